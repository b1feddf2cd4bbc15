package grammar

import (
	"testing"

	"guatu/ledger"
)

func TestProse(t *testing.T) {
	cases := []struct{ text, want string }{
		{"3月12日，市长带队赴京走访海湾重工，对方有意建二期", "V | company=海湾重工 | date=2024-03-12 | led=市长 | outcome=对方有意建二期 | place=北京"},
		{"昨天在上海拜访了达能，对方拟投资5亿元", "V | company=达能 | date=2024-03-13 | interest=5亿元 | outcome=对方拟投资5亿元 | place=上海"},
		{"今天上午北斗船厂来访，谈了用地，下一步3月20日前报方案", "V | in | company=北斗船厂 | date=2024-03-14 | next=报方案@2024-03-20 | outcome=谈了用地"},
		{"上周五与北斗船厂签约，总投资3亿元，落户滨江区", "D | tag:签约 | amount=3亿元 | company=北斗船厂 | date=2024-03-08 | district=binjiang"},
		{"Yesterday we visited Blue Whale Motors in Seoul, they may invest USD 30m", "V | company=Blue Whale Motors | date=2024-03-13 | interest=3000万美元 | outcome=they may invest USD 30m | place=首尔"},
		{"区长率队走访北斗船厂，商谈签约事宜", "V | company=北斗船厂 | led=区长 | outcome=商谈签约事宜"},
		{"上午接待新雨科技一行5人，参观船舶产业园，双方就机器人项目深入交流", "V | in | chain=robot | company=新雨科技 | outcome=上午接待新雨科技一行5人，参观船舶产业园，双方就机器人项目深入交流"},
		{"我们3月8日跟北斗船厂正式签约了，12亿，落在东山区", "D | tag:签约 | amount=12亿元 | company=北斗船厂 | date=2024-03-08 | district=dongshan"},
		{"北斗船厂项目今天签约，总投资12亿元", "D | tag:签约 | amount=12亿元 | company=北斗船厂 | date=2024-03-14"},
		{"We signed a contract with Blue Whale Motors yesterday, CNY 500m, in Riverside", "D | tag:签约 | amount=5亿元 | company=Blue Whale Motors | date=2024-03-13 | district=binjiang"},
		{"met Blue Whale Motors in Munich on 8 March", "V | company=Blue Whale Motors | date=2024-03-08 | place=慕尼黑"},
		{"和新雨科技见面聊了下，他们想扩产", "V | company=新雨科技 | outcome=他们想扩产"},
		{"今天和区长一起去见了北斗船厂的王总，意向投资2亿左右", "V | company=北斗船厂 | date=2024-03-14 | interest=2亿元左右 | outcome=今天和区长一起去见了北斗船厂的王总，意向投资2亿左右"},
		{"新雨科技今天来访，想在高新区落户", "V | in | company=新雨科技 | date=2024-03-14 | outcome=想在高新区落户"},
		{"与德国蓝鲸公司洽谈，对方拟投5000万欧元", "V | company=德国蓝鲸公司 | interest=5000万欧元"},
		{"昨天走访了达能，对方拟投资不到5亿元", "V | company=达能 | date=2024-03-13 | interest=不到5亿元?amount-unread | outcome=对方拟投资不到5亿元"},
		{"昨天走访了达能，对方拟投资5亿元以上", "V | company=达能 | date=2024-03-13 | interest=5亿元以上?amount-vague | outcome=对方拟投资5亿元以上"},
		{"昨天走访了达能，对方拟投资5亿或8亿元", "V | company=达能 | date=2024-03-13 | interest=5亿或8亿元?amount-two | outcome=对方拟投资5亿或8亿元"},
		{"昨天走访了达能，对方拟投资3亿+2亿", "V | company=达能 | date=2024-03-13 | interest=3亿+2亿?amount-two | outcome=对方拟投资3亿+2亿"},
		{"昨天走访了达能，对方拟投资5点5亿元", "V | company=达能 | date=2024-03-13 | interest=5点5亿元?amount-two | outcome=对方拟投资5点5亿元"},
		{"昨天走访了达能，对方拟投资十点五亿元建半导体厂", "V | company=达能 | date=2024-03-13 | interest=10.5亿元 | outcome=对方拟投资十点五亿元建半导体厂"},
		{"周三（3月6日）走访了达能，谈得不错", "V | company=达能 | date=2024-03-06 | outcome=谈得不错"},
		{"On Wednesday, 6 March we visited Blue Whale Motors in Seoul", "V | company=Blue Whale Motors | date=2024-03-06 | place=首尔"},
		{"昨天（3月12日）走访了达能", "V | company=达能 | date=昨天（3月12日）?date-unread | outcome=昨天（3月12日）走访了达能"},
		{"3月12、13日走访了达能", "V | company=达能 | date=3月12、13日?date-unread"},
		{"今日头条一行2月19日来滨江区考察", "V | in | company=头条 | date=今日?date-unread | outcome=今日头条一行2月19日来滨江区考察"},
		{"Zoom2月29日星期四来访", "V | in | company=Zoom | date=2024-02-29"},
		{"赴上海、苏州走访达能", "V | company=达能 | outcome=赴上海、苏州走访达能 | place=上海"},
		{"去上海出差，在苏州走访了达能", "V | company=达能 | outcome=去上海出差 | place=苏州"},
		{"昨天在上海走访了新雨科技（深圳）", "V | company=新雨科技 | date=2024-03-13 | outcome=昨天在上海走访了新雨科技（深圳） | place=上海"},
		{"李局长带队赴上海走访360，对方拟投资5亿", "V | interest=5亿元 | led=李局长 | outcome=李局长带队赴上海走访360，对方拟投资5亿 | place=上海"},
		{"3月8日与江苏零一万物集团签约，总投资3亿", "D | tag:签约 | amount=3亿元 | company=江苏零一万物集团 | date=2024-03-08"},
		{"3月8日在上海拜访了江苏3M，意向6亿", "V | company=江苏3M | date=2024-03-08 | interest=6亿元 | place=上海"},
		{"昨天走访蓝鲸公司，拟投3M建厂", "V | company=蓝鲸公司 | date=2024-03-13 | interest=300万元 | outcome=拟投3M建厂"},
		{"新雨科技3月6日来访，正式签署合作协议", "D | tag:签约 | company=新雨科技 | date=2024-03-06 | outcome=新雨科技3月6日来访，正式签署合作协议"},
		{"昨天开会讨论，签署合作协议", ""},
		{"九号科技一行二月九日来滨江区考察", "V | in | company=九号科技 | date=2024-02-09 | outcome=九号科技一行二月九日来滨江区考察"},
		{"昨天走访58科技，谈得不错", "V | company=58科技 | date=2024-03-13 | outcome=谈得不错"},
		{"3M2月19日星期一上午来访", "V | in | company=3M | date=2月?date-unread | outcome=3M2月19日星期一上午来访"},
		{"met Blue Whale Inc. in Shanghai on 14 Feb", "V | company=Blue Whale Inc. | date=2024-02-14 | place=上海"},
		{"3月8号，华创投资总投资5亿元的项目在东山签约", "D | tag:签约 | amount=5亿元 | company=华创投资 | date=2024-03-08 | district=dongshan"},
		{"走访了3家企业，谈得不错", ""}, {"开会讨论5亿项目", ""},
		{"谢谢大家，辛苦了", ""}, {"明天下午开会", ""}, {"拟于下周走访北斗船厂", ""}, {"5亿元的项目怎么样了", ""}, {"收到", ""},
	}
	for _, x := range cases {
		c := riverside(t)
		for _, name := range []string{"海湾重工", "达能"} {
			if i := indexRunes(Fold(x.text).R, []rune(name)); i >= 0 {
				c.Mentions = append(c.Mentions, ledger.Mention{Kind: ledger.KindCompany, Name: name, From: i, To: i + len([]rune(name))})
			}
		}
		got := ""
		for _, r := range Prose(x.text, c) {
			got += brief(r)
		}
		if got != x.want {
			t.Errorf("%s\n got %s\nwant %s", x.text, got, x.want)
		}
	}
}
