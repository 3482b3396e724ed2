// Package operator is Python's operator module: the operators as functions,
// and callables that fetch attributes, items and call methods.
package operator

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is operator.
var Module = py.ModuleDef{
	Name:     "operator",
	Doc:      "Operator interface: a set of functions corresponding to the intrinsic operators of Python.",
	MoreRows: rows,
	Types:    []*py.Type{&attrGetterType, &itemGetterType, &methodCallerType},
	Prepare:  prepare,
	Values:   aliases,
}

// cost is what an operator charges: it depends on its operands.
const cost py.Cost = "that of the operation"

func rows() []py.Row {
	out := []py.Row{
		{"truth(a, /)", "Return True if a is true, False otherwise.", cost, truth},
		{"not_(a, /)", "Same as not a.", cost, not},
		{"is_(a, b, /)", "Same as a is b.", "1", func(_ *py.Context, a []py.Value) (py.Value, error) { return py.Bool(py.Same(a[0], a[1])), nil }},
		{"is_not(a, b, /)", "Same as a is not b.", "1", func(_ *py.Context, a []py.Value) (py.Value, error) { return py.Bool(!py.Same(a[0], a[1])), nil }},
		{"is_none(a, /)", "Same as a is None.", "1", func(_ *py.Context, a []py.Value) (py.Value, error) { return py.Bool(a[0].IsNone()), nil }},
		{"is_not_none(a, /)", "Same as a is not None.", "1", func(_ *py.Context, a []py.Value) (py.Value, error) { return py.Bool(!a[0].IsNone()), nil }},
		{"index(a, /)", "Same as a.__index__()", cost, func(c *py.Context, a []py.Value) (py.Value, error) { return c.Index(a[0]) }},
		{"abs(a, /)", "Same as abs(a).", cost, unary(py.Abs)},
		{"neg(a, /)", "Same as -a.", cost, unary(py.Neg)},
		{"pos(a, /)", "Same as +a.", cost, unary(py.Pos)},
		{"inv(a, /)", "Same as ~a.", cost, unary(py.Invert)},
		{"invert(a, /)", "Same as ~a.", cost, unary(py.Invert)},
		{"concat(a, b, /)", "Same as a + b, for a and b sequences.", cost, concat(false)},
		{"iconcat(a, b, /)", "Same as a += b, for a and b sequences.", cost, concat(true)},
		{"contains(a, b, /)", "Same as b in a (note reversed operands).", cost, contains},
		{"countOf(a, b, /)", "Return the number of items in a which are, or which equal, b.", "len(a)", countOf},
		{"indexOf(a, b, /)", "Return the first index of b in a.", "len(a)", indexOf},
		{"getitem(a, b, /)", "Same as a[b].", cost, func(c *py.Context, a []py.Value) (py.Value, error) { return c.GetItem(a[0], a[1]) }},
		{"setitem(a, b, c, /)", "Same as a[b] = c.", cost, func(c *py.Context, a []py.Value) (py.Value, error) { return py.None, c.SetItem(a[0], a[1], a[2]) }},
		{"delitem(a, b, /)", "Same as del a[b].", cost, func(c *py.Context, a []py.Value) (py.Value, error) { return py.None, c.DelItem(a[0], a[1]) }},
		{"length_hint(obj, default=0, /)", "Return an estimate of the number of items in obj.", "1", lengthHint},
		{"call(obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs).", cost, call},
	}
	for _, b := range []struct {
		name string
		op   py.BinaryOp
	}{
		{"add", py.Add}, {"sub", py.Sub}, {"mul", py.Mul}, {"truediv", py.TrueDiv}, {"floordiv", py.FloorDiv}, {"mod", py.Mod},
		{"pow", py.Pow}, {"lshift", py.LShift}, {"rshift", py.RShift}, {"and_", py.And}, {"or_", py.Or}, {"xor", py.Xor}, {"matmul", py.MatMul},
	} {
		op := b.op
		out = append(out,
			py.Row{Sig: b.name + "(a, b, /)", Doc: "Same as a " + op.Symbol() + " b.", Cost: cost,
				Fn: func(c *py.Context, a []py.Value) (py.Value, error) { return c.Binary(op, a[0], a[1]) }},
			py.Row{Sig: "i" + strings.TrimSuffix(b.name, "_") + "(a, b, /)", Doc: "Same as a " + op.Symbol() + "= b.", Cost: cost,
				Fn: func(c *py.Context, a []py.Value) (py.Value, error) { return c.InplaceOp(op, a[0], a[1]) }})
	}
	for _, name := range []string{"lt", "le", "eq", "ne", "gt", "ge"} {
		op := map[string]py.CompareOp{"lt": py.LT, "le": py.LE, "eq": py.EQ, "ne": py.NE, "gt": py.GT, "ge": py.GE}[name]
		out = append(out, py.Row{Sig: name + "(a, b, /)", Doc: "Same as a " + op.Symbol() + " b.", Cost: cost,
			Fn: func(c *py.Context, a []py.Value) (py.Value, error) { return c.Compare(op, a[0], a[1]) }})
	}
	return out
}

// aliases adds the names with underscores: operator.__add__ is operator.add.
func aliases(_ *py.Context, ns *py.Namespace) error {
	for _, name := range append([]string(nil), ns.Names()...) {
		switch name {
		case "truth", "is_", "is_not", "is_none", "is_not_none", "countOf", "indexOf", "length_hint":
			continue
		}
		if v := ns.Get(name); v.Kind() == py.KindBuiltin {
			ns.Set("__"+strings.TrimSuffix(name, "_")+"__", v)
		}
	}
	return nil
}

func unary(op py.UnaryOp) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) { return c.Unary(op, a[0]) }
}

func truth(c *py.Context, a []py.Value) (py.Value, error) {
	ok, err := c.Truth(a[0])
	return py.Bool(ok), err
}

func not(c *py.Context, a []py.Value) (py.Value, error) {
	ok, err := c.Truth(a[0])
	return py.Bool(!ok), err
}

func concat(inplace bool) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		if a[0].Type().Slots.GetItem == nil || a[0].Kind() == py.KindDict {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "'%s' object can't be concatenated", a[0].Type().Shown())
		}
		if inplace {
			return c.InplaceOp(py.Add, a[0], a[1])
		}
		return c.Binary(py.Add, a[0], a[1])
	}
}

func contains(c *py.Context, a []py.Value) (py.Value, error) {
	ok, err := c.Contains(a[0], a[1])
	return py.Bool(ok), err
}

func countOf(c *py.Context, a []py.Value) (py.Value, error) {
	n := int64(0)
	err := c.Each(a[0], func(v py.Value) error {
		same, err := c.Equal(v, a[1])
		if err == nil && same {
			n++
		}
		return err
	})
	return py.Int(n), err
}

func indexOf(c *py.Context, a []py.Value) (py.Value, error) {
	i, found := int64(0), false
	err := c.Each(a[0], func(v py.Value) error {
		same, err := c.Equal(v, a[1])
		if err != nil {
			return err
		}
		if same {
			found = true
			return py.ErrStop
		}
		i++
		return nil
	})
	if err == nil && !found {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "sequence.index(x): x not in sequence")
	}
	return py.Int(i), err
}

func lengthHint(c *py.Context, a []py.Value) (py.Value, error) {
	if !py.IsIntLike(a[1]) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "'%s' object cannot be interpreted as an integer", a[1].Type().Shown())
	}
	otherwise, err := c.IndexInt(a[1], true)
	if err != nil {
		return py.Value{}, err
	}
	n, err := c.LenHint(a[0], otherwise)
	return py.Int(int64(n)), err
}

func call(c *py.Context, a []py.Value) (py.Value, error) {
	kw, err := c.Keywords(a[2])
	if err != nil {
		return py.Value{}, err
	}
	return c.CallKw(a[0], append([]py.Value(nil), a[1].Tuple().Items()...), kw)
}
