package ledger

// DueStep is an open next step with the record that it belongs to.
type DueStep struct {
	Ref   Ref
	ID    int64 // of the step
	Owner int64 // member's user id
	Due   Date
}
