package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"guatu/internal/demo"
	"guatu/ledger"
)

var days = flag.Int("days", 1, "how many days of virtual time TestLongRun takes; 45 reach everything that is pruned")

// Days and weeks of reports, questions, digests, reminders, copies and pruning
// leave the program as it was: memory, files and goroutines stay, the write-ahead
// file is folded back, what is done with is pruned.
func TestLongRun(t *testing.T) {
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		l := newLongRun(t, sample)
		var settled footprint // when all caches are warm
		for hour := range *days * 24 {
			l.hour(hour % 24)
			if hour == min(*days*12, 8*24) {
				settled = l.holds()
				t.Logf("day %d: %v", hour/24+1, settled)
			}
		}
		end := l.holds()
		t.Logf("day %d: %v", *days, end)
		end.compare(t, settled)
		l.check()
	})
}

type longRun struct {
	*testing.T
	*App
	cfg      Config
	telegram *forgetful
	reports  int
}

const longLeaders = 5

func newLongRun(t *testing.T, sample demo.Sample) *longRun {
	cfg := sampleConfig(t, sample)
	cfg.Backup.Dir = filepath.Join(memoryDir(t), "copies")
	cfg.Backup.Keep = 3
	cfg.Storage.DSN = filepath.Join(memoryDir(t), "guatu.db")
	log := slog.New(slog.DiscardHandler)
	store, err := openStore(t.Context(), cfg, log, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	l := &longRun{T: t, cfg: cfg, telegram: &forgetful{bell: make(chan struct{}, 1)}}
	if l.App, err = wire(cfg, log, Edge{Telegram: &http.Client{Transport: l.telegram}, Now: time.Now}, store); err != nil {
		t.Fatal(err)
	}
	l.enrol()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 2)
	go func() { done <- l.Bot.Run(ctx) }()
	go func() { done <- l.Scheduler.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		for range 2 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		store.Close()
	})
	return l
}

// memoryDir is a folder in memory where there is one: what survives a power cut
// is not asked here, and days of commits need not wait for a disk.
func memoryDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "guatu-*")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// enrol lets officers and leaders in, the leaders with digests.
func (l *longRun) enrol() {
	var plan ledger.Plan
	for i := range int64(2 * longLeaders) {
		m := ledger.Member{ID: 100 + i, Name: fmt.Sprint("成员", i), Role: ledger.Officer, Unit: "laoshan-bureau", District: "laoshan", Since: time.Now(), Last: time.Now()}
		if i < longLeaders {
			m.Role = ledger.Leader
			for _, of := range []string{"city", "district:laoshan"} {
				plan.Add(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: m.ID, Member: m.ID, Of: of, Since: time.Now()}})
			}
		}
		plan.Add(ledger.SaveMember{Member: m})
	}
	if err := l.Store.Apply(l.Context(), nil, plan, nil); err != nil {
		l.Fatal(err)
	}
}

// hour passes an hour of a day: from 8 to 20 o'clock each officer reports and
// asks, each leader asks.
func (l *longRun) hour(n int) {
	if at := time.Now().In(l.cfg.zone).Hour(); at >= 8 && at < 20 {
		for i := range int64(longLeaders) {
			l.telegram.say(100+longLeaders+i, fmt.Sprintf("#走访；企业：%s；地点：上海；区市：崂山区；成果：谈得不错；下一步：回访", longCompany(n*longLeaders+int(i))))
			l.telegram.say(100+longLeaders+i, "本周走访了多少家企业")
			l.telegram.say(100+i, "本月各区市走访多少家次")
			l.reports++
		}
	}
	time.Sleep(time.Hour)
	if wal := size(l.cfg.Storage.DSN + "-wal"); wal > 16<<20 {
		l.Errorf("%v: the write-ahead file has %.0f bytes", time.Now(), wal)
	}
}

// longCompany are companies whose names are not near each other: the same every day.
func longCompany(n int) string {
	return string([]rune{rune(0x4e00 + n*101), rune(0x5200 + n*89), rune(0x6000 + n*71)}) + "厂"
}

// footprint is what the program has.
type footprint struct {
	heap, database, handles, routines int // database: its own open files
}

func (u footprint) String() string {
	return fmt.Sprintf("%d KiB of heap, %d files of the database and %d others, %d goroutines", u.heap>>10, u.database, u.handles, u.routines)
}

func (l *longRun) holds() footprint {
	l.Helper()
	synctest.Wait()
	runtime.GC()
	runtime.GC() // what finalizers held
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	u := footprint{heap: int(m.HeapAlloc), routines: runtime.NumGoroutine()}
	open, _ := os.ReadDir("/proc/self/fd") // none where there is no /proc
	for _, fd := range open {
		if name, err := os.Readlink(filepath.Join("/proc/self/fd", fd.Name())); err == nil && strings.HasPrefix(name, l.cfg.Storage.DSN) {
			u.database++
		} else {
			u.handles++
		}
	}
	return u
}

// compare wants no more than some slack over an earlier state.
func (u footprint) compare(t *testing.T, before footprint) {
	t.Helper()
	if u.heap > before.heap+before.heap/5+2<<20 {
		t.Errorf("the heap grows: %v, before %v", u, before)
	}
	if u.database > 2*17+2 { // 16 that read and one that writes, each with the -wal; -shm and a lock
		t.Errorf("files of the database are left open: %v", u)
	}
	if u.handles > before.handles+2 || u.routines > before.routines+5 {
		t.Errorf("files or goroutines are left: %v, before %v", u, before)
	}
}

// check looks at what is in the database in the end.
func (l *longRun) check() {
	l.Helper()
	db, err := sql.Open("sqlite3", "file:"+l.cfg.Storage.DSN+"?mode=ro")
	if err != nil {
		l.Fatal(err)
	}
	defer db.Close()
	count := func(query string, args ...any) (n int) {
		if err := db.QueryRow(query, args...).Scan(&n); err != nil {
			l.Fatal(err)
		}
		return n
	}
	before := func(days int) int64 {
		return time.Now().Add(-time.Duration(days)*24*time.Hour - 2*time.Hour).UnixMilli()
	}
	mondays := *days / 7
	if *days >= 3 {
		mondays = (*days + 4) / 7 // the run begins on a Saturday
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"visits", count(`SELECT count(*) FROM visits`), l.reports},
		{"updates not worked off", count(`SELECT count(*) FROM inbox WHERE state <> 'done'`), 0},
		{"updates older than three days", count(`SELECT count(*) FROM inbox WHERE at < ?`, before(3)), 0},
		{"sendings not sent", count(`SELECT count(*) FROM outbox WHERE state <> 'sent'`), 0},
		{"sendings older than 30 days", count(`SELECT count(*) FROM outbox WHERE settled < ?`, before(30)), 0},
		{"attachments older than 30 days without a sending", count(`SELECT count(*) FROM attachments WHERE made < ?`, before(31)), 0},
		{"digests", count(`SELECT count(*) FROM digests WHERE state = 'sent'`), 2 * longLeaders * mondays},
	} {
		if c.got != c.want {
			l.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
	if copies, _ := filepath.Glob(filepath.Join(l.cfg.Backup.Dir, nightly)); len(copies) != min(3, *days) {
		l.Errorf("copies: %v", copies)
	}
	l.Logf("%d reports, %d sends; inbox %d rows, outbox %d rows, database %.0f KiB", l.reports, l.telegram.sent(),
		count(`SELECT count(*) FROM inbox`), count(`SELECT count(*) FROM outbox`), size(l.cfg.Storage.DSN)/1024)
}

// forgetful is a Telegram that answers everything and keeps nothing but the
// updates that were not fetched, so that what grows is the program.
type forgetful struct {
	mu      sync.Mutex
	pending []json.RawMessage
	first   int64 // update id of the first that is pending
	last    int64 // message id
	sends   int
	bell    chan struct{}
}

// say sends the bot a person's text.
func (f *forgetful) say(from int64, text string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last++
	if f.first == 0 {
		f.first = 1
	}
	update, _ := json.Marshal(map[string]any{"update_id": f.first + int64(len(f.pending)), "message": map[string]any{
		"message_id": f.last, "date": time.Now().Unix(), "text": text,
		"chat": map[string]any{"id": from, "type": "private", "first_name": "成员"},
		"from": map[string]any{"id": from, "is_bot": false, "first_name": "成员", "language_code": "zh-hans"}}})
	f.pending = append(f.pending, update)
	select {
	case f.bell <- struct{}{}:
	default:
	}
}

func (f *forgetful) sent() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.sends
}

// RoundTrip answers one call of the Bot API.
func (f *forgetful) RoundTrip(req *http.Request) (*http.Response, error) {
	var body []byte
	if req.Body != nil {
		defer req.Body.Close()
		var err error
		if body, err = io.ReadAll(req.Body); err != nil {
			return nil, err
		}
	}
	var p struct {
		Offset  int64 `json:"offset"`
		Timeout int   `json:"timeout"`
		Chat    int64 `json:"chat_id"`
	}
	_ = json.Unmarshal(body, &p) // files come in another form, and say nothing that is needed
	var result any = true
	switch method := strings.ToLower(path.Base(req.URL.Path)); {
	case method == "getme":
		result = map[string]any{"id": 7000000001, "is_bot": true, "first_name": "guatu", "username": "guatu_bot"}
	case method == "getupdates":
		us, err := f.fetch(req.Context(), p.Offset, time.Duration(p.Timeout)*time.Second)
		if err != nil {
			return nil, err
		}
		result = us
	case strings.HasPrefix(method, "send"), strings.HasPrefix(method, "editmessage"):
		result = f.take(p.Chat)
	}
	answer, err := json.Marshal(map[string]any{"ok": true, "result": result})
	return &http.Response{StatusCode: http.StatusOK, Status: "200 OK", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(answer)), ContentLength: int64(len(answer)), Request: req}, err
}

// fetch waits for updates from an offset on.
func (f *forgetful) fetch(ctx context.Context, offset int64, most time.Duration) ([]json.RawMessage, error) {
	end := time.NewTimer(most)
	defer end.Stop()
	for {
		f.mu.Lock()
		if n := offset - f.first; n > 0 && f.first > 0 {
			f.pending = append([]json.RawMessage{}, f.pending[min(n, int64(len(f.pending))):]...)
			f.first = offset
		}
		us := f.pending[:min(len(f.pending), 100)]
		f.mu.Unlock()
		if len(us) > 0 {
			return us, nil
		}
		select {
		case <-f.bell:
		case <-end.C:
			return []json.RawMessage{}, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// take is the message that a send becomes.
func (f *forgetful) take(room int64) map[string]any {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last++
	f.sends++
	picture := map[string]any{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
	return map[string]any{"message_id": f.last, "date": time.Now().Unix(), "chat": map[string]any{"id": room, "type": "private"},
		"photo": []any{picture}, "document": map[string]any{"file_id": "d", "file_unique_id": "d"}}
}
