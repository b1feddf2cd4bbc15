package chart

import (
	"image/color"
	"testing"
)

// In grey, as a printer or a colour-blind eye sees them, series stay apart from
// each other and from the paper.
func TestPaletteSurvivesGrey(t *testing.T) {
	greys := []int{255}
	for _, c := range palette {
		grey := color.GrayModel.Convert(color.RGBA{c.R, c.G, c.B, 255}).(color.Gray)
		for _, other := range greys {
			if d := int(grey.Y) - other; d*d <= 40*40 {
				t.Errorf("colour %v has grey %d, too near to %d", c, grey.Y, other)
			}
		}
		greys = append(greys, int(grey.Y))
	}
}
