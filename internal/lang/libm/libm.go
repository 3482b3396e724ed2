// Package libm has the elementary functions of float64, rounded correctly in
// all but a few cases in a million.
//
// Each reduces its argument by a table and sums a short series in
// double-double arithmetic (see dd), of which the first terms are exact to 100
// bits or so and the last ones are plain floats. The sum of the two halves,
// rounded once, is the result. Nothing depends on the machine. The C library of
// most hosts of CPython is nearly as exact, so that nearly all results agree
// with it; docs/reference/math-accuracy.md has the figures, which accuracy.py
// measures.
//
// Gamma and Lgamma are CPython's own algorithm in plain doubles.
//
// The tables are written by gen.go.
package libm

//go:generate go run gen.go
