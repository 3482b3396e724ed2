package syntax

import (
	"fmt"
	"strings"
)

func (p *parser) module() *Module {
	mod := &Module{File: p.file}
	for p.kind() != tEOF {
		mod.Body = p.statement(mod.Body)
	}
	mod.Span = Span{0, Pos(len(p.src))}
	mod.Warnings = p.warnings
	return mod
}

// statement parses a compound statement or a line of simple ones and appends them to body.
func (p *parser) statement(body []Stmt) []Stmt {
	p.begin()
	if s := p.compound(); s != nil {
		return append(body, s)
	}
	return p.simpleLine(body)
}

// begin notes that a statement starts here, and turns the diagnosis on where it is to begin.
func (p *parser) begin() {
	p.stmt = p.i
	if p.diag.armed && p.i >= p.diag.from {
		p.diag.on = true
	}
}

// compound parses a compound statement, or returns nil if there is none.
func (p *parser) compound() Stmt {
	switch p.kind() {
	case kIf:
		return p.ifStmt()
	case kFor:
		return (*For)(p.forStmt(p.start()))
	case kWhile:
		return p.whileStmt()
	case kTry:
		return p.tryStmt()
	case kWith:
		return p.with(p.start())
	case kDef:
		return p.function(p.start(), nil)
	case kClass:
		return p.class(nil)
	case tAt:
		return p.decorated()
	case kAsync:
		return p.asyncStmt()
	case tName:
		if p.isName(p.i, "match") && p.lineEndsInColon() {
			return p.matchStmt()
		}
	}
	return nil
}

// lineEndsInColon tells whether the logical line ends in a colon and the next token can begin a subject, so
// that match is a keyword: no simple statement ends so.
func (p *parser) lineEndsInColon() bool {
	if k := p.peek(1); !startsExpr[k] && k != tStar {
		return false
	}
	for i := p.i + 1; i < len(p.tokens); i++ {
		switch p.tokens[i].kind {
		case tNewline:
			return p.tokens[i-1].kind == tColon && i-1 > p.i+1
		case tEOF, tError:
			return false
		}
	}
	return false
}

func (p *parser) asyncStmt() Stmt {
	start := p.start()
	switch p.peek(1) {
	case kDef:
		p.next()
		return (*AsyncFunctionDef)(p.function(start, nil))
	case kFor:
		p.next()
		return (*AsyncFor)(p.forStmt(start))
	case kWith:
		p.next()
		return (*AsyncWith)(p.with(start))
	}
	p.next()
	p.fail()
	return nil
}

func (p *parser) simpleLine(body []Stmt) []Stmt {
	for {
		body = append(body, p.simple())
		if !p.got(tSemicolon) {
			break
		}
		if p.kind() == tNewline {
			break
		}
		p.begin()
	}
	p.want(tNewline)
	return body
}

func (p *parser) simple() Stmt {
	start := p.start()
	switch p.kind() {
	case kReturn:
		p.next()
		var value Expr
		if p.startsStar() {
			value = p.starExpressions()
		}
		return &Return{p.span(start), value}
	case kImport:
		return p.importStmt()
	case kFrom:
		return p.importFrom()
	case kRaise:
		return p.raiseStmt()
	case kPass:
		p.keywordAlone()
		return &Pass{p.span(start)}
	case kBreak:
		p.keywordAlone()
		return &Break{p.span(start)}
	case kContinue:
		p.keywordAlone()
		return &Continue{p.span(start)}
	case kDel:
		return p.delStmt()
	case kAssert:
		return p.assertStmt()
	case kGlobal:
		names, spans := p.nameList()
		return &Global{p.span(start), names, spans}
	case kNonlocal:
		names, spans := p.nameList()
		return &Nonlocal{p.span(start), names, spans}
	case kYield:
		if p.diag.on {
			p.diagnoseYieldTarget()
		}
		value := p.yieldExpr()
		return p.tree.exprStmts.Put(ExprStmt{p.span(start), value})
	case tName:
		if p.isName(p.i, "type") && p.peek(1) == tName && (p.peek(2) == tEqual || p.peek(2) == tLBracket) {
			return p.typeAlias()
		}
	}
	if p.diag.on {
		return p.diagnosedExprStmt()
	}
	return p.exprStmt()
}

func (p *parser) keywordAlone() {
	if p.diag.on {
		p.diagnoseStatementBeforeIf()
	}
	p.next()
}

func (p *parser) nameList() (names []string, spans []Span) {
	p.next()
	for {
		name, span := p.name()
		names, spans = append(names, name), append(spans, span)
		if !p.got(tComma) {
			return names, spans
		}
	}
}

// exprStmt parses an expression statement or any kind of assignment.
func (p *parser) exprStmt() Stmt {
	start := p.start()
	e := p.starExpressions()
	switch k := p.kind(); {
	case k == tEqual:
		return p.assign(start, e)
	case k == tColon:
		return p.annAssign(start, e)
	case k >= tPlusEqual && k <= tDoubleSlashEqual:
		return p.augAssign(start, e)
	}
	return p.tree.exprStmts.Put(ExprStmt{p.span(start), e})
}

func (p *parser) assign(start Pos, e Expr) Stmt {
	var room [shortList]Expr
	targets := room[:0]
	for p.kind() == tEqual {
		if _, isYield := e.(*Yield); isYield {
			p.fail()
		}
		targets = append(targets, p.target(e, useAssign))
		p.next()
		e = p.annotatedRHS()
	}
	return p.tree.assigns.Put(Assign{p.span(start), p.tree.exprs.List(targets), e})
}

func (p *parser) annAssign(start Pos, target Expr) Stmt {
	n := &AnnAssign{Target: target}
	switch target.(type) {
	case *Name:
		n.Simple = target.Range().Start == start
	case *Attribute, *Subscript:
	default:
		p.fail()
	}
	setContext(target, Store)
	p.next()
	n.Annotation = p.expression()
	if p.got(tEqual) {
		n.Value = p.annotatedRHS()
	}
	n.Span = p.span(start)
	return n
}

func (p *parser) augAssign(start Pos, target Expr) Stmt {
	switch target.(type) {
	case *Name, *Attribute, *Subscript:
	default:
		p.fail()
	}
	setContext(target, Store)
	op := precedenceOf(p.kind())
	p.next()
	value := p.annotatedRHS()
	return &AugAssign{p.span(start), target, op, value}
}

// precedenceOf returns the operator of an augmented assignment token, whose kinds run parallel to the plain ones.
func precedenceOf(k kind) Operator {
	plain := k - tPlusEqual + tPlus
	if plain == tDoubleStar {
		return Pow
	}
	return precedence[plain].op
}

func (p *parser) raiseStmt() Stmt {
	start := p.start()
	if p.diag.on {
		p.diagnoseRaise()
	}
	p.next()
	n := &Raise{}
	if startsExpr[p.kind()] {
		n.Exc = p.expression()
		if p.got(kFrom) {
			n.Cause = p.expression()
		}
	}
	n.Span = p.span(start)
	return n
}

func (p *parser) delStmt() Stmt {
	start := p.start()
	first := p.i
	p.next()
	n := &Delete{}
	p.diagnosed(first, p.diagnoseDelete, func() {
		for {
			n.Targets = append(n.Targets, p.target(p.bitwiseOr(), useDelete))
			if !p.got(tComma) || !startsExpr[p.kind()] {
				break
			}
		}
		if k := p.kind(); k != tNewline && k != tSemicolon {
			p.fail()
		}
	})
	n.Span = p.span(start)
	return n
}

func (p *parser) assertStmt() Stmt {
	start := p.start()
	if p.diag.on {
		p.diagnoseAssert()
	}
	p.next()
	n := &Assert{Test: p.expression()}
	if p.got(tComma) {
		n.Msg = p.expression()
	}
	n.Span = p.span(start)
	return n
}

func (p *parser) typeAlias() Stmt {
	start := p.start()
	p.next()
	n := &TypeAlias{Name: p.nameExpr(Store)}
	n.TypeParams = p.typeParams()
	p.want(tEqual)
	n.Value = p.expression()
	n.Span = p.span(start)
	return n
}

func (p *parser) importStmt() Stmt {
	start := p.start()
	if p.diag.on {
		p.diagnoseImport()
	}
	p.next()
	n := &Import{}
	for {
		n.Names = append(n.Names, p.importAlias(true))
		if !p.got(tComma) {
			break
		}
	}
	n.Span = p.span(start)
	return n
}

// importAlias parses a name, dotted if dotted is true, and its alias.
func (p *parser) importAlias(dotted bool) *Alias {
	a := &Alias{}
	start := p.start()
	if dotted {
		a.Name, a.NameSpan = p.dottedName()
	} else {
		a.Name, a.NameSpan = p.name()
	}
	if p.kind() == kAs {
		if p.diag.on {
			p.diagnoseImportTarget()
		}
		p.next()
		a.AsName, a.AsNameSpan = p.name()
	}
	a.Span = p.span(start)
	return a
}

func (p *parser) dottedName() (string, Span) {
	name, span := p.name()
	if p.kind() != tDot {
		return name, span
	}
	parts := []string{name}
	for p.got(tDot) {
		part, partSpan := p.name()
		parts = append(parts, part)
		span.End = partSpan.End
	}
	if int(span.End-span.Start) > p.limits.Identifier {
		p.stop(&Error{Span: span, File: p.file, Kind: SyntaxError, Limit: "identifier",
			Msg: fmt.Sprintf("dotted name is longer than %d bytes", p.limits.Identifier)})
	}
	return strings.Join(parts, "."), span
}

func (p *parser) importFrom() Stmt {
	start := p.start()
	p.next()
	n := &ImportFrom{}
	for {
		if p.got(tDot) {
			n.Level++
		} else if p.got(tEllipsis) {
			n.Level += 3
		} else {
			break
		}
	}
	if p.kind() == tName || n.Level == 0 {
		n.Module, n.ModuleSpan = p.dottedName()
	}
	p.want(kImport)
	n.Names = p.importTargets()
	n.Span = p.span(start)
	return n
}

func (p *parser) importTargets() []*Alias {
	if p.kind() == tStar {
		span := p.tokSpan()
		p.next()
		return []*Alias{{Span: span, Name: "*", NameSpan: span}}
	}
	if p.diag.on && p.kind() == tNewline {
		p.raise(p.tokSpan(), "Expected one or more names after 'import'")
	}
	parens := p.got(tLParen)
	names := []*Alias{p.importAlias(false)}
	for p.kind() == tComma {
		p.next()
		if parens && p.kind() == tRParen {
			break
		}
		if p.kind() == tNewline {
			p.raise(p.tokSpan(), "trailing comma not allowed without surrounding parentheses")
		}
		names = append(names, p.importAlias(false))
	}
	if parens {
		p.want(tRParen)
	}
	return names
}

// colon consumes the colon before a block. CPython says that one is missing only at the end of a line.
func (p *parser) colon() {
	if p.kind() == tNewline {
		p.raise(p.tokSpan(), "expected ':'")
	}
	p.want(tColon)
}

// forcedColon consumes a colon, where anything else is an error of its own.
func (p *parser) forcedColon() {
	if p.kind() != tColon {
		p.expected(":")
	}
	p.next()
}

// expected reports that the current token should be another, unless the scanner failed there.
func (p *parser) expected(what string) {
	if p.kind() == tError {
		p.fail()
	}
	p.raise(p.tokSpan(), "expected '"+what+"'")
}

// block parses the body of a compound statement; after names it for the message.
func (p *parser) block(after string, header Pos) []Stmt {
	if p.kind() != tNewline {
		p.begin()
		return p.simpleLine(nil)
	}
	p.next()
	if p.kind() != tIndent {
		if p.kind() == tError {
			p.fail()
		}
		p.raiseIndent(fmt.Sprintf("expected an indented block after %s on line %d", after, p.line(header)))
	}
	p.next()
	body := p.tree.stmts.Few()
	for p.kind() != tDedent {
		if p.kind() == tEOF {
			p.fail()
		}
		body = p.statement(body)
	}
	p.next()
	return body
}

func (p *parser) ifStmt() Stmt {
	start := p.start()
	word := "'if' statement"
	if p.kind() == kElif {
		word = "'elif' statement"
	}
	p.enter()
	defer p.leave()
	p.next()
	n := &If{Test: p.namedExpression()}
	p.colon()
	n.Body = p.block(word, start)
	if p.kind() == kElif {
		n.Orelse = []Stmt{p.ifStmt()}
	} else {
		n.Orelse = p.elseBlock()
	}
	n.Span = p.spanOfBlock(start)
	return n
}

// spanOfBlock ends a compound statement where its last token with text ends.
func (p *parser) spanOfBlock(start Pos) Span {
	i := p.i - 1
	for i > 0 && (p.tokens[i].kind == tNewline || p.tokens[i].kind == tDedent) {
		i--
	}
	return Span{start, p.tokens[i].end}
}

func (p *parser) elseBlock() []Stmt {
	if p.kind() != kElse {
		return nil
	}
	start := p.start()
	p.next()
	p.forcedColon()
	body := p.block("'else' statement", start)
	if p.kind() == kElif {
		p.raise(p.tokSpan(), "'elif' block follows an 'else' block")
	}
	return body
}

func (p *parser) whileStmt() Stmt {
	start := p.start()
	p.next()
	n := &While{Test: p.namedExpression()}
	p.colon()
	n.Body = p.block("'while' statement", start)
	n.Orelse = p.elseBlock()
	n.Span = p.spanOfBlock(start)
	return n
}

// forStmt parses a for loop whose statement begins at start, perhaps with async.
func (p *parser) forStmt(start Pos) *For {
	header := p.start()
	first := p.i
	p.next()
	n := &For{}
	p.diagnosed(first, p.diagnoseForTarget, func() {
		n.Target = p.starTargets()
		p.want(kIn)
	})
	n.Iter = p.starExpressions()
	p.colon()
	n.Body = p.block("'for' statement", header)
	n.Orelse = p.elseBlock()
	n.Span = p.spanOfBlock(start)
	return n
}

func (p *parser) tryStmt() Stmt {
	start := p.start()
	p.next()
	p.forcedColon()
	n := &Try{Body: p.block("'try' statement", start)}
	star := p.kind() == kExcept && p.peek(1) == tStar
	for p.kind() == kExcept {
		if p.peek(1) == tStar != star {
			p.raise(p.tokSpan(), "cannot have both 'except' and 'except*' on the same 'try'")
		}
		n.Handlers = append(n.Handlers, p.exceptHandler())
	}
	if len(n.Handlers) == 0 && p.kind() != kFinally {
		if p.kind() == tError {
			p.fail()
		}
		p.raise(p.tokSpan(), "expected 'except' or 'finally' block")
	}
	if len(n.Handlers) > 0 {
		n.Orelse = p.elseBlock()
	}
	n.Finalbody = p.finallyBlock()
	n.Span = p.spanOfBlock(start)
	if star {
		return (*TryStar)(n)
	}
	return n
}

func (p *parser) finallyBlock() []Stmt {
	if p.kind() != kFinally {
		return nil
	}
	start := p.start()
	p.next()
	p.forcedColon()
	return p.block("'finally' statement", start)
}

func (p *parser) exceptHandler() *ExceptHandler {
	start := p.start()
	p.begin()
	word := "except"
	p.next()
	n := &ExceptHandler{}
	if p.got(tStar) {
		word = "except*"
		if k := p.kind(); k == tNewline || k == tColon {
			p.raise(p.tokSpan(), "expected one or more exception types")
		}
	}
	if p.kind() != tColon && p.kind() != tNewline {
		p.exceptTypes(n, word)
	}
	p.colon()
	n.Body = p.block("'"+word+"' statement", start)
	n.Span = p.spanOfBlock(start)
	return n
}

func (p *parser) exceptTypes(n *ExceptHandler, word string) {
	first := p.i
	n.Type = p.expression()
	if p.kind() == tComma {
		p.i = first
		n.Type = p.expressions()
		if p.kind() == kAs && p.peek(1) == tName && p.peek(2) == tColon {
			p.raise(n.Type.Range(), "multiple exception types must be parenthesized when using 'as'")
		}
		return
	}
	if p.kind() != kAs {
		return
	}
	p.next()
	if p.diag.on {
		p.diagnoseExceptTarget(word)
	}
	n.Name, n.NameSpan = p.name()
}

// with parses a with statement that begins at start, perhaps with async.
func (p *parser) with(start Pos) *With {
	header := p.start()
	p.next()
	n := &With{}
	if !p.parenthesisedItems(n) {
		p.withItems(n)
	}
	p.colon()
	n.Body = p.block("'with' statement", header)
	n.Span = p.spanOfBlock(start)
	return n
}

func (p *parser) withItems(n *With) {
	for {
		n.Items = append(n.Items, p.withItem())
		if p.kind() != tComma {
			return
		}
		p.next()
	}
}

// parenthesisedItems parses items in parentheses, if the matching one is followed by a colon and what is
// between is a list of items; else it consumes nothing.
func (p *parser) parenthesisedItems(n *With) bool {
	if p.kind() != tLParen || !p.colonAfterParenthesis() {
		return false
	}
	return p.try(func() {
		p.next()
		n.Items = nil
		for {
			n.Items = append(n.Items, p.withItem())
			if !p.got(tComma) || p.kind() == tRParen {
				break
			}
		}
		p.want(tRParen)
		if p.kind() != tColon {
			p.fail()
		}
	})
}

func (p *parser) colonAfterParenthesis() bool {
	level := 0
	for i := p.i; i < len(p.tokens); i++ {
		switch p.tokens[i].kind {
		case tLParen, tLBracket, tLBrace:
			level++
		case tRParen, tRBracket, tRBrace:
			if level--; level == 0 {
				return p.tokens[min(i+1, len(p.tokens)-1)].kind == tColon
			}
		}
	}
	return false
}

func (p *parser) withItem() *WithItem {
	start := p.start()
	n := &WithItem{ContextExpr: p.expression()}
	if p.kind() == kAs {
		p.next()
		first := p.i
		p.diagnosed(first, p.diagnoseWithTarget, func() {
			n.OptionalVars = p.target(p.starTarget(), useAssign)
			if k := p.kind(); k != tComma && k != tRParen && k != tColon && k != tNewline {
				p.fail()
			}
		})
	}
	n.Span = p.span(start)
	return n
}

func (p *parser) starTarget() Expr {
	if p.kind() == tStar {
		return p.starred(p.bitwiseOr)
	}
	return p.bitwiseOr()
}

func (p *parser) decorated() Stmt {
	var decorators []Expr
	for p.got(tAt) {
		decorators = append(decorators, p.namedExpression())
		p.want(tNewline)
	}
	start := p.start()
	switch {
	case p.kind() == kDef:
		return p.function(start, decorators)
	case p.kind() == kClass:
		return p.class(decorators)
	case p.kind() == kAsync && p.peek(1) == kDef:
		p.next()
		return (*AsyncFunctionDef)(p.function(start, decorators))
	}
	p.fail()
	return nil
}

// function parses a function definition that begins at start, perhaps with async.
func (p *parser) function(start Pos, decorators []Expr) *FunctionDef {
	header := p.start()
	p.begin()
	p.next()
	n := &FunctionDef{DecoratorList: decorators}
	n.Name, n.NameSpan = p.name()
	if !p.diag.on {
		n.TypeParams = p.typeParams()
	} else {
		p.try(func() { n.TypeParams = p.typeParams() })
	}
	if p.kind() != tLParen {
		p.expected("(")
	}
	p.next()
	n.Args = p.parameters(tRParen, true)
	p.want(tRParen)
	if p.got(tArrow) {
		n.ReturnType = p.expression()
	}
	p.forcedColon()
	n.Body = p.block("function definition", header)
	n.Span = p.spanOfBlock(start)
	return n
}

func (p *parser) class(decorators []Expr) Stmt {
	start := p.start()
	p.begin()
	p.next()
	n := &ClassDef{DecoratorList: decorators}
	n.Name, n.NameSpan = p.name()
	n.TypeParams = p.typeParams()
	if p.kind() == tLParen {
		n.Bases, n.Keywords = p.callArgs(false)
	}
	p.colon()
	n.Body = p.block("class definition", start)
	n.Span = p.spanOfBlock(start)
	return n
}

// typeParams parses a type parameter list, if there is one.
func (p *parser) typeParams() []TypeParam {
	if p.kind() != tLBracket {
		return nil
	}
	p.next()
	if p.kind() == tRBracket {
		p.raise(p.tokSpan(), "Type parameter list cannot be empty")
	}
	var params []TypeParam
	for p.kind() != tRBracket {
		params = append(params, p.typeParam())
		if !p.got(tComma) {
			break
		}
	}
	p.want(tRBracket)
	return params
}

func (p *parser) typeParam() TypeParam {
	start := p.start()
	switch p.kind() {
	case tStar:
		p.next()
		n := &TypeVarTuple{}
		n.Name, n.NameSpan = p.name()
		p.noBound("TypeVarTuple")
		if p.got(tEqual) {
			n.DefaultValue = p.starExpr()
		}
		n.Span = p.span(start)
		return n
	case tDoubleStar:
		p.next()
		n := &ParamSpec{}
		n.Name, n.NameSpan = p.name()
		p.noBound("ParamSpec")
		if p.got(tEqual) {
			n.DefaultValue = p.expression()
		}
		n.Span = p.span(start)
		return n
	}
	n := &TypeVar{}
	n.Name, n.NameSpan = p.name()
	if p.got(tColon) {
		n.Bound = p.expression()
	}
	if p.got(tEqual) {
		n.DefaultValue = p.expression()
	}
	n.Span = p.span(start)
	return n
}

func (p *parser) noBound(what string) {
	if p.kind() != tColon {
		return
	}
	colon := p.tokSpan()
	p.next()
	word := "bound"
	if _, ok := p.expression().(*Tuple); ok {
		word = "constraints"
	}
	p.raise(colon, fmt.Sprintf("cannot use %s with %s", word, what))
}
