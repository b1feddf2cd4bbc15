package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// plainItem reads an item of a list without numbers, and says where its words begin: a line
// with a dash, or one that tells of a company (see [splitter.tellsCompany]).
//
// The first one stands below shared words or fields (see [splitter.namesOne]), or the next
// line is an item too.
func (s *splitter) plainItem(l line) (rest int, ok bool) {
	b := s.last()
	dash, dashed := s.dashed(l)
	switch {
	case b.number > 0 && s.plain && s.tellsCompany(l):
		return l.from, true
	case b.number > 0:
		return dash, dashed
	case !hasField(b.tag.tag.Kind, ledger.FCompany) || b.has(ledger.FCompany) || b.has(ledger.FName):
		return 0, false
	case dashed && b.lines == 1 && !b.empty():
		return dash, true
	}
	next, below := s.lineBelow(l)
	if dashed {
		second, too := s.dashed(next)
		return dash, below && too && s.tellsOne(line{from: dash, to: l.to}) && s.tellsOne(line{from: second, to: next.to})
	}
	return l.from, !b.empty() && s.namesOne(l) || below && s.tellsCompany(l) && s.tellsCompany(next)
}

// namesOne tells whether a line begins with what can only be the company, or the deal, of a
// record for which shared words or fields stand above: one that is known, a word that ends
// like one or, of a deal, in 项目.
func (s *splitter) namesOne(l line) bool {
	if _, labelled := labelAt(s.f.R, l.from, l.to, 0, true); labelled {
		return false
	}
	x := reader{Context: s.ground, f: s.f}
	to := s.beforeColon(l)
	end := min(tokenEnd(s.f.R, l.from), to)
	_, known := x.knownName(l.from, to)
	deal := s.last().tag.tag.Kind == ledger.KindDeal && strings.HasSuffix(string(s.f.R[l.from:end]), words.DealEnd)
	return known || deal || to == l.to && endsCompany(s.f.R, l.from, end)
}

// dashed is where the words behind a dash or a dot begin, which are no labelled field.
func (s *splitter) dashed(l line) (rest int, ok bool) {
	if l.to-l.from < 2 || s.f.R[l.from] != '-' && s.f.R[l.from] != '·' && s.f.R[l.from] != '*' {
		return l.from, false
	}
	rest = skipSpaces(s.f.R, l.from+1)
	_, labelled := labelAt(s.f.R, rest, l.to, 0, true)
	return rest, rest < l.to && !labelled && (rest > l.from+1 || isHan(s.f.R[rest]))
}

// lineBelow is the line that follows right below another.
func (s *splitter) lineBelow(l line) (line, bool) {
	from := min(lineEnd(s.f.R, l.to)+1, len(s.f.R))
	from, to := trimSpan(s.f.R, from, lineEnd(s.f.R, from))
	return line{from: from, to: to}, from < to
}

// isNames tells whether a line, or what stands before its colon, is companies that are known
// and nothing else.
func (s *splitter) isNames(l line) bool {
	x := reader{Context: s.ground, f: s.f}
	to := s.beforeColon(l)
	for i := l.from; i < to; {
		end, known := x.knownName(i, to)
		if !known {
			return false
		}
		if i = skipSpaces(s.f.R, end); i < to && s.f.R[i] != '、' && s.f.R[i] != ',' {
			return false
		}
		i = skipMarks(s.f.R, i)
	}
	return true
}

// beforeColon is where the words before a line's colon end, or the line.
func (s *splitter) beforeColon(l line) int {
	if colon := labelEnd(s.f.R, l.from, l.to); colon > l.from {
		return colon
	}
	return l.to
}

// tellsCompany tells whether a line is one of a list of companies: such a one, known or by its
// ending, fills it, or stands before its colon, a comma, talk, or what is known; of a deal, its
// amount stands behind it. What tells where and when may stand first.
func (s *splitter) tellsCompany(l line) bool {
	b := s.last()
	if _, labelled := labelAt(s.f.R, l.from, l.to, 0, true); labelled {
		return false
	}
	if s.isNames(l) && (b.number > 0 || b.tag.tag.Kind == ledger.KindVisit) {
		return true
	}
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: b.tag.tag.Kind}}
	to := s.beforeColon(l)
	end, known := x.knownName(l.from, to)
	if !known {
		end = min(tokenEnd(s.f.R, l.from), to)
		known = endsCompany(s.f.R, l.from, end)
	}
	switch {
	case !known:
		return s.headed(l)
	case b.tag.tag.Kind == ledger.KindDeal:
		return b.number > 0 && end == to || len(FindMoney(s.f.R[end:l.to])) > 0
	case end == to || s.f.R[end] == ',':
		return true
	}
	next := skipMarks(s.f.R, end)
	if next >= l.to {
		return true
	}
	_, _, talk := sureTalk.at(s.f.R, next)
	_, knows := x.knownAt(next, l.to, nil)
	return talk || knows
}

// again tells whether a line below a visit in the short form is another one: a company that
// is known stands first, and all that is behind it is known (比亚迪 深圳 昨天).
func (s *splitter) again(l line) bool {
	b := s.last()
	if b.tag.tag.Kind != ledger.KindVisit || b.number > 0 || b.empty() {
		return false
	}
	if last := b.pieces[len(b.pieces)-1]; last.kind != shortPiece || s.f.R[last.to-1] == ':' {
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
	x := reader{Context: s.ground, f: s.f, report: ledger.Report{Kind: s.last().tag.tag.Kind}}
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
