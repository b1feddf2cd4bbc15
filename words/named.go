package words

// Named is a value of the field with its names in both languages.
type Named[T ~string] struct {
	Value   T
	Text    Text
	Aliases []string
}

// NameIn is the names of a value; the value itself where the table lacks it.
func NameIn[T ~string](table []Named[T], value T) Text {
	for _, x := range table {
		if x.Value == value {
			return x.Text
		}
	}
	return Text{string(value), string(value)}
}
