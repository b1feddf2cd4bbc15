package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"guatu/internal/demo"
	"guatu/internal/exchange"
	"guatu/internal/simulator"
	"guatu/internal/transfer"
)

// demoToken is the bot's token in the simulated Telegram.
const demoToken = "7000000001:simulated"

// runDemo runs all of it on this machine: simulated Telegram, bot, sample city
// and the page.
func runDemo(ctx context.Context, args []string) (err error) {
	f := flag.NewFlagSet("guatu demo", flag.ContinueOnError)
	listen := f.String("listen", "127.0.0.1:8484", "where the page is served; another port when it is taken")
	dir := f.String("dir", "", "a folder without a database, to keep the demo's in; empty keeps nothing")
	if err := f.Parse(args); err != nil {
		return err
	}
	if *dir == "" {
		if *dir, err = scratch(); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(*dir)) }()
	}
	fmt.Println("The first quarter of a sample city is being played …")
	return playDemo(ctx, *dir, *listen, func(url string) { fmt.Printf(demoWelcome, url) })
}

// scratch makes a folder for a demo that keeps nothing: in memory where the
// system offers that, since each of a quarter's messages waits for the disk
// several times.
func scratch() (string, error) {
	if dir, err := os.MkdirTemp("/dev/shm", "guatu-demo-"); err == nil {
		return dir, nil
	}
	dir, err := os.MkdirTemp("", "guatu-demo-")
	if err != nil {
		return "", fmt.Errorf("make a folder for the demo: %w", err)
	}
	return dir, nil
}

const demoWelcome = `
The demo is open at %s

It is Friday 31 March 2023, 18:00, in a sample Qingdao. Three things to try:
  1. As the officer, report a visit and look at the card:   走访 海岚光电 北京 今天 意向50亿元
  2. Ask for a figure:                                      本季度50亿元以上项目有多少个
  3. Move the clock to Monday 08:30 and read the digests as a leader.

Ctrl+C ends it.
`

// playDemo prepares the demo in a folder, tells its address once it is open and
// serves it until ctx ends.
func playDemo(ctx context.Context, dir, listen string, open func(url string)) error {
	sample, err := demo.LoadSample()
	if err != nil {
		return err
	}
	cfg, err := demoConfig(dir, sample)
	if err != nil {
		return err
	}
	l, err := demo.Listen(listen)
	if err != nil {
		return err
	}
	defer l.Close()
	clock := demo.NewClock(demo.Opening)
	sim := simulator.New(simulator.Options{Token: demoToken, Username: "guatu_demo_bot", Name: "挂图", Now: clock.Now})
	defer sim.Close()
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	g, ctx := errgroup.WithContext(ctx)
	wired := make(chan *App, 1)
	g.Go(func() error {
		return run(ctx, cfg, log, Edge{Telegram: sim.Client(), Now: clock.Now, Ready: func(a *App) { wired <- a }})
	})
	g.Go(func() error {
		select {
		case <-ctx.Done():
			return nil
		case app := <-wired:
			page := &demoPage{app: app, cfg: cfg, sim: sim, clock: clock, sample: sample}
			return page.serve(ctx, l, open)
		}
	})
	return g.Wait()
}

// demoConfig is the sample city's config; it is written into the folder, so
// that other commands can be tried on the demo's database.
func demoConfig(dir string, sample demo.Sample) (Config, error) {
	db := filepath.Join(dir, "guatu.db")
	if _, err := os.Stat(db); !errors.Is(err, fs.ErrNotExist) {
		return Config{}, fmt.Errorf("%s is there already: name a folder without a database", db)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Config{}, fmt.Errorf("make a folder for the demo: %w", err)
	}
	text := fmt.Appendf(sample.Config, "telegram: {admins: [%d]}\nstorage: {dsn: %q}\n", demo.Admin, db)
	file := filepath.Join(dir, "config.yaml")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return Config{}, fmt.Errorf("write the demo's config: %w", err)
	}
	cfg, err := ReadConfig(file, nil)
	cfg.Telegram.Token = demoToken
	cfg.Telegram.Limits = LimitsConfig{}
	cfg.HTTP.Listen = "127.0.0.1:0"
	return cfg, err
}

// demoPage is the page in front of a running bot.
type demoPage struct {
	app    *App
	cfg    Config
	sim    *simulator.Server
	clock  *demo.Clock
	sample demo.Sample
}

func (p *demoPage) serve(ctx context.Context, l net.Listener, open func(url string)) error {
	companies, wrong := exchange.Companies(bytes.NewReader(p.sample.Companies))
	if len(wrong) > 0 {
		return fmt.Errorf("read the sample's companies: %s", wrong[0])
	}
	if err := transfer.Companies(ctx, p.app.Store, companies); err != nil {
		return fmt.Errorf("import the sample's companies: %w", err)
	}
	if err := demo.Prepare(ctx, p.sim, p.sample, p.clock); err != nil {
		if ctx.Err() != nil { // it was told to end
			return nil
		}
		return err
	}
	open("http://" + l.Addr().String() + "/")
	return demo.Serve(ctx, l, demo.NewServer(demo.Options{
		Sim:     p.sim,
		People:  demo.Faces(p.sample),
		Now:     p.clock.Now,
		Advance: p.advance,
		Rows:    p.rows,
	}).Handler())
}

// advance moves the civil clock and lets the scheduler look at what is due.
func (p *demoPage) advance(to time.Time) {
	p.clock.Set(to)
	p.app.Scheduler.Wake()
}
