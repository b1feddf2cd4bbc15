package handlers_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/chat"
	"guatu/grammar"
	"guatu/handlers"
	"guatu/ledger"
	"guatu/storage"
)

var update = flag.Bool("update", false, "write what the bot says into the scripts")

// TestScripts plays each conversation in testdata and compares what the bot
// says with what stands there. testdata/README.md says how they are written.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			city := testCity()
			if strings.HasPrefix(filepath.Base(file), "inland") {
				city = inlandCity()
			}
			got := newStageIn(t, city).play(string(want))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" && !*update {
				t.Error(d)
			}
		})
	}
}

// stage is where a conversation is played: a bot on an empty ledger.
type stage struct {
	t      testing.TB
	city   ledger.City
	store  *storage.Store
	desk   *handlers.Desk
	now    time.Time
	people map[string]chat.Person
	labels map[string]int // message ids of labelled messages
	menus  []chat.Reply   // the menus that were set
	texts  []said         // all messages, the bot's too
	nextID map[int64]int
	code   string // of the last invitation
	out    strings.Builder
}

// said is a message that stands in a chat.
type said struct {
	chat    int64
	id      int
	text    string
	buttons [][]chat.Button
	ours    bool
}

// desk's view of the store.
type ports struct{ *storage.Store }

func (p ports) Snapshot(ctx context.Context) (handlers.Snapshot, error) {
	return p.Store.Snapshot(ctx)
}

func newStage(t testing.TB) *stage { return newStageIn(t, testCity()) }

func newStageIn(t testing.TB, city ledger.City) *stage {
	s := &stage{t: t, city: city, people: map[string]chat.Person{}, labels: map[string]int{}, nextID: map[int64]int{}}
	s.now = time.Date(2023, 3, 8, 9, 0, 0, 0, city.Zone)
	store, err := storage.Open(t.Context(), storage.Options{Path: filepath.Join(t.TempDir(), "test.db"), Fold: grammar.FoldName, City: city, Now: func() time.Time { return s.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	s.store = store
	s.desk = handlers.New(handlers.Deps{Store: ports{store}, City: city, Admins: []int64{1}, Username: func() string { return "guatu_bot" }, Now: func() time.Time { return s.now }})
	return s
}

var (
	lineForm = regexp.MustCompile(`^(\S+?)(?: \((\w+)\))?(?: (edits|replies to|forwards|in the group|photo to|photo|place to|contact to|album|sticker|presses)(?: ([^>]*))?)?> ?(.*)$`)
	codeForm = regexp.MustCompile(`start=([\w-]{20,})`)
)

// play plays a script and gives it back with what the bot says now.
func (s *stage) play(script string) string {
	var pending []string
	flush := func() {
		if len(pending) > 0 {
			s.act(strings.Join(pending, "\n"))
		}
		pending = nil
	}
	for _, line := range strings.Split(strings.TrimRight(script, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "bot") || strings.HasPrefix(line, "      "):
			flush() // written anew
		case strings.HasPrefix(line, "  ") && len(pending) > 0:
			fmt.Fprintln(&s.out, line)
			pending = append(pending, strings.TrimPrefix(line[2:], "⏎"))
		case lineForm.MatchString(line) && !strings.HasPrefix(line, "#"):
			flush()
			fmt.Fprintln(&s.out, line)
			pending = []string{line}
		default:
			flush()
			fmt.Fprintln(&s.out, line)
			s.direct(line)
		}
	}
	flush()
	return s.out.String()
}

// direct follows a stage direction: the time, a member, a company.
func (s *stage) direct(line string) {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "@":
		at, err := time.ParseInLocation("2006-01-02 15:04", rest, s.now.Location())
		if err != nil {
			s.t.Fatalf("%s: %v", line, err)
		}
		s.now = at
	case "member":
		s.enlist(strings.Fields(rest))
	case "stranger":
		s.person(strings.Fields(rest)[0])
	case "company":
		s.found(rest)
	}
}

// person is somebody by name; the admin of the configuration is 管理员.
func (s *stage) person(name string) chat.Person {
	if _, ok := s.people[name]; !ok {
		p := chat.Person{ID: int64(len(s.people) + 100), Name: name, Lang: "zh"}
		switch {
		case name == "管理员":
			p.ID = 1
		case name[0] < 0x80:
			p.Lang = "en"
		}
		s.people[name] = p
	}
	return s.people[name]
}

// enlist makes a member: NAME ROLE unit:KEY.
func (s *stage) enlist(f []string) {
	p := s.person(f[0])
	m := ledger.Member{ID: p.ID, Name: p.Name, Role: ledger.Role(f[1]), Since: s.now}
	kind, key, _ := strings.Cut(f[2], ":")
	switch kind {
	case "unit":
		m.Scope.Unit, m.Unit = key, key
		for _, u := range s.city.Units {
			if u.Key == key {
				m.District = u.District
			}
		}
	case "district":
		m.Scope.District, m.District = key, key
	}
	s.apply(ledger.SaveMember{Member: m})
}

// found enters a company: NAME | ALIAS … | f500 | foreign | from PLACE.
func (s *stage) found(line string) {
	id, err := s.store.Reserve(s.t.Context(), ledger.KindCompany)
	if err != nil {
		s.t.Fatal(err)
	}
	parts := strings.Split(line, " | ")
	c := ledger.Company{ID: id, Name: parts[0]}
	for _, p := range parts[1:] {
		place, isPlace := strings.CutPrefix(p, "from ")
		switch {
		case p == "f500":
			c.Fortune500 = ledger.Yes
		case p == "foreign":
			c.Foreign = ledger.Yes
		case isPlace:
			c.Origin = place
		default:
			c.Aliases = append(c.Aliases, p)
		}
	}
	s.apply(ledger.SaveCompany{Company: c})
}

func (s *stage) apply(c ledger.Change) {
	plan := ledger.Plan{Changes: []ledger.Change{c}, Source: ledger.Source{At: s.now}}
	if err := s.store.Apply(s.t.Context(), nil, plan, nil); err != nil {
		s.t.Fatal(err)
	}
}

// act does what a line says.
func (s *stage) act(line string) {
	first, more, _ := strings.Cut(line, "\n")
	f := lineForm.FindStringSubmatch(first)
	text := strings.ReplaceAll(f[5], "{code}", s.code)
	if more != "" {
		text = strings.TrimPrefix(text+"\n"+more, "\n")
	}
	s.now = s.now.Add(time.Minute)
	p := s.person(f[1])
	m := chat.Message{Kind: chat.Said, From: p, Room: chat.Room{ID: p.ID}, At: s.now, Date: s.now, Text: text, Me: "guatu_bot"}
	s.how(&m, f[3], f[4])
	if m.ID == 0 {
		s.nextID[m.Room.ID]++
		m.ID = s.nextID[m.Room.ID]
		s.texts = append(s.texts, said{chat: m.Room.ID, id: m.ID, text: text})
	}
	if f[2] != "" {
		s.labels[f[2]] = m.ID
	}
	if err := s.desk.Handle(s.t.Context(), nil, m); err != nil {
		fmt.Fprintf(&s.out, "bot FAILS> %v\n", err)
		s.t.Error(err)
	}
	s.deliver(p)
}

// how says in which way a message was sent.
func (s *stage) how(m *chat.Message, way, what string) {
	switch way {
	case "edits":
		m.Kind, m.ID = chat.Edited, s.labels[what]
		m.Date = m.At.Add(-time.Minute)
	case "replies to", "photo to":
		m.ReplyTo = s.quote(m.Room.ID, what)
	case "forwards":
		m.Forward = &chat.Forward{At: m.At.AddDate(0, 0, -1), From: what}
	case "in the group":
		m.Room = chat.Room{ID: -100, Group: true, Title: "群"}
	case "place to":
		m.ReplyTo = s.quote(m.Room.ID, what)
		m.Pieces = []chat.Piece{{Kind: "location", File: "36.1,120.4"}}
	case "contact to":
		m.ReplyTo = s.quote(m.Room.ID, what)
		m.Pieces = []chat.Piece{{Kind: "contact", File: "陈总 13800000000"}}
	case "album":
		m.Album, m.Late = "album", m.Text == ""
		m.Pieces = []chat.Piece{{Kind: "photo", File: fmt.Sprint("photo", len(s.texts))}}
	case "sticker":
		m.Pieces = []chat.Piece{{Kind: "sticker", File: "s"}}
	case "presses":
		s.press(m, m.Text)
	}
	if strings.HasPrefix(way, "photo") {
		m.Pieces = []chat.Piece{{Kind: "photo", File: fmt.Sprint("photo", len(s.texts))}}
	}
}

// quote is the message that a reply answers: the bot's last that begins so,
// or a labelled one.
func (s *stage) quote(room int64, what string) *chat.Quote {
	for i := len(s.texts) - 1; i >= 0; i-- {
		x := s.texts[i]
		if x.chat == room && (x.ours && strings.HasPrefix(chat.Plain(x.text), what) || !x.ours && x.id == s.labels[what]) {
			return &chat.Quote{ID: x.id, Ours: x.ours, Text: chat.Plain(x.text)}
		}
	}
	s.t.Errorf("nothing begins with %q", what)
	fmt.Fprintf(&s.out, "bot FAILS> nothing begins with %q\n", what)
	return nil
}

// press presses the last button with that label.
func (s *stage) press(m *chat.Message, label string) {
	m.Kind, m.Text, m.Press = chat.Pressed, "", "p"
	for i := len(s.texts) - 1; i >= 0; i-- {
		x := s.texts[i]
		for _, row := range x.buttons {
			for _, b := range row {
				if x.chat == m.Room.ID && b.Label == label {
					m.ID, m.Data = x.id, b.Data
					return
				}
			}
		}
	}
	s.t.Errorf("no button %q", label)
	fmt.Fprintf(&s.out, "bot FAILS> no button %q\n", label)
}

// deliver takes what waits in the outbox and writes it down.
func (s *stage) deliver(to chat.Person) {
	for _, bulk := range []bool{false, true} {
		ss, err := s.store.After(s.t.Context(), 0, bulk, 100)
		if err != nil {
			s.t.Fatal(err)
		}
		var os []chat.Outcome
		for _, x := range ss {
			os = append(os, chat.Outcome{Row: x.Row, Verdict: chat.Sent, Message: s.show(x, to)})
		}
		if err := s.store.Settle(s.t.Context(), os); err != nil {
			s.t.Fatal(err)
		}
	}
}

// show writes one reply down as people see it, and gives its message's id.
func (s *stage) show(x chat.Sending, to chat.Person) int {
	r := x.Reply
	head := "bot"
	if r.Chat != to.ID && r.Verb != chat.Answer {
		head += " to " + s.nameOf(r.Chat)
	}
	id := x.Target
	if r.Message != 0 {
		id = r.Message
	}
	switch r.Verb {
	case chat.Menu:
		s.menus = append(s.menus, r)
		return 0
	case chat.Leave:
		return 0
	case chat.React:
		fmt.Fprintf(&s.out, "%s reacts> %s\n", head, r.Emoji)
		return 0
	case chat.Answer:
		if r.Text != "" {
			fmt.Fprintf(&s.out, "%s notice> %s\n", head, r.Text)
		}
		return 0
	case chat.Edit:
		if id != 0 {
			head += " edits"
			break
		}
		fallthrough
	case chat.Send:
		s.nextID[r.Chat]++
		id = s.nextID[r.Chat]
	}
	s.write(head, r)
	s.keep(said{chat: r.Chat, id: id, text: r.Text, buttons: r.Buttons, ours: true})
	for _, row := range r.Buttons {
		for _, b := range row {
			if len(b.Data) > 64 {
				s.t.Errorf("button %q carries %d bytes", b.Label, len(b.Data))
			}
		}
	}
	return id
}

func (s *stage) keep(x said) {
	for i := range s.texts {
		if s.texts[i].chat == x.chat && s.texts[i].id == x.id {
			s.texts[i] = x
			return
		}
	}
	s.texts = append(s.texts, x)
}

func (s *stage) write(head string, r chat.Reply) {
	text := chat.Plain(r.Text)
	if m := codeForm.FindStringSubmatch(text); m != nil {
		s.code = m[1]
		text = strings.ReplaceAll(text, m[1], "{code}")
	}
	fmt.Fprintf(&s.out, "%s> %s\n", head, strings.ReplaceAll(text, "\n", "\n      "))
	if r.Force {
		fmt.Fprintln(&s.out, "      (waits for a reply)")
	}
	for _, row := range r.Buttons {
		var labels []string
		for _, b := range row {
			labels = append(labels, "["+b.Label+"]")
		}
		fmt.Fprintln(&s.out, "      "+strings.Join(labels, " "))
	}
}

func (s *stage) nameOf(room int64) string {
	for name, p := range s.people {
		if p.ID == room {
			return name
		}
	}
	return fmt.Sprint("group ", room)
}
