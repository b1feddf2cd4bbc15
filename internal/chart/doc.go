// Package chart turns numbers into pictures: bar and line charts as PNG bytes,
// made to be read on a phone.
//
// It promises that
//   - the picture is 1080 pixels wide and no text in it is smaller than 30
//     pixels, which is 10 when a phone shows it 360 wide;
//   - values start at zero, so that the length of a bar is its value;
//   - series differ in lightness and in shape, so that grey print and colour
//     blindness lose nothing;
//   - no text covers another text or leaves the picture: names wrap, labels of a
//     long time series thin out, a bar chart grows in height;
//   - equal input gives equal bytes.
//
// The texts, their language, the order of the bars and the wording of the
// numbers belong to the caller. The package draws no word of its own and knows
// nothing of districts or deals. Scripts that the font lacks, as Arabic, and
// emoji stay blank.
package chart
