package ledger

// Stage is where a deal stands (spec 1.2).
type Stage string

// The stages in their order; paused and ended stand aside.
const (
	StageLead       Stage = "线索"
	StageTalks      Stage = "在谈"
	StageSigned     Stage = "签约"
	StageRegistered Stage = "注册"
	StageStarted    Stage = "开工"
	StageProducing  Stage = "投产"
	StagePaused     Stage = "暂停"
	StageEnded      Stage = "终止"
)

// Rank orders the stages; of two on one day the further counts. Paused and
// ended rank behind all others.
func (s Stage) Rank() int {
	for i, x := range []Stage{StageLead, StageTalks, StageSigned, StageRegistered, StageStarted, StageProducing, StagePaused, StageEnded} {
		if s == x {
			return i + 1
		}
	}
	return 0
}

// Agreement is the kind of paper that was signed.
type Agreement string

// The kinds of agreements. Only a contract counts as 签约 (spec 1.3 rule 3);
// an empty one is taken for a contract.
const (
	Contract  Agreement = "正式合同"
	Framework Agreement = "框架协议"
	Intent    Agreement = "意向书"
)

// Formal tells whether a signing with it counts as 签约.
func (a Agreement) Formal() bool { return a == "" || a == Contract }

// Category of a deal: 产业, 总部, 基金 or 贸易.
type Category string

// The categories.
const (
	Industry     Category = "产业"
	Headquarters Category = "总部"
	Fund         Category = "基金"
	Trade        Category = "贸易"
)

// Reached is a stage that a deal has reached, with its day.
type Reached struct {
	Stage     Stage
	On        Date
	Agreement Agreement // of a signing: what was signed; a framework has a date of its own
	Event     int64     // of a signing: the event where it was; 0 for none
	Reason    string    // of a pause or an end
}

// Arrival is money that arrived (到账).
type Arrival struct {
	On      Date
	Amount  Money
	Foreign bool // 实际使用外资; by default what is not in CNY
}

// Deal is an investment project (项目).
type Deal struct {
	Head
	Name       string
	Investors  []int64
	Amount     Money // 总投资
	District   string
	Stages     []Reached // in the order of their days
	Ceremonies []Reached // later signings of a deal that was signed before: links, never counted
	Expected   Date      // 预计签约
	Slips      []Slip    // earlier expected days, oldest first
	Chain      string
	Sector     string // letter of GB/T 4754
	Category   Category
	Foreign    Tri // said on the deal itself; Unknown: the investors decide
	Fortune500 Tri // the deal's mark, frozen at signing
	Origin     string
	Agreement  Agreement
	Event      int64 // where it was first signed
	Park       string
	Sponsor    string // 包挂领导
	Introducer string
	Units      []string // owning units; the first is the reporter's
	Outcome    string
	Stuck      string // 卡点
	Funds      []Arrival
	Rate       Rate  // frozen at signing; zero before
	Verified   int64 // user id of the reviewer, 0 while it waits
	VerifiedOn Date
}

// StageOn is the deal's stage on a day: the last that it had reached by then;
// of two on one day the further. "" before the first.
func (d Deal) StageOn(day Date) Stage {
	var at Reached
	for _, r := range d.Stages {
		if r.On > day {
			continue
		}
		if r.On > at.On || r.On == at.On && r.Stage.Rank() > at.Stage.Rank() {
			at = r
		}
	}
	return at.Stage
}

// Stage is the deal's stage as it was last reported.
func (d Deal) Stage() Stage { return d.StageOn(1 << 30) }

// First is the first day on which the deal reached the stage, 0 if never.
func (d Deal) First(s Stage) Date {
	var on Date
	for _, r := range d.Stages {
		if r.Stage == s && (on == 0 || r.On < on) {
			on = r.On
		}
	}
	return on
}

// Signed is the day of the first formal contract, 0 if there is none.
func (d Deal) Signed() Date {
	var on Date
	for _, r := range d.Stages {
		if r.Stage == StageSigned && r.Agreement.Formal() && (on == 0 || r.On < on) {
			on = r.On
		}
	}
	return on
}
