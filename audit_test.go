package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"guatu/ledger"
)

// What is taken out by a command stands in the trail before it is taken; the
// trail is read by whom and by what, a line each.
func TestAuditOfCommands(t *testing.T) {
	p := newProcess(t)
	run := func(args ...string) string {
		t.Helper()
		out, err := p.command(within(t, time.Minute), args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	visits := filepath.Join(p.dir, "visits.csv")
	if err := os.WriteFile(visits, []byte("company,date,place\n达能,2023-03-08,上海\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run("import", visits)
	run("export", filepath.Join(p.dir, "out"))
	run("backup", filepath.Join(p.dir, "copy.db"))
	run("digest", "-district", "laoshan", "-week", "2023-03-08")
	lines := strings.Split(strings.TrimSpace(run("audit")), "\n")
	form := regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\t\S+ \(-\)\t(\w+)\t(.*)$`)
	want := [][2]string{{"export", filepath.Join(p.dir, "out")}, {"backup", filepath.Join(p.dir, "copy.db")}, {"digest", "laoshan 2023-03-06 2023-03-12"}}
	if len(lines) != len(want) {
		t.Fatalf("the trail is\n%s", strings.Join(lines, "\n"))
	}
	for i, line := range lines {
		if m := form.FindStringSubmatch(line); m == nil || m[1] != want[i][0] || m[2] != want[i][1] {
			t.Errorf("line %d is %q; want %v", i, line, want[i])
		}
	}
	if said := run("audit", "-of", "copy.db"); strings.Count(said, "\n") != 1 || !strings.Contains(said, "backup") {
		t.Errorf("-of copy.db gives %q", said)
	}
	if said := run("audit", "-who", "nobody"); said != "" {
		t.Errorf("-who nobody gives %q", said)
	}
}

// A line of the trail stays one line whatever a member is called, and a
// reference is found whole.
func TestTrailLines(t *testing.T) {
	var out bytes.Buffer
	p := trail{names: map[int64]string{5: "小\n崂\x1b[31m\u202e"}, of: "D1", zone: time.UTC, out: &out}
	for _, of := range []string{"D1", "D12", "V3 D1 D4", "记录 · D1 · 截至"} {
		if err := p.line(ledger.Look{Member: 5, Chat: -7, Way: ledger.LookCard, Of: of}); err != nil {
			t.Fatal(err)
		}
	}
	if n := strings.Count(out.String(), "\n"); n != 3 || strings.ContainsAny(out.String(), "\x1b\u202e") || !strings.Contains(out.String(), "in -7") {
		t.Errorf("%d lines: %q", n, out.String())
	}
}
