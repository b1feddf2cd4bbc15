package grammar

import "guatu/words"

// tagAt reads the tag that a line begins with, perhaps behind a number.
//
//	tag = ( [ "#" | "/" ] tagword | "【" tagword "】" ) [ "#" | "@" name ] ( " " | ":" | "=" | ";" | "," | end )
func tagAt(f Folded, l line) (t tagMark, ok bool) {
	r := f.R
	i := skipBullets(r, l.from, l.to)
	if _, rest, numbered := enumAt(r, i, l.to); numbered && rest < l.to && isTagSign(r[rest]) {
		i = rest
	}
	t = tagMark{from: i}
	closing := 0
	if i < l.to && isTagSign(r[i]) {
		t.marked = true
		i = skipSpaces(r, i+1)
	} else if i < l.to && r[i] == '[' {
		closing, i = 1, i+1
	}
	word, end, ok := tags.at(r, i)
	if !ok && t.marked {
		word, end, ok = spacedTag(r, i, l.to)
	}
	if _, next, tail := headTails.at(r, end); closing > 0 && ok && tail {
		end = next
	}
	if stop, heads := headingEnd(r, end, l.to); ok && heads && !t.marked && closing == 0 {
		end = stop
	}
	if !ok || end+closing > l.to || closing > 0 && r[end] != ']' {
		return t, false
	}
	if closing > 0 {
		t.marked = true
		end = min(skipSpaces(r, end+1), l.to)
	}
	t.tag = word
	t.written = f.Original(t.from, end)
	if !t.marked {
		t.from = i
	}
	end = skipTagEnd(r, end, l.to, t.marked)
	if t.marked && end < l.to && r[end] == '/' {
		end++
	}
	if t.to = end; end < l.to && !isTagStop(r[end]) && (r[end-1] != '/' || !t.marked) && closing == 0 {
		return t, false
	}
	for end < l.to && isTagStop(r[end]) {
		if next, head := headlineAt(r, end, l.to); head {
			end = next
			continue
		}
		t.colon = t.colon || r[end] == ':' || r[end] == '='
		end++
	}
	t.to, t.alone = end, end == l.to
	return t, true
}

// headingEnd is the end of a line that is a tag with a word like 报告 behind it,
// which begins at i, and nothing else, over fields or numbered lines (===走访报告===).
func headingEnd(r []rune, i, to int) (end int, ok bool) {
	_, end, ok = headTails.at(r, i)
	for end < to && (isTagStop(r[end]) || r[end] == '*' || r[end] == '-' || r[end] == '~') {
		end++
	}
	if !ok || end != to {
		return end, false
	}
	from := skipBlank(r, end)
	stop := lineEnd(r, from)
	_, labelled := labelAt(r, skipBullets(r, from, stop), stop, 0, false)
	_, _, numbered := enumAt(r, from, stop)
	return end, labelled || numbered
}

// skipBlank skips spaces and line ends.
func skipBlank(r []rune, i int) int {
	for i < len(r) && isSpace(r[i]) {
		i++
	}
	return i
}

// spacedTag reads a tag with a stray space in it (#走 访).
func spacedTag(r []rune, i, to int) (word words.Tag, end int, ok bool) {
	if next := skipSpaces(r, i+1); i < to && isHan(r[i]) && next < to && next > i+1 {
		word, ok = tags.whole([]rune{r[i], r[next]})
		return word, next + 1, ok
	}
	return word, i, false
}

// skipTagEnd skips what may stick to a marked tag: #走访#, /visit@name.
func skipTagEnd(r []rune, i, to int, marked bool) int {
	if !marked || i >= to {
		return i
	}
	if r[i] == '#' {
		return i + 1
	}
	if r[i] == '@' {
		for i++; i < to && (isWord(r[i]) || r[i] == '_'); {
			i++
		}
	}
	return i
}

func isTagSign(x rune) bool { return x == '#' || x == '/' }

func isTagStop(x rune) bool {
	return x == ' ' || x == ':' || x == '=' || x == ';' || x == ',' || x == '。' || x == '、' || x == '[' || x == '|'
}

// skipBullets skips the spaces and bullets at the beginning of a line.
func skipBullets(r []rune, i, to int) int {
	for i < to && (r[i] == ' ' || r[i] == '·' || r[i] == '*' || r[i] == '>' || r[i] == '=' || r[i] == '~' && i+1 < to && r[i+1] == '~' || r[i] == '-' && i+1 < to && r[i+1] == ' ') {
		i++
	}
	return i
}

// enumAt reads the number of a numbered line: 1. 2、 3) (4) ① 一、 （二）.
func enumAt(r []rune, i, to int) (n, rest int, ok bool) {
	i = skipBullets(r, i, to)
	if i >= to {
		return 0, i, false
	}
	if isCircled(r[i]) {
		return int(r[i]-'①') + 1, min(skipSpaces(r, i+1), to), true
	}
	open := r[i] == '('
	if open {
		i++
	}
	n, end, ok := smallNumber(r, i)
	if !ok || n == 0 || end >= to {
		return 0, i, false
	}
	switch {
	case open && r[end] == ')':
	case !open && (r[end] == '、' || r[end] == ')'):
	case !open && r[end] == '.' && (!(end+1 < to && isDigit(r[end+1])) || monthAt(r[:to], end+1)):
	default:
		return 0, i, false
	}
	end++
	if end < to && r[end] == '、' {
		end++
	}
	return n, min(skipSpaces(r, end), to), true
}

func isCircled(x rune) bool { return x >= '①' && x <= '⑳' }

// monthAt tells whether a month with 月 stands at i: 1.10月20日前报方案 is number 1.
func monthAt(r []rune, i int) bool {
	_, end, ok := smallNumber(r, i)
	return ok && end < len(r) && r[end] == words.MonthMark
}

// headlineAt reads a headline in brackets that says nothing (【喜报】).
func headlineAt(r []rune, i, to int) (end int, ok bool) {
	if r[i] != '[' {
		return i, false
	}
	_, end, ok = headlines.at(r, i+1)
	if !ok || end >= to || r[end] != ']' {
		return i, false
	}
	return end + 1, true
}

var headlines = setOf(words.Headlines)
