package simulator

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"syscall"
)

// Client returns an HTTP client whose requests reach the simulator without sockets, whatever host they name.
func (s *Server) Client() *http.Client {
	return &http.Client{Transport: inProcess{s}}
}

// inProcess carries requests to a handler in this process. The handler runs on when the requester gives up, as a server would.
type inProcess struct{ handler http.Handler }

// RoundTrip runs the handler and returns what it wrote.
func (t inProcess) RoundTrip(req *http.Request) (*http.Response, error) {
	done := make(chan outcome, 1)
	go func() { done <- t.serve(req) }()
	select {
	case o := <-done:
		return o.response, o.err
	case <-req.Context().Done():
		return nil, req.Context().Err()
	}
}

type outcome struct {
	response *http.Response
	err      error
}

func (t inProcess) serve(req *http.Request) (o outcome) {
	in := req.Clone(req.Context())
	if in.Body == nil {
		in.Body = http.NoBody
	}
	in.RequestURI = in.URL.RequestURI()
	in.RemoteAddr = "127.0.0.1:1"
	defer func() { _ = in.Body.Close() }()
	defer func() {
		if v := recover(); v != nil {
			o = outcome{err: reset(v)}
		}
	}()
	w := &recorder{header: http.Header{}, code: http.StatusOK}
	t.handler.ServeHTTP(w, in)
	return outcome{response: w.response(req)}
}

// reset is what a client sees when the handler aborts: net/http drops the connection. Any other panic stays a panic.
func reset(v any) error {
	if v == http.ErrAbortHandler {
		return &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
	}
	panic(v)
}

// recorder keeps an answer in memory.
type recorder struct {
	header  http.Header
	code    int
	written bool
	body    bytes.Buffer
}

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(code int) {
	if !w.written {
		w.code, w.written = code, true
	}
}

func (w *recorder) Write(p []byte) (int, error) {
	w.written = true
	return w.body.Write(p)
}

func (w *recorder) response(req *http.Request) *http.Response {
	return &http.Response{
		Status:        http.StatusText(w.code),
		StatusCode:    w.code,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        w.header,
		Body:          io.NopCloser(bytes.NewReader(w.body.Bytes())),
		ContentLength: int64(w.body.Len()),
		Request:       req,
	}
}
