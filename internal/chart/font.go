package chart

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"
)

// fontFile is Noto Sans SC (OFL, see font/OFL.txt) cut down to what Chinese
// business text needs: Latin, Greek, Cyrillic, kana, signs, all of U+4E00–9FFF
// and the rarer characters of the Table of General Standard Chinese Characters
// (通用规范汉字表, 2013), which personal and company names do use. One file must
// hold them all: the raster library has fonts to fall back to for Latin letters,
// but none for Chinese. font/README.md tells how the file was made.
//
//go:embed font/NotoSansSC-Regular.ttf
var fontFile []byte

// loadFont parses the font once; a parsed font is read-only and safe to share.
var loadFont = sync.OnceValues(func() (*truetype.Font, error) {
	f, err := truetype.Parse(fontFile)
	if err != nil {
		return nil, fmt.Errorf("parse chart font: %w", err)
	}
	return f, nil
})

// typeface measures text without a picture, because the height of a picture
// follows from how its texts wrap.
type typeface struct {
	font *truetype.Font
}

// width is the advance of s in pixels at a type size of size pixels.
func (t typeface) width(s string, size int) int {
	var sum fixed.Int26_6
	for _, r := range s {
		sum += t.advance(r, size)
	}
	return sum.Ceil()
}

// advance is how far r moves the pen at a type size of size pixels.
func (t typeface) advance(r rune, size int) fixed.Int26_6 {
	return t.font.HMetric(fixed.I(size), t.font.Index(r)).AdvanceWidth
}

// widest is the width of the widest of the texts.
func (t typeface) widest(texts []string, size int) int {
	most := 0
	for _, s := range texts {
		most = max(most, t.width(s, size))
	}
	return most
}
