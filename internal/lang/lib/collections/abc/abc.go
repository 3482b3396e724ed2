// Package abc is Python's collections.abc: the abstract classes of containers,
// written in Python (abc.py).
package abc

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed abc.py
var source string

// Module is collections.abc.
var Module = py.ModuleDef{
	Name:   "collections.abc",
	Doc:    "Abstract Base Classes (ABCs) for collections, according to PEP 3119.",
	Source: &source,
}
