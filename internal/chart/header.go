package chart

const (
	headerGap  = 16 // below the header
	swatch     = 46 // width of a legend mark
	legendItem = 44 // between the items of a legend
)

// header is what stands above the plot: title, subtitle, legend, unit. It is
// laid out before the picture exists, which has to leave room for it.
type header struct {
	title, subtitle []string
	legend          [][]entry
	unit            string
}

// entry is a series in the legend; x is where its mark starts.
type entry struct {
	series int
	name   string
	x      int
}

func newHeader(face typeface, f figure) header {
	const room = width - 2*margin
	h := header{
		title:    face.wrap(f.title, titleSize, room, 3),
		subtitle: face.wrap(f.subtitle, subtitleSize, room, 3),
		unit:     clean(f.unit),
	}
	x := width // forces the first entry onto a line of its own
	for i, s := range f.series {
		name := face.wrap(s.Name, labelSize, room-swatch-leading, 1)
		if len(name) == 0 {
			continue
		}
		end := swatch + leading + face.width(name[0], labelSize)
		if x+end > width-margin {
			x = margin
			h.legend = append(h.legend, nil)
		}
		last := len(h.legend) - 1
		h.legend[last] = append(h.legend[last], entry{series: i, name: name[0], x: x})
		x += end + legendItem
	}
	return h
}

// textHeight is that of n lines of text.
func textHeight(n, size int) int { return n * (size + leading) }

// height is that of the whole header, its upper margin included.
func (h header) height() int {
	legend := len(h.legend)
	if h.unit != "" {
		legend++
	}
	return margin + textHeight(len(h.title), titleSize) + textHeight(len(h.subtitle), subtitleSize) +
		textHeight(legend, labelSize) + headerGap
}

// draw draws the header; mark draws the legend mark of a series.
func (h header) draw(c canvas, mark func(series, x, y int)) {
	y := margin
	for _, s := range h.title {
		c.text(s, margin, y+titleSize/2, titleSize, ink)
		y += textHeight(1, titleSize)
	}
	for _, s := range h.subtitle {
		c.text(s, margin, y+subtitleSize/2, subtitleSize, faded)
		y += textHeight(1, subtitleSize)
	}
	for _, row := range h.legend {
		for _, e := range row {
			mark(e.series, e.x+swatch/2, y+labelSize/2)
			c.text(e.name, e.x+swatch+leading, y+labelSize/2, labelSize, ink)
		}
		y += textHeight(1, labelSize)
	}
	c.text(h.unit, margin, y+labelSize/2, labelSize, faded)
}
