package bot

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParts(t *testing.T) {
	tests := []struct {
		name        string
		markup      string
		first, most int
		want        []string
	}{
		{"short", "你好", 5, 10, []string{"你好"}},
		{"nothing", "", 5, 10, []string{""}},
		{"tags do not count", "<b>12345</b>", 5, 10, []string{"<b>12345</b>"}},
		{"entities count once", "&lt;&amp;&gt;", 3, 3, []string{"&lt;&amp;&gt;"}},
		{"at line ends", "一二\n三四\n五六", 5, 5, []string{"一二\n三四", "五六"}},
		{"the first is shorter", "一二\n三四\n五六", 3, 10, []string{"一二", "三四\n五六"}},
		{"not within tags", "一\n<pre>二\n三</pre>\n四", 4, 9, []string{"一", "<pre>二\n三</pre>\n四"}},
		{"one long line", "一二三四五", 2, 2, []string{"一二", "三四", "五"}},
		{"one long tag", "<b>一二三&lt;</b>", 3, 3, []string{"一二三", "&lt;"}},
		{"nothing after the cut", "一二\n\n\n", 3, 3, []string{"一二\n"}},
		{"blank lines are no part", "\n\n一二\n三四", 4, 4, []string{"\n\n一二", "三四"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, parts(tt.markup, tt.first, tt.most)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// FuzzParts: every part can be sent.
func FuzzParts(f *testing.F) {
	f.Add("一\n<pre>二\n三</pre>\n四", 2)
	f.Add(strings.Repeat("长", 30), 7)
	f.Add("\x10 0", 2) // what is not seen goes before the blanks
	f.Fuzz(func(t *testing.T, markup string, most int) {
		if most < 1 || most > 50 || len(markup) > 500 {
			t.Skip()
		}
		all := parts(markup, most, most)
		for _, p := range all {
			if n := length(p); n > most {
				t.Errorf("a part of %d code points, more than %d", n, most)
			}
			if len(all) > 1 && blank(p) {
				t.Errorf("a blank part in %q", all)
			}
		}
	})
}

func TestClip(t *testing.T) {
	for give, want := range map[string]string{"好": "好", "一二三": "一二三", "一二三四": "一二…"} {
		if got := clip(give, 3); got != want {
			t.Errorf("clip(%q) = %q, want %q", give, got, want)
		}
	}
}
