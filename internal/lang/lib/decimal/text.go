package decimal

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Reading and writing numbers as text.

func text64(n int64) string { return strconv.FormatInt(n, 10) }

// text returns the digits of a coefficient, charged.
func (w *work) text(n *big.Int) string {
	if w.err != nil {
		return ""
	}
	if n.IsUint64() {
		return strconv.FormatUint(n.Uint64(), 10)
	}
	if short(n) {
		return n.String()
	}
	s, err := w.c.IntText(py.BigInt(n))
	w.fail(err)
	return s
}

// parseDigits reads decimal digits, charged.
func (w *work) parseDigits(s string) *big.Int {
	if w.err != nil || s == "" {
		return zero
	}
	if len(s) <= 18 {
		n, _ := strconv.ParseInt(s, 10, 64)
		return big.NewInt(n)
	}
	v, err := w.c.ParseInt(py.Value{}, s, 10)
	if w.fail(err); err != nil {
		return zero
	}
	return py.BigOf(v)
}

// clean replaces digits of other scripts by ASCII ones; ok is false where
// something else is not ASCII. With loose, white space around the text and
// underscores are dropped.
func clean(s string, loose bool) (string, bool) {
	if loose {
		s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f })
		s = strings.ReplaceAll(s, "_", "")
	}
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < 0x80
	}
	if ascii {
		return s, true
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case py.IsDecimalRune(r):
			b.WriteByte(digitOf(r))
		case loose && unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			return "", false
		}
	}
	return b.String(), true
}

// digitOf returns the ASCII digit of the same value: the digits of a script
// follow each other from its zero.
func digitOf(r rune) byte {
	n := byte(0)
	for n < 9 && py.IsDecimalRune(r-1) {
		r--
		n++
	}
	return '0' + n
}

// parse reads a number exactly; nil: it is none.
func (w *work) parse(s string) *dec {
	neg := strings.HasPrefix(s, "-")
	if neg || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	if s == "" {
		return nil
	}
	if c := s[0] | 0x20; c == 'i' || c == 'n' || c == 's' {
		return w.parseSpecial(strings.ToLower(s), neg)
	}
	whole, s := cutDigits(s)
	frac := ""
	if strings.HasPrefix(s, ".") {
		frac, s = cutDigits(s[1:])
	}
	if whole == "" && frac == "" {
		return nil
	}
	exp := int64(0)
	if s != "" {
		var ok bool
		if exp, ok = parseExponent(s); !ok {
			return nil
		}
	}
	coef := w.parseDigits(strings.TrimLeft(whole+frac, "0"))
	return w.number(neg, coef, exp-int64(len(frac)))
}

func (w *work) parseSpecial(s string, neg bool) *dec {
	if s == "inf" || s == "infinity" {
		return infinity(neg)
	}
	f := quiet
	if strings.HasPrefix(s, "s") {
		f = signaling
		s = s[1:]
	}
	if !strings.HasPrefix(s, "nan") {
		return nil
	}
	payload, rest := cutDigits(s[3:])
	if rest != "" {
		return nil
	}
	d := w.number(neg, w.parseDigits(strings.TrimLeft(payload, "0")), 0)
	d.form = f
	return d
}

func cutDigits(s string) (digits, rest string) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}

// farExp is an exponent beyond all ranges.
const farExp = 2 * maxEmax

// parseExponent reads what begins with e; what is too large becomes farExp.
func parseExponent(s string) (int64, bool) {
	if s[0]|0x20 != 'e' {
		return 0, false
	}
	s = s[1:]
	neg := strings.HasPrefix(s, "-")
	if neg || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	digits, rest := cutDigits(s)
	if digits == "" || rest != "" {
		return 0, false
	}
	n := int64(0)
	for i := range len(digits) {
		if n = n*10 + int64(digits[i]-'0'); n > farExp {
			n = farExp
		}
	}
	if neg {
		n = -n
	}
	return n, true
}

// special is the text of a number that is not finite.
func (w *work) special(d *dec) string {
	s := ""
	if d.neg {
		s = "-"
	}
	if d.form == infinite {
		return s + "Infinity"
	}
	if d.form == signaling {
		s += "s"
	}
	s += "NaN"
	if d.coef.Sign() != 0 {
		s += w.text(d.coef)
	}
	return s
}

// sci is to-scientific-string, or with eng to-engineering-string.
func (w *work) sci(d *dec, eng, capitals bool) string {
	if d.form != finite {
		return w.special(d)
	}
	digits := w.text(d.coef)
	left := d.exp + int64(len(digits))
	point := int64(1)
	switch {
	case d.exp <= 0 && left > -6:
		point = left
	case eng && d.coef.Sign() == 0:
		point = mod3(left+1) - 1
	case eng:
		point = mod3(left-1) + 1
	}
	mark := "e"
	if capitals {
		mark = "E"
	}
	return w.place(d.neg, digits, point, left-point, mark)
}

func mod3(n int64) int64 { return (n%3 + 3) % 3 }

// place writes digits with the point after the first of them, and an exponent
// that is not zero.
func (w *work) place(neg bool, digits string, point, exp int64, mark string) string {
	n := int64(len(digits))
	size := n + 32
	if point < 0 {
		size -= point
	} else if point > n {
		size += point
	}
	w.fail(w.c.Charge(size/64, size))
	if w.err != nil {
		return ""
	}
	var b strings.Builder
	b.Grow(int(size))
	if neg {
		b.WriteByte('-')
	}
	switch {
	case point <= 0:
		b.WriteString("0.")
		b.WriteString(strings.Repeat("0", int(-point)))
		b.WriteString(digits)
	case point >= n:
		b.WriteString(digits)
		b.WriteString(strings.Repeat("0", int(point-n)))
	default:
		b.WriteString(digits[:point])
		b.WriteByte('.')
		b.WriteString(digits[point:])
	}
	if exp != 0 {
		b.WriteString(mark)
		if exp > 0 {
			b.WriteByte('+')
		}
		b.WriteString(text64(exp))
	}
	return b.String()
}
