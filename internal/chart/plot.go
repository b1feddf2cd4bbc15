package chart

const (
	plotHeight = 620
	headroom   = labelSize + nameGap // for values above the largest mark
)

// plot is the area of an upright chart between its axes.
type plot struct {
	face                     typeface
	header                   header
	scale                    scale
	ticks                    []string
	left, right, top, bottom int
}

func newPlot(face typeface, f figure) plot {
	p := plot{face: face, header: newHeader(face, f), scale: newScale(f.largest(), f.whole())}
	for _, v := range p.scale.ticks() {
		p.ticks = append(p.ticks, f.text(v))
	}
	p.left = margin + face.widest(p.ticks, labelSize) + nameGap
	p.right = width - margin
	p.top = p.header.height() + headroom
	p.bottom = p.top + plotHeight
	return p
}

// height is that of the picture, the names under the axis included.
func (p plot) height() int { return p.bottom + nameGap + labelSize + margin }

// y is where value v stands.
func (p plot) y(v float64) int {
	return p.bottom - p.scale.pixels(v, p.bottom-p.top)
}

// drawAxis draws the values at the left, a rule for each, and the baseline.
func (p plot) drawAxis(c canvas) {
	for i, s := range p.ticks {
		y := p.y(p.scale.ticks()[i])
		c.box(p.left, y-1, p.right, y+1, rule)
		c.textRight(s, p.left-nameGap, y, labelSize, faded)
	}
	c.box(p.left, p.bottom-1, p.right, p.bottom+2, axis)
}
