// Package unicodedata is Python's unicodedata: properties of code points and
// normal forms of texts.
//
// The properties come from Go's tables (categories, classes, widths, names,
// decompositions) and from tables_gen.go. lookup knows names, not aliases or
// sequences, and there is no database of an older version.
package unicodedata

import (
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/internal/lazy"
)

// Module is unicodedata.
var Module = py.ModuleDef{
	Name:     "unicodedata",
	Doc:      "This module provides access to the Unicode Character Database which defines character properties for all Unicode characters.",
	MoreRows: rows,
	Values: func(c *py.Context, ns *py.Namespace) error {
		ns.Set("unidata_version", c.Text(unicode.Version))
		return nil
	},
}

func rows() []py.Row {
	return []py.Row{
		{"bidirectional(chr, /)", "Returns the bidirectional class assigned to the character chr as string.", "1", property("bidirectional", bidirectional)},
		{"category(chr, /)", "Returns the general category assigned to the character chr as string.", "8", property("category", category)},
		{"combining(chr, /)", "Returns the canonical combining class assigned to the character chr as integer.", "1", number("combining", combiningClass)},
		{"decimal(chr, default=?, /)", "Converts a Unicode character into its equivalent decimal value.", "1", decimal},
		{"decomposition(chr, /)", "Returns the character decomposition mapping assigned to the character chr as string.", "1", property("decomposition", decomposition)},
		{"digit(chr, default=?, /)", "Converts a Unicode character into its equivalent digit value.", "1", digit},
		{"east_asian_width(chr, /)", "Returns the east asian width assigned to the character chr as string.", "1", property("east_asian_width", eastAsianWidth)},
		{"is_normalized(form, unistr, /)", "Return whether the Unicode string unistr is in the normal form 'form'.", "len(unistr)", isNormalized},
		{"lookup(name, /)", "Look up character by name.", "40000", lookup},
		{"mirrored(chr, /)", "Returns the mirrored property assigned to the character chr as integer.", "1", number("mirrored", isMirrored)},
		{"name(chr, default=?, /)", "Returns the name assigned to the character chr as a string.", "1", name},
		{"normalize(form, unistr, /)", "Return the normal form 'form' for the Unicode string unistr.", "len(unistr)", normalize},
		{"numeric(chr, default=?, /)", "Converts a Unicode character into its equivalent numeric value.", "1", numeric},
	}
}

// character is an argument that must be one code point; position is 0 for
// functions with one parameter.
func character(c *py.Context, v py.Value, function string, position string) (rune, error) {
	if !v.IsStr() || py.CountText(v.Str().S) != 1 {
		return 0, c.Errorf(&py.TypeErrorType, "%s() argument %smust be a unicode character, not %s", function, position, v.Type().Shown())
	}
	r, _ := py.DecodeRune(v.Str().S, 0)
	return r, nil
}

// property makes a function that answers a text.
func property(function string, f func(rune) string) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		r, err := character(c, a[0], function, "")
		if err != nil {
			return py.Value{}, err
		}
		if err := c.Steps(8); err != nil {
			return py.Value{}, err
		}
		return c.NewStr(f(r))
	}
}

// number makes a function that answers an int.
func number(function string, f func(rune) int) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		r, err := character(c, a[0], function, "")
		if err != nil {
			return py.Value{}, err
		}
		return py.Int(int64(f(r))), c.Steps(4)
	}
}

// categories are the names of all general categories but that of what is not
// assigned.
var categories = [...]string{
	"Ll", "Lu", "Lo", "Nd", "Po", "Zs", "Lm", "Lt", "Mn", "Mc", "Me", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Sm", "Sc", "Sk", "So",
	"Zl", "Zp", "Cc", "Cf", "Cs", "Co",
}

func category(r rune) string {
	for _, name := range categories {
		if unicode.Is(unicode.Categories[name], r) {
			return name
		}
	}
	return "Cn"
}

// bidiControls are the controls, which have classes of their own.
var bidiControls = lazy.Value[map[rune]string]{Make: func() map[rune]string {
	return map[rune]string{
		0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
		0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
	}
}}

var bidiNames = [64]string{
	bidi.L: "L", bidi.R: "R", bidi.EN: "EN", bidi.ES: "ES", bidi.ET: "ET", bidi.AN: "AN", bidi.CS: "CS", bidi.B: "B",
	bidi.S: "S", bidi.WS: "WS", bidi.ON: "ON", bidi.BN: "BN", bidi.NSM: "NSM", bidi.AL: "AL",
}

func bidirectional(r rune) string {
	if s, ok := bidiControls.Get()[r]; ok {
		return s
	}
	switch category(r) {
	case "Cn":
		return ""
	case "Cs":
		return "L"
	}
	p, _ := bidi.LookupRune(r)
	return bidiNames[p.Class()]
}

var widthNames = [...]string{
	width.Neutral: "N", width.EastAsianAmbiguous: "A", width.EastAsianWide: "W", width.EastAsianNarrow: "Na",
	width.EastAsianFullwidth: "F", width.EastAsianHalfwidth: "H",
}

func eastAsianWidth(r rune) string {
	if unicode.Is(unicode.Cs, r) {
		return "N"
	}
	return widthNames[width.LookupRune(r).Kind()]
}

func combiningClass(r rune) int { return int(norm.NFD.PropertiesString(string(r)).CCC()) }

func isMirrored(r rune) int {
	for _, m := range mirrored {
		if r >= m[0] && r <= m[1] {
			return 1
		}
	}
	return 0
}
