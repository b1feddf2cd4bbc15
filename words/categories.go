package words

import "guatu/ledger"

// CategoryWords are the categories of a deal.
var CategoryWords = []Named[ledger.Category]{
	{ledger.Industry, Text{"产业", "industry"}, []string{"产业类", "产业项目", "工业", "industrial"}},
	{ledger.Headquarters, Text{"总部", "headquarters"}, []string{"总部类", "总部项目", "总部经济", "hq", "head office", "headquarter"}},
	{ledger.Fund, Text{"基金", "fund"}, []string{"基金类", "基金项目", "funds"}},
	{ledger.Trade, Text{"贸易", "trade"}, []string{"贸易类", "贸易项目", "商贸", "trading"}},
}

// CategoryName is the names of a category.
func CategoryName(c ledger.Category) Text { return NameIn(CategoryWords, c) }
