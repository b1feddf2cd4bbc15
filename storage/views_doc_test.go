package storage

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// docs/sql.md names every view with its columns, in their order.
func TestViewsAreDocumented(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "sql.md"))
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| `(v_[a-z_]+)` \\|.*\\| `([a-z0-9_, ]+)` \\|$").FindAllStringSubmatch(string(text), -1) {
		told[m[1]] = m[2]
	}
	f := openFile(t, filepath.Join(t.TempDir(), "guatu.db"))
	f.to(Schema())
	views := f.lines(`SELECT name FROM sqlite_master WHERE type = 'view'`)
	if len(views) != len(told) {
		t.Errorf("%d views are told of, there are %d", len(told), len(views))
	}
	for _, v := range views {
		v = strings.Trim(v, `["]`)
		rows, err := f.db.Query(`SELECT * FROM ` + v)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		rows.Close()
		if err != nil || strings.Join(columns, ", ") != told[v] {
			t.Errorf("%s has the columns\n%s\ndocs/sql.md says\n%s", v, strings.Join(columns, ", "), told[v])
		}
	}
	for _, example := range regexp.MustCompile(`(?ms)^    SELECT .*?;$`).FindAllString(string(text), -1) {
		f.lines(strings.TrimSpace(example))
	}
}
