package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"guatu/internal/demo"
	"guatu/internal/simulator"
)

// asProgram makes the test binary be the program itself.
const asProgram = "GUATU_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		if err := becomeNobody(); err != nil {
			panic(err)
		}
		main()
		return
	}
	os.Exit(m.Run())
}

// process is the program as a process of its own, against a Telegram over HTTP.
type process struct {
	t    *testing.T
	sim  *simulator.Server
	dir  string
	env  []string
	cmd  *exec.Cmd
	done chan error
	log  bytes.Buffer
}

// newProcess prepares the program with the sample's configuration, with what env
// says instead; it is not started yet.
func newProcess(t *testing.T, env ...string) *process {
	t.Helper()
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{t: t, dir: t.TempDir(), sim: simulator.New(simulator.Options{Token: "7000000001:simulated", Username: "guatu_bot"})}
	server := httptest.NewServer(p.sim)
	t.Cleanup(func() {
		p.kill()
		p.sim.Close()
		server.Close()
	})
	if err := os.WriteFile(filepath.Join(p.dir, "config.yaml"), sample.Config, 0o600); err != nil {
		t.Fatal(err)
	}
	p.env = append(os.Environ(), asProgram+"=1", "GUATU_TELEGRAM_TOKEN=7000000001:simulated", "GUATU_TELEGRAM_API_URL="+server.URL,
		"GUATU_TELEGRAM_ADMINS=1001", "GUATU_HTTP_LISTEN=127.0.0.1:0",
		"GUATU_TELEGRAM_LIMITS_ALL=0", "GUATU_TELEGRAM_LIMITS_CHAT=0", "GUATU_TELEGRAM_LIMITS_GROUP=0",
		"GUATU_STORAGE_DSN="+filepath.Join(p.dir, "guatu.db"))
	p.env = append(p.env, env...)
	return p
}

// config is the configuration that the program reads.
func (p *process) config() Config {
	p.t.Helper()
	cfg, err := ReadConfig(filepath.Join(p.dir, "config.yaml"), p.env)
	if err != nil {
		p.t.Fatal(err)
	}
	return cfg
}

// command is the program with arguments, in its folder.
func (p *process) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Dir, cmd.Env = p.dir, p.env
	return cmd
}

func (p *process) start() {
	p.t.Helper()
	p.cmd = p.command(context.Background(), "serve", "-config", "config.yaml")
	p.cmd.Stderr = &p.log
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	cmd, done := p.cmd, make(chan error, 1)
	p.done = done
	go func() { done <- cmd.Wait() }()
}

func (p *process) kill() {
	if p.cmd != nil {
		p.cmd.Process.Kill()
		<-p.done
		p.cmd = nil
	}
}

// until waits for something to become true of the chats.
func (p *process) until(what string, ok func() bool) {
	p.t.Helper()
	ctx := within(p.t, time.Minute)
	for !ok() {
		_, seen := p.sim.Events(0)
		if ok() {
			return
		}
		if err := p.sim.Wait(ctx, seen); err != nil {
			p.t.Fatalf("%s: %v\n%s", what, err, p.log.String())
		}
	}
}

// answers are the bot's messages in a chat.
func (p *process) answers(room int64) []simulator.Message { return saidIn(p.sim, room) }

// saidIn are the bot's messages in a chat.
func saidIn(sim *simulator.Server, room int64) (list []simulator.Message) {
	for _, m := range sim.Messages(room) {
		if m.From != nil && m.From.IsBot {
			list = append(list, m)
		}
	}
	return list
}

// A stop is a stop: exit code 0, and soon.
func TestTermEndsItCleanly(t *testing.T) {
	p := newProcess(t)
	admin := p.sim.User(1001, "管理员", "zh-hans")
	p.start()
	admin.Start("")
	p.until("greeting", func() bool { return len(p.answers(admin.Chat())) > 0 })
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-p.done:
		if err != nil {
			t.Errorf("exit: %v\n%s", err, p.log.String())
		}
		p.cmd = nil
	case <-time.After(10 * time.Second):
		t.Errorf("still running after 10 s\n%s", p.log.String())
	}
	if strings.Contains(p.log.String(), "simulated") {
		t.Errorf("the token is in the log:\n%s", p.log.String())
	}
}

// A second one on the same database file is refused and named.
func TestASecondOneOnTheFileIsNamed(t *testing.T) {
	p := newProcess(t)
	admin := p.sim.User(1001, "管理员", "zh-hans")
	p.start()
	admin.Start("")
	p.until("greeting", func() bool { return len(p.answers(admin.Chat())) > 0 })
	out, err := p.command(within(t, 20*time.Second), "serve", "-config", "config.yaml").CombinedOutput()
	if err == nil || !strings.Contains(string(out), fmt.Sprint(p.cmd.Process.Pid)) {
		t.Errorf("second one: %v\n%s", err, out)
	}
}
