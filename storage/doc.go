// Package storage keeps the ledger, the conversations, the inbox and the outbox
// in one SQLite file, and takes plans and updates into it.
//
// It promises that a plan is applied whole or not at all, that what was
// acknowledged survives a crash, that a snapshot never sees half a commit, and
// that a record read is the record saved. It formats nothing for people, decides
// nothing, and knows neither Telegram nor words.
//
// Every record is kept whole as JSON in its body; the other columns are a
// projection of it, to find and to count by. SQL stands beside the method that
// runs it and is written to run on PostgreSQL too: $1…$n in ascending order of
// their first appearance, days as ISO text, instants as epoch milliseconds.
package storage
