package ledger

// Trip is a journey (行程) that visits hang under.
type Trip struct {
	Head
	Name     string
	Places   []string
	Period   Period
	LedBy    string
	Units    []string
	District string
	Planned  bool // said so; a trip is planned until its first day
	Closed   bool // reported on
}
