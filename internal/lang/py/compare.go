package py

import "strings"

// Comparison, hashing and truth.

var compareSymbols = [...]string{LT: "<", LE: "<=", EQ: "==", NE: "!=", GT: ">", GE: ">="}

var compareMethods = [...]string{LT: "__lt__", LE: "__le__", EQ: "__eq__", NE: "__ne__", GT: "__gt__", GE: "__ge__"}

var swappedCompare = [...]CompareOp{LT: GT, LE: GE, EQ: EQ, NE: NE, GT: LT, GE: LE}

// Symbol returns the comparison as it is written.
func (op CompareOp) Symbol() string { return compareSymbols[op] }

// Method returns the name of the comparison's special method.
func (op CompareOp) Method() string { return compareMethods[op] }

// Swapped returns the comparison with its operands exchanged.
func (op CompareOp) Swapped() CompareOp { return swappedCompare[op] }

// Holds reports whether the comparison is true of two things ordered as cmp
// says: negative, zero or positive.
func (op CompareOp) Holds(cmp int) bool {
	switch op {
	case LT:
		return cmp < 0
	case LE:
		return cmp <= 0
	case EQ:
		return cmp == 0
	case NE:
		return cmp != 0
	case GT:
		return cmp > 0
	}
	return cmp >= 0
}

// Compare does a op b.
func (c *Context) Compare(op CompareOp, a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return Bool(compareInts(op, a.AsInt(), b.AsInt())), nil
	}
	if a.IsFloat() && b.IsFloat() {
		return Bool(compareFloats(op, a.AsFloat(), b.AsFloat())), nil
	}
	if flat(a.Kind()) && flat(b.Kind()) {
		return c.richCompare(op, a, b)
	}
	if err := c.enterStep(); err != nil {
		return Value{}, err
	}
	v, err := c.richCompare(op, a, b)
	c.Leave()
	return v, err
}

// enterStep charges a step and enters a level: what every visit to nested
// data pays, so that shared structures cannot be walked for nothing.
func (c *Context) enterStep() error {
	if err := c.Steps(1); err != nil {
		return err
	}
	return c.Enter()
}

// flat reports whether work on values of a layout nests only through calls of
// script code, which count depth themselves: they hold no other values, or
// only the script's methods know what they hold.
func flat(k Kind) bool {
	return k <= KindByteArray || k == KindInstance || k == KindRange || k == KindGenerator
}

func compareInts(op CompareOp, a, b int64) bool {
	switch op {
	case LT:
		return a < b
	case LE:
		return a <= b
	case EQ:
		return a == b
	case NE:
		return a != b
	case GT:
		return a > b
	}
	return a >= b
}

func compareFloats(op CompareOp, a, b float64) bool {
	switch op {
	case LT:
		return a < b
	case LE:
		return a <= b
	case EQ:
		return a == b
	case NE:
		return a != b
	case GT:
		return a > b
	}
	return a >= b
}

func (c *Context) richCompare(op CompareOp, a, b Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	swapped := false
	if ta != tb && tb.Slots.Compare != nil && tb.IsSubtype(ta) {
		swapped = true
		if v, err := tb.Slots.Compare(c, b, a, swappedCompare[op]); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if ta.Slots.Compare != nil {
		if v, err := ta.Slots.Compare(c, a, b, op); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if !swapped && tb.Slots.Compare != nil {
		if v, err := tb.Slots.Compare(c, b, a, swappedCompare[op]); err != nil || v != NotImplemented {
			return v, err
		}
	}
	switch op {
	case EQ:
		return Bool(Same(a, b)), nil
	case NE:
		return Bool(!Same(a, b)), nil
	}
	return Value{}, c.Errorf(&TypeErrorType, "'%s' not supported between instances of '%s' and '%s'",
		compareSymbols[op], ta.Shown(), tb.Shown())
}

// maxQuickItems is how many items compareTuples looks at.
const maxQuickItems = 16

// compareTuples compares tuples whose items, as far as they matter, are ints,
// floats and short strs; it also returns the steps that the general way would
// have charged.
func compareTuples(op CompareOp, s, t []Value) (answer bool, steps int, known bool) {
	n := min(len(s), len(t))
	if n > maxQuickItems {
		return false, 0, false
	}
	for i := range n {
		x, y := s[i], t[i]
		switch {
		case x == y:
		case x.ref == &intTag && y.ref == &intTag:
			return compareInts(op, int64(x.bits), int64(y.bits)), i + 2, true
		case x.ref == &floatTag && y.ref == &floatTag:
			if x.AsFloat() != y.AsFloat() {
				return compareFloats(op, x.AsFloat(), y.AsFloat()), i + 2, true
			}
		case x.ref.typ == &StrType && y.ref.typ == &StrType:
			a, b := (*Str)(x.ptr()).S, (*Str)(y.ptr()).S
			if min(len(a), len(b)) >= 64 {
				return false, 0, false
			}
			if sign := strings.Compare(a, b); sign != 0 {
				return op.Holds(sign), i + 2, true
			}
		default:
			return false, 0, false
		}
	}
	return op.Holds(len(s) - len(t)), n + 1, true
}

// LessQuick is Less of numbers of one kind, and of tuples that compareTuples knows:
// no script code runs. It also returns the steps that Less would have charged.
func LessQuick(a, b Value) (less bool, steps int, known bool) {
	switch {
	case a.ref == &intTag && b.ref == &intTag:
		return int64(a.bits) < int64(b.bits), 0, true
	case a.ref == &floatTag && b.ref == &floatTag:
		return a.AsFloat() < b.AsFloat(), 0, true
	case a.ref.typ != &TupleType || b.ref.typ != &TupleType:
		return false, 0, false
	}
	s, t := (*Tuple)(a.ptr()).Items(), (*Tuple)(b.ptr()).Items()
	if len(s) > 0 && len(t) > 0 && s[0].ref == &intTag && t[0].ref == &intTag && s[0].bits != t[0].bits && max(len(s), len(t)) <= maxQuickItems {
		return int64(s[0].bits) < int64(t[0].bits), 2, true
	}
	return compareTuples(LT, s, t)
}

// CompareTruth is bool(a op b).
func (c *Context) CompareTruth(op CompareOp, a, b Value) (bool, error) {
	if a.IsInt() && b.IsInt() {
		return compareInts(op, a.AsInt(), b.AsInt()), nil
	}
	if a.IsFloat() && b.IsFloat() {
		return compareFloats(op, a.AsFloat(), b.AsFloat()), nil
	}
	if a.ref.typ == &TupleType && b.ref.typ == &TupleType {
		if answer, steps, known := compareTuples(op, (*Tuple)(a.ptr()).Items(), (*Tuple)(b.ptr()).Items()); known {
			return answer, c.Steps(steps)
		}
	}
	v, err := c.Compare(op, a, b)
	if err != nil {
		return false, err
	}
	return c.Truth(v)
}

// Equal is the test of containers: the same object, or ==.
func (c *Context) Equal(a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	return c.CompareTruth(EQ, a, b)
}

// Less is a < b as a truth value.
func (c *Context) Less(a, b Value) (bool, error) { return c.CompareTruth(LT, a, b) }

// Hash returns hash(v) or raises TypeError.
func (c *Context) Hash(v Value) (int64, error) {
	if v.IsInt() {
		return HashInt(v.AsInt()), nil
	}
	t := v.Type()
	if t.Slots.Hash == nil || t.Has(TypeUnhashable) {
		return 0, c.Errorf(&TypeErrorType, "unhashable type: '%s'", t.Shown())
	}
	if flat(t.Kind) {
		return t.Slots.Hash(c, v)
	}
	if err := c.enterStep(); err != nil {
		return 0, err
	}
	h, err := t.Slots.Hash(c, v)
	c.Leave()
	return h, err
}

// Truth returns bool(v).
func (c *Context) Truth(v Value) (bool, error) {
	switch {
	case v.IsBool(), v.IsInt():
		return v.bits != 0, nil
	case v.IsFloat():
		return v.AsFloat() != 0, nil
	case v.IsNone():
		return false, nil
	case v.Is(&StrType):
		return v.Str().S != "", nil
	}
	s := &v.Type().Slots
	switch {
	case s.Bool != nil:
		return s.Bool(c, v)
	case s.Len != nil:
		n, err := s.Len(c, v)
		return n != 0, err
	}
	return true, nil
}
