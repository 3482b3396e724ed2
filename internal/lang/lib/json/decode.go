package json

import (
	"math"
	"strconv"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A decoder reads one document.
type decoder struct {
	c                               *py.Context
	doc                             py.Value
	s                               string
	objectHook, pairsHook           py.Value
	parseFloat, parseInt, parseName py.Value
	strict                          bool
	keys                            map[string]py.Value
}

func decode(c *py.Context, a []py.Value) (py.Value, error) {
	if !a[0].IsStr() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "first argument must be a string, not %s", a[0].Type().Name)
	}
	d := &decoder{c: c, doc: a[0], s: a[0].Str().S, objectHook: a[3], parseFloat: a[4], parseInt: a[5],
		parseName: a[6], pairsHook: a[8], keys: map[string]py.Value{}}
	if err := c.Charge(int64(len(d.s)/8+1), 64); err != nil {
		return py.Value{}, err
	}
	var err error
	if d.strict, err = c.Truth(a[7]); err != nil {
		return py.Value{}, err
	}
	pos, err := d.start(a[1])
	if err != nil {
		return py.Value{}, err
	}
	whole := a[2].AsBool()
	if whole {
		pos = d.space(pos)
	}
	v, end, err := d.value(pos)
	if err != nil {
		return py.Value{}, err
	}
	if whole {
		if end = d.space(end); end < len(d.s) {
			return py.Value{}, d.fail("Extra data", end)
		}
	}
	return py.NewTuple(v, py.Int(int64(d.doc.Str().Index(end)))).Value(), nil
}

// start resolves the index at which to begin.
func (d *decoder) start(idx py.Value) (int, error) {
	n, err := d.c.IndexInt(idx, true)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, d.c.Errorf(&py.ValueErrorType, "idx cannot be negative")
	}
	if n > d.doc.Str().Len() {
		return 0, d.fail("Expecting value", len(d.s))
	}
	return d.doc.Str().Offset(d.c, n)
}

// fail makes the error for byte offset pos.
func (d *decoder) fail(msg string, pos int) error {
	if err := d.c.Charge(int64(len(d.s)/16+8), 512); err != nil {
		return err
	}
	e := py.NewException(&errorType)
	fillError(d.c, e, msg, d.doc, d.doc.Str().Index(min(pos, len(d.s))))
	return &py.Raised{Exc: e}
}

// space skips white space.
func (d *decoder) space(i int) int {
	for i < len(d.s) && (d.s[i] == ' ' || d.s[i] == '\t' || d.s[i] == '\n' || d.s[i] == '\r') {
		i++
	}
	return i
}

// at returns the byte at i, 0 at the end.
func (d *decoder) at(i int) byte {
	if i < len(d.s) {
		return d.s[i]
	}
	return 0
}

// value reads the value at i and returns where it ends.
func (d *decoder) value(i int) (py.Value, int, error) {
	if err := d.c.Steps(1); err != nil {
		return py.Value{}, 0, err
	}
	switch d.at(i) {
	case '"':
		return d.str(i)
	case '{', '[':
		if err := d.c.Enter(); err != nil {
			return py.Value{}, 0, err
		}
		defer d.c.Leave()
		if d.s[i] == '{' {
			return d.object(i + 1)
		}
		return d.array(i + 1)
	}
	rest := d.s[i:]
	switch {
	case strings.HasPrefix(rest, "null"):
		return py.None, i + 4, nil
	case strings.HasPrefix(rest, "true"):
		return py.True, i + 4, nil
	case strings.HasPrefix(rest, "false"):
		return py.False, i + 5, nil
	}
	for _, name := range []string{"NaN", "Infinity", "-Infinity"} {
		if strings.HasPrefix(rest, name) {
			v, err := d.constant(name)
			return v, i + len(name), err
		}
	}
	return d.number(i)
}

func (d *decoder) constant(name string) (py.Value, error) {
	if !d.parseName.IsNone() {
		return d.c.Call(d.parseName, d.c.Text(name))
	}
	switch name[0] {
	case 'N':
		return py.Float(math.NaN()), nil
	case '-':
		return py.Float(math.Inf(-1)), nil
	}
	return py.Float(math.Inf(1)), nil
}

// digits skips decimal digits.
func (d *decoder) digits(i int) int {
	for i < len(d.s) && '0' <= d.s[i] && d.s[i] <= '9' {
		i++
	}
	return i
}

func (d *decoder) number(start int) (py.Value, int, error) {
	i := start
	if d.at(i) == '-' {
		i++
	}
	switch b := d.at(i); {
	case b == '0':
		i++
	case '1' <= b && b <= '9':
		i = d.digits(i)
	default:
		return py.Value{}, 0, d.fail("Expecting value", start)
	}
	isFloat := false
	if d.at(i) == '.' {
		if end := d.digits(i + 1); end > i+1 {
			i, isFloat = end, true
		}
	}
	if b := d.at(i); b == 'e' || b == 'E' {
		j := i + 1
		if b := d.at(j); b == '+' || b == '-' {
			j++
		}
		if end := d.digits(j); end > j {
			i, isFloat = end, true
		}
	}
	v, err := d.convert(d.s[start:i], isFloat)
	return v, i, err
}

// convert makes a number of its text.
func (d *decoder) convert(text string, isFloat bool) (py.Value, error) {
	hook, t := d.parseInt, &py.IntType
	if isFloat {
		hook, t = d.parseFloat, &py.FloatType
	}
	if hook.IsNone() {
		if n, err := strconv.ParseInt(text, 10, 64); err == nil && !isFloat {
			return py.Int(n), nil
		}
		hook = t.Value()
	}
	s, err := d.c.CopyText(text)
	if err != nil {
		return py.Value{}, err
	}
	return d.c.Call(hook, s)
}

func (d *decoder) array(i int) (py.Value, int, error) {
	if i = d.space(i); d.at(i) == ']' {
		l, err := d.c.BuildList(func(func(py.Value) error) error { return nil })
		return l, i + 1, err
	}
	l, err := d.c.BuildList(func(add func(py.Value) error) error {
		for {
			v, end, err := d.value(i)
			if err != nil {
				return err
			}
			if err := add(v); err != nil {
				return err
			}
			var more bool
			if i, more, err = d.separator(end, ']', "Illegal trailing comma before end of array"); err != nil || !more {
				return err
			}
		}
	})
	return l, i, err
}

// separator reads a comma or the closing bracket behind an item.
func (d *decoder) separator(i int, bracket byte, trailing string) (next int, more bool, err error) {
	i = d.space(i)
	switch d.at(i) {
	case bracket:
		return i + 1, false, nil
	case ',':
	default:
		return 0, false, d.fail("Expecting ',' delimiter", i)
	}
	next = d.space(i + 1)
	if d.at(next) == bracket {
		return 0, false, d.fail(trailing, i)
	}
	return next, true, nil
}

// object reads an object behind its brace, as a dict or as what a hook makes
// of it.
func (d *decoder) object(i int) (py.Value, int, error) {
	if !d.pairsHook.IsNone() {
		return d.pairs(i)
	}
	if err := d.c.Alloc(128); err != nil {
		return py.Value{}, 0, err
	}
	dict := py.NewDict()
	defer d.c.Pop(d.c.Push(dict.Value()))
	end, err := d.members(i, func(key, v py.Value) error { return dict.Set(d.c, key, v) })
	if err != nil || d.objectHook.IsNone() {
		return dict.Value(), end, err
	}
	v, err := d.c.Call(d.objectHook, dict.Value())
	return v, end, err
}

// pairs gives the members to object_pairs_hook as a list of tuples.
func (d *decoder) pairs(i int) (py.Value, int, error) {
	end := 0
	list, err := d.c.BuildList(func(add func(py.Value) error) error {
		var err error
		end, err = d.members(i, func(key, v py.Value) error {
			if err := d.c.Alloc(96); err != nil {
				return err
			}
			return add(py.NewTuple(key, v).Value())
		})
		return err
	})
	if err != nil {
		return py.Value{}, 0, err
	}
	v, err := d.c.Call(d.pairsHook, list)
	return v, end, err
}

// members reads the members of an object and returns where it ends.
func (d *decoder) members(i int, add func(key, v py.Value) error) (int, error) {
	if i = d.space(i); d.at(i) == '}' {
		return i + 1, nil
	}
	for {
		if d.at(i) != '"' {
			return 0, d.fail("Expecting property name enclosed in double quotes", i)
		}
		key, end, err := d.key(i)
		if err != nil {
			return 0, err
		}
		if i = d.space(end); d.at(i) != ':' {
			return 0, d.fail("Expecting ':' delimiter", i)
		}
		v, end, err := d.value(d.space(i + 1))
		if err != nil {
			return 0, err
		}
		if err := add(key, v); err != nil {
			return 0, err
		}
		var more bool
		if i, more, err = d.separator(end, '}', "Illegal trailing comma before end of object"); err != nil || !more {
			return i, err
		}
	}
}

// maxKeys bounds the keys that are shared within a document.
const maxKeys = 4096

// key reads the name of a member; equal names are one object.
func (d *decoder) key(i int) (py.Value, int, error) {
	if n := strings.IndexByte(d.s[i+1:min(len(d.s), i+66)], '"'); n >= 0 {
		if v, ok := d.keys[d.s[i+1:i+1+n]]; ok {
			return v, i + n + 2, nil
		}
	}
	v, end, err := d.str(i)
	if raw := d.s[min(i+1, len(d.s)):max(end-1, min(i+1, len(d.s)))]; err == nil && len(raw) < 64 && len(d.keys) < maxKeys &&
		strings.IndexByte(raw, '\\') < 0 {
		d.keys[raw] = v
	}
	return v, end, err
}

// str reads the string whose quote is at begin.
func (d *decoder) str(begin int) (py.Value, int, error) {
	i := begin + 1
	var b py.Builder
	built := false
	for {
		start := i
		for i < len(d.s) && d.s[i] != '"' && d.s[i] != '\\' && (d.s[i] >= ' ' || !d.strict) {
			i++
		}
		if i >= len(d.s) {
			if built {
				b.Release()
			}
			return py.Value{}, 0, d.fail("Unterminated string starting at", begin)
		}
		if d.s[i] == '"' && !built {
			v, err := d.c.CopyText(d.s[start:i])
			return v, i + 1, err
		}
		if !built {
			b, built = d.c.NewBuilder(), true
		}
		next, done, err := d.piece(b, begin, start, i)
		if err != nil || done {
			v, err := d.finish(b, err)
			return v, next, err
		}
		i = next
	}
}

// piece adds s[start:i] and what the byte at i stands for.
func (d *decoder) piece(b py.Builder, begin, start, i int) (next int, done bool, err error) {
	if err := b.Add(d.s[start:i]); err != nil {
		return 0, false, err
	}
	switch d.s[i] {
	case '"':
		return i + 1, true, nil
	case '\\':
		r, next, err := d.escape(begin, i)
		if err != nil {
			return 0, false, err
		}
		return next, false, b.AddRune(r)
	}
	return 0, false, d.fail("Invalid control character at", i)
}

func (d *decoder) finish(b py.Builder, err error) (py.Value, error) {
	defer b.Release()
	if err != nil {
		return py.Value{}, err
	}
	text, err := b.String()
	if err != nil {
		return py.Value{}, err
	}
	return d.c.NewStr(text)
}

// escape reads the escape whose backslash is at i.
func (d *decoder) escape(begin, i int) (rune, int, error) {
	if i+1 >= len(d.s) {
		return 0, 0, d.fail("Unterminated string starting at", begin)
	}
	b := d.s[i+1]
	if k := strings.IndexByte(`"\/bfnrt`, b); k >= 0 {
		return rune("\"\\/\b\f\n\r\t"[k]), i + 2, nil
	}
	if b != 'u' {
		return 0, 0, d.fail(`Invalid \escape`, i)
	}
	r, ok := d.hex(i + 2)
	if !ok {
		return 0, 0, d.fail(`Invalid \uXXXX escape`, i+1)
	}
	next := i + 6
	if 0xD800 <= r && r < 0xDC00 && strings.HasPrefix(d.s[next:], `\u`) {
		if low, ok := d.hex(next + 2); ok && 0xDC00 <= low && low < 0xE000 {
			return 0x10000 + (r-0xD800)<<10 + (low - 0xDC00), next + 6, nil
		}
	}
	return r, next, nil
}

// hex reads four hexadecimal digits, which are not the end of the text.
func (d *decoder) hex(i int) (rune, bool) {
	if i+4 >= len(d.s) {
		return 0, false
	}
	n, err := strconv.ParseUint(d.s[i:i+4], 16, 32)
	return rune(n), err == nil && d.s[i] != '_' && d.s[i] != '+'
}

// scanString is json.decoder.scanstring.
func scanString(c *py.Context, a []py.Value) (py.Value, error) {
	end, err := c.IndexInt(a[1], false)
	if err != nil {
		return py.Value{}, err
	}
	if !a[0].IsStr() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "first argument must be a string, not %s", a[0].Type().Name)
	}
	doc := a[0].Str()
	if end < 1 || end > doc.Len() {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "end is out of bounds")
	}
	d := &decoder{c: c, doc: a[0], s: doc.S}
	if d.strict, err = c.Truth(a[2]); err != nil {
		return py.Value{}, err
	}
	begin, err := doc.Offset(c, end-1)
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Charge(int64((len(d.s)-begin)/8+1), 64); err != nil {
		return py.Value{}, err
	}
	v, after, err := d.str(begin)
	if err != nil {
		return py.Value{}, err
	}
	return py.NewTuple(v, py.Int(int64(doc.Index(after)))).Value(), nil
}
