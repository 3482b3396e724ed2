package py

import (
	"strings"
)

// bytesMethods are the methods that bytes and bytearray share; what they
// return has the type of self.
var bytesMethods = []Row{
	{"capitalize(self, /)", "The first ASCII letter in upper case, the rest in lower case.", "len(self)", bytesMap(capitalizeBytes)},
	{"center(self, width, fillchar=?, /)", "Centred in the given width.", "size of the result", bytesAlign("center", '^')},
	{"count(self, sub, start=None, end=None, /)", "How often sub occurs without overlap.", "len(self)", bytesCount},
	{"decode(self, encoding='utf-8', errors='strict')", "The bytes as text.", "len(self)", bytesDecode},
	{"endswith(self, suffix, start=None, end=None, /)", "Whether it ends with suffix, or one of a tuple of them.", "len(suffix)", bytesAffix("endswith", strings.HasSuffix)},
	{"expandtabs(self, tabsize=8)", "Tabs replaced by spaces.", "size of the result", bytesExpandtabs},
	{"find(self, sub, start=None, end=None, /)", "Lowest index of sub, or -1.", "len(self)", bytesFind(false)},
	{"fromhex(cls, string, /)", "The bytes written as pairs of hexadecimal digits.", "len(string)", bytesFromhex},
	{"hex(self, sep=?, bytes_per_sep=1)", "The bytes as hexadecimal digits.", "size of the result", bytesHex},
	{"index(self, sub, start=None, end=None, /)", "Like find, but raises ValueError.", "len(self)", bytesIndex(false)},
	{"isalnum(self, /)", "Whether there are only ASCII letters and digits.", "len(self)", bytesIs(isASCIIAlnum)},
	{"isalpha(self, /)", "Whether there are only ASCII letters.", "len(self)", bytesIs(isASCIILetter)},
	{"isascii(self, /)", "Whether all bytes are below 128.", "len(self)", bytesIsascii},
	{"isdigit(self, /)", "Whether there are only ASCII digits.", "len(self)", bytesIs(isDigitByte)},
	{"islower(self, /)", "Whether the ASCII letters are lower case, and there are some.", "len(self)", bytesIslower},
	{"isspace(self, /)", "Whether there is only space, and some.", "len(self)", bytesIs(byteAlphabet.space)},
	{"istitle(self, /)", "Whether every word begins with a capital and goes on without.", "len(self)", bytesIstitle},
	{"isupper(self, /)", "Whether the ASCII letters are upper case, and there are some.", "len(self)", bytesIsupper},
	{"join(self, iterable_of_bytes, /)", "The items with self between them.", "size of the result", bytesJoin},
	{"ljust(self, width, fillchar=?, /)", "Padded on the right.", "size of the result", bytesAlign("ljust", '<')},
	{"lower(self, /)", "In lower case.", "len(self)", bytesMap(lowerBytes)},
	{"lstrip(self, bytes=None, /)", "Without leading space or the given bytes.", "len(self)", bytesStrip(true, false)},
	{"maketrans(frm, to, /)", "A table for translate.", "1", bytesMaketrans},
	{"partition(self, sep, /)", "What is before sep, sep, and what is behind it.", "len(self)", bytesPartition(false)},
	{"removeprefix(self, prefix, /)", "Without the prefix, if it has it.", "len(self)", bytesCut(strings.CutPrefix)},
	{"removesuffix(self, suffix, /)", "Without the suffix, if it has it.", "len(self)", bytesCut(strings.CutSuffix)},
	{"replace(self, old, new, count=-1, /)", "With old replaced by new, at most count times.", "size of the result", bytesReplace},
	{"rfind(self, sub, start=None, end=None, /)", "Highest index of sub, or -1.", "len(self)", bytesFind(true)},
	{"rindex(self, sub, start=None, end=None, /)", "Like rfind, but raises ValueError.", "len(self)", bytesIndex(true)},
	{"rjust(self, width, fillchar=?, /)", "Padded on the left.", "size of the result", bytesAlign("rjust", '>')},
	{"rpartition(self, sep, /)", "Like partition, at the last sep.", "len(self)", bytesPartition(true)},
	{"rsplit(self, sep=None, maxsplit=-1)", "Like split, from the end.", "len(self)", bytesSplit(true)},
	{"rstrip(self, bytes=None, /)", "Without trailing space or the given bytes.", "len(self)", bytesStrip(false, true)},
	{"split(self, sep=None, maxsplit=-1)", "The parts between sep, or between runs of space.", "len(self)", bytesSplit(false)},
	{"splitlines(self, keepends=False)", "The lines.", "len(self)", bytesSplitlines},
	{"startswith(self, prefix, start=None, end=None, /)", "Whether it starts with prefix, or one of a tuple of them.", "len(prefix)", bytesAffix("startswith", strings.HasPrefix)},
	{"strip(self, bytes=None, /)", "Without space or the given bytes at both ends.", "len(self)", bytesStrip(true, true)},
	{"swapcase(self, /)", "Upper case to lower case and the reverse.", "len(self)", bytesMap(swapBytes)},
	{"title(self, /)", "Every word with a capital.", "len(self)", bytesMap(titleBytes)},
	{"translate(self, table, /, delete=?)", "Without the bytes to delete, the others looked up in table.", "len(self)", bytesTranslate},
	{"upper(self, /)", "In upper case.", "len(self)", bytesMap(upperBytes)},
	{"zfill(self, width, /)", "Padded on the left with zeros, behind a sign.", "size of the result", bytesZfill},
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }
func isDigitByte(r rune) bool   { return '0' <= r && r <= '9' }
func isASCIIAlnum(r rune) bool  { return isASCIILetter(r) || isDigitByte(r) }
func isASCIIUpper(r rune) bool  { return 'A' <= r && r <= 'Z' }
func isASCIILower(r rune) bool  { return 'a' <= r && r <= 'z' }

func upperByte(b byte) byte {
	if isASCIILower(rune(b)) {
		return b - 32
	}
	return b
}

func lowerByte(b byte) byte {
	if isASCIIUpper(rune(b)) {
		return b + 32
	}
	return b
}

// bytesMap makes a method that changes a copy byte by byte.
func bytesMap(change func(b []byte)) Func {
	return func(c *Context, a []Value) (Value, error) {
		n := bytesLen(a[0])
		if err := c.Charge(int64(n/8+1), int64(bytesBytes+n)); err != nil {
			return Value{}, err
		}
		s, err := c.bytesOf(a[0])
		if err != nil {
			return Value{}, err
		}
		b := []byte(s)
		change(b)
		return like(a[0], string(b)), nil
	}
}

func upperBytes(b []byte) {
	for i := range b {
		b[i] = upperByte(b[i])
	}
}

func lowerBytes(b []byte) {
	for i := range b {
		b[i] = lowerByte(b[i])
	}
}

func swapBytes(b []byte) {
	for i := range b {
		if isASCIILetter(rune(b[i])) {
			b[i] ^= 32
		}
	}
}

func capitalizeBytes(b []byte) {
	lowerBytes(b)
	if len(b) > 0 {
		b[0] = upperByte(b[0])
	}
}

func titleBytes(b []byte) {
	inside := false
	for i := range b {
		if inside {
			b[i] = lowerByte(b[i])
		} else {
			b[i] = upperByte(b[i])
		}
		inside = isASCIILetter(rune(b[i]))
	}
}

func bytesAlign(fn string, mode byte) Func {
	return func(c *Context, a []Value) (Value, error) {
		width, err := c.sizeArg(a[1])
		if err != nil {
			return Value{}, err
		}
		fill := " "
		if !a[2].IsNil() {
			if !isBytesLike(a[2]) || bytesLen(a[2]) != 1 {
				return Value{}, c.Errorf(&TypeErrorType, "%s() argument 2 must be a byte string of length 1, not %s", fn, a[2].Type().Shown())
			}
			if fill, err = c.bytesOf(a[2]); err != nil {
				return Value{}, err
			}
		}
		s, err := c.bytesOf(a[0])
		if err != nil {
			return Value{}, err
		}
		left, right := padding(len(s), width, mode)
		if s, err = c.padText(s, fill, left, right); err != nil {
			return Value{}, err
		}
		return like(a[0], s), nil
	}
}

func bytesZfill(c *Context, a []Value) (Value, error) {
	width, err := c.sizeArg(a[1])
	if err != nil {
		return Value{}, err
	}
	s, err := c.bytesOf(a[0])
	if err != nil {
		return Value{}, err
	}
	if s, err = c.zfill(s, len(s), width); err != nil {
		return Value{}, err
	}
	return like(a[0], s), nil
}

func bytesExpandtabs(c *Context, a []Value) (Value, error) {
	tab, err := c.intArg(a[1])
	if err != nil {
		return Value{}, err
	}
	s, err := c.bytesOf(a[0])
	if err != nil {
		return Value{}, err
	}
	if s, err = c.expandTabs(s, tab, byteAlphabet); err != nil {
		return Value{}, err
	}
	return like(a[0], s), nil
}

func bytesDecode(c *Context, a []Value) (Value, error) {
	encoding, errors, err := c.codecArgs("decode", a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	return c.decode(a[0], encoding, errors)
}

// subArg converts what find and its relatives look for: an int or bytes.
func (c *Context) subArg(v Value) (string, error) {
	if isBytesLike(v) {
		return c.bytesOf(v)
	}
	if !hasIndex(v) {
		return "", c.Errorf(&TypeErrorType, "argument should be integer or bytes-like object, not '%s'", v.Type().Shown())
	}
	b, err := c.byteArg(v, "byte")
	return string([]byte{b}), err
}

// bytesSpan returns self[start:end] and where it starts.
func (c *Context) bytesSpan(self, start, end Value) (part string, off int, ok bool, err error) {
	i, j, err := c.bounds(start, end, bytesLen(self))
	if err != nil || i > j {
		return "", 0, false, err
	}
	s, err := c.bytesOf(self)
	if err != nil || j > len(s) || i > j {
		return "", 0, false, err
	}
	return s[i:j], i, true, nil
}

func (c *Context) bytesSearch(a []Value, back bool) (int, error) {
	sub, err := c.subArg(a[1])
	if err != nil {
		return 0, err
	}
	part, off, ok, err := c.bytesSpan(a[0], a[2], a[3])
	if err != nil || !ok {
		return -1, err
	}
	f, err := c.newFinder(sub, len(part), back)
	if err != nil {
		return 0, err
	}
	if i := f.index(part); i >= 0 {
		return off + i, nil
	}
	return -1, nil
}

func bytesFind(back bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		i, err := c.bytesSearch(a, back)
		return Int(int64(i)), err
	}
}

func bytesIndex(back bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		i, err := c.bytesSearch(a, back)
		return c.found(i, err, "subsection not found")
	}
}

func bytesCount(c *Context, a []Value) (Value, error) {
	sub, err := c.subArg(a[1])
	if err != nil {
		return Value{}, err
	}
	part, _, ok, err := c.bytesSpan(a[0], a[2], a[3])
	if err != nil || !ok {
		return Int(0), err
	}
	if sub == "" {
		return Int(int64(len(part) + 1)), nil
	}
	n, err := c.count(part, sub)
	return Int(int64(n)), err
}

func bytesAffix(fn string, test func(s, affix string) bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		options := []Value{a[1]}
		if a[1].Kind() == KindTuple {
			options = a[1].Tuple().Items()
		} else if !isBytesLike(a[1]) {
			return Value{}, c.Errorf(&TypeErrorType, "%s first arg must be bytes or a tuple of bytes, not %s", fn, a[1].Type().Shown())
		}
		part, _, ok, err := c.bytesSpan(a[0], a[2], a[3])
		if err != nil {
			return Value{}, err
		}
		for _, v := range options {
			affix, err := c.buffer(v)
			if err == nil {
				err = c.Steps(min(len(affix), len(part))/64 + 1)
			}
			if err != nil {
				return Value{}, err
			}
			if ok && test(part, affix) {
				return True, nil
			}
		}
		return False, nil
	}
}

// hexDigit returns the value of a hexadecimal digit, or -1.
func hexDigit(b byte) int {
	switch {
	case '0' <= b && b <= '9':
		return int(b - '0')
	case 'a' <= b|0x20 && b|0x20 <= 'f':
		return int(b|0x20-'a') + 10
	}
	return -1
}

func bytesFromhex(c *Context, a []Value) (Value, error) {
	s, err := c.strArg2(a[1], "fromhex")
	if err != nil {
		return Value{}, err
	}
	if err := c.Charge(int64(len(s)/8+1), int64(bytesBytes+len(s)/2)); err != nil {
		return Value{}, err
	}
	out := make([]byte, 0, len(s)/2)
	for i := 0; i < len(s); {
		if byteAlphabet.space(rune(s[i])) {
			i++
			continue
		}
		for j := i; j < i+2; j++ {
			if j >= len(s) || hexDigit(s[j]) < 0 {
				return Value{}, c.Errorf(&ValueErrorType, "non-hexadecimal number found in fromhex() arg at position %d", CountText(s[:min(j, len(s))]))
			}
		}
		out = append(out, byte(hexDigit(s[i])<<4|hexDigit(s[i+1])))
		i += 2
	}
	return c.madeBy(a[0], out)
}

// strArg2 is strArg for a function of one argument.
func (c *Context) strArg2(v Value, fn string) (string, error) {
	if !v.IsStr() {
		return "", c.Errorf(&TypeErrorType, "%s() argument must be str, not %s", fn, v.Type().Shown())
	}
	return v.Str().S, nil
}

// madeBy makes the result of a class method: cls(b).
func (c *Context) madeBy(cls Value, b []byte) (Value, error) {
	switch t := cls.TypeObject(); {
	case t == &BytesType:
		return newBytes(string(b)), nil
	case t == &ByteArrayType:
		return newByteArray(b), nil
	}
	return c.Call(cls, newBytes(string(b)))
}

func bytesHex(c *Context, a []Value) (Value, error) {
	sep, group := "", 0
	if !a[1].IsNil() {
		var err error
		if sep, err = c.hexSep(a[1]); err != nil {
			return Value{}, err
		}
		if group, err = c.intArg(a[2]); err != nil {
			return Value{}, err
		}
	}
	n := bytesLen(a[0])
	if err := c.Charge(int64(n/8+1), int64(strBytes+3*n)); err != nil {
		return Value{}, err
	}
	s, err := c.bytesOf(a[0])
	if err != nil {
		return Value{}, err
	}
	return c.Text(hexText(s, sep, group)), nil
}

func (c *Context) hexSep(v Value) (string, error) {
	n, err := c.Len(v)
	if err != nil {
		return "", err
	}
	if n != 1 {
		return "", c.Errorf(&ValueErrorType, "sep must be length 1.")
	}
	sep := ""
	switch {
	case v.IsStr():
		sep = v.Str().S
	case isBytesLike(v):
		if sep, err = c.bytesOf(v); err != nil {
			return "", err
		}
	default:
		return "", c.Errorf(&TypeErrorType, "sep must be str or bytes.")
	}
	if len(sep) != 1 || sep[0] >= 0x80 {
		return "", c.Errorf(&ValueErrorType, "sep must be ASCII.")
	}
	return sep, nil
}

// hexText writes s in hexadecimal with sep after every group bytes, counted
// from the right (negative: from the left).
func hexText(s, sep string, group int) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	b.Grow(2 * len(s))
	for i := 0; i < len(s); i++ {
		if i > 0 && group != 0 && sep != "" &&
			(group > 0 && (len(s)-i)%group == 0 || group < 0 && i%-group == 0) {
			b.WriteString(sep)
		}
		b.WriteByte(digits[s[i]>>4])
		b.WriteByte(digits[s[i]&15])
	}
	return b.String()
}

func (c *Context) allBytes(v Value, in func(r rune) bool) (bool, error) {
	s, err := c.bytesOf(v)
	if err == nil {
		err = c.Steps(len(s)/16 + 1)
	}
	if err != nil {
		return false, err
	}
	for i := 0; i < len(s); i++ {
		if !in(rune(s[i])) {
			return false, nil
		}
	}
	return true, nil
}

func bytesIs(in func(rune) bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		ok, err := c.allBytes(a[0], in)
		return Bool(ok && bytesLen(a[0]) > 0), err
	}
}

func bytesIsascii(c *Context, a []Value) (Value, error) {
	ok, err := c.allBytes(a[0], func(r rune) bool { return r < 0x80 })
	return Bool(ok), err
}

func bytesIslower(c *Context, a []Value) (Value, error) {
	cased := false
	ok, err := c.allBytes(a[0], func(r rune) bool {
		cased = cased || isASCIILower(r)
		return !isASCIIUpper(r)
	})
	return Bool(ok && cased), err
}

func bytesIsupper(c *Context, a []Value) (Value, error) {
	cased := false
	ok, err := c.allBytes(a[0], func(r rune) bool {
		cased = cased || isASCIIUpper(r)
		return !isASCIILower(r)
	})
	return Bool(ok && cased), err
}

func bytesIstitle(c *Context, a []Value) (Value, error) {
	cased, inside := false, false
	ok, err := c.allBytes(a[0], func(r rune) bool {
		if !isASCIILetter(r) {
			inside = false
			return true
		}
		wrong := isASCIIUpper(r) == inside
		inside, cased = true, true
		return !wrong
	})
	return Bool(ok && cased), err
}

func bytesJoin(c *Context, a []Value) (Value, error) {
	items, mark, err := c.joinItems(a[1])
	if err != nil {
		return Value{}, err
	}
	if mark >= 0 {
		defer c.Pop(mark)
	}
	sep, err := c.bytesOf(a[0])
	if err != nil {
		return Value{}, err
	}
	if err := c.Steps(len(items)/2 + 1); err != nil {
		return Value{}, err
	}
	size := 0
	for i, v := range items {
		if !isBytesLike(v) {
			return Value{}, c.Errorf(&TypeErrorType, "sequence item %d: expected a bytes-like object, %s found", i, v.Type().Shown())
		}
		if i > 0 {
			size += len(sep)
		}
		if size += bytesLen(v); size > maxSize {
			return Value{}, c.tooLarge()
		}
	}
	if err := c.Charge(int64(size/64), int64(strBytes+size)); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	b.Grow(size)
	for i, v := range items {
		if i > 0 {
			b.WriteString(sep)
		}
		if v.Kind() == KindBytes {
			b.WriteString(v.Bytes().S)
		} else {
			b.Write(v.ByteArray().B)
		}
	}
	return like(a[0], b.String()), nil
}

func bytesStrip(left, right bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		s, err := c.bytesOf(a[0])
		if err != nil {
			return Value{}, err
		}
		in := byteAlphabet.space
		if !a[1].IsNone() {
			chars, err := c.buffer(a[1])
			if err == nil {
				err = c.Steps(len(chars) / 16)
			}
			if err != nil {
				return Value{}, err
			}
			in = newRuneSet(chars, byteAlphabet).has
		}
		if err := c.Steps(len(s)/16 + 1); err != nil {
			return Value{}, err
		}
		part := byteAlphabet.strip(s, in, left, right)
		if len(part) == len(s) && a[0].Is(&BytesType) {
			return a[0], nil
		}
		return makerFor(a[0])(c, part)
	}
}

func bytesMaketrans(c *Context, a []Value) (Value, error) {
	from, err := c.buffer(a[0])
	if err != nil {
		return Value{}, err
	}
	to, err := c.buffer(a[1])
	if err != nil {
		return Value{}, err
	}
	if len(from) != len(to) {
		return Value{}, c.Errorf(&ValueErrorType, "maketrans arguments must have same length")
	}
	if err := c.Charge(int64(len(from)/8+32), 256+bytesBytes); err != nil {
		return Value{}, err
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i := 0; i < len(from); i++ {
		table[from[i]] = to[i]
	}
	return newBytes(string(table)), nil
}

func bytesPartition(back bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		sep, err := c.buffer(a[1])
		if err != nil {
			return Value{}, err
		}
		s, err := c.bytesOf(a[0])
		if err != nil {
			return Value{}, err
		}
		return c.partition(a[0], a[1], s, sep, back, makerFor(a[0]))
	}
}

func bytesCut(cut func(s, affix string) (string, bool)) Func {
	return func(c *Context, a []Value) (Value, error) {
		affix, err := c.buffer(a[1])
		if err != nil {
			return Value{}, err
		}
		s, err := c.bytesOf(a[0])
		if err != nil {
			return Value{}, err
		}
		part, ok := cut(s, affix)
		if (!ok || affix == "") && a[0].Is(&BytesType) {
			return a[0], nil
		}
		return makerFor(a[0])(c, part)
	}
}

func bytesReplace(c *Context, a []Value) (Value, error) {
	old, err := c.buffer(a[1])
	if err != nil {
		return Value{}, err
	}
	new, err := c.buffer(a[2])
	if err != nil {
		return Value{}, err
	}
	count, err := c.sizeArg(a[3])
	if err != nil {
		return Value{}, err
	}
	s, err := c.bytesOf(a[0])
	if err != nil {
		return Value{}, err
	}
	r, err := c.newReplacing(s, old, new, count, len(s), byteAlphabet)
	if err != nil {
		return Value{}, err
	}
	if r.count > 0 {
		text, room := newText(r.size)
		r.fill(room)
		return like(a[0], text), nil
	}
	if a[0].Is(&BytesType) {
		return a[0], nil
	}
	return makerFor(a[0])(c, s)
}

func bytesSplit(back bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		limit, err := c.sizeArg(a[2])
		if err != nil {
			return Value{}, err
		}
		sep := ""
		if !a[1].IsNone() {
			if sep, err = c.buffer(a[1]); err != nil {
				return Value{}, err
			}
			if sep == "" {
				return Value{}, c.Errorf(&ValueErrorType, "empty separator")
			}
		}
		s, err := c.bytesOf(a[0])
		if err != nil {
			return Value{}, err
		}
		mk := makerFor(a[0])
		switch {
		case sep == "" && back:
			return c.rsplitSpace(s, limit, byteAlphabet, mk)
		case sep == "":
			return c.splitSpace(s, limit, byteAlphabet, mk)
		case back:
			return c.rsplitSep(s, sep, limit, mk)
		}
		return c.splitSep(s, sep, limit, mk)
	}
}

func bytesSplitlines(c *Context, a []Value) (Value, error) {
	keep, err := c.Truth(a[1])
	if err != nil {
		return Value{}, err
	}
	s, err := c.bytesOf(a[0])
	if err != nil {
		return Value{}, err
	}
	return c.splitLines(s, keep, byteAlphabet, makerFor(a[0]))
}

func bytesTranslate(c *Context, a []Value) (Value, error) {
	table, err := "", error(nil)
	if !a[1].IsNone() {
		if table, err = c.buffer(a[1]); err != nil {
			return Value{}, err
		}
		if len(table) != 256 {
			return Value{}, c.Errorf(&ValueErrorType, "translation table must be 256 characters long")
		}
	}
	drop := ""
	if !a[2].IsNil() {
		if drop, err = c.buffer(a[2]); err != nil {
			return Value{}, err
		}
	}
	n := bytesLen(a[0])
	if err := c.Charge(int64((n+len(drop))/8+1), int64(bytesBytes+n)); err != nil {
		return Value{}, err
	}
	s, err := c.bytesOf(a[0])
	if err != nil {
		return Value{}, err
	}
	gone := newRuneSet(drop, byteAlphabet)
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case gone.has(rune(s[i])):
		case table != "":
			b = append(b, table[s[i]])
		default:
			b = append(b, s[i])
		}
	}
	return like(a[0], string(b)), nil
}

// bytesExact is bytes(self), which is self unless its class derives from bytes.
func bytesExact(c *Context, a []Value) (Value, error) {
	if a[0].Is(&BytesType) {
		return a[0], nil
	}
	return c.NewBytes(a[0].Bytes().S)
}
