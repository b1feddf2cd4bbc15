package grammar

import (
	"testing"

	"guatu/ledger"
)

// Line 2 of answers, in both languages.
func TestDescribe(t *testing.T) {
	w := worlds(t)["jiangzhou"]
	for _, c := range []struct{ query, zh, en string }{
		{"deals moved=签约 min=5000000000CNY period=2024-04-01..2024-06-30 named=this_quarter asked=2024-06-30",
			"签约 · 总投资 ≥50亿元 · 本季度 2024-04-01 至 2024-06-30",
			"signed · total investment ≥CNY 5 billion · this quarter 2024-04-01 to 2024-06-30"},
		{"deals moved=签约 over=500000000CNY under=1000000000CNY district=linjiang,wanghu period=2024-01-01..2024-12-31 named=this_year asked=2024-05-16",
			"签约 · 总投资 >5亿元 · 总投资 <10亿元 · 临江区、望湖区 · 今年 2024-01-01 至 2024-12-31 · 截至 2024-05-16",
			"signed · total investment >CNY 500 million · total investment <CNY 1 billion · Linjiang, Wanghu · this year 2024-01-01 to 2024-12-31 · as of 2024-05-16"},
		{"companies tier=chain dir=out period=2024-01-01..2024-05-16 named=ytd asked=2024-05-16",
			"企业 · 走访 · 链长 · 今年以来 2024-01-01 至 2024-05-16", "companies · outbound · chain leaders · year to date 2024-01-01 to 2024-05-16"},
		{"visits company=5 asked=2024-05-16 list", "家次 · 走访和来访 · 星河电池 · 列出 · 截至 2024-05-16", "visits · in- and outbound · 星河电池 · listed · as of 2024-05-16"},
		{"sum standing=在谈 notdistrict=beiling asked=2024-05-16 by=district top=3",
			"在谈 · 总投资 · 不含北岭新区 · 按区市 · 前 3 · 截至 2024-05-16", "talks · total investment · not North Ridge · by district · top 3 · as of 2024-05-16"},
		{"deals awaited period=2024-05-16..2024-12-31 asked=2024-05-16", "预计签约（在谈） · 2024-05-16 至 2024-12-31", "expected signings (in talks) · 2024-05-16 to 2024-12-31"},
		{"deals moved=签约 period=2024-03-01..2024-03-31 asked=2024-05-16 against=2023-03-01..2023-03-31 versus=same_last_year",
			"签约 · 2024-03-01 至 2024-03-31 · 对比 去年同期 2023-03-01 至 2023-03-31", "signed · 2024-03-01 to 2024-03-31 · against a year earlier 2023-03-01 to 2023-03-31"},
		{"share moved=签约 sector=C period=2024-01-01..2024-03-31 asked=2024-05-16 whole=(deals moved=签约 period=2024-01-01..2024-03-31)",
			"占比：签约 · 制造业 · 占 全市 · 2024-01-01 至 2024-03-31", "share: signed · manufacturing · out of whole city · 2024-01-01 to 2024-03-31"},
		{"deals moved=签约 notyet=开工 foreign=yes origin=日本 event=1 asked=2024-05-16",
			"签约 · 来源地 日本 · 外资 · 第五届江商大会 · 尚未开工 · 截至 2024-05-16", "signed · from Japan · foreign · 第五届江商大会 · not yet started · as of 2024-05-16"},
	} {
		q, err := ParseQuery(c.query)
		if err != nil {
			t.Fatal(err)
		}
		for lang, want := range map[ledger.Lang]string{ledger.Zh: c.zh, ledger.En: c.en} {
			if got := Describe(q, w.City, worldNames(w.Names), lang); got != want {
				t.Errorf("%s\n  got  %s\n  want %s", c.query, got, want)
			}
		}
	}
}
