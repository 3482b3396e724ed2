// Package syntax reads Python source text: the whole grammar of Python 3.14.
//
// The model is three steps, each of which stops at the first error:
//
//	source ─ scanner ─▶ tokens ─ parser ─▶ tree ─ validator ─▶ the same tree, known to compile
//
// The tree has the node classes, field meanings and positions of Python's ast module, so it can be compared
// with CPython's, node for node ([Dump]). A [Pos] is a byte offset; a [File] turns it into lines and columns.
// Everything a stranger can write is bounded by [Limits] before it is worked on: no source makes the
// functions of this package panic, recurse without bound, or take more than linear time.
package syntax

// Parse reads a whole file and checks everything that CPython's compile() checks. The error is an *Error.
func Parse(file *File, limits Limits) (*Module, error) {
	mod, err := ParseOnly(file, limits)
	if err != nil {
		return nil, err
	}
	if err := Validate(mod); err != nil {
		return nil, err
	}
	return mod, nil
}
