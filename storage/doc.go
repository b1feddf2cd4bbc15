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
//
// All that writes goes through one goroutine (writer.go), which gives each job a
// savepoint of its own and commits many at once; all that reads goes through a
// [Snapshot], or through the inbox and the outbox. Other processes may write to
// the same file; only the one that serves is alone ([Store.Own]). Near names are
// found in memory (names.go), in step with the commits of all processes.
package storage
