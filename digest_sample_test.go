package main

import (
	"flag"
	"os"
	"path/filepath"
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
	{"district-nothing.zh.txt", "/digest 莱西市 本周", 3001},
	{"district-nothing.en.txt", "/digest Laixi this week", 3002},
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
