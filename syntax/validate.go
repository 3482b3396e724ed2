package syntax

import "strings"

// Validate makes the checks that CPython's symbol table and compiler make, in their order: future imports, then
// scopes and names, then what is allowed where. The error is an *Error.
func Validate(mod *Module) error {
	for _, check := range []func(*Module){checkFuture, checkScopes, checkPlaces} {
		if err := caught(check, mod); err != nil {
			return err
		}
	}
	return nil
}

// caught runs a check, which panics with an *Error if it finds one.
func caught(check func(*Module), mod *Module) (err *Error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			err = r
		default:
			panic(r)
		}
	}()
	check(mod)
	return nil
}

// complain stops a check with an error at a place.
func complain(file *File, s Span, msg string) {
	panic(&Error{Span: s, File: file, Kind: SyntaxError, Msg: msg})
}

// futureFeature reports whether from __future__ import knows a name.
func futureFeature(name string) bool {
	switch name {
	case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals",
		"barry_as_FLUFL", "generator_stop", "annotations":
		return true
	}
	return false
}

func isFuture(s Stmt) *ImportFrom {
	n, ok := s.(*ImportFrom)
	if ok && n.Level == 0 && n.Module == "__future__" {
		return n
	}
	return nil
}

// futurePrefix is the number of statements at the start of a module among which future imports may stand.
func futurePrefix(mod *Module) int {
	for i, s := range mod.Body {
		if isFuture(s) != nil {
			continue
		}
		e, ok := s.(*ExprStmt)
		if ok && i == 0 {
			if c, ok := e.Value.(*Constant); ok {
				if _, isDoc := c.Value.(string); isDoc {
					continue
				}
			}
		}
		return i
	}
	return len(mod.Body)
}

// checkFuture checks the features that are imported where they may be; other places are found by checkPlaces.
func checkFuture(mod *Module) {
	for _, s := range mod.Body[:futurePrefix(mod)] {
		n := isFuture(s)
		if n == nil {
			continue
		}
		for _, a := range n.Names {
			switch {
			case a.Name == "braces":
				complain(mod.File, n.Span, "not a chance")
			case !futureFeature(a.Name):
				complain(mod.File, n.Span, "future feature "+a.Name+" is not defined")
			}
		}
	}
}

// mangle returns the name that a private name stands for inside a class.
func mangle(class, name string) string {
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	class = strings.TrimLeft(class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}
