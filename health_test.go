package main

import (
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guatu/internal/demo"
)

// wired is the program with all its parts, none of them running.
func wired(t *testing.T, cfg Config) *App {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	store, err := openStore(t.Context(), cfg, log, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	app, err := wire(cfg, log, Edge{Now: time.Now}, store)
	if err != nil {
		t.Fatal(err)
	}
	return app
}

// guatu health asks the bot of a config.
func TestHealthCommand(t *testing.T) {
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(file, sample.Config, 0o600); err != nil {
		t.Fatal(err)
	}
	ask := func(app *App, args ...string) error {
		server := httptest.NewServer(app.routes())
		defer server.Close()
		_, port, _ := strings.Cut(server.Listener.Addr().String(), ":")
		t.Setenv("GUATU_HTTP_LISTEN", ":"+port)
		return health(t.Context(), append(args, "-config", file))
	}
	alone := wired(t, sampleConfig(t, sample)) // Telegram was never reached
	if err := ask(alone); err == nil || !strings.Contains(err.Error(), "Telegram has not answered") {
		t.Errorf("not ready: %v", err)
	}
	if err := ask(alone, "-alive"); err != nil {
		t.Errorf("alive: %v", err)
	}
	if err := ask(newWorld(t).App); err != nil {
		t.Errorf("ready: %v", err)
	}
	t.Setenv("GUATU_HTTP_LISTEN", freeAddress(t))
	if err := health(t.Context(), []string{"-alive", "-config", file}); err == nil || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("nobody there: %v", err)
	}
}
