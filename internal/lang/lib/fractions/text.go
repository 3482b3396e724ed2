package fractions

import (
	"strings"
	"unicode"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// literal is the text of a fraction, taken apart: [sign] num [/ denom], or
// [sign] num [. decimal] [e exp].
type literal struct {
	negative                 bool
	num, denom, decimal, exp string
}

// parse makes a Fraction of text.
func parse(c *py.Context, cls *py.Type, v py.Value) (py.Value, error) {
	text := v.Str().S
	if err := c.Steps(len(text) / 8); err != nil {
		return py.Value{}, err
	}
	lit, ok := scan(text)
	if !ok {
		shown, err := c.Repr(v)
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, c.Errorf(&py.ValueErrorType, "Invalid literal for Fraction: %s", shown)
	}
	num, den, err := lit.value(c, v)
	if err != nil {
		return py.Value{}, err
	}
	return reduced(c, cls, num, den)
}

// value computes what the literal stands for. The powers of ten are charged
// by their size before they are made.
func (l *literal) value(c *py.Context, v py.Value) (num, den py.Value, err error) {
	k := calc{c: c}
	num, den = py.Int(0), py.Int(1)
	if l.num != "" {
		num = k.parse(v, l.num)
	}
	if l.denom != "" {
		den = k.parse(v, l.denom)
	}
	if l.decimal != "" {
		digits := strings.ReplaceAll(l.decimal, "_", "")
		den = k.ten(py.Int(int64(py.CountText(digits))))
		num = k.add(k.mul(num, den), k.parse(v, digits))
	}
	if l.exp != "" {
		if e := k.parse(v, l.exp); sign(e) >= 0 {
			num = k.mul(num, k.ten(e))
		} else {
			den = k.mul(den, k.ten(k.neg(e)))
		}
	}
	if l.negative {
		num = k.neg(num)
	}
	return num, den, k.err
}

func (k *calc) parse(v py.Value, digits string) py.Value {
	if k.err != nil {
		return py.Int(0)
	}
	n, err := k.c.ParseInt(v, digits, 10)
	if err != nil {
		k.err = err
		return py.Int(0)
	}
	return n
}

// scan takes the text of a fraction apart.
func scan(s string) (l literal, ok bool) {
	s = strings.TrimFunc(s, isSpace)
	if s != "" && (s[0] == '+' || s[0] == '-') {
		l.negative = s[0] == '-'
		s = s[1:]
	}
	l.num, s = scanDigits(s)
	if l.num == "" {
		if d, _ := scanDigits(strings.TrimPrefix(s, ".")); s == "" || s[0] != '.' || d == "" {
			return l, false
		}
	}
	if rest := strings.TrimLeftFunc(s, isSpace); strings.HasPrefix(rest, "/") {
		l.denom, s = scanDigits(strings.TrimLeftFunc(rest[1:], isSpace))
		return l, l.denom != "" && s == ""
	}
	if strings.HasPrefix(s, ".") {
		l.decimal, s = scanDigits(s[1:])
	}
	if s != "" && (s[0] == 'e' || s[0] == 'E') {
		l.exp, s = scanExponent(s[1:])
		if l.exp == "" {
			return l, false
		}
	}
	return l, s == ""
}

func scanExponent(s string) (exp, rest string) {
	head := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		head, s = s[:1], s[1:]
	}
	digits, rest := scanDigits(s)
	if digits == "" {
		return "", rest
	}
	return head + digits, rest
}

// scanDigits cuts off digits, with single underscores between them.
func scanDigits(s string) (digits, rest string) {
	end, last := 0, '_'
	for i, r := range s {
		switch {
		case py.IsDecimalRune(r):
			end = i + len(string(r))
		case r == '_' && last != '_':
		default:
			return s[:end], s[end:]
		}
		last = r
	}
	return s[:end], s[end:]
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }
