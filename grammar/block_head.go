package grammar

import "guatu/ledger"

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

// preface takes a line over the first tag: shared fields, or what is kept of it.
func (s *splitter) preface(l line) {
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: s.last().tag.tag.Kind}}
	if _, labelled := labelAt(s.f.R, l.from, l.to, 0, false); labelled || x.onlyKnown(l.from, l.to) {
		s.line(l)
		return
	}
	s.last().add(piece{kind: prefacePiece, start: l.from, from: l.from, to: l.to})
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

// placed makes of what stands before a colon behind a tag, or in an item of a list, shared
// words, where it is known by what it is (走访 深圳：华为、比亚迪; 下午：比亚迪).
func (s *splitter) placed(pieces []piece) []piece {
	if len(pieces) == 0 || pieces[0].kind != notePiece {
		return pieces
	}
	p := pieces[0]
	colon := labelEnd(s.f.R, p.from, p.to)
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: s.last().tag.tag.Kind}}
	if colon == p.from || !x.onlyKnown(p.from, colon) && !hoursAlone(s.f.R, p.from, colon) {
		return pieces
	}
	items := piece{kind: itemsPiece, start: p.start, from: p.from, to: colon}
	rest := piece{kind: shortPiece, start: colon, from: min(skipSpaces(s.f.R, colon+1), p.to), to: p.to}
	return append([]piece{items, rest}, pieces[1:]...)
}

// shareWords makes the words behind a tag shared ones where each of them is
// known by what it is, of a record of any kind (走访 昨天 上海, with the companies on
// the lines below; 签约 李局长带队).
func (s *splitter) shareWords(b *block) bool {
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: b.tag.tag.Kind}}
	every := reader{Context: s.ground, f: s.f}
	for i, p := range b.pieces {
		if p.kind != shortPiece {
			continue
		}
		if _, _, with := escorts.at(s.f.R, p.from); with { // 陪王区长去深圳
			b.pieces[i].kind = prefacePiece
			continue
		}
		if !x.onlyKnown(p.from, p.to) && !every.onlyKnown(p.from, p.to) {
			return false
		}
		b.pieces[i].kind = itemsPiece
	}
	return true
}
