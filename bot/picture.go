package bot

import (
	"crypto/sha256"
	"sync"

	"guatu/chat"
)

// mostPictures bounds what is remembered; a digest has a few.
const mostPictures = 256

// pictures remembers under which id Telegram has a picture, so that one that
// goes to many is uploaded by the first only. The outbox knows it for longer,
// but the others may have been read from it before the first was delivered.
type pictures struct {
	mu  sync.Mutex
	ids map[[sha256.Size]byte]string
}

func newPictures() *pictures { return &pictures{ids: map[[sha256.Size]byte]string{}} }

// find gives a parcel the id of its picture, if there is one that holds.
func (ps *pictures) find(p *parcel) {
	if p.FileID != "" || p.reupload || p.Reply.Picture == nil {
		return
	}
	ps.mu.Lock()
	defer ps.mu.Unlock()
	p.FileID = ps.ids[sha256.Sum256(p.Reply.Picture.Data)]
}

// note remembers the id of a picture that was delivered.
func (ps *pictures) note(d *chat.Document, id string) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if len(ps.ids) >= mostPictures {
		clear(ps.ids)
	}
	ps.ids[sha256.Sum256(d.Data)] = id
}
