package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// head is a column of a table as its header calls it.
type head struct {
	word   string
	column *column // nil: nobody knows it
	unit   string  // of amounts, where the header tells it
}

// read reads a cell. What stands in a column that nobody knows is a figure from
// outside of an event, else a note.
func (h head) read(r *Record, cell string, c *Context) string {
	if h.column == nil {
		line := h.word + "：" + cell
		if f, ok := grammar.ParseOutside(line); ok && r.Event != nil {
			r.Event.Figures = append(r.Event.Figures, f)
			return ""
		}
		r.Head().Notes = append(r.Head().Notes, line)
		return ""
	}
	if h.unit != "" && isBare(c.figure(cell)) {
		cell = c.figure(cell) + h.unit
	}
	return h.column.read(r, cell, c)
}

// isBare tells whether an amount is a number without its unit.
func isBare(cell string) bool {
	return strings.Trim(cell, "0123456789.,，-–~ ") == ""
}

// fit is how well a header fits a kind of table.
type fit struct {
	kind   ledger.Kind
	points int
	lacks  string // a column without which it is no such table
	heads  []head
}

// recognise finds the kind of table that a header fits best.
func (t *Table) recognise(header []string) []Fault {
	var fits []fit
	for _, kind := range Kinds() {
		fits = append(fits, fitOf(kind, header))
	}
	slices.SortStableFunc(fits, func(a, b fit) int {
		return cmp.Or(cmp.Compare(len(a.lacks), len(b.lacks)), cmp.Compare(b.points, a.points))
	})
	best, next := fits[0], fits[1]
	if best.lacks != "" {
		slices.SortStableFunc(fits, func(a, b fit) int { return cmp.Compare(b.points, a.points) })
		return []Fault{{Reason: fmt.Sprintf("not known by its columns what the table is of; of %s: %s", words.SheetNames[fits[0].kind].En, fits[0].lacks)}}
	}
	if next.lacks == "" && next.points == best.points && best.kind != ledger.KindCompany {
		return []Fault{{Reason: fmt.Sprintf("the columns fit %s and %s: name one of them %s or %s", words.SheetNames[best.kind].En, words.SheetNames[next.kind].En,
			words.RefColumns[best.kind].Name.Zh, words.RefColumns[next.kind].Name.Zh)}}
	}
	t.Kind, t.heads, t.names = best.kind, best.heads, map[ledger.Field]string{}
	for _, h := range t.heads {
		if h.column != nil {
			t.names[h.column.field] = h.word
		}
	}
	return t.checkHeads()
}

func fitOf(kind ledger.Kind, header []string) fit {
	x := fit{kind: kind}
	given := map[ledger.Field]bool{}
	for _, word := range header {
		word = unshield(word)
		m, unit := matchOf(kind, word)
		x.heads = append(x.heads, head{word, m.column, unit})
		switch {
		case m.column == nil:
			continue
		case m.own:
			x.points += 2
		default:
			x.points++
		}
		given[m.column.field] = true
		if m.column.field == words.FieldRef && fold(word) != fold("编号") {
			x.points += 5
		}
		for _, tag := range words.KindTags[kind] {
			if strings.Contains(fold(word), tag) {
				x.points++
				break
			}
		}
	}
	x.lacks = lacking(kind, given)
	return x
}

// lacking says which column a kind of table cannot do without.
func lacking(kind ledger.Kind, given map[ledger.Field]bool) string {
	any := func(fs ...ledger.Field) bool {
		return slices.ContainsFunc(fs, func(f ledger.Field) bool { return given[f] })
	}
	switch kind {
	case ledger.KindCompany, ledger.KindVisit:
		if !any(ledger.FCompany) {
			return "no column is called company (企业)"
		}
	case ledger.KindDeal:
		if !any(ledger.FCompany, ledger.FName) {
			return "no column is called company or project name (企业, 项目名称)"
		}
		if !any(ledger.FAmount, ledger.FStage, words.FieldHistory) {
			return "no column is called amount or stage (总投资, 阶段)"
		}
	case ledger.KindTrip:
		if !any(ledger.FName, ledger.FPlace) || !any(ledger.FDate) {
			return "no columns are called trip name or place, and date (行程名称, 地点, 日期)"
		}
	case ledger.KindEvent:
		if !any(ledger.FName) || !any(ledger.FDate) {
			return "no columns are called event name and date (活动名称, 日期)"
		}
	}
	return ""
}

// matchOf finds the column that a header's word names. The unit of its amounts
// may stand behind it in brackets: 总投资（亿元）.
func matchOf(kind ledger.Kind, word string) (m match, unit string) {
	if m, ok := tables[kind].named[fold(word)]; ok {
		return m, ""
	}
	label, rest, ok := strings.Cut(fold(word), "(")
	if !ok {
		return match{}, ""
	}
	m, ok = tables[kind].named[label]
	if !ok || !m.column.money {
		return match{}, ""
	}
	unit = strings.TrimPrefix(strings.TrimSuffix(rest, ")"), "单位:")
	if _, doubt := grammar.ParseMoney("1" + unit); doubt != ledger.NoDoubt {
		return match{}, ""
	}
	return m, unit
}

// checkHeads sees that no column stands twice, and that a directory has none
// that nobody knows.
func (t *Table) checkHeads() (faults []Fault) {
	seen := map[*column]string{}
	for _, h := range t.heads {
		switch {
		case h.word == "":
		case h.column == nil && t.Kind == ledger.KindCompany:
			faults = append(faults, Fault{Column: h.word, Reason: "no such column in a company directory"})
		case h.column == nil:
		case seen[h.column] != "":
			faults = append(faults, Fault{Column: h.word, Reason: "the column " + seen[h.column] + " means the same"})
		default:
			seen[h.column] = h.word
		}
	}
	return faults
}

// Unknown are the columns that nobody knows: what stands in them is kept in notes.
func (t *Table) Unknown() (list []string) {
	for _, h := range t.heads {
		if h.column == nil && h.word != "" {
			list = append(list, h.word)
		}
	}
	return list
}

// isTitle tells whether a row above the header is a title: one cell, and no
// column's name.
func isTitle(cells []string) bool {
	one := ""
	for _, c := range cells {
		if c = unshield(c); c == "" {
			continue
		}
		if one != "" {
			return false
		}
		one = c
	}
	for _, kind := range Kinds() {
		if m, _ := matchOf(kind, one); m.column != nil {
			return false
		}
	}
	return true
}
