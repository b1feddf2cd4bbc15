package bot

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"guatu/chat"
)

// mostAge is how long a sending is tried: what is older surprises more than it
// helps.
const mostAge = 24 * time.Hour

// remedy is what to do about an outcome.
type remedy int

const (
	settle   remedy = iota // the verdict stands
	again                  // at once, in the form that the parcel has now
	later                  // the same, after a pause
	quieten                // the same, after Telegram's pause, and nothing to the chat before
	relocate               // the same, to the group's new id
)

// judgement is what became of one call.
type judgement struct {
	remedy  remedy
	verdict chat.Verdict
	why     string
	pause   time.Duration
	moved   int64
}

// judge reads the outcome of a call. Only a refusal is certain; after any other
// error the message may have arrived, and is sent once more: rather twice than
// never.
func judge(p *parcel, err error, age time.Duration) judgement {
	var no *refusal
	switch {
	case err == nil:
		return judgement{verdict: chat.Sent}
	case !errors.As(err, &no):
		return judgeUnknown(p, err, age)
	case no.moved != 0:
		return judgement{remedy: relocate, moved: no.moved, why: no.Error()}
	}
	switch no.code {
	case http.StatusTooManyRequests:
		return judgement{remedy: quieten, pause: max(no.retry, time.Second), why: no.Error()}
	case http.StatusUnauthorized, http.StatusNotFound: // the token: an operator mends it
		return judgeUnknown(p, no, age)
	case http.StatusForbidden:
		return judgement{verdict: chat.Shut, why: no.discreet()}
	}
	if no.code >= http.StatusInternalServerError {
		return judgeUnknown(p, no, age)
	}
	return judgeWords(p, no)
}

func judgeUnknown(p *parcel, err error, age time.Duration) judgement {
	if age > mostAge {
		return judgement{verdict: chat.Refused, why: "not delivered within a day: " + err.Error()}
	}
	return judgement{remedy: later, pause: p.wait.NextBackOff(), why: err.Error()}
}

// judgeWords reads a bad request. Which kind it is, Telegram tells in words
// only.
func judgeWords(p *parcel, no *refusal) judgement {
	for _, s := range sayings {
		if !strings.HasPrefix(no.words, "Bad Request: "+s.prefix) {
			continue
		}
		if s.change != nil && !s.change(p) {
			break // that did not help before
		}
		return judgement{remedy: s.remedy, verdict: s.verdict, why: no.discreet()}
	}
	return judgement{verdict: chat.Refused, why: no.discreet()}
}

// sayings are the refusals that are more than a plain no (tdlib/td and
// telegram-bot-api, Client.cpp).
var sayings = []struct {
	prefix  string
	remedy  remedy
	verdict chat.Verdict
	change  func(*parcel) bool // makes the parcel fit; false where it did before
}{
	{prefix: "message is not modified", verdict: chat.Sent},
	{prefix: "query is too old", verdict: chat.Dropped},
	{prefix: "message to react not found", verdict: chat.Dropped},
	{prefix: "chat not found", verdict: chat.Shut},
	{prefix: "PEER_ID_INVALID", verdict: chat.Shut},
	{prefix: "USER_IS_BLOCKED", verdict: chat.Shut},
	{prefix: "CHAT_WRITE_FORBIDDEN", verdict: chat.Shut},
	{prefix: "have no write access", verdict: chat.Shut},
	{prefix: "not enough rights", verdict: chat.Shut},
	{prefix: "group chat was deactivated", verdict: chat.Shut},
	{prefix: "message to edit not found", remedy: again, change: sendAnew},
	{prefix: "message can't be edited", remedy: again, change: sendAnew},
	{prefix: "MESSAGE_ID_INVALID", remedy: again, change: sendAnew},
	{prefix: "there is no text in the message to edit", remedy: again, change: editCaption},
	{prefix: "there is no caption in the message to edit", remedy: again, change: editText},
	{prefix: "can't parse entities", remedy: again, change: dropMarkup},
	{prefix: "message thread not found", remedy: again, change: dropThread},
	{prefix: "wrong file identifier", remedy: again, change: uploadAgain},
	{prefix: "wrong remote file identifier", remedy: again, change: uploadAgain},
	{prefix: "can't use file of type", remedy: again, change: uploadAgain},
}

func sendAnew(p *parcel) bool {
	ok := !p.anew
	p.anew, p.target = true, 0
	return ok
}

func editCaption(p *parcel) bool {
	ok := !p.captioned
	p.captioned = true
	p.texts = p.split()
	return ok
}

func editText(p *parcel) bool {
	ok := p.captioned
	p.captioned = false
	p.texts = p.split()
	return ok
}

func dropMarkup(p *parcel) bool {
	ok := !p.bare
	p.bare = true
	return ok
}

func dropThread(p *parcel) bool {
	ok := p.thread() != 0
	p.threadless = true
	return ok
}

func uploadAgain(p *parcel) bool {
	ok := p.FileID != "" && p.Reply.Picture != nil
	p.FileID, p.reupload = "", true
	return ok
}
