package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"guatu/bot"
	"guatu/handlers"
	"guatu/ledger"
	"guatu/storage"
)

const usage = `Commands:
  guatu serve -config config.yaml      the bot (also without a command)
  guatu demo                           all of it on this machine, no token, no network
  guatu check -config config.yaml      validates config, token and database
  guatu import FILE.csv FILE.xlsx      visits, deals, trips, events and the company directory in
  guatu export DIR                     all of them out, as CSV and XLSX
  guatu backup FILE                    a consistent copy, also while the bot runs
  guatu restore FILE                   puts a copy in place of a missing database
  guatu schema -to N                   the database's schema; -to moves it back for an older program
  guatu health                         asks the running bot whether it is ready
  guatu digest -district KEY -week DAY prints a digest
  guatu audit -who NAME -of D7         who saw or exported what, the last 30 days
  guatu version
`

// commands are the program's commands by name.
var commands = map[string]func(ctx context.Context, args []string) error{
	"serve":   serve,
	"demo":    runDemo,
	"check":   check,
	"import":  importFiles,
	"export":  exportFiles,
	"backup":  backup,
	"restore": restore,
	"schema":  schema,
	"health":  health,
	"digest":  printDigest,
	"audit":   audit,
	"version": printVersion,
	"help":    func(context.Context, []string) error { fmt.Print(usage); return nil },
}

// configFlag are the flags of a command with the config's file among them.
func configFlag(name string) (*flag.FlagSet, *string) {
	f := flag.NewFlagSet("guatu "+name, flag.ContinueOnError)
	return f, f.String("config", "config.yaml", "the config file")
}

// loadConfig parses a command's flags and reads the config that they name.
func loadConfig(f *flag.FlagSet, file *string, args []string) (Config, error) {
	if err := f.Parse(args); err != nil {
		return Config{}, err
	}
	return ReadConfig(*file, os.Environ())
}

func logger(cfg Config) *slog.Logger {
	return slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{ReplaceAttr: hide(cfg.Telegram.Token, cfg.Telegram.Webhook.Secret)}))
}

// hide keeps secrets out of every line of the log.
func hide(secrets ...string) func([]string, slog.Attr) slog.Attr {
	return func(_ []string, a slog.Attr) slog.Attr {
		for _, secret := range secrets {
			if s := a.Value.String(); secret != "" && strings.Contains(s, secret) {
				a.Value = slog.StringValue(strings.ReplaceAll(s, secret, "(secret)"))
			}
		}
		return a
	}
}

func serve(ctx context.Context, args []string) error {
	f, file := configFlag("serve")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	if cfg.Telegram.Token == "" {
		return errors.New("telegram.token is empty: put the token from @BotFather there or into GUATU_TELEGRAM_TOKEN")
	}
	return run(ctx, cfg, logger(cfg), Edge{})
}

// check validates config, database and token, and names every fault at once.
func check(ctx context.Context, args []string) error {
	f, file := configFlag("check")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	var wrong faults
	if cfg.Telegram.Token == "" {
		wrong.add("telegram.token is empty")
	} else if name, err := bot.Probe(ctx, botConfig(cfg.Telegram)); err != nil {
		wrong.add("Telegram: %v", err)
	} else {
		fmt.Printf("telegram: @%s\n", name)
	}
	store, err := openStore(ctx, cfg, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		wrong.add("database: %v", err)
		return wrong.Err()
	}
	defer store.Close()
	fmt.Printf("database: %s, schema %d\n", cfg.Storage.DSN, storage.Schema())
	if err := listForgotten(ctx, cfg.city(), store); err != nil {
		wrong.add("database: %v", err)
	}
	return wrong.Err()
}

// listForgotten prints the keys that records use and the config no longer
// names; such records keep them.
func listForgotten(ctx context.Context, city ledger.City, store *storage.Store) error {
	snap, err := store.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer snap.Close()
	used, err := snap.Keys(ctx)
	if err != nil {
		return err
	}
	units := make([]ledger.Place, len(city.Units))
	for i, u := range city.Units {
		units[i] = u.Place
	}
	for _, x := range []struct {
		kind  string
		known []ledger.Place
	}{{"district", city.Districts}, {"unit", units}, {"chain", city.Chains}, {"park", city.Parks}} {
		for _, key := range used[x.kind] {
			if !slices.ContainsFunc(x.known, func(p ledger.Place) bool { return p.Key == key }) {
				fmt.Printf("%s %q is used by records and stands no longer in the config\n", x.kind, key)
			}
		}
	}
	return nil
}

func backup(ctx context.Context, args []string) error {
	f, file := configFlag("backup")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	if f.NArg() != 1 {
		return errors.New("name the file to write: guatu backup FILE")
	}
	store, err := openStore(ctx, cfg, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		return err
	}
	defer store.Close()
	if err := taken(ctx, store, ledger.LookBackup, f.Arg(0)); err != nil {
		return err
	}
	if err := store.Backup(ctx, f.Arg(0)); err != nil {
		return err
	}
	return printInside(ctx, f.Arg(0))
}

// printInside prints what a database file holds.
func printInside(ctx context.Context, file string) error {
	inside, err := storage.Inside(ctx, file)
	if err == nil {
		fmt.Printf("%s: %v\n", file, inside)
	}
	return err
}

func restore(ctx context.Context, args []string) error {
	f, file := configFlag("restore")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	if f.NArg() != 1 {
		return errors.New("name the copy to restore: guatu restore FILE")
	}
	if err := storage.Restore(ctx, f.Arg(0), cfg.Storage.DSN); err != nil {
		return err
	}
	return printInside(ctx, cfg.Storage.DSN)
}

// schema prints the schema of the database, or moves it back for an older
// program.
func schema(ctx context.Context, args []string) error {
	f, file := configFlag("schema")
	to := f.Int("to", 0, "the schema of an older program, to which the database moves back")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	if *to != 0 {
		copied, err := storage.MoveBack(ctx, storage.Options{Path: cfg.Storage.DSN}, *to)
		if err != nil {
			return err
		}
		fmt.Printf("the database was copied to %s first\n", copied)
	}
	fmt.Printf("this program: schema %d\n", storage.Schema())
	return printInside(ctx, cfg.Storage.DSN)
}

// printDigest prints the digest of a district, unit, chain or the city for the
// week of a day.
func printDigest(ctx context.Context, args []string) error {
	f, file := configFlag("digest")
	of := f.String("district", "city", "key or name of a district, unit or chain; city for the whole city")
	day := f.String("week", "", "a day of the week, such as 2023-03-27; the last full week without it")
	lang := f.String("lang", "", "zh or en; the configured language without it")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	week := ledger.Week(ledger.DateOf(time.Now().In(cfg.zone)).WeekStart().Add(-1))
	if *day != "" {
		d, err := ledger.ParseDate(*day)
		if err != nil {
			return fmt.Errorf("-week %q is no day such as 2023-03-27", *day)
		}
		week = ledger.Week(d)
	}
	store, err := openStore(ctx, cfg, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		return err
	}
	defer store.Close()
	d := handlers.New(handlers.Deps{Store: desk{store}, City: cfg.city(), Now: time.Now})
	text, err := d.Digest(ctx, *of, week, ledger.Lang(cmp.Or(*lang, cfg.Language)))
	if err != nil {
		return err
	}
	if err := taken(ctx, store, ledger.LookDigest, *of+" "+week.From.String()+" "+week.To.String()); err != nil {
		return err
	}
	fmt.Println(text)
	return nil
}

func printVersion(context.Context, []string) error {
	number, commit := version()
	fmt.Printf("guatu %s\ncommit %s\nschema %d\n", number, commit, storage.Schema())
	return nil
}
