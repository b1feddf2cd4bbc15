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
	small := open(t, url, screen{width: 390, height: 930, scale: 2, lang: "zh-CN"})
	small.says("走访 海岚光电 北京 今天 新型显示 意向50亿元 有意在青建二期")
	small.answers("海岚光电")
	small.says("本季度50亿元以上项目有多少个")
	small.answers("至 2023-03-31")
	small.picture("chat-phone.png")
	large := open(t, url, screen{width: 1280, height: 800, scale: 1.5, lang: "zh-CN"})
	large.says("走访 青禾传感 上海 今天 仪器仪表 意向12亿元 有意落户崂山")
	large.answers("青禾传感")
	large.await("the row", `document.querySelector('#visits .fresh')`)
	large.picture("demo-wide.png")
	small.do(chromedp.Click(chromedp.CSS("#clock")))
	small.plays("罗静姝")
	small.await("the digest", `[...document.querySelectorAll('.bot')].some(m => m.textContent.includes('崂山区招商周报'))`)
	small.await("the end of the notice", `document.querySelector('#toast').hidden`)
	small.picture("digest-phone.png")
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

// alike is how near two colours are that count as one, in steps of all channels.
const alike = 10

// paletted draws a picture in the 256 colours that it has most of, those left
// out that are hardly another colour.
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
	for _, c := range most {
		if len(few) < 256 && (len(few) == 0 || apart(c, few[few.Index(c)].(color.RGBA)) > alike) {
			few = append(few, c)
		}
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

// apart is how far apart two colours are, in steps of all channels.
func apart(a, b color.RGBA) int {
	step := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return step(a.R, b.R) + step(a.G, b.G) + step(a.B, b.B)
}
