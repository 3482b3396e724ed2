package py

import "slices"

// byteArrayMethods are the methods that only bytearray has.
var byteArrayMethods = []Row{
	{"append(self, item, /)", "Adds one byte.", "1", byteArrayAppend},
	{"clear(self, /)", "Removes everything.", "1", byteArrayClear},
	{"copy(self, /)", "A copy.", "len(self)", byteArrayCopy},
	{"extend(self, iterable_of_ints, /)", "Adds all bytes.", "len(iterable_of_ints)", byteArrayExtend},
	{"insert(self, index, item, /)", "Inserts one byte before index.", "len(self)", byteArrayInsert},
	{"pop(self, index=-1, /)", "Removes and returns one byte.", "len(self)", byteArrayPop},
	{"remove(self, value, /)", "Removes the first byte of that value.", "len(self)", byteArrayRemove},
	{"resize(self, size, /)", "Sets the length, cutting or padding with zeros.", "size", byteArrayResize},
	{"reverse(self, /)", "Turns it round in place.", "len(self)", byteArrayReverse},
}

// newByteArray makes an exact bytearray of b, which it keeps.
func newByteArray(b []byte) Value {
	return (&ByteArray{Object: Object{typ: &ByteArrayType}, B: b}).Value()
}

func (c *Context) copyByteArray(part string) (Value, error) {
	if err := c.Charge(int64(len(part)/64), int64(bytesBytes+len(part))); err != nil {
		return Value{}, err
	}
	return newByteArray([]byte(part)), nil
}

func byteArrayNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if err := c.Alloc(bytesBytes); err != nil {
		return Value{}, err
	}
	return (&ByteArray{Object: Object{typ: cls}}).Value(), nil
}

func byteArrayInit(c *Context, self Value, args []Value, kw []Kw) error {
	a, err := c.bindSimple("bytearray", args, kw, "source", "encoding", "errors")
	if err != nil {
		return err
	}
	b, err := c.bytesFrom("bytearray", a)
	if err != nil {
		return err
	}
	self.ByteArray().B = b
	return nil
}

func byteArrayRepr(c *Context, v Value) (Value, error) {
	n := len(v.ByteArray().B)
	if err := c.Charge(int64(n/8+1), int64(strBytes+4*n+16)); err != nil {
		return Value{}, err
	}
	return c.Text(v.Type().Name + "(" + reprByteArray(string(v.ByteArray().B)) + ")"), nil
}

func byteArrayGetItem(c *Context, v, key Value) (Value, error) {
	b := v.ByteArray()
	if key.Kind() == KindSlice {
		start, step, count, err := c.byteArraySlice(v, key.Slice())
		if err != nil {
			return Value{}, err
		}
		if err := c.Charge(int64(count/16+1), int64(bytesBytes+count)); err != nil {
			return Value{}, err
		}
		if step == 1 {
			return newByteArray(slices.Clone(b.B[start : start+count])), nil
		}
		return newByteArray(strideBytes(b.B, start, count, step)), nil
	}
	i, err := c.byteArrayIndex(v, key)
	if err != nil {
		return Value{}, err
	}
	return Int(int64(b.B[i])), nil
}

// byteArraySlice resolves a slice, whose parts may run script code.
func (c *Context) byteArraySlice(v Value, s *Slice) (start, step, count int, err error) {
	n := len(v.ByteArray().B)
	start, _, step, count, err = s.Indices(c, n)
	if err == nil && len(v.ByteArray().B) != n {
		err = c.Errorf(&RuntimeErrorType, "bytearray changed size during slicing")
	}
	return start, step, max(count, 0), err
}

// byteArrayIndex resolves an index; nothing runs between that and its use.
func (c *Context) byteArrayIndex(v, key Value) (int, error) {
	if !hasIndex(key) {
		return 0, c.Errorf(&TypeErrorType, "bytearray indices must be integers or slices, not %s", key.Type().Shown())
	}
	i, err := c.IndexInt(key, false)
	if err != nil {
		return 0, err
	}
	n := len(v.ByteArray().B)
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, c.Errorf(&IndexErrorType, "bytearray index out of range")
	}
	return i, nil
}

func byteArraySetItem(c *Context, v, key, x Value) error {
	b := v.ByteArray()
	if key.Kind() == KindSlice {
		return byteArraySetSlice(c, v, key.Slice(), x)
	}
	if x.IsNil() {
		i, err := c.byteArrayIndex(v, key)
		if err != nil {
			return err
		}
		b.B = slices.Delete(b.B, i, i+1)
		return c.Steps(len(b.B) / 256)
	}
	if _, err := c.byteArrayIndex(v, key); err != nil {
		return err
	}
	item, err := c.byteArg(x, "byte")
	if err != nil {
		return err
	}
	i, err := c.byteArrayIndex(v, key)
	if err != nil {
		return err
	}
	b.B[i] = item
	return nil
}

func byteArraySetSlice(c *Context, v Value, s *Slice, x Value) error {
	b := v.ByteArray()
	var items []byte
	if !x.IsNil() {
		if x.IsStr() || !isBytesLike(x) && (hasIndex(x) || x.Type().Slots.Iter == nil) {
			return c.Errorf(&TypeErrorType, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
		}
		var err error
		if items, err = c.bytesFrom("bytearray", []Value{x, {}, {}}); err != nil {
			return err
		}
	}
	start, step, count, err := c.byteArraySlice(v, s)
	if err != nil {
		return err
	}
	if err := c.Charge(int64((len(b.B)+len(items))/64+1), int64(len(items))); err != nil {
		return err
	}
	switch {
	case step == 1:
		b.B = slices.Replace(b.B, start, start+count, items...)
	case len(items) == 0:
		b.B = deleteStride(b.B, start, count, step)
	case len(items) != count:
		return c.Errorf(&ValueErrorType, "attempt to assign bytes of size %d to extended slice of size %d", len(items), count)
	default:
		for k, i := 0, start; k < count; k, i = k+1, i+step {
			b.B[i] = items[k]
		}
	}
	return nil
}

// deleteStride removes count bytes at start, start+step, …
func deleteStride(b []byte, start, count, step int) []byte {
	if count == 0 {
		return b
	}
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	out := b[:start]
	for i, next := start, start; i < len(b); i++ {
		if i == next && count > 0 {
			next += step
			count--
			continue
		}
		out = append(out, b[i])
	}
	return out
}

func byteArrayAppend(c *Context, a []Value) (Value, error) {
	item, err := c.byteArg(a[1], "byte")
	if err != nil {
		return Value{}, err
	}
	b := a[0].ByteArray()
	if err := c.growBytes(b, 1); err != nil {
		return Value{}, err
	}
	b.B = append(b.B, item)
	return None, nil
}

// growBytes charges for n more bytes where the array must move.
func (c *Context) growBytes(b *ByteArray, n int) error {
	if len(b.B)+n <= cap(b.B) {
		return nil
	}
	return c.Charge(int64(len(b.B)/64), int64(len(b.B)+2*n))
}

func byteArrayClear(c *Context, a []Value) (Value, error) {
	a[0].ByteArray().B = nil
	return None, nil
}

func byteArrayCopy(c *Context, a []Value) (Value, error) {
	n := bytesLen(a[0])
	if err := c.Charge(int64(n/64), int64(bytesBytes+n)); err != nil {
		return Value{}, err
	}
	return newByteArray(slices.Clone(a[0].ByteArray().B)), nil
}

func byteArrayExtend(c *Context, a []Value) (Value, error) {
	switch {
	case a[1].IsStr():
		return Value{}, c.Errorf(&TypeErrorType, "expected iterable of integers; got: 'str'")
	case !isBytesLike(a[1]) && a[1].Type().Slots.Iter == nil && a[1].Type().Slots.GetItem == nil:
		return Value{}, c.Errorf(&TypeErrorType, "can't extend bytearray with %s", a[1].Type().Shown())
	}
	var items []byte
	var err error
	if isBytesLike(a[1]) {
		items, err = c.bytesFrom("bytearray", []Value{a[1], {}, {}})
	} else {
		items, err = c.bytesOfInts(a[1], "bytearray")
	}
	if err != nil {
		return Value{}, err
	}
	b := a[0].ByteArray()
	if err := c.growBytes(b, len(items)); err != nil {
		return Value{}, err
	}
	b.B = append(b.B, items...)
	return None, nil
}

func byteArrayInsert(c *Context, a []Value) (Value, error) {
	i, err := c.IndexInt(a[1], true)
	if err != nil {
		return Value{}, err
	}
	item, err := c.byteArg(a[2], "byte")
	if err != nil {
		return Value{}, err
	}
	b := a[0].ByteArray()
	n := len(b.B)
	if i < 0 {
		i = max(i+n, 0)
	}
	if err := c.Steps(n / 256); err != nil {
		return Value{}, err
	}
	if err := c.growBytes(b, 1); err != nil {
		return Value{}, err
	}
	b.B = slices.Insert(b.B, min(i, n), item)
	return None, nil
}

func byteArrayPop(c *Context, a []Value) (Value, error) {
	i, err := c.IndexInt(a[1], false)
	if err != nil {
		return Value{}, err
	}
	b := a[0].ByteArray()
	n := len(b.B)
	if n == 0 {
		return Value{}, c.Errorf(&IndexErrorType, "pop from empty bytearray")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, c.Errorf(&IndexErrorType, "pop index out of range")
	}
	if err := c.Steps((n - i) / 256); err != nil {
		return Value{}, err
	}
	item := b.B[i]
	b.B = slices.Delete(b.B, i, i+1)
	return Int(int64(item)), nil
}

func byteArrayRemove(c *Context, a []Value) (Value, error) {
	item, err := c.byteArg(a[1], "byte")
	if err != nil {
		return Value{}, err
	}
	b := a[0].ByteArray()
	if err := c.Steps(len(b.B) / 64); err != nil {
		return Value{}, err
	}
	i := slices.Index(b.B, item)
	if i < 0 {
		return Value{}, c.Errorf(&ValueErrorType, "value not found in bytearray")
	}
	b.B = slices.Delete(b.B, i, i+1)
	return None, nil
}

func byteArrayResize(c *Context, a []Value) (Value, error) {
	n, err := c.sizeArg(a[1])
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		return Value{}, c.Errorf(&ValueErrorType, "bytearray.resize(): new size must be >= 0, got %d", n)
	}
	if n > maxSize {
		return Value{}, c.tooLarge()
	}
	if err := c.Charge(int64(n/64), int64(n)); err != nil {
		return Value{}, err
	}
	b := make([]byte, n)
	copy(b, a[0].ByteArray().B)
	a[0].ByteArray().B = b
	return None, nil
}

func byteArrayReverse(c *Context, a []Value) (Value, error) {
	b := a[0].ByteArray()
	if err := c.Steps(len(b.B) / 16); err != nil {
		return Value{}, err
	}
	slices.Reverse(b.B)
	return None, nil
}

func byteArrayIAdd(c *Context, a, b Value) (Value, error) {
	if !isBytesLike(b) {
		return Value{}, c.Errorf(&TypeErrorType, "can't concat %s to %s", b.Type().Shown(), a.Type().Shown())
	}
	items, err := c.bytesOf(b)
	if err != nil {
		return Value{}, err
	}
	self := a.ByteArray()
	if err := c.growBytes(self, len(items)); err != nil {
		return Value{}, err
	}
	self.B = append(self.B, items...)
	return a, nil
}

func byteArrayIMul(c *Context, a, b Value) (Value, error) {
	if !hasIndex(b) {
		return NotImplemented, nil
	}
	v, err := bytesMul(c, a, b)
	if err != nil {
		return Value{}, err
	}
	a.ByteArray().B = v.ByteArray().B
	return a, nil
}
