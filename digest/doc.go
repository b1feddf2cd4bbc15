// Package digest writes the digests that leaders read (周报): figures in, text
// out, in Chinese or English, phone-sized.
//
// It promises that the same figures give the same text, that zero rows are
// printed, and that every record is named by a reference that can be tapped. It
// counts nothing itself: each figure comes with [Report] from the same place
// that answers questions.
package digest
