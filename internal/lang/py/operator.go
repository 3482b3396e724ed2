package py

// Binary and unary operators: which of the two operands is asked, in which
// order, and what the error says when neither knows.

// operator holds the texts of one binary operator.
type operator struct {
	symbol, inplace                  string
	method, reflected, inplaceMethod string // __add__, __radd__, __iadd__
}

var operators = [NumBinary]operator{
	Add:      {"+", "+=", "__add__", "__radd__", "__iadd__"},
	Sub:      {"-", "-=", "__sub__", "__rsub__", "__isub__"},
	Mul:      {"*", "*=", "__mul__", "__rmul__", "__imul__"},
	TrueDiv:  {"/", "/=", "__truediv__", "__rtruediv__", "__itruediv__"},
	FloorDiv: {"//", "//=", "__floordiv__", "__rfloordiv__", "__ifloordiv__"},
	Mod:      {"%", "%=", "__mod__", "__rmod__", "__imod__"},
	DivMod:   {"divmod()", "divmod()", "__divmod__", "__rdivmod__", ""},
	Pow:      {"** or pow()", "**=", "__pow__", "__rpow__", "__ipow__"},
	LShift:   {"<<", "<<=", "__lshift__", "__rlshift__", "__ilshift__"},
	RShift:   {">>", ">>=", "__rshift__", "__rrshift__", "__irshift__"},
	And:      {"&", "&=", "__and__", "__rand__", "__iand__"},
	Or:       {"|", "|=", "__or__", "__ror__", "__ior__"},
	Xor:      {"^", "^=", "__xor__", "__rxor__", "__ixor__"},
	MatMul:   {"@", "@=", "__matmul__", "__rmatmul__", "__imatmul__"},
}

// Symbol returns the operator as it is written.
func (op BinaryOp) Symbol() string { return operators[op].symbol }

// Methods returns the names of the special methods of an operator: of the
// left operand, of the right one, and of the in-place form.
func (op BinaryOp) Methods() (method, reflected, inplace string) {
	o := &operators[op]
	return o.method, o.reflected, o.inplaceMethod
}

// Binary does a op b.
func (c *Context) Binary(op BinaryOp, a, b Value) (Value, error) {
	if t := a.ref.typ; t == b.ref.typ && t.Flags&TypeScript == 0 && t.Slots.Binary[op] != nil {
		if v, err := t.Slots.Binary[op](c, a, b); err != nil || v != NotImplemented {
			return v, err
		}
	}
	v, err := c.tryBinary(op, a, b)
	if err != nil || v != NotImplemented {
		return v, err
	}
	return Value{}, c.binaryError(op, operators[op].symbol, a, b)
}

// InplaceOp does a op= b and returns what a is then bound to.
func (c *Context) InplaceOp(op BinaryOp, a, b Value) (Value, error) {
	v, err := c.tryInplace(op, a, b)
	if err == nil && v == NotImplemented {
		v, err = c.tryBinary(op, a, b)
	}
	if err != nil || v != NotImplemented {
		return v, err
	}
	return Value{}, c.inplaceError(op, a, b)
}

// tryInplace asks the in-place method of a. A sequence's own is asked only
// after b's reflected operator, since that is a number's.
func (c *Context) tryInplace(op BinaryOp, a, b Value) (Value, error) {
	t := a.Type()
	slot := t.Slots.Inplace[op]
	if slot == nil {
		return NotImplemented, nil
	}
	if late(t, op) && (!t.Has(TypeScript) || t.Lookup(operators[op].inplaceMethod).Kind() == KindBuiltin) {
		if v, err := c.numberFirst(op, a, b); err != nil || v != NotImplemented {
			return v, err
		}
	}
	return slot(c, a, b)
}

// tryBinary answers NotImplemented when neither operand knows the other.
func (c *Context) tryBinary(op BinaryOp, a, b Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	if (ta.Flags|tb.Flags)&TypeScript != 0 {
		return c.scriptBinary(op, a, b)
	}
	fa, fb := ta.Slots.Binary[op], tb.Slots.Binary[op]
	if ta == tb {
		if fa == nil {
			return NotImplemented, nil
		}
		return fa(c, a, b)
	}
	if fb != nil && (late(ta, op) && !late(tb, op) || tb.IsSubtype(ta)) {
		fa, fb = fb, fa
	}
	for _, f := range [2]func(*Context, Value, Value) (Value, error){fa, fb} {
		if f == nil {
			continue
		}
		if v, err := f(c, a, b); err != nil || v != NotImplemented {
			return v, err
		}
	}
	return NotImplemented, nil
}

// late reports whether a type does op as a sequence (concatenation,
// repetition), which is asked only when no number's operator answered.
func late(t *Type, op BinaryOp) bool {
	if op != Add && op != Mul {
		return false
	}
	switch t.Kind {
	case KindStr, KindBytes, KindByteArray, KindList, KindTuple:
		return true
	case KindNative:
		return t.Has(TypeSequence)
	}
	return false
}

// scriptBinary is tryBinary where the class of an operand was made by the
// script, so that special methods are looked up by name.
func (c *Context) scriptBinary(op BinaryOp, a, b Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	o := &operators[op]
	left := ta.Lookup(o.method)
	var right Value
	if ta != tb {
		right = tb.Lookup(o.reflected)
	}
	first := !right.IsNil() && (isSequenceMethod(left, op) && !isSequenceMethod(right, op) ||
		tb.IsSubtype(ta) && ta.Lookup(o.reflected) != right)
	if first {
		if v, err := c.callReflected(op, right, a, b); err != nil || v != NotImplemented {
			return v, err
		}
		right = Value{}
	}
	if !left.IsNil() {
		if v, err := c.callOperator(op, left, a, b); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if !right.IsNil() {
		return c.callReflected(op, right, a, b)
	}
	return NotImplemented, nil
}

// LeftOperator returns the function of the script that Binary(op, a, b) — or,
// inplace, InplaceOp — asks first, if it is one that a's class alone decides
// on, whatever the value of b; otherwise the nil Value.
func (c *Context) LeftOperator(op BinaryOp, a, b Value, inplace bool) Value {
	ta, tb := a.Type(), b.Type()
	if !ta.Has(TypeScript) || ta != tb && tb.Has(TypeScript) || inplace && ta.Slots.Inplace[op] != nil {
		return Value{}
	}
	left := ta.Lookup(operators[op].method)
	if left.Kind() != KindFunction {
		return Value{}
	}
	return left
}

// AfterLeft goes on with a op b (or a op= b) when what LeftOperator returned
// has answered NotImplemented.
func (c *Context) AfterLeft(op BinaryOp, a, b Value, inplace bool) (Value, error) {
	if ta, tb := a.Type(), b.Type(); ta != tb {
		if right := tb.Lookup(operators[op].reflected); !right.IsNil() {
			v, err := c.callReflected(op, right, a, b)
			if err != nil || v != NotImplemented {
				return v, err
			}
		}
	}
	if inplace {
		return Value{}, c.inplaceError(op, a, b)
	}
	return Value{}, c.binaryError(op, operators[op].symbol, a, b)
}

// numberFirst asks the operators that are not those of builtin sequences: an
// overridden one of a, then the reflected one of b.
func (c *Context) numberFirst(op BinaryOp, a, b Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	if ta.Has(TypeScript) {
		if m := ta.Lookup(operators[op].method); !m.IsNil() && !isSequenceMethod(m, op) {
			if v, err := c.callOperator(op, m, a, b); err != nil || v != NotImplemented {
				return v, err
			}
		}
	}
	switch {
	case ta == tb:
	case tb.Has(TypeScript):
		if m := tb.Lookup(operators[op].reflected); !m.IsNil() && !isSequenceMethod(m, op) {
			return c.callReflected(op, m, a, b)
		}
	case !late(tb, op) && tb.Slots.Binary[op] != nil:
		return tb.Slots.Binary[op](c, a, b)
	}
	return NotImplemented, nil
}

// isSequenceMethod reports whether m is the + or * of a builtin sequence.
func isSequenceMethod(m Value, op BinaryOp) bool {
	if m.Kind() != KindBuiltin {
		return false
	}
	owner := m.Builtin().Owner
	return owner != nil && late(owner, op)
}

// callOperator calls the left operand's special method m for a op b.
func (c *Context) callOperator(op BinaryOp, m, a, b Value) (Value, error) {
	if slot := slotOf(m, op); slot != nil {
		return slot(c, a, b)
	}
	return c.callSpecial(m, a, b)
}

// callReflected calls the right operand's reflected method m for a op b.
func (c *Context) callReflected(op BinaryOp, m, a, b Value) (Value, error) {
	if slot := slotOf(m, op); slot != nil {
		return slot(c, a, b)
	}
	return c.callSpecial(m, b, a)
}

// slotOf returns the slot behind a builtin type's special method.
func slotOf(m Value, op BinaryOp) func(*Context, Value, Value) (Value, error) {
	if m.Kind() != KindBuiltin || m.Builtin().Owner == nil {
		return nil
	}
	return m.Builtin().Owner.Slots.Binary[op]
}

// binaryError is the exception for operands that do not know each other.
func (c *Context) binaryError(op BinaryOp, symbol string, a, b Value) error {
	ta, tb := a.Type(), b.Type()
	switch {
	case op == Add && late(ta, op):
		return c.concatError(a, b)
	case op == Mul && late(ta, op):
		return c.repeatError(b)
	case op == Mul && late(tb, op):
		return c.repeatError(a)
	case op == RShift && a.Kind() == KindBuiltin && a.Builtin().Name == "print":
		return c.Errorf(&TypeErrorType, "unsupported operand type(s) for %s: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
			symbol, ta.Shown(), tb.Shown())
	}
	return c.Errorf(&TypeErrorType, "unsupported operand type(s) for %s: '%s' and '%s'", symbol, ta.Shown(), tb.Shown())
}

// inplaceError is binaryError for a op= b. A container that is no sequence
// does not take a sequence on the right for the one that is repeated.
func (c *Context) inplaceError(op BinaryOp, a, b Value) error {
	symbol, ta := operators[op].inplace, a.Type()
	if op == Mul && !late(ta, op) && (ta.Has(TypeScript) || ta.Slots.Contains != nil) {
		return c.Errorf(&TypeErrorType, "unsupported operand type(s) for %s: '%s' and '%s'", symbol, ta.Shown(), b.Type().Shown())
	}
	return c.binaryError(op, symbol, a, b)
}

func (c *Context) concatError(a, b Value) error {
	switch a.Kind() {
	case KindBytes, KindByteArray:
		return c.Errorf(&TypeErrorType, "can't concat %s to %s", b.Type().Shown(), a.Type().Shown())
	case KindStr:
		return c.Errorf(&TypeErrorType, "can only concatenate str (not \"%s\") to str", b.Type().Shown())
	case KindList:
		return c.Errorf(&TypeErrorType, "can only concatenate list (not \"%s\") to list", b.Type().Shown())
	}
	return c.Errorf(&TypeErrorType, "can only concatenate tuple (not \"%s\") to tuple", b.Type().Shown())
}

func (c *Context) repeatError(n Value) error {
	return c.Errorf(&TypeErrorType, "can't multiply sequence by non-int of type '%s'", n.Type().Shown())
}

// Unary does op a.
func (c *Context) Unary(op UnaryOp, a Value) (Value, error) {
	if slot := a.Type().Slots.Unary[op]; slot != nil {
		return slot(c, a)
	}
	name := a.Type().Shown()
	switch op {
	case Neg, Pos, Invert:
		return Value{}, c.Errorf(&TypeErrorType, "bad operand type for unary %s: '%s'", unarySymbols[op], name)
	case Abs:
		return Value{}, c.Errorf(&TypeErrorType, "bad operand type for abs(): '%s'", name)
	case Index:
		return Value{}, c.indexError(a)
	case ToInt:
		return Value{}, c.Errorf(&TypeErrorType, "int() argument must be a string, a bytes-like object or a real number, not '%s'", name)
	}
	return Value{}, c.Errorf(&TypeErrorType, "float() argument must be a string or a real number, not '%s'", name)
}

var unarySymbols = [...]string{Neg: "-", Pos: "+", Invert: "~"}

// Power is pow(a, b, mod); mod may be None.
func (c *Context) Power(a, b, mod Value) (Value, error) {
	if mod.IsNone() {
		return c.Binary(Pow, a, b)
	}
	v, err := c.tryPower(a, b, mod)
	if err != nil || v != NotImplemented {
		return v, err
	}
	return Value{}, c.Errorf(&TypeErrorType, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
		a.Type().Shown(), b.Type().Shown(), mod.Type().Shown())
}

func (c *Context) tryPower(a, b, mod Value) (Value, error) {
	if a.Type().Has(TypeScript) {
		if m := a.Type().Lookup("__pow__"); m.Kind() == KindFunction {
			return c.callSpecial(m, a, b, mod)
		}
	}
	var tried *Type
	for _, v := range [3]Value{a, b, mod} {
		t := v.Type()
		if t.Slots.Pow3 == nil || t == tried {
			continue
		}
		tried = t
		if r, err := t.Slots.Pow3(c, a, b, mod); err != nil || r != NotImplemented {
			return r, err
		}
	}
	return NotImplemented, nil
}

// Index returns operator.index(v) as an int Value.
func (c *Context) Index(v Value) (Value, error) {
	if v.IsInt() {
		return v, nil
	}
	if IsIntLike(v) {
		return exactInt(v), nil
	}
	slot := v.Type().Slots.Unary[Index]
	if slot == nil {
		return Value{}, c.indexError(v)
	}
	r, err := slot(c, v)
	if err != nil {
		return Value{}, err
	}
	if !IsIntLike(r) {
		return Value{}, c.Errorf(&TypeErrorType, "__index__ returned non-int (type %s)", r.Type().Shown())
	}
	return exactInt(r), nil
}

// exactInt turns a bool or an instance of a subclass of int into a plain int.
func exactInt(v Value) Value {
	small, big := IntParts(v)
	if big != nil {
		if v.Is(&IntType) {
			return v
		}
		return BigInt(big)
	}
	return Int(small)
}

func (c *Context) indexError(v Value) error {
	return c.Errorf(&TypeErrorType, "'%s' object cannot be interpreted as an integer", v.Type().Shown())
}

// IndexInt returns operator.index(v) as a Go int; beyond int it raises
// IndexError ("cannot fit 'int' into an index-sized integer") or, with clip,
// answers the nearest bound.
func (c *Context) IndexInt(v Value, clip bool) (int, error) {
	if v.IsInt() {
		return int(v.AsInt()), nil
	}
	n, err := c.Index(v)
	if err != nil {
		return 0, err
	}
	small, big := IntParts(n)
	switch {
	case big == nil:
		return int(small), nil
	case !clip:
		return 0, c.Errorf(&IndexErrorType, "cannot fit '%s' into an index-sized integer", v.Type().Shown())
	case big.Sign() < 0:
		return -maxInt - 1, nil
	}
	return maxInt, nil
}

const maxInt = int(^uint(0) >> 1)
