package py

import "strings"

// The codecs unicode-escape and raw-unicode-escape: text as the inside of a
// string literal. Their bytes beyond ASCII are Latin-1.

func encodeEscape(e *encoder) {
	encodeEscapes(e, func(r rune) string {
		switch {
		case r == '\\':
			return `\\`
		case r == '\t':
			return `\t`
		case r == '\n':
			return `\n`
		case r == '\r':
			return `\r`
		case r < ' ' || r > '~':
			return backslashed(r)
		}
		return ""
	})
}

func encodeRawEscape(e *encoder) {
	encodeEscapes(e, func(r rune) string {
		if r > 0xFF {
			return backslashed(r)
		}
		return ""
	})
}

// encodeEscapes writes each character as one byte, or its escape if it has one.
func encodeEscapes(e *encoder, escape func(r rune) string) {
	for e.pos < len(e.text.S) {
		r, size := DecodeRune(e.text.S, e.pos)
		text := escape(r)
		if !e.grow(max(len(text), 1)) {
			return
		}
		if text == "" {
			e.out = append(e.out, byte(r))
		} else {
			e.out = append(e.out, text...)
		}
		e.pos += size
	}
}

// put appends r, for which size bytes stood.
func (d *decoder) put(r rune, size int) bool {
	if !d.grow(4) {
		return false
	}
	d.out = AppendRune(d.out, r)
	d.pos += size
	return true
}

// decodeEscapes reads bytes up to the next backslash, and then one escape.
func decodeEscapes(d *decoder, escape func(d *decoder, rest string) bool) {
	for d.pos < len(d.in) {
		rest := d.in[d.pos:]
		ok := false
		if rest[0] == '\\' {
			ok = escape(d, rest)
		} else {
			ok = d.put(rune(rest[0]), 1)
		}
		if !ok {
			return
		}
	}
}

func decodeRawEscape(d *decoder) {
	decodeEscapes(d, func(d *decoder, rest string) bool {
		if len(rest) > 1 && (rest[1] == 'u' || rest[1] == 'U') {
			return d.hexEscape(rest, `\Uxxxxxxxx out of range`)
		}
		if !d.put('\\', 1) || len(rest) == 1 {
			return d.err == nil
		}
		return d.put(rune(rest[1]), 1)
	})
}

func decodeEscape(d *decoder) {
	decodeEscapes(d, func(d *decoder, rest string) bool {
		if len(rest) == 1 {
			return d.fail(1, `\ at end of string`)
		}
		b := rest[1]
		switch at := strings.IndexByte(simpleEscapes, b); {
		case at >= 0:
			return d.put(rune(simpleValues[at]), 2)
		case b == '\n':
			d.pos += 2
			return true
		case b >= '0' && b <= '7':
			return d.octalEscape(rest)
		case b == 'x' || b == 'u' || b == 'U':
			return d.hexEscape(rest, "illegal Unicode character")
		case b == 'N':
			return d.nameEscape(rest)
		}
		return d.put('\\', 1) && d.put(rune(b), 1)
	})
}

// The escapes of one letter, and what they stand for.
const (
	simpleEscapes = `\'"abfnrtv`
	simpleValues  = "\\'\"\a\b\f\n\r\t\v"
)

func (d *decoder) octalEscape(rest string) bool {
	r, n := rune(0), 1
	for n < len(rest) && n < 4 && rest[n] >= '0' && rest[n] <= '7' {
		r = r<<3 | rune(rest[n]-'0')
		n++
	}
	return d.put(r, n)
}

// hexEscape reads \xhh, \uhhhh or \Uhhhhhhhh.
func (d *decoder) hexEscape(rest, tooLarge string) bool {
	size, reason := 4, `truncated \xXX escape`
	switch rest[1] {
	case 'u':
		size, reason = 6, `truncated \uXXXX escape`
	case 'U':
		size, reason = 10, `truncated \UXXXXXXXX escape`
	}
	r, n := uint32(0), 2
	for ; n < size; n++ {
		if n == len(rest) || hexValue(rest[n]) < 0 {
			return d.fail(n, reason)
		}
		r = r<<4 | uint32(hexValue(rest[n]))
	}
	if r > 0x10FFFF {
		return d.fail(size, tooLarge)
	}
	return d.put(rune(r), size)
}

// hexValue is the value of a hexadecimal digit, or -1.
func hexValue(b byte) int {
	switch {
	case b >= '0' && b <= '9':
		return int(b - '0')
	case b|0x20 >= 'a' && b|0x20 <= 'f':
		return int(b|0x20-'a') + 10
	}
	return -1
}

// nameEscape reads \N{name}.
func (d *decoder) nameEscape(rest string) bool {
	const malformed = `malformed \N character escape`
	if len(rest) < 3 || rest[2] != '{' {
		return d.fail(2, malformed)
	}
	n := strings.IndexByte(rest, '}')
	switch {
	case n < 0:
		return d.fail(len(rest), malformed)
	case n == 3:
		return d.fail(3, malformed)
	}
	r, err := d.c.named(rest[3:n])
	if d.err = err; err != nil {
		return false
	}
	if r < 0 {
		return d.fail(n+1, "unknown Unicode character name")
	}
	return d.put(r, n+1)
}

// named is the character of a name, or -1.
func (c *Context) named(name string) (rune, error) {
	m, err := c.ImportModule("unicodedata")
	if err != nil {
		return 0, err
	}
	text, err := c.NewStr(name)
	if err != nil {
		return 0, err
	}
	v, err := c.Call(m.NS.Get("lookup"), text)
	if _, unknown := IsRaised(err, &KeyErrorType); unknown {
		return -1, nil
	}
	if err != nil {
		return 0, err
	}
	if r, size := DecodeRune(v.Str().S, 0); size == len(v.Str().S) {
		return r, nil
	}
	return -1, nil
}
