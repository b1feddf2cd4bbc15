package storage

import (
	"encoding/json"
	"fmt"
	"time"

	"guatu/ledger"
)

// forever is the day until which an open span runs, beginning the day from
// which an undated one does.
const (
	beginning = "0001-01-01"
	forever   = "9999-12-31"
)

// day is a column of a day: NULL when it is not known.
func day(d ledger.Date) any {
	if !d.Known() {
		return nil
	}
	return d.String()
}

// instant is a column of a time: epoch milliseconds, NULL for the zero time.
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

// at is the time of a column that holds an instant; 0 is the zero time.
func at(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// amount is a column of minor units: NULL when no amount is known.
func amount(minor int64) any {
	if minor == 0 {
		return nil
	}
	return minor
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// body is a record as it is kept whole.
func body(op string, x any) (string, error) {
	b, err := json.Marshal(x)
	if err != nil {
		return "", fmt.Errorf("%s: %w", op, err)
	}
	return string(b), nil
}
