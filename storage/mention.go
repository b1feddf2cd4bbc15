package storage

import (
	"context"
	"database/sql"
	"slices"

	"guatu/ledger"
)

// Lengths in characters: a name of one character is found nowhere; a deal is
// looked for by so many first ones; a part of an event's or trip's name is its
// tail, from so many on (第三届儒商大会 → 儒商大会).
const (
	shortestName = 2
	dealHead     = 3
	shortestTail = 3
)

// Mentions gives the names of companies, events, trips, deals and members that
// stand in a folded text, the longest at each place; where several have a name,
// all of them. Withdrawn records and members who left have no names.
func (v *Snapshot) Mentions(ctx context.Context, text string) ([]ledger.Mention, error) {
	s := newStrip(text, v.store.fold)
	for _, find := range []func(context.Context, *strip) error{v.mentionCompanies, v.mentionOccasions, v.mentionDeals, v.mentionMembers} {
		if err := find(ctx, s); err != nil {
			return nil, err
		}
	}
	return s.longest(), nil
}

// strip is a text without the marks and spaces that names are compared without.
type strip struct {
	r     []rune
	at    []int // of each rune: its place in the text
	fold  func(string) string
	found []ledger.Mention
}

func newStrip(text string, fold func(string) string) *strip {
	s := &strip{fold: fold}
	for i, r := range []rune(text) {
		if script(r) != 0 {
			s.r = append(s.r, r)
			s.at = append(s.at, i)
		}
	}
	return s
}

// mention notes a name of length n at i, with a legal suffix that follows it.
func (s *strip) mention(i, n int, m ledger.Mention) {
	name, end := string(s.r[i:i+n]), i+n
	for j := end + 1; j <= len(s.r) && j <= end+8; j++ {
		if s.fold(string(s.r[i:j])) == name {
			end = j
		}
	}
	m.From, m.To = s.at[i], s.at[end-1]+1
	s.found = append(s.found, m)
}

// each calls f for every place at which the text holds the folded name.
func (s *strip) each(folded string, f func(i, n int)) {
	name := []rune(folded)
	if len(name) < shortestName {
		return
	}
	for i := 0; i+len(name) <= len(s.r); i++ {
		if slices.Equal(s.r[i:i+len(name)], name) {
			f(i, len(name))
		}
	}
}

// longest leaves, of what begins at one place with one kind, the longest.
func (s *strip) longest() (out []ledger.Mention) {
	type spot struct {
		kind ledger.Kind
		from int
	}
	to := map[spot]int{}
	for _, m := range s.found {
		k := spot{m.Kind, m.From}
		to[k] = max(to[k], m.To)
	}
	for _, m := range s.found {
		if m.To == to[spot{m.Kind, m.From}] {
			out = append(out, m)
		}
	}
	return out
}

func (v *Snapshot) mentionCompanies(ctx context.Context, s *strip) error {
	type hit struct {
		i, n int
		ids  []int64
	}
	x, done, err := v.filled(ctx)
	if err != nil {
		return err
	}
	var hits []hit
	for i := range s.r {
		for n := min(x.longest, len(s.r)-i); n >= shortestName; n-- {
			if ids := x.named(s.r[i : i+n]); len(ids) > 0 {
				hits = append(hits, hit{i, n, ids})
			}
		}
	}
	done()
	for _, h := range hits {
		companies, err := v.roots(ctx, h.ids, len(h.ids))
		if err != nil {
			return err
		}
		for _, c := range companies {
			s.mention(h.i, h.n, ledger.Mention{Kind: ledger.KindCompany, ID: c.ID, Name: c.Name})
		}
	}
	return nil
}

// named are the companies with exactly that folded name.
func (x *nameIndex) named(text []rune) (ids []int64) {
	if x.pairs[pair{text[0], text[1]}] == nil {
		return nil
	}
	for _, id := range x.exact[string(text)] {
		if c := x.names[id].company; c != 0 {
			ids = append(ids, c)
		}
	}
	return ids
}

// mentionOccasions finds events and trips, also by the tail of their name.
func (v *Snapshot) mentionOccasions(ctx context.Context, s *strip) error {
	figures, err := v.figureNames(ctx)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		kind ledger.Kind
		q    string
	}{
		{ledger.KindEvent, `SELECT n, name, name_folded, COALESCE(from_day, ''), COALESCE(to_day, '') FROM events WHERE withdrawn_at IS NULL`},
		{ledger.KindTrip, `SELECT n, name, name_folded, COALESCE(from_day, ''), COALESCE(to_day, '') FROM trips WHERE withdrawn_at IS NULL`},
	} {
		err := v.each(ctx, "read names of occasions", x.q, nil, func(rows *sql.Rows) error {
			m := ledger.Mention{Kind: x.kind}
			var folded, from, to string
			if err := rows.Scan(&m.ID, &m.Name, &folded, &from, &to); err != nil {
				return err
			}
			m.Period.From, _ = ledger.ParseDate(from)
			m.Period.To, _ = ledger.ParseDate(to)
			if x.kind == ledger.KindEvent {
				m.Figures = figures[m.ID]
			}
			s.occasion(folded, m)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// occasion notes the whole name, else its longest tail that stands in the text.
func (s *strip) occasion(folded string, m ledger.Mention) {
	name := []rune(folded)
	for cut := 0; len(name)-cut >= shortestTail; cut++ {
		m.Part = cut > 0
		before := len(s.found)
		s.each(string(name[cut:]), func(i, n int) { s.mention(i, n, m) })
		if len(s.found) > before {
			return
		}
	}
}

// figureNames are the names of the outside figures of each event.
func (v *Snapshot) figureNames(ctx context.Context) (map[int64][]string, error) {
	names := map[int64][]string{}
	err := v.each(ctx, "read outside figures", `SELECT event, name FROM event_figures ORDER BY event, pos`, nil, func(rows *sql.Rows) error {
		var event int64
		var name string
		if err := rows.Scan(&event, &name); err != nil {
			return err
		}
		names[event] = append(names[event], name)
		return nil
	})
	return names, err
}

// mentionDeals finds deals by their whole name.
func (v *Snapshot) mentionDeals(ctx context.Context, s *strip) error {
	for i := 0; i+dealHead <= len(s.r); i++ {
		head := string(s.r[i : i+dealHead])
		err := v.each(ctx, "read names of deals", `
			SELECT n, name, name_folded FROM deals
			WHERE name_folded >= $1 AND name_folded < $2 AND withdrawn_at IS NULL`, []any{head, head + "\U0010FFFF"}, func(rows *sql.Rows) error {
			m := ledger.Mention{Kind: ledger.KindDeal}
			var folded string
			if err := rows.Scan(&m.ID, &m.Name, &folded); err != nil {
				return err
			}
			if n := len([]rune(folded)); i+n <= len(s.r) && string(s.r[i:i+n]) == folded {
				s.mention(i, n, m)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// mentionMembers finds members by their whole name.
func (v *Snapshot) mentionMembers(ctx context.Context, s *strip) error {
	return v.each(ctx, "read names of members", `SELECT id, name FROM members WHERE revoked IS NULL`, nil, func(rows *sql.Rows) error {
		m := ledger.Mention{Kind: ledger.KindMember}
		if err := rows.Scan(&m.ID, &m.Name); err != nil {
			return err
		}
		s.each(s.fold(m.Name), func(i, n int) { s.mention(i, n, m) })
		return nil
	})
}
