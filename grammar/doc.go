// Package grammar reads what people type and writes it in its normal form:
// reports, changes, prose and questions, and the numbers, amounts, days and
// names in them.
//
// It promises to be pure (no clock, disk or network: the day on which a
// message was sent comes with it), never to panic, to lose no word that was
// written, and to read its own normal form back to the same value. What is not
// certain comes with a [ledger.Doubt], or is asked back about, and is never
// guessed; a question with a word that is not understood is refused. Names of
// records are left to whoever holds the ledger.
//
// docs/grammar.md shows the whole grammar; each rule stands again as EBNF
// beside the function that reads it.
package grammar
