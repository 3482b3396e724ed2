// Package statistics is Python's statistics: averages, spread, regression,
// normal distributions and density estimates.
//
// Means and variances are exact: the numbers are added as rationals and the
// result is rounded once. The additions are in Go (sum.go), where floats and
// ints, which are nearly all data, go into fixed-point totals of constant
// size; the functions themselves are in Python (statistics.py).
package statistics

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed statistics.py
var source string

// Module is statistics.
var Module = py.ModuleDef{
	Name: "statistics",
	Doc:  "Basic statistics module.",
	Rows: []py.Row{
		{"_totals(data, squares, /)", "The types of the data, the exact sum, that of the squares, and the count.", "1 per item", totals},
		{"_decimal()", "The class Decimal, or None where it was not imported.", "1", decimalClass},
		{"_normal_dist_inv_cdf(p, mu, sigma, /)", "The inverse of the normal distribution function.", "1", inverseNormal},
	},
	Types:  []*py.Type{&totalType},
	Source: &source,
}

// decimalClass saves the import of decimal: data can hold Decimals only if the
// script imported it.
func decimalClass(c *py.Context, _ []py.Value) (py.Value, error) {
	if m, ok := c.Modules["decimal"]; ok {
		if v := m.NS.Get("Decimal"); !v.IsNil() {
			return v, nil
		}
	}
	return py.None, nil
}
