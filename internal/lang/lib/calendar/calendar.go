// Package calendar is Python's calendar without a clock and without locales:
// weekdays, months as lists and as text. It is written in Python
// (calendar.py).
package calendar

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed calendar.py
var source string

// Module declares calendar.
var Module = py.ModuleDef{Name: "calendar", Doc: "Calendar printing functions.", Source: &source}
