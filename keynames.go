package main

import (
	"cmp"

	"guatu/ledger"
	"guatu/storage"
	"guatu/words"
)

// keyNames is what the city's keys and the words of the field are called in the
// city's language.
func keyNames(c ledger.City) map[storage.KeyOf]string {
	names := map[storage.KeyOf]string{}
	for kind, list := range map[string][]ledger.Place{"district": c.Districts, "chain": c.Chains, "park": c.Parks} {
		for _, p := range list {
			names[storage.KeyOf{Kind: kind, Key: p.Key}] = placeName(p, c.Language)
		}
	}
	for _, u := range c.Units {
		names[storage.KeyOf{Kind: "unit", Key: u.Key}] = placeName(u.Place, c.Language)
	}
	nameAll(names, "direction", words.DirectionWords, c.Language)
	nameAll(names, "tier", words.TierWords, c.Language)
	nameAll(names, "stage", words.StageWords, c.Language)
	nameAll(names, "sector", words.SectorWords, c.Language)
	nameAll(names, "category", words.CategoryWords, c.Language)
	nameAll(names, "agreement", words.AgreementWords, c.Language)
	return names
}

func placeName(p ledger.Place, in ledger.Lang) string {
	return cmp.Or(words.Text{Zh: cmp.Or(p.Zh, p.En), En: cmp.Or(p.En, p.Zh)}.In(in), p.Key)
}

func nameAll[T ~string](names map[storage.KeyOf]string, kind string, table []words.Named[T], in ledger.Lang) {
	for _, x := range table {
		names[storage.KeyOf{Kind: kind, Key: string(x.Value)}] = x.Text.In(in)
	}
}
