package transfer

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"guatu/ledger"
	"guatu/storage"
)

// manyVisits are visits of which every hundredth is a double, so that something
// is told of each batch. Trips that they name are in a file of their own.
func manyVisits(t testing.TB, n int) []string {
	t.Helper()
	var trips, visits strings.Builder
	trips.WriteString("行程名称,日期\n")
	for i := range 40 {
		fmt.Fprintf(&trips, "第%d次赴沪,2023-03-01\n", i)
	}
	visits.WriteString("企业,日期,行程,下一步\n")
	for i := range n {
		k := i
		if i%100 == 99 {
			k--
		}
		fmt.Fprintf(&visits, "第%d公司,2023-03-%02d,第%d次赴沪,回访\n", k/20, k%20+1, k%40)
	}
	return tables(t, "trips.csv", trips.String(), "visits.csv", visits.String())
}

// childFiles names the files that a child process imports, and its database.
const childFiles = "GUATU_TEST_IMPORT"

// TestImportChild is no test: it is the process that the next one kills.
func TestImportChild(t *testing.T) {
	files := os.Getenv(childFiles)
	if files == "" {
		t.Skip("runs in a process of its own")
	}
	parts := strings.Split(files, string(filepath.ListSeparator))
	in := New(storeAt(t, parts[0]), tableCity(), importDay, os.Stderr, io.Discard)
	if err := in.Files(t.Context(), parts[1:]); err != nil {
		t.Fatal(err)
	}
}

// killed runs an import in a process of its own and kills it when it has told so
// much of what it saved.
func killed(t *testing.T, path string, files []string, lines int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestImportChild$")
	cmd.Env = append(os.Environ(), childFiles+"="+strings.Join(append([]string{path}, files...), string(filepath.ListSeparator)))
	out, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	told := bufio.NewScanner(out)
	for lines > 0 && told.Scan() {
		lines--
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if lines > 0 {
		t.Fatal("the import ended before it was killed")
	}
	_ = cmd.Wait() // it was killed
}

// An import that is killed goes on where it stopped: nothing is missing, and
// nothing is there twice.
func TestAKilledImportGoesOn(t *testing.T) {
	files := manyVisits(t, 3_000)
	calm := tableStore(t)
	mustTake(t, calm, files...)
	_, want := exported(t, calm)

	path := filepath.Join(t.TempDir(), "guatu.db")
	killed(t, path, files, 3)
	killed(t, path, files, 20)
	s := storeAt(t, path)
	told := mustTake(t, s, files...)
	if !strings.Contains(told, "was broken off on 2023-04-03 09:00:00, with ") || !strings.Contains(told, "3040 records imported") {
		t.Errorf("told %s", told)
	}
	_, got := exported(t, s)
	for _, name := range csvFiles {
		if d := cmp.Diff(unnumbered(want[name]), unnumbered(got[name])); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// unnumbered is a table without the numbers that were given: those of a killed
// process are lost.
func unnumbered(table string) (rows []string) {
	for _, row := range strings.Split(table, "\r\n") {
		_, row, _ = strings.Cut(row, ",")
		row, _, _ = strings.Cut(row, " {#")
		rows = append(rows, row)
	}
	return rows
}

// A bot that writes while an import runs is never kept waiting for long, and
// what both make at one time is made once.
func TestABotWritesWhileAnImportRuns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guatu.db")
	importer, bot := storeAt(t, path), storeAt(t, path)
	files := manyVisits(t, 6_000)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	var n int
	var worst time.Duration
	go func() {
		for ctx.Err() == nil {
			began := time.Now()
			if err := report(t.Context(), bot, fmt.Sprintf("第%d公司", n*7)); err != nil {
				done <- err
				return
			}
			n, worst = n+1, max(worst, time.Since(began))
		}
		done <- nil
	}()
	mustTake(t, importer, files...)
	stop()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	t.Logf("%d reports beside the import, the slowest in %s", n, worst)
	_, got := exported(t, importer)
	if rows := strings.Count(got["visits.csv"], "\r\n") - 1; rows != 6000+n || n == 0 {
		t.Errorf("%d visits of %d", rows, 6000+n)
	}
	if strings.Count(got["companies.csv"], "\r\n第7公司,") != 1 {
		t.Error("a company was made twice")
	}
}

// report saves a visit as the bot does: decided on a snapshot, decided again
// after a conflict.
func report(ctx context.Context, s *storage.Store, company string) error {
	for {
		err := reportOnce(ctx, s, company)
		if !ledger.Is(err, ledger.Conflict) {
			return err
		}
	}
}

func reportOnce(ctx context.Context, s *storage.Store, company string) error {
	snap, err := s.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer snap.Close()
	var p ledger.Plan
	c, err := snap.CompanyNamed(ctx, company)
	if ledger.Is(err, ledger.NotFound) {
		c = ledger.Company{Name: company}
		if c.ID, err = s.Reserve(ctx, ledger.KindCompany); err == nil {
			p.Free = append(p.Free, ledger.CompanyKey(company))
			p.Add(ledger.SaveCompany{Company: c})
		}
	}
	if err != nil {
		return err
	}
	n, err := s.Reserve(ctx, ledger.KindVisit)
	if err != nil {
		return err
	}
	p.Add(ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: n, Reported: importDay}, Company: c.ID, Date: 19_000, Direction: ledger.Outward}})
	return s.Apply(ctx, nil, p, nil)
}

// Whatever stands in a ledger comes out, goes into an empty one, and comes out
// the same.
func TestRandomLedgersComeBack(t *testing.T) {
	if testing.Short() {
		t.Skip("opens many databases")
	}
	rapid.Check(t, func(r *rapid.T) {
		s := tableStore(t)
		if err := s.Apply(t.Context(), nil, randomLedger(r), nil); err != nil {
			r.Fatal(err)
		}
		dir, want := exported(t, s)
		back := tableStore(t)
		files := inDir(dir, csvFiles...)
		if rapid.Bool().Draw(r, "workbook") {
			files = inDir(dir, workbook)
		}
		mustTake(t, back, files...)
		if _, got := exported(t, back); cmp.Diff(want, got) != "" {
			r.Fatal(cmp.Diff(want, got))
		}
	})
}

// randomLedger draws companies, some merged, and records that point to each other.
func randomLedger(r *rapid.T) (p ledger.Plan) {
	n := func(most int) int64 { return int64(rapid.IntRange(1, most).Draw(r, "n")) }
	text := func() string {
		return rapid.OneOf(rapid.SampledFrom([]string{"", "=1", "甲|乙", " 空", "行\n行", `"引"`}), rapid.String()).Draw(r, "text")
	}
	at := time.Unix(1_678_000_000+n(100_000), 0)
	var steps int64 // their ids are never used again, whatever record they belong to
	head := func(number int64) ledger.Head {
		steps += n(9)
		return ledger.Head{N: number, Reporter: n(9), Reported: at, Touched: 19_400, Chat: n(9), Message: n(1000), Text: text(), Steps: []ledger.Step{{ID: steps, Text: text(), Owner: n(9)}}}
	}
	companies := n(6)
	for i := range companies {
		c := ledger.Company{ID: i*3 + 1, Name: fmt.Sprintf("第%d公司%s", i, text()), Aliases: []string{fmt.Sprintf("别名%d", i)}, Region: text()}
		if i > 0 && rapid.Bool().Draw(r, "merged") {
			c.MergedInto = (n(int(i))-1)*3 + 1
		}
		p.Add(ledger.SaveCompany{Company: c})
	}
	p.Add(ledger.SaveTrip{Trip: ledger.Trip{Head: head(4), Name: text(), Period: ledger.Day(19_300)}}, ledger.SaveEvent{Event: ledger.Event{Head: head(5), Name: text(), Period: ledger.Day(19_300)}})
	for i := range n(4) {
		p.Add(ledger.SaveVisit{Visit: ledger.Visit{Head: head(100 - i*7), Company: (n(int(companies))-1)*3 + 1, Date: 19_300, Direction: ledger.Inward, Outcome: text(), Trip: 4}})
		p.Add(ledger.SaveDeal{Deal: ledger.Deal{Head: head(i + 1), Name: text(), Investors: []int64{1}, District: "east", Amount: ledger.Money{Currency: "CNY", Low: n(1e9)},
			Stages: []ledger.Reached{{Stage: ledger.StageSigned, On: 19_300, Event: 5}, {Stage: ledger.StageEnded, On: 19_310, Reason: text()}}}})
	}
	return p
}
