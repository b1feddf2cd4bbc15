package exchange

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"unicode/utf8"
)

// codec is how values of a type stand in cells: in words where the words are
// read back as the same value, else as JSON in brackets (["…"]), which is read
// back as it is.
type codec[T any] struct {
	print func(x T, c *Context) string
	parse func(cell string, c *Context) (x T, reason string)
	same  func(a, b T) bool // nil: equal in all parts
	few   bool              // there are few different cells: what they mean is kept
}

func (k *codec[T]) write(x T, c *Context) string {
	if isZero(x) {
		return ""
	}
	s := k.print(x, c)
	if got, reason := k.read(s, c); reason == "" && k.equal(got, x) && carried(s) {
		return s
	}
	return verbatim(x)
}

func (k *codec[T]) read(cell string, c *Context) (x T, reason string) {
	if x, ok := fromVerbatim[T](cell); ok {
		return x, ""
	}
	if !k.few {
		return k.parse(cell, c)
	}
	key := knownKey{k, cell}
	if r, ok := c.known[key]; ok {
		return r.(reading[T]).x, r.(reading[T]).reason
	}
	x, reason = k.parse(cell, c)
	if len(c.known) > knownMost {
		clear(c.known)
	}
	c.known[key] = reading[T]{x, reason}
	return x, reason
}

// reading is what a cell was read as.
type reading[T any] struct {
	x      T
	reason string
}

// knownMost bounds what is kept of cells that were read.
const knownMost = 20_000

func (k *codec[T]) equal(a, b T) bool {
	if k.same != nil {
		return k.same(a, b)
	}
	return reflect.DeepEqual(a, b)
}

func isZero[T any](x T) bool {
	v := reflect.ValueOf(&x).Elem()
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// carried tells whether a text comes through a table unchanged: without spaces
// around it, and without characters that XML or CSV cannot hold.
func carried(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\t' && r != '\n' || r == '\uFFFE' || r == '\uFFFF' {
			return false
		}
	}
	return s != "" && s == strings.TrimSpace(s) && utf8.ValidString(s)
}

func verbatim[T any](x T) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode([]T{x}); err != nil {
		panic("a record's part is no JSON: " + err.Error()) // records are kept as JSON
	}
	return strings.NewReplacer("\uFFFE", `\ufffe`, "\uFFFF", `\uffff`).Replace(strings.TrimSpace(b.String()))
}

func fromVerbatim[T any](cell string) (x T, ok bool) {
	if !strings.HasPrefix(cell, "[") {
		return x, false
	}
	var xs []T
	if err := json.Unmarshal([]byte(cell), &xs); err != nil || len(xs) != 1 {
		return x, false
	}
	return xs[0], true
}
