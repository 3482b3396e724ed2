package array

import (
	"math"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

var rows = []py.Row{
	{"append(self, v, /)", "Append new value v to the end of the array.", "1", func(c *py.Context, a []py.Value) (py.Value, error) {
		return py.None, of(a[0]).append(c, a[1])
	}},
	{"buffer_info(self, /)", "Return a tuple (address, length); the address is always 0.", "1", func(c *py.Context, a []py.Value) (py.Value, error) {
		return py.Pair(py.Int(0), py.Int(int64(of(a[0]).len()))), c.Alloc(96)
	}},
	{"byteswap(self, /)", "Byteswap all items of the array.", "len(self)", byteSwap},
	{"clear(self, /)", "Remove all items from the array.", "1", func(_ *py.Context, a []py.Value) (py.Value, error) {
		of(a[0]).b = nil
		return py.None, nil
	}},
	{"count(self, v, /)", "Return number of occurrences of v in the array.", "len(self)", count},
	{"extend(self, bb, /)", "Append items to the end of the array.", "len(bb)", extend},
	{"frombytes(self, buffer, /)", "Appends items from the string, interpreting it as an array of machine values.", "len(buffer)", func(c *py.Context, a []py.Value) (py.Value, error) {
		return py.None, of(a[0]).fromBytes(c, a[1])
	}},
	{"fromlist(self, list, /)", "Append items to array from list.", "len(list)", fromList},
	{"fromunicode(self, ustr, /)", "Extends this array with data from the unicode string ustr.", "len(ustr)", fromUnicode},
	{"index(self, v, start=0, stop=sys.maxsize, /)", "Return index of first occurrence of v in the array.", "len(self)", index},
	{"insert(self, i, v, /)", "Insert a new item v into the array before position i.", "len(self)", insert},
	{"pop(self, i=-1, /)", "Return the i-th element and delete it from the array.", "len(self)", pop},
	{"remove(self, v, /)", "Remove the first occurrence of v in the array.", "len(self)", remove},
	{"reverse(self, /)", "Reverse the order of the items in the array.", "len(self)", reverse},
	{"tobytes(self, /)", "Convert the array to an array of machine values and return the bytes representation.", "len(self)", toBytes},
	{"__bytes__(self, /)", "The same as tobytes().", "len(self)", toBytes},
	{"tolist(self, /)", "Convert array to an ordinary list with the same items.", "len(self)", func(c *py.Context, a []py.Value) (py.Value, error) {
		return of(a[0]).list(c)
	}},
	{"tounicode(self, /)", "Convert the array to a unicode string.", "len(self)", toUnicode},
	{"__copy__(self, /)", "Return a copy of the array.", "len(self)", copied},
	{"__deepcopy__(self, unused, /)", "Return a copy of the array.", "len(self)", copied},
}

func byteSwap(c *py.Context, a []py.Value) (py.Value, error) {
	x := of(a[0])
	if err := c.Steps(x.len()/8 + 1); err != nil {
		return py.Value{}, err
	}
	size := x.code.size
	for i := range x.len() {
		item := x.item(i)
		store(item, size, bits.ReverseBytes64(load(item, size))>>(64-8*size))
	}
	return py.None, nil
}

func count(c *py.Context, a []py.Value) (py.Value, error) {
	x, n := of(a[0]), int64(0)
	for i := 0; ; i++ {
		at, err := x.find(c, a[1], i, math.MaxInt)
		if err != nil || at < 0 {
			return py.Int(n), err
		}
		i, n = at, n+1
	}
}

func extend(c *py.Context, a []py.Value) (py.Value, error) {
	x := of(a[0])
	if y := of(a[1]); y != nil {
		if x.code != y.code {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "can only extend with array of same kind")
		}
		return py.None, x.appendBytes(c, y.b)
	}
	return py.None, c.Each(a[1], func(v py.Value) error { return x.append(c, v) })
}

// fromList adds all items of a list, or none if one does not fit.
func fromList(c *py.Context, a []py.Value) (py.Value, error) {
	if a[1].Kind() != py.KindList {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "arg must be list")
	}
	x := of(a[0])
	was := len(x.b)
	err := c.Each(a[1], func(v py.Value) error { return x.append(c, v) })
	if err != nil && len(x.b) > was {
		x.b = x.b[:was]
	}
	return py.None, err
}

func (a *array) checkText(c *py.Context, method string) error {
	if a.code.isText() {
		return nil
	}
	return c.Errorf(&py.ValueErrorType, "%s() may only be called on unicode type arrays ('u' or 'w')", method)
}

func fromUnicode(c *py.Context, a []py.Value) (py.Value, error) {
	s, ok := textOf(a[1])
	if !ok {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "fromunicode() argument must be str, not %s", a[1].Type().Shown())
	}
	x := of(a[0])
	if err := x.checkText(c, "fromunicode"); err != nil {
		return py.Value{}, err
	}
	return py.None, x.appendText(c, s)
}

func toUnicode(c *py.Context, a []py.Value) (py.Value, error) {
	x := of(a[0])
	if err := x.checkText(c, "tounicode"); err != nil {
		return py.Value{}, err
	}
	return x.text(c)
}

func toBytes(c *py.Context, a []py.Value) (py.Value, error) {
	x := of(a[0])
	if err := c.Charge(int64(len(x.b)/64), int64(len(x.b))); err != nil {
		return py.Value{}, err
	}
	return c.NewBytes(string(x.b))
}

func index(c *py.Context, a []py.Value) (py.Value, error) {
	x := of(a[0])
	var bounds [2]int
	for i := range bounds {
		n, err := c.IndexInt(a[2+i], true)
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 {
			n = max(0, n+x.len())
		}
		bounds[i] = n
	}
	i, err := x.find(c, a[1], bounds[0], bounds[1])
	if err == nil && i < 0 {
		err = c.Errorf(&py.ValueErrorType, "array.index(x): x not in array")
	}
	return py.Int(int64(i)), err
}

func insert(c *py.Context, a []py.Value) (py.Value, error) {
	x := of(a[0])
	i, err := c.IndexInt(a[1], false)
	if err != nil {
		return py.Value{}, err
	}
	if i < 0 {
		i = max(0, i+x.len())
	}
	var item [8]byte
	if err := x.code.put(c, a[2], item[:]); err != nil {
		return py.Value{}, err
	}
	size, at := x.code.size, min(i, x.len())*x.code.size
	if err := c.Steps((len(x.b) - at) / 64); err != nil {
		return py.Value{}, err
	}
	if err := x.appendBytes(c, item[:size]); err != nil {
		return py.Value{}, err
	}
	copy(x.b[at+size:], x.b[at:len(x.b)-size])
	copy(x.b[at:], item[:size])
	return py.None, nil
}

// cut deletes item i.
func (a *array) cut(c *py.Context, i int) error {
	if err := c.Steps((a.len()-i)*a.code.size/64 + 1); err != nil {
		return err
	}
	at := i * a.code.size
	a.b = append(a.b[:at], a.b[at+a.code.size:]...)
	return nil
}

func pop(c *py.Context, a []py.Value) (py.Value, error) {
	i, err := c.IndexInt(a[1], false)
	if err != nil {
		return py.Value{}, err
	}
	x := of(a[0])
	if x.len() == 0 {
		return py.Value{}, c.Errorf(&py.IndexErrorType, "pop from empty array")
	}
	if i < 0 {
		i += x.len()
	}
	if i < 0 || i >= x.len() {
		return py.Value{}, c.Errorf(&py.IndexErrorType, "pop index out of range")
	}
	v, err := x.at(c, i)
	if err != nil {
		return py.Value{}, err
	}
	return v, x.cut(c, i)
}

func remove(c *py.Context, a []py.Value) (py.Value, error) {
	x := of(a[0])
	i, err := x.find(c, a[1], 0, math.MaxInt)
	if err == nil && (i < 0 || i >= x.len()) {
		err = c.Errorf(&py.ValueErrorType, "array.remove(x): x not in array")
	}
	if err != nil {
		return py.Value{}, err
	}
	return py.None, x.cut(c, i)
}

func reverse(c *py.Context, a []py.Value) (py.Value, error) {
	x := of(a[0])
	if err := c.Steps(x.len()/8 + 1); err != nil {
		return py.Value{}, err
	}
	size := x.code.size
	for i, j := 0, x.len()-1; i < j; i, j = i+1, j-1 {
		p, q := load(x.item(i), size), load(x.item(j), size)
		store(x.item(i), size, q)
		store(x.item(j), size, p)
	}
	return py.None, nil
}

func copied(c *py.Context, a []py.Value) (py.Value, error) {
	x := of(a[0])
	v, y, err := newArray(c, &Type, x.code, len(x.b))
	if err == nil {
		copy(y.b, x.b)
	}
	return v, err
}

// position resolves an index.
func (a *array) position(c *py.Context, key py.Value, message string) (int, error) {
	if !py.IsIntLike(key) && key.Type().Slots.Unary[py.Index] == nil {
		return 0, c.Errorf(&py.TypeErrorType, "array indices must be integers")
	}
	i, err := c.IndexInt(key, false)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += a.len()
	}
	if i < 0 || i >= a.len() {
		return 0, c.Errorf(&py.IndexErrorType, "%s", message)
	}
	return i, nil
}

// slice resolves a slice; the parts may be objects of the script that change
// the array, in which case it is resolved anew.
func (a *array) slice(c *py.Context, s *py.Slice) (start, stop, step, n int, err error) {
	for {
		was := a.len()
		start, stop, step, n, err = s.Indices(c, was)
		if err != nil || a.len() == was {
			return start, stop, step, n, err
		}
	}
}

func getItem(c *py.Context, v, key py.Value) (py.Value, error) {
	a := of(v)
	if key.Kind() != py.KindSlice {
		i, err := a.position(c, key, "array index out of range")
		if err != nil {
			return py.Value{}, err
		}
		return a.at(c, i)
	}
	start, _, step, n, err := a.slice(c, key.Slice())
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Steps(n / 8); err != nil {
		return py.Value{}, err
	}
	out, b, err := newArray(c, &Type, a.code, n*a.code.size)
	if err != nil {
		return py.Value{}, err
	}
	for i := range n {
		copy(b.item(i), a.item(start+i*step))
	}
	return out, nil
}

func setItem(c *py.Context, v, key, value py.Value) error {
	a := of(v)
	if key.Kind() == py.KindSlice {
		return a.setSlice(c, key.Slice(), value)
	}
	i, err := a.position(c, key, "array assignment index out of range")
	if err != nil {
		return err
	}
	if value.IsNil() {
		return a.cut(c, i)
	}
	var item [8]byte
	if err := a.code.put(c, value, item[:]); err != nil {
		return err
	}
	if i >= a.len() {
		return c.Errorf(&py.IndexErrorType, "array assignment index out of range")
	}
	copy(a.item(i), item[:])
	return nil
}

// setSlice replaces or deletes a slice.
func (a *array) setSlice(c *py.Context, s *py.Slice, value py.Value) error {
	var items []byte
	if !value.IsNil() {
		b := of(value)
		if b == nil {
			return c.Errorf(&py.TypeErrorType, "can only assign array (not \"%s\") to array slice", value.Type().Shown())
		}
		if b.code != a.code {
			return c.Errorf(&py.TypeErrorType, "bad argument type for built-in operation")
		}
		items = b.b
	}
	start, stop, step, n, err := a.slice(c, s)
	if err != nil {
		return err
	}
	size := a.code.size
	if step == 1 {
		return a.splice(c, start*size, max(start, stop)*size, items)
	}
	if value.IsNil() {
		return a.cutEach(c, start, step, n)
	}
	if len(items)/size != n {
		return c.Errorf(&py.ValueErrorType, "attempt to assign array of size %d to extended slice of size %d", len(items)/size, n)
	}
	if err := c.Charge(int64(n/8+1), int64(len(items))); err != nil {
		return err
	}
	items = append([]byte(nil), items...)
	for i := range n {
		copy(a.item(start+i*step), items[i*size:(i+1)*size])
	}
	return nil
}

// cutEach deletes n items from start on, step apart.
func (a *array) cutEach(c *py.Context, start, step, n int) error {
	if n == 0 {
		return nil
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	if err := c.Steps(a.len()/8 + 1); err != nil {
		return err
	}
	to := start
	for i := start; i < a.len(); i++ {
		if k := i - start; k%step == 0 && k/step < n {
			continue
		}
		copy(a.item(to), a.item(i))
		to++
	}
	a.b = a.b[:to*a.code.size]
	return nil
}

func concat(c *py.Context, v, w py.Value) (py.Value, error) {
	a, b := of(v), of(w)
	if a == nil {
		return py.NotImplemented, nil
	}
	if b == nil {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "can only append array (not \"%s\") to array", w.Type().Shown())
	}
	if a.code != b.code {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "bad argument type for built-in operation")
	}
	out, x, err := newArray(c, &Type, a.code, len(a.b)+len(b.b))
	if err == nil {
		copy(x.b[copy(x.b, a.b):], b.b)
	}
	return out, err
}

func inplaceConcat(c *py.Context, v, w py.Value) (py.Value, error) {
	a, b := of(v), of(w)
	if b == nil {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "can only extend array with array (not \"%s\")", w.Type().Shown())
	}
	if a.code != b.code {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "can only extend with array of same kind")
	}
	return v, a.appendBytes(c, b.b)
}

// times is the number of bytes of an array repeated; ok is false for what is
// no count.
func (a *array) times(c *py.Context, n py.Value) (size int, ok bool, err error) {
	if !py.IsIntLike(n) && n.Type().Slots.Unary[py.Index] == nil {
		return 0, false, nil
	}
	k, err := c.IndexInt(n, false)
	if err != nil {
		return 0, true, c.Errorf(&py.OverflowErrorType, "cannot fit '%s' into an index-sized integer", n.Type().Shown())
	}
	k = max(k, 0)
	hi, lo := bits.Mul64(uint64(k), uint64(len(a.b)))
	if hi != 0 || lo > math.MaxInt64/2 {
		return 0, true, c.Raise(&py.MemoryErrorType)
	}
	return int(lo), true, nil
}

// repeatInto fills out, whose length is a multiple of the array's.
func (a *array) repeatInto(out []byte) {
	if len(out) == 0 {
		return
	}
	for n := copy(out, a.b); n < len(out); n *= 2 {
		copy(out[n:], out[:n])
	}
}

func repeat(c *py.Context, v, n py.Value) (py.Value, error) {
	if of(v) == nil {
		v, n = n, v
	}
	a := of(v)
	size, ok, err := a.times(c, n)
	if err != nil || !ok {
		return py.NotImplemented, err
	}
	out, x, err := newArray(c, &Type, a.code, size)
	if err == nil {
		a.repeatInto(x.b)
	}
	return out, err
}

func inplaceRepeat(c *py.Context, v, n py.Value) (py.Value, error) {
	a := of(v)
	size, ok, err := a.times(c, n)
	if err != nil || !ok {
		return py.NotImplemented, err
	}
	_, x, err := newArray(c, &Type, a.code, size)
	if err == nil {
		a.repeatInto(x.b)
		a.b = x.b
	}
	return v, err
}
