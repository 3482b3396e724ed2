package syntax

import (
	"golang.org/x/text/unicode/norm"
)

// parser builds the tree from the tokens, by recursive descent. A failure is a panic with a failure value or an
// *Error, which ParseOnly catches; in the common case nothing is caught and parsed again.
type parser struct {
	file   *File
	src    []byte
	source string // src once more: names and texts of the tree are parts of it
	tokens []token
	i      int // index of the current token
	far    int // the furthest token looked at: where CPython would say "invalid syntax"
	limits Limits
	depth  int
	deeper int // the greatest depth there was
	stmt   int // index of the first token of the innermost statement begun
	tree   nodes

	warnings []Warning
	diag     diagnosis
}

// failure is the panic value for "something else was expected at the current token".
type failure struct{}

// ParseOnly reads a whole file as ast.parse does, without the checks of the symbol table and the compiler.
func ParseOnly(file *File, limits Limits) (*Module, error) {
	limits = limits.withDefaults()
	s := scan(file, limits)
	p := &parser{file: file, src: file.src, source: string(file.src), tokens: s.tokens, limits: limits}
	mod, err := p.run(p.module)
	if err == nil && mod != nil {
		if p.levels() > limits.Depth {
			if err := checkDepth(mod, limits.Depth); err != nil {
				return nil, err
			}
		}
		return mod, nil
	}
	return nil, p.explain(s, err)
}

// run calls parse; it returns nil, nil if that fails without a message.
func (p *parser) run(parse func() *Module) (mod *Module, err *Error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			mod = nil
		case *Error:
			mod, err = nil, r
		default:
			panic(r)
		}
	}()
	return parse(), nil
}

// levels returns a number that the depth of the tree does not exceed, without looking at the tree. Each level takes a
// token of its logical line, or stands alone above one that does (a statement that is an expression, the arguments of
// a lambda); or it is a block around the line, or an elif, in which the parser is as deep.
func (p *parser) levels() int {
	longest, start := 0, 0
	for i := range p.tokens {
		if p.tokens[i].kind == tNewline {
			longest, start = max(longest, i-start), i
		}
	}
	return 2 * (longest + p.deeper + maxIndentation + 1)
}

// checkDepth refuses a tree that is too deep for the recursive passes that come after the parser.
func checkDepth(mod *Module, limit int) *Error {
	level, next := []Node{mod}, []Node(nil)
	for depth := 0; len(level) > 0; depth++ {
		if depth > limit {
			return &Error{Span: level[0].Range(), File: mod.File, Kind: SyntaxError, Limit: "depth",
				Msg: "too many levels of nesting in the source"}
		}
		next = next[:0]
		push := func(n Node) {
			switch n.(type) {
			case *Name, *Constant, *Alias:
			default:
				next = append(next, n)
			}
		}
		for _, n := range level {
			Children(n, push)
		}
		level, next = next, level
	}
	return nil
}

func (p *parser) kind() kind { return p.tokens[p.i].kind }

func (p *parser) peek(n int) kind {
	if p.i+n < len(p.tokens) {
		return p.tokens[p.i+n].kind
	}
	return tEOF
}

func (p *parser) tok() token { return p.tokens[p.i] }

func (p *parser) start() Pos { return p.tokens[p.i].start }

// end is where the last consumed token ends.
func (p *parser) end() Pos { return p.tokens[p.i-1].end }

func (p *parser) span(start Pos) Span { return Span{start, p.tokens[p.i-1].end} }

func (p *parser) next() {
	if p.i+1 < len(p.tokens) {
		p.i++
	}
	if p.i > p.far {
		p.far = p.i
	}
	if p.diag.on {
		p.diag.spend()
	}
}

// got consumes the current token if it is of kind k.
func (p *parser) got(k kind) bool {
	if p.tokens[p.i].kind == k {
		p.next()
		return true
	}
	return false
}

func (p *parser) want(k kind) {
	if !p.got(k) {
		p.fail()
	}
}

func (p *parser) fail() { panic(failure{}) }

// stop ends the parse with an error. In a diagnosis the first error is kept, and all that is being tried fails.
func (p *parser) stop(err *Error) {
	if !p.diag.on {
		panic(err)
	}
	if p.diag.found == nil {
		p.diag.found = err
	}
	p.diag.budget = 0
	panic(failure{})
}

// raise stops with a message about a place.
func (p *parser) raise(s Span, msg string) {
	p.stop(&Error{Span: s, File: p.file, Kind: SyntaxError, Msg: msg})
}

func (p *parser) raiseIndent(msg string) {
	p.stop(&Error{Span: p.tokSpan(), File: p.file, Kind: IndentationError, Msg: msg})
}

func (p *parser) tokSpan() Span { return Span{p.tokens[p.i].start, p.tokens[p.i].end} }

func (p *parser) enter() {
	if p.depth++; p.depth > p.deeper {
		p.deeper = p.depth
	}
	if p.depth > p.limits.Depth {
		p.stop(&Error{Span: p.tokSpan(), File: p.file, Kind: SyntaxError, Limit: "depth",
			Msg: "too many levels of nesting in the source"})
	}
}

func (p *parser) leave() { p.depth-- }

func (p *parser) text(t token) string { return p.source[t.start:t.end] }

// isName tells whether token i is the name (or soft keyword) s.
func (p *parser) isName(i int, s string) bool {
	t := p.tokens[min(i, len(p.tokens)-1)]
	return t.kind == tName && string(p.src[t.start:t.end]) == s
}

// ident returns a name token's identifier in NFKC form.
func (p *parser) ident(t token) string {
	s := p.text(t)
	for i := range len(s) {
		if s[i] >= 128 {
			return norm.NFKC.String(s)
		}
	}
	return s
}

// name consumes a name token.
func (p *parser) name() (string, Span) {
	t := p.tokens[p.i]
	if t.kind != tName {
		p.fail()
	}
	p.next()
	return p.ident(t), Span{t.start, t.end}
}

func (p *parser) nameExpr(ctx ExprContext) *Name {
	id, span := p.name()
	return p.tree.names.Put(Name{span, id, ctx})
}

func (p *parser) line(pos Pos) int { return p.file.Line(pos) }

// setContext makes e, which is a valid target, a target.
func setContext(e Expr, ctx ExprContext) {
	switch n := e.(type) {
	case *Name:
		n.Ctx = ctx
	case *Attribute:
		n.Ctx = ctx
	case *Subscript:
		n.Ctx = ctx
	case *Starred:
		n.Ctx = ctx
		setContext(n.Value, ctx)
	case *List:
		n.Ctx = ctx
		for _, elt := range n.Elts {
			setContext(elt, ctx)
		}
	case *Tuple:
		n.Ctx = ctx
		for _, elt := range n.Elts {
			setContext(elt, ctx)
		}
	}
}

// targetUse is what a target is for; it decides what is a valid one.
type targetUse uint8

const (
	useAssign targetUse = iota
	useFor
	useDelete
)

// invalidTarget returns the part of e that cannot be a target, or nil.
func invalidTarget(e Expr, use targetUse) Expr {
	switch n := e.(type) {
	case *Name, *Attribute, *Subscript:
		return nil
	case *List:
		return invalidAmong(n.Elts, use)
	case *Tuple:
		return invalidAmong(n.Elts, use)
	case *Starred:
		if use == useDelete {
			return n
		}
		return invalidTarget(n.Value, use)
	case *Compare:
		if use == useFor {
			if n.Ops[0] == In {
				return invalidTarget(n.Left, use)
			}
			return nil
		}
	}
	return e
}

func invalidAmong(elts []Expr, use targetUse) Expr {
	for _, elt := range elts {
		if bad := invalidTarget(elt, use); bad != nil {
			return bad
		}
	}
	return nil
}

// target checks that e can be a target and makes it one.
func (p *parser) target(e Expr, use targetUse) Expr {
	if invalidTarget(e, use) != nil {
		p.fail()
	}
	ctx := Store
	if use == useDelete {
		ctx = Del
	}
	setContext(e, ctx)
	return e
}

// exprName is what CPython calls an expression in messages.
func exprName(e Expr) string {
	switch n := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *BoolOp, *BinOp, *UnaryOp:
		return "expression"
	case *GeneratorExp:
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *ListComp:
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *DictComp:
		return "dict comprehension"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *TemplateStr, *Interpolation:
		return "t-string expression"
	case *Constant:
		return constantName(n)
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	}
	return "expression"
}

func constantName(n *Constant) string {
	switch v := n.Value.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case EllipsisValue:
		return "ellipsis"
	}
	return "literal"
}
