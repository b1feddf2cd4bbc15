package chart

import (
	"github.com/go-analyze/charts"
)

// Measures of a picture, in its own pixels; on a phone three of them make one.
const (
	width  = 1080
	margin = 40

	titleSize    = 46
	subtitleSize = 32
	labelSize    = 32
	leading      = 14 // between lines of text

	// maxHeight keeps width and height within the 10,000 pixels that a chat
	// photo may have together.
	maxHeight = 8000

	// minLength is how long an axis is at least. Wordy values leave less, and a
	// number is never cut: a shortened figure is a wrong one.
	minLength = 200

	// minBar is how much of a bar a small value keeps.
	minBar = 3
)

// Inks of a picture on white.
var (
	paper = charts.ColorRGB(0xFF, 0xFF, 0xFF)
	ink   = charts.ColorRGB(0x1B, 0x1F, 0x24)
	faded = charts.ColorRGB(0x57, 0x60, 0x6A)
	rule  = charts.ColorRGB(0xD8, 0xDE, 0xE4)
	axis  = charts.ColorRGB(0x8C, 0x95, 0x9F)
)

// palette colours the series in order. In grey they lie more than 40 of 255
// apart, and no pair is told apart by red against green.
var palette = []charts.Color{
	charts.ColorRGB(0x0B, 0x3C, 0x6F), // navy
	charts.ColorRGB(0xD9, 0x82, 0x2B), // amber
	charts.ColorRGB(0x1F, 0x7F, 0x86), // teal
	charts.ColorRGB(0x9C, 0xCB, 0xEF), // sky
}

// canvas is a picture being drawn; y grows downwards.
type canvas struct {
	typeface
	painter *charts.Painter
}

// newCanvas is a white picture of the given height.
func newCanvas(face typeface, height int) canvas {
	p := charts.NewPainter(charts.PainterOptions{
		OutputFormat: charts.ChartOutputPNG, Width: width, Height: height, Font: face.font,
	})
	c := canvas{typeface: face, painter: p}
	c.box(0, 0, width, height, paper)
	return c
}

// box fills the rectangle from (x1, y1) to (x2, y2).
func (c canvas) box(x1, y1, x2, y2 int, color charts.Color) {
	c.painter.FilledRect(x1, y1, x2, y2, color, color, 0)
}

// text draws s with its left end at x and its middle at y.
func (c canvas) text(s string, x, y, size int, color charts.Color) {
	style := charts.FontStyle{Font: c.font, FontSize: points(size), FontColor: color}
	c.painter.Text(s, x, y+size*36/100, 0, style)
}

// textRight draws s with its right end at x.
func (c canvas) textRight(s string, x, y, size int, color charts.Color) {
	c.text(s, x-c.width(s, size), y, size, color)
}

// textCenter draws s around x.
func (c canvas) textCenter(s string, x, y, size int, color charts.Color) {
	c.text(s, x-c.width(s, size)/2, y, size, color)
}

// points converts a type size from pixels to the 1/72 inch of the raster
// library, which draws 96 pixels an inch.
func points(pixels int) float64 { return float64(pixels) * 72 / 96 }
