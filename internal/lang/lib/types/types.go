// Package types is the module types: names for the types of builtin objects,
// SimpleNamespace and helpers that make classes. It is written in Python
// (types.py).
package types

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/lib/internal/support"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed types.py
var source string

// Module declares types.
var Module = py.ModuleDef{Name: "types", Doc: "Names for the types of builtin objects.", Source: &source,
	Values: func(_ *py.Context, ns *py.Namespace) error {
		support.AddAccess(ns)
		ns.Set("_attributes", support.Attributes.Get())
		ns.Set("_module_type", py.ModuleType.Value())
		return nil
	}}
