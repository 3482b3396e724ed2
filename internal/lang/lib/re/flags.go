package re

import (
	"math/big"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Flags, with Python's values.
const (
	flagI = 2
	flagL = 4
	flagM = 8
	flagS = 16
	flagU = 32
	flagX = 64
	flagD = 128
	flagA = 256

	typeFlags   = flagA | flagL | flagU
	globalFlags = flagD
)

// flagNames are the names in the order in which repr writes them.
var flagNames = []struct {
	value       int64
	short, long string
}{
	{flagA, "A", "ASCII"},
	{flagI, "I", "IGNORECASE"},
	{flagL, "L", "LOCALE"},
	{flagU, "U", "UNICODE"},
	{flagM, "M", "MULTILINE"},
	{flagS, "S", "DOTALL"},
	{flagX, "X", "VERBOSE"},
	{flagD, "", "DEBUG"},
}

// inlineFlags are the letters of (?aiLmsux).
func inlineFlag(r rune) int {
	switch r {
	case 'i':
		return flagI
	case 'L':
		return flagL
	case 'm':
		return flagM
	case 's':
		return flagS
	case 'x':
		return flagX
	case 'a':
		return flagA
	case 'u':
		return flagU
	}
	return 0
}

var flagType py.Type

func declareFlagType() {
	flagType = py.Type{
		Name: "RegexFlag", Module: "re", Kind: py.KindInt, Base: &py.IntType, Flags: py.TypeNoInstances,
		Doc: "Flags of regular expressions, to be joined with |.",
		Getters: []py.Getter{
			{Name: "name", Doc: "The names of the flags.", Get: flagName},
			{Name: "value", Doc: "The flags as a plain int.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				return py.BigInt(py.BigOf(v)), nil
			}},
		},
		Slots: py.Slots{Repr: flagRepr, Str: flagStr},
	}
	s := &flagType.Slots
	s.Binary[py.Or] = flagBinary(func(a, b int64) int64 { return a | b })
	s.Binary[py.And] = flagBinary(func(a, b int64) int64 { return a & b })
	s.Binary[py.Xor] = flagBinary(func(a, b int64) int64 { return a ^ b })
	s.Unary[py.Invert] = func(_ *py.Context, v py.Value) (py.Value, error) {
		n, _ := py.IntParts(v)
		return newFlag(511 &^ n), nil
	}
	s.Format = func(c *py.Context, v py.Value, spec string) (py.Value, error) {
		name, err := flagRepr(c, v)
		if err != nil {
			return py.Value{}, err
		}
		text, err := c.FormatStr(name.Str().S, spec)
		if err != nil {
			return py.Value{}, err
		}
		return c.NewStr(text)
	}
}

// newFlag makes a RegexFlag.
func newFlag(n int64) py.Value {
	return py.NewIntOf(&flagType, big.NewInt(n))
}

func flagBinary(op func(a, b int64) int64) func(*py.Context, py.Value, py.Value) (py.Value, error) {
	return func(_ *py.Context, a, b py.Value) (py.Value, error) {
		if !py.IsIntLike(a) || !py.IsIntLike(b) {
			return py.NotImplemented, nil
		}
		x, bigX := py.IntParts(a)
		y, bigY := py.IntParts(b)
		if bigX != nil || bigY != nil {
			return py.NotImplemented, nil
		}
		return newFlag(op(x, y)), nil
	}
}

// flagText joins the names of the flags in n; rest is what has no name.
func flagText(n int64, prefix string) (text string, rest int64) {
	var parts []string
	for _, f := range flagNames {
		if n&f.value != 0 {
			parts = append(parts, prefix+f.long)
			n &^= f.value
		}
	}
	return strings.Join(parts, "|"), n
}

func flagName(c *py.Context, v py.Value) (py.Value, error) {
	n, _ := py.IntParts(v)
	text, rest := flagText(n, "")
	if text == "" || rest != 0 {
		return py.None, nil
	}
	return c.Text(text), nil
}

func flagRepr(c *py.Context, v py.Value) (py.Value, error) {
	n, _ := py.IntParts(v)
	if n == 0 {
		return c.Text("re.NOFLAG"), nil
	}
	text, rest := flagText(n, "re.")
	if rest != 0 {
		if text != "" {
			text += "|"
		}
		text += "0x" + big.NewInt(rest).Text(16)
	}
	return c.Text(text), nil
}

func flagStr(c *py.Context, v py.Value) (py.Value, error) { return flagRepr(c, v) }
