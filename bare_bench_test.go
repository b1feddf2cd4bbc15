package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// bareLoop is what any bot must do that loses nothing, and nothing else: it
// keeps updates, writes the rows of one visit to a new company for each, sends
// one text of a card's size, and notes that it was sent. The rows are those
// that guatu writes for the same reports, in tables and indexes that are
// guatu's own; the calls go out through net/http as JSON. Each batch of
// updates takes three commits, synchronous=FULL.
type bareLoop struct {
	db     *sql.DB
	insert map[string]*sql.Stmt
	client *http.Client
	base   string // of the Bot API's methods
	next   int64  // the next number of every row
}

// bareUpdate is as much of an update as the loop needs.
type bareUpdate struct {
	ID      int64 `json:"update_id"`
	Message struct {
		ID   int64  `json:"message_id"`
		Text string `json:"text"`
		Chat struct {
			ID int64 `json:"id"`
		} `json:"chat"`
	} `json:"message"`
	raw []byte
	row int64
}

var bareRows = map[string]string{
	"inbox": `INSERT INTO inbox (id, update_id, hash, lane, at, state, body) VALUES (?, ?, ?, ?, ?, 'waiting', ?)
		ON CONFLICT (update_id, hash) DO NOTHING`,
	"company": `INSERT INTO companies (id, version, name, root, generation, body) VALUES (?1, 1, ?2, ?1, ?1, ?3)`,
	"name":    `INSERT INTO company_names (folded, company, name) VALUES (?1, ?2, ?1)`,
	"visit": `INSERT INTO visits (n, version, company, said, date, direction, tier, district, place, chain, reporter, reported, touched, body)
		VALUES (?1, 1, ?1, ?1, ?2, 'out', 'unit', '', '上海', '', ?3, ?4, ?2, ?5)`,
	"unit":   `INSERT INTO visit_units (visit, unit, pos, date, direction, company) VALUES (?1, 'commerce', 0, ?2, 'out', ?1)`,
	"made":   `INSERT INTO made (chat, message, item, kind, n) VALUES (?, ?, 0, 'V', ?)`,
	"outbox": `INSERT INTO outbox (id, chat, bulk, key, state, made, reply) VALUES (?, ?, 0, ?, 'waiting', ?, ?)`,
	"done":   `UPDATE inbox SET state = 'done' WHERE id = ?`,
	"settle": `UPDATE outbox SET state = 'sent', tries = 1, settled = ?, message = ? WHERE id = ?`,
	"sent":   `INSERT INTO sent (chat, message, key, outbox) VALUES (?, ?, ?, ?)`,
}

// startBare runs the bare loop in the place of the program, until the test ends.
func startBare(w *world, t testing.TB) {
	t.Helper()
	l := newBareLoop(w, t)
	ctx, stop := context.WithCancel(context.Background())
	serve := l.poll
	if w.cfg.Telegram.Mode == "webhook" {
		listener, err := net.Listen("tcp", w.cfg.Telegram.Webhook.Listen)
		if err != nil {
			t.Fatal(err)
		}
		l.hook(w.cfg.Telegram.Webhook)
		serve = func(ctx context.Context) error { return l.listen(ctx, listener) }
	}
	done := make(chan error, 1)
	go func() { done <- serve(ctx) }()
	t.Cleanup(func() {
		stop()
		w.sim.Close()
		if err := <-done; err != nil && ctx.Err() == nil {
			t.Error(err)
		}
		l.db.Close()
	})
}

func newBareLoop(w *world, t testing.TB) *bareLoop {
	t.Helper()
	store, err := openStore(context.Background(), w.cfg, slog.New(slog.DiscardHandler), time.Now) // makes the tables
	if err != nil {
		t.Fatal(err)
	}
	store.Close()
	l := &bareLoop{insert: map[string]*sql.Stmt{}, client: w.telegram, base: w.cfg.Telegram.APIURL + "/bot" + w.cfg.Telegram.Token + "/"}
	if l.db, err = sql.Open("sqlite3", "file:"+w.cfg.Storage.DSN+"?_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_txlock=immediate"); err != nil {
		t.Fatal(err)
	}
	l.db.SetMaxOpenConns(1)
	for name, q := range bareRows {
		if l.insert[name], err = l.db.Prepare(q); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return l
}

// poll asks for updates and works off what came.
func (l *bareLoop) poll(ctx context.Context) error {
	var offset int64
	for ctx.Err() == nil {
		var raws []json.RawMessage
		if err := l.call(ctx, "getUpdates", map[string]any{"offset": offset, "timeout": 50}, &raws); err != nil {
			return err
		}
		us, err := l.keep(raws)
		if err != nil {
			return err
		}
		if err := l.work(ctx, us); err != nil {
			return err
		}
		for _, u := range us {
			offset = max(offset, u.ID+1)
		}
	}
	return nil
}

func (l *bareLoop) hook(c WebhookConfig) {
	params := map[string]any{"url": c.URL, "secret_token": c.Secret, "max_connections": 100}
	go l.call(context.Background(), "setWebhook", params, nil)
}

// listen works off what comes to the webhook, as many updates at a time as wait.
func (l *bareLoop) listen(ctx context.Context, listener net.Listener) error {
	type post struct {
		raw  json.RawMessage
		kept chan struct{}
	}
	posts := make(chan post, 256)
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		p := post{raw, make(chan struct{})}
		posts <- p
		<-p.kept
	})}
	defer server.Close()
	go server.Serve(listener)
	for {
		select {
		case <-ctx.Done():
			return nil
		case p := <-posts:
			batch := []post{p}
			for len(posts) > 0 {
				batch = append(batch, <-posts)
			}
			raws := make([]json.RawMessage, len(batch))
			for i, p := range batch {
				raws[i] = p.raw
			}
			us, err := l.keep(raws)
			if err != nil {
				return err
			}
			for _, p := range batch {
				close(p.kept)
			}
			if err := l.work(ctx, us); err != nil {
				return err
			}
		}
	}
}

// keep stores updates before anything else.
func (l *bareLoop) keep(raws []json.RawMessage) (us []bareUpdate, err error) {
	err = l.commit(func(do func(name string, args ...any) error) error {
		for _, raw := range raws {
			u := bareUpdate{raw: raw, row: l.number()}
			if err := json.Unmarshal(raw, &u); err != nil {
				return err
			}
			h := sha256.Sum256(raw)
			if err := do("inbox", u.row, u.ID, hex.EncodeToString(h[:]), u.Message.Chat.ID, time.Now().UnixMilli(), raw); err != nil {
				return err
			}
			us = append(us, u)
		}
		return nil
	})
	return us, err
}

// work records, answers and settles a batch.
func (l *bareLoop) work(ctx context.Context, us []bareUpdate) error {
	if err := l.commit(func(do func(string, ...any) error) error {
		for _, u := range us {
			if err := l.record(do, u); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	messages, err := l.answer(ctx, us)
	if err != nil {
		return err
	}
	return l.commit(func(do func(string, ...any) error) error {
		for i, u := range us {
			if err := do("settle", time.Now().UnixMilli(), messages[i], u.row); err != nil {
				return err
			}
			if err := do("sent", u.Message.Chat.ID, messages[i], fmt.Sprint("V", u.row), u.row); err != nil {
				return err
			}
		}
		return nil
	})
}

func (l *bareLoop) record(do func(string, ...any) error, u bareUpdate) error {
	body, day, now := strings.Repeat("x", 600), "2026-03-31", time.Now().UnixMilli()
	room, name := u.Message.Chat.ID, fmt.Sprint(u.Message.Text, u.row)
	for _, w := range []struct {
		name string
		args []any
	}{
		{"company", []any{u.row, name, body[:150]}},
		{"name", []any{name, u.row}},
		{"visit", []any{u.row, day, room, now, body}},
		{"unit", []any{u.row, day}},
		{"made", []any{room, u.Message.ID, u.row}},
		{"outbox", []any{u.row, room, fmt.Sprint("V", u.row), now, body}},
		{"done", []any{u.row}},
	} {
		if err := do(w.name, w.args...); err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
	}
	return nil
}

// answer sends each chat its answers in their order, the chats side by side,
// thirty at a time.
func (l *bareLoop) answer(ctx context.Context, us []bareUpdate) ([]int64, error) {
	messages, errs := make([]int64, len(us)), make(chan error, len(us))
	slots := make(chan struct{}, 30)
	var g sync.WaitGroup
	for _, chat := range lanes(us) {
		g.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			for _, i := range chat {
				var m struct {
					ID int64 `json:"message_id"`
				}
				params := map[string]any{"chat_id": us[i].Message.Chat.ID, "text": strings.Repeat("走访", 60)}
				if err := l.call(ctx, "sendMessage", params, &m); err != nil {
					errs <- err
				}
				messages[i] = m.ID
			}
		})
	}
	g.Wait()
	close(errs)
	return messages, <-errs
}

// lanes are the places of the updates of each chat.
func lanes(us []bareUpdate) map[int64][]int {
	by := map[int64][]int{}
	for i, u := range us {
		by[u.Message.Chat.ID] = append(by[u.Message.Chat.ID], i)
	}
	return by
}

func (l *bareLoop) number() int64 {
	l.next++
	return l.next
}

func (l *bareLoop) commit(f func(do func(name string, args ...any) error) error) error {
	tx, err := l.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(func(name string, args ...any) error {
		_, err := tx.Stmt(l.insert[name]).Exec(args...)
		return err
	}); err != nil {
		return err
	}
	return tx.Commit()
}

func (l *bareLoop) call(ctx context.Context, method string, params map[string]any, dest any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, l.base+method, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := l.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var envelope struct {
		OK     bool            `json:"ok"`
		Result json.RawMessage `json:"result"`
		Error  string          `json:"description"`
	}
	if err := json.NewDecoder(res.Body).Decode(&envelope); err != nil {
		return err
	}
	if !envelope.OK {
		return fmt.Errorf("%s: %s", method, envelope.Error)
	}
	if dest == nil {
		return nil
	}
	return json.Unmarshal(envelope.Result, dest)
}

// manyConnections is a client that keeps the connections of a busy bot open.
func manyConnections() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 64
	return &http.Client{Transport: t}
}
