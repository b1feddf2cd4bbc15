package grammar

import (
	"slices"
	"strings"
	"testing"
	"time"

	"guatu/ledger"
)

// knownNames are companies that are known in a test, folded.
type knownNames map[string]bool

func (k knownNames) Known(folded string) bool { return k[folded] }

func known(names ...string) knownNames {
	k := knownNames{}
	for _, n := range names {
		k[FoldName(n)] = true
	}
	return k
}

// river is a made-up city by which reports are read.
func river() ledger.City {
	place := func(key, zh, en string, aliases ...string) ledger.Place {
		return ledger.Place{Key: key, Zh: zh, En: en, Aliases: aliases}
	}
	return ledger.City{
		Place:     place("", "江州市", "Jiangzhou", "江州"),
		Districts: []ledger.Place{place("binjiang", "滨江区", "Riverside", "滨江"), place("dongshan", "东山区", "Dongshan", "东山"), place("hitech", "高新区", "High-tech Zone"), place("linhu", "临湖县", "Linhu", "临湖")},
		Chains:    []ledger.Place{place("ship", "船舶海工", "Ships and offshore"), place("ev", "新能源汽车", "New energy vehicles", "新能源车"), place("robot", "机器人", "Robots")},
		Parks:     []ledger.Place{place("ship-park", "船舶产业园", "Ship Park"), place("robot-park", "机器人小镇", "Robot Town")},
		Units: []ledger.Unit{
			{Place: place("binjiang-bureau", "滨江区商务局", "Riverside bureau"), Tier: ledger.TierDistrict, District: "binjiang"},
			{Place: place("ev-team", "新能源汽车链专班", "New energy vehicles team"), Tier: ledger.TierChain},
			{Place: place("trade", "市贸促会", "Trade council"), Tier: ledger.TierDistrict},
		},
		Rates: ledger.Rates{"USD": {{Micro: 7_000_000}}, "EUR": {{Micro: 7_500_000}}, "JPY": {{Micro: 50_000}}},
	}
}

// riverside is the ground of the tests: Thursday, 14 March 2024.
func riverside(t testing.TB) Context {
	return Context{Asked: on(t, "2024-03-14"), Town: NewTown(river()), Companies: known("达能", "Danone", "海湾重工", "North Star Motors", "上海电气")}
}

// brief writes a report in one line, values in the order of their fields' names.
func brief(r ledger.Report) string {
	parts := []string{string(rune(r.Kind))}
	if r.Stage != "" {
		parts = append(parts, "tag:"+string(r.Stage))
	}
	if r.Direction == ledger.Inward {
		parts = append(parts, "in")
	}
	if r.Funds {
		parts = append(parts, "funds-tag")
	}
	var values []string
	for _, v := range r.Values {
		values = append(values, briefValue(v))
	}
	slices.Sort(values)
	return strings.Join(append(parts, values...), " | ")
}

func briefValue(v ledger.Value) string {
	s := string(v.Field) + "="
	switch {
	case v.Doubt != "":
		return s + v.Text + "?" + string(v.Doubt)
	case v.Field == ledger.FCompany:
		return s + strings.Join(v.Names, "+")
	case v.Field == ledger.FNext:
		var steps []string
		for _, x := range v.Steps {
			steps = append(steps, x.Text+"@"+x.Due.String())
		}
		return s + strings.Join(steps, "+")
	case v.Period.Known():
		return s + v.Period.From.String() + ".." + v.Period.To.String()
	case v.Date.Known():
		return s + v.Date.String()
	case v.Money.Given():
		return s + PlainMoney(v.Money, ledger.Zh)
	case v.Field == ledger.FFigure:
		return s + v.Figure.Name + ":" + Grouped(v.Figure.Value) + string(v.Figure.Mark) + v.Figure.Unit
	case v.Field == ledger.FUnit, v.Field == ledger.FPlace && len(v.Keys) > 1:
		return s + strings.Join(v.Keys, "+")
	case v.Tri == ledger.Yes:
		return s + "yes"
	case v.Tri == ledger.No:
		return s + "no"
	case v.Key != "":
		return s + v.Key
	}
	return s + v.Text
}

func briefs(x Reading) string {
	var all []string
	for _, r := range x.Reports {
		all = append(all, brief(r))
	}
	return strings.Join(all, "\n")
}

type sampleRecord struct {
	Text   string
	At     time.Time
	From   int64
	Expect struct {
		Kind        string
		Ask, Reject bool
		Fields      map[string]any
		Notes       []string
	}
}
