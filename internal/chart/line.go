package chart

import "fmt"

// Line shows a development: a point for each label, in the order of time.
type Line struct {
	Title, Subtitle string
	// Labels name the points in time; those that do not fit are left out, never
	// the last.
	Labels []string
	// Series are one to four, each with one value a label.
	Series []Series
	// Unit is printed above the value axis; empty for none.
	Unit string
	// Format prints a value; nil prints at most two decimals.
	Format func(float64) string
}

// PNG draws the chart; it fails as Bar.PNG does.
func (l Line) PNG() ([]byte, error) {
	f := figure{l.Title, l.Subtitle, l.Labels, l.Series, l.Unit, l.Format}
	png, err := drawLines(f)
	if err != nil {
		return nil, fmt.Errorf("draw line chart: %w", err)
	}
	return png, nil
}

func drawLines(f figure) ([]byte, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	font, err := loadFont()
	if err != nil {
		return nil, err
	}
	return newCurves(typeface{font}, f).draw()
}
