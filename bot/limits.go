package bot

import (
	"math"
	"time"

	"golang.org/x/time/rate"
)

const (
	chatBurst = 3
	groupSpan = time.Minute
)

// bucket lets a number of sends pass a second; nil lets all pass.
type bucket struct{ *rate.Limiter }

// newBucket makes a bucket that is full; a rate of 0 lifts the limit.
func newBucket(perSecond float64, burst int) *bucket {
	if perSecond <= 0 {
		return nil
	}
	return &bucket{rate.NewLimiter(rate.Limit(perSecond), burst)}
}

// wait is how long until a send may pass, 0 for now.
func (b *bucket) wait(now time.Time) time.Duration {
	if b == nil {
		return 0
	}
	lack := 1 - b.TokensAt(now)
	if lack <= 0 {
		return 0
	}
	return time.Duration(math.Ceil(lack / float64(b.Limit()) * float64(time.Second)))
}

func (b *bucket) spend(now time.Time) {
	if b != nil {
		b.AllowN(now, 1)
	}
}

// window lets a number of sends pass in any span of time. A bucket would let
// its burst pass on top.
type window struct {
	most int // 0 lets all pass
	span time.Duration
	sent []time.Time
}

func (w *window) wait(now time.Time) time.Duration {
	for len(w.sent) > 0 && now.Sub(w.sent[0]) >= w.span {
		w.sent = w.sent[1:]
	}
	if w.most == 0 || len(w.sent) < w.most {
		return 0
	}
	return w.sent[0].Add(w.span).Sub(now)
}

func (w *window) spend(now time.Time) {
	if w.most > 0 {
		w.sent = append(w.sent, now)
	}
}

// pace is what one chat bears.
type pace struct {
	second *bucket
	minute window
}

// newPace is the pace of a chat. Those of groups have negative ids.
func newPace(chat int64, l Limits) pace {
	if chat == 0 {
		return pace{}
	}
	p := pace{second: newBucket(l.Chat, chatBurst)}
	if chat < 0 && l.Group > 0 {
		p.minute = window{most: max(1, int(l.Group)), span: groupSpan}
	}
	return p
}

func (p *pace) wait(now time.Time) time.Duration {
	return max(p.second.wait(now), p.minute.wait(now))
}

func (p *pace) spend(now time.Time) {
	p.second.spend(now)
	p.minute.spend(now)
}
