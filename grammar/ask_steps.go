package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// steps are next steps: those overdue, or all that are not done.
//
//	overdue = "逾期" | "到期" not-done
//	open = "待办" | not-done step | step "到期"
func (b *builder) steps(f *frame, q *ledger.Query) (bool, *problem) {
	if !f.saidAny(words.QLate, words.QOpen, words.QDue) && (!f.noun("step") || len(f.stages) > 0 || f.visits()) {
		return false, nil
	}
	q.Measure = ledger.Overdue
	todo := f.has[words.QOpen] == "todo" || f.has[words.QDue] == "todo"
	open := f.saidAny(words.QOpen, words.QDue) && !f.said(words.QLate) && !(f.said(words.QDue) && len(f.periods) == 0)
	switch {
	case len(f.stages) > 0 || f.visits() || f.noun("deal") && f.dealWord() || f.saidAny(words.QExpect, words.QMoneySum, words.QMuch):
		return true, refuse(NoMix, *q)
	case f.said(words.QLate), open && (todo || f.noun("step") || len(f.nouns) == 0), f.said(words.QDue) && f.said(words.QOpen):
	default:
		near := *q
		near.Measure = ledger.Open
		return true, refuse(NoRecord, near, *q)
	}
	if open {
		q.Measure = ledger.Open
	}
	return true, nil
}
