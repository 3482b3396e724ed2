package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/vivarium-run/vivarium/syntax"
)

// A unit is a file of CPython's tests: its lines, and which of its statements
// bind which name.
type unit struct {
	name  string // test.seq_tests
	lines []string
	file  *syntax.File
	body  []syntax.Stmt
	binds map[string][]syntax.Stmt
	stars []string // modules imported with *
}

func readUnit(home, name string) (*unit, error) {
	path := filepath.Join(home, filepath.FromSlash(strings.ReplaceAll(strings.TrimPrefix(name, "test."), ".", "/")))
	text, err := os.ReadFile(path + ".py")
	if err != nil {
		if text, err = os.ReadFile(filepath.Join(path, "__init__.py")); err != nil {
			return nil, err
		}
	}
	return newUnit(name, text)
}

func newUnit(name string, text []byte) (*unit, error) {
	file := syntax.NewFile(name, text)
	mod, err := syntax.ParseOnly(file, syntax.Limits{Source: 8 << 20})
	if err != nil {
		return nil, err
	}
	u := &unit{name: name, file: file, body: mod.Body, binds: map[string][]syntax.Stmt{}}
	u.lines = strings.Split(string(text), "\n")
	for _, s := range mod.Body {
		for _, name := range bound(s) {
			if name == "*" {
				u.stars = append(u.stars, s.(*syntax.ImportFrom).Module)
				continue
			}
			u.binds[name] = append(u.binds[name], s)
		}
	}
	return u, nil
}

// bound tells the names that a statement binds in its own scope.
func bound(s syntax.Stmt) (names []string) {
	syntax.Inspect(s, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.ClassDef:
			names = append(names, n.Name)
			return false
		case *syntax.FunctionDef:
			names = append(names, n.Name)
			return false
		case *syntax.AsyncFunctionDef:
			names = append(names, n.Name)
			return false
		case *syntax.Lambda, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
			return false
		case *syntax.Name:
			if n.Ctx != syntax.Load {
				names = append(names, n.ID)
			}
		case *syntax.MatchAs:
			names = append(names, n.Name)
		case *syntax.MatchStar:
			names = append(names, n.Name)
		case *syntax.MatchMapping:
			names = append(names, n.Rest)
		case *syntax.ExceptHandler:
			names = append(names, n.Name)
		case *syntax.Alias:
			names = append(names, local(n))
		case *syntax.TypeAlias:
			names = append(names, n.Name.ID)
			return false
		}
		return true
	})
	return names
}

// local is the name that an import binds.
func local(a *syntax.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	name, _, _ := strings.Cut(a.Name, ".")
	return name
}

// span tells the lines of a statement with its decorators, from 0, end exclusive.
func (u *unit) span(s syntax.Stmt) (from, to int) {
	r := s.Range()
	from = u.file.Line(r.Start)
	var decorators []syntax.Expr
	switch s := s.(type) {
	case *syntax.ClassDef:
		decorators = s.DecoratorList
	case *syntax.FunctionDef:
		decorators = s.DecoratorList
	case *syntax.AsyncFunctionDef:
		decorators = s.DecoratorList
	}
	for _, d := range decorators {
		from = min(from, u.file.Line(d.Range().Start))
	}
	return from - 1, u.file.Line(r.End)
}
