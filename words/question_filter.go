package words

var askingFilters = []Asking{
	{QReported, "", "报的|填报的|上报的|录入的|报送的|报|填报|上报|录入|报送"},
	{QOwn, "me", "我|我的|我自己|我名下|我名下的|我手里|我手里的|我手上|我手上的|我手头|我手头的|我手头上|本人|本人名下|i|my|mine|myself"},
	{QOwn, "district", "我区|我们区|本区|我县|我们县|我们区里|本县|咱们区|咱区|我们新区|our district|my district"},
	{QOwn, "unit", "本单位|我们单位|我单位|咱单位|咱们单位|我局|我们局|本局|我们专班|我专班|本专班|我处|我们处|我中心|我们中心|our unit|my unit|our bureau|our office|my office|my bureau|our task force"},
	{QFact, "f500", "世界500强|500强|世界五百强|五百强|财富500强|财富世界500强|世界500强投资|世界500强企业|500强企业|世界500强项目|fortune 500|f500|fortune500|fortune global 500|global 500"},
	{QFact, "soe", "央企|中央企业|央企投资|central soe|central soes|central state-owned enterprise|central state-owned enterprises|central soe's"},
	{QFact, "foreign", "外资|外商|外商投资|外资企业|外企|外方|foreign|foreign-invested|foreign invested|foreign-funded"},
	{QFact, "domestic", "内资|内资企业|domestic|domestic-funded"},
	{QFact, "verified", "已核实|核实过|核实|经核实|已经核实|已审核|审核过|审核通过|verified|confirmed"},
	{QFact, "unverified", "待核实|未核实|待审核|未审核|没审核|还没审核|尚未审核|没核实|没有核实|还没核实|尚未核实|还没有核实|未经核实|unverified|not verified|not yet verified|to be verified|awaiting verification|still to be verified"},
	{QNoSum, "", "没填金额|未填金额|没有金额|没有填金额|无金额|金额未定|金额待定|没金额|金额没填|金额未填|金额不明|总投资未定|未定金额|without an amount|without amount|without amounts|no amount|amount undecided|with no amount|undecided amount|having no amount"},
	{QExcept, "", "除了|除|除去|除开|不含|不包括|不包含|不算|不是|不属于|不在|剔除|去掉|扣除|扣掉|刨去|刨除|排除|抛开|不要|不看|非|except|except for|excluding|other than|apart from|exclude|non|non-|outside|not in|not including|not counting"},
	{QApart, "", "以外|之外|外|除外|不计|不计在内|不算在内|不计算在内|excluded|not included|not counted"},
	{QUndecided, "", "未定|待定|没定|还没定|未填|没填|没有填|还没填|没写|不明|缺失|为空|空缺|undecided|unknown|missing|not given|not filled in"},
	{QIn, "", "在|赴|去|到|往|前往|去了|到了|in|to|at"},
	{QFrom, "behind", "来的|过来的"},
	{QFrom, "", "来自|源自|从|from|coming from|came from|come from|comes from|来源于|来源地为|来源地是|籍"},
	{QBy, "", "by|per"},
	{QChainMark, "", "链|产业链|产业|产业链上|链条|产业链条|这条链|这条产业链|chain|chains|industrial chain|industrial chains|industry chain|industry chains"},
	{QDuring, "", "期间|during|期间的|那几天|while at"},
	{QJourney, "", "这趟|那趟|这趟行程|该行程|这一趟|一行"},
	{QEvery, "each", "各场|各次|每场|各届|每届|历届|历次"},
	{QEvery, "", "所有场次|所有|all"},
	{QUnitKind, "chain", "专班|链专班|产业链专班|链上专班|task forces|chain teams|chain team"},
	{QUnitKind, "liaison", "驻外机构|驻外办事处|驻外招商机构|驻外单位|办事处|海外中心"},
	{QLed, "", "带队|率队|带队的|率队的|领队"},
	{QBound, "=", "正好|刚好|恰好|exactly"},
	{QBound, ">=", "不低于|不少于|不小于|至少|大于等于|大于或等于|≥|>=|=>|达到|达|满|at least|over or equal to|more than or equal to|greater than or equal to|equal to or more than|no less than|not less than|a minimum of|minimum"},
	{QBound, ">", "超过|大于|高于|多于|超|超出|过|>|over|more than|above|exceeding|exceeds|exceed|exceeded|greater than|larger than|bigger than|in excess of|upwards of"},
	{QBound, "<=", "最多|不超过|不高于|不大于|不多于|至多|小于等于|小于或等于|≤|<=|=<|at most|up to|no more than|not more than|not exceeding|a maximum of|maximum"},
	{QBound, "<", "低于|小于|不足|不到|少于|不满|<|under|below|less than|smaller than|fewer than"},
	{QBoundEnd, ">=", "以上|及以上|或以上|(含)以上|+|＋|及其以上|或更多|or more|and more|or above|and above|and over|or over|or larger|or bigger|and up|起|起步|级以上|元以上"},
	{QBoundEnd, "<", "以下|元以下"},
	{QBoundEnd, "<=", "及以下|或以下|(含)以下|以内|之内|or less|or under|and below|or below"},
	{QRange, "", "between|介于|从"},
	{QKind, "产业", "产业项目|产业类|产业类项目|industry deals|industrial deals"},
	{QKind, "总部", "总部|总部类|总部项目|headquarters|hq|headquarter"},
	{QKind, "基金", "基金|基金类|基金项目|fund|fund deals"},
	{QKind, "贸易", "贸易|贸易类|贸易项目|trade|trade deals"},
	{QKindMark, "", "类|类的|领域"},
	{QPaper, "正式合同", "正式合同|合同|contract|contracts"},
	{QPaper, "框架协议", "框架协议|框架|战略合作框架协议|framework agreement|framework agreements|framework"},
	{QPaper, "意向书", "意向书|意向协议|letter of intent|letters of intent|loi|lois"},
	{QLevel, "leader", "市主要领导|主要领导|市领导|city leaders|city leader"},
	{QLevel, "chain", "链长|chain leaders|chain leader"},
	{QLevel, "district", "区市及市直部门|区市和市直部门|区市、市直部门|市直部门|districts and departments|districts and municipal departments"},
	{QLevel, "liaison", "联络处|驻外联络处|liaison offices|liaison office|liaison"},
}

// TeamEnding ends the names of the chains' task forces.
const TeamEnding = "专班"

// PlainTitle is the one of Titles that ends other names as well.
const PlainTitle = "总"

// Titles end the name of who led: 张市长. A title alone names nobody.
var Titles = []string{"市长", "书记", "主任", "局长", "区长", "县长", "处长", "主席", "秘书长", "部长", "总", "常委", "组长", "科长", "会长"}

// TeamSuffixes make the name of a chain's task force out of the chain's.
var TeamSuffixes = []string{"链专班", "专班", "产业链专班"}

// OriginEndings end the words for whose a company or its money is (日资, Japanese).
var OriginEndings = []string{"资", "企", "商", "系", "ese", "ian", "ish", "can", "man", "ean", "nch", "ch", "iss", "i", "ek", "ss"}

// HomeCountry is the country whose cities use this program.
const HomeCountry = "中国"
