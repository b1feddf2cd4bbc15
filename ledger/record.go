package ledger

import "time"

// Source is the message that a change came from.
type Source struct {
	Member  int64 // user id
	Chat    int64
	Message int64     // message id in that chat; 0 for a command line or an import
	At      time.Time // the message's date (an edit's date for an edit)
	Text    string    `json:",omitempty"` // the message's whole text
	Album   string    `json:",omitempty"` // the album that it was, whose later pieces belong to it
	Files   []File    `json:",omitempty"` // what came with it
}

// Head is what every record has.
type Head struct {
	N           int64 // number of the reference
	Version     int   // counts the changes; 0 before the first save
	Reporter    int64 // user id
	Reported    time.Time
	Touched     Date // last day on which somebody changed it
	Chat        int64
	Message     int64     // the message that made it
	Item        int       // which record of that message, from 0
	Text        string    `json:",omitempty"` // the whole text of that message, as it was last edited
	Sent        time.Time `json:",omitzero"`  // the message's own date, against which its words are read
	Album       string    `json:",omitempty"` // the album that the message was
	Withdrawn   time.Time
	WithdrawnBy int64
	Sensitive   bool
	Notes       []string // lines with unknown labels, kept as typed
	Steps       []Step
	Files       []File
	Fields      []string // fields that stand as defaults, by their key in words
}

// IsWithdrawn tells whether the record counts nowhere.
func (h Head) IsWithdrawn() bool { return !h.Withdrawn.IsZero() }

// File is something attached to a record: the id under which it can be fetched again.
type File struct {
	Kind string // photo, document, location, contact
	ID   string // Telegram's file id; for a location "lat,lon"; for a contact the name and number
}
