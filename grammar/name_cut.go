package grammar

import (
	"slices"

	"guatu/ledger"
)

// oneWord is where a Chinese name ends before other words: behind a word that ends like a
// company, or before talk (云澜科技 视频会 昨天, 云澜 谈合作 上海). A Chinese company has no
// space in its name.
func (x *reader) oneWord(from, limit int) int {
	end := tokenEnd(x.f.R, from)
	next := skipSpaces(x.f.R, end)
	if next >= limit || next == end || !isHan(x.f.R[end-1]) || !isHan(x.f.R[next]) || x.namesItself() {
		return limit
	}
	if _, _, talk := talkWords.at(x.f.R, next); talk || endsCompany(x.f.R, from, end) {
		return end
	}
	return limit
}

// latinTail is where a name goes on behind a Latin one that is known, with a word that makes
// it another's (BYD Auto, and Sony China where another place stands behind it); end where
// it does not.
func (x *reader) latinTail(end, to int) int {
	next := skipSpaces(x.f.R, end)
	_, stop, ok := nameTails.at(x.f.R, next)
	if !ok || next == end || stop > to || !isLetter(x.f.R[end-1]) || x.f.Original(next, next+1) == string(x.f.R[next]) {
		return end
	}
	if _, place := x.placeHere(next); place && !slices.ContainsFunc(x.known(stop, to), func(k found) bool { return k.value.Field == ledger.FPlace }) {
		return end
	}
	return stop
}

// nameCut is where the name of a company ends inside a word, behind which somebody of its
// own or what is said of it stands (云澜科技周总, 云澜科技想建厂): the longest beginning that
// is known, or ends like a company where the whole word does not.
func (x *reader) nameCut(from, to int) int {
	if to-from > 2*maxName || to-from < 3 || !isHan(x.f.R[to-1]) || endsCompany(x.f.R, from, to) || x.knows(from, to) {
		return to
	}
	for i := to - 1; i >= from+2; i-- {
		_, _, said := saidOf.at(x.f.R, i)
		if (said || isHost(x.f.R[i:to])) && (endsCompany(x.f.R, from, i) || x.knows(from, i)) {
			return i
		}
	}
	return to
}

// knows tells whether a company has a name.
func (x *reader) knows(from, to int) bool {
	return x.Companies != nil && x.Companies.Known(FoldName(x.f.Original(from, to)))
}

// maxHost bounds the runes of somebody of a company's with a title.
const maxHost = 7

// isHost tells whether a word is the name of somebody with a title (周总, 王志强董事长).
func isHost(word []rune) bool {
	for i := 0; i < len(word) && len(word) <= maxHost; i++ {
		if _, whole := hosts.whole(word[i:]); whole && (i > 0 || len(word) > 1) {
			return true
		}
	}
	return false
}
