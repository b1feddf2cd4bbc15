package simulator

import (
	"fmt"
	"net/http"
	"strings"
)

// refusal is an answer other than ok, in Telegram's words.
type refusal struct {
	code       int
	words      string
	retryAfter int   // seconds
	migrateTo  int64 // the supergroup that took the group's place
	fated      bool  // comes from what others did or when they did it, so that a correct bot may meet it
}

func (r *refusal) Error() string { return r.words }

// bad refuses a request for its own form. Telegram begins with a small letter, except in front of another capital or an underline.
func bad(format string, args ...any) *refusal {
	words := fmt.Sprintf(format, args...)
	if len(words) > 1 && words[1] != '_' && (words[1] < 'A' || words[1] > 'Z') {
		words = strings.ToLower(words[:1]) + words[1:]
	}
	return &refusal{code: http.StatusBadRequest, words: "Bad Request: " + words}
}

// late refuses a request that was right when the bot decided on it.
func late(format string, args ...any) *refusal {
	r := bad(format, args...)
	r.fated = true
	return r
}

func forbidden(words string) *refusal {
	return &refusal{code: http.StatusForbidden, words: "Forbidden: " + words, fated: true}
}

func conflict(words string) *refusal {
	return &refusal{code: http.StatusConflict, words: "Conflict: " + words, fated: true}
}

func notFound(words string) *refusal {
	return &refusal{code: http.StatusNotFound, words: words}
}

func tooMany(seconds int) *refusal {
	return &refusal{
		code: http.StatusTooManyRequests, fated: true, retryAfter: seconds,
		words: fmt.Sprintf("Too Many Requests: retry after %d", seconds),
	}
}

func migrated(to int64) *refusal {
	r := late("group chat was upgraded to a supergroup chat")
	r.migrateTo = to
	return r
}
