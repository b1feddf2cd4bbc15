package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"guatu/storage"
)

// asNobody makes the program give up the rights of root, to whom every file is writable.
const asNobody = "GUATU_TEST_AS_NOBODY"

const nobody = 65534

// becomeNobody does so where it is asked for.
func becomeNobody() error {
	if os.Getenv(asNobody) == "" || os.Getuid() != 0 {
		return nil
	}
	if err := syscall.Setgid(nobody); err != nil {
		return err
	}
	return syscall.Setuid(nobody)
}

// refusedStarts are starts that cannot succeed, on a database that was served before.
var refusedStarts = []struct {
	name  string
	spoil func(p *process, file string) error
	words []string
}{
	{"the file is no database", func(_ *process, file string) error {
		return os.WriteFile(file, bytes.Repeat([]byte("no database at all\n"), 999), 0o600)
	}, []string{"guatu.db", "damaged or no guatu database", "restore a backup"}},
	{"the file is damaged", func(_ *process, file string) error {
		whole, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for i := 4096; i < len(whole); i++ {
			whole[i] = 0xaa
		}
		return os.WriteFile(file, whole, 0o600)
	}, []string{"guatu.db", "the database is damaged: restore a backup"}},
	{"the file is newer", func(_ *process, file string) error {
		return alter(file, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
	}, []string{"guatu.db", "schema 99", "use the newer program"}},
	{"the file cannot be written", func(p *process, file string) error {
		p.env = append(p.env, asNobody+"=1")
		return errors.Join(p.give(), os.Chmod(file, 0o444))
	}, []string{"guatu.db", "the file cannot be written", "belong to this user"}},
	{"the configuration is wrong", func(p *process, _ string) error {
		p.env = append(p.env, "GUATU_TIMEZONE=Mars/Olympus", "GUATU_DIGEST_SCHEDULE=0 0 30 2 *", "GUATU_TELEGRAM_MODE=pigeon")
		return nil
	}, []string{"timezone: \"Mars/Olympus\" is no time zone; write one like Asia/Shanghai", "digest.schedule: \"0 0 30 2 *\" never comes",
		"telegram.mode: \"pigeon\" is neither polling nor webhook"}},
}

// A start that cannot succeed is refused at once, in few words that name the
// remedy, and leaves the file as it is.
func TestStartIsRefused(t *testing.T) {
	for _, c := range refusedStarts {
		t.Run(c.name, func(t *testing.T) {
			p := newProcess(t)
			file := filepath.Join(p.dir, "guatu.db")
			store(t, p.config(), func(context.Context, *storage.Store) error { return nil })
			if err := c.spoil(p, file); err != nil {
				t.Fatal(err)
			}
			before, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out, err := p.command(within(t, 20*time.Second), "serve", "-config", "config.yaml").CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 1 {
				t.Errorf("exit: %v\n%s", err, out)
			}
			for _, w := range c.words {
				if !strings.Contains(string(out), w) {
					t.Errorf("it does not say %q:\n%s", w, out)
				}
			}
			if lines := strings.Count(string(out), "\n"); lines > len(c.words) {
				t.Errorf("%d lines:\n%s", lines, out)
			}
			if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
				t.Errorf("the file was changed, or %v", err)
			}
		})
	}
}

// give gives the program's folder to nobody, where it becomes that.
func (p *process) give() error {
	if os.Getuid() != 0 {
		return nil
	}
	if err := os.Chmod(filepath.Dir(p.dir), 0o755); err != nil {
		return err
	}
	return filepath.WalkDir(p.dir, func(path string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Chown(path, nobody, nobody))
	})
}

func alter(file, statement string) error {
	db, err := sql.Open("sqlite3", file)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(statement)
	return err
}

// A second signal changes nothing: the stop goes on, cleanly and soon.
func TestTermTwiceIsTermOnce(t *testing.T) {
	p := newProcess(t)
	admin := p.sim.User(1001, "管理员", "zh-hans")
	p.start()
	admin.Start("")
	p.until("greeting", func() bool { return len(p.answers(admin.Chat())) > 0 })
	for n := range 5 {
		sendVisit(admin, n)
	}
	for range 2 {
		if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case err := <-p.done:
		if err != nil {
			t.Errorf("exit: %v\n%s", err, p.log.String())
		}
		p.cmd = nil
	case <-time.After(10 * time.Second):
		t.Fatalf("still running after 10 s\n%s", p.log.String())
	}
	p.start()
	for n := range 5 {
		p.until("answer", func() bool {
			for _, m := range p.answers(admin.Chat()) {
				if strings.Contains(m.Body(), companyName(n)) {
					return true
				}
			}
			return false
		})
	}
}

// While another process writes for seconds, reports wait and are taken then. The
// other one lives in real time: the engine waits for it outside of Go.
func TestAnotherProcessWritesForSeconds(t *testing.T) {
	var file atomic.Pointer[string]
	var held atomic.Bool
	freed := make(chan error, 1)
	go func() {
		for file.Load() == nil {
			time.Sleep(time.Millisecond)
		}
		freed <- hold(*file.Load(), 700*time.Millisecond, &held)
	}()
	inHouse(t, nil, func(h *house) {
		file.Store(&h.cfg.Storage.DSN)
		for !held.Load() {
			runtime.Gosched()
		}
		h.reportBoth()
		h.pass(10 * time.Second)
		h.wants(1, 1)
		if held.Load() {
			t.Error("the reports were answered while the other one wrote")
		}
		if strings.Contains(h.logs.String(), `"ERROR"`) {
			t.Errorf("the log holds an error:\n%s", h.logs.String())
		}
		h.check(0)
	})
	if err := <-freed; err != nil {
		t.Error(err)
	}
}

// hold writes to a database file for a while.
func hold(file string, d time.Duration, held *atomic.Bool) error {
	db, err := sql.Open("sqlite3", "file:"+file+"?vfs=unix&_busy_timeout=10000&_txlock=immediate") // past the watched disk
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	held.Store(true)
	time.Sleep(d)
	held.Store(false)
	return tx.Rollback()
}
