package grammar

import "testing"

func TestFoldName(t *testing.T) {
	same := [][2]string{
		{"京东方科技集团股份有限公司", "京东方科技集团"}, {"样例（中国）有限公司", "样例中国"}, {"海纳有限责任公司", "海纳"},
		{"Acme Co., Ltd.", "ACME"}, {"Müller Maschinen GmbH & Co. KG", "muller maschinen"}, {"三井物産株式会社", "三井物産"},
		{"北方集团有限公司", "北方集团"}, {"ＡＢＣ Inc.", "abc"}, {"華為技術有限公司", "华为技术"}, {"Siemens AG", "siemens"}, {"达\u200b能", "达能"},
		{"Nestlé S.A.", "nestle"}, {"交通运输、仓储和邮政业", "交通运输仓储和邮政业"},
	}
	for _, c := range same {
		if FoldName(c[0]) != FoldName(c[1]) {
			t.Errorf("%s and %s: %q, %q", c[0], c[1], FoldName(c[0]), FoldName(c[1]))
		}
	}
	for _, c := range [][2]string{{"海尔", "海尔集团"}, {"海尔科技", "海尔"}, {"有限公司", ""}, {"Ltd", ""}, {"Visa", "Vi"}, {"Coca", "Ca"}} {
		if FoldName(c[0]) == FoldName(c[1]) {
			t.Errorf("%s and %s must differ", c[0], c[1])
		}
	}
}

func TestFoldKeepsTheWayBack(t *testing.T) {
	f := Fold("＃走訪\u200b\r\n企業：達能🏭 Café")
	if got, want := f.String(), "#走访 \n企业:达能  cafe"; got != want {
		t.Errorf("folded %q, want %q", got, want)
	}
	if got := f.Original(len(f.R)-4, len(f.R)); got != "Café" {
		t.Errorf("original %q", got)
	}
}
