package py

import "strings"

// bytesBytes is the size of a Bytes without its content.
const bytesBytes = 48

var emptyBytes = Bytes{Object: Object{typ: &BytesType, flags: flagStatic}}

// newBytes makes an exact bytes object; the caller has charged.
func newBytes(s string) Value {
	if s == "" {
		return emptyBytes.Value()
	}
	return (&Bytes{Object: Object{typ: &BytesType}, S: s}).Value()
}

// NewBytes charges for and returns the bytes s.
func (c *Context) NewBytes(s string) (Value, error) {
	if err := c.Alloc(bytesBytes + len(s)); err != nil {
		return Value{}, err
	}
	return newBytes(s), nil
}

// copyBytes returns bytes that do not share memory with part.
func (c *Context) copyBytes(part string) (Value, error) {
	if err := c.Charge(int64(len(part)/64), int64(bytesBytes+len(part))); err != nil {
		return Value{}, err
	}
	return newBytes(strings.Clone(part)), nil
}

func isBytesLike(v Value) bool { k := v.Kind(); return k == KindBytes || k == KindByteArray }

// bytesLen returns the length of a bytes-like object.
func bytesLen(v Value) int {
	if v.Kind() == KindBytes {
		return len(v.Bytes().S)
	}
	return len(v.ByteArray().B)
}

// bytesOf returns the content of a bytes-like object; that of a bytearray is
// copied, charged.
func (c *Context) bytesOf(v Value) (string, error) {
	if v.Kind() == KindBytes {
		return v.Bytes().S, nil
	}
	b := v.ByteArray().B
	if err := c.Charge(int64(len(b)/64), int64(len(b))); err != nil {
		return "", err
	}
	return string(b), nil
}

// bytesObject returns v as exact bytes.
func (c *Context) bytesObject(v Value) (Value, error) {
	if v.Is(&BytesType) {
		return v, nil
	}
	s, err := c.bytesOf(v)
	if err != nil {
		return Value{}, err
	}
	return c.NewBytes(s)
}

// buffer returns the content of a bytes-like argument.
func (c *Context) buffer(v Value) (string, error) {
	if !isBytesLike(v) {
		return "", c.Errorf(&TypeErrorType, "a bytes-like object is required, not '%s'", v.Type().Shown())
	}
	return c.bytesOf(v)
}

// makerFor returns what makes results of the type of self: bytes or
// bytearray, also for instances of subclasses.
func makerFor(self Value) maker {
	if self.Kind() == KindByteArray {
		return (*Context).copyByteArray
	}
	return (*Context).copyBytes
}

// like makes a result of the type of self from bytes that are charged and not
// shared.
func like(self Value, s string) Value {
	if self.Kind() == KindByteArray {
		return newByteArray([]byte(s))
	}
	return newBytes(s)
}

func bytesNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	a, err := c.bindSimple("bytes", args, kw, "source", "encoding", "errors")
	if err != nil {
		return Value{}, err
	}
	if a[0].Is(&BytesType) && cls == &BytesType && a[1].IsNil() && a[2].IsNil() {
		return a[0], nil
	}
	b, err := c.bytesFrom("bytes", a)
	if err != nil {
		return Value{}, err
	}
	if cls == &BytesType {
		return c.NewBytes(string(b))
	}
	if err := c.Alloc(bytesBytes + len(b)); err != nil {
		return Value{}, err
	}
	return (&Bytes{Object: Object{typ: cls}, S: string(b)}).Value(), nil
}

// bytesFrom is what bytes(…) and bytearray(…) contain; charged, fresh.
func (c *Context) bytesFrom(fn string, a []Value) ([]byte, error) {
	source := a[0]
	if !a[1].IsNil() || !a[2].IsNil() || !source.IsNil() && source.IsStr() {
		return c.bytesEncoded(fn, a)
	}
	switch {
	case source.IsNil():
		return nil, nil
	case isBytesLike(source) && (fn != "bytes" || !source.Type().Has(TypeScript) || source.Type().Lookup("__bytes__").IsNil()):
		s, err := c.bytesOf(source)
		if err == nil {
			err = c.Alloc(len(s))
		}
		return []byte(s), err
	}
	if m, err := c.LookupSpecial(source, "__bytes__"); err != nil || !m.IsNil() && fn == "bytes" {
		return c.bytesSpecial(m, err)
	}
	if hasIndex(source) {
		return c.zeroBytes(source)
	}
	if source.Type().Slots.Iter == nil && source.Type().Slots.GetItem == nil {
		return nil, c.Errorf(&TypeErrorType, "cannot convert '%s' object to %s", source.Type().Shown(), fn)
	}
	return c.bytesOfInts(source, fn)
}

func (c *Context) bytesSpecial(m Value, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	v, err := c.Call(m)
	if err != nil {
		return nil, err
	}
	if v.Kind() != KindBytes {
		return nil, c.Errorf(&TypeErrorType, "__bytes__ returned non-bytes (type %s)", v.Type().Shown())
	}
	return []byte(v.Bytes().S), c.Alloc(len(v.Bytes().S))
}

func (c *Context) bytesEncoded(fn string, a []Value) ([]byte, error) {
	encoding, errors, err := c.codecArgs(fn, a[1], a[2])
	if err != nil {
		return nil, err
	}
	switch {
	case a[0].IsNil() || !a[0].IsStr():
		missing := "encoding"
		if a[1].IsNil() {
			missing = "errors"
		}
		return nil, c.Errorf(&TypeErrorType, "%s without a string argument", missing)
	case a[1].IsNil():
		return nil, c.Errorf(&TypeErrorType, "string argument without an encoding")
	}
	v, err := c.encode(a[0], encoding, errors)
	if err != nil {
		return nil, err
	}
	return []byte(v.Bytes().S), c.Alloc(len(v.Bytes().S))
}

func (c *Context) zeroBytes(v Value) ([]byte, error) {
	n, err := c.repeatCount(v)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, c.Errorf(&ValueErrorType, "negative count")
	}
	if n > maxSize {
		return nil, c.tooLarge()
	}
	if err := c.Charge(int64(n/64), int64(n)); err != nil {
		return nil, err
	}
	return make([]byte, n), nil
}

// bytesOfInts collects an iterable of ints.
func (c *Context) bytesOfInts(v Value, what string) ([]byte, error) {
	g := c.newGrowing()
	defer g.release()
	if what != "bytes" {
		what = "byte"
	}
	err := c.Each(v, func(item Value) error {
		b, err := c.byteArg(item, what)
		if err == nil {
			err = g.room(1)
		}
		if err == nil {
			g.b = append(g.b, b)
		}
		return err
	})
	b := g.b
	g.b = nil // the caller has it
	return b, err
}

// byteArg converts an int from 0 to 255.
func (c *Context) byteArg(v Value, what string) (byte, error) {
	n, err := c.IndexInt(v, true)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > 255 {
		return 0, c.Errorf(&ValueErrorType, "%s must be in range(0, 256)", what)
	}
	return byte(n), nil
}

func bytesRepr(c *Context, v Value) (Value, error) {
	s := v.Bytes().S
	if err := c.Charge(int64(len(s)/8+1), int64(strBytes+4*len(s)+3)); err != nil {
		return Value{}, err
	}
	return c.Text(ReprBytes(s)), nil
}

func bytesHash(c *Context, v Value) (int64, error) {
	s := v.Bytes().S
	if err := c.Steps(len(s) / 64); err != nil {
		return 0, err
	}
	return c.HashText(s), nil
}

func bytesGetItem(c *Context, v, key Value) (Value, error) {
	s := v.Bytes().S
	if key.Kind() == KindSlice {
		start, _, step, count, err := key.Slice().Indices(c, len(s))
		if err != nil {
			return Value{}, err
		}
		switch {
		case count == len(s) && step == 1 && v.Is(&BytesType):
			return v, nil
		case step == 1:
			return c.copyBytes(s[start : start+max(count, 0)])
		}
		if err := c.Charge(int64(count/8+1), int64(bytesBytes+count)); err != nil {
			return Value{}, err
		}
		return newBytes(string(strideBytes(s, start, count, step))), nil
	}
	if !hasIndex(key) {
		return Value{}, c.Errorf(&TypeErrorType, "byte indices must be integers or slices, not %s", key.Type().Shown())
	}
	i, err := c.seqIndex(key, len(s), "index")
	if err != nil {
		return Value{}, err
	}
	return Int(int64(s[i])), nil
}

func strideBytes[T string | []byte](s T, start, count, step int) []byte {
	b := make([]byte, 0, max(count, 0))
	for k, i := 0, start; k < count; k, i = k+1, i+step {
		b = append(b, s[i])
	}
	return b
}

func bytesContains(c *Context, v, x Value) (bool, error) {
	if isBytesLike(x) {
		return c.bytesHas(v, x)
	}
	if !hasIndex(x) {
		return false, c.Errorf(&TypeErrorType, "a bytes-like object is required, not '%s'", x.Type().Shown())
	}
	b, err := c.byteArg(x, "byte")
	if err != nil {
		return false, err
	}
	return c.bytesHas(v, newBytes(string([]byte{b})))
}

func (c *Context) bytesHas(v, x Value) (bool, error) {
	s, err := c.bytesOf(v)
	if err != nil {
		return false, err
	}
	sub, err := c.bytesOf(x)
	if err != nil {
		return false, err
	}
	i, err := c.findText(s, sub)
	return i >= 0, err
}

func bytesCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if !isBytesLike(a) || !isBytesLike(b) {
		return NotImplemented, nil
	}
	s, err := c.bytesOf(a)
	if err != nil {
		return Value{}, err
	}
	t, err := c.bytesOf(b)
	if err != nil {
		return Value{}, err
	}
	if err := c.Steps(min(len(s), len(t)) / 64); err != nil {
		return Value{}, err
	}
	return Bool(ordered(strings.Compare(s, t), op)), nil
}

func bytesAdd(c *Context, a, b Value) (Value, error) {
	if !isBytesLike(a) || !isBytesLike(b) {
		return NotImplemented, nil
	}
	n := bytesLen(a) + bytesLen(b)
	if err := c.Charge(int64(n/64), int64(bytesBytes+n)); err != nil {
		return Value{}, err
	}
	s, err := c.bytesOf(a)
	if err != nil {
		return Value{}, err
	}
	t, err := c.bytesOf(b)
	if err != nil {
		return Value{}, err
	}
	return like(a, s+t), nil
}

func bytesMul(c *Context, a, b Value) (Value, error) {
	if !isBytesLike(a) {
		a, b = b, a
	}
	if !hasIndex(b) {
		return NotImplemented, nil
	}
	count, err := c.repeatCount(b)
	if err != nil {
		return Value{}, err
	}
	count = max(count, 0)
	size, err := c.repeatSize(bytesLen(a), count, "repeated bytes are too long")
	if err != nil {
		return Value{}, err
	}
	if size == 0 {
		return like(a, ""), nil
	}
	if err := c.Charge(int64(size/64), int64(bytesBytes+size)); err != nil {
		return Value{}, err
	}
	s, err := c.bytesOf(a)
	if err != nil {
		return Value{}, err
	}
	return like(a, strings.Repeat(s, count)), nil
}

func bytesMod(c *Context, a, b Value) (Value, error) {
	if !isBytesLike(a) {
		return NotImplemented, nil
	}
	s, err := c.bytesOf(a)
	if err != nil {
		return Value{}, err
	}
	s, err = c.PercentBytes(s, b)
	if err != nil {
		return Value{}, err
	}
	return makerFor(a)(c, s)
}

// A bytesIterator walks over bytes or a bytearray, which may change.
type bytesIterator struct {
	v Value
	i int
}

// Trace implements Traced.
func (it *bytesIterator) Trace(visit func(Value)) int64 {
	if !it.v.IsNil() {
		visit(it.v)
	}
	return 80
}

//go:noinline
func bytesIteratorType(t *Type, name string) {
	*t = Type{
		Name: name, Kind: KindNative, Flags: TypeNoInstances,
		MoreMethods: func() []Row {
			return []Row{{"__length_hint__(self)", "Number of bytes left.", "1", bytesIterHint}}
		},
		Slots: Slots{
			Iter: func(c *Context, v Value) (Value, error) { return v, nil },
			Next: bytesIterNext,
		},
	}
}

func bytesIter(c *Context, v Value) (Value, error) {
	if err := c.Alloc(96); err != nil {
		return Value{}, err
	}
	t := &BytesIteratorType
	if v.Kind() == KindByteArray {
		t = &ByteArrayIteratorType
	}
	return NewNative(t, &bytesIterator{v: v}), nil
}

func bytesIterNext(c *Context, v Value) (Value, error) {
	it := v.Native().Data.(*bytesIterator)
	if it.v.IsNil() || it.i >= bytesLen(it.v) {
		it.v = Value{}
		return Value{}, nil
	}
	it.i++
	if it.v.Kind() == KindBytes {
		return Int(int64(it.v.Bytes().S[it.i-1])), nil
	}
	return Int(int64(it.v.ByteArray().B[it.i-1])), nil
}

func bytesIterHint(c *Context, a []Value) (Value, error) {
	it := a[0].Native().Data.(*bytesIterator)
	if it.v.IsNil() {
		return Int(0), nil
	}
	return Int(int64(max(bytesLen(it.v)-it.i, 0))), nil
}
