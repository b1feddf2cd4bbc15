package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

type pieceKind int

const (
	labelledPiece pieceKind = iota // label and value
	notePiece                      // a label that nobody knows, and its value
	titlePiece                     // behind a tag and a colon: the company or the name
	shortPiece                     // words in the short form
	morePiece                      // a line without a label
	itemsPiece                     // words in the short form that several records share
	wordsPiece                     // words of the short form behind a name that has its colon
	prefacePiece                   // a line of words over the first tag
)

// piece is a part of a record's text. Its value stands at [from, to) of the
// folded runes, its label (if any) at [start, from).
type piece struct {
	kind            pieceKind
	field           ledger.Field
	start, from, to int
}

// pieceReader cuts a line into pieces.
type pieceReader struct {
	r      []rune
	kind   ledger.Kind
	spaced bool      // a label may be parted by a space at the line's beginning
	lead   pieceKind // what words before the first label are
	loose  bool      // labels here are parted by spaces: so they may be further on
	into   bool      // a label may be parted by 改为
}

// read cuts a line.
func (p *pieceReader) read(from, to int) []piece {
	var pieces []piece
	for to > from && (p.r[to-1] == '|' || p.r[to-1] == ' ') {
		to--
	}
	i := skipBullets(p.r, from, to)
	x := p.first(i, to)
	for {
		value, end := p.valueEnd(x, to)
		if _, stop := trimSpan(p.r, value, end); stop > value || x.kind == labelledPiece {
			pieces = append(pieces, piece{kind: x.kind, field: x.field, start: i, from: value, to: max(stop, value)})
		}
		if end >= to {
			return pieces
		}
		for i = end + 1; i < to && isFieldSep(p.r[i]); {
			i++
		}
		x, _ = p.following(x, end, to)
	}
}

// first is the label that a line begins with, or what its words are without one.
func (p *pieceReader) first(i, to int) label {
	x, ok := labelAt(p.r, i, to, p.kind, p.spaced)
	if ok {
		p.loose = x.loose
		return p.behindInto(x, to)
	}
	if x, ok = labelInto(p.r, i, to); ok && p.into {
		return x
	}
	if f, end, ok := labels.at(p.r, i); p.into && ok && f == ledger.FFunds && hasWords(string(p.r[end:to])) { // 到账外资1500万美元, 到账了2亿
		if _, done, ok := doneWords.at(p.r, end); ok {
			end = done
		}
		return label{field: f, value: end}
	}
	lead := label{kind: p.lead, value: i}
	if p.lead != titlePiece && !p.splits(lead, to) && p.unknownAt(i, to, &x) && (p.lead != shortPiece || labelEnd(p.r, i, to)+1 < to) {
		return x
	}
	return lead
}

// behindInto is a label whose value stands behind 改为 (总投资 改为 14亿); the
// short ones (为, 是) may begin a value.
func (p *pieceReader) behindInto(x label, to int) label {
	from := skipSpaces(p.r, x.value)
	if _, end, ok := changeInto.at(p.r, from); p.into && ok && end-from > 1 && end < to && !isFreeText(x.field) {
		x.value = end
	}
	return x
}

// splits tells whether a label that is known stands behind a space before the
// first colon: then what is before it is no label.
func (p *pieceReader) splits(lead label, to int) bool {
	_, end := p.valueEnd(lead, to)
	return end < labelEnd(p.r, lead.value, to)
}

// valueEnd is the span of a value: to the separator that a label follows, or
// to the line's end.
func (p *pieceReader) valueEnd(x label, to int) (from, end int) {
	from = skipSpaces(p.r, x.value)
	for i := x.value; i < to; i++ {
		if isFieldSep(p.r[i]) {
			if _, ok := p.following(x, i, to); ok {
				return min(from, i), i
			}
		}
	}
	return min(from, to), to
}

// isFieldSep tells whether a mark may part two fields on one line. Marks other
// than ; and , do where a label with a colon follows.
func isFieldSep(x rune) bool { return x == ';' || x == ',' || isSoftSep(x) }

func isSoftSep(x rune) bool { return x == ' ' || x == '。' || x == '、' || x == '|' || x == '/' }

// following is the label behind a separator. One that is parted by a space
// counts where the line's labels are, in Chinese behind a semicolon, or behind
// the value of another such (公司 京东方 时间 3月5号); one that
// nobody knows only behind a semicolon and a value that is no free text.
func (p *pieceReader) following(now label, sep, to int) (x label, ok bool) {
	i := sep + 1
	for i < to && isFieldSep(p.r[i]) {
		i++
	}
	if i >= to {
		return x, false
	}
	mark := p.r[sep]
	if p.heads(now, sep) || mark == ',' && legalFollows(p.r, sep+1) {
		return x, false
	}
	if x, ok = labelInto(p.r, i, to); ok && p.into && !isSoftSep(mark) && !isFreeText(now.field) {
		return x, true
	}
	chain := mark == ' ' && now.loose && now.field != ledger.FFunds && isHan(p.r[i]) && !isFreeText(now.field)
	spaced := !isSoftSep(mark) && p.loose || mark == ';' && isHan(p.r[i]) || chain
	if x, ok = labelAt(p.r, i, to, p.kind, spaced); ok {
		return x, !isSoftSep(mark) || isHan(p.r[i]) || !isFreeText(now.field)
	}
	if mark == ';' && now.kind != shortPiece && !isFreeText(now.field) && p.unknownAt(i, to, &x) {
		return x, true
	}
	if now.kind == labelledPiece && endsAtUnknown(now.field) && (mark == ',' && isLetter(p.r[i]) || (mark == ',' || mark == ' ') && isHan(p.r[i])) && p.unknownAt(i, to, &x) && !spaceIn(p.r, i, to) {
		return x, true
	}
	return x, p.figureAt(mark, i, to, &x)
}

// heads tells whether what follows a mark is a heading of a numbered list that
// is the value itself (成果：一、投资：拟投12亿；二、用地：300亩).
func (p *pieceReader) heads(now label, sep int) bool {
	if !isFreeText(now.field) || now.kind != labelledPiece {
		return false
	}
	if _, _, ok := enumAt(p.r, skipSpaces(p.r, now.value), sep+1); !ok {
		return false
	}
	i := sep
	if p.r[i] == ' ' && i > 0 {
		i--
	}
	if p.r[i] != '、' && p.r[i] != '.' && p.r[i] != ')' || i == 0 {
		return isCircled(p.r[i])
	}
	_, _, number := smallNumber(p.r, i-1)
	return number
}

// endsAtUnknown tells whether a field's value holds no colon, so that a label
// that nobody knows ends it (企业：立讯精密 注册资本：5000万元).
func endsAtUnknown(f ledger.Field) bool {
	switch f {
	case ledger.FMet, ledger.FEvent, ledger.FTrip:
		return false
	}
	return !isFreeText(f)
}

// spaceIn tells whether a Chinese label that begins at i has a space in it.
func spaceIn(r []rune, i, to int) bool {
	return isHan(r[i]) && slices.Contains(r[i:labelEnd(r, i, to)], ' ')
}

// figureAt reads an event's figure from outside behind a mark (全省签约：18个):
// behind a space one whose label is a Chinese word.
func (p *pieceReader) figureAt(mark rune, i, to int, x *label) bool {
	end := labelEnd(p.r, i, to)
	if p.kind != ledger.KindEvent || end == i || !p.unknownAt(i, to, x) {
		return false
	}
	if isSoftSep(mark) && (!isHan(p.r[i]) || slices.Contains(p.r[i:end], ' ')) {
		return false
	}
	i = skipSpaces(p.r, end+1)
	if _, next, ok := marksBefore.at(p.r, i); ok {
		i = skipSpaces(p.r, next)
	}
	return i < to && isDigit(p.r[i])
}

// label is a label where it stands: the field that it names and where its
// value begins.
type label struct {
	kind  pieceKind
	field ledger.Field
	value int
	loose bool // parted by a space
}

// maxLabel bounds the runes of a label.
const maxLabel = 30

// labelEnd is where the region of a label that begins at i ends: at the first
// colon or equals sign, before any other mark.
func labelEnd(r []rune, i, to int) int {
	for j := i; j < to && j-i < maxLabel; j++ {
		switch r[j] {
		case ':', '=':
			return j
		case ',', ';', '。', '\n', '!', '?', '(', '"':
			return i
		}
	}
	return i
}

// labelAt reads a label that is known. With spaced, one that is parted by a
// space counts as well, if the kind of record has such a field.
//
//	label = word ( ":" | "=" ) | word " " | "【" word "】" [ ":" | "=" ]
func labelAt(r []rune, i, to int, kind ledger.Kind, spaced bool) (x label, ok bool) {
	if x, ok = bracketLabel(r, i, to); ok {
		return x, true
	}
	if x, ok = unitLabel(r, i, to); ok {
		return x, true
	}
	if end := labelEnd(r, i, to); end > i {
		if f, ok := labelField(r[i:end]); ok {
			return label{field: f, value: end + 1}, true
		}
	}
	f, end, ok := labels.at(r, i)
	if ok && i > 0 && r[i-1] == '|' && end+1 < to && r[end] == '|' { // |企业|华为|地点|深圳|
		return label{field: f, value: end + 1}, true
	}
	if !ok || !spaced || end >= to || r[end] != ' ' || !hasField(kind, f) {
		return x, false
	}
	return label{field: f, value: end, loose: true}, skipSpaces(r, end) < to
}

// bracketLabel reads a label in square brackets (【企业】华为).
func bracketLabel(r []rune, i, to int) (x label, ok bool) {
	if i >= to || r[i] != '[' {
		return x, false
	}
	f, end, ok := labels.at(r, skipSpaces(r, i+1))
	if end = skipSpaces(r, end); !ok || end+1 >= to || r[end] != ']' {
		return x, false
	}
	if end++; r[end] == ':' || r[end] == '=' {
		end++
	}
	return label{field: f, value: end}, true
}

// unitLabel reads a label of an amount with its unit in brackets (总投资（亿元）：20).
func unitLabel(r []rune, i, to int) (x label, ok bool) {
	f, end, ok := labels.at(r, i)
	if !ok || !isAmount(f) || end >= to || r[end] != '(' {
		return x, false
	}
	for close := end + 1; close+1 < to && close-end < maxUnit; close++ {
		if r[close] == ')' {
			return label{field: f, value: close + 2}, r[close+1] == ':' || r[close+1] == '='
		}
	}
	return x, false
}

// maxUnit bounds the runes of a unit in brackets.
const maxUnit = 12

// labelInto reads a label with its new value behind 改为.
func labelInto(r []rune, i, to int) (x label, ok bool) {
	f, end, ok := labels.at(r, i)
	if !ok {
		return x, false
	}
	if _, end, ok = changeInto.at(r, skipSpaces(r, end)); ok && end < to && (r[end] == ':' || r[end] == ',') {
		end++
	}
	bare := ok && r[end-1] == words.ChangeBare
	return label{field: f, value: end}, ok && end < to && !(bare && isFreeText(f))
}

// labelField is the field that a label names; spaces in it make no difference.
func labelField(r []rune) (ledger.Field, bool) {
	for len(r) > 0 && r[len(r)-1] == '*' { // **企业**：
		r = r[:len(r)-1]
	}
	return labels.whole(squeeze(r))
}

// unknownAt reads a label that nobody knows: a short word before a colon, which
// is no hour and no address.
func (p *pieceReader) unknownAt(i, to int, x *label) bool {
	end := labelEnd(p.r, i, to)
	if end <= i || end+1 < to && p.r[end+1] == '/' || isDigit(p.r[end-1]) && end+1 < to && isDigit(p.r[end+1]) {
		return false
	}
	letters, spaces := 0, 0
	for _, c := range p.r[i:end] {
		switch {
		case isHan(c) || isLetter(c):
			letters++
		case c == ' ':
			spaces++
		}
	}
	if letters == 0 || spaces > 3 || isHan(p.r[i]) && end-i > 12 {
		return false
	}
	*x = label{kind: notePiece, value: i, field: ledger.FNote}
	return true
}

// hasField tells whether a kind of record has a field itself; any kind when it
// is not known yet.
func hasField(kind ledger.Kind, f ledger.Field) bool {
	if kind == 0 {
		return true
	}
	if slices.Contains(words.KindFields[kind], f) {
		return true
	}
	meant, stands := words.StandIns[kind][f]
	return stands && meant != ledger.FSponsor // lead and led begin sentences
}

// isFreeText tells whether a field takes any words over several lines.
func isFreeText(f ledger.Field) bool {
	switch f {
	case ledger.FOutcome, ledger.FNext, ledger.FStuck, ledger.FNote:
		return true
	}
	return false
}

var labels = labelLexicon()

func labelLexicon() *lexicon[ledger.Field] {
	x := new(lexicon[ledger.Field])
	for field, names := range words.FieldLabels {
		for _, name := range names {
			x.add(name, field)
		}
	}
	return x
}
