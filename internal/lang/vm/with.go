package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// loadEnter is LOAD_ENTER: the methods of a context manager.
func (m *Machine) loadEnter(f *frame, in word) error {
	manager := f.regs[in.b()]
	enter, enterSelf, err := m.c.LookupSpecialMethod(manager, "__enter__")
	if err != nil {
		return err
	}
	exit, exitSelf, err := m.c.LookupSpecialMethod(manager, "__exit__")
	if err != nil {
		return err
	}
	if enter.IsNil() || exit.IsNil() {
		missed := ""
		if exit.IsNil() && !enter.IsNil() {
			missed = " (missed __exit__ method)"
		}
		return m.c.Errorf(&py.TypeErrorType, "'%s' object does not support the context manager protocol%s", manager.Type().Shown(), missed)
	}
	regs := f.regs[in.a() : in.a()+4]
	regs[0], regs[1] = exit, exitSelf
	regs[2], regs[3] = enter, enterSelf
	return nil
}

// withArgs is WITH_ARGS: a call of __exit__ with an exception or none.
func (m *Machine) withArgs(f *frame, in word) (err error) {
	exit, self := f.regs[in.b()], f.regs[in.b()+1]
	class, exc, trace := py.None, py.None, py.None
	if in.c() != bytecode.NoReg {
		exc = f.regs[in.c()]
		class = exc.Type().Value()
		trace, err = m.c.TracebackOf(exc)
	}
	regs := f.regs[in.a() : in.a()+5]
	regs[0], regs[1], regs[2], regs[3], regs[4] = exit, self, class, exc, trace
	return err
}
