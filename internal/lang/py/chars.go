package py

import "unicode"

// Classes of code points as Python's str methods see them.

func isLetter(r rune) bool { return unicode.IsLetter(r) || r >= 0x2EBF0 && r <= 0x2EE5D }

func isDecimal(r rune) bool { return unicode.IsDigit(r) }

func isDigit(r rune) bool { return unicode.IsDigit(r) || unicode.Is(digitsMore, r) }

func isNumeric(r rune) bool { return unicode.IsNumber(r) || unicode.Is(numericLetters, r) }

func isAlnum(r rune) bool { return isLetter(r) || isNumeric(r) }

// IsSpaceRune reports whether str.isspace and str.split take r for a space.
func IsSpaceRune(r rune) bool { return unicode.IsSpace(r) || 0x1C <= r && r <= 0x1F }

func isUpper(r rune) bool {
	return unicode.IsUpper(r) || r >= 0x80 && unicode.Is(unicode.Other_Uppercase, r)
}

func isLower(r rune) bool {
	return unicode.IsLower(r) || r >= 0x80 && unicode.Is(unicode.Other_Lowercase, r)
}

func isCased(r rune) bool { return isUpper(r) || isLower(r) || unicode.IsTitle(r) }

// isCaseIgnorable reports whether r does not count when looking for the end
// of a word, for the final sigma.
func isCaseIgnorable(r rune) bool {
	switch r {
	case '\'', '.', ':', 0xB7, 0x387, 0x55F, 0x5F4, 0x2018, 0x2019, 0x2024, 0x2027,
		0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

func isIDStart(r rune) bool {
	if r < 0x80 {
		return r == '_' || 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return (isLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start)) && !unicode.Is(notIDStart, r)
}

func isIDContinue(r rune) bool {
	if r < 0x80 {
		return isIDStart(r) || '0' <= r && r <= '9'
	}
	return (isLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start, unicode.Mn, unicode.Mc, unicode.Nd,
		unicode.Pc, unicode.Other_ID_Continue)) && !unicode.Is(notIDContinue, r) || r == 0x200C || r == 0x200D ||
		r == 0x30FB || r == 0xFF65
}

// isLineEnd reports whether str.splitlines ends a line at r.
func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}
