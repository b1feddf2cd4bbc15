package scheduler

import (
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// Schedule is a standard cron line in a time zone.
type Schedule struct {
	spec cron.Schedule
	zone *time.Location
}

// Parse reads a standard cron line of five fields (30 8 * * MON). A line that
// never fires (30 February) is refused.
func Parse(line string, zone *time.Location) (Schedule, error) {
	spec, err := cron.ParseStandard(line)
	if err != nil {
		return Schedule{}, fmt.Errorf("%q is no schedule; write one like 30 8 * * MON", line)
	}
	s := Schedule{spec, zone}
	if s.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return Schedule{}, fmt.Errorf("%q never comes", line)
	}
	return s, nil
}

// Next is the first time after t; zero when there is none. What comes at certain
// hours goes by the clock on the wall, so that also on a day on which that is put
// forward or back each time comes once; what comes all the time goes on.
func (s Schedule) Next(t time.Time) time.Time {
	t = t.In(s.zone)
	if s.everyHour() {
		return s.spec.Next(t)
	}
	wall := moved(t, time.UTC) // where no hour is missing or there twice
	for {
		if wall = s.spec.Next(wall); wall.IsZero() {
			return wall
		}
		if at := moved(wall, s.zone); at.After(t) {
			return at
		}
	}
}

// nextDay is the first time on a later day than t.
func (s Schedule) nextDay(t time.Time) time.Time {
	y, m, d := t.In(s.zone).Date()
	last := time.Date(y, m, d, 23, 59, 59, 0, s.zone)
	if last.Before(t) { // of an hour that comes twice
		last = t
	}
	return s.Next(last)
}

// everyHour tells a schedule such as */15 * * * *.
func (s Schedule) everyHour() bool {
	const star = 1 << 63 // robfig/cron sets it in a field for a *
	spec, ok := s.spec.(*cron.SpecSchedule)
	return !ok || spec.Hour&star != 0
}

// moved is the time at which the clock shows the same in a zone. Where it never
// does, as it was put forward, that is an hour later.
func moved(t time.Time, zone *time.Location) time.Time {
	y, m, d := t.Date()
	at := time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, zone)
	if at.Hour() != t.Hour() || at.Minute() != t.Minute() {
		_, before := at.Add(-day).Zone()
		at = time.Date(y, m, d, t.Hour(), t.Minute(), t.Second()-before, 0, time.UTC).In(zone)
	}
	return at
}

const day = 24 * time.Hour

// at tells whether t is one of the schedule's times.
func (s Schedule) at(t time.Time) bool {
	return s.Next(t.Add(-time.Second)).Equal(t) || s.Next(t.Add(-day)).Equal(t) // of one that was put forward
}

// tooFar tells whether t lies beyond the two next times. A clock that was set back
// a little leaves the next one done already, and no more than that.
func (s Schedule) tooFar(t, now time.Time) bool { return t.After(s.Next(s.Next(now))) }

// Quiet are the hours of the day in which nothing is sent unasked.
type Quiet struct {
	From, To time.Duration // since midnight; equal: no quiet hours
}

// ParseQuiet reads 22:00-07:30; "" is none.
func ParseQuiet(s string) (Quiet, error) {
	if s == "" {
		return Quiet{}, nil
	}
	a, b, _ := strings.Cut(s, "-")
	from, err1 := time.Parse("15:04", strings.TrimSpace(a))
	to, err2 := time.Parse("15:04", strings.TrimSpace(b))
	if err1 != nil || err2 != nil {
		return Quiet{}, fmt.Errorf("%q are no hours such as 22:00-07:30", s)
	}
	return Quiet{sinceMidnight(from), sinceMidnight(to)}, nil
}

func sinceMidnight(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
}

// Until is the first moment from t on that is not quiet; t itself when it is not.
func (q Quiet) Until(t time.Time) time.Time {
	if q.From == q.To {
		return t
	}
	now := sinceMidnight(t)
	quiet := now >= q.From && now < q.To
	if q.From > q.To {
		quiet = now >= q.From || now < q.To
	}
	if !quiet {
		return t
	}
	midnight := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
	end := midnight.Add(q.To)
	if !end.After(t) {
		end = midnight.AddDate(0, 0, 1).Add(q.To)
	}
	return end
}
