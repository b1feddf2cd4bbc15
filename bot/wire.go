package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// mostAnswer bounds what is read of one answer: a poll brings up to about 4 MiB of updates.
const mostAnswer = 16 << 20

// wire carries calls to the Bot API. It is the HTTP client under the library,
// so that every call fails in the same two ways: a *refusal, where Telegram
// said no, or any other error, after which nobody knows what was done. It also
// keeps the token out of errors, and of what came back only what is used, for
// the library refuses whole messages over one value that it does not know.
type wire struct {
	client *http.Client
	base   string // ends in /bot<token>/: never shown
	token  string
	pulse  *pulse
}

// refusal is Telegram's no: nothing was done.
type refusal struct {
	code  int
	words string
	retry time.Duration // 0 if Telegram named none
	moved int64         // the supergroup that took the group's place
}

func (r *refusal) Error() string { return fmt.Sprintf("telegram says %d %s", r.code, r.discreet()) }

// discreet are the words without what they quote, which may be a message's.
func (r *refusal) discreet() string {
	said, _, quotes := strings.Cut(r.words, `"`)
	if quotes {
		said += "…"
	}
	return said
}

// answer is the envelope of every result.
type answer struct {
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MovedTo    int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

// ask makes a call that brings something back, which is decoded into dest.
func (w *wire) ask(ctx context.Context, method string, params, dest any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	req, err := w.request(ctx, method, body)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	result, err := w.carry(req)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	if err := lenient(result, dest); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return nil
}

func (w *wire) request(ctx context.Context, method string, body []byte) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, w.base+method, bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("the address of the Bot API is no URL")
	}
	req.Header.Set("Content-Type", "application/json")
	return req, nil
}

// Do is how the library makes its calls, those that carry files.
func (w *wire) Do(req *http.Request) (*http.Response, error) {
	result, err := w.carry(req)
	if err != nil {
		return nil, err
	}
	body := append(append([]byte(`{"ok":true,"result":`), essence(result)...), '}')
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(bytes.NewReader(body)), Request: req}, nil
}

// carry makes one call and returns its result.
func (w *wire) carry(req *http.Request) (json.RawMessage, error) {
	res, err := w.client.Do(req)
	if err != nil {
		return nil, w.bare(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, mostAnswer))
	if err != nil {
		return nil, w.bare(err)
	}
	var a answer
	if err := json.Unmarshal(body, &a); err != nil || !a.OK && a.Code == 0 {
		return nil, stranger(res.StatusCode)
	}
	w.pulse.reached()
	if !a.OK {
		return nil, a.refusal()
	}
	return a.Result, nil
}

func (a *answer) refusal() *refusal {
	return &refusal{
		code: a.Code, words: a.Description,
		retry: time.Duration(a.Parameters.RetryAfter) * time.Second, moved: a.Parameters.MovedTo,
	}
}

// stranger is an answer that the Bot API did not write. Of those only the
// proxy's "too large" is certain: the request never reached Telegram.
func stranger(status int) error {
	if status == http.StatusRequestEntityTooLarge {
		return &refusal{code: status, words: "Request Entity Too Large"}
	}
	return fmt.Errorf("an answer that is none of Telegram's, status %d", status)
}

// bare is an error without the address that it happened at, which holds the
// token; a transport may have quoted it in words of its own.
func (w *wire) bare(err error) error {
	var at *url.Error
	if errors.As(err, &at) {
		err = at.Err
	}
	said := err.Error()
	for _, token := range []string{w.token, url.PathEscape(w.token), url.QueryEscape(w.token)} {
		said = strings.ReplaceAll(said, token, "(token)")
	}
	if said == err.Error() {
		return err
	}
	return &masked{said, err}
}

// masked is an error that says less than it knows.
type masked struct {
	said string
	why  error
}

func (m *masked) Error() string { return m.said }
func (m *masked) Unwrap() error { return m.why }

// essence is a result without what nobody reads.
func essence(result json.RawMessage) json.RawMessage {
	if !strings.HasPrefix(string(result), "{") {
		return result
	}
	var m delivered
	if lenient(result, &m) != nil {
		return result
	}
	slim, err := json.Marshal(m)
	if err != nil {
		return result
	}
	return slim
}

// delivered is what is kept of a message that was sent.
type delivered struct {
	ID    int       `json:"message_id"`
	Photo []rawFile `json:"photo,omitempty"` // smallest first
}
