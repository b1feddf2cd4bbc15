package grammar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guatu/ledger"
)

// filterField is one part of a filter as text: the same table prints filters,
// reads them back, joins them and tells what a follow-up replaces.
type filterField struct {
	key   string
	group string // parts of one group give way to each other in a follow-up
	get   func(*ledger.Filter) []string
	set   func(*ledger.Filter, []string) error
}

var filterFields = []filterField{
	boundField("min", false, func(f *ledger.Filter) **ledger.Bound { return &f.Min }),
	boundField("over", true, func(f *ledger.Filter) **ledger.Bound { return &f.Min }),
	boundField("max", false, func(f *ledger.Filter) **ledger.Bound { return &f.Max }),
	boundField("under", true, func(f *ledger.Filter) **ledger.Bound { return &f.Max }),
	flagField("noamount", "amount", func(f *ledger.Filter) *bool { return &f.NoAmount }),
	listField("district", "district", func(f *ledger.Filter) *[]string { return &f.Districts }),
	listField("notdistrict", "district", func(f *ledger.Filter) *[]string { return &f.NotDistricts }),
	listField("unit", "unit", func(f *ledger.Filter) *[]string { return &f.Units }),
	listField("notunit", "unit", func(f *ledger.Filter) *[]string { return &f.NotUnits }),
	listField("tier", "tier", func(f *ledger.Filter) *[]ledger.Tier { return &f.Tiers }),
	listField("chain", "chain", func(f *ledger.Filter) *[]string { return &f.Chains }),
	listField("notchain", "chain", func(f *ledger.Filter) *[]string { return &f.NotChains }),
	listField("sector", "sector", func(f *ledger.Filter) *[]string { return &f.Sectors }),
	listField("notsector", "sector", func(f *ledger.Filter) *[]string { return &f.NotSectors }),
	listField("category", "category", func(f *ledger.Filter) *[]ledger.Category { return &f.Categories }),
	listField("agreement", "agreement", func(f *ledger.Filter) *[]ledger.Agreement { return &f.Agreements }),
	triField("foreign", func(f *ledger.Filter) *ledger.Tri { return &f.Foreign }),
	listField("origin", "origin", func(f *ledger.Filter) *[]string { return &f.Origins }),
	listField("notorigin", "origin", func(f *ledger.Filter) *[]string { return &f.NotOrigins }),
	listField("led", "led", func(f *ledger.Filter) *[]string { return &f.Led }),
	listField("place", "place", func(f *ledger.Filter) *[]string { return &f.Places }),
	triField("f500", func(f *ledger.Filter) *ledger.Tri { return &f.Fortune500 }),
	triField("soe", func(f *ledger.Filter) *ledger.Tri { return &f.CentralSOE }),
	numberField("event", "event", func(f *ledger.Filter) *[]int64 { return &f.Events }),
	listField("park", "park", func(f *ledger.Filter) *[]string { return &f.Parks }),
	numberField("company", "company", func(f *ledger.Filter) *[]int64 { return &f.Companies }),
	numberField("member", "member", func(f *ledger.Filter) *[]int64 { return &f.Members }),
	numberField("trip", "trip", func(f *ledger.Filter) *[]int64 { return &f.Trips }),
	numberField("deal", "deal", func(f *ledger.Filter) *[]int64 { return &f.Deals }),
	numberField("visit", "visit", func(f *ledger.Filter) *[]int64 { return &f.Visits }),
	wordField("dir", "dir", func(f *ledger.Filter) *ledger.Direction { return &f.Direction }),
	triField("verified", func(f *ledger.Filter) *ledger.Tri { return &f.Verified }),
	intField("stale", "stale", func(f *ledger.Filter) *int { return &f.Stale }),
	wordField("notyet", "notyet", func(f *ledger.Filter) *ledger.Stage { return &f.NotYet }),
	wordField("reached", "notyet", func(f *ledger.Filter) *ledger.Stage { return &f.Reached }),
	flagField("planned", "planned", func(f *ledger.Filter) *bool { return &f.Planned }),
}

func boundField(key string, open bool, at func(*ledger.Filter) **ledger.Bound) filterField {
	return filterField{key, "amount",
		func(f *ledger.Filter) []string {
			if b := *at(f); b != nil && b.Open == open {
				return []string{printBound(*b)}
			}
			return nil
		},
		func(f *ledger.Filter, v []string) error {
			b, err := parseBound(v, open)
			*at(f) = b
			return err
		}}
}

func listField[T ~string](key, group string, at func(*ledger.Filter) *[]T) filterField {
	return filterField{key, group,
		func(f *ledger.Filter) []string {
			list := *at(f)
			if len(list) == 0 {
				return nil
			}
			out := make([]string, len(list))
			for i, x := range list {
				out[i] = string(x)
			}
			return out
		},
		func(f *ledger.Filter, v []string) error {
			*at(f) = nil
			for _, x := range v {
				*at(f) = append(*at(f), T(x))
			}
			return nil
		}}
}

func numberField(key, group string, at func(*ledger.Filter) *[]int64) filterField {
	return filterField{key, group,
		func(f *ledger.Filter) []string {
			var out []string
			for _, n := range *at(f) {
				out = append(out, strconv.FormatInt(n, 10))
			}
			return out
		},
		func(f *ledger.Filter, v []string) error {
			*at(f) = nil
			for _, x := range v {
				n, err := strconv.ParseInt(x, 10, 64)
				if err != nil {
					return fmt.Errorf("%s: %w", key, err)
				}
				*at(f) = append(*at(f), n)
			}
			return nil
		}}
}

func wordField[T ~string](key, group string, at func(*ledger.Filter) *T) filterField {
	return filterField{key, group,
		func(f *ledger.Filter) []string {
			if *at(f) == "" {
				return nil
			}
			return []string{string(*at(f))}
		},
		func(f *ledger.Filter, v []string) error {
			*at(f) = ""
			if len(v) > 0 {
				*at(f) = T(v[0])
			}
			return nil
		}}
}

func intField(key, group string, at func(*ledger.Filter) *int) filterField {
	return filterField{key, group,
		func(f *ledger.Filter) []string {
			if *at(f) == 0 {
				return nil
			}
			return []string{strconv.Itoa(*at(f))}
		},
		func(f *ledger.Filter, v []string) (err error) {
			if *at(f) = 0; len(v) > 0 {
				*at(f), err = strconv.Atoi(v[0])
			}
			return err
		}}
}

func flagField(key, group string, at func(*ledger.Filter) *bool) filterField {
	return filterField{key, group,
		func(f *ledger.Filter) []string {
			if *at(f) {
				return []string{""}
			}
			return nil
		},
		func(f *ledger.Filter, v []string) error { *at(f) = len(v) > 0; return nil }}
}

var triWords = map[ledger.Tri]string{ledger.Yes: "yes", ledger.No: "no", ledger.NotYes: "not-yes", ledger.NotNo: "not-no"}

func triField(key string, at func(*ledger.Filter) *ledger.Tri) filterField {
	return filterField{key, key,
		func(f *ledger.Filter) []string {
			if w := triWords[*at(f)]; w != "" {
				return []string{w}
			}
			return nil
		},
		func(f *ledger.Filter, v []string) error {
			*at(f) = ledger.Unknown
			if len(v) == 0 {
				return nil
			}
			for t, w := range triWords {
				if w == v[0] {
					*at(f) = t
					return nil
				}
			}
			return fmt.Errorf("%s: not yes or no", key)
		}}
}

// printBound is minor units with their currency: 5000000000CNY, 12.5USD.
func printBound(b ledger.Bound) string {
	per := b.Currency.Minor()
	s := strconv.FormatInt(b.Minor/per, 10)
	if rest := b.Minor % per; rest != 0 {
		s += "." + strings.TrimRight(strconv.FormatInt(per+rest, 10)[1:], "0")
	}
	return s + string(b.Currency)
}

// parseBound reads digits, perhaps with two decimals, and a currency.
func parseBound(v []string, open bool) (*ledger.Bound, error) {
	if len(v) == 0 {
		return nil, nil
	}
	cut := strings.IndexFunc(v[0], func(r rune) bool { return r >= 'A' && r <= 'Z' })
	if cut < 1 {
		return nil, fmt.Errorf("bound %q: no currency", v[0])
	}
	b := ledger.Bound{Currency: ledger.Currency(v[0][cut:]), Open: open}
	units, rest, _ := strings.Cut(v[0][:cut], ".")
	n, err := strconv.ParseInt(units, 10, 64)
	if err != nil || n < 0 || n > (1<<63-1)/100-1 || len(rest) > 2 {
		return nil, fmt.Errorf("bound %q: no amount", v[0])
	}
	b.Minor = n * b.Currency.Minor()
	if rest != "" {
		part, err := strconv.ParseUint((rest + "0")[:2], 10, 8)
		if err != nil || b.Currency.Minor() == 1 {
			return nil, fmt.Errorf("bound %q: no amount", v[0])
		}
		b.Minor += int64(part)
	}
	return &b, nil
}

// isEmptyFilter tells whether nothing is filtered.
func isEmptyFilter(f ledger.Filter) bool {
	return !slices.ContainsFunc(filterFields, func(x filterField) bool { return len(x.get(&f)) > 0 })
}

// mergeFilter joins two filters: the values of one part become alternatives.
func mergeFilter(a, b ledger.Filter) ledger.Filter {
	for _, x := range filterFields {
		v := x.get(&b)
		if len(v) == 0 {
			continue
		}
		old := x.get(&a)
		for _, w := range v {
			if !slices.Contains(old, w) {
				old = append(slices.Clip(old), w)
			}
		}
		if x.single() {
			old = v
		}
		_ = x.set(&a, old)
	}
	return a
}

// clashes tells whether two filters set a part that holds one value only, and differ.
func clashes(a, b ledger.Filter) bool {
	if a.Min != nil && b.Min != nil && *a.Min != *b.Min || a.Max != nil && b.Max != nil && *a.Max != *b.Max {
		return true
	}
	return slices.ContainsFunc(filterFields, func(x filterField) bool {
		return x.single() && x.group != "amount" && len(x.get(&a)) > 0 && len(x.get(&b)) > 0 && x.get(&a)[0] != x.get(&b)[0]
	})
}

// single tells whether a part holds one value only.
func (x filterField) single() bool {
	switch x.key {
	case "min", "over", "max", "under", "dir", "stale", "notyet", "reached", "foreign", "f500", "soe", "verified":
		return true
	}
	return false
}

// replaceFilter is a with every part that b sets, or that gives way to one
// that b sets, taken from b.
func replaceFilter(a, b ledger.Filter) ledger.Filter {
	a = dropGroups(a, filterGroups(b))
	for _, x := range filterFields {
		if v := x.get(&b); len(v) > 0 {
			_ = x.set(&a, v)
		}
	}
	return a
}

// dropGroups is a filter without the parts of some groups.
func dropGroups(f ledger.Filter, groups []string) ledger.Filter {
	for _, x := range filterFields {
		if slices.Contains(groups, x.group) {
			_ = x.set(&f, nil)
		}
	}
	return f
}

// filterGroups are the groups of the parts that a filter sets.
func filterGroups(f ledger.Filter) []string {
	var groups []string
	for _, x := range filterFields {
		if len(x.get(&f)) > 0 && !slices.Contains(groups, x.group) {
			groups = append(groups, x.group)
		}
	}
	return groups
}
