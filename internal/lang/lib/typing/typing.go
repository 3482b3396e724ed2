// Package typing is the module typing: type hints as ordinary objects that
// check nothing at run time. It is written in Python (typing.py).
package typing

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/lib/internal/support"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed typing.py
var source string

// Module declares typing.
var Module = py.ModuleDef{Name: "typing", Doc: "Type hints, which check nothing at run time.", Source: &source,
	Values: func(_ *py.Context, ns *py.Namespace) error {
		support.AddAccess(ns)
		ns.Set("_global", support.Global.Get())
		ns.Set("_rebase", support.Rebase.Get())
		ns.Set("_store", support.Store.Get())
		ns.Set("_attributes", support.Attributes.Get())
		ns.Set("NoDefault", py.NoDefault)
		for _, t := range []*py.Type{&py.TypeVarType, &py.ParamSpecType, &py.TypeVarTupleType, &py.ParamSpecArgsType, &py.ParamSpecKwargsType,
			&py.TypeAliasType, &py.GenericType} {
			ns.Set(t.Qualname, t.Value())
		}
		ns.Set("_Function", py.FunctionType.Value())
		ns.Set("_BuiltinAlias", py.AliasType.Value())
		ns.Set("_UnionType", py.UnionType.Value())
		return nil
	}}
