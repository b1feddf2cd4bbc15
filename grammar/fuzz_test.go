package grammar

import (
	"strings"
	"testing"
	"unicode"

	"guatu/ledger"
)

// FuzzReports: whatever is typed, nothing panics and no word is lost: each
// stands in a tag, a label, a number of a list or a value.
func FuzzReports(f *testing.F) {
	addTexts(f)
	f.Add("#走访 企业：A 企业：B 成果：一、投资：2亿；二、用地，谢谢\n谢谢各位领导")
	c := riverside(f)
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		blocks, ok := splitBlocks(folded, c)
		got := Reports(text, c)
		if !ok || got.Rule == NoRule {
			return
		}
		if lost := lostRunes(folded, blocks); lost != "" {
			t.Errorf("%q: lost %q", text, lost)
		}
		said := saidText(got.Reports) + fieldWords(folded.R)
		for i, b := range blocks {
			shared := b.own || i == 0 && len(blocks) > 1 // what a record says itself comes before it
			for _, p := range b.pieces {
				if word := wordsOf(withoutBlanks(Fold(withoutThanks(folded.Original(p.from, p.to))).R)); !shared && !holds(said, word) {
					t.Errorf("%q: %q is in no value of\n%s", text, word, briefs(got))
				}
			}
		}
	})
}

// withoutBlanks are folded words without those that leave a field open (无, 待定, n/a).
func withoutBlanks(r []rune) []rune {
	var kept []string
	for i := skipMarks(r, 0); i < len(r); i = nextToken(r, i, len(r)) {
		if stop := blankEnd(r, i); stop > i {
			i = stop - 1
			continue
		}
		kept = append(kept, string(r[i:tokenEnd(r, i)]))
	}
	return []rune(strings.Join(kept, " "))
}

// blankEnd is the end of the most words from i on that leave a field open; i for none.
func blankEnd(r []rune, i int) int {
	stop := i
	for end := tokenEnd(r, i); end > i; {
		if blank(ledger.FCompany, string(r[i:end])) {
			stop = end
		}
		next := skipMarks(r, end)
		if next >= len(r) {
			break
		}
		end = max(tokenEnd(r, next), next+1)
	}
	return stop
}

// lostRunes are the letters and digits that stand in no tag, label, number or value.
func lostRunes(f Folded, blocks []block) string {
	seen := make([]bool, len(f.R))
	mark := func(from, to int) {
		for i := from; i < to; i++ {
			seen[i] = true
		}
	}
	for _, b := range blocks {
		if b.number == 0 {
			mark(b.tag.from, b.tag.to)
		}
		for i := max(0, b.from-6); b.number > 0 && i < b.from; i++ {
			_, rest, ok := enumAt(f.R, i, len(f.R))
			_, end, bare := smallNumber(f.R, i)
			if begins := skipSpaces(f.R, b.from); ok && rest == begins || bare && skipSpaces(f.R, end) == begins {
				mark(i, b.from)
			}
		}
		for _, p := range b.pieces {
			mark(p.start, p.to)
		}
	}
	for _, l := range splitLines(f.R) {
		if _, rest, ok := enumAt(f.R, l.from, l.to); ok {
			mark(l.from, rest)
		}
	}
	var lost []rune
	for i, x := range f.R {
		if !seen[i] && (unicode.IsLetter(x) || unicode.IsNumber(x)) {
			lost = append(lost, x)
		}
	}
	return string(lost)
}

// saidText is all that the values say, folded, letters and digits only.
func saidText(reports []ledger.Report) string {
	var b strings.Builder
	for _, r := range reports {
		for _, v := range r.Values {
			b.WriteString(wordsOf(Fold(v.Text).R))
			b.WriteString(" ")
		}
	}
	return b.String()
}

func wordsOf(r []rune) string { return strings.Join(latinWords(r), "") }

// fieldWords are the words of a text that name a field without being its value:
// labels, and such as 带队, 和 and 在.
func fieldWords(r []rune) string {
	var b strings.Builder
	for i := range r {
		_, end, _ := labels.at(r, i)
		if _, stop, ok := signings.at(r, i); ok {
			end = max(end, stop)
		}
		for _, x := range []*lexicon[bool]{leads, joins, atWords, expecting, amountLeads, dueAfter, negatives} {
			if _, stop, ok := x.at(r, i); ok {
				end = max(end, stop)
			}
		}
		if end > i {
			b.WriteString(wordsOf(r[i:end]))
		}
	}
	return b.String()
}

// holds tells whether every letter and digit of a word is said.
func holds(said, word string) bool {
	for _, x := range word {
		if !strings.ContainsRune(said, x) {
			return false
		}
	}
	return true
}

// FuzzChange: a change of a record never panics and loses nothing unsaid.
func FuzzChange(f *testing.F) {
	for _, seed := range []string{"D7 签约 3月8日", "总投资改为85亿", "阶段：暂停\n备注：等待环评", "到账 五千万 外资 今天", "V12 撤销", "3月12日，市长带队赴京走访海湾重工，对方有意建二期"} {
		f.Add(seed, byte('D'))
	}
	for i, text := range hardTexts {
		f.Add(text, byte(i))
	}
	c := riverside(f)
	f.Fuzz(func(t *testing.T, text string, kind byte) {
		change := ReadChange(text, ledger.Kind("VDTE"[kind%4]), c)
		if change.Nothing() && change.Unread == "" && wordsOf(Fold(text).R) != "" && change.Ref.N == 0 && !strings.ContainsAny(text, ":：=") {
			t.Errorf("%q: neither a change nor unread", text)
		}
		Prose(text, c)
	})
}

// FuzzPrint: what is printed reads the same again.
func FuzzPrint(f *testing.F) {
	addTexts(f)
	c := riverside(f)
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsFunc(text, func(r rune) bool { return r == unicode.ReplacementChar || r != '\n' && unicode.IsControl(r) }) {
			return
		}
		for _, r := range Reports(text, c).Reports {
			if !printable(r) {
				continue
			}
			printed := PrintReport(r, c, ledger.Zh)
			if again := Reports(printed, c); len(again.Reports) != 1 || FoldText(brief(again.Reports[0])) != FoldText(brief(r)) {
				t.Errorf("%q printed\n%s\n got %s\nwant %s", text, printed, briefs(again), brief(r))
			}
		}
	})
}

// printable tells whether all values of a report are sure, and its words plain
// enough to be said again on a line of their own.
func printable(r ledger.Report) bool {
	for _, v := range r.Values {
		if v.Doubt != "" || v.Field == ledger.FNote || v.Field == ledger.FFigure || !hasWords(v.Text) || strings.ContainsAny(v.Text, ":：=＝;；,，、\n/／") {
			return false
		}
	}
	return r.Has(ledger.FCompany) || r.Has(ledger.FName)
}

// BenchmarkLongest reads the longest messages that Telegram takes, of words that were found
// to cost the most.
func BenchmarkLongest(b *testing.B) {
	c := riverside(b)
	for _, word := range []string{"签了", "到", "在上海", "企业：", "增资到3亿，", "#走访 ", "和", "3亿 ", "\t"} {
		text := "#走访\n" + strings.Repeat(word, 4000/len([]rune(word)))
		b.Run(strings.TrimSpace(word), func(b *testing.B) {
			for b.Loop() {
				Reports(text, c)
				Prose(text, c)
				ReadChange(text, ledger.KindDeal, c)
			}
		})
	}
}

func BenchmarkReport(b *testing.B) {
	texts := map[string]string{
		"lines": "#走访\n企业：海湾重工\n地点：北京\n产业链：机器人\n带队：市长\n接洽人：陈总\n成果：有意建二期\n下一步：4月1日前回访\n意向投资：50亿元\n日期：2月14日",
		"short": "走访 达能 上海 昨天 意向5亿 新能源汽车 对方问了电价、地价和人才政策，已答应一周内回复",
	}
	c := riverside(b)
	for name, text := range texts {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Reports(text, c)
			}
		})
	}
}
