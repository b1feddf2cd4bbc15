package bot

import (
	"context"
	"slices"
	"strings"
	"time"

	"guatu/chat"
)

// albumPause is how long after its last piece an album is taken to be whole:
// Telegram marks no end.
const albumPause = 1500 * time.Millisecond

// lane is what one chat's owner has to work off, in order.
type lane struct {
	id    int64
	queue []*item
	now   *item // being worked off
}

// item is one message to be decided, and the inbox rows that are done with it.
type item struct {
	lane     int64
	rows     []int64
	m        chat.Message
	err      error       // why it cannot be read
	came     time.Time   // of an album: its last piece
	patience *time.Timer // of a press: answers it empty
}

// next takes the lane's next item. A lane without one is given up.
func (d *dispatcher) next(l *lane) *item {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(l.queue) == 0 {
		l.now = nil
		delete(d.lanes, l.id)
		return nil
	}
	l.now, l.queue = l.queue[0], l.queue[1:]
	return l.now
}

// release ends an item, whatever became of it.
func (d *dispatcher) release(it *item) {
	if it.patience != nil {
		it.patience.Stop()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.taken -= len(it.rows)
}

// abandon gives up a lane. Its rows stay undone, for the next start; none that
// came later may go before one that did not succeed.
func (d *dispatcher) abandon(l *lane) {
	for it := d.next(l); it != nil; it = d.next(l) {
		d.release(it)
	}
}

func (l *lane) age() time.Duration {
	oldest := l.now
	if oldest == nil && len(l.queue) > 0 {
		oldest = l.queue[0]
	}
	if oldest == nil {
		return 0
	}
	return time.Since(oldest.came)
}

// gather collects the pieces of an album into its first one. The lane waits
// meanwhile: what the person says next may speak of the album.
func (d *dispatcher) gather(ctx context.Context, l *lane, it *item) bool {
	if it.err != nil || it.m.Album == "" || it.m.Kind != chat.Said {
		return true
	}
	it.m.IDs = []int{it.m.ID}
	for {
		d.mu.Lock()
		l.collect(it)
		d.mu.Unlock()
		left := albumPause - time.Since(it.came)
		if left <= 0 {
			break
		}
		if !sleep(ctx, left) {
			return false
		}
	}
	it.m.Late = d.seen.album(&it.m)
	return true
}

// collect moves the pieces that wait in the lane to the album that they are of.
func (l *lane) collect(album *item) {
	l.queue = slices.DeleteFunc(l.queue, func(it *item) bool {
		same := it.err == nil && it.m.Kind == chat.Said && it.m.Album == album.m.Album
		if same {
			album.add(it)
		}
		return same
	})
}

func (it *item) add(piece *item) {
	it.rows = append(it.rows, piece.rows...)
	it.came = piece.came
	it.m.IDs = append(it.m.IDs, piece.m.ID)
	it.m.Pieces = append(it.m.Pieces, piece.m.Pieces...)
	it.m.Text = strings.Trim(it.m.Text+"\n"+piece.m.Text, "\n")
}
