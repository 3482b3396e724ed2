package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// loadEnter is LOAD_ENTER: the methods of a context manager.
func (m *Machine) loadEnter(f *frame, in bytecode.Instr) error {
	manager := f.regs[in.B]
	enter, err := m.c.LookupSpecial(manager, "__enter__")
	if err != nil {
		return err
	}
	exit, err := m.c.LookupSpecial(manager, "__exit__")
	if err != nil {
		return err
	}
	if enter.IsNil() || exit.IsNil() {
		missed := ""
		if exit.IsNil() && !enter.IsNil() {
			missed = " (missed __exit__ method)"
		}
		return m.c.Errorf(&py.TypeErrorType, "'%s' object does not support the context manager protocol%s", manager.Type().Name, missed)
	}
	f.regs[in.A], f.regs[in.A+1] = method(exit)
	f.regs[in.A+2], f.regs[in.A+3] = method(enter)
	return nil
}

// method splits a bound method as LOAD_METHOD does.
func method(v py.Value) (fn, self py.Value) {
	if v.Kind() == py.KindMethod {
		return v.Method().Func, v.Method().Self
	}
	return v, py.Value{}
}

// withArgs is WITH_ARGS: a call of __exit__ with an exception or none. There
// are no traceback objects; the third argument is None.
func (m *Machine) withArgs(f *frame, in bytecode.Instr) {
	exit, self := f.regs[in.B], f.regs[in.B+1]
	class, exc := py.None, py.None
	if in.C != bytecode.NoReg {
		exc = f.regs[in.C]
		class = exc.Type().Value()
	}
	copy(f.regs[in.A:], []py.Value{exit, self, class, exc, py.None})
}
