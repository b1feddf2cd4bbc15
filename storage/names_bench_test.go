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

// directory is an index of n made-up names.
func directory(n int) *nameIndex {
	x := newNameIndex(strings.ToLower)
	r := rand.New(rand.NewPCG(1, 2))
	part := func(n int) string { return parts[r.IntN(n)] }
	for i := range n {
		name := fmt.Sprintf("%s%s%c%c%s%s", part(10), part(28), '一'+rune(r.IntN(5000)), '一'+rune(r.IntN(5000)), part(28), part(28))
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

// Looking a name up among 100,000.
func BenchmarkNames(b *testing.B) {
	x := directory(100_000)
	for _, name := range []string{"海岳科技", "青山", "东原星河测试装备", "青山科技集团有限公司", "nova", "卫东机械厂"} {
		b.Run("near/"+name, func(b *testing.B) {
			for b.Loop() {
				x.near(name, nearMost+spare)
			}
		})
	}
	for _, text := range []string{"青山", "华", "qshy", "qingshan", "nova"} {
		b.Run("like/"+text, func(b *testing.B) {
			for b.Loop() {
				x.like(text, 10+spare)
			}
		})
	}
}
