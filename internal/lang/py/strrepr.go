package py

import (
	"strings"
	"unicode"
)

// reprIsQuoted reports whether the repr of a text is the text in single quotes.
func reprIsQuoted(s string) bool {
	for i := range len(s) {
		if b := s[i]; b < ' ' || b > '~' || b == '\'' || b == '\\' {
			return false
		}
	}
	return true
}

// quotedText returns the text in single quotes, which is ASCII. The caller has
// charged.
func quotedText(s string) Value {
	x, text := newASCII(len(s) + 2)
	text[0], text[len(s)+1] = '\'', '\''
	copy(text[1:], s)
	return x.Value()
}

// ReprStr returns the repr of a text.
func ReprStr(s string) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte(quote)
	start := 0
	for i := 0; i < len(s); {
		r, size := DecodeRune(s, i)
		if esc := reprEscape(r, quote); esc != "" {
			b.WriteString(s[start:i])
			b.WriteString(esc)
			start = i + size
		}
		i += size
	}
	b.WriteString(s[start:])
	b.WriteByte(quote)
	return b.String()
}

// reprEscape returns the escape of a code point in a repr, or "".
func reprEscape(r rune, quote byte) string {
	switch {
	case r == rune(quote) || r == '\\':
		return `\` + string(r)
	case 0x20 <= r && r < 0x7F:
		return ""
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case isPrintable(r):
		return ""
	}
	return backslashed(r)
}

// isPrintable reports whether repr shows the code point as it is.
func isPrintable(r rune) bool {
	if r < 0x7F {
		return r >= 0x20
	}
	return unicode.IsPrint(r) || unicode.Is(newLetters, r)
}

// reprBound returns a size that the repr of s does not exceed.
func reprBound(s string) int {
	n := 2
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b < 0x20 || b == 0x7F:
			n += 4
		case b == '\'' || b == '"' || b == '\\':
			n += 2
		case b < 0x80 || isContinuation(b):
			n++
		default:
			n += 9
		}
	}
	return n
}

// ReprASCII returns the text of ascii(): a repr in which everything beyond
// ASCII is escaped.
func ReprASCII(repr string) string {
	if isASCII(repr) {
		return repr
	}
	var b strings.Builder
	for i := 0; i < len(repr); {
		r, size := DecodeRune(repr, i)
		if r < 0x80 {
			b.WriteByte(byte(r))
		} else {
			b.WriteString(backslashed(r))
		}
		i += size
	}
	return b.String()
}

// ReprBytes returns the repr of bytes.
func ReprBytes(s string) string { return reprBytes(s, false) }

// reprByteArray is ReprBytes, but for single quotes, which bytearray always
// escapes.
func reprByteArray(s string) string { return reprBytes(s, true) }

func reprBytes(s string, escapeSingle bool) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	var b strings.Builder
	b.Grow(len(s) + 3)
	b.WriteByte('b')
	b.WriteByte(quote)
	for i := 0; i < len(s); i++ {
		switch r := rune(s[i]); {
		case r >= 0x7F:
			b.WriteString(backslashed(r))
		case r == '\'' && escapeSingle:
			b.WriteString(`\'`)
		default:
			if esc := reprEscape(r, quote); esc != "" {
				b.WriteString(esc)
			} else {
				b.WriteByte(s[i])
			}
		}
	}
	b.WriteByte(quote)
	return b.String()
}
