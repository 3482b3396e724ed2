package py

import (
	"sort"
	"strconv"
	"strings"
)

const (
	// strBytes is the size of a Str without its text, with what rounding
	// allocations up costs at most; wideBytes that of a strMore.
	strBytes  = 56
	wideBytes = 32
	// inlineText is the length up to which text that lies elsewhere is copied
	// to its Str.
	inlineText = 48
	// markEvery is the distance in code points of two entries of Str.marks.
	markEvery = 32
)

// emptyStr knows its hash, which is 0.
var emptyStr = Str{hashed: hashed{Object: Object{typ: &StrType, flags: flagStatic | flagHashed | flagReady}}}

// Text returns the str s without charging: for short texts of ours (names,
// messages). NewStr is for everything whose size a script decides.
func (c *Context) Text(s string) Value {
	if len(s) <= 2 {
		if len(s) == 0 {
			return emptyStr.Value()
		}
		if r, size := DecodeRune(s, 0); size == len(s) && r < 256 {
			return c.latin(r)
		}
	}
	return newStr(&StrType, s).Value()
}

// NewStr charges for and returns the str s, valid WTF-8.
func (c *Context) NewStr(s string) (Value, error) {
	if len(s) > 1 {
		if err := c.Charge(int64(len(s)/64), int64(strBytes+len(s))); err != nil {
			return Value{}, err
		}
	}
	return c.Text(s), nil
}

// newStr makes a Str of its own.
func newStr(t *Type, s string) *Str {
	n := CountText(s)
	switch {
	case n != len(s) || t != &StrType:
		return newWide(t, s, n)
	case n <= inlineText:
		x, text := newASCII(n)
		copy(text, s)
		return x
	}
	return &Str{hashed: hashed{Object: Object{typ: t}}, S: s}
}

// staticText returns a str that concurrent runs may share.
func staticText(s string) Value {
	if s == "" {
		return emptyStr.Value()
	}
	x := newStr(&StrType, s)
	x.flags |= flagStatic
	return x.Value()
}

// newWide makes a Str of n code points that has more than its text.
func newWide(t *Type, s string, n int) *Str {
	x := &wideStr{}
	x.typ, x.flags, x.S, x.strMore.n = t, flagWide, s, n
	return &x.Str
}

// asciiText returns the str with the ASCII text b, which is copied. The
// caller has charged.
func (c *Context) asciiText(b []byte) Value {
	switch len(b) {
	case 0:
		return emptyStr.Value()
	case 1:
		return c.latin(rune(b[0]))
	}
	if len(b) <= recentText {
		return c.shortStr(viewText(b), &c.formats).Value()
	}
	return asciiCopy(viewText(b)).Value()
}

// asciiPart is asciiText of a text.
func (c *Context) asciiPart(s string, l *luck) Value {
	switch len(s) {
	case 0:
		return emptyStr.Value()
	case 1:
		return c.latin(rune(s[0]))
	}
	if len(s) <= recentText {
		return c.shortStr(s, l).Value()
	}
	return asciiCopy(s).Value()
}

// latin returns the shared str of one code point below 256.
func (c *Context) latin(r rune) Value {
	if c.chars[r] == nil {
		if c.chars == &noStrs {
			c.chars = new([256]*Str)
		}
		c.chars[r] = newStr(&StrType, string(r))
	}
	return c.chars[r].Value()
}

// Char returns the str of one code point.
func (c *Context) Char(r rune) (Value, error) {
	if 0 <= r && r < 256 {
		return c.latin(r), nil
	}
	if err := c.Alloc(strBytes + wideBytes + 4); err != nil {
		return Value{}, err
	}
	return newWide(&StrType, RuneText(r), 1).Value(), nil
}

// Len returns the number of code points.
func (s *Str) Len() int {
	if more := s.more(); more != nil {
		return more.n
	}
	return len(s.S)
}

// IsASCII reports whether all code points are below 128.
func (s *Str) IsASCII() bool { return s.more() == nil || s.more().n == len(s.S) }

// attrs returns the attributes of an instance of a subclass.
func (s *Str) attrs() *Attrs {
	if more := s.more(); more != nil {
		return more.attrs
	}
	return nil
}

// bytes returns the size of the object for the memory meter, without the
// buffer that it shares with others.
func (s *Str) bytes() int64 {
	more := s.more()
	switch {
	case more == nil:
		return int64(strBytes + len(s.S))
	case more.tail != nil:
		return int64(strBytes + wideBytes + 8*len(s.offsets()))
	}
	return int64(strBytes + wideBytes + len(s.S) + 8*len(s.offsets()))
}

// offsets are the marks, if they have been made.
func (s *Str) offsets() []int {
	if more := s.more(); more != nil && more.marks != nil {
		return *more.marks
	}
	return nil
}

// mark makes the table of offsets.
func (s *Str) mark(c *Context) error {
	entries := s.more().n/markEvery + 1
	if err := c.Charge(int64(len(s.S)/8+1), int64(8*entries)); err != nil {
		return err
	}
	marks := make([]int, 0, entries)
	n := 0
	for i := 0; i < len(s.S); i++ {
		if isContinuation(s.S[i]) {
			continue
		}
		if n%markEvery == 0 {
			marks = append(marks, i)
		}
		n++
	}
	s.more().marks = &marks
	return nil
}

// Offset returns the byte offset of code point i, 0 <= i <= Len.
func (s *Str) Offset(c *Context, i int) (int, error) {
	if s.IsASCII() {
		return i, nil
	}
	if i >= s.more().n {
		return len(s.S), nil
	}
	off := 0
	if s.more().n > markEvery {
		if s.more().marks == nil {
			if err := s.mark(c); err != nil {
				return 0, err
			}
		}
		off = s.offsets()[i/markEvery]
		i %= markEvery
	}
	for ; i > 0; i-- {
		off += runeSize(s.S[off])
	}
	return off, nil
}

// Index returns the number of the code point at byte offset off; it is quick
// where the table of offsets has been made (see Offset).
func (s *Str) Index(off int) int {
	if s.IsASCII() {
		return off
	}
	if s.more().marks != nil {
		k := sort.SearchInts(s.offsets(), off+1) - 1
		return k*markEvery + CountText(s.S[s.offsets()[k]:off])
	}
	return CountText(s.S[:off])
}

// PrepareIndex makes the table that lets Index be quick in long text.
func (s *Str) PrepareIndex(c *Context) error {
	if s.IsASCII() || s.more().marks != nil || s.more().n <= markEvery {
		return nil
	}
	return s.mark(c)
}

// At returns the code point i, 0 <= i < Len, as a str.
func (s *Str) At(c *Context, i int) (Value, error) {
	if s.IsASCII() {
		return c.latin(rune(s.S[i])), nil
	}
	off, err := s.Offset(c, i)
	if err != nil {
		return Value{}, err
	}
	r, _ := DecodeRune(s.S, off)
	return c.Char(r)
}

// Substring returns the code points start, start+step, … (count of them) as a
// str of its own, which keeps nothing of s alive.
func (s *Str) Substring(c *Context, start, count, step int) (Value, error) {
	switch {
	case count <= 0:
		return emptyStr.Value(), nil
	case count == 1:
		return s.At(c, start)
	case step != 1:
		return s.stride(c, start, count, step)
	case count == s.Len() && s.typ == &StrType:
		return s.Value(), nil
	}
	i, err := s.Offset(c, start)
	if err != nil {
		return Value{}, err
	}
	j, err := s.Offset(c, start+count)
	if err != nil {
		return Value{}, err
	}
	return c.copyStr(s.S[i:j])
}

// copyStr returns a str that does not share memory with part.
func (c *Context) copyStr(part string) (Value, error) {
	if len(part) <= 1 {
		return c.Text(part), nil
	}
	if err := c.Charge(int64(len(part)/32), int64(strBytes+len(part))); err != nil {
		return Value{}, err
	}
	return c.ownText(part, &c.slices), nil
}

// ownText is copyStr where that is charged.
func (c *Context) ownText(part string, l *luck) Value {
	if isASCII(part) {
		return c.asciiPart(part, l)
	}
	return c.Text(strings.Clone(part))
}

// copyASCII is copyStr for an ASCII text.
func (c *Context) copyASCII(part string) (Value, error) { return c.copyPlain(part, &c.slices) }

// copyWord is copyASCII of a part of many.
func (c *Context) copyWord(part string) (Value, error) { return c.copyPlain(part, &c.words) }

func (c *Context) copyPlain(part string, l *luck) (Value, error) {
	if len(part) > 1 {
		if err := c.Charge(int64(len(part)/32), int64(strBytes+len(part))); err != nil {
			return Value{}, err
		}
	}
	return c.asciiPart(part, l), nil
}

func (s *Str) stride(c *Context, start, count, step int) (Value, error) {
	if err := c.Charge(int64(count/2+1), int64(strBytes+4*count)); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, count)
	for k, i := 0, start; k < count; k, i = k+1, i+step {
		if s.IsASCII() {
			b = append(b, s.S[i])
			continue
		}
		off, err := s.Offset(c, i)
		if err != nil {
			return Value{}, err
		}
		b = append(b, s.S[off:off+runeSize(s.S[off])]...)
	}
	return c.Text(string(b)), nil
}

// exact returns v itself, or its text as an exact str.
func (c *Context) exact(v Value) (Value, error) {
	if v.Is(&StrType) {
		return v, nil
	}
	return c.NewStr(v.Str().S)
}

func strNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if cls == &StrType && len(args) == 1 && len(kw) == 0 && args[0].Is(&IntType) {
		return intRepr(c, args[0])
	}
	a, err := c.bindSimple("str", args, kw, "object", "encoding", "errors")
	if err != nil {
		return Value{}, err
	}
	v, err := c.strOf(a)
	if err != nil || cls == &StrType {
		return v, err
	}
	if err := c.Alloc(strBytes); err != nil {
		return Value{}, err
	}
	s := v.Str()
	return newWide(cls, s.S, s.Len()).Value(), nil
}

// strQuick is str(x).
func strQuick(c *Context, args []Value) (v Value, ok bool, err error) {
	switch {
	case len(args) != 1:
		return v, false, nil
	case args[0].Is(&StrType):
		v = args[0]
	case args[0].IsInt():
		v, err = c.smallIntText(args[0].AsInt())
	case args[0].IsFloat():
		v, err = c.floatRepr(args[0].AsFloat())
	case args[0].Is(&IntType):
		v, err = intRepr(c, args[0])
	default:
		v, err = c.StrValue(args[0])
	}
	return v, true, err
}

// smallIntText is str(n); the texts of the smallest numbers are shared.
func (c *Context) smallIntText(n int64) (Value, error) {
	if uint64(n) < uint64(len(c.numerals)) {
		if c.numerals[n] == nil {
			if c.numerals == &noStrs {
				c.numerals = new([256]*Str)
			}
			c.numerals[n] = c.Text(strconv.Itoa(int(n))).Str()
		}
		return c.numerals[n].Value(), nil
	}
	size, sign := abs64(n), 0
	if n < 0 {
		sign = 1
	}
	length := sign + decimalLen(size)
	if err := c.Alloc(strBytes + length); err != nil {
		return Value{}, err
	}
	x, text := newASCII(length)
	text[0] = '-'
	writeDecimal(text[sign:], size)
	return x.Value(), nil
}

// strOf is str(object, encoding, errors), whose missing arguments are nil.
func (c *Context) strOf(a []Value) (Value, error) {
	if a[1].IsNil() && a[2].IsNil() {
		if a[0].IsNil() {
			return emptyStr.Value(), nil
		}
		if a[0].Is(&StrType) {
			return a[0], nil
		}
		return c.StrValue(a[0])
	}
	encoding, errors, err := c.codecArgs("str", a[1], a[2])
	if err != nil || a[0].IsNil() {
		return emptyStr.Value(), err
	}
	if a[0].IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "decoding str is not supported")
	}
	if !isBytesLike(a[0]) {
		return Value{}, c.Errorf(&TypeErrorType, "decoding to str: need a bytes-like object, %s found", a[0].Type().Shown())
	}
	return c.decode(a[0], encoding, errors)
}

// bindSimple binds the arguments of a type's call: all optional, all by
// position or name; missing ones are nil.
func (c *Context) bindSimple(fn string, args []Value, kw []Kw, names ...string) ([]Value, error) {
	if n := len(args) + len(kw); n > len(names) {
		return nil, c.Errorf(&TypeErrorType, "%s() takes at most %d argument%s (%d given)", fn, len(names), plural(len(names)), n)
	}
	bound := make([]Value, len(names))
	copy(bound, args)
	for _, k := range kw {
		i := indexName(names, k.Name)
		if i < 0 {
			return nil, c.Errorf(&TypeErrorType, "%s() got an unexpected keyword argument '%s'", fn, k.Name)
		}
		if !bound[i].IsNil() {
			return nil, c.Errorf(&TypeErrorType, "argument for %s() given by name ('%s') and position (%d)", fn, k.Name, i+1)
		}
		bound[i] = k.Value
	}
	return bound, nil
}

func indexName(names []string, name string) int {
	for i, n := range names {
		if n == name {
			return i
		}
	}
	return -1
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func strRepr(c *Context, v Value) (Value, error) {
	s := v.Str().S
	if err := c.Steps(len(s)/8 + 1); err != nil {
		return Value{}, err
	}
	if reprIsQuoted(s) {
		if err := c.Alloc(strBytes + len(s) + 2); err != nil {
			return Value{}, err
		}
		return quotedText(s), nil
	}
	if err := c.Alloc(strBytes + reprBound(s)); err != nil {
		return Value{}, err
	}
	return c.Text(ReprStr(s)), nil
}

func strStr(c *Context, v Value) (Value, error) { return c.exact(v) }

func strFormatSlot(c *Context, v Value, spec string) (Value, error) {
	if spec == "" && !v.Is(&StrType) { // as str(): a subclass may say it otherwise
		text, err := c.Str(v)
		if err != nil {
			return Value{}, err
		}
		return c.NewStr(text)
	}
	if spec == "" {
		return c.exact(v)
	}
	s, err := c.FormatStr(v.Str().S, spec)
	if err != nil {
		return Value{}, err
	}
	return c.NewStr(s)
}

func strHash(c *Context, v Value) (int64, error) {
	s := v.Str()
	if s.flags&flagHashed != 0 {
		return int64(s.hash), nil
	}
	if err := c.Steps(len(s.S) / 64); err != nil {
		return 0, err
	}
	return s.setHash(c), nil
}

// setHash returns the hash of the text and, unless runs share it, stores that.
func (s *Str) setHash(c *Context) int64 {
	h := c.HashText(s.S)
	if s.flags&flagStatic == 0 {
		s.hash = uint64(h)
		s.flags |= flagHashed
		if s.typ == &StrType {
			s.flags |= flagReady
		}
	}
	return h
}

// hasIndex reports whether v is an int or has __index__.
func hasIndex(v Value) bool { return IsIntLike(v) || v.Type().Slots.Unary[Index] != nil }

// seqIndex resolves an index into a sequence of n items.
func (c *Context) seqIndex(key Value, n int, what string) (int, error) {
	i, err := c.IndexInt(key, false)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, c.Errorf(&IndexErrorType, "%s out of range", what)
	}
	return i, nil
}

func strGetItem(c *Context, v, key Value) (Value, error) {
	s := v.Str()
	if key.IsInt() {
		if i := key.AsInt(); uint64(i) < uint64(s.Len()) {
			return s.At(c, int(i))
		}
	}
	if key.Kind() == KindSlice {
		start, _, step, count, err := key.Slice().Indices(c, s.Len())
		if err != nil {
			return Value{}, err
		}
		return s.Substring(c, start, count, step)
	}
	if !hasIndex(key) {
		return Value{}, c.Errorf(&TypeErrorType, "string indices must be integers, not '%s'", key.Type().Shown())
	}
	i, err := c.seqIndex(key, s.Len(), "string index")
	if err != nil {
		return Value{}, err
	}
	return s.At(c, i)
}

func strContains(c *Context, v, x Value) (bool, error) {
	if !x.IsStr() {
		return false, c.Errorf(&TypeErrorType, "'in <string>' requires string as left operand, not %s", x.Type().Shown())
	}
	i, err := c.findText(v.Str().S, x.Str().S)
	return i >= 0, err
}

func strCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if !a.IsStr() || !b.IsStr() {
		return NotImplemented, nil
	}
	answer, err := c.CompareStrs(op, a.Str(), b.Str())
	return Bool(answer), err
}

// CompareStrs does op on the texts of two strs.
func (c *Context) CompareStrs(op CompareOp, a, b *Str) (bool, error) {
	s, t := a.S, b.S
	if err := c.Steps(min(len(s), len(t)) / 64); err != nil {
		return false, err
	}
	if op == EQ || op == NE {
		return (s == t) == (op == EQ), nil
	}
	return ordered(strings.Compare(s, t), op), nil
}

// ordered answers a comparison from the sign of the difference.
func ordered(sign int, op CompareOp) bool {
	switch op {
	case LT:
		return sign < 0
	case LE:
		return sign <= 0
	case EQ:
		return sign == 0
	case NE:
		return sign != 0
	case GT:
		return sign > 0
	}
	return sign >= 0
}

func strAdd(c *Context, a, b Value) (Value, error) {
	if !a.IsStr() || !b.IsStr() {
		return NotImplemented, nil
	}
	return c.AddText(a, b)
}

// AddText is a + b of two strs.
func (c *Context) AddText(a, b Value) (Value, error) {
	s, t := a.Str(), b.Str()
	if s.S == "" && b.Is(&StrType) {
		return b, nil
	}
	if t.S == "" && a.Is(&StrType) {
		return a, nil
	}
	if s.flags&flagJoined != 0 && len(s.S) >= growingText {
		return c.appendText(s, t)
	}
	n := len(s.S) + len(t.S)
	if err := c.Charge(int64(n/64), int64(strBytes+n)); err != nil {
		return Value{}, err
	}
	if n <= recentText && s.more() == nil && t.more() == nil {
		var room [recentText]byte
		copy(room[copy(room[:], s.S):], t.S)
		return c.shortStr(viewText(room[:n]), &c.sums).Value(), nil
	}
	x := concat(s, t)
	x.flags |= flagJoined
	return x.Value(), nil
}

// concat returns s + t, exactly as long as it is.
func concat(s, t *Str) *Str {
	if s.more() != nil || t.more() != nil {
		return newWide(&StrType, s.S+t.S, s.Len()+t.Len())
	}
	x, text := newASCII(len(s.S) + len(t.S))
	copy(text[copy(text, s.S):], t.S)
	return x
}

// growingText is the length from which on a text that was made by + gets
// spare room when something is added to it again, so that adding in a loop
// takes time in proportion to what is added.
const growingText = 128

// appendText returns s + t, where s was made by +: in the room behind s if
// there is any that no other text has taken.
func (c *Context) appendText(s, t *Str) (Value, error) {
	n := len(s.S) + len(t.S)
	var tail *spareText
	if more := s.more(); more != nil {
		tail = more.tail
	}
	switch {
	case tail != nil && len(tail.b) != len(s.S):
		// Something else was added before: one of many continuations.
		if err := c.Charge(int64(n/64), int64(strBytes+n)); err != nil {
			return Value{}, err
		}
		return concat(s, t).Value(), nil
	case tail == nil || n > cap(tail.b):
		room := n + n/4 + growingText
		if err := c.Charge(int64(n/64), int64(room)); err != nil {
			return Value{}, err
		}
		tail = &spareText{b: append(make([]byte, 0, room), s.S...)}
	}
	if err := c.Charge(int64(len(t.S)/64), 2*strBytes); err != nil {
		return Value{}, err
	}
	tail.b = append(tail.b, t.S...)
	x := newWide(&StrType, tail.text(), s.Len()+t.Len())
	x.more().tail = tail
	x.flags |= flagJoined
	return x.Value(), nil
}

func strMul(c *Context, a, b Value) (Value, error) {
	if !a.IsStr() {
		a, b = b, a
	}
	if !hasIndex(b) {
		return NotImplemented, nil
	}
	count, err := c.repeatCount(b)
	if err != nil {
		return Value{}, err
	}
	s := a.Str()
	if count <= 0 || s.S == "" {
		return emptyStr.Value(), nil
	}
	if count == 1 {
		return c.exact(a)
	}
	size, err := c.repeatSize(len(s.S), count, "repeated string is too long")
	if err != nil {
		return Value{}, err
	}
	if err := c.Charge(int64(size/64), int64(strBytes+size)); err != nil {
		return Value{}, err
	}
	return repeated(s, count, size).Value(), nil
}

// repeated returns count times s, of size bytes in all.
func repeated(s *Str, count, size int) *Str {
	if s.more() != nil {
		return newWide(&StrType, strings.Repeat(s.S, count), s.Len()*count)
	}
	x, text := newASCII(size)
	for n := copy(text, s.S); n < size; n *= 2 {
		copy(text[n:], text[:n])
	}
	return x
}

// repeatCount returns the right operand of sequence * n.
func (c *Context) repeatCount(v Value) (int, error) {
	n, err := c.IndexInt(v, false)
	if r, ok := IsRaised(err, &IndexErrorType); ok && r.Exc.typ == &IndexErrorType {
		return 0, c.Raise(&OverflowErrorType, r.Exc.Args.Items()...)
	}
	return n, err
}

// maxSize is the largest size of a text or sequence that is even considered;
// far beyond any memory limit, and far from overflow.
const maxSize = 1 << 48

// repeatSize multiplies, or raises: the sizes of CPython end at 2**63.
func (c *Context) repeatSize(n, count int, message string) (int, error) {
	if n > 0 && count > (1<<63-1)/n {
		return 0, c.Errorf(&OverflowErrorType, "%s", message)
	}
	if size := n * count; size <= maxSize {
		return size, nil
	}
	return 0, c.tooLarge()
}

// tooLarge stops the run at its memory limit, or raises MemoryError where
// there is none.
func (c *Context) tooLarge() error {
	if err := c.Alloc(maxSize); err != nil {
		return err
	}
	return c.Raise(&MemoryErrorType)
}

func strMod(c *Context, a, b Value) (Value, error) {
	if !a.IsStr() {
		return NotImplemented, nil
	}
	return c.Percent(a.Str().S, b)
}

// A StrIter walks over the code points of a str.
type StrIter struct {
	Object
	S   *Str // nil when exhausted
	Off int  // in bytes
	N   int  // code points passed
}

func strIter(c *Context, v Value) (Value, error) {
	if err := c.Alloc(iterBytes); err != nil {
		return Value{}, err
	}
	return (&StrIter{Object: Object{typ: &StrIteratorType}, S: v.Str()}).Value(), nil
}

func strIterNext(c *Context, v Value) (Value, error) { return v.StrIter().Step(c) }

// Step is the next code point.
func (it *StrIter) Step(c *Context) (Value, error) {
	if it.S == nil {
		return Value{}, nil
	}
	if it.S.Narrow() && it.Off < len(it.S.S) {
		if char := c.chars[it.S.S[it.Off]]; char != nil {
			it.Off++
			it.N++
			return char.Value(), nil
		}
	}
	if it.Off >= len(it.S.S) {
		it.S = nil
		return Value{}, nil
	}
	r, size := DecodeRune(it.S.S, it.Off)
	it.Off += size
	it.N++
	return c.Char(r)
}

func strIterHint(c *Context, a []Value) (Value, error) {
	it := a[0].StrIter()
	if it.S == nil {
		return Int(0), nil
	}
	return Int(int64(it.S.Len() - it.N)), nil
}

// Narrow reports whether s is an exact str whose bytes are its code points.
func (s *Str) Narrow() bool { return s.flags&flagWide == 0 }

// Latin returns the shared str of one code point, nil if nobody has asked for
// it yet.
func (c *Context) Latin(b byte) *Str { return c.chars[b] }
