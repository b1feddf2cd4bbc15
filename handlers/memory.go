package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"guatu/chat"
	"guatu/ledger"
)

// heard is what a message that made no record said, so that an edit which
// changes no word changes nothing (spec 2.4).
type heard struct {
	Message int
	Words   string // a digest of its text
}

// mostHeard is how many messages of a person in a chat are remembered; an
// edit of an older one is read anew.
const mostHeard = 20

// heardPrefix begins the keys of what was heard.
const heardPrefix = "heard:"

func (t *turn) heardKey() string {
	return fmt.Sprintf(heardPrefix+"%d:%d", t.m.From.ID, t.m.Room.ID)
}

// recall reads what the person's last messages here said, newest last.
func (t *turn) recall(ctx context.Context) (hs []heard, err error) {
	s, err := t.Setting(ctx, t.heardKey())
	if err != nil {
		return nil, ignoreMissing(err)
	}
	if json.Unmarshal([]byte(s), &hs) != nil {
		return nil, nil // only a memory: without it an edit is read anew
	}
	return hs, nil
}

// unchanged tells whether an edit has the words that the message had.
func (t *turn) unchanged(ctx context.Context) (bool, error) {
	hs, err := t.recall(ctx)
	return slices.Contains(hs, heard{t.m.ID, digestOfWords(t.m.Text)}), err
}

// remember keeps what a message said that was answered and made no record:
// those keep their text themselves.
func (t *turn) remember(ctx context.Context) error {
	if !t.who.Active() || t.m.Kind != chat.Said && t.m.Kind != chat.Edited || t.m.Text == "" || len(t.out) == 0 || t.makes() {
		return nil
	}
	hs, err := t.recall(ctx)
	if err != nil {
		return err
	}
	hs = slices.DeleteFunc(hs, func(h heard) bool { return h.Message == t.m.ID })
	hs = append(hs, heard{t.m.ID, digestOfWords(t.m.Text)})
	whole, err := json.Marshal(hs[max(0, len(hs)-mostHeard):])
	if err != nil {
		return fmt.Errorf("write what was heard: %w", err)
	}
	t.plan.Add(ledger.SaveSetting{Key: t.heardKey(), Value: string(whole)})
	return nil
}

// makes tells whether the message makes a record.
func (t *turn) makes() bool {
	for _, c := range t.plan.Changes {
		if e, ok := entryOf(c); ok && e.head().Chat == t.m.Room.ID && e.head().Message == int64(t.m.ID) {
			return true
		}
	}
	return false
}

// digestOfWords is the same for texts with the same words.
func digestOfWords(text string) string {
	h := fnv.New64a()
	h.Write([]byte(strings.Join(strings.Fields(text), " "))) // never fails
	return fmt.Sprintf("%x", h.Sum64())
}
