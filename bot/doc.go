// Package bot is the Telegram edge, the only importer of go-telegram/bot: it
// receives updates (polling or webhook) and keeps them before it acknowledges
// them, gives each to its chat's one owner in order, and delivers what the
// outbox holds within Telegram's limits.
//
// It promises that an update that Telegram was told is received is worked off,
// through crashes and restarts, and that every send ends in a verdict. It does
// not know what a visit is.
//
// An update comes in through [intake] (receive.go), by poll.go or webhook.go.
// The dispatcher (dispatch.go) reads it (convert.go), waits for the rest of an
// album (lane.go) and has the [Handler] decide. What that left in the [Outbox]
// the deliverer reads (load.go), picks in turn (deliver.go, room.go, limits.go)
// and sends (flight.go, send.go); verdict.go tells what the outcome means, and
// settle.go writes that down. All calls pass wire.go, the HTTP client under the
// library.
//
// One gap is left open: Telegram has no key that makes a send happen once. A
// message whose outcome is unknown, because the connection broke or the program
// died before the verdict was kept, is sent again and may be seen twice.
package bot
