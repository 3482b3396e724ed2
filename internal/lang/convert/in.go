package convert

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// listBytes and dictBytes are what the empty containers cost.
const (
	listBytes = 96
	dictBytes = 128
)

func decodeFloat(c *py.Context, text []byte) (py.Value, error) {
	f, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "data: the number %s is out of the range of float", shorten(string(text)))
	}
	return py.Float(f), nil
}

func decodeInt(c *py.Context, text []byte) (py.Value, error) {
	if n, err := strconv.ParseInt(string(text), 10, 64); err == nil {
		return py.Int(n), nil
	}
	return c.ParseInt(py.None, string(text), 10)
}

func shorten(s string) string {
	if len(s) > 60 {
		return s[:57] + "…"
	}
	return s
}

// FromGo makes a value of a Go value: the kinds that JSON knows, and whatever
// encoding/json can write.
func FromGo(c *py.Context, x any) (py.Value, error) { return NewReader(c).Go(x) }

// Go makes a value of a Go value, as FromGo does.
func (r *Reader) Go(x any) (py.Value, error) {
	c := r.c
	switch x := x.(type) {
	case nil:
		return py.None, nil
	case bool:
		return py.Bool(x), nil
	case int:
		return py.Int(int64(x)), nil
	case int64:
		return py.Int(x), nil
	case float64:
		return py.Float(x), nil
	case string:
		return c.NewStr(strings.ToValidUTF8(x, "\uFFFD"))
	case *big.Int:
		return py.BigInt(new(big.Int).Set(x)), nil
	case json.RawMessage:
		return fromRaw(c, x)
	case []any:
		return listOf(r, x, r.Go)
	case []float64:
		return listOf(r, x, r.float)
	case []int:
		return listOf(r, x, r.int)
	case map[string]any:
		return dictOf(r, x, r.Go)
	}
	if v, ok, err := r.common(x); ok {
		return v, err
	}
	return fromOther(c, x)
}

// common makes a value of one of the other types that data often has, where
// encoding/json would say the same; ok is false for all others, and for what is
// nil.
func (r *Reader) common(x any) (v py.Value, ok bool, err error) {
	switch x := x.(type) {
	case []string:
		if ok = x != nil; ok {
			v, err = listOf(r, x, r.str)
		}
	case [][]float64:
		if ok = x != nil; ok {
			v, err = listOf(r, x, func(row []float64) (py.Value, error) { return r.Go(row) })
		}
	case []map[string]any:
		if ok = x != nil; ok {
			v, err = listOf(r, x, func(row map[string]any) (py.Value, error) { return r.Go(row) })
		}
	case map[string]float64:
		if ok = x != nil; ok {
			v, err = dictOf(r, x, r.float)
		}
	case map[string]int:
		if ok = x != nil; ok {
			v, err = dictOf(r, x, r.int)
		}
	case map[string]string:
		if ok = x != nil; ok {
			v, err = dictOf(r, x, r.str)
		}
	}
	return v, ok, err
}

func (r *Reader) float(f float64) (py.Value, error) { return py.Float(f), nil }

func (r *Reader) int(n int) (py.Value, error) { return py.Int(int64(n)), nil }

// str replaces each byte that is no UTF-8, as encoding/json does.
func (r *Reader) str(s string) (py.Value, error) {
	if !utf8.ValidString(s) {
		s = string([]rune(s))
	}
	return r.c.NewStr(s)
}

// listOf makes a list of what value makes of the items.
func listOf[T any](r *Reader, items []T, value func(T) (py.Value, error)) (py.Value, error) {
	c := r.c
	if err := c.Enter(); err != nil {
		return py.Value{}, err
	}
	defer c.Leave()
	list := py.NewList(nil)
	mark := c.Push(list.Value())
	defer c.Pop(mark)
	if err := c.Charge(1, listBytes); err != nil {
		return py.Value{}, err
	}
	for _, x := range items {
		item, err := value(x)
		if err != nil {
			return py.Value{}, err
		}
		if err := list.Append(c, item); err != nil {
			return py.Value{}, err
		}
	}
	return list.Value(), nil
}

// dictOf makes a dict of the keys and what value makes of the values.
func dictOf[T any](r *Reader, m map[string]T, value func(T) (py.Value, error)) (py.Value, error) {
	c := r.c
	if err := c.Enter(); err != nil {
		return py.Value{}, err
	}
	defer c.Leave()
	if err := c.Charge(1, dictBytes-py.DictBytes); err != nil {
		return py.Value{}, err
	}
	row := &r.maps[c.Depth()%keyRows]
	if row.keys != nil && len(m) == len(row.names) {
		if v, err := sameKeys(r, row, m, value); !v.IsNil() || err != nil {
			return v, err
		}
	}
	dict, err := c.NewDictFor(len(m))
	if err != nil {
		return py.Value{}, err
	}
	mark := c.Push(dict.Value())
	defer c.Pop(mark)
	lasts := len(m) <= few
	for _, name := range sortedKeys(m) {
		item, err := value(m[name])
		if err != nil {
			return py.Value{}, err
		}
		if key, ok := c.Strs[name]; ok && len(name) <= maxShared {
			err = dict.Set(c, key, item)
		} else {
			err, lasts = dict.SetStr(c, name, item), false
		}
		if err != nil {
			return py.Value{}, err
		}
	}
	if lasts {
		row.remember(c, pairsOf(dict))
	}
	return dict.Value(), nil
}

func pairsOf(dict *py.Dict) []py.Value {
	pairs := make([]py.Value, 0, 2*few)
	for i, n := 0, dict.Len(); n > 0; n-- {
		key, item, next, _ := dict.Entry(i)
		pairs, i = append(pairs, key, item), next
	}
	return pairs
}

// sameKeys makes the dict of a map that has just the keys of the row; it
// returns the nil Value for any other.
func sameKeys[T any](r *Reader, row *keyRow, m map[string]T, value func(T) (py.Value, error)) (v py.Value, err error) {
	var found [few]T
	for i, name := range row.names {
		x, ok := m[name.Str().S]
		if !ok {
			return v, nil
		}
		found[i] = x
	}
	var room [few]py.Value
	items, keys := room[:len(row.names)], row.keys
	mark := r.c.Push(py.None)
	defer r.c.Pop(mark)
	for i, x := range found[:len(items)] {
		if items[i], err = value(x); err != nil {
			return v, err
		}
		r.c.Push(items[i])
	}
	dict, err := r.c.NewDictOfKeys(keys, items)
	if err != nil {
		return v, err
	}
	return dict.Value(), nil
}

func fromOther(c *py.Context, x any) (py.Value, error) {
	switch r := reflect.ValueOf(x); r.Kind() {
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int, reflect.Int64:
		return py.Int(r.Int()), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return py.BigInt(new(big.Int).SetUint64(r.Uint())), nil
	case reflect.Float32:
		return py.Float(r.Float()), nil
	}
	text, err := json.Marshal(x)
	if err != nil {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "data: %s cannot be handed in: %s", fmt.Sprintf("%T", x), err.Error())
	}
	return FromJSON(c, text)
}

// decodeGo reads JSON of ours into Go values, with ints as int64 or *big.Int.
func decodeGo(text []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var x any
	if err := d.Decode(&x); err != nil {
		return nil, err
	}
	return numbers(x), nil
}

// numbers replaces json.Number below x.
func numbers(x any) any {
	switch x := x.(type) {
	case json.Number:
		if n, err := strconv.ParseInt(string(x), 10, 64); err == nil {
			return n
		}
		if !strings.ContainsAny(string(x), ".eE") {
			n, _ := new(big.Int).SetString(string(x), 10)
			return n
		}
		f, _ := x.Float64()
		return f
	case []any:
		for i := range x {
			x[i] = numbers(x[i])
		}
	case map[string]any:
		for k := range x {
			x[k] = numbers(x[k])
		}
	}
	return x
}
