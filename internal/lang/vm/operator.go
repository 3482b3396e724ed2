package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// callOperator does the arithmetic instruction in by pushing a frame for the
// special method of x, if that is a function of the script; done is false
// where the operator has to be done by py.
func (m *Machine) callOperator(f *frame, in word, pc int, x, y py.Value) (done bool, err error) {
	fn := m.operatorOf(f.code, in, pc, x, y)
	if fn == nil {
		return false, nil
	}
	k := fn.Code.(*code)
	if !k.plain || k.nparams != 2 {
		return false, nil
	}
	callee, err := m.enterExact(k, fn)
	if err != nil {
		return true, err
	}
	callee.regs[0], callee.regs[1] = x, y
	callee.dst = in.a()
	callee.flags |= flagOperator
	return true, nil
}

// operatorOf returns the function for callOperator, from the cache at pc or
// into it.
func (m *Machine) operatorOf(k *code, in word, pc int, x, y py.Value) *py.Function {
	a := k.attrs[pc]
	if a == nil || a.kind != cacheOperator || !a.holds(x) {
		fn := m.c.LeftOperator(binaryOps[in.op()], x, y, in.x()&xInPlace != 0)
		if fn.IsNil() {
			return nil
		}
		m.store(k, pc, attrCache{kind: cacheOperator, typ: x.Type(), epoch: x.Type().Epoch(), value: fn})
		return fn.Function()
	}
	if t := y.Type(); t != a.typ && t.Has(py.TypeScript) {
		return nil
	}
	return a.value.Function()
}

// afterOperator returns the result of the arithmetic instruction at which f
// waits, whose special method answered NotImplemented.
func (m *Machine) afterOperator(f *frame) (py.Value, error) {
	in := &f.code.ins[f.pc-1]
	x, y := f.operands(in)
	return m.c.AfterLeft(binaryOps[in.op()], x, y, in.x()&xInPlace != 0)
}

// operands returns the operands of an arithmetic instruction.
func (f *frame) operands(in word) (x, y py.Value) {
	switch op := in.op(); {
	case op >= bytecode.AddRK && op <= bytecode.XorRK:
		return f.regs[in.b()], f.code.consts[in.c()]
	case op >= bytecode.AddKR && op <= bytecode.PowKR:
		return f.code.consts[in.b()], f.regs[in.c()]
	}
	return f.regs[in.b()], f.regs[in.c()]
}
