package exchange

import (
	"strconv"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// companyColumns are the columns of the company directory (spec chapter 5).
func companyColumns() []column {
	return []column{
		of(ledger.FCompany, texts, func(r *Record) *string { return &r.Company.Name }).called(words.NameColumns[ledger.KindCompany]),
		of(words.FieldAliases, plain, func(r *Record) *[]string { return &r.Company.Aliases }),
		of(ledger.FOrigin, spots(ledger.FOrigin), func(r *Record) *string { return &r.Company.Origin }),
		of(words.FieldRegion, texts, func(r *Record) *string { return &r.Company.Region }),
		of(ledger.FForeign, foreigns, func(r *Record) *ledger.Tri { return &r.Company.Foreign }),
		of(ledger.FFortune500, facts, func(r *Record) *ledger.Tri { return &r.Company.Fortune500 }),
		of(words.FieldListYear, listYears, func(r *Record) *int { return &r.Company.ListYear }),
		of(words.FieldCentralSOE, facts, func(r *Record) *ledger.Tri { return &r.Company.CentralSOE }),
		of(words.FieldMergedInto, texts, func(r *Record) *string { return &r.Into }),
	}
}

// Names sees that no two companies of a file have one name, save those that
// were merged. Its zero value is ready.
type Names struct {
	rows map[string]Record
}

// Check gives the fault of a company's names, if there is one.
func (x *Names) Check(r Record) []Fault {
	if x.rows == nil {
		x.rows = map[string]Record{}
	}
	if r.Into != "" {
		return nil
	}
	for _, name := range r.Company.Names() {
		folded := grammar.FoldName(name)
		first, taken := x.rows[folded]
		if taken && first.Place != r.Place {
			where := first.Place
			if where.File == r.File && where.Sheet == r.Sheet {
				where = Place{Row: where.Row}
			}
			return []Fault{r.fault(ledger.FCompany, strconv.Quote(name)+" stands in "+where.String()+" already")}
		}
		if !taken {
			x.rows[folded] = Record{Place: r.Place}
		}
	}
	return nil
}

// finishCompany sees that a company has a name.
func (r *Record) finishCompany() []Fault {
	if strings.TrimSpace(r.Company.Name) == "" {
		return []Fault{r.fault(ledger.FCompany, "a company needs a name")}
	}
	return nil
}
