package chart

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// face is the embedded font.
func face(t testing.TB) typeface {
	t.Helper()
	font, err := loadFont()
	if err != nil {
		t.Fatal(err)
	}
	return typeface{font}
}

// Every character that charts are asked to show has a shape of its own; without
// one, the reader sees an empty box.
func TestFontHasGlyphs(t *testing.T) {
	tests := map[string]string{
		"districts":   strings.Join(districts, "") + "黄岛区崂山亳州濮阳鄄城涪陵莒县茌平临朐睢宁邳州溧阳",
		"names":       "喆堃垚赟翀昇镕頔煊珺璟晟怡婧䶮㛃𬭚𫟼𬬻𬍛𬸚𪩘𨱏",
		"traditional": "臺灣電視鴻海精密國際集團",
		"foreign":     "Straße Société Ångström ΑΒΓαβγ Газпром トヨタ自動車",
		"numbers":     "0123456789.,%‰+-−×÷=<>≤≥~±",
		"money":       "¥￥€£$₩亿元万元美元",
		"punctuation": "，。；：！？、（）《》「」【】“”‘’—…·/／％＋－～",
	}
	f := face(t).font
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			for _, r := range text {
				if !unicode.IsSpace(r) && f.Index(r) == 0 {
					t.Errorf("no glyph for %c %U", r, r)
				}
			}
		})
	}
}

func TestWrap(t *testing.T) {
	const em = 30
	tests := []struct {
		name, text string
		ems, limit int
		want       []string
	}{
		{"fits", "西海岸新区", 5, 2, []string{"西海岸新区"}},
		{"empty", "", 5, 2, nil},
		{"two lines", "西海岸新区", 3, 2, []string{"西海岸", "新区"}},
		{"cut", "西海岸新区招商局", 3, 2, []string{"西海岸", "新区…"}},
		{"cut at once", "西海岸新区", 3, 1, []string{"西海…"}},
		{"no comma at the start", "走访，签约", 2, 3, []string{"走", "访，", "签约"}},
		{"no bracket at the end", "芯片（集成电路）", 3, 4, []string{"芯片", "（集成", "电路）"}},
		{"words stay whole", "Haier Smart Home", 4, 3, []string{"Haier", "Smart", "Home"}},
		{"numbers stay whole", "截至2023年", 4, 2, []string{"截至", "2023年"}},
		{"a word too long", "Internationalization", 3, 2, []string{"Intern", "atio…"}},
		{"white space and controls", " 海尔\n\t智家\u200b\ufe0f ", 5, 1, []string{"海尔 智家"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := face(t).wrap(test.text, em, test.ems*em, test.limit)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
}

// Lines never grow too wide, and without a cut no character is lost.
func FuzzWrap(f *testing.F) {
	f.Add("西海岸新区（黄岛区）招商局", 120, 2)
	f.Add("Haier Smart Home Co., Ltd.", 200, 3)
	f.Add(" \u200b", 60, 1)
	f.Fuzz(func(t *testing.T, text string, room, limit int) {
		const size = 30
		room, limit = 2*size+abs(room)%1000, 1+abs(limit)%50
		lines := face(t).wrap(text, size, room, limit)
		if len(lines) > limit {
			t.Fatalf("%d lines, limit %d", len(lines), limit)
		}
		for _, l := range lines {
			if face(t).width(l, size) > room {
				t.Errorf("line %q is wider than %d", l, room)
			}
		}
		whole := strings.ReplaceAll(clean(text), " ", "")
		got := strings.ReplaceAll(strings.Join(lines, ""), " ", "")
		if got != whole && !strings.HasSuffix(got, ellipsis) {
			t.Errorf("got %q from %q", got, whole)
		}
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}
