package transfer

import (
	"fmt"
	"io"
	"time"

	"guatu/grammar"
	"guatu/internal/exchange"
)

// progress tells how far a table has come, every two seconds.
type progress struct {
	out         io.Writer
	what        string
	n           int64
	began, last time.Time
}

func newProgress(out io.Writer, what string, t *exchange.Table) *progress {
	now := time.Now()
	return &progress{out: out, what: exchange.Place{File: t.File, Sheet: t.Sheet}.String() + ": " + what, began: now, last: now}
}

// rows counts rows that are done.
func (p *progress) rows(n int) {
	p.n += int64(n)
	if p.n%64 != 0 && n == 1 {
		return
	}
	if now := time.Now(); now.Sub(p.last) >= 2*time.Second {
		p.last = now
		p.show()
	}
}

func (p *progress) show() {
	seconds := time.Since(p.began).Seconds()
	fmt.Fprintf(p.out, "%s %s rows, %s a second\n", p.what, grammar.Grouped(p.n), grammar.Grouped(int64(float64(p.n)/max(seconds, 0.001))))
}

// end tells how many there were.
func (p *progress) end() {
	if p.n > 0 {
		p.show()
	}
}
