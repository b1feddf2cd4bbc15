package chart

import (
	"strings"
	"testing"
)

func TestScale(t *testing.T) {
	tests := []struct {
		largest float64
		whole   bool
		want    string
	}{
		{0, true, "0 1"},
		{1, true, "0 1"},
		{3, true, "0 1 2 3"},
		{5, true, "0 1 2 3 4 5"},
		{6, true, "0 2 4 6"},
		{16, true, "0 5 10 15 20"},
		{42, true, "0 10 20 30 40 50"},
		{1000, true, "0 200 400 600 800 1000"},
		{0.3, false, "0 0.1 0.2 0.3"},
		{0.07, false, "0 0.02 0.04 0.06 0.08"},
		{131.5, false, "0 50 100 150"},
		{1e15, false, "0 200000000000000 400000000000000 600000000000000 800000000000000 1000000000000000"},
	}
	for _, test := range tests {
		var got []string
		for _, v := range newScale(test.largest, test.whole).ticks() {
			got = append(got, plain(v))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%v: ticks %s, want %s", test.largest, s, test.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 12: "12", 100: "100", 72.2: "72.2", 72.256: "72.26", 0.001: "0"} {
		if got := plain(v); got != want {
			t.Errorf("%v prints %s, want %s", v, got, want)
		}
	}
}
