package chat

import "time"

// Update is one raw update as it came, kept before it is acknowledged.
type Update struct {
	Row  int64 // of the inbox
	ID   int64 // update_id; ids can jump down, so it is compared only for equality
	Lane int64 // the room whose owner works it off, in order: the chat, of a press too
	Body []byte
	At   time.Time // when it came
}

// Sending is a reply on its way.
type Sending struct {
	Row    int64 // of the outbox; rows of one chat are sent in order
	Reply  Reply
	Target int // of an Edit: the message to change, 0 while it is not known (then it is sent anew)
	Made   time.Time
	Tries  int
	FileID string // of a picture that was delivered before: sent by it
}

// Verdict is what a send's outcome means.
type Verdict string

// The verdicts.
const (
	Sent    Verdict = "sent"
	Waiting Verdict = "waiting" // not tried yet, or to be tried again
	Shut    Verdict = "blocked" // blocked, kicked, deactivated, never started
	Refused Verdict = "refused" // it will never be taken as it is
	Dropped Verdict = "dropped" // too late to matter: an answer to a press
)

// Outcome is what became of a sending.
type Outcome struct {
	Row     int64
	Verdict Verdict
	Message int       // id of what was sent
	FileID  string    // of a picture that was sent
	Why     string    // of what was refused or put off, in words for an operator
	After   time.Time // of Waiting: not before
	Tries   int
	MovedTo int64 // the group's new id: the row and all later ones of the chat go there
}
