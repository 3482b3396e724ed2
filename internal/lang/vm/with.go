package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// loadEnter is LOAD_ENTER: the methods of a context manager.
func (m *Machine) loadEnter(f *frame, in word) error {
	manager := f.regs[in.b()]
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
	f.regs[in.a()], f.regs[in.a()+1] = method(exit)
	f.regs[in.a()+2], f.regs[in.a()+3] = method(enter)
	return nil
}

// method splits a bound method as LOAD_METHOD does.
func method(v py.Value) (fn, self py.Value) {
	if v.Kind() == py.KindMethod {
		return v.Method().Func, v.Method().Self
	}
	return v, py.Value{}
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
	copy(f.regs[in.a():], []py.Value{exit, self, class, exc, trace})
	return err
}
