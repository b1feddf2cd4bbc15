package handlers

import (
	"strconv"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// figure is an outside figure as it was written: 18个, 50余家.
func figure(f ledger.Outside) string {
	n := strconv.FormatInt(f.Value, 10)
	if f.Mark == ledger.Over {
		return n + string(f.Mark) + f.Unit
	}
	mark := words.MarkText[f.Mark]
	return mark.Before.Zh + n + f.Unit + mark.After.Zh
}

// The names of values in a language; "" where there is no value.

func stageName(s ledger.Stage, lang ledger.Lang) string { return nameIn(words.StageWords, s, lang) }

func tierName(v ledger.Tier, lang ledger.Lang) string { return nameIn(words.TierWords, v, lang) }

func categoryName(c ledger.Category, lang ledger.Lang) string {
	return nameIn(words.CategoryWords, c, lang)
}

func agreementName(a ledger.Agreement, lang ledger.Lang) string {
	return nameIn(words.AgreementWords, a, lang)
}

// sectorName is a section of GB/T 4754 with its letter: C 制造业.
func sectorName(letter string, lang ledger.Lang) string {
	if letter == "" {
		return ""
	}
	return letter + " " + nameIn(words.SectorWords, letter, lang)
}

func nameIn[T ~string](table []words.Named[T], value T, lang ledger.Lang) string {
	return words.NameIn(table, value).In(lang)
}

// placeWord is a place's name in a language; a place that the table lacks
// stands as it was written.
func placeWord(name string, lang ledger.Lang) string {
	if p, ok := grammar.PlaceIn(name); ok {
		return p.In(lang)
	}
	return name
}
