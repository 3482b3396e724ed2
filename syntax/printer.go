package syntax

import (
	"bufio"
	"io"
	"math"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lazy"
)

// Print writes the tree as source. Parsing the source gives the same tree but for positions; comments, blank
// lines and the spelling of literals are not kept.
func Print(w io.Writer, mod *Module) error {
	b := bufio.NewWriter(w)
	p := &printer{w: b}
	p.stmts(mod.Body)
	return b.Flush()
}

// ExprString returns an expression as CPython writes the annotations that it keeps as text. It parses to the same
// tree, unless it holds an f-string with quotes or backslashes inside of braces.
func ExprString(e Expr) string { return exprString(e, levelNamed, maxQuoted) }

// maxQuoted is how many f-strings in one another are quoted as a whole: each level doubles the backslashes inside.
const maxQuoted = 4

func exprString(e Expr, at level, quoted int) string {
	var b strings.Builder
	p := &printer{w: &b, quoted: quoted}
	p.expr(e, at)
	return b.String()
}

// level is how tightly an expression binds: an operand that binds looser than its place needs parentheses.
type level uint8

const (
	levelNamed level = iota
	levelTest
	levelOr
	levelAnd
	levelNot
	levelComparison
	levelBitOr
	levelBitXor
	levelBitAnd
	levelShift
	levelSum
	levelTerm
	levelFactor
	levelPower
	levelAwait
	levelAtom
)

var operatorLevels = [...]level{
	Add: levelSum, Sub: levelSum, Mult: levelTerm, MatMult: levelTerm, Div: levelTerm, Mod: levelTerm,
	FloorDiv: levelTerm, Pow: levelPower, LShift: levelShift, RShift: levelShift, BitOr: levelBitOr,
	BitXor: levelBitXor, BitAnd: levelBitAnd,
}

type printer struct {
	w      io.StringWriter
	depth  int
	quoted int // levels of f-strings that are to be quoted as a whole
}

func (p *printer) text(parts ...string) {
	for _, s := range parts {
		_, _ = p.w.WriteString(s)
	}
}

// line begins a line of the current block.
func (p *printer) line(parts ...string) {
	for range p.depth {
		_, _ = p.w.WriteString("    ")
	}
	p.text(parts...)
}

func (p *printer) stmts(body []Stmt) {
	for _, s := range body {
		p.stmt(s)
	}
}

// block ends a header and writes its body.
func (p *printer) block(body []Stmt) {
	p.text(":\n")
	p.depth++
	p.stmts(body)
	p.depth--
}

// optionalBlock writes a block with its keyword, if there is one.
func (p *printer) optionalBlock(word string, body []Stmt) {
	if len(body) > 0 {
		p.line(word)
		p.block(body)
	}
}

func (p *printer) stmt(node Stmt) {
	switch n := node.(type) {
	case *FunctionDef:
		p.function(n, "def ")
	case *AsyncFunctionDef:
		p.function((*FunctionDef)(n), "async def ")
	case *ClassDef:
		p.class(n)
	case *For:
		p.loop(n, "for ")
	case *AsyncFor:
		p.loop((*For)(n), "async for ")
	case *While:
		p.line("while ")
		p.expr(n.Test, levelNamed)
		p.block(n.Body)
		p.optionalBlock("else", n.Orelse)
	case *If:
		p.ifStmt(n)
	case *With:
		p.with(n, "with ")
	case *AsyncWith:
		p.with((*With)(n), "async with ")
	case *Match:
		p.match(n)
	case *Try:
		p.try(n, "except")
	case *TryStar:
		p.try((*Try)(n), "except*")
	default:
		p.line()
		p.simple(node)
		p.text("\n")
	}
}

func (p *printer) simple(node Stmt) {
	switch n := node.(type) {
	case *Return:
		p.text("return")
		p.after(" ", n.Value)
	case *Delete:
		p.text("del ")
		p.list(n.Targets, levelTest)
	case *Assign:
		for _, t := range n.Targets {
			p.expr(t, levelTest)
			p.text(" = ")
		}
		p.expr(n.Value, levelTest)
	case *TypeAlias:
		p.text("type ", n.Name.ID)
		p.typeParams(n.TypeParams)
		p.after(" = ", n.Value)
	case *AugAssign:
		p.expr(n.Target, levelTest)
		p.text(" ", n.Op.Symbol(), "=")
		p.after(" ", n.Value)
	case *AnnAssign:
		p.annAssign(n)
	case *Raise:
		p.text("raise")
		p.after(" ", n.Exc)
		p.after(" from ", n.Cause)
	case *Assert:
		p.text("assert")
		p.after(" ", n.Test)
		p.after(", ", n.Msg)
	case *Import:
		p.text("import ")
		p.aliases(n.Names)
	case *ImportFrom:
		p.text("from ", strings.Repeat(".", n.Level), n.Module, " import ")
		p.aliases(n.Names)
	case *Global:
		p.text("global ", strings.Join(n.Names, ", "))
	case *Nonlocal:
		p.text("nonlocal ", strings.Join(n.Names, ", "))
	case *ExprStmt:
		p.expr(n.Value, levelTest)
	case *Pass:
		p.text("pass")
	case *Break:
		p.text("break")
	case *Continue:
		p.text("continue")
	}
}

// after writes a separator and an expression, if there is one.
func (p *printer) after(separator string, e Expr) {
	if e != nil {
		p.text(separator)
		p.expr(e, levelTest)
	}
}

func (p *printer) annAssign(n *AnnAssign) {
	if _, isName := n.Target.(*Name); isName && !n.Simple {
		p.text("(")
		p.expr(n.Target, levelTest)
		p.text(")")
	} else {
		p.expr(n.Target, levelTest)
	}
	p.after(": ", n.Annotation)
	p.after(" = ", n.Value)
}

func (p *printer) aliases(names []*Alias) {
	for i, a := range names {
		p.comma(i)
		p.text(a.Name)
		if a.AsName != "" {
			p.text(" as ", a.AsName)
		}
	}
}

func (p *printer) comma(i int) {
	if i > 0 {
		p.text(", ")
	}
}

func (p *printer) decorators(list []Expr) {
	for _, d := range list {
		p.line("@")
		p.expr(d, levelNamed)
		p.text("\n")
	}
}

func (p *printer) function(n *FunctionDef, word string) {
	p.decorators(n.DecoratorList)
	p.line(word, n.Name)
	p.typeParams(n.TypeParams)
	p.text("(")
	p.arguments(n.Args)
	p.text(")")
	p.after(" -> ", n.ReturnType)
	p.block(n.Body)
}

func (p *printer) class(n *ClassDef) {
	p.decorators(n.DecoratorList)
	p.line("class ", n.Name)
	p.typeParams(n.TypeParams)
	if len(n.Bases)+len(n.Keywords) > 0 {
		p.callArgs(n.Bases, n.Keywords)
	}
	p.block(n.Body)
}

func (p *printer) typeParams(params []TypeParam) {
	if len(params) == 0 {
		return
	}
	p.text("[")
	for i, param := range params {
		p.comma(i)
		switch n := param.(type) {
		case *TypeVar:
			p.text(n.Name)
			p.after(": ", n.Bound)
			p.after(" = ", n.DefaultValue)
		case *ParamSpec:
			p.text("**", n.Name)
			p.after(" = ", n.DefaultValue)
		case *TypeVarTuple:
			p.text("*", n.Name)
			p.after(" = ", n.DefaultValue)
		}
	}
	p.text("]")
}

// arguments writes a parameter list without its brackets.
func (p *printer) arguments(n *Arguments) {
	count := 0
	item := func(stars string, a *Arg, value Expr) {
		p.comma(count)
		count++
		p.text(stars)
		if a != nil {
			p.text(a.Arg)
			p.after(": ", a.Annotation)
		}
		p.after("=", value)
	}
	positional := append(append([]*Arg{}, n.PosOnlyArgs...), n.Args...)
	for i, a := range positional {
		var value Expr
		if d := i - (len(positional) - len(n.Defaults)); d >= 0 {
			value = n.Defaults[d]
		}
		item("", a, value)
		if i+1 == len(n.PosOnlyArgs) {
			item("/", nil, nil)
		}
	}
	if n.VarArg != nil || len(n.KwOnlyArgs) > 0 {
		item("*", n.VarArg, nil)
	}
	for i, a := range n.KwOnlyArgs {
		item("", a, n.KwDefaults[i])
	}
	if n.KwArg != nil {
		item("**", n.KwArg, nil)
	}
}

func (p *printer) loop(n *For, word string) {
	p.line(word)
	p.expr(n.Target, levelTest)
	p.after(" in ", n.Iter)
	p.block(n.Body)
	p.optionalBlock("else", n.Orelse)
}

func (p *printer) ifStmt(n *If) {
	for word := "if "; ; word = "elif " {
		p.line(word)
		p.expr(n.Test, levelNamed)
		p.block(n.Body)
		next := elif(n)
		if next == nil {
			p.optionalBlock("else", n.Orelse)
			return
		}
		n = next
	}
}

// elif returns the if statement that alone is the else block of n, or nil.
func elif(n *If) *If {
	if len(n.Orelse) != 1 {
		return nil
	}
	next, _ := n.Orelse[0].(*If)
	return next
}

func (p *printer) with(n *With, word string) {
	p.line(word)
	wrap := len(n.Items) == 1 && n.Items[0].OptionalVars == nil
	if wrap {
		p.text("(")
	}
	for i, item := range n.Items {
		p.comma(i)
		p.expr(item.ContextExpr, levelTest)
		p.after(" as ", item.OptionalVars)
	}
	if wrap {
		p.text(")")
	}
	p.block(n.Body)
}

func (p *printer) try(n *Try, word string) {
	p.line("try")
	p.block(n.Body)
	for _, h := range n.Handlers {
		p.line(word)
		p.after(" ", h.Type)
		if h.Name != "" {
			p.text(" as ", h.Name)
		}
		p.block(h.Body)
	}
	p.optionalBlock("else", n.Orelse)
	p.optionalBlock("finally", n.Finalbody)
}

func (p *printer) match(n *Match) {
	p.line("match ")
	p.expr(n.Subject, levelNamed)
	p.text(":\n")
	p.depth++
	for _, c := range n.Cases {
		p.line("case ")
		p.pattern(c.Pattern)
		p.after(" if ", c.Guard)
		p.block(c.Body)
	}
	p.depth--
}

func (p *printer) patterns(list []Pattern) {
	for i, n := range list {
		p.comma(i)
		p.pattern(n)
	}
}

func (p *printer) pattern(node Pattern) {
	switch n := node.(type) {
	case *MatchValue:
		p.expr(n.Value, levelTest)
	case *MatchSingleton:
		p.text(ReprConstant(n.Value))
	case *MatchSequence:
		p.text("[")
		p.patterns(n.Patterns)
		p.text("]")
	case *MatchMapping:
		p.mapping(n)
	case *MatchClass:
		p.classPattern(n)
	case *MatchStar:
		p.text("*", orWildcard(n.Name))
	case *MatchAs:
		if n.Pattern == nil {
			p.text(orWildcard(n.Name))
			return
		}
		p.text("(")
		p.pattern(n.Pattern)
		p.text(" as ", n.Name, ")")
	case *MatchOr:
		p.text("(")
		for i, alternative := range n.Patterns {
			if i > 0 {
				p.text(" | ")
			}
			p.pattern(alternative)
		}
		p.text(")")
	}
}

func orWildcard(name string) string {
	if name == "" {
		return "_"
	}
	return name
}

func (p *printer) mapping(n *MatchMapping) {
	p.text("{")
	for i, key := range n.Keys {
		p.comma(i)
		p.expr(key, levelTest)
		p.text(": ")
		p.pattern(n.Patterns[i])
	}
	if n.Rest != "" {
		p.comma(len(n.Keys))
		p.text("**", n.Rest)
	}
	p.text("}")
}

func (p *printer) classPattern(n *MatchClass) {
	p.expr(n.Cls, levelAtom)
	p.text("(")
	p.patterns(n.Patterns)
	for i, attr := range n.KwdAttrs {
		p.comma(len(n.Patterns) + i)
		p.text(attr, "=")
		p.pattern(n.KwdPatterns[i])
	}
	p.text(")")
}

// list writes expressions with commas between.
func (p *printer) list(elts []Expr, at level) {
	for i, e := range elts {
		p.comma(i)
		p.expr(e, at)
	}
}

// expr writes an expression for a place that takes what binds at least as tightly as at.
func (p *printer) expr(node Expr, at level) {
	own := levelOf(node)
	if own < at {
		p.text("(")
		defer p.text(")")
	}
	switch n := node.(type) {
	case *BoolOp:
		p.boolOp(n, own)
	case *NamedExpr:
		p.text(n.Target.ID)
		p.after(" := ", n.Value)
	case *BinOp:
		p.binOp(n, own)
	case *UnaryOp:
		p.text(n.Op.Symbol())
		if n.Op == Not {
			p.text(" ")
		}
		p.expr(n.Operand, own)
	case *Lambda:
		p.lambda(n.Args)
		p.after(": ", n.Body)
	case *IfExp:
		p.expr(n.Body, levelOr)
		p.text(" if ")
		p.expr(n.Test, levelOr)
		p.after(" else ", n.Orelse)
	case *Await:
		p.text("await ")
		p.expr(n.Value, levelAtom)
	case *Yield:
		p.text("yield")
		p.after(" ", n.Value)
	case *YieldFrom:
		p.text("yield from")
		p.after(" ", n.Value)
	case *Compare:
		p.expr(n.Left, levelBitOr)
		for i, op := range n.Ops {
			p.text(" ", op.Symbol(), " ")
			p.expr(n.Comparators[i], levelBitOr)
		}
	case *Starred:
		p.text("*")
		p.expr(n.Value, levelBitOr)
	default:
		p.atom(node)
	}
}

func (p *printer) lambda(args *Arguments) {
	p.text("lambda")
	if len(args.PosOnlyArgs)+len(args.Args) > 0 {
		p.text(" ")
	}
	p.arguments(args)
}

// levelOf is how tightly an expression binds.
func levelOf(node Expr) level {
	switch n := node.(type) {
	case *NamedExpr, *Yield, *YieldFrom:
		return levelNamed
	case *Lambda, *IfExp:
		return levelTest
	case *BoolOp:
		if n.Op == Or {
			return levelOr
		}
		return levelAnd
	case *UnaryOp:
		if n.Op == Not {
			return levelNot
		}
		return levelFactor
	case *Compare:
		return levelComparison
	case *BinOp:
		return operatorLevels[n.Op]
	case *Await:
		return levelAwait
	}
	return levelAtom
}

func (p *printer) boolOp(n *BoolOp, own level) {
	for i, v := range n.Values {
		if i > 0 {
			p.text(" ", n.Op.Symbol(), " ")
		}
		p.expr(v, own+1)
	}
}

func (p *printer) binOp(n *BinOp, own level) {
	left, right := own, own+1
	if n.Op == Pow {
		left, right = levelAwait, levelPower
	}
	p.expr(n.Left, left)
	p.text(" ", n.Op.Symbol(), " ")
	p.expr(n.Right, right)
}

func (p *printer) atom(node Expr) {
	switch n := node.(type) {
	case *Name:
		p.text(n.ID)
	case *Constant:
		p.constant(n)
	case *JoinedStr:
		p.fString("f", n.Values)
	case *TemplateStr:
		p.fString("t", n.Values)
	case *Attribute:
		p.expr(n.Value, levelAtom)
		if c, ok := n.Value.(*Constant); ok {
			if _, isInt := c.Int(); isInt {
				p.text(" ") // its point would be that of a float
			}
		}
		p.text(".", n.Attr)
	case *Call:
		p.expr(n.Func, levelAtom)
		p.call(n)
	case *Subscript:
		p.expr(n.Value, levelAtom)
		p.text("[")
		p.index(n.Slice)
		p.text("]")
	case *Slice:
		p.slice(n)
	default:
		p.display(node)
	}
}

func (p *printer) constant(n *Constant) {
	switch v := n.Value.(type) {
	case EllipsisValue:
		p.text("...")
		return
	case float64:
		if math.IsInf(v, 0) {
			p.text("1e309")
			return
		}
	case complex128:
		if math.IsInf(imag(v), 0) {
			p.text("1e309j")
			return
		}
	}
	p.text(n.KindPrefix, ReprConstant(n.Value))
}

// index writes an expression where a tuple needs no parentheses.
func (p *printer) index(e Expr) {
	t, ok := e.(*Tuple)
	if !ok || len(t.Elts) == 0 {
		p.expr(e, levelTest)
		return
	}
	p.list(t.Elts, levelTest)
	if len(t.Elts) == 1 {
		p.text(",")
	}
}

func (p *printer) slice(n *Slice) {
	if n.Lower != nil {
		p.expr(n.Lower, levelTest)
	}
	p.text(":")
	if n.Upper != nil {
		p.expr(n.Upper, levelTest)
	}
	p.after(":", n.Step)
}

// call writes the arguments of a call; a generator alone brings its parentheses.
func (p *printer) call(n *Call) {
	if len(n.Args) == 1 && len(n.Keywords) == 0 {
		if g, ok := n.Args[0].(*GeneratorExp); ok {
			p.expr(g, levelAtom)
			return
		}
	}
	p.callArgs(n.Args, n.Keywords)
}

func (p *printer) callArgs(args []Expr, keywords []*Keyword) {
	p.text("(")
	p.list(args, levelTest)
	for i, k := range keywords {
		p.comma(len(args) + i)
		if k.Arg == "" {
			p.text("**")
		} else {
			p.text(k.Arg, "=")
		}
		p.expr(k.Value, levelTest)
	}
	p.text(")")
}

func (p *printer) display(node Expr) {
	switch n := node.(type) {
	case *List:
		p.text("[")
		p.list(n.Elts, levelTest)
		p.text("]")
	case *Tuple:
		p.text("(")
		p.list(n.Elts, levelTest)
		if len(n.Elts) == 1 {
			p.text(",")
		}
		p.text(")")
	case *Set:
		p.text("{")
		p.list(n.Elts, levelTest)
		p.text("}")
	case *Dict:
		p.dict(n)
	case *ListComp:
		p.comprehension("[", n.Elt, nil, n.Generators, "]")
	case *SetComp:
		p.comprehension("{", n.Elt, nil, n.Generators, "}")
	case *DictComp:
		p.comprehension("{", n.Key, n.Value, n.Generators, "}")
	case *GeneratorExp:
		p.comprehension("(", n.Elt, nil, n.Generators, ")")
	}
}

func (p *printer) dict(n *Dict) {
	p.text("{")
	for i, value := range n.Values {
		p.comma(i)
		if n.Keys[i] == nil {
			p.text("**")
			p.expr(value, levelBitOr)
			continue
		}
		p.expr(n.Keys[i], levelTest)
		p.after(": ", value)
	}
	p.text("}")
}

func (p *printer) comprehension(open string, elt, value Expr, generators []*Comprehension, closer string) {
	p.text(open)
	p.expr(elt, levelTest)
	p.after(": ", value)
	for _, g := range generators {
		if g.IsAsync {
			p.text(" async")
		}
		p.text(" for ")
		p.index(g.Target)
		p.text(" in ")
		p.expr(g.Iter, levelOr)
		for _, e := range g.Ifs {
			p.text(" if ")
			p.expr(e, levelOr)
		}
	}
	p.text(closer)
}

func (p *printer) fString(prefix string, values []Expr) {
	p.text(prefix)
	if p.quoted > 0 {
		p.text(ReprConstant(fBody(values, p.quoted-1)))
		return
	}
	p.text("'")
	p.pieces(values, false)
	p.text("'")
}

// fBody is an f-string before it is quoted as a whole.
func fBody(values []Expr, quoted int) string {
	var b strings.Builder
	for _, v := range values {
		switch n := v.(type) {
		case *Constant:
			b.WriteString(bracesDoubled.Get().Replace(n.Value.(string)))
		case *FormattedValue:
			b.WriteString(fField(n, quoted))
		case *Interpolation:
			b.WriteString(fField(&FormattedValue{Value: n.Value, Conversion: n.Conversion, FormatSpec: n.FormatSpec}, quoted))
		}
	}
	return b.String()
}

func fField(n *FormattedValue, quoted int) string {
	text := exprString(n.Value, levelOr, quoted)
	if strings.HasPrefix(text, "{") {
		text = " " + text
	}
	if n.Conversion >= 0 {
		text += "!" + string(rune(n.Conversion))
	}
	if s, ok := n.FormatSpec.(*JoinedStr); ok {
		text += ":" + fBody(s.Values, quoted)
	}
	return "{" + text + "}"
}

// pieces writes the parts of an f-string; in a format specification braces cannot be doubled.
func (p *printer) pieces(values []Expr, spec bool) {
	for _, v := range values {
		switch n := v.(type) {
		case *Constant:
			p.literal(n.Value.(string), spec)
		case *FormattedValue:
			p.text("{ ")
			p.expr(n.Value, levelOr)
			p.fieldEnd(" ", n.Conversion, n.FormatSpec)
		case *Interpolation:
			p.text("{", n.Str)
			p.fieldEnd("", n.Conversion, n.FormatSpec)
		}
	}
}

var (
	bracesDoubled = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer { return strings.NewReplacer("{", "{{", "}", "}}") }}
	bracesEscaped = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer { return strings.NewReplacer("{", `\x7b`, "}", `\x7d`) }}
)

// literal writes text inside quotes.
func (p *printer) literal(s string, spec bool) {
	repr := string(appendQuoted(nil, s, '\''))
	if spec {
		p.text(bracesEscaped.Get().Replace(repr))
		return
	}
	p.text(bracesDoubled.Get().Replace(repr))
}

// fieldEnd writes what follows the expression of a replacement field.
func (p *printer) fieldEnd(space string, conversion int, spec Expr) {
	p.text(space)
	if conversion >= 0 {
		p.text("!", string(rune(conversion)))
	}
	if s, ok := spec.(*JoinedStr); ok {
		p.text(":")
		p.pieces(s.Values, true)
	}
	p.text("}")
}
