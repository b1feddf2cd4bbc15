package simulator

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Fault is something that goes wrong between the bot and Telegram.
type Fault struct {
	Delay   time.Duration             // before anything else happens
	instead func(http.ResponseWriter) // answers without carrying out the request
	after   bool                      // the request is carried out, then the connection breaks
	mangled bool                      // the request is carried out, and the types of the answer are wrong
	quiet   int                       // seconds for which the bot must not send
	chat    int64                     // only requests for this chat; 0 any
}

// planned is a fault that waits for its requests.
type planned struct {
	method string
	left   int
	fault  Fault
}

// In limits a fault to the requests for one chat.
func (f Fault) In(chatID int64) Fault {
	f.chat = chatID
	return f
}

func refuse(r *refusal) Fault {
	return Fault{instead: func(w http.ResponseWriter) { writeRefusal(w, r) }}
}

// TooMany answers 429 with retry_after in seconds. A send before that is a violation.
func TooMany(retryAfter int) Fault {
	f := refuse(tooMany(retryAfter))
	f.quiet = retryAfter
	return f
}

// ServerError answers 500 in JSON.
func ServerError() Fault {
	return refuse(&refusal{code: http.StatusInternalServerError, words: "Internal Server Error"})
}

// BadGateway answers 502 in HTML, as the proxy in front of Telegram does.
func BadGateway() Fault {
	return Fault{instead: func(w http.ResponseWriter) { writeHTML(w, http.StatusBadGateway) }}
}

// TooLarge answers 413 in HTML, as the proxy in front of Telegram does.
func TooLarge() Fault {
	return Fault{instead: func(w http.ResponseWriter) { writeHTML(w, http.StatusRequestEntityTooLarge) }}
}

// Reset breaks the connection before the request is carried out.
func Reset() Fault {
	return Fault{instead: func(http.ResponseWriter) { panic(http.ErrAbortHandler) }}
}

// ResetAfter carries the request out and breaks the connection before the answer: the bot cannot know.
func ResetAfter() Fault { return Fault{after: true} }

// Slow carries the request out and answers after d, even to nobody; Telegram waits up to 8 s before it answers 429 instead.
func Slow(d time.Duration) Fault { return Fault{Delay: d} }

// Garbage answers 200 with half of a JSON text.
func Garbage() Fault {
	return Fault{instead: func(w http.ResponseWriter) { _, _ = w.Write([]byte(`{"ok":true,"resu`)) }}
}

// Nonsense answers 200 with something that is no JSON at all.
func Nonsense() Fault {
	return Fault{instead: func(w http.ResponseWriter) { _, _ = w.Write([]byte("\xff\x00 not a word of JSON")) }}
}

// Mistyped carries the request out and answers 200 in JSON whose values are of other types than the Bot API's: what is a number comes
// as a text, what is a list or an object inside comes as a number, and what is a text as a list.
func Mistyped() Fault { return Fault{mangled: true} }

// NotModified answers that the message says that already.
func NotModified() Fault {
	return refuse(late("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"))
}

// Blocked answers that the person blocked the bot.
func Blocked() Fault { return refuse(forbidden("bot was blocked by the user")) }

// Kicked answers that the bot was thrown out of the group.
func Kicked() Fault { return refuse(forbidden("bot was kicked from the group chat")) }

// Migrated answers that the group became the supergroup with this id.
func Migrated(to int64) Fault { return refuse(migrated(to)) }

// Conflicting answers 409, as when another bot process polls.
func Conflicting() Fault {
	return refuse(conflict("terminated by other getUpdates request; make sure that only one bot instance is running"))
}

// Unauthorized answers 401, as after the token was revoked.
func Unauthorized() Fault {
	return refuse(&refusal{code: http.StatusUnauthorized, words: "Unauthorized"})
}

// Fail makes the next n requests for a method ("" for any but getUpdates) meet a fault. Faults planned first come first.
func (s *Server) Fail(method string, n int, f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &planned{method: strings.ToLower(method), left: n, fault: f})
}

// Heal forgets all faults that are still to come.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// takeFault returns the fault that a call meets, if any.
func (s *Server) takeFault(c *call) Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.faults {
		if p.left > 0 && p.meets(c) {
			p.left--
			return p.fault
		}
	}
	return Fault{}
}

func (p *planned) meets(c *call) bool {
	if p.fault.chat != 0 && c.str("chat_id") != strconv.FormatInt(p.fault.chat, 10) {
		return false
	}
	return p.method == c.method || p.method == "" && c.method != "getupdates"
}

// mangle gives the values of a result other types.
func mangle(result any) any {
	raw, err := json.Marshal(result)
	if err != nil {
		return nil
	}
	var object map[string]any
	if json.Unmarshal(raw, &object) != nil {
		return map[string]any{"list": result}
	}
	for name, value := range object {
		switch value.(type) {
		case float64:
			object[name] = "a number"
		case string:
			object[name] = []int{1}
		default:
			object[name] = 1
		}
	}
	return object
}

// noteFault logs a call that was not carried out.
func (s *Server) noteFault(c *call, f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.quiet > 0 {
		s.hush(s.quietKey(c), f.quiet)
	}
	s.logCall(Call{Method: or(s.methods[c.method].name, c.method), Params: c.values, Words: "met a fault", At: time.Now()})
}
