package policy

import (
	"strings"

	"github.com/vivarium-run/vivarium/syntax"
)

func (c *checker) imports(n *syntax.Import) {
	for _, a := range n.Names {
		if !c.policy.kinds.has(a.Kind()) {
			c.refuseKind(a)
		}
		c.module(a.Name, n.Span, a.NameSpan)
		name, module := a.AsName, a.Name
		span := a.AsNameSpan
		if name == "" {
			name, module, span = topModule(a.Name), topModule(a.Name), a.NameSpan
		}
		c.bindName(name, span, n.Span)
		c.scope.target(name).find(name).module = module
	}
}

// module judges the name of a module that is imported.
func (c *checker) module(name string, span, focus syntax.Span) bool {
	if c.policy.AllowsModule(name) {
		return true
	}
	modules := c.policy.Modules()
	hint := "you can use " + strings.Join(modules, ", ")
	if near := nearest(name, modules); near != "" {
		hint = "did you mean " + near + "? " + hint
	} else if instead := moduleHint(topModule(name)); instead != "" {
		hint = instead
	}
	c.report.add(ruleModule, span, focus, hint, "the module %s is not offered", quote(name))
	return false
}

// moduleHint says what to do without a module that is asked for often.
func moduleHint(name string) string {
	switch name {
	case "os":
		return "take what you need as an argument: there are no files, processes or environment here"
	case "sys":
		return "return the result, raise an exception for errors; sys.maxsize is 2**63 - 1, sys.float_info.epsilon is math.ulp(1.0)"
	case "time":
		return "there is no clock here; take times as arguments and use datetime for arithmetic on them"
	case "io":
		return "build text with a list and ''.join"
	case "pathlib":
		return "there are no files here"
	case "subprocess":
		return "there are no processes here"
	case "socket", "requests", "urllib":
		return "there is no network here; take the data as an argument"
	case "threading":
		return "there are no threads here"
	case "asyncio":
		return "there is nothing to wait for here; use plain functions and generators"
	case "pickle":
		return "use json, or copy.deepcopy"
	case "logging":
		return "use print"
	case "timeit":
		return "there is no clock here; the result's usage counts steps"
	case "unittest", "pytest":
		return "use assert"
	case "matplotlib":
		return "return the numbers; the host can draw them"
	case "secrets":
		return "use random, which is seeded by the host"
	case "inspect":
		return "there is nothing to inspect here; callable(x) and isinstance(x, t) work"
	}
	return ""
}

func (c *checker) importFrom(n *syntax.ImportFrom) {
	if n.Level > 0 {
		c.report.add(ruleRelative, n.Span, n.Span, ruleRelative.Instead, "relative imports are not offered")
		c.bindAliases(n)
		return
	}
	if !c.module(n.Module, n.Span, n.ModuleSpan) {
		c.bindAliases(n)
		return
	}
	for _, a := range n.Names {
		if a.Name == "*" {
			c.star(n)
			continue
		}
		c.checkMember(n.Module, a.Name, n.Span, a.NameSpan)
	}
	c.bindAliases(n)
}

func (c *checker) bindAliases(n *syntax.ImportFrom) {
	for _, a := range n.Names {
		if !c.policy.kinds.has(a.Kind()) {
			c.refuseKind(a)
		}
		name, span := a.AsName, a.AsNameSpan
		if name == "" {
			name, span = a.Name, a.NameSpan
		}
		if name == "*" {
			continue
		}
		c.bindName(name, span, n.Span)
		if sub := n.Module + "." + a.Name; isModule(sub) {
			c.scope.target(name).find(name).module = sub
		}
	}
}

func (c *checker) star(n *syntax.ImportFrom) {
	for _, name := range c.policy.members(n.Module) {
		if !strings.HasPrefix(name, "_") {
			c.scope.bind(name, n.End, c.certain)
		}
	}
}

// checkMember judges a name of an offered module.
func (c *checker) checkMember(module, name string, span, focus syntax.Span) {
	if c.policy.AllowsMember(module, name) || c.policy.AllowsModule(module+"."+name) {
		return
	}
	if isSpecial(name) && c.policy.specialAttrs.has(name) {
		return
	}
	members := c.policy.Members(module)
	hint := "`vivarium policy show` lists its names"
	if near := nearest(name, members); near != "" {
		hint = "did you mean " + module + "." + near + "?"
	}
	c.report.add(ruleMember, span, focus, hint, "the module %s has no name %s to offer", module, quote(name))
}

// member judges module.name where the module's name is bound by an import and
// by nothing else.
func (c *checker) member(n *syntax.Attribute) {
	module, ok := c.moduleOf(n.Value)
	if !ok || isSpecial(n.Attr) {
		return
	}
	if n.Ctx != syntax.Load {
		c.report.add(ruleMember, n.Span, n.AttrSpan, "keep the value in a variable of your own",
			"the module %s cannot be changed", module)
		return
	}
	c.checkMember(module, n.Attr, n.Span, n.AttrSpan)
}

// moduleOf tells which module an expression certainly stands for.
func (c *checker) moduleOf(e syntax.Expr) (string, bool) {
	switch e := e.(type) {
	case *syntax.Name:
		owner := c.scope.lookup(e.ID)
		if owner == nil {
			return "", false
		}
		b := owner.find(e.ID)
		if b.module == "" || b.count != 1 || !c.policy.AllowsModule(b.module) {
			return "", false
		}
		return b.module, true
	case *syntax.Attribute:
		if outer, ok := c.moduleOf(e.Value); ok && c.policy.AllowsModule(outer+"."+e.Attr) {
			return outer + "." + e.Attr, true
		}
	}
	return "", false
}
