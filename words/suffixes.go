package words

// LegalSuffixes are the legal forms of companies that never make two companies
// (spec 1.2), folded, the longest first. What they stand for comes second: a
// group keeps its 集团.
var LegalSuffixes = [][2]string{
	{"集团股份有限公司", "集团"}, {"集团有限责任公司", "集团"}, {"集团有限公司", "集团"}, {"集团公司", "集团"},
	{"股份有限公司", ""}, {"有限责任公司", ""}, {"股份公司", ""}, {"有限公司", ""}, {"株式会社", ""}, {"有限会社", ""}, {"合同会社", ""},
	{"companylimited", ""}, {"corporation", ""}, {"incorporated", ""}, {"limited", ""}, {"colimited", ""}, {"coltd", ""},
	{"ptyltd", ""}, {"pteltd", ""}, {"pvtltd", ""}, {"gmbhcokg", ""}, {"gmbh", ""}, {"ltd", ""}, {"inc", ""}, {"corp", ""},
	{"llc", ""}, {"llp", ""}, {"plc", ""}, {"spa", ""}, {"srl", ""}, {"ag", ""}, {"se", ""}, {"sa", ""}, {"sas", ""}, {"nv", ""}, {"bv", ""},
	{"ab", ""}, {"asa", ""}, {"oyj", ""}, {"kgaa", ""}, {"kg", ""}, {"kk", ""}, {"co", ""},
}

// LegalPrefixes are legal forms that stand in front (株式会社三井).
var LegalPrefixes = []string{"株式会社", "有限会社", "pt"}
