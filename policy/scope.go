package policy

import (
	"slices"

	"github.com/vivarium-run/vivarium/syntax"
)

// scopeKind tells how names of a scope are found.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	functionScope
	classScope
	comprehensionScope
	typeParamScope
)

// A binding is what is known of one name in one scope.
type binding struct {
	name    string
	next    *binding   // of the scope
	certain bool       // bound by a statement that surely runs…
	at      syntax.Pos // …and ends here
	count   int        // how often the name is bound
	module  string     // the module it stands for, if an import binds it
	unbound bool       // a del may take it away again
}

// A scope is a region of the script with its own names.
type scope struct {
	kind      scopeKind
	parent    *scope
	module    *scope
	bindings  *binding            // the newest, which leads to the others
	count     int                 // of bindings
	index     map[string]*binding // of the bindings, once they are many
	globals   map[string]bool     // this and the next are nil while empty
	nonlocals map[string]bool
	star      bool      // a star import brings names of its own
	room      []binding // of a module: for the next bindings in any scope
}

func newScope(kind scopeKind, parent *scope) *scope {
	s := &scope{kind: kind, parent: parent}
	s.module = s
	if parent != nil {
		s.module = parent.module
	}
	return s
}

// outer is the nearest scope around a comprehension that holds the names a
// walrus binds.
func (s *scope) outer() *scope {
	for s.kind == comprehensionScope {
		s = s.parent
	}
	return s
}

// target is the scope in which an assignment to name takes effect.
func (s *scope) target(name string) *scope {
	if s.globals[name] {
		return s.module
	}
	return s
}

func (s *scope) bind(name string, at syntax.Pos, certain bool) {
	b := s.find(name)
	if b == nil {
		b = s.add(name)
	}
	b.count++
	if certain && !b.certain {
		b.certain, b.at = true, at
	}
}

// linearBindings is how many bindings are searched one by one.
const linearBindings = 12

// find returns what is known of a name in this very scope, or nil.
func (s *scope) find(name string) *binding {
	if s.index != nil {
		return s.index[name]
	}
	for b := s.bindings; b != nil; b = b.next {
		if b.name == name {
			return b
		}
	}
	return nil
}

// add makes the binding of a name that has none.
func (s *scope) add(name string) *binding {
	b := s.module.newBinding()
	b.name, b.next = name, s.bindings
	s.bindings = b
	switch s.count++; {
	case s.index != nil:
		s.index[name] = b
	case s.count > linearBindings:
		s.index = make(map[string]*binding, 2*linearBindings)
		for b := s.bindings; b != nil; b = b.next {
			s.index[b.name] = b
		}
	}
	return b
}

// newBinding takes a binding from the room of a module, so that not each is an
// allocation.
func (s *scope) newBinding() *binding {
	if len(s.room) == cap(s.room) {
		s.room = make([]binding, 0, 16)
	}
	s.room = s.room[:len(s.room)+1]
	return &s.room[len(s.room)-1]
}

// declare notes a name of a global or nonlocal statement.
func declare(names *map[string]bool, name string) {
	if *names == nil {
		*names = map[string]bool{}
	}
	(*names)[name] = true
}

func (s *scope) unbind(name string) {
	s.bind(name, 0, false)
	s.find(name).unbound = true
}

// lookup finds the scope whose name a use in s refers to, or nil.
func (s *scope) lookup(name string) *scope {
	for t := s; t != nil; t = t.parent {
		if t.kind == classScope && t != s {
			continue
		}
		if t.globals[name] {
			if s.module.find(name) == nil {
				return nil
			}
			return s.module
		}
		if t.find(name) != nil && !(t.nonlocals[name] && t.kind != moduleScope) {
			return t
		}
	}
	return nil
}

// certainly reports whether the use can only mean the script's own binding in
// scope s: in a function an unbound local is an error, but at module and class
// level Python would go on to the builtins. quiet is the end of the module's
// prefix that only defines things.
func (s *scope) certainly(u use, quiet syntax.Pos) bool {
	b := s.find(u.name)
	switch s.kind {
	case moduleScope, classScope:
		if !b.certain || b.unbound {
			return false
		}
		return u.span.Start >= b.at || s.kind == moduleScope && b.at <= quiet && u.scope.deferred()
	default:
		return true
	}
}

// deferred reports whether code of the scope runs only when a function is
// called.
func (s *scope) deferred() bool {
	for t := s; t != nil; t = t.parent {
		if t.kind == functionScope {
			return true
		}
	}
	return false
}

// names lists the names bound in the scope, for suggestions.
func (s *scope) names() []string {
	var names []string
	for b := s.bindings; b != nil; b = b.next {
		names = append(names, b.name)
	}
	slices.Sort(names)
	return names
}

// quietPrefix returns where the leading statements end that define functions
// and constants without running any code of the script.
func quietPrefix(body []syntax.Stmt) syntax.Pos {
	var end syntax.Pos
	for _, s := range body {
		if !quiet(s) {
			break
		}
		end = s.Range().End
	}
	return end
}

func quiet(s syntax.Stmt) bool {
	switch n := s.(type) {
	case *syntax.Import, *syntax.ImportFrom:
		return true
	case *syntax.FunctionDef:
		return len(n.DecoratorList) == 0 && plain(n.Args)
	case *syntax.Assign, *syntax.AnnAssign, *syntax.ExprStmt:
		return plain(s)
	}
	return false
}

// plain reports whether evaluating everything below the node runs no code of
// the script and reads nothing: names, constants and displays of them.
func plain(n syntax.Node) bool {
	ok := true
	syntax.Inspect(n, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Call, *syntax.Attribute, *syntax.Subscript, *syntax.BinOp, *syntax.UnaryOp, *syntax.Compare,
			*syntax.JoinedStr, *syntax.Starred, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.Yield,
			*syntax.NamedExpr, *syntax.YieldFrom, *syntax.Await:
			ok = false
		case *syntax.Lambda, *syntax.GeneratorExp:
			return false
		}
		return ok
	})
	return ok
}
