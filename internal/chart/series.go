package chart

import (
	"errors"
	"fmt"
	"strconv"
)

// Series is one measure: a value for each label of the chart, and the name that
// the legend shows (empty for none).
type Series struct {
	Name   string
	Values []float64
}

// Errors of a chart that cannot be drawn.
var (
	// ErrEmpty means that there is no label or no series.
	ErrEmpty = errors.New("chart has no data")
	// ErrTooMuch means more series than can be told apart, or more rows than a
	// picture in a chat can hold.
	ErrTooMuch = errors.New("chart has too much data")
)

// maxValue keeps every number short enough to be printed beside its bar.
const maxValue = 1e15

// figure is what bar and line charts have in common.
type figure struct {
	title, subtitle string
	labels          []string
	series          []Series
	unit            string
	format          func(float64) string
}

// check refuses what cannot be drawn truthfully.
func (f figure) check() error {
	if len(f.labels) == 0 || len(f.series) == 0 {
		return ErrEmpty
	}
	if len(f.series) > len(palette) {
		return fmt.Errorf("%w: %d series, at most %d", ErrTooMuch, len(f.series), len(palette))
	}
	for _, s := range f.series {
		if err := s.check(len(f.labels)); err != nil {
			return err
		}
	}
	return nil
}

// check wants one value a label, each from 0 to maxValue.
func (s Series) check(labels int) error {
	if len(s.Values) != labels {
		return fmt.Errorf("series %q has %d values for %d labels", s.Name, len(s.Values), labels)
	}
	for i, v := range s.Values {
		if !(v >= 0 && v <= maxValue) { // also refuses NaN
			return fmt.Errorf("series %q: value %d is %v, outside 0 to %g", s.Name, i+1, v, float64(maxValue))
		}
	}
	return nil
}

// text is a value as the reader sees it.
func (f figure) text(v float64) string {
	if f.format != nil {
		return clean(f.format(v))
	}
	return plain(v)
}

// plain prints at most two decimals and no trailing zeros.
func plain(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return s
}

// texts are all values as the reader sees them.
func (f figure) texts() []string {
	var all []string
	for _, s := range f.series {
		for _, v := range s.Values {
			all = append(all, f.text(v))
		}
	}
	return all
}

// largest is the largest value of all series.
func (f figure) largest() float64 {
	most := 0.0
	for _, s := range f.series {
		for _, v := range s.Values {
			most = max(most, v)
		}
	}
	return most
}

// whole reports whether all values are whole numbers, as counts are.
func (f figure) whole() bool {
	for _, s := range f.series {
		for _, v := range s.Values {
			if v != float64(int64(v)) {
				return false
			}
		}
	}
	return true
}
