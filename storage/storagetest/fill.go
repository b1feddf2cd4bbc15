package storagetest

import (
	"reflect"
	"strconv"
	"time"
)

// fill sets every field of a record to a value of its own, so that none can be
// lost on the way unseen.
func fill[T any]() T {
	var x T
	n := 0
	fillValue(reflect.ValueOf(&x).Elem(), &n)
	return x
}

func fillValue(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString("值" + strconv.Itoa(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Int8:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint('V')
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fillValue(v.Index(0), n)
		fillValue(v.Index(1), n)
	case reflect.Struct:
		fillStruct(v, n)
	default:
		panic("a record has a field of kind " + v.Kind().String())
	}
}

func fillStruct(v reflect.Value, n *int) {
	if v.Type() == reflect.TypeFor[time.Time]() {
		v.Set(reflect.ValueOf(Now().Add(time.Duration(*n) * time.Minute)))
		return
	}
	for i := range v.NumField() {
		fillValue(v.Field(i), n)
	}
}
