package simulator_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"guatu/internal/simulator"
)

func TestAddresses(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	for _, c := range []struct {
		path  string
		code  int
		words string
	}{
		{"/bot42:abc/getMe", 200, ""},
		{"/bot42:abc/GETME", 200, ""},
		{"/bot42:abc/test/getMe", 200, ""},
		{"/bot42:abc/sendVideo", 404, "Not Found: method not found"},
		{"/bot42:abc", 404, "Not Found"},
		{"/somewhere", 404, "Not Found"},
		{"/bot42:wrong/getMe", 401, "Unauthorized"},
		{"/botnonsense/getMe", 401, "Unauthorized: invalid token specified"},
	} {
		res, err := sim.Client().Get("https://api.telegram.org" + c.path)
		if err != nil {
			t.Fatal(err)
		}
		r := read(t, res)
		if r.status != c.code || r.Description != c.words {
			t.Errorf("%s: %d %q, want %d %q", c.path, r.status, r.Description, c.code, c.words)
		}
	}
}

// Parameters come by query, form, JSON or multipart; methods without any come as multipart without a body.
func TestEncodings(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	form := values("chat_id", "1001", "text", "你好").Encode()
	multi := "--b\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n1001\r\n--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n你好\r\n--b--\r\n"
	for _, c := range []struct{ name, method, contentType, body string }{
		{"query", "sendMessage?" + form, "", ""},
		{"form", "sendMessage", "application/x-www-form-urlencoded", form},
		{"JSON", "sendMessage", "application/json", `{"chat_id":1001,"text":"你好"}`},
		{"JSON with charset", "sendMessage", "application/json; charset=utf-8", `{"chat_id":"1001","text":"你好"}`},
		{"multipart", "sendMessage", "multipart/form-data; boundary=b", multi},
		{"empty multipart", "getMe", "multipart/form-data; boundary=b", ""},
	} {
		if r := post(t, sim, c.method, c.contentType, strings.NewReader(c.body)); !r.OK {
			t.Errorf("%s: %d %s", c.name, r.Code, r.Description)
		}
	}
	if n := len(sim.Messages(1001)); n != 6 {
		t.Errorf("the chat holds %d messages, want 6", n)
	}
	if v := sim.Violations(); v != nil {
		t.Errorf("violations: %q", v)
	}
}

func TestTooMuch(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	r := ask(t, sim, "sendMessage", params("chat_id", 1001, "text", strings.Repeat("x", 1<<20)))
	wantRefusal(t, r, 413, "Request Entity Too Large: too many parameters")

	res, err := sim.Client().Post("https://api.telegram.org/bot42:abc/sendDocument", "multipart/form-data; boundary=b",
		bytes.NewReader(make([]byte, 50<<20+1)))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != 413 || res.Header.Get("Content-Type") != "text/html" {
		t.Errorf("50 MB: %d %s, want 413 in HTML from the proxy", res.StatusCode, res.Header.Get("Content-Type"))
	}
}

// The same server answers over sockets.
func TestOverHTTP(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	web := httptest.NewServer(sim)
	defer web.Close()
	res, err := http.PostForm(web.URL+"/bot"+token+"/sendMessage", values("chat_id", "1001", "text", "你好"))
	if err != nil {
		t.Fatal(err)
	}
	if r := read(t, res); !r.OK {
		t.Errorf("refused: %s", r.Description)
	}
	sim.Fail("getMe", 1, simulator.Reset())
	if _, err := http.PostForm(web.URL+"/bot"+token+"/getMe", nil); err == nil {
		t.Error("a reset connection gave an answer")
	}
}

func TestViolations(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	ask(t, sim, "sendMessage", params("chat_id", 1001, "text", "x", "colour", "red"))
	ask(t, sim, "sendMessage", params("chat_id", 1001, "text", "<b>x", "parse_mode", "HTML"))
	ask(t, sim, "editMessageText", params("chat_id", 1001, "message_id", 999, "text", "x"))
	wang.Block()
	ask(t, sim, "sendMessage", params("chat_id", 1001, "text", "x"))
	want := []string{
		`sendMessage: unknown parameter "colour"`,
		`sendMessage: Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
	}
	if got := sim.Violations(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("violations:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	calls := sim.Calls("sendMessage")
	if len(calls) != 3 || calls[0].Params["colour"] != "red" || calls[2].Code != 403 {
		t.Errorf("calls = %+v", calls)
	}
}
