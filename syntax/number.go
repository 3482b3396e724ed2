package syntax

import (
	"bytes"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// maxDecimalDigits is CPython's bound on the digits of a decimal int literal.
const maxDecimalDigits = 4300

// radix is a kind of int literal with a prefix.
type radix struct {
	letter byte
	name   string
	base   int
}

var radixes = []radix{{'x', "hexadecimal", 16}, {'o', "octal", 8}, {'b', "binary", 2}}

func (r radix) isDigit(c byte) bool {
	if r.base == 16 {
		return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f'
	}
	return c >= '0' && int(c-'0') < r.base
}

// number scans a number and checks that nothing that looks like a part of it follows.
func (s *scanner) number() {
	start := s.pos
	if s.src[start] == '0' {
		for _, r := range radixes {
			if s.at(start+1)|0x20 == r.letter {
				s.radixNumber(start, r)
				return
			}
		}
	}
	i, ok := s.digits(start, "decimal")
	if !ok {
		return
	}
	isInt := true
	if s.at(i) == '.' {
		isInt = false
		if i++; isDigit(s.at(i)) {
			if i, ok = s.digits(i, "decimal"); !ok {
				return
			}
		}
	}
	if e, ok := s.exponent(i); !ok {
		return
	} else if e > i {
		i, isInt = e, false
	}
	s.finishDecimal(start, i, isInt)
}

// exponent scans an exponent at i and returns where it ends, or i if there is none.
func (s *scanner) exponent(i int) (int, bool) {
	if s.at(i)|0x20 != 'e' {
		return i, true
	}
	e := i + 1
	if s.at(e) == '+' || s.at(e) == '-' {
		if e++; !isDigit(s.at(e)) {
			s.fail(e, "invalid decimal literal")
			return i, false
		}
	}
	if !isDigit(s.at(e)) {
		return i, true
	}
	return s.digits(e, "decimal")
}

func (s *scanner) finishDecimal(start, i int, isInt bool) {
	if s.at(i)|0x20 == 'j' {
		s.finishNumber(start, i+1, "imaginary")
		return
	}
	if isInt && s.src[start] == '0' && strings.Trim(string(s.src[start:i]), "0_") != "" {
		s.fail(start, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
		return
	}
	s.finishNumber(start, i, "decimal")
}

// digits scans digits with single underscores between them.
func (s *scanner) digits(i int, name string) (int, bool) {
	for {
		for isDigit(s.at(i)) {
			i++
		}
		if s.at(i) != '_' {
			return i, true
		}
		if i++; !isDigit(s.at(i)) {
			s.fail(i, "invalid %s literal", name)
			return i, false
		}
	}
}

func (s *scanner) radixNumber(start int, r radix) {
	i := start + 2
	for {
		if s.at(i) == '_' {
			i++
		}
		if !r.isDigit(s.at(i)) {
			s.badDigit(i, r)
			return
		}
		for r.isDigit(s.at(i)) {
			i++
		}
		if s.at(i) != '_' {
			break
		}
	}
	if isDigit(s.at(i)) {
		s.badDigit(i, r)
		return
	}
	s.finishNumber(start, i, r.name)
}

func (s *scanner) badDigit(i int, r radix) {
	if isDigit(s.at(i)) {
		s.fail(i, "invalid digit '%c' in %s literal", s.src[i], r.name)
		return
	}
	s.fail(i, "invalid %s literal", r.name)
}

// finishNumber ends a number at end. A keyword that can follow an operand may follow at once; a name may not.
func (s *scanner) finishNumber(start, end int, name string) {
	c := s.at(end)
	if c < 128 && isIdentByte(c) && !s.keywordFollows(end) {
		s.fail(end, "invalid %s literal", name)
		return
	}
	s.pos = end
	s.emit(tNumber, start, end)
}

// keywordFollows tells whether the text at i begins with a keyword that may stand right after a number.
func (s *scanner) keywordFollows(i int) bool {
	for _, word := range []string{"and", "else", "for", "if", "in", "is", "not", "or"} {
		if bytes.HasPrefix(s.src[i:], []byte(word)) {
			return true
		}
	}
	return false
}

// numberValue converts the text of a number. The error is a message.
func numberValue(text string, limits Limits) (value any, limit, msg string) {
	text = strings.ReplaceAll(text, "_", "")
	if len(text) >= 2 && text[0] == '0' {
		for _, r := range radixes {
			if text[1]|0x20 == r.letter {
				return intValue(text[2:], r.base, limits)
			}
		}
	}
	if last := text[len(text)-1]; last|0x20 == 'j' {
		f, _ := strconv.ParseFloat(text[:len(text)-1], 64)
		return complex(0, f), "", ""
	}
	if strings.ContainsAny(text, ".eE") {
		f, _ := strconv.ParseFloat(text, 64)
		return f, "", ""
	}
	if len(text) > maxDecimalDigits {
		return nil, "digits", fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
			"use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "+
			"to avoid decimal conversion limits.", maxDecimalDigits, len(text))
	}
	return intValue(text, 10, limits)
}

func intValue(digits string, base int, limits Limits) (value any, limit, msg string) {
	if len(digits) > limits.Digits {
		return nil, "digits", fmt.Sprintf("int literal has more than %d digits", limits.Digits)
	}
	if v, err := strconv.ParseInt(digits, base, 64); err == nil {
		return v, "", ""
	}
	v, ok := new(big.Int).SetString(digits, base)
	if !ok {
		return nil, "", "invalid syntax"
	}
	return v, "", ""
}
