package chart

import "fmt"

// Bar compares categories: a group of bars for each label, one bar a series.
// All series share one scale, and every bar carries its value.
type Bar struct {
	Title, Subtitle string
	// Labels name the categories, in the order in which they are drawn.
	Labels []string
	// Series are one to four, each with one value a label.
	Series []Series
	// Unit is printed above the bars; empty for none.
	Unit string
	// Horizontal wants rows. Without it bars stand upright as long as every
	// name and value fits under and over its bar, and lie down otherwise.
	Horizontal bool
	// Format prints a value; nil prints at most two decimals.
	Format func(float64) string
}

// PNG draws the chart. It fails for a chart without data (ErrEmpty), for one
// that no picture can hold (ErrTooMuch), for values that are negative or not
// finite, and for series that do not match the labels.
func (b Bar) PNG() ([]byte, error) {
	f := figure{b.Title, b.Subtitle, b.Labels, b.Series, b.Unit, b.Format}
	png, err := b.draw(f)
	if err != nil {
		return nil, fmt.Errorf("draw bar chart: %w", err)
	}
	return png, nil
}

func (b Bar) draw(f figure) ([]byte, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	font, err := loadFont()
	if err != nil {
		return nil, err
	}
	face := typeface{font}
	if !b.Horizontal {
		if cols := newColumns(face, f); cols.fit() {
			return cols.draw()
		}
	}
	return newRows(face, f).draw()
}

// barMark draws the legend mark of a bar: a short one.
func barMark(c canvas) func(series, x, y int) {
	return func(series, x, y int) {
		c.box(x-swatch/2, y-rowBar/2+2, x+swatch/2, y+rowBar/2-2, palette[series])
	}
}
