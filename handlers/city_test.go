package handlers_test

import (
	"time"

	"guatu/ledger"
)

// testCity is an invented part of a city.
func testCity() ledger.City {
	p := func(key, zh, en string, aliases ...string) ledger.Place {
		return ledger.Place{Key: key, Zh: zh, En: en, Aliases: aliases}
	}
	return ledger.City{
		Place:     p("", "青岛市", "Qingdao", "青岛"),
		Zone:      time.FixedZone("CST", 8*3600),
		Language:  ledger.Zh,
		Districts: []ledger.Place{p("laoshan", "崂山区", "Laoshan", "崂山"), p("xihaian", "西海岸新区", "West Coast", "黄岛区", "西海岸", "黄岛"), p("shinan", "市南区", "Shinan", "市南")},
		Chains:    []ledger.Place{p("display", "新型显示", "New display"), p("green", "绿色低碳新材料", "Green new materials", "绿色新材料")},
		Parks:     []ledger.Place{p("park-display", "新型显示产业园", "Display Park"), p("park-vr", "虚拟现实产业园", "VR Park", "VR产业园")},
		Units: []ledger.Unit{
			{Place: p("leaders-office", "市领导招商组", "City leaders' office"), Tier: ledger.TierLeader},
			{Place: p("display-chain", "新型显示链专班", "New display chain"), Tier: ledger.TierChain},
			{Place: p("laoshan-bureau", "崂山区商务局", "Laoshan bureau"), Tier: ledger.TierDistrict, District: "laoshan"},
			{Place: p("xihaian-bureau", "西海岸新区商务局", "West Coast bureau"), Tier: ledger.TierDistrict, District: "xihaian"},
			{Place: p("commerce-dept", "市商务局", "Bureau of Commerce"), Tier: ledger.TierDistrict},
		},
		Rates: ledger.Rates{ledger.USD: {{Micro: 6_870_000}}, ledger.JPY: {{Micro: 51_700}}},
	}
}

// inlandCity is another: counties beside districts, rates of other currencies.
func inlandCity() ledger.City {
	p := func(key, zh, en string, aliases ...string) ledger.Place {
		return ledger.Place{Key: key, Zh: zh, En: en, Aliases: aliases}
	}
	return ledger.City{
		Place:    p("", "洛阳市", "Luoyang", "洛阳"),
		Zone:     time.FixedZone("CST", 8*3600),
		Language: ledger.Zh,
		Districts: []ledger.Place{
			p("jianxi", "涧西区", "Jianxi", "涧西"), p("luolong", "洛龙区", "Luolong", "洛龙"), p("laocheng", "老城区", "Old Town", "老城"),
			p("yanshi", "偃师区", "Yanshi", "偃师"), p("yibin", "伊滨区", "Yibin", "伊滨", "经开区"), p("xinan", "新安县", "Xin'an County", "新安"), p("yiyang", "宜阳县", "Yiyang County", "宜阳"),
		},
		Chains: []ledger.Place{p("battery", "新能源电池", "New energy batteries"), p("opto", "光电元件", "Optoelectronics"), p("machines", "先进装备制造", "Advanced equipment", "高端装备")},
		Parks:  []ledger.Place{p("park-rail", "轨道交通产业园", "Rail Park"), p("park-hydrogen", "氢能产业园", "Hydrogen Park")},
		Units: []ledger.Unit{
			{Place: p("leaders-office", "市委招商办", "Leaders' investment office"), Tier: ledger.TierLeader},
			{Place: p("battery-chain", "新能源电池链专班", "Battery chain task force"), Tier: ledger.TierChain},
			{Place: p("jianxi-bureau", "涧西区投促局", "Jianxi investment bureau"), Tier: ledger.TierDistrict, District: "jianxi"},
			{Place: p("xinan-bureau", "新安县招商局", "Xin'an investment bureau"), Tier: ledger.TierDistrict, District: "xinan"},
			{Place: p("industry-dept", "市工信局", "Bureau of Industry"), Tier: ledger.TierDistrict},
			{Place: p("shanghai-liaison", "驻上海联络处", "Shanghai liaison office"), Tier: ledger.TierLiaison},
		},
		Rates: ledger.Rates{ledger.USD: {{Micro: 7_100_000}}, ledger.EUR: {{Micro: 7_700_000}}},
	}
}
