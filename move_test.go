package main

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"guatu/storage"
)

// stop ends the program as a service manager does; it must end by itself and well.
func (p *process) stop() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	if err := <-p.done; err != nil {
		p.t.Fatalf("after SIGTERM: %v\n%s", err, p.log.String())
	}
	p.cmd = nil
}

// do runs one of the program's commands and wants it to say something.
func (p *process) do(says string, args ...string) {
	p.t.Helper()
	out, err := p.command(within(p.t, time.Minute), args...).CombinedOutput()
	if err != nil || !strings.Contains(string(out), says) {
		p.t.Fatalf("guatu %v: %v, want it to say %q\n%s", args, err, says, out)
	}
}

// move is the way to another machine that docs/operations.md describes: a backup
// and the config, nothing else.
func (p *process) move() {
	p.t.Helper()
	p.do("1 visits", "backup", "-config", "config.yaml", "move.db")
	there := p.t.TempDir()
	for _, name := range []string{"move.db", "config.yaml"} {
		content, err := os.ReadFile(filepath.Join(p.dir, name))
		if err != nil {
			p.t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(there, name), content, 0o600); err != nil {
			p.t.Fatal(err)
		}
	}
	p.dir = there
	p.env = append(p.env, "GUATU_STORAGE_DSN="+filepath.Join(there, "guatu.db"))
	p.do("1 visits", "restore", "-config", "config.yaml", "move.db")
}

// A bot moves to another machine: what was written meanwhile is answered there,
// and numbers go on.
func TestMove(t *testing.T) {
	for _, mode := range []string{"polling", "webhook"} {
		t.Run(mode, func(t *testing.T) {
			old, fresh := freeAddress(t), freeAddress(t)
			p := newProcess(t, "GUATU_TELEGRAM_MODE="+mode, "GUATU_TELEGRAM_WEBHOOK_URL=https://old.example/telegram", "GUATU_TELEGRAM_WEBHOOK_LISTEN="+old)
			p.sim.MapWebhookTo("https://old.example/", &url.URL{Scheme: "http", Host: old})
			p.sim.MapWebhookTo("https://new.example/", &url.URL{Scheme: "http", Host: fresh})
			p.start()
			u := p.sim.User(1001, "管理员", "zh-hans")
			answered := func(text string) {
				t.Helper()
				p.until(text, func() bool {
					for _, m := range p.answers(1001) {
						if strings.Contains(m.Text, text) {
							return true
						}
					}
					return false
				})
			}
			u.Start("")
			u.Send("#走访；企业：甲木厂；地点：上海；单位：市商务局；日期：昨天")
			answered("V1")
			p.do("1 visits", "backup", "-config", "config.yaml", "while-it-runs.db")
			p.stop()
			u.Send("#走访；企业：乙丑金属；地点：北京；单位：市商务局；日期：昨天")
			p.env = append(p.env, "GUATU_TELEGRAM_WEBHOOK_URL=https://new.example/telegram", "GUATU_TELEGRAM_WEBHOOK_LISTEN="+fresh)
			p.move()
			p.start()
			answered("乙丑金属")
			u.Send("#走访；企业：丙寅光电；地点：深圳；单位：市商务局；日期：昨天")
			answered("丙寅光电")
			p.stop()
			inside, err := storage.Inside(t.Context(), filepath.Join(p.dir, "guatu.db"))
			if err != nil || inside.Visits != 3 {
				t.Errorf("on the new machine: %v, %v", inside, err)
			}
		})
	}
}
