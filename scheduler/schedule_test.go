package scheduler

import (
	"testing"
	"time"
)

func TestParseRefusesWhatNeverFires(t *testing.T) {
	for _, line := range []string{"0 0 30 2 *", "", "often", "61 8 * * MON", "30 8 * *"} {
		if _, err := Parse(line, time.UTC); err == nil {
			t.Errorf("Parse(%q) is taken", line)
		}
	}
	if _, err := Parse("0 0 29 2 *", time.UTC); err != nil {
		t.Errorf("29 February: %v", err)
	}
}

func TestQuietUntil(t *testing.T) {
	night, err := ParseQuiet("22:00-07:30")
	if err != nil {
		t.Fatal(err)
	}
	noon, _ := ParseQuiet("12:00-13:00")
	for _, c := range []struct {
		q         Quiet
		now, want string
	}{
		{night, "2023-04-02 21:59", "2023-04-02 21:59"},
		{night, "2023-04-02 22:00", "2023-04-03 07:30"},
		{night, "2023-04-03 00:00", "2023-04-03 07:30"},
		{night, "2023-04-03 07:30", "2023-04-03 07:30"},
		{noon, "2023-04-03 12:30", "2023-04-03 13:00"},
		{Quiet{}, "2023-04-03 12:30", "2023-04-03 12:30"},
	} {
		if got := c.q.Until(at(c.now)); !got.Equal(at(c.want)) {
			t.Errorf("%s → %s, want %s", c.now, got, c.want)
		}
	}
	if _, err := ParseQuiet("late"); err == nil {
		t.Error("late is taken")
	}
}

// Every day has each of its times once, also those on which the clock is put
// forward or back, and what comes every quarter of an hour always does.
func TestClocksPutForwardAndBack(t *testing.T) {
	for _, name := range []string{"America/New_York", "Australia/Lord_Howe", "America/Santiago"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range []string{"0 0 * * *", "30 1 * * *", "15 2 * * *", "0 3 * * *"} {
			s, err := Parse(line, zone)
			if err != nil {
				t.Fatal(err)
			}
			begin := time.Date(2023, 1, 1, 12, 0, 0, 0, zone)
			at, days := s.Next(begin), map[string]int{}
			for ; at.Before(begin.AddDate(1, 0, 0)); at = s.Next(at) {
				days[at.Format("01-02")]++
				if !s.at(at) {
					t.Errorf("%s in %s: %v is not one of its times", line, name, at)
				}
			}
			if len(days) != 365 {
				t.Errorf("%s in %s: came on %d days of 365", line, name, len(days))
			}
			for d, n := range days {
				if n != 1 {
					t.Errorf("%s in %s: came %d times on %s", line, name, n, d)
				}
			}
		}
		quarters, err := Parse("*/15 * * * *", zone)
		if err != nil {
			t.Fatal(err)
		}
		for at := time.Date(2023, 1, 1, 0, 0, 0, 0, zone); at.Year() == 2023; {
			next := quarters.Next(at)
			if next.Sub(at) != 15*time.Minute {
				t.Fatalf("*/15 in %s: %v after %v", name, next, at)
			}
			at = next
		}
	}
}
