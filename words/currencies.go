package words

import "guatu/ledger"

// CurrencyName is a currency with the ways to write it. The first Chinese name
// is the one that is printed. Symbols stand before a figure and give way to a
// name that stands after it: ¥3bn JPY is yen (spec 1.5).
type CurrencyName struct {
	Code    ledger.Currency
	Text    Text
	Names   []string
	Symbols []string
}

// Currencies are the currencies that people report in.
var Currencies = []CurrencyName{
	{ledger.CNY, Text{"元", "yuan"}, []string{"人民币元", "人民币", "元人民币", "rmb", "cny", "yuan", "yuan rmb", "renminbi", "cn¥"}, []string{"¥", "元", "圆", "块", "块钱"}},
	{ledger.USD, Text{"美元", "US dollars"}, []string{"美元", "美金", "美圆", "usd", "us$", "us dollars", "us dollar", "u.s. dollars", "american dollars", "dollars", "dollar"}, []string{"$"}},
	{ledger.EUR, Text{"欧元", "euros"}, []string{"欧元", "eur", "euro", "euros", "€"}, nil},
	{ledger.JPY, Text{"日元", "yen"}, []string{"日元", "日圆", "日币", "jpy", "yen", "japanese yen", "jp¥"}, nil},
	{ledger.HKD, Text{"港元", "HK dollars"}, []string{"港币", "港元", "港圆", "港纸", "hkd", "hk$", "hk dollars", "hong kong dollars"}, nil},
	{ledger.KRW, Text{"韩元", "won"}, []string{"韩元", "韩币", "韩圆", "krw", "won", "korean won", "₩"}, nil},
	{ledger.GBP, Text{"英镑", "pounds"}, []string{"英镑", "gbp", "pounds", "pounds sterling", "pound sterling", "sterling", "£"}, nil},
	{"SGD", Text{"新加坡元", "Singapore dollars"}, []string{"新加坡元", "新元", "新币", "sgd", "s$", "singapore dollars"}, nil},
	{"TWD", Text{"新台币", "Taiwan dollars"}, []string{"新台币", "台币", "twd", "nt$", "ntd"}, nil},
	{"MOP", Text{"澳门元", "patacas"}, []string{"澳门元", "澳门币", "mop", "patacas"}, nil},
	{"AUD", Text{"澳元", "Australian dollars"}, []string{"澳元", "澳大利亚元", "澳币", "aud", "a$", "australian dollars"}, nil},
	{"CAD", Text{"加元", "Canadian dollars"}, []string{"加元", "加拿大元", "cad", "c$", "canadian dollars"}, nil},
	{"CHF", Text{"瑞士法郎", "Swiss francs"}, []string{"瑞士法郎", "瑞郎", "chf", "swiss francs", "francs"}, nil},
	{"THB", Text{"泰铢", "baht"}, []string{"泰铢", "thb", "baht"}, nil},
	{"RUB", Text{"卢布", "roubles"}, []string{"卢布", "rub", "roubles", "rubles"}, nil},
	{"INR", Text{"卢比", "rupees"}, []string{"卢比", "inr", "rupees"}, nil},
}
