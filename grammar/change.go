package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// Change is what a text changes in a record that is there (spec 2.4).
type Change struct {
	Ref      ledger.Ref // that the text begins with; zero where it is a reply
	Withdraw bool
	Restore  bool
	Report   ledger.Report // the values that change; an empty one clears its field
	Unread   string        // words that nothing could be made of
}

// Nothing tells whether the text changes nothing.
func (c Change) Nothing() bool { return !c.Withdraw && !c.Restore && len(c.Report.Values) == 0 }

// LeadRef is the reference that a text begins with, and the text behind it.
func LeadRef(text string) (ref ledger.Ref, rest string, ok bool) {
	f := Fold(text)
	i := skipSpaces(f.R, 0)
	if _, next, ok := takes.at(f.R, i); ok {
		i = skipSpaces(f.R, next)
	}
	end := i
	for end < len(f.R) && (isWord(f.R[end]) || end == i && isTagSign(f.R[end])) {
		end++
	}
	word := string(f.R[i:end])
	if ref, ok = ledger.ParseRef(strings.TrimPrefix(word, "#")); !ok {
		return ledger.Ref{}, text, false
	}
	if end < len(f.R) && isLetter(f.R[end]) {
		return ledger.Ref{}, text, false
	}
	for end < len(f.R) && (isTagStop(f.R[end]) || f.R[end] == '\n') {
		end++
	}
	end = skipJoin(f.R, end)
	if _, next, of := ofWords.at(f.R, end); of {
		end = next
	}
	return ref, f.Original(end, len(f.R)), true
}

// skipJoin skips a word like 和 before another reference (D1和D3).
func skipJoin(r []rune, i int) int {
	_, next, ok := joins.at(r, i)
	if next = skipSpaces(r, next); !ok || next+1 >= len(r) || !isLetter(r[next]) || !isDigit(r[next+1]) {
		return i
	}
	return next
}

// TaggedRef is the reference that stands behind a tag of its kind (签约 D7 3月8日),
// and what the text says of that record.
//
// A verb of withdrawing or restoring may stand before it as well (撤销D1).
func TaggedRef(text string) (ref ledger.Ref, rest string, ok bool) {
	f := Fold(text)
	if _, end, verb := refVerbs.at(f.R, skipSpaces(f.R, 0)); verb {
		if ref, rest, ok = LeadRef(f.Original(end, len(f.R))); ok && !hasWords(rest) {
			return ref, f.Original(0, end), true
		}
	}
	lines := splitLines(f.R)
	if len(lines) != 1 {
		return ref, text, false
	}
	t, ok := tagAt(f, lines[0])
	if !ok || t.alone {
		return ref, text, false
	}
	ref, rest, ok = LeadRef(f.Original(t.to, len(f.R)))
	if !ok || ref.Kind != t.tag.Kind {
		return ledger.Ref{}, text, false
	}
	if t.tag.Stage != "" || t.tag.Funds {
		rest = strings.TrimLeft(t.written, "#/＃／") + " " + rest
	}
	return ref, rest, true
}

// ReadChange reads a text that changes a record: a reply to its card, or with
// its reference in front. The kind is that of the card; a reference decides it.
//
//	change = [ ref ] ( "撤销" | "恢复" | item { ( ";" | end of line ) field } )
//	item   = stage [ day ] | "到账" amount [ day ] | label [ "改为" ] value | amount | day | place
func ReadChange(text string, kind ledger.Kind, c Context) Change {
	var change Change
	if ref, rest, ok := LeadRef(text); ok {
		change.Ref, text, kind = ref, rest, ref.Kind
	}
	f := Fold(text)
	word := string(f.R[skipSpaces(f.R, 0):tokenEnd(f.R, skipSpaces(f.R, 0))])
	change.Report = ledger.Report{Kind: kind, Text: text}
	switch {
	case withdraws[word]:
		change.Withdraw = true
		return change
	case restores[word] || restores[strings.TrimSpace(f.String())]:
		change.Restore = true
		return change
	}
	if v, rest, ok := alsoSaid(f, kind); ok {
		return change.with(v, ReadChange(rest, kind, c))
	}
	if v, rest, ok := raisedTo(f, kind); ok {
		return change.with(v, ReadChange(rest, kind, c))
	}
	x := reader{Context: c, f: f, report: change.Report, keep: true}
	arrived := false
	for _, p := range changePieces(f, kind) {
		if p.kind == shortPiece {
			change.Unread = strings.TrimSpace(change.Unread + " " + x.loose(p.from, p.to))
		} else {
			x.piece(p)
		}
		arrived = arrived || p.kind == labelledPiece && p.field == ledger.FFunds && hasWords(x.text(p))
	}
	x.finish()
	if arrived && (x.report.Has(ledger.FStage) || !x.report.Has(ledger.FFunds)) { // two changes, each with a day of its own, or no amount
		x.report.Values, change.Unread = nil, strings.TrimSpace(text)
	}
	change.Report = x.report
	if v, ok := supplement(f, kind); ok && change.Unread != "" && len(x.report.Values) == 0 {
		change.Unread, change.Report.Values = "", []ledger.Value{v}
	}
	if change.Nothing() && change.Unread == "" && hasWords(text) { // 改!
		change.Unread = strings.TrimSpace(text)
	}
	return change
}

// with is the change with a value, and what the rest of its text changes. A rest that is about
// another record, about the record as a whole, or says the field again, leaves all unread; of
// persons who were met as well, both are.
func (c Change) with(v ledger.Value, rest Change) Change {
	if also, ok := rest.Report.Get(v.Field); ok && v.More && also.More {
		v.Text += "、" + also.Text
		rest.Report = rest.Report.Without(v.Field)
	}
	if rest.Ref.N != 0 || rest.Withdraw || rest.Restore || rest.Report.Has(v.Field) {
		c.Unread = strings.TrimSpace(c.Report.Text)
		return c
	}
	rest.Ref, rest.Report.Text = c.Ref, c.Report.Text
	rest.Report = rest.Report.With(v)
	return rest
}

// saysFunds tells whether words say that money arrived as well, which is a
// change of its own.
func saysFunds(text string) bool {
	f := Fold(text)
	for i := range f.R {
		if field, _, ok := labels.at(f.R, i); ok && field == ledger.FFunds && len(FindMoney(f.R)) > 0 {
			return true
		}
	}
	return false
}

// stageLead takes the stage that words begin with, with a day before it
// (10月15日签约, 签约10月15日), and says where they go on.
func (x *reader) stageLead(from, to int) (next int, staged bool) {
	start := skipMarks(x.f.R, from)
	day, ok := x.dayBegins(start, to)
	if !ok {
		day, ok = x.pointBegins(start)
	}
	if ok {
		k, ok := x.stageHere(day.To)
		if !ok {
			k, ok = x.stageTold(day.To)
		}
		if ok && k.to <= to {
			x.add(ledger.Value{Field: ledger.FDate, Text: x.f.Original(day.From, day.To), Date: day.Day}, "")
			start, from = day.To, day.To
		}
	}
	k, ok := x.stageHere(start)
	if !ok {
		k, ok = x.stageStuck(start)
	}
	if !ok {
		k, ok = x.stageTold(start)
	}
	if ok && k.to <= to {
		k.value.Text = x.f.Original(start, k.to)
		x.add(k.value, k.value.Text)
		from, staged = k.to, true
	}
	return from, staged
}

// alsoSaid reads what joins a field that may have a value already: a person
// met as well (还见了王总), something to add (补充：对方要300亩地). rest is what the clauses
// behind a person say.
func alsoSaid(f Folded, kind ledger.Kind) (v ledger.Value, rest string, ok bool) {
	i := skipMarks(f.R, 0)
	field, from, ok := alsoWords.at(f.R, i)
	_, met, named := metWords.at(f.R, i)
	if !ok && named {
		field, from, ok = ledger.FMet, met, true
	}
	if from < len(f.R) && f.R[from] == ':' {
		from++
	} else if field == ledger.FOutcome {
		return v, rest, false
	}
	if from = skipSpaces(f.R, from); !ok || !hasField(kind, field) || from < len(f.R) && isFieldLabel(f.R, from, kind) {
		return v, rest, false
	}
	end := len(f.R)
	if field == ledger.FMet {
		for end = from; end < len(f.R) && !endsClause(f.R, end); {
			end++
		}
	}
	text := trimName(f.Original(from, end))
	if named && !isHost(Fold(text).R) {
		return v, rest, false
	}
	return ledger.Value{Field: field, Text: text, More: true}, trimName(f.Original(end, len(f.R))), hasWords(text)
}

// supplement reads what 补充 adds to the outcome behind a space (补充 对方要求11月前答复).
func supplement(f Folded, kind ledger.Kind) (v ledger.Value, ok bool) {
	field, end, ok := alsoWords.at(f.R, skipMarks(f.R, 0))
	if !ok || field != ledger.FOutcome || !hasField(kind, field) || end >= len(f.R) || !isSpace(f.R[end]) {
		return v, false
	}
	text := strings.Trim(f.Original(end, len(f.R)), nameEdges)
	return ledger.Value{Field: field, Text: text, More: true}, hasWords(text)
}

// isFieldLabel tells whether a label of the kind stands at i (补充：总投资：5亿).
func isFieldLabel(r []rune, i int, kind ledger.Kind) bool {
	_, ok := labelAt(r, i, len(r), kind, true)
	_, into := labelInto(r, i, len(r))
	return ok || into
}

// changePieces cuts a change into its pieces.
func changePieces(f Folded, kind ledger.Kind) []piece {
	var b block
	for _, l := range splitLines(f.R) {
		p := pieceReader{r: f.R, kind: kind, spaced: true, into: true, lead: morePiece}
		if !b.absorbs() {
			p.lead = shortPiece
		}
		from := l.from
		if len(b.pieces) == 0 {
			from = skipVerbs(f.R, from, l.to)
		}
		for _, x := range p.read(from, l.to) {
			b.add(x)
		}
	}
	return b.pieces
}

// skipVerbs skips the words before a change that say nothing by themselves (不对，应该是).
func skipVerbs(r []rune, from, to int) int {
	for {
		_, end, ok := changeVerbs.at(r, from)
		if _, stop, labelled := labels.at(r, from); !ok || end >= to || labelled && stop > end { // 改名为
			return from
		}
		if r[end] == ':' {
			end++
		}
		from = min(skipMarks(r, end), to)
	}
}

// AnswerWords is an answer without the words before it that say nothing by themselves
// (就是达能, 写错了，是昨天).
func AnswerWords(text string) string {
	f := Fold(text)
	return f.Original(skipVerbs(f.R, skipMarks(f.R, 0), len(f.R)), len(f.R))
}

// loose reads words without a label: a stage with its day, or things that are
// known by what they are. What is left is the outcome where a stage was named
// (等待环评); else it comes back unread.
func (x *reader) loose(from, to int) (unread string) {
	begin := from
	from, staged := x.stageLead(from, to)
	before := len(x.report.Values)
	all := x.known(from, to)
	var rest []string
	at := from
	keep := func(end int) {
		if text := strings.Trim(x.f.Original(at, max(at, end)), " \n\t　,，;；、。"); hasWords(text) {
			rest = append(rest, text)
		}
	}
	for _, k := range all {
		keep(k.from)
		x.add(k.value, k.value.Text)
		at = k.to
	}
	keep(to)
	text := strings.Join(rest, " ")
	if text == "" {
		return ""
	}
	if staged && saysFunds(text) {
		x.report.Values = nil
		return strings.TrimSpace(x.f.Original(begin, to))
	}
	if staged {
		x.add(ledger.Value{Field: ledger.FOutcome, Text: text}, text)
		return ""
	}
	if v, ok := x.saidOfRecord(from, to); ok && len(all) == 0 {
		x.add(v, v.Text)
		return ""
	}
	x.report.Values = x.report.Values[:before]
	return strings.TrimSpace(x.f.Original(from, to))
}

// saidOfRecord reads at what a deal is stuck (卡在环评), or to which trip a visit belongs (属于 T1).
func (x *reader) saidOfRecord(from, to int) (ledger.Value, bool) {
	i := skipMarks(x.f.R, from)
	field, table := ledger.FStuck, stuckAt
	if x.report.Kind == ledger.KindVisit {
		field, table = ledger.FTrip, belongsTo
	}
	_, end, ok := table.at(x.f.R, i)
	if !ok || !hasField(x.report.Kind, field) {
		return ledger.Value{}, false
	}
	text := trimName(x.f.Original(end, to))
	if _, _, ref := LeadRef(text); field == ledger.FTrip && !ref || !hasWords(text) {
		return ledger.Value{}, false
	}
	return x.value(field, text), true
}

// pointBegins is the past day in digits that sticks to a stage (10.10开工).
func (x *reader) pointBegins(i int) (s DaySpan, ok bool) {
	end := i
	for end < len(x.f.R) && (isDigit(x.f.R[end]) || isDateSep(x.f.R[end])) {
		end++
	}
	if _, ok = x.stageHere(end); !ok || end == i {
		return s, false
	}
	day, doubt := ParseDay(x.f.Original(i, end), x.Asked, RoleRecord, 0)
	return DaySpan{From: i, To: end, Day: day}, doubt == ledger.NoDoubt
}

// stageStuck reads a stage to which its day sticks (签约10月15日).
func (x *reader) stageStuck(i int) (k found, ok bool) {
	stage, end, ok := stageWords.at(x.f.R, i)
	if !ok || x.report.Kind != ledger.KindDeal {
		return k, false
	}
	s, ok := Days{Asked: x.Asked, Role: RoleRecord}.At(x.f.R, end)
	return found{value: ledger.Value{Field: ledger.FStage, Key: string(stage)}, to: end}, ok && endsWord(x.f.R, s.To, len(x.f.R))
}

// stageTold reads a stage as it is told (签了, 黄了), at the end of a clause.
func (x *reader) stageTold(i int) (k found, ok bool) {
	stage, end, ok := stagesTold.at(x.f.R, i)
	k = found{value: ledger.Value{Field: ledger.FStage, Key: string(stage)}, to: end}
	return k, ok && x.keep && x.report.Kind == ledger.KindDeal && endsWord(x.f.R, end, len(x.f.R))
}

// fundsLine reads what stands behind 到账: an amount, its day, and whether it
// came from abroad.
func (x *reader) fundsLine(text string) {
	text = x.fundsSource(text)
	inner := reader{Context: x.Context, f: Fold(text), report: ledger.Report{Kind: ledger.KindDeal, Funds: true}}
	all := inner.known(0, len(inner.f.R))
	at := 0
	var rest []string
	for _, k := range append(all, found{from: len(inner.f.R), to: len(inner.f.R)}) {
		if word := trimName(inner.f.Original(at, max(at, k.from))); word != "" {
			rest = append(rest, word)
		}
		if at = k.to; k.value.Field != "" {
			x.add(k.value, k.value.Text)
		}
	}
	if v := x.value(ledger.FFunds, text); !x.report.Has(ledger.FFunds) && len(rest) > 0 && slices.ContainsFunc(inner.f.R, isDigit) {
		x.add(v, text) // an amount without its unit
		return
	}
	for _, word := range rest {
		x.note(word)
	}
}

// FundsFirst is a text with the words from 到账 on in front of the others, as a
// change is written: 10月11日到账2亿元 is 到账2亿元 10月11日.
func FundsFirst(text string) string {
	f := Fold(text)
	for i := range f.R {
		if field, end, ok := labels.at(f.R, i); ok && field == ledger.FFunds && i > 0 && end < len(f.R) {
			return trimName(f.Original(i, len(f.R))) + " " + trimName(f.Original(0, i))
		}
	}
	return text
}

// BehindName is where a text goes on behind a deal's or a company's name: behind
// the words that only join it to the rest (的, 项目).
func BehindName(f Folded, i int) int {
	for {
		_, end, ok := behindNames.at(f.R, i)
		if !ok {
			return i
		}
		i = end
	}
}

var behindNames = setOf(words.BehindNames)

// fundsSource takes the word that says where money came from, where it sticks to
// the amount (外资1500万美元, 3000万（外资）), and gives the text without it.
func (x *reader) fundsSource(text string) string {
	f := Fold(text)
	for i := range f.R {
		tri, end, ok := foreignWords.at(f.R, i)
		if !ok {
			continue
		}
		from := i
		if from > 0 && f.R[from-1] == '(' && end < len(f.R) && f.R[end] == ')' {
			from, end = from-1, end+1
		} else if _, money := MoneyAt(f.R, skipSpaces(f.R, end)); !money {
			continue
		}
		x.add(ledger.Value{Field: ledger.FForeign, Text: f.Original(i, end), Tri: tri}, "")
		return f.Original(0, from) + " " + f.Original(end, len(f.R))
	}
	return text
}

var (
	foreignWords = lexiconOf(triTable(words.ForeignYes, words.ForeignNo))

	raises      = setOf(words.RaisedTo)
	grows       = setOf(words.Raises)
	stuckAt     = setOf(words.StuckAt)
	belongsTo   = setOf(words.BelongsTo)
	withdraws   = wordSet(words.Withdraws)
	restores    = wordSet(words.Restores)
	changeVerbs = setOf(words.ChangeVerbs)
	changeInto  = setOf(words.ChangeInto)
	takes       = setOf(words.ChangeTakes)
	refVerbs    = setOf(append(slices.Clone(words.Withdraws), words.Restores...))
	alsoWords   = lexiconOf(words.AlsoSaid)
	metWords    = setOf(words.MetWords)
	stagesTold  = lexiconOf(words.ChangeStages)
)

func wordSet(list []string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range list {
		set[FoldText(w)] = true
	}
	return set
}
