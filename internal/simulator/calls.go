package simulator

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// keptCalls bounds the log of requests.
const keptCalls = 20000

// Call is one request that the bot made.
type Call struct {
	Method string // as the Bot API spells it
	Params map[string]string
	Files  []string // names of the fields that carried a file
	Code   int      // 200 or the error code
	Words  string   // the description of a refusal
	At     time.Time
}

// Calls returns the requests so far for a method ("" for all), oldest first. Long polls count when they end.
func (s *Server) Calls(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Call
	for _, c := range s.calls {
		if method == "" || strings.EqualFold(c.Method, method) {
			out = append(out, c)
		}
	}
	return out
}

// Violations tells what the bot did that a correct bot never does: requests that Telegram refuses for their form, parameters that a
// method does not know, sends before a retry_after had passed. Refusals that come from others' doing (a blocked bot, a deleted
// message, a stale press) are none.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.breaches)
}

func (s *Server) breach(format string, args ...any) {
	s.breaches = append(s.breaches, fmt.Sprintf(format, args...))
}

// record logs a call after it ran.
func (s *Server) record(c *call, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.recordLocked(c, err)
}

func (s *Server) recordLocked(c *call, err error) {
	known := s.methods[c.method]
	done := Call{Method: or(known.name, c.method), Params: c.values, Files: slices.Sorted(maps.Keys(c.files)), Code: 200, At: time.Now()}
	var r *refusal
	if errors.As(err, &r) {
		done.Code, done.Words = r.code, r.words
		if !r.fated {
			s.breach("%s: %s", done.Method, r.words)
		}
	}
	s.noteUnknown(known, c)
	s.logCall(done)
}

func (s *Server) logCall(done Call) {
	if len(s.calls) == keptCalls {
		s.calls = s.calls[keptCalls/2:]
	}
	s.calls = append(s.calls, done)
}

// noteUnknown reports parameters that Telegram would silently ignore; parts that attach:// names are known by that.
func (s *Server) noteUnknown(m method, c *call) {
	if m.name == "" {
		return
	}
	known := strings.Fields(m.params)
	for _, name := range slices.Sorted(maps.Keys(c.values)) {
		if !slices.Contains(known, name) {
			s.breach("%s: unknown parameter %q", m.name, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.files)) {
		if !slices.Contains(known, name) && !c.attaches(name) {
			s.breach("%s: unused file %q", m.name, name)
		}
	}
}

func (c *call) attaches(name string) bool {
	for _, v := range c.values {
		if strings.Contains(v, "attach://"+name) {
			return true
		}
	}
	return false
}
