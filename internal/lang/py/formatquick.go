package py

import (
	"math"
	"strconv"
)

// The specifications that scripts really write, such as "5d", "06x", ".3f" or
// ">8", go from the value to the finished str in one buffer. Everything else
// takes the general way of format.go, which gives the same text for these too.

// A plainSpec is [<>^][0][width][.precision][bdoxXfse] with a width and
// precision of two digits at most.
type plainSpec struct {
	align     byte // 0: none written
	zero      bool
	width     int
	precision int // -1: none written
	verb      byte
}

// parsePlain reads a specification; ok is false if it is not plain.
func parsePlain(s string) (f plainSpec, ok bool) {
	i := 0
	if i < len(s) && (s[i] == '<' || s[i] == '>' || s[i] == '^') {
		f.align = s[i]
		i++
	}
	if i < len(s) && s[i] == '0' {
		f.zero = true
		i++
	}
	f.width, i = twoDigits(s, i)
	f.precision = -1
	if i < len(s) && s[i] == '.' {
		before := i + 1
		if f.precision, i = twoDigits(s, before); i == before {
			return f, false
		}
	}
	if i < len(s) {
		f.verb = s[i]
		i++
	}
	return f, i == len(s) && !(f.zero && f.align != 0)
}

func twoDigits(s string, i int) (n, next int) {
	for end := min(i+2, len(s)); i < end && isASCIIDigit(s[i]); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n, i
}

// plainLimit bounds the floats that are formatted here.
const plainLimit = 1e18

// plainBytes bounds the text of a number in a plain format: 18 digits or 64
// bits, sign, point and 99 places.
const plainBytes = 128

// PlainSteps is what a plain format costs.
const PlainSteps = 3

// Plain says which exact values a specification formats in a plain way, which
// cannot fail and calls nothing.
type Plain uint8

// Kinds of values with a plain format. PlainFloat is for floats up to 1e18.
const (
	PlainInt Plain = 1 << iota
	PlainFloat
	PlainAnyFloat
	PlainStr
)

// PlainFormats returns the kinds that spec formats in a plain way.
func PlainFormats(spec string) Plain {
	if spec == "" {
		return PlainInt | PlainFloat | PlainAnyFloat | PlainStr
	}
	f, ok := parsePlain(spec)
	if !ok {
		return 0
	}
	return f.formats()
}

func (f *plainSpec) formats() Plain {
	switch f.verb {
	case 0, 's':
		p := Plain(0)
		if !f.zero && f.precision < 0 {
			p = PlainStr
		}
		if f.verb == 0 && f.precision < 0 {
			p |= PlainInt
		}
		return p
	case 'd', 'x', 'X', 'o', 'b':
		if f.precision < 0 {
			return PlainInt
		}
	case 'f', 'e':
		return PlainFloat
	}
	return 0
}

// formatPlain is FormatValue for a plain specification of an exact int, float
// or short str; ok is false where it leaves it to the general way.
func (c *Context) formatPlain(v Value, spec string) (text Value, ok bool, err error) {
	f, ok := parsePlain(spec)
	if !ok {
		return Value{}, false, nil
	}
	var room [2 * plainBytes]byte
	body := room[:0]
	if v.IsStr() && (v.Str().more() != nil || len(v.Str().S) >= plainBytes) {
		return Value{}, false, nil
	}
	if body, ok = f.append(body, v); !ok {
		return Value{}, false, nil
	}
	if err := c.Charge(PlainSteps, int64(strBytes+len(body))); err != nil {
		return Value{}, true, err
	}
	return c.asciiText(body), true, nil
}

// append appends v in the format, if that is a plain way for it.
func (f *plainSpec) append(b []byte, v Value) ([]byte, bool) {
	switch formats := f.formats(); {
	case v.IsInt() && formats&PlainInt != 0:
		return f.appendInt(b, v.AsInt()), true
	case v.IsInt() && formats&PlainFloat != 0 && abs64(v.AsInt()) <= maxExact:
		return f.appendFloat(b, float64(v.AsInt())), true
	case v.IsFloat() && formats&PlainFloat != 0 && math.Abs(v.AsFloat()) < plainLimit:
		return f.appendFloat(b, v.AsFloat()), true
	case v.Is(&StrType) && formats&PlainStr != 0:
		return f.appendStr(b, v.Str()), true
	}
	return b, false
}

func (f *plainSpec) appendInt(b []byte, n int64) []byte {
	base := 10
	switch f.verb {
	case 'x', 'X':
		base = 16
	case 'o':
		base = 8
	case 'b':
		base = 2
	}
	start := len(b)
	b = strconv.AppendInt(b, n, base)
	if f.verb == 'X' {
		for i, d := range b[start:] {
			if d >= 'a' {
				b[start+i] = d - 'a' + 'A'
			}
		}
	}
	return f.pad(b, start, len(b)-start, '>')
}

func (f *plainSpec) appendFloat(b []byte, x float64) []byte {
	precision := f.precision
	if precision < 0 {
		precision = 6
	}
	start := len(b)
	b = strconv.AppendFloat(b, x, f.verb, precision, 64)
	return f.pad(b, start, len(b)-start, '>')
}

func (f *plainSpec) appendStr(b []byte, s *Str) []byte {
	start := len(b)
	return f.pad(append(b, s.S...), start, s.Len(), '<')
}

// pad fills up the text of n characters that b has from start on to the width;
// align is how it stands where nothing else is written.
func (f *plainSpec) pad(b []byte, start, n int, align byte) []byte {
	fill := f.width - n
	if fill <= 0 {
		return b
	}
	if f.align != 0 {
		align = f.align
	}
	left, with := fill, byte(' ')
	switch {
	case f.zero:
		with = '0'
		if b[start] == '-' {
			start++
		}
	case align == '^':
		left = fill / 2
	case align == '<':
		left = 0
	}
	end := len(b)
	for range fill {
		b = append(b, with)
	}
	if left > 0 {
		copy(b[start+left:], b[start:end])
		for i := range left {
			b[start+i] = with
		}
		for i := end + left; i < len(b); i++ {
			b[i] = with
		}
	}
	return b
}

// scratchBytes bounds the texts that are built in Context.scratch.
const scratchBytes = 2048

// BuildString joins the parts of an f-string, charged. Part i is an exact str,
// or a value that specs[i], a str, formats in a plain way; a str that is yet
// to be formatted is Unformatted.
func (c *Context) BuildString(parts, specs []Value) (Value, error) {
	bound := 0
	for _, v := range parts {
		if !v.IsStr() {
			bound += plainBytes
			continue
		}
		bound += len(v.Str().S)
		if v.bits != 0 {
			bound += plainBytes
		}
	}
	if bound > scratchBytes {
		if err := c.formatParts(parts, specs); err != nil {
			return Value{}, err
		}
		return c.Concat(parts)
	}
	b, wide := c.scratchRoom(), false
	for i, v := range parts {
		if v.IsStr() {
			s := v.Str()
			wide = wide || s.more() != nil
			if v.bits == 0 {
				b = append(b, s.S...)
				continue
			}
		}
		b = appendPlain(b, v, specs[i].Str().S)
	}
	if err := c.Charge(int64(len(b)/64+1), int64(strBytes+len(b))); err != nil {
		return Value{}, err
	}
	if wide {
		return c.Text(string(b)), nil
	}
	return c.asciiText(b), nil
}

// scratchRoom returns room for a text of up to scratchBytes.
func (c *Context) scratchRoom() []byte {
	if c.scratch == nil {
		c.scratch = make([]byte, 0, scratchBytes)
	}
	return c.scratch
}

// formatParts formats the parts that are yet to be.
func (c *Context) formatParts(parts, specs []Value) error {
	for i, v := range parts {
		if v.IsStr() && v.bits == 0 {
			continue
		}
		room := plainBytes
		if v.IsStr() {
			room += len(v.Str().S)
		}
		if err := c.Charge(int64(room/64), int64(strBytes+2*room)); err != nil {
			return err
		}
		parts[i] = c.Text(string(appendPlain(make([]byte, 0, room), v, specs[i].Str().S)))
	}
	return nil
}

// appendPlain appends the text of v as spec, which formats it in a plain way,
// says.
func appendPlain(b []byte, v Value, spec string) []byte {
	var f plainSpec
	if spec != "" {
		f, _ = parsePlain(spec)
	}
	switch {
	case v.IsInt():
		return f.appendInt(b, v.AsInt())
	case v.IsStr():
		return f.appendStr(b, v.Str())
	case spec == "":
		return AppendFloatRepr(b, v.AsFloat())
	}
	return f.appendFloat(b, v.AsFloat())
}

// Unformatted marks a str that BuildString has yet to format.
func (v Value) Unformatted() Value { return Value{v.ref, 1} }
