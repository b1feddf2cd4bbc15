package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"guatu/internal/simulator"
)

// heartbeat is how often the page hears that the line is open, and what time it is.
const heartbeat = 15 * time.Second

// news is one thing that happened, as the page hears of it.
type news struct {
	Kind  simulator.EventKind `json:"kind"`
	Chat  int64               `json:"chat"`
	ID    int64               `json:"id,omitempty"`
	Post  *post               `json:"post,omitempty"` // as it stands now
	Text  string              `json:"text,omitempty"`
	Alert bool                `json:"alert,omitempty"`
	Press string              `json:"press,omitempty"`
}

// beat is what the page hears between the news.
type beat struct {
	Run  int64 `json:"run"`
	Now  int64 `json:"now"`
	Next int64 `json:"next"`
}

// events streams what happens in the chats of the page's people, from the event
// that the page has seen last.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	since := lastSeen(r)
	for {
		list, next := s.opt.Sim.Events(since)
		since = next
		err := s.write(w, list)
		if err == nil {
			err = http.NewResponseController(w).Flush()
		}
		if err != nil || !s.wait(r.Context(), since) {
			return
		}
	}
}

func lastSeen(r *http.Request) int64 {
	text := r.Header.Get("Last-Event-ID")
	if text == "" {
		text = r.FormValue("since")
	}
	since, _ := strconv.ParseInt(text, 10, 64)
	return since
}

// wait waits for news, or until it is time for a sign of life; false when the
// page has gone.
func (s *Server) wait(ctx context.Context, since int64) bool {
	soon, stop := context.WithTimeout(ctx, heartbeat)
	defer stop()
	err := s.opt.Sim.Wait(soon, since)
	return err == nil || ctx.Err() == nil && soon.Err() != nil
}

func (s *Server) write(w http.ResponseWriter, list []simulator.Event) error {
	now := s.opt.Now()
	b := beat{Run: s.started.UnixMilli(), Now: now.UnixMilli(), Next: nextDigest(now).UnixMilli()}
	if err := tell(w, "beat", 0, b); err != nil {
		return err
	}
	for _, e := range list {
		if _, ours := s.person(strconv.FormatInt(e.Chat, 10)); !ours {
			continue
		}
		if err := tell(w, "news", e.Seq, s.newsOf(e)); err != nil {
			return err
		}
	}
	return nil
}

func tell(w http.ResponseWriter, kind string, id int64, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write event: %w", err)
	}
	if id != 0 {
		if _, err := fmt.Fprintf(w, "id: %d\n", id); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(w, "event: %s\ndata: %s\n\n", kind, data)
	return err
}

func (s *Server) newsOf(e simulator.Event) news {
	n := news{Kind: e.Kind, Chat: e.Chat, ID: e.MessageID, Text: e.Text, Alert: e.Alert, Press: e.PressID}
	if m, ok := s.opt.Sim.Message(e.Chat, e.MessageID); ok {
		p := postOf(m)
		n.Post = &p
	}
	return n
}
