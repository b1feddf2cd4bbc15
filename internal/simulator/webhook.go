package simulator

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

const (
	defaultConnections = 40
	maxConnections     = 100
	maxSecret          = 256
	hookPause          = time.Second // between two setWebhook with an address
)

var secretToken = regexp.MustCompile(`^[A-Za-z0-9_-]*$`)

// webhook is the address that updates go to, and how deliveries fare.
type webhook struct {
	url         string
	secret      string
	connections int
	ctx         context.Context // ends when another webhook, or none, takes its place
	stop        context.CancelFunc
	lanes       map[string]bool // those that a delivery works on
	busy        int             // requests in flight
	freed       chan struct{}   // closed when a request ends
	since       time.Time
	succeeded   time.Time
	goneSince   time.Time // of 410 answers in a row
	errorAt     int64     // civil seconds
	errorWords  string
}

// route maps addresses to what answers them in this process.
type route struct {
	prefix    string
	transport http.RoundTripper
	target    *url.URL // nil: the request stays as it is
}

// MapWebhook makes a handler answer the https addresses that begin with prefix. Addresses that nothing is mapped to do not resolve.
func (s *Server) MapWebhook(prefix string, h http.Handler) {
	s.addRoute(route{prefix: prefix, transport: inProcess{h}})
}

// MapWebhookTo sends requests for the https addresses that begin with prefix to a listener: target has its scheme and host.
func (s *Server) MapWebhookTo(prefix string, target *url.URL) {
	s.addRoute(route{prefix: prefix, transport: s.transport, target: target})
}

func (s *Server) addRoute(r route) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.routes = append(s.routes, r)
}

// routeOf finds the newest route for an address.
func (s *Server) routeOf(address string) (route, bool) {
	for i := len(s.routes) - 1; i >= 0; i-- {
		if strings.HasPrefix(address, s.routes[i].prefix) {
			return s.routes[i], true
		}
	}
	return route{}, false
}

// setWebhook registers an address; an empty one means deleteWebhook.
func (s *Server) setWebhook(c *call) (any, error) {
	address := c.str("url")
	if address == "" {
		return s.deleteWebhook(c)
	}
	if err := s.checkHook(c, address); err != nil {
		return nil, err
	}
	if !s.lastHook.IsZero() && time.Since(s.lastHook) < hookPause {
		return nil, tooMany(1)
	}
	s.lastHook = time.Now()
	s.endPoll("terminated by setWebhook request")
	s.updates.allow(c)
	s.dropPending(c)
	next := newWebhook(s.closed, c)
	if old := s.hook; old != nil && old.url == next.url && old.secret == next.secret && old.connections == next.connections {
		next.stop()
		return described{true, "Webhook is already set"}, nil
	}
	s.replaceHook(next)
	s.deliverAll()
	return described{true, "Webhook was set"}, nil
}

func newWebhook(parent context.Context, c *call) *webhook {
	n := int(c.int("max_connections"))
	if n == 0 {
		n = defaultConnections
	}
	ctx, stop := context.WithCancel(parent)
	return &webhook{
		url: c.str("url"), secret: c.str("secret_token"), connections: min(max(n, 1), maxConnections),
		ctx: ctx, stop: stop, lanes: map[string]bool{}, freed: make(chan struct{}), since: time.Now(),
	}
}

func (s *Server) replaceHook(next *webhook) {
	if s.hook != nil {
		s.hook.stop()
	}
	s.hook = next
}

func (s *Server) dropPending(c *call) {
	if c.bool("drop_pending_updates") {
		s.updates.pending = nil
	}
}

// deleteWebhook goes back to getUpdates; what is pending stays.
func (s *Server) deleteWebhook(c *call) (any, error) {
	s.dropPending(c)
	if s.hook == nil {
		return described{true, "Webhook is already deleted"}, nil
	}
	s.replaceHook(nil)
	return described{true, "Webhook was deleted"}, nil
}

func (s *Server) checkHook(c *call, address string) error {
	secret := c.str("secret_token")
	switch {
	case len(secret) > maxSecret:
		return bad("secret token is too long")
	case !secretToken.MatchString(secret):
		return bad("secret token contains unallowed characters")
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return bad("invalid webhook URL specified")
	}
	switch {
	case u.Scheme != "https":
		return bad("bad webhook: An HTTPS URL must be provided for webhook")
	case !hookPort(u.Port()):
		return bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
	}
	return s.checkHost(u, address)
}

func hookPort(port string) bool {
	switch port {
	case "", "80", "88", "443", "8443":
		return true
	}
	return false
}

func (s *Server) checkHost(u *url.URL, address string) error {
	ip := net.ParseIP(u.Hostname())
	switch {
	case ip != nil && ip.To4() == nil:
		return bad("bad webhook: IPv6-only addresses are not allowed")
	case ip != nil && (ip.IsPrivate() || ip.IsLoopback() || ip.IsUnspecified() || ip.IsLinkLocalUnicast()):
		return bad("bad webhook: IP address %s is reserved", ip)
	}
	if _, ok := s.routeOf(address); !ok {
		return bad("bad webhook: Failed to resolve host: Name or service not known")
	}
	return nil
}

// webhookInfo is what getWebhookInfo answers.
type webhookInfo struct {
	URL         string   `json:"url"`
	Certificate bool     `json:"has_custom_certificate"`
	Pending     int      `json:"pending_update_count"`
	ErrorDate   int64    `json:"last_error_date,omitempty"`
	ErrorWords  string   `json:"last_error_message,omitempty"`
	Connections int      `json:"max_connections,omitempty"`
	IP          string   `json:"ip_address,omitempty"`
	Allowed     []string `json:"allowed_updates,omitempty"`
}

func (s *Server) getWebhookInfo(*call) (any, error) {
	s.updates.expire()
	info := webhookInfo{Pending: len(s.updates.pending), Allowed: s.updates.allowed}
	if h := s.hook; h != nil {
		info.URL, info.Connections, info.IP = h.url, h.connections, "203.0.113.1"
		info.ErrorDate, info.ErrorWords = h.errorAt, h.errorWords
	}
	return info, nil
}
