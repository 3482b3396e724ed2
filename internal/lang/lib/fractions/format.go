package fractions

import (
	"math"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Formatting: format(f, spec), with the presentation types of float computed
// exactly, and without one as numerator/denominator.

// A spec is a format specification, parsed.
type spec struct {
	fill, sign           string
	align                byte // 0: none written
	noNegZero, alternate bool
	zero                 bool
	width, precision     int64
	group                string
	verb                 byte // 0: none
	hasPrecision         bool
}

func format(c *py.Context, v py.Value, text string) (py.Value, error) {
	s, ok := parseSpec(text)
	if !ok {
		shown, err := c.Repr(c.Text(text))
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, c.Errorf(&py.ValueErrorType, "Invalid format specifier %s for object of type '%s'", shown, v.Type().Name)
	}
	var out string
	var err error
	if s.verb == 0 {
		out, err = s.general(c, of(v))
	} else {
		out, err = s.float(c, of(v))
	}
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(out)
}

func parseSpec(text string) (s spec, ok bool) {
	s = spec{fill: " ", precision: 6}
	rest := s.parseHead(text)
	rest, s.noNegZero = cut(rest, 'z')
	rest, s.alternate = cut(rest, '#')
	if len(rest) > 1 && rest[0] == '0' && isDigit(rest[1]) {
		s.zero = true
		rest = rest[1:]
	}
	var n int
	s.width, n = number(rest)
	if n > 1 && rest[0] == '0' {
		return s, false
	}
	rest = rest[n:]
	if rest != "" && (rest[0] == ',' || rest[0] == '_') {
		s.group, rest = rest[:1], rest[1:]
	}
	if strings.HasPrefix(rest, ".") {
		if s.precision, n = number(rest[1:]); n == 0 || n > 1 && rest[1] == '0' {
			return s, false
		}
		s.hasPrecision = true
		rest = rest[1+n:]
	}
	switch {
	case rest == "":
		return s, !s.noNegZero && !s.zero && !s.hasPrecision
	case len(rest) > 1 || !strings.Contains("eEfFgG%", rest):
		return s, false
	}
	s.verb = rest[0]
	return s, s.align == 0 || !s.zero
}

// parseHead reads fill, alignment and sign.
func (s *spec) parseHead(text string) string {
	if text == "" {
		return ""
	}
	switch _, size := py.DecodeRune(text, 0); {
	case size < len(text) && strings.IndexByte("<>=^", text[size]) >= 0:
		s.fill, s.align = text[:size], text[size]
		text = text[size+1:]
	case strings.IndexByte("<>=^", text[0]) >= 0:
		s.align, text = text[0], text[1:]
	}
	if text != "" && strings.IndexByte("+- ", text[0]) >= 0 {
		if text[0] != '-' {
			s.sign = text[:1]
		}
		text = text[1:]
	}
	return text
}

func cut(s string, b byte) (string, bool) {
	if s != "" && s[0] == b {
		return s[1:], true
	}
	return s, false
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// number reads digits; what is absurdly large becomes large enough to be
// refused.
func number(s string) (value int64, n int) {
	for n < len(s) && isDigit(s[n]) {
		value = min(value*10+int64(s[n]-'0'), 1<<50)
		n++
	}
	return value, n
}

// general formats as numerator/denominator.
func (s *spec) general(c *py.Context, r *ratio) (string, error) {
	k := calc{c: c}
	body := k.digits(k.abs(r.num))
	if s.group != "" {
		body = grouped(body, s.group)
	}
	if k.err == nil && (r.den != py.Int(1) || s.alternate) {
		den := k.digits(r.den)
		if s.group != "" {
			den = grouped(den, s.group)
		}
		body += "/" + den
	}
	if k.err != nil {
		return "", k.err
	}
	sgn := s.sign
	if sign(r.num) < 0 {
		sgn = "-"
	}
	return s.pad(c, sgn, body)
}

// digits is the text of an int.
func (k *calc) digits(n py.Value) string {
	if k.err != nil {
		return ""
	}
	text, err := k.c.IntText(n)
	k.err = err
	return text
}

// grouped puts a separator between groups of three digits.
func grouped(digits, sep string) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// pad lays out sign and body.
func (s *spec) pad(c *py.Context, sgn, body string) (string, error) {
	n := s.width - int64(len(sgn)+len(body))
	if n <= 0 {
		return sgn + body, nil
	}
	if err := c.Charge(n/16, n*int64(len(s.fill))); err != nil {
		return "", err
	}
	fill := strings.Repeat(s.fill, int(n))
	switch s.align {
	case '<':
		return sgn + body + fill, nil
	case '^':
		half := int(n/2) * len(s.fill)
		return fill[:half] + sgn + body + fill[half:], nil
	case '=':
		return sgn + fill + body, nil
	}
	return fill + sgn + body, nil
}

// rounded is a number as sign and digits * 10**exp.
type rounded struct {
	negative bool
	digits   string
	exp      int64
}

// toExponent rounds r to a multiple of 10**exp.
func (k *calc) toExponent(r *ratio, exp int64, noNegZero bool) rounded {
	num, den := r.num, r.den
	if exp >= 0 {
		den = k.mul(den, k.ten(py.Int(exp)))
	} else {
		num = k.mul(num, k.ten(py.Int(-exp)))
	}
	q := k.nearest(num, den)
	negative := sign(num) < 0
	if noNegZero {
		negative = sign(q) < 0
	}
	return rounded{negative, k.digits(k.abs(q)), exp}
}

// toFigures rounds r to a number of significant digits.
func (k *calc) toFigures(r *ratio, figures int64) rounded {
	if sign(r.num) == 0 {
		return rounded{false, "0", 1 - figures}
	}
	num, den := k.digits(k.abs(r.num)), k.digits(r.den)
	m := int64(len(num) - len(den))
	if den <= num {
		m++
	}
	out := k.toExponent(r, m-figures, false)
	if int64(len(out.digits)) == figures+1 {
		out.digits = out.digits[:figures]
		out.exp++
	}
	return out
}

// float formats with one of the presentation types of float.
func (s *spec) float(c *py.Context, r *ratio) (string, error) {
	if err := c.Charge(s.precision/16+1, s.precision+64); err != nil {
		return "", err
	}
	k := calc{c: c}
	x, point, suffix := s.digits(&k, r)
	if k.err != nil {
		return "", k.err
	}
	digits := x.digits
	if n := point + 1 - int64(len(digits)); n > 0 {
		if err := c.Charge(n/16, n); err != nil {
			return "", err
		}
		digits = strings.Repeat("0", int(n)) + digits
	}
	at := len(digits) - int(point)
	leading, frac := digits[:at], digits[at:]
	if (s.verb == 'g' || s.verb == 'G') && !s.alternate {
		frac = strings.TrimRight(frac, "0")
	}
	if frac != "" || s.alternate {
		frac = "." + frac
	}
	sgn := s.sign
	if x.negative {
		sgn = "-"
	}
	return s.layOut(c, sgn, leading, frac+suffix)
}

// digits rounds as the presentation type asks: the digits, how many of them
// stand after the point, and what follows.
func (s *spec) digits(k *calc, r *ratio) (x rounded, point int64, suffix string) {
	switch s.verb {
	case 'f', 'F':
		return k.toExponent(r, -s.precision, s.noNegZero), s.precision, ""
	case '%':
		return k.toExponent(r, -s.precision-2, s.noNegZero), s.precision, "%"
	}
	figures := s.precision + 1
	general := s.verb == 'g' || s.verb == 'G'
	if general {
		figures = max(s.precision, 1)
	}
	x = k.toFigures(r, figures)
	if general && x.exp <= 0 && x.exp+figures > -4 {
		return x, -x.exp, ""
	}
	mark := "e"
	if s.verb == 'E' || s.verb == 'G' {
		mark = "E"
	}
	return x, figures - 1, mark + exponentText(x.exp+figures-1)
}

func exponentText(e int64) string {
	sgn := "+"
	if e < 0 {
		sgn, e = "-", -e
	}
	text := ""
	for ; e > 0 || len(text) < 2; e /= 10 {
		text = string(rune('0'+e%10)) + text
	}
	return sgn + text
}

func (s *spec) layOut(c *py.Context, sgn, leading, trailing string) (string, error) {
	if s.zero {
		least := s.width - int64(len(sgn)+len(trailing))
		if s.group != "" {
			least = int64(math.Floor(float64(3*least)/4)) + 1
		}
		if n := least - int64(len(leading)); n > 0 {
			if err := c.Charge(n/8, 2*n); err != nil {
				return "", err
			}
			leading = strings.Repeat("0", int(n)) + leading
		}
	}
	if s.group != "" {
		leading = grouped(leading, s.group)
	}
	return s.pad(c, sgn, leading+trailing)
}
