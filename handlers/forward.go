package handlers

import "context"

// asForward offers a forwarded message with a tag as a draft, with the
// forwarder as its reporter (spec 2.2).
func (t *turn) asForward(ctx context.Context) (bool, error) {
	if t.m.Forward == nil || t.m.Text == "" {
		return false, nil
	}
	rs := t.reports(ctx, t.m.Text)
	if len(rs) == 0 {
		return false, nil
	}
	return true, t.offerAll(ctx, rs)
}
