package demo

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// screen is what the page is looked at on.
type screen struct {
	width, height int64
	scale         float64
	dark          bool
	lang          string
}

var (
	phone = screen{width: 390, height: 844, scale: 1, lang: "zh-CN"}
	small = screen{width: 360, height: 640, scale: 1, dark: true, lang: "en-US"}
	wide  = screen{width: 1280, height: 800, scale: 1, lang: "zh-CN"}
)

// visitor is somebody with a browser.
type visitor struct {
	*testing.T
	ctx context.Context
}

// browserPath is a browser, or the end of the test.
func browserPath(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("GUATU_REQUIRE_BROWSER") == "1" {
		t.Fatal("no Chromium or Chrome was found, and GUATU_REQUIRE_BROWSER=1 asks for one")
	}
	t.Skip("no Chromium or Chrome was found (with GUATU_REQUIRE_BROWSER=1 this is a failure)")
	return ""
}

// open opens an address. What the browser complains of, such as a breach of the
// page's policy, fails the test.
func open(t *testing.T, url string, s screen) *visitor {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browserPath(t)), chromedp.NoSandbox, chromedp.Flag("lang", s.lang), chromedp.Flag("accept-lang", s.lang))
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	v := &visitor{T: t, ctx: ctx}
	v.do(v.dress(s))
	v.listen()
	v.do(chromedp.Navigate(url), chromedp.WaitVisible(chromedp.CSS("#text")))
	return v
}

func (v *visitor) listen() {
	said := chromedp.Console(v.ctx)
	done := make(chan struct{})
	v.Cleanup(func() {
		chromedp.Cancel(v.ctx)
		<-done
	})
	go func() {
		defer close(done)
		for m, err := range said {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.IsException() {
				v.Errorf("the browser complains: %s", m)
			}
		}
	}()
}

func (v *visitor) dress(s screen) chromedp.Action[chromedp.Void] {
	viewport := []chromedp.EmulateViewportOption{chromedp.EmulateScale(s.scale)}
	if s.width < 900 {
		viewport = append(viewport, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	scheme := emulation.MediaFeature{Name: "prefers-color-scheme", Value: "light"}
	if s.dark {
		scheme.Value = "dark"
	}
	return chromedp.Steps(
		chromedp.EmulateViewport(s.width, s.height, viewport...),
		chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{&scheme}})
			return err
		}))
}

func (v *visitor) do(steps ...chromedp.Action[chromedp.Void]) {
	v.Helper()
	if err := chromedp.Do(v.ctx, steps...); err != nil {
		v.Fatal(err)
	}
}

// await waits until a condition, in JavaScript, holds.
func (v *visitor) await(what, condition string) {
	v.Helper()
	_, err := chromedp.Run(v.ctx, chromedp.Poll[bool]("Boolean("+condition+")", chromedp.WithPollingTimeout(30*time.Second)))
	if err != nil {
		v.keep("failed")
		v.Fatalf("%s did not come: %v", what, err)
	}
}

// read gives a value of the page.
func (v *visitor) read(expression string) string {
	v.Helper()
	text, err := chromedp.Run(v.ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		v.Fatal(err)
	}
	return text
}

// keep writes a picture of the page into the folder that GUATU_SCREENSHOTS
// names, if it names one.
func (v *visitor) keep(name string) {
	v.Helper()
	dir := os.Getenv("GUATU_SCREENSHOTS")
	if dir == "" {
		return
	}
	data, err := chromedp.Run(v.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		v.Fatal(err)
	}
	file := filepath.Join(dir, strings.NewReplacer("/", "-").Replace(v.Name())+"-"+name+".png")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		v.Fatal(err)
	}
}

// answers waits for a message of the bot, below the person's last, that holds a text.
func (v *visitor) answers(text string) {
	v.Helper()
	v.await("an answer with "+text, `[...document.querySelectorAll('.msg')].slice([...document.querySelectorAll('.msg')].findLastIndex(m => m.matches('.mine')) + 1).some(m => m.textContent.includes(`+strconv.Quote(text)+`))`)
}

// says types a text and sends it with Enter.
func (v *visitor) says(text string) {
	v.Helper()
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), text+"\r"))
	v.await("the message "+text, `[...document.querySelectorAll('.mine')].at(-1)?.textContent.includes(`+strconv.Quote(text)+`)`)
}

// taps presses the newest button with a label.
func (v *visitor) taps(label string) {
	v.Helper()
	key := `[...document.querySelectorAll('.key')].filter(k => k.textContent === ` + strconv.Quote(label) + `).at(-1)`
	v.await("the button "+label, key)
	v.do(chromedp.Click(chromedp.JSPath(key)))
}

// plays takes the part of the n-th person.
func (v *visitor) plays(name string) {
	v.Helper()
	v.do(chromedp.Click(chromedp.JSPath(`[...document.querySelectorAll('.person-name')].find(p => p.textContent.startsWith(` + strconv.Quote(name) + `))`)))
}

// startDemo builds the program, runs its demo and gives the address of the page.
func startDemo(t *testing.T) string {
	t.Helper()
	browserPath(t)
	program := filepath.Join(t.TempDir(), "guatu")
	if out, err := exec.Command("go", "build", "-o", program, "guatu").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	cmd := exec.Command(program, "demo", "-listen", "127.0.0.1:0")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt) // it may have ended by itself: Wait tells
		if err := cmd.Wait(); err != nil {
			t.Errorf("the demo ended with: %v", err)
		}
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if _, url, found := strings.Cut(lines.Text(), "http://"); found {
			go func() {
				for lines.Scan() { // lets the program go on writing
				}
			}()
			return "http://" + url
		}
	}
	t.Fatal("the demo ended before it was open")
	return ""
}
