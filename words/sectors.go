package words

// SectorWords are the sections of GB/T 4754-2017 by their letter, with the
// names of the standard and short forms (spec 1.6).
var SectorWords = []Named[string]{
	{"A", Text{"农、林、牧、渔业", "agriculture"}, []string{"农业", "林业", "渔业", "畜牧业", "农林牧渔", "农林牧渔业", "agriculture, forestry and fishing", "farming", "fishery", "forestry"}},
	{"B", Text{"采矿业", "mining"}, []string{"采矿", "矿业"}},
	{"C", Text{"制造业", "manufacturing"}, []string{"制造", "先进制造业", "工业制造", "manufacture"}},
	{"D", Text{"电力、热力、燃气及水生产和供应业", "electricity and heat"}, []string{"电力", "热力", "燃气", "电力热力燃气及水的生产和供应业", "电力热力", "能源供应", "电力热力燃气", "水生产和供应业", "electricity", "heat", "energy", "utilities", "electricity, heat, gas and water"}},
	{"E", Text{"建筑业", "construction"}, []string{"建筑", "建设业"}},
	{"F", Text{"批发和零售业", "wholesale and retail"}, []string{"批发", "零售", "零售业", "批发业", "批发零售", "批发与零售业", "商贸业", "wholesale", "retail", "wholesale & retail", "wholesale and retail trade"}},
	{"G", Text{"交通运输、仓储和邮政业", "transport and storage"}, []string{"交通运输", "交通运输业", "仓储", "物流", "物流业", "仓储物流", "仓储和邮政业", "邮政", "transport", "storage", "logistics", "transport, storage and post", "transportation"}},
	{"H", Text{"住宿和餐饮业", "hotels and catering"}, []string{"住宿", "餐饮", "餐饮业", "住宿业", "酒店", "住宿餐饮", "hotels", "catering", "hotel", "hotels & catering", "accommodation"}},
	{"I", Text{"信息传输、软件和信息技术服务业", "information technology"}, []string{"信息技术服务业", "信息技术", "软件和信息技术服务业", "信息传输", "软件", "软件业", "信息服务业", "互联网", "it", "software", "ict", "information"}},
	{"J", Text{"金融业", "finance"}, []string{"金融", "保险", "financial", "financial services"}},
	{"K", Text{"房地产业", "real estate"}, []string{"房地产", "地产", "property"}},
	{"L", Text{"租赁和商务服务业", "leasing and business services"}, []string{"商务服务业", "商务服务", "租赁", "租赁业", "租赁商务", "leasing", "business services", "leasing & business services"}},
	{"M", Text{"科学研究和技术服务业", "scientific research"}, []string{"科学研究", "技术服务业", "科研", "技术服务", "科技服务业", "科研和技术服务业", "research", "scientific research and technical services", "technical services", "r&d"}},
	{"N", Text{"水利、环境和公共设施管理业", "water and environment"}, []string{"水利", "环境", "环保", "公共设施管理业", "水利环境", "水利环境和公共设施", "water", "environment", "water & environment"}},
	{"O", Text{"居民服务、修理和其他服务业", "resident services"}, []string{"居民服务", "修理", "居民服务业", "其他服务业", "居民服务和其他服务业", "resident services and repair", "household services"}},
	{"P", Text{"教育", "education"}, []string{"教育业"}},
	{"Q", Text{"卫生和社会工作", "health"}, []string{"卫生", "社会工作", "医疗卫生", "健康", "health and social work", "healthcare"}},
	{"R", Text{"文化、体育和娱乐业", "culture and sports"}, []string{"文化", "体育", "娱乐", "文化业", "体育业", "娱乐业", "文体娱乐", "文化体育", "文旅", "culture", "sports", "entertainment", "culture, sports and entertainment", "culture & sports"}},
	{"S", Text{"公共管理、社会保障和社会组织", "public administration"}, []string{"公共管理", "社会保障", "社会组织"}},
	{"T", Text{"国际组织", "international organisations"}, []string{"international organizations"}},
}

// SectorName is the names of a section.
func SectorName(letter string) Text { return NameIn(SectorWords, letter) }
