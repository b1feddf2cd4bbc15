package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"guatu/bot"
	"guatu/grammar"
	"guatu/handlers"
	"guatu/scheduler"
	"guatu/storage"
)

// Edge is where the program touches the world; the demo and the end-to-end
// tests put a simulated one in its place. The zero value is the real one.
type Edge struct {
	Telegram *http.Client     // nil: a real one
	Now      func() time.Time // civil time; nil: the machine's clock
	Ready    func(*App)       // told once all is wired, before the first update is taken
}

// App is the running program.
type App struct {
	Store     *storage.Store
	Desk      *handlers.Desk
	Bot       *bot.Bot
	Scheduler *scheduler.Scheduler

	cfg Config
}

// run opens the database, wires the parts, runs them until ctx ends and stops
// them: the bot first finishes what it has taken.
func run(ctx context.Context, cfg Config, log *slog.Logger, edge Edge) (err error) {
	if edge.Now == nil {
		edge.Now = time.Now
	}
	store, err := openStore(ctx, cfg, log, edge.Now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := store.Own(); err != nil {
		return err
	}
	if err := store.NameKeys(ctx, keyNames(cfg.city())); err != nil {
		return err
	}
	app, err := wire(cfg, log, edge, store)
	if err != nil {
		return err
	}
	if edge.Ready != nil {
		edge.Ready(app)
	}
	return app.serve(ctx, cfg, log)
}

func openStore(ctx context.Context, cfg Config, log *slog.Logger, now func() time.Time) (*storage.Store, error) {
	return storage.Open(ctx, storage.Options{
		Path: cfg.Storage.DSN,
		Log:  log,
		Fold: grammar.FoldName,
		Now:  now,
		City: cfg.city(),
	})
}

func wire(cfg Config, log *slog.Logger, edge Edge, store *storage.Store) (*App, error) {
	app := &App{Store: store, cfg: cfg}
	app.Desk = handlers.New(handlers.Deps{
		Log:      log,
		Store:    desk{store},
		City:     cfg.city(),
		Admins:   cfg.Telegram.Admins,
		Username: func() string { return app.Bot.Health().Username },
		Now:      edge.Now,

		DigestChats: cfg.digestChats(),
		Draw:        draw,
		Tabulate:    tabulate(cfg.city(), edge.Now),
		Pace:        paceOf(cfg.Telegram.Limits),
	})
	var err error
	if app.Scheduler, err = newScheduler(cfg, log, edge.Now, store, app.Desk); err != nil {
		return nil, err
	}
	app.Bot, err = bot.New(botConfig(cfg.Telegram), bot.Deps{
		Log:     log,
		Inbox:   store,
		Outbox:  store,
		Handler: app.Desk,
		Client:  edge.Telegram,
		Now:     edge.Now,
	})
	return app, err
}

// serve runs all parts until ctx ends or one of them fails.
func (a *App) serve(ctx context.Context, cfg Config, log *slog.Logger) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return a.listen(ctx, cfg.HTTP.Listen, log) })
	g.Go(func() error { return a.Scheduler.Run(ctx) })
	g.Go(func() error { return a.Bot.Run(ctx) })
	return g.Wait()
}

// paceOf is how much of one person is answered: of a member as much as may be sent
// to one chat in a minute, and a few to begin with; of a stranger less. Where the
// limit of a chat is lifted, so are these.
func paceOf(l LimitsConfig) handlers.Pace {
	if l.Chat == 0 {
		return handlers.Pace{}
	}
	member := 30 + int(min(60*l.Chat, 1e6))
	return handlers.Pace{Member: member, Stranger: member / 3}
}

func botConfig(t TelegramConfig) bot.Config {
	return bot.Config{
		Token:   t.Token,
		APIURL:  t.APIURL,
		Proxy:   t.Proxy,
		Mode:    t.Mode,
		Webhook: bot.Webhook{URL: t.Webhook.URL, Listen: t.Webhook.Listen, Path: t.Webhook.Path, Secret: t.Webhook.Secret},
		Limits:  bot.Limits{All: t.Limits.All, Chat: t.Limits.Chat, Group: t.Limits.Group},
	}
}

// desk is the store as the handlers see it.
type desk struct{ *storage.Store }

// Snapshot opens a view for the handlers.
func (d desk) Snapshot(ctx context.Context) (handlers.Snapshot, error) { return d.Store.Snapshot(ctx) }
