package ledger

// MoveChat takes what is going on in a chat over to the id that it has now: a
// group became a supergroup.
type MoveChat struct{ From, To int64 }

func (MoveChat) change() {}
