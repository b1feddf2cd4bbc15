package ledger

import (
	"strconv"
	"strings"
)

// Kind is the kind of a record, by the letter that its reference begins with.
type Kind byte

// The kinds of records, and of rows that are numbered in the same way.
const (
	KindVisit   Kind = 'V'
	KindDeal    Kind = 'D'
	KindTrip    Kind = 'T'
	KindEvent   Kind = 'E'
	KindCompany Kind = 'C'
	KindDraft   Kind = 'R'
	KindStep    Kind = 'N'
)

// Ref is the reference of a record, as people type it: V12, D7, T3, E2.
// References are never used again.
type Ref struct {
	Kind Kind
	N    int64
}

// String is the reference as it is read aloud: V12; "" for the zero value.
func (r Ref) String() string {
	if r == (Ref{}) {
		return ""
	}
	return string(rune(r.Kind)) + strconv.FormatInt(r.N, 10)
}

// ParseRef reads V12, d7, /T3; ok is false for anything else.
func ParseRef(s string) (r Ref, ok bool) {
	s = strings.TrimPrefix(s, "/")
	if len(s) < 2 || len(s) > 12 {
		return Ref{}, false
	}
	k := Kind(s[0] &^ 0x20)
	n, err := strconv.ParseInt(s[1:], 10, 64)
	if err != nil || n < 1 || s[1] == '+' || !strings.ContainsRune("VDTE", rune(k)) {
		return Ref{}, false
	}
	return Ref{k, n}, true
}
