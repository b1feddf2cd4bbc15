package demo

import (
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"guatu/internal/simulator"
)

// pageSize is how many messages of a chat come at once.
const pageSize = 60

// maxPhoto is how many bytes a picture may have, as in Telegram.
const maxPhoto = 10 << 20

// history is the newest part of a chat, or the part before a message.
func (s *Server) history(w http.ResponseWriter, r *http.Request, u *simulator.User) {
	list := s.opt.Sim.Messages(u.Chat())
	if before, err := strconv.ParseInt(r.FormValue("before"), 10, 64); err == nil {
		list = slices.DeleteFunc(list, func(m simulator.Message) bool { return m.ID >= before })
	}
	more := len(list) > pageSize
	posts := []post{}
	for _, m := range list[max(0, len(list)-pageSize):] {
		posts = append(posts, postOf(m))
	}
	answer(w, map[string]any{"posts": posts, "more": more})
}

func (s *Server) send(w http.ResponseWriter, r *http.Request, u *simulator.User) {
	var in struct {
		Text  string `json:"text"`
		Reply int64  `json:"reply"`
	}
	if !read(w, r, &in) {
		return
	}
	if in.Reply != 0 {
		u.Reply(in.Reply, in.Text)
	} else {
		u.Send(in.Text)
	}
	answer(w, struct{}{})
}

func (s *Server) edit(w http.ResponseWriter, r *http.Request, u *simulator.User) {
	var in struct {
		Message int64  `json:"message"`
		Text    string `json:"text"`
	}
	if read(w, r, &in) {
		u.Edit(in.Message, in.Text)
		answer(w, struct{}{})
	}
}

// press answers with the id under which the bot's answer will come.
func (s *Server) press(w http.ResponseWriter, r *http.Request, u *simulator.User) {
	var in struct {
		Message int64  `json:"message"`
		Data    string `json:"data"`
	}
	if read(w, r, &in) {
		answer(w, map[string]string{"press": u.Press(in.Message, in.Data)})
	}
}

// start is a person following a link to the bot.
func (s *Server) start(w http.ResponseWriter, r *http.Request, u *simulator.User) {
	var in struct {
		Code string `json:"code"`
	}
	if read(w, r, &in) {
		u.Start(in.Code)
		answer(w, struct{}{})
	}
}

func (s *Server) photo(w http.ResponseWriter, r *http.Request, u *simulator.User) {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxPhoto))
	if err != nil || !isPicture(data) {
		http.Error(w, "send a PNG, JPEG or GIF picture of at most 10 MB", http.StatusBadRequest)
		return
	}
	u.SendPicture(simulator.Picture{Data: data, Caption: r.FormValue("caption")}, time.Time{})
	answer(w, struct{}{})
}

func isPicture(data []byte) bool {
	return slices.Contains([]string{"image/png", "image/jpeg", "image/gif"}, http.DetectContentType(data))
}

// file gives what was sent: pictures to be shown, all else to be kept.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	name, data, ok := s.opt.Sim.File(r.PathValue("file"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	kind := "application/octet-stream"
	if isPicture(data) {
		kind = http.DetectContentType(data)
	} else {
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": path.Base(name)}))
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // who went away needs no file
}

// post is a message as the page draws it.
type post struct {
	ID       int64                `json:"id"`
	Mine     bool                 `json:"mine"` // the person wrote it, not the bot
	At       int64                `json:"at"`   // milliseconds
	Edited   bool                 `json:"edited,omitempty"`
	Text     string               `json:"text"`
	Entities []simulator.Entity   `json:"entities,omitempty"`
	Photo    *simulator.PhotoSize `json:"photo,omitempty"`
	File     *simulator.Document  `json:"file,omitempty"`
	Buttons  [][]simulator.Button `json:"buttons,omitempty"`
	Ask      *ask                 `json:"ask,omitempty"`
	Reply    *quoted              `json:"reply,omitempty"`
	Reaction string               `json:"reaction,omitempty"`
}

// ask tells that the person's app opens a reply to this message.
type ask struct {
	Hint string `json:"hint,omitempty"`
}

// quoted is the message that was replied to.
type quoted struct {
	ID   int64  `json:"id"`
	Mine bool   `json:"mine"`
	Text string `json:"text"`
}

func postOf(m simulator.Message) post {
	p := post{
		ID: m.ID, Mine: isMine(m), At: m.Date * 1000, Edited: m.EditDate != 0,
		Text: m.Body(), Entities: slices.Concat(m.Entities, m.CaptionEntities),
		File: m.Document, Reaction: m.Reaction,
	}
	if n := len(m.Photo); n > 0 {
		p.Photo = &m.Photo[n-1]
	}
	if k := m.Markup; k != nil {
		p.Buttons = k.Inline
		if k.ForceReply {
			p.Ask = &ask{Hint: k.Placeholder}
		}
	}
	if q := m.ReplyTo; q != nil {
		p.Reply = &quoted{ID: q.ID, Mine: isMine(*q), Text: firstLine(q.Body())}
	}
	return p
}

func isMine(m simulator.Message) bool { return m.From != nil && !m.From.IsBot }

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
