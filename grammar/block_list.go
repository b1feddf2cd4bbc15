package grammar

import "guatu/ledger"

// nameNumbered makes companies of what stands before a colon in numbered
// records (①华为：谈算力) where none has its label, and one at least is known or all end like
// companies.
func (s *splitter) nameNumbered() {
	known, ends := false, true
	x := reader{Context: s.ground, f: s.f}
	for _, b := range s.blocks {
		if b.number == 0 {
			continue
		}
		if len(b.pieces) == 0 || b.pieces[0].kind != notePiece || !hasField(b.tag.tag.Kind, ledger.FCompany) || b.has(ledger.FCompany) {
			return
		}
		p := b.pieces[0]
		colon := labelEnd(s.f.R, p.from, p.to)
		end, ok := x.knownName(p.from, colon)
		known, ends = known || ok && end == colon, ends && endsCompany(s.f.R, p.from, colon)
	}
	for i, b := range s.blocks {
		if !known && !ends || b.number == 0 {
			continue
		}
		p := b.pieces[0]
		colon := labelEnd(s.f.R, p.from, p.to)
		name := piece{kind: titlePiece, start: p.start, from: p.from, to: colon}
		words := piece{kind: wordsPiece, start: colon, from: min(colon+1, p.to), to: p.to}
		s.blocks[i].pieces = append([]piece{name, words}, b.pieces[1:]...)
	}
}

// listInside is where a numbered list begins on the tag's own line, behind nothing but what
// several records share, and before a company that is known or ends like one (走访 深圳 1.华为
// 2.比亚迪).
func (s *splitter) listInside(t tagMark, l line) (from int, ok bool) {
	if t.colon {
		return 0, false
	}
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: t.tag.Kind}}
	for i := t.to; i < l.to; i = nextToken(s.f.R, i, l.to) {
		n, rest, ok := enumAt(s.f.R, i, l.to)
		if !ok || n != 1 {
			continue
		}
		_, known := x.knownName(rest, l.to)
		names := known || endsCompany(s.f.R, rest, min(tokenEnd(s.f.R, rest), l.to))
		items := s.itemsIn(n, line{from: rest, to: l.to})
		return i, names && len(items) > 1 && (i == t.to || x.onlyKnown(t.to, i))
	}
	return 0, false
}

// itemsIn cuts a numbered line where the next numbers stand in it, each before
// a company that is known, a word that ends like one or a single word (1.华为 2.比亚迪
// 3.大疆); one in a circle before any words.
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
		if _, known := x.knownName(rest, l.to); !known && tokenEnd(s.f.R, rest) < l.to && !isCircled(s.f.R[i]) && !endsCompany(s.f.R, rest, tokenEnd(s.f.R, rest)) {
			continue
		}
		last := &items[len(items)-1]
		_, last.to = trimSpan(s.f.R, last.from, i)
		items = append(items, line{from: rest, to: l.to})
	}
	return items
}

// itemAt reads the number of a numbered line, behind which a mark stands or, before a company
// that is known, none. An item of a list without numbers has the next one.
func (s *splitter) itemAt(l line) (n, rest int, ok bool) {
	if n, rest, ok = enumAt(s.f.R, l.from, l.to); ok {
		return n, rest, ok
	}
	if n, end, ok := smallNumber(s.f.R, l.from); ok && isDigit(s.f.R[l.from]) && end < l.to && s.f.R[end] == ' ' {
		x := reader{Context: s.ground, f: s.f}
		rest = skipSpaces(s.f.R, end)
		_, known := x.knownName(rest, l.to)
		return n, rest, known && !s.last().empty()
	}
	rest, ok = s.plainItem(l)
	return s.last().number + 1, rest, ok
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
	b.pieces = s.placed(p.read(l.from, l.to))
	s.blocks = append(s.blocks, b)
}

// unnumber blanks the numbers before tags where the first line has one, and another:
// each such line is a record (1. 走访 华为 深圳).
func unnumber(f Folded) {
	var heads [][2]int
	for i, l := range splitLines(f.R) {
		_, rest, ok := enumAt(f.R, l.from, l.to)
		if ok {
			_, ok = tagAt(f, line{from: rest, to: l.to})
		}
		if ok {
			heads = append(heads, [2]int{l.from, rest})
		} else if i == 0 {
			return
		}
	}
	if len(heads) < 2 {
		return
	}
	for _, h := range heads {
		for i := h[0]; i < h[1]; i++ {
			f.R[i] = ' '
		}
	}
}
