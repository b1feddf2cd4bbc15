package ledger

// Slip is an expected signing day that was moved.
type Slip struct {
	Was Date // the day that had been expected
	On  Date // the day on which it was moved
}
