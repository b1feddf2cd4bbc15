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
// several records share (走访 深圳 1.华为 2.比亚迪).
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
		items := s.itemsIn(n, line{from: rest, to: l.to})
		return i, len(items) > 1 && (i == t.to || x.onlyKnown(t.to, i))
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

// itemAt reads the number of a numbered line. A dash or a dot is one too behind
// shared words on the tag's line, or another such line, where no label stands
// behind it, and below a bare tag where the next line is a record too; a number
// without a mark is before a company that is known.
func (s *splitter) itemAt(l line) (n, rest int, ok bool) {
	if n, rest, ok = enumAt(s.f.R, l.from, l.to); ok {
		return n, rest, ok
	}
	b := s.last()
	if l.to-l.from < 3 || b.number == 0 && b.lines > 1 || b.empty() && !s.listBegins(l) {
		return 0, 0, false
	}
	if s.listed(l) || s.headed(l) {
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
// stands before its colon; also one whose name ends like one behind the first, or where the
// next line is of the same kind.
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
	if colon == l.from || !endsCompany(s.f.R, l.from, colon) {
		return false
	}
	next, below := s.lineBelow(l)
	return b.number > 0 || below && endsCompany(s.f.R, next.from, labelEnd(s.f.R, next.from, next.to))
}

// listBegins tells whether a line right below a bare tag is the first of several records: it
// and the next one have a dash and tell of a company each, or what is known and companies.
func (s *splitter) listBegins(l line) bool {
	next, ok := s.lineBelow(l)
	if !ok {
		return false
	}
	if s.headed(l) && s.headed(next) {
		return true
	}
	bullet, second := skipBullets(s.f.R, l.from, l.to), skipBullets(s.f.R, next.from, next.to)
	return bullet > l.from && second > next.from && s.tellsOne(line{from: bullet, to: l.to}) && s.tellsOne(line{from: second, to: next.to})
}

// lineBelow is the line that follows right below another.
func (s *splitter) lineBelow(l line) (line, bool) {
	from := min(lineEnd(s.f.R, l.to)+1, len(s.f.R))
	from, to := trimSpan(s.f.R, from, lineEnd(s.f.R, from))
	return line{from: from, to: to}, from < to
}

// again tells whether a line below a visit in the short form is another one: a company that
// is known stands first, and all that is behind it is known (比亚迪 深圳 昨天).
func (s *splitter) again(l line) bool {
	b := s.last()
	if b.tag.tag.Kind != ledger.KindVisit || b.number > 0 || !b.short() {
		return false
	}
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: b.tag.tag.Kind}}
	end, known := x.knownName(l.from, l.to)
	return known && end < l.to && x.onlyKnown(end, l.to)
}

// tellsOne tells whether a line of an item begins with a company: one that is known, a word
// that ends like one, or a word before things that are known.
func (s *splitter) tellsOne(l line) bool {
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: s.last().tag.tag.Kind}}
	if _, labelled := labelAt(s.f.R, l.from, l.to, 0, true); labelled {
		return false
	}
	if _, known := x.knownName(l.from, l.to); known || endsCompany(s.f.R, l.from, min(tokenEnd(s.f.R, l.from), l.to)) {
		return true
	}
	all := x.known(l.from, l.to)
	return len(all) > 0 && all[0].from > l.from
}

// headed tells whether companies that are known stand behind what tells where or when they
// were visited: before a colon (上海：拜耳、上海电气; 下午：比亚迪), or a day or place at
// the line's beginning (10月15日 上海电气).
func (s *splitter) headed(l line) bool {
	b := s.last()
	if b.number > 0 && !s.plain {
		return false
	}
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: b.tag.tag.Kind}}
	rest := l.from
	if colon := labelEnd(s.f.R, l.from, l.to); colon > l.from && (x.onlyKnown(l.from, colon) || hoursAlone(s.f.R, l.from, colon)) {
		rest = skipSpaces(s.f.R, colon+1)
	} else if lead, at := x.leading(x.known(l.from, l.to), l.from, l.to); len(lead) > 0 {
		rest = at
	}
	_, known := x.knownName(rest, l.to)
	return known && rest > l.from
}

// hoursAlone tells whether words say a time of the day and nothing else (上午).
func hoursAlone(r []rune, from, to int) bool {
	_, end := dayTail(r, from)
	return end == to && from < to
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
