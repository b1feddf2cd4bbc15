package storagetest

import (
	"sync"
	"testing"

	"guatu/chat"
	"guatu/ledger"
)

func testSnapshots(t *testing.T, open func(*testing.T) Engine) {
	e, ctx := open(t), t.Context()
	apply(t, e, ledger.SaveCompany{Company: ledger.Company{ID: 1, Name: "星海光电"}})
	before := look(t, e)
	apply(t, e, ledger.SaveCompany{Company: ledger.Company{ID: 1, Version: 1, Name: "星海光学"}},
		ledger.SaveCompany{Company: ledger.Company{ID: 2, Name: "星海光电子"}})

	c, err := before.Company(ctx, 1)
	same(t, c, err, ledger.Company{ID: 1, Version: 1, Name: "星海光电"})
	_, err = before.Company(ctx, 2)
	fails(t, err, ledger.NotFound)
	c, err = look(t, e).Company(ctx, 1)
	same(t, c.Name, err, "星海光学")

	// The names in memory run ahead of the view: it shows none that it cannot read.
	near, err := look(t, e).CompaniesNear(ctx, "星海光电子科技")
	same(t, namesOf(near), err, []string{"星海光电子"})
	near, err = before.CompaniesNear(ctx, "星海光电子科技")
	same(t, namesOf(near), err, nil)
}

// testSharing has many plans at once, of which some are refused: those that
// share a commit with them stand.
func testSharing(t *testing.T, open func(*testing.T) Engine) {
	e := open(t)
	apply(t, e, ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 1000}, Company: 1}})
	errs := make([]error, 100)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			own := ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: int64(i + 1)}, Company: 1}}
			shared := ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 1000, Version: 1}, Company: int64(i)}}
			p := planOf(own)
			if i%2 == 1 {
				p = planOf(own, shared)
			}
			errs[i] = e.Apply(t.Context(), nil, p, []chat.Reply{{Chat: int64(i), Text: "saved"}})
		})
	}
	wg.Wait()
	v := look(t, e)
	saved := 0
	for i, err := range errs {
		_, missing := v.Visit(t.Context(), int64(i+1))
		if (err == nil) != (missing == nil) {
			t.Errorf("plan %d: %v, but its visit: %v", i, err, missing)
		}
		if err == nil {
			saved++
			continue
		}
		fails(t, err, ledger.Conflict)
	}
	if saved != 51 { // all that were alone, and one of those that wanted the same
		t.Errorf("%d plans stand, want 51", saved)
	}
	out, err := e.After(t.Context(), 0, false, 1000)
	same(t, len(out), err, saved)
}
