package handlers

import (
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// groupLines are the groups of this page, one a line: the name, then the
// figure with its unit.
func (s sheet) groupLines() []string {
	groups := s.answer.Groups
	from := min(s.page*s.groupsPage(), len(groups))
	var out []string
	for _, g := range groups[from:min(from+s.groupsPage(), len(groups))] {
		out = append(out, chat.Escape(s.groupLine(g)))
	}
	return append(out, s.pageLine()...)
}

// groupLine is one group: of those with nothing its name alone; of one that is
// grouped again its groups behind it.
func (s sheet) groupLine(g ledger.Group) string {
	q := s.answer.Query
	if q.Empty {
		return s.groupName(g.Key)
	}
	figure := s.figure(q, g.Figure)
	if g.Was != nil {
		figure = s.compared(g.Figure, *g.Was)
	}
	line := s.say(words.Answers.Group, s.groupName(g.Key), figure)
	if len(g.Inner) == 0 {
		return line
	}
	inside := s
	inside.answer.Query.By = q.Then
	var parts []string
	for _, x := range g.Inner {
		parts = append(parts, s.say(words.Answers.Group, inside.groupName(x.Key), s.figure(q, x.Figure)))
	}
	return line + words.Colon.In(s.lang) + strings.Join(parts, words.ListComma.In(s.lang))
}

// pageLine says which page this is, where there are several.
func (s sheet) pageLine() []string {
	if s.pages() < 2 {
		return nil
	}
	return []string{"", s.say(words.Answers.Page, s.page+1, s.pages())}
}

// groupName is how a group's key is called; a key that the configuration no
// longer names stands as it is.
func (s sheet) groupName(key string) string {
	switch key {
	case "":
		return words.Answers.NotGiven.In(s.lang)
	case ledger.Secret:
		return words.Answers.Secret.In(s.lang)
	}
	switch s.answer.Query.By {
	case ledger.ByDistrict:
		return s.place(s.city.Districts, key)
	case ledger.ByChain:
		return s.place(s.city.Chains, key)
	case ledger.ByPark:
		return s.place(s.city.Parks, key)
	case ledger.ByUnit:
		return s.unit(key)
	case ledger.ByTier:
		return tierName(ledger.Tier(key), s.lang)
	case ledger.ByStage:
		return stageName(ledger.Stage(key), s.lang)
	case ledger.BySector:
		return nameIn(words.SectorWords, key, s.lang)
	case ledger.ByCategory:
		return categoryName(ledger.Category(key), s.lang)
	case ledger.ByOrigin:
		return placeWord(key, s.lang)
	case ledger.ByQuarter:
		return strings.Replace(key, "-", " ", 1)
	}
	return key
}

// place is the name of a key among places.
func (s sheet) place(places []ledger.Place, key string) string {
	for _, p := range places {
		if p.Key == key {
			return s.placeName(p)
		}
	}
	return key
}

func (s sheet) placeName(p ledger.Place) string {
	if s.lang == ledger.En && p.En != "" {
		return p.En
	}
	return p.Zh
}

func (s sheet) unit(key string) string {
	for _, u := range s.city.Units {
		if u.Key == key {
			return s.placeName(u.Place)
		}
	}
	return key
}
