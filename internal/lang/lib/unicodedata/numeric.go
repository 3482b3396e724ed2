package unicodedata

import (
	"unicode"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A numberRun is a run of numeric code points, see numbers.
type numberRun struct {
	first          rune
	count          int
	num, den, step int64
}

// A digitRun is a run of digits: the first, how many, and its value.
type digitRun struct {
	first rune
	count int
	value int
}

// decimalOf is the value of a decimal digit. These come in runs of ten from
// zero on, so a digit's value is its distance from the start of its range.
func decimalOf(r rune) (int, bool) {
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	return 0, false
}

func digitOf(r rune) (int, bool) {
	if n, ok := decimalOf(r); ok {
		return n, true
	}
	for _, d := range digits {
		if r >= d.first && r < d.first+rune(d.count) {
			return d.value + int(r-d.first), true
		}
	}
	return 0, false
}

func numberOf(r rune) (float64, bool) {
	if n, ok := decimalOf(r); ok {
		return float64(n), true
	}
	for _, n := range numbers {
		if r >= n.first && r < n.first+rune(n.count) {
			k := int64(r - n.first)
			return float64(n.num+k*n.step*n.den) / float64(n.den), true
		}
	}
	return 0, false
}

// orDefault is the answer for a code point without the property.
func orDefault(c *py.Context, missing py.Value, message string) (py.Value, error) {
	if missing.IsNil() {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "%s", message)
	}
	return missing, nil
}

func decimal(c *py.Context, a []py.Value) (py.Value, error) {
	return valueOf(c, a, "decimal", "not a decimal", func(r rune) (py.Value, bool) {
		n, ok := decimalOf(r)
		return py.Int(int64(n)), ok
	})
}

func digit(c *py.Context, a []py.Value) (py.Value, error) {
	return valueOf(c, a, "digit", "not a digit", func(r rune) (py.Value, bool) {
		n, ok := digitOf(r)
		return py.Int(int64(n)), ok
	})
}

func numeric(c *py.Context, a []py.Value) (py.Value, error) {
	return valueOf(c, a, "numeric", "not a numeric character", func(r rune) (py.Value, bool) {
		f, ok := numberOf(r)
		return py.Float(f), ok
	})
}

func valueOf(c *py.Context, a []py.Value, function, message string, f func(rune) (py.Value, bool)) (py.Value, error) {
	r, err := character(c, a[0], function, "1 ")
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Steps(8); err != nil {
		return py.Value{}, err
	}
	if v, ok := f(r); ok {
		return v, nil
	}
	return orDefault(c, a[1], message)
}
