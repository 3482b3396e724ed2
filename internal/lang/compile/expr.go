package compile

import (
	"math"
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

// operand is the value of an expression that has been evaluated: a constant that is not in a register yet, or a register.
type operand struct {
	isConst bool
	k       any
	r       reg
}

func inReg(r reg) operand { return operand{r: r} }

func konst(k any) operand { return operand{isConst: true, k: k} }

// exprTo evaluates e into dst. If dst is a local variable it is written last, when nothing can raise any more.
func (b *builder) exprTo(e syntax.Expr, dst reg) {
	b.toReg(b.eval(e, dst), dst)
}

// toReg puts o into dst.
func (b *builder) toReg(o operand, dst reg) {
	if o.isConst {
		b.loadConst(dst, o.k)
	} else {
		b.move(dst, o.r)
	}
}

// expr evaluates e and returns the register that holds it: a local variable itself or a new temporary.
func (b *builder) expr(e syntax.Expr) reg {
	o := b.operand(e)
	if o.isConst {
		o.r = b.push()
		b.loadConst(o.r, o.k)
	}
	return o.r
}

// exprNext evaluates e into a new temporary.
func (b *builder) exprNext(e syntax.Expr) reg {
	r := b.push()
	b.exprTo(e, r)
	return r
}

// operand evaluates e, into a new temporary unless it is a constant or a local variable.
func (b *builder) operand(e syntax.Expr) operand {
	mark := b.top
	dst := b.push()
	o := b.eval(e, dst)
	if o.isConst || o.r != dst {
		b.top = mark
	}
	return o
}

// stable returns o, copied if evaluating next might rebind the variable it stands in.
func (b *builder) stable(o operand, next ...syntax.Expr) operand {
	if o.isConst || !b.isLocal(o.r) || !b.host.walrus {
		return o
	}
	for _, e := range next {
		if !isSimple(e) {
			t := b.push()
			b.move(t, o.r)
			return inReg(t)
		}
	}
	return o
}

func isSimple(e syntax.Expr) bool {
	switch e.(type) {
	case nil, *syntax.Constant, *syntax.Name:
		return true
	}
	return false
}

// ensure puts a constant operand into a new temporary.
func (b *builder) ensure(o operand) reg {
	if o.isConst {
		o.r = b.push()
		b.loadConst(o.r, o.k)
	}
	return o.r
}

// eval evaluates e and returns where its value is: a constant, a local variable, or dst, which may then hold it.
// Temporaries taken on the way are given back.
func (b *builder) eval(e syntax.Expr, dst reg) operand {
	b.nodes++
	mark := b.top
	o := b.evalNode(e, dst)
	b.top = mark
	return o
}

func (b *builder) evalNode(e syntax.Expr, dst reg) operand {
	switch n := e.(type) {
	case *syntax.Constant:
		return konst(constValue(n.Value))
	case *syntax.Name:
		return b.loadName(n, n.ID, dst)
	case *syntax.BinOp:
		return b.binary(n, dst)
	case *syntax.UnaryOp:
		return b.unary(n, dst)
	case *syntax.BoolOp:
		b.boolOp(n, dst)
	case *syntax.Compare:
		b.compare(n, dst)
	case *syntax.Call:
		b.call(n, dst)
	case *syntax.Attribute:
		o := b.expr(n.Value)
		b.atAttribute(n, n)
		b.emit(bytecode.GetAttr, 0, dst, o, b.attr(n.Attr))
	case *syntax.Subscript:
		b.subscript(n, dst)
	case *syntax.NamedExpr:
		return b.named(n, dst)
	case *syntax.IfExp:
		b.ifExp(n, dst)
	case *syntax.Lambda:
		b.lambda(n, dst)
	case *syntax.Tuple:
		return b.tuple(n, dst)
	case *syntax.List:
		b.list(n, n.Elts, dst)
	case *syntax.Set:
		b.set(n, dst)
	case *syntax.Dict:
		b.dict(n, dst)
	case *syntax.ListComp:
		b.comprehension(n, n.Generators, dst, bytecode.BuildList, n.Elt, nil)
	case *syntax.SetComp:
		b.comprehension(n, n.Generators, dst, bytecode.BuildSet, n.Elt, nil)
	case *syntax.DictComp:
		b.comprehension(n, n.Generators, dst, bytecode.BuildMap, n.Key, n.Value)
	case *syntax.GeneratorExp:
		b.generatorExp(n, dst)
	case *syntax.Yield:
		b.yield(n, dst)
	case *syntax.YieldFrom:
		b.yieldFrom(n, dst)
	case *syntax.JoinedStr:
		return b.joined(n, dst)
	case *syntax.FormattedValue:
		b.formatted(n, dst, 0)
	case *syntax.Slice:
		b.slice(n, dst)
	case *syntax.TemplateStr, *syntax.Interpolation:
		b.at(n)
		b.fail("template strings are not offered")
	case *syntax.Await:
		b.at(n)
		b.fail("await is not offered")
	case *syntax.Starred:
		b.at(n)
		b.fail("can't use starred expression here")
	default:
		b.at(n)
		b.fail("unsupported expression")
	}
	return inReg(dst)
}

// Names.

func (b *builder) symbol(name string) *symbol {
	return b.scope.symbol(mangle(b.scope.private, name)).real()
}

// globalIx returns the index of the name of a global or of a name in a namespace.
func (b *builder) globalIx(sym *symbol) int {
	if sym.nameIx == 0 {
		sym.nameIx = int32(b.name(sym.name)) + 1
	}
	return int(sym.nameIx) - 1
}

func (b *builder) loadName(n syntax.Node, name string, dst reg) operand {
	b.at(n)
	if name == "__debug__" {
		return konst(true)
	}
	return b.load(b.symbol(name), dst)
}

// load reads a variable: its own register, or dst.
func (b *builder) load(sym *symbol, dst reg) operand {
	switch sym.kind {
	case inRegister:
		if sym.flags&open != 0 && !b.bound.has(sym.index) { // it may mean a builtin
			b.emitWide(bytecode.LoadGlobal, dst, b.globalIx(sym))
			return inReg(dst)
		}
		b.checkBound(sym)
		return inReg(sym.index)
	case inCell, inFree:
		b.emit(bytecode.LoadDeref, 0, dst, sym.index, 0)
	case inNamespace:
		b.emitWide(bytecode.LoadName, dst, b.globalIx(sym))
	case inNamespaceOrCell:
		b.emit(bytecode.LoadNameOrCell, 0, dst, sym.free.index, b.shortName(sym.name))
	case inDictOrGlobals, inDictOrCell:
		t := b.push()
		b.emit(bytecode.LoadDeref, 0, t, b.host.lookup(classDictName).index, 0)
		if sym.kind == inDictOrGlobals {
			b.emit(bytecode.LoadDictOrGlobal, 0, dst, t, b.shortName(sym.name))
		} else {
			b.emit(bytecode.LoadDictOrCell, 0, dst, t, sym.free.index)
		}
	default:
		b.emitWide(bytecode.LoadGlobal, dst, b.globalIx(sym))
	}
	return inReg(dst)
}

// checkBound guards the use of a variable in a register unless it is bound for certain.
func (b *builder) checkBound(sym *symbol) {
	if b.isLocal(sym.index) {
		if b.bound.has(sym.index) {
			return
		}
		b.bound.add(sym.index)
	} else if sym.definite {
		return
	}
	b.emitWide(bytecode.CheckLocal, sym.index, b.globalIx(sym))
}

// store binds a variable to the value in src.
func (b *builder) store(sym *symbol, src reg) {
	switch sym.kind {
	case inRegister:
		b.move(sym.index, src)
		b.setBound(sym)
	case inCell, inFree:
		b.emit(bytecode.StoreDeref, 0, src, sym.index, 0)
	case inNamespace, inNamespaceOrCell:
		b.emitWide(bytecode.StoreName, src, b.globalIx(sym))
	default:
		b.emitWide(bytecode.StoreGlobal, src, b.globalIx(sym))
	}
}

func (b *builder) setBound(sym *symbol) {
	if b.isLocal(sym.index) {
		b.bound.add(sym.index)
	} else {
		sym.definite = true
	}
}

// unset unbinds a variable, which is an error if it is not bound.
func (b *builder) unset(sym *symbol) {
	switch sym.kind {
	case inRegister:
		b.emitWide(bytecode.DelLocal, sym.index, b.globalIx(sym))
		b.bound.remove(sym.index)
	case inCell, inFree:
		b.emit(bytecode.DelDeref, 0, sym.index, 0, 0)
	case inNamespace, inNamespaceOrCell:
		b.emitWide(bytecode.DelName, 0, b.globalIx(sym))
	default:
		b.emitWide(bytecode.DelGlobal, 0, b.globalIx(sym))
	}
}

func (b *builder) named(n *syntax.NamedExpr, dst reg) operand {
	sym := b.symbol(n.Target.ID)
	if sym.kind == inRegister {
		b.exprTo(n.Value, sym.index)
		b.setBound(sym)
		return inReg(sym.index)
	}
	o := b.eval(n.Value, dst)
	t := o.r
	if o.isConst {
		t = b.push()
		b.loadConst(t, o.k)
	}
	b.at(n)
	b.store(sym, t)
	return o
}

// Operators.

// arith is what the opcodes of a binary operator are; zero where there is none.
type arith struct{ rr, rk, kr op }

var arithOps = [...]arith{
	syntax.Add:      {bytecode.Add, bytecode.AddRK, bytecode.AddKR},
	syntax.Sub:      {bytecode.Sub, bytecode.SubRK, bytecode.SubKR},
	syntax.Mult:     {bytecode.Mul, bytecode.MulRK, bytecode.MulKR},
	syntax.Div:      {bytecode.TrueDiv, bytecode.TrueDivRK, bytecode.TrueDivKR},
	syntax.FloorDiv: {bytecode.FloorDiv, bytecode.FloorDivRK, bytecode.FloorDivKR},
	syntax.Mod:      {bytecode.Mod, bytecode.ModRK, bytecode.ModKR},
	syntax.Pow:      {bytecode.Pow, bytecode.PowRK, bytecode.PowKR},
	syntax.LShift:   {bytecode.LShift, bytecode.LShiftRK, 0},
	syntax.RShift:   {bytecode.RShift, bytecode.RShiftRK, 0},
	syntax.BitOr:    {bytecode.Or, bytecode.OrRK, 0},
	syntax.BitXor:   {bytecode.Xor, bytecode.XorRK, 0},
	syntax.BitAnd:   {bytecode.And, bytecode.AndRK, 0},
	syntax.MatMult:  {bytecode.MatMul, 0, 0},
}

func (b *builder) binary(n *syntax.BinOp, dst reg) operand {
	t := b.scratch(dst)
	l := b.stable(b.eval(n.Left, t), n.Right)
	var r operand
	if !l.isConst && l.r == t {
		r = b.operand(n.Right)
	} else {
		r = b.eval(n.Right, t)
	}
	if l.isConst && r.isConst {
		if k, ok := fold(n.Op, l.k, r.k); ok {
			return konst(k)
		}
	}
	b.at(n)
	b.arith(n.Op, 0, dst, l, r)
	return inReg(dst)
}

// arith emits dst = l op r.
func (b *builder) arith(o syntax.Operator, x uint8, dst reg, l, r operand) {
	ops := arithOps[o]
	switch {
	case r.isConst && ops.rk != 0:
		left := b.ensure(l)
		if k := b.constant(r.k); k <= math.MaxUint16 {
			b.emit(ops.rk, x, dst, left, uint16(k))
			return
		}
		b.emit(ops.rr, x, dst, left, b.ensure(r))
	case l.isConst && ops.kr != 0 && x == 0 && !r.isConst:
		if k := b.constant(l.k); k <= math.MaxUint16 {
			b.emit(ops.kr, 0, dst, uint16(k), r.r)
			return
		}
		b.emit(ops.rr, 0, dst, b.ensure(l), r.r)
	default:
		left := b.ensure(l)
		b.emit(ops.rr, x, dst, left, b.ensure(r))
	}
}

// fold computes an operator on constants where the result is small.
func fold(o syntax.Operator, l, r any) (any, bool) {
	if a, c := toInt(l), toInt(r); a != nil && c != nil {
		return foldInts(o, a, c)
	}
	x, xOK := toFloat(l)
	y, yOK := toFloat(r)
	if !xOK || !yOK {
		return nil, false
	}
	switch o {
	case syntax.Add:
		return x + y, true
	case syntax.Sub:
		return x - y, true
	case syntax.Mult:
		return x * y, true
	case syntax.Div:
		if y != 0 {
			return x / y, true
		}
	}
	return nil, false
}

func toFloat(k any) (float64, bool) {
	switch k := k.(type) {
	case float64:
		return k, true
	case int64:
		return float64(k), true
	}
	return 0, false
}

// toInt returns a constant int, or nil.
func toInt(k any) *big.Int {
	switch k := k.(type) {
	case int64:
		return big.NewInt(k)
	case *big.Int:
		return k
	}
	return nil
}

// foldedBits bounds the ints that are computed here, as CPython's compiler
// does.
const foldedBits = 128

func foldInts(o syntax.Operator, x, y *big.Int) (any, bool) {
	if x.BitLen() > foldedBits || y.BitLen() > foldedBits {
		return nil, false
	}
	z := new(big.Int)
	switch o {
	case syntax.Add:
		z.Add(x, y)
	case syntax.Sub:
		z.Sub(x, y)
	case syntax.Mult:
		z.Mul(x, y)
	case syntax.Pow:
		if y.Sign() < 0 || y.Cmp(big.NewInt(foldedBits)) > 0 {
			return nil, false
		}
		z.Exp(x, y, nil)
	case syntax.LShift:
		if y.Sign() < 0 || y.Cmp(big.NewInt(foldedBits)) > 0 {
			return nil, false
		}
		z.Lsh(x, uint(y.Int64()))
	default:
		return nil, false
	}
	return normal(z), z.BitLen() <= foldedBits
}

func (b *builder) unary(n *syntax.UnaryOp, dst reg) operand {
	o := b.eval(n.Operand, b.scratch(dst))
	if o.isConst {
		if k, ok := foldUnary(n.Op, o.k); ok {
			return konst(k)
		}
	}
	r := b.ensure(o)
	b.at(n)
	b.emit([...]op{syntax.Invert: bytecode.Invert, syntax.Not: bytecode.Not, syntax.UAdd: bytecode.Pos, syntax.USub: bytecode.Neg}[n.Op], 0, dst, r, 0)
	return inReg(dst)
}

func foldUnary(o syntax.UnaryOperator, k any) (any, bool) {
	switch v := k.(type) {
	case int64:
		switch {
		case o == syntax.USub && v != math.MinInt64:
			return -v, true
		case o == syntax.UAdd:
			return v, true
		case o == syntax.Invert:
			return ^v, true
		case o == syntax.Not:
			return v == 0, true
		}
	case float64:
		switch o {
		case syntax.USub:
			return -v, true
		case syntax.UAdd:
			return v, true
		}
	case *big.Int:
		if o == syntax.USub {
			return normal(new(big.Int).Neg(v)), true
		}
	case bool:
		if o == syntax.Not {
			return !v, true
		}
	}
	return nil, false
}

// normal returns an int constant in its canonical form.
func normal(v *big.Int) any {
	if v.IsInt64() {
		return v.Int64()
	}
	return v
}

func (b *builder) boolOp(n *syntax.BoolOp, dst reg) {
	t := b.scratch(dst)
	end := b.newLabel()
	last := len(n.Values) - 1
	for i, v := range n.Values {
		b.exprTo(v, t)
		if i < last {
			b.at(n)
			b.jumpIf(t, n.Op == syntax.Or, end)
		}
	}
	b.place(end)
	b.move(dst, t)
}

func (b *builder) ifExp(n *syntax.IfExp, dst reg) {
	t := b.scratch(dst)
	orelse, end := b.newLabel(), b.newLabel()
	b.condition(n.Test, orelse, false)
	b.exprTo(n.Body, t)
	b.jump(end)
	b.place(orelse)
	b.exprTo(n.Orelse, t)
	b.place(end)
	b.move(dst, t)
}

// Comparisons.

// comparison is what the opcodes of an ordering comparison are.
type comparison struct {
	rr, rk, jump, jumpK op
	mirror              syntax.CmpOp
}

var comparisons = [...]comparison{
	syntax.Eq:    {bytecode.Eq, bytecode.EqRK, bytecode.JumpEq, bytecode.JumpEqRK, syntax.Eq},
	syntax.NotEq: {bytecode.Ne, bytecode.NeRK, bytecode.JumpNe, bytecode.JumpNeRK, syntax.NotEq},
	syntax.Lt:    {bytecode.Lt, bytecode.LtRK, bytecode.JumpLt, bytecode.JumpLtRK, syntax.Gt},
	syntax.LtE:   {bytecode.Le, bytecode.LeRK, bytecode.JumpLe, bytecode.JumpLeRK, syntax.GtE},
	syntax.Gt:    {bytecode.Gt, bytecode.GtRK, bytecode.JumpGt, bytecode.JumpGtRK, syntax.Lt},
	syntax.GtE:   {bytecode.Ge, bytecode.GeRK, bytecode.JumpGe, bytecode.JumpGeRK, syntax.LtE},
}

const mirrored = 2 // the bit of X that tells of a constant on the left

func (b *builder) compare(n *syntax.Compare, dst reg) {
	if len(n.Ops) == 1 {
		b.pairs(n, func(_ int, l, r operand) { b.compareValue(n.Ops[0], dst, l, r) })
		return
	}
	t := b.push()
	end := b.newLabel()
	b.pairs(n, func(i int, l, r operand) {
		b.compareValue(n.Ops[i], t, l, r)
		if i < len(n.Ops)-1 {
			b.jumpIf(t, false, end)
		}
	})
	b.place(end)
	b.move(dst, t)
}

// pairs evaluates the operands of a chain of comparisons, each once, and calls f with each pair of neighbours.
func (b *builder) pairs(n *syntax.Compare, f func(i int, l, r operand)) {
	l := b.stable(b.operand(n.Left), n.Comparators[0])
	for i, e := range n.Comparators {
		var r operand
		if isMembership(n.Ops[i]) {
			r = b.container(e)
		} else {
			r = b.operand(e)
		}
		if i < len(n.Ops)-1 {
			r = b.stable(r, n.Comparators[i+1])
		}
		b.at(n)
		mark := b.top
		f(i, l, r)
		b.top = mark
		l = r
	}
}

func isMembership(o syntax.CmpOp) bool { return o == syntax.In || o == syntax.NotIn }

// container evaluates the right side of `in`; a display of constants is a constant there.
func (b *builder) container(e syntax.Expr) operand {
	switch n := e.(type) {
	case *syntax.List:
		if items, ok := constItems(n.Elts); ok {
			b.nodes += uint32(len(items))
			return konst(bytecode.Tuple(items))
		}
	case *syntax.Set:
		if items, ok := constItems(n.Elts); ok {
			b.nodes += uint32(len(items))
			return konst(bytecode.FrozenSet(items))
		}
	}
	return b.operand(e)
}

func (b *builder) compareValue(o syntax.CmpOp, dst reg, l, r operand) {
	switch o {
	case syntax.Is, syntax.IsNot:
		negate := bit(o == syntax.IsNot)
		if r.isConst && r.k == nil {
			b.emit(bytecode.IsNone, negate, dst, b.ensure(l), 0)
			return
		}
		left := b.ensure(l)
		b.emit(bytecode.Is, negate, dst, left, b.ensure(r))
	case syntax.In, syntax.NotIn:
		left := b.ensure(l)
		b.emit(bytecode.In, bit(o == syntax.NotIn), dst, left, b.ensure(r))
	default:
		if left, k, c, x, ok := b.withConst(o, l, r); ok {
			b.emit(c.rk, x, dst, left, k)
			return
		}
		left := b.ensure(l)
		b.emit(comparisons[o].rr, 0, dst, left, b.ensure(r))
	}
}

// withConst returns the operands of a comparison with a constant, which always stands on the right; the bit in x tells if
// the comparison was mirrored for that.
func (b *builder) withConst(o syntax.CmpOp, l, r operand) (left reg, k uint16, c comparison, x uint8, ok bool) {
	switch {
	case r.isConst:
		i := b.constant(r.k)
		if i > math.MaxUint16 {
			return
		}
		return b.ensure(l), uint16(i), comparisons[o], 0, true
	case l.isConst:
		i := b.constant(l.k)
		if i > math.MaxUint16 {
			return
		}
		return r.r, uint16(i), comparisons[comparisons[o].mirror], mirrored, true
	}
	return
}

// compareJump emits a jump to l if (a o c) has the truth sense.
func (b *builder) compareJump(o syntax.CmpOp, a, c operand, l labelID, sense bool) {
	switch o {
	case syntax.Is, syntax.IsNot:
		want := bit(sense == (o == syntax.Is))
		if c.isConst && c.k == nil {
			b.jumpWith(bytecode.Instr{Op: bytecode.JumpIfNone, X: want, A: b.ensure(a)}, l)
			return
		}
		left := b.ensure(a)
		b.jumpWith(bytecode.Instr{Op: bytecode.JumpIs, X: want, A: left, B: b.ensure(c)}, l)
	case syntax.In, syntax.NotIn:
		left := b.ensure(a)
		b.jumpWith(bytecode.Instr{Op: bytecode.JumpIn, X: bit(sense == (o == syntax.In)), A: left, B: b.ensure(c)}, l)
	default:
		if left, k, ops, x, ok := b.withConst(o, a, c); ok {
			b.jumpWith(bytecode.Instr{Op: ops.jumpK, X: x | bit(sense), A: left, B: k}, l)
			return
		}
		left := b.ensure(a)
		b.jumpWith(bytecode.Instr{Op: comparisons[o].jump, X: bit(sense), A: left, B: b.ensure(c)}, l)
	}
}

// condition jumps to l if the truth of e is sense, and goes on otherwise.
func (b *builder) condition(e syntax.Expr, l labelID, sense bool) {
	mark := b.top
	b.conditionNode(e, l, sense)
	b.top = mark
}

func (b *builder) conditionNode(e syntax.Expr, l labelID, sense bool) {
	switch n := e.(type) {
	case *syntax.UnaryOp:
		if n.Op == syntax.Not {
			b.nodes++
			b.condition(n.Operand, l, !sense)
			return
		}
	case *syntax.BoolOp:
		b.nodes++
		b.boolCondition(n, l, sense)
		return
	case *syntax.Compare:
		b.nodes++
		b.compareCondition(n, l, sense)
		return
	case *syntax.IfExp:
		b.nodes++
		orelse, end := b.newLabel(), b.newLabel()
		b.condition(n.Test, orelse, false)
		b.condition(n.Body, l, sense)
		b.jump(end)
		b.place(orelse)
		b.condition(n.Orelse, l, sense)
		b.place(end)
		return
	}
	o := b.operand(e)
	if !o.isConst {
		b.at(e)
		b.jumpIf(o.r, sense, l)
		return
	}
	if truth(o.k) == sense {
		b.jump(l)
	}
}

// truth returns the truth of a constant.
func truth(k any) bool {
	switch k := k.(type) {
	case nil:
		return false
	case bool:
		return k
	case int64:
		return k != 0
	case float64:
		return k != 0
	case complex128:
		return k != 0
	case string:
		return k != ""
	case []byte:
		return len(k) > 0
	case bytecode.Tuple:
		return len(k) > 0
	}
	return true
}

func (b *builder) boolCondition(n *syntax.BoolOp, l labelID, sense bool) {
	last := len(n.Values) - 1
	decides := n.Op == syntax.Or // the truth that ends the evaluation early
	if decides == sense {
		for _, v := range n.Values {
			b.condition(v, l, sense)
		}
		return
	}
	skip := b.newLabel()
	for _, v := range n.Values[:last] {
		b.condition(v, skip, decides)
	}
	b.condition(n.Values[last], l, sense)
	b.place(skip)
}

func (b *builder) compareCondition(n *syntax.Compare, l labelID, sense bool) {
	last := len(n.Ops) - 1
	out := l
	if sense && last > 0 {
		out = b.newLabel()
	}
	b.pairs(n, func(i int, left, right operand) {
		if i < last {
			b.compareJump(n.Ops[i], left, right, out, false)
		} else {
			b.compareJump(n.Ops[i], left, right, l, sense)
		}
	})
	if out != l {
		b.place(out)
	}
}
