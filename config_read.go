package main

import (
	"fmt"
	"math"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"guatu/ledger"
)

// ReadConfig reads defaults, then the file, then the environment (GUATU_…), and
// names everything that is wrong at once, with key and line. An empty file name
// reads no file.
func ReadConfig(file string, env []string) (Config, error) {
	c := DefaultConfig()
	var f faults
	if file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			return c, fmt.Errorf("read config: %w", err)
		}
		readYAML(&c, file, text, &f)
	}
	readEnv(reflect.ValueOf(&c).Elem(), "GUATU", environ(env), &f)
	c.validate(&f)
	return c, f.Err()
}

func readYAML(c *Config, file string, text []byte, f *faults) {
	tree, err := parser.ParseBytes(text, 0)
	if err != nil {
		f.add("%s: %s", file, firstLine(yaml.FormatError(err, false, false)))
		return
	}
	for _, doc := range tree.Docs {
		if doc.Body != nil {
			readNode(doc.Body, reflect.ValueOf(c).Elem(), "", f)
		}
	}
}

// readNode puts a node into a value, and goes on after what is wrong.
func readNode(n ast.Node, v reflect.Value, key string, f *faults) {
	switch {
	case n.Type() == ast.NullType:
	case v.Kind() == reflect.Struct:
		readMapping(n, v, key, f)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		readList(n, v, key, f)
	default:
		if err := yaml.NodeToValue(n, v.Addr().Interface()); err != nil || mistyped(n, v) {
			f.add("line %d: %s: expected %s", line(n), key, kindName(v))
		}
	}
}

// mistyped tells of a number where a text is expected and the like, which the
// decoder would convert in silence.
func mistyped(n ast.Node, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return !slices.Contains([]ast.NodeType{ast.StringType, ast.LiteralType, ast.IntegerType, ast.FloatType}, n.Type())
	case reflect.Int, reflect.Int64:
		return n.Type() != ast.IntegerType
	case reflect.Slice:
		return n.Type() != ast.SequenceType
	}
	return false
}

func readMapping(n ast.Node, v reflect.Value, key string, f *faults) {
	m, ok := n.(ast.MapNode)
	if !ok {
		f.add("line %d: %s: expected keys and values", line(n), key)
		return
	}
	seen := map[string]bool{}
	for it := m.MapRange(); it.Next(); {
		name := it.Key().String()
		full := strings.TrimPrefix(key+"."+name, ".")
		field, ok := fieldNamed(v, name)
		switch {
		case !ok:
			f.add("line %d: unknown key %s", line(it.KeyValue()), full)
		case seen[name]:
			f.add("line %d: key %s stands twice", line(it.KeyValue()), full)
		default:
			readNode(it.Value(), field, full, f)
		}
		seen[name] = true
	}
}

func readList(n ast.Node, v reflect.Value, key string, f *faults) {
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		f.add("line %d: %s: expected a list", line(n), key)
		return
	}
	list := reflect.MakeSlice(v.Type(), len(s.Values), len(s.Values))
	for i, item := range s.Values {
		readNode(item, list.Index(i), fmt.Sprintf("%s[%d]", key, i), f)
	}
	v.Set(list)
}

func line(n ast.Node) int { return n.GetToken().Position.Line }

// fieldNamed is the field with that key.
func fieldNamed(v reflect.Value, key string) (reflect.Value, bool) {
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("yaml") == key {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

func kindName(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Slice:
		return "a list"
	}
	return "a text"
}

// environ is the environment as a table.
func environ(list []string) map[string]string {
	env := map[string]string{}
	for _, e := range list {
		if name, value, ok := strings.Cut(e, "="); ok {
			env[name] = value
		}
	}
	return env
}

// readEnv sets every scalar, and lists of scalars by commas, that the
// environment names.
func readEnv(v reflect.Value, prefix string, env map[string]string, f *faults) {
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("yaml")
		if key == "" {
			continue
		}
		name, field := prefix+"_"+strings.ToUpper(key), v.Field(i)
		if field.Kind() == reflect.Struct {
			readEnv(field, name, env, f)
			continue
		}
		value, set := env[name]
		if !set || !scalar(field.Type()) {
			continue
		}
		setScalar(field, name, value, f)
	}
}

// scalar tells whether a value can be written in one environment variable.
func scalar(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Int, reflect.Int64, reflect.Float64:
		return true
	case reflect.Slice:
		return t.Elem().Kind() == reflect.Int64 || t.Elem().Kind() == reflect.String
	}
	return false
}

func setScalar(field reflect.Value, name, value string, f *faults) {
	if field.Kind() == reflect.String {
		field.SetString(value)
		return
	}
	if field.Kind() == reflect.Slice {
		field.SetZero()
		value = "[" + value + "]"
	}
	if err := yaml.Unmarshal([]byte(value), field.Addr().Interface()); err != nil {
		f.add("%s: expected %s", name, kindName(field))
	}
}

// readRates reads one table of rates, or a list of tables with the day that
// each counts from.
func readRates(raw any, f *faults) ledger.Rates {
	rates := ledger.Rates{}
	switch t := raw.(type) {
	case nil:
	case map[string]any:
		addRates(rates, t, f)
	case []any:
		for i, x := range t {
			table, ok := x.(map[string]any)
			if !ok || table["from"] == nil {
				f.add("rates[%d]: expected {from: 2023-01-01, USD: 6.95, …}", i)
				continue
			}
			addRates(rates, table, f)
		}
	default:
		f.add("rates: expected {USD: 6.87, …} or a list of such tables with from")
	}
	for _, list := range rates {
		slices.SortFunc(list, func(a, b ledger.Rate) int { return int(a.From - b.From) })
	}
	return rates
}

func addRates(rates ledger.Rates, table map[string]any, f *faults) {
	var from ledger.Date
	if x := table["from"]; x != nil {
		day, err := ledger.ParseDate(fmt.Sprint(x))
		if err != nil {
			f.add("rates: from %v is no day such as 2023-01-01", x)
		}
		from = day
	}
	for cur, x := range table {
		if cur == "from" {
			continue
		}
		micro, ok := micros(x)
		if len(cur) != 3 || strings.ToUpper(cur) != cur || !ok {
			f.add("rates.%s: expected yuan for one unit, as in USD: 6.87", cur)
			continue
		}
		c := ledger.Currency(cur)
		rates[c] = append(rates[c], ledger.Rate{Micro: micro, From: from})
	}
}

func micros(x any) (int64, bool) {
	var v float64
	switch n := x.(type) {
	case float64:
		v = n
	case uint64:
		v = float64(n)
	default:
		return 0, false
	}
	return int64(math.Round(v * ledger.RateScale)), v > 0 && v < 1e6
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}
