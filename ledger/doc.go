// Package ledger is the vocabulary of the field: visits, deals, companies,
// trips, events, members, money, dates and periods; the typed question
// ([Query]) and what a message changes ([Plan]).
//
// It promises that a value means the same everywhere: dates are civil days,
// money is whole minor units of its own currency, unknown is a value and never
// zero. It knows no SQL, no chat and no clock, and imports the standard
// library only. How things are written for people is left to words and grammar.
package ledger
