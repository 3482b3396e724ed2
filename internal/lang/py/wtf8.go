package py

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Text is held as WTF-8: UTF-8 in which a lone surrogate has its three-byte
// form. Two surrogates that follow each other stay two code points, as in
// Python, so joining texts is joining bytes. The order of bytes is the order
// of code points.

const (
	highBits = 0x8080808080808080
	lowBits  = 0x0101010101010101
)

// word returns the eight bytes of s at i.
func word(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}

// isASCII reports whether all bytes of s are below 0x80.
func isASCII(s string) bool {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if word(s, i)&highBits != 0 {
			return false
		}
	}
	return lastBytes(s)&highBits == 0
}

// lastBytes returns the len(s) % 8 bytes after the last whole word of s, filled
// up with zeros.
func lastBytes(s string) uint64 {
	n := len(s)
	switch {
	case n >= 8:
		return word(s, n-8) >> (64 - 8*(n&7))
	case n >= 4:
		return uint64(half(s, 0)) | uint64(half(s, n-4))<<(8*(n-4))
	case n >= 2:
		return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[n-1])<<(8*(n-1))
	case n == 1:
		return uint64(s[0])
	}
	return 0
}

// half returns the four bytes of s at i.
func half(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// CountText returns the number of code points of WTF-8 text.
func CountText(s string) int {
	n, i := len(s), 0
	for ; i+8 <= len(s); i += 8 {
		n -= continuations(word(s, i))
	}
	return n - continuations(lastBytes(s))
}

// continuations counts the bytes of w that have bit 7 set and bit 6 clear.
func continuations(w uint64) int { return bits.OnesCount64((w >> 7) &^ (w >> 6) & lowBits) }

func isContinuation(b byte) bool { return b&0xC0 == 0x80 }

// runeSize returns the length of the code point that begins with byte b.
func runeSize(b byte) int {
	switch {
	case b < 0xC0:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	}
	return 4
}

// DecodeRune returns the code point at byte i of WTF-8 text and its length.
func DecodeRune(s string, i int) (rune, int) {
	b := s[i]
	if b < utf8.RuneSelf {
		return rune(b), 1
	}
	size := runeSize(b)
	if i+size > len(s) {
		return utf8.RuneError, 1
	}
	switch size {
	case 2:
		return rune(b&0x1F)<<6 | rune(s[i+1]&0x3F), 2
	case 3:
		return rune(b&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
	case 4:
		return rune(b&0x07)<<18 | rune(s[i+1]&0x3F)<<12 | rune(s[i+2]&0x3F)<<6 | rune(s[i+3]&0x3F), 4
	}
	return utf8.RuneError, 1
}

// lastRune returns the code point that ends before byte end, and its length.
func lastRune(s string, end int) (rune, int) {
	i := end - 1
	for i > 0 && end-i < 4 && isContinuation(s[i]) {
		i--
	}
	r, _ := DecodeRune(s, i)
	return r, end - i
}

// AppendRune appends a code point, which may be a surrogate, as WTF-8.
func AppendRune(b []byte, r rune) []byte {
	if isSurrogate(r) {
		return append(b, 0xED, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(b, r)
}

// writeRune is AppendRune for a strings.Builder.
func writeRune(b *strings.Builder, r rune) {
	if isSurrogate(r) {
		b.WriteByte(0xED)
		b.WriteByte(0x80 | byte(r>>6)&0x3F)
		b.WriteByte(0x80 | byte(r)&0x3F)
		return
	}
	b.WriteRune(r)
}

// RuneText returns the text of one code point, which may be a surrogate.
func RuneText(r rune) string {
	if isSurrogate(r) {
		return string(AppendRune(nil, r))
	}
	return string(r)
}

func isSurrogate(r rune) bool { return 0xD800 <= r && r < 0xE000 }

// hasSurrogate returns the byte offset of the first lone surrogate, or -1.
func hasSurrogate(s string) int {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], 0xED)
		if i < 0 {
			return -1
		}
		i += from
		if i+1 < len(s) && s[i+1] >= 0xA0 {
			return i
		}
		from = i + 1
	}
}

// HashText returns the run's keyed hash of s: a multiply-fold over words of
// eight bytes, so that nobody who does not know the seed's key can make texts
// collide on purpose. That of the empty text is 0 in all runs.
func (c *Context) HashText(s string) int64 {
	if s == "" {
		return 0
	}
	k0, k1 := c.hashKey[0]|1, c.hashKey[1]
	h := k1 ^ uint64(len(s))*0x9E3779B97F4A7C15
	i := 0
	for ; i+8 <= len(s); i += 8 {
		h = fold(h^word(s, i), k0) ^ k1
	}
	h = fold(h^lastBytes(s), k0)
	h = fold(h^k1, 0xD6E8FEB86659FD93)
	if int64(h) == -1 {
		return -2
	}
	return int64(h)
}

// fold multiplies to 128 bits and folds the halves.
func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}
