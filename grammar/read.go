package grammar

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"guatu/ledger"
	"guatu/words"
)

// reader turns the pieces of one record into its values.
type reader struct {
	Context
	f      Folded
	report ledger.Report
	base   ledger.Date           // day from which next steps look; 0: the record's own
	keep   bool                  // fields without a value are kept: a change clears them
	named  bool                  // the company stands with its label
	inName ledger.Value          // of a trip or an event: the place that its name says
	bare   []piece               // lines without a label that are known by what they are
	ends   map[[2]int]nameEnding // what knownName has found
}

// text is the value of a piece as it was written.
func (x *reader) text(p piece) string { return strings.TrimSpace(x.f.Original(p.from, p.to)) }

// piece takes one piece.
func (x *reader) piece(p piece) {
	text := x.text(p)
	switch p.kind {
	case labelledPiece:
		if (p.field == ledger.FCompany || p.field == ledger.FName) && x.labelledName(p.field, p) {
			return
		}
		line := strings.TrimSpace(x.f.Original(p.start, p.to))
		if isAmount(p.field) {
			text = x.withUnit(text, x.f.R[p.start:p.from])
		}
		if head, ok := x.head(p); ok {
			x.labelled(p.field, strings.TrimSpace(x.f.Original(p.from, head.end)), line)
			x.tail(head, p)
			return
		}
		x.labelled(p.field, text, line)
	case titlePiece:
		if len(x.known(p.from, p.to)) > 0 && !x.wholeTitle(p.from, p.to) {
			x.short(p.from, p.to)
			return
		}
		if field := x.title(text); !x.labelledName(field, p) {
			x.add(x.value(field, text), text)
		}
	case shortPiece:
		x.report.Short = true
		x.short(p.from, p.to)
	case itemsPiece:
		x.items(p.from, p.to)
	case wordsPiece:
		x.report.Short = true
		x.spread(p.from, p.to, x.known(p.from, p.to))
	case prefacePiece:
		x.preface(p)
	case notePiece:
		x.unknown(text)
	case morePiece:
		if !x.report.Short && x.onlyKnown(p.from, p.to) {
			x.bare = append(x.bare, p)
			return
		}
		x.more(text)
	}
}

// withUnit is an amount without a unit, with the one that stands in brackets in
// its label or behind it (总投资（亿元）：20, 20（亿元）).
func (x *reader) withUnit(text string, label []rune) string {
	if outer, inner, ok := Bracketed(text); ok {
		if _, doubt := ParseMoney(outer); doubt == ledger.AmountNoUnit {
			if _, doubt := ParseMoney(outer + inner); doubt == ledger.NoDoubt {
				return outer + inner
			}
		}
	}
	from, to := slices.Index(label, '('), slices.Index(label, ')')
	if _, doubt := ParseMoney(text); doubt != ledger.AmountNoUnit || from < 0 || to < from {
		return text
	}
	return text + string(label[from+1:to])
}

// preface takes a line of words over the first tag: the day and the place that
// it says are shared, and its words are kept as a note.
func (x *reader) preface(p piece) {
	for _, k := range x.known(p.from, p.to) {
		if f := k.value.Field; (f == ledger.FDate || f == ledger.FPlace || f == ledger.FLedBy) && !x.report.Has(f) {
			x.add(k.value, "")
		}
	}
	for i := skipMarks(x.f.R, p.from); i < p.to; i = nextToken(x.f.R, i, p.to) {
		x.lateDay(i, min(tokenEnd(x.f.R, i), p.to))
	}
	if text := withoutThanks(x.text(p)); hasWords(text) && !IsThanks(FoldName(text)) {
		x.note(strings.TrimRight(text, ":："))
	}
}

// wholeTitle tells whether a title of a trip or an event is a name in which
// places stand, and nothing else (赴德国、法国经贸活动): it goes there.
func (x *reader) wholeTitle(from, to int) bool {
	if !x.namesItself() || strings.ContainsAny(string(x.f.R[from:to]), " ,;") {
		return false
	}
	all := x.known(from, to)
	for _, k := range all {
		if k.value.Field != ledger.FPlace {
			return false
		}
	}
	if all[len(all)-1].to == to {
		return false
	}
	x.inName = x.placesSaid(from, to)
	return true
}

// placesSaid are the places that stand in a name.
func (x *reader) placesSaid(from, to int) ledger.Value {
	var keys []string
	for i := from; i < to; i++ {
		if place, end, ok := askPlaces.at(x.f.R, i); ok {
			keys, i = append(keys, place.Text.Zh), end-1
		}
	}
	return ledger.Value{Field: ledger.FPlace, Text: strings.Join(keys, "、"), Keys: keys, Key: onlyOne(keys)}
}

// title is the field that stands behind a tag and a colon: of a deal's stage a
// company that is known or, where the company stands elsewhere, the name.
func (x *reader) title(text string) ledger.Field {
	known := x.Companies != nil && x.Companies.Known(FoldName(text))
	switch {
	case x.report.Kind == ledger.KindVisit, x.report.Kind == ledger.KindDeal && known && !x.named:
		return ledger.FCompany
	case x.report.Kind == ledger.KindDeal && x.report.Stage != "" && !x.named:
		return ledger.FCompany
	}
	return ledger.FName
}

// labelled takes a label and its value. What the kind does not have is kept as
// a note, or is an outside figure of an event.
func (x *reader) labelled(field ledger.Field, text, line string) {
	field = x.meant(field, text)
	if !slices.Contains(words.KindFields[x.report.Kind], field) {
		x.unknown(line)
		return
	}
	if isFreeText(field) {
		text = cmp.Or(withoutThanks(text), text)
	}
	if !x.keep && (!hasWords(text) || blank(field, text)) {
		return
	}
	if x.keep && field != ledger.FCompany && field != ledger.FName && blank(field, text) {
		x.add(ledger.Value{Field: field}, line) // 卡点：无 clears it
		return
	}
	v := x.value(field, text)
	switch {
	case field == ledger.FFunds && v.Doubt != ledger.NoDoubt && hasWords(text):
		x.fundsLine(text)
	case field == ledger.FStage && v.Doubt == ledger.ValueUnknown && x.stageLine(text):
	default:
		first := !x.report.Has(field)
		x.add(v, line)
		if first && field == ledger.FPlace && (v.Key != "" || x.namesItself()) && len(v.Keys) < len(splitPlaces(text)) && len(v.Keys) > 0 {
			x.note(line) // one of the places is known by nobody
		}
	}
}

// blank tells whether a field was left open in words (产业链：无, 企业：待定).
func blank(field ledger.Field, text string) bool {
	switch field {
	case ledger.FForeign, ledger.FFortune500, ledger.FSensitive, ledger.FAmount, ledger.FFunds:
		return false
	case ledger.FCompany, ledger.FName:
		if _, ok := undecided.whole(squeeze(Fold(text).R)); ok {
			return true
		}
	}
	r := Fold(strings.TrimSpace(text)).R
	return !slices.ContainsFunc(r, isSpace) && blanks[plain(r)]
}

var blanks = plainSet(words.Blanks)

func plainSet(list []string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range list {
		set[plain(Fold(w).R)] = true
	}
	return set
}

// stageLine reads a stage with its day behind it (阶段：签约 3月8日).
func (x *reader) stageLine(text string) bool {
	inner := reader{Context: x.Context, f: Fold(text), report: ledger.Report{Kind: ledger.KindDeal}}
	if inner.loose(0, len(inner.f.R)) != "" {
		return false
	}
	for _, v := range inner.report.Values {
		x.add(v, v.Text)
	}
	return inner.report.Has(ledger.FStage)
}

// hasWords tells whether a text says anything: it has a letter or a digit, as it is matched.
func hasWords(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		x := foldRune(r)
		return unicode.IsLetter(x) || unicode.IsNumber(x)
	})
}

// meant is the field that a label means in this kind of record.
func (x *reader) meant(field ledger.Field, text string) ledger.Field {
	if f, ok := words.StandIns[x.report.Kind][field]; ok && !(field == ledger.FInterest && x.report.Has(ledger.FAmount)) {
		field = f
	}
	switch {
	case field == ledger.FAmount && x.report.Funds:
		return ledger.FFunds
	case field == ledger.FPlace && x.report.Kind == ledger.KindDeal:
		if _, ok := x.Town.find(townDistrict, text); ok {
			return ledger.FDistrict
		}
	case field == ledger.FChain && x.report.Kind == ledger.KindDeal:
		if _, ok := x.Town.find(townChain, text); !ok && isSector(text) {
			return ledger.FSector
		}
	}
	return field
}

func isSector(text string) bool {
	_, ok := sectors[plain(Fold(text).R)]
	return ok
}

// add puts a value into the report. Said twice, outcomes and next steps add
// up; of all others the first counts and the second is kept as a note.
func (x *reader) add(v ledger.Value, line string) {
	i := slices.IndexFunc(x.report.Values, func(o ledger.Value) bool { return o.Field == v.Field })
	switch {
	case i < 0 || v.Field == ledger.FNote || v.Field == ledger.FFigure:
		x.report.Values = append(x.report.Values, v)
	case isFreeText(v.Field):
		x.report.Values[i].Text += "\n" + v.Text
	case v.Field == ledger.FCompany && x.report.Kind == ledger.KindDeal:
		x.report.Values[i].Text += "、" + v.Text
		x.report.Values[i].Names = append(x.report.Values[i].Names, v.Names...)
	case v.Field == ledger.FPlace && x.report.Kind == ledger.KindTrip && v.Key != "" && !slices.Contains(x.report.Values[i].Keys, v.Key):
		x.report.Values[i].Text += "、" + v.Text
		x.report.Values[i].Keys = append(x.report.Values[i].Keys, v.Keys...)
		x.report.Values[i].Key = ""
	case x.report.Values[i].Text != v.Text:
		x.note(line)
	}
}

func (x *reader) note(text string) {
	if hasWords(text) {
		x.report.Values = append(x.report.Values, ledger.Value{Field: ledger.FNote, Text: text})
	}
}

// unknown takes a line whose label nobody knows.
func (x *reader) unknown(line string) {
	if x.report.Kind == ledger.KindEvent {
		if v, ok := outside(line); ok {
			x.report.Values = append(x.report.Values, v)
			return
		}
	}
	x.note(line)
}

// more takes a line without a label below a field that is no free text.
func (x *reader) more(text string) {
	text = withoutThanks(text)
	if text == "" || blank(ledger.FOutcome, text) {
		return
	}
	if x.report.Short && hasField(x.report.Kind, ledger.FOutcome) {
		x.add(ledger.Value{Field: ledger.FOutcome, Text: text}, text)
		return
	}
	x.note(text)
}

// bareLines takes lines without a label that are known by what they are, where no label
// gives any of those fields (企业：华为, 18亿).
func (x *reader) bareLines() {
	for _, p := range x.bare {
		all := x.known(p.from, p.to)
		if slices.ContainsFunc(all, func(k found) bool { return x.report.Has(k.value.Field) }) {
			x.more(x.text(p))
			continue
		}
		x.spread(p.from, p.to, all)
	}
}

// finish reads what needs the whole record: lines without a label, next steps, and whether
// amounts are beyond belief.
func (x *reader) finish() {
	x.bareLines()
	if x.inName.Field != "" && !x.report.Has(ledger.FPlace) {
		x.add(x.inName, "")
	}
	x.openCompany()
	x.steps()
	x.checkAmounts()
}

// openCompany drops what says that the company is open (无, 待定), and keeps with the
// outcome what counts companies and names none (3家企业, 某公司): it is asked for.
func (x *reader) openCompany() {
	i := slices.IndexFunc(x.report.Values, func(v ledger.Value) bool { return v.Field == ledger.FCompany })
	if i < 0 || x.keep || x.report.Values[i].Doubt != ledger.NoDoubt {
		return
	}
	v := &x.report.Values[i]
	open := func(name string) bool { return blank(ledger.FCompany, name) || namesNone(name) }
	if !slices.ContainsFunc(v.Names, open) {
		return
	}
	for _, name := range v.Names {
		if namesNone(name) {
			x.add(ledger.Value{Field: ledger.FOutcome, Text: name}, name)
		}
	}
	v = &x.report.Values[i]
	if v.Names = slices.DeleteFunc(slices.Clone(v.Names), open); len(v.Names) == 0 {
		x.report.Values = slices.Delete(x.report.Values, i, i+1)
		return
	}
	v.Text = strings.Join(v.Names, "、")
}

// hugeCNY is the amount, in fen, above which a yes is needed (spec 1.5): 1000亿.
const hugeCNY = 1000 * 1e8 * 100

// checkAmounts doubts amounts that are huge, or in a currency without a rate.
func (x *reader) checkAmounts() {
	for i, v := range x.report.Values {
		if v.Doubt != ledger.NoDoubt || !v.Money.Known() {
			continue
		}
		rate, ok := x.Town.City.Rates.On(v.Money.Currency, x.Asked)
		switch {
		case !ok:
			x.report.Values[i].Doubt = ledger.AmountNoRate
		case ledger.InCNY(max(v.Money.Low, v.Money.High), v.Money.Currency, rate) > hugeCNY:
			x.report.Values[i].Doubt = ledger.AmountHuge
		}
	}
}

// outside reads an event's figure from outside: 全省签约：18个, 组织企业：50余家.
//
//	figure = label ( ":" | "=" ) [ mark ] number [ mark ] unit
func outside(line string) (v ledger.Value, ok bool) {
	f := Fold(line)
	end := labelEnd(f.R, 0, len(f.R))
	i := skipSpaces(f.R, end+1)
	mark, next, marked := marksBefore.at(f.R, i)
	if marked {
		i = skipSpaces(f.R, next)
	}
	if end == 0 || i >= len(f.R) {
		return v, false
	}
	n, stop, ok := figureAt(f.R, i)
	if !ok {
		return v, false
	}
	if after, next, found := marksAfter.at(f.R, stop); found {
		mark, stop = after, next
	}
	unit := strings.TrimSpace(f.Original(stop, len(f.R)))
	if cut, found := strings.CutSuffix(unit, string(ledger.Around)); found {
		unit, mark = cut, ledger.Around
	}
	v = ledger.Value{Field: ledger.FFigure, Text: line}
	v.Figure = ledger.Outside{Name: strings.TrimSpace(f.Original(0, end)), Value: n, Unit: strings.TrimRight(unit, "。.；;"), Mark: mark}
	return v, len([]rune(unit)) <= 12
}

// figureAt reads a whole number without its 万 or 亿, which stay in the unit.
func figureAt(r []rune, i int) (n int64, end int, ok bool) {
	if isDigit(r[i]) {
		x, end := arabicAt(r, i)
		n, ok = x.Int()
		return n, end, ok
	}
	x, end, ok := NumberAt(r, i)
	if !ok || x.Digits {
		return 0, i, false
	}
	n, ok = x.Int()
	return n, end, ok
}
