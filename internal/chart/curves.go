package chart

import (
	"fmt"
	"image"

	"github.com/go-analyze/charts"
)

const (
	stroke   = 5  // width of a line
	dot      = 10 // radius of a mark
	smallDot = 5  // where points stand close
	labelAir = 16 // between two names under the axis
)

// curves draws series as lines over a common axis.
type curves struct {
	figure
	plot
	names       []string
	first, last int // x of the first and last point
}

func newCurves(face typeface, f figure) curves {
	l := curves{figure: f, plot: newPlot(face, f)}
	for _, s := range f.labels {
		// One name may take half the axis; a single line has room for no more.
		l.names = append(l.names, face.wrap(s, labelSize, (l.right-l.left)/2, 1)...)
	}
	inset := max(face.widest(l.names, labelSize)/2, face.widest(f.texts(), labelSize)/2, 2*dot)
	l.first, l.last = l.left+inset, l.right-inset
	return l
}

// x is where point i stands; a single point stands in the middle.
func (l curves) x(i int) int {
	n := len(l.labels)
	if n == 1 {
		return (l.first + l.last) / 2
	}
	return l.first + (l.last-l.first)*i/(n-1)
}

// every is how many points share one name under the axis.
func (l curves) every() int {
	need := l.face.widest(l.names, labelSize) + labelAir
	n := len(l.labels)
	k := 1
	for k < n && (l.last-l.first)*k < need*(n-1) {
		k++
	}
	return k
}

func (l curves) draw() ([]byte, error) {
	if l.last-l.first < minLength {
		return nil, fmt.Errorf("%w: values too long to print", ErrTooMuch)
	}
	c := newCanvas(l.face, l.height())
	l.header.draw(c, lineMark(c))
	l.drawAxis(c)
	l.drawNames(c)
	for s := len(l.series) - 1; s >= 0; s-- { // the first series lies on top
		l.drawCurve(c, s)
	}
	for _, v := range l.captions() {
		c.halo(v.text, (v.box.Min.X+v.box.Max.X)/2, (v.box.Min.Y+v.box.Max.Y)/2, labelSize)
	}
	return c.painter.Bytes()
}

// drawNames counts back from the last point, the one that readers look for.
func (l curves) drawNames(c canvas) {
	y := l.bottom + nameGap + labelSize/2
	for i := len(l.names) - 1; i >= 0; i -= l.every() {
		c.textCenter(l.names[i], l.x(i), y, labelSize, ink)
	}
}

// point is the place of value i of series s.
func (l curves) point(s, i int) image.Point {
	return image.Pt(l.x(i), l.y(l.series[s].Values[i]))
}

// radius is that of the marks, smaller where they would touch.
func (l curves) radius() int {
	if (l.last-l.first)/len(l.labels) < 4*dot {
		return smallDot
	}
	return dot
}

func (l curves) drawCurve(c canvas, s int) {
	path := make([]charts.Point, len(l.labels))
	for i := range path {
		p := l.point(s, i)
		path[i] = charts.Point{X: p.X, Y: p.Y}
	}
	c.painter.LineStroke(path, palette[s], stroke)
	for _, p := range path {
		c.mark(s, p.X, p.Y, l.radius())
	}
}

// mark draws the mark of a series around (x, y): a disc, a square, a diamond or
// a triangle, so that lines can be told apart without colour.
func (c canvas) mark(series, x, y, r int) {
	color := palette[series]
	switch series {
	case 0:
		c.painter.Circle(float64(r), x, y, color, paper, 2)
	case 1:
		c.painter.FilledRect(x-r, y-r, x+r, y+r, color, paper, 2)
	case 2:
		c.painter.FilledDiamond(x, y, 5*r/2, 5*r/2, color, paper, 2)
	default:
		peak := charts.Point{X: x, Y: y - r*5/4}
		c.painter.FillArea([]charts.Point{peak, {X: x + r*5/4, Y: y + r}, {X: x - r*5/4, Y: y + r}, peak}, color)
	}
}

// lineMark draws the legend mark of a line: a piece of it.
func lineMark(c canvas) func(series, x, y int) {
	return func(series, x, y int) {
		c.box(x-swatch/2, y-stroke/2, x+swatch/2, y+stroke/2+1, palette[series])
		c.mark(series, x, y, dot)
	}
}
