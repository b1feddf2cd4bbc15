package demo

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"guatu/internal/simulator"
)

// Player plays the sample's people in a simulated Telegram, one message after
// the other, each when the one before has been answered.
type Player struct {
	Sim    *simulator.Server
	Sample Sample
	Idle   func() bool     // whether the bot is done with all that it was sent; nil takes its first answer for all
	Moment func(time.Time) // told when a message is about to be sent, to move a clock along; nil tells nobody

	sent  map[int]int64    // message n → Telegram's id of it
	cards map[int]int64    // message n → id of the answer with the card
	refs  map[int][]string // message n → the references that it got
	known map[string]bool  // references that somebody was shown
	seen  int64            // the last event that was looked at
	next  int              // the message that comes next
}

// Heard is what came back for one message.
type Heard struct {
	Message  Message
	Text     string              // as it was sent, references filled in
	Answers  []simulator.Message // new or edited messages of the bot in that chat, in their last state
	Fresh    []string            // references that nobody was shown before
	Reaction string
}

// Said is all words of the answers.
func (h Heard) Said() string {
	var all []string
	for _, a := range h.Answers {
		all = append(all, a.Body())
	}
	return strings.Join(all, "\n")
}

// NewPlayer is a player at the sample's beginning.
func NewPlayer(sim *simulator.Server, s Sample) *Player {
	return &Player{Sim: sim, Sample: s, sent: map[int]int64{}, cards: map[int]int64{}, refs: map[int][]string{}, known: map[string]bool{}}
}

var startCode = regexp.MustCompile(`[?&]start=([A-Za-z0-9_-]+)`)

// Enrol lets the sample's members in: the admin writes an invitation for each,
// and each follows its link.
func (p *Player) Enrol(ctx context.Context) error {
	admin := p.Sim.User(Admin, adminName, "zh-hans")
	if _, err := p.do(ctx, admin, func() { admin.Start("") }); err != nil {
		return err
	}
	for _, m := range p.Sample.Members {
		h, err := p.do(ctx, admin, func() { admin.Send("/invite " + m.Role + " " + m.Scope) })
		if err != nil {
			return fmt.Errorf("invite %s: %w", m.Name, err)
		}
		code := startCode.FindStringSubmatch(h.Said())
		if code == nil {
			return fmt.Errorf("invite %s: no link in %q", m.Name, h.Said())
		}
		u := p.Sim.User(m.ID, m.Name, m.Lang)
		if _, err := p.do(ctx, u, func() { u.Start(code[1]) }); err != nil {
			return fmt.Errorf("enrol %s: %w", m.Name, err)
		}
		if _, err := p.do(ctx, u, func() { u.Send("/lang " + m.Lang) }); err != nil {
			return fmt.Errorf("language of %s: %w", m.Name, err)
		}
	}
	return nil
}

// Play plays the messages that come next, up to a moment, and hands each answer
// to heard.
func (p *Player) Play(ctx context.Context, until time.Time, heard func(Heard)) error {
	for ; p.next < len(p.Sample.Messages); p.next++ {
		m := p.Sample.Messages[p.next]
		if m.At.After(until) {
			return nil
		}
		h, err := p.Say(ctx, m)
		if err != nil {
			return fmt.Errorf("message %d: %w", m.N, err)
		}
		heard(h)
		if p.leavesDraft(m, h) && !continued(m, p.Sample.Messages[p.next+1:]) {
			u := p.Sim.User(m.From, "", "")
			if _, err := p.do(ctx, u, func() { u.SendAt("/cancel", m.At) }); err != nil {
				return fmt.Errorf("cancel after message %d: %w", m.N, err)
			}
		}
	}
	return nil
}

// leavesDraft tells whether a question was left open that the next message must not fall into.
func (p *Player) leavesDraft(m Message, h Heard) bool {
	member := slices.ContainsFunc(p.Sample.Members, func(x Member) bool { return x.ID == m.From })
	return member && (m.Expect.Ask || m.Expect.Reject || len(h.Fresh) < m.Expect.Refs)
}

// continued tells whether the same person's next message goes on with this one.
func continued(m Message, rest []Message) bool {
	for _, x := range rest {
		if x.From == m.From {
			return x.Style == "answer" || x.Press != "" || x.EditOf == m.N
		}
	}
	return false
}

// Say plays one message.
func (p *Player) Say(ctx context.Context, m Message) (Heard, error) {
	if p.Moment != nil {
		p.Moment(m.At)
	}
	u := p.Sim.User(m.From, p.name(m.From), "")
	text := p.fill(m.Text)
	h, err := p.do(ctx, u, func() { p.act(u, m, text) })
	h.Message, h.Text = m, text
	p.note(m, &h)
	return h, err
}

func (p *Player) name(id int64) string {
	for _, m := range p.Sample.Members {
		if m.ID == id {
			return m.Name
		}
	}
	return "路人"
}

func (p *Player) act(u *simulator.User, m Message, text string) {
	switch {
	case m.Press != "":
		p.tap(u, m.Press)
	case m.EditOf != 0:
		u.EditAt(p.sent[m.EditOf], text, m.At)
		p.sent[m.N] = p.sent[m.EditOf]
	case m.ReplyTo != 0:
		p.sent[m.N] = u.ReplyAt(p.cards[m.ReplyTo], text, m.At).ID
	default:
		p.sent[m.N] = u.SendAt(text, m.At).ID
	}
}

// tap presses the newest button with that label.
func (p *Player) tap(u *simulator.User, label string) {
	list := p.Sim.Messages(u.Chat())
	for i := len(list) - 1; i >= 0; i-- {
		if _, has := list[i].Button(label); has {
			u.Tap(list[i].ID, label)
			return
		}
	}
}

var refPlace = regexp.MustCompile(`\{ref:([0-9]+)(?:\.([0-9]+))?\}`)

// fill puts references in the place of {ref:N}.
func (p *Player) fill(text string) string {
	return refPlace.ReplaceAllStringFunc(text, func(s string) string {
		m := refPlace.FindStringSubmatch(s)
		return p.Ref(strings.TrimSuffix(m[1]+"."+m[2], "."))
	})
}

// Ref is the reference of a record by the message that made it: "488", "488.2".
func (p *Player) Ref(key string) string {
	a, b, _ := strings.Cut(key, ".")
	n, _ := strconv.Atoi(a)
	k, _ := strconv.Atoi(b)
	if got := p.refs[n]; max(k, 1) <= len(got) {
		return got[max(k, 1)-1]
	}
	return "V999999"
}

var refWord = regexp.MustCompile(`\b[VDTE][0-9]+\b`)

// note keeps which references and which card a message got.
func (p *Player) note(m Message, h *Heard) {
	for _, a := range h.Answers {
		for _, ref := range refWord.FindAllString(a.Body(), -1) {
			if !p.known[ref] && m.Expect.Refs > 0 && strings.HasPrefix(ref, m.Expect.Kind) {
				p.known[ref] = true
				h.Fresh = append(h.Fresh, ref)
				p.cards[m.N] = a.ID
			}
		}
	}
	p.refs[m.N] = h.Fresh
	if m.EditOf != 0 && len(h.Fresh) == 0 {
		p.refs[m.N], p.cards[m.N] = p.refs[m.EditOf], p.cards[m.EditOf]
	}
}

// do lets a person act and waits for the bot's answer in their chat.
func (p *Player) do(ctx context.Context, u *simulator.User, act func()) (Heard, error) {
	_, p.seen = p.Sim.Events(p.seen)
	act()
	var h Heard
	for {
		idle := p.idle() // looked at before the events: what came before it is among them
		var events []simulator.Event
		events, p.seen = p.Sim.Events(p.seen)
		if h.take(p.Sim, u.Chat(), events) && idle {
			return h, nil
		}
		if err := p.wait(ctx, h); err != nil {
			return h, fmt.Errorf("no answer: %w", err)
		}
	}
}

func (p *Player) idle() bool { return p.Idle == nil || p.Sim.Pending() == 0 && p.Idle() }

// wait waits for the next thing to happen; once there is an answer, for the bot
// to be done, which nothing tells.
func (p *Player) wait(ctx context.Context, h Heard) error {
	if len(h.Answers) == 0 && h.Reaction == "" {
		return p.Sim.Wait(ctx, p.seen)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(200 * time.Microsecond):
		return nil
	}
}

// take adds what the bot did in a chat; true once there was something.
func (h *Heard) take(sim *simulator.Server, room int64, events []simulator.Event) bool {
	for _, e := range events {
		switch {
		case e.Chat != room:
		case e.Kind == simulator.EventReaction:
			h.Reaction = e.Text
		case (e.Kind == simulator.EventMessage || e.Kind == simulator.EventEdit) && e.Message.From != nil && e.Message.From.IsBot:
			if now, ok := sim.Message(room, e.MessageID); ok {
				h.Answers = slices.DeleteFunc(h.Answers, func(m simulator.Message) bool { return m.ID == now.ID })
				h.Answers = append(h.Answers, now)
			}
		}
	}
	return len(h.Answers) > 0 || h.Reaction != ""
}
