package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// Loose reads what is a report in all but its tag: one that sticks to the words
// behind it (#走访联影医疗 上海), or labelled fields without one. They are offered
// as drafts, as prose is.
func Loose(text string, c Context) []ledger.Report {
	f := Fold(text)
	lines := splitLines(f.R)
	if len(lines) == 0 {
		return nil
	}
	if t, ok := tagAt(f, lines[0]); ok {
		return nil
	} else if t.marked && t.written != "" && t.to < len(f.R) && isHan(f.R[t.to]) {
		return offered(f.Original(0, t.to)+" "+f.Original(t.to, len(f.R)), c)
	} else if t.marked && t.written != "" && t.to+1 < len(f.R) && f.R[t.to] == '-' {
		return offered(f.Original(0, t.to)+strings.ReplaceAll(f.Original(t.to, len(f.R)), "-", " "), c)
	} else if t.marked && t.written == "" {
		return mistagged(f, lines[0], c)
	}
	if text, ok := dayHeads(f, lines, c); ok {
		return offered(text, c)
	}
	if text, ok := dayFirst(f, lines, c); ok {
		return offered(text, c)
	}
	if tag := untagged(f, lines[0]); tag != "" {
		return offered(tag+"\n"+text, c)
	}
	return nil
}

// mistagged reads fields behind a word with # that is no tag: with the tag that
// differs from it in one character (#走方 企业：华为；地点：深圳), else with the one
// that the fields call for, and the word is kept as a note.
func mistagged(f Folded, l line, c Context) []ledger.Report {
	i := l.from + 1
	for i < l.to && !isTagStop(f.R[i]) {
		i++
	}
	rest := strings.TrimLeft(f.Original(i, len(f.R)), " 　:：,，;；\n")
	lines := splitLines(Fold(rest).R)
	if len(lines) == 0 || i-l.from > maxTag {
		return nil
	}
	tag := untagged(Fold(rest), lines[0])
	if tag == "" {
		return nil
	}
	if near := nearTag(f.R[l.from+1 : i]); near != "" {
		return offered("#"+near+"\n"+rest, c)
	}
	rs := offered(tag+"\n"+rest, c)
	if len(rs) > 0 {
		rs[0].Values = append(rs[0].Values, ledger.Value{Field: ledger.FNote, Text: f.Original(l.from, i)})
	}
	return rs
}

// nearTag is the only tag that differs from a word in one character, "" where
// there is none or several.
func nearTag(word []rune) (near string) {
	for name := range words.Tags {
		r, differ := []rune(name), 0
		if len(r) != len(word) || len(r) < 2 {
			continue
		}
		for i := range r {
			if r[i] != word[i] {
				differ++
			}
		}
		if differ == 1 && near != "" {
			return ""
		} else if differ == 1 {
			near = name
		}
	}
	return near
}

// maxTag bounds the runes of a word that was meant for a tag.
const maxTag = 10

// dayFirst puts the day that stands before a tag behind it and the words of the short
// form (昨天走访 华为 深圳; 今天走访, with the words on the lines below).
func dayFirst(f Folded, lines []line, c Context) (text string, ok bool) {
	s, ok := Days{Asked: c.Asked, Role: RoleRecord}.At(f.R, lines[0].from)
	if !ok || s.Doubt != ledger.NoDoubt {
		return "", false
	}
	_, end := dayTail(f.R, s.To)
	l := line{from: skipMarks(f.R, end), to: lines[0].to}
	t, ok := tagAt(f, l)
	day := f.Original(s.From, end)
	switch {
	case ok && t.alone && len(lines) > 1:
		return "#" + t.written + " " + day + "\n" + f.Original(lines[1].from, len(f.R)), true
	case !ok || t.colon || t.alone || len(lines) > 1:
		return "", false
	}
	return f.Original(l.from, l.to) + " " + day, true
}

// dayHeads reads a day and a tag over a list as a tag with that day, and the place between
// them (3月12日走访情况：, 昨天在深圳走访两家企业：).
func dayHeads(f Folded, lines []line, c Context) (text string, ok bool) {
	s, ok := Days{Asked: c.Asked, Role: RoleRecord}.At(f.R, lines[0].from)
	if !ok || s.Doubt != ledger.NoDoubt || len(lines) < 2 {
		return "", false
	}
	shared := words.FieldNames[ledger.FDate].Zh + words.Colon.Zh + f.Original(s.From, s.To)
	_, i := dayTail(f.R, s.To)
	if _, end, at := atWords.at(f.R, i); at {
		i = end
	}
	x := reader{Context: c, f: f}
	if k, place := x.placeHere(i); place {
		shared += words.Semicolon.Zh + words.FieldNames[ledger.FPlace].Zh + words.Colon.Zh + f.Original(i, k.to)
		i = k.to
	}
	tag, end, ok := tags.at(f.R, i)
	if !ok || tag.Marked {
		return "", false
	}
	written := f.Original(i, end)
	if _, next, tail := headTails.at(f.R, end); tail {
		end = next
	}
	rest := trimEdges(f.Original(end, lines[0].to), nameEdges+":")
	_, _, numbered := enumAt(f.R, lines[1].from, lines[1].to)
	_, known := x.knownName(lines[1].from, lines[1].to)
	if !numbered && !known || hasWords(rest) && !namesNone(rest) {
		return "", false
	}
	return "#" + written + " " + shared + "\n" + f.Original(lines[1].from, len(f.R)), true
}

var headTails = setOf(words.HeadTails)

// offered are the reports of a text, for a yes.
func offered(text string, c Context) []ledger.Report {
	rs := Reports(text, c).Reports
	for i := range rs {
		rs[i].Prose = true
	}
	return rs
}

// untagged is the tag of fields without one: of a deal where a field stands
// among them that only deals have, else of a visit. Two labels are the least,
// and one of them names the company or the deal.
func untagged(f Folded, first line) string {
	if _, ok := labelAt(f.R, first.from, first.to, 0, false); !ok {
		return ""
	}
	var b block
	for _, l := range splitLines(f.R) {
		p := pieceReader{r: f.R, lead: morePiece}
		b.pieces = append(b.pieces, p.read(l.from, l.to)...)
	}
	labelled := 0
	kind := ledger.KindVisit
	for _, p := range b.pieces {
		if p.kind != labelledPiece || !hasWords(f.Original(p.from, p.to)) {
			continue
		}
		labelled++
		switch p.field {
		case ledger.FAmount, ledger.FStage, ledger.FName, ledger.FExpected, ledger.FAgreement:
			kind = ledger.KindDeal
		}
	}
	if labelled < 2 || !b.hasLabel(ledger.FCompany) && !b.hasLabel(ledger.FName) {
		return ""
	}
	return words.LooseTags[kind]
}

// EachCompany is a visit to several companies as a visit to each.
func EachCompany(r ledger.Report) []ledger.Report { return perCompany(r) }

// ownLabel reads a first line whose label begins with its tag (走访企业：海湾重工):
// the tag is a bare one, and the line is its first field.
func ownLabel(f Folded, l line) (t tagMark, ok bool) {
	i := skipBullets(f.R, l.from, l.to)
	word, end, ok := tags.at(f.R, i)
	if !ok || word.Marked || word.Label {
		return t, false
	}
	x, ok := labelAt(f.R, i, l.to, word.Kind, false)
	if !ok || x.value <= end+1 || !hasField(word.Kind, x.field) {
		return t, false
	}
	written := strings.TrimSpace(f.Original(i, end))
	return tagMark{tag: word, written: written, from: i, to: i}, true
}
