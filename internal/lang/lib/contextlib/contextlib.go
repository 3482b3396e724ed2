// Package contextlib is Python's contextlib, as far as it needs no files and
// no coroutines; it is written in Python (contextlib.py).
package contextlib

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed contextlib.py
var source string

// Module is contextlib.
var Module = py.ModuleDef{
	Name:   "contextlib",
	Doc:    "Utilities for with-statement contexts.",
	Source: &source,
}
