package decimal

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// format(d, spec), with the presentation types e, f, g, % and n.

// A spec is a format specification, parsed.
type spec struct {
	fill        string
	align       byte // < > = ^
	sign        byte // '-' where none is written
	noNegZero   bool
	alternate   bool // #
	zero        bool
	width, prec int64
	comma       bool
	verb        byte // 0: none
}

func format(c *py.Context, v py.Value, text string) (py.Value, error) {
	x, err := current(c)
	if err != nil {
		return py.Value{}, err
	}
	s, ok := parseSpec(text)
	if !ok {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "invalid format string")
	}
	own := x.copied()
	own.emax, own.emin = maxEmax, minEmin
	w := &work{c: c, x: own}
	out := w.format(of(v), s)
	if w.status&serious != 0 && w.err == nil {
		w.fail(c.Errorf(&py.ValueErrorType, "format specification exceeds internal limits of _decimal"))
	}
	if w.err != nil {
		return py.Value{}, w.err
	}
	return c.NewStr(out)
}

func parseSpec(text string) (s spec, ok bool) {
	s = spec{fill: " ", align: '>', sign: '-', prec: -1}
	rest, aligned := s.parseHead(text)
	if rest != "" && strings.IndexByte("+- ", rest[0]) >= 0 {
		s.sign, rest = rest[0], rest[1:]
	}
	rest, s.noNegZero = cutByte(rest, 'z')
	rest, s.alternate = cutByte(rest, '#')
	if strings.HasPrefix(rest, "0") {
		if aligned {
			return s, false
		}
		s.zero, s.align, s.fill = true, '=', "0"
		rest = rest[1:]
	}
	var n int
	s.width, n = number(rest)
	rest, s.comma = cutByte(rest[n:], ',')
	if strings.HasPrefix(rest, ".") {
		if s.prec, n = number(rest[1:]); n == 0 {
			return s, false
		}
		rest = rest[1+n:]
	}
	if rest != "" {
		s.verb, rest = rest[0], rest[1:]
		if !strings.Contains("eEfFgG%n", string(s.verb)) || s.verb == 'n' && s.comma {
			return s, false
		}
	}
	return s, rest == ""
}

// parseHead reads fill and alignment.
func (s *spec) parseHead(text string) (rest string, aligned bool) {
	if text == "" {
		return "", false
	}
	switch _, size := py.DecodeRune(text, 0); {
	case size < len(text) && strings.IndexByte("<>=^", text[size]) >= 0:
		s.fill, s.align = text[:size], text[size]
		return text[size+1:], true
	case strings.IndexByte("<>=^", text[0]) >= 0:
		s.align = text[0]
		return text[1:], true
	}
	return text, false
}

func cutByte(s string, b byte) (string, bool) {
	if s != "" && s[0] == b {
		return s[1:], true
	}
	return s, false
}

func number(s string) (value int64, n int) {
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		value = min(value*10+int64(s[n]-'0'), 1<<50)
		n++
	}
	return value, n
}

func (w *work) format(d *dec, s spec) string {
	body, exponent := "", ""
	if d.form != finite {
		body = w.special(d.withSign(false))
		if s.verb == '%' {
			exponent = "%"
		}
		if s.zero {
			s.fill, s.align = " ", '>'
			s.zero = false
		}
		s.comma = false
	} else {
		d = w.roundFor(d, &s)
		body, exponent = w.plainText(d, &s)
		if s.alternate && !strings.Contains(body, ".") {
			body += "."
		}
	}
	if w.err != nil {
		return ""
	}
	sign := ""
	switch {
	case d.neg && !(s.noNegZero && d.isZero()):
		sign = "-"
	case s.sign != '-':
		sign = string(s.sign)
	}
	return w.layOut(&s, sign, body, exponent)
}

// roundFor rounds a number as the precision and type of a specification ask.
func (w *work) roundFor(d *dec, s *spec) *dec {
	verb := s.verb | 0x20
	if s.verb == '%' {
		verb = '%'
		d = d.withExp(d.exp + 2)
	}
	if s.prec < 0 {
		if (verb == 'f' || verb == '%') && d.isZero() && d.exp > 0 {
			d = d.withExp(0)
		}
		return d
	}
	digits := s.prec
	switch {
	case verb == 'f', verb == '%':
		return w.toPlaces(d, -s.prec)
	case verb == 'e':
		digits++
	default:
		digits = max(digits, 1)
	}
	if d.digits <= digits {
		return d
	}
	r, _ := w.cut(d, d.digits-digits)
	if r.digits > digits {
		r = w.number(r.neg, w.pow10(digits-1), r.exp+1)
	}
	return r
}

// toPlaces gives d the exponent exp, whatever that takes.
func (w *work) toPlaces(d *dec, exp int64) *dec {
	if d.exp >= exp {
		return w.number(d.neg, w.shiftLeft(d.coef, d.exp-exp), exp)
	}
	r, _ := w.cut(d, exp-d.exp)
	return r
}

// plainText is the text of a rounded number without sign: what stands before
// the exponent, and the exponent.
func (w *work) plainText(d *dec, s *spec) (body, exponent string) {
	digits := w.text(d.coef)
	left := d.exp + int64(len(digits))
	point, mark := left, "E"
	switch s.verb {
	case 'e', 'E':
		point = 1
		if d.isZero() && s.prec >= 0 {
			point = 1 - s.prec
		}
		mark = string(s.verb)
	case 'f', 'F', '%':
	default:
		if !(d.exp <= 0 && left > -6) {
			point = 1
		}
		if s.verb == 'g' || s.verb == 'n' || s.verb == 0 && w.x.capitals == 0 {
			mark = "e"
		}
	}
	if (s.verb == 'e' || s.verb == 'E') && d.isZero() && s.prec >= 0 {
		body = "0"
		if s.prec > 0 {
			w.fail(w.c.Charge(s.prec/16, s.prec))
			if w.err != nil {
				return "", ""
			}
			body += "." + strings.Repeat("0", int(s.prec))
		}
		return body, mark + signed(left-1+s.prec)
	}
	body = w.place(false, digits, point, 0, "")
	if s.verb == 'e' || s.verb == 'E' {
		if k := s.prec - int64(len(digits)-1); k > 0 {
			w.fail(w.c.Charge(k/16, k))
			if w.err != nil {
				return "", ""
			}
			if len(digits) == 1 {
				body += "."
			}
			body += strings.Repeat("0", int(k))
		}
	}
	switch {
	case s.verb == '%':
		return body, "%"
	case s.verb == 'e' || s.verb == 'E' || left != point:
		return body, mark + signed(left-point)
	}
	return body, ""
}

func signed(n int64) string {
	if n >= 0 {
		return "+" + text64(n)
	}
	return text64(n)
}

// layOut groups, pads and joins.
func (w *work) layOut(s *spec, sign, body, exponent string) string {
	whole, frac := body, ""
	if i := strings.IndexByte(body, '.'); i >= 0 {
		whole, frac = body[:i], body[i:]
	}
	tail := frac + exponent
	if s.comma {
		least := int64(0)
		if s.zero {
			least = s.width - int64(len(sign)+len(tail))
		}
		whole = w.group(whole, least)
	}
	n := s.width - int64(len(sign)+len(whole)+len(tail))
	if n <= 0 || w.err != nil {
		return sign + whole + tail
	}
	w.fail(w.c.Charge(n/16, n*int64(len(s.fill))))
	if w.err != nil {
		return ""
	}
	fill := strings.Repeat(s.fill, int(n))
	switch s.align {
	case '<':
		return sign + whole + tail + fill
	case '^':
		half := int(n/2) * len(s.fill)
		return fill[:half] + sign + whole + tail + fill[half:]
	case '=':
		return sign + fill + whole + tail
	}
	return fill + sign + whole + tail
}

// group puts commas between groups of three digits, with zeros in front until
// the text is at least so long.
func (w *work) group(digits string, least int64) string {
	if least > int64(len(digits)) {
		w.fail(w.c.Charge(least/16, 2*least))
		if w.err != nil {
			return digits
		}
	}
	n := int64(len(digits))
	for n+(n-1)/3 < least {
		n++
	}
	digits = strings.Repeat("0", int(n)-len(digits)) + digits
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}
