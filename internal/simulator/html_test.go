package simulator

import (
	"fmt"
	"strings"
	"testing"
)

// show writes a parsed text as "text | type offset+length argument …".
func show(t styled) string {
	out := []string{t.text}
	for _, e := range t.entities {
		s := fmt.Sprintf("%s %d+%d", e.Type, e.Offset, e.Length)
		if e.URL+e.Language != "" {
			s += " " + e.URL + e.Language
		}
		if e.User != nil {
			s += fmt.Sprint(" ", e.User.ID)
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"<b>海尔</b>集团", "海尔集团 | bold 0+2"},
		{"😀<i>x</i>", "😀x | italic 2+1"},
		{"<B>x</b>", "x | bold 0+1"},
		{"<b>x</>", "x | bold 0+1"},
		{"<strong>a</strong><em>b</em><u>c</u><s>d</s>", "abcd | bold 0+1 | italic 1+1 | underline 2+1 | strikethrough 3+1"},
		{"<b>a<i>b</i></b>", "ab | bold 0+2 | italic 1+1"},
		{"<b></b>x", "x"},
		{"A &lt;Vietnam&gt; &amp; B &quot;c&quot; &#26;&#x4e2d;", "A <Vietnam> & B \"c\" \x1a中"},
		{"A&B &nbsp; &lt", "A&B &nbsp; <"},
		{`<a href="https://qd.gov.cn/x?a=1&amp;b=2">主页</a>`, "主页 | text_link 0+2 https://qd.gov.cn/x?a=1&b=2"},
		{`<a href='qd.gov.cn'>主页</a>`, "主页 | text_link 0+2 http://qd.gov.cn/"},
		{"<a href=\"tg://user?id=1001\">王芳</a>", "王芳 | text_mention 0+2 1001"},
		{"<a>nothing</a>", "nothing"},
		{"<code>x</code>", "x | code 0+1"},
		{"<pre>x</pre>", "x | pre 0+1"},
		{`<pre><code class="language-go">x</code></pre>`, "x | pre 0+1 go"},
		{"<b>a <code>x</code> b</b>", "a x b | bold 0+2 | code 2+1 | bold 3+2"},
		{"<blockquote>a</blockquote>", "a | blockquote 0+1"},
		{"<blockquote expandable>a</blockquote>", "a | expandable_blockquote 0+1"},
		{`<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>`, "ab | spoiler 0+1 | spoiler 1+1"},
		{"a < b", `! Unsupported start tag "" at byte offset 2`},
		{"越南<Vietnam> Co", `! Unsupported start tag "vietnam" at byte offset 6`},
		{"x<b", "! Unclosed start tag at byte offset 1"},
		{"x<a href", "! Unclosed start tag at byte offset 1"},
		{`x<a href="y`, "! Unclosed start tag at byte offset 1"},
		{`<a href=x/y>z</a>`, "! Unexpected end of name token at byte offset 8"},
		{`<b ="x">z</b>`, `! Empty attribute name in the tag "b" at byte offset 0`},
		{"<b>x", `! Can't find end tag corresponding to start tag "b"`},
		{"x</b>", "! Unexpected end tag at byte offset 1"},
		{"<b>x</i>", `! Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`},
		{"<b>x</b", "! Unclosed end tag at byte offset 4"},
		{"<span>x</span>", `! Tag "span" must have class "tg-spoiler" at byte offset 0`},
		{"<br>", `! Unsupported start tag "br" at byte offset 0`},
	} {
		t.Run(c.src, func(t *testing.T) {
			got, err := parseHTML(c.src)
			text := show(got)
			if err != nil {
				text = "! " + strings.TrimPrefix(err.Error(), "Bad Request: can't parse entities: ")
			}
			if text != c.want {
				t.Errorf("got  %s\nwant %s", text, c.want)
			}
		})
	}
}

// What Telegram's server does to a text by itself.
func TestSettle(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"  a \n", "a"},
		{"<b> a </b> ", "a | bold 0+1"},
		{"a\r\nb\tc", "a\nb c"},
		{"/visit 海尔", "/visit 海尔 | bot_command 0+6"},
		{"你好 /report@city_bot 吧", "你好 /report@city_bot 吧 | bot_command 3+16"},
		{"见 https://qd.gov.cn/a，好", "见 https://qd.gov.cn/a，好 | url 2+19"},
		{"@city_bot 多少", "@city_bot 多少 | mention 0+9"},
		{"#走访 海尔", "#走访 海尔 | hashtag 0+3"},
		{"a@b.com", "a@b.com | email 0+7"},
		{"<code>/visit</code>", "/visit | code 0+6"},
		{"<b>/visit x</b>", "/visit x | bold 0+8 | bot_command 0+6"},
		{"12/3", "12/3"},
	} {
		t.Run(c.src, func(t *testing.T) {
			parsed, err := parseHTML(c.src)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(parsed.settle()); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"<b>x</b>", "&#x4e2d;&", `<a href="x">`, "</", "<pre><code class=language-go>x</code></pre>", "😀<i>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		parsed, err := parseHTML(src)
		if err != nil {
			return
		}
		settled := parsed.settle()
		for _, e := range settled.entities {
			if e.Offset < 0 || e.Length <= 0 || e.end() > utf16Len(settled.text) {
				t.Errorf("%q: entity %+v lies outside of %q", src, e, settled.text)
			}
		}
	})
}
