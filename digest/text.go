package digest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// limit is how many code points one message may hold, with room to spare below
// Telegram's 4096.
const limit = 3800

// Messages is the digest in markup: one message, or several where it is too
// long for one; then it is split between sections, never inside a line.
func Messages(r Report, lang ledger.Lang) []string {
	w := writer{r: r, lang: lang}
	return join([]string{w.head(), w.overview(), w.rows(), w.big(), w.attention(), w.amended()})
}

// Plain is the digest as plain text, to copy into another messenger or a
// document.
func Plain(r Report, lang ledger.Lang) string {
	return Copied(strings.Join(Messages(r, lang), "\n\n"))
}

// Title is what a digest is called: 崂山区招商周报.
func Title(r Report) string { return fmt.Sprintf(words.DigestTitles[r.Span].In(r.Lang), r.Name) }

// Copied is a message of a digest as plain text, its references without the
// slash that makes them tappable.
func Copied(markup string) string { return tappable.ReplaceAllString(chat.Plain(markup), "$1$2") }

var tappable = regexp.MustCompile(`(^|[\s　（(，,])/([VDTE][0-9]+)`)

type writer struct {
	r    Report
	lang ledger.Lang
}

func (w writer) say(t words.Text, args ...any) string { return fmt.Sprintf(t.In(w.lang), args...) }

func (w writer) sum(a ledger.Amount) string {
	if a.Minor == 0 {
		return "0"
	}
	if a.Currency == "" {
		a.Currency = ledger.CNY
	}
	return grammar.FormatFigure(a.Minor, a.Currency, w.lang)
}

// section is a heading with lines below it.
func (w writer) section(title words.Text, lines []string) string {
	return chat.Bold(title.In(w.lang)) + "\n" + strings.Join(lines, "\n")
}

func (w writer) head() string { return w.headed(Title(w.r)) }

// headed is the title over the period and the instant of 截至.
func (w writer) headed(title string) string {
	from, to := w.r.Period.From, w.r.Period.To
	end := to.String()
	if from.Year() == to.Year() {
		end = end[5:]
	}
	asOf := w.r.AsOf.Format("01-02 15:04")
	if w.r.AsOf.Year() != to.Year() {
		asOf = w.r.AsOf.Format("2006-01-02 15:04")
	}
	lines := []string{chat.Bold(title), w.say(words.Digest.Range, from, end, asOf)}
	if w.r.Span == Weeks {
		lines = append(lines, w.say(words.Digest.Catch, w.r.Weeks))
	}
	return strings.Join(lines, "\n")
}

func (w writer) overview() string { return w.section(words.Digest.Overview, w.overviewLines()) }

func (w writer) overviewLines() []string {
	d := words.Digest
	var lines []string
	if w.r.Week.empty() {
		lines = append(lines, w.nothing())
	}
	lines = append(lines, w.visits(), w.deals(),
		w.say(d.Funds, w.sum(w.r.Week.Home), w.abroad(w.r.Week.Abroad))+d.Stop.In(w.lang), w.year())
	return append(lines, w.city()...)
}

func (w writer) nothing() string {
	if w.r.Span == Week {
		return words.Digest.Nothing.In(w.lang)
	}
	return words.Digest.NothingLong.In(w.lang)
}

func (t Totals) empty() bool {
	return t.Visits == 0 && t.Inward == 0 && t.Talks == 0 && t.Signed == 0 && t.Home.Minor == 0 && t.Abroad.Minor == 0
}

func (w writer) abroad(a ledger.Amount) string {
	a.Currency = ledger.USD
	return w.sum(a)
}

func (w writer) visits() string {
	d, t := words.Digest, w.r.Week
	before := w.before()
	s := w.say(d.Visits, t.Companies, t.Visits)
	switch diff := t.Visits - w.r.Before.Visits; {
	case diff > 0:
		s += w.say(d.More, diff, before.In(w.lang))
	case diff < 0:
		s += w.say(d.Less, -diff, before.In(w.lang))
	default:
		s += w.say(d.Same, before.In(w.lang))
	}
	return s + w.say(d.Inward, t.Inward) + d.Stop.In(w.lang)
}

func (w writer) deals() string {
	d, t := words.Digest, w.r.Week
	s := w.say(d.Talks, t.Talks)
	if t.Signed == 0 {
		return s + d.SignedNone.In(w.lang) + d.Stop.In(w.lang)
	}
	s += w.say(d.Signed, t.Signed, w.sum(t.Sum)) + w.say(d.OfWhich, t.Five, t.Fifty)
	return s + w.doubtful(t) + d.Stop.In(w.lang)
}

// before is what the period that is compared with is called.
func (w writer) before() words.Text {
	d := words.Digest
	switch w.r.Span {
	case Week:
		return d.LastWeek
	case Month:
		return d.LastMonth
	case Quarter:
		return d.LastQuarter
	case Half:
		return d.LastHalf
	case Year:
		return d.LastYear
	}
	return d.LastSpan
}

// doubtful says what of the signed deals is not verified or has no amount.
func (w writer) doubtful(t Totals) (s string) {
	if t.NoAmount > 0 {
		s += w.say(words.Digest.NoSum, t.NoAmount)
	}
	if t.Waiting > 0 {
		s += w.say(words.Digest.Waiting, t.Waiting)
	}
	return s
}

func (w writer) year() string {
	y := w.r.Year
	s := w.say(words.Digest.Year, y.Visits, y.Signed, w.sum(y.Sum)) + w.doubtful(y)
	var others []string
	for _, t := range w.r.Targets {
		done := grammar.FormatPercent(t.Reached, t.Value*t.Unit)
		if t.Measure == "signed" {
			s += w.say(words.Digest.Target, t.Value, done)
			continue
		}
		others = append(others, w.say(words.Digest.TargetOf, words.TargetOf(t.Measure).Name.In(w.lang), TargetValue(t.Measure, t.Value, w.lang), done))
	}
	s += words.Digest.Stop.In(w.lang)
	if len(others) > 0 {
		s += "\n" + w.say(words.Digest.Targets, strings.Join(others, words.Digest.Semicolon.In(w.lang))) + words.Digest.Stop.In(w.lang)
	}
	return s
}

// TargetValue is a target's value with its unit: 60 个, 300 亿元.
func TargetValue(measure string, value int64, lang ledger.Lang) string {
	if words.TargetOf(measure).Money {
		return grammar.FormatFigure(value*FenAYi, ledger.CNY, lang)
	}
	return fmt.Sprintf(words.TargetOf(measure).Unit.In(lang), value)
}

// FenAYi is how many fen 1亿元 has.
const FenAYi = 1_00_000_000_00

// rows are the units or districts.
func (w writer) rows() string {
	title := words.Digest.Rows
	if w.r.Of == "city" {
		title = words.Digest.RowsCity
	}
	lines := w.table(w.r.Rows)
	if len(lines) == 0 {
		lines = []string{words.Digest.None.In(w.lang)}
	}
	return w.section(title, lines)
}

// table is one line a row, zero rows too, the names padded to one width so that
// the figures stand below each other.
func (w writer) table(rows []Row) (lines []string) {
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r.Name))
	}
	width = min(width, widestName)
	for _, r := range rows {
		name := r.Name
		if w.lang != ledger.En && utf8.RuneCountInString(name) > width {
			lines, name = append(lines, chat.Escape(name)), ""
		}
		lines = append(lines, chat.Escape(w.pad(name, width))+w.say(words.Digest.Row, r.Visits, r.Signed))
	}
	return lines
}

// widestName is how many characters of a name stand on the line of its figures:
// with them they are 35 columns. A longer one has a line of its own.
const widestName = 8

// pad fills a Chinese name with full-width spaces; a Latin name, whose letters
// differ in width, is followed by a colon.
func (w writer) pad(name string, width int) string {
	if w.lang == ledger.En {
		return name + ": "
	}
	return name + strings.Repeat("　", width-utf8.RuneCountInString(name)+1)
}

func (w writer) big() string {
	lines := w.bigLines()
	if len(lines) == 0 {
		lines = []string{words.Digest.None.In(w.lang)}
	}
	return w.section(words.Digest.Big, lines)
}

func (w writer) bigLines() (lines []string) {
	for _, d := range w.r.Big {
		lines = append(lines, w.named(d))
		if s := w.bigNews(d); s != "" {
			lines = append(lines, "　"+s)
		}
	}
	if w.r.BigMore > 0 {
		lines = append(lines, w.say(words.Digest.BigMore, w.r.BigMore))
	}
	return lines
}

// bigNews is what moved, what is stuck and what comes next of a large deal.
func (w writer) bigNews(b Deal) string {
	d := words.Digest
	var parts []string
	switch {
	case b.To != "" && b.From != "":
		parts = append(parts, w.say(d.Moved, w.stage(b.From), w.stage(b.To), w.day(b.On)))
	case b.To != "":
		parts = append(parts, w.say(d.First, w.stage(b.To), w.day(b.On)))
	}
	if b.Was.Known() {
		parts = append(parts, w.say(d.Slipped, w.day(b.Was), w.day(b.Now)))
	}
	if b.Stuck != "" {
		parts = append(parts, w.say(d.Stuck, chat.Escape(b.Stuck)))
	}
	if b.Next.Text != "" {
		parts = append(parts, w.say(d.Next, w.step(b.Next.Text, b.Next.Due)+w.owner(b.Owner)))
	}
	return strings.Join(parts, d.Semicolon.In(w.lang))
}

func (w writer) stage(s ledger.Stage) string { return words.StageName(s).In(w.lang) }

// day is a day as a digest says it: with its year only where that is not the year of 截至.
func (w writer) day(d ledger.Date) string {
	if d.Year() != w.r.AsOf.Year() {
		return d.String()
	}
	return d.String()[5:]
}

func (w writer) step(text string, due ledger.Date) string {
	if !due.Known() {
		return chat.Escape(text)
	}
	return w.say(words.Digest.Due, w.day(due)) + chat.Escape(text)
}

func (w writer) owner(name string) string {
	if name == "" {
		return ""
	}
	return w.say(words.Digest.Owner, chat.Escape(name))
}

func (w writer) attention() string {
	return w.section(words.Digest.Attention, w.attentionLines())
}

func (w writer) attentionLines() (lines []string) {
	d := words.Digest
	for _, x := range []struct {
		title words.Text
		list  List
	}{{d.Overdue, w.r.Overdue}, {d.Orders, w.r.Orders}, {d.Stale, w.r.Stale}, {d.Unknown, w.r.Unknown}} {
		if x.list.N > 0 {
			lines = append(lines, w.list(x.title, x.list)...)
		}
	}
	if w.r.Drafts > 0 {
		lines = append(lines, w.say(d.Drafts, w.r.Drafts))
	}
	if len(lines) == 0 {
		lines = append(lines, d.None.In(w.lang))
	}
	return lines
}

func (w writer) list(title words.Text, l List) []string {
	lines := []string{w.say(title, l.N)}
	for _, i := range l.Items {
		line := "　/" + i.Ref.String() + " "
		if i.Text != "" {
			line += w.step(i.Text, i.Due) + " "
		}
		line = strings.TrimRight(line+chat.Escape(i.Name), " ") + w.owner(i.Owner)
		switch {
		case i.Days > 0 && i.Due.Known():
			line += w.say(words.Digest.LateBy, i.Days)
		case i.Days > 0:
			line += w.say(words.Digest.For, i.Days)
		}
		lines = append(lines, line)
	}
	if rest := l.N - int64(len(l.Items)); rest > 0 && len(l.Items) > 0 {
		lines = append(lines, "　"+w.say(words.Digest.Rest, rest))
	}
	return lines
}

// join puts sections together, as few messages as hold them; a section that is
// too long by itself is split at line ends.
func join(sections []string) []string {
	var out []string
	text := ""
	for _, s := range sections {
		for _, part := range cut(s) {
			if text != "" && length(text)+length(part)+2 > limit {
				out = append(out, text)
				text = ""
			}
			if text != "" {
				text += "\n\n"
			}
			text += part
		}
	}
	return append(out, text)
}

func cut(section string) []string {
	if length(section) <= limit {
		return []string{section}
	}
	var out []string
	text := ""
	for _, line := range strings.Split(section, "\n") {
		if text != "" && length(text)+length(line)+1 > limit {
			out = append(out, text)
			text = ""
		}
		if text != "" {
			text += "\n"
		}
		text += line
	}
	return append(out, text)
}

func length(markup string) int { return utf8.RuneCountInString(chat.Plain(markup)) }
