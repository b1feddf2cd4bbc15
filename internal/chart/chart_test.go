package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var districts = []string{
	"市南区", "市北区", "李沧区", "崂山区", "城阳区", "西海岸新区",
	"即墨区", "胶州市", "平度市", "莱西市", "高新区",
}

// weeks are the Mondays of a quarter.
var weeks = []string{
	"01-02", "01-09", "01-16", "01-23", "01-30", "02-06", "02-13",
	"02-20", "02-27", "03-06", "03-13", "03-20", "03-27",
}

// ramp is n values from 0 up.
func ramp(n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = float64(i)
	}
	return v
}

// names are n labels.
func names(n int) []string {
	var s []string
	for i := range n {
		s = append(s, districts[i%len(districts)])
	}
	return s
}

// drawn decodes what a chart returned.
func drawn(t *testing.T, b []byte, err error) *image.RGBA {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.RGBA)
}

// count is how many pixels of r have exactly the colour c.
func count(img *image.RGBA, r image.Rectangle, c color.RGBA) int {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if img.RGBAAt(x, y) == c {
				n++
			}
		}
	}
	return n
}

// pixels is how many pixels of r belong to a series.
func pixels(img *image.RGBA, r image.Rectangle, series int) int {
	p := palette[series]
	return count(img, r, color.RGBA{p.R, p.G, p.B, p.A})
}

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	values := []float64{10, 5, 0, 0.01, 7.5}
	f := figure{labels: districts[:5], series: []Series{{Values: values}}}
	font, err := loadFont()
	if err != nil {
		t.Fatal(err)
	}
	r := newRows(typeface{font}, f)
	b, err := Bar{Labels: f.labels, Series: f.series, Horizontal: true}.PNG()
	img := drawn(t, b, err)

	var got []int
	y := r.header.height() + rowGap/2
	for i := range values {
		line := y + r.rowHeight(i)/2
		got = append(got, pixels(img, image.Rect(0, line, width, line+1), 0))
		y += r.rowHeight(i) + rowGap
	}
	want := []int{r.length, r.length / 2, 0, minBar, r.length * 3 / 4}
	if diff := cmp.Diff(want, got, cmp.Comparer(near)); diff != "" {
		t.Errorf("bar lengths (-want +got):\n%s", diff)
	}
}

// near allows for the rounding of one pixel.
func near(a, b int) bool { return a-b <= 1 && b-a <= 1 }

func TestColumnsStandOnZero(t *testing.T) {
	values := []float64{100, 98, 50}
	b, err := Bar{Labels: []string{"1月", "2月", "3月"}, Series: []Series{{Values: values}}}.PNG()
	img := drawn(t, b, err)

	third := width / 3
	full := pixels(img, image.Rect(0, 0, third, img.Bounds().Dy()), 0)
	for i, v := range values {
		got := pixels(img, image.Rect(i*third, 0, (i+1)*third, img.Bounds().Dy()), 0)
		if want := float64(full) * v / 100; math.Abs(float64(got)-want) > float64(maxColumn) {
			t.Errorf("column of %v covers %d pixels, want %.0f", v, got, want)
		}
	}
}

func TestBarStandsOnlyWhereTextFits(t *testing.T) {
	tests := []struct {
		name  string
		chart Bar
		stand bool
	}{
		{"three months", Bar{Labels: []string{"1月", "2月", "3月"}}, true},
		{"one district", Bar{Labels: districts[:1]}, true},
		{"three months, rows wanted", Bar{Labels: []string{"1月", "2月", "3月"}, Horizontal: true}, false},
		{"eleven districts", Bar{Labels: districts}, false},
		{"two long names", Bar{Labels: []string{"新一代人工智能与虚拟现实产业链专班", strings.Repeat("很长", 10)}}, false},
		{"long values", Bar{Labels: []string{"1月", "2月", "3月", "4月"}, Format: func(float64) string { return "1,234.56 亿元" }}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.chart.Series = []Series{{Values: ramp(len(test.chart.Labels))}}
			b, err := test.chart.PNG()
			img := drawn(t, b, err)
			// A value axis has a rule for zero across the whole width.
			rules := 0
			for y := range img.Bounds().Dy() {
				if count(img, image.Rect(width/2, y, width-margin, y+1), color.RGBA{axis.R, axis.G, axis.B, 255}) > width/4 {
					rules++
				}
			}
			if got := rules > 0; got != test.stand {
				t.Errorf("stands %v, want %v", got, test.stand)
			}
		})
	}
}

func TestRowsGrowWithTheData(t *testing.T) {
	height := func(n int) int {
		b, err := Bar{Labels: names(n), Series: []Series{{Values: ramp(n)}}}.PNG()
		return drawn(t, b, err).Bounds().Dy()
	}
	if ten, forty := height(10), height(40); forty-ten != 30*(rowBar+rowGap) {
		t.Errorf("30 more rows add %d pixels, want %d", forty-ten, 30*(rowBar+rowGap))
	}
}

// Nothing may be drawn at the edge: what touches it has probably been cut.
func TestNothingLeavesThePicture(t *testing.T) {
	long := strings.Repeat("新一代人工智能与虚拟现实产业链工作专班 Qingdao International Co., Ltd. ", 8)
	one := []Series{{Name: "走访", Values: []float64{1}}}
	four := []Series{{"走访", ramp(13)}, {"签约", ramp(13)}, {"接待来访", ramp(13)}, {"新增在谈", ramp(13)}}
	charts := map[string]interface{ PNG() ([]byte, error) }{
		"bar, all texts long": Bar{Title: long, Subtitle: long, Labels: []string{long}, Unit: "亿元",
			Series: []Series{{Name: long, Values: []float64{maxValue}}}},
		"bar, no text":             Bar{Labels: []string{""}, Series: []Series{{Values: []float64{1}}}},
		"bar, one value":           Bar{Labels: districts[:1], Series: one},
		"bar, all zero":            Bar{Labels: districts, Series: []Series{{Values: make([]float64, 11)}}},
		"bar, fractions":           Bar{Labels: districts[:3], Series: []Series{{Values: []float64{0.01, 0.07, 0.03}}}},
		"bar, four series":         Bar{Labels: weeks, Series: four},
		"bar, a word of no breaks": Bar{Title: strings.Repeat("x", 300), Labels: []string{strings.Repeat("8", 300)}, Series: one},
		"line, all texts long": Line{Title: long, Subtitle: long, Labels: []string{long, long, long}, Unit: "亿元",
			Series: []Series{{Name: long, Values: []float64{maxValue, 0, maxValue}}}},
		"line, one point":   Line{Labels: weeks[:1], Series: one},
		"line, all zero":    Line{Labels: weeks, Series: []Series{{Values: make([]float64, 13)}}},
		"line, four series": Line{Labels: weeks, Series: four},
		"line, a year":      Line{Labels: names(53), Series: []Series{{Values: ramp(53)}}},
	}
	for name, chart := range charts {
		t.Run(name, func(t *testing.T) {
			b, err := chart.PNG()
			img := drawn(t, b, err)
			size := img.Bounds()
			if size.Dx() != width || size.Dy() > maxHeight {
				t.Errorf("size is %v", size.Size())
			}
			white := color.RGBA{255, 255, 255, 255}
			const edge = 6
			inner := size.Inset(edge)
			got := count(img, size, white) - count(img, inner, white)
			if rim := size.Dx()*size.Dy() - inner.Dx()*inner.Dy(); got != rim {
				t.Errorf("%d pixels drawn at the edge", rim-got)
			}
		})
	}
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	bar := Bar{Title: "走访", Labels: districts[:4], Series: []Series{{"走访", ramp(4)}, {"签约", ramp(4)}}}
	line := Line{Title: "走访", Labels: weeks, Series: []Series{{"走访", ramp(13)}}}
	for name, draw := range map[string]func() ([]byte, error){"bar": bar.PNG, "line": line.PNG} {
		first, err := draw()
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			for range 2 {
				t.Run("", func(t *testing.T) {
					t.Parallel()
					if again, err := draw(); err != nil || !bytes.Equal(first, again) {
						t.Errorf("differs, error %v", err)
					}
				})
			}
		})
	}
}

func TestChartsThatCannotBeDrawn(t *testing.T) {
	two := []string{"市南区", "市北区"}
	values := func(v ...float64) []Series { return []Series{{"走访", v}} }
	tests := []struct {
		name   string
		labels []string
		series []Series
		want   string
	}{
		{"no labels", nil, []Series{{}}, "chart has no data"},
		{"no series", two, nil, "chart has no data"},
		{"five series", two, make([]Series, 5), "chart has too much data: 5 series, at most 4"},
		{"a value missing", two, values(1), `series "走访" has 1 values for 2 labels`},
		{"negative", two, values(1, -1), `series "走访": value 2 is -1, outside 0 to 1e+15`},
		{"not a number", two, values(math.NaN(), 1), `series "走访": value 1 is NaN, outside 0 to 1e+15`},
		{"infinite", two, values(1, math.Inf(1)), `series "走访": value 2 is +Inf, outside 0 to 1e+15`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Bar{Labels: test.labels, Series: test.series}.PNG()
			if err == nil || err.Error() != "draw bar chart: "+test.want {
				t.Errorf("bar: %v", err)
			}
			_, err = Line{Labels: test.labels, Series: test.series}.PNG()
			if err == nil || err.Error() != "draw line chart: "+test.want {
				t.Errorf("line: %v", err)
			}
		})
	}
}

func TestChartsTooLargeForAPicture(t *testing.T) {
	wordy := func(float64) string { return strings.Repeat("亿", 40) }
	charts := map[string]interface{ PNG() ([]byte, error) }{
		"draw bar chart: chart has too much data: 200 rows":                 Bar{Labels: names(200), Series: []Series{{Values: ramp(200)}}},
		"draw bar chart: chart has too much data: values too long to print": Bar{Labels: names(2), Series: []Series{{Values: ramp(2)}}, Format: wordy},
		"draw line chart: chart has too much data: values too long to print": Line{Labels: names(2), Series: []Series{{Values: ramp(2)}},
			Format: wordy},
	}
	for want, chart := range charts {
		if _, err := chart.PNG(); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
