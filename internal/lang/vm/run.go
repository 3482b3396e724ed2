package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// run executes the innermost frame f, which is an entry, until it returns,
// yields, or fails. An error given is raised in f at once.
//
// The state of the frame that runs is kept in local variables: code, ins,
// regs, consts and pc, which leads to the next instruction. Where another
// frame becomes the innermost, pc is put away and control goes to load. An
// instruction that fails leaves the error in err and goes to fail; those that
// succeed go on with the loop.
func (m *Machine) run(f *frame, err error) (py.Value, error) {
	mt := m.meter
	entry := f
	var (
		code   *code
		ins    []bytecode.Instr
		regs   []py.Value
		consts []py.Value
		pc     int
		x, y   py.Value // operands
		v      py.Value // result
		ok     bool
		dst    uint16
	)
	if err != nil {
		goto unwind
	}

load:
	code = f.code
	ins, consts, regs, pc = code.ins, code.consts, f.regs, f.pc

	for {
		in := ins[pc]
		pc++
		switch in.Op {
		case bytecode.Nop:

		// Registers and cells.
		case bytecode.Move:
			regs[in.A] = regs[in.B]
		case bytecode.LoadK:
			regs[in.A] = consts[in.Wide()]
		case bytecode.LoadInt:
			regs[in.A] = py.Int(int64(in.Wide()))
		case bytecode.LoadNone:
			regs[in.A] = py.None
		case bytecode.LoadBool:
			regs[in.A] = py.Bool(in.B != 0)
		case bytecode.CheckLocal:
			if regs[in.A].IsNil() {
				err = m.unboundLocal(code.Names[in.Wide()])
				goto fail
			}
		case bytecode.DelLocal:
			if regs[in.A].IsNil() {
				err = m.unboundLocal(code.Names[in.Wide()])
				goto fail
			}
			regs[in.A] = py.Value{}
		case bytecode.Unbind:
			regs[in.A] = py.Value{}
		case bytecode.MakeCell:
			if f.cells[in.A], err = m.newCell(py.Value{}); err != nil {
				goto fail
			}
		case bytecode.MakeCellFrom:
			if f.cells[in.A], err = m.newCell(regs[in.B]); err != nil {
				goto fail
			}
			regs[in.B] = py.Value{}
		case bytecode.LoadDeref:
			if v = f.cells[in.B].V; v.IsNil() {
				err = m.cellError(code, int(in.B))
				goto fail
			}
			regs[in.A] = v
		case bytecode.StoreDeref:
			f.cells[in.B].V = regs[in.A]
		case bytecode.DelDeref:
			if f.cells[in.A].V.IsNil() {
				err = m.cellError(code, int(in.A))
				goto fail
			}
			f.cells[in.A].V = py.Value{}
		case bytecode.CopyCell:
			regs[in.A] = f.cells[in.B].V

		// Names in dictionaries.
		case bytecode.LoadGlobal:
			i := in.Wide()
			g := &code.names[i]
			if g.globals == code.globals.Version && g.builtins == m.builtins.Version {
				regs[in.A] = g.ns.ValueAt(int(g.slot))
				continue
			}
			if v, err = m.loadGlobal(code, int(i)); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.StoreGlobal:
			i := in.Wide()
			g := &code.names[i]
			if g.globals == code.globals.Version && g.ns == code.globals {
				g.ns.SetAt(int(g.slot), regs[in.A])
				continue
			}
			if err = m.storeGlobal(code, int(i), regs[in.A]); err != nil {
				goto fail
			}
		case bytecode.DelGlobal:
			if name := code.Names[in.Wide()]; !code.globals.Delete(name) {
				err = m.nameError(name)
				goto fail
			}
		case bytecode.LoadName:
			f.pc = pc
			if v, err = m.loadName(f, int(in.Wide())); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.StoreName:
			if err = m.setName(f.names(), code.Names[in.Wide()], regs[in.A]); err != nil {
				goto fail
			}
		case bytecode.DelName:
			if name := code.Names[in.Wide()]; !f.names().Delete(name) {
				err = m.nameError(name)
				goto fail
			}
		case bytecode.LoadNameOrCell:
			if v = f.names().Get(code.Names[in.C]); v.IsNil() {
				if v, err = m.loadCell(f, int(in.B)); err != nil {
					goto fail
				}
			}
			regs[in.A] = v
		case bytecode.LoadNamespace:
			if v, err = m.namespaceValue(f); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.LoadDictOrGlobal:
			if v, err = m.lookDict(regs[in.B], code.Names[in.C]); err == nil && v.IsNil() {
				v, err = m.loadGlobal(code, int(in.C))
			}
			if err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.LoadDictOrCell:
			if v, err = m.lookDict(regs[in.B], code.cellName(int(in.C))); err == nil && v.IsNil() {
				v, err = m.loadCell(f, int(in.C))
			}
			if err != nil {
				goto fail
			}
			regs[in.A] = v

		// Operators.
		case bytecode.Add:
			x, y = regs[in.B], regs[in.C]
			if v, ok = add(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.AddRK:
			x, y = regs[in.B], consts[in.C]
			if v, ok = add(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.AddKR:
			x, y = consts[in.B], regs[in.C]
			if v, ok = add(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.Sub:
			x, y = regs[in.B], regs[in.C]
			if v, ok = sub(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.SubRK:
			x, y = regs[in.B], consts[in.C]
			if v, ok = sub(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.SubKR:
			x, y = consts[in.B], regs[in.C]
			if v, ok = sub(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.Mul:
			x, y = regs[in.B], regs[in.C]
			if v, ok = mul(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.MulRK:
			x, y = regs[in.B], consts[in.C]
			if v, ok = mul(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.MulKR:
			x, y = consts[in.B], regs[in.C]
			if v, ok = mul(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.TrueDiv:
			x, y = regs[in.B], regs[in.C]
			if v, ok = trueDiv(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.TrueDivRK:
			x, y = regs[in.B], consts[in.C]
			if v, ok = trueDiv(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.TrueDivKR:
			x, y = consts[in.B], regs[in.C]
			if v, ok = trueDiv(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.FloorDiv:
			x, y = regs[in.B], regs[in.C]
			if v, ok = floorDiv(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.FloorDivRK:
			x, y = regs[in.B], consts[in.C]
			if v, ok = floorDiv(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.FloorDivKR:
			x, y = consts[in.B], regs[in.C]
			if v, ok = floorDiv(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.Mod:
			x, y = regs[in.B], regs[in.C]
			if v, ok = mod(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.ModRK:
			x, y = regs[in.B], consts[in.C]
			if v, ok = mod(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.ModKR:
			x, y = consts[in.B], regs[in.C]
			if v, ok = mod(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.Pow:
			x, y = regs[in.B], regs[in.C]
			goto binary
		case bytecode.PowRK:
			x, y = regs[in.B], consts[in.C]
			if v, ok = pow(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.PowKR:
			x, y = consts[in.B], regs[in.C]
			goto binary
		case bytecode.LShift:
			x, y = regs[in.B], regs[in.C]
			if v, ok = lshift(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.LShiftRK:
			x, y = regs[in.B], consts[in.C]
			if v, ok = lshift(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.RShift:
			x, y = regs[in.B], regs[in.C]
			if v, ok = rshift(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.RShiftRK:
			x, y = regs[in.B], consts[in.C]
			if v, ok = rshift(x, y); !ok {
				goto binary
			}
			regs[in.A] = v
		case bytecode.And:
			x, y = regs[in.B], regs[in.C]
			if !x.IsInt() || !y.IsInt() {
				goto binary
			}
			regs[in.A] = py.Int(x.AsInt() & y.AsInt())
		case bytecode.AndRK:
			x, y = regs[in.B], consts[in.C]
			if !x.IsInt() || !y.IsInt() {
				goto binary
			}
			regs[in.A] = py.Int(x.AsInt() & y.AsInt())
		case bytecode.Or:
			x, y = regs[in.B], regs[in.C]
			if !x.IsInt() || !y.IsInt() {
				goto binary
			}
			regs[in.A] = py.Int(x.AsInt() | y.AsInt())
		case bytecode.OrRK:
			x, y = regs[in.B], consts[in.C]
			if !x.IsInt() || !y.IsInt() {
				goto binary
			}
			regs[in.A] = py.Int(x.AsInt() | y.AsInt())
		case bytecode.Xor:
			x, y = regs[in.B], regs[in.C]
			if !x.IsInt() || !y.IsInt() {
				goto binary
			}
			regs[in.A] = py.Int(x.AsInt() ^ y.AsInt())
		case bytecode.XorRK:
			x, y = regs[in.B], consts[in.C]
			if !x.IsInt() || !y.IsInt() {
				goto binary
			}
			regs[in.A] = py.Int(x.AsInt() ^ y.AsInt())
		case bytecode.MatMul:
			x, y = regs[in.B], regs[in.C]
			goto binary
		case bytecode.Neg:
			if v, ok = neg(regs[in.B]); !ok {
				f.pc = pc
				if v, err = m.c.Unary(py.Neg, regs[in.B]); err != nil {
					goto fail
				}
			}
			regs[in.A] = v
		case bytecode.Pos:
			f.pc = pc
			if v, err = m.c.Unary(py.Pos, regs[in.B]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.Invert:
			f.pc = pc
			if v, err = m.c.Unary(py.Invert, regs[in.B]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.Not:
			f.pc = pc
			if ok, err = m.truth(regs[in.B]); err != nil {
				goto fail
			}
			regs[in.A] = py.Bool(!ok)

		// Comparisons.
		case bytecode.Lt, bytecode.Le, bytecode.Eq, bytecode.Ne, bytecode.Gt, bytecode.Ge:
			op := py.CompareOp(in.Op - bytecode.Lt)
			x, y = regs[in.B], regs[in.C]
			if answer, ok := compare(op, x, y); ok {
				regs[in.A] = py.Bool(answer)
				continue
			}
			f.pc = pc
			if v, err = m.c.Compare(op, x, y); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.LtRK, bytecode.LeRK, bytecode.EqRK, bytecode.NeRK, bytecode.GtRK, bytecode.GeRK:
			op := py.CompareOp(in.Op - bytecode.LtRK)
			x, y = regs[in.B], consts[in.C]
			if answer, ok := compare(op, x, y); ok {
				regs[in.A] = py.Bool(answer)
				continue
			}
			f.pc = pc
			if v, err = m.compareK(op, x, y, in.X&2 != 0); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.Is:
			regs[in.A] = py.Bool((regs[in.B] == regs[in.C]) == (in.X == 0))
		case bytecode.IsNone:
			regs[in.A] = py.Bool(regs[in.B].IsNone() == (in.X == 0))
		case bytecode.In:
			f.pc = pc
			if ok, err = m.c.Contains(regs[in.C], regs[in.B]); err != nil {
				goto fail
			}
			regs[in.A] = py.Bool(ok == (in.X == 0))

		// Jumps.
		case bytecode.Jump:
			pc += int(in.Wide())
		case bytecode.JumpBack:
			f.pc = pc
			if err = mt.Steps(int64(code.Loops[in.A].Cost)); err != nil {
				goto fail
			}
			pc += int(in.Wide())
		case bytecode.JumpIf:
			x = regs[in.A]
			if x.IsBool() {
				ok = x.AsBool()
			} else {
				f.pc = pc
				if ok, err = m.truth(x); err != nil {
					goto fail
				}
			}
			if ok == (in.X != 0) {
				pc += int(in.Wide())
			}
		case bytecode.JumpIfNone:
			if regs[in.A].IsNone() == (in.X != 0) {
				pc += int(in.Wide())
			}
		case bytecode.JumpIs:
			if (regs[in.A] == regs[in.B]) == (in.X != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpIn:
			f.pc = pc
			if ok, err = m.c.Contains(regs[in.B], regs[in.A]); err != nil {
				goto fail
			}
			if ok == (in.X != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpLt:
			x, y = regs[in.A], regs[in.B]
			less, _, _, ok := order(x, y)
			if !ok {
				goto jumpCompare
			}
			if less == (in.X != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpLe:
			x, y = regs[in.A], regs[in.B]
			less, equal, _, ok := order(x, y)
			if !ok {
				goto jumpCompare
			}
			if (less || equal) == (in.X != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpEq:
			x, y = regs[in.A], regs[in.B]
			_, equal, _, ok := order(x, y)
			if !ok {
				goto jumpCompare
			}
			if equal == (in.X != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpNe:
			x, y = regs[in.A], regs[in.B]
			_, equal, _, ok := order(x, y)
			if !ok {
				goto jumpCompare
			}
			if equal == (in.X == 0) {
				pc += in.Offset()
			}
		case bytecode.JumpGt:
			x, y = regs[in.A], regs[in.B]
			_, _, greater, ok := order(x, y)
			if !ok {
				goto jumpCompare
			}
			if greater == (in.X != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpGe:
			x, y = regs[in.A], regs[in.B]
			_, equal, greater, ok := order(x, y)
			if !ok {
				goto jumpCompare
			}
			if (greater || equal) == (in.X != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpLtRK:
			x, y = regs[in.A], consts[in.B]
			less, _, _, ok := order(x, y)
			if !ok {
				goto jumpCompareK
			}
			if less == (in.X&1 != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpLeRK:
			x, y = regs[in.A], consts[in.B]
			less, equal, _, ok := order(x, y)
			if !ok {
				goto jumpCompareK
			}
			if (less || equal) == (in.X&1 != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpEqRK:
			x, y = regs[in.A], consts[in.B]
			_, equal, _, ok := order(x, y)
			if !ok {
				goto jumpCompareK
			}
			if equal == (in.X&1 != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpNeRK:
			x, y = regs[in.A], consts[in.B]
			_, equal, _, ok := order(x, y)
			if !ok {
				goto jumpCompareK
			}
			if equal == (in.X&1 == 0) {
				pc += in.Offset()
			}
		case bytecode.JumpGtRK:
			x, y = regs[in.A], consts[in.B]
			_, _, greater, ok := order(x, y)
			if !ok {
				goto jumpCompareK
			}
			if greater == (in.X&1 != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpGeRK:
			x, y = regs[in.A], consts[in.B]
			_, equal, greater, ok := order(x, y)
			if !ok {
				goto jumpCompareK
			}
			if (greater || equal) == (in.X&1 != 0) {
				pc += in.Offset()
			}
		case bytecode.JumpTag:
			if regs[in.A] == py.Int(int64(in.B)) {
				pc += in.Offset()
			}
		case bytecode.GetIter:
			f.pc = pc
			if v, err = m.iter(regs[in.B]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.ForIter:
			f.pc = pc
			switch x = regs[in.A]; x.Type() {
			case &py.RangeIteratorType:
				v = x.RangeIter().Step()
			case &py.ListIteratorType:
				v = x.ListIter().Step()
			case &py.TupleIteratorType:
				v = x.TupleIter().Step()
			case &py.GeneratorType:
				if f, err = m.nextOfGenerator(f, x.Generator()); err != nil {
					goto fail
				}
				goto load
			default:
				if v, err = m.c.Next(x); err != nil {
					goto fail
				}
			}
			if v.IsNil() {
				regs[in.A] = v
				pc++
				continue
			}
			if err = mt.Steps(int64(code.Loops[ins[pc].A].Cost)); err != nil {
				goto fail
			}
			regs[in.B] = v
			pc += in.Offset()

		// Attributes and items.
		case bytecode.GetAttr:
			f.pc = pc
			if err = m.getAttr(f, in, pc-1); err != nil {
				goto fail
			}
			if m.frame != f {
				f = m.frame
				goto load
			}
		case bytecode.SetAttr:
			f.pc = pc
			if err = m.setAttr(f, in, pc-1); err != nil {
				goto fail
			}
		case bytecode.DelAttr:
			f.pc = pc
			if err = m.c.DelAttr(regs[in.A], code.Names[in.C]); err != nil {
				goto fail
			}
		case bytecode.GetIndex:
			f.pc = pc
			if v, err = m.getIndex(regs[in.B], regs[in.C]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.SetIndex:
			f.pc = pc
			if err = m.setIndex(regs[in.A], regs[in.B], regs[in.C]); err != nil {
				goto fail
			}
		case bytecode.DelIndex:
			f.pc = pc
			if err = m.c.DelItem(regs[in.A], regs[in.B]); err != nil {
				goto fail
			}
		case bytecode.GetIndexI:
			f.pc = pc
			if v, err = m.getIndex(regs[in.B], py.Int(int64(in.Offset()))); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.SetIndexI:
			f.pc = pc
			if err = m.setIndex(regs[in.A], py.Int(int64(int16(in.B))), regs[in.C]); err != nil {
				goto fail
			}
		case bytecode.GetSlice:
			f.pc = pc
			if v, err = m.slice(regs[in.C], regs[in.C+1], py.None); err == nil {
				v, err = m.c.GetItem(regs[in.B], v)
			}
			if err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.SetSlice:
			f.pc = pc
			if v, err = m.slice(regs[in.B], regs[in.B+1], py.None); err == nil {
				err = m.c.SetItem(regs[in.A], v, regs[in.C])
			}
			if err != nil {
				goto fail
			}
		case bytecode.BuildSlice:
			if v, err = m.slice(regs[in.B], regs[in.B+1], regs[in.B+2]); err != nil {
				goto fail
			}
			regs[in.A] = v

		// Displays, unpacking, strings.
		case bytecode.BuildList:
			f.pc = pc
			if v, err = m.buildList(regs[in.B : int(in.B)+int(in.C)]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.BuildTuple:
			f.pc = pc
			if v, err = m.buildTuple(regs[in.B : int(in.B)+int(in.C)]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.BuildSet:
			f.pc = pc
			if v, err = m.buildSet(regs[in.B : int(in.B)+int(in.C)]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.BuildMap:
			f.pc = pc
			if v, err = m.buildMap(regs[in.B : int(in.B)+2*int(in.C)]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.BuildString:
			f.pc = pc
			if v, err = m.buildString(regs[in.B : int(in.B)+int(in.C)]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.ListFromK:
			f.pc = pc
			if v, err = m.buildList(consts[in.Wide()].Tuple().Items); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.SetFromK:
			f.pc = pc
			if v, err = m.setFromK(consts[in.Wide()]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.ListAppend:
			f.pc = pc
			if err = regs[in.A].List().Append(m.c, regs[in.B]); err != nil {
				goto fail
			}
		case bytecode.ListExtend:
			f.pc = pc
			if err = m.listExtend(regs[in.A], regs[in.B]); err != nil {
				goto fail
			}
		case bytecode.ListExtendArgs:
			f.pc = pc
			if err = m.listExtendArgs(regs[in.A], regs[in.B], regs[in.C]); err != nil {
				goto fail
			}
		case bytecode.ListToTuple:
			f.pc = pc
			if v, err = m.listToTuple(regs[in.B]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.SetAdd:
			f.pc = pc
			if err = regs[in.A].Set().Add(m.c, regs[in.B]); err != nil {
				goto fail
			}
		case bytecode.SetUpdate:
			f.pc = pc
			if err = m.setUpdate(regs[in.A], regs[in.B]); err != nil {
				goto fail
			}
		case bytecode.MapSet:
			f.pc = pc
			if err = regs[in.A].Dict().Set(m.c, regs[in.B], regs[in.C]); err != nil {
				goto fail
			}
		case bytecode.MapUpdate:
			f.pc = pc
			if err = m.mapUpdate(regs[in.A], regs[in.B]); err != nil {
				goto fail
			}
		case bytecode.MapMerge:
			f.pc = pc
			if err = m.mapMerge(regs[in.A], regs[in.B], regs[in.C]); err != nil {
				goto fail
			}
		case bytecode.Unpack:
			f.pc = pc
			if err = m.unpack(regs[in.A:int(in.A)+int(in.C)], regs[in.B]); err != nil {
				goto fail
			}
		case bytecode.UnpackEx:
			after := int(ins[pc].A)
			pc++
			f.pc = pc
			if err = m.unpackEx(regs[in.A:int(in.A)+int(in.C)+1+after], regs[in.B], int(in.C), after); err != nil {
				goto fail
			}
		case bytecode.Format:
			f.pc = pc
			if v, err = m.formatOp(f, in); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.FormatK:
			f.pc = pc
			if v, err = m.format(regs[in.B], in.X, consts[in.C].Str().S); err != nil {
				goto fail
			}
			regs[in.A] = v

		// Calls.
		case bytecode.Call:
			f.pc = pc
			if err = m.call(site{f: f, at: int(in.B) + 1, n: int(in.C), dst: in.A}, regs[in.B]); err != nil {
				goto fail
			}
			if m.frame != f {
				f = m.frame
				goto load
			}
		case bytecode.CallKw:
			kw := consts[ins[pc].Wide()].Tuple().Items
			pc++
			f.pc = pc
			if err = m.call(site{f: f, at: int(in.B) + 1, n: int(in.C), kw: kw, dst: in.A}, regs[in.B]); err != nil {
				goto fail
			}
			if m.frame != f {
				f = m.frame
				goto load
			}
		case bytecode.LoadMethod:
			f.pc = pc
			if err = m.loadMethod(f, in, pc-1); err != nil {
				goto fail
			}
		case bytecode.CallMethod:
			f.pc = pc
			s := site{f: f, at: int(in.B) + 2, n: int(in.C), dst: in.A}
			if !regs[in.B+1].IsNil() {
				s.at, s.n = s.at-1, s.n+1
			}
			if err = m.call(s, regs[in.B]); err != nil {
				goto fail
			}
			if m.frame != f {
				f = m.frame
				goto load
			}
		case bytecode.CallMethodKw:
			kw := consts[ins[pc].Wide()].Tuple().Items
			pc++
			f.pc = pc
			s := site{f: f, at: int(in.B) + 2, n: int(in.C), kw: kw, dst: in.A}
			if !regs[in.B+1].IsNil() {
				s.at, s.n = s.at-1, s.n+1
			}
			if err = m.call(s, regs[in.B]); err != nil {
				goto fail
			}
			if m.frame != f {
				f = m.frame
				goto load
			}
		case bytecode.CallEx:
			f.pc = pc
			if err = m.callEx(f, in); err != nil {
				goto fail
			}
			if m.frame != f {
				f = m.frame
				goto load
			}
		case bytecode.CallSuper:
			f.pc = pc
			if err = m.callSuper(f, in); err != nil {
				goto fail
			}
		case bytecode.Return:
			v = regs[in.A]
			goto leave
		case bytecode.ReturnNone:
			v = py.None
			goto leave
		case bytecode.Yield:
			v = regs[in.B]
			m.suspend(f, pc, in.A, false)
			goto yielded
		case bytecode.GetYieldFrom:
			v = regs[in.B]
			if !v.Is(&py.GeneratorType) {
				f.pc = pc
				if v, err = m.c.Iter(v); err != nil {
					goto fail
				}
			}
			regs[in.A] = v
		case bytecode.YieldFrom:
			f.pc = pc
			if err = mt.Steps(1); err != nil {
				goto fail
			}
			x = regs[in.B]
			if x.Is(&py.GeneratorType) {
				if f, err = m.delegate(f, in, x.Generator()); err != nil {
					goto fail
				}
				goto load
			}
			if v, y, err = m.sendTo(x, regs[in.C]); err != nil {
				goto fail
			}
			if v.IsNil() {
				regs[in.A] = y
				continue
			}
			m.suspend(f, pc-1, in.C, true)
			goto yielded

		// Functions, classes, modules.
		case bytecode.MakeFunction:
			f.pc = pc
			if err = m.makeFunction(f, in); err != nil {
				goto fail
			}
		case bytecode.BuildClass:
			extra := ins[pc]
			pc++
			f.pc = pc
			if err = m.buildClassOp(f, in, extra); err != nil {
				goto fail
			}
		case bytecode.BuildClassEx:
			f.pc = pc
			if err = m.buildClassEx(f, in); err != nil {
				goto fail
			}
		case bytecode.MakeTypeParam:
			extra := ins[pc]
			pc++
			f.pc = pc
			if err = m.makeTypeParam(f, in, extra); err != nil {
				goto fail
			}
		case bytecode.MakeTypeAlias:
			f.pc = pc
			if err = m.makeTypeAlias(f, in); err != nil {
				goto fail
			}
		case bytecode.Import:
			f.pc = pc
			if v, err = m.importOp(f, in); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.ImportFrom:
			f.pc = pc
			if v, err = m.c.ImportFrom(regs[in.B], code.Names[in.C]); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.ImportStar:
			f.pc = pc
			if err = m.importStar(f, regs[in.A]); err != nil {
				goto fail
			}

		// Exceptions, with, assert.
		case bytecode.Raise:
			f.pc = pc
			x = py.Value{}
			if in.B != bytecode.NoReg {
				x = regs[in.B]
			}
			err = m.raise(regs[in.A], x)
			goto fail
		case bytecode.RaiseHandled:
			if m.handled.IsNil() {
				err = m.c.Errorf(&py.RuntimeErrorType, "No active exception to reraise")
			} else {
				err = &py.Raised{Exc: m.handled.Exception()}
			}
			goto fail
		case bytecode.Reraise:
			err = &py.Raised{Exc: regs[in.A].Exception()}
			goto fail
		case bytecode.PopHandled:
			if in.B == bytecode.NoReg || regs[in.B].IsNil() {
				m.unhandle(f)
			} else {
				m.handle(f, regs[in.B])
			}
			regs[in.A] = py.Value{}
		case bytecode.JumpNoMatch:
			f.pc = pc
			if ok, err = m.matches(regs[in.A], regs[in.B]); err != nil {
				goto fail
			}
			if !ok {
				pc += in.Offset()
			}
		case bytecode.GroupMatch:
			f.pc = pc
			if err = m.groupMatch(f, in); err != nil {
				goto fail
			}
		case bytecode.GroupReraise:
			f.pc = pc
			if v, err = m.groupReraise(regs[in.B], regs[in.C].List()); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.LoadAssertionError:
			regs[in.A] = py.AssertionErrorType.Value()
		case bytecode.LoadEnter:
			f.pc = pc
			if err = m.loadEnter(f, in); err != nil {
				goto fail
			}
		case bytecode.WithArgs:
			m.withArgs(f, in)

		// Pattern matching.
		case bytecode.MatchSequence:
			regs[in.A] = py.Bool(regs[in.B].Type().Has(py.TypeSequence))
		case bytecode.MatchMapping:
			regs[in.A] = py.Bool(regs[in.B].Type().Has(py.TypeMapping))
		case bytecode.MatchKeys:
			f.pc = pc
			if v, err = m.matchKeys(regs[in.B], regs[in.C].Tuple().Items); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.MatchRest:
			f.pc = pc
			if v, err = m.matchRest(regs[in.B], regs[in.C].Tuple().Items); err != nil {
				goto fail
			}
			regs[in.A] = v
		case bytecode.MatchClass:
			extra := ins[pc]
			pc++
			f.pc = pc
			if err = m.matchClassOp(f, in, extra); err != nil {
				goto fail
			}
		case bytecode.Length:
			f.pc = pc
			var n int
			if n, err = m.c.Len(regs[in.B]); err != nil {
				goto fail
			}
			regs[in.A] = py.Int(int64(n))

		default:
			err = faultf("opcode %v", in.Op)
			goto fail
		}
		continue

	binary: // the arithmetic instruction in, the long way, on x and y
		f.pc = pc
		if v, err = m.binary(in, x, y); err != nil {
			goto fail
		}
		regs[in.A] = v
		continue

	jumpCompare: // JUMP_LT … JUMP_GE, the long way
		f.pc = pc
		if ok, err = m.test(m.c.Compare(py.CompareOp(in.Op-bytecode.JumpLt), x, y)); err != nil {
			goto fail
		}
		if ok == (in.X != 0) {
			pc += in.Offset()
		}
		continue

	jumpCompareK: // JUMP_LT_RK … JUMP_GE_RK, the long way
		f.pc = pc
		if ok, err = m.test(m.compareK(py.CompareOp(in.Op-bytecode.JumpLtRK), x, y, in.X&2 != 0)); err != nil {
			goto fail
		}
		if ok == (in.X&1 != 0) {
			pc += in.Offset()
		}
	}

leave: // f returns v
	if f.flags != 0 {
		if f.flags&flagInit != 0 {
			if v, err = m.leaveInit(f, v); err != nil {
				f = m.frame
				goto unwind
			}
		}
		generator := f.flags&flagGen != 0
		if f == entry {
			m.pop(f)
			return v, nil
		}
		if generator {
			m.pop(f)
			f = m.frame
			m.afterGenerator(f, v)
			goto load
		}
	}
	m.pop(f)
	dst = f.dst
	f = m.frame
	f.regs[dst] = v
	goto load

yielded: // the generator f, suspended now, yields v
	if f == entry {
		return v, nil
	}
	if f, err = m.afterYield(v); err != nil {
		goto unwind
	}
	if f == nil {
		return v, nil
	}
	goto load

fail:
	f.pc = pc
unwind:
	if f, err = m.unwind(f, err); f == nil {
		return py.Value{}, err
	}
	goto load
}
