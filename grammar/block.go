package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// tagMark is a tag where it stands.
type tagMark struct {
	tag      words.Tag
	written  string // as it was written, with its mark
	from, to int    // in the folded runes; to is where the rest begins
	marked   bool   // with # or /
	colon    bool   // a colon follows: what comes next is the company or the name
	alone    bool   // nothing follows on its line
}

// block is the part of a message that is one record.
type block struct {
	tag      tagMark
	from, to int // in the folded runes
	pieces   []piece
	number   int // of a numbered record, from 1; 0 for none
	own      bool
	head     bool // its fields are those of the records below it, in place of the ones above
	lines    int
}

// line is a line of a message without the spaces around it.
type line struct {
	from, to int
	blank    bool // a blank line stands before it
}

// labelled tells whether the block has a field with a label that is known.
func (b block) labelled() bool {
	return slices.ContainsFunc(b.pieces, func(p piece) bool { return p.kind == labelledPiece })
}

// empty tells whether the block is a tag alone.
func (b block) empty() bool { return len(b.pieces) == 0 }

// has tells whether the block gives a field, with its label or behind the tag.
func (b block) has(f ledger.Field) bool {
	return b.hasLabel(f) || (f == ledger.FCompany || f == ledger.FName) &&
		slices.ContainsFunc(b.pieces, func(p piece) bool { return p.kind == titlePiece })
}

func (b block) hasLabel(f ledger.Field) bool {
	return slices.ContainsFunc(b.pieces, func(p piece) bool { return p.kind == labelledPiece && p.field == f })
}

func (b block) short() bool {
	return slices.ContainsFunc(b.pieces, func(p piece) bool { return p.kind == shortPiece })
}

// splitLines cuts a folded text into its lines that are not blank.
func splitLines(r []rune) []line {
	var lines []line
	blank := false
	for i := 0; i <= len(r); {
		end := lineEnd(r, i)
		from, to := trimSpan(r, i, end)
		if from == to {
			blank = true
		} else {
			lines = append(lines, line{from, to, blank})
			blank = false
		}
		i = end + 1
	}
	return lines
}

// lineEnd is where the line ends that holds i.
func lineEnd(r []rune, i int) int {
	for i < len(r) && r[i] != '\n' {
		i++
	}
	return i
}

// trimSpan is a span without the spaces at its ends.
func trimSpan(r []rune, from, to int) (int, int) {
	for from < to && isSpace(r[from]) {
		from++
	}
	for to > from && isSpace(r[to-1]) {
		to--
	}
	return from, to
}

// maxPreface bounds the lines that may stand over the first tag.
const maxPreface = 4

// splitBlocks cuts a message into records; ok is false where it begins with no
// tag, and not with shared fields and a marked tag on the next line either.
func splitBlocks(f Folded, c Context) (blocks []block, ok bool) {
	s := splitter{f: f, ground: c}
	lines := s.cutTags(splitLines(f.R))
	preface := 0
	for preface < len(lines) && preface < maxPreface {
		t, found := s.tagAt(lines[preface])
		if own, ok := ownLabel(f, lines[preface]); ok && preface == 0 && !found {
			s.open(own, lines[0].from)
			for _, l := range lines {
				s.line(l)
			}
			return s.blocks, true
		}
		if found && (preface == 0 || t.marked) {
			break
		}
		if _, labelled := labelAt(f.R, lines[preface].from, lines[preface].to, 0, false); !labelled && (preface > 0 || !s.shared(lines)) && !s.prefaces(lines[preface:]) {
			return nil, false
		}
		preface++
	}
	if preface == len(lines) || preface == maxPreface {
		return nil, false
	}
	first, _ := s.tagAt(lines[preface])
	if preface > 0 {
		s.open(first, lines[0].from)
		s.blocks[0].own = true
		for _, l := range lines[:preface] {
			s.preface(l)
		}
	}
	for i, l := range lines[preface:] {
		if next := preface + i + 1; preface > 0 && i > 0 && next < len(lines) && s.heads(l, lines[next]) {
			s.header(l, lines[next])
			continue
		}
		s.next(l, i == 0 || s.last().head)
	}
	if len(s.blocks) > 1 {
		s.shareWords(&s.blocks[0])
		s.nameNumbered()
	}
	return s.blocks, true
}

// splitter gathers blocks line by line.
type splitter struct {
	f      Folded
	ground Context
	blocks []block
	plain  bool // the items of a list have no numbers and no dashes
}

// last is the block that lines go to.
func (s *splitter) last() *block { return &s.blocks[len(s.blocks)-1] }

func (s *splitter) open(t tagMark, from int) {
	s.blocks = append(s.blocks, block{tag: t, from: from, to: t.to})
}

// tagAt reads the tag that a line begins with; one with # or / may stick to a
// company that is known (#走访华为 上海).
func (s *splitter) tagAt(l line) (tagMark, bool) {
	t, ok := tagAt(s.f, l)
	if ok || !t.marked || t.written == "" {
		return t, ok
	}
	x := reader{Context: s.ground, f: s.f}
	_, known := x.knownName(t.to, l.to)
	return t, known
}

// cutTags parts a line that begins with a tag where another with # stands in
// it, and a record behind that, and where the first number of a list does.
func (s *splitter) cutTags(lines []line) []line {
	var cut []line
	for _, l := range lines {
		if first, ok := s.tagAt(l); ok {
			if i, ok := s.listInside(first, l); ok {
				_, end := trimSpan(s.f.R, l.from, i)
				cut = append(cut, line{l.from, end, l.blank}, line{from: i, to: l.to})
				continue
			}
			for i := first.to + 1; i < l.to; i++ {
				if s.f.R[i] == '#' && s.opens(line{from: i, to: l.to}) {
					_, end := trimSpan(s.f.R, l.from, i)
					cut = append(cut, line{l.from, end, l.blank})
					l = line{from: i, to: l.to}
				}
			}
		}
		cut = append(cut, l)
	}
	return cut
}

// opens tells whether a tag inside a line begins a record: a company follows
// that is known or has its label, or a word with something that is known.
func (s *splitter) opens(l line) bool {
	t, ok := s.tagAt(l)
	if !ok || !t.marked || t.alone {
		return false
	}
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: t.tag.Kind}}
	if _, known := x.knownName(t.to, l.to); known {
		return true
	}
	if _, labelled := labelAt(s.f.R, t.to, l.to, t.tag.Kind, true); labelled {
		return true
	}
	all := x.known(t.to, min(l.to, t.to+maxOpening))
	return len(all) > 0 && all[0].from > t.to
}

// maxOpening bounds the runes of a record on whose beginning it depends whether a tag inside a
// line begins it.
const maxOpening = 100

// next takes one more line: it begins a record or belongs to the last one.
func (s *splitter) next(l line, first bool) {
	if t, ok := s.tagAt(l); ok && (first || s.begins(t, l)) {
		s.open(t, l.from)
		s.tagLine(l)
		return
	}
	if n, rest, ok := s.itemAt(l); ok && s.numbers(n) {
		s.plain = rest == l.from
		for _, item := range s.itemsIn(n, line{rest, l.to, l.blank}) {
			s.numbered(n, item)
			n++
		}
		return
	}
	if s.again(l) {
		t := s.last().tag
		t.to = l.from
		s.open(t, l.from)
		s.tagLine(l)
		return
	}
	s.line(l)
}

// begins tells whether a tag inside a message begins another record: always
// with # or /, else after a blank line, alone on its line, or after records of
// one line. Words that are labels as well (项目) are labels where the record
// above lacks that field.
func (s *splitter) begins(t tagMark, l line) bool {
	b := s.last()
	switch {
	case t.marked:
		return true
	case t.tag.Marked:
		return false
	case t.tag.Label && !t.alone:
		f, _, _ := labels.at(s.f.R, t.from)
		return l.blank && (b.has(f) || !hasField(b.tag.tag.Kind, f))
	}
	return l.blank || t.alone || b.lines == 1 && !b.empty() && b.number == 0
}

// tagLine reads what follows the tag on its own line.
func (s *splitter) tagLine(l line) {
	b := s.last()
	b.lines++
	b.to = l.to
	if b.tag.to >= l.to {
		return
	}
	p := pieceReader{r: s.f.R, kind: b.tag.tag.Kind, spaced: b.tag.marked}
	switch {
	case b.tag.colon:
		p.lead = titlePiece
	default:
		p.lead = shortPiece
	}
	b.pieces = s.placed(p.read(b.tag.to, l.to))
}

// line reads a line below a tag's.
func (s *splitter) line(l line) {
	b := s.last()
	b.lines++
	b.to = l.to
	p := pieceReader{r: s.f.R, kind: b.tag.tag.Kind, spaced: true, lead: morePiece}
	if len(b.pieces) == 0 {
		p.lead = shortPiece
	}
	if _, _, ok := enumAt(s.f.R, l.from, l.to); ok && b.absorbs() {
		b.add(piece{kind: morePiece, start: l.from, from: l.from, to: l.to})
		return
	}
	from := l.from
	if _, rest, ok := enumAt(s.f.R, l.from, l.to); ok {
		if _, labelled := labelAt(s.f.R, rest, l.to, 0, false); labelled {
			from = rest
		}
	}
	for _, x := range p.read(from, l.to) {
		switch {
		case x.kind != morePiece:
		case s.tells(x):
			x.kind = wordsPiece
		case b.tag.tag.Kind == ledger.KindDeal && b.short() && s.isNames(line{from: x.from, to: x.to}):
			x.kind, x.field = labelledPiece, ledger.FCompany // another investor
		}
		b.add(x)
	}
}

// tells tells whether a line below the short form goes on with it: each of its
// words is known by what it is.
func (s *splitter) tells(p piece) bool {
	b := s.last()
	switch b.pieces[len(b.pieces)-1].kind {
	case shortPiece, wordsPiece, morePiece:
		x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: b.tag.tag.Kind, Stage: b.tag.tag.Stage}}
		return b.short() && x.onlyKnown(p.from, p.to)
	}
	return false
}

// add appends a piece; more of the value above joins it where that is free text.
func (b *block) add(x piece) {
	if last := len(b.pieces) - 1; x.kind == morePiece && b.absorbs() {
		b.pieces[last].to = x.to
		return
	}
	b.pieces = append(b.pieces, x)
}

// absorbs tells whether a line without a label belongs to the value above it.
func (b block) absorbs() bool {
	if len(b.pieces) == 0 {
		return false
	}
	last := b.pieces[len(b.pieces)-1]
	return last.kind == labelledPiece && (isFreeText(last.field) || last.from == last.to)
}
