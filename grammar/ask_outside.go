package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// askedFigure is an event's figure from outside that a question names.
type askedFigure struct {
	name   string
	events []int64
}

// findOutside looks for the name of an event's figure in a question that names
// the event; words of counting may stand inside it (组织了多少家企业 for 组织企业).
// Its tokens are taken out.
func findOutside(tokens []token, r []rune) ([]token, *askedFigure) {
	for _, t := range tokens {
		if t.kind != nameToken {
			continue
		}
		for _, m := range t.names {
			for _, figure := range m.Figures {
				if rest, ok := takeFigure(tokens, r, figure); ok {
					return rest, &askedFigure{name: figure, events: []int64{m.ID}}
				}
			}
		}
	}
	return tokens, nil
}

// takeFigure takes the tokens that spell a figure's name out of the question.
func takeFigure(tokens []token, r []rune, figure string) (rest []token, ok bool) {
	want := string(squeeze(Fold(figure).R))
	for start := range tokens {
		got, used := "", map[int]bool{}
		for k := start; k < len(tokens) && len(got) < len(want); k++ {
			word := string(r[tokens[k].from:tokens[k].to])
			if strings.HasPrefix(want, got+word) {
				got += word
				used[k] = true
			} else if k == start || !tokens[k].counts() {
				break
			}
		}
		if got != want || want == "" {
			continue
		}
		for k, t := range tokens {
			if !used[k] {
				rest = append(rest, t)
			}
		}
		return rest, true
	}
	return nil, false
}

// counts tells whether a token is a filler or a word of counting.
func (t *token) counts() bool {
	if t.kind != wordToken {
		return false
	}
	for _, s := range []words.Sense{words.QFill, words.QCount, words.QCounter} {
		if _, ok := t.is(s); ok {
			return true
		}
	}
	return false
}

func startsWith(name, prefix string) bool { return prefix != "" && strings.HasPrefix(name, prefix) }

// containsStage tells whether a figure's name holds one of the stages.
func containsStage(name string, stages []item) bool {
	for _, s := range stages {
		if strings.Contains(name, string(s.stage)) {
			return true
		}
	}
	return len(stages) == 0 && strings.Contains(name, string(ledger.StageSigned))
}
