package demo

import (
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestPage drives the real program as a newcomer would.
func TestPage(t *testing.T) {
	url := startDemo(t)
	for name, s := range map[string]screen{"phone": phone, "wide": wide} {
		t.Run(name, func(t *testing.T) {
			v := open(t, url, s)
			v.reportsAndWithdraws(s)
			v.asks()
			v.repliesAndEdits()
			v.fits()
		})
	}
	t.Run("invited", func(t *testing.T) { open(t, url, phone).letsSomebodyIn() })
	t.Run("monday", func(t *testing.T) { open(t, url, phone).movesToMonday() })
	t.Run("english", func(t *testing.T) {
		v := open(t, url, small)
		if got := v.read(`document.querySelector('#text').placeholder`); got != "Write a message…" {
			t.Errorf("to an English browser the page says %q", got)
		}
		v.keep("en")
		v.fits()
	})
}

// reportsAndWithdraws sends the suggested report, sees what it became, and takes
// it back.
func (v *visitor) reportsAndWithdraws(s screen) {
	v.Helper()
	v.do(chromedp.Click(chromedp.CSS(".chip:nth-child(1)")))
	v.keep("suggested")
	v.do(chromedp.Click(chromedp.CSS("#send")))
	v.answers("50亿元（CNY 5,000,000,000）")
	card := v.read(`[...document.querySelectorAll('.bot .text')].at(-1).textContent`)
	if !regexp.MustCompile(`^/V\d+ `).MatchString(card) || !strings.Contains(card, "海岚光电") {
		v.Errorf("the card is %q", card)
	}
	if s.width >= 900 {
		v.await("the row", `document.querySelector('#visits .fresh')?.textContent.includes('海岚光电')`)
	}
	v.keep("card")
	v.taps("撤销")
	v.await("the mark 已编辑", `[...document.querySelectorAll('.bot')].some(m => m.querySelector('.edited') && m.textContent.includes('海岚光电'))`)
	if s.width >= 900 {
		v.await("the row withdrawn", `document.querySelector('#visits .fresh.gone')`)
	}
	v.keep("withdrawn")
}

// asks sends the suggested question: the first line of the answer is the figure,
// in bold.
func (v *visitor) asks() {
	v.Helper()
	v.do(chromedp.Click(chromedp.CSS(".chip:nth-child(2)")), chromedp.Click(chromedp.CSS("#send")))
	v.answers("2023-01-01 至 2023-03-31")
	figure := v.read(`[...document.querySelectorAll('.bot .text')].at(-1).querySelector('strong').textContent`)
	if !regexp.MustCompile(`^[1-9]\d* 个$`).MatchString(figure) {
		v.Errorf("the figure is %q", figure)
	}
	v.keep("figure")
}

// repliesAndEdits goes through the chat with the keyboard alone.
func (v *visitor) repliesAndEdits() {
	v.Helper()
	v.do(chromedp.KeyEvent(kb.ArrowUp))
	v.await("the last message to edit", `document.querySelector('#text').value.startsWith('本季度') && !document.querySelector('#about').hidden`)
	v.do(chromedp.KeyEvent(kb.Escape))
	v.await("an empty line", `document.querySelector('#text').value === '' && document.querySelector('#about').hidden`)
	v.do(chromedp.Focus(chromedp.JSPath(`[...document.querySelectorAll('article')].at(-1)`)), chromedp.KeyEvent(kb.ArrowUp))
	v.await("the message above", `document.activeElement === [...document.querySelectorAll('article')].at(-2)`)
	v.do(chromedp.Click(chromedp.JSPath(`document.activeElement.querySelector('.acts button')`)))
	v.await("the reply", `!document.querySelector('#about').hidden && document.activeElement.id === 'text'`)
	v.do(chromedp.KeyEvent(kb.Escape))
}

// letsSomebodyIn follows an invitation, which opens the newcomer's part.
func (v *visitor) letsSomebodyIn() {
	v.Helper()
	v.plays("管理员")
	v.await("the admin's chat", `document.querySelector('#log').textContent.includes('/invite')`)
	v.says("/invite officer 崂山区商务局")
	v.answers("?start=")
	v.do(chromedp.Click(chromedp.JSPath(`[...document.querySelectorAll('.bot a')].at(-1)`)))
	v.await("the newcomer's part", `document.querySelector('.person:not([hidden]) input[value="5001"]')?.checked`)
	v.answers("崂山区商务局")
	v.keep("welcome")
	v.fits()
}

// movesToMonday reads the digests that arrive.
func (v *visitor) movesToMonday() {
	v.Helper()
	v.do(chromedp.Click(chromedp.CSS("#clock")))
	v.await("Monday", `document.querySelector('#now').textContent.includes('周一')`)
	v.await("two unread digests", `['罗静姝', '顾明川'].every(n => [...document.querySelectorAll('.person')].some(p => p.textContent.includes(n) && p.querySelector('.badge:not([hidden])')))`)
	v.keep("unread")
	v.plays("罗静姝")
	v.await("the district's digest", `document.querySelector('#log').textContent.includes('崂山区招商周报')`)
	v.await("its beginning in view", `[...document.querySelectorAll('.bot')].find(m => m.textContent.includes('崂山区招商周报')).getBoundingClientRect().top > document.querySelector('#scroll').getBoundingClientRect().top`)
	v.await("nothing unread", `[...document.querySelectorAll('.person')].find(p => p.textContent.includes('罗静姝')).querySelector('.badge').hidden`)
	v.keep("digest")
	v.plays("顾明川")
	v.await("the city's digest", `document.querySelector('#log').textContent.includes("青岛市招商周报")`)
	v.keep("city")
	v.fits()
}

// fits tells whether the page stays within the screen's width.
func (v *visitor) fits() {
	v.Helper()
	if got := v.read(`['html', '#scroll', '#try', '#people'].filter(q => { const e = document.querySelector(q); return e.scrollWidth > e.clientWidth; })`); got != "" {
		v.Errorf("wider than the screen: %s", got)
	}
}
