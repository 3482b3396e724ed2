// Package collections is Python's collections: deque, defaultdict, OrderedDict
// and named tuples in Go, the rest in Python on top.
package collections

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/lib/internal/support"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed collections.py
var source string

// Module is collections.
var Module = py.ModuleDef{
	Name: "collections",
	Doc:  "This module implements specialized container datatypes providing alternatives to Python's general purpose built-in containers, dict, list, set, and tuple.",
	Rows: []py.Row{
		{"_count_elements(mapping, iterable, /)", "Count elements in the iterable, updating the mapping.", "len(iterable)", countElements},
		{"_named_tuple(name, fields, defaults, module, /)", "Make a class of named tuples.", "len(fields)", makeNamedTuple},
	},
	Types:   []*py.Type{&dequeType, &dequeIterType, &dequeReverseType, &defaultDictType, &orderedDictType, &fieldType},
	Prepare: prepare,
	Values: func(_ *py.Context, ns *py.Namespace) error {
		ns.Set("_GenericAlias", py.AliasType.Value())
		ns.Set("_attributes", support.Attributes.Get())
		ns.Set("_setattr", support.Setattr.Get())
		return nil
	},
	Source: &source,
}

func prepare() {
	declareDeque()
	declareDicts()
	declareField()
	dequeType.Flags |= py.TypeGeneric
}

// countElements adds one to the count of each item.
func countElements(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].Kind() != py.KindDict {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "expected a dict, not %s", a[0].Type().Name)
	}
	d := a[0].Dict()
	return py.None, c.Each(a[1], func(v py.Value) error {
		return d.Bump(c, v)
	})
}
