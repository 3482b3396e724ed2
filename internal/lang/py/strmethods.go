package py

import (
	"strings"
	"unicode/utf8"
)

var strMethods = []Row{
	{"capitalize(self, /)", "The first character in title case, the rest in lower case.", "len(self)", strCapitalize},
	{"casefold(self, /)", "A version for comparisons without case.", "len(self)", strCasefold},
	{"center(self, width, fillchar=' ', /)", "Centred in a text of the given width.", "size of the result", strCenter},
	{"count(self, sub, start=None, end=None, /)", "How often sub occurs without overlap in self[start:end].", "len(self)", strCount},
	{"encode(self, encoding='utf-8', errors='strict')", "The text as bytes.", "len(self)", strEncode},
	{"endswith(self, suffix, start=None, end=None, /)", "Whether self[start:end] ends with suffix, or one of a tuple of them.", "len(suffix)", strEndswith},
	{"expandtabs(self, tabsize=8)", "Tabs replaced by spaces up to the next column.", "size of the result", strExpandtabs},
	{"find(self, sub, start=None, end=None, /)", "Lowest index of sub in self[start:end], or -1.", "len(self)", strFind},
	{"format(self, *args, **kwargs)", "The text with its replacement fields filled in.", "size of the result", strFormat},
	{"format_map(self, mapping, /)", "format(**mapping) without copying the mapping.", "size of the result", strFormatMap},
	{"index(self, sub, start=None, end=None, /)", "Like find, but raises ValueError.", "len(self)", strIndex},
	{"isalnum(self, /)", "Whether there are only letters and numbers, and at least one.", "len(self)", strIs(isAlnum)},
	{"isalpha(self, /)", "Whether there are only letters, and at least one.", "len(self)", strIs(isLetter)},
	{"isascii(self, /)", "Whether all code points are below 128.", "1", strIsascii},
	{"isdecimal(self, /)", "Whether there are only decimal digits, and at least one.", "len(self)", strIs(isDecimal)},
	{"isdigit(self, /)", "Whether there are only digits, and at least one.", "len(self)", strIs(isDigit)},
	{"isidentifier(self, /)", "Whether it is a valid name.", "len(self)", strIsidentifier},
	{"islower(self, /)", "Whether the cased characters are lower case, and there are some.", "len(self)", strIslower},
	{"isnumeric(self, /)", "Whether there are only numeric characters, and at least one.", "len(self)", strIs(isNumeric)},
	{"isprintable(self, /)", "Whether repr would escape nothing.", "len(self)", strIsprintable},
	{"isspace(self, /)", "Whether there is only space, and some.", "len(self)", strIs(IsSpaceRune)},
	{"istitle(self, /)", "Whether every word begins with a capital and goes on without.", "len(self)", strIstitle},
	{"isupper(self, /)", "Whether the cased characters are upper case, and there are some.", "len(self)", strIsupper},
	{"join(self, iterable, /)", "The texts of iterable with self between them.", "size of the result", strJoin},
	{"ljust(self, width, fillchar=' ', /)", "Padded on the right.", "size of the result", strLjust},
	{"lower(self, /)", "In lower case.", "len(self)", strLower},
	{"lstrip(self, chars=None, /)", "Without leading space or characters of chars.", "len(self)", strStrip("lstrip", true, false)},
	{"maketrans(x, y=?, z=?, /)", "A table for translate.", "len(x)", strMaketrans},
	{"partition(self, sep, /)", "What is before sep, sep, and what is behind it.", "len(self)", strPartition(false)},
	{"removeprefix(self, prefix, /)", "Without the prefix, if it has it.", "len(self)", strRemoveprefix},
	{"removesuffix(self, suffix, /)", "Without the suffix, if it has it.", "len(self)", strRemovesuffix},
	{"replace(self, old, new, /, count=-1)", "With old replaced by new, at most count times.", "size of the result", strReplace},
	{"rfind(self, sub, start=None, end=None, /)", "Highest index of sub in self[start:end], or -1.", "len(self)", strRfind},
	{"rindex(self, sub, start=None, end=None, /)", "Like rfind, but raises ValueError.", "len(self)", strRindex},
	{"rjust(self, width, fillchar=' ', /)", "Padded on the left.", "size of the result", strRjust},
	{"rpartition(self, sep, /)", "Like partition, at the last sep.", "len(self)", strPartition(true)},
	{"rsplit(self, sep=None, maxsplit=-1)", "Like split, from the end.", "len(self)", rsplitText},
	{"rstrip(self, chars=None, /)", "Without trailing space or characters of chars.", "len(self)", strStrip("rstrip", false, true)},
	{"split(self, sep=None, maxsplit=-1)", "The parts between sep, or between runs of space.", "len(self)", strSplit(false)},
	{"splitlines(self, keepends=False)", "The lines.", "len(self)", strSplitlines},
	{"startswith(self, prefix, start=None, end=None, /)", "Whether self[start:end] starts with prefix, or one of a tuple of them.", "len(prefix)", strStartswith},
	{"strip(self, chars=None, /)", "Without space or characters of chars at both ends.", "len(self)", strStrip("strip", true, true)},
	{"swapcase(self, /)", "Upper case to lower case and the reverse.", "len(self)", strSwapcase},
	{"title(self, /)", "Every word with a capital.", "len(self)", strTitle},
	{"translate(self, table, /)", "With every code point replaced by what the table has for it.", "len(self)", strTranslate},
	{"upper(self, /)", "In upper case.", "len(self)", strUpper},
	{"zfill(self, width, /)", "Padded on the left with zeros, behind a sign.", "size of the result", strZfill},
}

// fresh turns text that has been charged into a value; text that is a part of
// v's own and as long gives v itself.
func (c *Context) fresh(v Value, s string) Value {
	if v.Is(&StrType) && len(v.Str().S) == len(s) && v.Str().S == s {
		return v
	}
	return c.Text(s)
}

// strAlign is center, ljust and rjust.
func strAlign(c *Context, a []Value, mode byte) (Value, error) {
	width, err := c.sizeArg(a[1])
	if err != nil {
		return Value{}, err
	}
	if !a[2].IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "The fill character must be a unicode character, not %s", a[2].Type().Shown())
	}
	if a[2].Str().Len() != 1 {
		return Value{}, c.Errorf(&TypeErrorType, "The fill character must be exactly one character long")
	}
	s := a[0].Str()
	left, right := padding(s.Len(), width, mode)
	if left+right == 0 {
		return c.exact(a[0])
	}
	if fill := a[2].Str(); s.more() == nil && fill.more() == nil && s.S != "" {
		return c.padASCII(s.S, fill.S[0], left, right)
	}
	text, err := c.padText(s.S, a[2].Str().S, left, right)
	if err != nil {
		return Value{}, err
	}
	return c.Text(text), nil
}

func strCenter(c *Context, a []Value) (Value, error) { return strAlign(c, a, '^') }
func strLjust(c *Context, a []Value) (Value, error)  { return strAlign(c, a, '<') }
func strRjust(c *Context, a []Value) (Value, error)  { return strAlign(c, a, '>') }

func strZfill(c *Context, a []Value) (Value, error) {
	width, err := c.sizeArg(a[1])
	if err != nil {
		return Value{}, err
	}
	s := a[0].Str()
	if width <= s.Len() {
		return c.exact(a[0])
	}
	if s.more() == nil && s.S != "" && s.S[0] != '-' && s.S[0] != '+' {
		return c.padASCII(s.S, '0', width-len(s.S), 0)
	}
	text, err := c.zfill(s.S, s.Len(), width)
	if err != nil {
		return Value{}, err
	}
	return c.Text(text), nil
}

func strExpandtabs(c *Context, a []Value) (Value, error) {
	tab, err := c.intArg(a[1])
	if err != nil {
		return Value{}, err
	}
	text, err := c.expandTabs(a[0].Str().S, tab, textAlphabet)
	if err != nil {
		return Value{}, err
	}
	return c.Text(text), nil
}

// intArg converts an argument that is a C int.
func (c *Context) intArg(v Value) (int, error) {
	n, err := c.sizeArg(v)
	if _, ok := IsRaised(err, &OverflowErrorType); ok || n != int(int32(n)) {
		return 0, c.Errorf(&OverflowErrorType, "Python int too large to convert to C int")
	}
	return n, err
}

func strEncode(c *Context, a []Value) (Value, error) {
	encoding, errors, err := c.codecArgs("encode", a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	return c.encode(a[0], encoding, errors)
}

// span returns the part self[start:end] of find and its relatives with the
// byte offset where it starts; ok is false if start is beyond the end.
func (s *Str) span(c *Context, start, end Value) (part string, off int, ok bool, err error) {
	i, j, err := c.bounds(start, end, s.Len())
	if err != nil || i > j {
		return "", 0, false, err
	}
	if i == 0 && j == s.Len() {
		return s.S, 0, true, nil
	}
	off, err = s.Offset(c, i)
	if err != nil {
		return "", 0, false, err
	}
	to, err := s.Offset(c, j)
	return s.S[off:to], off, true, err
}

// search is find and rfind.
func (s *Str) search(c *Context, fn string, a []Value, back bool) (int, error) {
	sub, err := c.strArg(a[1], fn, "1")
	if err != nil {
		return 0, err
	}
	part, off, ok, err := s.span(c, a[2], a[3])
	if err != nil || !ok {
		return -1, err
	}
	f, err := c.newFinder(sub, len(part), back)
	if err != nil {
		return 0, err
	}
	i := f.index(part)
	if i < 0 {
		return -1, nil
	}
	return s.Index(off + i), nil
}

func strFind(c *Context, a []Value) (Value, error) {
	i, err := a[0].Str().search(c, "find", a, false)
	return Int(int64(i)), err
}

func strRfind(c *Context, a []Value) (Value, error) {
	i, err := a[0].Str().search(c, "rfind", a, true)
	return Int(int64(i)), err
}

func strIndex(c *Context, a []Value) (Value, error) {
	i, err := a[0].Str().search(c, "index", a, false)
	return c.found(i, err, "substring not found")
}

func strRindex(c *Context, a []Value) (Value, error) {
	i, err := a[0].Str().search(c, "rindex", a, true)
	return c.found(i, err, "substring not found")
}

// found turns a negative index into ValueError.
func (c *Context) found(i int, err error, message string) (Value, error) {
	if err == nil && i < 0 {
		err = c.Errorf(&ValueErrorType, "%s", message)
	}
	return Int(int64(i)), err
}

func strCount(c *Context, a []Value) (Value, error) {
	sub, err := c.strArg(a[1], "count", "1")
	if err != nil {
		return Value{}, err
	}
	part, _, ok, err := a[0].Str().span(c, a[2], a[3])
	if err != nil || !ok {
		return Int(0), err
	}
	if sub == "" {
		return Int(int64(CountText(part)) + 1), c.Steps(len(part) / 64)
	}
	n, err := c.count(part, sub)
	return Int(int64(n)), err
}

// affix is startswith and endswith.
func (s *Str) affix(c *Context, fn string, a []Value, test func(s, affix string) bool) (Value, error) {
	part, _, ok, err := s.span(c, a[2], a[3])
	if err != nil {
		return Value{}, err
	}
	if a[1].Kind() == KindTuple {
		for _, v := range a[1].Tuple().Items() {
			if !v.IsStr() {
				return Value{}, c.Errorf(&TypeErrorType, "tuple for %s must only contain str, not %s", fn, v.Type().Shown())
			}
			if err := c.Steps(min(len(v.Str().S), len(part))/64 + 1); err != nil {
				return Value{}, err
			}
			if ok && test(part, v.Str().S) {
				return True, nil
			}
		}
		return False, nil
	}
	if !a[1].IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "%s first arg must be str or a tuple of str, not %s", fn, a[1].Type().Shown())
	}
	return Bool(ok && test(part, a[1].Str().S)), c.Steps(min(len(a[1].Str().S), len(part)) / 64)
}

func strStartswith(c *Context, a []Value) (Value, error) {
	return a[0].Str().affix(c, "startswith", a, strings.HasPrefix)
}

func strEndswith(c *Context, a []Value) (Value, error) {
	return a[0].Str().affix(c, "endswith", a, strings.HasSuffix)
}

func strJoin(c *Context, a []Value) (Value, error) {
	items, mark, err := c.joinItems(a[1])
	if err != nil {
		return Value{}, err
	}
	if mark >= 0 {
		defer c.Pop(mark)
	}
	return c.join(a[0].Str(), items)
}

// join puts sep between the items.
func (c *Context) join(sep *Str, items []Value) (Value, error) {
	if len(items) == 1 && items[0].Is(&StrType) {
		return items[0], nil
	}
	if err := c.Steps(len(items)/2 + 1); err != nil {
		return Value{}, err
	}
	size, points := 0, 0
	for i, v := range items {
		if !v.IsStr() {
			return Value{}, c.Errorf(&TypeErrorType, "sequence item %d: expected str instance, %s found", i, v.Type().Shown())
		}
		if i > 0 {
			size, points = size+len(sep.S), points+sep.Len()
		}
		if size, points = size+len(v.Str().S), points+v.Str().Len(); size > maxSize {
			return Value{}, c.tooLarge()
		}
	}
	if err := c.Charge(int64(size/64), int64(strBytes+size)); err != nil {
		return Value{}, err
	}
	return c.joinTexts(sep.S, items, size, points), nil
}

// joinTexts returns the texts of items, all strs, with sep between them: size
// bytes and so many code points.
func (c *Context) joinTexts(sep string, items []Value, size, points int) Value {
	if size <= 1 || size != points {
		return c.joinWide(sep, items, size)
	}
	x, text := newASCII(size)
	at := 0
	for i, v := range items {
		if i > 0 {
			at += copy(text[at:], sep)
		}
		at += copy(text[at:], v.Str().S)
	}
	return x.Value()
}

func (c *Context) joinWide(sep string, items []Value, size int) Value {
	var b strings.Builder
	b.Grow(size)
	for i, v := range items {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(v.Str().S)
	}
	return c.Text(b.String())
}

// Concat joins strs, charged.
func (c *Context) Concat(parts []Value) (Value, error) {
	size, points := 0, 0
	for _, v := range parts {
		size, points = size+len(v.Str().S), points+v.Str().Len()
	}
	if err := c.Charge(int64(size/64+1), int64(strBytes+size)); err != nil {
		return Value{}, err
	}
	return c.joinTexts("", parts, size, points), nil
}

// joinItems returns the items of the argument of join: those of a list or
// tuple in place, everything else collected and kept, until mark is popped
// where that is not negative.
func (c *Context) joinItems(v Value) (items []Value, mark int, err error) {
	switch v.Kind() {
	case KindList:
		if l := v.List(); l.elem != nil && l.Len() > 0 {
			return []Value{l.At(0)}, -1, nil // a number, at which any join ends
		}
		return v.List().items(), -1, nil
	case KindTuple:
		return v.Tuple().Items(), -1, nil
	}
	it, err := c.Iter(v)
	if _, ok := IsRaised(err, &TypeErrorType); ok && v.Type().Slots.Iter == nil {
		return nil, -1, c.Errorf(&TypeErrorType, "can only join an iterable")
	}
	if err != nil {
		return nil, -1, err
	}
	if items, err = c.Items(it); err != nil {
		return nil, -1, err
	}
	return items, c.Push(KeepTuple(items).Value()), nil
}

// strStrip makes strip, lstrip and rstrip.
func strStrip(fn string, left, right bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		s := a[0].Str().S
		if a[1].IsStr() && a[0].Str().more() == nil && a[1].Str().more() == nil {
			return c.stripChars(a[0], a[1].Str().S, left, right)
		}
		in := IsSpaceRune
		switch {
		case a[1].IsNone() && a[0].Str().more() == nil:
			return c.stripSpace(a[0], left, right)
		case a[1].IsNone():
		case a[1].IsStr():
			chars := a[1].Str().S
			if err := c.Charge(int64(len(chars)/8), int64(len(chars)*4)); err != nil {
				return Value{}, err
			}
			in = newRuneSet(chars, textAlphabet).has
		default:
			return Value{}, c.Errorf(&TypeErrorType, "%s arg must be None or str", fn)
		}
		if err := c.Steps(len(s)/16 + 1); err != nil {
			return Value{}, err
		}
		part := textAlphabet.strip(s, in, left, right)
		if len(part) == len(s) {
			return c.exact(a[0])
		}
		return c.copyStr(part)
	}
}

// stripChars returns v, an ASCII text, without the given characters at the
// chosen ends.
func (c *Context) stripChars(v Value, chars string, left, right bool) (Value, error) {
	s := v.Str().S
	if err := c.Steps(len(chars)/8 + len(s)/16 + 1); err != nil {
		return Value{}, err
	}
	var in [utf8.RuneSelf]bool
	for i := range len(chars) {
		in[chars[i]] = true
	}
	i, j := 0, len(s)
	for left && i < j && in[s[i]] {
		i++
	}
	for right && i < j && in[s[j-1]] {
		j--
	}
	if j-i == len(s) {
		return c.exact(v)
	}
	return c.copyStr(s[i:j])
}

// stripASCII removes space at the chosen ends of ASCII text.
func stripASCII(s string, left, right bool) string {
	i, j := 0, len(s)
	for left && i < j && asciiSpace[s[i]] {
		i++
	}
	for right && i < j && asciiSpace[s[j-1]] {
		j--
	}
	return s[i:j]
}

// makerOf makes parts of v.
func makerOf(v Value) maker {
	if v.Str().IsASCII() {
		return (*Context).copyWord
	}
	return (*Context).copyStr
}

func strPartition(back bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		if !a[1].IsStr() {
			return Value{}, c.Errorf(&TypeErrorType, "must be str, not %s", a[1].Type().Shown())
		}
		return c.partition(a[0], a[1], a[0].Str().S, a[1].Str().S, back, makerOf(a[0]))
	}
}

func strRemoveprefix(c *Context, a []Value) (Value, error) {
	if !a[1].IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "removeprefix() argument must be str, not %s", a[1].Type().Shown())
	}
	if s, ok := strings.CutPrefix(a[0].Str().S, a[1].Str().S); ok && a[1].Str().Len() > 0 {
		return c.copyStr(s)
	}
	return c.exact(a[0])
}

func strRemovesuffix(c *Context, a []Value) (Value, error) {
	if !a[1].IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "removesuffix() argument must be str, not %s", a[1].Type().Shown())
	}
	if s, ok := strings.CutSuffix(a[0].Str().S, a[1].Str().S); ok && a[1].Str().Len() > 0 {
		return c.copyStr(s)
	}
	return c.exact(a[0])
}

func strReplace(c *Context, a []Value) (Value, error) {
	old, err := c.strArg(a[1], "replace", "1")
	if err != nil {
		return Value{}, err
	}
	new, err := c.strArg(a[2], "replace", "2")
	if err != nil {
		return Value{}, err
	}
	count, err := c.sizeArg(a[3])
	if err != nil {
		return Value{}, err
	}
	s := a[0].Str()
	r, err := c.newReplacing(s.S, old, new, count, s.Len(), textAlphabet)
	switch {
	case err != nil:
		return Value{}, err
	case r.count == 0:
		return c.exact(a[0])
	case s.IsASCII() && r.size > 1 && isASCII(new):
		x, room := newASCII(r.size)
		r.fill(room)
		return x.Value(), nil
	}
	text, room := newText(r.size)
	r.fill(room)
	return c.Text(text), nil
}

// rsplitText is rsplit.
var rsplitText = strSplit(true)

func strSplit(back bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		limit, err := c.sizeArg(a[2])
		if err != nil {
			return Value{}, err
		}
		s := a[0].Str().S
		switch {
		case a[1].IsNone() && back:
			return c.rsplitSpace(s, limit, textAlphabet, makerOf(a[0]))
		case a[1].IsNone():
			return c.splitSpace(s, limit, textAlphabet, makerOf(a[0]))
		case !a[1].IsStr():
			return Value{}, c.Errorf(&TypeErrorType, "must be str or None, not %s", a[1].Type().Shown())
		case a[1].Str().S == "":
			return Value{}, c.Errorf(&ValueErrorType, "empty separator")
		case back && plain(a[1]) && len(a[1].Str().S) == 1 && a[0].Str().IsASCII():
			if v, ok, err := c.splitFew(s, a[1].Str().S[0], limit, true); ok {
				return v, err
			}
			return c.rsplitSep(s, a[1].Str().S, limit, makerOf(a[0]))
		case back:
			return c.rsplitSep(s, a[1].Str().S, limit, makerOf(a[0]))
		}
		return c.splitSep(s, a[1].Str().S, limit, makerOf(a[0]))
	}
}

func strSplitlines(c *Context, a []Value) (Value, error) {
	keep, err := c.Truth(a[1])
	if err != nil {
		return Value{}, err
	}
	if a[0].Str().IsASCII() {
		return c.splitPlainLines(a[0].Str().S, keep)
	}
	return c.splitLines(a[0].Str().S, keep, textAlphabet, makerOf(a[0]))
}

func strMaketrans(c *Context, a []Value) (Value, error) {
	d := NewDict()
	if a[1].IsNil() {
		if !a[0].Is(&DictType) {
			return Value{}, c.Errorf(&TypeErrorType, "if you give only one argument to maketrans it must be a dict")
		}
		return d.Value(), c.maketransDict(a[0].Dict(), d)
	}
	if !a[0].IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "first maketrans argument must be a string if there is a second argument")
	}
	to, err := c.strArg(a[1], "maketrans", "2")
	if err != nil {
		return Value{}, err
	}
	if a[0].Str().Len() != a[1].Str().Len() {
		return Value{}, c.Errorf(&ValueErrorType, "the first two maketrans arguments must have equal length")
	}
	drop := ""
	if !a[2].IsNil() {
		if drop, err = c.strArg(a[2], "maketrans", "3"); err != nil {
			return Value{}, err
		}
	}
	return d.Value(), c.maketransText(d, a[0].Str().S, to, drop)
}

// maketransText fills d from characters and what they become, or go.
func (c *Context) maketransText(d *Dict, from, to, drop string) error {
	for i, j := 0, 0; i < len(from); {
		r, n := DecodeRune(from, i)
		t, m := DecodeRune(to, j)
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := d.Set(c, Int(int64(r)), Int(int64(t))); err != nil {
			return err
		}
		i, j = i+n, j+m
	}
	for i := 0; i < len(drop); {
		r, n := DecodeRune(drop, i)
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := d.Set(c, Int(int64(r)), None); err != nil {
			return err
		}
		i += n
	}
	return nil
}

// maketransDict copies a dict, with code points for keys that are characters.
func (c *Context) maketransDict(from, d *Dict) error {
	for i := 0; ; {
		key, v, next, ok := from.Entry(i)
		if !ok {
			return nil
		}
		i = next
		if err := c.Steps(1); err != nil {
			return err
		}
		switch {
		case key.IsStr():
			if key.Str().Len() != 1 {
				return c.Errorf(&ValueErrorType, "string keys in translate table must be of length 1")
			}
			r, _ := DecodeRune(key.Str().S, 0)
			key = Int(int64(r))
		case !IsIntLike(key):
			return c.Errorf(&TypeErrorType, "keys in translate table must be strings or integers")
		}
		if err := d.Set(c, key, v); err != nil {
			return err
		}
	}
}

func strTranslate(c *Context, a []Value) (Value, error) {
	s := a[0].Str().S
	if s == "" {
		return c.exact(a[0])
	}
	g := c.newGrowing()
	defer g.release()
	for i := 0; i < len(s); {
		r, size := DecodeRune(s, i)
		i += size
		if err := c.Steps(1); err != nil {
			return Value{}, err
		}
		if err := c.translate(g, a[1], r); err != nil {
			return Value{}, err
		}
	}
	return g.value()
}

// translate adds what table has for r.
func (c *Context) translate(g *growing, table Value, r rune) error {
	v, err := c.tableItem(table, r)
	switch {
	case err != nil:
		return err
	case v.IsNil():
		return g.addRune(r)
	case v.IsNone():
		return nil
	case v.IsStr():
		return g.add(v.Str().S)
	case IsIntLike(v):
		n, big := IntParts(v)
		if big != nil || n < 0 || n > 0x10FFFF {
			return c.Errorf(&ValueErrorType, "character mapping must be in range(0x110000)")
		}
		return g.addRune(rune(n))
	}
	return c.Errorf(&TypeErrorType, "character mapping must return integer, None or str")
}

// tableItem returns table[r], or the nil Value where that is a LookupError.
func (c *Context) tableItem(table Value, r rune) (Value, error) {
	if table.Is(&DictType) {
		return table.Dict().Get(c, Int(int64(r)))
	}
	v, err := c.GetItem(table, Int(int64(r)))
	if _, ok := IsRaised(err, &LookupErrorType); ok {
		return Value{}, nil
	}
	return v, err
}

// strQuicks has the ways of methods whose defaults are mostly left out: the
// arguments are completed on Go's stack.
func strQuicks(name string) QuickFunc {
	switch name {
	case "format":
		return quickFormat
	case "split":
		return quickSplit
	case "rsplit":
		return quickRsplit
	case "splitlines":
		return quickSplitlines
	case "count":
		return quickCount
	case "replace":
		return quickReplace
	case "encode":
		return quickEncode
	case "center":
		return func(c *Context, args []Value) (Value, bool, error) { return quickAlign(c, args, '^') }
	case "ljust":
		return func(c *Context, args []Value) (Value, bool, error) { return quickAlign(c, args, '<') }
	case "rjust":
		return func(c *Context, args []Value) (Value, bool, error) { return quickAlign(c, args, '>') }
	case "find":
		return quickFind
	case "startswith":
		return quickStartswith
	case "endswith":
		return quickEndswith
	case "strip":
		return func(c *Context, args []Value) (Value, bool, error) { return quickStrip(c, args, true, true) }
	case "lstrip":
		return func(c *Context, args []Value) (Value, bool, error) { return quickStrip(c, args, true, false) }
	case "rstrip":
		return func(c *Context, args []Value) (Value, bool, error) { return quickStrip(c, args, false, true) }
	}
	return nil
}

// withoutBounds reports whether args are those of a method of str whose start
// and end are left out.
func withoutBounds(args []Value) bool { return len(args) == 2 && args[0].IsStr() }

func quickFind(c *Context, args []Value) (v Value, ok bool, err error) {
	if !withoutBounds(args) {
		return Value{}, false, nil
	}
	a := [4]Value{args[0], args[1]}
	v, err = strFind(c, a[:])
	return v, true, err
}

func quickCount(c *Context, args []Value) (v Value, ok bool, err error) {
	if !withoutBounds(args) {
		return Value{}, false, nil
	}
	a := [4]Value{args[0], args[1]}
	v, err = strCount(c, a[:])
	return v, true, err
}

func quickReplace(c *Context, args []Value) (v Value, ok bool, err error) {
	if len(args) != 3 || !args[0].IsStr() {
		return Value{}, false, nil
	}
	if plain(args[0]) && plain(args[1]) && plain(args[2]) {
		if v, ok, err = c.replaceFew(args[0], args[1], args[2]); ok {
			return v, true, err
		}
	}
	a := [4]Value{args[0], args[1], args[2], Int(-1)}
	v, err = strReplace(c, a[:])
	return v, true, err
}

// quickEncode is encode() of ASCII text.
func quickEncode(c *Context, args []Value) (v Value, ok bool, err error) {
	if len(args) != 1 || !args[0].IsStr() || !args[0].Str().IsASCII() {
		return Value{}, false, nil
	}
	v, err = c.encode(args[0], "utf-8", "strict")
	return v, true, err
}

// quickAlign pads with spaces.
func quickAlign(c *Context, args []Value, mode byte) (v Value, ok bool, err error) {
	if len(args) != 2 || !args[0].IsStr() {
		return Value{}, false, nil
	}
	a := [3]Value{args[0], args[1], c.latin(' ')}
	v, err = strAlign(c, a[:], mode)
	return v, true, err
}

// quickSplit splits at a separator, or ASCII text at space.
func quickSplit(c *Context, args []Value) (v Value, ok bool, err error) {
	switch {
	case len(args) == 0 || len(args) > 2 || !args[0].IsStr():
		return Value{}, false, nil
	case len(args) == 2 && plain(args[1]) && len(args[1].Str().S) == 1 && args[0].Str().IsASCII():
		if v, ok, err = c.splitFew(args[0].Str().S, args[1].Str().S[0], -1, false); ok {
			break
		}
		v, err = c.splitSep(args[0].Str().S, args[1].Str().S, -1, makerOf(args[0]))
	case len(args) == 2 && args[1].IsStr() && args[1].Str().S != "":
		v, err = c.splitSep(args[0].Str().S, args[1].Str().S, -1, makerOf(args[0]))
	case len(args) == 1 && args[0].Str().IsASCII():
		v, err = c.splitASCII(args[0].Str().S)
	default:
		return Value{}, false, nil
	}
	return v, true, err
}

// quickRsplit is rsplit at a separator.
func quickRsplit(c *Context, args []Value) (v Value, ok bool, err error) {
	if len(args) < 2 || len(args) > 3 || !args[0].IsStr() {
		return Value{}, false, nil
	}
	a := [3]Value{args[0], args[1], Int(-1)}
	copy(a[2:], args[2:])
	v, err = rsplitText(c, a[:])
	return v, true, err
}

// quickSplitlines is splitlines that keeps no line ends, of ASCII text.
func quickSplitlines(c *Context, args []Value) (v Value, ok bool, err error) {
	if len(args) != 1 || !args[0].IsStr() || !args[0].Str().IsASCII() {
		return Value{}, false, nil
	}
	v, err = c.splitPlainLines(args[0].Str().S, false)
	return v, true, err
}

func quickStartswith(c *Context, args []Value) (v Value, ok bool, err error) {
	if !withoutBounds(args) {
		return Value{}, false, nil
	}
	a := [4]Value{args[0], args[1]}
	v, err = strStartswith(c, a[:])
	return v, true, err
}

func quickEndswith(c *Context, args []Value) (v Value, ok bool, err error) {
	if !withoutBounds(args) {
		return Value{}, false, nil
	}
	a := [4]Value{args[0], args[1]}
	v, err = strEndswith(c, a[:])
	return v, true, err
}

// quickStrip strips space off ASCII text.
func quickStrip(c *Context, args []Value, left, right bool) (v Value, ok bool, err error) {
	if len(args) != 1 || !args[0].IsStr() || args[0].Str().more() != nil {
		return Value{}, false, nil
	}
	v, err = c.stripSpace(args[0], left, right)
	return v, true, err
}

// stripSpace returns v, an ASCII text, without space at the chosen ends.
func (c *Context) stripSpace(v Value, left, right bool) (Value, error) {
	s := v.Str().S
	if err := c.Steps(len(s)/16 + 1); err != nil {
		return Value{}, err
	}
	part := stripASCII(s, left, right)
	if len(part) == len(s) {
		return v, nil
	}
	return c.copyASCII(part)
}
