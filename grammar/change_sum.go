package grammar

import "guatu/ledger"

// raisedTo reads to what an investment was raised or cut (增资到35亿, 由50亿元增至60亿元),
// where the text says no stage. rest is what the other clauses say.
func raisedTo(f Folded, kind ledger.Kind) (v ledger.Value, rest string, ok bool) {
	if kind != ledger.KindDeal {
		return v, rest, false
	}
	for from := 0; from < len(f.R); {
		to := from
		for to < len(f.R) && !endsClause(f.R, to) {
			to++
		}
		now, raised, staged := raisedIn(f, from, to)
		if staged || v.Field != "" && now.Field != "" {
			return v, rest, false
		}
		if !raised {
			rest += f.Original(from, min(to+1, len(f.R)))
		}
		if now.Field != "" {
			v = now
		}
		from = to + 1
	}
	return v, trimName(rest), v.Field != ""
}

// raisedIn reads a clause that says that an investment changed: by how much (增资10亿元),
// which is said again, or to what.
func raisedIn(f Folded, from, to int) (v ledger.Value, raised, staged bool) {
	for i := from; i < to; i++ {
		if _, _, ok := stageWords.at(f.R, i); ok {
			return v, false, true
		}
		_, end, into := raises.at(f.R, i)
		_, by, grew := grows.at(f.R, i)
		m, ok := MoneyAt(f.R, skipSpaces(f.R, max(end, by)))
		if _, _, other := turnovers.at(f.R, i); other || isOtherLabel(f.R, i) {
			return ledger.Value{}, false, false
		}
		if !ok || m.To > to || !into && !grew {
			continue
		}
		raised = true
		if into && v.Field == "" {
			v = m.value(ledger.FAmount, f)
		}
	}
	return v, raised, false
}

// isOtherLabel tells whether the label of a field that is no investment stands at i.
func isOtherLabel(r []rune, i int) bool {
	field, _, ok := labels.at(r, i)
	return ok && !isAmount(field)
}
