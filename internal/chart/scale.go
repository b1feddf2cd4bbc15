package chart

import "math"

// scale is a value axis that starts at zero: steps intervals of step each.
type scale struct {
	step  float64
	steps int
}

// newScale covers 0 to largest in at most five round steps; whole numbers get
// whole steps, so that no axis speaks of half a deal.
func newScale(largest float64, whole bool) scale {
	if largest <= 0 {
		return scale{step: 1, steps: 1}
	}
	step := roundUp(largest / 5)
	if whole {
		step = max(step, 1)
	}
	// The tolerance keeps 0.3/0.1 at three steps.
	return scale{step: step, steps: int(math.Ceil(largest/step - 1e-9))}
}

// roundUp is the next of 1, 2, 5 times a power of ten.
func roundUp(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= v*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// top is the value at the upper end.
func (s scale) top() float64 { return s.step * float64(s.steps) }

// ticks are the values to print on the axis, from zero to top.
func (s scale) ticks() []float64 {
	ticks := make([]float64, s.steps+1)
	for i := range ticks {
		ticks[i] = s.step * float64(i)
	}
	return ticks
}

// pixels is the distance of v from zero when top is length pixels away. What is
// above zero never looks like zero.
func (s scale) pixels(v float64, length int) int {
	if v <= 0 {
		return 0
	}
	return max(minBar, int(math.Round(v/s.top()*float64(length))))
}
