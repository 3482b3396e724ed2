package json

import (
	"math"
	"slices"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// An encoder writes one value.
type encoder struct {
	c         *py.Context
	out       py.Builder
	fallback  py.Value // default
	skipKeys  bool
	ascii     bool
	circular  bool
	allowNaN  bool
	sortKeys  bool
	pretty    bool
	indent    string
	itemSep   string
	keySep    string
	ancestors []py.Value // containers being written, if circular
	room      [8]py.Value
	level     int
}

func encode(c *py.Context, a []py.Value) (py.Value, error) {
	e := &encoder{c: c, fallback: a[1], out: c.NewBuilder()}
	e.ancestors = e.room[:0]
	defer e.out.Release()
	for i, flag := range []*bool{&e.skipKeys, &e.ascii, &e.circular, &e.allowNaN, &e.sortKeys} {
		on, err := c.Truth(a[2+i])
		if err != nil {
			return py.Value{}, err
		}
		*flag = on
	}
	if err := e.setIndent(a[7]); err != nil {
		return py.Value{}, err
	}
	for i, sep := range []*string{&e.itemSep, &e.keySep} {
		if !a[8+i].IsStr() {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "make_encoder() argument %d must be str, not %s", 6-i, a[8+i].Type().Name)
		}
		*sep = a[8+i].Str().S
	}
	if err := e.value(a[0]); err != nil {
		return py.Value{}, err
	}
	return e.out.Value()
}

// setIndent takes a number of spaces or a text.
func (e *encoder) setIndent(v py.Value) error {
	if v.IsNone() {
		return nil
	}
	e.pretty = true
	if v.IsStr() {
		e.indent = v.Str().S
		return nil
	}
	n, err := e.c.IndexInt(v, true)
	if err != nil {
		return err
	}
	if n > 0 {
		if err := e.c.Alloc(min(n, 1<<40)); err != nil {
			return err
		}
		e.indent = strings.Repeat(" ", n)
	}
	return nil
}

// newline starts a line at the present level.
func (e *encoder) newline() error {
	if !e.pretty {
		return nil
	}
	if err := e.out.Add("\n"); err != nil {
		return err
	}
	for range e.level {
		if err := e.out.Add(e.indent); err != nil {
			return err
		}
	}
	return nil
}

// value writes v.
func (e *encoder) value(v py.Value) error {
	if err := e.c.Steps(1); err != nil {
		return err
	}
	switch v.Kind() {
	case py.KindStr:
		return e.text(v.Str().S)
	case py.KindNone:
		return e.out.Add("null")
	case py.KindBool:
		return e.out.Add(boolText(v))
	case py.KindInt:
		return e.integer(v)
	case py.KindFloat:
		return e.float(v)
	}
	if err := e.c.Enter(); err != nil {
		return err
	}
	defer e.c.Leave()
	if err := e.enter(v); err != nil {
		return err
	}
	var err error
	switch v.Kind() {
	case py.KindList, py.KindTuple:
		err = e.array(v)
	case py.KindDict:
		err = e.object(v)
	default:
		err = e.other(v)
	}
	if e.circular {
		e.ancestors = e.ancestors[:len(e.ancestors)-1]
	}
	return err
}

func boolText(v py.Value) string {
	if v.AsBool() {
		return "true"
	}
	return "false"
}

// enter notes that v is being written, unless it contains itself.
func (e *encoder) enter(v py.Value) error {
	if !e.circular {
		return nil
	}
	if err := e.c.Charge(int64(len(e.ancestors)/8), 2*py.ValueBytes); err != nil {
		return err
	}
	if slices.Contains(e.ancestors, v) {
		return e.c.Errorf(&py.ValueErrorType, "Circular reference detected")
	}
	e.ancestors = append(e.ancestors, v)
	return nil
}

func (e *encoder) integer(v py.Value) error {
	if done, err := e.out.AddNumber(v); done || err != nil {
		return err
	}
	text, err := e.c.Repr(py.BigInt(py.BigOf(v)))
	if err != nil {
		return err
	}
	return e.out.Add(text)
}

func (e *encoder) float(v py.Value) error {
	if x := v.AsFloat(); v.IsFloat() && x-x == 0 {
		_, err := e.out.AddNumber(v)
		return err
	}
	text, err := e.floatText(v)
	if err != nil {
		return err
	}
	return e.out.Add(text)
}

func (e *encoder) floatText(v py.Value) (string, error) {
	f, _ := py.FloatOf(v)
	text := ""
	switch {
	case math.IsNaN(f):
		text = "NaN"
	case math.IsInf(f, 1):
		text = "Infinity"
	case math.IsInf(f, -1):
		text = "-Infinity"
	default:
		return py.FloatRepr(f), nil
	}
	if !e.allowNaN {
		return "", e.c.Errorf(&py.ValueErrorType, "Out of range float values are not JSON compliant: %s", py.FloatRepr(f))
	}
	return text, nil
}

// other asks default for something that can be written.
func (e *encoder) other(v py.Value) error {
	r, err := e.c.Call(e.fallback, v)
	if err != nil {
		return err
	}
	defer e.c.Pop(e.c.Push(r))
	return e.value(r)
}

func (e *encoder) array(v py.Value) error {
	if _, ok := itemOf(v, 0); !ok {
		return e.out.Add("[]")
	}
	if err := e.out.Add("["); err != nil {
		return err
	}
	e.level++
	for i := 0; ; i++ {
		item, ok := itemOf(v, i)
		if !ok {
			return e.close("]")
		}
		if err := e.separate(i); err != nil {
			return err
		}
		if err := e.value(item); err != nil {
			return err
		}
	}
}

// itemOf returns item i of a list, which may change meanwhile, or a tuple; ok
// is false at the end.
func itemOf(v py.Value, i int) (item py.Value, ok bool) {
	if v.Kind() == py.KindList {
		if l := v.List(); i < l.Len() {
			return l.At(i), true
		}
	} else if items := v.Tuple().Items(); i < len(items) {
		return items[i], true
	}
	return py.Value{}, false
}

// separate writes what stands before item i.
func (e *encoder) separate(i int) error {
	if i > 0 {
		if err := e.out.Add(e.itemSep); err != nil {
			return err
		}
	}
	return e.newline()
}

func (e *encoder) close(bracket string) error {
	e.level--
	if err := e.newline(); err != nil {
		return err
	}
	return e.out.Add(bracket)
}

func (e *encoder) object(v py.Value) error {
	if v.Dict().Len() == 0 {
		return e.out.Add("{}")
	}
	if err := e.out.Add("{"); err != nil {
		return err
	}
	e.level++
	if err := e.entries(v); err != nil {
		return err
	}
	return e.close("}")
}

// entry writes a key and its value as entry n of an object, and returns the
// number of the next one.
func (e *encoder) entry(n int, key, item py.Value) (next int, err error) {
	text, skip, err := e.key(key)
	if err != nil || skip {
		return n, err
	}
	if err := e.separate(n); err != nil {
		return n, err
	}
	if err := e.text(text); err != nil {
		return n, err
	}
	if err := e.out.Add(e.keySep); err != nil {
		return n, err
	}
	return n + 1, e.value(item)
}

// entries writes every key and value of a dict, sorted on demand.
func (e *encoder) entries(v py.Value) (err error) {
	n := 0
	if v.Is(&py.DictType) && !e.sortKeys {
		for i := 0; ; {
			key, item, next, ok := v.Dict().Entry(i)
			if !ok {
				return nil
			}
			i = next
			if n, err = e.entry(n, key, item); err != nil {
				return err
			}
		}
	}
	items, err := e.c.CallMethod(v, "items")
	if err != nil {
		return err
	}
	list, err := e.c.Call(py.ListType.Value(), items)
	if err != nil {
		return err
	}
	defer e.c.Pop(e.c.Push(list))
	if e.sortKeys {
		if _, err := e.c.CallMethod(list, "sort"); err != nil {
			return err
		}
	}
	for i := 0; i < list.List().Len(); i++ {
		pair := list.List().At(i)
		if pair.Kind() != py.KindTuple || pair.Tuple().Len() != 2 {
			return e.c.Errorf(&py.ValueErrorType, "items must return 2-tuples")
		}
		if n, err = e.entry(n, pair.Tuple().Items()[0], pair.Tuple().Items()[1]); err != nil {
			return err
		}
	}
	return nil
}

// key returns the text of a dict's key; skip is set for one that is left out.
func (e *encoder) key(v py.Value) (text string, skip bool, err error) {
	switch v.Kind() {
	case py.KindStr:
		return v.Str().S, false, nil
	case py.KindFloat:
		text, err = e.floatText(v)
		return text, false, err
	case py.KindBool:
		return boolText(v), false, nil
	case py.KindNone:
		return "null", false, nil
	case py.KindInt:
		text, err = e.c.Repr(py.BigInt(py.BigOf(v)))
		return text, false, err
	}
	if e.skipKeys {
		return "", true, nil
	}
	return "", false, e.c.Errorf(&py.TypeErrorType, "keys must be str, int, float, bool or None, not %s", v.Type().Name)
}

// text writes a str.
func (e *encoder) text(s string) error {
	if err := e.c.Steps(len(s)/16 + 1); err != nil {
		return err
	}
	if err := e.out.Add(`"`); err != nil {
		return err
	}
	start := 0
	for i := 0; i < len(s); {
		b := s[i]
		if b >= ' ' && b != '"' && b != '\\' && (b < 0x7F || !e.ascii) {
			i++
			continue
		}
		if err := e.out.Add(s[start:i]); err != nil {
			return err
		}
		r, size := py.DecodeRune(s, i)
		i += size
		start = i
		if err := e.out.Add(escape(r)); err != nil {
			return err
		}
	}
	if err := e.out.Add(s[start:]); err != nil {
		return err
	}
	return e.out.Add(`"`)
}

// escape returns the escape of a code point.
func escape(r rune) string {
	switch r {
	case '"':
		return `\"`
	case '\\':
		return `\\`
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	case '\f':
		return `\f`
	case '\b':
		return `\b`
	}
	if r >= 0x10000 {
		r -= 0x10000
		return hexEscape(0xD800+r>>10) + hexEscape(0xDC00+r&0x3FF)
	}
	return hexEscape(r)
}

func hexEscape(r rune) string {
	const digits = "0123456789abcdef"
	return string([]byte{'\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15]})
}

func quoteText(c *py.Context, a []py.Value) (py.Value, error) { return quote(c, a[0], false) }

func quoteASCII(c *py.Context, a []py.Value) (py.Value, error) { return quote(c, a[0], true) }

// quote is encode_basestring, or encode_basestring_ascii.
func quote(c *py.Context, s py.Value, ascii bool) (py.Value, error) {
	if !s.IsStr() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "first argument must be a string, not %s", s.Type().Name)
	}
	e := &encoder{c: c, out: c.NewBuilder(), ascii: ascii}
	defer e.out.Release()
	if err := e.text(s.Str().S); err != nil {
		return py.Value{}, err
	}
	text, err := e.out.String()
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(text)
}
