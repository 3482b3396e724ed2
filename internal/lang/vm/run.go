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
		ins    path
		regs   window
		consts window
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
	ins, consts, regs, pc = pathOf(code.ins), windowOf(code.consts), windowOf(f.regs), f.pc

	for {
		in := ins.at(pc)
		pc++
		switch in.op() {
		case bytecode.Nop:

		// Registers and cells.
		case bytecode.Move:
			*regs.at(in.a()) = *regs.at(in.b())
		case bytecode.LoadK:
			*regs.at(in.a()) = code.consts[in.wide()]
		case bytecode.LoadInt:
			regs.at(in.a()).SetInt(int64(in.wide()))
		case bytecode.LoadNone:
			*regs.at(in.a()) = py.None
		case bytecode.LoadBool:
			regs.at(in.a()).SetBool(in.b() != 0)
		case bytecode.CheckLocal:
			if regs.at(in.a()).IsNil() {
				err = m.unboundLocal(code.Names[in.wide()])
				goto fail
			}
		case bytecode.DelLocal:
			if regs.at(in.a()).IsNil() {
				err = m.unboundLocal(code.Names[in.wide()])
				goto fail
			}
			*regs.at(in.a()) = py.Value{}
		case bytecode.Unbind:
			*regs.at(in.a()) = py.Value{}
		case bytecode.MakeCell:
			if f.cells[in.a()], err = m.newCell(py.Value{}); err != nil {
				goto fail
			}
		case bytecode.MakeCellFrom:
			if f.cells[in.a()], err = m.newCell(*regs.at(in.b())); err != nil {
				goto fail
			}
			*regs.at(in.b()) = py.Value{}
		case bytecode.LoadDeref:
			if v = f.cells[in.b()].V; v.IsNil() {
				err = m.cellError(code, int(in.b()))
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.StoreDeref:
			f.cells[in.b()].V = *regs.at(in.a())
		case bytecode.DelDeref:
			if f.cells[in.a()].V.IsNil() {
				err = m.cellError(code, int(in.a()))
				goto fail
			}
			f.cells[in.a()].V = py.Value{}
		case bytecode.CopyCell:
			*regs.at(in.a()) = f.cells[in.b()].V

		// Names in dictionaries.
		case bytecode.LoadGlobal:
			i := in.wide()
			g := &code.names[i]
			if g.globals == code.globals.Version && g.builtins == code.builtins.Version {
				*regs.at(in.a()) = g.ns.ValueAt(int(g.slot))
				continue
			}
			if v, err = m.loadGlobal(code, int(i)); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.StoreGlobal:
			i := in.wide()
			g := &code.names[i]
			if g.globals == code.globals.Version && g.ns == code.globals {
				g.ns.SetAt(int(g.slot), *regs.at(in.a()))
				continue
			}
			if err = m.storeGlobal(code, int(i), *regs.at(in.a())); err != nil {
				goto fail
			}
		case bytecode.DelGlobal:
			if name := code.Names[in.wide()]; !code.globals.Delete(name) {
				err = m.nameError(name)
				goto fail
			}
		case bytecode.LoadName:
			f.pc = pc
			if v, err = m.loadName(f, int(in.wide())); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.StoreName:
			if err = m.setName(f.names(), code.Names[in.wide()], *regs.at(in.a())); err != nil {
				goto fail
			}
		case bytecode.DelName:
			if name := code.Names[in.wide()]; !f.names().Delete(name) {
				err = m.nameError(name)
				goto fail
			}
		case bytecode.LoadNameOrCell:
			if v = f.names().Get(code.Names[in.c()]); v.IsNil() {
				if v, err = m.loadCell(f, int(in.b())); err != nil {
					goto fail
				}
			}
			*regs.at(in.a()) = v
		case bytecode.LoadNamespace:
			if v, err = m.namespaceValue(f); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.LoadDictOrGlobal:
			if v, err = m.lookDict(*regs.at(in.b()), code.Names[in.c()]); err == nil && v.IsNil() {
				v, err = m.loadGlobal(code, int(in.c()))
			}
			if err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.LoadDictOrCell:
			if v, err = m.lookDict(*regs.at(in.b()), code.cellName(int(in.c()))); err == nil && v.IsNil() {
				v, err = m.loadCell(f, int(in.c()))
			}
			if err != nil {
				goto fail
			}
			*regs.at(in.a()) = v

		// Operators: the operands are read here, the work is done below.
		case bytecode.Add:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto add
		case bytecode.AddRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto add
		case bytecode.AddKR:
			x, y = *consts.at(in.b()), *regs.at(in.c())
			goto add
		case bytecode.Sub:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto sub
		case bytecode.SubRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto sub
		case bytecode.SubKR:
			x, y = *consts.at(in.b()), *regs.at(in.c())
			goto sub
		case bytecode.Mul:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto mul
		case bytecode.MulRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto mul
		case bytecode.MulKR:
			x, y = *consts.at(in.b()), *regs.at(in.c())
			goto mul
		case bytecode.TrueDiv:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto trueDiv
		case bytecode.TrueDivRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto trueDiv
		case bytecode.TrueDivKR:
			x, y = *consts.at(in.b()), *regs.at(in.c())
			goto trueDiv
		case bytecode.FloorDiv:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto floorDiv
		case bytecode.FloorDivRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto floorDiv
		case bytecode.FloorDivKR:
			x, y = *consts.at(in.b()), *regs.at(in.c())
			goto floorDiv
		case bytecode.Mod:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto mod
		case bytecode.ModRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto mod
		case bytecode.ModKR:
			x, y = *consts.at(in.b()), *regs.at(in.c())
			goto mod
		case bytecode.Pow:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto binary
		case bytecode.PowRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto binary
		case bytecode.PowKR:
			x, y = *consts.at(in.b()), *regs.at(in.c())
			goto binary
		case bytecode.LShift:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto shift
		case bytecode.LShiftRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto shift
		case bytecode.RShift:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto shift
		case bytecode.RShiftRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto shift
		case bytecode.And:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto bitwise
		case bytecode.AndRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto bitwise
		case bytecode.Or:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto bitwise
		case bytecode.OrRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto bitwise
		case bytecode.Xor:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto bitwise
		case bytecode.XorRK:
			x, y = *regs.at(in.b()), *consts.at(in.c())
			goto bitwise
		case bytecode.MatMul:
			x, y = *regs.at(in.b()), *regs.at(in.c())
			goto binary
		case bytecode.Neg:
			if v, ok = neg(*regs.at(in.b())); !ok {
				f.pc = pc
				if v, err = m.c.Unary(py.Neg, *regs.at(in.b())); err != nil {
					goto fail
				}
			}
			*regs.at(in.a()) = v
		case bytecode.Pos:
			f.pc = pc
			if v, err = m.c.Unary(py.Pos, *regs.at(in.b())); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.Invert:
			f.pc = pc
			if v, err = m.c.Unary(py.Invert, *regs.at(in.b())); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.Not:
			f.pc = pc
			if ok, err = m.truth(*regs.at(in.b())); err != nil {
				goto fail
			}
			regs.at(in.a()).SetBool(!ok)

		// Comparisons.
		case bytecode.Lt, bytecode.Le, bytecode.Eq, bytecode.Ne, bytecode.Gt, bytecode.Ge:
			op := py.CompareOp(in.op() - bytecode.Lt)
			x, y = *regs.at(in.b()), *regs.at(in.c())
			if answer, ok := compare(op, x, y); ok {
				regs.at(in.a()).SetBool(answer)
				continue
			}
			f.pc = pc
			if v, err = m.c.Compare(op, x, y); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.LtRK, bytecode.LeRK, bytecode.EqRK, bytecode.NeRK, bytecode.GtRK, bytecode.GeRK:
			op := py.CompareOp(in.op() - bytecode.LtRK)
			x, y = *regs.at(in.b()), *consts.at(in.c())
			if answer, ok := compare(op, x, y); ok {
				regs.at(in.a()).SetBool(answer)
				continue
			}
			f.pc = pc
			if v, err = m.compareK(op, x, y, in.x()&2 != 0); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.Is:
			regs.at(in.a()).SetBool((*regs.at(in.b()) == *regs.at(in.c())) == (in.x() == 0))
		case bytecode.IsNone:
			regs.at(in.a()).SetBool(regs.at(in.b()).IsNone() == (in.x() == 0))
		case bytecode.In:
			f.pc = pc
			if ok, err = m.c.Contains(*regs.at(in.c()), *regs.at(in.b())); err != nil {
				goto fail
			}
			regs.at(in.a()).SetBool(ok == (in.x() == 0))

		// Jumps.
		case bytecode.Jump:
			pc += int(in.wide())
		case bytecode.JumpBack:
			f.pc = pc
			if err = mt.Steps(int64(code.Loops[in.a()].Cost)); err != nil {
				goto fail
			}
			pc += int(in.wide())
		case bytecode.JumpIf:
			x = *regs.at(in.a())
			if x.IsBool() {
				ok = x.AsBool()
			} else {
				f.pc = pc
				if ok, err = m.truth(x); err != nil {
					goto fail
				}
			}
			if ok == (in.x() != 0) {
				pc += int(in.wide())
			}
		case bytecode.JumpIfNone:
			if regs.at(in.a()).IsNone() == (in.x() != 0) {
				pc += int(in.wide())
			}
		case bytecode.JumpIs:
			if (*regs.at(in.a()) == *regs.at(in.b())) == (in.x() != 0) {
				pc += in.offset()
			}
		case bytecode.JumpIn:
			f.pc = pc
			if ok, err = m.c.Contains(*regs.at(in.b()), *regs.at(in.a())); err != nil {
				goto fail
			}
			if ok == (in.x() != 0) {
				pc += in.offset()
			}
		case bytecode.JumpLt:
			x, y = *regs.at(in.a()), *regs.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() < y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() < y.AsFloat()
			default:
				goto jumpCompare
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpLe:
			x, y = *regs.at(in.a()), *regs.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() <= y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() <= y.AsFloat()
			default:
				goto jumpCompare
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpEq:
			x, y = *regs.at(in.a()), *regs.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() == y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() == y.AsFloat()
			default:
				goto jumpCompare
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpNe:
			x, y = *regs.at(in.a()), *regs.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() != y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() != y.AsFloat()
			default:
				goto jumpCompare
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpGt:
			x, y = *regs.at(in.a()), *regs.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() > y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() > y.AsFloat()
			default:
				goto jumpCompare
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpGe:
			x, y = *regs.at(in.a()), *regs.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() >= y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() >= y.AsFloat()
			default:
				goto jumpCompare
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpLtRK:
			x, y = *regs.at(in.a()), *consts.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() < y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() < y.AsFloat()
			default:
				goto jumpCompareK
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpLeRK:
			x, y = *regs.at(in.a()), *consts.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() <= y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() <= y.AsFloat()
			default:
				goto jumpCompareK
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpEqRK:
			x, y = *regs.at(in.a()), *consts.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() == y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() == y.AsFloat()
			default:
				goto jumpCompareK
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpNeRK:
			x, y = *regs.at(in.a()), *consts.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() != y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() != y.AsFloat()
			default:
				goto jumpCompareK
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpGtRK:
			x, y = *regs.at(in.a()), *consts.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() > y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() > y.AsFloat()
			default:
				goto jumpCompareK
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpGeRK:
			x, y = *regs.at(in.a()), *consts.at(in.b())
			switch {
			case ints(x, y):
				ok = x.AsInt() >= y.AsInt()
			case floats(x, y):
				ok = x.AsFloat() >= y.AsFloat()
			default:
				goto jumpCompareK
			}
			if ok == (in.x()&1 != 0) {
				pc += in.offset()
			}
		case bytecode.JumpTag:
			if *regs.at(in.a()) == py.Int(int64(in.b())) {
				pc += in.offset()
			}
		case bytecode.GetIter:
			f.pc = pc
			if v, err = m.iter(*regs.at(in.b())); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.ForIter:
			f.pc = pc
			switch x = *regs.at(in.a()); x.Type() {
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
				if next := pc + in.offset(); code.unpacksPair(ins.at(next), in.b()) {
					if v, y, ok, err = m.nextPair(x); ok {
						if err != nil {
							goto fail
						}
						if v.IsNil() {
							*regs.at(in.a()) = v
							pc++
							continue
						}
						if err = mt.Steps(int64(code.Loops[ins.at(pc).a()].Cost)); err != nil {
							goto fail
						}
						to := ins.at(next).a()
						*regs.at(to), *regs.at(to + 1) = v, y
						pc = next + 1
						continue
					}
				}
				if v, err = m.c.Next(x); err != nil {
					goto fail
				}
			}
			if v.IsNil() {
				*regs.at(in.a()) = v
				pc++
				continue
			}
			if err = mt.Steps(int64(code.Loops[ins.at(pc).a()].Cost)); err != nil {
				goto fail
			}
			*regs.at(in.b()) = v
			pc += in.offset()

		// Attributes and items.
		case bytecode.GetAttr:
			x = *regs.at(in.b())
			if a := code.attrs[pc-1]; a != nil && a.kind == cacheSlot && a.holds(x) {
				if v = x.Instance().Slots[a.slot]; !v.IsNil() {
					*regs.at(in.a()) = v
					continue
				}
			}
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
			if err = m.c.DelAttr(*regs.at(in.a()), code.Names[in.c()]); err != nil {
				goto fail
			}
		case bytecode.GetIndex:
			f.pc = pc
			if v, err = m.getIndex(*regs.at(in.b()), *regs.at(in.c())); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.SetIndex:
			f.pc = pc
			if err = m.setIndex(*regs.at(in.a()), *regs.at(in.b()), *regs.at(in.c())); err != nil {
				goto fail
			}
		case bytecode.DelIndex:
			f.pc = pc
			if err = m.c.DelItem(*regs.at(in.a()), *regs.at(in.b())); err != nil {
				goto fail
			}
		case bytecode.GetIndexI:
			f.pc = pc
			if v, err = m.getIndex(*regs.at(in.b()), py.Int(int64(in.offset()))); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.SetIndexI:
			f.pc = pc
			if err = m.setIndex(*regs.at(in.a()), py.Int(int64(int16(in.b()))), *regs.at(in.c())); err != nil {
				goto fail
			}
		case bytecode.GetSlice:
			f.pc = pc
			if v, err = m.getSlice(*regs.at(in.b()), *regs.at(in.c()), *regs.at(in.c() + 1)); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.SetSlice:
			f.pc = pc
			if err = m.setSlice(*regs.at(in.a()), *regs.at(in.b()), *regs.at(in.b() + 1), *regs.at(in.c())); err != nil {
				goto fail
			}
		case bytecode.BuildSlice:
			f.pc = pc
			parts := f.regs[in.b() : int(in.b())+3]
			if next := ins.at(pc); f.sliceOnce(next, in.a(), parts) {
				pc++
				if v, err = m.c.GetItem(*regs.at(next.b()), m.slicer(parts[0], parts[1], parts[2])); err != nil {
					goto fail
				}
				*regs.at(next.a()) = v
				continue
			}
			if v, err = m.slice(parts[0], parts[1], parts[2]); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v

		// Displays, unpacking, strings.
		case bytecode.BuildList:
			f.pc = pc
			if v, err = m.buildList(f.regs[in.b() : int(in.b())+int(in.c())]); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.BuildTuple:
			f.pc = pc
			if v, err = m.buildTuple(f.regs[in.b() : int(in.b())+int(in.c())]); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.BuildSet:
			f.pc = pc
			if v, err = m.buildSet(f.regs[in.b() : int(in.b())+int(in.c())]); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.BuildMap:
			f.pc = pc
			if v, err = m.buildMap(f.regs[in.b() : int(in.b())+2*int(in.c())]); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.BuildString:
			f.pc = pc
			if v, err = m.c.Concat(f.regs[in.b() : int(in.b())+int(in.c())]); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.ListFromK:
			f.pc = pc
			if v, err = m.buildList(code.consts[in.wide()].Tuple().Items); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.SetFromK:
			f.pc = pc
			if v, err = m.setFromK(code.consts[in.wide()]); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.ListAppend:
			f.pc = pc
			if err = regs.at(in.a()).List().Append(m.c, *regs.at(in.b())); err != nil {
				goto fail
			}
		case bytecode.ListExtend:
			f.pc = pc
			if err = m.listExtend(*regs.at(in.a()), *regs.at(in.b())); err != nil {
				goto fail
			}
		case bytecode.ListExtendArgs:
			f.pc = pc
			if err = m.listExtendArgs(*regs.at(in.a()), *regs.at(in.b()), *regs.at(in.c())); err != nil {
				goto fail
			}
		case bytecode.ListToTuple:
			f.pc = pc
			if v, err = m.listToTuple(*regs.at(in.b())); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.SetAdd:
			f.pc = pc
			if err = regs.at(in.a()).Set().Add(m.c, *regs.at(in.b())); err != nil {
				goto fail
			}
		case bytecode.SetUpdate:
			f.pc = pc
			if err = m.setUpdate(*regs.at(in.a()), *regs.at(in.b())); err != nil {
				goto fail
			}
		case bytecode.MapSet:
			f.pc = pc
			if err = regs.at(in.a()).Dict().Set(m.c, *regs.at(in.b()), *regs.at(in.c())); err != nil {
				goto fail
			}
		case bytecode.MapUpdate:
			f.pc = pc
			if err = m.mapUpdate(*regs.at(in.a()), *regs.at(in.b())); err != nil {
				goto fail
			}
		case bytecode.MapMerge:
			f.pc = pc
			if err = m.mapMerge(*regs.at(in.a()), *regs.at(in.b()), *regs.at(in.c())); err != nil {
				goto fail
			}
		case bytecode.Unpack:
			f.pc = pc
			if err = m.unpack(f.regs[in.a():int(in.a())+int(in.c())], *regs.at(in.b())); err != nil {
				goto fail
			}
		case bytecode.UnpackEx:
			after := int(ins.at(pc).a())
			pc++
			f.pc = pc
			if err = m.unpackEx(f.regs[in.a():int(in.a())+int(in.c())+1+after], *regs.at(in.b()), int(in.c()), after); err != nil {
				goto fail
			}
		case bytecode.Format:
			f.pc = pc
			if v, err = m.formatOp(f, in); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.FormatK:
			f.pc = pc
			if v, err = m.format(*regs.at(in.b()), in.x(), consts.at(in.c()).Str().S); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v

		// Calls.
		case bytecode.Call:
			f.pc = pc
			x = *regs.at(in.b())
			if x.Kind() == py.KindFunction {
				err = m.callPlain(f, x.Function(), int(in.b())+1, int(in.c()), in.a())
			} else {
				err = m.call(site{f: f, at: int(in.b()) + 1, n: int(in.c()), dst: in.a()}, x)
			}
			if err != nil {
				goto fail
			}
			if m.frame != f {
				f = m.frame
				goto load
			}
		case bytecode.CallKw:
			kw := code.consts[ins.at(pc).wide()].Tuple().Items
			pc++
			f.pc = pc
			if err = m.call(site{f: f, at: int(in.b()) + 1, n: int(in.c()), kw: kw, dst: in.a()}, *regs.at(in.b())); err != nil {
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
			at, n := int(in.b())+2, int(in.c())
			if !regs.at(in.b() + 1).IsNil() {
				at, n = at-1, n+1
			}
			x = *regs.at(in.b())
			if x.Kind() == py.KindFunction {
				err = m.callPlain(f, x.Function(), at, n, in.a())
			} else {
				err = m.call(site{f: f, at: at, n: n, dst: in.a()}, x)
			}
			if err != nil {
				goto fail
			}
			if m.frame != f {
				f = m.frame
				goto load
			}
		case bytecode.CallMethodKw:
			kw := code.consts[ins.at(pc).wide()].Tuple().Items
			pc++
			f.pc = pc
			s := site{f: f, at: int(in.b()) + 2, n: int(in.c()), kw: kw, dst: in.a()}
			if !regs.at(in.b() + 1).IsNil() {
				s.at, s.n = s.at-1, s.n+1
			}
			if err = m.call(s, *regs.at(in.b())); err != nil {
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
			v = *regs.at(in.a())
			goto leave
		case bytecode.ReturnNone:
			v = py.None
			goto leave
		case bytecode.Yield:
			v = *regs.at(in.b())
			m.suspend(f, pc, in.a(), false)
			goto yielded
		case bytecode.GetYieldFrom:
			v = *regs.at(in.b())
			if !v.Is(&py.GeneratorType) {
				f.pc = pc
				if v, err = m.c.Iter(v); err != nil {
					goto fail
				}
			}
			*regs.at(in.a()) = v
		case bytecode.YieldFrom:
			f.pc = pc
			if err = mt.Steps(1); err != nil {
				goto fail
			}
			x = *regs.at(in.b())
			if x.Is(&py.GeneratorType) {
				if f, err = m.delegate(f, in, x.Generator()); err != nil {
					goto fail
				}
				goto load
			}
			if v, y, err = m.sendTo(x, *regs.at(in.c())); err != nil {
				goto fail
			}
			if v.IsNil() {
				*regs.at(in.a()) = y
				continue
			}
			m.suspend(f, pc-1, in.c(), true)
			goto yielded

		// Functions, classes, modules.
		case bytecode.MakeFunction:
			f.pc = pc
			if err = m.makeFunction(f, in); err != nil {
				goto fail
			}
		case bytecode.BuildClass:
			extra := ins.at(pc)
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
			extra := ins.at(pc)
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
			*regs.at(in.a()) = v
		case bytecode.ImportFrom:
			f.pc = pc
			if v, err = m.c.ImportFrom(*regs.at(in.b()), code.Names[in.c()]); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.ImportStar:
			f.pc = pc
			if err = m.importStar(f, *regs.at(in.a())); err != nil {
				goto fail
			}

		// Exceptions, with, assert.
		case bytecode.Raise:
			f.pc = pc
			x = py.Value{}
			if in.b() != bytecode.NoReg {
				x = *regs.at(in.b())
			}
			err = m.raise(*regs.at(in.a()), x)
			goto fail
		case bytecode.RaiseHandled:
			if m.handled.IsNil() {
				err = m.c.Errorf(&py.RuntimeErrorType, "No active exception to reraise")
			} else {
				err = &py.Raised{Exc: m.handled.Exception()}
			}
			goto fail
		case bytecode.Reraise:
			err = &py.Raised{Exc: regs.at(in.a()).Exception()}
			goto fail
		case bytecode.PopHandled:
			if in.b() == bytecode.NoReg || regs.at(in.b()).IsNil() {
				m.unhandle(f)
			} else {
				m.handle(f, *regs.at(in.b()))
			}
			*regs.at(in.a()) = py.Value{}
		case bytecode.JumpNoMatch:
			f.pc = pc
			if ok, err = m.matches(*regs.at(in.a()), *regs.at(in.b())); err != nil {
				goto fail
			}
			if !ok {
				pc += in.offset()
			}
		case bytecode.GroupMatch:
			f.pc = pc
			if err = m.groupMatch(f, in); err != nil {
				goto fail
			}
		case bytecode.GroupReraise:
			f.pc = pc
			if v, err = m.groupReraise(*regs.at(in.b()), regs.at(in.c()).List()); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.LoadAssertionError:
			*regs.at(in.a()) = py.AssertionErrorType.Value()
		case bytecode.LoadEnter:
			f.pc = pc
			if err = m.loadEnter(f, in); err != nil {
				goto fail
			}
		case bytecode.WithArgs:
			f.pc = pc
			if err = m.withArgs(f, in); err != nil {
				goto fail
			}

		// Pattern matching.
		case bytecode.MatchSequence:
			regs.at(in.a()).SetBool(regs.at(in.b()).Type().Has(py.TypeSequence))
		case bytecode.MatchMapping:
			regs.at(in.a()).SetBool(regs.at(in.b()).Type().Has(py.TypeMapping))
		case bytecode.MatchKeys:
			f.pc = pc
			if v, err = m.matchKeys(*regs.at(in.b()), regs.at(in.c()).Tuple().Items); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.MatchRest:
			f.pc = pc
			if v, err = m.matchRest(*regs.at(in.b()), regs.at(in.c()).Tuple().Items); err != nil {
				goto fail
			}
			*regs.at(in.a()) = v
		case bytecode.MatchClass:
			extra := ins.at(pc)
			pc++
			f.pc = pc
			if err = m.matchClassOp(f, in, extra); err != nil {
				goto fail
			}
		case bytecode.Length:
			f.pc = pc
			var n int
			if n, err = m.c.Len(*regs.at(in.b())); err != nil {
				goto fail
			}
			regs.at(in.a()).SetInt(int64(n))

		default:
			err = faultf("opcode %v", in.op())
			goto fail
		}
		continue

	add: // x + y
		if ints(x, y) {
			a, b := x.AsInt(), y.AsInt()
			if sum := a + b; (a^sum)&(b^sum) >= 0 {
				regs.at(in.a()).SetInt(sum)
				continue
			}
		} else if floats(x, y) {
			regs.at(in.a()).SetFloat(x.AsFloat() + y.AsFloat())
			continue
		}
		goto binary

	sub: // x - y
		if ints(x, y) {
			a, b := x.AsInt(), y.AsInt()
			if difference := a - b; (a^b)&(a^difference) >= 0 {
				regs.at(in.a()).SetInt(difference)
				continue
			}
		} else if floats(x, y) {
			regs.at(in.a()).SetFloat(x.AsFloat() - y.AsFloat())
			continue
		}
		goto binary

	mul: // x * y
		if floats(x, y) {
			regs.at(in.a()).SetFloat(x.AsFloat() * y.AsFloat())
			continue
		} else if ints(x, y) {
			if v, ok = mulInt(x.AsInt(), y.AsInt()); ok {
				*regs.at(in.a()) = v
				continue
			}
		}
		goto binary

	trueDiv: // x / y
		if floats(x, y) && y.AsFloat() != 0 {
			regs.at(in.a()).SetFloat(x.AsFloat() / y.AsFloat())
			continue
		}
		goto binary

	floorDiv: // x // y
		if ints(x, y) {
			if v, ok = floorDiv(x.AsInt(), y.AsInt()); ok {
				*regs.at(in.a()) = v
				continue
			}
		}
		goto binary

	mod: // x % y
		if ints(x, y) {
			if v, ok = mod(x.AsInt(), y.AsInt()); ok {
				*regs.at(in.a()) = v
				continue
			}
		}
		goto binary

	shift: // x << y, x >> y
		if ints(x, y) {
			if v, ok = shift(in.op(), x.AsInt(), y.AsInt()); ok {
				*regs.at(in.a()) = v
				continue
			}
		}
		goto binary

	bitwise: // x & y, x | y, x ^ y
		if ints(x, y) {
			regs.at(in.a()).SetInt(bitwise(in.op(), x.AsInt(), y.AsInt()))
			continue
		}

	binary: // the arithmetic instruction in, the long way
		if v, ok = mixed(in.op(), x, y); !ok {
			f.pc = pc
			if x.Kind() == py.KindInstance {
				if ok, err = m.callOperator(f, in, pc-1, x, y); err != nil {
					goto fail
				}
				if ok {
					f = m.frame
					goto load
				}
			}
			if v, err = m.binary(in, x, y); err != nil {
				goto fail
			}
		}
		*regs.at(in.a()) = v
		continue

	jumpCompare: // JUMP_LT … JUMP_GE, the long way
		f.pc = pc
		if ok, err = m.compareTruth(py.CompareOp(in.op()-bytecode.JumpLt), x, y, false); err != nil {
			goto fail
		}
		if ok == (in.x() != 0) {
			pc += in.offset()
		}
		continue

	jumpCompareK: // JUMP_LT_RK … JUMP_GE_RK, the long way
		f.pc = pc
		if ok, err = m.compareTruth(py.CompareOp(in.op()-bytecode.JumpLtRK), x, y, in.x()&2 != 0); err != nil {
			goto fail
		}
		if ok == (in.x()&1 != 0) {
			pc += in.offset()
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
		if f.flags&flagOperator != 0 && v == py.NotImplemented {
			dst = f.dst
			m.pop(f)
			f = m.frame
			if v, err = m.afterOperator(f); err != nil {
				goto unwind
			}
			f.regs[dst] = v
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
