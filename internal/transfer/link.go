package transfer

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/storage"
)

// links finds trips or events by their names, as reports do: by the whole name,
// else by a part of it that only one has.
type links struct {
	what  string
	exact map[string][]int64
	names []string       // folded
	known map[int64]bool // whether there is one of the number
	found map[string]int64
}

func newLinks(what string) *links {
	return &links{what: what, exact: map[string][]int64{}, known: map[int64]bool{}, found: map[string]int64{}}
}

// fill takes in the standing ones of the ledger.
func (l *links) fill(ctx context.Context, snap *storage.Snapshot, kind ledger.Kind) error {
	if kind == ledger.KindTrip {
		list, err := snap.TripsNamed(ctx, "")
		for _, x := range list {
			l.add(x.Name, x.N, false)
		}
		return err
	}
	list, err := snap.EventsNamed(ctx, "")
	for _, x := range list {
		l.add(x.Name, x.N, false)
	}
	return err
}

// add takes one in; one that was withdrawn is found by its number only.
func (l *links) add(name string, n int64, withdrawn bool) {
	if n != 0 {
		l.known[n] = true
	}
	folded := grammar.FoldName(name)
	if folded == "" || withdrawn {
		return
	}
	if len(l.exact[folded]) == 0 {
		l.names = append(l.names, folded)
	}
	l.exact[folded] = append(l.exact[folded], n)
}

// find gives the number of the one that a name means.
func (l *links) find(name string) (n int64, reason string) {
	folded := grammar.FoldName(name)
	if n, ok := l.found[folded]; ok {
		return n, ""
	}
	numbers := l.exact[folded]
	if len(numbers) == 0 && folded != "" {
		for _, x := range l.names {
			if strings.Contains(x, folded) {
				numbers = append(numbers, l.exact[x]...)
			}
		}
	}
	switch len(numbers) {
	case 0:
		return 0, fmt.Sprintf("no %s is called %s", l.what, strconv.Quote(name))
	case 1:
		l.found[folded] = numbers[0]
		return numbers[0], ""
	}
	return 0, fmt.Sprintf("several %ss are called %s: write the reference", l.what, strconv.Quote(name))
}

// has tells whether there is one of a reference.
func (l *links) has(ctx context.Context, snap *storage.Snapshot, ref ledger.Ref) (bool, error) {
	if known, asked := l.known[ref.N]; asked {
		return known, nil
	}
	var err error
	if ref.Kind == ledger.KindTrip {
		_, err = snap.Trip(ctx, ref.N)
	} else {
		_, err = snap.Event(ctx, ref.N)
	}
	if err != nil && !ledger.Is(err, ledger.NotFound) {
		return false, err
	}
	l.known[ref.N] = err == nil
	return err == nil, nil
}
