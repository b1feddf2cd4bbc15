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
