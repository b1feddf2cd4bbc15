package chart

import (
	"image"
	"slices"
)

// caption is a value and the place where it is written.
type caption struct {
	text string
	box  image.Rectangle
}

// captions writes values beside their points: the last of each series first,
// since it is the news, then the peaks, then the others, as far as there is
// room. A value without room is left out; the axis still tells it.
func (l curves) captions() []caption {
	var captions []caption
	taken := l.marks()
	written := map[image.Point]bool{} // points of equal value need one text
	for _, at := range l.inOrder() {
		s, i := at.X, at.Y
		text := l.text(l.series[s].Values[i])
		box, ok := l.place(s, i, l.face.width(text, labelSize), taken)
		if p := l.point(s, i); ok && !written[p] {
			written[p] = true
			taken = append(taken, box)
			captions = append(captions, caption{text, box})
		}
	}
	return captions
}

// inOrder lists all points as (series, index) by how much their value matters.
func (l curves) inOrder() []image.Point {
	var last, peaks, others []image.Point
	for s := range l.series {
		values := l.series[s].Values
		end, peak := len(values)-1, slices.Index(values, slices.Max(values))
		for i := range values {
			switch i {
			case end:
				last = append(last, image.Pt(s, i))
			case peak:
				peaks = append(peaks, image.Pt(s, i))
			default:
				others = append(others, image.Pt(s, i))
			}
		}
	}
	if !l.roomForAll() {
		others = nil
	}
	return slices.Concat(last, peaks, others)
}

// roomForAll reports whether all values can be written: those of a series fit
// side by side, and there are not so many lines that one cannot see whose value
// it is. Otherwise some would be written and some not, which looks like a choice.
func (l curves) roomForAll() bool {
	n := len(l.labels)
	if len(l.series) > 2 {
		return false
	}
	return n == 1 || (l.last-l.first)/(n-1) >= l.face.widest(l.texts(), labelSize)+nameGap/2
}

// place finds the box for a value that is w wide: above its point, or below; a
// valley is written below first, where no line runs. The last value may also
// stand in the margin.
func (l curves) place(s, i, w int, taken []image.Rectangle) (image.Rectangle, bool) {
	p := l.point(s, i)
	above := image.Rect(p.X-w/2, p.Y-dot-labelSize-6, p.X+w/2, p.Y-dot-6)
	below := above.Add(image.Pt(0, labelSize+2*dot+12))
	boxes := []image.Rectangle{above, below}
	if l.valley(s, i) {
		slices.Reverse(boxes)
	}
	if i == len(l.labels)-1 {
		boxes = append(boxes, image.Rect(p.X+dot+6, p.Y-labelSize/2, p.X+dot+6+w, p.Y+labelSize/2))
	}
	for _, b := range boxes {
		free := !slices.ContainsFunc(taken, b.Overlaps)
		if free && b.Max.Y <= l.bottom && b.Max.X <= width {
			return b, true
		}
	}
	return image.Rectangle{}, false
}

// valley reports whether the line falls to point i or rises from it, and does
// not do the contrary on the other side.
func (l curves) valley(s, i int) bool {
	values := l.series[s].Values
	left, right := values[max(i-1, 0)], values[min(i+1, len(values)-1)]
	return left >= values[i] && right >= values[i] && left+right > 2*values[i]
}

// marks are the places of all points, which no value may cover.
func (l curves) marks() []image.Rectangle {
	var taken []image.Rectangle
	for s := range l.series {
		for i := range l.labels {
			p := l.point(s, i)
			r := l.radius()
			taken = append(taken, image.Rect(p.X-r, p.Y-r, p.X+r, p.Y+r))
		}
	}
	return taken
}

// halo draws s around x with a white rim that keeps it readable over a line.
func (c canvas) halo(s string, x, y, size int) {
	const rim = 3
	for _, d := range [][2]int{{-rim, 0}, {rim, 0}, {0, -rim}, {0, rim}, {-2, -2}, {2, -2}, {-2, 2}, {2, 2}} {
		c.textCenter(s, x+d[0], y+d[1], size, paper)
	}
	c.textCenter(s, x, y, size, ink)
}
