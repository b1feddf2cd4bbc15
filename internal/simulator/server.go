package simulator

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options shape a simulated Telegram. The zero value is usable.
type Options struct {
	Token         string           // of the one bot, "ID:secret"; default "7000000001:simulated"
	Username      string           // of the bot, without @; default "simulated_bot"
	Name          string           // the bot's first name; default the username
	Now           func() time.Time // the civil clock that dates messages; default time.Now
	Limits        bool             // enforce Telegram's published sending limits with 429
	ReadAllGroups bool             // privacy mode off: the bot sees every group message
	FirstUpdateID int64            // default 100000001
}

// Server is a simulated Telegram with one bot. All methods are safe for concurrent use.
type Server struct {
	opt     Options
	bot     Account
	methods map[string]method
	random  *rand.Rand // seeded alike each time, so that runs repeat

	mu        sync.Mutex
	closed    context.Context // ends waits when the server closes
	close     context.CancelFunc
	users     map[int64]*Account
	chats     map[int64]*chat
	lastID    int64 // of messages outside supergroups, which share one count
	lastKey   int64 // of albums, presses and files
	updates   queue
	hook      *webhook
	lastHook  time.Time // of the last setWebhook
	routes    []route
	presses   map[string]*press
	files     map[string]*file
	commands  map[string][]Command
	texts     map[string]string // descriptions of the bot by method and language
	limits    limiter
	faults    []*planned
	calls     []Call
	breaches  []string
	events    feed
	answers   []Answer
	pollSeen  pollMark
	transport http.RoundTripper // carries webhooks that are mapped to an address
}

// New returns a Telegram where nobody has spoken yet.
func New(opt Options) *Server {
	opt = opt.withDefaults()
	closed, stop := context.WithCancel(context.Background())
	s := &Server{
		opt: opt, methods: methods(), random: rand.New(rand.NewPCG(1, 2)),
		closed: closed, close: stop,
		users: map[int64]*Account{}, chats: map[int64]*chat{}, presses: map[string]*press{},
		files: map[string]*file{}, commands: map[string][]Command{}, texts: map[string]string{},
		updates: newQueue(opt.FirstUpdateID), limits: newLimiter(), events: newFeed(),
		transport: http.DefaultTransport,
	}
	s.bot = Account{ID: botID(opt.Token), IsBot: true, FirstName: opt.Name, Username: opt.Username}
	s.users[s.bot.ID] = &s.bot
	return s
}

func (o Options) withDefaults() Options {
	o.Token = or(o.Token, "7000000001:simulated")
	o.Username = or(o.Username, "simulated_bot")
	o.Name = or(o.Name, o.Username)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.FirstUpdateID == 0 {
		o.FirstUpdateID = 100000001
	}
	return o
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

func botID(token string) int64 {
	id, _, _ := strings.Cut(token, ":")
	n, _ := strconv.ParseInt(id, 10, 64)
	return n
}

// Bot returns the bot's account.
func (s *Server) Bot() Account { return s.bot }

// Close ends all waiting: long polls, slow answers, webhook deliveries.
func (s *Server) Close() { s.close() }

// now is the civil time in Unix seconds.
func (s *Server) now() int64 { return s.opt.Now().Unix() }

// nextKey numbers what needs a name of its own.
func (s *Server) nextKey() int64 {
	s.lastKey++
	return s.lastKey
}

// ServeHTTP answers /bot<token>/<method> and /file/bot<token>/<path>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if rest, ok := strings.CutPrefix(r.URL.Path, "/file/bot"); ok {
		s.serveFile(w, rest)
		return
	}
	rest, ok := strings.CutPrefix(r.URL.Path, "/bot")
	if !ok {
		writeRefusal(w, notFound("Not Found"))
		return
	}
	s.serveMethod(w, r, rest)
}

func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request, path string) {
	token, name, ok := strings.Cut(path, "/")
	name = strings.ToLower(strings.TrimPrefix(name, "test/"))
	p, err := readParams(r)
	switch {
	case errors.Is(err, errBodyTooBig):
		writeHTML(w, http.StatusRequestEntityTooLarge)
	case !ok:
		writeRefusal(w, notFound("Not Found"))
	case token != s.opt.Token:
		writeRefusal(w, unauthorized(token))
	case err != nil:
		writeError(w, err)
	default:
		s.answer(w, &call{ctx: r.Context(), method: name, params: p})
	}
}

func unauthorized(token string) *refusal {
	r := &refusal{code: http.StatusUnauthorized, words: "Unauthorized"}
	if botID(token) == 0 || !strings.Contains(token, ":") {
		r.words = "Unauthorized: invalid token specified"
	}
	return r
}

// answer runs one call, through the faults that are planned for it, and writes what came of it.
func (s *Server) answer(w http.ResponseWriter, c *call) {
	if err := s.early(c); err != nil {
		s.record(c, err)
		writeError(w, err)
		return
	}
	fault := s.takeFault(c)
	if !s.pause(fault.Delay) {
		panic(http.ErrAbortHandler)
	}
	if fault.instead != nil {
		s.noteFault(c, fault)
		fault.instead(w)
		return
	}
	result, err := s.run(c)
	s.record(c, err)
	if fault.after {
		panic(http.ErrAbortHandler)
	}
	if err != nil {
		writeError(w, err)
		return
	}
	if fault.mangled {
		result = mangle(result)
	}
	writeResult(w, result)
}

// run executes a call; every method but those that wait holds the lock throughout.
func (s *Server) run(c *call) (any, error) {
	m, ok := s.methods[c.method]
	if !ok {
		return nil, notFound("Not Found: method not found")
	}
	if !m.waits {
		s.mu.Lock()
		defer s.mu.Unlock()
	}
	return m.run(s, c)
}

// pause waits, on whatever clock the time package shows, unless the server closes first.
func (s *Server) pause(d time.Duration) bool {
	if d <= 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-s.closed.Done():
		return false
	}
}

// described is a result that comes with a remark.
type described struct {
	result any
	words  string
}

func writeResult(w http.ResponseWriter, result any) {
	body := map[string]any{"ok": true, "result": result}
	if d, ok := result.(described); ok {
		body["result"], body["description"] = d.result, d.words
	}
	writeJSON(w, http.StatusOK, body)
}

func writeError(w http.ResponseWriter, err error) {
	var r *refusal
	if !errors.As(err, &r) {
		r = &refusal{code: http.StatusInternalServerError, words: "Internal Server Error"}
	}
	writeRefusal(w, r)
}

func writeRefusal(w http.ResponseWriter, r *refusal) {
	body := map[string]any{"ok": false, "error_code": r.code, "description": r.words}
	if r.retryAfter > 0 {
		body["parameters"] = map[string]any{"retry_after": r.retryAfter}
		w.Header().Set("Retry-After", strconv.Itoa(r.retryAfter))
	}
	if r.migrateTo != 0 {
		body["parameters"] = map[string]any{"migrate_to_chat_id": r.migrateTo}
	}
	writeJSON(w, r.code, body)
}

func writeJSON(w http.ResponseWriter, code int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(body) // the requester may be gone
}

// writeHTML answers as the proxy in front of the Bot API does.
func writeHTML(w http.ResponseWriter, code int) {
	title := strconv.Itoa(code) + " " + http.StatusText(code)
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(code)
	_, _ = w.Write([]byte("<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title +
		"</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"))
}
