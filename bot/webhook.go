package bot

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	tg "github.com/go-telegram/bot"
)

const (
	mostUpdate  = 1 << 20 // bytes of one update
	busySeconds = "2"     // when to bring an update again that could not be kept
	hookWait    = 20 * time.Second
	hookClose   = 3 * time.Second
)

// Webhook takes updates that Telegram brings. It answers 200 only after an
// update is kept; whatever else it answers makes Telegram bring it again.
func (b *Bot) Webhook() http.Handler { return http.HandlerFunc(b.serveUpdate) }

func (b *Bot) serveUpdate(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "POST only", http.StatusMethodNotAllowed)
		return
	}
	if !b.knowsSecret(r) {
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostUpdate))
	if err != nil {
		http.Error(w, "too large or cut off", http.StatusRequestEntityTooLarge)
		return
	}
	if u, err := readUpdate(body); err != nil || u.ID == nil {
		b.log.Error("webhook: what came is no update", "bytes", len(body))
		http.Error(w, "not an update", http.StatusBadRequest)
		return
	}
	b.keepUpdate(w, r, body)
}

func (b *Bot) knowsSecret(r *http.Request) bool {
	given := r.Header.Get("X-Telegram-Bot-Api-Secret-Token")
	return subtle.ConstantTimeCompare([]byte(given), []byte(b.cfg.Webhook.Secret)) == 1
}

func (b *Bot) keepUpdate(w http.ResponseWriter, r *http.Request, body json.RawMessage) {
	_, err := b.intake.keep(r.Context(), []json.RawMessage{body})
	if err == nil {
		b.pulse.brought()
		return
	}
	if !errors.Is(err, errClosed) {
		b.log.Error("webhook", "fault", b.pulse.ill(storing, err))
	}
	w.Header().Set("Retry-After", busySeconds)
	http.Error(w, "come again", http.StatusServiceUnavailable)
}

// listen serves the webhook and registers it, until ctx ends.
func (b *Bot) listen(ctx context.Context) {
	if b.cfg.Webhook.Listen != "" {
		l, ok := b.openListener(ctx)
		if !ok {
			return
		}
		defer b.serve(l)()
	}
	if b.register(ctx) {
		<-ctx.Done()
	}
}

func (b *Bot) openListener(ctx context.Context) (l net.Listener, ok bool) {
	ok = persist(ctx, b.log, "listen for the webhook", func() (err error) {
		l, err = net.Listen("tcp", b.cfg.Webhook.Listen)
		return err
	})
	return l, ok
}

// serve answers what comes to the listener, until its result is called: that
// ends it after the requests that came before.
func (b *Bot) serve(l net.Listener) (end func()) {
	mux := http.NewServeMux()
	mux.Handle(b.cfg.Webhook.Path, b.Webhook())
	srv := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, IdleTimeout: 10 * time.Minute}
	go func() {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			b.log.Error("serve the webhook", "err", err)
		}
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), hookClose)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil {
			b.log.Warn("close the webhook", "err", err)
		}
	}
}

// register tells Telegram the address, until it has taken it.
func (b *Bot) register(ctx context.Context) bool {
	return persist(ctx, b.log, "register the webhook", func() error {
		err := b.setWebhook(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", b.pulse.ill(receiving, err), err)
		}
		b.pulse.well(receiving)
		b.log.Info("the webhook is registered", "url", b.cfg.Webhook.URL)
		return nil
	})
}

func (b *Bot) setWebhook(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, hookWait)
	defer cancel()
	_, err := b.deliver.out.lib.SetWebhook(ctx, &tg.SetWebhookParams{
		URL: b.cfg.Webhook.URL, SecretToken: b.cfg.Webhook.Secret, AllowedUpdates: allowed,
	})
	return err
}
