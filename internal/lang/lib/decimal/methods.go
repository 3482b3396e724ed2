package decimal

import (
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// The methods of Decimal and Context, most of them rows over one operation.

const opCost = "size of the numbers, and the precision"

var unaries = []struct {
	name, doc string
	f         unary
}{
	{"exp", "Return the value of the (natural) exponential function e**x.", exponential},
	{"ln", "Return the natural (base e) logarithm.", ln},
	{"log10", "Return the base ten logarithm.", log10},
	{"logb", "Return the adjusted exponent.", logb},
	{"sqrt", "Return the square root.", sqrt},
	{"normalize", "Normalize the number by stripping trailing 0s.", normalize},
	{"next_minus", "Return the largest number representable that is smaller.", nextMinus},
	{"next_plus", "Return the smallest number representable that is larger.", nextPlus},
	{"logical_invert", "Return the digit-wise inversion of the (logical) operand.", invert},
}

var binaries = []struct {
	name, doc string
	f         binary
}{
	{"compare", "Compare, returning -1, 0 or 1 as a Decimal.", compareNumbers},
	{"compare_signal", "Like compare, but all NaNs signal.", compareSignal},
	{"compare_total", "Compare two operands using their abstract representation.", compareTotal},
	{"compare_total_mag", "Like compare_total, ignoring the signs.", compareTotalMag},
	{"logical_and", "Return the digit-wise 'and' of the two (logical) operands.", logical(func(x, y byte) byte { return x & y })},
	{"logical_or", "Return the digit-wise 'or' of the two (logical) operands.", logical(func(x, y byte) byte { return x | y })},
	{"logical_xor", "Return the digit-wise 'xor' of the two (logical) operands.", logical(func(x, y byte) byte { return x ^ y })},
	{"max", "Maximum of self and other.", choose(1, false)},
	{"max_mag", "Similar to max, but by absolute values.", choose(1, true)},
	{"min", "Minimum of self and other.", choose(-1, false)},
	{"min_mag", "Similar to min, but by absolute values.", choose(-1, true)},
	{"next_toward", "Return the number closest to the first operand in the direction of the second.", nextToward},
	{"remainder_near", "Return the remainder from dividing, nearest to zero.", remainderNear},
	{"rotate", "Rotate the digits of the coefficient.", rotate},
	{"scaleb", "Return the first operand with the exponent adjusted by the second.", scaleb},
	{"shift", "Shift the digits of the coefficient.", shift},
}

// contextBinaries and contextUnaries are operations that only contexts have
// under a name.
var contextBinaries = []struct {
	name, doc string
	f         binary
}{
	{"add", "Return the sum of x and y.", add},
	{"subtract", "Return the difference between x and y.", subtract},
	{"multiply", "Return the product of x and y.", multiply},
	{"divide", "Return x divided by y.", divide},
	{"divide_int", "Return x divided by y, truncated to an integer.", divideInt},
	{"remainder", "Return the remainder from integer division.", remainder},
	{"quantize", "Return a value equal to x (rounded), having the exponent of y.", quantize},
}

var contextUnaries = []struct {
	name, doc string
	f         unary
}{
	{"abs", "Return the absolute value of x.", absolute},
	{"plus", "Plus corresponds to the unary prefix plus operator.", plus},
	{"minus", "Minus corresponds to the unary prefix minus operator.", minus},
	{"create_decimal", "Create a new Decimal instance, rounded by the context.", nil},
	{"to_integral_exact", "Round to the nearest integer, signaling.", func(w *work, a *dec) *dec { return w.toIntegral(a, true) }},
	{"to_integral_value", "Round to the nearest integer without signaling.", func(w *work, a *dec) *dec { return w.toIntegral(a, false) }},
	{"to_integral", "Round to the nearest integer without signaling.", func(w *work, a *dec) *dec { return w.toIntegral(a, false) }},
}

// plainUnaries need no context.
var plainUnaries = []struct {
	name, doc string
	f         func(d *dec) *dec
}{
	{"copy_abs", "Return the absolute value, unaffected by the context.", func(d *dec) *dec { return d.withSign(false) }},
	{"copy_negate", "Return the negation, unaffected by the context.", func(d *dec) *dec { return d.withSign(!d.neg) }},
	{"canonical", "Return the canonical encoding.", func(d *dec) *dec { return d }},
}

// tests answer True or False.
var tests = []struct {
	name, doc string
	f         func(x *context, d *dec) bool
}{
	{"is_canonical", "Return True.", func(*context, *dec) bool { return true }},
	{"is_finite", "Return True if the number is finite.", func(_ *context, d *dec) bool { return d.form == finite }},
	{"is_infinite", "Return True if the number is infinite.", func(_ *context, d *dec) bool { return d.form == infinite }},
	{"is_nan", "Return True for a quiet or signaling NaN.", func(_ *context, d *dec) bool { return d.isNaN() }},
	{"is_qnan", "Return True for a quiet NaN.", func(_ *context, d *dec) bool { return d.form == quiet }},
	{"is_snan", "Return True for a signaling NaN.", func(_ *context, d *dec) bool { return d.form == signaling }},
	{"is_signed", "Return True if the number has a negative sign.", func(_ *context, d *dec) bool { return d.neg }},
	{"is_zero", "Return True for a zero.", func(_ *context, d *dec) bool { return d.isZero() }},
}

var rangeTests = []struct {
	name, doc string
	f         func(x *context, d *dec) bool
}{
	{"is_normal", "Return True for a normal finite non-zero number.", func(x *context, d *dec) bool {
		return d.form == finite && !d.isZero() && d.adj() >= x.emin
	}},
	{"is_subnormal", "Return True for a subnormal number.", func(x *context, d *dec) bool {
		return d.form == finite && !d.isZero() && d.adj() < x.emin
	}},
}

// begin makes the work of a method from its argument context.
func begin(c *py.Context, context py.Value) (*work, error) {
	x, err := chosen(c, context)
	return &work{c: c, x: x}, err
}

// arg converts an argument: Decimals and ints.
func (w *work) arg(v py.Value) *dec {
	d, ok := w.operand(v)
	if !ok {
		w.fail(w.c.Errorf(&py.TypeErrorType, "conversion from %s to Decimal is not supported", v.Type().Shown()))
		return quietNaN
	}
	return d
}

func row(sig, doc string, fn py.Func) py.Row {
	return py.Row{Sig: sig, Doc: doc, Cost: opCost, Fn: fn}
}

func unaryMethod(f unary) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		w, err := begin(c, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return w.done(f(w, of(a[0])))
	}
}

func binaryMethod(f binary) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		w, err := begin(c, a[2])
		if err != nil {
			return py.Value{}, err
		}
		x, y := w.arg(a[0]), w.arg(a[1])
		if w.err != nil {
			return py.Value{}, w.err
		}
		return w.done(f(w, x, y))
	}
}

// contextUnary and contextBinary make methods of contexts.
func contextUnary(f unary) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		w := &work{c: c, x: contextOf(a[0])}
		x := w.arg(a[1])
		if w.err != nil {
			return py.Value{}, w.err
		}
		return w.done(f(w, x))
	}
}

func contextBinary(f binary) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		w := &work{c: c, x: contextOf(a[0])}
		x, y := w.arg(a[1]), w.arg(a[2])
		if w.err != nil {
			return py.Value{}, w.err
		}
		return w.done(f(w, x, y))
	}
}

func declare() {
	Type = py.Type{
		Name: "Decimal", Kind: py.KindNative, Flags: py.TypeBaseable | py.TypeLongName,
		Doc:     "Construct a new Decimal object.",
		Methods: decimalRows(),
		Getters: []py.Getter{
			{Name: "real", Doc: "the number itself", Get: func(_ *py.Context, v py.Value) (py.Value, error) { return v, nil }},
			{Name: "imag", Doc: "0", Get: func(c *py.Context, _ py.Value) (py.Value, error) { return wrap(c, &Type, small(false, 0, 0)) }},
		},
		Slots: slots(),
	}
	contextType = py.Type{
		Name: "Context", Kind: py.KindNative, Flags: py.TypeBaseable | py.TypeLongName,
		Doc:     "The context affects almost all operations and controls rounding, over/underflow, raising of exceptions and much more.",
		Methods: contextRows(),
		Getters: contextGetters(),
		Slots: py.Slots{
			New: py.NewSlot(py.Row{Sig: "Context(cls, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
				Doc: "Make a context.", Cost: "1", Fn: makeContext}),
			Repr: contextRepr,
		},
	}
}

func decimalRows() []py.Row {
	rows := []py.Row{
		row("from_float(cls, f, /)", "Convert a float to a decimal number, exactly.", fromFloat),
		row("from_number(cls, number, /)", "Convert a real number to a decimal number, exactly.", fromNumber),
		row("quantize(self, exp, rounding=None, context=None)", "Return a value equal to the first operand after rounding and having the exponent of the second operand.", quantizeMethod),
		row("fma(self, other, third, context=None)", "Return self*other+third with no rounding of the intermediate product.", fmaMethod),
		row("to_integral_value(self, rounding=None, context=None)", "Round to the nearest integer without signaling Inexact or Rounded.", integralMethod(false)),
		row("to_integral(self, rounding=None, context=None)", "Identical to the to_integral_value() method.", integralMethod(false)),
		row("to_integral_exact(self, rounding=None, context=None)", "Round to the nearest integer, signaling Inexact or Rounded as appropriate.", integralMethod(true)),
		row("same_quantum(self, other, context=None)", "Test whether self and other have the same exponent.", sameQuantum),
		row("copy_sign(self, other, context=None)", "Return a copy of the first operand with the sign of the second.", copySign),
		row("number_class(self, context=None)", "Return a string describing the class of the operand.", numberClass),
		row("to_eng_string(self, context=None)", "Convert to an engineering-type string.", engString),
		row("as_tuple(self, /)", "Return a tuple representation of the number.", asTuple),
		row("as_integer_ratio(self, /)", "Return a pair of integers whose ratio is exactly equal to the number.", asIntegerRatio),
		row("adjusted(self, /)", "Return the adjusted exponent.", adjusted),
		row("radix(self, /)", "Return Decimal(10).", radix),
		row("conjugate(self, /)", "Return self.", identity),
		row("__copy__(self, /)", "Return the object, or a copy of it.", identity),
		row("__deepcopy__(self, memo, /)", "Return the object, or a deep copy of it.", identity),
		row("__round__(self, ndigits=?, /)", "Round to the nearest integer, or to a number of digits.", round),
		row("__floor__(self, /)", "The floor as an int.", func(c *py.Context, a []py.Value) (py.Value, error) { return toInt(c, a[0], roundFloor) }),
		row("__ceil__(self, /)", "The ceiling as an int.", func(c *py.Context, a []py.Value) (py.Value, error) { return toInt(c, a[0], roundCeiling) }),
		row("__trunc__(self, /)", "The number cut to an int.", func(c *py.Context, a []py.Value) (py.Value, error) { return toInt(c, a[0], roundDown) }),
		row("__complex__(self, /)", "The number as a complex.", toComplex),
	}
	for _, u := range unaries {
		rows = append(rows, row(u.name+"(self, context=None)", u.doc, unaryMethod(u.f)))
	}
	for _, b := range binaries {
		rows = append(rows, row(b.name+"(self, other, context=None)", b.doc, binaryMethod(b.f)))
	}
	for _, u := range plainUnaries {
		rows = append(rows, row(u.name+"(self, /)", u.doc, func(c *py.Context, a []py.Value) (py.Value, error) { return wrap(c, &Type, u.f(of(a[0]))) }))
	}
	for _, t := range tests {
		rows = append(rows, row(t.name+"(self, /)", t.doc, func(_ *py.Context, a []py.Value) (py.Value, error) { return py.Bool(t.f(nil, of(a[0]))), nil }))
	}
	for _, t := range rangeTests {
		rows = append(rows, row(t.name+"(self, context=None)", t.doc, func(c *py.Context, a []py.Value) (py.Value, error) {
			x, err := chosen(c, a[1])
			if err != nil {
				return py.Value{}, err
			}
			return py.Bool(t.f(x, of(a[0]))), nil
		}))
	}
	return rows
}

func contextRows() []py.Row {
	rows := []py.Row{
		row("Etiny(self, /)", "Return a value equal to Emin - prec + 1.", func(_ *py.Context, a []py.Value) (py.Value, error) { return py.Int(contextOf(a[0]).etiny()), nil }),
		row("Etop(self, /)", "Return a value equal to Emax - prec + 1.", func(_ *py.Context, a []py.Value) (py.Value, error) { return py.Int(contextOf(a[0]).etop()), nil }),
		row("clear_flags(self, /)", "Reset all flags to False.", func(_ *py.Context, a []py.Value) (py.Value, error) { contextOf(a[0]).flags = 0; return py.None, nil }),
		row("clear_traps(self, /)", "Set all traps to False.", func(_ *py.Context, a []py.Value) (py.Value, error) { contextOf(a[0]).traps = 0; return py.None, nil }),
		row("copy(self, /)", "Return a duplicate of the context with all flags cleared.", copyContext),
		row("__copy__(self, /)", "Return the object, or a copy of it.", copyContext),
		row("create_decimal(self, num='0', /)", "Create a new Decimal instance from num, rounded by the context.", createDecimal),
		row("create_decimal_from_float(self, f, /)", "Create a new Decimal instance from a float, rounded by the context.", createFromFloat),
		row("divmod(self, x, y, /)", "Return quotient and remainder of the division x / y.", contextDivMod),
		row("fma(self, x, y, z, /)", "Return x multiplied by y, plus z.", contextFma),
		row("power(self, /, a, b, modulo=None)", "Compute a**b, or (a**b) % modulo.", contextPower),
		row("same_quantum(self, x, y, /)", "Return True if the two operands have the same exponent.", contextSameQuantum),
		row("copy_sign(self, x, y, /)", "Copy the sign from y to x.", contextCopySign),
		row("number_class(self, x, /)", "Return an indication of the class of x.", contextClass),
		row("to_sci_string(self, x, /)", "Convert a number to a string using scientific notation.", contextText(false)),
		row("to_eng_string(self, x, /)", "Convert a number to a string, using engineering notation.", contextText(true)),
		row("copy_decimal(self, x, /)", "Return a copy of Decimal x.", contextPlain(func(d *dec) *dec { return d })),
		row("radix(self, /)", "Return 10.", radix),
		row("canonical(self, x, /)", "Return a new instance of x.", contextCanonical),
	}
	for _, u := range append(unaries, contextUnaries...) {
		if u.f != nil {
			rows = append(rows, row(u.name+"(self, x, /)", u.doc, contextUnary(u.f)))
		}
	}
	for _, b := range append(binaries, contextBinaries...) {
		rows = append(rows, row(b.name+"(self, x, y, /)", b.doc, contextBinary(b.f)))
	}
	for _, u := range plainUnaries {
		if u.name != "canonical" {
			rows = append(rows, row(u.name+"(self, x, /)", u.doc, contextPlain(u.f)))
		}
	}
	for _, t := range append(tests, rangeTests...) {
		rows = append(rows, row(t.name+"(self, x, /)", t.doc, func(c *py.Context, a []py.Value) (py.Value, error) {
			w := &work{c: c, x: contextOf(a[0])}
			d := w.arg(a[1])
			return py.Bool(t.f(w.x, d)), w.err
		}))
	}
	return rows
}

// contextPlain makes a method of contexts that uses none.
func contextPlain(f func(*dec) *dec) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		w := &work{c: c, x: contextOf(a[0])}
		d := w.arg(a[1])
		if w.err != nil {
			return py.Value{}, w.err
		}
		return wrap(c, &Type, f(d))
	}
}

func contextCanonical(c *py.Context, a []py.Value) (py.Value, error) {
	if !isDecimal(a[1]) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "argument must be a Decimal")
	}
	return a[1], nil
}

func identity(_ *py.Context, a []py.Value) (py.Value, error) { return a[0], nil }

func radix(c *py.Context, _ []py.Value) (py.Value, error) { return wrap(c, &Type, small(false, 10, 0)) }

func fromFloat(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := current(c)
	if err != nil {
		return py.Value{}, err
	}
	w := &work{c: c, x: x}
	var d *dec
	f, isFloat := py.FloatOf(a[1])
	switch {
	case isFloat:
		d = w.fromFloat(f)
	case py.IsIntLike(a[1]):
		d = w.fromInt(a[1])
	default:
		return py.Value{}, c.Errorf(&py.TypeErrorType, "argument must be int or float")
	}
	v, err := w.done(d)
	if err != nil || a[0].TypeObject() == &Type {
		return v, err
	}
	return c.Call(a[0], v)
}

func fromNumber(c *py.Context, a []py.Value) (py.Value, error) {
	if isDecimal(a[1]) {
		if a[0].TypeObject() == &Type {
			return wrap(c, &Type, of(a[1]))
		}
		return c.Call(a[0], a[1])
	}
	if _, ok := py.FloatOf(a[1]); !ok && !py.IsIntLike(a[1]) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "Cannot convert %s to Decimal", a[1].Type().Shown())
	}
	return fromFloat(c, a)
}

// rounded makes the work of a method with arguments rounding and context.
func rounded(c *py.Context, r, context py.Value) (*work, error) {
	w, err := begin(c, context)
	if err != nil || r.IsNone() {
		return w, err
	}
	m, err := roundingOf(c, r)
	if err != nil {
		return nil, err
	}
	own := *w.x
	own.round = m
	w.c, w.x = c, &own
	return w, nil
}

// settled records the conditions of a work with its own rounding in the
// context that was chosen.
func (w *work) settled(context py.Value, d *dec) (py.Value, error) {
	x, err := chosen(w.c, context)
	if err != nil {
		return py.Value{}, err
	}
	w.x = x
	return w.done(d)
}

func quantizeMethod(c *py.Context, a []py.Value) (py.Value, error) {
	w, err := rounded(c, a[2], a[3])
	if err != nil {
		return py.Value{}, err
	}
	y := w.arg(a[1])
	if w.err != nil {
		return py.Value{}, w.err
	}
	return w.settled(a[3], quantize(w, of(a[0]), y))
}

func integralMethod(exact bool) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		w, err := rounded(c, a[1], a[2])
		if err != nil {
			return py.Value{}, err
		}
		return w.settled(a[2], w.toIntegral(of(a[0]), exact))
	}
}

func fmaMethod(c *py.Context, a []py.Value) (py.Value, error) {
	w, err := begin(c, a[3])
	if err != nil {
		return py.Value{}, err
	}
	y, z := w.arg(a[1]), w.arg(a[2])
	if w.err != nil {
		return py.Value{}, w.err
	}
	return w.done(fma(w, of(a[0]), y, z))
}

func same(a, b *dec) bool {
	if a.form != finite || b.form != finite {
		return a.isNaN() && b.isNaN() || a.form == infinite && b.form == infinite
	}
	return a.exp == b.exp
}

func sameQuantum(c *py.Context, a []py.Value) (py.Value, error) {
	w, err := begin(c, a[2])
	if err != nil {
		return py.Value{}, err
	}
	y := w.arg(a[1])
	return py.Bool(same(of(a[0]), y)), w.err
}

func copySign(c *py.Context, a []py.Value) (py.Value, error) {
	w, err := begin(c, a[2])
	if err != nil {
		return py.Value{}, err
	}
	y := w.arg(a[1])
	if w.err != nil {
		return py.Value{}, w.err
	}
	return wrap(c, &Type, of(a[0]).withSign(y.neg))
}

func numberClass(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := chosen(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	return c.Text(x.class(of(a[0]))), nil
}

func engString(c *py.Context, a []py.Value) (py.Value, error) {
	w, err := begin(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	s := w.sci(of(a[0]), true, w.x.capitals == 1)
	if w.err != nil {
		return py.Value{}, w.err
	}
	return c.NewStr(s)
}

func asTuple(c *py.Context, a []py.Value) (py.Value, error) {
	d := of(a[0])
	w := &work{c: c, x: widest()}
	text, exp := w.text(d.coef), py.Int(d.exp)
	switch d.form {
	case infinite:
		exp = c.Text("F")
	case quiet:
		exp = c.Text("n")
	case signaling:
		exp = c.Text("N")
	}
	if d.isNaN() && d.coef.Sign() == 0 {
		text = ""
	}
	w.fail(c.Charge(int64(len(text)/8), int64(16*len(text)+128)))
	if w.err != nil {
		return py.Value{}, w.err
	}
	digits := make([]py.Value, len(text))
	for i := range text {
		digits[i] = py.Int(int64(text[i] - '0'))
	}
	sign := py.Int(0)
	if d.neg {
		sign = py.Int(1)
	}
	return c.Call(stateOf(c).class(c, "DecimalTuple"), sign, py.KeepTuple(digits).Value(), exp)
}

func asIntegerRatio(c *py.Context, a []py.Value) (py.Value, error) {
	d := of(a[0])
	switch {
	case d.isNaN():
		return py.Value{}, c.Errorf(&py.ValueErrorType, "cannot convert NaN to integer ratio")
	case d.form == infinite:
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "cannot convert Infinity to integer ratio")
	}
	w := &work{c: c, x: widest()}
	num, den := w.shiftLeft(d.coef, d.exp), one
	if d.exp < 0 && num.Sign() != 0 {
		den = w.pow10(-d.exp)
		g, err := c.BigGCD(num, den)
		if err != nil {
			return py.Value{}, err
		}
		num, _ = w.quoRem(num, g)
		den, _ = w.quoRem(den, g)
	}
	if d.neg {
		num = new(big.Int).Neg(num)
	}
	if w.err != nil {
		return py.Value{}, w.err
	}
	return py.NewTuple(py.BigInt(num), py.BigInt(den)).Value(), c.Alloc(160)
}

func adjusted(_ *py.Context, a []py.Value) (py.Value, error) {
	if d := of(a[0]); d.form == finite {
		return py.Int(d.adj()), nil
	}
	return py.Int(0), nil
}

// round is round(d) and round(d, n).
func round(c *py.Context, a []py.Value) (py.Value, error) {
	if a[1].IsNil() {
		return toInt(c, a[0], roundHalfEven)
	}
	if !py.IsIntLike(a[1]) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "optional arg must be an integer")
	}
	n := py.BigOf(a[1])
	if !n.IsInt64() {
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	x, err := current(c)
	if err != nil {
		return py.Value{}, err
	}
	w := &work{c: c, x: x}
	exp := -min(max(n.Int64(), -farExp), farExp)
	return w.done(quantize(w, of(a[0]), small(false, 1, exp)))
}

func toComplex(c *py.Context, a []py.Value) (py.Value, error) {
	f, err := toFloat(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	return c.Call(py.ComplexType.Value(), f)
}

func copyContext(c *py.Context, a []py.Value) (py.Value, error) {
	return newContext(c, &contextType, contextOf(a[0]).copied())
}

func createDecimal(c *py.Context, a []py.Value) (py.Value, error) {
	w := &work{c: c, x: contextOf(a[0])}
	var d *dec
	if a[1].IsStr() {
		// Rounded at once: the exponent may be beyond what Decimal() takes.
		s, ok := clean(a[1].Str().S, false)
		w.fail(c.Steps(len(s) / 8))
		if ok && w.err == nil {
			d = w.parse(s)
		}
		if d == nil {
			return w.done(w.invalid(conversionSyntax))
		}
	} else {
		var err error
		if d, err = w.exact(a[1], false); err != nil {
			return py.Value{}, err
		}
	}
	if d.isNaN() && d.coef.Sign() != 0 && w.fitPayload(d) != d {
		return w.done(w.invalid(conversionSyntax))
	}
	return w.done(w.finalize(d))
}

func createFromFloat(c *py.Context, a []py.Value) (py.Value, error) {
	w := &work{c: c, x: contextOf(a[0])}
	if py.IsIntLike(a[1]) {
		return w.done(w.finalize(w.fromInt(a[1])))
	}
	f, ok := py.FloatOf(a[1])
	if !ok {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "argument must be int or float")
	}
	return w.done(w.finalize(w.fromFloat(f)))
}

func contextDivMod(c *py.Context, a []py.Value) (py.Value, error) {
	w := &work{c: c, x: contextOf(a[0])}
	x, y := w.arg(a[1]), w.arg(a[2])
	if w.err != nil {
		return py.Value{}, w.err
	}
	return w.pair(divMod(w, x, y))
}

func contextFma(c *py.Context, a []py.Value) (py.Value, error) {
	w := &work{c: c, x: contextOf(a[0])}
	x, y, z := w.arg(a[1]), w.arg(a[2]), w.arg(a[3])
	if w.err != nil {
		return py.Value{}, w.err
	}
	return w.done(fma(w, x, y, z))
}

func contextPower(c *py.Context, a []py.Value) (py.Value, error) {
	w := &work{c: c, x: contextOf(a[0])}
	x, y := w.arg(a[1]), w.arg(a[2])
	if w.err != nil {
		return py.Value{}, w.err
	}
	if a[3].IsNone() {
		return w.done(power(w, x, y))
	}
	z := w.arg(a[3])
	if w.err != nil {
		return py.Value{}, w.err
	}
	return w.done(powerModulo(w, x, y, z))
}

func contextSameQuantum(c *py.Context, a []py.Value) (py.Value, error) {
	w := &work{c: c, x: contextOf(a[0])}
	x, y := w.arg(a[1]), w.arg(a[2])
	return py.Bool(same(x, y)), w.err
}

func contextCopySign(c *py.Context, a []py.Value) (py.Value, error) {
	w := &work{c: c, x: contextOf(a[0])}
	x, y := w.arg(a[1]), w.arg(a[2])
	if w.err != nil {
		return py.Value{}, w.err
	}
	return wrap(c, &Type, x.withSign(y.neg))
}

func contextClass(c *py.Context, a []py.Value) (py.Value, error) {
	w := &work{c: c, x: contextOf(a[0])}
	x := w.arg(a[1])
	return c.Text(w.x.class(x)), w.err
}

func contextText(eng bool) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		w := &work{c: c, x: contextOf(a[0])}
		s := w.sci(w.arg(a[1]), eng, w.x.capitals == 1)
		if w.err != nil {
			return py.Value{}, w.err
		}
		return c.NewStr(s)
	}
}
