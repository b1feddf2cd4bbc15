package demo

import (
	"bytes"
	"cmp"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

var update = flag.Bool("update", false, "remake docs/pictures from the running demo")

// TestPictures remakes the pictures of the README:
//
//	go test ./internal/demo -run TestPictures -update
func TestPictures(t *testing.T) {
	if !*update {
		t.Skip("remakes docs/pictures with -update")
	}
	url := startDemo(t)
	small := open(t, url, screen{width: 390, height: 844, scale: 2, lang: "zh-CN"})
	small.says("走访 海岚光电 北京 今天 新型显示 意向50亿元 有意在青建二期")
	small.answers("海岚光电")
	small.says("本季度50亿元以上项目有多少个")
	small.answers("至 2023-03-31")
	small.picture("chat-phone.png")
	large := open(t, url, screen{width: 1280, height: 800, scale: 1.5, lang: "zh-CN"})
	large.do(chromedp.Click(chromedp.CSS(".chip:nth-child(1)")), chromedp.Click(chromedp.CSS("#send")))
	large.answers("二期")
	large.await("the row", `document.querySelector('#visits .fresh')`)
	large.picture("demo-wide.png")
}

// picture keeps what the page shows, in 256 colours.
func (v *visitor) picture(name string) {
	v.Helper()
	v.read(`document.activeElement.blur()`)
	data, err := chromedp.Run(v.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		v.Fatal(err)
	}
	shot, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		v.Fatal(err)
	}
	var out bytes.Buffer
	best := png.Encoder{CompressionLevel: png.BestCompression}
	if err := best.Encode(&out, paletted(shot)); err != nil {
		v.Fatal(err)
	}
	file := filepath.Join("..", "..", "docs", "pictures", name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		v.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		v.Fatal(err)
	}
}

// paletted draws a picture in the 256 colours that it has most of.
func paletted(src image.Image) *image.Paletted {
	b := src.Bounds()
	count := map[color.RGBA]int{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[color.RGBAModel.Convert(src.At(x, y)).(color.RGBA)]++
		}
	}
	var most []color.RGBA
	for c := range count {
		most = append(most, c)
	}
	slices.SortFunc(most, func(a, b color.RGBA) int { return cmp.Compare(count[b], count[a]) })
	var few color.Palette
	for _, c := range most[:min(256, len(most))] {
		few = append(few, c)
	}
	nearest := map[color.RGBA]uint8{}
	for c := range count {
		nearest[c] = uint8(few.Index(c))
	}
	out := image.NewPaletted(b, few)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, nearest[color.RGBAModel.Convert(src.At(x, y)).(color.RGBA)])
		}
	}
	return out
}
