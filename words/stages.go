package words

import "guatu/ledger"

// StageWords are the stages of a deal in their order (spec 1.2, 1.6).
var StageWords = []Named[ledger.Stage]{
	{ledger.StageLead, Text{"线索", "lead"}, []string{"意向", "线索项目", "leads"}},
	{ledger.StageTalks, Text{"在谈", "talks"}, []string{"洽谈", "洽谈中", "在谈项目", "商谈", "in talks", "talking", "negotiating"}},
	{ledger.StageSigned, Text{"签约", "signed"}, []string{"已签约", "签约项目", "签订", "signing", "sign"}},
	{ledger.StageRegistered, Text{"注册", "registered"}, []string{"已注册", "注册落地", "工商注册", "registration", "register"}},
	{ledger.StageStarted, Text{"开工", "started"}, []string{"已开工", "开工建设", "动工", "在建", "start", "construction", "under construction", "construction started"}},
	{ledger.StageProducing, Text{"投产", "producing"}, []string{"已投产", "竣工投产", "竣工", "production", "in production"}},
	{ledger.StagePaused, Text{"暂停", "paused"}, []string{"已暂停", "搁置", "暂缓", "pause", "on hold"}},
	{ledger.StageEnded, Text{"终止", "ended"}, []string{"已终止", "中止", "取消合作", "end", "terminated", "cancelled"}},
}

// StageName is the names of a stage.
func StageName(s ledger.Stage) Text { return NameIn(StageWords, s) }

// Finished says of a stage that it was reached: 签约了.
const Finished = "了"

// Building may stand behind a stage: 开工建设.
const Building = "建设"

// Already stands before a stage that was reached; the longer words come first.
var Already = []string{"已经转", "已经", "已转", "已", "正式", "刚刚", "刚", "转入", "转为", "转到", "转", "进入"}
