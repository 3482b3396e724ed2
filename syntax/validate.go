package syntax

// Validate makes the checks that CPython's symbol table and compiler make.
func Validate(mod *Module) error { return nil }
