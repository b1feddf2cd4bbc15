package grammar

import "testing"

func TestIsQuestion(t *testing.T) {
	for _, s := range []string{"本季度50亿元以上项目有多少个", "上季度呢", "按区市", "how many 5bn+ deals this quarter", "签约项目 March vs February", "各区市排名", "哪个区最多",
		"在谈 5bn+ 有几个", "列出三月签约项目", "京东方去年见过几次", "D7 总投资多少", "deals signed in Q1?", "走访 达能 谈了几个项目"} {
		if !IsQuestion(s) {
			t.Errorf("%q does not ask", s)
		}
	}
	for _, s := range []string{"走访 达能 上海 昨天 意向5亿", "在谈 卷柏动漫 几个亿", "#签约；企业：京东方；总投资：十几亿", "谈得不错，下月来青考察。", "visit Shower Labs today", "收到", "意向几千万", "Vsauce meeting"} {
		if IsQuestion(s) {
			t.Errorf("%q asks", s)
		}
	}
}
