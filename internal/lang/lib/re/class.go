package re

import (
	"slices"
	"unicode"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A category is a class of characters with a letter: \d, \s, \w.
type category struct {
	letter rune // d, s or w
	negate bool
	ascii  bool
}

func (k category) has(r rune) bool {
	in := false
	switch k.letter {
	case 'd':
		in = '0' <= r && r <= '9' || !k.ascii && r >= 0x80 && py.IsDecimalRune(r)
	case 's':
		in = isSpace(r, k.ascii)
	case 'w':
		in = isWord(r, k.ascii)
	}
	return in != k.negate
}

func isSpace(r rune, ascii bool) bool {
	if ascii {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return py.IsSpaceRune(r)
}

func isWord(r rune, ascii bool) bool {
	if r < 0x80 {
		return r == '_' || '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return !ascii && py.IsAlnumRune(r)
}

type span struct{ lo, hi rune }

// A class is a set of characters: [a-z\d], or a single category.
type class struct {
	ranges     []span
	categories []category
	negate     bool
	fold       folding
	low        [4]uint64 // the answer for characters below 256
}

// A folding says which characters are the same.
type folding uint8

const (
	foldNone folding = iota
	foldASCII
	foldUnicode
)

// finish sorts the ranges and fills the table for small characters.
func (k *class) finish() *class {
	slices.SortFunc(k.ranges, func(a, b span) int { return int(a.lo) - int(b.lo) })
	merged := k.ranges[:0]
	for _, s := range k.ranges {
		if n := len(merged); n > 0 && s.lo <= merged[n-1].hi+1 {
			merged[n-1].hi = max(merged[n-1].hi, s.hi)
		} else {
			merged = append(merged, s)
		}
	}
	k.ranges = merged
	for r := rune(0); r < 256; r++ {
		if k.compute(r) {
			k.low[r>>6] |= 1 << (r & 63)
		}
	}
	return k
}

// has reports whether the class has r.
func (k *class) has(r rune) bool {
	if r < 256 {
		return k.low[r>>6]>>(r&63)&1 != 0
	}
	return k.compute(r)
}

func (k *class) compute(r rune) bool {
	in := k.plain(r)
	if !in && k.fold != foldNone {
		in = k.folded(r)
	}
	return in != k.negate
}

// plain ignores negation and case.
func (k *class) plain(r rune) bool {
	lo, hi := 0, len(k.ranges)
	for lo < hi {
		mid := (lo + hi) / 2
		switch s := k.ranges[mid]; {
		case r < s.lo:
			hi = mid
		case r > s.hi:
			lo = mid + 1
		default:
			return true
		}
	}
	for _, c := range k.categories {
		if c.has(r) {
			return true
		}
	}
	return false
}

// folded asks for the other cases of r.
func (k *class) folded(r rune) bool {
	if k.fold == foldASCII {
		return isASCIILetter(r) && k.plain(r^0x20)
	}
	switch r {
	case 'i', 'I', 0x130, 0x131:
		return k.plain('i') || k.plain('I') || k.plain(0x130) || k.plain(0x131)
	}
	for s := unicode.SimpleFold(r); s != r; s = unicode.SimpleFold(s) {
		if k.plain(s) {
			return true
		}
	}
	twin := twinOf(r)
	return twin != 0 && k.plain(twin)
}

// twinOf returns the character that is the same as r though neither is a case
// of the other (their uppercase, of several characters, is), or 0.
func twinOf(r rune) rune {
	switch r {
	case 0xFB05, 0xFB06:
		return 0xFB05 + 0xFB06 - r
	case 0x390, 0x1FD3:
		return 0x390 + 0x1FD3 - r
	case 0x3B0, 0x1FE3:
		return 0x3B0 + 0x1FE3 - r
	}
	return 0
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

// fold returns the character that stands for all cases of r.
func (f folding) fold(r rune) rune {
	switch {
	case f == foldNone:
		return r
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			return r + 32
		}
		return r
	case f == foldASCII:
		return r
	}
	switch r {
	case 0x130, 0x131:
		return 'i'
	case 0x1FD3:
		return 0x390
	case 0x1FE3:
		return 0x3B0
	case 0xFB05:
		return 0xFB06
	}
	return unicode.ToLower(unicode.ToUpper(unicode.ToLower(r)))
}

// foldingOf returns the folding that flags ask for.
func foldingOf(flags int) folding {
	switch {
	case flags&flagI == 0:
		return foldNone
	case flags&flagU != 0:
		return foldUnicode
	}
	return foldASCII
}
