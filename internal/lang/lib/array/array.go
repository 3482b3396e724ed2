// Package array is Python's array: sequences of numbers or characters stored
// as their bytes.
//
// An array is a slice of bytes and a typecode, which knows the size of an item
// and how to read and write one. So copying, slicing, repeating and conversion
// to and from bytes move memory, and only access to an item makes a value.
// There is no buffer protocol and no file: fromfile and tofile are missing.
package array

import (
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is array.
var Module = py.ModuleDef{
	Name:    "array",
	Doc:     "This module defines an object type which can efficiently represent an array of basic values: characters, integers, floating-point numbers.",
	Prepare: declare,
	Types:   []*py.Type{&Type},
	Values: func(c *py.Context, ns *py.Namespace) error {
		ns.Set("ArrayType", Type.Value())
		ns.Set("typecodes", c.Text(typecodeLetters))
		return nil
	},
}

// Type is array.array.
var Type, iteratorType py.Type

// An array is its items as bytes.
type array struct {
	code *typecode
	b    []byte
}

// arrayBytes is the size of an array without its items.
const arrayBytes = 112

// Trace implements py.Traced.
func (a *array) Trace(func(py.Value)) int64 { return arrayBytes + int64(cap(a.b)) }

func of(v py.Value) *array {
	if v.Kind() != py.KindNative {
		return nil
	}
	a, _ := v.Native().Data.(*array)
	return a
}

func (a *array) len() int { return len(a.b) / a.code.size }

// item returns the bytes of item i.
func (a *array) item(i int) []byte { return a.b[i*a.code.size : (i+1)*a.code.size] }

func (a *array) at(c *py.Context, i int) (py.Value, error) { return a.code.get(c, a.item(i)) }

// newArray returns an array of class cls of n bytes, all zero.
func newArray(c *py.Context, cls *py.Type, code *typecode, n int) (py.Value, *array, error) {
	if err := c.Charge(int64(n/64+1), int64(arrayBytes)+int64(n)); err != nil {
		return py.Value{}, nil, err
	}
	a := &array{code, make([]byte, n)}
	return py.NewNative(cls, a), a, nil
}

// grow makes room for n more bytes, without adding them.
func (a *array) grow(c *py.Context, n int) error {
	if len(a.b)+n <= cap(a.b) {
		return nil
	}
	size := max(len(a.b)+n, len(a.b)+len(a.b)/2, 32)
	if err := c.Charge(int64(len(a.b)/64), int64(size)); err != nil {
		return err
	}
	b := make([]byte, len(a.b), size)
	copy(b, a.b)
	a.b = b
	return nil
}

// append converts v and adds it.
func (a *array) append(c *py.Context, v py.Value) error {
	var item [8]byte
	if err := a.code.put(c, v, item[:]); err != nil {
		return err
	}
	return a.appendBytes(c, item[:a.code.size])
}

// appendBytes adds items given as bytes, which may be the array's own.
func (a *array) appendBytes(c *py.Context, b []byte) error {
	if err := c.Steps(len(b) / 64); err != nil {
		return err
	}
	if err := a.grow(c, len(b)); err != nil {
		return err
	}
	a.b = append(a.b, b...)
	return nil
}

// splice replaces bytes from to to by the given ones.
func (a *array) splice(c *py.Context, from, to int, b []byte) error {
	n := len(a.b) - (to - from) + len(b)
	if err := c.Charge(int64(n/64+1), int64(n)); err != nil {
		return err
	}
	out := make([]byte, 0, n)
	out = append(out, a.b[:from]...)
	out = append(out, b...)
	a.b = append(out, a.b[to:]...)
	return nil
}

const badTypecode = "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"

func arrayNew(c *py.Context, cls *py.Type, args []py.Value, kw []py.Kw) (py.Value, error) {
	if cls == &Type && len(kw) > 0 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "array.array() takes no keyword arguments")
	}
	if len(args) == 0 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "array() takes at least 1 argument (0 given)")
	}
	if len(args) > 2 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "array() takes at most 2 arguments (%d given)", len(args))
	}
	letter, ok := textOf(args[0])
	if !ok || py.CountText(letter) != 1 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "array() argument 1 must be a unicode character, not %s", args[0].Type().Shown())
	}
	code := typecodes.Get()[letter[0]]
	if len(args) == 2 {
		if err := checkInitial(c, letter, code, args[1]); err != nil {
			return py.Value{}, err
		}
	}
	if code == nil {
		return py.Value{}, c.Errorf(&py.ValueErrorType, badTypecode)
	}
	v, a, err := newArray(c, cls, code, 0)
	if err != nil || len(args) == 1 {
		return v, err
	}
	mark := c.Push(v)
	defer c.Pop(mark)
	return v, a.fill(c, args[1])
}

// checkInitial refuses text for numbers.
func checkInitial(c *py.Context, letter string, code *typecode, initial py.Value) error {
	if code != nil && code.isText() {
		return nil
	}
	if initial.IsStr() {
		return c.Errorf(&py.TypeErrorType, "cannot use a str to initialize an array with typecode '%s'", letter)
	}
	if b := of(initial); b != nil && b.code.isText() {
		return c.Errorf(&py.TypeErrorType, "cannot use a unicode array to initialize an array with typecode '%s'", letter)
	}
	return nil
}

// fill adds what the constructor was given.
func (a *array) fill(c *py.Context, initial py.Value) error {
	if s, ok := textOf(initial); ok {
		return a.appendText(c, s)
	}
	if py.IsBytesLike(initial) {
		return a.fromBytes(c, initial)
	}
	if b := of(initial); b != nil && (b.code == a.code || b.code.isText() && a.code.isText()) {
		return a.appendBytes(c, b.b)
	}
	return c.Each(initial, func(v py.Value) error { return a.append(c, v) })
}

func (a *array) appendText(c *py.Context, s string) error {
	if err := c.Steps(len(s) / 8); err != nil {
		return err
	}
	if err := a.grow(c, 4*py.CountText(s)); err != nil {
		return err
	}
	for i := 0; i < len(s); {
		r, size := py.DecodeRune(s, i)
		i += size
		var item [4]byte
		store(item[:], 4, uint64(r))
		a.b = append(a.b, item[:]...)
	}
	return nil
}

func (a *array) fromBytes(c *py.Context, v py.Value) error {
	if !py.IsBytesLike(v) {
		if b := of(v); b != nil {
			return a.appendChecked(c, string(b.b))
		}
		return c.Errorf(&py.TypeErrorType, "a bytes-like object is required, not '%s'", v.Type().Shown())
	}
	s, err := c.BytesOf(v)
	if err != nil {
		return err
	}
	return a.appendChecked(c, s)
}

func (a *array) appendChecked(c *py.Context, s string) error {
	if len(s)%a.code.size != 0 {
		return c.Errorf(&py.ValueErrorType, "bytes length not a multiple of item size")
	}
	if err := c.Steps(len(s) / 64); err != nil {
		return err
	}
	if err := a.grow(c, len(s)); err != nil {
		return err
	}
	a.b = append(a.b, s...)
	return nil
}

// wide is an int beyond int64.
func wide(n uint64) py.Value { return py.BigInt(new(big.Int).SetUint64(n)) }

// list returns the items as a list.
func (a *array) list(c *py.Context) (py.Value, error) {
	return c.BuildList(func(add func(py.Value) error) error {
		for i := 0; i < a.len(); i++ {
			v, err := a.at(c, i)
			if err != nil {
				return err
			}
			if err := add(v); err != nil {
				return err
			}
		}
		return nil
	})
}

// text returns the items as a str.
func (a *array) text(c *py.Context) (py.Value, error) {
	if err := c.Charge(int64(a.len()/8), int64(len(a.b))); err != nil {
		return py.Value{}, err
	}
	out := make([]byte, 0, len(a.b))
	for i := 0; i < a.len(); i++ {
		n := load(a.item(i), 4)
		if n > maxRune {
			return py.Value{}, c.Errorf(&py.ValueErrorType, "character U+%x is not in range [U+0000; U+10ffff]", n)
		}
		out = py.AppendRune(out, rune(n))
	}
	return c.NewStr(string(out))
}

func repr(c *py.Context, v py.Value) (py.Value, error) {
	a := of(v)
	name := v.Type().Qualname
	letter := string(a.code.letter)
	if len(a.b) == 0 {
		return c.NewStr(name + "('" + letter + "')")
	}
	items := a.list
	if a.code.isText() {
		items = a.text
	}
	content, err := items(c)
	if err != nil {
		return py.Value{}, err
	}
	shown, err := c.Repr(content)
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Alloc(len(shown)); err != nil {
		return py.Value{}, err
	}
	return c.NewStr(name + "('" + letter + "', " + shown + ")")
}

func compare(c *py.Context, v, w py.Value, op py.CompareOp) (py.Value, error) {
	a, b := of(v), of(w)
	if a == nil || b == nil {
		return py.NotImplemented, nil
	}
	if (op == py.EQ || op == py.NE) && a.len() != b.len() {
		return py.Bool(op == py.NE), nil
	}
	for i := 0; i < a.len() && i < b.len(); i++ {
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		x, err := a.at(c, i)
		if err != nil {
			return py.Value{}, err
		}
		y, err := b.at(c, i)
		if err != nil {
			return py.Value{}, err
		}
		same, err := c.CompareTruth(py.EQ, x, y)
		if err != nil {
			return py.Value{}, err
		}
		if !same {
			return unequal(c, x, y, op)
		}
	}
	return py.Bool(op.Holds(a.len() - b.len())), nil
}

// unequal compares by the first items that differ.
func unequal(c *py.Context, x, y py.Value, op py.CompareOp) (py.Value, error) {
	if op == py.EQ || op == py.NE {
		return py.Bool(op == py.NE), nil
	}
	return c.Compare(op, x, y)
}

// find returns the index of the first item from lo on, below hi, that equals
// x, or -1.
func (a *array) find(c *py.Context, x py.Value, lo, hi int) (int, error) {
	for i := lo; i < hi && i < a.len(); i++ {
		if err := c.Steps(1); err != nil {
			return -1, err
		}
		v, err := a.at(c, i)
		if err != nil {
			return -1, err
		}
		same, err := c.CompareTruth(py.EQ, v, x)
		if err != nil || same {
			return i, err
		}
	}
	return -1, nil
}

// An iterator walks over an array.
type iterator struct {
	v py.Value
	i int
}

// Trace implements py.Traced.
func (it *iterator) Trace(visit func(py.Value)) int64 { visit(it.v); return 48 }

func iterate(c *py.Context, v py.Value) (py.Value, error) {
	return py.NewNative(&iteratorType, &iterator{v: v}), c.Alloc(96)
}

func next(c *py.Context, v py.Value) (py.Value, error) {
	it := v.Native().Data.(*iterator)
	a := of(it.v)
	if a == nil {
		return py.Value{}, nil
	}
	if it.i >= a.len() {
		it.v = py.None
		return py.Value{}, nil
	}
	it.i++
	return a.at(c, it.i-1)
}

func declare() {
	Type = py.Type{
		Name: "array.array", Module: "array", Kind: py.KindNative,
		Flags:   py.TypeBaseable | py.TypeUnhashable | py.TypeSequence,
		Doc:     "array(typecode [, initializer]) -> array",
		Methods: append(rows, py.GenericRow),
		Getters: []py.Getter{
			{Name: "typecode", Doc: "the typecode character used to create the array", Get: func(c *py.Context, v py.Value) (py.Value, error) {
				return c.Text(string(of(v).code.letter)), nil
			}},
			{Name: "itemsize", Doc: "the size, in bytes, of one array item", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				return py.Int(int64(of(v).code.size)), nil
			}},
		},
		Slots: py.Slots{
			New: arrayNew, Repr: repr, Compare: compare, Iter: iterate,
			Len:     func(_ *py.Context, v py.Value) (int, error) { return of(v).len(), nil },
			GetItem: getItem, SetItem: setItem,
			Contains: func(c *py.Context, v, x py.Value) (bool, error) {
				i, err := of(v).find(c, x, 0, 1<<62)
				return i >= 0, err
			},
			Binary:  [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error){py.Add: concat, py.Mul: repeat},
			Inplace: [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error){py.Add: inplaceConcat, py.Mul: inplaceRepeat},
		},
	}
	iteratorType = py.Type{
		Name: "array.arrayiterator", Module: "array", Kind: py.KindNative, Flags: py.TypeNoInstances,
		Slots: py.Slots{Iter: func(_ *py.Context, v py.Value) (py.Value, error) { return v, nil }, Next: next},
	}
	iteratorType.Static()
}
