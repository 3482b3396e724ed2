package py

import (
	"encoding/binary"
	"math/bits"
)

// Decimal digits eight at a time: a word holds eight of them, the first in its
// lowest byte, and is worked on as a whole.

// eightBytes returns the first eight bytes of s, the first lowest.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// eightDigits reports whether all bytes of x are digits: their upper halves are
// 3, and are so yet when 6 is added to the lower ones.
func eightDigits(x uint64) bool {
	const zeros, halves = 0x3030303030303030, 0xf0f0f0f0f0f0f0f0
	return x&halves == zeros && (x+0x0606060606060606)&halves == zeros
}

// eightValue returns the number that eight digits are: neighbours are put
// together three times.
func eightValue(x uint64) uint {
	x = (x & 0x0f0f0f0f0f0f0f0f) * (1 + 10<<8) >> 8
	x = (x & 0x00ff00ff00ff00ff) * (1 + 100<<16) >> 16
	return uint((x & 0x0000ffff0000ffff) * (1 + 10000<<32) >> 32)
}

// eightText returns the eight digits of n < 1e8: halves are taken apart three
// times.
func eightText(n uint64) uint64 {
	x := n/10000 | n%10000<<32
	tens := x * 10486 >> 20 & 0x0000007f0000007f // of hundreds
	x = tens | (x-100*tens)<<16
	tens = x * 103 >> 10 & 0x000f000f000f000f
	return tens | (x-10*tens)<<8 | 0x3030303030303030
}

// wordTens are those that fit in a word.
var wordTens = func() (p [20]uint64) {
	p[0] = 1
	for i := range p[1:] {
		p[i+1] = 10 * p[i]
	}
	return p
}()

// decimalLen returns how many digits n has.
func decimalLen(n uint64) int {
	k := bits.Len64(n|1) * 1233 >> 12 // one less or the number
	if n|1 >= wordTens[k] {
		k++
	}
	return k
}

// writeDecimal fills to with the last digits of n.
func writeDecimal(to []byte, n uint64) {
	for ; len(to) >= 8; n /= 1e8 {
		k := len(to) - 8
		binary.LittleEndian.PutUint64(to[k:], eightText(n%1e8))
		to = to[:k]
	}
	for ; len(to) >= 2; n /= 100 {
		k := len(to) - 2
		pair := digitPairs[2*(n%100):]
		to[k], to[k+1] = pair[0], pair[1]
		to = to[:k]
	}
	if len(to) > 0 {
		to[0] = '0' + byte(n%10)
	}
}

// digitPairs are the numbers below 100.
const digitPairs = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"
