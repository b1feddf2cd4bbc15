package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which of our packages each package may import (docs/architecture.md).
var rooms = map[string][]string{
	"ledger":             {},
	"chat":               {},
	"words":              {"ledger"},
	"grammar":            {"ledger", "words"},
	"digest":             {"ledger", "words", "grammar", "chat", "internal/chart"},
	"handlers":           {"ledger", "chat", "words", "grammar", "digest"},
	"storage":            {"ledger", "chat"},
	"scheduler":          {"ledger"},
	"bot":                {"chat"},
	"internal/chart":     {},
	"internal/exchange":  {"ledger", "words", "grammar"},
	"internal/powercut":  {},
	"internal/simulator": {},
	"internal/transfer":  {"ledger", "words", "grammar", "storage", "internal/exchange"},
}

// testsOnly are packages that only tests import.
var testsOnly = []string{"internal/powercut", "storage/storagetest"}

// homes says in which packages alone a library may be imported.
var homes = map[string][]string{
	"github.com/go-telegram/bot":          {"bot"},
	"github.com/mattn/go-sqlite3":         {"storage", "internal/powercut"},
	"github.com/pressly/goose/v3":         {"storage"},
	"github.com/mozillazg/go-pinyin":      {"storage"},
	"github.com/robfig/cron/v3":           {"scheduler"},
	"github.com/go-analyze/charts":        {"internal/chart"},
	"github.com/xuri/excelize/v2":         {"internal/exchange"},
	"github.com/goccy/go-yaml":            {"."},
	"github.com/prometheus/client_golang": {"."},
}

func TestImportsKeepToTheHouse(t *testing.T) {
	for file, imports := range importsOf(t) {
		room := path.Dir(file)
		for _, imp := range imports {
			ours, isOurs := strings.CutPrefix(imp, "guatu/")
			if !isOurs {
				checkHome(t, file, room, imp)
				continue
			}
			if slices.Contains(testsOnly, ours) {
				t.Errorf("%s imports %s, which is for tests", file, ours)
			}
			allowed, listed := rooms[room]
			if listed && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s, which %s may not know", file, ours, room)
			}
			if !listed && room != "." && !strings.HasPrefix(room, "internal/demo") && room != "storage/storagetest" {
				t.Errorf("%s is in no room of the house", file)
			}
		}
	}
}

func checkHome(t *testing.T, file, room, imp string) {
	t.Helper()
	if slices.Contains([]string{"ledger", "chat", "internal/simulator"}, room) && strings.Contains(strings.Split(imp, "/")[0], ".") {
		t.Errorf("%s imports %s, but %s takes the standard library only", file, imp, room)
	}
	for lib, at := range homes {
		if (imp == lib || strings.HasPrefix(imp, lib+"/")) && !slices.Contains(at, room) {
			t.Errorf("%s imports %s, whose home is %v", file, imp, at)
		}
	}
}

// importsOf are the imports of every file that is no test.
func importsOf(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range f.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			out[filepath.ToSlash(name)] = append(out[filepath.ToSlash(name)], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 10 {
		t.Fatalf("only %d files were found", len(out))
	}
	return out
}
