// Package exchange turns tables into records and records into tables: CSV
// (UTF-8, with or without BOM) and XLSX, with columns named by the labels of
// reports in Chinese or English. What a table is of is known by its columns.
//
// It promises that a bad row is named by file, row, column and reason, that
// nothing is guessed, that what it wrote it reads back equal, that no cell it
// writes is a formula, and that no file makes it use more memory or disk than
// its [Limits]. A record's history of changes is not in its table. Who saves
// records, and which companies, trips and events their names mean, is the
// caller's affair.
package exchange
