package words

// Digits are the Chinese digits, everyday and on cheques (folded).
var Digits = map[rune]int64{
	'〇': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '两': 2,
	'壹': 1, '贰': 2, '叁': 3, '参': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9,
}

// SmallUnits are the units below 万; BigUnits begin a new section. 廿 and 卅
// are digits and unit in one.
var (
	SmallUnits  = map[rune]int64{'十': 10, '百': 100, '千': 1000, '拾': 10, '佰': 100, '仟': 1000}
	TenThousand = '万'
	BigUnits    = map[rune]int64{'万': 1e4, '亿': 1e8}
	Tens        = map[rune]int64{'廿': 20, '卅': 30}
)

// Point is the decimal point as it is spoken (五点五亿).
const Point = '点'

// AreaMark behind 中国 makes it a part of a company's world: 中国区总裁.
const AreaMark = '区'

// HalfRune is 半 in 半亿.
const HalfRune = '半'

// Counter may stand between a number and its unit (50个亿).
const Counter = '个'

// Scales are the English words for powers of ten (spec 1.5).
var Scales = map[string]int64{
	"k": 1e3, "w": 1e4, "thousand": 1e3, "thousands": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
	"b": 1e9, "bn": 1e9, "bln": 1e9, "billion": 1e9, "billions": 1e9, "tn": 1e12, "trn": 1e12, "trillion": 1e12,
	"hundred million": 1e8, "ten million": 1e7, "hundred thousand": 1e5,
}

// Cardinals are English number words before a scale (five billion).
var Cardinals = map[string]int64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100, "one hundred": 100,
}
