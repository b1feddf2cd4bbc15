package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"guatu/chat"
)

// The modes of receiving.
const (
	Polling     = "polling"
	WebhookMode = "webhook"
)

// Config is how Telegram is reached.
type Config struct {
	Token   string // "ID:secret"
	APIURL  string // https://api.telegram.org, or an own Bot API server
	Proxy   string // http:// or socks5://, "" for none
	Mode    string // Polling (the default) or WebhookMode
	Webhook Webhook
	Limits  Limits
	Grace   time.Duration // how long a stop may take; 0: 8 s
}

// Webhook is where Telegram brings updates.
type Webhook struct {
	URL    string // the public address, https
	Listen string // host:port; "" opens no listener, [Bot.Webhook] is served by others
	Path   string // of the listener; "" is that of URL
	Secret string // "" makes one up at each start
}

// Limits are sends that Telegram bears (core.telegram.org/bots/faq); 0 lifts one.
type Limits struct {
	All   float64 // a second, over all chats
	Chat  float64 // a second in one chat, in bursts of 3
	Group float64 // a minute in one group
}

// Deps are what the bot works with.
type Deps struct {
	Log     *slog.Logger
	Inbox   Inbox
	Outbox  Outbox
	Handler Handler
	Client  *http.Client     // nil: a real one
	Now     func() time.Time // the civil clock; nil: time.Now
}

// Bot is one bot on one token.
type Bot struct {
	cfg      Config
	log      *slog.Logger
	wire     *wire
	pulse    *pulse
	me       *self
	inbox    Inbox
	intake   *intake
	dispatch *dispatcher
	deliver  *deliverer
}

// New prepares a bot. It does not reach for Telegram yet.
func New(cfg Config, deps Deps) (*Bot, error) {
	cfg, err := cfg.complete()
	if err != nil {
		return nil, err
	}
	if deps.Now == nil {
		deps.Now = time.Now
	}
	if deps.Client == nil {
		if deps.Client, err = newClient(cfg.Proxy); err != nil {
			return nil, err
		}
	}
	b := &Bot{cfg: cfg, log: deps.Log, inbox: deps.Inbox, pulse: newPulse()}
	b.wire = &wire{client: deps.Client, base: cfg.APIURL + "/bot" + cfg.Token + "/", token: cfg.Token, pulse: b.pulse}
	out, err := newSender(cfg, b.wire, deps.Log)
	if err != nil {
		return nil, err
	}
	b.me = newSelf(cfg.Token, b.wire, deps.Log, b.pulse)
	b.deliver = newDeliverer(deps, out, cfg.Limits, b.pulse)
	b.dispatch = newDispatcher(deps, b.me, out, b.pulse)
	b.intake = &intake{inbox: deps.Inbox, now: deps.Now, pulse: b.pulse}
	return b, nil
}

var tokenShape = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)

// complete fills in what was left out.
func (c Config) complete() (Config, error) {
	if !tokenShape.MatchString(c.Token) {
		return c, errors.New("telegram token: not of the form 123456:secret")
	}
	if c.APIURL == "" {
		c.APIURL = "https://api.telegram.org"
	}
	c.APIURL = strings.TrimRight(c.APIURL, "/")
	if u, err := url.Parse(c.APIURL); err != nil || u.Host == "" {
		return c, errors.New("telegram api_url: not a URL")
	}
	if c.Grace == 0 {
		c.Grace = 8 * time.Second
	}
	if c.Webhook.Secret == "" {
		c.Webhook.Secret = rand.Text()
	}
	if c.Webhook.Path == "" {
		if u, err := url.Parse(c.Webhook.URL); err == nil {
			c.Webhook.Path = u.Path
		}
	}
	c.Webhook.Path = "/" + strings.TrimPrefix(c.Webhook.Path, "/")
	return c, nil
}

// newClient is an HTTP client for the Bot API. It has no time-out of its own:
// a long poll, a text and an upload have different ones.
func newClient(proxy string) (*http.Client, error) {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = mostFlying
	t.HTTP2 = &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 10 * time.Second} // else a dead connection is used for minutes
	if proxy != "" {
		u, err := url.Parse(proxy)
		if err != nil {
			return nil, errors.New("telegram proxy: not a URL")
		}
		t.Proxy = http.ProxyURL(u)
	}
	return &http.Client{Transport: t}, nil
}

// Run receives, dispatches and delivers until ctx ends. Then it takes nothing
// more, finishes what was taken, sends what people wait for, and returns within
// the grace; what is left then is done after the next start. Telegram out of
// reach or a wrong token are logged and told by Health, and tried again.
func (b *Bot) Run(ctx context.Context) error {
	work, kill := context.WithCancel(context.WithoutCancel(ctx))
	defer kill()
	var receiving, delivering sync.WaitGroup
	delivering.Go(func() { b.deliver.run(work) })
	receiving.Go(func() { b.receive(ctx, work) })
	receiving.Go(func() { b.me.watch(ctx) })
	<-ctx.Done()
	b.log.Info("stopping")
	grace := time.AfterFunc(b.cfg.Grace, kill)
	defer grace.Stop()
	receiving.Wait()
	b.dispatch.drain(work)
	b.deliver.flush(work)
	delivering.Wait()
	return nil
}

// receive takes up what was left undone, then what is new.
func (b *Bot) receive(ctx, work context.Context) {
	if !b.me.learn(ctx) || !b.resume(ctx, work) {
		return
	}
	b.intake.open(func(us []chat.Update) { b.dispatch.take(work, us) }, b.dispatch.full)
	defer b.intake.close()
	if b.cfg.Mode == WebhookMode {
		b.listen(ctx)
		return
	}
	b.poll(ctx)
}

// resume dispatches what an earlier run kept and did not finish.
func (b *Bot) resume(ctx, work context.Context) bool {
	return persist(ctx, b.log, "read the inbox", func() error {
		us, err := b.inbox.Undone(ctx)
		if err == nil {
			b.dispatch.take(work, us)
		}
		return err
	})
}
