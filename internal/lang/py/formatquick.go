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

// quickFloat bounds the floats whose digits surely fit in the buffer.
const quickFloat = 1e18

// plainSteps is what a plain format costs.
const plainSteps = 3

// formatPlain is FormatValue for a plain specification of an exact int, float
// or short ASCII str; ok is false where it leaves it to the general way.
func (c *Context) formatPlain(v Value, spec string) (text Value, ok bool, err error) {
	var room [256]byte
	f, ok := parsePlain(spec)
	if !ok {
		return Value{}, false, nil
	}
	body := room[100:100] // what is before is for padding
	right := true
	switch {
	case v.IsInt():
		body, ok = f.appendInt(body, v.AsInt())
	case v.IsFloat():
		body, ok = f.appendFloat(body, v.AsFloat())
	case v.Is(&StrType) && (f.verb == 0 || f.verb == 's') && !f.zero && f.precision < 0:
		s := v.Str()
		if ok = s.more() == nil && len(s.S) < 100; ok {
			body, right = append(body, s.S...), false
		}
	default:
		ok = false
	}
	if !ok {
		return Value{}, false, nil
	}
	if err := c.Charge(plainSteps, int64(strBytes+max(len(body), f.width))); err != nil {
		return Value{}, true, err
	}
	return c.asciiText(f.pad(room[:], body, right)), true, nil
}

func (f *plainSpec) appendInt(b []byte, n int64) ([]byte, bool) {
	base := 10
	switch f.verb {
	case 0, 'd':
	case 'x', 'X':
		base = 16
	case 'o':
		base = 8
	case 'b':
		base = 2
	case 'f':
		if abs64(n) > maxExact {
			return b, false
		}
		return f.appendFloat(b, float64(n))
	default:
		return b, false
	}
	b = strconv.AppendInt(b, n, base)
	if f.verb == 'X' {
		for i, d := range b {
			if d >= 'a' {
				b[i] = d - 'a' + 'A'
			}
		}
	}
	return b, f.precision < 0
}

func (f *plainSpec) appendFloat(b []byte, x float64) ([]byte, bool) {
	if (f.verb != 'f' && f.verb != 'e') || !(math.Abs(x) < quickFloat) {
		return b, false
	}
	precision := f.precision
	if precision < 0 {
		precision = 6
	}
	return strconv.AppendFloat(b, x, f.verb, precision, 64), true
}

// pad fills up the body, which lies in room from byte 100 on, to the width.
func (f *plainSpec) pad(room, body []byte, right bool) []byte {
	fill := f.width - len(body)
	if fill <= 0 {
		return body
	}
	left := fill
	switch {
	case f.zero:
		return padZeros(room[100-fill:100+len(body)], fill)
	case f.align == '^':
		left = fill / 2
	case f.align == '<', f.align == 0 && !right:
		left = 0
	}
	for i := 100 - left; i < 100; i++ {
		room[i] = ' '
	}
	for range fill - left {
		body = append(body, ' ')
	}
	return room[100-left : 100+len(body)]
}

// padZeros fills the first n bytes with zeros, behind the sign of the number
// that follows them.
func padZeros(b []byte, n int) []byte {
	sign := b[n]
	for i := range n {
		b[i] = '0'
	}
	if sign == '-' {
		b[0], b[n] = '-', '0'
	}
	return b
}
