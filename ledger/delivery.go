package ledger

import (
	"strconv"
	"strings"
	"time"
)

// DeliveryState is how far a delivery has come.
type DeliveryState string

// The states.
const (
	Owed      DeliveryState = "owed"    // on its way
	Delivered DeliveryState = "sent"    //
	ShutOut   DeliveryState = "blocked" // the recipient has shut the bot out
	Rejected  DeliveryState = "refused" // Telegram will never take it
	Discarded DeliveryState = "dropped" // it was no longer wanted: its recipient was revoked
)

// Sent is a delivery with what became of it.
type Sent struct {
	Delivery
	State DeliveryState
	Why   string // of a failed one: in words for an operator
}

// Mailed is one digest with how many recipients have got it.
type Mailed struct {
	Of                    string
	Period                Period
	At                    time.Time // when it was composed
	Sent, Pending, Failed int
}

// targetPrefix begins the keys of targets that an admin has set.
const targetPrefix = "target:"

// Key is under which a target that an admin sets is kept, its value in digits.
func (t Target) Key() string {
	return targetPrefix + strconv.Itoa(t.Year) + ":" + t.Measure + ":" + t.District
}

// TargetsOf is what the keys of a year's targets begin with.
func TargetsOf(year int) string { return targetPrefix + strconv.Itoa(year) + ":" }

// ParseTarget reads a target from its key and value.
func ParseTarget(key, value string) (t Target, ok bool) {
	f := strings.SplitN(strings.TrimPrefix(key, targetPrefix), ":", 3)
	if len(f) != 3 {
		return t, false
	}
	year, bad := strconv.Atoi(f[0])
	n, wrong := strconv.ParseInt(value, 10, 64)
	return Target{District: f[2], Year: year, Measure: f[1], Value: n}, bad == nil && wrong == nil
}
