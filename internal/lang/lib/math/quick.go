package math

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// oneFloat are the functions that a call with one float needs no binding for.
// A result that is not finite, for errors above all, is left to the general
// ways.
func oneFloat() map[string]func(float64) float64 {
	table := map[string]func(float64) float64{"log": libm.Log}
	for _, f := range functions1 {
		table[f.name] = f.fn
	}
	return table
}

// quick makes the answers to other calls that are made often.
func quick() map[string]py.QuickFunc {
	return map[string]py.QuickFunc{
		"floor": quickRound(-1),
		"ceil":  quickRound(1),
		"gcd":   quickGCD,
		"comb":  quickChoice(wordComb),
		"perm":  quickChoice(wordPerm),
	}
}

// quickGCD is gcd(x, y) of two ints.
func quickGCD(c *py.Context, args []py.Value) (py.Value, bool, error) {
	if len(args) != 2 || !py.Ints(args[0], args[1]) {
		return py.Value{}, false, nil
	}
	if err := c.Steps(8); err != nil {
		return py.Value{}, true, err
	}
	v, err := gcd2(c, args[0], args[1])
	return v, true, err
}

// quickChoice is comb or perm of two small ints.
func quickChoice(fn func(c *py.Context, n, k int64) (py.Value, bool, error)) py.QuickFunc {
	return func(c *py.Context, args []py.Value) (py.Value, bool, error) {
		if len(args) != 2 || !args[0].IsInt() || !args[1].IsInt() {
			return py.Value{}, false, nil
		}
		n, k := args[0].AsInt(), args[1].AsInt()
		if k < 0 || n < k {
			return py.Value{}, false, nil
		}
		return fn(c, n, k)
	}
}

// quickRound is floor (step -1) or ceil (step 1) of a float.
func quickRound(step int64) py.QuickFunc {
	return func(_ *py.Context, args []py.Value) (py.Value, bool, error) {
		if len(args) != 1 || !args[0].IsFloat() {
			return py.Value{}, false, nil
		}
		x := args[0].AsFloat() * float64(step)
		if !(math.Abs(x) < 1<<62) {
			return py.Value{}, false, nil
		}
		n := int64(x) // towards zero
		if float64(n) < x {
			n++
		}
		return py.Int(n * step), true, nil
	}
}
