package syntax

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"

	"github.com/vivarium-run/vivarium/internal/lazy"
)

// decoder turns the body of a string literal into its value.
type decoder struct {
	p     *parser
	span  Span // of the literal, for errors
	base  Pos  // where the body begins
	bytes bool
	out   []byte
}

// decode returns the value of a str literal, which is the very text of the source if there is nothing to decode.
func (d *decoder) decode(body []byte, raw bool) string {
	if raw || bytes.IndexByte(body, '\\') < 0 {
		if bytes.IndexByte(body, '\r') < 0 {
			return d.p.source[d.base:][:len(body)]
		}
		return string(newlines(body))
	}
	d.escapes(newlines(body))
	return string(d.out)
}

// decodeBytes returns the value of a bytes literal.
func (d *decoder) decodeBytes(body []byte, raw bool) []byte {
	for _, c := range body {
		if c >= 128 {
			d.p.raise(d.span, "bytes can only contain ASCII literal characters")
		}
	}
	if raw || bytes.IndexByte(body, '\\') < 0 {
		return append([]byte{}, newlines(body)...)
	}
	d.out = []byte{}
	d.escapes(newlines(body))
	return d.out
}

// simpleEscapes maps the letter of an escape to its value; 0: it has none.
var simpleEscapes = [256]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

func (d *decoder) escapes(body []byte) {
	for i := 0; i < len(body); {
		next := bytes.IndexByte(body[i:], '\\')
		if next < 0 {
			d.out = append(d.out, body[i:]...)
			return
		}
		d.out = append(d.out, body[i:i+next]...)
		i = d.escape(body, i+next)
	}
}

// escape decodes the escape at offset i and returns the offset after it.
func (d *decoder) escape(body []byte, i int) int {
	if i+1 >= len(body) {
		d.out = append(d.out, '\\')
		return i + 1
	}
	c := body[i+1]
	if v := simpleEscapes[c]; v != 0 {
		d.out = append(d.out, v)
		return i + 2
	}
	switch {
	case c == '\n':
		return i + 2
	case c >= '0' && c <= '7':
		return d.octal(body, i)
	case c == 'x':
		return d.hex(body, i, 2)
	case c == 'u' && !d.bytes:
		return d.hex(body, i, 4)
	case c == 'U' && !d.bytes:
		return d.hex(body, i, 8)
	case c == 'N' && !d.bytes:
		return d.named(body, i)
	}
	r, _ := utf8.DecodeRune(body[i+1:])
	d.warn(i, fmt.Sprintf("invalid escape sequence '\\%c'", r))
	d.out = append(d.out, '\\')
	return i + 1
}

// warn notes a warning, unless this literal is parsed for the second time.
func (d *decoder) warn(i int, msg string) {
	at := d.base + Pos(i)
	if n := len(d.p.warnings); d.p.diag.on || n > 0 && d.p.warnings[n-1].Start >= at {
		return
	}
	d.p.warnings = append(d.p.warnings, Warning{Span{at, min(at+2, d.span.End)}, msg})
}

func (d *decoder) octal(body []byte, i int) int {
	v, end := rune(0), i+1
	for ; end < len(body) && end < i+4 && body[end] >= '0' && body[end] <= '7'; end++ {
		v = v*8 + rune(body[end]-'0')
	}
	if v > 0o377 {
		d.warn(i, fmt.Sprintf("invalid octal escape sequence '%s'", body[i:end]))
	}
	d.put(v)
	return end
}

func (d *decoder) put(v rune) {
	if d.bytes {
		d.out = append(d.out, byte(v))
		return
	}
	d.out = appendWTF8(d.out, v)
}

// appendWTF8 appends a code point as UTF-8, a surrogate in its three-byte form.
func appendWTF8(out []byte, v rune) []byte {
	if v >= 0xD800 && v < 0xE000 {
		return append(out, 0xE0|byte(v>>12), 0x80|byte(v>>6)&0x3F, 0x80|byte(v)&0x3F)
	}
	return utf8.AppendRune(out, v)
}

func (d *decoder) hex(body []byte, i, digits int) int {
	end := i + 2
	for end < len(body) && end < i+2+digits && radixes[0].isDigit(body[end]) {
		end++
	}
	if end < i+2+digits {
		if d.bytes {
			d.p.raise(d.span, fmt.Sprintf("(value error) invalid \\x escape at position %d", d.position(body, i)))
		}
		shape := map[int]string{2: `\xXX`, 4: `\uXXXX`, 8: `\UXXXXXXXX`}[digits]
		d.unicodeError(body, i, end, "truncated "+shape+" escape")
	}
	v, _ := strconv.ParseUint(string(body[i+2:end]), 16, 32)
	if v > utf8.MaxRune {
		d.unicodeError(body, i, end, "illegal Unicode character")
	}
	d.put(rune(v))
	return end
}

// position is where CPython's decoder sees offset i: it has a character beyond ASCII as ten characters there.
func (d *decoder) position(body []byte, i int) int {
	n := 0
	for j := 0; j < i; {
		if body[j] < 128 {
			j++
			n++
			continue
		}
		_, size := utf8.DecodeRune(body[j:])
		j += size
		n += 10
	}
	return n
}

func (d *decoder) unicodeError(body []byte, i, end int, reason string) {
	first := d.position(body, i)
	d.p.raise(d.span, fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s",
		first, first+end-i-1, reason))
}

const maxNameLength = 256

func (d *decoder) named(body []byte, i int) int {
	if i+2 >= len(body) || body[i+2] != '{' {
		d.unicodeError(body, i, min(i+2, len(body)), `malformed \N character escape`)
	}
	n := bytes.IndexByte(body[i:], '}')
	if n < 0 {
		d.unicodeError(body, i, len(body), `malformed \N character escape`)
	}
	end := i + n + 1
	name := body[i+3 : end-1]
	if len(name) == 0 {
		d.unicodeError(body, i, end-1, `malformed \N character escape`)
	}
	r, ok := rune(0), false
	if len(name) <= maxNameLength {
		r, ok = LookupRune(string(name))
	}
	if !ok {
		d.unicodeError(body, i, end, "unknown Unicode character name")
	}
	d.put(r)
	return end
}

// runeTable maps the names of characters to them; it is made when the first name is looked up.
var runeTable = lazy.Value[map[string]rune]{Make: func() map[string]rune {
	table := make(map[string]rune, 1<<16)
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if r >= 0xE1000 || r >= 0x3400 && r < 0x4DC0 || r >= 0x4E00 && r < 0xA000 || r >= 0xAC00 && r < 0xD7A4 ||
			r >= 0x20000 && r < 0x2F800 || r >= 0x30000 && r < 0xE0000 {
			continue
		}
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			table[name] = r
		}
	}
	for _, alias := range runeAliases {
		table[alias.name] = alias.r
	}
	return table
}}

// runeAliases are the names of characters that have none of their own, and those that correct a name.
var runeAliases = []struct {
	name string
	r    rune
}{
	{"NULL", 0}, {"NUL", 0}, {"ALERT", 7}, {"BEL", 7}, {"BACKSPACE", 8}, {"BS", 8}, {"CHARACTER TABULATION", 9}, {"TAB", 9}, {"HT", 9},
	{"HORIZONTAL TABULATION", 9}, {"LINE FEED", 10}, {"NEW LINE", 10}, {"END OF LINE", 10}, {"LF", 10}, {"NL", 10}, {"EOL", 10},
	{"LINE TABULATION", 11}, {"VERTICAL TABULATION", 11}, {"VT", 11}, {"FORM FEED", 12}, {"FF", 12}, {"CARRIAGE RETURN", 13},
	{"CR", 13}, {"ESCAPE", 27}, {"ESC", 27}, {"SPACE", 32}, {"SP", 32}, {"DELETE", 127}, {"DEL", 127}, {"NEXT LINE", 0x85}, {"NEL", 0x85},
	{"NO-BREAK SPACE", 0xA0}, {"NBSP", 0xA0}, {"SOFT HYPHEN", 0xAD}, {"SHY", 0xAD}, {"ZERO WIDTH NO-BREAK SPACE", 0xFEFF},
	{"BYTE ORDER MARK", 0xFEFF}, {"BOM", 0xFEFF}, {"ZWNBSP", 0xFEFF}, {"ZWSP", 0x200B}, {"ZWNJ", 0x200C}, {"ZWJ", 0x200D},
	{"LRM", 0x200E}, {"RLM", 0x200F}, {"LATIN CAPITAL LETTER GHA", 0x1A2}, {"LATIN SMALL LETTER GHA", 0x1A3},
	{"WEIERSTRASS ELLIPTIC FUNCTION", 0x2118},
}

// LookupRune returns the character with the given Unicode name in any case, as unicodedata.lookup does.
func LookupRune(name string) (rune, bool) {
	name = strings.ToUpper(name)
	for _, prefix := range []string{"CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-"} {
		if hex, ok := strings.CutPrefix(name, prefix); ok {
			v, err := strconv.ParseUint(hex, 16, 32)
			valid := err == nil && len(hex) >= 4 && v <= utf8.MaxRune && runenames.Name(rune(v)) != ""
			return rune(v), valid
		}
	}
	if rest, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangul(rest)
	}
	r, ok := runeTable.Get()[name]
	return r, ok
}

// The names of the parts of Hangul syllables, in code point order.
var (
	hangulLead  = [...]string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	hangulVowel = [...]string{"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"}
	hangulTail  = [...]string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG",
		"J", "C", "K", "T", "P", "H"}
)

func hangul(name string) (rune, bool) {
	for l, lead := range hangulLead {
		rest, ok := strings.CutPrefix(name, lead)
		if !ok {
			continue
		}
		for v, vowel := range hangulVowel {
			tail, ok := strings.CutPrefix(rest, vowel)
			if !ok {
				continue
			}
			for t := range hangulTail {
				if hangulTail[t] == tail {
					return rune(0xAC00 + (l*len(hangulVowel)+v)*len(hangulTail) + t), true
				}
			}
		}
	}
	return 0, false
}
