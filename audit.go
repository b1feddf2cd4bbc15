package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/user"
	"slices"
	"strconv"
	"strings"
	"time"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/storage"
)

// audit prints who saw or took what, oldest first, one line each: when, who, in
// which way, what, and the chat where it was no private one.
func audit(ctx context.Context, args []string) error {
	f, file := configFlag("audit")
	days := f.Int("days", 30, "how many days back")
	who := f.String("who", "", "a member's name or Telegram user id, or a login of this machine; everybody without it")
	of := f.String("of", "", "a part of what was seen, such as D7 or laoshan; all without it")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	store, err := openExisting(ctx, cfg)
	if err != nil {
		return err
	}
	defer store.Close()
	snap, err := store.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer snap.Close()
	members, err := snap.Members(ctx)
	if err != nil {
		return err
	}
	p := trail{names: map[int64]string{}, who: *who, of: *of, zone: cfg.zone, out: os.Stdout}
	for _, m := range members {
		p.names[m.ID] = m.Name
	}
	return snap.Looks(ctx, time.Now().AddDate(0, 0, -*days), p.line)
}

// openExisting opens a database that must be there.
func openExisting(ctx context.Context, cfg Config) (*storage.Store, error) {
	if _, err := os.Stat(cfg.Storage.DSN); err != nil {
		return nil, fmt.Errorf("there is no database: %w", err)
	}
	return openStore(ctx, cfg, slog.New(slog.DiscardHandler), time.Now)
}

// trail prints the lines of the trail that are asked for.
type trail struct {
	names   map[int64]string
	who, of string
	zone    *time.Location
	out     io.Writer
}

func (p trail) line(l ledger.Look) error {
	name, id := l.Login, "-"
	if l.Member != 0 {
		name, id = p.names[l.Member], strconv.FormatInt(l.Member, 10)
	}
	known := p.who == "" || p.who == id || grammar.FoldName(p.who) == grammar.FoldName(name)
	if !known || !p.about(l.Of) {
		return nil
	}
	where := ""
	if l.Chat != l.Member && l.Chat != 0 {
		where = fmt.Sprintf("\tin %d", l.Chat)
	}
	_, err := fmt.Fprintf(p.out, "%s\t%s (%s)\t%s\t%s%s\n", l.At.In(p.zone).Format(time.DateTime), printable(name), id, l.Way, printable(l.Of), where)
	return err
}

// about tells whether what was seen is what is asked for: a reference is a whole word.
func (p trail) about(of string) bool {
	if ref, ok := ledger.ParseRef(p.of); ok {
		return slices.Contains(strings.FieldsFunc(of, func(r rune) bool { return r == ' ' || r == ',' || r == '、' || r == '·' }), ref.String())
	}
	return strings.Contains(of, p.of)
}

// printable is a text that cannot end a line or steer a terminal.
func printable(s string) string {
	quoted := strconv.Quote(s)
	return quoted[1 : len(quoted)-1]
}

// taken notes in the trail that somebody took records out of the database by a
// command.
func taken(ctx context.Context, store *storage.Store, way ledger.Way, of string) error {
	login := "?"
	if u, err := user.Current(); err == nil {
		login = u.Username
	}
	l := ledger.Look{At: time.Now(), Login: login, Way: way, Of: of}
	return store.Apply(ctx, nil, ledger.Plan{Changes: []ledger.Change{ledger.SaveLook{Look: l}}}, nil)
}
