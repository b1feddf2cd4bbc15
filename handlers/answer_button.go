package handlers

import (
	"fmt"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// A message with an answer is sent under a key that holds the question's normal
// form, so that its buttons need to say only what they do: q:rows:1, q:chart.
const answerKey = "q "

// buttons are what can be done with an answer: its rows page by page, a chart,
// why it is so, and the likely other readings.
func (s sheet) buttons() [][]chat.Button {
	var rows [][]chat.Button
	add := func(row ...chat.Button) {
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	add(s.pageButtons()...)
	add(s.viewButtons()...)
	for i, x := range alternatives(s.answer.Query) {
		add(s.button(x.name.In(s.lang), "other:%d", i))
	}
	return rows
}

func (s sheet) button(label string, data string, args ...any) chat.Button {
	return chat.Button{Label: label, Data: "q:" + fmt.Sprintf(data, args...)}
}

func (s sheet) pageButtons() []chat.Button {
	what := "group"
	if s.listed {
		what = "rows"
	}
	var out []chat.Button
	if s.page > 0 {
		out = append(out, s.button(words.ButtonPageBack.In(s.lang), what+":%d", s.page-1))
	}
	if s.page+1 < s.pages() {
		out = append(out, s.button(words.ButtonPageNext.In(s.lang), what+":%d", s.page+1))
	}
	return out
}

func (s sheet) viewButtons() []chat.Button {
	var out []chat.Button
	switch {
	case s.listed && !s.answer.Query.List:
		out = append(out, s.button(words.ButtonFigure.In(s.lang), "group:0"))
	case !s.listed && s.answer.Rows > 0 && !s.answer.Hidden && !s.answer.Query.Empty:
		out = append(out, s.button(words.ButtonRows.In(s.lang), "rows:0"))
	}
	if charted(s.answer) {
		out = append(out, s.button(words.ButtonChart.In(s.lang), "chart"))
	}
	if s.answer.Query.Measure != ledger.OutsideOf {
		out = append(out, s.button(words.ButtonWhy.In(s.lang), "why"))
	}
	return out
}
