package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guatu/ledger"
)

// additions are words that change a figure, and a name that nobody knows.
var additions = []string{"望湖区", "除北岭新区外", "制造业", "世界500强", "外资", "已核实", "7亿元以上", "3月", "还没投产", "NEV链", "江州软件园", "基金类", "来自韩国", "陈知秋", "联络处", "框架协议", "平均", "占比", "最多", "按月", "犇犇", "云端科技", "红色", "17", "到账", "转化率", "再次", "预计", "开工", "下一步", "去年", "之外"}

// A word that is put before, behind or into a question changes what is answered, or the question
// is asked back about or refused: nothing is passed over.
func TestNothingIsPassedOver(t *testing.T) {
	c := worlds(t)["jiangzhou"].context(dayOf(t, "2024-05-16"))
	files, _ := filepath.Glob("testdata/questions/[cfgm]*.txt")
	turn := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			text, ok := strings.CutPrefix(strings.TrimSpace(line), "? ")
			if !ok {
				continue
			}
			plain, miss := Ask(text, c)
			if miss != nil || plain.Choices != nil {
				continue
			}
			turn++
			for k, word := range additions {
				if (turn+k)%7 != 0 { // a share of all pairs, each word with many questions
					continue
				}
				r := []rune(text)
				at := 1 + (turn*5+k)%max(1, len(r)-1)
				for _, more := range []string{word + " " + text, text + " " + word, string(r[:at]) + word + string(r[at:])} {
					asked, miss := Ask(more, c)
					if miss == nil && asked.Choices == nil && PrintQuery(asked.Query) == PrintQuery(plain.Query) && !strings.Contains(FoldText(text), FoldText(word)) && !saysNothingNew(word, PrintQuery(plain.Query)) {
						t.Errorf("%q is read as %q is: %s", more, text, PrintQuery(timeless(asked.Query)))
					}
				}
			}
		}
	}
}

// saysNothingNew tells whether the reading of a question says already what a
// word would add.
func saysNothingNew(word, normal string) bool {
	for said := range strings.SplitSeq(saidBefore[word], "|") {
		if said != "" && strings.Contains(normal, said) {
			return true
		}
	}
	return false
}

var saidBefore = map[string]string{
	"望湖区": "wanghu", "除北岭新区外": "notdistrict=beiling", "制造业": "sector=C", "世界500强": "f500", "外资": "foreign=yes|funds-abroad", "已核实": "verified=yes", "7亿元以上": "min=700000000", "3月": "2024-03-01..2024-03-31",
	"还没投产": "notyet=投产|deal=7", "NEV链": "chain=nev", "江州软件园": "park=soft", "基金类": "category=基金", "来自韩国": "origin=韩国", "陈知秋": "member=501", "联络处": "tier=liaison", "框架协议": "agreement=框架", "平均": "average",
	"占比": "share|rate |conversion ", "最多": "winner|top=", "按月": "by=month", "到账": "funds", "转化率": "conversion", "预计": "awaited|planned", "开工": "开工|deal=7",
	"下一步": "overdue|open|share", "去年": "2023-01-01..2023-12-31", "之外": "not",
}

func dayOf(t *testing.T, s string) ledger.Date {
	t.Helper()
	d, err := ledger.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
