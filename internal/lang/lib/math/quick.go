package math

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// quick makes the answers to the calls of the functions of one float that are
// made most, with a float or a small int and a finite result, without binding.
// Everything else, errors above all, is left to the general ways.
func quick() map[string]py.QuickFunc {
	table := map[string]py.QuickFunc{
		"log":   quickLog,
		"floor": quickRound(math.Floor),
		"ceil":  quickRound(math.Ceil),
	}
	for _, f := range functions1 {
		table[f.name] = quickFunction(f.fn)
	}
	return table
}

// exactInt is the largest magnitude up to which every int is a float.
const exactInt = 1 << 53

// oneNumber returns the argument of a call with one number.
func oneNumber(args []py.Value) (x float64, ok bool) {
	if len(args) != 1 {
		return 0, false
	}
	switch v := args[0]; {
	case v.IsFloat():
		return v.AsFloat(), true
	case v.IsInt() && -exactInt <= v.AsInt() && v.AsInt() <= exactInt:
		return float64(v.AsInt()), true
	}
	return 0, false
}

func quickFunction(fn func(float64) float64) py.QuickFunc {
	return func(_ *py.Context, args []py.Value) (py.Value, bool, error) {
		x, ok := oneNumber(args)
		if !ok {
			return py.Value{}, false, nil
		}
		r := fn(x)
		return py.Float(r), r-r == 0, nil
	}
}

func quickLog(_ *py.Context, args []py.Value) (py.Value, bool, error) {
	x, ok := oneNumber(args)
	if !ok || !(x > 0) || math.IsInf(x, 1) {
		return py.Value{}, false, nil
	}
	return py.Float(libm.Log(x)), true, nil
}

func quickRound(fn func(float64) float64) py.QuickFunc {
	return func(_ *py.Context, args []py.Value) (py.Value, bool, error) {
		if len(args) != 1 || !args[0].IsFloat() {
			return py.Value{}, false, nil
		}
		x := fn(args[0].AsFloat())
		if !(math.Abs(x) < 1<<62) {
			return py.Value{}, false, nil
		}
		return py.Int(int64(x)), true, nil
	}
}
