package chart

import "fmt"

const (
	rowBar   = 32 // thickness of a lying bar
	rowSpace = 3  // between the bars of a group
	rowGap   = 22 // between groups
	nameGap  = 18 // between a name, the baseline, a bar and its value
)

// rows lays bars on their side, one group below the other, which leaves room for
// names and lets the picture grow with the number of categories.
type rows struct {
	figure
	face   typeface
	header header
	names  [][]string // wrapped labels
	base   int        // x of value zero
	length int        // pixels of the largest value
}

func newRows(face typeface, f figure) rows {
	r := rows{figure: f, face: face, header: newHeader(face, f)}
	column := 0
	for _, l := range f.labels {
		name := face.wrap(l, labelSize, width*36/100, 3)
		r.names = append(r.names, name)
		column = max(column, face.widest(name, labelSize))
	}
	r.base = margin + column + nameGap
	r.length = width - margin - face.widest(f.texts(), labelSize) - nameGap - r.base
	return r
}

// rowHeight is the height of group i without the gap below it.
func (r rows) rowHeight(i int) int {
	n := len(r.series)
	return max(n*rowBar+(n-1)*rowSpace, textHeight(len(r.names[i]), labelSize)-leading)
}

func (r rows) height() int {
	h := r.header.height() + margin
	for i := range r.labels {
		h += r.rowHeight(i) + rowGap
	}
	return h
}

func (r rows) draw() ([]byte, error) {
	height := r.height()
	if height > maxHeight {
		return nil, fmt.Errorf("%w: %d rows", ErrTooMuch, len(r.labels))
	}
	if r.length < minLength {
		return nil, fmt.Errorf("%w: values too long to print", ErrTooMuch)
	}
	c := newCanvas(r.face, height)
	r.header.draw(c, barMark(c))
	y := r.header.height() + rowGap/2
	for i := range r.labels {
		r.drawRow(c, i, y+r.rowHeight(i)/2)
		y += r.rowHeight(i) + rowGap
	}
	c.box(r.base-2, r.header.height(), r.base, height-margin, axis)
	return c.painter.Bytes()
}

// drawRow draws the name and the bars of group i around the middle y.
func (r rows) drawRow(c canvas, i, y int) {
	top := y - textHeight(len(r.names[i])-1, labelSize)/2
	for n, s := range r.names[i] {
		c.textRight(s, r.base-nameGap, top+textHeight(n, labelSize), labelSize, ink)
	}
	n := len(r.series)
	top = y - (n*rowBar+(n-1)*rowSpace)/2
	full := scale{step: max(r.largest(), 1e-9), steps: 1}
	for s := range r.series {
		v := r.series[s].Values[i]
		end := r.base + full.pixels(v, r.length)
		c.box(r.base, top, end, top+rowBar, palette[s])
		c.text(r.text(v), end+nameGap/2, top+rowBar/2, labelSize, valueInk(v))
		top += rowBar + rowSpace
	}
}
