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
		end := i
		for end < len(r) && r[end] != '\n' {
			end++
		}
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

// shared tells whether the first line, which has no tag, is words that are known
// by what they are, over a line with a marked tag.
func (s *splitter) shared(lines []line) bool {
	if len(lines) < 2 {
		return false
	}
	t, ok := s.tagAt(lines[1])
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: t.tag.Kind}}
	return ok && t.marked && !t.alone && x.onlyKnown(lines[0].from, lines[0].to)
}

// prefaces tells whether a line without a label may stand over records: a
// marked tag begins one of the lines below it (今天跑了两家：).
func (s *splitter) prefaces(lines []line) bool {
	for _, l := range lines[1:min(len(lines), maxPreface)] {
		if t, ok := s.tagAt(l); ok {
			return t.marked && !t.alone || t.marked && len(lines) > 2
		}
	}
	return false
}

// heads tells whether a line of words that are known, over a line with a marked
// tag, is shared by what follows, as such a line over the first tag is.
func (s *splitter) heads(l, next line) bool {
	t, ok := s.tagAt(next)
	_, own := s.tagAt(l)
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: t.tag.Kind}}
	return ok && !own && t.marked && x.onlyKnown(l.from, l.to)
}

// header opens a block for a line that is shared by the records below it.
func (s *splitter) header(l, next line) {
	t, _ := s.tagAt(next)
	s.open(t, l.from)
	s.last().own, s.last().head = true, true
	s.line(l)
	s.shareWords(s.last())
}

// preface takes a line over the first tag: shared fields, or what is kept of it.
func (s *splitter) preface(l line) {
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: s.last().tag.tag.Kind}}
	if _, labelled := labelAt(s.f.R, l.from, l.to, 0, false); labelled || x.onlyKnown(l.from, l.to) {
		s.line(l)
		return
	}
	s.last().add(piece{kind: prefacePiece, start: l.from, from: l.from, to: l.to})
}

// shareWords makes the words behind a tag shared ones where each of them is
// known by what it is (走访 昨天 上海, with the companies on the lines below).
func (s *splitter) shareWords(b *block) bool {
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: b.tag.tag.Kind}}
	for i, p := range b.pieces {
		if p.kind != shortPiece {
			continue
		}
		if b.lines > 1 || !x.onlyKnown(p.from, p.to) {
			return false
		}
		b.pieces[i].kind = itemsPiece
	}
	return true
}

// nameNumbered makes companies of what stands before a colon in numbered
// records (①华为：谈算力) where none has its label and one at least is known.
func (s *splitter) nameNumbered() {
	known := false
	x := reader{Context: s.ground, f: s.f}
	for _, b := range s.blocks {
		if b.number == 0 {
			continue
		}
		if len(b.pieces) == 0 || b.pieces[0].kind != notePiece || !hasField(b.tag.tag.Kind, ledger.FCompany) || b.has(ledger.FCompany) {
			return
		}
		p := b.pieces[0]
		end, ok := x.knownName(p.from, labelEnd(s.f.R, p.from, p.to))
		known = known || ok && end == labelEnd(s.f.R, p.from, p.to)
	}
	for i, b := range s.blocks {
		if !known || b.number == 0 {
			continue
		}
		p := b.pieces[0]
		colon := labelEnd(s.f.R, p.from, p.to)
		name := piece{kind: titlePiece, start: p.start, from: p.from, to: colon}
		words := piece{kind: wordsPiece, start: colon, from: min(colon+1, p.to), to: p.to}
		s.blocks[i].pieces = append([]piece{name, words}, b.pieces[1:]...)
	}
}

// splitter gathers blocks line by line.
type splitter struct {
	f      Folded
	ground Context
	blocks []block
	plain  bool // the items of a list have no numbers
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
// it, and a record behind that.
func (s *splitter) cutTags(lines []line) []line {
	var cut []line
	for _, l := range lines {
		if first, ok := s.tagAt(l); ok {
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
	all := x.known(t.to, l.to)
	return len(all) > 0 && all[0].from > t.to
}

// next takes one more line: it begins a record or belongs to the last one.
func (s *splitter) next(l line, first bool) {
	if t, ok := s.tagAt(l); ok && (first || s.begins(t, l)) {
		s.open(t, l.from)
		s.tagLine(l)
		return
	}
	if n, rest, ok := s.itemAt(l); ok && s.numbers(n) {
		for _, item := range s.itemsIn(n, line{rest, l.to, l.blank}) {
			s.numbered(n, item)
			n++
		}
		return
	}
	s.line(l)
}

// itemsIn cuts a numbered line where the next numbers stand in it, each before
// a company that is known or a single word (1.华为 2.比亚迪 3.大疆).
func (s *splitter) itemsIn(n int, l line) []line {
	items := []line{l}
	x := reader{Context: s.ground, f: s.f}
	for i := l.from + 1; i < l.to; i++ {
		if !isFieldSep(s.f.R[i-1]) {
			continue
		}
		next, rest, ok := enumAt(s.f.R, i, l.to)
		if !ok || next != n+len(items) || isSpace(s.f.R[i]) || rest >= l.to {
			continue
		}
		if _, known := x.knownName(rest, l.to); !known && tokenEnd(s.f.R, rest) < l.to {
			continue
		}
		last := &items[len(items)-1]
		_, last.to = trimSpan(s.f.R, last.from, i)
		items = append(items, line{from: rest, to: l.to})
	}
	return items
}

// itemAt reads the number of a numbered line. A dash or a dot is one too behind
// shared words on the tag's line, or another such line, where no label stands
// behind it; a number without a mark is before a company that is known.
func (s *splitter) itemAt(l line) (n, rest int, ok bool) {
	if n, rest, ok = enumAt(s.f.R, l.from, l.to); ok {
		return n, rest, ok
	}
	b := s.last()
	if l.to-l.from < 3 || b.empty() || b.number == 0 && b.lines > 1 {
		return 0, 0, false
	}
	if s.listed(l) {
		s.plain = true
		return b.number + 1, l.from, true
	}
	if n, end, ok := smallNumber(s.f.R, l.from); ok && isDigit(s.f.R[l.from]) && end < l.to && s.f.R[end] == ' ' {
		x := reader{Context: s.ground, f: s.f}
		rest = skipSpaces(s.f.R, end)
		_, known := x.knownName(rest, l.to)
		return n, rest, known
	}
	if s.f.R[l.from] != '-' && s.f.R[l.from] != '·' && s.f.R[l.from] != '*' {
		return 0, 0, false
	}
	rest = skipSpaces(s.f.R, l.from+1)
	_, labelled := labelAt(s.f.R, rest, l.to, 0, true)
	return b.number + 1, rest, !labelled && (rest > l.from+1 || isHan(s.f.R[rest]))
}

// listed tells whether a line without a number is an item of a list of companies:
// below shared words, or another such line, a company that is known fills it or
// stands before its colon; behind the first also one whose name ends like one.
func (s *splitter) listed(l line) bool {
	b := s.last()
	if b.number > 0 && !s.plain {
		return false
	}
	x := reader{Context: s.ground, f: s.f}
	colon := labelEnd(s.f.R, l.from, l.to)
	limit := colon
	if colon == l.from {
		limit = l.to
	}
	if end, known := x.knownName(l.from, limit); known && end == limit {
		return true
	}
	return b.number > 0 && colon > l.from && endsCompany(s.f.R, l.from, colon)
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

// placed makes of what stands before a colon behind a tag shared words, where it
// is known by what it is (走访 深圳：华为、比亚迪).
func (s *splitter) placed(pieces []piece) []piece {
	if len(pieces) == 0 || pieces[0].kind != notePiece {
		return pieces
	}
	p := pieces[0]
	colon := labelEnd(s.f.R, p.from, p.to)
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: s.last().tag.tag.Kind}}
	if colon == p.from || !x.onlyKnown(p.from, colon) {
		return pieces
	}
	items := piece{kind: itemsPiece, start: p.start, from: p.from, to: colon}
	rest := piece{kind: shortPiece, start: colon, from: min(skipSpaces(s.f.R, colon+1), p.to), to: p.to}
	return append([]piece{items, rest}, pieces[1:]...)
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
		if x.kind == morePiece && s.tells(x) {
			x.kind = wordsPiece
		}
		b.add(x)
	}
}

// tells tells whether a line below the short form goes on with it: each of its
// words is known by what it is.
func (s *splitter) tells(p piece) bool {
	b := s.last()
	switch b.pieces[len(b.pieces)-1].kind {
	case shortPiece, wordsPiece:
		x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: b.tag.tag.Kind, Stage: b.tag.tag.Stage}}
		return x.onlyKnown(p.from, p.to)
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

// numbers tells whether numbered lines are records here: after shared fields
// without a company or a name, or when they already are (spec 2.2).
func (s *splitter) numbers(n int) bool {
	b := s.last()
	if b.number > 0 {
		return n > b.number
	}
	if n != 1 || b.has(ledger.FCompany) || b.has(ledger.FName) || !s.shareWords(b) {
		return false
	}
	last := len(b.pieces) - 1
	return b.lines == 1 || last < 0 || !isFreeText(b.pieces[last].field)
}

// numbered begins a numbered record under the tag of the last one.
func (s *splitter) numbered(n int, l line) {
	t := s.last().tag
	if s.last().number == 0 {
		s.last().own = true
	}
	b := block{tag: t, from: l.from, to: l.to, number: n, lines: 1}
	p := pieceReader{r: s.f.R, kind: t.tag.Kind, spaced: true, lead: shortPiece}
	b.pieces = p.read(l.from, l.to)
	s.blocks = append(s.blocks, b)
}
