package exchange

import (
	"fmt"
	"strings"
)

// Fault is one thing that is wrong with a table.
type Fault struct {
	File   string
	Sheet  string // of a workbook
	Row    int    // as a spreadsheet counts: the header is 1; 0 for the table as a whole
	Column string // the header's own word; "" for the whole row
	Reason string
}

// Error names the place and the reason.
func (f Fault) Error() string {
	place := Place{f.File, f.Sheet, f.Row}.String()
	if f.Column != "" {
		place = strings.TrimSpace(strings.TrimSuffix(place, ",") + ", column " + f.Column)
	}
	if place == "" {
		return f.Reason
	}
	return place + ": " + f.Reason
}

// Place is where a record stands.
type Place struct {
	File  string
	Sheet string // of a workbook
	Row   int    // as a spreadsheet counts; 0 for the table as a whole
}

// String is the place in words: visits.csv row 5.
func (p Place) String() string {
	var parts []string
	if p.File != "" {
		parts = append(parts, p.File)
	}
	if p.Sheet != "" {
		parts = append(parts, "sheet "+p.Sheet)
	}
	if p.Row > 0 {
		parts = append(parts, fmt.Sprintf("row %d", p.Row))
	}
	return strings.Join(parts, " ")
}
