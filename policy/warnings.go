package policy

import (
	"math"
	"math/big"

	"github.com/vivarium-run/vivarium/syntax"
)

// warn judges the suspects: what will certainly or probably end at a limit. It
// refuses nothing.
func (c *checker) warn() {
	var power syntax.Span // the last that was reported: none inside it is
	for _, n := range c.suspects {
		switch n := n.(type) {
		case *syntax.While:
			if alwaysTrue(n.Test) && !hasWayOut(n.Body) {
				c.report.add(ruleEndless, headOf(n), headOf(n), ruleEndless.Instead, "this loop has no way out")
			}
		case *syntax.Call:
			if c.global.find("range") == nil && hugeRange(n) {
				c.report.add(ruleHugeRange, n.Span, n.Span, ruleHugeRange.Instead, "this range has more than 10^10 items")
			}
		case *syntax.BinOp:
			if inside := n.Start >= power.Start && n.End <= power.End; !inside && hugePower(n) {
				c.report.add(ruleHugePower, n.Span, n.Span, ruleHugePower.Instead, "this power has more than a million digits")
				power = n.Span
			}
		}
	}
}

// headOf is the span of a while statement up to its test.
func headOf(n *syntax.While) syntax.Span { return syntax.Span{Start: n.Start, End: n.Test.Range().End} }

func alwaysTrue(e syntax.Expr) bool {
	k, ok := e.(*syntax.Constant)
	if !ok {
		return false
	}
	switch v := k.Value.(type) {
	case bool:
		return v
	case int64:
		return v != 0
	}
	return false
}

// hasWayOut reports whether a loop's body can leave the loop: by break,
// return, raise, yield, assert or a call, which may raise.
func hasWayOut(body []syntax.Stmt) bool {
	found := false
	for _, s := range body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.Break, *syntax.Return, *syntax.Raise, *syntax.Yield, *syntax.YieldFrom, *syntax.Assert:
				found = true
			case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Lambda:
				return false
			}
			return !found
		})
	}
	return found || raises(body)
}

// raises reports whether something in the body is likely to raise as its way
// out: a try around the loop is common with next() and pop().
func raises(body []syntax.Stmt) bool {
	found := false
	for _, s := range body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			if call, ok := n.(*syntax.Call); ok {
				switch f := call.Func.(type) {
				case *syntax.Name:
					found = found || f.ID != "print"
				case *syntax.Attribute:
					found = found || f.Attr != "append"
				}
			}
			return !found
		})
	}
	return found
}

const hugeItems = 1e10

func hugeRange(n *syntax.Call) bool {
	if len(n.Args) == 0 || len(n.Args) > 3 || len(n.Keywords) > 0 {
		return false
	}
	var bounds [3]float64
	for i, a := range n.Args {
		v, ok := constantNumber(a)
		if !ok {
			return false
		}
		bounds[i] = v
	}
	switch len(n.Args) {
	case 1:
		return bounds[0] > hugeItems
	case 2:
		return bounds[1]-bounds[0] > hugeItems
	}
	return bounds[2] != 0 && (bounds[1]-bounds[0])/bounds[2] > hugeItems
}

const hugeDigits = 1e6

// hugePower reports whether a power of constants has over a million digits.
func hugePower(n *syntax.BinOp) bool {
	if !integral(n.Left) || !integral(n.Right) {
		return false
	}
	base, ok := constantNumber(n.Left)
	exponent, ok2 := constantNumber(n.Right)
	return ok && ok2 && exponent > 0 && math.Abs(base) > 1 && exponent*math.Log10(math.Abs(base)) > hugeDigits
}

// integral reports whether no float literal stands in the expression.
func integral(e syntax.Expr) bool {
	ok := true
	syntax.Inspect(e, func(n syntax.Node) bool {
		if k, isConst := n.(*syntax.Constant); isConst {
			switch k.Value.(type) {
			case int64, *big.Int:
			default:
				ok = false
			}
		}
		return ok
	})
	return ok
}

// constantNumber estimates an expression of constants in floating point.
func constantNumber(e syntax.Expr) (float64, bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		switch v := e.Value.(type) {
		case int64:
			return float64(v), true
		case *big.Int:
			f, _ := new(big.Float).SetInt(v).Float64()
			return f, true
		}
	case *syntax.UnaryOp:
		v, ok := constantNumber(e.Operand)
		return -v, ok && e.Op == syntax.USub
	case *syntax.BinOp:
		a, ok := constantNumber(e.Left)
		b, ok2 := constantNumber(e.Right)
		if !ok || !ok2 {
			return 0, false
		}
		switch e.Op {
		case syntax.Add:
			return a + b, true
		case syntax.Sub:
			return a - b, true
		case syntax.Mult:
			return a * b, true
		case syntax.Pow:
			return math.Pow(a, b), true
		}
	}
	return 0, false
}
