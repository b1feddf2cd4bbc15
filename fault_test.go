package main

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// ordeal is a fault that the whole program is put to, on a database file and
// with people who report before, meanwhile and afterwards. Its row in
// docs/operations.md names it, and says what an operator sees.
type ordeal struct {
	name   string
	set    func(*Config)
	strike func(*house)  // makes it go wrong
	lasts  time.Duration // 0: 10 s
	during func(*house)  // what must be so when that time is over
	mend   func(*house)  // nil: Telegram is well again
	twice  int           // that many messages may come twice

	ready  string // what /readyz says meanwhile, with 503; "" is 200
	log    string // what the log says
	metric string // what is counted
}

// ordeals are all of them.
var ordeals = slices.Concat(sendingOrdeals, receivingOrdeals, webhookOrdeals, poisonOrdeals, chatOrdeals, diskOrdeals)

func TestFaults(t *testing.T) {
	for _, o := range ordeals {
		t.Run(o.name, func(t *testing.T) { inHouse(t, o.set, o.run) })
	}
}

func (o ordeal) run(h *house) {
	h.reportBoth()
	h.pass(5 * time.Second)
	h.wants(1, 1)
	o.strike(h)
	h.reportBoth()
	h.pass(max(o.lasts, 10*time.Second))
	o.seen(h)
	if o.mend != nil {
		o.mend(h)
	}
	h.sim.Heal()
	h.pass(2 * time.Minute)
	h.reportBoth()
	h.pass(5 * time.Second)
	h.wants(1, 1)
	h.check(o.twice)
}

// seen checks what people and the operator see while it lasts.
func (o ordeal) seen(h *house) {
	h.Helper()
	h.ready(o.ready)
	if o.during != nil {
		o.during(h)
	}
	if o.log != "" && !strings.Contains(h.logs.String(), o.log) {
		h.Errorf("the log does not say %q", o.log)
	}
	if o.metric != "" && h.metric(o.metric) == 0 {
		h.Errorf("%s is 0", o.metric)
	}
}
