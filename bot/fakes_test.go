package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"guatu/chat"
	"guatu/internal/simulator"
)

const token = "7000000001:simulated"

var errDown = errors.New("the disk is gone")

// store is an inbox and an outbox in memory. It outlives the bots on it, as a
// database does.
type store struct {
	mu      sync.Mutex
	now     func() time.Time
	down    bool // every call fails
	inbox   []kept
	known   map[string]bool // updates by id and content
	outbox  []*outRow
	classes map[bool][]*outRow // the outbox: bulk, and the others
	targets map[string]int     // by chat and key
	news    chan struct{}
	settled int // calls of Settle
}

type kept struct {
	chat.Update
	done bool
	bad  string
}

type outRow struct {
	chat.Sending
	outcome chat.Outcome
	history []chat.Verdict
}

func newStore() *store {
	return &store{now: time.Now, known: map[string]bool{}, classes: map[bool][]*outRow{}, targets: map[string]int{}, news: make(chan struct{}, 1)}
}

func (s *store) Keep(_ context.Context, us []chat.Update) ([]chat.Update, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		return nil, errDown
	}
	var fresh []chat.Update
	for _, u := range us {
		key := fmt.Sprint(u.ID, string(u.Body))
		if s.known[key] {
			continue
		}
		s.known[key] = true
		u.Row = int64(len(s.inbox) + 1)
		s.inbox = append(s.inbox, kept{Update: u})
		fresh = append(fresh, u)
	}
	return fresh, nil
}

func (s *store) Undone(context.Context) ([]chat.Update, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		return nil, errDown
	}
	var us []chat.Update
	for _, k := range s.inbox {
		if !k.done && k.bad == "" {
			us = append(us, k.Update)
		}
	}
	return us, nil
}

func (s *store) Quarantine(_ context.Context, row int64, why string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		return errDown
	}
	s.inbox[row-1].bad = why
	return nil
}

func (s *store) Done(_ context.Context, rows []int64) error { return s.decide(rows) }

// decide closes inbox rows and adds replies in one commit.
func (s *store) decide(rows []int64, replies ...chat.Reply) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		return errDown
	}
	for _, row := range rows {
		if s.inbox[row-1].done {
			return fmt.Errorf("row %d is done twice", row)
		}
		s.inbox[row-1].done = true
	}
	for _, r := range replies {
		s.add(chat.Sending{Reply: r})
	}
	signal(s.news)
	return nil
}

func (s *store) add(sending chat.Sending) {
	sending.Row, sending.Made = int64(len(s.outbox)+1), s.now()
	row := &outRow{Sending: sending, outcome: chat.Outcome{Verdict: chat.Waiting}}
	s.outbox = append(s.outbox, row)
	s.classes[row.Reply.Bulk] = append(s.classes[row.Reply.Bulk], row)
}

func (s *store) After(_ context.Context, row int64, bulk bool, most int) ([]chat.Sending, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		return nil, errDown
	}
	var out []chat.Sending
	rows := s.classes[bulk]
	for i := sort.Search(len(rows), func(i int) bool { return rows[i].Row > row }); i < len(rows) && len(out) < most; i++ {
		if rows[i].outcome.Verdict == chat.Waiting {
			out = append(out, rows[i].Sending)
		}
	}
	return out, nil
}

func (s *store) Target(_ context.Context, room int64, key string) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.targets[fmt.Sprint(room, key)], nil
}

func (s *store) Settle(_ context.Context, os []chat.Outcome) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		return errDown
	}
	s.settled++
	for _, o := range os {
		r := s.outbox[o.Row-1]
		r.outcome = o
		r.Tries = o.Tries
		r.history = append(r.history, o.Verdict)
		if o.Message != 0 && r.Reply.Key != "" {
			s.targets[fmt.Sprint(r.Reply.Chat, r.Reply.Key)] = o.Message
		}
		for _, later := range s.outbox[o.Row-1:] {
			if o.MovedTo != 0 && later.Reply.Chat == r.Reply.Chat && later != r {
				later.Reply.Chat = o.MovedTo
			}
		}
		if o.MovedTo != 0 {
			r.Reply.Chat = o.MovedTo
		}
	}
	return nil
}

func (s *store) News() <-chan struct{} { return s.news }

func (s *store) breakDown(down bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down = down
}

// say puts replies into the outbox, as a scheduler does.
func (s *store) say(t *testing.T, replies ...chat.Reply) {
	t.Helper()
	if err := s.decide(nil, replies...); err != nil {
		t.Fatal(err)
	}
}

// verdicts are what became of the outbox, in order.
func (s *store) verdicts() []chat.Verdict {
	s.mu.Lock()
	defer s.mu.Unlock()
	var vs []chat.Verdict
	for _, r := range s.outbox {
		vs = append(vs, r.outcome.Verdict)
	}
	return vs
}

func (s *store) row(n int) outRow {
	s.mu.Lock()
	defer s.mu.Unlock()
	return *s.outbox[n-1]
}

// undone counts inbox rows that are neither done nor set aside.
func (s *store) undone() int {
	us, _ := s.Undone(context.Background())
	return len(us)
}

// desk is a handler that notes what it is given and answers as told.
type desk struct {
	*store
	mu     sync.Mutex
	got    []chat.Message
	answer func(chat.Message) []chat.Reply // nil: echo
	before func(context.Context, chat.Message) error
}

func (d *desk) Handle(ctx context.Context, rows []int64, m chat.Message) error {
	if d.before != nil {
		if err := d.before(ctx, m); err != nil {
			return err
		}
	}
	answer := d.answer
	if answer == nil {
		answer = echo
	}
	if err := d.decide(rows, answer(m)...); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.got = append(d.got, m)
	return nil
}

func (d *desk) messages() []chat.Message {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.got)
}

func echo(m chat.Message) []chat.Reply {
	if m.Kind == chat.Pressed {
		return []chat.Reply{{Verb: chat.Answer, Chat: m.Room.ID, Press: m.Press, Text: "已按"}}
	}
	return []chat.Reply{{Chat: m.Room.ID, Text: chat.Escape("收到 " + m.Text)}}
}

// silent answers nothing.
func silent(chat.Message) []chat.Reply { return nil }

// world is a simulated Telegram, a store and the bot between them, inside a
// synctest bubble.
type world struct {
	*testing.T
	sim   *simulator.Server
	store *store
	desk  *desk
	bot   *Bot
	logs  *syncBuffer
	stop  func()
	pass  string // violations that a test provokes
}

// forgive lets violations pass that hold these words.
func (w *world) forgive(words string) { w.pass = words }

type syncBuffer struct {
	mu  sync.Mutex
	buf []byte
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return string(b.buf)
}

// inWorld runs a test in a world whose bot polls, and then checks that the bot
// did nothing that Telegram forbids.
func inWorld(t *testing.T, cfg Config, opt simulator.Options, test func(*world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := newStore()
		w := &world{T: t, sim: simulator.New(opt), store: s, desk: &desk{store: s}, logs: &syncBuffer{}}
		defer w.sim.Close()
		w.start(cfg)
		defer func() { w.stop() }()
		test(w)
		for _, v := range w.sim.Violations() {
			if w.pass == "" || !strings.Contains(v, w.pass) {
				t.Errorf("violation: %s", v)
			}
		}
	})
}

// start boots a bot, which a restart does again.
func (w *world) start(cfg Config) {
	w.Helper()
	cfg.Token = token
	log := slog.New(slog.NewTextHandler(io.MultiWriter(w.logs, w.Output()), nil))
	b, err := New(cfg, Deps{Log: log, Inbox: w.store, Outbox: w.store, Handler: w.desk, Client: w.sim.Client()})
	if err != nil {
		w.Fatal(err)
	}
	w.bot = b
	w.sim.MapWebhook("https://bot.example/", b.Webhook())
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	w.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			w.Errorf("run: %v", err)
		}
	})
}

// settle lets everything that is under way happen.
func (w *world) settle(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// shown are the texts that the bot shows in a chat.
func (w *world) shown(room int64) []string {
	var texts []string
	for _, m := range w.sim.Messages(room) {
		if m.From != nil && m.From.ID == w.sim.Bot().ID {
			texts = append(texts, m.Body())
		}
	}
	return texts
}
