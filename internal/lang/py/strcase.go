package py

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// upperOf, lowerOf, titleOf and foldOf write the full mapping of one code
// point.
func upperOf(b *strings.Builder, r rune) { mapRune(b, r, upperMore.Get(), unicode.ToUpper) }
func titleOf(b *strings.Builder, r rune) { mapRune(b, r, titleMore.Get(), unicode.ToTitle) }
func foldOf(b *strings.Builder, r rune)  { mapRune(b, r, foldMore.Get(), unicode.ToLower) }

func mapRune(b *strings.Builder, r rune, more map[rune]string, simple func(rune) rune) {
	if r < 0x80 {
		b.WriteByte(byte(simple(r)))
		return
	}
	if s, ok := more[r]; ok {
		b.WriteString(s)
		return
	}
	writeRune(b, simple(r))
}

// lowerAt writes the lower case of the code point r at byte i of s, where a
// capital sigma depends on what is around it.
func lowerAt(b *strings.Builder, s string, i int, r rune) {
	switch r {
	case 0x130:
		b.WriteString("i\u0307")
	case 0x3A3:
		if finalSigma(s, i) {
			r = 0x3C2
		} else {
			r = 0x3C3
		}
		b.WriteRune(r)
	default:
		writeRune(b, unicode.ToLower(r))
	}
}

// finalSigma reports whether the sigma at byte i ends a word. It looks only a
// bounded distance over characters that do not count.
func finalSigma(s string, i int) bool {
	const far = 256
	before := false
	for j, n := i, 0; j > 0 && n < far; n++ {
		r, size := lastRune(s, j)
		if !isCaseIgnorable(r) {
			before = isCased(r)
			break
		}
		j -= size
	}
	if !before {
		return false
	}
	for j, n := i+2, 0; j < len(s) && n < far; n++ {
		r, size := DecodeRune(s, j)
		if !isCaseIgnorable(r) {
			return !isCased(r)
		}
		j += size
	}
	return true
}

// A caseTable maps the ASCII characters.
type caseTable [utf8.RuneSelf]byte

var (
	asciiUpper = newCaseTable(upperByte)
	asciiLower = newCaseTable(lowerByte)
)

func newCaseTable(each func(byte) byte) *caseTable {
	t := &caseTable{}
	for b := range t {
		t[b] = each(byte(b))
	}
	return t
}

// apply maps the ASCII text of v, charged for; text that stays the same gives v
// itself.
func (t *caseTable) apply(c *Context, v Value) Value {
	s := v.Str().S
	i := 0
	for i < len(s) && t[s[i]&0x7f] == s[i] {
		i++
	}
	switch {
	case i == len(s):
		return c.fresh(v, s)
	case len(s) == 1:
		return c.latin(rune(t[s[0]&0x7f]))
	}
	x, text := newASCII(len(s))
	copy(text, s[:i])
	for ; i < len(s); i++ {
		text[i] = t[s[i]&0x7f]
	}
	return x.Value()
}

// changed returns the ASCII text of v after a change byte by byte.
func (c *Context) changed(v Value, change func(text []byte)) (Value, error) {
	s := v.Str().S
	if err := c.Charge(int64(len(s)/8+1), int64(strBytes+len(s))); err != nil {
		return Value{}, err
	}
	if len(s) < 2 {
		b := [1]byte{}
		text := b[:copy(b[:], s)]
		change(text)
		return c.asciiText(text), nil
	}
	x, text := newASCII(len(s))
	copy(text, s)
	change(text)
	return x.Value(), nil
}

// mapCase builds a text from every code point of v; ascii does it for text
// that is ASCII only.
func mapCase(c *Context, v Value, ascii *caseTable, each func(b *strings.Builder, s string, i int, r rune)) (Value, error) {
	s := v.Str()
	growth := 1
	if !s.IsASCII() {
		growth = 3
	}
	if err := c.Charge(int64(len(s.S)/8*growth+1), int64(strBytes+growth*len(s.S))); err != nil {
		return Value{}, err
	}
	if s.IsASCII() && ascii != nil {
		return ascii.apply(c, v), nil
	}
	var b strings.Builder
	b.Grow(len(s.S))
	for i := 0; i < len(s.S); {
		r, size := DecodeRune(s.S, i)
		each(&b, s.S, i, r)
		i += size
	}
	return c.Text(b.String()), nil
}

func strUpper(c *Context, a []Value) (Value, error) {
	return mapCase(c, a[0], asciiUpper, func(b *strings.Builder, _ string, _ int, r rune) { upperOf(b, r) })
}

func strLower(c *Context, a []Value) (Value, error) {
	return mapCase(c, a[0], asciiLower, lowerAt)
}

func strCasefold(c *Context, a []Value) (Value, error) {
	return mapCase(c, a[0], asciiLower, func(b *strings.Builder, _ string, _ int, r rune) { foldOf(b, r) })
}

func strCapitalize(c *Context, a []Value) (Value, error) {
	if a[0].Str().IsASCII() {
		return c.changed(a[0], capitalizeBytes)
	}
	return mapCase(c, a[0], nil, func(b *strings.Builder, s string, i int, r rune) {
		if i == 0 {
			titleOf(b, r)
		} else {
			lowerAt(b, s, i, r)
		}
	})
}

func strSwapcase(c *Context, a []Value) (Value, error) {
	if a[0].Str().IsASCII() {
		return c.changed(a[0], swapBytes)
	}
	return mapCase(c, a[0], nil, func(b *strings.Builder, s string, i int, r rune) {
		switch {
		case isUpper(r):
			lowerAt(b, s, i, r)
		case isLower(r):
			upperOf(b, r)
		default:
			writeRune(b, r)
		}
	})
}

func strTitle(c *Context, a []Value) (Value, error) {
	if a[0].Str().IsASCII() {
		return c.changed(a[0], titleBytes)
	}
	inside := false
	return mapCase(c, a[0], nil, func(b *strings.Builder, s string, i int, r rune) {
		if inside {
			lowerAt(b, s, i, r)
		} else {
			titleOf(b, r)
		}
		inside = isCased(r)
	})
}

// all reports whether in accepts every code point, charged.
func (s *Str) all(c *Context, in func(rune) bool) (bool, error) {
	if err := c.Steps(len(s.S)/8 + 1); err != nil {
		return false, err
	}
	for i := 0; i < len(s.S); {
		r, size := DecodeRune(s.S, i)
		if !in(r) {
			return false, nil
		}
		i += size
	}
	return true, nil
}

// strIs makes the tests that are false for the empty text.
func strIs(in func(rune) bool) Func {
	return func(c *Context, a []Value) (Value, error) {
		ok, err := a[0].Str().all(c, in)
		return Bool(ok && a[0].Str().Len() > 0), err
	}
}

func strIsascii(c *Context, a []Value) (Value, error) { return Bool(a[0].Str().IsASCII()), nil }

func strIsprintable(c *Context, a []Value) (Value, error) {
	ok, err := a[0].Str().all(c, isPrintable)
	return Bool(ok), err
}

func strIsidentifier(c *Context, a []Value) (Value, error) {
	first := true
	ok, err := a[0].Str().all(c, func(r rune) bool {
		if first {
			first = false
			return isIDStart(r)
		}
		return isIDContinue(r)
	})
	return Bool(ok && !first), err
}

func strIslower(c *Context, a []Value) (Value, error) {
	cased := false
	ok, err := a[0].Str().all(c, func(r rune) bool {
		cased = cased || isLower(r)
		return !isUpper(r) && !unicode.IsTitle(r)
	})
	return Bool(ok && cased), err
}

func strIsupper(c *Context, a []Value) (Value, error) {
	cased := false
	ok, err := a[0].Str().all(c, func(r rune) bool {
		cased = cased || isUpper(r)
		return !isLower(r) && !unicode.IsTitle(r)
	})
	return Bool(ok && cased), err
}

func strIstitle(c *Context, a []Value) (Value, error) {
	cased, inside := false, false
	ok, err := a[0].Str().all(c, func(r rune) bool {
		switch {
		case isUpper(r) || unicode.IsTitle(r):
			if inside {
				return false
			}
			inside, cased = true, true
		case isLower(r):
			if !inside {
				return false
			}
			cased = true
		default:
			inside = false
		}
		return true
	})
	return Bool(ok && cased), err
}
