package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"time"

	"guatu/internal/simulator"
)

// crowd are people who report, change what they said and press buttons, whether
// the program runs or not.
type crowd struct {
	people []*person
	steps  chan struct{} // one for each thing that somebody is to do
	living sync.WaitGroup

	mu   sync.Mutex
	said int
}

// person is one of the crowd.
type person struct {
	*simulator.User
	sim     *simulator.Server
	crowd   *crowd
	random  *rand.Rand
	reports []*told
}

// told is a report that somebody has sent.
type told struct {
	company string
	chat    int64
	message int64
	deal    bool
	place   string // after the last edit
	edited  bool
	dropped bool // the button under its card was pressed
}

func newCrowd(sim *simulator.Server, seed uint64, ids []int64) *crowd {
	c := &crowd{steps: make(chan struct{}, 1<<16)}
	for _, id := range ids {
		p := &person{User: sim.User(id, fmt.Sprintf("管理员%d", id), "zh-hans"), sim: sim, crowd: c, random: rand.New(rand.NewPCG(seed, uint64(id)))}
		c.people = append(c.people, p)
	}
	return c
}

// enter lets people come in and begin to live.
func (c *crowd) enter() {
	for _, p := range c.people {
		p.Start("")
		c.living.Go(func() {
			for range c.steps {
				time.Sleep(time.Duration(p.random.IntN(80)) * time.Millisecond)
				p.act()
			}
		})
	}
}

// let allows n more things to be done.
func (c *crowd) let(n int) {
	for range n {
		c.steps <- struct{}{}
	}
}

// leave waits until everything that was allowed is done.
func (c *crowd) leave() {
	close(c.steps)
	c.living.Wait()
}

// next numbers the reports of all.
func (c *crowd) next() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.said++
	return c.said
}

func (p *person) act() {
	switch n := p.random.IntN(20); {
	case n < 4 && p.edit(), n < 8 && p.drop():
	case n == 8:
		p.Send("/digest")
	case n == 9:
		p.Send("本周走访多少家企业？")
	default:
		p.report()
	}
}

func (p *person) report() {
	r := &told{company: companyName(p.crowd.next()), place: "上海", deal: p.random.IntN(4) == 0}
	r.message = p.Send(r.text()).ID
	p.reports = append(p.reports, r)
}

func (r *told) text() string {
	if r.deal {
		return fmt.Sprintf("#在谈 企业：%s；总投资：3亿元；区市：崂山区；单位：市商务局；卡点：%s", r.company, r.place)
	}
	return fmt.Sprintf("#走访；企业：%s；地点：%s；单位：市商务局；下一步：12月20日前回访", r.company, r.place)
}

// edit changes a report, answered or not; false where there is none to change.
func (p *person) edit() bool {
	r := p.some()
	if r == nil || r.dropped {
		return false
	}
	r.edited, r.place = true, map[string]string{"上海": "深圳", "深圳": "上海"}[r.place]
	p.Edit(r.message, r.text())
	return true
}

// drop presses the button that withdraws a report, twice where the thumb slips;
// false where no card shows it.
func (p *person) drop() bool {
	r := p.some()
	if r == nil || r.edited || r.dropped {
		return false
	}
	for _, m := range p.sim.Messages(p.Chat()) {
		b, ok := m.Button("撤销")
		if !ok || m.From == nil || !m.From.IsBot || !strings.Contains(m.Body(), r.company) {
			continue
		}
		r.dropped = true
		p.Press(m.ID, b.Data)
		if p.random.IntN(3) == 0 {
			p.Press(m.ID, b.Data)
		}
		return true
	}
	return false
}

// some is one of the last reports, nil where there is none yet.
func (p *person) some() *told {
	if len(p.reports) == 0 {
		return nil
	}
	last := p.reports[max(0, len(p.reports)-8):]
	return last[p.random.IntN(len(last))]
}

// companyName numbers companies in characters that differ in four places of six
// from those of any other number (a Reed-Solomon code), so that none is taken
// for another.
func companyName(n int) string {
	letters := []rune("金木水火土日月星云雷风春石竹松梅兰花草马牛龙虎燕鹤光明永久达宝")
	q := len(letters)
	a, b, c := n%q, n/q%q, n/q/q%q
	var name strings.Builder
	for x := range 6 {
		name.WriteRune(letters[(a+b*x+c*x*x)%q])
	}
	return name.String() + "厂"
}
