package scheduler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"guatu/ledger"
)

// book keeps dues in memory and refuses what another process did first.
type book struct{ dues map[string]time.Time }

func (b *book) Dues(context.Context) (map[string]time.Time, error) {
	out := map[string]time.Time{}
	for k, v := range b.dues {
		out[k] = v
	}
	return out, nil
}

func (b *book) Apply(_ context.Context, _ []int64, p ledger.Plan) error {
	for _, c := range p.Changes {
		c := c.(ledger.CloseDue)
		if !b.dues[c.Name].Equal(c.Was) {
			return &ledger.Error{Fault: ledger.Conflict, Op: "close"}
		}
		b.dues[c.Name] = c.Next
	}
	return nil
}

var shanghai = time.FixedZone("CST", 8*3600)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, shanghai)
	if err != nil {
		panic(err)
	}
	return t
}

// world is a scheduler with one task that notes when it fired.
type world struct {
	book  *book
	now   time.Time
	fired []string
	calls int
	fail  error
}

func (w *world) scheduler(t *testing.T, line string, quiet string) *Scheduler {
	t.Helper()
	when, err := Parse(line, shanghai)
	if err != nil {
		t.Fatal(err)
	}
	q, err := ParseQuiet(quiet)
	if err != nil {
		t.Fatal(err)
	}
	task := Task{Name: "digest", When: when, Quiet: q, Do: func(ctx context.Context, due Due) error {
		w.calls++
		if w.fail != nil {
			return w.fail
		}
		if err := w.book.Apply(ctx, nil, ledger.Plan{Changes: []ledger.Change{due.Close}}); err != nil {
			return err
		}
		for _, f := range due.Fires {
			w.fired = append(w.fired, f.In(shanghai).Format("01-02 15:04"))
		}
		return nil
	}}
	return New(slog.New(slog.DiscardHandler), w.book, func() time.Time { return w.now }, []Task{task})
}

func (w *world) look(s *Scheduler, now string) {
	w.now = at(now)
	s.Look(context.Background())
}

func newWorld() *world { return &world{book: &book{map[string]time.Time{}}} }

func TestEveryMondayOnce(t *testing.T) {
	w := newWorld()
	s := w.scheduler(t, "30 8 * * MON", "")
	for _, now := range []string{"2023-03-31 18:00", "2023-04-03 08:29", "2023-04-03 08:30", "2023-04-03 08:31", "2023-04-09 23:59", "2023-04-10 08:30"} {
		w.look(s, now)
	}
	if got := fmt.Sprint(w.fired); got != "[04-03 08:30 04-10 08:30]" {
		t.Errorf("fired %s", got)
	}
}

func TestNothingIsOwedFromBeforeTheFirstStart(t *testing.T) {
	w := newWorld()
	w.look(w.scheduler(t, "30 8 * * MON", ""), "2023-04-03 09:00")
	if len(w.fired) > 0 {
		t.Errorf("fired %v", w.fired)
	}
}

func TestDowntimeIsCaughtUpInOneCall(t *testing.T) {
	w := newWorld()
	s := w.scheduler(t, "30 8 * * MON", "")
	w.look(s, "2023-03-12 12:00")
	w.look(w.scheduler(t, "30 8 * * MON", ""), "2023-03-29 12:00")
	if got := fmt.Sprint(w.fired); got != "[03-13 08:30 03-20 08:30 03-27 08:30]" || w.calls != 1 {
		t.Errorf("fired %s in %d calls", got, w.calls)
	}
}

// A century in which something came every minute is caught up at once, a time
// for each day.
func TestACenturyIsCaughtUp(t *testing.T) {
	w := newWorld()
	s := w.scheduler(t, "* * * * *", "")
	w.look(s, "2000-01-01 12:00")
	w.look(s, "2099-12-31 12:00")
	if n := len(w.fired); n != 36525 || w.calls != 1 || !w.book.dues["digest"].Equal(at("2099-12-31 12:01")) {
		t.Errorf("fired %d times in %d calls, next %v", n, w.calls, w.book.dues["digest"])
	}
}

func TestAClockThatGoesBackFiresNothingTwice(t *testing.T) {
	w := newWorld()
	s := w.scheduler(t, "30 8 * * MON", "")
	for _, now := range []string{"2023-04-02 08:00", "2023-04-03 08:30", "2023-04-03 08:00", "2023-04-03 08:30", "2023-04-03 08:45"} {
		w.look(s, now)
	}
	if len(w.fired) != 1 {
		t.Errorf("fired %v", w.fired)
	}
}

// A clock that was years ahead for a while keeps nothing from being done once it
// has been right again for an hour.
func TestAClockThatWasAheadHoldsNothingUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld()
		s := w.scheduler(t, "30 8 * * MON", "")
		w.look(s, "2023-04-02 08:00")
		w.look(s, "2031-01-01 00:00")
		w.fired = nil
		w.look(s, "2023-04-02 08:02")
		time.Sleep(trust)
		for _, now := range []string{"2023-04-02 09:02", "2023-04-03 08:30", "2023-04-10 08:30"} {
			w.look(s, now)
		}
		if got := fmt.Sprint(w.fired); got != "[04-03 08:30 04-10 08:30]" {
			t.Errorf("fired %s", got)
		}
	})
}

// One that is years behind until the network sets it makes nothing due that was not.
func TestAClockThatIsBehindMakesNothingDue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld()
		w.look(w.scheduler(t, "30 8 * * MON", ""), "2023-04-02 08:00")
		s := w.scheduler(t, "30 8 * * MON", "")
		w.look(s, "1970-01-01 08:00")
		time.Sleep(10 * time.Minute)
		w.look(s, "1970-01-01 08:10")
		w.look(s, "2023-04-02 09:00")
		time.Sleep(trust)
		w.look(s, "2023-04-03 08:30")
		if got := fmt.Sprint(w.fired); got != "[04-03 08:30]" {
			t.Errorf("fired %s", got)
		}
	})
}

// The next minute is a span on the clock that nobody sets.
func TestAClockSetBackLeavesItAwake(t *testing.T) {
	now := time.Now()
	next := minutes{}.Next(now)
	if next.Second() != 0 || next.Sub(now) <= 0 || next.Sub(now) > time.Minute {
		t.Errorf("after %v comes %v", now, next)
	}
	if !strings.Contains(next.String(), "m=") {
		t.Errorf("%v is a time of the clock on the wall", next)
	}
}

func TestWhatFailsStaysDue(t *testing.T) {
	w := newWorld()
	s := w.scheduler(t, "30 8 * * MON", "")
	w.look(s, "2023-04-02 08:00")
	w.fail = errors.New("disk full")
	w.look(s, "2023-04-03 08:30")
	w.fail = nil
	w.look(s, "2023-04-03 08:31")
	if got := fmt.Sprint(w.fired); got != "[04-03 08:30]" {
		t.Errorf("fired %s", got)
	}
}

func TestQuietHoursHoldItBack(t *testing.T) {
	w := newWorld()
	s := w.scheduler(t, "0 23 * * SUN", "22:00-07:30")
	for _, now := range []string{"2023-04-01 12:00", "2023-04-02 23:00", "2023-04-03 07:29"} {
		w.look(s, now)
	}
	if len(w.fired) > 0 {
		t.Fatalf("fired %v in quiet hours", w.fired)
	}
	w.look(s, "2023-04-03 07:30")
	if got := fmt.Sprint(w.fired); got != "[04-02 23:00]" {
		t.Errorf("fired %s", got)
	}
}

func TestAnEarlierScheduleCountsAtOnce(t *testing.T) {
	w := newWorld()
	w.look(w.scheduler(t, "30 8 * * MON", ""), "2023-04-04 08:00")
	s := w.scheduler(t, "0 9 * * WED", "")
	w.look(s, "2023-04-04 09:00")
	w.look(s, "2023-04-05 09:00")
	if got := fmt.Sprint(w.fired); got != "[04-05 09:00]" {
		t.Errorf("fired %s", got)
	}
}

func TestAPanicLeavesItDue(t *testing.T) {
	w := newWorld()
	s := w.scheduler(t, "30 8 * * MON", "")
	w.look(s, "2023-04-02 08:00")
	s.tasks = append([]Task{{Name: "broken", When: s.tasks[0].When, Do: func(context.Context, Due) error { panic("no") }}}, s.tasks...)
	w.book.dues["broken"] = at("2023-04-03 08:30")
	w.look(s, "2023-04-03 08:30")
	if len(w.fired) != 1 {
		t.Errorf("fired %v", w.fired)
	}
}

// Every minute of a year, with a restart at each: none missed, none twice.
func TestAYearWithRestartsAtEveryMinute(t *testing.T) {
	w := newWorld()
	for now := at("2023-01-01 00:00"); now.Before(at("2024-01-01 00:00")); now = now.Add(time.Minute) {
		if h := now.Hour(); h != 8 && now.Minute() > 0 {
			continue // outside the hour around the due time, one look an hour
		}
		w.now = now
		w.scheduler(t, "30 8 * * MON", "22:00-07:30").Look(context.Background())
	}
	if len(w.fired) != 52 || w.calls != 52 {
		t.Errorf("fired %d times in %d calls", len(w.fired), w.calls)
	}
}

func TestCronWakesIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld()
		s := w.scheduler(t, "30 8 * * MON", "")
		start, civil := time.Now(), at("2023-04-03 08:00")
		s.now = func() time.Time { return civil.Add(time.Since(start)) }
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- s.Run(ctx) }()
		time.Sleep(31 * time.Minute)
		stop()
		if err := <-done; err != nil || len(w.fired) != 1 {
			t.Errorf("fired %v, %v", w.fired, err)
		}
	})
}
