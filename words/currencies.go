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

// ShortCurrencies are currencies as they are said right behind a large unit, and
// nowhere else: 2亿欧, 三千万美.
var ShortCurrencies = map[string]ledger.Currency{"美": ledger.USD, "欧": ledger.EUR, "港": ledger.HKD, "镑": ledger.GBP}

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
	{"INR", Text{"卢比", "rupees"}, []string{"卢比", "印度卢比", "inr", "rupees"}, nil},
	{"NZD", Text{"新西兰元", "New Zealand dollars"}, []string{"新西兰元", "纽元", "nzd", "nz$", "new zealand dollars"}, nil},
	{"MYR", Text{"林吉特", "ringgit"}, []string{"林吉特", "马币", "令吉", "myr", "ringgit", "ringgits"}, nil},
	{"VND", Text{"越南盾", "dong"}, []string{"越南盾", "越盾", "vnd", "vietnamese dong"}, nil},
	{"IDR", Text{"印尼盾", "rupiah"}, []string{"印尼盾", "印度尼西亚盾", "idr", "rupiah"}, nil},
	{"PHP", Text{"菲律宾比索", "Philippine pesos"}, []string{"菲律宾比索", "php", "philippine pesos"}, nil},
	{"AED", Text{"迪拉姆", "dirhams"}, []string{"迪拉姆", "aed", "dirhams", "dirham"}, nil},
	{"SAR", Text{"沙特里亚尔", "riyals"}, []string{"沙特里亚尔", "里亚尔", "sar", "riyals", "riyal"}, nil},
	{"BRL", Text{"雷亚尔", "reais"}, []string{"雷亚尔", "brl", "reais", "brazilian reais"}, nil},
	{"SEK", Text{"瑞典克朗", "Swedish kronor"}, []string{"瑞典克朗", "sek", "swedish kronor"}, nil},
	{"NOK", Text{"挪威克朗", "Norwegian kroner"}, []string{"挪威克朗", "nok", "norwegian kroner"}, nil},
	{"DKK", Text{"丹麦克朗", "Danish kroner"}, []string{"丹麦克朗", "dkk", "danish kroner"}, nil},
	{"PLN", Text{"兹罗提", "zlotys"}, []string{"兹罗提", "pln", "zlotys", "zloty"}, nil},
	{"TRY", Text{"土耳其里拉", "Turkish lira"}, []string{"土耳其里拉", "里拉", "turkish lira"}, nil},
	{"ZAR", Text{"兰特", "rand"}, []string{"兰特", "zar", "south african rand"}, nil},
	{"KZT", Text{"坚戈", "tenge"}, []string{"坚戈", "kzt", "tenge"}, nil},
	{"MNT", Text{"图格里克", "tögrög"}, []string{"图格里克", "mnt", "tugrik", "tugriks"}, nil},
}
