package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// webhooked makes Telegram bring the updates.
func webhooked(c *Config) {
	c.Telegram.Mode = "webhook"
	c.Telegram.Webhook = WebhookConfig{URL: "https://bot.example/telegram", Path: "/telegram", Secret: "geheim"}
}

// bring brings an update to the webhook, past Telegram.
func (h *house) bring(secret, body string, code int) {
	h.Helper()
	req, err := http.NewRequest(http.MethodPost, "https://bot.example/telegram", bytes.NewBufferString(body))
	if err != nil {
		h.Fatal(err)
	}
	req.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
	rec := httptest.NewRecorder()
	h.Bot.Webhook().ServeHTTP(rec, req)
	if rec.Code != code {
		h.Errorf("the webhook answers %d, want %d", rec.Code, code)
	}
}

var webhookOrdeals = []ordeal{
	{name: "webhook: updates that cannot be kept", set: webhooked, lasts: 5 * time.Minute, strike: func(h *house) { h.disk.Refuse(sqlite3.ErrFull) },
		during: answered(0, 0), mend: func(h *house) { h.disk.Refuse(0) }, ready: unkept, log: unkept},
	{name: "webhook: the same update twice", set: webhooked, strike: func(h *house) {
		r := h.writes(900)
		h.bring("geheim", wireMessage(900, "message", r), http.StatusOK)
		h.bring("geheim", wireMessage(900, "message", r), http.StatusOK)
	}, metric: "guatu_updates_repeated_total"},
	{name: "webhook: an edit before its message", set: webhooked, strike: func(h *house) {
		r := h.writes(901)
		before := r
		before.place = "深圳"
		h.bring("geheim", wireMessage(902, "edited_message", r), http.StatusOK)
		h.bring("geheim", wireMessage(901, "message", before), http.StatusOK)
	}},
	{name: "webhook: a wrong secret", set: webhooked, strike: func(h *house) {
		h.bring("falsch", wireMessage(903, "message", told{company: companyName(999)}), http.StatusUnauthorized)
	}, during: answered(1, 1)},
	{name: "webhook: too large a body", set: webhooked, strike: func(h *house) {
		h.bring("geheim", wireMessage(904, "message", told{company: strings.Repeat("大", 1<<20)}), http.StatusRequestEntityTooLarge)
	}, during: answered(1, 1)},
}

// writes has the officer write a report past the simulated chat.
func (h *house) writes(id int64) told {
	r := told{company: companyName(len(h.said)), place: "上海", chat: h.li.Chat(), message: id}
	h.said = append(h.said, r)
	return r
}

// wireMessage is a report as Telegram writes it, of a message or of its edit.
func wireMessage(update int, kind string, r told) string {
	edit := ""
	if kind == "edited_message" {
		edit = `"edit_date":9,`
	}
	return fmt.Sprintf(`{"update_id":%d,%q:{"message_id":%d,"date":%d,%s"chat":{"id":1002,"type":"private"},"from":{"id":1002,"first_name":"李强"},"text":%q}}`,
		update, kind, r.message, time.Now().Unix(), edit, r.text())
}
