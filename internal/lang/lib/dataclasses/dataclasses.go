// Package dataclasses is the module dataclasses. It is written in Python
// (dataclasses.py); the methods of a dataclass are compiled from text that it
// makes of the names of the fields.
package dataclasses

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/lib/internal/support"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed dataclasses.py
var source string

// Module declares dataclasses.
var Module = py.ModuleDef{Name: "dataclasses", Doc: "Classes made from the annotations of their fields.", Source: &source,
	Values: func(_ *py.Context, ns *py.Namespace) error {
		support.AddAccess(ns)
		ns.Set("_global", support.Global.Get())
		ns.Set("_define", support.Define.Get())
		ns.Set("_rebind_class", support.RebindClass.Get())
		return nil
	}}
