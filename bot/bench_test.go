package bot

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"guatu/chat"
	"guatu/internal/simulator"
)

// accepting answers every send at once, as Telegram would.
type accepting struct{}

func (accepting) RoundTrip(r *http.Request) (*http.Response, error) {
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return nil, err
	}
	body := `{"ok":true,"result":{"message_id":77,"date":1,"chat":{"id":1001,"type":"private"},"from":{"id":7,"is_bot":true},"text":"你好"}}`
	return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
}

// BenchmarkSend is what one text costs between the outbox and the network.
func BenchmarkSend(b *testing.B) {
	log := slog.New(slog.DiscardHandler)
	cfg, err := Config{Token: token}.complete()
	if err != nil {
		b.Fatal(err)
	}
	w := &wire{client: &http.Client{Transport: accepting{}}, base: cfg.APIURL + "/bot" + token + "/", token: token, pulse: newPulse()}
	out, err := newSender(cfg, w, log)
	if err != nil {
		b.Fatal(err)
	}
	p := newParcel(chat.Sending{Reply: chat.Reply{
		Chat: 1001, Text: chat.Bold("走访 V12") + "\n海尔集团，崂山区", Key: "V12",
		Buttons: [][]chat.Button{{{Label: "更正", Data: "fix:12"}, {Label: "撤回", Data: "undo:12"}}},
	}}, urgent, 0)
	for b.Loop() {
		if _, err := out.send(b.Context(), p); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTalk is 200 chats that talk at once, each message answered once,
// through the simulator with the limits lifted.
func BenchmarkTalk(b *testing.B) {
	const chats = 200
	s := newStore()
	sim := simulator.New(simulator.Options{})
	defer sim.Close()
	bot, err := New(Config{Token: token}, Deps{
		Log: slog.New(slog.DiscardHandler), Inbox: s, Outbox: s, Handler: &desk{store: s}, Client: sim.Client(),
	})
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- bot.Run(ctx) }()
	sent := 0
	for b.Loop() {
		sim.User(int64(1001+sent%chats), "某", "zh").Send(fmt.Sprint("走访 ", sent))
		sent++
		for sent-int(bot.Stats().Sent) > 2000 {
			time.Sleep(100 * time.Microsecond)
		}
	}
	for int(bot.Stats().Sent) < sent {
		time.Sleep(100 * time.Microsecond)
	}
	b.ReportMetric(float64(sent)/b.Elapsed().Seconds(), "messages/s")
	cancel()
	<-ended
}
