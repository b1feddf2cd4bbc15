package handlers_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"guatu/chat"
	"guatu/grammar"
	"guatu/handlers"
	"guatu/ledger"
	"guatu/storage"
)

// riverCity is a third city: a zone beside districts, chains of several names.
func riverCity() ledger.City {
	p := func(key, zh, en string, aliases ...string) ledger.Place {
		return ledger.Place{Key: key, Zh: zh, En: en, Aliases: aliases}
	}
	unit := func(tier ledger.Tier, district string, place ledger.Place) ledger.Unit {
		return ledger.Unit{Place: place, Tier: tier, District: district}
	}
	return ledger.City{
		Place:    p("", "长沙市", "Changsha", "长沙"),
		Zone:     time.FixedZone("CST", 8*3600),
		Language: ledger.Zh,
		Districts: []ledger.Place{
			p("furong", "芙蓉区", "Furong", "芙蓉"), p("tianxin", "天心区", "Tianxin", "天心"), p("yuelu", "岳麓区", "Yuelu", "岳麓"),
			p("kaifu", "开福区", "Kaifu", "开福"), p("yuhua", "雨花区", "Yuhua", "雨花"), p("wangcheng", "望城区", "Wangcheng", "望城"),
			p("changsha-county", "长沙县", "Changsha County", "星沙"), p("liuyang", "浏阳市", "Liuyang", "浏阳"), p("ningxiang", "宁乡市", "Ningxiang", "宁乡"),
			p("xiangjiang", "湘江新区", "Xiangjiang New Area", "湖南湘江新区"),
		},
		Chains: []ledger.Place{
			p("machines", "工程机械", "Construction machinery"), p("storage", "先进储能材料", "Advanced energy storage", "储能"),
			p("cars", "新能源汽车及零部件", "New energy vehicles", "新能源汽车", "新能源车"), p("power", "功率半导体", "Power semiconductors"),
			p("biomed", "生物医药", "Biomedicine"), p("ai", "人工智能及机器人", "AI and robots", "人工智能", "AI", "机器人"), p("food", "食品精深加工", "Food processing", "食品加工"),
		},
		Parks: []ledger.Place{
			p("robots", "雨花机器人产业园", "Yuhua Robot Park"), p("video", "马栏山视频文创园", "Malanshan Video Park", "马栏山"),
			p("valley", "隆平生物谷", "Longping Bio Valley", "生物谷"), p("car-park", "星沙汽车产业园", "Xingsha Car Park"), p("yuelu-park", "岳麓高新技术产业园", "Yuelu High-tech Park", "岳麓高新区"),
		},
		Units: []ledger.Unit{
			unit(ledger.TierLeader, "", p("leaders", "市领导招商办", "Leaders' investment office")),
			unit(ledger.TierChain, "", p("storage-chain", "储能链专班", "Energy storage task force")),
			unit(ledger.TierChain, "", p("machines-chain", "工程机械链专班", "Machinery task force")),
			unit(ledger.TierDistrict, "yuelu", p("yuelu-bureau", "岳麓区商务局", "Yuelu bureau")),
			unit(ledger.TierDistrict, "wangcheng", p("wangcheng-bureau", "望城区商务局", "Wangcheng bureau")),
			unit(ledger.TierDistrict, "liuyang", p("liuyang-centre", "浏阳市招商中心", "Liuyang centre")),
			unit(ledger.TierDistrict, "", p("promotion", "市投资促进局", "Investment promotion bureau", "市投促局")),
			unit(ledger.TierLiaison, "", p("shenzhen", "驻深圳联络处", "Shenzhen liaison office", "深圳联络处")),
			unit(ledger.TierLiaison, "", p("tokyo", "驻东京代表处", "Tokyo office")),
		},
		Rates: ledger.Rates{ledger.USD: {{Micro: 7_100_000}}, ledger.EUR: {{Micro: 7_700_000}}, ledger.JPY: {{Micro: 47_500}}, ledger.HKD: {{Micro: 910_000}}},
	}
}

const toldBefore = `member 小麓 officer unit:yuelu-bureau
member 望城 officer unit:wangcheng-bureau
member 市投 officer unit:promotion
member 储能 officer unit:storage-chain
member Anna officer unit:tokyo
company 中联重科 | Zoomlion
company 三一集团 | 三一
company 博世中国 | 博世 | Bosch | f500 | foreign | from 德国
company 大陆集团 | Continental | foreign | from 德国
company 比亚迪 | BYD | f500
company 华为 | Huawei
company 正大集团 | 正大 | CP Group | foreign | from 泰国
company 伊利 | 伊利集团
company 今天国际
company 三只松鼠
company 亿纬锂能 | EVE
company 和黄医药 | Hutchmed
company 360集团 | 360
company 上海电气
company 约克空调 | York | foreign | from 美国
company 意法半导体 | STMicroelectronics | foreign | from 瑞士
company 3M中国 | 3M | f500 | foreign | from 美国
company 索尼 | Sony | f500 | foreign | from 日本
company 天心种业
company 长沙银行
company 联想 | 联想集团 | Lenovo | f500
company 拜耳 | 拜耳中国 | Bayer | f500 | foreign | from 德国
company 领益智造
company 时代电气
company 大族激光
company 蓝思科技
company 正泰电器 | 正泰
company 中国外运
company 阿斯利康 | AstraZeneca | f500 | foreign | from 英国
company 住友商事 | Sumitomo | f500 | foreign | from 日本
company 宁德时代 | CATL | f500
@ 2024-10-11 09:00
市投> #活动 名称：互联网岳麓峰会；地点：长沙；日期：2024-09-09至2024-09-11
市投> #活动 名称：长沙国际工程机械展；地点：长沙；日期：2024-10-20至2024-10-23
小麓> #行程 名称：赴珠三角招商；地点：深圳、东莞、广州；日期：2024-10-12至2024-10-18
小麓> #在谈 项目：智能底盘基地；企业：博世中国；总投资：30亿元；日期：2024-09-02
望城> #签约 项目：储能电芯二期；企业：亿纬锂能；总投资：50亿元；日期：2024-08-20；协议：正式合同
小麓> #线索 企业：索尼；总投资：未定；日期：2024-09-20
小麓> #走访 企业：三一集团；日期：2024-10-08；地点：长沙`

// toldRefs are the records that stand before each message.
var toldRefs = []string{"V1", "D1", "D2", "D3", "E1", "E2", "T1"}

// a told is one message and what must become of it.
type told struct {
	where    string
	message  string
	expected []string
}

// TestTold sends each message of testdata/told and looks at the records that
// it makes, or at what is asked. The README there says how they are written.
func TestTold(t *testing.T) {
	ground := newGround(t)
	files, err := filepath.Glob("testdata/told/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no messages: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			for _, c := range readTold(t, file) {
				if faults := ground.try(t, c); len(faults) > 0 {
					t.Errorf("%s: %s", c.where, strings.Join(faults, "\n  "))
				}
			}
		})
	}
}

var toldHead = regexp.MustCompile(`^\S+( (forwards|photo|sticker)[^>]*)?> ?`)

// readTold reads a file of messages.
func readTold(t *testing.T, file string) []told {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []told
	for i, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		expected, isExpected := strings.CutPrefix(line, "= ")
		switch {
		case isExpected:
			c := &all[len(all)-1]
			c.expected = append(c.expected, expected)
		case line == "":
			all[len(all)-1].message += "\n  ⏎"
		case strings.HasPrefix(line, "  "):
			all[len(all)-1].message += "\n" + line
		case strings.HasPrefix(line, "# "):
		case toldHead.MatchString(line):
			all = append(all, told{where: fmt.Sprintf("%s:%d", filepath.Base(file), i+1), message: line})
		default:
			t.Fatalf("%s:%d: %s", file, i+1, line)
		}
	}
	return all
}

// ground is a ledger on which every message is sent anew.
type ground struct {
	city   ledger.City
	data   []byte
	people map[string]chat.Person
	cards  map[string]string // of toldRefs, before the message
}

func newGround(t *testing.T) *ground {
	g := &ground{city: riverCity()}
	s := newStageIn(t, g.city)
	s.play(toldBefore)
	g.people = s.people
	path := filepath.Join(t.TempDir(), "ground.db")
	if err := s.store.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	var err error
	if g.data, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	g.cards = g.stage(t).cards(toldRefs)
	return g
}

// stage is a fresh copy of the ground.
func (g *ground) stage(t *testing.T) *toldStage {
	path := filepath.Join(t.TempDir(), "told.db")
	if err := os.WriteFile(path, g.data, 0o600); err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, city: g.city, people: maps.Clone(g.people), labels: map[string]int{}, nextID: map[int64]int{}}
	s.now = time.Date(2024, 10, 16, 19, 20, 0, 0, g.city.Zone)
	store, err := storage.Open(t.Context(), storage.Options{Path: path, Fold: grammar.FoldName, City: g.city, Now: func() time.Time { return s.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	s.store = store
	s.desk = handlers.New(handlers.Deps{Store: ports{store}, City: g.city, Admins: []int64{1}, Username: func() string { return "guatu_bot" }, Now: func() time.Time { return s.now }})
	return &toldStage{s}
}

// toldStage is a stage that is asked for cards.
type toldStage struct{ *stage }

// say plays lines and gives what the bot says to them.
func (s *toldStage) say(lines string) string {
	s.out.Reset()
	s.play(lines)
	_, reply, _ := strings.Cut(s.out.String(), "\nbot")
	return strings.ReplaceAll("bot"+reply, "\n      ", "\n")
}

// cards are the cards of records, by reference.
func (s *toldStage) cards(refs []string) map[string]string {
	cards := map[string]string{}
	for _, ref := range refs {
		cards[ref] = s.say("市投> /" + ref)
	}
	return cards
}

var (
	toldYes   = regexp.MustCompile(`\[(是|yes)\]`)
	toldRef   = regexp.MustCompile(`/([VDTE]\d+)`)
	toldWhole = regexp.MustCompile(`(?:（CNY [^）]*）|（[A-Z]{3} [\d,.–]+）|（新企业）)`)
	toldDay   = regexp.MustCompile(`(\d{4})-(\d\d-\d\d)( 周.)?`)
)

// lines are a card's lines without its head, its defaults and what it says of
// amounts and days a second time.
func toldLines(card string) []string {
	var lines []string
	for i, line := range strings.Split(card, "\n") {
		if i == 0 || strings.HasPrefix(line, "[") || strings.HasSuffix(line, "（默认）") || line == "方向：走出去" || line == "" {
			continue
		}
		line = toldWhole.ReplaceAllString(line, "")
		line = toldDay.ReplaceAllStringFunc(line, func(day string) string {
			f := toldDay.FindStringSubmatch(day)
			if f[1] == "2024" {
				return f[2]
			}
			return f[1] + "-" + f[2]
		})
		lines = append(lines, line)
	}
	return lines
}

// try sends a message and says what became of it otherwise than expected.
func (g *ground) try(t *testing.T, c told) []string {
	s := g.stage(t)
	defer s.store.Close()
	reply := s.say(c.message)
	if rest, drafted := strings.CutPrefix(c.expected[0], "draft "); drafted {
		yes := toldYes.FindStringSubmatch(reply)
		if yes == nil || len(newRefs(reply)) > 0 {
			return []string{c.message, "no draft was offered", "reply:\n" + reply}
		}
		who := strings.FieldsFunc(c.message, func(r rune) bool { return r == ' ' || r == '>' })[0]
		reply += "\n" + s.say(who+" presses> "+yes[1])
		c.expected = append([]string{rest}, c.expected[1:]...)
	}
	faults := s.judge(c, reply, newRefs(reply), g.cards)
	if len(faults) > 0 {
		faults = append([]string{c.message}, append(faults, "reply:\n"+reply)...)
	}
	return faults
}

// newRefs are the records that a reply names and that were not there before.
func newRefs(reply string) []string {
	var refs []string
	for _, m := range toldRef.FindAllStringSubmatch(reply, -1) {
		if !slices.Contains(toldRefs, m[1]) && !slices.Contains(refs, m[1]) {
			refs = append(refs, m[1])
		}
	}
	return refs
}

// judge compares what became of a message with what was expected.
func (s *toldStage) judge(c told, reply string, refs []string, before map[string]string) []string {
	var faults []string
	after := s.cards(toldRefs)
	wanted := 0
	for _, e := range c.expected {
		kind, rest, _ := strings.Cut(e, " ")
		switch kind {
		case "V", "D", "T", "E":
			wanted++
			if wanted > len(refs) {
				faults = append(faults, "NOT SAVED: "+e)
				continue
			}
			ref := refs[wanted-1]
			if !strings.HasPrefix(ref, kind) {
				faults = append(faults, "WRONG kind "+ref)
			}
			faults = append(faults, compareTold(toldLines(s.cards([]string{ref})[ref]), rest)...)
		case "ask", "reject", "question", "other", "thanks":
			faults = append(faults, judgeReply(kind, rest, reply)...)
		default:
			faults = append(faults, compareTold(newLines(before[kind], after[kind]), rest)...)
			after[kind] = before[kind]
		}
	}
	if len(refs) > wanted {
		faults = append(faults, fmt.Sprintf("SAVED %v", refs[wanted:]))
	}
	for _, ref := range toldRefs {
		if after[ref] != before[ref] {
			faults = append(faults, "CHANGED "+ref+": "+strings.Join(newLines(before[ref], after[ref]), " | "))
		}
	}
	return faults
}

// newLines are those of a card that it did not have before, its head among them.
func newLines(before, after string) []string {
	var lines []string
	old := strings.Split(before, "\n")
	for _, line := range strings.Split(after, "\n") {
		if !slices.Contains(old, line) {
			lines = append(lines, line)
		}
	}
	return toldLines("\n" + strings.Join(lines, "\n"))
}

// judgeReply looks at a reply to what is not saved.
func judgeReply(kind, words, reply string) []string {
	var faults []string
	for _, word := range strings.Fields(words) {
		if !strings.Contains(reply, word) {
			faults = append(faults, "the reply lacks "+word)
		}
	}
	puzzled := strings.Contains(reply, "没有看懂")
	offered := strings.Contains(reply, "记为")
	switch {
	case (kind == "ask" || kind == "question") && puzzled:
		faults = append(faults, "LOST: not understood")
	case kind == "other" && offered:
		faults = append(faults, "OFFERED as a record")
	case kind == "thanks" && !strings.Contains(reply, "reacts"):
		faults = append(faults, "no reaction")
	}
	return faults
}

// compareTold compares a card's lines with those that are wanted.
func compareTold(lines []string, wanted string) []string {
	var faults []string
	free := false
	left := slices.Clone(lines)
	for _, w := range strings.Split(wanted, " | ") {
		words, somewhere := strings.CutPrefix(w, "~")
		if _, may := strings.CutPrefix(w, "?"); may {
			free = true
			continue
		}
		if somewhere {
			free = true
			if !strings.Contains(strings.Join(lines, "\n"), words) {
				faults = append(faults, "LOST "+words)
			}
			continue
		}
		if i := slices.Index(left, w); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			faults = append(faults, "LACKS "+w)
		}
	}
	if len(left) > 0 && (!free || len(faults) > 0) {
		faults = append(faults, "HAS "+strings.Join(left, " | "))
	}
	return faults
}
