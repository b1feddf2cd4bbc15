package ledger

import "errors"

// Fault is the kind of an error, for the code that must decide by it.
type Fault int

// The kinds. Internal is everything that nobody foresaw.
const (
	Internal Fault = iota
	NotFound
	Conflict // what the decision rested on has changed: decide again
	Denied
	Later // busy or out of reach: try again
)

// Error is an error with a kind.
type Error struct {
	Fault Fault
	Op    string // the operation: "read visit"
	Err   error
}

// Error names the operation and the cause.
func (e *Error) Error() string {
	if e.Err == nil {
		return e.Op
	}
	return e.Op + ": " + e.Err.Error()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Later tells that nothing is wrong with what was asked for, and that it can be
// done later.
func (e *Error) Later() bool { return e.Fault == Later }

// Is tells whether an error is of that kind.
func Is(err error, f Fault) bool {
	var e *Error
	return errors.As(err, &e) && e.Fault == f
}
