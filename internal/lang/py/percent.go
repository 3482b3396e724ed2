package py

import (
	"math"
	"strings"
	"unicode/utf8"
)

// Percent is text % args ('%d' % 3), a str.
func (c *Context) Percent(format string, args Value) (Value, error) {
	one := [1]Value{args}
	items := one[:]
	if args.Is(&TupleType) {
		items = args.Tuple().Items()
	}
	if v, ok, err := c.PercentPlain(format, items); ok || err != nil {
		return v, err
	}
	p := percentRun{c: c, format: format, args: args, out: c.newTextWriter()}
	defer p.out.release()
	if err := p.run(); err != nil {
		return Value{}, err
	}
	return p.out.value()
}

// PercentPlain is Percent for the items of a tuple; ok is false, and nothing was
// done, unless all are formatted in plain ways, which call nothing and cannot
// fail, to a short text.
func (c *Context) PercentPlain(format string, items []Value) (v Value, ok bool, err error) {
	b, ok := c.percentPlain(format, items)
	if !ok {
		return Value{}, false, nil
	}
	if err := c.Charge(int64(len(b)/16+1), int64(strBytes+len(b))); err != nil {
		return Value{}, true, err
	}
	if isASCII(viewText(b)) {
		return c.asciiText(b), true, nil
	}
	return c.Text(string(b)), true, nil
}

// percentPlain makes the text of PercentPlain in Context.scratch.
func (c *Context) percentPlain(format string, items []Value) (b []byte, ok bool) {
	b = c.scratchRoom()
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			i = len(format)
		}
		if len(b)+i > scratchBytes {
			return nil, false
		}
		b = append(b, format[:i]...)
		if format = format[i:]; format == "" {
			return b, len(items) == 0
		}
		f, verb, n := percentPlainSpec(format)
		if n == 0 || len(items) == 0 {
			return nil, false
		}
		if b, ok = f.appendPercent(b, verb, items[0]); !ok {
			return nil, false
		}
		format, items = format[n:], items[1:]
	}
}

// percentPlainSpec reads a conversion at the start of s with no other flags than
// - and 0, and up to two digits of width and precision; it is n bytes long, and 0
// if it is none of these.
func percentPlainSpec(s string) (f plainSpec, verb byte, n int) {
	f.align, f.precision = '>', -1
	i := 1
	for ; i < len(s) && (s[i] == '-' || s[i] == '0'); i++ {
		if s[i] == '-' {
			f.align = '<'
		} else {
			f.zero = true
		}
	}
	f.zero = f.zero && f.align == '>'
	f.width, i = twoDigits(s, i)
	if i < len(s) && s[i] == '.' {
		f.precision, i = twoDigits(s, i+1)
	}
	if i == len(s) {
		return f, 0, 0
	}
	return f, s[i], i + 1
}

// appendPercent appends v as the verb says, if that is a plain way for it and a
// short text.
func (f *plainSpec) appendPercent(b []byte, verb byte, v Value) ([]byte, bool) {
	size := plainBytes
	if v.Is(&StrType) {
		size += len(v.Str().S)
	}
	if len(b)+size > scratchBytes {
		return b, false
	}
	switch verb {
	case 's':
		if f.precision < 0 && f.width == 0 && (v.IsInt() || v.IsFloat() || v.Is(&StrType)) {
			return appendPlain(b, v, ""), true
		}
		if f.verb, f.zero = 's', false; v.IsInt() {
			f.verb = 'd'
		}
	case 'd', 'i', 'u':
		f.verb = 'd'
	case 'x', 'X', 'o', 'f', 'e':
		f.verb = verb
	default:
		return b, false
	}
	return f.append(b, v)
}

// PercentBytes is the same for bytes, given and returned as Go strings.
func (c *Context) PercentBytes(format string, args Value) (string, error) {
	p := percentRun{c: c, format: format, args: args, bytes: true, out: c.newTextWriter()}
	defer p.out.release()
	if err := p.run(); err != nil {
		return "", err
	}
	return p.out.text()
}

// A percentRun is one application of the % operator. Arguments come one by
// one from a tuple, or the operand itself is the only one, or they are looked
// up in a mapping by keys in parentheses.
type percentRun struct {
	c       *Context
	format  string
	pos     int
	bytes   bool
	args    Value   // operand
	items   []Value // of a tuple operand
	one     Value   // the only argument, if there is no tuple
	next    int
	count   int
	tuple   bool
	mapping bool
	out     textWriter
}

// A percentSpec is one conversion: %(key)flags width.precision verb.
type percentSpec struct {
	left, plus, blank, alternate, zero bool
	width, precision                   int // precision -1: none
	verb                               rune
	at                                 int // index of the verb, for messages
}

func (p *percentRun) run() error {
	if err := p.c.chargeText(len(p.format), 0, 1); err != nil {
		return err
	}
	if p.args.Kind() == KindTuple {
		p.items, p.tuple = p.args.Tuple().Items(), true
		p.count = len(p.items)
	} else {
		p.only(p.args)
		p.mapping = p.args.Type().Slots.GetItem != nil && !p.args.IsStr() && !(p.bytes && isBytesLike(p.args))
	}
	if err := p.fill(); err != nil {
		return err
	}
	if p.next < p.count && !p.mapping {
		return p.notAll()
	}
	return nil
}

// only makes v the only argument.
func (p *percentRun) only(v Value) {
	p.one, p.next, p.count, p.tuple = v, 0, 1, false
}

func (p *percentRun) notAll() error {
	what := "string"
	if p.bytes {
		what = "bytes"
	}
	return p.c.Errorf(&TypeErrorType, "not all arguments converted during %s formatting", what)
}

func (p *percentRun) fill() error {
	for p.pos < len(p.format) {
		i := strings.IndexByte(p.format[p.pos:], '%')
		if i < 0 {
			return p.out.add(p.format[p.pos:])
		}
		if err := p.out.add(p.format[p.pos : p.pos+i]); err != nil {
			return err
		}
		p.pos += i + 1
		if err := p.conversion(); err != nil {
			return err
		}
	}
	return nil
}

func (p *percentRun) conversion() error {
	if err := p.c.Steps(1); err != nil {
		return err
	}
	if p.peek() == '%' {
		p.pos++
		return p.out.add("%")
	}
	spec, err := p.parse()
	if err != nil {
		return err
	}
	v, err := p.argument()
	if err != nil {
		return err
	}
	if done, err := p.plain(v, &spec); done || err != nil {
		return err
	}
	text, numeric, err := p.convert(v, &spec)
	if err != nil {
		return err
	}
	return p.write(text, numeric, &spec)
}

// plain writes an int, float or str that needs nothing but padding to a short
// width.
func (p *percentRun) plain(v Value, s *percentSpec) (done bool, err error) {
	if p.bytes || s.plus || s.blank || s.alternate || s.width > 99 || s.precision > 99 {
		return false, nil
	}
	f := plainSpec{width: s.width, precision: s.precision, align: '>'}
	switch s.verb {
	case 's':
		if s.precision < 0 && s.width == 0 {
			return p.out.plain(v, "")
		}
		if f.verb = 's'; v.IsInt() {
			f.verb = 'd'
		}
	case 'd', 'i', 'u':
		f.verb, f.zero = 'd', s.zero
	case 'x', 'X', 'o', 'f', 'e':
		f.verb, f.zero = byte(s.verb), s.zero
	default:
		return false, nil
	}
	if s.left {
		f.align, f.zero = '<', false
	}
	return p.out.plainly(v, &f)
}

// parse reads one conversion after its percent sign.
func (p *percentRun) parse() (s percentSpec, err error) {
	s.precision = -1
	if p.peek() == '(' {
		if err := p.key(); err != nil {
			return s, err
		}
	}
	p.flags(&s)
	if s.width, err = p.number("width too big"); err != nil {
		return s, err
	}
	if s.width < 0 {
		s.left = true
		s.width = -max(s.width, -math.MaxInt32)
	}
	if p.peek() == '.' {
		p.pos++
		if s.precision, err = p.number("precision too big"); err != nil {
			return s, err
		}
		s.precision = max(s.precision, 0)
	}
	if b := p.peek(); b == 'h' || b == 'l' || b == 'L' {
		p.pos++
	}
	if p.pos >= len(p.format) {
		return s, p.c.Errorf(&ValueErrorType, "incomplete format")
	}
	s.at = p.pos
	if b := p.format[p.pos]; b < utf8.RuneSelf {
		s.verb = rune(b)
		p.pos++
		return s, nil
	}
	one := firstPoints(p.format[p.pos:], 1)
	if p.bytes {
		one = one[:1]
		s.verb = rune(one[0])
	} else {
		s.verb = []rune(one)[0]
	}
	p.pos += len(one)
	return s, nil
}

func (p *percentRun) peek() byte {
	if p.pos < len(p.format) {
		return p.format[p.pos]
	}
	return 0
}

// key reads (name) and makes the value of that key the only argument.
func (p *percentRun) key() error {
	if !p.mapping {
		return p.c.Errorf(&TypeErrorType, "format requires a mapping")
	}
	start, depth := p.pos+1, 0
	for ; p.pos < len(p.format); p.pos++ {
		switch p.format[p.pos] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if p.pos >= len(p.format) {
		return p.c.Errorf(&ValueErrorType, "incomplete format key")
	}
	name, err := p.keyValue(p.format[start:p.pos])
	if err != nil {
		return err
	}
	p.pos++
	v, err := p.c.GetItem(p.args, name)
	if err != nil {
		return err
	}
	p.only(v)
	return nil
}

func (p *percentRun) keyValue(s string) (Value, error) {
	if p.bytes {
		return p.c.NewBytes(s)
	}
	return p.c.NewStr(s)
}

func (p *percentRun) flags(s *percentSpec) {
	for ; ; p.pos++ {
		switch p.peek() {
		case '-':
			s.left = true
		case '+':
			s.plus = true
		case ' ':
			s.blank = true
		case '#':
			s.alternate = true
		case '0':
			s.zero = true
		default:
			return
		}
	}
}

// number reads digits, or takes the number from the arguments for a *.
func (p *percentRun) number(tooBig string) (int, error) {
	if p.peek() == '*' {
		p.pos++
		return p.starred(tooBig)
	}
	n := 0
	for ; isASCIIDigit(p.peek()); p.pos++ {
		if n = n*10 + int(p.peek()-'0'); n > math.MaxInt32*1000 {
			return 0, p.c.Errorf(&ValueErrorType, "%s", tooBig)
		}
	}
	return n, nil
}

func (p *percentRun) starred(tooBig string) (int, error) {
	v, err := p.argument()
	if err != nil {
		return 0, err
	}
	if !IsIntLike(v) {
		return 0, p.c.Errorf(&TypeErrorType, "* wants int")
	}
	n, big := IntParts(v)
	if big != nil {
		return 0, p.c.Errorf(&OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	if n > math.MaxInt32*1000 {
		return 0, p.c.Errorf(&OverflowErrorType, "%s", tooBig)
	}
	return int(max(n, -math.MaxInt32*1000)), nil
}

func (p *percentRun) argument() (Value, error) {
	if p.next >= p.count {
		return Value{}, p.c.Errorf(&TypeErrorType, "not enough arguments for format string")
	}
	p.next++
	if p.tuple {
		return p.items[p.next-1], nil
	}
	return p.one, nil
}

// convert returns the text of one argument, numeric if a sign may come first
// and zeros may pad it.
func (p *percentRun) convert(v Value, s *percentSpec) (text string, numeric bool, err error) {
	switch s.verb {
	case 's', 'r', 'a':
		text, err = p.textual(v, s)
		return text, false, err
	case 'b':
		if p.bytes {
			text, err = p.rawBytes(v)
			return p.cut(text, s), false, err
		}
	case 'd', 'i', 'u', 'o', 'x', 'X':
		text, err = p.integer(v, s)
		return text, true, err
	case 'e', 'E', 'f', 'F', 'g', 'G':
		text, err = p.float(v, s)
		return text, true, err
	case 'c':
		text, err = p.char(v)
		return text, false, err
	}
	return "", false, p.c.Errorf(&ValueErrorType, "unsupported format character '%s' (0x%x) at index %d",
		p.shown(s.verb), s.verb, p.index(s.at))
}

// shown returns a verb as messages show it.
func (p *percentRun) shown(verb rune) string {
	if verb < 32 || verb >= 127 {
		return "?"
	}
	return string(verb)
}

func (p *percentRun) index(at int) int {
	if p.bytes {
		return at
	}
	return countPoints(p.format[:at])
}

func (p *percentRun) textual(v Value, s *percentSpec) (text string, err error) {
	switch {
	case p.bytes && s.verb == 's':
		text, err = p.rawBytes(v)
	case s.verb == 's':
		text, err = p.c.Str(v)
	case s.verb == 'a' || p.bytes:
		text, err = p.c.ASCII(v)
	default:
		text, err = p.c.Repr(v)
	}
	return p.cut(text, s), err
}

func (p *percentRun) cut(text string, s *percentSpec) string {
	switch {
	case s.precision < 0:
		return text
	case p.bytes:
		return text[:min(len(text), s.precision)]
	}
	return firstPoints(text, s.precision)
}

// rawBytes is the %s and %b of bytes.
func (p *percentRun) rawBytes(v Value) (string, error) {
	if isBytesLike(v) {
		text, _ := TextOf(v)
		return text, nil
	}
	f, err := p.c.LookupSpecial(v, "__bytes__")
	if err != nil {
		return "", err
	}
	if f.IsNil() {
		return "", p.c.Errorf(&TypeErrorType,
			"%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().Shown())
	}
	r, err := p.c.Call(f)
	if err != nil {
		return "", err
	}
	if r.Kind() != KindBytes {
		return "", p.c.Errorf(&TypeErrorType, "__bytes__ returned non-bytes (type %s)", r.Type().Shown())
	}
	return r.Bytes().S, nil
}

// integer converts for %d, %o, %x; precision is the least number of digits.
func (p *percentRun) integer(v Value, s *percentSpec) (string, error) {
	n, err := p.intArgument(v, s.verb)
	if err != nil {
		return "", err
	}
	verb := s.verb
	if verb == 'i' || verb == 'u' {
		verb = 'd'
	}
	t, err := p.c.intDigits(n, verb)
	if err != nil {
		return "", err
	}
	if extra := s.precision - len(t.whole); extra > 0 {
		if s.precision > maxPrecision {
			return "", p.c.Errorf(&ValueErrorType, "precision too large")
		}
		if err := p.c.chargeText(s.precision, 0, 2); err != nil {
			return "", err
		}
		t.whole = strings.Repeat("0", extra) + t.whole
	}
	if !s.alternate {
		t.prefix = ""
	}
	sign := ""
	if t.negative {
		sign = "-"
	}
	return sign + t.prefix + t.whole, nil
}

func (p *percentRun) intArgument(v Value, verb rune) (Value, error) {
	if IsIntLike(v) {
		return v, nil
	}
	slots := &v.Type().Slots
	wide := verb == 'd' || verb == 'i' || verb == 'u'
	number := slots.Unary[Index] != nil || wide && (slots.Unary[ToInt] != nil)
	if !number {
		kind := "an integer"
		if wide {
			kind = "a real number"
		}
		return Value{}, p.c.Errorf(&TypeErrorType, "%%%c format: %s is required, not %s", verb, kind, v.Type().Shown())
	}
	if wide {
		return p.c.ToInt(v)
	}
	return p.c.Index(v)
}

func (p *percentRun) float(v Value, s *percentSpec) (string, error) {
	x, err := p.c.ToFloat(v)
	if err != nil {
		if _, ok := IsRaised(err, &TypeErrorType); ok && p.bytes {
			err = p.c.Errorf(&TypeErrorType, "float argument required, not %s", v.Type().Shown())
		}
		return "", err
	}
	return p.c.floatText(x, floatStyle{verb: byte(s.verb), precision: s.precision, alternate: s.alternate})
}

// char is %c: a number or a single character. CPython 3.13 says only "%c
// requires int or char".
func (p *percentRun) char(v Value) (string, error) {
	if p.bytes {
		return p.charByte(v)
	}
	if v.IsStr() {
		s := v.Str().S
		if n := countPoints(s); n != 1 {
			return "", p.c.Errorf(&TypeErrorType,
				"%%c requires an int or a unicode character, not a string of length %d", n)
		}
		return s, nil
	}
	if !IsIntLike(v) && v.Type().Slots.Unary[Index] == nil {
		return "", p.c.Errorf(&TypeErrorType, "%%c requires an int or a unicode character, not %s", v.Type().Shown())
	}
	n, err := p.c.Index(v)
	if err != nil {
		return "", err
	}
	r, big := IntParts(n)
	if big != nil || r < 0 || r > 0x10ffff {
		return "", p.c.Errorf(&OverflowErrorType, "%s arg not in range(0x110000)", "%c")
	}
	return codePoint(rune(r)), nil
}

func (p *percentRun) charByte(v Value) (string, error) {
	if isBytesLike(v) {
		s, _ := TextOf(v)
		if len(s) != 1 {
			return "", p.c.Errorf(&TypeErrorType,
				"%%c requires an integer in range(256) or a single byte, not a %s object of length %d", v.Type().Shown(), len(s))
		}
		return s, nil
	}
	if !IsIntLike(v) && v.Type().Slots.Unary[Index] == nil {
		return "", p.c.Errorf(&TypeErrorType,
			"%%c requires an integer in range(256) or a single byte, not %s", v.Type().Shown())
	}
	n, err := p.c.Index(v)
	if err != nil {
		return "", err
	}
	r, big := IntParts(n)
	if big != nil || r < 0 || r > 255 {
		return "", p.c.Errorf(&OverflowErrorType, "%s arg not in range(256)", "%c")
	}
	return string([]byte{byte(r)}), nil
}

// write puts a converted argument out: sign, prefix, padding.
func (p *percentRun) write(text string, numeric bool, s *percentSpec) error {
	head := ""
	if numeric {
		head, text = p.head(text, s)
	}
	n := len(head) + len(text)
	if !p.bytes {
		n = len(head) + countPoints(text)
	}
	fill := max(0, s.width-n)
	if err := p.c.chargeText(fill, len(head)+len(text), 1); err != nil {
		return err
	}
	switch {
	case s.left:
		text = head + text + strings.Repeat(" ", fill)
	case s.zero && numeric:
		text = head + strings.Repeat("0", fill) + text
	case fill > 0 || head != "":
		text = strings.Repeat(" ", fill) + head + text
	}
	return p.out.add(text)
}

// head splits sign and prefix off a number, adding the sign that the flags
// ask for.
func (p *percentRun) head(text string, s *percentSpec) (head, rest string) {
	switch {
	case text[0] == '-':
		head, text = "-", text[1:]
	case s.plus:
		head = "+"
	case s.blank:
		head = " "
	}
	if s.alternate && (s.verb == 'x' || s.verb == 'X' || s.verb == 'o') {
		head, text = head+text[:2], text[2:]
	}
	return head, text
}
