package demo

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"strconv"
	"time"

	"guatu/internal/simulator"
)

//go:embed page
var page embed.FS

// Options are what the program gives to the page.
type Options struct {
	Sim     *simulator.Server
	People  []Person // in the order of the switch
	Now     func() time.Time
	Advance func(to time.Time) // moves the civil clock, and wakes what waits for it
	// Rows are the newest visits and deals, newest first, in a language (zh or en).
	Rows func(ctx context.Context, lang string) ([]Row, error)
}

// Row is a record as the ledger beside the chat shows it.
type Row struct {
	Ref      string `json:"ref"`
	Kind     string `json:"kind"` // visit, deal
	Name     string `json:"name"`
	Date     string `json:"date"`
	District string `json:"district"`
	Amount   string `json:"amount"`
	Stage    string `json:"stage"`   // of a deal
	Version  int    `json:"version"` // grows with every change
	Gone     bool   `json:"gone"`    // withdrawn
}

// Server is the page and what it asks for: JSON, and a stream of what happens.
type Server struct {
	opt     Options
	started time.Time // tells a page of an earlier run from one of this
}

// NewServer is a server of the page.
func NewServer(opt Options) *Server { return &Server{opt: opt, started: time.Now()} }

// policy lets the page use nothing but its own files.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Handler answers the page's requests. Other sites' pages can neither read from
// it nor act through it.
func (s *Server) Handler() http.Handler {
	files, err := fs.Sub(page, "page")
	if err != nil {
		panic(err) // the folder is embedded
	}
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServerFS(files))
	mux.HandleFunc("GET /api/state", s.state)
	mux.HandleFunc("GET /api/ledger", s.ledger)
	mux.HandleFunc("GET /api/events", s.events)
	mux.HandleFunc("GET /api/files/{file}", s.file)
	mux.HandleFunc("POST /api/clock", s.advance)
	mux.HandleFunc("GET /api/chats/{chat}", s.inChat(s.history))
	mux.HandleFunc("POST /api/chats/{chat}/send", s.inChat(s.send))
	mux.HandleFunc("POST /api/chats/{chat}/edit", s.inChat(s.edit))
	mux.HandleFunc("POST /api/chats/{chat}/press", s.inChat(s.press))
	mux.HandleFunc("POST /api/chats/{chat}/start", s.inChat(s.start))
	mux.HandleFunc("POST /api/chats/{chat}/photo", s.inChat(s.photo))
	return guarded(http.NewCrossOriginProtection().Handler(mux))
}

func guarded(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("Cache-Control", "no-cache")
		h.ServeHTTP(w, r)
	})
}

// state is what the page needs to begin with.
func (s *Server) state(w http.ResponseWriter, r *http.Request) {
	_, seq := s.opt.Sim.Events(0)
	now := s.opt.Now()
	answer(w, map[string]any{
		"run":    s.started.UnixMilli(),
		"seq":    seq,
		"bot":    s.opt.Sim.Bot(),
		"people": s.opt.People,
		"now":    now.UnixMilli(),
		"next":   nextDigest(now).UnixMilli(),
	})
}

func (s *Server) ledger(w http.ResponseWriter, r *http.Request) {
	lang := "zh"
	if r.FormValue("lang") == "en" {
		lang = "en"
	}
	rows, err := s.opt.Rows(r.Context(), lang)
	if err != nil {
		http.Error(w, "the ledger cannot be read", http.StatusInternalServerError)
		return
	}
	answer(w, rows)
}

// advance moves the clock to the next digests. The page says which moment it
// means, so that a second press does not move the clock twice.
func (s *Server) advance(w http.ResponseWriter, r *http.Request) {
	var in struct {
		To int64 `json:"to"`
	}
	if !read(w, r, &in) {
		return
	}
	if next := nextDigest(s.opt.Now()); next.UnixMilli() == in.To {
		s.opt.Advance(next)
	}
	s.state(w, r)
}

// inChat hands over the person whose chat the path names.
func (s *Server) inChat(f func(http.ResponseWriter, *http.Request, *simulator.User)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p, known := s.person(r.PathValue("chat"))
		if !known {
			http.Error(w, "nobody has this chat", http.StatusNotFound)
			return
		}
		f(w, r, s.opt.Sim.User(p.ID, p.Name, p.client()))
	}
}

func (s *Server) person(chat string) (Person, bool) {
	id, _ := strconv.ParseInt(chat, 10, 64)
	for _, p := range s.opt.People {
		if p.ID == id {
			return p, true
		}
	}
	return Person{}, false
}

// read reads a request's JSON; false when it was refused.
func read(w http.ResponseWriter, r *http.Request, v any) bool {
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(v)
	if err != nil {
		http.Error(w, fmt.Sprintf("read request: %v", err), http.StatusBadRequest)
	}
	return err == nil
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_ = json.NewEncoder(w).Encode(v) // nobody is left to be told
}
