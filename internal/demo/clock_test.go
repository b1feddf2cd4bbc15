package demo

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestClockTicksFromWhereItWasSet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := NewClock(Opening)
		time.Sleep(90 * time.Second)
		if want := Opening.Add(90 * time.Second); !c.Now().Equal(want) {
			t.Errorf("after 90 s it shows %s, want %s", c.Now(), want)
		}
		c.Set(Opening)
		if !c.Now().Equal(Opening) {
			t.Errorf("set back it shows %s", c.Now())
		}
	})
}

func TestNextDigest(t *testing.T) {
	const form = "Mon 2006-01-02 15:04:05"
	for now, want := range map[string]string{
		"Fri 2023-03-31 18:00:00": "Mon 2023-04-03 08:30:00",
		"Mon 2023-04-03 08:29:59": "Mon 2023-04-03 08:30:00",
		"Mon 2023-04-03 08:30:00": "Mon 2023-04-10 08:30:00",
		"Sun 2023-12-31 23:00:00": "Mon 2024-01-01 08:30:00",
	} {
		at, err := time.ParseInLocation(form, now, zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := nextDigest(at.UTC()).Format(form); got != want {
			t.Errorf("after %s: %s, want %s", now, got, want)
		}
	}
}
