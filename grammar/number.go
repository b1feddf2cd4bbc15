package grammar

import (
	"math/big"

	"guatu/words"
)

// Number is an exact number as it was written: Units × 10^-Places.
type Number struct {
	Units  *big.Int
	Places int
	Bare   bool // written with Arabic digits alone
	Groups bool // digits grouped by commas
	Big    bool // has 万 or 亿
	Elided bool // ends with a digit whose unit was left out (两千五)
	Digits bool // several Chinese digits in a row (七八): no certain number
}

// Int is the number as a whole number; ok is false where it is none.
func (n Number) Int() (v int64, ok bool) { return n.Times(1) }

// Times is the number times a factor, where that is a whole number that fits.
func (n Number) Times(factor int64) (v int64, ok bool) {
	x := new(big.Int).Mul(n.Units, big.NewInt(factor))
	q, rest := new(big.Int).QuoRem(x, pow10(n.Places), new(big.Int))
	return q.Int64(), rest.Sign() == 0 && q.IsInt64()
}

// pow10 is a power of ten.
func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// maxDigits bounds the digits of one number, so that no text costs much to read.
const maxDigits = 24

// ParseInt reads a whole number that makes up the text: 12, 1,200, 十二, 二十五,
// 两千五百, 廿, 3万. ok is false for anything else.
func ParseInt(text string) (v int64, ok bool) {
	r := squeeze(Fold(text).R)
	n, end, ok := NumberAt(r, 0)
	if !ok || end != len(r) || n.Digits || n.Elided {
		return 0, false
	}
	return n.Int()
}

// NumberAt reads the number that begins at i of a folded text, with 万 and 亿
// in it, and says where it ends.
//
//	number  = part { part } [ digit ]
//	part    = ( arabic | han ) [ "个" [ "半" ] ] { "十" | "百" | "千" } { "万" | "亿" }
//	arabic  = digits { "," 3 digits } [ "." digits ]
//	han     = "零" … "九" | "两" | "廿" | "半" …
func NumberAt(r []rune, i int) (n Number, end int, ok bool) {
	if i < len(r) && isDigit(r[i]) {
		if n, end = arabicAt(r, i); !unitFollows(r, end) {
			n.Bare = true
			return n, end, len(n.Units.String()) <= maxDigits
		}
	}
	return mixedAt(r, i)
}

// arabicAt reads Arabic digits with commas between groups of three.
func arabicAt(r []rune, i int) (n Number, end int) {
	digits := make([]byte, 0, 12)
	j := i
	for ; j < len(r) && isDigit(r[j]) && j-i < 2*maxDigits; j++ {
		digits = append(digits, byte(r[j]))
	}
	for (j-i <= 3 || n.Groups) && j-i < 2*maxDigits && groups(r, j) {
		n.Groups = true
		digits = append(digits, byte(r[j+1]), byte(r[j+2]), byte(r[j+3]))
		j += 4
	}
	if j+1 < len(r) && r[j] == '.' && isDigit(r[j+1]) {
		for j++; j < len(r) && isDigit(r[j]) && n.Places < maxDigits; j++ {
			digits = append(digits, byte(r[j]))
			n.Places++
		}
	}
	n.Units, _ = new(big.Int).SetString(string(digits), 10)
	return n, j
}

// groupAt tells whether a comma and just three digits stand at j.
func groupAt(r []rune, j int) bool {
	return j+3 < len(r) && r[j] == ',' && isDigit(r[j+1]) && isDigit(r[j+2]) && isDigit(r[j+3]) &&
		(j+4 == len(r) || !isDigit(r[j+4]))
}

// groups tells whether the comma at j stands between the digits of a number: none behind a
// date does (2024-01-28，857万).
func groups(r []rune, j int) bool {
	if j == 0 || !isDigit(r[j-1]) || !groupAt(r, j) {
		return false
	}
	sep := runStart(r, j) - 1
	if sep < 1 || !isDateSep(r[sep]) || !isDigit(r[sep-1]) {
		return true
	}
	outer := runStart(r, sep) - 1
	return r[sep] == '-' && !(outer > 0 && r[outer] == '-' && isDigit(r[outer-1]))
}

// runStart is where the digits begin that end before i.
func runStart(r []rune, i int) int {
	for i > 0 && isDigit(r[i-1]) {
		i--
	}
	return i
}

// unitFollows tells whether a Chinese unit of number stands at i, after spaces
// and 个.
func unitFollows(r []rune, i int) bool {
	j := skipSpaces(r, i)
	if j < len(r) && r[j] == words.Counter {
		j = skipSpaces(r, j+1)
		return j < len(r) && words.BigUnits[r[j]] > 0
	}
	return j < len(r) && (words.SmallUnits[r[j]] > 0 || words.BigUnits[r[j]] > 0)
}

// unitAt tells whether 万 or 亿 stands at i, perhaps behind 个.
func unitAt(r []rune, i int) bool {
	if i < len(r) && r[i] == words.Counter {
		i++
	}
	return i < len(r) && words.BigUnits[r[i]] > 0
}

// numeral gathers a number that is written with Chinese units. All parts are
// exact fractions.
type numeral struct {
	total, section, pending *big.Rat
	has                     bool  // a pending digit
	digits                  int   // Chinese digits in a row
	unit                    int64 // the last unit, 0 after 零
	seen, point             bool
	zero                    bool // begins with 零: only a point may follow
	wan                     bool // nothing but one 万 so far: 三万五千万 is 3.5亿
	n                       Number
}

// mayBegin tells whether a number with Chinese units can begin with a rune.
func mayBegin(x rune) bool {
	_, digit := words.Digits[x]
	return isDigit(x) || digit || words.SmallUnits[x] == 10 || words.Tens[x] > 0 || x == words.HalfRune
}

func mixedAt(r []rune, i int) (Number, int, bool) {
	if i >= len(r) || !mayBegin(r[i]) {
		return Number{}, i, false
	}
	a := numeral{total: new(big.Rat), section: new(big.Rat), pending: new(big.Rat)}
	end := i
	for j := i; j < len(r) && j-i < 3*maxDigits; {
		next, ok := a.step(r, j)
		if !ok {
			break
		}
		j, end = next, next
		if k := skipSpaces(r, j); k > j && unitFollows(r, j) {
			j = k
		}
	}
	n, ok := a.finish()
	return n, end, ok && end > i
}

// step takes one more digit or unit; ok is false where the number is over.
func (a *numeral) step(r []rune, j int) (next int, ok bool) {
	c := r[j]
	d, digit := words.Digits[c]
	switch {
	case isDigit(c):
		return a.arabic(r, j)
	case digit:
		return j + 1, a.digit(d)
	case c == words.Point && a.seen && !a.point && !a.n.Big:
		return a.fraction(r, j+1)
	case words.Tens[c] > 0 && !a.has:
		a.section.Add(a.section, whole(words.Tens[c]))
		a.unit, a.seen = 10, true
		return j + 1, true
	case c == words.HalfRune && !a.has && unitAt(r, j+1):
		a.pending.SetFrac64(1, 2)
		a.has, a.seen = true, true
		return j + 1, true
	case c == words.Counter && a.has && j+1 < len(r) && r[j+1] == words.HalfRune && unitAt(r, j+2):
		a.pending.Add(a.pending, big.NewRat(1, 2))
		return j + 2, true
	case c == words.Counter && a.seen && unitFollows(r, j):
		return skipSpaces(r, j+1), true
	case words.SmallUnits[c] > 0:
		return j + 1, a.small(words.SmallUnits[c])
	case words.BigUnits[c] > 0:
		return j + 1, a.big(words.BigUnits[c])
	}
	return j, false
}

// arabic takes Arabic digits inside a number with units (3亿5000万).
func (a *numeral) arabic(r []rune, j int) (next int, ok bool) {
	n, next := arabicAt(r, j)
	if a.has || a.seen && !unitFollows(r, next) || len(n.Units.String()) > maxDigits {
		return j, false
	}
	a.pending.SetFrac(n.Units, pow10(n.Places))
	a.has, a.seen = true, true
	return next, true
}

// fraction takes the digits behind a spoken decimal point.
func (a *numeral) fraction(r []rune, j int) (next int, ok bool) {
	place := big.NewRat(1, 10)
	for next = j; next < len(r) && next-j < maxDigits/2; next++ {
		d, digit := words.Digits[r[next]]
		if !digit {
			break
		}
		a.pending.Add(a.pending, new(big.Rat).Mul(whole(d), place))
		place.Mul(place, big.NewRat(1, 10))
	}
	a.point, a.has = true, true
	return next, next > j && unitFollows(r, next)
}

func (a *numeral) digit(d int64) bool {
	if d == 0 && !a.has {
		a.zero = !a.seen
		a.unit = 0
		a.seen = true
		return true
	}
	if a.zero {
		return false
	}
	if a.has {
		if a.digits == 0 || a.digits > maxDigits/2 {
			return false
		}
		a.n.Digits = true
		a.pending.Mul(a.pending, whole(10))
	}
	a.pending.Add(a.pending, whole(d))
	a.has, a.seen = true, true
	a.digits++
	return true
}

func (a *numeral) small(u int64) bool {
	if !a.has && (u != 10 || a.unit == 10) {
		return false
	}
	if !a.has {
		a.pending.SetInt64(1)
	}
	a.section.Add(a.section, a.pending.Mul(a.pending, whole(u)))
	a.clear(u)
	return true
}

// big takes 万 or 亿, which multiplies all that came before it in its section.
func (a *numeral) big(u int64) bool {
	if !a.seen || !a.has && a.section.Sign() == 0 && a.unit < 1e4 {
		return false
	}
	a.elide()
	a.section.Add(a.section, a.pending)
	if u == 1e8 || a.section.Sign() == 0 || a.wan {
		if a.total.Cmp(whole(1e8)) >= 0 && u == 1e8 {
			return false
		}
		a.total.Mul(a.total.Add(a.total, a.section), whole(u))
		a.wan = false
	} else {
		a.wan = a.total.Sign() == 0
		a.total.Add(a.total, a.section.Mul(a.section, whole(u)))
	}
	a.section = new(big.Rat)
	a.clear(u)
	a.n.Big = true
	return true
}

// elide gives a digit right behind a unit the unit below it: 两千五 is 2500.
func (a *numeral) elide() {
	if a.has && a.digits == 1 && a.unit >= 10 {
		a.pending.Mul(a.pending, whole(a.unit/10))
		a.n.Elided = a.unit > 10
	}
}

func (a *numeral) clear(unit int64) {
	a.pending = new(big.Rat)
	a.has, a.digits, a.unit, a.seen = false, 0, unit, true
}

// finish is the number of all parts.
func (a *numeral) finish() (Number, bool) {
	if !a.seen {
		return Number{}, false
	}
	a.n.Elided = false
	a.elide()
	sum := a.total.Add(a.total, a.section)
	sum.Add(sum, a.pending)
	places := 0
	for !sum.IsInt() && places < 2*maxDigits {
		sum.Mul(sum, whole(10))
		places++
	}
	a.n.Units, a.n.Places = sum.Num(), places
	return a.n, len(a.n.Units.String()) <= 2*maxDigits
}

func whole(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }
