package words

import (
	_ "embed"
	"strings"
)

// PlaceKind is what a place is.
type PlaceKind string

// The kinds of places. A region has members instead of a place that it lies in.
const (
	Country  PlaceKind = "country"
	Province PlaceKind = "province"
	Town     PlaceKind = "city"   // of prefecture level, or a great city abroad
	County   PlaceKind = "county" // a city of county level
	Area     PlaceKind = "area"   // a well-known part of a city
	Region   PlaceKind = "region" // 欧洲, 长三角
)

// Place is a place that people report from or that investors come from. Its
// Chinese name is the canonical one.
type Place struct {
	Kind    PlaceKind
	Text    Text
	In      string   // canonical name of the place that it lies in; "" for a country
	Members []string // of a region
	Aliases []string
	Whole   []string // aliases that count only where they are the whole value (US)
}

// PlaceJoins are the words and marks that join two places, each with the space
// that stands for it.
var PlaceJoins = []string{" and ", " ", "和", " ", "与", " ", "及", " ", "-", " ", "—", " "}

//go:embed places.txt
var placesText string

// Places are provinces and cities of China, countries, the world's great
// cities, and regions (spec 2.2, short form).
var Places = readPlaces(placesText)

func readPlaces(text string) []Place {
	places := make([]Place, 0, 1300)
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		places = append(places, readPlace(strings.Split(strings.TrimRight(line, "\n"), "\t")))
	}
	return places
}

// readPlace reads kind, Chinese name, English name, place around or members, aliases.
func readPlace(column []string) Place {
	p := Place{Kind: PlaceKind(column[0]), Text: Text{column[1], column[2]}, In: column[3]}
	if p.Kind == Region {
		p.In, p.Members = "", strings.Split(column[3], "|")
	}
	for _, alias := range strings.Split(column[4], "|") {
		if whole, ok := strings.CutPrefix(alias, "="); ok {
			p.Whole = append(p.Whole, whole)
		} else if alias != "" {
			p.Aliases = append(p.Aliases, alias)
		}
	}
	return p
}
