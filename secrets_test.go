package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"guatu/internal/demo"
	"guatu/internal/simulator"
)

// gossip is a transport whose errors tell the whole address, the token in it: the
// first request of every method fails.
type gossip struct {
	next http.RoundTripper
	mu   sync.Mutex
	seen map[string]bool
}

func (g *gossip) RoundTrip(r *http.Request) (*http.Response, error) {
	g.mu.Lock()
	first := !g.seen[r.URL.Path]
	g.seen[r.URL.Path] = true
	g.mu.Unlock()
	if first {
		return nil, fmt.Errorf("dial %s: %w", r.URL, errors.New("refused by proxy for "+r.URL.RequestURI()))
	}
	return g.next.RoundTrip(r)
}

// page is what the program shows under a path of its own listener.
func (w *world) page(path string) string {
	got := httptest.NewRecorder()
	w.App.routes().ServeHTTP(got, httptest.NewRequest(http.MethodGet, path, nil))
	return got.Body.String()
}

// In a session with faults neither the log nor what the program shows of itself
// tells the token, the webhook's secret, a start code or a word of what people
// write.
func TestNothingSecretIsTold(t *testing.T) {
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{cfg: sampleConfig(t, sample)}
	w.sim = simulator.New(simulator.Options{Token: "7000000001:simulated", Username: "guatu_bot"})
	w.telegram = &http.Client{Transport: &gossip{next: w.sim.Client().Transport, seen: map[string]bool{}}}
	w.start(t)
	shown := func() string {
		return w.page("/healthz") + w.page("/readyz") + w.page("/metrics")
	}
	admin := w.sim.User(1001, "某管理员", "zh-hans")
	admin.Start("")
	told := w.awaitWords(t, admin.Chat(), "管理员", shown)
	admin.Send("/invite officer 崂山区")
	told += w.awaitWords(t, admin.Chat(), "start=", shown)
	last, _ := w.sim.Last(admin.Chat())
	_, code, _ := strings.Cut(last.Body(), "start=")
	code, _, _ = strings.Cut(code, "\n")
	guest := w.sim.User(1002, "某来客", "zh-hans")
	guest.Start("guessed-code-of-the-guest")
	told += w.awaitWords(t, guest.Chat(), "无效", shown)
	guest.Start(code)
	told += w.awaitWords(t, guest.Chat(), "欢迎", shown)
	guest.Send("#走访；企业：密语公司；地点：上海；成果：绝密内容")
	told += w.awaitWords(t, guest.Chat(), "/V1", shown)
	guest.Send("密语公司去年来过几次？")
	told += w.awaitWords(t, guest.Chat(), "家次", shown)
	w.bring([]byte(`{"update_id":77,"message":"绝密内容"}`))
	w.bring([]byte(`{"update_id":78,"message":{"message_id":3,"text":"绝密内容","chat":{}}}`))
	w.bring([]byte(`{"update_id": 绝密内容`))
	forged := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(`{"update_id":79}`))
	forged.Header.Set("X-Telegram-Bot-Api-Secret-Token", "forged-secret")
	w.Bot.Webhook().ServeHTTP(httptest.NewRecorder(), forged)
	w.rest(t)
	told += shown() + w.log.String()
	for _, secret := range []string{"7000000001:", "simulated", hookSecret, "forged-secret", code, "guessed-code", "绝密", "密语", "某来客", "某管理员"} {
		if i := strings.Index(told, secret); secret == "" || i >= 0 {
			t.Errorf("%q is told: …%s", secret, told[max(0, i-200):min(len(told), i+100)])
		}
	}
	if log := w.log.String(); !strings.Contains(log, "refused by proxy") || !strings.Contains(log, "set aside") {
		t.Errorf("the faults did not happen:\n%s", log)
	}
}

// awaitWords waits until the bot has said something in a chat, and gives what
// the program showed of itself meanwhile.
func (w *world) awaitWords(t *testing.T, room int64, words string, shown func() string) (told string) {
	t.Helper()
	ctx := within(t, time.Minute)
	for {
		_, seen := w.sim.Events(0)
		told += shown()
		if m, ok := w.sim.Last(room); ok && strings.Contains(m.Body(), words) {
			return told
		}
		if err := w.sim.Wait(ctx, seen); err != nil {
			t.Fatalf("no %q: %v\n%s", words, err, w.log.String())
		}
	}
}

// A config that cannot be read is spoken of without what is secret in it.
func TestFaultyConfigKeepsItsSecrets(t *testing.T) {
	const token, password = "7000000001:TopSecretToken", "ProxyPassword"
	for _, text := range []string{
		"telegram:\n  token: \"" + token + "\"\n bad: [\n",
		"telegram: {token: \"" + token + "\", tokne: 1}\n",
		"telegram:\n\ttoken: " + token + "\n",
		"telegram:\n  token: [" + token + "]\n",
		"telegram:\n  token: \"" + token + "\n",
		"telegram:\n  toke: " + token + "\n",
		"telegram:\n  token: " + token + "\n  proxy: \"socks5://user:" + password + "@:x:1\"\n",
		"telegram:\n  token: " + token + "\n  proxy: \"ftp://user:" + password + "@host\"\n",
		"telegram:\n  token: " + token + "x y\n  mode: webhook\n  webhook: {url: 'https://a', listen: ':1', secret: '" + password + " !'}\n",
		"telegram:\n  token: " + token + "\n  api_url: 'http://user:" + password + "@'\n",
	} {
		file := filepath.Join(t.TempDir(), "config.yaml")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadConfig(file, nil)
		if err == nil {
			t.Errorf("%q is no fault", text)
			continue
		}
		if said := err.Error(); strings.Contains(said, "TopSecret") || strings.Contains(said, password) {
			t.Errorf("of %q it is said: %s", text, said)
		}
	}
}
