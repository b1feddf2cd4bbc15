package handlers_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"guatu/ledger"
)

// portCity is an invented river port.
func portCity() ledger.City {
	p := func(key, zh, en string, aliases ...string) ledger.Place {
		return ledger.Place{Key: key, Zh: zh, En: en, Aliases: aliases}
	}
	return ledger.City{
		Place:     p("", "沅渡市", "Yuandu", "沅渡"),
		Zone:      time.FixedZone("CST", 8*3600),
		Language:  ledger.Zh,
		Districts: []ledger.Place{p("shangbu", "上埠区", "Shangbu", "上埠"), p("hedong", "河东区", "Hedong", "河东"), p("sanjiang", "三江县", "Sanjiang", "三江"), p("beigang", "北港新区", "North Port", "北港")},
		Chains:    []ledger.Place{p("ship", "新能源船舶", "Electric vessels", "电动船"), p("chem", "绿色化工", "Green chemicals", "化工"), p("log", "现代物流", "Logistics", "物流")},
		Units: []ledger.Unit{
			{Place: p("leaders", "市领导办公室", "City leaders' office"), Tier: ledger.TierLeader},
			{Place: p("ship-team", "新能源船舶链专班", "Electric vessels team"), Tier: ledger.TierChain},
			{Place: p("shangbu-bureau", "上埠区商务局", "Shangbu bureau"), Tier: ledger.TierDistrict, District: "shangbu"},
			{Place: p("hedong-bureau", "河东区投促局", "Hedong bureau"), Tier: ledger.TierDistrict, District: "hedong"},
			{Place: p("sanjiang-bureau", "三江县招商局", "Sanjiang bureau"), Tier: ledger.TierDistrict, District: "sanjiang"},
			{Place: p("beigang-bureau", "北港新区投促局", "North Port bureau"), Tier: ledger.TierDistrict, District: "beigang"},
		},
		Rates: ledger.Rates{ledger.USD: {{Micro: 7_000_000}}},
	}
}

// portDeal and portVisit are what was reported, as it is counted by hand.
type portDeal struct {
	company               int
	district, chain, kind string
	yi                    int // 亿元; 0 for 未定
	talks, signed, start  string
}

type portVisit struct {
	company         int
	unit, place, on string
	inward          bool
}

type port struct {
	deals  []portDeal
	visits []portVisit
}

var (
	portCompanies = strings.Fields("长航船舶 瑞莱茵化学 三季稻食品 亿嘉物流 今年红酒业 河东重机 前五电气 外资通咨询 百日鲜 腾云算力 北辰医药 麦田乳业 恒岳钢构 银杉纸业 沃克泵阀 云帆游艇 柏林化纤 青禾种业 铂睿电池 南风纺机")
	portFacts     = map[int]string{1: " | foreign | from 德国", 4: " | f500", 9: " | foreign | from 德国", 12: " | f500 | foreign | from 日本", 16: " | foreign | from 德国"}
	portOfficers  = map[string]string{"shangbu": "沈可", "hedong": "郭子安", "sanjiang": "柳青", "beigang": "方舟"}
	portUnits     = map[string]string{"leaders": "老周", "ship-team": "丁一", "shangbu-bureau": "沈可", "hedong-bureau": "郭子安", "beigang-bureau": "方舟"}
)

// flow draws a year of the port up to its asking day, 15 September 2026.
func flow() (w port) {
	r := rand.New(rand.NewPCG(2026, 9))
	day := func(from, span int) string {
		return time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, from+r.IntN(span)).Format(time.DateOnly)
	}
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	for range 60 {
		d := portDeal{company: r.IntN(20), district: pick("shangbu", "hedong", "sanjiang", "beigang"), chain: pick("新能源船舶", "绿色化工", "现代物流"), kind: pick("制造业", "制造业", "金融业"), yi: r.IntN(60)}
		d.talks = day(0, 200)
		if r.IntN(4) > 0 {
			d.signed = day(200, 200)
			if r.IntN(2) == 0 {
				d.start = day(400, 41)
			}
		}
		w.deals = append(w.deals, d)
	}
	seen := map[string]bool{}
	for len(w.visits) < 150 {
		v := portVisit{company: r.IntN(20), unit: pick("leaders", "ship-team", "shangbu-bureau", "hedong-bureau", "beigang-bureau"), place: pick("武汉", "深圳", "上海"), on: day(100, 341), inward: r.IntN(5) == 0}
		if key := fmt.Sprint(v.company, v.on); !seen[key] {
			seen[key] = true
			w.visits = append(w.visits, v)
		}
	}
	return w
}

// report has everything reported, as officers would type it.
func (w port) report(s *stage) {
	for key, name := range portOfficers {
		s.play("member " + name + " officer unit:" + key + "-bureau")
	}
	s.play("member 老周 officer unit:leaders\nmember 丁一 officer unit:ship-team\nmember 书记 leader unit:leaders")
	for i, name := range portCompanies {
		s.found(name + portFacts[i])
	}
	ref := regexp.MustCompile(`^bot> /(D\d+|V\d+) `)
	for i, d := range w.deals {
		who := portOfficers[d.district]
		amount := "未定"
		if d.yi > 0 {
			amount = fmt.Sprint(d.yi, "亿元")
		}
		said := s.hear(who, fmt.Sprintf("#在谈；项目：第%d号工程；企业：%s；总投资：%s；产业链：%s；门类：%s；日期：%s", 100+i, portCompanies[d.company], amount, d.chain, d.kind, d.talks))
		m := ref.FindStringSubmatch(said)
		if m == nil {
			s.t.Fatalf("deal %d: %s", i, said)
		}
		for _, step := range [][2]string{{"签约", d.signed}, {"开工", d.start}} {
			if step[1] != "" {
				s.hear(who, m[1]+" "+step[0]+" "+step[1])
			}
		}
	}
	for i, v := range w.visits {
		tag := "走访"
		if v.inward {
			tag = "来访"
		}
		if said := s.hear(portUnits[v.unit], fmt.Sprintf("#%s；企业：%s；地点：%s；日期：%s", tag, portCompanies[v.company], v.place, v.on)); !ref.MatchString(said) {
			s.t.Fatalf("visit %d: %s", i, said)
		}
	}
}

// signed counts the deals signed in a window that fit.
func (w port) signed(from, to string, fits func(portDeal) bool) (n, yi, left int) {
	for _, d := range w.deals {
		if d.signed != "" && from <= d.signed && d.signed <= to && (fits == nil || fits(d)) {
			n++
			yi += d.yi
			if d.yi == 0 {
				left++
			}
		}
	}
	return n, yi, left
}

// calls counts the visits in a window that fit, and their companies.
func (w port) calls(from, to string, fits func(portVisit) bool) (companies, visits int) {
	var seen []int
	for _, v := range w.visits {
		if from <= v.on && v.on <= to && fits(v) {
			visits++
			if !slices.Contains(seen, v.company) {
				seen = append(seen, v.company)
			}
		}
	}
	return len(seen), visits
}

func outward(v portVisit) bool { return !v.inward }

// portQuestion is a question in several wordings with the numbers of line 1.
type portQuestion struct {
	texts string
	want  []string
}

func numbers(n ...int) (out []string) {
	for _, x := range n {
		out = append(out, strconv.Itoa(x))
	}
	return out
}

// percent is a part in % with one decimal, half up.
func percent(part, whole int) string {
	tenths := (part*2000 + whole) / (2 * whole)
	return strings.TrimSuffix(fmt.Sprintf("%d.%d", tenths/10, tenths%10), ".0")
}

// hundredths is a quotient with at most two decimals, half up.
func hundredths(sum, n int) string {
	x := (sum*200 + n) / (2 * n)
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%d.%02d", x/100, x%100), "0"), ".")
}

func (w port) questions() []portQuestion {
	const y, today = "2026-01-01", "2026-09-15"
	in := func(key string) func(portDeal) bool {
		return func(d portDeal) bool { return d.district == key }
	}
	foreign := func(d portDeal) bool { return strings.Contains(portFacts[d.company], "foreign") }
	german := func(d portDeal) bool { return strings.Contains(portFacts[d.company], "德国") }
	from := func(unit string) func(portVisit) bool {
		return func(v portVisit) bool { return v.unit == unit && !v.inward }
	}
	year, yi, left := w.signed(y, today, nil)
	hedong, hedongYi, _ := w.signed(y, today, in("hedong"))
	beigang, _, _ := w.signed(y, today, in("beigang"))
	abroad, abroadYi, _ := w.signed(y, today, foreign)
	germans, _, _ := w.signed(y, today, german)
	made, _, _ := w.signed(y, today, func(d portDeal) bool { return d.kind == "制造业" })
	chem, _, _ := w.signed(y, today, func(d portDeal) bool { return d.chain == "绿色化工" })
	ten, _, _ := w.signed(y, today, func(d portDeal) bool { return d.yi >= 10 })
	middle, _, _ := w.signed(y, today, func(d portDeal) bool { return d.yi >= 10 && d.yi < 30 })
	idle, _, _ := w.signed(y, today, func(d portDeal) bool { return d.start == "" })
	old, _, _ := w.signed("", "2026-06-16", func(d portDeal) bool { return d.start == "" })
	half, halfYi, _ := w.signed(y, "2026-06-30", nil)
	august, _, _ := w.signed("2026-08-01", "2026-08-31", nil)
	july, _, _ := w.signed("2026-07-01", "2026-07-31", nil)
	q1, _, _ := w.signed(y, "2026-03-31", nil)
	q2, _, _ := w.signed("2026-04-01", "2026-06-30", nil)
	elsewhere := year - hedong
	talks, talksYi, started := 0, 0, 0
	for _, d := range w.deals {
		if d.signed == "" {
			talks++
			talksYi += d.yi
		}
		if d.start >= y {
			started++
		}
	}
	firms, calls := w.calls(y, today, outward)
	week, weekCalls := w.calls("2026-09-07", "2026-09-13", outward)
	guests, guestCalls := w.calls(y, today, func(v portVisit) bool { return v.inward })
	wuhan, wuhanCalls := w.calls(y, today, func(v portVisit) bool { return v.place == "武汉" && !v.inward })
	ships, shipCalls := w.calls(y, today, from("ship-team"))
	bureau, bureauCalls := w.calls(y, today, from("hedong-bureau"))
	leaders, leaderCalls := w.calls(y, today, from("leaders"))
	_, met := w.calls(y, today, func(v portVisit) bool { return v.company == 0 })
	mine, mineCalls := w.calls("2026-08-01", "2026-08-31", from("shangbu-bureau"))
	_, summer := w.calls("2026-07-01", "2026-08-31", outward)
	return []portQuestion{
		{"今年签了几个|今年以来签约项目多少个|how many deals signed this year|今年签约項目數", numbers(year)},
		{"今年签约总投资多少|total investment of deals signed YTD|今年签了多少亿", numbers(yi)},
		{"今年签约几个、总投资多少|领导问今年签约项目个数、总投资额", numbers(year, yi)},
		{"今年签约平均投资多少", []string{hundredths(yi, year-left)}},
		{"今年签约没填金额的几个|今年签约投资额未定的有几个", numbers(left)},
		{"河东今年签了几个|今年河東簽約幾個|deals signed in Hedong this year", numbers(hedong)},
		{"河东今年签约额|河东今年签了多少钱", numbers(hedongYi)},
		{"河东今年签约几个北港几个", numbers(hedong, beigang)},
		{"除了河东今年签约几个|今年签了几个，河东不算|deals signed this year except Hedong", numbers(elsewhere)},
		{"今年外资签约几个|foreign deals signed this year", numbers(abroad)},
		{"今年签约非外资几个|non-foreign deals signed this year", numbers(year - abroad)},
		{"今年德国项目签约几个|德资今年签了几个|German deals signed this year", numbers(germans)},
		{"今年签约制造业几个", numbers(made)},
		{"今年制造业签约占比", []string{percent(made, year)}},
		{"今年外资签约额占比", []string{percent(abroadYi, yi)}},
		{"化工链今年签约几个|绿色化工今年签了几个", numbers(chem)},
		{"今年签约10亿以上几个|今年签约十亿元及以上的项目多少|deals of 1bn or more signed this year", numbers(ten)},
		{"今年签约10亿到30亿几个|signed this year between 1bn and 3bn", numbers(middle)},
		{"今年签约还没开工的几个|今年签约未开工的项目数|signed this year, not started yet", numbers(idle)},
		{"签约超过90天还没开工的几个|signed more than 90 days ago but not started", numbers(old)},
		{"今年签约开工率", []string{percent(year-idle, year)}},
		{"上半年签约几个，总投资多少", numbers(half, halfYi)},
		{"8月签约几个|上个月签约几个|deals signed last month", numbers(august)},
		{"七八月签约几个|7月和8月签约几个", numbers(july + august)},
		{"一季度和二季度各签约几个|一季度签约几个、二季度签约几个", numbers(q1, q2)},
		{"在谈多少个|手头在谈项目几个|deals in talks", numbers(talks)},
		{"在谈项目总投资", numbers(talksYi)},
		{"今年开工几个|how many deals broke ground this year", numbers(started)},
		{"今年走访几家企业|今年跑了多少家|companies visited this year", numbers(firms, calls)},
		{"今年走访家次", numbers(calls)},
		{"今年走访企业家数、家次", numbers(firms, calls, calls)},
		{"上周走访几家|上礼拜跑了几家企业", numbers(week, weekCalls)},
		{"今年来访企业几家", numbers(guests, guestCalls)},
		{"今年走访家次、来访家次", numbers(calls, guestCalls)},
		{"今年在武汉走访几家", numbers(wuhan, wuhanCalls)},
		{"电动船链专班今年走访几家|新能源船舶链专班今年跑了几家企业", numbers(ships, shipCalls)},
		{"河东投促局今年走访几家", numbers(bureau, bureauCalls)},
		{"市领导今年走访几家", numbers(leaders, leaderCalls)},
		{"长航船舶今年见了几次", numbers(met)},
		{"上埠区商务局上个月走访几家", numbers(mine, mineCalls)},
		{"7、8月走访家次", numbers(summer)},
	}
}

var portNumbers = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)

// What was reported by chat is counted by hand; every question's first line has
// just those numbers.
func TestPortFigures(t *testing.T) {
	s := newStageIn(t, portCity())
	s.now = time.Date(2026, 9, 15, 9, 0, 0, 0, s.city.Zone)
	w := flow()
	w.report(s)
	for _, q := range w.questions() {
		for text := range strings.SplitSeq(q.texts, "|") {
			first, _, _ := strings.Cut(s.hear("书记", text), "\n")
			if got := portNumbers.FindAllString(first, -1); !slices.Equal(got, q.want) {
				t.Errorf("%s: %q, want %v", text, first, q.want)
			}
		}
	}
}
