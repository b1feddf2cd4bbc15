package simulator_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"guatu/internal/simulator"
)

const token = "42:abc"

// reply is an answer of the Bot API.
type reply struct {
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MigrateTo  int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
	status int
	header http.Header
}

func (r reply) into(t *testing.T, to any) {
	t.Helper()
	if !r.OK {
		t.Fatalf("refused: %d %s", r.Code, r.Description)
	}
	if err := json.Unmarshal(r.Result, to); err != nil {
		t.Fatal(err)
	}
}

// start returns a Telegram where 王芳 (1001) has written to the bot.
func start(t *testing.T, opt simulator.Options) (*simulator.Server, *simulator.User) {
	t.Helper()
	opt.Token, opt.Username = token, "city_bot"
	sim := simulator.New(opt)
	t.Cleanup(sim.Close)
	wang := sim.User(1001, "王芳", "zh-hans")
	wang.Start("")
	return sim, wang
}

// ask calls a method with JSON parameters; "" is none.
func ask(t *testing.T, sim *simulator.Server, method, params string) reply {
	t.Helper()
	return post(t, sim, method, "application/json", strings.NewReader(params))
}

func post(t *testing.T, sim *simulator.Server, method, contentType string, body io.Reader) reply {
	t.Helper()
	res, err := sim.Client().Post("https://api.telegram.org/bot"+token+"/"+method, contentType, body)
	if err != nil {
		t.Fatalf("%s: %v", method, err)
	}
	return read(t, res)
}

func read(t *testing.T, res *http.Response) reply {
	t.Helper()
	defer res.Body.Close()
	r := reply{status: res.StatusCode, header: res.Header}
	if err := json.NewDecoder(res.Body).Decode(&r); err != nil {
		t.Fatalf("answer is no JSON: %v", err)
	}
	return r
}

// upload calls a method with one file and some words.
func upload(t *testing.T, sim *simulator.Server, method, field, name string, data []byte, values map[string]string) reply {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for k, v := range values {
		if err := form.WriteField(k, v); err != nil {
			t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile(field, name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	return post(t, sim, method, form.FormDataContentType(), &body)
}

// send sends a text and returns the message's number.
func send(t *testing.T, sim *simulator.Server, chat int64, text string) int64 {
	t.Helper()
	var m simulator.Message
	ask(t, sim, "sendMessage", params("chat_id", chat, "text", text)).into(t, &m)
	return m.ID
}

// params makes a JSON object of names and values.
func params(pairs ...any) string {
	object := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		object[pairs[i].(string)] = pairs[i+1]
	}
	out, err := json.Marshal(object)
	if err != nil {
		return err.Error()
	}
	return string(out)
}

func wantRefusal(t *testing.T, r reply, code int, words string) {
	t.Helper()
	if r.OK || r.Code != code || r.status != code || r.Description != words {
		t.Errorf("answer: ok %v, %d (HTTP %d) %q\nwant: %d %q", r.OK, r.Code, r.status, r.Description, code, words)
	}
}

func values(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}
