package exchange

import (
	"strconv"
	"time"

	"guatu/ledger"
	"guatu/words"
)

// refColumn is the column of a kind's references.
func refColumn(kind ledger.Kind) column {
	k := &codec[int64]{
		print: func(n int64, _ *Context) string { return ledger.Ref{Kind: kind, N: n}.String() },
		parse: func(cell string, _ *Context) (int64, string) {
			ref, ok := ledger.ParseRef(cell)
			if !ok || ref.Kind != kind {
				return 0, strconv.Quote(cell) + " is no reference such as " + ledger.Ref{Kind: kind, N: 12}.String()
			}
			return ref.N, ""
		},
	}
	x := of(words.FieldRef, k, func(r *Record) *int64 { return &r.Head().N })
	name := words.RefColumns[kind]
	return x.called(name.Name, name.Aliases...)
}

// headColumns are what all records have beside their reports.
func headColumns() []column {
	return []column{
		of(ledger.FSensitive, marks, func(r *Record) *bool { return &r.Head().Sensitive }),
		of(ledger.FNote, plain, func(r *Record) *[]string { return &r.Head().Notes }),
		of(words.FieldFiles, files, func(r *Record) *[]ledger.File { return &r.Head().Files }),
		of(words.FieldReporter, numbers, func(r *Record) *int64 { return &r.Head().Reporter }),
		reportedColumn(),
		of(words.FieldTouched, whenever, func(r *Record) *ledger.Date { return &r.Head().Touched }),
		of(words.FieldWithdrawn, moments, func(r *Record) *time.Time { return &r.Head().Withdrawn }),
		of(words.FieldWithdrawnBy, numbers, func(r *Record) *int64 { return &r.Head().WithdrawnBy }),
		of(words.FieldDefaults, plain, func(r *Record) *[]string { return &r.Head().Fields }),
		of(words.FieldChat, numbers, func(r *Record) *int64 { return &r.Head().Chat }),
		of(words.FieldMessage, numbers, func(r *Record) *int64 { return &r.Head().Message }),
		of(words.FieldItem, items, func(r *Record) *int { return &r.Head().Item }),
		of(words.FieldSent, moments, func(r *Record) *time.Time { return &r.Head().Sent }),
		of(words.FieldText, texts, func(r *Record) *string { return &r.Head().Text }),
	}
}

// reportedColumn is when a record was reported. A row that says so was a record
// before: it is always written.
func reportedColumn() column {
	x := of(ledger.FReported, moments, func(r *Record) *time.Time { return &r.Head().Reported })
	read := x.read
	x.read = func(r *Record, cell string, c *Context) string {
		r.Kept = true
		return read(r, cell, c)
	}
	write := x.write
	x.write = func(r *Record, c *Context) string {
		if r.Head().Reported.IsZero() {
			return time.Time{}.Format(time.RFC3339)
		}
		return write(r, c)
	}
	return x
}

// items are which record of a message it was, from 0.
var items = &codec[int]{
	print: func(n int, c *Context) string { return numbers.print(int64(n), c) },
	parse: func(cell string, c *Context) (int, string) {
		n, reason := numbers.read(cell, c)
		return int(n), reason
	},
}

// nextColumn is the next steps. Those that people wrote are read when the
// record's day is known.
func nextColumn() column {
	x := of(ledger.FNext, steps, func(r *Record) *[]ledger.Step { return &r.Head().Steps })
	read := x.read
	x.read = func(r *Record, cell string, c *Context) string {
		reason := read(r, cell, c)
		if reason == errPeople {
			r.next, reason = cell, ""
		}
		return reason
	}
	return x
}

// linkColumn is a trip or an event that a record points to: its reference, its
// name, or a part of its name that only one has.
func linkColumn(f ledger.Field, kind ledger.Kind, at func(r *Record) *int64) column {
	return column{
		field:  f,
		name:   nameOf(f),
		labels: labelsOf(f),
		read: func(r *Record, cell string, _ *Context) string {
			if ref, ok := ledger.ParseRef(cell); ok && ref.Kind == kind {
				*at(r) = ref.N
			} else {
				r.Link = cell
			}
			return ""
		},
		write: func(r *Record, _ *Context) string {
			if *at(r) == 0 {
				return ""
			}
			return ledger.Ref{Kind: kind, N: *at(r)}.String()
		},
	}
}

func unitColumn() column {
	return of(ledger.FUnit, unitLists, func(r *Record) *[]string { return r.units() })
}

func districtColumn() column {
	return of(ledger.FDistrict, keys(ledger.FDistrict), func(r *Record) *string { return r.district() })
}
