package py

import (
	"math"
	"math/big"
	"strings"
	"unicode"
)

// intNew is int(x=0, /) and int(x, /, base=10).
func intNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	x, base, err := c.intArgs(args, kw)
	if err != nil {
		return Value{}, err
	}
	v := Int(0)
	switch {
	case !base.IsNil():
		v, err = c.intWithBase(x, base)
	case !x.IsNil():
		v, err = c.ToInt(x)
	}
	if err != nil || cls == &IntType {
		return v, err
	}
	if err := c.Alloc(96); err != nil {
		return Value{}, err
	}
	return NewIntOf(cls, BigOf(v)), nil
}

// intQuick is int(x) of an int, float or str, and int(text, base).
func intQuick(c *Context, args []Value) (v Value, ok bool, err error) {
	switch {
	case len(args) == 2 && args[0].Is(&StrType) && args[1].IsInt():
		v, err = c.intWithBase(args[0], args[1])
		return v, true, err
	case len(args) != 1:
		return Value{}, false, nil
	case args[0].Is(&StrType):
		v, err = c.ParseInt(args[0], args[0].Str().S, 10)
		return v, true, err
	}
	if x := args[0]; x.IsInt() {
		return x, true, nil
	} else if f := x.AsFloat(); x.IsFloat() && f > -(1<<63) && f < 1<<63 {
		return Int(int64(f)), true, nil
	}
	return Value{}, false, nil
}

func (c *Context) intArgs(args []Value, kw []Kw) (x, base Value, err error) {
	if n := len(args) + len(kw); n > 2 {
		return x, base, c.Errorf(&TypeErrorType, "int expected at most 2 arguments, got %d", n)
	}
	if len(args) > 0 {
		x = args[0]
	}
	if len(args) > 1 {
		base = args[1]
	}
	for _, k := range kw {
		if k.Name != "base" || !base.IsNil() {
			return x, base, c.Errorf(&TypeErrorType, "int() got an unexpected keyword argument '%s'", k.Name)
		}
		base = k.Value
	}
	if x.IsNil() && !base.IsNil() {
		err = c.Errorf(&TypeErrorType, "int() missing string argument")
	}
	return x, base, err
}

func (c *Context) intWithBase(x, base Value) (Value, error) {
	n, err := c.IndexInt(base, true)
	if err != nil {
		return Value{}, err
	}
	if n != 0 && (n < 2 || n > 36) {
		return Value{}, c.Errorf(&ValueErrorType, "int() base must be >= 2 and <= 36, or 0")
	}
	s, ok := TextOf(x)
	if !ok {
		return Value{}, c.Errorf(&TypeErrorType, "int() can't convert non-string with explicit base")
	}
	return c.ParseInt(x, s, n)
}

// TextOf returns the text of a str, bytes or bytearray.
func TextOf(v Value) (string, bool) {
	switch v.Kind() {
	case KindStr:
		return v.Str().S, true
	case KindBytes:
		return v.Bytes().S, true
	case KindByteArray:
		return string(v.ByteArray().B), true
	}
	return "", false
}

// ToInt converts as int(v) does: numbers by __int__ or __index__, text by
// parsing it.
func (c *Context) ToInt(v Value) (Value, error) {
	if isExactInt(v) {
		return exactInt(v), nil
	}
	slots := &v.Type().Slots
	for _, op := range [...]UnaryOp{ToInt, Index} {
		f := slots.Unary[op]
		if f == nil {
			continue
		}
		r, err := f(c, v)
		if err == nil && !IsIntLike(r) {
			err = c.Errorf(&TypeErrorType, "%s returned non-int (type %s)", toIntNames[op], r.Type().Shown())
		}
		if err != nil {
			return Value{}, err
		}
		return exactInt(r), nil
	}
	if s, ok := TextOf(v); ok {
		return c.ParseInt(v, s, 10)
	}
	return Value{}, c.Errorf(&TypeErrorType,
		"int() argument must be a string, a bytes-like object or a real number, not '%s'", v.Type().Shown())
}

var toIntNames = [NumUnary]string{ToInt: "__int__", Index: "__index__"}

// isExactInt reports whether v is an int or bool, no instance of a subclass.
func isExactInt(v Value) bool { return v.ref == &intTag || v.ref == &boolTag || v.ref.typ == &IntType }

// ParseInt converts the text s of v in the given base (0: by its prefix).
func (c *Context) ParseInt(v Value, s string, base int) (Value, error) {
	if err := c.Steps(len(s)/8 + 1); err != nil {
		return Value{}, err
	}
	if n, ok := plainInt(s, base); ok {
		return Int(n), nil
	}
	if base == 10 && isDecimalText(s) {
		return c.parseFew(strings.TrimPrefix(s, "-"), s[0] == '-')
	}
	ascii := s
	if v.IsStr() {
		ascii = asciiDigits(s)
	}
	digits, negative, radix, ok := splitInt(ascii, base)
	if !ok {
		return Value{}, c.invalidInt(v, base)
	}
	if n, ok := parseSmall(digits, radix); ok {
		if negative {
			n = -n
		}
		return Int(n), nil
	}
	if radix == 10 && len(digits) <= fewDigits {
		return c.parseFew(digits, negative)
	}
	n, err := c.parseBig(digits, radix)
	if err != nil {
		return Value{}, err
	}
	if negative {
		n.Neg(n)
	}
	return BigInt(n), nil
}

// parseFew converts at most fewDigits decimal digits.
func (c *Context) parseFew(digits string, negative bool) (Value, error) {
	w := len(digits)/chunkTens + 1
	if err := c.chargeBig(w, textSteps(w)); err != nil {
		return Value{}, err
	}
	return c.fewParsed(digits, negative), nil
}

// plainInt reads a short literal that is nothing but digits of the base, with
// a minus sign at most.
func plainInt(s string, base int) (int64, bool) {
	digits := strings.TrimPrefix(s, "-")
	if len(digits) == 0 || len(digits) > 18 || base > 16 || base > 10 && len(digits) > 15 || base == 0 {
		return 0, false
	}
	n := int64(0)
	for i := range len(digits) {
		d := digitOf(digits[i])
		if d >= base {
			return 0, false
		}
		n = n*int64(base) + int64(d)
	}
	if len(digits) < len(s) {
		n = -n
	}
	return n, true
}

// maxQuoted is how much of the text the error message shows.
const maxQuoted = 200

func (c *Context) invalidInt(v Value, base int) error {
	s, _ := TextOf(v)
	quoted := ""
	if v.IsStr() {
		if len(s) > 4*maxQuoted {
			s = cutText(s, 4*maxQuoted)
		}
		quoted = firstRunes(ReprStr(s), maxQuoted)
	} else {
		quoted = ReprBytes(s[:min(len(s), maxQuoted)])
	}
	return c.Errorf(&ValueErrorType, "invalid literal for int() with base %d: %s", base, quoted)
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// asciiDigits replaces the decimal digits of other scripts by ASCII ones and
// white space beyond ASCII by blanks.
func asciiDigits(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < 0x80
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteByte(byte(r))
		case unicode.Is(unicode.Nd, r):
			b.WriteByte('0' + byte(digitValue(r)))
		case isSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// digitValue returns the value of a decimal digit: the digits of a script
// stand together, ten in a row, so the ranges of the table start at zeros.
func digitValue(r rune) int {
	for _, g := range unicode.Nd.R16 {
		if uint32(r) <= uint32(g.Hi) {
			return int(uint32(r)-uint32(g.Lo)) % 10
		}
	}
	for _, g := range unicode.Nd.R32 {
		if uint32(r) <= g.Hi {
			return int(uint32(r)-g.Lo) % 10
		}
	}
	return 0
}

// isSpace is str.isspace for one code point.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f
}

// trimSpace removes ASCII white space as C's isspace knows it, and the
// separators 0x1c to 0x1f that str counts as space.
func trimSpace(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1c && r <= 0x1f
	})
}

// splitInt takes the sign and prefix off a literal and its underscores out.
// ok is false if it is malformed.
func splitInt(s string, base int) (digits string, negative bool, radix int, ok bool) {
	s = trimSpace(s)
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative = s[0] == '-'
		s = s[1:]
	}
	digits, radix, zeroOnly := cutPrefix(s, base)
	if strings.IndexByte(digits, '_') >= 0 {
		if digits, ok = dropUnderscores(digits); !ok {
			return "", false, 0, false
		}
	}
	for i := 0; i < len(digits); i++ {
		if d := digitOf(digits[i]); d >= radix || zeroOnly && d != 0 {
			return "", false, 0, false
		}
	}
	return digits, negative, radix, digits != ""
}

// cutPrefix takes 0x, 0o or 0b off where base allows it. zeroOnly tells that
// base 0 met a leading zero, after which only zeros may follow.
func cutPrefix(s string, base int) (digits string, radix int, zeroOnly bool) {
	radix = base
	if base == 0 {
		radix = 10
	}
	if len(s) < 2 || s[0] != '0' {
		return s, radix, false
	}
	prefix := prefixBase(s[1])
	if prefix == 0 || base != 0 && base != prefix {
		return s, radix, base == 0
	}
	s = s[2:]
	if len(s) > 1 && s[0] == '_' {
		s = s[1:]
	}
	return s, prefix, false
}

func prefixBase(b byte) int {
	switch b {
	case 'x', 'X':
		return 16
	case 'o', 'O':
		return 8
	case 'b', 'B':
		return 2
	}
	return 0
}

// dropUnderscores removes single underscores between characters.
func dropUnderscores(s string) (string, bool) {
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", false
	}
	return strings.ReplaceAll(s, "_", ""), true
}

// digitOf returns the value of a digit up to z, 36 for anything else.
func digitOf(b byte) int {
	switch {
	case '0' <= b && b <= '9':
		return int(b - '0')
	case 'a' <= b && b <= 'z':
		return int(b-'a') + 10
	case 'A' <= b && b <= 'Z':
		return int(b-'A') + 10
	}
	return 36
}

// parseSmall converts digits whose value surely fits in int64.
func parseSmall(digits string, base int) (int64, bool) {
	if len(digits) > 12 && !(base <= 10 && len(digits) <= 18) {
		return 0, false
	}
	n := int64(0)
	for i := 0; i < len(digits); i++ {
		n = n*int64(base) + int64(digitOf(digits[i]))
	}
	return n, true
}

// FloatToInt converts a float towards zero.
func (c *Context) FloatToInt(f float64) (Value, error) {
	switch {
	case f != f:
		return Value{}, c.Errorf(&ValueErrorType, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return Value{}, c.Errorf(&OverflowErrorType, "cannot convert float infinity to integer")
	case math.Abs(f) < 1<<63:
		return Int(int64(f)), nil
	}
	if err := c.Alloc(intBytes(16)); err != nil {
		return Value{}, err
	}
	return BigInt(bigFromFloat(f)), nil
}

// bigFromFloat converts a finite float with no fraction, or cuts it off.
func bigFromFloat(f float64) *big.Int {
	frac, exp := math.Frexp(f)
	n := big.NewInt(int64(math.Ldexp(frac, 53)))
	if exp >= 53 {
		return n.Lsh(n, uint(exp-53))
	}
	negative := n.Sign() < 0
	n.Abs(n).Rsh(n, uint(53-exp))
	if negative {
		n.Neg(n)
	}
	return n
}
