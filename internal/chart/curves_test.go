package chart

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// curvesOf lays out a line chart without drawing it.
func curvesOf(t *testing.T, labels []string, values ...[]float64) curves {
	t.Helper()
	f := figure{labels: labels}
	for _, v := range values {
		f.series = append(f.series, Series{Values: v})
	}
	font, err := loadFont()
	if err != nil {
		t.Fatal(err)
	}
	return newCurves(typeface{font}, f)
}

func TestValuesWrittenOnLines(t *testing.T) {
	tests := []struct {
		name   string
		values [][]float64
		want   []string // the last values, then the peaks, then the others
	}{
		{"one point", [][]float64{{3}}, []string{"3"}},
		{"all of one series", [][]float64{{4, 9, 2, 5}}, []string{"5", "9", "4", "2"}},
		{"all of two", [][]float64{{10, 30, 20}, {1, 3, 2}}, []string{"20", "2", "30", "3", "10", "1"}},
		{"equal values once", [][]float64{{7, 7}, {7, 7}}, []string{"7", "7"}},
		{"last and peaks of three", [][]float64{{10, 30, 20}, {1, 3, 2}, {90, 80, 70}},
			[]string{"20", "2", "70", "30", "3", "90"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range curvesOf(t, weeks[:len(test.values[0])], test.values...).captions() {
				got = append(got, c.text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("values (-want +got):\n%s", diff)
			}
		})
	}
}

// No value covers another value or a point, whatever the lines do.
func TestValuesDoNotCollide(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 60 {
		n, k := 1+random.IntN(60), 1+random.IntN(4)
		values := make([][]float64, k)
		for s := range values {
			for range n {
				values[s] = append(values[s], float64(random.IntN(1+random.IntN(300))))
			}
		}
		l := curvesOf(t, names(n), values...)
		taken := l.marks()
		for _, c := range l.captions() {
			for _, other := range taken {
				if c.box.Overlaps(other) {
					t.Fatalf("round %d: %s at %v covers %v", round, c.text, c.box, other)
				}
			}
			taken = append(taken, c.box)
		}
	}
}

func TestNamesUnderTheAxis(t *testing.T) {
	for _, n := range []int{1, 2, 5, 13, 26, 53, 366} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			l := curvesOf(t, names(n), ramp(n))
			step := l.every()
			if n > step {
				if gap := l.x(n-1) - l.x(n-1-step); gap < l.face.widest(l.names, labelSize)+labelAir-1 {
					t.Errorf("every %d: names are %d apart", step, gap)
				}
			}
			if n > 2 && step >= n {
				t.Errorf("only one of %d names is shown", n)
			}
		})
	}
}
