package unicodedata

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A tagRange says what the decompositions of a range are for.
type tagRange struct {
	first, last rune
	tag         string
}

// A step is the mapping of one code point.
type step struct {
	char  rune
	parts string
}

// formOf returns the normal form of a name.
func formOf(name string) (form norm.Form, ok bool) {
	switch name {
	case "NFC":
		return norm.NFC, true
	case "NFD":
		return norm.NFD, true
	case "NFKC":
		return norm.NFKC, true
	case "NFKD":
		return norm.NFKD, true
	}
	return 0, false
}

// formArgs checks the arguments of normalize and is_normalized.
func formArgs(c *py.Context, a []py.Value, function string) (form norm.Form, s string, err error) {
	for i, v := range a {
		if !v.IsStr() {
			return 0, "", c.Errorf(&py.TypeErrorType, "%s() argument %d must be str, not %s", function, i+1, v.Type().Shown())
		}
	}
	form, ok := formOf(a[0].Str().S)
	if !ok {
		return 0, "", c.Errorf(&py.ValueErrorType, "invalid normalization form")
	}
	s = a[1].Str().S
	return form, s, c.Steps(len(s))
}

// growth bounds how many bytes of decomposed code points one byte becomes.
const growth = 24

func normalize(c *py.Context, a []py.Value) (py.Value, error) {
	form, s, err := formArgs(c, a, "normalize")
	if err != nil {
		return py.Value{}, err
	}
	if form.QuickSpanString(s) == len(s) {
		return a[1], nil
	}
	out, err := normal(c, form, s)
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(out)
}

func isNormalized(c *py.Context, a []py.Value) (py.Value, error) {
	form, s, err := formArgs(c, a, "is_normalized")
	if err != nil {
		return py.Value{}, err
	}
	if form.QuickSpanString(s) == len(s) {
		return py.True, nil
	}
	out, err := normal(c, form, s)
	return py.Bool(out == s), err
}

// normal is the normal form of s. It does not use Form.String, which breaks
// long runs of combining marks up with joiners of its own.
func normal(c *py.Context, form norm.Form, s string) (string, error) {
	if err := c.Charge(int64(4*len(s)), int64(growth*len(s))); err != nil {
		return "", err
	}
	runes := decomposed(form, s)
	if err := c.Steps(len(runes)); err != nil {
		return "", err
	}
	if form == norm.NFC || form == norm.NFKC {
		runes = composed(runes)
	}
	var b strings.Builder
	for _, m := range runes {
		b.WriteString(py.RuneText(m.r))
	}
	return b.String(), nil
}

// A mark is a code point with its combining class.
type mark struct {
	r     rune
	class uint8
}

// decomposed returns the full decomposition in canonical order.
func decomposed(form norm.Form, s string) []mark {
	if form == norm.NFC {
		form = norm.NFD
	}
	if form == norm.NFKC {
		form = norm.NFKD
	}
	var out []mark
	for i := 0; i < len(s); {
		r, size := py.DecodeRune(s, i)
		parts := form.PropertiesString(s[i : i+size]).Decomposition()
		if parts == nil {
			parts = []byte(s[i : i+size])
		}
		if r >= hangulFirst && r <= hangulLast {
			parts = []byte(norm.NFD.String(string(r)))
		}
		i += size
		for text := string(parts); text != ""; {
			r, n := py.DecodeRune(text, 0)
			out = append(out, mark{r, norm.NFD.PropertiesString(text[:n]).CCC()})
			text = text[n:]
		}
	}
	for i := 0; i < len(out); {
		if out[i].class == 0 {
			i++
			continue
		}
		j := i
		for j < len(out) && out[j].class != 0 {
			j++
		}
		run := out[i:j]
		sort.SliceStable(run, func(p, q int) bool { return run[p].class < run[q].class })
		i = j
	}
	return out
}

// composed joins what combines with the starter before it.
func composed(in []mark) []mark {
	out, starter := in[:0], -1
	for _, m := range in {
		if starter >= 0 {
			last := out[len(out)-1]
			blocked := len(out)-1 > starter && (last.class == 0 || last.class >= m.class)
			if r, ok := pair(out[starter].r, m.r); ok && !blocked {
				out[starter].r = r
				continue
			}
		}
		out = append(out, m)
		if m.class == 0 {
			starter = len(out) - 1
		}
	}
	return out
}

// pair is the code point that two are composed to.
func pair(a, b rune) (rune, bool) {
	if b < 0x300 {
		return 0, false
	}
	s := norm.NFC.String(string(a) + string(b))
	r, size := py.DecodeRune(s, 0)
	return r, size == len(s)
}

// decomposition is the mapping of one code point, with what it is for.
func decomposition(r rune) string {
	if r >= hangulFirst && r <= hangulLast {
		return ""
	}
	head, form := "", norm.NFD
	for _, t := range tags {
		if r >= t.first && r <= t.last {
			head, form = "<"+t.tag+"> ", norm.NFKD
		}
	}
	if i, ok := slices.BinarySearchFunc(steps[:], r, func(s step, r rune) int { return int(s.char - r) }); ok {
		return head + steps[i].parts
	}
	parts := []rune(string(form.PropertiesString(string(r)).Decomposition()))
	if len(parts) == 0 {
		return ""
	}
	if last := len(parts) - 1; head == "" && last > 0 {
		parts = append([]rune(norm.NFC.String(string(parts[:last]))), parts[last])
	}
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = fmt.Sprintf("%04X", p)
	}
	return head + strings.Join(out, " ")
}
