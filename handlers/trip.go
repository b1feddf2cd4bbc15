package handlers

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// mostTrips is how many trips a visit's card offers.
const mostTrips = 3

// tripsFor are the trips that a visit without one may belong to: those of its
// reporter, or of one of its units, in whose dates its day lies.
func (t *turn) tripsFor(ctx context.Context, e entry) ([]ledger.Trip, error) {
	if e.visit == nil || e.visit.Trip != 0 {
		return nil, nil
	}
	all, err := t.TripsOn(ctx, e.visit.Date)
	all = slices.DeleteFunc(all, func(x ledger.Trip) bool { return !mayBelong(*e.visit, x) })
	slices.SortStableFunc(all, func(a, b ledger.Trip) int { // the reporter's own first
		return own(b.Reporter == e.visit.Reporter) - own(a.Reporter == e.visit.Reporter)
	})
	return all[:min(mostTrips, len(all))], err
}

func own(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// mayBelong tells whether a visit may hang under a trip.
func mayBelong(v ledger.Visit, x ledger.Trip) bool {
	ours := func(unit string) bool { return slices.Contains(x.Units, unit) }
	return !x.IsWithdrawn() && x.Period.Has(v.Date) && (x.Reporter == v.Reporter || slices.ContainsFunc(v.Units, ours))
}

// joinTrip hangs a visit under the trip that its card offered.
func (t *turn) joinTrip(ctx context.Context, e entry, ref ledger.Ref) error {
	x, err := t.Trip(ctx, ref.N)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	if e.visit == nil || !mayBelong(*e.visit, x) {
		t.answer(t.text(words.SayStale))
		return nil
	}
	v := ledger.Value{Field: ledger.FTrip, ID: x.N, Text: ref.String()}
	return t.amend(ctx, t.changeOf(e.ref(), ledger.Report{Values: []ledger.Value{v}}))
}

// listButtons are the trips that all visits of one message may belong to which
// are under none.
func (t *turn) listButtons(ctx context.Context, es []entry, lang ledger.Lang) ([][]chat.Button, error) {
	loose := looseVisits(es)
	if len(loose) == 0 {
		return nil, nil
	}
	trips, err := t.tripsFor(ctx, loose[0])
	var bs []chat.Button
	for _, x := range trips {
		if slices.ContainsFunc(loose, func(e entry) bool { return !mayBelong(*e.visit, x) }) {
			continue
		}
		ref := entry{trip: &x}.ref().String()
		bs = append(bs, chat.Button{Label: text(lang, words.ButtonTripAll, ref), Data: recordData(loose[0], "trips:"+ref)})
	}
	return grid(bs, 3), err
}

// looseVisits are the visits among records that are under no trip.
func looseVisits(es []entry) []entry {
	var loose []entry
	for _, e := range es {
		if e.visit != nil && e.visit.Trip == 0 && !e.head().IsWithdrawn() {
			loose = append(loose, e)
		}
	}
	return loose
}

// joinTrips hangs all visits of a message under the trip that its answer offered.
func (t *turn) joinTrips(ctx context.Context, first entry, ref ledger.Ref) error {
	x, err := t.Trip(ctx, ref.N)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	es, err := t.madeWith(ctx, first)
	if err != nil {
		return err
	}
	var lines []string
	for _, e := range looseVisits(es) {
		if !mayBelong(*e.visit, x) || !mayTo(t.who, actChange, e) {
			continue
		}
		after := e.clone()
		after.visit.Trip = x.N
		diff, err := t.difference(ctx, e, after)
		if err != nil {
			return err
		}
		t.save(after)
		lines = append(lines, diff)
	}
	if len(lines) == 0 {
		t.answer(t.text(words.SayStale))
		return nil
	}
	if err := t.refresh(ctx, first); err != nil {
		return err
	}
	t.send(strings.Join(lines, "\n"))
	return nil
}

// madeWith are the records of the message that made one, itself among them.
func (t *turn) madeWith(ctx context.Context, first entry) ([]entry, error) {
	refs, err := t.siblings(ctx, *first.head())
	if err != nil {
		return nil, err
	}
	return t.entriesOf(ctx, refs)
}

// closes tells whether a text closes the trip that it is about: 完成, or the
// field with that value.
func closes(e entry, text string) bool {
	if e.trip == nil {
		return false
	}
	if _, value, ok := strings.Cut(grammar.FoldText(text), ":"); ok {
		text = value
	}
	return slices.Contains(words.ClosesTrip, grammar.FoldName(text))
}

// sumUp closes a trip that has begun and sends its report; of one that is
// closed it sends the report again, to whoever may see it.
func (t *turn) sumUp(ctx context.Context, e entry) error {
	switch {
	case e.trip == nil || e.head().IsWithdrawn():
		t.say(words.SayIsWithdrawn, e.ref().String())
		return nil
	case !mayTo(t.who, actSee, e):
		t.say(words.SayNotShown, e.ref().String())
		return nil
	case e.trip.Period.From > t.today():
		t.say(words.SayTripAhead, e.ref().String(), dated(e.trip.Period.From, t.lang))
		return nil
	}
	if !e.trip.Closed && mayTo(t.who, actChange, e) {
		e = e.clone()
		e.trip.Closed, e.trip.Planned = true, false
		t.save(e)
		if err := t.refresh(ctx, e); err != nil {
			return err
		}
	}
	t.lookedAt(ledger.LookTrip, e.ref())
	return t.tripReport(ctx, e)
}

// tripReport sends what came of a trip: where, when, who, and each company
// with its outcome and next steps.
func (t *turn) tripReport(ctx context.Context, e entry) error {
	c, err := t.card(ctx, e, t.lang)
	if err != nil {
		return err
	}
	lines := []string{text(t.lang, words.SayTripReport, e.ref().String(), c.title)}
	for _, f := range []ledger.Field{ledger.FPlace, ledger.FDate, ledger.FLedBy, ledger.FUnit, ledger.FNote} {
		if said := c.values(f); said != "" {
			lines = append(lines, chat.Escape(label(f, t.lang)+words.Colon.In(t.lang)+said))
		}
	}
	visits, err := t.visitLines(ctx, e.trip.N)
	if err != nil {
		return err
	}
	for _, part := range chunks(append(lines, visits...)) {
		t.send(part)
	}
	return nil
}

// visitLines are the visits of a trip: how many companies and visits, then a
// line each. What the member may not see is counted only.
func (t *turn) visitLines(ctx context.Context, trip int64) ([]string, error) {
	visits, err := t.VisitsUnder(ctx, trip)
	if err != nil {
		return nil, err
	}
	companies := map[int64]bool{}
	var lines []string
	hidden := 0
	for _, v := range visits {
		companies[v.Company] = true
		if !mayTo(t.who, actSee, entry{visit: &v}) {
			hidden++
			continue
		}
		line, err := t.visitLine(ctx, v)
		if err != nil {
			return nil, err
		}
		lines = append(lines, strconv.Itoa(len(lines)+1)+". "+line)
	}
	if hidden > 0 {
		lines = append(lines, t.text(words.SayHiddenRows, hidden))
	}
	if len(visits) == 0 {
		return []string{t.text(words.SayTripEmpty)}, nil
	}
	return append([]string{t.text(words.SayTripVisits, len(companies), len(visits))}, lines...), nil
}

// visitLine is a visit of a trip in one line: whom, when, what came of it.
func (t *turn) visitLine(ctx context.Context, v ledger.Visit) (string, error) {
	c, err := t.card(ctx, entry{visit: &v}, t.lang)
	if err != nil {
		return "", err
	}
	parts := []string{chat.Escape(c.title) + " /" + c.ref().String()}
	for _, f := range []ledger.Field{ledger.FDate, ledger.FPlace, ledger.FMet, ledger.FOutcome, ledger.FInterest, ledger.FNext} {
		l, ok := c.value(f)
		switch {
		case !ok:
		case f == ledger.FDate || f == ledger.FPlace:
			parts = append(parts, chat.Escape(l.value))
		default:
			l.byDefault = false
			parts = append(parts, chat.Escape(l.text(t.lang, mostInLine)))
		}
	}
	return strings.Join(parts, words.Semicolon.In(t.lang)), nil
}
