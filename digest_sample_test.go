package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/internal/demo"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sampleDigests are asked for on the day of the meeting, 4 April 2023: by an
// office of the city in Chinese, by a reader of English.
var sampleDigests = []struct {
	file, text string
	from       int64
}{
	{"city-quarter.zh.txt", "/digest 全市 一季度", 3001},
	{"city-quarter.en.txt", "/digest city Q1", 3002},
	{"city-week.zh.txt", "/digest 全市 上周", 3001},
	{"district-week.zh.txt", "/digest 崂山区 上周", 3001},
	{"district-week.en.txt", "/digest Laoshan last week", 3002},
	{"district-nothing.zh.txt", "/digest 平度市 本周", 3001},
	{"district-nothing.en.txt", "/digest Pingdu this week", 3002},
	{"city-brief.zh.txt", "/brief 全市 一季度", 3001},
}

// The digests of the sample, as they are read: see testdata/digests.
func TestSampleDigests(t *testing.T) {
	w := newWorld(t)
	at := time.Date(2023, 4, 4, 15, 0, 0, 0, w.cfg.zone)
	if err := w.play.Play(within(t, 5*time.Minute), at, func(demo.Heard) {}); err != nil {
		t.Fatal(err)
	}
	for _, d := range sampleDigests {
		got := w.hear(t, d.from, at, d.text)
		file := filepath.Join("testdata", "digests", d.file)
		if *update {
			if err := os.WriteFile(file, []byte(got+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(strings.TrimSpace(string(want)), "\n"), strings.Split(strings.TrimSpace(got), "\n")); diff != "" {
			t.Errorf("%s\n%s", d.text, diff)
		}
	}
}

// hear is what the bot answers to a text.
func (w *world) hear(t *testing.T, from int64, at time.Time, text string) string {
	t.Helper()
	h, err := w.play.Say(within(t, time.Minute), demo.Message{N: -1, At: at, From: from, Text: text})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return h.Said()
}

// sameInWords are figures of a digest, and the questions that ask for them.
var sameInWords = []struct{ line, question string }{
	{`\n走访 ([0-9]+) 家（([0-9]+) 家次）`, "{of}{period}走访了多少家企业"},
	{`接待来访 ([0-9]+) 家次`, "{of}{period}来访多少家次"},
	{`新增在谈 ([0-9]+) 个`, "{of}{period}新增在谈几个"},
	{`新签约 ([0-9]+) 个`, "{of}{period}新签约几个项目"},
	{`新签约 [0-9]+ 个、([0-9.]+) 亿元`, "{of}{period}签约总投资多少"},
	{`其中 5亿元以上 ([0-9]+) 个`, "{of}{period}签约5亿元以上项目几个"},
	{`、50亿元以上 ([0-9]+) 个`, "{of}{period}签约50亿元以上项目几个"},
	{`内资 ([0-9.]+)`, "{of}{period}内资到账多少"},
	{`，外资 ([0-9.]+)`, "{of}{period}外资到账多少"},
	{`今年以来：走访 ([0-9]+) 家次`, "{of}今年以来走访多少家次"},
	{`今年以来：.*签约 ([0-9]+) 个`, "{of}今年以来签约几个项目"},
	{`今年以来：.*个、([0-9.]+) 亿元`, "{of}今年以来签约总投资多少"},
	{`逾期下一步 ([0-9]+) 项`, "{of}逾期的下一步有几项"},
	{`30天无进展 ([0-9]+) 个`, "{of}30天没有进展的在谈项目几个"},
	{`市主要领导 ([0-9]+) 家（([0-9]+) 家次）`, "今年以来市主要领导走访企业多少家"},
	{`链长 ([0-9]+) 家（([0-9]+) 家次）`, "今年以来链长走访企业多少家"},
	{`区市及市直部门 ([0-9]+) 家次`, "今年以来区市及市直部门走访企业多少家次"},
	{`其中世界500强 ([0-9]+) 个`, "{of}{period}签约50亿元以上项目中世界500强项目几个"},
	{`、制造业 ([0-9]+) 个`, "{of}{period}签约50亿元以上制造业项目几个"},
	{`上半年预计还有 ([0-9]+) 个`, "上半年预计还有多少个50亿元以上项目签约"},
	{`省旅发大会 ([0-9]+) 个`, "省旅发大会青岛签约几个项目"},
	{`省旅发大会 [0-9]+ 个、([0-9.]+) 亿元`, "省旅发大会签约项目总投资多少"},
	{`占全省签约的 ([0-9.]+)%`, "省旅发大会我们签约的占全省多少"},
}

// Every figure of a digest equals the answer to the same question in words.
func TestDigestsSayWhatAnswersSay(t *testing.T) {
	w := newWorld(t)
	at := time.Date(2023, 4, 4, 15, 0, 0, 0, w.cfg.zone)
	if err := w.play.Play(within(t, 5*time.Minute), at, func(demo.Heard) {}); err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, of := range [][2]string{{"全市", "一季度"}, {"崂山区", "3月"}, {"西海岸新区", "上周"}, {"全市", "上周"}, {"市商务局", "一季度"}} {
		text := w.hear(t, 3001, at, "/digest "+of[0]+" "+of[1])
		for _, x := range sameInWords {
			found := regexp.MustCompile(x.line).FindStringSubmatch(text)
			if found == nil {
				continue
			}
			compared++
			question := strings.NewReplacer("{of}", of[0], "{period}", of[1]).Replace(x.question)
			answer, _, _ := strings.Cut(w.hear(t, 3001, at, question), "\n")
			if want := numbersIn(strings.Join(found[1:], " ")); !sameNumbers(numbersIn(answer), want, answer) {
				t.Errorf("%s %s: the digest has %q, the answer to %q is %q", of[0], of[1], found[0], question, answer)
			}
		}
		w.compareRows(t, at, text, of[0], of[1])
	}
	if compared < 60 {
		t.Errorf("only %d figures were compared", compared)
	}
}

// compareRows compares the rows of the city's districts with the questions by
// district.
func (w *world) compareRows(t *testing.T, at time.Time, text, of, period string) {
	t.Helper()
	if of != "全市" {
		return
	}
	visits := strings.Split(w.hear(t, 3001, at, period+"各区市走访多少家次"), "\n")
	signed := strings.Split(w.hear(t, 3001, at, period+"各区市签约几个项目"), "\n")
	rows := regexp.MustCompile(`(?m)^(\p{Han}+)　+走访 ([0-9]+)　签约 ([0-9]+)$`).FindAllStringSubmatch(text, -1)
	if len(rows) < len(w.cfg.Districts) {
		t.Errorf("%d rows, want all %d districts", len(rows), len(w.cfg.Districts))
	}
	for _, r := range rows {
		n := numbersIn(r[2] + " " + r[3])
		if n[0] > 0 && !hasRow(visits, r[1], n[0]) || n[1] > 0 && !hasRow(signed, r[1], n[1]) {
			t.Errorf("%s: the digest has %s and %s, the answers differ", r[1], r[2], r[3])
		}
	}
}
