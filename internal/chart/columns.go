package chart

import "github.com/go-analyze/charts"

const (
	maxColumn   = 110 // width of a standing bar
	columnSpace = 6   // between the bars of a group
	columnGap   = 30  // between groups
)

// columns stands bars upright, side by side on a common axis.
type columns struct {
	figure
	plot
}

func newColumns(face typeface, f figure) columns {
	return columns{figure: f, plot: newPlot(face, f)}
}

// slot is the width of a group with its gap.
func (l columns) slot() int { return (l.right - l.left) / len(l.labels) }

// bar is the width of one bar.
func (l columns) bar() int {
	n := len(l.series)
	return min(maxColumn, (l.slot()-columnGap-(n-1)*columnSpace)/n)
}

// fit reports whether names fit under and values over their bars.
func (l columns) fit() bool {
	const air = 8
	return l.face.widest(l.labels, labelSize) <= l.slot()-air &&
		l.face.widest(l.texts(), labelSize) <= l.bar()+columnSpace-air
}

func (l columns) draw() ([]byte, error) {
	c := newCanvas(l.face, l.height())
	l.header.draw(c, barMark(c))
	l.drawAxis(c)
	for i, name := range l.labels {
		x := l.left + l.slot()*i + l.slot()/2
		l.drawGroup(c, i, x)
		c.textCenter(clean(name), x, l.bottom+nameGap+labelSize/2, labelSize, ink)
	}
	return c.painter.Bytes()
}

// drawGroup draws the bars of group i around x.
func (l columns) drawGroup(c canvas, i, x int) {
	n := len(l.series)
	left := x - (n*l.bar()+(n-1)*columnSpace)/2
	for s := range l.series {
		v := l.series[s].Values[i]
		top := l.y(v)
		c.box(left, top, left+l.bar(), l.bottom, palette[s])
		c.textCenter(l.text(v), left+l.bar()/2, top-nameGap/2-labelSize/2, labelSize, valueInk(v))
		left += l.bar() + columnSpace
	}
}

// valueInk fades a zero, so that the eye finds what is there.
func valueInk(v float64) charts.Color {
	if v == 0 {
		return faded
	}
	return ink
}
