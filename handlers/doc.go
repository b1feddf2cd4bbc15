// Package handlers decides what the bot does with one message: on a snapshot of
// the ledger it turns a [chat.Message] into a plan and replies.
//
// It promises that a decision is whole: what is saved, what is asked and what
// is said come from one snapshot and are applied together or not at all. It
// knows no SQL, no network and no cron; what time it is comes with the message.
package handlers
