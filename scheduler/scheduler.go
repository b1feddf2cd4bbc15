package scheduler

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"

	"guatu/ledger"
)

// Book is where it stands what is due next.
type Book interface {
	// Dues are the times at which things are due next, by name.
	Dues(ctx context.Context) (map[string]time.Time, error)
	// Apply carries a plan out whole; a Conflict where another process was first.
	Apply(ctx context.Context, inbox []int64, plan ledger.Plan) error
}

// Task is something that happens by a schedule.
type Task struct {
	Name  string
	When  Schedule
	Quiet Quiet // it waits while these hours last
	// Do does what is due. In the commit that completes it, due.Close must be
	// among the changes.
	Do func(ctx context.Context, due Due) error
}

// Due is what is owed now.
type Due struct {
	Name  string
	Fires []time.Time // the times at which it should have happened, oldest first; of each day missed the first
	Close ledger.CloseDue
}

// Scheduler looks every minute for what is due, and whenever it is woken.
type Scheduler struct {
	log   *slog.Logger
	book  Book
	now   func() time.Time
	tasks []Task
	wake  chan struct{}
	early map[string]time.Time // since when, on the machine's clock, what is due next lies too far ahead
}

// New makes a scheduler of tasks; their names must differ.
func New(log *slog.Logger, book Book, now func() time.Time, tasks []Task) *Scheduler {
	return &Scheduler{log: log, book: book, now: now, tasks: tasks, wake: make(chan struct{}, 1), early: map[string]time.Time{}}
}

// Wake makes it look at once: the demo moves the civil clock.
func (s *Scheduler) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Run looks for what is due until ctx ends. What was owed from before comes first.
func (s *Scheduler) Run(ctx context.Context) error {
	c := cron.New()
	c.Schedule(minutes{}, cron.FuncJob(s.Wake))
	c.Start()
	defer func() { <-c.Stop().Done() }()
	for {
		s.Look(ctx)
		select {
		case <-ctx.Done():
			return nil
		case <-s.wake:
		}
	}
}

// minutes are the whole ones. Each is counted from the one before, and not read
// off the clock as those of a cron line, so that a clock that is set back does
// not keep the scheduler asleep.
type minutes struct{}

func (minutes) Next(t time.Time) time.Time {
	return t.Add(time.Minute - t.Sub(t.Truncate(time.Minute)))
}

// Look does all that is due now. What fails stays due and is tried again at the
// next look.
func (s *Scheduler) Look(ctx context.Context) {
	dues, err := s.book.Dues(ctx)
	if err != nil {
		s.log.Error("what is due cannot be read", "err", err)
		return
	}
	for _, t := range s.tasks {
		if ctx.Err() != nil {
			return
		}
		if err := s.attend(ctx, t, dues[t.Name]); err != nil && ctx.Err() == nil {
			s.log.Error("what is due was not done; it is tried again", "job", t.Name, "err", err)
		}
	}
}

// attend does one task if it is due. A task that was never seen begins with its
// next time: nothing is owed from before it existed.
func (s *Scheduler) attend(ctx context.Context, t Task, next time.Time) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	now := s.now()
	if next.IsZero() || next.After(now) && (!t.When.at(next) || s.wasAhead(t, next, now)) {
		return s.begin(ctx, t, next, now)
	}
	if next.After(now) || t.Quiet.Until(now.In(t.When.zone)).After(now) {
		return nil
	}
	due := Due{Name: t.Name, Close: ledger.CloseDue{Name: t.Name, Was: next, Next: t.When.Next(now)}}
	for at := next; !at.After(now); at = t.When.nextDay(at) {
		due.Fires = append(due.Fires, at)
	}
	err = t.Do(ctx, due)
	if ledger.Is(err, ledger.Conflict) { // another process was first
		return nil
	}
	return err
}

// trust is how long the clock must go on before it is believed that it was ahead
// before: after a start without a battery it is behind until the network sets it.
const trust = time.Hour

// wasAhead tells whether what is due next was worked out by a clock that was far
// ahead of now's.
func (s *Scheduler) wasAhead(t Task, next, now time.Time) bool {
	if !t.When.tooFar(next, now) {
		delete(s.early, t.Name)
		return false
	}
	if s.early[t.Name].IsZero() {
		s.early[t.Name] = time.Now()
	}
	if time.Since(s.early[t.Name]) < trust {
		return false
	}
	s.log.Warn("the clock was ahead; what is due next was worked out anew", "job", t.Name, "was", next)
	return true
}

// begin notes the first time of a task, or the next one where its schedule was
// changed or the clock was set back.
func (s *Scheduler) begin(ctx context.Context, t Task, was, now time.Time) error {
	err := s.book.Apply(ctx, nil, ledger.Plan{Changes: []ledger.Change{
		ledger.CloseDue{Name: t.Name, Was: was, Next: t.When.Next(now)},
	}})
	if ledger.Is(err, ledger.Conflict) {
		return nil
	}
	return err
}
