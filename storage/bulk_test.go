package storage_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guatu/ledger"
	"guatu/storage"
)

// Numbers that are claimed are given to nobody, and those that were given
// before are told, in one commit with the note.
func TestClaimedNumbersAreGivenToNobody(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "guatu.db"))
	if _, err := s.ReserveMany(t.Context(), ledger.KindVisit, 5); err != nil {
		t.Fatal(err)
	}
	var before map[ledger.Kind]int64
	err := s.Claim(t.Context(), map[ledger.Kind]int64{ledger.KindVisit: 90, ledger.KindDeal: 7}, func(b map[ledger.Kind]int64) ledger.SaveSetting {
		before = b
		return ledger.SaveSetting{Key: "import", Value: "begun"}
	})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[ledger.Kind]int64{ledger.KindVisit: 5, ledger.KindDeal: 0}, before); d != "" {
		t.Error(d)
	}
	for kind, want := range map[ledger.Kind]int64{ledger.KindVisit: 91, ledger.KindDeal: 8} {
		if first, err := s.ReserveMany(t.Context(), kind, 3); err != nil || first != want {
			t.Errorf("%c%d is next, want %d: %v", kind, first, want, err)
		}
	}
	v := view(t, s)
	if note, err := v.Setting(t.Context(), "import"); err != nil || note != "begun" {
		t.Errorf("the note is %q, %v", note, err)
	}
}

// A company that was merged is found as it was said, and as it counts.
func TestCompaniesAsTheyWereSaid(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "guatu.db"))
	var p ledger.Plan
	p.Add(ledger.SaveCompany{Company: ledger.Company{ID: 1, Name: "达能", Aliases: []string{"Danone"}}},
		ledger.SaveCompany{Company: ledger.Company{ID: 2, Name: "Danone", MergedInto: 1}},
		ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 8}, Company: 2, Date: 19_000}},
		ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 4}, Company: 1, Date: 19_000}})
	if err := s.Apply(t.Context(), nil, p, nil); err != nil {
		t.Fatal(err)
	}
	v := view(t, s)
	called, err := v.CompaniesCalled(t.Context(), []string{"达能", "Danone", "海河"})
	if d := cmp.Diff([]storage.Called{{Said: 1, Root: 1}, {Said: 2, Root: 1}, {}}, called); d != "" || err != nil {
		t.Error(d, err)
	}
	first, err := v.FirstVisits(t.Context(), []storage.VisitDay{{Company: 1, On: 19_000}, {Company: 1, On: 19_001}})
	if d := cmp.Diff([]int64{4, 0}, first); d != "" || err != nil {
		t.Error(d, err)
	}
	var names []string
	err = v.EachCompany(t.Context(), func(c ledger.Company) error {
		names = append(names, c.Name)
		return nil
	})
	if d := cmp.Diff([]string{"达能", "Danone"}, names); d != "" || err != nil {
		t.Error(d, err)
	}
}

func view(t *testing.T, s *storage.Store) *storage.Snapshot {
	t.Helper()
	v, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	})
	return v
}
