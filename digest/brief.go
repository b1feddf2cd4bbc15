package digest

import (
	"fmt"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// Meeting is what the brief of a dispatch meeting (调度会简报) says besides the
// digest.
type Meeting struct {
	Units    []Row  // that report, zeros too
	Signed   []Deal // of 50亿元 and more, in the period
	Expected []Deal // of 50亿元 and more, by the half-year's end, the earliest first
	Until    ledger.Period
	SignedN  int64
	AwaitedN int64
	Coming   List // next steps that are due in the next two weeks
}

// Brief is the brief of a dispatch meeting in its four parts (总体情况,
// 区市和单位, 重大项目, 问题与下步), as one message or several.
func Brief(r Report, lang ledger.Lang) []string {
	w := writer{r: r, lang: lang}
	head := w.headed(fmt.Sprintf(words.Brief.Title.In(lang), r.Name))
	return join([]string{head, w.section(words.Brief.Overall, w.overviewLines()), w.places(), w.large(), w.problems()})
}

// places are the districts and the units; of units without any visit or signing
// only the names.
func (w writer) places() string {
	lines := w.table(w.r.Rows)
	var busy []Row
	var idle []string
	for _, u := range w.r.Meeting.Units {
		if u.Visits+u.Signed > 0 {
			busy = append(busy, u)
		} else {
			idle = append(idle, chat.Escape(u.Name))
		}
	}
	if len(busy) > 0 {
		lines = append(append(lines, words.Brief.Units.In(w.lang)), w.table(busy)...)
	}
	if len(idle) > 0 {
		lines = append(lines, w.say(words.Brief.Idle, strings.Join(idle, words.ListComma.In(w.lang))))
	}
	return w.section(words.Brief.Places, lines)
}

// large are the deals of 50亿元 and more: signed, expected, and what moved.
func (w writer) large() string {
	m := w.r.Meeting
	lines := []string{w.say(words.Brief.Signed, m.SignedN)}
	for _, d := range m.Signed {
		lines = append(lines, "　"+w.named(d)+" "+w.day(d.On))
	}
	lines = append(lines, w.more(m.SignedN, len(m.Signed))...)
	lines = append(lines, w.say(words.Brief.Expected, w.half(m.Until), m.AwaitedN))
	for _, d := range m.Expected {
		lines = append(lines, "　"+w.named(d)+" "+w.day(d.Now))
	}
	lines = append(lines, w.more(m.AwaitedN, len(m.Expected))...)
	if news := w.bigLines(); len(news) > 0 {
		lines = append(append(lines, words.Brief.News.In(w.lang)), news...)
	}
	return w.section(words.Brief.Large, lines)
}

func (w writer) named(d Deal) string {
	return strings.TrimSpace("/" + d.Ref.String() + " " + chat.Escape(d.Name) + " " + grammar.PlainMoney(d.Amount, w.lang))
}

// more says how many further ones there are than those that are named.
func (w writer) more(n int64, named int) []string {
	if rest := n - int64(named); rest > 0 && named > 0 {
		return []string{"　" + w.say(words.Digest.Rest, rest)}
	}
	return nil
}

// problems are what needs attention, then what is to be done next.
func (w writer) problems() string {
	lines := w.attentionLines()
	if c := w.r.Meeting.Coming; c.N > 0 {
		lines = append(lines, w.list(words.Brief.Coming, c)...)
	}
	return w.section(words.Brief.Problems, lines)
}

// withoutRows is the meeting without names of deals and companies.
func (m *Meeting) withoutRows() *Meeting {
	if m == nil {
		return nil
	}
	x := *m
	x.Signed, x.Expected, x.Coming.Items = nil, nil, nil
	return &x
}
