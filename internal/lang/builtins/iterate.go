package builtins

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Builtins about iterables.

func length(c *py.Context, a []py.Value) (py.Value, error) {
	n, err := c.Len(a[0])
	return py.Int(int64(n)), err
}

func all(c *py.Context, a []py.Value) (py.Value, error) {
	found, err := find(c, a[0], false)
	return py.Bool(!found), err
}

func anyTrue(c *py.Context, a []py.Value) (py.Value, error) {
	found, err := find(c, a[0], true)
	return py.Bool(found), err
}

// find reports whether an item has the given truth.
func find(c *py.Context, iterable py.Value, want bool) (found bool, err error) {
	if l, ok := iterable.AsList(); ok {
		return findInList(c, l, want)
	}
	passes := func(v py.Value) bool {
		return (v.IsBool() || v.IsInt()) && (v.AsInt() != 0) != want
	}
	err = c.EachTaken(iterable, passes, func(v py.Value) error {
		truth, err := c.Truth(v)
		if err == nil && truth == want {
			found, err = true, py.ErrStop
		}
		return err
	})
	return found, err
}

// findInList is find for a list, which the truth of its items may change.
func findInList(c *py.Context, l *py.List, want bool) (found bool, err error) {
	for i := 0; i < l.Len(); i++ {
		if err := c.Steps(1); err != nil {
			return false, err
		}
		if truth, err := c.Truth(l.At(i)); err != nil || truth == want {
			return err == nil, err
		}
	}
	return false, nil
}

func iter(c *py.Context, a []py.Value) (py.Value, error) {
	if !a[1].IsNil() {
		return c.CallIter(a[0], a[1])
	}
	return c.Iter(a[0])
}

func next(c *py.Context, a []py.Value) (py.Value, error) {
	if a[1].IsNil() {
		return c.NextRaise(a[0])
	}
	v, err := c.Next(a[0])
	if err == nil && v.IsNil() {
		return a[1], nil
	}
	return v, err
}

func sorted(c *py.Context, a []py.Value) (py.Value, error) {
	args := a[2].Tuple().Items()
	if len(args) != 1 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "sorted expected 1 argument, got %d", len(args))
	}
	return sortedBy(c, args, a[0], a[1])
}

// sortedBy is sorted(*args, key=key, reverse=reverse), of one argument.
func sortedBy(c *py.Context, args []py.Value, key, reverse py.Value) (py.Value, error) {
	v, err := list(c, args)
	if err != nil {
		return py.Value{}, err
	}
	mark := c.Push(v)
	defer c.Pop(mark)
	falling, err := c.Truth(reverse)
	if err == nil {
		err = v.List().Sort(c, key, falling)
	}
	return v, err
}

// sortedKw is sorted(iterable, key=…, reverse=…).
func sortedKw(c *py.Context, args []py.Value, kw []py.Kw) (v py.Value, ok bool, err error) {
	if len(args) != 1 {
		return v, false, nil
	}
	key, reverse := py.None, py.False
	for _, k := range kw {
		switch k.Name {
		case "key":
			key = k.Value
		case "reverse":
			reverse = k.Value
		default:
			return v, false, nil
		}
	}
	v, err = sortedBy(c, args, key, reverse)
	return v, true, err
}

// extremeKw is max or min(iterable, key=…).
func extremeKw(c *py.Context, name string, op py.CompareOp, args []py.Value, kw []py.Kw) (v py.Value, ok bool, err error) {
	if len(args) != 1 || len(kw) != 1 || kw[0].Name != "key" {
		return v, false, nil
	}
	v, err = c.Best(args[0], kw[0].Value, op)
	if err == nil && v.IsNil() {
		err = noItems(c, name)
	}
	return v, true, err
}

// list is list(*args), of one argument.
func list(c *py.Context, args []py.Value) (py.Value, error) {
	v, ok, err := py.ListType.Quick(c, args)
	if err == nil && !ok {
		return c.Call1(py.ListType.Value(), args[0])
	}
	return v, err
}

// quickSorted is sorted(iterable).
func quickSorted(c *py.Context, args []py.Value) (py.Value, bool, error) {
	if len(args) != 1 {
		return py.Value{}, false, nil
	}
	v, err := sortedBy(c, args, py.None, py.False)
	return v, true, err
}

func maximum(c *py.Context, a []py.Value) (py.Value, error) { return extreme(c, "max", py.GT, a) }

func minimum(c *py.Context, a []py.Value) (py.Value, error) { return extreme(c, "min", py.LT, a) }

// quick are the short ways of builtins that are called often with arguments
// of simple kinds.
func quick(name string) func(*py.Context, []py.Value) (py.Value, bool, error) {
	switch name {
	case "max":
		return func(c *py.Context, a []py.Value) (py.Value, bool, error) { return quickExtreme(c, "max", py.GT, a) }
	case "min":
		return func(c *py.Context, a []py.Value) (py.Value, bool, error) { return quickExtreme(c, "min", py.LT, a) }
	case "len":
		return quickLength
	case "sorted":
		return quickSorted
	case "divmod":
		return quickDivMod
	case "round":
		return quickRound
	case "hash":
		return quickHash
	case "bin":
		return quickDigits(1, "0b")
	case "oct":
		return quickDigits(3, "0o")
	case "hex":
		return quickDigits(4, "0x")
	case "pow":
		return quickPow
	case "getattr":
		return quickGetattr
	}
	return nil
}

// quickKw are such ways of calls with keywords. They take the keywords before
// they call anything, for which the machine uses the same room.
func quickKw(name string) func(*py.Context, []py.Value, []py.Kw) (py.Value, bool, error) {
	switch name {
	case "max":
		return func(c *py.Context, a []py.Value, kw []py.Kw) (py.Value, bool, error) {
			return extremeKw(c, "max", py.GT, a, kw)
		}
	case "min":
		return func(c *py.Context, a []py.Value, kw []py.Kw) (py.Value, bool, error) {
			return extremeKw(c, "min", py.LT, a, kw)
		}
	case "sorted":
		return sortedKw
	}
	return nil
}

// pairs are the ways of builtins whose two results are unpacked at once.
func pairs(name string) func(c *py.Context, x, y py.Value) (q, r py.Value, ok bool, err error) {
	switch name {
	case "divmod":
		return (*py.Context).DivModInts
	}
	return nil
}

// short names the functions that the machine knows.
func short(name string) py.Short {
	switch name {
	case "abs":
		return py.ShortAbs
	case "isinstance":
		return py.ShortIsInstance
	case "len":
		return py.ShortLen
	case "max":
		return py.ShortMax
	case "min":
		return py.ShortMin
	case "next":
		return py.ShortNext
	case "ord":
		return py.ShortOrd
	}
	return py.NotShort
}

// quickExtreme is extreme of the items of one argument, or of two or three
// numbers.
func quickExtreme(c *py.Context, name string, op py.CompareOp, a []py.Value) (py.Value, bool, error) {
	if len(a) == 1 {
		best, err := c.Best(a[0], py.None, op)
		if err == nil && best.IsNil() {
			err = noItems(c, name)
		}
		return best, true, err
	}
	if len(a) < 2 || len(a) > 3 {
		return py.Value{}, false, nil
	}
	best := a[0]
	for _, v := range a[1:] {
		if !(v.IsInt() && best.IsInt() || v.IsFloat() && best.IsFloat()) {
			return py.Value{}, false, nil
		}
		if better, _ := c.CompareTruth(op, v, best); better {
			best = v
		}
	}
	return best, true, c.Steps(len(a))
}

// quickDivMod is divmod of two ints.
func quickDivMod(c *py.Context, a []py.Value) (py.Value, bool, error) {
	if len(a) != 2 || !py.Ints(a[0], a[1]) {
		return py.Value{}, false, nil
	}
	q, r, ok, err := c.DivModInts(a[0], a[1])
	if !ok || err != nil {
		return py.Value{}, ok, err
	}
	if err := c.Alloc(py.PairBytes); err != nil {
		return py.Value{}, true, err
	}
	return py.Pair(q, r), true, nil
}

// quickRound is round of an int, or of a float, maybe to a number of digits.
func quickRound(_ *py.Context, a []py.Value) (py.Value, bool, error) {
	switch {
	case len(a) == 1 && a[0].IsInt():
		return a[0], true, nil
	case len(a) == 1 && a[0].IsFloat():
		f := math.RoundToEven(a[0].AsFloat())
		return py.Int(int64(f)), math.Abs(f) < 1<<62, nil
	case len(a) == 2 && a[0].IsFloat() && a[1].IsInt():
		f, digits := a[0].AsFloat(), a[1].AsInt()
		if !(math.Abs(f) < 1<<62) || digits < 0 || digits > 15 {
			return py.Value{}, false, nil
		}
		return py.Float(py.RoundFloat(f, int(digits))), true, nil
	}
	return py.Value{}, false, nil
}

// quickHash is hash(x) of an int or str.
func quickHash(c *py.Context, a []py.Value) (py.Value, bool, error) {
	if len(a) != 1 || !a[0].Is(&py.IntType) && !a[0].IsStr() {
		return py.Value{}, false, nil
	}
	h, err := c.Hash(a[0])
	return py.Int(h), true, err
}

// quickDigits is bin, oct or hex of an int.
func quickDigits(width uint, prefix string) py.QuickFunc {
	return func(c *py.Context, a []py.Value) (py.Value, bool, error) {
		if len(a) != 1 || !a[0].Is(&py.IntType) {
			return py.Value{}, false, nil
		}
		v, err := c.BitDigits(a[0], width, prefix)
		return v, true, err
	}
}

// quickPow is pow(x, y, z) of ints.
func quickPow(c *py.Context, a []py.Value) (py.Value, bool, error) {
	if len(a) != 3 || !py.Ints(a[0], a[1]) || !a[2].Is(&py.IntType) {
		return py.Value{}, false, nil
	}
	v, err := py.IntType.Slots.Pow3(c, a[0], a[1], a[2])
	return v, true, err
}

func quickLength(_ *py.Context, a []py.Value) (py.Value, bool, error) {
	if len(a) == 1 && a[0].Is(&py.ListType) {
		return py.Int(int64(a[0].List().Len())), true, nil
	}
	return py.Value{}, false, nil
}

// extreme is min and max: the first item that is op to all others.
func extreme(c *py.Context, name string, op py.CompareOp, a []py.Value) (py.Value, error) {
	key, otherwise, items := a[0], a[1], a[2]
	switch n := items.Tuple().Len(); {
	case n == 0:
		return py.Value{}, c.Errorf(&py.TypeErrorType, "%s expected at least 1 argument, got 0", name)
	case n == 1:
		items = items.Tuple().Items()[0]
	case !otherwise.IsNil():
		return py.Value{}, c.Errorf(&py.TypeErrorType, "Cannot specify a default for %s() with multiple positional arguments", name)
	}
	best, err := c.Best(items, key, op)
	if err != nil || !best.IsNil() {
		return best, err
	}
	if otherwise.IsNil() {
		return py.Value{}, noItems(c, name)
	}
	return otherwise, nil
}

func noItems(c *py.Context, name string) error {
	return c.Errorf(&py.ValueErrorType, "%s() iterable argument is empty", name)
}
