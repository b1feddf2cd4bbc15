// Package exchange turns tables into records and records into tables: CSV
// (UTF-8, with or without BOM) with columns named by labels in Chinese or
// English.
//
// It promises that a bad row is named by row, column and reason, and that
// nothing is guessed. It reads and writes values; who saves them is the
// caller's affair.
package exchange
