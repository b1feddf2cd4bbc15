package storagetest

import (
	"testing"

	"guatu/ledger"
	"guatu/storage"
)

// The companies that the tests of names know, by number from 1.
var directory = [][]string{
	{"星海光电", "星海光电科技有限公司", "SEP"},
	{"Orbit Foods", "奥比食品"},
	{"达安"},
	{"青田绿色能源"},
	{"重山重工"},
	{"Hengtai"},
	{"3M"},
	{"南洋南方航空器材"},
	{"北辰"},
	{"SEPTA Lines"},
}

func testNames(t *testing.T, open func(*testing.T) Engine) {
	e := open(t)
	for i, names := range directory {
		apply(t, e, ledger.SaveCompany{Company: ledger.Company{ID: int64(i + 1), Name: names[0], Aliases: names[1:]}})
	}
	v := look(t, e)
	for _, c := range []struct {
		name string
		near []string
		why  string
	}{
		{"星海光电", nil, "it is known"},
		{"sep", nil, "it is a known alias"},
		{"星海光电（苏州）有限公司", []string{"星海光电"}, "it contains a known one"},
		{"星海", []string{"星海光电"}, "it is contained in a known one"},
		{"SEP Display", []string{"星海光电"}, "it contains a known one at a word's end"},
		{"Sepia", nil, "SEP ends inside its word"},
		{"MSEP", nil, "SEP begins inside its word"},
		{"SEP显示", []string{"星海光电"}, "a word ends where the script changes"},
		{"Orbit", []string{"Orbit Foods"}, "it is a word of a known one"},
		{"Orb", nil, "it is only a part of a word"},
		{"Foods", []string{"Orbit Foods"}, "it is the other word"},
		{"Septa", []string{"SEPTA Lines"}, "it is a word of a known one"},
		{"大安", []string{"达安"}, "it has the same pinyin"},
		{"答案", []string{"达安"}, "it has the same pinyin"},
		{"虫山中工", []string{"重山重工"}, "one of the readings is the same, at each place"},
		{"恒泰", []string{"Hengtai"}, "it is the pinyin of it"},
		{"qingtianlvsenengyuan", []string{"青田绿色能源"}, "it is its pinyin"},
		{"青田蓝色能源", []string{"青田绿色能源"}, "one of six characters differs"},
		{"青田绿色新能源", []string{"青田绿色能源"}, "one character more"},
		{"青田绿能源", []string{"青田绿色能源"}, "one character less"},
		{"青田蓝天能源", nil, "two characters differ"},
		{"重山机工", nil, "one of four differs"},
		{"Orbit Fools", []string{"Orbit Foods"}, "one of ten letters differs"},
		{"北", nil, "a single character is a part of too many names"},
		{"3M中国", []string{"3M"}, "it contains a known one"},
		{"13M", nil, "3M begins inside its word"},
		{"南方航空", []string{"南洋南方航空器材"}, "it is contained in a known one"},
		{"卫东机械", nil, "nothing is near"},
		{"", nil, "it is nothing"},
	} {
		t.Run(c.name+": "+c.why, func(t *testing.T) {
			got, err := v.CompaniesNear(t.Context(), c.name)
			same(t, namesOf(got), err, c.near)
		})
	}
	testSearch(t, v)
	testMost(t, e)
}

func testSearch(t *testing.T, v *storage.Snapshot) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"星海", []string{"星海光电"}},
		{"光电", []string{"星海光电"}},
		{"海", []string{"星海光电"}},
		{"sep", []string{"星海光电", "SEPTA Lines"}},
		{"xhgd", []string{"星海光电"}},
		{"xinghai", []string{"星海光电"}},
		{"guangdian", []string{"星海光电"}},
		{"chongshan", []string{"重山重工"}},
		{"zhongshan", []string{"重山重工"}},
		{"zszg", []string{"重山重工"}},
		{"foods", []string{"Orbit Foods"}},
		{"奥比", []string{"Orbit Foods"}},
		{"卫东", nil},
		{"", nil},
	} {
		t.Run("find "+c.text, func(t *testing.T) {
			got, err := v.CompaniesLike(t.Context(), c.text, 9)
			same(t, namesOf(got), err, c.want)
		})
	}
}

func testMost(t *testing.T, e Engine) {
	for i, n := range []string{"群山一", "群山之二", "群山之外三", "群山之外的四"} {
		apply(t, e, ledger.SaveCompany{Company: ledger.Company{ID: int64(100 + i), Name: n}})
	}
	v := look(t, e)
	got, err := v.CompaniesNear(t.Context(), "群山")
	same(t, namesOf(got), err, []string{"群山一", "群山之二", "群山之外三"})
	got, err = v.CompaniesLike(t.Context(), "群山", 2)
	same(t, namesOf(got), err, []string{"群山一", "群山之二"})

	apply(t, e, ledger.SaveCompany{Company: ledger.Company{ID: 100, Version: 1, Name: "孤峰"}})
	got, err = look(t, e).CompaniesNear(t.Context(), "群山")
	same(t, namesOf(got), err, []string{"群山之二", "群山之外三", "群山之外的四"})
	apply(t, e, ledger.SaveCompany{Company: ledger.Company{ID: 101, Version: 1, Name: "群山之二", MergedInto: 102}})
	got, err = look(t, e).CompaniesNear(t.Context(), "群山")
	same(t, namesOf(got), err, []string{"群山之外三", "群山之外的四"})
}

func namesOf(cs []ledger.Company) []string {
	var names []string
	for _, c := range cs {
		names = append(names, c.Name)
	}
	return names
}
