package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Telegram's limits on one request (tdlib tdnet HttpReader.h; the proxy in front of it cuts bodies).
const (
	maxBody     = 50 << 20
	maxParams   = 1 << 20
	maxFiles    = 50
	maxBoundary = 70
)

// errBodyTooBig is answered in HTML: such a request never reaches the Bot API itself.
var errBodyTooBig = errors.New("request body over 50 MB")

// upload is a file that came with a request.
type upload struct {
	name string
	data []byte
}

// params are the arguments of one call, in whichever of the four encodings they came.
type params struct {
	values map[string]string
	files  map[string]upload
}

func (p params) str(name string) string { return p.values[name] }

// int reads a number, 0 where there is none: Telegram does not refuse odd numbers.
func (p params) int(name string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(p.values[name]), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func (p params) bool(name string) bool {
	switch strings.ToLower(strings.TrimSpace(p.values[name])) {
	case "true", "yes", "1":
		return true
	}
	return false
}

// readParams collects the arguments of a request; those in the body win over the query's.
func readParams(r *http.Request) (params, error) {
	p := params{values: map[string]string{}, files: map[string]upload{}}
	p.addQuery(r.URL.Query())
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil {
		return p, err
	}
	if len(body) > maxBody {
		return p, errBodyTooBig
	}
	if err := p.addBody(r.Header.Get("Content-Type"), body); err != nil {
		return p, err
	}
	return p, p.checkSize()
}

func (p params) addQuery(q url.Values) {
	for name, v := range q {
		p.values[name] = v[len(v)-1]
	}
}

// addBody reads the body by its content type. An empty body is no arguments, whatever its type says.
func (p params) addBody(contentType string, body []byte) error {
	if len(body) == 0 {
		return nil
	}
	kind, attrs, _ := mime.ParseMediaType(contentType)
	switch kind {
	case "application/json":
		return p.addJSON(body)
	case "multipart/form-data":
		return p.addMultipart(attrs["boundary"], body)
	case "application/x-www-form-urlencoded":
		q, err := url.ParseQuery(string(body))
		if err != nil {
			return bad("can't parse parameters")
		}
		p.addQuery(q)
		return nil
	}
	return bad("unsupported content-type")
}

// addJSON takes the members of an object: strings as they are, all else as JSON text.
func (p params) addJSON(body []byte) error {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(body, &object); err != nil {
		return bad("can't parse JSON object")
	}
	for name, raw := range object {
		p.values[name] = jsonText(raw)
	}
	return nil
}

func jsonText(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil && string(raw) != "null" {
		return s
	}
	return string(raw)
}

func (p params) addMultipart(boundary string, body []byte) error {
	if boundary == "" || len(boundary) > maxBoundary {
		return bad("boundary not found")
	}
	parts := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return bad("can't parse multipart body")
		}
		if err := p.addPart(part); err != nil {
			return err
		}
	}
}

func (p params) addPart(part *multipart.Part) error {
	data, err := io.ReadAll(part)
	if err != nil {
		return bad("can't parse multipart body")
	}
	if part.FileName() == "" {
		p.values[part.FormName()] = string(data)
		return nil
	}
	p.files[part.FormName()] = upload{name: part.FileName(), data: data}
	return nil
}

func (p params) checkSize() error {
	total := 0
	for name, v := range p.values {
		total += len(name) + len(v)
	}
	if total > maxParams {
		return &refusal{code: http.StatusRequestEntityTooLarge, words: "Request Entity Too Large: too many parameters"}
	}
	if len(p.files) > maxFiles {
		return &refusal{code: http.StatusRequestEntityTooLarge, words: "Request Entity Too Large: too many files attached"}
	}
	return nil
}
