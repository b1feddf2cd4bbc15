package main

import "guatu/ledger"

// city is what the program knows of the city: the config's names, in the
// vocabulary of the field.
func (c Config) city() ledger.City {
	city := ledger.City{
		Place:     ledger.Place{Key: "city", Zh: c.City.Zh, En: c.City.En, Aliases: c.City.Aliases},
		Districts: places(c.Districts),
		Chains:    places(c.Chains),
		Parks:     places(c.Parks),
		Rates:     c.rates,
		Language:  ledger.Lang(c.Language),
		Zone:      c.zone,
	}
	for _, u := range c.Units {
		city.Units = append(city.Units, ledger.Unit{
			Place:    ledger.Place{Key: u.Key, Zh: u.Zh, En: u.En, Aliases: u.Aliases},
			Tier:     ledger.Tier(u.Tier),
			District: u.District,
		})
	}
	for _, t := range c.Targets {
		city.Targets = append(city.Targets, ledger.Target{District: t.District, Year: t.Year, Measure: t.Measure, Value: t.Value})
	}
	return city
}

func places(list []PlaceConfig) []ledger.Place {
	var out []ledger.Place
	for _, p := range list {
		out = append(out, ledger.Place{Key: p.Key, Zh: p.Zh, En: p.En, Aliases: p.Aliases})
	}
	return out
}
