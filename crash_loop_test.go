package main

import (
	"context"
	"flag"
	"math/rand/v2"
	"net/url"
	"testing"
	"time"

	"guatu/internal/simulator"
	"guatu/storage"
)

var kills = flag.Int("kills", 4, "how often the program is killed in each mode of receiving")

// Killed at any moment, again and again, while people report, change their
// minds and press, while digests go out and Telegram stumbles, the program
// records each report once and answers each; what it says twice is what was on
// its way to a chat at a kill or when a connection broke.
func TestKilledInTheMiddleOfWork(t *testing.T) {
	seed := rand.Uint64()
	t.Run("polling", func(t *testing.T) { newSiege(t, seed).run() })
	t.Run("webhook", func(t *testing.T) {
		at := freeAddress(t)
		s := newSiege(t, seed, "GUATU_TELEGRAM_MODE=webhook", "GUATU_TELEGRAM_WEBHOOK_URL=https://bot.example/telegram",
			"GUATU_TELEGRAM_WEBHOOK_LISTEN="+at)
		s.sim.MapWebhookTo("https://bot.example/", &url.URL{Scheme: "http", Host: at})
		s.run()
	})
}

// siege is a program that is killed while people go on.
type siege struct {
	*process
	trial  *trial
	seed   uint64
	random *rand.Rand
	met    int // calls of getMe before the last start
}

func newSiege(t *testing.T, seed uint64, env ...string) *siege {
	t.Helper()
	p := newProcess(t, append(env, "GUATU_TELEGRAM_ADMINS=1001,1002,1003,1004", "GUATU_DIGEST_QUIET=", "GUATU_DIGEST_SCHEDULE="+never)...)
	return &siege{process: p, seed: seed, random: rand.New(rand.NewPCG(seed, 1)),
		trial: newTrial(t, p.sim, seed, *kills, p.config())}
}

// turns is how often people do something, a kill.
const turns = 10

func (s *siege) run() {
	s.t.Logf("seed %d", s.seed)
	s.start()
	s.trial.crowd.enter()
	for _, p := range s.trial.crowd.people {
		s.until("greeting", func() bool { return len(s.answers(p.Chat())) > 0 })
	}
	for range *kills {
		s.trial.crowd.let(turns)
		s.disturb()
		s.work()
		s.kill()
		s.trial.owe(s.config())
		s.wait(time.Duration(s.random.Int64N(int64(100 * time.Millisecond))))
		s.start()
	}
	s.trial.crowd.leave()
	s.calm()
	s.kill()
	s.trial.judge(s.config())
}

func (s *siege) start() {
	s.met = len(s.sim.Calls("getMe"))
	s.process.start()
}

// work lets the program run for a while, from its start or from its first word
// to Telegram, so that kills come in the start and in the work however slow the
// machine is.
func (s *siege) work() {
	if s.random.IntN(2) == 0 {
		ctx := within(s.t, time.Minute)
		for len(s.sim.Calls("getMe")) == s.met {
			if ctx.Err() != nil {
				s.t.Fatalf("no word from the program\n%s", s.log.String())
			}
			s.wait(5 * time.Millisecond)
		}
	}
	s.wait(time.Duration(s.random.Int64N(int64(600 * time.Millisecond))))
}

// wait lets things happen for a while: another process lives in real time.
func (s *siege) wait(d time.Duration) {
	select {
	case <-time.After(d):
	case <-s.t.Context().Done():
	}
}

// disturb plans what goes wrong between the program and Telegram until the next kill.
func (s *siege) disturb() {
	chat := admins[s.random.IntN(len(admins))]
	switch s.random.IntN(9) {
	case 0:
		s.sim.Fail("sendMessage", 1, simulator.TooMany(1).In(chat))
	case 1:
		s.sim.Fail("", 3, simulator.ServerError())
	case 2:
		s.sim.Fail("", 3, simulator.BadGateway())
	case 3:
		s.sim.Fail("", 2, simulator.Reset())
	case 4:
		s.trial.broken[chat]++
		s.sim.Fail("sendMessage", 1, simulator.ResetAfter().In(chat))
	case 5:
		s.sim.Fail("", 4, simulator.Slow(time.Duration(s.random.IntN(400))*time.Millisecond))
	case 6:
		s.sim.Fail("getUpdates", 2, simulator.ResetAfter())
	case 7:
		s.sim.Fail("getUpdates", 1, simulator.BadGateway())
	case 8:
		s.sim.Fail("", 2, simulator.Garbage())
	}
}

// calm waits until nothing waits any more, in Telegram and in the database.
func (s *siege) calm() {
	s.sim.Heal()
	ctx := within(s.t, 3*time.Minute)
	store(s.t, s.config(), func(_ context.Context, store *storage.Store) error {
		for s.sim.Pending() > 0 || !settled(ctx, store) {
			if ctx.Err() != nil {
				s.t.Fatalf("still waiting: %d updates in Telegram\n%s", s.sim.Pending(), s.log.String())
			}
			s.wait(20 * time.Millisecond)
		}
		return nil
	})
}
