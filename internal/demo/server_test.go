package demo

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/internal/simulator"
)

const officer = 2017

// desk is the page's server in front of a Telegram without a bot: the test
// says what the bot says.
type desk struct {
	*testing.T
	url   string
	sim   *simulator.Server
	clock *Clock
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{T: t, clock: NewClock(Opening)}
	d.sim = simulator.New(simulator.Options{Now: d.clock.Now})
	t.Cleanup(d.sim.Close)
	s, err := LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(NewServer(Options{
		Sim:     d.sim,
		People:  Faces(s),
		Now:     d.clock.Now,
		Advance: d.clock.Set,
		Rows: func(_ context.Context, lang string) ([]Row, error) {
			return []Row{{Ref: "V1", Kind: "visit", Name: map[string]string{"zh": "海岚光电", "en": "Hailan Optics"}[lang]}}, nil
		},
	}).Handler())
	t.Cleanup(srv.Close)
	d.url = srv.URL
	return d
}

func (d *desk) get(path string) *http.Response {
	d.Helper()
	res, err := http.Get(d.url + path)
	if err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { res.Body.Close() })
	return res
}

func (d *desk) read(path string, v any) {
	d.Helper()
	if err := json.NewDecoder(d.get(path).Body).Decode(v); err != nil {
		d.Fatal(err)
	}
}

// post asks for something to be done and gives the status and the answer.
func (d *desk) post(path, body string) (int, string) {
	d.Helper()
	res, err := http.Post(d.url+path, "application/json", strings.NewReader(body))
	if err != nil {
		d.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		d.Fatal(err)
	}
	return res.StatusCode, strings.TrimSpace(string(text))
}

// bot lets the bot call a method of the Bot API.
func (d *desk) bot(method string, params url.Values) {
	d.Helper()
	res, err := d.sim.Client().PostForm("https://api.telegram.org/bot7000000001:simulated/"+method, params)
	if err != nil {
		d.Fatal(err)
	}
	defer res.Body.Close()
	if text, _ := io.ReadAll(res.Body); res.StatusCode != http.StatusOK {
		d.Fatalf("%s: %s", method, text)
	}
}

type chatPage struct {
	Posts []post `json:"posts"`
	More  bool   `json:"more"`
}

func (d *desk) chat(query string) (c chatPage) {
	d.Helper()
	d.read(fmt.Sprintf("/api/chats/%d%s", officer, query), &c)
	return c
}

func TestPageNamesNothingInline(t *testing.T) {
	d := newDesk(t)
	res := d.get("/")
	if got := res.Header.Get("Content-Security-Policy"); !strings.HasPrefix(got, "default-src 'none'") || strings.Contains(got, "unsafe") {
		t.Errorf("the page's policy is %q", got)
	}
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if found := regexp.MustCompile(`(?i)<style|<script[^>]*>[^<]|\s(on[a-z]+|style)=|https?:`).FindString(string(text)); found != "" {
		t.Errorf("the page holds %q, which its policy forbids", found)
	}
	for _, m := range regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
		if got := d.get("/" + m[1]).StatusCode; got != http.StatusOK {
			t.Errorf("%s answers %d", m[1], got)
		}
	}
}

func TestTalk(t *testing.T) {
	d := newDesk(t)
	d.post("/api/chats/2017/send", `{"text": "走访 海岚光电"}`)
	d.bot("sendMessage", url.Values{
		"chat_id": {"2017"}, "text": {"<b>V1</b> 海岚光电"}, "parse_mode": {"HTML"}, "reply_parameters": {`{"message_id": 1}`},
		"reply_markup": {`{"inline_keyboard": [[{"text": "撤销", "callback_data": "undo"}]]}`},
	})
	d.post("/api/chats/2017/edit", `{"message": 1, "text": "走访 海岚光电 北京"}`)
	d.post("/api/chats/2017/send", `{"text": "成果：有意", "reply": 2}`)
	at := Opening.UnixMilli()
	want := chatPage{Posts: []post{
		{ID: 1, Mine: true, At: at, Edited: true, Text: "走访 海岚光电 北京"},
		{
			ID: 2, At: at, Text: "V1 海岚光电", Entities: []simulator.Entity{{Type: "bold", Length: 2}},
			Buttons: [][]simulator.Button{{{Text: "撤销", Data: "undo"}}}, Reply: &quoted{ID: 1, Mine: true, Text: "走访 海岚光电"},
		},
		{ID: 3, Mine: true, At: at, Text: "成果：有意", Reply: &quoted{ID: 2, Text: "V1 海岚光电"}},
	}}
	if diff := cmp.Diff(want, d.chat(""), cmp.Comparer(sameMinute)); diff != "" {
		t.Errorf("the chat (-want +got):\n%s", diff)
	}
}

// sameMinute compares moments of a clock that ticks.
func sameMinute(a, b int64) bool { return a/60000 == b/60000 }

func TestHistoryComesInParts(t *testing.T) {
	d := newDesk(t)
	for i := range pageSize + 5 {
		d.post("/api/chats/2017/send", fmt.Sprintf(`{"text": "%d"}`, i+1))
	}
	newest := d.chat("")
	if first := newest.Posts[0]; first.Text != "6" || !newest.More {
		t.Errorf("the newest part begins with %q, more %v", first.Text, newest.More)
	}
	earlier := d.chat(fmt.Sprintf("?before=%d", newest.Posts[0].ID))
	if len(earlier.Posts) != 5 || earlier.More {
		t.Errorf("%d messages stand before it, more %v", len(earlier.Posts), earlier.More)
	}
}

func TestRefusals(t *testing.T) {
	d := newDesk(t)
	if code, _ := d.post("/api/chats/4711/send", `{"text": "hello"}`); code != http.StatusNotFound {
		t.Errorf("somebody else's chat answers %d", code)
	}
	if code, _ := d.post("/api/chats/2017/send", `{"text": `); code != http.StatusBadRequest {
		t.Errorf("half a request is answered %d", code)
	}
	if code, _ := d.post("/api/chats/2017/photo", "no picture"); code != http.StatusBadRequest {
		t.Errorf("what is no picture is answered %d", code)
	}
	req, err := http.NewRequest(http.MethodPost, d.url+"/api/chats/2017/send", strings.NewReader(`{"text": "/start"}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Origin", "https://elsewhere.example")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusForbidden {
		t.Errorf("another site's page is answered %d", res.StatusCode)
	}
	if got := d.chat("").Posts; len(got) != 0 {
		t.Errorf("the chat holds %v", got)
	}
}

func TestLedgerSpeaksBothLanguages(t *testing.T) {
	d := newDesk(t)
	for lang, want := range map[string]string{"zh": "海岚光电", "en": "Hailan Optics", "": "海岚光电", "fr": "海岚光电"} {
		var rows []Row
		d.read("/api/ledger?lang="+lang, &rows)
		if rows[0].Name != want {
			t.Errorf("lang=%s: %s, want %s", lang, rows[0].Name, want)
		}
	}
}

func TestClockMovesOnceForOnePress(t *testing.T) {
	d := newDesk(t)
	monday := time.Date(2023, 4, 3, 8, 30, 0, 0, zone)
	body := fmt.Sprintf(`{"to": %d}`, monday.UnixMilli())
	d.post("/api/clock", body)
	d.post("/api/clock", body)
	if got := d.clock.Now(); got.Before(monday) || got.After(monday.Add(time.Minute)) {
		t.Errorf("the clock shows %s", got.In(zone))
	}
}

func TestFiles(t *testing.T) {
	d := newDesk(t)
	d.post("/api/chats/2017/send", `{"text": "/digest"}`)
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	w.WriteField("chat_id", "2017")
	part, err := w.CreateFormFile("document", "周报.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(part, "PK\x03\x04 and so on")
	w.Close()
	res, err := d.sim.Client().Post("https://api.telegram.org/bot7000000001:simulated/sendDocument", w.FormDataContentType(), &form)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	var dot bytes.Buffer
	if err := png.Encode(&dot, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	d.post("/api/chats/2017/photo?caption="+url.QueryEscape("走访 海岚光电"), dot.String())
	posts := d.chat("").Posts
	sheet := d.get("/api/files/" + posts[1].File.FileID)
	if got := sheet.Header.Get("Content-Disposition"); got != "attachment; filename*=utf-8''%E5%91%A8%E6%8A%A5.xlsx" {
		t.Errorf("a sheet comes as %q", got)
	}
	photo := d.get("/api/files/" + posts[2].Photo.FileID)
	if got := photo.Header.Get("Content-Type"); got != "image/png" || posts[2].Text != "走访 海岚光电" || posts[2].Photo.Width != 3 {
		t.Errorf("a picture comes as %q with %+v", got, posts[2])
	}
	if got := d.get("/api/files/none").StatusCode; got != http.StatusNotFound {
		t.Errorf("no file answers %d", got)
	}
}

// stream reads the page's news; next gives the next one.
func (d *desk) stream(since, lastSeen string) (next func() (id string, n news)) {
	d.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	d.Cleanup(stop)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, d.url+"/api/events?since="+since, nil)
	if err != nil {
		d.Fatal(err)
	}
	req.Header.Set("Last-Event-ID", lastSeen)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { res.Body.Close() })
	lines := bufio.NewScanner(res.Body)
	return func() (id string, n news) {
		d.Helper()
		for lines.Scan() {
			if v, ok := strings.CutPrefix(lines.Text(), "id: "); ok {
				id = v
			}
			if v, ok := strings.CutPrefix(lines.Text(), "data: "); ok && id != "" {
				if err := json.Unmarshal([]byte(v), &n); err != nil {
					d.Fatal(err)
				}
				return id, n
			}
		}
		d.Fatalf("the stream ended: %v", lines.Err())
		return "", n
	}
}

func TestStreamTellsWhatHappensAndGoesOnWhereItWas(t *testing.T) {
	d := newDesk(t)
	next := d.stream("0", "")
	d.post("/api/chats/2017/send", `{"text": "/review"}`)
	seen, n := next()
	if n.Kind != simulator.EventMessage || n.Chat != officer || n.Post.Text != "/review" {
		t.Errorf("a message is told as %+v", n)
	}
	d.sim.User(4711, "路人", "").Send("nobody's part on the page")
	d.bot("sendMessage", url.Values{
		"chat_id": {"2017"}, "text": {"D7 待核实"},
		"reply_markup": {`{"inline_keyboard": [[{"text": "核实", "callback_data": "ok"}]]}`},
	})
	if _, n = next(); n.Post == nil || n.Post.Text != "D7 待核实" {
		t.Fatalf("the bot's message is told as %+v", n)
	}
	_, body := d.post("/api/chats/2017/press", fmt.Sprintf(`{"message": %d, "data": "ok"}`, n.Post.ID))
	var pressed struct {
		Press string `json:"press"`
	}
	if err := json.Unmarshal([]byte(body), &pressed); err != nil || pressed.Press == "" {
		t.Fatalf("a press is answered %s", body)
	}
	d.bot("answerCallbackQuery", url.Values{"callback_query_id": {pressed.Press}, "text": {"已核实"}})
	for n.Kind != simulator.EventAnswer {
		_, n = next()
	}
	if want := (news{Kind: simulator.EventAnswer, Chat: officer, ID: n.ID, Post: n.Post, Text: "已核实", Press: pressed.Press}); !cmp.Equal(n, want) {
		t.Errorf("the answer is told as %+v, want %+v", n, want)
	}
	again := d.stream("0", seen)
	if _, n := again(); n.Post == nil || n.Post.Text != "D7 待核实" {
		t.Errorf("after %s the stream goes on with %+v", seen, n)
	}
}

func TestListenTakesAnotherPort(t *testing.T) {
	first, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := Listen(first.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if first.Addr().String() == second.Addr().String() {
		t.Errorf("both listen on %s", first.Addr())
	}
	if _, err := Listen("nowhere"); err == nil {
		t.Error("an address without a port was taken")
	}
}
