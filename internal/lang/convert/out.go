package convert

import (
	"bytes"
	"math"
	"math/big"
	"sort"
	"strconv"
	"unicode/utf8"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A Writer writes values as JSON texts within a ceiling of bytes, one after
// the other.
type Writer struct {
	c    *py.Context
	buf  []byte
	paid int // bytes of buf that are charged
	max  int // 0: none
	room py.Scratch
	path []step
}

// NewWriter returns a Writer for the values of a run.
func NewWriter(c *py.Context) *Writer { return &Writer{c: c} }

// A step of the path to a value: a key, or an index.
type step struct {
	key   string
	index int
}

// ToJSON is JSON of a new Writer.
func ToJSON(c *py.Context, v py.Value, limit int) ([]byte, error) { return NewWriter(c).JSON(v, limit) }

// JSON writes a value as JSON text of at most limit bytes (0: no ceiling but
// the memory's).
func (w *Writer) JSON(v py.Value, limit int) ([]byte, error) {
	w.buf, w.path, w.paid, w.max = w.buf[:0], w.path[:0], 0, limit
	w.room.Open(w.c)
	defer w.room.Release()
	if err := w.value(v); err != nil {
		return nil, err
	}
	if len(w.buf) <= slice {
		return bytes.Clone(w.buf), nil
	}
	text := w.buf
	w.buf = nil
	return text, nil
}

// slice is how many bytes are charged at a time.
const slice = 4096

// grow charges for what was written since the last time and checks the
// ceiling.
func (w *Writer) grow() error {
	if w.max > 0 && len(w.buf) > w.max {
		return w.c.Meter.FailSize(int64(w.max))
	}
	n := len(w.buf) - w.paid
	w.paid = len(w.buf)
	if err := w.room.Grow(2 * n); err != nil {
		return err
	}
	return w.c.Steps(n/16 + 1)
}

func (w *Writer) pathText() string {
	out := "$"
	for i, s := range w.path {
		if i == 20 {
			return out + "…"
		}
		if s.index >= 0 {
			out += "[" + strconv.Itoa(s.index) + "]"
		} else {
			out += "." + shorten(s.key)
		}
	}
	return out
}

func (w *Writer) refuse(v py.Value, hint string) error {
	return w.c.Errorf(&py.TypeErrorType, "the result cannot be written as JSON: %s is of type '%s'%s", w.pathText(), v.Type().Shown(), hint)
}

func (w *Writer) value(v py.Value) error {
	if len(w.buf)-w.paid >= slice || w.max > 0 && len(w.buf) > w.max {
		if err := w.grow(); err != nil {
			return err
		}
	}
	if err := w.c.Steps(1); err != nil {
		return err
	}
	switch v.Kind() {
	case py.KindNone:
		w.buf = append(w.buf, "null"...)
	case py.KindBool:
		w.buf = strconv.AppendBool(w.buf, v.AsBool())
	case py.KindInt:
		return w.integer(v)
	case py.KindFloat:
		f, _ := py.FloatOf(v)
		w.float(f)
	case py.KindStr:
		return w.text(v.Str().S)
	default:
		if err := w.c.Enter(); err != nil {
			return err
		}
		defer w.c.Leave()
		return w.container(v)
	}
	return nil
}

func (w *Writer) integer(v py.Value) error {
	small, large := py.IntParts(v)
	if large == nil {
		w.buf = strconv.AppendInt(w.buf, small, 10)
		return nil
	}
	text, err := w.c.Str(py.BigInt(large))
	w.buf = append(w.buf, text...)
	return err
}

func (w *Writer) float(f float64) {
	switch {
	case math.IsNaN(f):
		w.buf = append(w.buf, `"NaN"`...)
	case math.IsInf(f, 1):
		w.buf = append(w.buf, `"Infinity"`...)
	case math.IsInf(f, -1):
		w.buf = append(w.buf, `"-Infinity"`...)
	default:
		w.buf = py.AppendFloatRepr(w.buf, f)
	}
}

const hex = "0123456789abcdef"

// text writes a string as JSON: valid UTF-8, with control characters, quotes,
// backslashes and lone surrogates escaped.
func (w *Writer) text(s string) error {
	if err := w.c.Charge(int64(len(s)/8+1), int64(len(s))); err != nil {
		return err
	}
	if w.max > 0 && len(w.buf)+len(s) > w.max {
		return w.c.Meter.FailSize(int64(w.max))
	}
	w.buf = append(w.buf, '"')
	for i := 0; i < len(s); {
		from := i
		for i < len(s) && isPlainByte(s[i]) {
			i++
		}
		if w.buf = append(w.buf, s[from:i]...); i == len(s) {
			break
		}
		b := s[i]
		switch {
		case b == '"' || b == '\\':
			w.buf = append(w.buf, '\\', b)
			i++
		case b == '\n':
			w.buf = append(w.buf, '\\', 'n')
			i++
		case b < ' ' || b == 0x7f:
			w.escape(rune(b))
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n <= 1 && i+3 <= len(s) {
				w.escape(rune(s[i]&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f))
				i += 3
				continue
			}
			w.buf = append(w.buf, s[i:i+n]...)
			i += n
		}
	}
	w.buf = append(w.buf, '"')
	return nil
}

// isPlainByte reports whether a byte stands for itself in a literal.
func isPlainByte(b byte) bool { return b >= ' ' && b < 0x7f && b != '"' && b != '\\' }

func (w *Writer) escape(r rune) {
	w.buf = append(w.buf, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}

func (w *Writer) container(v py.Value) error {
	t := v.Type()
	if t == &py.DictType {
		return w.dict(v.Dict())
	}
	if names, ok := namedFields(v); ok {
		return w.object(names, v.Tuple().Items())
	}
	if names, values, ok := w.dataclassFields(v); ok {
		return w.object(names, values)
	}
	if done, err := w.library(v); done {
		return err
	}
	switch v.Kind() {
	case py.KindList, py.KindTuple, py.KindDict, py.KindSet, py.KindFrozenSet:
		if t.Has(py.TypeScript) && !w.ofLibrary(t) {
			return w.refuse(v, ", a class of the script; return a plain list or dict made from it")
		}
	}
	switch v.Kind() {
	case py.KindList:
		l := v.List()
		return w.list(func(i int) (py.Value, bool) {
			if i < l.Len() {
				return l.At(i), true
			}
			return py.Value{}, false
		})
	case py.KindTuple:
		return w.list(func(i int) (py.Value, bool) {
			if items := v.Tuple().Items(); i < len(items) {
				return items[i], true
			}
			return py.Value{}, false
		})
	case py.KindSet, py.KindFrozenSet:
		next := 0
		return w.list(func(int) (py.Value, bool) {
			item, n, ok := v.Set().Entry(next)
			next = n
			return item, ok
		})
	case py.KindRange:
		return w.iterable(v)
	case py.KindDict:
		return w.dict(v.Dict())
	}
	return w.refuse(v, "")
}

// list writes the items that at yields for 0, 1, ….
func (w *Writer) list(at func(i int) (py.Value, bool)) error {
	w.buf = append(w.buf, '[')
	for i := 0; ; i++ {
		item, ok := at(i)
		if !ok {
			break
		}
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		if err := w.below(step{index: i}, item); err != nil {
			return err
		}
	}
	w.buf = append(w.buf, ']')
	return nil
}

// below writes a value one step further down the path.
func (w *Writer) below(s step, v py.Value) error {
	w.path = append(w.path, s)
	if err := w.value(v); err != nil {
		return err
	}
	w.path = w.path[:len(w.path)-1]
	return nil
}

// iterable writes the items of a builtin object whose iteration runs no code
// of the script.
func (w *Writer) iterable(v py.Value) error {
	w.buf = append(w.buf, '[')
	i := 0
	err := w.c.Each(v, func(item py.Value) error {
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		i++
		return w.below(step{index: i - 1}, item)
	})
	w.buf = append(w.buf, ']')
	return err
}

func (w *Writer) dict(d *py.Dict) error {
	w.buf = append(w.buf, '{')
	var seen map[string]bool // once there is a key that is no str
	for i, n := 0, 0; ; n++ {
		key, item, next, ok := d.Entry(i)
		if !ok {
			break
		}
		i = next
		name, err := w.key(key)
		if err != nil {
			return err
		}
		if seen == nil && !key.IsStr() {
			if seen, err = w.namesBefore(d, n); err != nil {
				return err
			}
		}
		if seen[name] {
			return w.c.Errorf(&py.ValueErrorType, "the result cannot be written as JSON: two keys of %s are written %s", w.pathText(), shorten(strconv.Quote(name)))
		}
		if seen != nil {
			seen[name] = true
		}
		if err := w.pair(n, name, item); err != nil {
			return err
		}
	}
	w.buf = append(w.buf, '}')
	return nil
}

// namesBefore returns how the first n keys of d, all of them strs, are written.
func (w *Writer) namesBefore(d *py.Dict, n int) (map[string]bool, error) {
	if err := w.c.Charge(int64(n), int64(nameBytes*d.Len())); err != nil {
		return nil, err
	}
	seen := make(map[string]bool, d.Len())
	for i := 0; n > 0; n-- {
		key, _, next, _ := d.Entry(i)
		seen[key.Str().S] = true
		i = next
	}
	return seen, nil
}

// nameBytes is what one key costs that a dict's keys are compared with.
const nameBytes = 40

func (w *Writer) pair(n int, name string, v py.Value) error {
	if n > 0 {
		w.buf = append(w.buf, ',')
	}
	if err := w.text(name); err != nil {
		return err
	}
	w.buf = append(w.buf, ':')
	return w.below(step{key: name, index: -1}, v)
}

// key writes a key as json.dumps does.
func (w *Writer) key(k py.Value) (string, error) {
	switch k.Kind() {
	case py.KindStr:
		return k.Str().S, nil
	case py.KindNone:
		return "null", nil
	case py.KindBool:
		return strconv.FormatBool(k.AsBool()), nil
	case py.KindFloat:
		f, _ := py.FloatOf(k)
		return py.FloatRepr(f), nil
	case py.KindInt:
		small, large := py.IntParts(k)
		if large == nil {
			return strconv.FormatInt(small, 10), nil
		}
		return w.c.Str(py.BigInt(large))
	}
	return "", w.c.Errorf(&py.TypeErrorType, "the result cannot be written as JSON: a key of %s is of type '%s'; keys must be str, int, float, bool or None", w.pathText(), k.Type().Shown())
}

func (w *Writer) object(names []string, values []py.Value) error {
	w.buf = append(w.buf, '{')
	for i, name := range names {
		if err := w.pair(i, name, values[i]); err != nil {
			return err
		}
	}
	w.buf = append(w.buf, '}')
	return nil
}

// namedFields returns the field names of a named tuple.
func namedFields(v py.Value) ([]string, bool) {
	if v.Kind() != py.KindTuple || v.Is(&py.TupleType) {
		return nil, false
	}
	fields := v.Type().Lookup("_fields")
	if fields.Kind() != py.KindTuple || fields.Tuple().Len() != v.Tuple().Len() {
		return nil, false
	}
	var names []string
	for _, f := range fields.Tuple().Items() {
		if !f.IsStr() {
			return nil, false
		}
		names = append(names, f.Str().S)
	}
	return names, true
}

// dataclassFields returns the fields of a dataclass's instance, as far as they
// are set.
func (w *Writer) dataclassFields(v py.Value) (names []string, values []py.Value, ok bool) {
	if v.Kind() != py.KindInstance {
		return nil, nil, false
	}
	fields := v.Type().Lookup("__dataclass_fields__")
	if fields.Kind() != py.KindDict {
		return nil, nil, false
	}
	attrs := &v.Instance().Attrs
	for i := 0; ; {
		key, _, next, more := fields.Dict().Entry(i)
		if !more {
			return names, values, true
		}
		i = next
		if !key.IsStr() {
			continue
		}
		if x := attrs.Get(key.Str().S); !x.IsNil() {
			names, values = append(names, key.Str().S), append(values, x)
		}
	}
}

// textTypes are types of the library whose instances are written as their
// text, and listTypes those written as a list.
var (
	textTypes = [][2]string{{"decimal", "Decimal"}, {"fractions", "Fraction"}}
	listTypes = [][2]string{{"collections", "deque"}, {"array", "array"}}
)

// library writes instances of the library's types. Whether a type is the
// library's is asked of the module, since a script may call its own class
// Fraction.
func (w *Writer) library(v py.Value) (done bool, err error) {
	for _, name := range textTypes {
		if w.isLibrary(v, name) {
			text, err := w.c.Str(v)
			if err != nil {
				return true, err
			}
			return true, w.text(text)
		}
	}
	for _, name := range listTypes {
		if w.isLibrary(v, name) {
			return true, w.iterable(v)
		}
	}
	return false, nil
}

// ofLibrary reports whether a class was made by a module of the library that
// is written in Python, such as collections.Counter.
func (w *Writer) ofLibrary(t *py.Type) bool {
	m := w.c.Modules[t.Module]
	return m != nil && m.Builtin && m.NS.Get(t.Name) == t.Value()
}

func (w *Writer) isLibrary(v py.Value, name [2]string) bool {
	t := v.Type()
	if t.Name != name[1] {
		return false
	}
	m := w.c.Modules[name[0]]
	return m != nil && m.NS.Get(name[1]) == t.Value()
}

// ToGo makes a Go value of a value, by the rules of ToJSON: nil, bool, int64,
// *big.Int, float64, string, []any, map[string]any.
func ToGo(c *py.Context, v py.Value) (any, error) {
	switch v.Kind() {
	case py.KindNone:
		return nil, nil
	case py.KindBool:
		return v.AsBool(), nil
	case py.KindInt:
		small, large := py.IntParts(v)
		if large != nil {
			return new(big.Int).Set(large), nil
		}
		return small, nil
	case py.KindFloat:
		f, _ := py.FloatOf(v)
		return f, nil
	case py.KindStr:
		return v.Str().S, c.Alloc(len(v.Str().S))
	}
	text, err := ToJSON(c, v, 0)
	if err != nil {
		return nil, err
	}
	return decodeGo(text)
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
