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
	from := min(s.page*groupsPage, len(groups))
	var out []string
	for _, g := range groups[from:min(from+groupsPage, len(groups))] {
		out = append(out, chat.Escape(s.say(words.Answers.Group, s.groupName(g.Key), s.figure(s.answer.Query, g.Figure))))
	}
	return append(out, s.pageLine()...)
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
