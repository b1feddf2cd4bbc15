package grammar

import (
	"testing"
	"time"

	"guatu/ledger"
)

var shanghai = time.FixedZone("Asia/Shanghai", 8*3600)

// on is a day in a test.
func on(t testing.TB, iso string) ledger.Date {
	t.Helper()
	if iso == "" {
		return 0
	}
	d, err := ledger.ParseDate(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSampleDays(t *testing.T) {
	for _, c := range lines[struct {
		Text, Role string
		At         time.Time
		Expect     struct {
			Date    string
			Invalid bool
		}
	}](t, "dates.jsonl") {
		role := RoleRecord
		switch c.Role {
		case "due":
			role = RoleDue
		case "period":
			continue
		}
		got, doubt := ParseDay(c.Text, ledger.DateOf(c.At.In(shanghai)), role, 0)
		if c.Expect.Invalid != (doubt != "") || doubt == "" && got.String() != c.Expect.Date {
			t.Errorf("%s at %s as %s: got %s %s, want %+v", c.Text, c.At, c.Role, got, doubt, c.Expect)
		}
	}
}

// The asking day is Thursday, 14 March 2024.
func TestParseDay(t *testing.T) {
	const none, future, unread = ledger.DateNone, ledger.DateFuture, ledger.DateUnread
	cases := []struct {
		text  string
		role  Role
		want  string
		doubt ledger.Doubt
	}{
		{"3月8日", RoleRecord, "2024-03-08", ""}, {"三月八日", RoleRecord, "2024-03-08", ""}, {"3月20日", RoleRecord, "2023-03-20", ""},
		{"二〇二三年十二月廿五日", RoleRecord, "2023-12-25", ""}, {"23年12月5号", RoleRecord, "2023-12-05", ""}, {"去年12月5日", RoleRecord, "2023-12-05", ""},
		{"3/9", RoleRecord, "2024-03-09", ""}, {"3.9", RoleRecord, "2024-03-09", ""}, {"3-9", RoleRecord, "2024-03-09", ""}, {"12/31", RoleRecord, "2023-12-31", ""},
		{"20240308", RoleRecord, "2024-03-08", ""}, {"2024.3.8", RoleRecord, "2024-03-08", ""}, {"2024年3月8", RoleRecord, "2024-03-08", ""},
		{"8号", RoleRecord, "2024-03-08", ""}, {"28日", RoleRecord, "2024-02-28", ""}, {"上月28日", RoleRecord, "2024-02-28", ""}, {"本月5号", RoleRecord, "2024-03-05", ""},
		{"周三", RoleRecord, "2024-03-13", ""}, {"周四", RoleRecord, "2024-03-14", ""}, {"星期五", RoleRecord, "2024-03-08", ""}, {"上周三", RoleRecord, "2024-03-06", ""},
		{"上上周日", RoleRecord, "2024-03-03", ""}, {"礼拜天", RoleRecord, "2024-03-10", ""}, {"下周一", RoleRecord, "", future}, {"本周五", RoleRecord, "", future},
		{"前天", RoleRecord, "2024-03-12", ""}, {"大前天", RoleRecord, "2024-03-11", ""}, {"三天前", RoleRecord, "2024-03-11", ""}, {"two weeks ago", RoleRecord, "2024-02-29", ""},
		{"the day before yesterday", RoleRecord, "2024-03-12", ""}, {"last Friday", RoleRecord, "2024-03-08", ""}, {"Wednesday", RoleRecord, "2024-03-13", ""},
		{"8 March", RoleRecord, "2024-03-08", ""}, {"March 8th, 2024", RoleRecord, "2024-03-08", ""}, {"8th of March 2024", RoleRecord, "2024-03-08", ""},
		{"2024-03-08 周五", RoleRecord, "2024-03-08", ""}, {"3月8日（周五）下午", RoleRecord, "2024-03-08", ""}, {"2024-03-08 14:30", RoleRecord, "2024-03-08", ""},
		{"Fri, 8 March 2024", RoleRecord, "2024-03-08", ""}, {"昨天下午3点半", RoleRecord, "2024-03-13", ""}, {"2024-03-08 周六", RoleRecord, "", unread},
		{"2月30日", RoleRecord, "", none}, {"13月5日", RoleRecord, "", none}, {"2023-02-29", RoleRecord, "", none}, {"31 June", RoleRecord, "", none}, {"2/30", RoleRecord, "", none},
		{"2月29日", RoleRecord, "2024-02-29", ""}, {"0月5日", RoleRecord, "", none}, {"3月0日", RoleRecord, "", none}, {"明天", RoleRecord, "", future}, {"2024-12-01", RoleRecord, "", future},
		{"3月", RoleRecord, "", unread}, {"月底", RoleRecord, "", unread}, {"有空的时候", RoleRecord, "", unread}, {"3月8日还是9日", RoleRecord, "", unread}, {"", RoleRecord, "", ledger.Empty},
		{"3月1日", RoleDue, "2025-03-01", ""}, {"3月20日", RoleDue, "2024-03-20", ""}, {"周三", RoleDue, "2024-03-20", ""}, {"周四", RoleDue, "2024-03-14", ""},
		{"下周五", RoleDue, "2024-03-22", ""}, {"月底", RoleDue, "2024-03-31", ""}, {"下月底", RoleDue, "2024-04-30", ""}, {"下个月15号", RoleDue, "2024-04-15", ""},
		{"4月底", RoleDue, "2024-04-30", ""}, {"5月中旬", RoleDue, "2024-05-20", ""}, {"年底", RoleDue, "2024-12-31", ""}, {"明年3月底", RoleDue, "2025-03-31", ""},
		{"一周内", RoleDue, "2024-03-21", ""}, {"within 10 days", RoleDue, "2024-03-24", ""}, {"in two weeks", RoleDue, "2024-03-28", ""}, {"一个月后", RoleDue, "2024-04-14", ""},
		{"next Friday", RoleDue, "2024-03-22", ""}, {"end of June", RoleDue, "2024-06-30", ""}, {"end of next month", RoleDue, "2024-04-30", ""}, {"next week", RoleDue, "2024-03-24", ""},
		{"本周末", RoleDue, "2024-03-17", ""}, {"tomorrow", RoleDue, "2024-03-15", ""}, {"20日", RoleDue, "2024-03-20", ""}, {"10日", RoleDue, "2024-04-10", ""},
		{"二季度", RoleExpected, "2024-06-30", ""}, {"6月", RoleExpected, "2024-06-30", ""}, {"Q3", RoleExpected, "2024-09-30", ""}, {"2025年上半年", RoleExpected, "2025-06-30", ""},
		{"mid-May", RoleExpected, "2024-05-15", ""}, {"March 1", RoleExpected, "2025-03-01", ""}, {"今年年底", RoleExpected, "2024-12-31", ""},
		{"月底前", RoleDue, "2024-03-31", ""}, {"by Friday", RoleDue, "2024-03-15", ""}, {"by end of next week", RoleDue, "2024-03-24", ""}, {"6月底之前", RoleExpected, "2024-06-30", ""},
		{"23.3.8", RoleRecord, "2023-03-08", ""}, {"8-Mar-2024", RoleRecord, "2024-03-08", ""}, {"March the 8th", RoleRecord, "2024-03-08", ""}, {"last week Friday", RoleRecord, "2024-03-08", ""},
		{"3月20日", RoleAny, "2024-03-20", ""}, {"12月20日", RoleAny, "2023-12-20", ""},
	}
	asked := on(t, "2024-03-14")
	for _, c := range cases {
		got, doubt := ParseDay(c.text, asked, c.role, 0)
		if doubt != c.doubt || doubt == "" && got.String() != c.want {
			t.Errorf("%s (role %d): got %s %q, want %s %q", c.text, c.role, got, doubt, c.want, c.doubt)
		}
	}
	if got, _ := ParseDay("3月12日", asked, RoleDue, on(t, "2024-03-10")); got.String() != "2024-03-12" {
		t.Errorf("a next step looks from the day of its visit: got %s", got)
	}
}

func TestParseSpan(t *testing.T) {
	cases := []struct{ text, from, to string }{
		{"2024年2月6-10日", "2024-02-06", "2024-02-10"}, {"2024年2月13日至15日", "2024-02-13", "2024-02-15"}, {"2024年2月27日至2024年3月2日", "2024-02-27", "2024-03-02"},
		{"2024-02-26至2024-03-01", "2024-02-26", "2024-03-01"}, {"2024-02-26 - 2024-03-01", "2024-02-26", "2024-03-01"}, {"2月28日—3月2日", "2024-02-28", "2024-03-02"},
		{"12月30日至1月3日", "2023-12-30", "2024-01-03"}, {"2024.3.6-10", "2024-03-06", "2024-03-10"}, {"2.6-2.10", "2024-02-06", "2024-02-10"}, {"3/6~3/8", "2024-03-06", "2024-03-08"},
		{"7-9 March 2024", "2024-03-07", "2024-03-09"}, {"March 7-9", "2024-03-07", "2024-03-09"}, {"7 March to 9 March", "2024-03-07", "2024-03-09"}, {"from 2024-03-01 to 2024-03-05", "2024-03-01", "2024-03-05"},
		{"13日至15日", "2024-03-13", "2024-03-15"}, {"2024年3月", "2024-03-01", "2024-03-31"}, {"昨天", "2024-03-13", "2024-03-13"}, {"3月18日至22日", "2024-03-18", "2024-03-22"},
		{"昨天至今天", "2024-03-13", "2024-03-14"}, {"2024-03-09 周六 至 2024-03-11 周一", "2024-03-09", "2024-03-11"},
		{"2024年3月10日至5日", "", ""}, {"2月30日至3月2日", "", ""}, {"以后", "", ""}, {"2024-03-05至2024-03-01", "", ""},
	}
	for _, c := range cases {
		got, doubt := ParseSpan(c.text, on(t, "2024-03-14"), RoleAny)
		want := ledger.Period{From: on(t, c.from), To: on(t, c.to)}
		if got != want || (doubt == "") != (c.from != "") {
			t.Errorf("%s: got %s to %s %q, want %s to %s", c.text, got.From, got.To, doubt, c.from, c.to)
		}
	}
}

func TestFindDays(t *testing.T) {
	cases := []struct {
		text string
		want []string
	}{
		{"2月14日，市长带队赴京走访", []string{"2024-02-14"}},
		{"昨天见了3家，投资12亿，下周再谈", []string{"2024-03-13"}},
		{"met them on 8 March, may come again", []string{"2024-03-08"}},
		{"周三3月6日见面，昨天（13日）签约，昨天（12日）没去", []string{"2024-03-06", "2024-03-13"}},
		{"Zoom2月29日来访", []string{"2024-02-29"}},
		{"一期2023年开工", nil},
		{"上周三拜访，2024-03-08签约", []string{"2024-03-06", "2024-03-08"}},
	}
	d := Days{Asked: on(t, "2024-03-14")}
	for _, c := range cases {
		var got []string
		for _, s := range d.FindDays(Fold(c.text).R) {
			if s.Doubt == "" {
				got = append(got, s.Day.String())
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: got %v, want %v", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got %v, want %v", c.text, got, c.want)
			}
		}
	}
}

func FuzzDay(f *testing.F) {
	for _, seed := range []string{"3月8日", "2023-02-29", "上上周日", "end of next month", "2024年2月6-10日", "8th of March, 2024", "13月5日", "一周内"} {
		f.Add(seed, int32(19000), 1)
	}
	f.Fuzz(func(t *testing.T, text string, asked int32, role int) {
		day := ledger.Date(max(1, asked%60000))
		got, doubt := ParseDay(text, day, Role(role&3), 0)
		if doubt == "" && !got.Known() {
			t.Errorf("%q: neither a day nor a doubt", text)
		}
		if back, _ := ParseDay(got.String(), day, RoleAny, 0); doubt == "" && back != got {
			t.Errorf("%q is %s, read back as %s", text, got, back)
		}
		if p, doubt := ParseSpan(text, day, RoleAny); doubt == "" && p.From > p.To {
			t.Errorf("%q: the range %s to %s falls", text, p.From, p.To)
		}
	})
}
