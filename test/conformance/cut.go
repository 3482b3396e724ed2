package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/vivarium-run/vivarium/syntax"
)

// A cut is a program in the making: which lines of which units it needs.
type cut struct {
	bench   *bench
	parts   []*part                   // in order of discovery
	wants   map[string]bool           // attribute names and words in strings that were seen
	pending map[string][]func()       // what to keep once such a name is seen
	chain   map[*syntax.ClassDef]bool // the classes of the case, of which only some methods are kept
	test    string                    // the test method
	missing string                    // why the program cannot be had
}

// A part is what a cut needs of one unit.
type part struct {
	*unit
	keep  []bool
	seen  map[syntax.Stmt]bool
	bound map[string]bool
	edits []edit
	space []string // members of the package test that are imported as test.X
}

// An edit replaces a span of a line.
type edit struct {
	syntax.Span
	text string
}

func (c *cut) part(u *unit) *part {
	for _, p := range c.parts {
		if p.unit == u {
			return p
		}
	}
	p := &part{unit: u, keep: make([]bool, len(u.lines)+1), seen: map[syntax.Stmt]bool{}, bound: map[string]bool{}}
	c.parts = append(c.parts, p)
	for _, s := range u.body {
		if star, ok := s.(*syntax.ImportFrom); ok && slices.Contains(bound(s), "*") && c.bench.offered[star.Module] {
			p.keepLines(s)
		}
	}
	return p
}

func (c *cut) miss(format string, args ...any) {
	if c.missing == "" {
		c.missing = fmt.Sprintf(format, args...)
	}
}

func (p *part) keepLines(s syntax.Stmt) {
	from, to := p.span(s)
	for i := from; i < to; i++ {
		p.keep[i] = true
	}
}

// need adds what binds a name of a unit.
func (c *cut) need(p *part, name string) {
	if p.bound[name] {
		return
	}
	p.bound[name] = true
	for _, s := range p.binds[name] {
		c.add(p, s, name)
	}
}

func (c *cut) add(p *part, s syntax.Stmt, name string) {
	switch s := s.(type) {
	case *syntax.Import:
		for _, a := range s.Names {
			if local(a) == name {
				c.importModule(p, s, a)
			}
		}
		return
	case *syntax.ImportFrom:
		for _, a := range s.Names {
			if local(a) == name {
				c.importName(p, s, a)
			}
		}
		return
	}
	if p.seen[s] {
		return
	}
	p.seen[s] = true
	if class, ok := s.(*syntax.ClassDef); ok && c.trimmed(p.unit, class) {
		c.addClass(p, class)
		return
	}
	p.keepLines(s)
	c.scan(p, s)
}

// trimmed tells whether only some methods of a class are wanted.
func (c *cut) trimmed(u *unit, class *syntax.ClassDef) bool {
	first := class.Body[0].Range()
	if u.file.Line(first.Start) == u.file.Line(class.NameSpan.End) {
		return false
	}
	return c.chain[class] || slices.ContainsFunc(class.Body, func(s syntax.Stmt) bool { return strings.HasPrefix(method(s), "test") })
}

// method is the name of a function in a class body.
func method(s syntax.Stmt) string {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		return s.Name
	case *syntax.AsyncFunctionDef:
		return s.Name
	}
	return ""
}

// addClass keeps the head of a class, what is no method, and the methods that
// are the test, special, or mentioned.
func (c *cut) addClass(p *part, class *syntax.ClassDef) {
	from, _ := p.span(class)
	first, _ := p.span(class.Body[0])
	for i := from; i < first; i++ {
		p.keep[i] = true
	}
	for _, e := range class.Bases {
		c.scan(p, e)
	}
	for _, k := range class.Keywords {
		c.scan(p, k)
	}
	for _, e := range class.DecoratorList {
		c.scan(p, e)
	}
	for _, s := range class.Body {
		name := method(s)
		keep := func() { p.keepLines(s); c.scan(p, s) }
		switch {
		case name == "" || name == c.test && c.chain[class] || strings.HasPrefix(name, "__") || fixture[name]:
			if !isDoc(s) {
				keep()
			}
		case c.wants[name]:
			keep()
		default:
			c.pending[name] = append(c.pending[name], keep)
		}
	}
	at := p.file.LineStart(first + 1)
	indent := p.file.Col(class.Body[0].Range().Start)
	p.edits = append(p.edits, edit{syntax.Span{Start: at, End: at}, strings.Repeat(" ", indent) + "pass"})
}

func isDoc(s syntax.Stmt) bool {
	e, ok := s.(*syntax.ExprStmt)
	if !ok {
		return false
	}
	_, ok = e.Value.(*syntax.Constant)
	return ok
}

var fixture = map[string]bool{"setUp": true, "tearDown": true, "setUpClass": true, "tearDownClass": true, "runTest": true}

// scan follows the names in a node.
func (c *cut) scan(p *part, n syntax.Node) {
	own := map[string]bool{}
	syntax.Inspect(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Name:
			own[n.ID] = own[n.ID] || n.Ctx == syntax.Store
		case *syntax.Arg:
			own[n.Arg] = true
		case *syntax.FunctionDef:
			own[n.Name] = true
		case *syntax.Alias:
			own[local(n)] = true
		}
		return true
	})
	guarded := false
	syntax.Inspect(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Try:
			guarded = true
		case *syntax.AsyncFunctionDef, *syntax.Await, *syntax.AsyncFor, *syntax.AsyncWith:
			c.miss("uses async")
		case *syntax.TemplateStr:
			c.miss("uses template strings")
		case *syntax.Name:
			if n.Ctx == syntax.Load {
				c.name(p, n.ID, own[n.ID])
			}
		case *syntax.Attribute:
			c.want(n.Attr)
		case *syntax.Constant:
			if s, ok := n.Value.(string); ok && len(s) < 40 {
				c.want(s)
				c.modulesIn(p, s)
			}
		case *syntax.Import:
			if !guarded {
				c.inner(p, n)
			}
		case *syntax.ImportFrom:
			if !guarded {
				c.innerFrom(p, n)
			}
		}
		return true
	})
}

func (c *cut) name(p *part, name string, own bool) {
	if p.binds[name] != nil {
		c.need(p, name)
	} else if absent[name] && !own {
		c.miss("needs builtin %s", name)
	}
}

// modulesIn adds the modules that a text may mean, such as a type in quotes.
func (c *cut) modulesIn(p *part, text string) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		for _, s := range p.binds[word] {
			switch s := s.(type) {
			case *syntax.Import:
				if c.bench.offered[word] {
					c.need(p, word)
				}
			case *syntax.ImportFrom:
				if c.bench.offered[s.Module] {
					c.need(p, word)
				}
			}
		}
	}
}

// want tells that an attribute of this name is used somewhere.
func (c *cut) want(name string) {
	if c.wants[name] {
		return
	}
	c.wants[name] = true
	keep := c.pending[name]
	delete(c.pending, name)
	for _, f := range keep {
		f()
	}
}

// inner rewrites an import in a function.
func (c *cut) inner(p *part, s *syntax.Import) {
	var out []string
	for _, a := range s.Names {
		out = append(out, c.moduleText(p, a))
	}
	p.edits = append(p.edits, edit{s.Span, strings.Join(out, "; ")})
}

func (c *cut) innerFrom(p *part, s *syntax.ImportFrom) {
	var out []string
	for _, a := range s.Names {
		out = append(out, c.nameText(p, s, a))
	}
	p.edits = append(p.edits, edit{s.Span, strings.Join(out, "; ")})
}

// importModule adds one name of an import statement of the file.
func (c *cut) importModule(p *part, s syntax.Stmt, a *syntax.Alias) {
	at := p.file.LineStart(p.file.Line(s.Range().Start))
	p.edits = append(p.edits, edit{syntax.Span{Start: at, End: at}, c.moduleText(p, a)})
}

func (c *cut) importName(p *part, s *syntax.ImportFrom, a *syntax.Alias) {
	at := p.file.LineStart(p.file.Line(s.Start))
	p.edits = append(p.edits, edit{syntax.Span{Start: at, End: at}, c.nameText(p, s, a)})
}

func (c *cut) moduleText(p *part, a *syntax.Alias) string {
	name := local(a)
	switch {
	case c.bench.offered[a.Name]:
		if a.AsName != "" {
			return "import " + a.Name + " as " + a.AsName
		}
		return "import " + a.Name
	case name == "test" && a.AsName == "":
		p.space = append(p.space, a.Name)
		return "test = shim_space(" + strings.Join(c.members(p.space), ", ") + ")"
	}
	full := a.Name
	if a.AsName == "" {
		full = name
	}
	value := c.module(full)
	if value == "" {
		value = fmt.Sprintf("shim_absent(%q)", a.Name)
	}
	return name + " = " + value
}

// members are the modules below test, as arguments of shim_space.
func (c *cut) members(names []string) (out []string) {
	for _, name := range names {
		if value := c.module(name); value != "" {
			top := strings.SplitN(strings.TrimPrefix(name, "test."), ".", 2)[0]
			if arg := top + "=" + c.module("test."+top); !slices.Contains(out, arg) {
				out = append(out, arg)
			}
		}
	}
	return out
}

// module is the expression for a module that is a shim or a unit, or nothing.
func (c *cut) module(name string) string {
	if c.bench.shims["shim_"+strings.ReplaceAll(name, ".", "_")] {
		return "shim_" + strings.ReplaceAll(name, ".", "_")
	}
	u := c.bench.unit(name)
	if u == nil {
		return ""
	}
	c.open(u)
	return "module_" + strings.ReplaceAll(name, ".", "_")
}

// open makes the names of a unit follow the attributes that are used.
func (c *cut) open(u *unit) *part {
	p := c.part(u)
	if p.seen[nil] {
		return p
	}
	p.seen[nil] = true
	names := make([]string, 0, len(u.binds))
	for name := range u.binds {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if c.wants[name] {
			c.need(p, name)
		} else {
			c.pending[name] = append(c.pending[name], func() { c.need(p, name) })
		}
	}
	return p
}

func (c *cut) nameText(p *part, s *syntax.ImportFrom, a *syntax.Alias) string {
	module := s.Module
	if s.Level > 0 {
		module = strings.TrimSuffix(p.unit.name[:strings.LastIndex(p.unit.name, ".")]+"."+module, ".")
	}
	if module == "typing" && len(a.Name) <= 2 && a.AsName == "" { // T, KT, VT: not in __all__
		return fmt.Sprintf("import typing; %s = typing.TypeVar(%q)", a.Name, a.Name)
	}
	if c.bench.offered[module] && !c.bench.offers(module, a.Name) && c.module(module+"."+a.Name) == "" {
		return fmt.Sprintf("%s = shim_absent(%q)", local(a), module+"."+a.Name)
	}
	if c.bench.offered[module] {
		if a.AsName != "" {
			return "from " + module + " import " + a.Name + " as " + a.AsName
		}
		return "from " + module + " import " + a.Name
	}
	if value := c.module(module + "." + a.Name); value != "" {
		return local(a) + " = " + value
	}
	value := c.module(module)
	if value == "" || strings.HasPrefix(value, "shim_") && !c.bench.members[value][a.Name] {
		return fmt.Sprintf("%s = shim_absent(%q)", local(a), module+"."+a.Name)
	}
	if u := c.bench.unit(module); u != nil && !strings.HasPrefix(value, "shim_") {
		c.need(c.part(u), a.Name)
	}
	return local(a) + " = " + value + "." + a.Name
}

// text puts the program together.
func (c *cut) text(last string) string {
	var out strings.Builder
	out.WriteString(shim)
	for i := len(c.parts) - 1; i > 0; i-- {
		p := c.parts[i]
		name := strings.ReplaceAll(p.unit.name, ".", "_")
		fmt.Fprintf(&out, "def make_%s():\n pass\n", name)
		for _, line := range p.render() {
			out.WriteString(" " + line + "\n")
		}
		var names []string
		for n := range p.bound {
			if p.binds[n] != nil {
				names = append(names, n+"="+n)
			}
		}
		sort.Strings(names)
		fmt.Fprintf(&out, " return shim_space(%s)\nmodule_%s = make_%s()\n", strings.Join(names, ", "), name, name)
	}
	for _, line := range c.parts[0].render() {
		out.WriteString(line + "\n")
	}
	out.WriteString(last)
	return out.String()
}

// render is the lines of a part: what is not kept is empty, so that the numbers
// stay.
func (p *part) render() []string {
	out := make([]string, len(p.lines))
	for i, line := range p.lines {
		if p.keep[i] {
			out[i] = strings.TrimRight(line, "\r")
		}
	}
	slices.SortStableFunc(p.edits, func(a, b edit) int { return int(b.Start - a.Start) })
	for _, e := range p.edits {
		p.apply(out, e)
	}
	return out
}

func (p *part) apply(out []string, e edit) {
	from, to := p.file.Line(e.Start)-1, p.file.Line(e.End)-1
	if e.Start == e.End {
		switch {
		case out[from] == "":
			out[from] = e.text
		case strings.TrimSpace(e.text) != "pass":
			out[from] = e.text + "; " + out[from]
		}
		return
	}
	if out[from] == "" {
		return
	}
	head, tail := out[from][:p.file.Col(e.Start)], p.lines[to][p.file.Col(e.End):]
	for i := from; i <= to; i++ {
		out[i] = ""
	}
	out[from] = head + e.text + tail
}
