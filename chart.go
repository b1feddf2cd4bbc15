package main

import (
	"guatu/handlers"
	"guatu/internal/chart"
)

// draw draws what an answer shows: a line over time, bars of a ranking.
func draw(d handlers.Drawing) ([]byte, error) {
	series := []chart.Series{{Name: d.Unit, Values: d.Values}}
	if d.Line {
		return chart.Line{Title: d.Title, Labels: d.Labels, Series: series, Unit: d.Unit}.PNG()
	}
	return chart.Bar{Title: d.Title, Labels: d.Labels, Series: series, Unit: d.Unit}.PNG()
}
