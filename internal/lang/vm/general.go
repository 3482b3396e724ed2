package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// general has the function of each opcode that does all of it, in any case.
// f.pc already leads to the next word; what has an EXTRA word takes it with
// f.extra. A function may push a frame: run goes on with Machine.frame. What
// ends a frame or suspends it has no function but is in run itself.
var general [numOps]func(m *Machine, f *frame, in word) error

func init() {
	general = [numOps]func(m *Machine, f *frame, in word) error{
		bytecode.Nop: func(*Machine, *frame, word) error { return nil },

		// Registers and cells.
		bytecode.Move:         func(_ *Machine, f *frame, in word) error { return f.set(in, f.regs[in.b()]) },
		bytecode.LoadK:        func(_ *Machine, f *frame, in word) error { return f.set(in, f.code.consts[in.wide()]) },
		bytecode.LoadInt:      func(_ *Machine, f *frame, in word) error { return f.set(in, py.Int(int64(in.wide()))) },
		bytecode.LoadNone:     func(_ *Machine, f *frame, in word) error { return f.set(in, py.None) },
		bytecode.LoadBool:     func(_ *Machine, f *frame, in word) error { return f.set(in, py.Bool(in.b() != 0)) },
		bytecode.CheckLocal:   (*Machine).checkLocal,
		bytecode.DelLocal:     (*Machine).delLocal,
		bytecode.Unbind:       func(_ *Machine, f *frame, in word) error { return f.set(in, py.Value{}) },
		bytecode.MakeCell:     (*Machine).makeCell,
		bytecode.MakeCellFrom: (*Machine).makeCellFrom,
		bytecode.LoadDeref:    (*Machine).loadDeref,
		bytecode.StoreDeref:   (*Machine).storeDeref,
		bytecode.DelDeref:     (*Machine).delDeref,
		bytecode.CopyCell:     func(_ *Machine, f *frame, in word) error { return f.set(in, f.cells[in.b()].V) },

		// Names in dictionaries.
		bytecode.LoadGlobal: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.loadGlobal(f.code, int(in.wide())))
		},
		bytecode.StoreGlobal: func(m *Machine, f *frame, in word) error {
			return m.storeGlobal(f.code, int(in.wide()), f.regs[in.a()])
		},
		bytecode.DelGlobal: func(m *Machine, f *frame, in word) error {
			return m.deleteName(f.code.globals, f.code.Names[in.wide()])
		},
		bytecode.LoadName: func(m *Machine, f *frame, in word) error { return f.result(in).put(m.loadName(f, int(in.wide()))) },
		bytecode.StoreName: func(m *Machine, f *frame, in word) error {
			return m.setName(f.names(), f.code.Names[in.wide()], f.regs[in.a()])
		},
		bytecode.DelName: func(m *Machine, f *frame, in word) error {
			return m.deleteName(f.names(), f.code.Names[in.wide()])
		},
		bytecode.LoadNameOrCell:   (*Machine).loadNameOrCell,
		bytecode.LoadNamespace:    func(m *Machine, f *frame, in word) error { return f.result(in).put(m.namespaceValue(f)) },
		bytecode.LoadDictOrGlobal: (*Machine).loadDictOrGlobal,
		bytecode.LoadDictOrCell:   (*Machine).loadDictOrCell,

		// Operators and comparisons.
		bytecode.Neg:    (*Machine).neg,
		bytecode.Pos:    func(m *Machine, f *frame, in word) error { return f.result(in).put(m.c.Unary(py.Pos, f.regs[in.b()])) },
		bytecode.Invert: func(m *Machine, f *frame, in word) error { return m.unary(f, in, py.Invert) },
		bytecode.Not:    (*Machine).not,
		bytecode.Is: func(_ *Machine, f *frame, in word) error {
			return f.set(in, py.Bool((f.regs[in.b()] == f.regs[in.c()]) == (in.x() == 0)))
		},
		bytecode.IsNone: func(_ *Machine, f *frame, in word) error {
			return f.set(in, py.Bool(f.regs[in.b()].IsNone() == (in.x() == 0)))
		},
		bytecode.In: (*Machine).in,

		// Jumps.
		bytecode.Jump: func(_ *Machine, f *frame, in word) error {
			f.pc += int(in.wide())
			return nil
		},
		bytecode.JumpBack:   (*Machine).jumpBack,
		bytecode.JumpIf:     (*Machine).jumpIf,
		bytecode.JumpIfNone: func(_ *Machine, f *frame, in word) error { return f.jumpWide(in, f.regs[in.a()].IsNone()) },
		bytecode.JumpIs:     func(_ *Machine, f *frame, in word) error { return f.jump(in, f.regs[in.a()] == f.regs[in.b()]) },
		bytecode.JumpIn:     (*Machine).jumpIn,
		bytecode.JumpTag:    (*Machine).jumpTag,
		bytecode.GetIter:    func(m *Machine, f *frame, in word) error { return f.result(in).put(m.iter(f.regs[in.b()])) },
		bytecode.ForIter:    (*Machine).forIter,

		// Attributes and items.
		bytecode.GetAttr: (*Machine).getAttr,
		bytecode.SetAttr: (*Machine).setAttr,
		bytecode.DelAttr: func(m *Machine, f *frame, in word) error {
			return m.c.DelAttr(f.regs[in.a()], f.code.Names[in.c()])
		},
		bytecode.GetIndex: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.getItem(f, in, f.regs[in.c()]))
		},
		bytecode.SetIndex: func(m *Machine, f *frame, in word) error {
			return m.setIndex(f.regs[in.a()], f.regs[in.b()], f.regs[in.c()])
		},
		bytecode.DelIndex: func(m *Machine, f *frame, in word) error { return m.c.DelItem(f.regs[in.a()], f.regs[in.b()]) },
		bytecode.GetIndexI: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.getIndex(f.regs[in.b()], py.Int(int64(in.offset()))))
		},
		bytecode.GetIndexK: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.getItem(f, in, f.code.consts[in.c()]))
		},
		bytecode.SetIndexI: func(m *Machine, f *frame, in word) error {
			return m.setIndex(f.regs[in.a()], py.Int(int64(int16(in.b()))), f.regs[in.c()])
		},
		bytecode.SetIndexK: func(m *Machine, f *frame, in word) error {
			return m.setIndex(f.regs[in.a()], f.regs[in.b()], f.code.consts[in.c()])
		},
		bytecode.GetSlice: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.getSlice(in, f.regs[in.b()], f.regs[in.c()], f.regs[in.c()+1]))
		},
		bytecode.SetSlice: func(m *Machine, f *frame, in word) error {
			return m.setSlice(in, f.regs[in.a()], (*[2]py.Value)(f.regs[in.b():]), f.regs[in.c()])
		},
		bytecode.BuildSlice: (*Machine).buildSlice,

		// Displays, unpacking, strings.
		bytecode.BuildList:   func(m *Machine, f *frame, in word) error { return f.result(in).put(m.buildList(f.row(in, 1))) },
		bytecode.BuildTuple:  (*Machine).buildTupleOp,
		bytecode.BuildSet:    (*Machine).buildSetOp,
		bytecode.BuildMap:    func(m *Machine, f *frame, in word) error { return f.result(in).put(m.buildMap(f.row(in, 2))) },
		bytecode.BuildMapK:   (*Machine).buildMapK,
		bytecode.BuildString: (*Machine).buildString,
		bytecode.ListFromK: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.buildList(f.code.consts[in.wide()].Tuple().Items()))
		},
		bytecode.SetFromK:   (*Machine).setFromK,
		bytecode.ListAppend: (*Machine).listAppend,
		bytecode.ListExtend: func(m *Machine, f *frame, in word) error { return m.listExtend(f.regs[in.a()], f.regs[in.b()]) },
		bytecode.ListExtendArgs: func(m *Machine, f *frame, in word) error {
			return m.listExtendArgs(f.regs[in.a()], f.regs[in.b()], f.regs[in.c()])
		},
		bytecode.ListToTuple: func(m *Machine, f *frame, in word) error { return f.result(in).put(m.listToTuple(f.regs[in.b()])) },
		bytecode.SetAdd: func(m *Machine, f *frame, in word) error {
			return f.regs[in.a()].Set().Add(m.c, f.regs[in.b()])
		},
		bytecode.SetUpdate: func(m *Machine, f *frame, in word) error { return m.setUpdate(f.regs[in.a()], f.regs[in.b()]) },
		bytecode.MapSet:    (*Machine).mapSet,
		bytecode.MapUpdate: func(m *Machine, f *frame, in word) error { return m.mapUpdate(f.regs[in.a()], f.regs[in.b()]) },
		bytecode.MapMerge: func(m *Machine, f *frame, in word) error {
			return m.mapMerge(f.regs[in.a()], f.regs[in.b()], f.regs[in.c()])
		},
		bytecode.Unpack: func(m *Machine, f *frame, in word) error {
			return m.unpack(f.regs[in.a():int(in.a())+int(in.c())], f.regs[in.b()])
		},
		bytecode.UnpackEx: (*Machine).unpackExOp,
		bytecode.Format:   (*Machine).formatOp,
		bytecode.FormatK:  (*Machine).formatOp,

		// Calls.
		bytecode.Call:         (*Machine).callOp,
		bytecode.CallKw:       (*Machine).callKw,
		bytecode.LoadMethod:   (*Machine).loadMethod,
		bytecode.CallMethod:   (*Machine).callMethod,
		bytecode.CallMethodKw: (*Machine).callMethodKw,
		bytecode.CallEx:       (*Machine).callEx,
		bytecode.CallSuper:    (*Machine).callSuper,
		bytecode.GetYieldFrom: (*Machine).getYieldFrom,

		// Functions, classes, modules.
		bytecode.MakeFunction:  (*Machine).makeFunction,
		bytecode.BuildClass:    (*Machine).buildClassOp,
		bytecode.BuildClassEx:  (*Machine).buildClassEx,
		bytecode.MakeTypeParam: (*Machine).makeTypeParam,
		bytecode.MakeTypeAlias: (*Machine).makeTypeAlias,
		bytecode.GenericBase:   (*Machine).genericBase,
		bytecode.Import:        func(m *Machine, f *frame, in word) error { return f.result(in).put(m.importOp(f, in)) },
		bytecode.ImportFrom: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.c.ImportFrom(f.regs[in.b()], f.code.Names[in.c()]))
		},
		bytecode.ImportStar: func(m *Machine, f *frame, in word) error { return m.importStar(f, f.regs[in.a()]) },

		// Exceptions, with, assert.
		bytecode.Raise:        (*Machine).raiseOp,
		bytecode.RaiseHandled: (*Machine).raiseHandled,
		bytecode.Reraise: func(_ *Machine, f *frame, in word) error {
			return f.regs[in.a()].Exception().Raised()
		},
		bytecode.PopHandled:  (*Machine).popHandled,
		bytecode.JumpNoMatch: (*Machine).jumpNoMatch,
		bytecode.GroupMatch:  (*Machine).groupMatch,
		bytecode.GroupReraise: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.groupReraise(f.regs[in.b()], f.regs[in.c()].List()))
		},
		bytecode.LoadAssertionError: func(_ *Machine, f *frame, in word) error { return f.set(in, py.AssertionErrorType.Value()) },
		bytecode.LoadEnter:          (*Machine).loadEnter,
		bytecode.WithArgs:           (*Machine).withArgs,

		// Pattern matching.
		bytecode.MatchSequence: func(_ *Machine, f *frame, in word) error {
			return f.set(in, py.Bool(f.regs[in.b()].Type().Has(py.TypeSequence)))
		},
		bytecode.MatchMapping: func(_ *Machine, f *frame, in word) error {
			return f.set(in, py.Bool(f.regs[in.b()].Type().Has(py.TypeMapping)))
		},
		bytecode.MatchKeys: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.matchKeys(f.regs[in.b()], f.regs[in.c()].Tuple().Items()))
		},
		bytecode.MatchRest: func(m *Machine, f *frame, in word) error {
			return f.result(in).put(m.matchRest(f.regs[in.b()], f.regs[in.c()].Tuple().Items()))
		},
		bytecode.MatchClass: (*Machine).matchClassOp,
		bytecode.Length:     (*Machine).length,

		// What own makes.
		opMoveShared: (*Machine).moveShared,
		opMoveOwned:  (*Machine).moveOwned,
	}
	for op := range bytecode.NumOps {
		switch {
		case binaryOps[op] != 0 || op == bytecode.Add || op == bytecode.AddRK || op == bytecode.AddKR:
			general[op] = (*Machine).arithmetic
		case op >= bytecode.Lt && op <= bytecode.Ge:
			general[op] = (*Machine).compareOp
		case op >= bytecode.LtRK && op <= bytecode.GeRK:
			general[op] = (*Machine).compareKOp
		case op >= bytecode.JumpLt && op <= bytecode.JumpGe:
			general[op] = (*Machine).jumpCompare
		case op >= bytecode.JumpLtRK && op <= bytecode.JumpGeRK:
			general[op] = (*Machine).jumpCompareK
		}
	}
}

// set puts v into the register that takes the result of in.
func (f *frame) set(in word, v py.Value) error {
	f.regs[in.a()] = v
	return nil
}

// A result is the register that takes the result of an instruction.
type result struct{ to *py.Value }

func (f *frame) result(in word) result { return result{&f.regs[in.a()]} }

// put puts v away, unless there is an error.
func (r result) put(v py.Value, err error) error {
	if err == nil {
		*r.to = v
	}
	return err
}

// row is the registers from B on, each times C of them.
func (f *frame) row(in word, each int) []py.Value {
	return f.regs[in.b() : int(in.b())+each*int(in.c())]
}

// extra takes the EXTRA word of the instruction.
func (f *frame) extra() word {
	f.pc++
	return &f.code.ins[f.pc-1]
}

// jump does the short jump of in if ok is what X says.
func (f *frame) jump(in word, ok bool) error {
	if ok == (in.x()&1 != 0) {
		f.pc += in.offset()
	}
	return nil
}

// jumpWide does the long jump of in if ok is what X says.
func (f *frame) jumpWide(in word, ok bool) error {
	if ok == (in.x() != 0) {
		f.pc += int(in.wide())
	}
	return nil
}

func (m *Machine) checkLocal(f *frame, in word) error {
	if f.regs[in.a()].IsNil() {
		return m.unboundLocal(f.code.Names[in.wide()])
	}
	return nil
}

func (m *Machine) delLocal(f *frame, in word) error {
	err := m.checkLocal(f, in)
	if err == nil {
		f.regs[in.a()] = py.Value{}
	}
	return err
}

func (m *Machine) makeCell(f *frame, in word) (err error) {
	f.cells[in.a()], err = m.newCell(py.Value{})
	return err
}

func (m *Machine) makeCellFrom(f *frame, in word) (err error) {
	if f.cells[in.a()], err = m.newCell(f.regs[in.b()]); err == nil {
		f.regs[in.b()] = py.Value{}
	}
	return err
}

func (m *Machine) loadDeref(f *frame, in word) error {
	return f.result(in).put(m.loadCell(f, int(in.b())))
}

func (m *Machine) storeDeref(f *frame, in word) error {
	f.cells[in.b()].V = f.regs[in.a()]
	return nil
}

func (m *Machine) delDeref(f *frame, in word) error {
	_, err := m.loadCell(f, int(in.a()))
	if err == nil {
		f.cells[in.a()].V = py.Value{}
	}
	return err
}

func (m *Machine) deleteName(ns *py.Namespace, name string) error {
	if !ns.Delete(name) {
		return m.nameError(name)
	}
	return nil
}

func (m *Machine) loadNameOrCell(f *frame, in word) error {
	if v := f.names().Get(f.code.Names[in.c()]); !v.IsNil() {
		return f.set(in, v)
	}
	return m.loadDeref(f, in)
}

func (m *Machine) loadDictOrGlobal(f *frame, in word) error {
	v, err := m.lookDict(f.regs[in.b()], f.code.Names[in.c()])
	if err == nil && v.IsNil() {
		v, err = m.loadGlobal(f.code, int(in.c()))
	}
	return f.result(in).put(v, err)
}

func (m *Machine) loadDictOrCell(f *frame, in word) error {
	v, err := m.lookDict(f.regs[in.b()], f.code.cellName(int(in.c())))
	if err == nil && v.IsNil() {
		v, err = m.loadCell(f, int(in.c()))
	}
	return f.result(in).put(v, err)
}

func (m *Machine) in(f *frame, in word) error {
	ok, err := m.c.Contains(f.regs[in.c()], f.regs[in.b()])
	if err == nil {
		f.regs[in.a()].SetBool(ok == (in.x() == 0))
	}
	return err
}

func (m *Machine) not(f *frame, in word) error {
	ok, err := m.truth(f.regs[in.b()])
	if err == nil {
		f.regs[in.a()].SetBool(!ok)
	}
	return err
}

func (m *Machine) jumpBack(f *frame, in word) error {
	if err := m.meter.Steps(f.code.costs[in.a()]); err != nil {
		return err
	}
	f.pc += int(in.wide())
	return nil
}

func (m *Machine) jumpIf(f *frame, in word) error {
	ok, err := m.truth(f.regs[in.a()])
	if err != nil {
		return err
	}
	return f.jumpWide(in, ok)
}

func (m *Machine) jumpIn(f *frame, in word) error {
	ok, err := m.c.Contains(f.regs[in.b()], f.regs[in.a()])
	if err != nil {
		return err
	}
	return f.jump(in, ok)
}

func (m *Machine) jumpTag(f *frame, in word) error {
	if f.regs[in.a()] == py.Int(int64(in.b())) {
		f.pc += in.offset()
	}
	return nil
}

// forIter is FOR_ITER.
func (m *Machine) forIter(f *frame, in word) error {
	it := f.regs[in.a()]
	if it.Is(&py.GeneratorType) {
		return m.nextOfGenerator(f, it.Generator())
	}
	if source := it.Type().Source; source != nil {
		if g, err := source(m.c, it); g != nil || err != nil {
			if err == nil {
				err = m.nextOfGenerator(f, g)
			}
			return err
		}
	}
	if next := &f.code.ins[f.pc+in.offset()]; f.code.unpacks(next, in.b()) {
		if done, err := m.forRow(f, in, next, it); done {
			return err
		}
	}
	v, err := m.step(it)
	if err != nil {
		return err
	}
	if v.IsNil() {
		f.endLoop(in)
		return nil
	}
	if err := m.turn(f); err != nil {
		return err
	}
	f.regs[in.b()] = v
	f.pc += in.offset()
	return nil
}

// turn charges a turn of the loop whose FOR_ITER f is at.
func (m *Machine) turn(f *frame) error { return m.meter.Steps(int64(f.code.ins[f.pc].wide())) }

// endLoop leaves the loop whose FOR_ITER f is at.
func (f *frame) endLoop(in word) {
	f.regs[in.a()] = py.Value{}
	f.pc++
}

// forRow is FOR_ITER over an iterator of tuples that the instruction next takes
// apart; done is false where they have to be made.
func (m *Machine) forRow(f *frame, in, next word, it py.Value) (done bool, err error) {
	var row [maxRow]py.Value
	n := int(next.c())
	ok, known, err := m.nextRow(it, row[:n])
	if !known || err != nil {
		return known, err
	}
	if !ok {
		f.endLoop(in)
		return true, nil
	}
	if err := m.turn(f); err != nil {
		return true, err
	}
	for i := range row[:n] {
		f.regs[int(next.a())+i].Put(row[i])
	}
	f.pc += in.offset() + 1
	return true, nil
}

// buildSlice is BUILD_SLICE, and the subscript next where that is all the slice is for.
func (m *Machine) buildSlice(f *frame, in word) error {
	parts, next := (*[3]py.Value)(f.regs[in.b():]), &f.code.ins[f.pc]
	if next.op() != bytecode.GetIndex || next.c() != in.a() || int(in.a()) < f.code.NumLocals {
		return f.result(in).put(m.slice(parts[0], parts[1], parts[2]))
	}
	if l := f.regs[next.b()]; next.x() != 0 && l.Is(&py.ListType) {
		slice, err := m.spareSlice(l.List(), parts)
		if slice != nil {
			f.pc++
			f.regs[next.a()] = slice.Value()
			return nil
		}
		if err != nil {
			return err
		}
	}
	if v, done, err := m.slicedOnce(f, next, parts); done {
		f.pc++
		return f.result(next).put(v, err)
	}
	return f.result(in).put(m.slice(parts[0], parts[1], parts[2]))
}

func (m *Machine) unpackExOp(f *frame, in word) error {
	after := int(f.extra().a())
	return m.unpackEx(f.regs[in.a():int(in.a())+int(in.c())+1+after], f.regs[in.b()], int(in.c()), after)
}

func (m *Machine) callOp(f *frame, in word) error {
	return m.callValue(f, f.regs[in.b()], int(in.b())+1, int(in.c()), in.a())
}

func (m *Machine) callMethod(f *frame, in word) error {
	at, n := int(in.b())+2, int(in.c())
	if !f.regs[in.b()+1].IsNil() {
		at, n = at-1, n+1
	}
	return m.callValue(f, f.regs[in.b()], at, n, in.a())
}

// callValue calls x with the n arguments in the registers of f from at on; the
// register before may be overwritten.
func (m *Machine) callValue(f *frame, x py.Value, at, n int, dst uint16) error {
	switch x.Kind() {
	case py.KindFunction:
		return m.callPlain(f, x.Function(), at, n, dst)
	case py.KindBuiltin:
		return m.callPositional(f, x.Builtin(), at, n, dst)
	case py.KindMethod:
		if method := x.Method(); method.Func.Kind() == py.KindFunction || method.Func.Kind() == py.KindBuiltin {
			f.regs[at-1] = method.Self
			return m.callValue(f, method.Func, at-1, n+1, dst)
		}
	case py.KindType:
		if a := f.code.attrs[f.pc-1]; a != nil && a.typ == x.TypeObject() && a.epoch == a.typ.Epoch() {
			switch a.kind {
			case cacheInit:
				return m.constructPlain(f, a, at, n, dst)
			case cacheException:
				return m.constructException(f, a.typ, at, n, dst)
			}
		}
		if done, err := m.constructQuick(f, x.TypeObject(), at, n, dst); done {
			return err
		}
	}
	return m.call(&site{f: f, at: at, n: n, dst: dst}, x)
}

func (m *Machine) callKw(f *frame, in word) error {
	kw := f.code.consts[f.extra().wide()].Tuple().Items()
	return m.call(&site{f: f, at: int(in.b()) + 1, n: int(in.c()), kw: kw, dst: in.a()}, f.regs[in.b()])
}

func (m *Machine) callMethodKw(f *frame, in word) error {
	s := f.methodSite(in)
	s.kw = f.code.consts[f.extra().wide()].Tuple().Items()
	return m.call(&s, f.regs[in.b()])
}

// methodSite is the site of CALL_METHOD.
func (f *frame) methodSite(in word) site {
	s := site{f: f, at: int(in.b()) + 2, n: int(in.c()), dst: in.a()}
	if !f.regs[in.b()+1].IsNil() {
		s.at, s.n = s.at-1, s.n+1
	}
	return s
}

func (m *Machine) getYieldFrom(f *frame, in word) error {
	return f.result(in).put(m.iter(f.regs[in.b()]))
}

func (m *Machine) raiseOp(f *frame, in word) error {
	cause := py.Value{}
	if in.b() != bytecode.NoReg {
		cause = f.regs[in.b()]
	}
	return m.raise(f.regs[in.a()], cause)
}

func (m *Machine) raiseHandled(*frame, word) error {
	if m.handled.IsNil() {
		return m.c.Errorf(&py.RuntimeErrorType, "No active exception to reraise")
	}
	return m.handled.Exception().Raised()
}

func (m *Machine) popHandled(f *frame, in word) error {
	if in.b() == bytecode.NoReg || f.regs[in.b()].IsNil() {
		m.unhandle(f)
	} else {
		m.handle(f, f.regs[in.b()])
	}
	f.regs[in.a()] = py.Value{}
	return nil
}

func (m *Machine) jumpNoMatch(f *frame, in word) error {
	ok, err := m.matches(f.regs[in.a()], f.regs[in.b()])
	if err == nil && !ok {
		f.pc += in.offset()
	}
	return err
}

func (m *Machine) length(f *frame, in word) error {
	n, err := m.c.Len(f.regs[in.b()])
	if err == nil {
		f.regs[in.a()].SetInt(int64(n))
	}
	return err
}
