package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Type parameters and aliases are objects with a name, for annotations; they
// do nothing.

// A typeParam is a TypeVar, ParamSpec or TypeVarTuple.
type typeParam struct {
	name            string
	bound, fallback py.Value // functions that evaluate the bound or constraints, and the default; or nil
}

// A typeAlias is what `type X = …` makes.
type typeAlias struct {
	name, params, compute py.Value
	value                 py.Value // once computed
}

func (p *typeParam) Trace(visit func(py.Value)) int64 {
	visitAll(visit, p.bound, p.fallback)
	return typeParamBytes
}

func (a *typeAlias) Trace(visit func(py.Value)) int64 {
	visitAll(visit, a.name, a.params, a.compute, a.value)
	return typeParamBytes
}

func visitAll(visit func(py.Value), values ...py.Value) {
	for _, v := range values {
		if !v.IsNil() {
			visit(v)
		}
	}
}

const typeParamBytes = 160

var typeParamGetters = []py.Getter{
	{Name: "__name__", Doc: "The name.", Get: func(c *py.Context, v py.Value) (py.Value, error) { return c.Text(paramOf(v).name), nil }},
	{Name: "__bound__", Doc: "The bound.", Get: func(c *py.Context, v py.Value) (py.Value, error) { return evaluate(c, paramOf(v).bound) }},
	{Name: "__default__", Doc: "The default.", Get: func(c *py.Context, v py.Value) (py.Value, error) { return evaluate(c, paramOf(v).fallback) }},
}

func paramOf(v py.Value) *typeParam { return v.Native().Data.(*typeParam) }

// evaluate calls a function that computes a bound or default; None without.
func evaluate(c *py.Context, fn py.Value) (py.Value, error) {
	if fn.IsNil() {
		return py.None, nil
	}
	return c.Call(fn, py.Int(1))
}

func typeParamType(name string) py.Type {
	return py.Type{
		Name: name, Module: "typing", Kind: py.KindNative, Flags: py.TypeNoInstances, Doc: "Type parameter.",
		Getters: typeParamGetters,
		Slots:   py.Slots{Repr: func(c *py.Context, v py.Value) (py.Value, error) { return c.NewStr(paramOf(v).name) }},
	}
}

// The types of type parameters and aliases.
var (
	typeVarType      = typeParamType("TypeVar")
	paramSpecType    = typeParamType("ParamSpec")
	typeVarTupleType = typeParamType("TypeVarTuple")
	typeAliasType    = py.Type{
		Name: "TypeAliasType", Module: "typing", Kind: py.KindNative, Flags: py.TypeNoInstances, Doc: "Type alias.",
		Getters: []py.Getter{
			{Name: "__name__", Doc: "The name.", Get: func(_ *py.Context, v py.Value) (py.Value, error) { return aliasOf(v).name, nil }},
			{Name: "__type_params__", Doc: "The type parameters.", Get: func(_ *py.Context, v py.Value) (py.Value, error) { return aliasOf(v).params, nil }},
			{Name: "__value__", Doc: "What the alias stands for.", Get: aliasValue},
		},
		Slots: py.Slots{
			Repr:    func(c *py.Context, v py.Value) (py.Value, error) { return c.NewStr(aliasOf(v).name.Str().S) },
			GetItem: func(c *py.Context, v, key py.Value) (py.Value, error) { return c.NewAlias(v, key) },
		},
	}
)

func init() {
	for _, t := range []*py.Type{&typeVarType, &paramSpecType, &typeVarTupleType, &typeAliasType} {
		t.Static()
	}
}

func aliasOf(v py.Value) *typeAlias { return v.Native().Data.(*typeAlias) }

func aliasValue(c *py.Context, v py.Value) (py.Value, error) {
	a := aliasOf(v)
	if a.value.IsNil() {
		x, err := evaluate(c, a.compute)
		if err != nil {
			return py.Value{}, err
		}
		a.value = x
	}
	return a.value, nil
}

// paramTypes are the types by the X of MAKE_TYPE_PARAM.
var paramTypes = [...]*py.Type{&typeVarType, &typeVarType, &typeVarType, &paramSpecType, &typeVarTupleType}

// makeTypeParam is MAKE_TYPE_PARAM.
func (m *Machine) makeTypeParam(f *frame, in word) error {
	extra := f.extra()
	if err := m.c.Alloc(typeParamBytes); err != nil {
		return err
	}
	p := &typeParam{name: f.code.Names[extra.wide()]}
	if in.b() != bytecode.NoReg {
		p.bound = f.regs[in.b()]
	}
	if in.c() != bytecode.NoReg {
		p.fallback = f.regs[in.c()]
	}
	f.regs[in.a()] = py.NewNative(paramTypes[in.x()], p)
	return nil
}

// makeTypeAlias is MAKE_TYPE_ALIAS.
func (m *Machine) makeTypeAlias(f *frame, in word) error {
	if err := m.c.Alloc(typeParamBytes); err != nil {
		return err
	}
	a := &typeAlias{name: f.regs[in.b()], params: f.regs[in.b()+1], compute: f.regs[in.b()+2]}
	f.regs[in.a()] = py.NewNative(&typeAliasType, a)
	return nil
}
