package py

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// What str and bytes have in common works on Go strings, with an alphabet
// that says what one character is, and a maker that turns a part into a value
// of the right type.

// An alphabet reads the characters of a sequence.
type alphabet struct {
	decode  func(s string, i int) (rune, int)
	last    func(s string, end int) (rune, int)
	space   func(r rune) bool
	lineEnd func(r rune) bool
}

var textAlphabet = &alphabet{DecodeRune, lastRune, IsSpaceRune, isLineEnd}

var byteAlphabet = &alphabet{
	decode:  func(s string, i int) (rune, int) { return rune(s[i]), 1 },
	last:    func(s string, end int) (rune, int) { return rune(s[end-1]), 1 },
	space:   func(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' },
	lineEnd: func(r rune) bool { return r == '\n' || r == '\r' },
}

// A maker makes a value of part of a text or of bytes, charged; the value
// does not share memory with part.
type maker func(c *Context, part string) (Value, error)

// buildList collects what fill adds into a list that the memory meter sees.
func (c *Context) buildList(fill func(add func(Value) error) error) (Value, error) {
	if err := c.Alloc(96); err != nil {
		return Value{}, err
	}
	l := NewList(nil)
	defer c.Pop(c.Push(l.Value()))
	err := fill(func(v Value) error { return l.Append(c, v) })
	if err != nil {
		return Value{}, err
	}
	return l.Value(), nil
}

// addParts makes a list of parts of a text.
func (c *Context) addParts(mk maker, fill func(add func(part string) error) error) (Value, error) {
	return c.buildList(func(add func(Value) error) error {
		return fill(func(part string) error {
			v, err := mk(c, part)
			if err != nil {
				return err
			}
			return add(v)
		})
	})
}

// splitSep splits at sep, at most limit times (negative: always).
func (c *Context) splitSep(s, sep string, limit int, mk maker) (Value, error) {
	again := len(s)/16 + 1 // the text is searched twice
	if len(sep) > smallNeedle {
		again += len(s) / 8
	}
	if err := c.Steps(again); err != nil {
		return Value{}, err
	}
	f, err := c.newFinder(sep, len(s), false)
	if err != nil {
		return Value{}, err
	}
	n := f.count(s)
	if limit >= 0 {
		n = min(n, limit)
	}
	if err := c.Alloc(ListBytes + ValueBytes*(n+1)); err != nil {
		return Value{}, err
	}
	l := newListRoom(n + 1)
	mark := c.Push(l.Value())
	for ; n >= 0 && err == nil; n-- {
		i := len(s)
		if n > 0 {
			i = f.index(s)
		}
		var v Value
		if v, err = mk(c, s[:i]); err == nil {
			l.push(v)
			s = s[min(i+len(sep), len(s)):]
		}
	}
	c.Pop(mark)
	if err != nil {
		return Value{}, err
	}
	return l.Value(), nil
}

// rsplitSep splits from the end; the parts come in order.
func (c *Context) rsplitSep(s, sep string, limit int, mk maker) (Value, error) {
	f, err := c.newFinder(sep, len(s), true)
	if err != nil {
		return Value{}, err
	}
	l, err := c.addParts(mk, func(add func(string) error) error {
		for ; limit != 0; limit-- {
			i := f.index(s)
			if i < 0 {
				break
			}
			if err := add(s[i+len(sep):]); err != nil {
				return err
			}
			s = s[:i]
		}
		return add(s)
	})
	if err != nil {
		return Value{}, err
	}
	return l, c.reverseList(l)
}

func (c *Context) reverseList(v Value) error {
	l := v.List()
	if err := c.Steps(l.Len() / 8); err != nil {
		return err
	}
	for i, j := 0, l.Len()-1; i < j; i, j = i+1, j-1 {
		a, b := l.At(i), l.At(j)
		if err := l.SetAt(c, i, b); err != nil {
			return err
		}
		if err := l.SetAt(c, j, a); err != nil {
			return err
		}
	}
	return nil
}

// asciiSpace has what str takes for space among ASCII characters.
var asciiSpace = [utf8.RuneSelf]bool{
	'\t': true, '\n': true, '\v': true, '\f': true, '\r': true, 0x1C: true, 0x1D: true, 0x1E: true, 0x1F: true, ' ': true,
}

// skip returns the first offset from i on whose character is not (or, with
// want, is) a space.
func (a *alphabet) skip(s string, i int, want bool) int {
	if a == textAlphabet {
		for ; i < len(s) && s[i] < utf8.RuneSelf; i++ {
			if asciiSpace[s[i]] == want {
				return i
			}
		}
		if i >= len(s) {
			return i
		}
	}
	for i < len(s) {
		r, size := a.decode(s, i)
		if a.space(r) == want {
			break
		}
		i += size
	}
	return i
}

// skipBack is skip from the end.
func (a *alphabet) skipBack(s string, end int, want bool) int {
	for end > 0 {
		r, size := a.last(s, end)
		if a.space(r) == want {
			break
		}
		end -= size
	}
	return end
}

// splitSpace splits at runs of spaces.
func (c *Context) splitSpace(s string, limit int, a *alphabet, mk maker) (Value, error) {
	if err := c.Steps(len(s)/4 + 1); err != nil {
		return Value{}, err
	}
	n := a.countWords(s, limit)
	if err := c.Alloc(ListBytes + ValueBytes*n); err != nil {
		return Value{}, err
	}
	l := newListRoom(n)
	defer c.Pop(c.Push(l.Value()))
	for i := a.skip(s, 0, false); i < len(s); limit-- {
		end := len(s)
		if limit != 0 {
			end = a.skip(s, i, true)
		}
		v, err := mk(c, s[i:end])
		if err != nil {
			return Value{}, err
		}
		l.push(v)
		i = a.skip(s, end, false)
	}
	return l.Value(), nil
}

// splitASCII is splitSpace of an ASCII text without limit.
func (c *Context) splitASCII(s string) (Value, error) {
	if err := c.Steps(len(s)/4 + 1); err != nil {
		return Value{}, err
	}
	n, before := 0, true
	for i := range len(s) {
		space := asciiSpace[s[i]&(utf8.RuneSelf-1)]
		if before && !space {
			n++
		}
		before = space
	}
	if err := c.Alloc(ListBytes + ValueBytes*n); err != nil {
		return Value{}, err
	}
	l := newListRoom(n)
	mark := c.Push(l.Value())
	for i := 0; l.n < n; {
		for asciiSpace[s[i]&(utf8.RuneSelf-1)] {
			i++
		}
		start := i
		for i < len(s) && !asciiSpace[s[i]&(utf8.RuneSelf-1)] {
			i++
		}
		v, err := c.copyWord(s[start:i])
		if err != nil {
			c.Pop(mark)
			return Value{}, err
		}
		l.push(v)
	}
	c.Pop(mark)
	return l.Value(), nil
}

// countWords returns the number of parts that splitSpace makes.
func (a *alphabet) countWords(s string, limit int) int {
	n := 0
	for i := a.skip(s, 0, false); i < len(s); limit-- {
		if n++; limit == 0 {
			break
		}
		i = a.skip(s, a.skip(s, i, true), false)
	}
	return n
}

func (c *Context) rsplitSpace(s string, limit int, a *alphabet, mk maker) (Value, error) {
	if err := c.Steps(len(s)/8 + 1); err != nil {
		return Value{}, err
	}
	l, err := c.addParts(mk, func(add func(string) error) error {
		end := a.skipBack(s, len(s), false)
		for ; end > 0 && limit != 0; limit-- {
			i := a.skipBack(s, end, true)
			if err := add(s[i:end]); err != nil {
				return err
			}
			end = a.skipBack(s, i, false)
		}
		if end > 0 {
			return add(s[:end])
		}
		return nil
	})
	if err != nil {
		return Value{}, err
	}
	return l, c.reverseList(l)
}

// splitLines splits at line ends, which are kept on demand.
func (c *Context) splitLines(s string, keep bool, a *alphabet, mk maker) (Value, error) {
	if err := c.Steps(len(s)/8 + 1); err != nil {
		return Value{}, err
	}
	return c.addParts(mk, func(add func(string) error) error {
		start := 0
		for i := 0; i < len(s); {
			if ' ' <= s[i] && s[i] < utf8.RuneSelf {
				i++
				continue
			}
			r, size := a.decode(s, i)
			end := i
			i += size
			if !a.lineEnd(r) {
				continue
			}
			if r == '\r' && i < len(s) && s[i] == '\n' {
				i++
			}
			if keep {
				end = i
			}
			if err := add(s[start:end]); err != nil {
				return err
			}
			start = i
		}
		if start < len(s) {
			return add(s[start:])
		}
		return nil
	})
}

// partition splits in three at the first (or last) sep.
func (c *Context) partition(self, sepValue Value, s, sep string, back bool, mk maker) (Value, error) {
	if sep == "" {
		return Value{}, c.Errorf(&ValueErrorType, "empty separator")
	}
	f, err := c.newFinder(sep, len(s), back)
	if err != nil {
		return Value{}, err
	}
	parts := [3]string{s, "", ""}
	if i := f.index(s); i >= 0 {
		parts = [3]string{s[:i], sep, s[i+len(sep):]}
	} else if back {
		parts = [3]string{"", "", s}
	}
	if err := c.Alloc(TupleBytes + 3*ValueBytes); err != nil {
		return Value{}, err
	}
	t := newItems(3, false)
	items := t.Items()
	for i, p := range parts {
		if len(p) == len(s) && (self.Is(&StrType) || self.Is(&BytesType)) {
			items[i] = self
		} else if i == 1 && p != "" && self.Kind() != KindByteArray {
			items[i] = sepValue
		} else if items[i], err = mk(c, p); err != nil {
			return Value{}, err
		}
	}
	return t.Value(), nil
}

// A replacing puts new for count occurrences of find.needle in s, which
// makes size bytes; count 0: s stays as it is.
type replacing struct {
	s, new      string
	count, size int
	find        finder
	alphabet    *alphabet
}

// newReplacing finds out what putting new for the first count (negative:
// all) old in s, a text of so many characters, makes. The result is charged.
func (c *Context) newReplacing(s, old, new string, count, length int, a *alphabet) (replacing, error) {
	r := replacing{s: s, new: new, alphabet: a}
	if count == 0 || len(s) == 0 && old != "" {
		return r, nil
	}
	found, err := length+1, error(nil)
	if old != "" {
		if r.find, err = c.newFinder(old, len(s), false); err != nil {
			return r, err
		}
		found = r.find.count(s)
	}
	if count < 0 || count > found {
		count = found
	}
	if count == 0 {
		return r, nil
	}
	grown, err := c.repeatSize(len(new), count, "replace string is too long")
	if err != nil {
		return r, err
	}
	r.size = len(s) - count*len(old) + grown
	// The text is searched once more.
	if err := c.Charge(int64(r.size/32+count+len(s)/16), int64(strBytes+r.size)); err != nil {
		return r, err
	}
	r.count = count
	return r, nil
}

// fill writes the result into b, which has just the room.
func (r *replacing) fill(b []byte) {
	s, old := r.s, r.find.needle
	for range r.count {
		i := 0
		if old != "" {
			i = r.find.index(s)
		}
		b = b[copy(b, s[:i]):]
		b = b[copy(b, r.new):]
		s = s[i+len(old):]
		if old == "" && s != "" {
			_, size := r.alphabet.decode(s, 0)
			b = b[copy(b, s[:size]):]
			s = s[size:]
		}
	}
	copy(b, s)
}

// padText puts left and right times fill around s, charged.
func (c *Context) padText(s, fill string, left, right int) (string, error) {
	if left > maxSize || right > maxSize {
		return "", c.tooLarge()
	}
	size := len(s) + (left+right)*len(fill)
	if err := c.Charge(int64(size/32), int64(strBytes+size)); err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(size)
	writeRepeated(&b, fill, left)
	b.WriteString(s)
	writeRepeated(&b, fill, right)
	return b.String(), nil
}

func writeRepeated(b *strings.Builder, s string, n int) {
	const run = "                                                                "
	if s == " " {
		for ; n >= len(run); n -= len(run) {
			b.WriteString(run)
		}
	}
	for ; n > 0; n-- {
		b.WriteString(s)
	}
}

// padASCII returns s with left and right times fill around it, all ASCII, with
// two characters at least, charged.
func (c *Context) padASCII(s string, fill byte, left, right int) (Value, error) {
	if left > maxSize || right > maxSize {
		return Value{}, c.tooLarge()
	}
	size := len(s) + left + right
	if err := c.Charge(int64(size/32), int64(strBytes+size)); err != nil {
		return Value{}, err
	}
	x, text := newASCII(size)
	for i := range text[:left] {
		text[i] = fill
	}
	copy(text[left:], s)
	tail := text[left+len(s):]
	for i := range tail {
		tail[i] = fill
	}
	return x.Value(), nil
}

// padding splits the fill of a text of n characters: mode is <, > or ^.
func padding(n, width int, mode byte) (left, right int) {
	if width <= n {
		return 0, 0
	}
	fill := width - n
	switch mode {
	case '<':
		return 0, fill
	case '>':
		return fill, 0
	}
	left = fill/2 + fill&width&1
	return left, fill - left
}

// zfill pads with zeros behind a sign, charged.
func (c *Context) zfill(s string, n, width int) (string, error) {
	left, _ := padding(n, width, '>')
	sign := 0
	if len(s) > 0 && (s[0] == '+' || s[0] == '-') {
		sign = 1
	}
	zeros, err := c.padText(s[sign:], "0", left, 0)
	if sign == 1 && err == nil {
		return s[:1] + zeros, nil
	}
	return zeros, err
}

// expandTabs replaces tabs by spaces up to the next column, charged.
func (c *Context) expandTabs(s string, tab int, a *alphabet) (string, error) {
	if err := c.Steps(len(s)/4 + 1); err != nil {
		return "", err
	}
	size := 0
	walkTabs(s, tab, a, func(part string, spaces int) { size += len(part) + spaces })
	if size > maxSize {
		return "", c.tooLarge()
	}
	if err := c.Charge(int64(size/32), int64(strBytes+size)); err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(size)
	walkTabs(s, tab, a, func(part string, spaces int) {
		b.WriteString(part)
		writeRepeated(&b, " ", spaces)
	})
	return b.String(), nil
}

// walkTabs calls f for each part of s up to a tab, with the tab's width.
func walkTabs(s string, tab int, a *alphabet, f func(part string, spaces int)) {
	start, column := 0, 0
	for i := 0; i < len(s); {
		r, size := a.decode(s, i)
		i += size
		switch {
		case r == '\t':
			spaces := 0
			if tab > 0 {
				spaces = tab - column%tab
			}
			column += spaces
			f(s[start:i-1], spaces)
			start = i
		case r == '\n' || r == '\r':
			column = 0
		default:
			column++
		}
	}
	f(s[start:], 0)
}

// A runeSet is the argument of strip.
type runeSet struct {
	low  [4]uint64
	high map[rune]struct{}
}

func newRuneSet(chars string, a *alphabet) *runeSet {
	set := &runeSet{}
	for i := 0; i < len(chars); {
		r, size := a.decode(chars, i)
		if r < 256 {
			set.low[r>>6] |= 1 << (r & 63)
		} else {
			if set.high == nil {
				set.high = map[rune]struct{}{}
			}
			set.high[r] = struct{}{}
		}
		i += size
	}
	return set
}

func (set *runeSet) has(r rune) bool {
	if r < 256 {
		return set.low[r>>6]>>(r&63)&1 != 0
	}
	_, ok := set.high[r]
	return ok
}

// strip removes characters that in accepts at the chosen ends.
func (a *alphabet) strip(s string, in func(rune) bool, left, right bool) string {
	for left && len(s) > 0 {
		r, size := a.decode(s, 0)
		if !in(r) {
			break
		}
		s = s[size:]
	}
	for right && len(s) > 0 {
		r, size := a.last(s, len(s))
		if !in(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// A growing text is charged as it grows and seen by the memory meter while
// builtins work on it. Release must follow; a short one then serves the next.
type growing struct {
	native  Native
	c       *Context
	b       []byte
	charged int // as if there were no room from before
	mark    int
	shown   bool
	free    bool
}

// A Context keeps so many growing texts of up to so many bytes.
const (
	spareGrowing = 4
	spareBytes   = 2048
)

// Trace implements Traced.
func (g *growing) Trace(func(Value)) int64 { return int64(g.charged) }

func (c *Context) newGrowing() *growing {
	g := c.takeGrowing()
	g.show()
	return g
}

// takeGrowing returns an empty growing text that the meter does not see.
func (c *Context) takeGrowing() *growing {
	if n := len(c.growing); n > 0 {
		g := c.growing[n-1]
		c.growing = c.growing[:n-1]
		g.b, g.charged, g.free = g.b[:0], 0, false
		return g
	}
	g := &growing{c: c}
	g.native.Init(&scratchType, g)
	return g
}

func (g *growing) show() { g.mark, g.shown = g.c.Push(g.native.Value()), true }

func (g *growing) release() {
	if g.free {
		return
	}
	if g.free = true; g.shown {
		g.shown = false
		g.c.Pop(g.mark)
	}
	if len(g.c.growing) < spareGrowing && cap(g.b) <= spareBytes {
		g.c.growing = append(g.c.growing, g)
	}
}

func (g *growing) room(n int) error {
	if len(g.b)+n <= g.charged {
		return nil
	}
	// Both the old room and the new are needed for a moment.
	size := len(g.b) + n + g.charged/2 + 64
	if err := g.c.Steps(size / 64); err != nil {
		return err
	}
	if size > cap(g.b) {
		if err := g.c.Alloc(size); err != nil {
			return err
		}
		g.b = append(make([]byte, 0, size), g.b...)
	}
	g.charged = size
	return nil
}

// value returns the text as a str, charged.
func (g *growing) value() (Value, error) {
	if err := g.c.Alloc(strBytes + len(g.b)); err != nil {
		return Value{}, err
	}
	if isASCII(viewText(g.b)) {
		return g.c.asciiText(g.b), nil
	}
	return g.c.Text(string(g.b)), nil
}

// text returns a copy of the text, charged.
func (g *growing) text() (string, error) {
	if err := g.c.Alloc(strBytes + len(g.b)); err != nil {
		return "", err
	}
	return string(g.b), nil
}

// plain adds v as spec says, where that is a plain way.
func (g *growing) plain(v Value, spec string) (done bool, err error) {
	if spec == "" {
		switch {
		case v.Is(&StrType):
			return true, g.add(v.Str().S)
		case v.IsInt():
			if err = g.room(plainBytes); err == nil {
				g.b = strconv.AppendInt(g.b, v.AsInt(), 10)
			}
			return true, err
		case v.IsFloat():
			if err = g.room(plainBytes); err == nil {
				g.b = AppendFloatRepr(g.b, v.AsFloat())
			}
			return true, err
		}
		return false, nil
	}
	f, ok := parsePlain(spec)
	if !ok {
		return false, nil
	}
	return g.plainly(v, &f)
}

// plainly adds v as f says, if it is one of the values that f is for.
func (g *growing) plainly(v Value, f *plainSpec) (done bool, err error) {
	n := plainBytes
	if v.Is(&StrType) {
		n += len(v.Str().S)
	}
	if err := g.c.Steps(PlainSteps); err != nil {
		return false, err
	}
	if err := g.room(n); err != nil {
		return false, err
	}
	g.b, done = f.append(g.b, v)
	return done, nil
}

func (g *growing) add(s string) error {
	if err := g.room(len(s)); err != nil {
		return err
	}
	g.b = append(g.b, s...)
	return nil
}

func (g *growing) addRune(r rune) error {
	if err := g.room(utf8.UTFMax); err != nil {
		return err
	}
	g.b = AppendRune(g.b, r)
	return nil
}

// A Builder collects text whose size is not known in advance: charged as it
// grows, visible to the memory meter. Release must be called.
type Builder struct{ g *growing }

// NewBuilder returns an empty Builder.
func (c *Context) NewBuilder() Builder { return Builder{c.newGrowing()} }

// Add appends s, charged first.
func (b Builder) Add(s string) error { return b.g.add(s) }

// AddNumber appends the text of an exact float, or exact int of 64 bits; done
// is false for everything else.
func (b Builder) AddNumber(v Value) (done bool, err error) {
	if !v.IsInt() && !v.IsFloat() {
		return false, nil
	}
	return b.g.plain(v, "")
}

// AddRune appends one code point.
func (b Builder) AddRune(r rune) error { return b.g.addRune(r) }

// Len returns the bytes so far.
func (b Builder) Len() int { return len(b.g.b) }

// Value returns the text as a str, charged.
func (b Builder) Value() (Value, error) { return b.g.value() }

// String returns the text; it copies, charged.
func (b Builder) String() (string, error) { return b.g.text() }

// Release ends the visibility.
func (b Builder) Release() { b.g.release() }

// sizeArg converts an argument that is a size.
func (c *Context) sizeArg(v Value) (int, error) {
	if v.IsInt() {
		return int(v.AsInt()), nil
	}
	n, err := c.IndexInt(v, false)
	if r, ok := IsRaised(err, &IndexErrorType); ok && r.Exc.typ == &IndexErrorType {
		return 0, c.Errorf(&OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	return n, err
}

// bounds resolves the start and end arguments of find and its relatives for a
// sequence of n items: 0 <= end <= n, and start <= end unless nothing fits.
func (c *Context) bounds(start, end Value, n int) (i, j int, err error) {
	if i, err = c.bound(start, 0, n); err != nil {
		return 0, 0, err
	}
	if j, err = c.bound(end, n, n); err != nil {
		return 0, 0, err
	}
	return i, min(j, n), nil
}

func (c *Context) bound(v Value, missing, n int) (int, error) {
	if v.IsNil() || v.IsNone() {
		return missing, nil
	}
	if !hasIndex(v) {
		return 0, c.Errorf(&TypeErrorType, "slice indices must be integers or None or have an __index__ method")
	}
	i, err := c.IndexInt(v, true)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i = max(i+n, 0)
	}
	return i, nil
}
