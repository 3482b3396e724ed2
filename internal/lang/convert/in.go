package convert

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"reflect"
	"strconv"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// FromJSON makes a value of a JSON text.
func FromJSON(c *py.Context, text []byte) (py.Value, error) {
	if err := c.Steps(len(text)/16 + 1); err != nil {
		return py.Value{}, err
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	v, err := decodeValue(c, d)
	if err != nil {
		return py.Value{}, asValueError(c, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "data: text after the JSON value")
	}
	return v, nil
}

// asValueError turns the decoder's errors into the script's; limits and
// exceptions pass through.
func asValueError(c *py.Context, err error) error {
	switch err.(type) {
	case *json.SyntaxError:
		return c.Errorf(&py.ValueErrorType, "data: invalid JSON: %s", err.Error())
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return c.Errorf(&py.ValueErrorType, "data: the JSON text ends too early")
	}
	return err
}

func decodeValue(c *py.Context, d *json.Decoder) (py.Value, error) {
	t, err := d.Token()
	if err != nil {
		return py.Value{}, err
	}
	switch t := t.(type) {
	case json.Delim:
		if err := c.Enter(); err != nil {
			return py.Value{}, err
		}
		defer c.Leave()
		if t == '[' {
			return decodeList(c, d)
		}
		return decodeDict(c, d)
	case json.Number:
		return decodeNumber(c, string(t))
	case string:
		return c.NewStr(t)
	case bool:
		return py.Bool(t), nil
	}
	return py.None, nil
}

func decodeList(c *py.Context, d *json.Decoder) (py.Value, error) {
	list := py.NewList(nil)
	mark := c.Push(list.Value())
	defer c.Pop(mark)
	if err := c.Charge(1, listBytes); err != nil {
		return py.Value{}, err
	}
	for d.More() {
		item, err := decodeValue(c, d)
		if err != nil {
			return py.Value{}, err
		}
		if err := list.Append(c, item); err != nil {
			return py.Value{}, err
		}
	}
	_, err := d.Token()
	return list.Value(), err
}

// listBytes and dictBytes are what the empty containers cost.
const (
	listBytes = 96
	dictBytes = 128
)

func decodeDict(c *py.Context, d *json.Decoder) (py.Value, error) {
	dict := py.NewDict()
	mark := c.Push(dict.Value())
	defer c.Pop(mark)
	if err := c.Charge(1, dictBytes); err != nil {
		return py.Value{}, err
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return py.Value{}, err
		}
		key, err := c.NewStr(t.(string))
		if err != nil {
			return py.Value{}, err
		}
		item, err := decodeValue(c, d)
		if err != nil {
			return py.Value{}, err
		}
		n := dict.Len()
		if err := dict.Set(c, key, item); err != nil {
			return py.Value{}, err
		}
		if dict.Len() == n {
			return py.Value{}, c.Errorf(&py.ValueErrorType, "data: the key %s occurs twice in one object", shorten(strconv.Quote(t.(string))))
		}
	}
	_, err := d.Token()
	return dict.Value(), err
}

func decodeNumber(c *py.Context, text string) (py.Value, error) {
	if strings.ContainsAny(text, ".eE") {
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return py.Value{}, c.Errorf(&py.ValueErrorType, "data: the number %s is out of the range of float", shorten(text))
		}
		return py.Float(f), nil
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return py.Int(n), nil
	}
	return c.ParseInt(py.None, text, 10)
}

func shorten(s string) string {
	if len(s) > 60 {
		return s[:57] + "…"
	}
	return s
}

// FromGo makes a value of a Go value: the kinds that JSON knows, and whatever
// encoding/json can write.
func FromGo(c *py.Context, x any) (py.Value, error) {
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
		return FromJSON(c, x)
	case []any:
		return fromSlice(c, len(x), func(i int) any { return x[i] })
	case []float64:
		return fromSlice(c, len(x), func(i int) any { return x[i] })
	case []int:
		return fromSlice(c, len(x), func(i int) any { return x[i] })
	case map[string]any:
		return fromMap(c, x)
	}
	return fromOther(c, x)
}

func fromSlice(c *py.Context, n int, at func(int) any) (py.Value, error) {
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
	for i := range n {
		item, err := FromGo(c, at(i))
		if err != nil {
			return py.Value{}, err
		}
		if err := list.Append(c, item); err != nil {
			return py.Value{}, err
		}
	}
	return list.Value(), nil
}

func fromMap(c *py.Context, m map[string]any) (py.Value, error) {
	if err := c.Enter(); err != nil {
		return py.Value{}, err
	}
	defer c.Leave()
	dict := py.NewDict()
	mark := c.Push(dict.Value())
	defer c.Pop(mark)
	if err := c.Charge(1, dictBytes); err != nil {
		return py.Value{}, err
	}
	for _, name := range sortedKeys(m) {
		item, err := FromGo(c, m[name])
		if err != nil {
			return py.Value{}, err
		}
		if err := dict.SetStr(c, name, item); err != nil {
			return py.Value{}, err
		}
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
