package main

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// toldKeys are the keys of log lines that docs/operations.md names.
func toldKeys(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("docs", "operations.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "<!-- log keys -->")
	table, _, ok := strings.Cut(rest, "<!-- end of log keys -->")
	if !ok {
		t.Fatal("docs/operations.md has no table of log keys")
	}
	keys := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z]+)` \\|").FindAllStringSubmatch(table, -1) {
		keys[m[1]] = true
	}
	return keys
}

// The keys that the code logs are those that the docs name.
func TestLogKeysAreTold(t *testing.T) {
	told, logged := toldKeys(t), map[string]bool{"time": true, "level": true, "msg": true}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			for _, key := range keysOfCall(n) {
				logged[key] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(told, logged) {
		t.Errorf("the code logs\n%v\ndocs/operations.md names\n%v", slices.Sorted(maps.Keys(logged)), slices.Sorted(maps.Keys(told)))
	}
}

// keysOfCall are the keys of a call such as s.log.Warn("message", "key", value).
func keysOfCall(n ast.Node) (keys []string) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !slices.Contains([]string{"Debug", "Info", "Warn", "Error"}, method.Sel.Name) {
		return nil
	}
	switch on := method.X.(type) {
	case *ast.Ident:
		ok = strings.EqualFold(on.Name, "log")
	case *ast.SelectorExpr:
		ok = strings.EqualFold(on.Sel.Name, "log")
	default:
		ok = false
	}
	if !ok {
		return nil
	}
	for i := 1; i < len(call.Args); i += 2 {
		lit, ok := call.Args[i].(*ast.BasicLit)
		if !ok {
			return append(keys, "a key that is no literal")
		}
		key, _ := strconv.Unquote(lit.Value)
		keys = append(keys, key)
	}
	return keys
}

// What the program writes while it runs is JSON, a line each, with keys that
// the docs name, and without the text of messages or the token.
func TestLogLines(t *testing.T) {
	p := newProcess(t)
	p.start()
	officer := p.sim.User(1001, "管理员", "zh-hans")
	officer.Start("")
	p.until("the greeting", func() bool { return len(p.answers(1001)) > 0 })
	officer.Send("#走访；企业：秘而不宣厂；地点：上海；单位：市商务局")
	p.until("the card", func() bool { return len(p.answers(1001)) > 1 })
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := <-p.done; err != nil {
		t.Errorf("after SIGTERM: %v", err)
	}
	p.cmd = nil
	told, seen := toldKeys(t), 0
	for line := range bytes.Lines(p.log.Bytes()) {
		var fields map[string]any
		if err := json.Unmarshal(line, &fields); err != nil {
			t.Errorf("no JSON: %s", line)
		}
		for key := range fields {
			if !told[key] {
				t.Errorf("docs/operations.md does not name %q: %s", key, line)
			}
		}
		seen++
	}
	if seen < 3 {
		t.Errorf("only %d lines:\n%s", seen, p.log.String())
	}
	for _, secret := range []string{"秘而不宣", "7000000001:simulated"} {
		if strings.Contains(p.log.String(), secret) {
			t.Errorf("the log says %s", secret)
		}
	}
}
