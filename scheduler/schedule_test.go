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
