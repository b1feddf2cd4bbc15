// Package bot is the Telegram edge, the only importer of go-telegram/bot: it
// receives updates (polling or webhook) and keeps them before it acknowledges
// them, gives each to its chat's one owner in order, and delivers what the
// outbox holds within Telegram's limits.
//
// It promises that an update that Telegram was told is received is worked off,
// through crashes and restarts, and that every send ends in a verdict. It does
// not know what a visit is.
package bot
