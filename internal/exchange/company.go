package exchange

import (
	"io"
	"strconv"
	"strings"

	"guatu/ledger"
)

// column is a column of the company directory: its names and how it is read.
type column struct {
	names []string
	set   func(c *ledger.Company, text string) (reason string)
}

// companyColumns are the columns of the company directory (spec chapter 5).
var companyColumns = []column{
	{[]string{"company", "企业", "企业名称", "公司"}, func(c *ledger.Company, s string) string { c.Name = s; return "" }},
	{[]string{"aliases", "别名", "简称"}, func(c *ledger.Company, s string) string {
		for _, a := range strings.Split(s, "|") {
			if a = strings.TrimSpace(a); a != "" {
				c.Aliases = append(c.Aliases, a)
			}
		}
		return ""
	}},
	{[]string{"origin", "来源地", "国别"}, func(c *ledger.Company, s string) string { c.Origin = s; return "" }},
	{[]string{"region", "地区"}, func(c *ledger.Company, s string) string { c.Region = s; return "" }},
	{[]string{"foreign", "外资"}, func(c *ledger.Company, s string) string { return setTri(&c.Foreign, s) }},
	{[]string{"fortune 500", "世界500强", "500强"}, func(c *ledger.Company, s string) string { return setTri(&c.Fortune500, s) }},
	{[]string{"list year", "榜单年份"}, func(c *ledger.Company, s string) string { return setYear(&c.ListYear, s) }},
	{[]string{"central soe", "央企"}, func(c *ledger.Company, s string) string { return setTri(&c.CentralSOE, s) }},
}

func setTri(t *ledger.Tri, s string) string {
	switch strings.ToLower(s) {
	case "yes", "y", "true", "1", "是":
		*t = ledger.Yes
	case "no", "n", "false", "0", "否", "不是":
		*t = ledger.No
	default:
		return strconv.Quote(s) + " is neither yes nor no"
	}
	return ""
}

func setYear(y *int, s string) string {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1990 || n > 2100 {
		return strconv.Quote(s) + " is no year"
	}
	*y = n
	return ""
}

// Companies reads a company directory. Where there are faults, nothing of the
// table may be taken.
func Companies(r io.Reader) ([]ledger.Company, []Fault) {
	t, faults := readCSV(r)
	if len(faults) > 0 {
		return nil, faults
	}
	columns, faults := matchColumns(t.header)
	if len(faults) > 0 {
		return nil, faults
	}
	var out []ledger.Company
	first := map[string]int{}
	for _, row := range t.rows {
		c, bad := companyOf(row, t.header, columns)
		faults = append(faults, bad...)
		for _, name := range c.Names() {
			if n := first[name]; n != 0 && n != row.n {
				faults = append(faults, Fault{row.n, t.header[0], strconv.Quote(name) + " stands in row " + strconv.Itoa(n) + " already"})
			}
			first[name] = row.n
		}
		out = append(out, c)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return out, nil
}

func companyOf(row row, header []string, columns []*column) (c ledger.Company, faults []Fault) {
	for i, cell := range row.cells {
		cell = strings.TrimSpace(cell)
		if i >= len(columns) || cell == "" {
			continue
		}
		if reason := columns[i].set(&c, cell); reason != "" {
			faults = append(faults, Fault{row.n, header[i], reason})
		}
	}
	if c.Name == "" {
		faults = append(faults, Fault{row.n, header[0], "a company needs a name"})
	}
	return c, faults
}

// matchColumns finds the column that each header word names.
func matchColumns(header []string) (columns []*column, faults []Fault) {
	named := false
	for _, h := range header {
		c := columnNamed(h)
		if c == nil {
			faults = append(faults, Fault{1, h, "no such column in a company directory"})
		}
		named = named || c == &companyColumns[0]
		columns = append(columns, c)
	}
	if !named {
		faults = append(faults, Fault{1, "", "no column is called company (企业)"})
	}
	return columns, faults
}

func columnNamed(word string) *column {
	word = strings.ToLower(strings.TrimSpace(word))
	for i, c := range companyColumns {
		for _, n := range c.names {
			if n == word {
				return &companyColumns[i]
			}
		}
	}
	return nil
}
