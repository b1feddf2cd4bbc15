package storagetest

import (
	"testing"

	"guatu/ledger"
)

func testMerges(t *testing.T, open func(*testing.T) Engine) {
	e := open(t)
	a := ledger.Company{ID: 1, Name: "星海光电"}
	b := ledger.Company{ID: 2, Name: "星海集团"}
	c := ledger.Company{ID: 3, Name: "Starsea"}
	apply(t, e, ledger.SaveCompany{Company: a}, ledger.SaveCompany{Company: b}, ledger.SaveCompany{Company: c},
		ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 1}, Company: 1, Date: day("2023-03-08"), Units: []string{"u"}}},
		ledger.SaveDeal{Deal: ledger.Deal{Head: ledger.Head{N: 1}, Investors: []int64{1}}})

	a.Version, a.MergedInto = 1, 2
	apply(t, e, ledger.SaveCompany{Company: a})
	wantRoot(t, e, "星海光电", 2)
	b.Version, b.MergedInto = 1, 3
	c.Version, c.Aliases = 1, []string{"星海集团"}
	apply(t, e, ledger.SaveCompany{Company: b}, ledger.SaveCompany{Company: c})
	wantRoot(t, e, "星海光电", 3)
	wantRoot(t, e, "星海集团", 3)

	v := look(t, e)
	vs, err := v.VisitsOf(t.Context(), 3, 9)
	if err != nil || len(vs) != 1 || vs[0].Company != 1 {
		t.Errorf("visits of the one that all were merged into: %v, %v", vs, err)
	}
	vs, err = v.VisitsOn(t.Context(), 2, day("2023-03-08"))
	if err != nil || len(vs) != 1 {
		t.Errorf("visits of one that was merged: %v, %v", vs, err)
	}
	ds, err := v.DealsOf(t.Context(), []int64{2})
	if err != nil || len(ds) != 1 {
		t.Errorf("deals of one that was merged: %v, %v", ds, err)
	}

	c.Version, c.MergedInto = 2, 1
	fails(t, e.Apply(t.Context(), nil, planOf(ledger.SaveCompany{Company: c}), nil), ledger.Conflict)

	c.MergedInto, c.Aliases = 0, nil
	b.Version, b.MergedInto = 2, 0
	apply(t, e, ledger.SaveCompany{Company: c}, ledger.SaveCompany{Company: b})
	wantRoot(t, e, "Starsea", 3)
	wantRoot(t, e, "星海光电", 2)
	vs, err = look(t, e).VisitsOf(t.Context(), 3, 9)
	if err != nil || len(vs) != 0 {
		t.Errorf("visits after the merge was undone: %v, %v", vs, err)
	}
}

func wantRoot(t *testing.T, e Engine, name string, id int64) {
	t.Helper()
	c, err := look(t, e).CompanyNamed(t.Context(), name)
	if err != nil || c.ID != id {
		t.Errorf("%s leads to company %d, %v; want %d", name, c.ID, err, id)
	}
}
