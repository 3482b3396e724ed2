package syntax

// precedence gives the level of each binary operator; 0 is none.
var precedence = [256]struct {
	level uint8
	op    Operator
}{
	tVBar: {1, BitOr}, tCaret: {2, BitXor}, tAmper: {3, BitAnd}, tLeftShift: {4, LShift}, tRightShift: {4, RShift},
	tPlus: {5, Add}, tMinus: {5, Sub}, tStar: {6, Mult}, tSlash: {6, Div}, tDoubleSlash: {6, FloorDiv},
	tPercent: {6, Mod}, tAt: {6, MatMult},
}

// startsExpr tells the kinds of tokens that can begin an expression.
var startsExpr = [256]bool{
	tName: true, tNumber: true, tString: true, tFStart: true, tLParen: true, tLBracket: true, tLBrace: true,
	tEllipsis: true, tTilde: true, tPlus: true, tMinus: true,
	kFalse: true, kNone: true, kTrue: true, kAwait: true, kLambda: true, kNot: true,
}

// startsStar tells whether an expression or a starred one can begin at the current token.
func (p *parser) startsStar() bool { return startsExpr[p.kind()] || p.kind() == tStar }

// expression parses a conditional expression, a lambda, or anything that binds tighter.
func (p *parser) expression() Expr {
	if p.diag.on {
		return p.memoised(ruleExpression, p.diagnosedExpression)
	}
	return p.plainExpression()
}

func (p *parser) plainExpression() Expr {
	p.enter()
	defer p.leave()
	if p.kind() == kLambda {
		return p.lambda()
	}
	start := p.start()
	body := p.disjunction()
	if !p.got(kIf) {
		return body
	}
	test := p.disjunction()
	p.want(kElse)
	orelse := p.expression()
	return &IfExp{p.span(start), test, body, orelse}
}

func (p *parser) lambda() Expr {
	start := p.start()
	p.next()
	args := p.parameters(tColon, false)
	p.want(tColon)
	body := p.expression()
	return &Lambda{p.span(start), args, body}
}

// namedExpression parses an expression or an assignment expression.
func (p *parser) namedExpression() Expr {
	if p.kind() == tName && p.peek(1) == tColonEqual {
		return p.assignmentExpression()
	}
	if p.diag.on {
		p.diagnoseNamed()
	}
	e := p.expression()
	if p.kind() == tColonEqual {
		p.fail()
	}
	return e
}

func (p *parser) assignmentExpression() Expr {
	start := p.start()
	target := p.nameExpr(Store)
	p.next()
	value := p.expression()
	return &NamedExpr{p.span(start), target, value}
}

// starNamed parses a named expression or *value.
func (p *parser) starNamed() Expr {
	if p.kind() == tStar {
		return p.starred(p.bitwiseOr)
	}
	return p.namedExpression()
}

// starExpr parses an expression or *value.
func (p *parser) starExpr() Expr {
	if p.kind() == tStar {
		return p.starred(p.bitwiseOr)
	}
	return p.expression()
}

func (p *parser) starred(operand func() Expr) Expr {
	start := p.start()
	p.next()
	value := operand()
	return &Starred{p.span(start), value, Load}
}

// starExpressions parses one or more expressions; with a comma they are a tuple.
func (p *parser) starExpressions() Expr { return p.tupleOf(p.starExpr) }

// expressions parses one or more expressions without stars; with a comma they are a tuple.
func (p *parser) expressions() Expr { return p.tupleOf(p.expression) }

func (p *parser) tupleOf(item func() Expr) Expr {
	start := p.start()
	first := item()
	if p.kind() != tComma {
		return first
	}
	var room [shortList]Expr
	elts := append(room[:0], first)
	for p.got(tComma) && p.startsStar() {
		elts = append(elts, item())
	}
	return &Tuple{p.span(start), p.tree.exprs.List(elts), Load}
}

func (p *parser) yieldExpr() Expr {
	start := p.start()
	p.next()
	if p.got(kFrom) {
		value := p.expression()
		return &YieldFrom{p.span(start), value}
	}
	if !p.startsStar() {
		return &Yield{p.span(start), nil}
	}
	value := p.starExpressions()
	return &Yield{p.span(start), value}
}

// annotatedRHS parses what may stand to the right of an assignment.
func (p *parser) annotatedRHS() Expr {
	if p.kind() == kYield {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

func (p *parser) disjunction() Expr {
	if p.diag.on {
		return p.memoised(ruleDisjunction, p.plainDisjunction)
	}
	return p.plainDisjunction()
}

func (p *parser) plainDisjunction() Expr { return p.boolOp(kOr, Or, p.conjunction) }

func (p *parser) conjunction() Expr { return p.boolOp(kAnd, And, p.inversion) }

func (p *parser) boolOp(k kind, op BoolOperator, operand func() Expr) Expr {
	start := p.start()
	first := operand()
	if p.kind() != k {
		return first
	}
	values := []Expr{first}
	for p.got(k) {
		values = append(values, operand())
	}
	return &BoolOp{p.span(start), op, values}
}

func (p *parser) inversion() Expr {
	if p.kind() != kNot {
		return p.comparison()
	}
	p.enter()
	defer p.leave()
	start := p.start()
	p.next()
	operand := p.inversion()
	return &UnaryOp{p.span(start), Not, operand}
}

func (p *parser) comparison() Expr {
	start := p.start()
	left := p.bitwiseOr()
	op, ok := p.comparisonOp()
	if !ok {
		return left
	}
	var opRoom [shortList]CmpOp
	var room [shortList]Expr
	ops, operands := opRoom[:0], room[:0]
	for ok {
		ops = append(ops, op)
		operands = append(operands, p.bitwiseOr())
		op, ok = p.comparisonOp()
	}
	return p.tree.compares.Put(Compare{p.span(start), left, p.tree.cmpOps.List(ops), p.tree.exprs.List(operands)})
}

func (p *parser) comparisonOp() (CmpOp, bool) {
	var op CmpOp
	switch p.kind() {
	case tEqEqual:
		op = Eq
	case tNotEqual:
		op = NotEq
		if p.src[p.start()] == '<' {
			p.fail()
		}
	case tLess:
		op = Lt
	case tLessEqual:
		op = LtE
	case tGreater:
		op = Gt
	case tGreaterEqual:
		op = GtE
	case kIn:
		op = In
	case kIs:
		op = Is
		if p.peek(1) == kNot {
			op = IsNot
			p.next()
		}
	case kNot:
		if p.peek(1) != kIn {
			return 0, false
		}
		op = NotIn
		p.next()
	default:
		return 0, false
	}
	p.next()
	return op, true
}

func (p *parser) bitwiseOr() Expr {
	if p.diag.on {
		return p.memoised(ruleBitwiseOr, func() Expr { return p.binary(1) })
	}
	return p.binary(1)
}

// binary parses operands joined by operators of at least the given level.
func (p *parser) binary(level uint8) Expr {
	start := p.start()
	left := p.factor()
	for {
		row := precedence[p.kind()]
		if row.level == 0 || row.level < level {
			return left
		}
		if p.diag.on {
			operator := p.i
			if left = p.diagnosedBinary(start, left, row.op, row.level); p.i == operator {
				return left
			}
			continue
		}
		p.next()
		right := p.binary(row.level + 1)
		left = p.tree.binOps.Put(BinOp{p.span(start), left, row.op, right})
	}
}

func (p *parser) factor() Expr {
	var op UnaryOperator
	switch p.kind() {
	case tPlus:
		op = UAdd
	case tMinus:
		op = USub
	case tTilde:
		op = Invert
	default:
		return p.power()
	}
	p.enter()
	defer p.leave()
	start := p.start()
	p.next()
	if p.diag.on {
		p.diagnoseNot()
	}
	operand := p.factor()
	return &UnaryOp{p.span(start), op, operand}
}

func (p *parser) power() Expr {
	start := p.start()
	base := p.awaitPrimary()
	if p.kind() != tDoubleStar {
		return base
	}
	p.enter()
	defer p.leave()
	p.next()
	exponent := p.factor()
	return p.tree.binOps.Put(BinOp{p.span(start), base, Pow, exponent})
}

func (p *parser) awaitPrimary() Expr {
	if p.kind() != kAwait {
		return p.primary()
	}
	start := p.start()
	p.next()
	value := p.primary()
	return &Await{p.span(start), value}
}

// primary parses an atom and the attributes, calls and subscripts that follow it.
func (p *parser) primary() Expr {
	start := p.start()
	e := p.atom()
	for {
		switch p.kind() {
		case tDot, tLParen, tLBracket:
		default:
			return e
		}
		if !p.diag.on {
			e = p.suffix(start, e)
			continue
		}
		longer := p.attempt(func() Expr { return p.suffix(start, e) })
		if longer == nil {
			return e
		}
		e = longer
	}
}

// suffix parses an attribute, call or subscript of e.
func (p *parser) suffix(start Pos, e Expr) Expr {
	switch p.kind() {
	case tDot:
		p.next()
		attr, span := p.name()
		return p.tree.attributes.Put(Attribute{p.span(start), e, attr, span, Load})
	case tLParen:
		args, keywords := p.callArgs(true)
		return p.tree.calls.Put(Call{p.span(start), e, args, keywords})
	}
	p.next()
	slice := p.slices()
	p.want(tRBracket)
	return p.tree.subscripts.Put(Subscript{p.span(start), e, slice, Load})
}

func (p *parser) atom() Expr {
	t := p.tok()
	span := Span{t.start, t.end}
	switch t.kind {
	case tName:
		p.next()
		return p.tree.names.Put(Name{span, p.ident(t), Load})
	case tNumber:
		return p.numberLiteral()
	case tString, tFStart:
		return p.strings()
	case kTrue, kFalse:
		p.next()
		return p.tree.constants.Put(Constant{Span: span, Value: t.kind == kTrue})
	case kNone:
		p.next()
		return p.tree.constants.Put(Constant{Span: span})
	case tEllipsis:
		p.next()
		return p.tree.constants.Put(Constant{Span: span, Value: EllipsisValue{}})
	case tLParen:
		return p.parenthesised()
	case tLBracket:
		return p.list()
	case tLBrace:
		return p.dictOrSet()
	}
	p.fail()
	return nil
}

func (p *parser) numberLiteral() Expr {
	t := p.tok()
	value, limit, msg := numberValue(p.text(t), p.limits)
	if msg != "" {
		p.stop(&Error{Span: Span{t.start, t.end}, File: p.file, Kind: SyntaxError, Msg: msg, Limit: limit})
	}
	p.next()
	return p.tree.constants.Put(Constant{Span: Span{t.start, t.end}, Value: value})
}

// parenthesised parses a group, a tuple or a generator expression.
func (p *parser) parenthesised() Expr {
	start := p.start()
	if p.diag.on {
		p.diagnoseParenthesis()
	}
	p.next()
	if p.got(tRParen) {
		return &Tuple{p.span(start), nil, Load}
	}
	if p.kind() == kYield {
		e := p.yieldExpr()
		p.want(tRParen)
		return e
	}
	first := p.starNamed()
	_, isStarred := first.(*Starred)
	switch {
	case p.kind() == tComma:
		elts := p.elements(first, tRParen)
		return &Tuple{p.span(start), elts, Load}
	case p.atComprehension() && !isStarred:
		generators := p.comprehensions()
		p.want(tRParen)
		return &GeneratorExp{p.span(start), first, generators}
	case isStarred:
		p.fail()
	}
	p.want(tRParen)
	return first
}

// elements parses the rest of a display after its first element, and the closing bracket.
func (p *parser) elements(first Expr, closer kind) []Expr {
	var room [shortList]Expr
	elts := append(room[:0], first)
	for p.got(tComma) && p.kind() != closer {
		elts = append(elts, p.starNamed())
	}
	p.want(closer)
	return p.tree.exprs.List(elts)
}

func (p *parser) list() Expr {
	start := p.start()
	if p.diag.on {
		p.diagnoseDisplay()
	}
	p.next()
	if p.got(tRBracket) {
		return &List{p.span(start), nil, Load}
	}
	first := p.starNamed()
	if _, isStarred := first.(*Starred); p.atComprehension() && !isStarred {
		generators := p.comprehensions()
		p.want(tRBracket)
		return &ListComp{p.span(start), first, generators}
	}
	elts := p.elements(first, tRBracket)
	return &List{p.span(start), elts, Load}
}

func (p *parser) dictOrSet() Expr {
	start := p.start()
	if p.diag.on {
		p.diagnoseBraces()
	}
	p.next()
	if p.got(tRBrace) {
		return &Dict{Span: p.span(start)}
	}
	if p.kind() == tDoubleStar {
		return p.dict(start, nil)
	}
	first := p.starNamed()
	if p.kind() == tColon {
		if !isPlainKey(first) {
			p.fail()
		}
		return p.dict(start, first)
	}
	if _, isStarred := first.(*Starred); p.atComprehension() && !isStarred {
		generators := p.comprehensions()
		p.want(tRBrace)
		return &SetComp{p.span(start), first, generators}
	}
	elts := p.elements(first, tRBrace)
	return &Set{p.span(start), elts}
}

// isPlainKey tells whether e, which begins a display, may be a key. A parenthesised assignment expression was
// no *NamedExpr at the position of the first token, so it is not confused with a bare one.
func isPlainKey(e Expr) bool {
	_, isStarred := e.(*Starred)
	return !isStarred
}

// dict parses the rest of a dict display or comprehension; first is its first key, or nil at **.
func (p *parser) dict(start Pos, first Expr) Expr {
	var keyRoom, valueRoom [shortList]Expr
	keys, values := keyRoom[:0], valueRoom[:0]
	if first != nil {
		p.noBareNamed(first, start)
		p.next()
		value := p.expression()
		if p.atComprehension() {
			generators := p.comprehensions()
			p.want(tRBrace)
			return &DictComp{p.span(start), first, value, generators}
		}
		keys, values = append(keys, first), append(values, value)
	} else {
		keys, values = append(keys, nil), append(values, p.doubleStarred())
	}
	for p.got(tComma) && p.kind() != tRBrace {
		if p.kind() == tDoubleStar {
			keys, values = append(keys, nil), append(values, p.doubleStarred())
			continue
		}
		key := p.expression()
		p.want(tColon)
		keys, values = append(keys, key), append(values, p.expression())
	}
	p.want(tRBrace)
	return &Dict{p.span(start), p.tree.exprs.List(keys), p.tree.exprs.List(values)}
}

// noBareNamed refuses an assignment expression without parentheses as the first key of a dict.
func (p *parser) noBareNamed(first Expr, start Pos) {
	n, ok := first.(*NamedExpr)
	if ok && p.end() == n.End {
		p.fail()
	}
}

// doubleStarred parses ** and the dict after it.
func (p *parser) doubleStarred() Expr {
	p.next()
	return p.bitwiseOr()
}

func (p *parser) atComprehension() bool {
	if p.kind() == kAsync {
		p.far = max(p.far, min(p.i+1, len(p.tokens)-1))
		return p.peek(1) == kFor
	}
	return p.kind() == kFor
}

func (p *parser) comprehensions() []*Comprehension {
	var generators []*Comprehension
	for p.atComprehension() {
		generators = append(generators, p.comprehension())
	}
	return generators
}

func (p *parser) comprehension() *Comprehension {
	start := p.start()
	n := &Comprehension{}
	n.IsAsync = p.got(kAsync)
	p.next()
	if p.diag.on {
		p.diagnoseComprehensionFor()
	}
	n.Target = p.starTargets()
	p.want(kIn)
	n.Iter = p.disjunction()
	for p.got(kIf) {
		n.Ifs = append(n.Ifs, p.disjunction())
	}
	n.Span = p.span(start)
	return n
}

// starTargets parses the targets of a for: what stands before in.
func (p *parser) starTargets() Expr {
	e := p.tupleOf(func() Expr {
		if p.kind() == tStar {
			return p.starred(p.bitwiseOr)
		}
		return p.bitwiseOr()
	})
	return p.target(e, useFor)
}

func (p *parser) slices() Expr {
	start := p.start()
	first := p.sliceOrStarred()
	_, isStarred := first.(*Starred)
	if p.kind() != tComma && !isStarred {
		return first
	}
	elts := []Expr{first}
	for p.got(tComma) && p.kind() != tRBracket {
		elts = append(elts, p.sliceOrStarred())
	}
	return &Tuple{p.span(start), elts, Load}
}

func (p *parser) sliceOrStarred() Expr {
	if p.kind() == tStar {
		return p.starred(p.expression)
	}
	start := p.start()
	var lower Expr
	if p.kind() != tColon {
		lower = p.namedExpression()
		if p.kind() != tColon {
			return lower
		}
		p.noBareNamed(lower, start)
	}
	p.next()
	n := &Slice{Lower: lower}
	if startsExpr[p.kind()] {
		n.Upper = p.expression()
	}
	if p.got(tColon) && startsExpr[p.kind()] {
		n.Step = p.expression()
	}
	n.Span = p.span(start)
	return n
}

// callArgs parses the arguments of a call, or the bases of a class if genexp is false.
func (p *parser) callArgs(genexp bool) ([]Expr, []*Keyword) {
	var room [shortList]Expr
	var keywordRoom [shortList]*Keyword
	args, keywords := room[:0], keywordRoom[:0]
	open := p.start()
	p.next()
	if p.got(tRParen) {
		return nil, nil
	}
	if p.diag.on {
		p.diagnoseArguments()
	}
	unpacked := false // a ** was seen
	for {
		t := p.tok()
		switch {
		case t.kind == tStar:
			if unpacked {
				p.fail()
			}
			args = append(args, p.starred(p.expression))
		case t.kind == tDoubleStar:
			p.next()
			value := p.expression()
			keywords = append(keywords, p.tree.keywords.Put(Keyword{Span: p.span(t.start), Value: value}))
			unpacked = true
		case t.kind == tName && p.peek(1) == tEqual:
			keywords = append(keywords, p.keyword())
		default:
			if len(keywords) > 0 {
				p.fail()
			}
			e := p.namedArgument()
			if p.atComprehension() {
				return []Expr{p.soleGenerator(open, e, args, genexp)}, nil
			}
			args = append(args, e)
		}
		if !p.got(tComma) || p.kind() == tRParen {
			break
		}
	}
	p.want(tRParen)
	return p.tree.exprs.List(args), p.tree.keywordLists.List(keywords)
}

// namedArgument parses a positional argument.
func (p *parser) namedArgument() Expr {
	if p.kind() == tName && p.peek(1) == tColonEqual {
		return p.assignmentExpression()
	}
	e := p.expression()
	if k := p.kind(); k == tColonEqual || k == tEqual {
		p.fail()
	}
	return e
}

func (p *parser) keyword() *Keyword {
	start := p.start()
	arg, argSpan := p.name()
	p.next()
	value := p.expression()
	return p.tree.keywords.Put(Keyword{p.span(start), arg, argSpan, value})
}

// soleGenerator parses the rest of a generator expression that is a call's only argument and shares its
// parentheses.
func (p *parser) soleGenerator(open Pos, elt Expr, before []Expr, genexp bool) Expr {
	if len(before) > 0 || !genexp {
		p.fail()
	}
	generators := p.comprehensions()
	p.want(tRParen)
	return &GeneratorExp{p.span(open), elt, generators}
}

// parameters parses a parameter list up to closer, which it leaves; annotations tells def from lambda.
func (p *parser) parameters(closer kind, annotations bool) *Arguments {
	n := &Arguments{}
	start := p.start()
	n.Span = Span{start, start}
	if p.kind() == closer {
		return n
	}
	if p.diag.on {
		p.diagnoseParameters(closer)
	}
	state := paramState{n: n, annotations: annotations}
	for p.kind() != closer {
		p.parameter(&state)
		if !p.got(tComma) {
			break
		}
	}
	if p.kind() != closer || state.bareStar {
		p.fail()
	}
	n.Span = p.span(start)
	return n
}

// paramState is how far a parameter list has come.
type paramState struct {
	n           *Arguments
	annotations bool
	slash       bool
	star        bool
	bareStar    bool // a bare * still needs a parameter
}

func (p *parser) parameter(s *paramState) {
	n := s.n
	if n.KwArg != nil {
		p.fail()
	}
	switch p.kind() {
	case tSlash:
		if s.slash || s.star || len(n.Args) == 0 {
			p.fail()
		}
		p.next()
		s.slash = true
		n.PosOnlyArgs, n.Args = n.Args, nil
	case tStar:
		p.starParameter(s)
	case tDoubleStar:
		if s.bareStar {
			p.fail()
		}
		p.next()
		n.KwArg = p.arg(s.annotations, false)
	default:
		p.plainParameter(s)
	}
}

func (p *parser) starParameter(s *paramState) {
	if s.star {
		p.fail()
	}
	s.star = true
	p.next()
	if p.kind() == tComma {
		s.bareStar = true
		return
	}
	s.n.VarArg = p.arg(s.annotations, true)
}

func (p *parser) plainParameter(s *paramState) {
	n := s.n
	a := p.arg(s.annotations, false)
	var value Expr
	if p.kind() == tEqual {
		if p.diag.on {
			p.diagnoseDefault()
		}
		p.next()
		value = p.expression()
	}
	if s.star {
		s.bareStar = false
		n.KwOnlyArgs = append(n.KwOnlyArgs, a)
		n.KwDefaults = append(n.KwDefaults, value)
		return
	}
	if n.Args == nil {
		n.Args = p.tree.argLists.Few()
	}
	n.Args = append(n.Args, a)
	if value != nil {
		n.Defaults = append(n.Defaults, value)
	} else if len(n.Defaults) > 0 {
		p.fail()
	}
}

// arg parses one parameter's name and annotation; a starred annotation is allowed for *args.
func (p *parser) arg(annotations, starred bool) *Arg {
	start := p.start()
	name, nameSpan := p.name()
	var annotation Expr
	if annotations && p.got(tColon) {
		if starred {
			annotation = p.starExpr()
		} else {
			annotation = p.expression()
		}
	}
	return p.tree.args.Put(Arg{p.span(start), name, nameSpan, annotation})
}
