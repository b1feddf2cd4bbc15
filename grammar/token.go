package grammar

// skipMarks skips spaces and the marks between words.
func skipMarks(r []rune, i int) int {
	for i < len(r) && (isSpace(r[i]) || r[i] == ',' || r[i] == ';' || r[i] == '、' || r[i] == '[' || r[i] == ']' || r[i] == '|' || r[i] == '#' || r[i] == '/' && isClause(r, i)) {
		i++
	}
	return i
}

// tokenEnd is the end of the word at i: the next space or mark.
func tokenEnd(r []rune, i int) int {
	for i < len(r) && !isSpace(r[i]) && !isClause(r, i) {
		i++
	}
	return i
}

// nextToken is where the next word begins.
func nextToken(r []rune, i, to int) int {
	end := tokenEnd(r, i)
	if end == i {
		end++
	}
	return min(skipMarks(r, end), to)
}

// isClause tells whether a mark stands at i that parts words; a comma inside a
// number or before a legal form parts none.
func isClause(r []rune, i int) bool {
	switch r[i] {
	case ';', '。', '、', '[', ']', '|', '#':
		return true
	case '/':
		return i > 0 && i+1 < len(r) && (isHan(r[i-1]) && (isHan(r[i+1]) || isDigit(r[i+1])) || isDigit(r[i-1]) && isHan(r[i+1]))
	case ',':
		return !groups(r, i) && !legalFollows(r, i+1)
	}
	return false
}

// clauseEnd is the first mark in the span that ends a clause, its end if there is none.
func clauseEnd(r []rune, from, to int) int {
	for i := from; i < to; i++ {
		if isClause(r, i) {
			return i
		}
	}
	return to
}

// endsWord tells whether a word may end at i: a colon ends one where the line
// does (走访 深圳 昨天：).
func endsWord(r []rune, i, to int) bool {
	return i >= to || isSpace(r[i]) || isClause(r, i) || r[i] == '.' || r[i] == ')' || r[i] == ':' && (i+1 == len(r) || r[i+1] == '\n')
}
