package grammar

import (
	"strings"
	"testing"

	"guatu/ledger"
)

func TestReadChange(t *testing.T) {
	cases := []struct {
		kind       ledger.Kind
		text, want string
	}{
		{'D', "阶段：签约", "D | stage=签约"},
		{'D', "阶段：签约\n日期：3月8号\n活动：船舶产业大会", "D | date=2024-03-08 | event=船舶产业大会 | stage=签约"},
		{'D', "阶段：签约；日期：今日；活动：船舶产业大会", "D | date=2024-03-14 | event=船舶产业大会 | stage=签约"},
		{'V', "D7 签约 3月8日", "D7: D | date=2024-03-08 | stage=签约"},
		{'D', "签约 这周三\n活动：船舶产业大会", "D | date=2024-03-13 | event=船舶产业大会 | stage=签约"},
		{'D', "/d7 签约 二月二十八日；活动：船舶产业大会", "D7: D | date=2024-02-28 | event=船舶产业大会 | stage=签约"},
		{'D', "开工 昨天", "D | date=2024-03-13 | stage=开工"},
		{'D', "signed 8 March", "D | date=2024-03-08 | stage=签约"},
		{'D', "D7 lead", "D7: D | stage=线索"},
		{'D', "到账 2亿 3月10日", "D | date=2024-03-10 | funds=2亿元"},
		{'D', "到账：0.05亿美元 2024-03-01", "D | date=2024-03-01 | funds=500万美元"},
		{'D', "到账 五千万 外资 今天", "D | date=2024-03-14 | foreign=yes | funds=5000万元"},
		{'D', "D7 funds EUR 5m 8 March", "D7: D | date=2024-03-08 | funds=500万欧元"},
		{'D', "D7 总投资：85亿", "D7: D | amount=85亿元"},
		{'D', "D7 总投资 85亿", "D7: D | amount=85亿元"},
		{'D', "总投资改为85亿", "D | amount=85亿元"},
		{'D', "增资到5亿以上", "D | amount=5亿以上?amount-vague"},
		{'D', "到账 5,5亿", "D | funds=5,5亿?amount-two | note=5"},
		{'D', "把总投资改为85亿", "D | amount=85亿元"},
		{'D', "D7：更正 区市：东山", "D7: D | district=dongshan"},
		{'D', "D7 amount: 5bn; district: Dongshan", "D7: D | amount=50亿元 | district=dongshan"},
		{'D', "阶段：暂停\n日期：2024-03-01\n备注：等待环评", "D | date=2024-03-01 | outcome=等待环评 | stage=暂停"},
		{'D', "暂停 等待环评", "D | outcome=等待环评 | stage=暂停"},
		{'D', "阶段：签约 3月8日", "D | date=2024-03-08 | stage=签约"},
		{'D', "签约 5月8日", "D | date=2023-05-08 | stage=签约"},
		{'D', "签约 2024-05-08", "D | date=2024-05-08?date-future | stage=签约"},
		{'D', "总投资：50", "D | amount=50?amount-no-unit"},
		{'D', "85亿", "D | amount=85亿元"},
		{'D', "预计签约：6月底", "D | expected=2024-06-30"},
		{'D', "卡点：用地指标", "D | stuck=用地指标"},
		{'V', "V12 成果：签了意向书，下周再谈", "V12: V | outcome=签了意向书，下周再谈"},
		{'V', "下一步：3月21日前回访", "V | next=回访@2024-03-21"},
		{'V', "地点：杭州", "V | place=杭州"},
		{'V', "成果：", "V | outcome=?empty"},
		{'V', "企业：北斗船厂", "V | company=北斗船厂"},
		{'V', "北京", "V | place=北京"},
		{'T', "T3 状态：完成", "T3: T | planned=no"},
		{'E', "E2 全省签约：18个", "E2: E | figure=全省签约:18个"},
		{'V', "V12 撤销", "V12: withdraw"},
		{'V', "撤销", "withdraw"},
		{'D', "D7 withdraw", "D7: withdraw"},
		{'D', "D7 恢复", "D7: restore"},
		{'V', "谢谢大家", "? 谢谢大家"},
		{'D', "D7 好像不对 85亿", "D7: ? 好像不对 85亿"},
	}
	c := riverside(t)
	for _, x := range cases {
		if got := briefChange(ReadChange(x.text, x.kind, c)); got != x.want {
			t.Errorf("%s\n got %s\nwant %s", x.text, got, x.want)
		}
	}
}

func briefChange(c Change) string {
	var parts []string
	if c.Ref.N != 0 {
		parts = append(parts, c.Ref.String()+":")
	}
	switch {
	case c.Withdraw:
		parts = append(parts, "withdraw")
	case c.Restore:
		parts = append(parts, "restore")
	case len(c.Report.Values) > 0:
		parts = append(parts, brief(c.Report))
	}
	if c.Unread != "" {
		parts = append(parts, "? "+c.Unread)
	}
	return strings.Join(parts, " ")
}

func TestLeadRef(t *testing.T) {
	cases := []struct{ text, ref, rest string }{
		{"D7 总投资多少", "D7", "总投资多少"}, {"/d7：撤销", "D7", "撤销"}, {"v12成果：好", "V12", "成果：好"}, {"T3", "T3", ""}, {"D7th floor", "", "D7th floor"},
		{"DR7 x", "", "DR7 x"}, {"D0 x", "", "D0 x"}, {"Ｄ７ 签约", "D7", "签约"}, {"", "", ""},
	}
	for _, c := range cases {
		ref, rest, _ := LeadRef(c.text)
		if ref.String() != c.ref || rest != c.rest {
			t.Errorf("%s: got %s %q, want %s %q", c.text, ref, rest, c.ref, c.rest)
		}
	}
}
