package transfer

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
)

var benchVisits = flag.Int("visits", 100_000, "how many visits BenchmarkImportVisits imports")

// BenchmarkImportVisits imports visits with all that a report of one has; with
// -visits=1000000 a million.
func BenchmarkImportVisits(b *testing.B) {
	name := filepath.Join(b.TempDir(), "visits.csv")
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprint(w, "\uFEFF企业,日期,地点,层级,带队,接洽人,产业链,成果,下一步,意向投资,区市,单位\r\n")
	for i := range *benchVisits {
		day := (i / 7) % 1500
		fmt.Fprintf(w, "云港%c%c第%d实业有限公司,%04d-%02d-%02d,上海,区市及市直部门,王区长,陈总,集成电路,谈得不错，下月来青考察。,回访,%d亿元,东湖区,东湖区商务局\r\n",
			'一'+rune(i*31%2000), '一'+rune(i*17%2000), i*7919%20_000, 2018+day/360, day%360/30+1, day%28+1, i%90+1)
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		in := New(tableStore(b), tableCity(), importDay, io.Discard, os.Stderr)
		if err := in.Files(b.Context(), []string{name}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*float64(*benchVisits)/b.Elapsed().Seconds(), "visits/s")
}
