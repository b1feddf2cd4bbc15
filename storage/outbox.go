package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"guatu/chat"
	"guatu/ledger"
)

// post puts a reply into the outbox and gives its row; 0 when it was to be sent
// once and somebody has asked for it before.
func (t *txn) post(ctx context.Context, r chat.Reply) (int64, error) {
	id, err := t.next(ctx, "outbox", 1)
	if err != nil {
		return 0, err
	}
	if r.Once != "" {
		first, err := t.first(ctx, r.Chat, r.Once, id)
		if err != nil || !first {
			return 0, err
		}
	}
	photo, err := t.attach(ctx, &r.Picture)
	if err != nil {
		return 0, err
	}
	document, err := t.attach(ctx, &r.File)
	if err != nil {
		return 0, err
	}
	whole, err := body("write reply", r)
	if err != nil {
		return 0, err
	}
	err = t.exec(ctx, `
		INSERT INTO outbox (id, chat, bulk, key, state, made, photo, document, reply)
		VALUES ($1, $2, $3, $4, 'waiting', $5, $6, $7, $8)`,
		id, r.Chat, bit(r.Bulk), r.Key, t.now.UnixMilli(), photo, document, whole)
	if err != nil {
		return 0, fmt.Errorf("save reply: %w", err)
	}
	t.posted = true
	return id, nil
}

// first tells whether nothing was sent to the chat under the key before.
func (t *txn) first(ctx context.Context, room int64, key string, row int64) (bool, error) {
	n, err := t.changed(ctx, `
		INSERT INTO once (chat, key, outbox) VALUES ($1, $2, $3) ON CONFLICT (chat, key) DO NOTHING`, room, key, row)
	if err != nil {
		return false, fmt.Errorf("send once: %w", err)
	}
	return n == 1, nil
}

// attach stores a document's bytes, once however often they are sent, and
// leaves in the reply the document without them.
func (t *txn) attach(ctx context.Context, d **chat.Document) (hash string, err error) {
	if *d == nil {
		return "", nil
	}
	hash = digestOf((*d).Data)
	err = t.exec(ctx, `
		INSERT INTO attachments (hash, data, made) VALUES ($1, $2, $3)
		ON CONFLICT (hash) DO UPDATE SET made = excluded.made`, hash, (*d).Data, t.now.UnixMilli())
	if err != nil {
		return "", fmt.Errorf("store attachment: %w", err)
	}
	*d = &chat.Document{Name: (*d).Name}
	return hash, nil
}

// dropBulk drops what waits to be sent to a chat unasked.
func (t *txn) dropBulk(ctx context.Context, room int64) error {
	err := t.exec(ctx, `
		UPDATE outbox SET state = $1, settled = $2, why = 'revoked' WHERE chat = $3 AND bulk = 1 AND state = 'waiting'`,
		chat.Dropped, t.now.UnixMilli(), room)
	if err != nil {
		return fmt.Errorf("drop sendings: %w", err)
	}
	err = t.exec(ctx, `UPDATE digests SET state = $1 WHERE recipient = $2 AND state = $3`, chat.Dropped, room, ledger.Owed)
	if err != nil {
		return fmt.Errorf("drop digests: %w", err)
	}
	return nil
}

// After are the waiting sendings with a higher row, oldest first: bulk ones or
// the others. Those that are put off are among them.
func (s *Store) After(ctx context.Context, row int64, bulk bool, most int) ([]chat.Sending, error) {
	rows, err := s.reads.QueryContext(ctx, `
		SELECT o.id, o.chat, o.made, o.tries, o.reply, p.data, coalesce(p.photo_id, ''), d.data,
			coalesce((SELECT t.message FROM sent t WHERE t.chat = o.chat AND t.key = o.key AND o.key <> ''
				ORDER BY t.outbox DESC LIMIT 1), 0)
		FROM outbox o
		LEFT JOIN attachments p ON p.hash = o.photo AND o.photo <> ''
		LEFT JOIN attachments d ON d.hash = o.document AND o.document <> ''
		WHERE o.state = 'waiting' AND o.bulk = $1 AND o.id > $2 ORDER BY o.id LIMIT $3`, bit(bulk), row, most)
	if err != nil {
		return nil, s.fault("read outbox", err)
	}
	defer rows.Close()
	out := []chat.Sending{}
	for rows.Next() {
		x, err := scanSending(rows)
		if err != nil {
			return nil, s.fault("read outbox", err)
		}
		out = append(out, x)
	}
	return out, s.fault("read outbox", rows.Err())
}

func scanSending(rows *sql.Rows) (x chat.Sending, err error) {
	var room, made int64
	var reply, photo, document []byte
	var photoID string
	err = rows.Scan(&x.Row, &room, &made, &x.Tries, &reply, &photo, &photoID, &document, &x.Target)
	if err != nil {
		return x, err
	}
	if err := json.Unmarshal(reply, &x.Reply); err != nil {
		return x, err
	}
	x.Made = at(made)
	x.Reply.Chat = room // the chat may have moved since
	if x.Reply.Picture != nil {
		x.Reply.Picture.Data, x.FileID = photo, photoID
	}
	if x.Reply.File != nil {
		x.Reply.File.Data = document
	}
	switch {
	case x.Reply.Verb != chat.Edit:
		x.Target = 0
	case x.Reply.Message != 0:
		x.Target = x.Reply.Message
	}
	return x, nil
}

// Target is the message that an Edit changes: the latest one that was delivered
// under the key; 0 when none was.
func (s *Store) Target(ctx context.Context, room int64, key string) (message int, err error) {
	err = s.reads.QueryRowContext(ctx, `
		SELECT coalesce((SELECT message FROM sent WHERE chat = $1 AND key = $2 ORDER BY outbox DESC LIMIT 1), 0)`,
		room, key).Scan(&message)
	return message, s.fault("find sent message", err)
}

// News is signalled after commits that added sendings.
func (s *Store) News() <-chan struct{} { return s.news }

// SentKey is the key of what we sent as that message; "" when it had none.
func (v *Snapshot) SentKey(ctx context.Context, room int64, message int) (key string, err error) {
	err = v.row(ctx, `
		SELECT coalesce((SELECT key FROM sent WHERE chat = $1 AND message = $2), '')`, room, message).Scan(&key)
	return key, v.store.fault("read key of message", err)
}
