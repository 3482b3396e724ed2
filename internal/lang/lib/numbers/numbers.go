// Package numbers is the module numbers: the abstract tower of numbers. It is
// written in Python (numbers.py).
package numbers

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed numbers.py
var source string

// Module declares numbers.
var Module = py.ModuleDef{Name: "numbers", Doc: "The abstract tower of numbers.", Source: &source}
