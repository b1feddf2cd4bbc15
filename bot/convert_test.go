package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/chat"
)

// person and room are what most updates of the table share.
const (
	person  = `"from":{"id":1001,"is_bot":false,"first_name":"王","last_name":"芳","username":"wangfang","language_code":"zh-hans"}`
	private = `"chat":{"id":1001,"type":"private","first_name":"王"}`
	group   = `"chat":{"id":-100200,"type":"supergroup","title":"专班"}`
)

// conversion is an update and what is read from it.
type conversion struct {
	name   string
	update string
	want   chat.Message
	err    string
}

var (
	wang = chat.Person{ID: 1001, Name: "王 芳", Username: "wangfang", Lang: "zh-hans"}
	home = chat.Room{ID: 1001}
	team = chat.Room{ID: -100200, Group: true, Title: "专班"}
	came = at(500)
)

func at(s int64) time.Time { return time.Unix(s, 0) }

// said is a message of the table, in the private chat if it names no other.
func said(m chat.Message) chat.Message {
	m.From, m.ID, m.At, m.Date = wang, 5, at(100), at(100)
	if m.Room.ID == 0 {
		m.Room = home
	}
	return m
}

func piece(p chat.Piece) chat.Message { return said(chat.Message{Pieces: []chat.Piece{p}}) }

// A date that Telegram cannot name is that of the update's coming; a name that
// shows no letter gives way to one that does.
func TestConvertWhatCannotBe(t *testing.T) {
	for _, date := range []string{"-99999999999999", "9999999999999", "-1"} {
		kept := chat.Update{Body: []byte(`{"update_id":1,"message":{"message_id":5,"date":` + date + `,` + private + `,"from":{"id":7,"first_name":"\u200b\u202e\n","username":"u"},"text":"早"}}`), At: came}
		m, err := convert(kept, 7)
		if err != nil || !m.At.Equal(came) || !m.Date.Equal(came) || m.From.Name != "@u" {
			t.Errorf("date %s: %+v, %v", date, m, err)
		}
	}
}

func TestConvertWords(t *testing.T) {
	check(t, []conversion{
		{"a text", message(private, `"text":"走访 海尔"`), said(chat.Message{Text: "走访 海尔"}), ""},
		{"a command with a name stays as it is", message(group, `"text":"/visit@city_bot 海尔"`),
			said(chat.Message{Room: team, Text: "/visit@city_bot 海尔"}), ""},
		{"a reply outside of a forum has no topic", message(group, `"text":"好","message_thread_id":9,"reply_to_message":{"message_id":4,"from":{"id":7},"text":"V12"}`),
			said(chat.Message{Room: team, Text: "好", ReplyTo: &chat.Quote{ID: 4, Ours: true, Text: "V12", From: 7}}), ""},
		{"in a topic", message(group, `"text":"好","message_thread_id":9,"is_topic_message":true,"reply_to_message":{"message_id":9,"forum_topic_created":{"name":"x"}}`),
			said(chat.Message{Room: chat.Room{ID: -100200, Group: true, Title: "专班", Thread: 9}, Text: "好"}), ""},
	})
}

func TestConvertThings(t *testing.T) {
	check(t, []conversion{
		{"the largest photo, with its caption", message(private, `"caption":"走访","photo":[{"file_id":"s","file_size":1},{"file_id":"l","file_size":9}]`),
			said(chat.Message{Text: "走访", Pieces: []chat.Piece{{Kind: "photo", File: "l", Size: 9}}}), ""},
		{"a piece of an album", message(private, `"media_group_id":"7","photo":[{"file_id":"s"}]`),
			said(chat.Message{Album: "7", Pieces: []chat.Piece{{Kind: "photo", File: "s"}}}), ""},
		{"a document", message(private, `"document":{"file_id":"d","file_name":"名片.pdf","file_size":70}`),
			piece(chat.Piece{Kind: "document", File: "d", Name: "名片.pdf", Size: 70}), ""},
		{"an animation is no document", message(private, `"document":{"file_id":"d"},"animation":{"file_id":"d"}`),
			piece(chat.Piece{Kind: "animation", File: "d"}), ""},
		{"a voice", message(private, `"voice":{"file_id":"v","duration":3}`), piece(chat.Piece{Kind: "voice", File: "v"}), ""},
		{"a sticker", message(private, `"sticker":{"file_id":"k","emoji":"👍"}`), piece(chat.Piece{Kind: "sticker", File: "k"}), ""},
		{"a location", message(private, `"location":{"latitude":36.0671,"longitude":120.3826}`),
			piece(chat.Piece{Kind: "location", File: "36.0671,120.3826"}), ""},
		{"a venue", message(private, `"location":{"latitude":36,"longitude":120},"venue":{"title":"海尔","address":"海尔路1号","location":{}}`),
			piece(chat.Piece{Kind: "location", File: "36,120", Name: "海尔 海尔路1号"}), ""},
		{"a contact", message(private, `"contact":{"phone_number":"+86139","first_name":"李","last_name":"明"}`),
			piece(chat.Piece{Kind: "contact", File: "李 明 +86139", Name: "李 明"}), ""},
		{"a poll", message(private, `"poll":{"question":"哪天？"}`), piece(chat.Piece{Kind: "poll", Name: "哪天？"}), ""},
		{"content newer than this program", message(private, `"hologram":{"file_id":"h"}`), piece(chat.Piece{Kind: "other"}), ""},
	})
}

func TestConvertPeople(t *testing.T) {
	check(t, []conversion{
		{"a forward", message(private, `"text":"x","forward_origin":{"type":"user","date":50,"sender_user":{"id":3,"first_name":"赵"}}`),
			said(chat.Message{Text: "x", Forward: &chat.Forward{At: at(50), From: "赵"}}), ""},
		{"a forward from someone hidden", message(private, `"text":"x","forward_origin":{"type":"hidden_user","date":50,"sender_user_name":"赵"}`),
			said(chat.Message{Text: "x", Forward: &chat.Forward{At: at(50), From: "赵"}}), ""},
		{"a forward of a kind newer than this program", message(private, `"text":"x","forward_origin":{"type":"hologram","date":50,"sender_user":7}`),
			said(chat.Message{Text: "x", Forward: &chat.Forward{At: at(50)}}), ""},
		{"a field of another type", message(private, `"text":"x","photo":"none","reply_to_message":[]`), said(chat.Message{Text: "x"}), ""},
		{"an anonymous admin", `{"update_id":1,"message":{"message_id":5,"date":100,` + group + `,"from":{"id":1087968824,"is_bot":true,"first_name":"Group"},"sender_chat":{"id":-100200,"title":"专班"},"author_signature":"主任","text":"x"}}`,
			chat.Message{Room: team, From: chat.Person{ID: 1087968824, Name: "主任", Anonymous: true, Bot: true}, ID: 5, At: at(100), Date: at(100), Text: "x"}, ""},
		{"an edit", `{"update_id":1,"edited_message":{"message_id":5,"date":100,"edit_date":160,` + private + `,` + person + `,"text":"新"}}`,
			chat.Message{Kind: chat.Edited, Room: home, From: wang, ID: 5, At: at(160), Date: at(100), Text: "新"}, ""},
	})
}

func TestConvertPressesAndStandings(t *testing.T) {
	check(t, []conversion{
		{"a press", `{"update_id":1,"callback_query":{"id":"77","data":"ok:12",` + person + `,"message":{"message_id":8,"date":90,` + group + `}}}`,
			chat.Message{Kind: chat.Pressed, Room: team, From: wang, ID: 8, At: came, Date: came, Data: "ok:12", Press: "77"}, ""},
		{"a press under a message that is gone", `{"update_id":1,"callback_query":{"id":"77","data":"ok:12",` + person + `,"message":{"message_id":8,"date":0,` + private + `}}}`,
			chat.Message{Kind: chat.Pressed, Room: home, From: wang, ID: 8, At: came, Date: came, Data: "ok:12", Press: "77"}, ""},
		{"a press without a message", `{"update_id":1,"callback_query":{"id":"77","data":"ok:12",` + person + `,"inline_message_id":"x"}}`,
			chat.Message{Kind: chat.Pressed, Room: home, From: wang, At: came, Date: came, Data: "ok:12", Press: "77"}, ""},
		{"blocked", standing(private, "member", "kicked"), chat.Message{Kind: chat.Blocked, Room: home, From: wang, At: at(100), Date: at(100)}, ""},
		{"unblocked", standing(private, "kicked", "member"), chat.Message{Kind: chat.Opened, Room: home, From: wang, At: at(100), Date: at(100)}, ""},
		{"added to a group as its admin", standing(group, "left", "administrator"),
			chat.Message{Kind: chat.Opened, Room: team, From: wang, At: at(100), Date: at(100), Admin: true}, ""},
		{"promoted", standing(group, "member", "administrator"), chat.Message{}, errNothing.Error()},
		{"a group moves", message(group, `"migrate_to_chat_id":-100999`), said(chat.Message{Kind: chat.Moved, Room: team, MovedTo: -100999}), ""},
		{"somebody joins", message(group, `"new_chat_members":[{"id":3}]`), chat.Message{}, errNothing.Error()},
	})
}

func TestConvertNothing(t *testing.T) {
	check(t, []conversion{
		{"a kind that was not asked for", `{"update_id":1,"poll_answer":{}}`, chat.Message{}, errNothing.Error()},
		{"no chat", `{"update_id":1,"message":{"message_id":5}}`, chat.Message{}, "it names no chat"},
		{"no number", `{"message":{}}`, chat.Message{}, "it has no id"},
		{"no JSON", `{"update_id":1,"message"`, chat.Message{}, "unexpected end"},
		{"no object", `7`, chat.Message{}, "it has no id"},
	})
}

func check(t *testing.T, tests []conversion) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := convert(chat.Update{Body: []byte(tt.update), At: came}, 7)
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("error %v, want %q", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func message(room, content string) string {
	return `{"update_id":1,"message":{"message_id":5,"date":100,` + room + `,` + person + `,` + content + `}}`
}

func standing(room, before, after string) string {
	return `{"update_id":1,"my_chat_member":{"date":100,` + room + `,` + person +
		`,"old_chat_member":{"status":"` + before + `"},"new_chat_member":{"status":"` + after + `"}}}`
}

// FuzzConvert: whatever comes, reading it ends without a panic, and what is
// read names its chat.
func FuzzConvert(f *testing.F) {
	f.Add(message(private, `"text":"走访 海尔"`))
	f.Add(message(group, `"media_group_id":"7","photo":[{"file_id":"s"}],"reply_to_message":{"message_id":4}`))
	f.Add(standing(group, "left", "member"))
	f.Add(`{"update_id":1,"callback_query":{"id":"77","from":{"id":1}}}`)
	f.Fuzz(func(t *testing.T, raw string) {
		if !json.Valid([]byte(raw)) {
			t.Skip()
		}
		m, err := convert(chat.Update{Body: []byte(raw)}, 7)
		if err == nil && m.Room.ID == 0 {
			t.Errorf("no chat in %+v", m)
		}
	})
}
