// Package enum is the module enum: enumerations and flags. It is written in
// Python (enum.py).
package enum

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/lib/internal/support"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed enum.py
var source string

// Module declares enum.
var Module = py.ModuleDef{Name: "enum", Doc: "Enumerations: classes with fixed, named members.", Source: &source,
	Values: func(_ *py.Context, ns *py.Namespace) error {
		support.AddAccess(ns)
		ns.Set("_put", support.Put.Get())
		ns.Set("_attributes", support.Attributes.Get())
		ns.Set("_own", support.Own.Get())
		ns.Set("_builtin_property", py.PropertyType.Value())
		return nil
	}}
