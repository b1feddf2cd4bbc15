package main

import (
	"guatu/handlers"
	"guatu/internal/chart"
)

// draw draws what an answer or a digest shows: a line over time, bars of a
// ranking.
func draw(d handlers.Drawing) ([]byte, error) {
	series := []chart.Series{{Name: d.Unit, Values: d.Values}}
	if len(d.Series) > 0 {
		series = nil
	}
	for _, s := range d.Series {
		series = append(series, chart.Series{Name: s.Name, Values: s.Values})
	}
	if d.Line {
		return chart.Line{Title: d.Title, Labels: d.Labels, Series: series, Unit: d.Unit}.PNG()
	}
	return chart.Bar{Title: d.Title, Labels: d.Labels, Series: series, Unit: d.Unit}.PNG()
}
