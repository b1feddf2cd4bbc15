package main

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/storage"
	"guatu/storage/storagetest"
)

// judge looks at what is there in the database of a configuration when all is over.
func (s *trial) judge(cfg Config) {
	store(s.t, cfg, func(ctx context.Context, store *storage.Store) error {
		v, err := store.Snapshot(ctx)
		if err != nil {
			return err
		}
		defer v.Close()
		return s.recorded(ctx, v)
	})
	for _, p := range s.crowd.people {
		s.answered(p)
	}
	db, err := sql.Open("sqlite3", cfg.Storage.DSN)
	if err != nil {
		s.t.Fatal(err)
	}
	defer db.Close()
	s.settled(db)
	s.doubled(db)
	s.behaved()
	if err := storagetest.Whole(within(s.t, time.Minute), storage.Options{Path: cfg.Storage.DSN, Fold: grammar.FoldName, City: cfg.city()}); err != nil {
		s.t.Error(err)
	}
}

// standing is a record as a report should have left it.
type standing struct {
	place     string
	withdrawn bool
}

// recorded looks that each report is there once, as it was last said.
func (s *trial) recorded(ctx context.Context, v *storage.Snapshot) error {
	names, records := map[int64]string{}, map[string][]standing{}
	err := v.EachCompany(ctx, func(c ledger.Company) error {
		names[c.ID] = c.Name
		return nil
	})
	if err != nil {
		return err
	}
	err = v.EachVisit(ctx, func(x ledger.Visit) error {
		records[names[x.Company]] = append(records[names[x.Company]], standing{x.Place, x.IsWithdrawn()})
		return nil
	})
	if err != nil {
		return err
	}
	err = v.EachDeal(ctx, func(x ledger.Deal) error {
		for _, c := range x.Investors {
			records[names[c]] = append(records[names[c]], standing{x.Stuck, x.IsWithdrawn()})
		}
		return nil
	})
	for _, p := range s.crowd.people {
		for _, r := range p.reports {
			if got, want := records[r.company], (standing{r.place, r.dropped}); len(got) != 1 || got[0] != want {
				s.t.Errorf("report %s (edited %v): recorded as %+v, want once %+v", r.company, r.edited, got, want)
			}
			delete(records, r.company)
		}
	}
	if len(records) > 0 {
		s.t.Errorf("records that nobody reported: %v", records)
	}
	return err
}

// answered looks that the chat shows an answer to each report.
func (s *trial) answered(p *person) {
	var all strings.Builder
	for _, m := range saidIn(s.sim, p.Chat()) {
		all.WriteString(m.Body() + "\n")
	}
	for _, r := range p.reports {
		if !strings.Contains(all.String(), r.company) {
			s.t.Errorf("report %s was never answered", r.company)
		}
	}
}

func (s *trial) count(db *sql.DB, q string, args ...any) (n int) {
	s.t.Helper()
	if err := db.QueryRow(q, args...).Scan(&n); err != nil {
		s.t.Fatal(err)
	}
	return n
}

// settled looks that nothing waits, and that all was sent but answers to presses
// (verb 2), which may come too late.
func (s *trial) settled(db *sql.DB) {
	for what, q := range map[string]string{
		"updates that are not done":          `SELECT count(*) FROM inbox WHERE state <> 'done'`,
		"sendings that neither went nor may": `SELECT count(*) FROM outbox WHERE state <> 'sent' AND NOT (state = 'dropped' AND json_extract(reply, '$.Verb') = 2)`,
		"digests that did not arrive":        `SELECT count(*) FROM digests WHERE state <> 'sent'`,
	} {
		if n := s.count(db, q); n > 0 {
			s.t.Errorf("%d %s", n, what)
		}
	}
	if n := s.count(db, `SELECT count(*) FROM digests`); n != s.owed*len(admins) {
		s.t.Errorf("%d digests were sent, want %d to %d chats", n, s.owed, len(admins))
	}
}

// doubled looks at the messages of which no row of the outbox knows: each was
// said again. A blow doubles one message of a chat at most, a connection that
// broke after a send one.
func (s *trial) doubled(db *sql.DB) {
	all, reports, messages := 0, 0, 0
	for _, p := range s.crowd.people {
		twice, at := 0, map[int]int{}
		for _, m := range saidIn(s.sim, p.Chat()) {
			messages++
			if s.count(db, `SELECT count(*) FROM outbox WHERE chat = ? AND message = ?`, p.Chat(), m.ID) > 0 {
				continue
			}
			twice++
			blow, _ := slices.BinarySearch(s.marks, int(m.ID))
			if at[blow]++; at[blow] > 1 && len(s.marks) > 0 {
				s.t.Errorf("chat %d: blow %d doubled %d messages", p.Chat(), blow+1, at[blow])
			}
		}
		if most := s.blows + s.broken[p.Chat()]; twice > most {
			s.t.Errorf("chat %d: %d messages were doubled, at most %d can", p.Chat(), twice, most)
		}
		all, reports = all+twice, reports+len(p.reports)
	}
	s.t.Logf("%d blows: %d reports, %d digests, %d messages of the bot, %d of them doubled", s.blows, reports, s.owed*len(admins), messages, all)
}

// behaved looks that the bot sent nothing that a correct bot does not.
func (s *trial) behaved() {
	bad := slices.DeleteFunc(s.sim.Violations(), func(v string) bool { return strings.Contains(v, "before its retry_after") })
	if len(bad) > 0 {
		s.t.Errorf("%d violations: %s", len(bad), fmt.Sprint(bad[:min(5, len(bad))]))
	}
}
