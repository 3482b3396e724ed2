package py

import (
	"math"
	"strconv"
	"strings"
)

// The format-specification mini-language:
//
//	[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]
//
// A spec is parsed once into a formatSpec. Numbers are then turned into a
// numberText (sign, prefix, whole digits, the rest), which layOut groups, pads
// and joins.

type formatSpec struct {
	fill      string // one code point
	align     byte   // < > = ^
	aligned   bool   // align was written
	sign      byte   // + - or blank; 0: none written
	noNegZero bool   // z
	alternate bool   // #
	zero      bool   // 0 before the width
	width     int    // -1: none
	group     byte   // , or _ ; 0: none
	precision int    // -1: none
	fracGroup byte   // grouping of the digits after the point (3.14)
	verb      rune   // 0: none
}

func isAlign(b byte) bool { return b == '<' || b == '>' || b == '=' || b == '^' }

// parseSpec reads a specification for an object of the named type, whose
// default alignment and verb are given.
func (c *Context) parseSpec(text, typeName string, align byte, verb rune) (formatSpec, error) {
	f := formatSpec{fill: " ", align: align, width: -1, precision: -1, verb: verb}
	if err := c.Steps(len(text)/8 + 1); err != nil {
		return f, err
	}
	s := f.parseHead(text, align)
	var err error
	if f.width, s, err = c.specNumber(s); err != nil {
		return f, err
	}
	if f.group, s, err = c.specGroup(s); err != nil {
		return f, err
	}
	if strings.HasPrefix(s, ".") {
		if s, err = c.specPrecision(&f, s[1:]); err != nil {
			return f, err
		}
	}
	n := countPoints(s)
	if n > 1 {
		return f, c.Errorf(&ValueErrorType, "Invalid format specifier '%s' for object of type '%s'", text, typeName)
	}
	if n == 1 {
		f.verb = []rune(s)[0]
	}
	return f, c.checkGroup(&f)
}

// parseHead reads what stands before the width, and returns the rest.
func (f *formatSpec) parseHead(s string, align byte) string {
	filled := false
	if n := len(firstPoints(s, 1)); n < len(s) && isAlign(s[n]) {
		f.fill, f.align, f.aligned, filled = s[:n], s[n], true, true
		s = s[n+1:]
	} else if s != "" && isAlign(s[0]) {
		f.align, f.aligned = s[0], true
		s = s[1:]
	}
	if s != "" && (s[0] == '+' || s[0] == '-' || s[0] == ' ') {
		f.sign = s[0]
		s = s[1:]
	}
	s, f.noNegZero = cutByte(s, 'z')
	s, f.alternate = cutByte(s, '#')
	if !filled && s != "" && s[0] == '0' {
		f.fill, f.zero = "0", true
		if !f.aligned && align == '>' {
			f.align = '='
		}
		s = s[1:]
	}
	return s
}

func cutByte(s string, b byte) (string, bool) {
	if s != "" && s[0] == b {
		return s[1:], true
	}
	return s, false
}

// specNumber reads a decimal number; -1 if there is none.
func (c *Context) specNumber(s string) (int, string, error) {
	n, i := 0, 0
	for ; i < len(s) && isASCIIDigit(s[i]); i++ {
		if n > (math.MaxInt-9)/10 {
			return 0, s, c.Errorf(&ValueErrorType, "Too many decimal digits in format string")
		}
		n = n*10 + int(s[i]-'0')
	}
	if i == 0 {
		return -1, s, nil
	}
	return n, s[i:], nil
}

func (c *Context) specGroup(s string) (byte, string, error) {
	if s == "" || s[0] != ',' && s[0] != '_' {
		return 0, s, nil
	}
	if len(s) > 1 && s[1] != s[0] && (s[1] == ',' || s[1] == '_') {
		return 0, s, c.Errorf(&ValueErrorType, "Cannot specify both ',' and '_'.")
	}
	return s[0], s[1:], nil
}

func (c *Context) specPrecision(f *formatSpec, s string) (string, error) {
	var rest string
	var err error
	if f.precision, rest, err = c.specNumber(s); err != nil {
		return s, err
	}
	if f.fracGroup, rest, err = c.specGroup(rest); err != nil {
		return s, err
	}
	if len(rest) == len(s) {
		return s, c.Errorf(&ValueErrorType, "Format specifier missing precision")
	}
	return rest, nil
}

// checkGroup reports a grouping that the verb does not go with.
func (c *Context) checkGroup(f *formatSpec) error {
	group := f.group
	if group == 0 {
		group = f.fracGroup
	}
	if group == 0 {
		return nil
	}
	switch f.verb {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return nil
	case 'b', 'o', 'x', 'X':
		if group == '_' {
			return nil
		}
	}
	if f.verb > 32 && f.verb < 128 {
		return c.Errorf(&ValueErrorType, "Cannot specify '%c' with '%c'.", group, f.verb)
	}
	return c.Errorf(&ValueErrorType, "Cannot specify '%c' with '\\x%x'.", group, f.verb)
}

func (c *Context) unknownVerb(verb rune, typeName string) error {
	if verb > 32 && verb < 128 {
		return c.Errorf(&ValueErrorType, "Unknown format code '%c' for object of type '%s'", verb, typeName)
	}
	return c.Errorf(&ValueErrorType, "Unknown format code '\\x%x' for object of type '%s'", verb, typeName)
}

// countPoints counts the code points of WTF-8 text.
func countPoints(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// firstPoints returns the first n code points of WTF-8 text.
func firstPoints(s string, n int) string {
	if n >= len(s) {
		return s
	}
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			if n == 0 {
				return s[:i]
			}
			n--
		}
	}
	return s
}

// pad returns s, n code points long, filled up to width; '=' counts as '>'.
func (c *Context) pad(s string, n, width int, fill string, align byte) (string, error) {
	if width <= n {
		return s, nil
	}
	if err := c.chargeText(width-n, len(s), len(fill)); err != nil {
		return "", err
	}
	left := width - n
	switch align {
	case '<':
		left = 0
	case '^':
		left /= 2
	}
	return strings.Repeat(fill, left) + s + strings.Repeat(fill, width-n-left), nil
}

// chargeText charges for a text of n characters of the given size beside
// plain bytes.
func (c *Context) chargeText(n, plain, size int) error {
	if n > 1<<56/size {
		return c.refuse()
	}
	return c.Charge(int64(n+plain)/16+1, int64(n)*int64(size)+int64(plain)+64)
}

// FormatStr is format(s, spec) for str.
func (c *Context) FormatStr(s, spec string) (string, error) {
	if spec == "" {
		return s, nil
	}
	f, err := c.parseSpec(spec, "str", '<', 's')
	if err != nil {
		return "", err
	}
	if f.verb != 's' {
		return "", c.unknownVerb(f.verb, "str")
	}
	if err := c.checkStrSpec(&f); err != nil {
		return "", err
	}
	if err := c.Steps(len(s)/16 + 1); err != nil {
		return "", err
	}
	if f.precision >= 0 {
		s = firstPoints(s, f.precision)
	}
	return c.pad(s, countPoints(s), f.width, f.fill, f.align)
}

// checkStrSpec reports what only numbers may have.
func (c *Context) checkStrSpec(f *formatSpec) error {
	what := ""
	switch {
	case f.sign == ' ':
		what = "Space"
	case f.sign != 0:
		what = "Sign"
	case f.noNegZero:
		what = "Negative zero coercion (z)"
	case f.alternate:
		what = "Alternate form (#)"
	case f.align == '=':
		what = "'=' alignment"
	default:
		return nil
	}
	return c.Errorf(&ValueErrorType, "%s not allowed in string format specifier", what)
}

// numberFormat is the Format slot of int, bool, float and complex.
func numberFormat(c *Context, v Value, spec string) (Value, error) {
	s, err := c.FormatNumber(v, spec)
	if err != nil {
		return Value{}, err
	}
	return c.NewStr(s)
}

// FormatNumber is format(v, spec) for int, float, complex and their
// subclasses.
func (c *Context) FormatNumber(v Value, spec string) (string, error) {
	if spec == "" {
		return c.Str(v)
	}
	name := v.Type().Name
	switch v.Kind() {
	case KindFloat:
		f, err := c.parseSpec(spec, name, '>', 0)
		if err != nil {
			return "", err
		}
		x, _ := FloatOf(v)
		return c.formatFloat(x, &f, name)
	case KindComplex:
		f, err := c.parseSpec(spec, name, '>', 0)
		if err != nil {
			return "", err
		}
		return c.formatComplex(v.Complex().C, &f, name)
	}
	f, err := c.parseSpec(spec, name, '>', 'd')
	if err != nil {
		return "", err
	}
	return c.formatInt(v, &f, name)
}

func (c *Context) formatInt(v Value, f *formatSpec, name string) (string, error) {
	switch f.verb {
	case 'd', 'n', 'b', 'o', 'x', 'X', 'c':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, err := c.intFloat(v)
		if err != nil {
			return "", err
		}
		return c.formatFloat(x, f, name)
	default:
		return "", c.unknownVerb(f.verb, name)
	}
	if f.precision >= 0 || f.fracGroup != 0 {
		return "", c.Errorf(&ValueErrorType, "Precision not allowed in integer format specifier")
	}
	if f.noNegZero {
		return "", c.Errorf(&ValueErrorType, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.verb == 'c' {
		return c.formatChar(v, f)
	}
	n, err := c.intDigits(v, f.verb)
	if err != nil {
		return "", err
	}
	if !f.alternate {
		n.prefix = ""
	}
	return c.layOut(n, f)
}

// A numberText is a number as text, in parts.
type numberText struct {
	negative bool
	prefix   string // 0x
	whole    string // digits before the point; empty for inf and nan
	rest     string // point, digits, exponent; or inf, nan
	suffix   string // %
}

// intDigits converts an int in the base of a verb.
func (c *Context) intDigits(v Value, verb rune) (n numberText, err error) {
	base := 10
	switch verb {
	case 'b':
		base, n.prefix = 2, "0b"
	case 'o':
		base, n.prefix = 8, "0o"
	case 'x':
		base, n.prefix = 16, "0x"
	case 'X':
		base, n.prefix = 16, "0X"
	}
	small, large := IntParts(v)
	if large == nil {
		n.whole = strconv.FormatInt(small, base)
	} else if n.whole, err = c.bigText(large, base); err != nil {
		return n, err
	}
	if n.whole[0] == '-' {
		n.negative, n.whole = true, n.whole[1:]
	}
	if verb == 'X' {
		n.whole = strings.ToUpper(n.whole)
	}
	return n, nil
}

func (c *Context) formatChar(v Value, f *formatSpec) (string, error) {
	if f.sign != 0 {
		return "", c.Errorf(&ValueErrorType, "Sign not allowed with integer format specifier 'c'")
	}
	if f.alternate {
		return "", c.Errorf(&ValueErrorType, "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	r, big := IntParts(v)
	if big != nil || r < 0 || r > 0x10ffff {
		return "", c.Errorf(&OverflowErrorType, "%s arg not in range(0x110000)", "%c")
	}
	return c.pad(codePoint(rune(r)), 1, f.width, f.fill, f.align)
}

// codePoint returns the WTF-8 text of one code point, surrogates included.
func codePoint(r rune) string {
	if 0xD800 <= r && r <= 0xDFFF {
		return string([]byte{0xE0 | byte(r>>12), 0x80 | byte(r>>6)&0x3F, 0x80 | byte(r)&0x3F})
	}
	return string(r)
}

// layOut joins the parts of a number: sign, prefix, grouped digits, padding.
func (c *Context) layOut(n numberText, f *formatSpec) (string, error) {
	sign := signText(n.negative, f.sign)
	head := sign + n.prefix
	rest := n.rest
	if f.fracGroup != 0 {
		if err := c.chargeText(len(rest), 0, 2); err != nil {
			return "", err
		}
		rest = groupFraction(rest, f.fracGroup)
	}
	rest += n.suffix
	whole := n.whole
	zeros := 0
	if f.fill == "0" && f.align == '=' {
		zeros = max(0, f.width-len(head)-len(rest))
	}
	if f.group != 0 || zeros > len(whole) {
		if err := c.chargeText(max(zeros, len(whole)), 0, 3); err != nil {
			return "", err
		}
		group := f.group
		if whole == "" {
			group = 0 // inf and nan
		}
		whole = groupWhole(whole, group, groupSize(f.verb), zeros)
	}
	size := len(head) + len(whole) + len(rest)
	if f.align == '=' && f.width > size {
		padding, err := c.pad("", 0, f.width-size, f.fill, '<')
		return head + padding + whole + rest, err
	}
	return c.pad(head+whole+rest, size, f.width, f.fill, f.align)
}

func signText(negative bool, sign byte) string {
	switch {
	case negative:
		return "-"
	case sign == '+' || sign == ' ':
		return string(rune(sign))
	}
	return ""
}

func groupSize(verb rune) int {
	switch verb {
	case 'b', 'o', 'x', 'X':
		return 4
	}
	return 3
}

// groupWhole puts a separator between groups of digits, counted from the
// right, and zeros before them up to width characters in all. A separator
// never comes first.
func groupWhole(digits string, sep byte, size, width int) string {
	if sep == 0 {
		return strings.Repeat("0", max(0, width-len(digits))) + digits
	}
	n := len(digits)
	for n+(n-1)/size < width {
		n++
	}
	if n == 0 {
		return ""
	}
	b := make([]byte, 0, n+n/size)
	for i := n; i > 0; i-- {
		if i > len(digits) {
			b = append(b, '0')
		} else {
			b = append(b, digits[len(digits)-i])
		}
		if i > 1 && (i-1)%size == 0 {
			b = append(b, sep)
		}
	}
	return string(b)
}

// groupFraction puts a separator between groups of three digits after the
// point.
func groupFraction(s string, sep byte) string {
	if s == "" || s[0] != '.' {
		return s
	}
	end := scanPlainDigits(s, 1)
	b := make([]byte, 0, len(s)+len(s)/3)
	for i := 0; i < end; i++ {
		b = append(b, s[i])
		if i > 0 && i%3 == 0 && i+1 < end {
			b = append(b, sep)
		}
	}
	return string(append(b, s[end:]...))
}

func scanPlainDigits(s string, i int) int {
	for i < len(s) && isASCIIDigit(s[i]) {
		i++
	}
	return i
}

func (c *Context) formatFloat(x float64, f *formatSpec, name string) (string, error) {
	style := floatStyle{verb: byte(f.verb), precision: f.precision, alternate: f.alternate}
	suffix := ""
	switch f.verb {
	case 0:
		style.verb, style.dotZero = 'r', true
	case 'n':
		style.verb = 'g'
	case '%':
		style.verb, suffix = 'f', "%"
		x *= 100
	case 'e', 'E', 'f', 'F', 'g', 'G':
	default:
		return "", c.unknownVerb(f.verb, name)
	}
	text, err := c.floatText(x, style)
	if err != nil {
		return "", err
	}
	n := splitFloat(text, f.noNegZero)
	n.suffix = suffix
	return c.layOut(n, f)
}

// splitFloat takes the text of a float apart; with z, a zero loses its sign.
func splitFloat(text string, noNegZero bool) numberText {
	n := numberText{}
	if text[0] == '-' {
		n.negative, text = true, text[1:]
	}
	end := scanPlainDigits(text, 0)
	n.whole, n.rest = text[:end], text[end:]
	if noNegZero && n.negative && isZeroText(text) {
		n.negative = false
	}
	return n
}

// isZeroText reports whether the mantissa of a decimal text is all zeros.
func isZeroText(s string) bool {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == 'e' || s[i] == 'E':
			return i > 0
		case s[i] != '0' && s[i] != '.':
			return false
		}
	}
	return true
}

// A floatStyle says how a float becomes text: verb is one of e f g (or their
// capitals) or r for the shortest text that reads back; dotZero adds ".0" to
// what would look like an int.
type floatStyle struct {
	verb      byte
	precision int // -1: 6
	alternate bool
	dotZero   bool
}

// maxPrecision is the largest precision that CPython takes.
const maxPrecision = math.MaxInt32

func (c *Context) floatText(x float64, s floatStyle) (string, error) {
	if s.precision > maxPrecision {
		return "", c.Errorf(&ValueErrorType, "precision too big")
	}
	if err := c.Charge(int64(s.precision)/16+20, int64(max(s.precision, 0))*2+400); err != nil {
		return "", err
	}
	if !isFinite(x) {
		text := FloatRepr(x)
		if 'A' <= s.verb && s.verb <= 'Z' {
			text = strings.ToUpper(text)
		}
		return text, nil
	}
	switch s.verb {
	case 'r':
		return shortestText(x, s), nil
	case 'g', 'G':
		return generalText(x, s), nil
	}
	precision := s.precision
	if precision < 0 {
		precision = 6
	}
	verb := s.verb
	if verb == 'F' {
		verb = 'f'
	}
	text := strconv.FormatFloat(x, verb, precision, 64)
	if s.alternate && precision == 0 {
		text = addPoint(text)
	}
	return text, nil
}

// shortestText is the verb r; with a precision it is g.
func shortestText(x float64, s floatStyle) string {
	if s.precision >= 0 {
		return generalText(x, s)
	}
	text := FloatRepr(x)
	if !s.dotZero && !s.alternate {
		text = strings.TrimSuffix(text, ".0")
	}
	if s.alternate {
		if !s.dotZero {
			text = strings.TrimSuffix(text, "0")
		}
		text = addPoint(text)
	}
	return text
}

// addPoint puts a point after the digits where there is none.
func addPoint(text string) string {
	if strings.IndexByte(text, '.') >= 0 {
		return text
	}
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		return text[:i] + "." + text[i:]
	}
	return text + "."
}

// generalText is the verb g: precision significant digits, an exponent where
// the number is below 1e-4 or has more digits before the point than that, and
// no trailing zeros but in the alternate form.
func generalText(x float64, s floatStyle) string {
	precision := s.precision
	switch {
	case precision < 0:
		precision = 6
	case precision == 0:
		precision = 1
	}
	text := strconv.FormatFloat(x, 'e', precision-1, 64)
	i := strings.IndexByte(text, 'e')
	exp, _ := strconv.Atoi(text[i+1:])
	limit := precision
	if s.dotZero {
		limit--
	}
	if exp >= -4 && exp < limit {
		text = strconv.FormatFloat(x, 'f', precision-1-exp, 64)
		return generalPlain(text, s)
	}
	mantissa, tail := text[:i], text[i:]
	if s.alternate {
		mantissa = addPoint(mantissa)
	} else {
		mantissa = trimZeros(mantissa)
	}
	if s.verb == 'G' {
		tail = strings.ToUpper(tail)
	}
	return mantissa + tail
}

func generalPlain(text string, s floatStyle) string {
	if s.alternate {
		text = addPoint(text)
	} else {
		text = trimZeros(text)
	}
	if s.dotZero && strings.IndexByte(text, '.') < 0 {
		text += ".0"
	} else if s.dotZero && strings.HasSuffix(text, ".") {
		text += "0"
	}
	return text
}

// trimZeros removes zeros at the end of a fraction, and the point.
func trimZeros(s string) string {
	if strings.IndexByte(s, '.') < 0 {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func (c *Context) formatComplex(z complex128, f *formatSpec, name string) (string, error) {
	style := floatStyle{verb: byte(f.verb), precision: f.precision, alternate: f.alternate}
	switch f.verb {
	case 0:
		style.verb = 'r'
	case 'n':
		style.verb = 'g'
	case 'e', 'E', 'f', 'F', 'g', 'G':
	default:
		return "", c.unknownVerb(f.verb, name)
	}
	if f.zero || f.fill == "0" {
		return "", c.Errorf(&ValueErrorType, "Zero padding is not allowed in complex format specifier")
	}
	if f.align == '=' {
		return "", c.Errorf(&ValueErrorType, "'=' alignment flag is not allowed in complex format specifier")
	}
	text, err := c.complexText(z, f, style)
	if err != nil {
		return "", err
	}
	return c.pad(text, len(text), f.width, f.fill, f.align)
}

// complexText formats both parts; without a verb in parentheses, and without
// the real part if that is plus zero.
func (c *Context) complexText(z complex128, f *formatSpec, style floatStyle) (string, error) {
	re, im := real(z), imag(z)
	bare := f.verb == 0 && re == 0 && !math.Signbit(re)
	part := *f
	part.width, part.fill, part.align = -1, " ", '>'
	text := ""
	if !bare {
		s, err := c.partText(re, &part, style)
		if err != nil {
			return "", err
		}
		text = s
		part.sign = '+'
	}
	s, err := c.partText(im, &part, style)
	if err != nil {
		return "", err
	}
	text += s + "j"
	if f.verb == 0 && !bare {
		text = "(" + text + ")"
	}
	return text, nil
}

func (c *Context) partText(x float64, f *formatSpec, style floatStyle) (string, error) {
	text, err := c.floatText(x, style)
	if err != nil {
		return "", err
	}
	return c.layOut(splitFloat(text, f.noNegZero), f)
}
