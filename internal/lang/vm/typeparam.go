package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// paramTypes are the types by the X of MAKE_TYPE_PARAM.
var paramTypes = [...]*py.Type{&py.TypeVarType, &py.TypeVarType, &py.TypeVarType, &py.ParamSpecType, &py.TypeVarTupleType}

// makeTypeParam is MAKE_TYPE_PARAM.
func (m *Machine) makeTypeParam(f *frame, in word) error {
	extra := f.extra()
	if err := m.c.Alloc(py.TypeParamBytes); err != nil {
		return err
	}
	p := &py.TypeParam{Name: f.code.Names[extra.wide()], Module: f.code.module.Name}
	if in.b() != bytecode.NoReg {
		if fn := f.regs[in.b()]; in.x() == 2 {
			p.ConstraintsFn = fn
		} else {
			p.BoundFn = fn
		}
	}
	if in.c() != bytecode.NoReg {
		p.DefaultFn = f.regs[in.c()]
	}
	f.regs[in.a()] = py.NewTypeParam(paramTypes[in.x()], p)
	return nil
}

// makeTypeAlias is MAKE_TYPE_ALIAS.
func (m *Machine) makeTypeAlias(f *frame, in word) error {
	if err := m.c.Alloc(py.TypeParamBytes); err != nil {
		return err
	}
	a := &py.TypeAlias{Name: f.regs[in.b()].Str().S, Module: f.code.module.Name, Params: f.regs[in.b()+1], ValueFn: f.regs[in.b()+2]}
	f.regs[in.a()] = py.NewNative(&py.TypeAliasType, a)
	return nil
}

// genericBase is GENERIC_BASE.
func (m *Machine) genericBase(f *frame, in word) error {
	base, err := m.c.GenericBase(f.regs[in.b()])
	if err == nil {
		f.regs[in.a()] = base
	}
	return err
}
