package handlers

import (
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// sheet is an answer as it is shown: the figure, how the question was read,
// what a reader needs to trust it, and groups or rows.
type sheet struct {
	lang    ledger.Lang
	city    ledger.City
	reading string          // line 2: how the question was read
	answer  ledger.Answer   // of the question
	more    []ledger.Answer // of its further measures, in the order asked
	rows    []ledger.Row    // the rows of this page, where rows are shown
	listed  bool            // rows are shown
	page    int             // of rows or groups, from 0
	people  map[int64]string
}

// Page sizes: rows by spec 3.1, groups so that a message stays below
// Telegram's limit.
const (
	rowsPage   = 10
	groupsPage = 40
	innerPage  = 8 // of groups that are grouped again
)

func (s sheet) groupsPage() int {
	if s.answer.Query.Then != "" {
		return innerPage
	}
	return groupsPage
}

// text is the whole message, in markup.
func (s sheet) text() string {
	lines := append([]string{chat.Bold(s.headline())}, append(s.winners(), s.ahead()...)...)
	lines = append(lines, s.readings()...)
	lines = append(lines, s.trust()...)
	if body := s.body(); len(body) > 0 {
		lines = append(append(lines, ""), body...)
	}
	return strings.Join(lines, "\n")
}

// readings are line 2 and, of a comparison, the other period's days.
func (s sheet) readings() []string {
	if s.reading == "" {
		return nil
	}
	return []string{chat.Escape(s.reading)}
}

// body are the rows or groups of this page.
func (s sheet) body() []string {
	switch {
	case s.listed:
		return s.rowLines()
	case len(s.answer.Best) > 0:
		return s.recordLines(s.answer.Best[:min(rowsPage, len(s.answer.Best))])
	case s.answer.Query.Against != nil && (s.tied() || s.answer.Query.Duel):
		return s.groupLines()
	case s.answer.Query.Winner, s.answer.Query.Duel && s.nameable():
		return nil
	}
	return s.groupLines()
}

// ahead says which of what is compared with each other has more.
func (s sheet) ahead() []string {
	a := s.answer
	if !a.Query.Duel || len(a.Groups) == 0 {
		return nil
	}
	first := a.Groups[0].Figure
	var names []string
	for _, g := range a.Groups {
		if size(a.Query.Measure, g.Figure) == size(a.Query.Measure, first) {
			names = append(names, s.groupName(g.Key))
		}
	}
	if len(names) == len(a.Groups) {
		return []string{words.Answers.Even.In(s.lang)}
	}
	than := words.More
	if a.Query.Least {
		than = words.Fewer
	}
	return []string{chat.Escape(s.say(words.Answers.Ahead, strings.Join(names, words.Comma.In(s.lang)), than.In(s.lang)))}
}

// pages is how many pages of rows or groups there are.
func (s sheet) pages() int {
	n, size := len(s.answer.Groups), s.groupsPage()
	if s.listed {
		n, size = rowCount(s.answer), rowsPage
	}
	return max(1, (n+size-1)/size)
}

// winners are the names that hold the first place, on a line of their own: they
// may have digits in them.
func (s sheet) winners() []string {
	q := s.answer.Query
	if !q.Winner || len(s.answer.Groups) == 0 {
		return nil
	}
	var names []string
	for _, g := range s.answer.Groups {
		if q.By != ledger.ByDeal {
			names = append(names, s.groupName(g.Key))
		}
	}
	if len(names) == 0 {
		return nil // the rows name the deals
	}
	return []string{chat.Escape(strings.Join(names, words.Comma.In(s.lang)))}
}

// rowCount is how many rows are shown, page by page: of a ranking of deals the
// first so many, or those that share the first place.
func rowCount(a ledger.Answer) int {
	q := a.Query
	switch {
	case q.By == ledger.ByDeal && q.Winner:
		return len(a.Groups)
	case q.By == ledger.ByDeal && q.Top > 0:
		return min(q.Top, int(a.Rows))
	}
	return int(a.Rows)
}
