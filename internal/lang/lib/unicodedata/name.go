package unicodedata

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/runenames"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// The Hangul syllables are named by their parts.
const (
	hangulFirst = 0xAC00
	hangulLast  = 0xD7A3
	hangulTails = 28
	hangulBlock = 21 * hangulTails
)

var (
	hangulLeads  = [...]string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	hangulVowels = [...]string{"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"}
	hangulEnds   = [...]string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG",
		"J", "C", "K", "T", "P", "H"}
)

// nameOf returns the name of a code point, or "".
func nameOf(r rune) string {
	if r >= hangulFirst && r <= hangulLast {
		n := int(r - hangulFirst)
		return "HANGUL SYLLABLE " + hangulLeads[n/hangulBlock] + hangulVowels[n%hangulBlock/hangulTails] + hangulEnds[n%hangulTails]
	}
	s := runenames.Name(r)
	switch {
	case !strings.HasPrefix(s, "<"):
		return s
	case strings.HasPrefix(s, "<CJK Ideograph"):
		return fmt.Sprintf("CJK UNIFIED IDEOGRAPH-%04X", r)
	}
	return ""
}

func name(c *py.Context, a []py.Value) (py.Value, error) {
	r, err := character(c, a[0], "name", "1 ")
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Charge(8, 256); err != nil {
		return py.Value{}, err
	}
	if s := nameOf(r); s != "" {
		return c.NewStr(s)
	}
	return orDefault(c, a[1], "no such name")
}

// lookupSteps is the cost of going through all names.
const lookupSteps = 40000

// lookup goes through all names, since it is rare and a table of them would
// be large.
func lookup(c *py.Context, a []py.Value) (py.Value, error) {
	if !a[0].IsStr() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "a bytes-like object is required, not '%s'", a[0].Type().Shown())
	}
	wanted := a[0].Str().S
	if len(wanted) > maxName {
		return py.Value{}, c.Errorf(&py.KeyErrorType, "name too long")
	}
	r, err := Find(c, wanted)
	if err != nil {
		return py.Value{}, err
	}
	if r < 0 {
		return py.Value{}, c.Errorf(&py.KeyErrorType, "undefined character name '%s'", wanted)
	}
	return c.Char(r)
}

// maxName is a length that no name has.
const maxName = 256

// Find returns the character of a name, or -1.
func Find(c *py.Context, wanted string) (rune, error) {
	if len(wanted) > maxName {
		return -1, nil
	}
	wanted = strings.ToUpper(wanted)
	for plane := rune(0); plane < 0x110000; plane += 0x1000 {
		if plane >= 0x40000 && plane < 0xE0000 {
			continue
		}
		if err := c.Steps(lookupSteps / 64); err != nil {
			return -1, err
		}
		for r := plane; r < plane+0x1000; r++ {
			if nameOf(r) == wanted {
				return r, nil
			}
		}
	}
	return -1, nil
}
