package storagetest

import (
	"testing"

	"guatu/ledger"
)

func testKeys(t *testing.T, open func(*testing.T) Engine) {
	testTaken(t, open)
	t.Run("a second visit that was asked about", func(t *testing.T) {
		second := keyVisit
		second.N = 2
		apply(t, open(t), ledger.SaveVisit{Visit: keyVisit}, ledger.SaveVisit{Visit: second})
	})
	t.Run("one name for two companies", func(t *testing.T) {
		e := open(t)
		apply(t, e, ledger.SaveCompany{Company: ledger.Company{ID: 1, Name: "星海光电"}})
		err := e.Apply(t.Context(), nil, planOf(ledger.SaveCompany{Company: ledger.Company{ID: 2, Name: "远山", Aliases: []string{"星海 光电有限公司"}}}), nil)
		fails(t, err, ledger.Conflict)
	})
	t.Run("numbers are given once", func(t *testing.T) { testNumbers(t, open(t)) })
}

// The records that hold the keys.
var (
	keyVisit = ledger.Visit{Head: ledger.Head{N: 1}, Company: 1, Date: day("2023-03-08")}
	keyDeal  = ledger.Deal{Head: ledger.Head{N: 1}, Name: "光谷 二期", Investors: []int64{1}, District: "north",
		Stages: []ledger.Reached{{Stage: ledger.StageTalks, On: day("2023-03-08")}}}
)

// testTaken looks which keys are taken when there are a visit and a deal, and
// when more has changed.
func testTaken(t *testing.T, open func(*testing.T) Engine) {
	goneVisit, goneDeal := keyVisit, keyDeal
	goneVisit.Head, goneDeal.Head = gone(keyVisit.Head), gone(keyDeal.Head)
	merged := ledger.Company{ID: 1, Version: 1, Name: "星海光电", MergedInto: 2}
	for _, c := range []struct {
		name  string
		key   string
		taken bool
		more  []ledger.Change
	}{
		{"a company's name", ledger.CompanyKey("星海光电"), true, nil},
		{"another name", ledger.CompanyKey("星海光学"), false, nil},
		{"company and day", ledger.VisitKey(1, day("2023-03-08")), true, nil},
		{"another day", ledger.VisitKey(1, day("2023-03-09")), false, nil},
		{"another company", ledger.VisitKey(2, day("2023-03-08")), false, nil},
		{"a merged company's day", ledger.VisitKey(2, day("2023-03-08")), true, []ledger.Change{ledger.SaveCompany{Company: merged}}},
		{"a withdrawn visit's day", ledger.VisitKey(1, day("2023-03-08")), false, []ledger.Change{ledger.SaveVisit{Visit: goneVisit}}},
		{"investor, district and name", ledger.DealKey(1, "north", "光谷二期"), true, nil},
		{"another district", ledger.DealKey(1, "south", "光谷二期"), false, nil},
		{"another deal's name", ledger.DealKey(1, "north", "光谷三期"), false, nil},
		{"no name", ledger.DealKey(1, "north", ""), false, nil},
		{"a withdrawn deal's name", ledger.DealKey(1, "north", "光谷二期"), false, []ledger.Change{ledger.SaveDeal{Deal: goneDeal}}},
	} {
		t.Run(c.name, func(t *testing.T) { testKey(t, open(t), c.key, c.taken, c.more) })
	}
}

func gone(h ledger.Head) ledger.Head {
	h.Version, h.Withdrawn, h.WithdrawnBy = 1, Now(), 3
	return h
}

func testKey(t *testing.T, e Engine, key string, taken bool, more []ledger.Change) {
	apply(t, e, ledger.SaveCompany{Company: ledger.Company{ID: 1, Name: "星海光电"}},
		ledger.SaveCompany{Company: ledger.Company{ID: 2, Name: "远山制药"}},
		ledger.SaveVisit{Visit: keyVisit}, ledger.SaveDeal{Deal: keyDeal})
	if more != nil {
		apply(t, e, more...)
	}
	p := planOf()
	p.Free = []string{key}
	switch err := e.Apply(t.Context(), nil, p, nil); {
	case taken:
		fails(t, err, ledger.Conflict)
	case err != nil:
		t.Fatal(err)
	}
}

func testNumbers(t *testing.T, e Engine) {
	seen := map[int64]bool{}
	for range 200 {
		n, err := e.Reserve(t.Context(), ledger.KindVisit)
		if err != nil || n < 1 || seen[n] {
			t.Fatalf("number %d, error %v: given before or no number", n, err)
		}
		seen[n] = true
	}
}
