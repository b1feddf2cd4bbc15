package storage

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// parts of made-up names: some are in many names, as in a real directory.
var parts = []string{"青山", "海岳", "云岭", "东原", "天和", "华光", "中瑞", "北辰", "南浦", "星河", "安泰", "恒远", "金禾", "博雅", "科创", "智能",
	"装备", "制造", "生物", "医药", "电子", "材料", "能源", "科技", "实业", "集团", "orbit", "nova"}

// directory is an index of n made-up names; half of them end in 公司.
func directory(n int) *nameIndex {
	x := newNameIndex(strings.ToLower)
	r := rand.New(rand.NewPCG(1, 2))
	part := func(n int) string { return parts[r.IntN(n)] }
	for i := range n {
		name := fmt.Sprintf("%s%s%c%c%s%s", part(10), part(28), '一'+rune(r.IntN(5000)), '一'+rune(r.IntN(5000)), part(28), part(28))
		if r.IntN(2) == 0 {
			name += "公司"
		}
		x.add(int64(i+1), name, name)
	}
	return x
}

// Reading 100,000 names in, as at the start.
func BenchmarkNamesFill(b *testing.B) {
	for b.Loop() {
		directory(100_000)
	}
}

// Looking a name up among 100,000: names that are like few and like many, parts
// that all names have and that none has, pinyin and first letters of both kinds.
func BenchmarkNames(b *testing.B) {
	x := directory(100_000)
	for _, name := range []string{"海岳科技", "青山", "公司", "科技", "科技公司", "科技集团公司", "东原星河测试装备", "青山科技集团有限公司", "nova", "qingshankeji", "卫东机械厂"} {
		b.Run("near/"+name, func(b *testing.B) {
			for b.Loop() {
				x.near(name, nearMost+spare)
			}
		})
	}
	for _, text := range []string{"青山", "华", "公", "公司", "科", "科技", "科技公司", "卫", "卫东机械", "黿",
		"j", "jd", "sh", "gs", "qshy", "zzzz", "shi", "gong", "keji", "gongsi", "qingshan", "wuhehao", "nova", "v"} {
		b.Run("like/"+text, func(b *testing.B) {
			for b.Loop() {
				x.like(text, 10+spare)
			}
		})
	}
}
