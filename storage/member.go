package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

var members = table{
	kind: "M",
	read: `SELECT version, body FROM members WHERE id = $1`,
	drop: `DELETE FROM members WHERE id = $1`,
}

func (t *txn) saveMember(ctx context.Context, by ledger.Source, m ledger.Member) (err error) {
	if m.Version, err = t.supersede(ctx, members, m.ID, m.Version, by); err != nil {
		return err
	}
	whole, err := body("write member", m)
	if err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO members (id, version, name, role, unit, district, revoked, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		m.ID, m.Version, m.Name, m.Role, m.Unit, m.District, instant(m.Revoked), whole)
	if err != nil {
		return fmt.Errorf("save member %d: %w", m.ID, err)
	}
	if m.Active() {
		return nil
	}
	return t.dropBulk(ctx, m.ID)
}

// Member is the member with that user id, revoked or not.
func (v *Snapshot) Member(ctx context.Context, user int64) (ledger.Member, error) {
	return one[ledger.Member](ctx, v, "read member", `SELECT body FROM members WHERE id = $1`, user)
}

// Members are all members, revoked ones too, by name.
func (v *Snapshot) Members(ctx context.Context) ([]ledger.Member, error) {
	return all[ledger.Member](ctx, v, "read members", `SELECT body FROM members ORDER BY name, id`)
}

func (t *txn) saveInvitation(ctx context.Context, i ledger.Invitation) error {
	var had int
	if _, err := t.scan(ctx, []any{&had}, `SELECT version FROM invitations WHERE code = $1`, i.Code); err != nil {
		return fmt.Errorf("read version of invitation: %w", err)
	}
	if had != i.Version {
		return conflict("an invitation has version %d, the change rests on %d", had, i.Version)
	}
	i.Version++
	whole, err := body("write invitation", i)
	if err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO invitations (code, version, ends, body) VALUES ($1, $2, $3, $4)
		ON CONFLICT (code) DO UPDATE SET version = excluded.version, ends = excluded.ends, body = excluded.body`,
		i.Code, i.Version, instant(i.Ends), whole)
	if err != nil {
		return fmt.Errorf("save invitation: %w", err)
	}
	return nil
}

// Invitation is the link with that code.
func (v *Snapshot) Invitation(ctx context.Context, code string) (ledger.Invitation, error) {
	return one[ledger.Invitation](ctx, v, "read invitation", `SELECT body FROM invitations WHERE code = $1`, code)
}

func (t *txn) saveRequest(ctx context.Context, r ledger.Request) error {
	whole, err := body("write request", r)
	if err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO requests (person, at, done, body) VALUES ($1, $2, $3, $4)
		ON CONFLICT (person) DO UPDATE SET at = excluded.at, done = excluded.done, body = excluded.body`,
		r.Person, r.At.UnixMilli(), bit(r.Done), whole)
	if err != nil {
		return fmt.Errorf("save request: %w", err)
	}
	return nil
}

// Requests are the wishes to be let in that nobody has answered, oldest first.
func (v *Snapshot) Requests(ctx context.Context) ([]ledger.Request, error) {
	return all[ledger.Request](ctx, v, "read requests", `SELECT body FROM requests WHERE done = 0 ORDER BY at, person`)
}
