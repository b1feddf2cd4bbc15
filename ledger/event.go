package ledger

// Outside is a figure of an event that comes from elsewhere (全省签约 18 个).
type Outside struct {
	Name  string
	Value int64
	Unit  string // 个, 家, 亿元 … as written
	Mark  Mark
}

// Event is an occasion (活动) at which deals are first signed.
type Event struct {
	Head
	Name      string
	Places    []string
	Period    Period
	Organiser string
	Units     []string
	District  string
	Figures   []Outside
}
