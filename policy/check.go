package policy

import (
	"slices"
	"strings"

	"github.com/vivarium-run/vivarium/syntax"
)

// Check parses the source and checks its tree. The tree is nil if the text is
// not a program; it is the one to compile if the report does not refuse.
func (p *Policy) Check(file *syntax.File, limits syntax.Limits) (*syntax.Module, *Report) {
	report := &Report{File: file}
	mod, err := syntax.Parse(file, limits)
	if err != nil {
		reportSyntax(report, err)
		report.finish()
		return nil, report
	}
	p.inspect(mod, report)
	report.finish()
	return mod, report
}

func reportSyntax(r *Report, err error) {
	e, ok := err.(*syntax.Error)
	if !ok {
		r.add(ruleSyntax, syntax.Span{}, syntax.Span{}, "", "%s", err)
		return
	}
	if e.Limit != "" {
		r.add(ruleSourceLimit, e.Span, e.Span, ruleSourceLimit.Instead, "%s", e.Msg)
		return
	}
	r.add(ruleSyntax, e.Span, e.Span, "", "%s: %s", e.Kind, e.Msg)
}

// TooLarge refuses a script that parses but is too large to compile, at the
// place that the compiler names.
func (r *Report) TooLarge(e *syntax.Error) {
	r.add(ruleSourceLimit, e.Span, e.Span, ruleSourceLimit.Instead, "%s", e.Msg)
	dropped := r.Dropped
	r.finish()
	r.Dropped += dropped
}

// Inspect checks a tree that was parsed before.
func (p *Policy) Inspect(mod *syntax.Module) *Report {
	report := &Report{File: mod.File}
	p.inspect(mod, report)
	report.finish()
	return report
}

func (p *Policy) inspect(mod *syntax.Module, report *Report) {
	c := &checker{policy: p, report: report, quietUntil: quietPrefix(mod.Body)}
	c.scope = newScope(moduleScope, nil)
	c.global = c.scope
	c.uses = make([]use, 0, len(mod.File.Source())/16)
	c.body(mod.Body)
	c.resolve()
	c.warn()
}

// A checker walks one tree. Uses of names are collected and judged at the
// end, when all bindings are known.
type checker struct {
	policy     *Policy
	report     *Report
	scope      *scope
	global     *scope
	uses       []use
	suspects   []syntax.Node // what the warnings are about, perhaps
	certain    bool          // the statement being walked runs for certain when its scope does
	quietUntil syntax.Pos
	candidates []string // names to suggest, once they are asked for
	suggested  int      // candidates looked at so far
}

// maxSuggested bounds the candidates that one check looks at, so that a flood
// of unknown names costs linear time.
const maxSuggested = 1 << 19

// suggest returns the known name most like the unknown one, or "".
func (c *checker) suggest(name string) string {
	if c.candidates == nil {
		c.candidates = append(c.global.names(), c.policy.builtins...)
	}
	if c.suggested += len(c.candidates); c.suggested > maxSuggested {
		return ""
	}
	return nearest(name, c.candidates)
}

// A use is a name that is read.
type use struct {
	name  string
	span  syntax.Span
	scope *scope
}

func (c *checker) body(stmts []syntax.Stmt) {
	for _, s := range stmts {
		c.certain = c.scope.kind != functionScope
		c.node(s)
	}
}

// node judges one node and everything below it.
func (c *checker) node(n syntax.Node) {
	if !c.policy.kinds.has(n.Kind()) {
		c.refuseKind(n)
	}
	switch n := n.(type) {
	case *syntax.Constant:
	case *syntax.BinOp:
		if n.Op == syntax.Pow {
			c.suspects = append(c.suspects, n)
		}
		c.node(n.Left)
		c.node(n.Right)
	case *syntax.Subscript:
		c.node(n.Value)
		c.node(n.Slice)
	case *syntax.ExprStmt:
		c.node(n.Value)
	case *syntax.FunctionDef:
		c.function(n)
	case *syntax.AsyncFunctionDef:
		c.function((*syntax.FunctionDef)(n))
	case *syntax.Lambda:
		c.lambda(n)
	case *syntax.ClassDef:
		c.class(n)
	case *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
		c.comprehension(n)
	case *syntax.While:
		c.suspects = append(c.suspects, n)
		c.compound(n)
	case *syntax.If, *syntax.For, *syntax.AsyncFor, *syntax.Try, *syntax.TryStar, *syntax.With, *syntax.AsyncWith, *syntax.Match:
		c.compound(n)
	case *syntax.TypeAlias:
		c.bindName(n.Name.ID, n.Name.Span, n.Span)
		c.typeScope(n.TypeParams, func() { c.node(n.Value) })
	case *syntax.Global:
		for i, name := range n.Names {
			c.checkBinding(name, n.NameSpans[i], n.NameSpans[i])
			declare(&c.scope.globals, name)
		}
	case *syntax.Nonlocal:
		for i, name := range n.Names {
			c.checkBinding(name, n.NameSpans[i], n.NameSpans[i])
			declare(&c.scope.nonlocals, name)
		}
	case *syntax.Import:
		c.imports(n)
	case *syntax.ImportFrom:
		c.importFrom(n)
	case *syntax.Name:
		c.name(n)
	case *syntax.NamedExpr:
		c.walrus(n)
	case *syntax.Attribute:
		c.attribute(n.Attr, n.Span, n.AttrSpan)
		c.member(n)
		c.node(n.Value)
	case *syntax.Call:
		c.call(n)
		syntax.Children(n, c.node)
	default:
		c.names(n)
		syntax.Children(n, c.node)
	}
}

// names judges the names that stand in fields of a node, not in Name nodes.
func (c *checker) names(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.ExceptHandler:
		if n.Name != "" {
			c.bindName(n.Name, n.NameSpan, n.Span)
		}
	case *syntax.Keyword:
		if n.Arg != "" {
			c.checkBinding(n.Arg, n.ArgSpan, n.Span)
		}
	case *syntax.MatchStar:
		if n.Name != "" {
			c.bindName(n.Name, n.NameSpan, n.Span)
		}
	case *syntax.MatchAs:
		if n.Name != "" {
			c.bindName(n.Name, n.NameSpan, n.Span)
		}
	case *syntax.MatchMapping:
		if n.Rest != "" {
			c.bindName(n.Rest, n.RestSpan, n.Span)
		}
	case *syntax.MatchClass:
		for i, attr := range n.KwdAttrs {
			c.attribute(attr, n.Span, n.KwdAttrSpans[i])
		}
	case *syntax.TypeVar:
		c.bindName(n.Name, n.NameSpan, n.Span)
	case *syntax.ParamSpec:
		c.bindName(n.Name, n.NameSpan, n.Span)
	case *syntax.TypeVarTuple:
		c.bindName(n.Name, n.NameSpan, n.Span)
	}
}

func (c *checker) refuseKind(n syntax.Node) {
	what := kindName(n.Kind())
	if what == "" {
		what = "the construct " + n.Kind()
	}
	c.report.add(ruleConstruct, n.Range(), n.Range(), ruleConstruct.Instead, "%s is not offered", what)
}

// compound walks a statement with blocks: what is inside may not run, so a
// binding there is not certain.
func (c *checker) compound(n syntax.Node) {
	certain := c.certain
	syntax.Children(n, func(child syntax.Node) {
		if s, ok := child.(syntax.Stmt); ok {
			_, with := n.(*syntax.With)
			c.certain = certain && with
			c.node(s)
			return
		}
		c.certain = false
		c.node(child)
	})
	c.certain = certain
}

func (c *checker) function(n *syntax.FunctionDef) {
	c.definition(n.Name, n.NameSpan, n.Span)
	for _, d := range n.DecoratorList {
		c.node(d)
	}
	c.typeScope(n.TypeParams, func() {
		c.defaults(n.Args)
		if n.ReturnType != nil {
			c.node(n.ReturnType)
		}
		c.inside(functionScope, func() {
			c.parameters(n.Args)
			c.body(n.Body)
		})
	})
}

func (c *checker) lambda(n *syntax.Lambda) {
	c.defaults(n.Args)
	c.inside(functionScope, func() {
		c.parameters(n.Args)
		c.node(n.Body)
	})
}

// definition binds the name of a function or class; in a class body it may
// be a special method.
func (c *checker) definition(name string, nameSpan, span syntax.Span) {
	if isSpecial(name) && c.scope.kind == classScope {
		c.specialMethod(name, nameSpan, span)
		c.scope.bind(name, span.End, c.certain)
		return
	}
	c.bindName(name, nameSpan, span)
}

func (c *checker) specialMethod(name string, nameSpan, span syntax.Span) {
	if c.policy.specialMethods.has(name) || c.policy.specialNames.has(name) {
		return
	}
	c.report.add(ruleSpecialMethod, span, nameSpan, ruleSpecialMethod.Instead,
		"a class here cannot define %s%s", quote(name), c.nearMethod(name))
}

// nearMethod suggests an offered method for a misspelt one: the underscores,
// which all have, do not count as likeness, and a name that Python knows is
// not misspelt.
func (c *checker) nearMethod(name string) string {
	if specialHint(name) != "" {
		return ""
	}
	offered := slices.Clone(c.policy.specialMethods)
	for i, m := range offered {
		offered[i] = strings.Trim(m, "_")
	}
	if near := nearest(strings.Trim(name, "_"), offered); near != "" {
		return "; did you mean __" + near + "__?"
	}
	return ""
}

func (c *checker) defaults(a *syntax.Arguments) {
	if a == nil {
		return
	}
	if !c.policy.kinds.has(a.Kind()) {
		c.refuseKind(a)
	}
	for _, d := range a.Defaults {
		c.node(d)
	}
	for _, d := range a.KwDefaults {
		if d != nil {
			c.node(d)
		}
	}
	eachArg(a, func(arg *syntax.Arg) {
		if arg.Annotation != nil {
			c.node(arg.Annotation)
		}
	})
}

func (c *checker) parameters(a *syntax.Arguments) {
	if a == nil {
		return
	}
	eachArg(a, func(arg *syntax.Arg) { c.bindName(arg.Arg, arg.ArgSpan, arg.Span) })
}

func eachArg(a *syntax.Arguments, f func(*syntax.Arg)) {
	for _, list := range [][]*syntax.Arg{a.PosOnlyArgs, a.Args, {a.VarArg}, a.KwOnlyArgs, {a.KwArg}} {
		for _, arg := range list {
			if arg != nil {
				f(arg)
			}
		}
	}
}

func (c *checker) class(n *syntax.ClassDef) {
	c.definition(n.Name, n.NameSpan, n.Span)
	for _, d := range n.DecoratorList {
		c.node(d)
	}
	c.typeScope(n.TypeParams, func() {
		for _, b := range n.Bases {
			c.node(b)
		}
		for _, k := range n.Keywords {
			c.node(k)
		}
		c.inside(classScope, func() { c.body(n.Body) })
	})
}

// comprehension walks a comprehension: the first iterable belongs to the
// scope around it.
func (c *checker) comprehension(n syntax.Node) {
	var first *syntax.Comprehension
	syntax.Children(n, func(child syntax.Node) {
		if g, ok := child.(*syntax.Comprehension); ok && first == nil {
			first = g
		}
	})
	c.node(first.Iter)
	c.inside(comprehensionScope, func() {
		syntax.Children(n, func(child syntax.Node) {
			if child != syntax.Node(first) {
				c.node(child)
				return
			}
			if !c.policy.kinds.has(child.Kind()) {
				c.refuseKind(child)
			}
			c.node(first.Target)
			for _, test := range first.Ifs {
				c.node(test)
			}
		})
	})
}

// typeScope walks f in a scope that has the type parameters.
func (c *checker) typeScope(params []syntax.TypeParam, f func()) {
	if len(params) == 0 {
		f()
		return
	}
	c.inside(typeParamScope, func() {
		for _, p := range params {
			c.node(p)
		}
		f()
	})
}

func (c *checker) inside(kind scopeKind, f func()) {
	outer, certain := c.scope, c.certain
	c.scope = newScope(kind, outer)
	f()
	c.scope, c.certain = outer, certain
}

// walrus binds its name outside of comprehensions.
func (c *checker) walrus(n *syntax.NamedExpr) {
	c.checkBinding(n.Target.ID, n.Target.Span, n.Target.Span)
	c.scope.outer().target(n.Target.ID).bind(n.Target.ID, n.End, false)
	c.node(n.Value)
}

// name judges a Name node.
func (c *checker) name(n *syntax.Name) {
	switch n.Ctx {
	case syntax.Load:
		switch {
		case isSpecial(n.ID) && c.scope.kind == classScope && c.policy.specialMethods.has(n.ID):
			return // __rmul__ = __mul__: a method of the class itself, nothing else has such a name
		case isSpecial(n.ID):
			c.specialName(n.ID, n.Span, n.Span)
			return
		}
		c.uses = append(c.uses, use{n.ID, n.Span, c.scope})
	case syntax.Del:
		c.checkBinding(n.ID, n.Span, n.Span)
		c.scope.target(n.ID).unbind(n.ID)
	default:
		if isSpecial(n.ID) && c.scope.kind == classScope {
			c.specialMethod(n.ID, n.Span, n.Span)
			c.scope.bind(n.ID, n.End, false)
			return
		}
		c.bindName(n.ID, n.Span, n.Span)
	}
}

// bindName notes that the present scope binds name, where span is the node to
// report.
func (c *checker) bindName(name string, nameSpan, span syntax.Span) {
	c.checkBinding(name, nameSpan, span)
	target := c.scope.target(name)
	target.bind(name, span.End, c.certain && target == c.scope)
}

func (c *checker) checkBinding(name string, nameSpan, span syntax.Span) {
	if isSpecial(name) {
		c.specialName(name, span, nameSpan)
	}
}

func (c *checker) specialName(name string, span, focus syntax.Span) {
	if c.policy.specialNames.has(name) {
		return
	}
	hint := ruleSpecialName.Instead
	if other := specialHint(name); other != "" {
		hint = "you can use " + other
	}
	c.report.add(ruleSpecialName, span, focus, hint, "the name %s belongs to the interpreter", quote(name))
}

// attribute judges an attribute name, wherever it stands.
func (c *checker) attribute(name string, span, focus syntax.Span) {
	switch {
	case isSpecial(name) && !c.policy.specialAttrs.has(name):
		hint := ruleSpecialAttr.Instead
		if other := specialHint(name); other != "" {
			hint = "you can use " + other
		}
		c.report.add(ruleSpecialAttr, span, focus, hint, "the attribute %s is not offered", quote(name))
	case internalAttr(name):
		c.report.add(ruleInternalAttr, span, focus, ruleInternalAttr.Instead,
			"the attribute %s belongs to the interpreter", quote(name))
	}
}

func didYouMean(name string, candidates []string) string {
	if near := nearest(name, candidates); near != "" && near != name {
		return "; did you mean " + near + "?"
	}
	return ""
}

// resolve judges the collected uses of names.
func (c *checker) resolve() {
	for _, u := range c.uses {
		c.resolveUse(u)
	}
}

func (c *checker) resolveUse(u use) {
	alternative := insteadOfBuiltin(u.name)
	dangerous := alternative != ""
	owner := u.scope.lookup(u.name)
	if owner != nil && (!dangerous || owner.certainly(u, c.quietUntil)) {
		return
	}
	if c.policy.builtins.has(u.name) {
		return
	}
	if owner != nil && !dangerous {
		return
	}
	if dangerous || knownBuiltins.Get().has(u.name) {
		hint := "use one of the builtins that `vivarium policy show` lists"
		if dangerous {
			hint = "you can use this instead: " + alternative
		}
		if owner != nil {
			hint += "; or rename your own " + u.name + ", which may not be assigned yet at this point"
		}
		c.report.add(ruleBuiltin, u.span, u.span, hint, "the builtin %s is not offered", quote(u.name))
		return
	}
	if c.global.star {
		return
	}
	hint := ruleUnknownName.Instead
	if near := c.suggest(u.name); near != "" {
		hint = "did you mean " + quote(near) + "?"
	} else if c.policy.AllowsModule(u.name) {
		hint = "add the line: import " + u.name
	}
	c.report.add(ruleUnknownName, u.span, u.span, hint, "the name %s is never defined", quote(u.name))
}

// topModule is the part of a dotted module name before the first dot.
func topModule(name string) string {
	top, _, _ := strings.Cut(name, ".")
	return top
}
