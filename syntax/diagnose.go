package syntax

import (
	"bytes"
	"strconv"
)

// When the parser fails without a message, the innermost statement that failed is parsed once more with the
// diagnosis on. Then the functions of this file look, at the same places and in the same order as CPython's
// "invalid_" rules, for mistakes that have a message of their own. Results are kept by place, and the work is
// bounded, so this second look takes linear time.
type diagnosis struct {
	armed, on bool
	simple    bool   // within an expression statement or assignment
	quiet     int    // above 0: parse, but look for no mistakes
	from      int    // token of the statement that failed
	budget    int    // what may still be looked at; 0 ends the diagnosis
	found     *Error // the first mistake found
	memo      map[memoKey]memoValue
	levels    []int16 // open brackets before each token
}

// maxSecondLook bounds the tokens and results that a diagnosis looks at.
const maxSecondLook = 500_000

type rule uint8

const (
	ruleExpression rule = iota
	ruleDisjunction
	ruleBitwiseOr
	ruleNamed
)

type memoKey struct {
	rule  rule
	quiet bool
	at    int
}

type memoValue struct {
	expr Expr
	next int // the token after it; -1 if there is no such expression
}

func itoa(n int) string { return strconv.Itoa(n) }

func (d *diagnosis) spend() {
	if d.budget--; d.budget < 0 {
		panic(failure{})
	}
}

// explain finds the error to report after the parser failed, with err or without a message.
func (p *parser) explain(s *scanner, err *Error) *Error {
	err = p.explained(s, err)
	if err.Start >= Pos(len(p.src)) {
		err.Span = p.endOfText()
	}
	return err
}

// endOfText is where an error at the end of the file is shown: the line end of the last line.
func (p *parser) endOfText() Span {
	end := Pos(len(p.src))
	switch {
	case bytes.HasSuffix(p.src, []byte("\r\n")):
		return Span{end - 2, end}
	case bytes.HasSuffix(p.src, []byte{'\n'}), bytes.HasSuffix(p.src, []byte{'\r'}):
		return Span{end - 1, end}
	}
	return Span{end, end}
}

func (p *parser) explained(s *scanner, err *Error) *Error {
	if err != nil {
		if err.Limit != "" {
			return err
		}
		return p.preferScanner(s, err)
	}
	failed := p.tokens[p.far]
	if failed.kind == tError {
		return s.err
	}
	if err := p.secondLook(); err != nil {
		return p.preferScanner(s, err)
	}
	span := Span{failed.start, failed.end}
	switch failed.kind {
	case tIndent:
		return &Error{Span: span, File: p.file, Kind: IndentationError, Msg: "unexpected indent"}
	case tDedent:
		return &Error{Span: span, File: p.file, Kind: IndentationError, Msg: "unexpected unindent"}
	}
	return p.preferScanner(s, &Error{Span: span, File: p.file, Kind: SyntaxError, Msg: "invalid syntax"})
}

// preferScanner returns the scanner's error if there is one anywhere in the source, else the parser's. Errors in
// indentation and line joining count only where the parser comes to them. A bracket
// that was never closed counts only if it is on an earlier line.
func (p *parser) preferScanner(s *scanner, err *Error) *Error {
	if s.err == nil {
		return err
	}
	if !s.soft && !s.unclosedBracket {
		return s.err
	}
	far, n := p.tokens[p.far], len(s.brackets)
	switch {
	case s.unclosedBracket && far.kind == tError:
		return s.err
	case n == 0 || far.kind == tError || p.line(far.start) <= p.line(s.brackets[n-1].pos):
		return err
	}
	s.err = nil
	s.unclosed()
	return s.err
}

// secondLook parses again with the diagnosis on and returns the error that it finds, if any.
func (p *parser) secondLook() (err *Error) {
	defer func() {
		switch r := recover().(type) {
		case nil, failure:
			err = p.diag.found
		case *Error:
			err = r
		default:
			panic(r)
		}
	}()
	p.diag = diagnosis{armed: true, from: p.stmt, budget: min(20*len(p.tokens)+100_000, maxSecondLook), memo: map[memoKey]memoValue{}}
	p.i, p.depth = 0, 0
	p.measureLevels()
	p.module()
	return nil
}

func (p *parser) measureLevels() {
	p.diag.levels = make([]int16, len(p.tokens))
	level := int16(0)
	for i, t := range p.tokens {
		switch t.kind {
		case tLParen, tLBracket, tLBrace:
			level++
		case tRParen, tRBracket, tRBrace:
			level--
		}
		p.diag.levels[i] = level
	}
}

// try calls f; if f fails without a message it goes back to where it was and returns false.
func (p *parser) try(f func()) (ok bool) {
	i, depth, quiet := p.i, p.depth, p.diag.quiet
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if _, isFailure := r.(failure); !isFailure {
			panic(r)
		}
		p.i, p.depth, p.diag.quiet, ok = i, depth, quiet, false
	}()
	f()
	return true
}

// attempt parses an expression with f and returns it, or nil if there is none here.
func (p *parser) attempt(f func() Expr) Expr {
	var e Expr
	if !p.try(func() { e = f() }) {
		return nil
	}
	return e
}

// looking tells whether mistakes are to be looked for.
func (p *parser) looking() bool { return p.diag.on && p.diag.quiet == 0 }

// look calls f and goes back; f raises what it finds.
func (p *parser) look(f func()) {
	if !p.looking() {
		return
	}
	i := p.i
	p.try(f)
	p.i = i
}

// quietly parses with f without looking for mistakes.
func (p *parser) quietly(f func() Expr) Expr {
	p.diag.quiet++
	e := p.attempt(f)
	p.diag.quiet--
	return e
}

// memoised parses with f, or takes what f gave here before.
func (p *parser) memoised(r rule, f func() Expr) Expr {
	key := memoKey{r, p.diag.quiet > 0, p.i}
	if v, ok := p.diag.memo[key]; ok {
		if v.next < 0 {
			p.fail()
		}
		p.diag.spend()
		p.i = v.next
		return v.expr
	}
	e := p.attempt(f)
	if e == nil {
		p.diag.memo[key] = memoValue{nil, -1}
		p.fail()
	}
	p.diag.memo[key] = memoValue{e, p.i}
	return e
}

// diagnosed parses with f. If that fails while mistakes are looked for, hook looks from token first on.
func (p *parser) diagnosed(first int, hook func(), f func()) {
	if !p.looking() {
		f()
		return
	}
	if p.try(f) {
		return
	}
	p.i = first
	p.look(hook)
	p.fail()
}

func (p *parser) isSoftKeyword() bool {
	for _, word := range []string{"match", "case", "type", "_"} {
		if p.isName(p.i, word) {
			return true
		}
	}
	return false
}

func (p *parser) isLegacy(e Expr) (string, bool) {
	n, ok := e.(*Name)
	if !ok || n.ID != "print" && n.ID != "exec" {
		return "", false
	}
	return n.ID, true
}

func (p *parser) diagnosedExpression() Expr {
	p.enter()
	defer p.leave()
	if p.diag.quiet == 0 {
		p.look(p.lookMissingComma)
		p.look(p.lookConditional)
		p.look(p.lookLambda)
		p.look(p.lookLegacy)
	}
	return p.plainExpression()
}

// lookMissingComma finds two expressions side by side within brackets, and a string that ended too early.
func (p *parser) lookMissingComma() {
	if p.kind() == tString {
		p.look(p.lookSplitString)
	}
	if p.kind() == tName && p.peek(1) == tString || p.kind() == tName && p.isSoftKeyword() {
		return
	}
	a := p.attempt(p.disjunction)
	if a == nil || !startsExpr[p.kind()] {
		return
	}
	b := p.quietly(p.plainExpression)
	if b == nil {
		return
	}
	if _, legacy := p.isLegacy(a); legacy || p.levelBefore() == 0 {
		return
	}
	p.raise(Span{a.Range().Start, b.Range().End}, "invalid syntax. Perhaps you forgot a comma?")
}

// levelBefore is the number of brackets open at the last consumed token.
func (p *parser) levelBefore() int16 { return p.diag.levels[p.i-1] }

func (p *parser) lookSplitString() {
	p.next()
	var first, last Expr
	for p.kind() != tString && startsExpr[p.kind()] {
		e := p.quietly(p.plainExpression)
		if e == nil {
			return
		}
		if first == nil {
			first = e
		}
		last = e
	}
	if first != nil && p.kind() == tString {
		p.raise(Span{first.Range().Start, last.Range().End}, "invalid syntax. Is this intended to be part of the string?")
	}
}

func (p *parser) lookConditional() {
	a := p.disjunction()
	if !p.got(kIf) {
		return
	}
	b := p.disjunction()
	if p.kind() != kElse {
		if p.kind() != tColon {
			p.raise(Span{a.Range().Start, b.Range().End}, "expected 'else' after 'if' expression")
		}
		return
	}
	p.next()
	switch p.kind() {
	case kPass, kBreak, kContinue, kReturn, kRaise, kDel, kImport, kGlobal, kNonlocal, kAssert, kYield:
		p.raise(p.tokSpan(), "expected expression after 'else', but statement is given")
	}
}

func (p *parser) lookLambda() {
	if p.kind() != kLambda {
		return
	}
	start := p.start()
	p.next()
	p.parameters(tColon, false)
	if p.got(tColon) && p.kind() == tFMiddle {
		p.raise(p.span(start), "f-string: lambda expressions are not allowed without parentheses")
	}
}

func (p *parser) lookLegacy() {
	if p.kind() != tName || p.peek(1) == tLParen || !(p.isName(p.i, "print") || p.isName(p.i, "exec")) {
		return
	}
	name, span := p.name()
	if !p.startsStar() {
		return
	}
	if b := p.attempt(p.starExpressions); b != nil {
		p.raise(Span{span.Start, b.Range().End}, "Missing parentheses in call to '"+name+"'. Did you mean "+name+"(...)?")
	}
}

// diagnoseNamed finds = or := where a comparison or a name belongs.
func (p *parser) diagnoseNamed() {
	key := memoKey{ruleNamed, false, p.i}
	if _, done := p.diag.memo[key]; done || p.diag.quiet > 0 {
		return
	}
	p.diag.memo[key] = memoValue{}
	p.look(func() {
		a := p.expression()
		if p.got(tColonEqual) && p.attempt(p.expression) != nil {
			p.raise(a.Range(), "cannot use assignment expressions with "+exprName(a))
		}
	})
	p.look(p.lookEqual)
}

func (p *parser) lookEqual() {
	a := p.bitwiseOr()
	isName := p.peek(-1) == tName && p.tokens[p.i-1].start == a.Range().Start
	if p.kind() != tEqual {
		return
	}
	p.next()
	b := p.bitwiseOr()
	if p.kind() == tEqual || p.kind() == tColonEqual {
		return
	}
	if isName {
		if p.inStatement() {
			return
		}
		p.raise(Span{a.Range().Start, b.Range().End}, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
	switch n := a.(type) {
	case *List, *Tuple, *GeneratorExp:
		return
	case *Constant:
		if _, isBool := n.Value.(bool); isBool || n.Value == nil {
			return
		}
	case *Name, *Attribute, *Subscript:
		if p.inStatement() {
			return
		}
	}
	p.raise(a.Range(), "cannot assign to "+exprName(a)+" here. Maybe you meant '==' instead of '='?")
}

// inStatement is where an assignment statement may stand, so that = is no mistake by itself.
func (p *parser) inStatement() bool { return p.diag.levels[p.i-1] == 0 && p.diag.simple }

// diagnosedBinary parses an operator and its right operand; if there is no such operand it consumes nothing.
func (p *parser) diagnosedBinary(start Pos, left Expr, op Operator, level uint8) Expr {
	whole := p.attempt(func() Expr {
		p.next()
		if level >= precedence[tPlus].level {
			p.diagnoseNot()
		}
		right := p.binary(level + 1)
		return &BinOp{p.span(start), left, op, right}
	})
	if whole == nil {
		return left
	}
	return whole
}

// diagnoseNot finds not after an operator.
func (p *parser) diagnoseNot() {
	if p.kind() != kNot {
		return
	}
	p.look(func() {
		start := p.start()
		p.inversion()
		p.raise(p.span(start), "'not' after an operator must be parenthesized")
	})
}

func (p *parser) diagnoseParenthesis() {
	p.look(func() {
		p.next()
		t := p.tok()
		switch t.kind {
		case tStar:
			e := p.starred(p.expression)
			if p.kind() == tRParen {
				p.raise(e.Range(), "cannot use starred expression here")
			}
			p.lookUnpackedComprehension(Span{t.start, t.end}, "iterable unpacking cannot be used in comprehension")
		case tDoubleStar:
			p.next()
			p.expression()
			if p.kind() == tRParen {
				p.raise(Span{t.start, t.end}, "cannot use double starred expression here")
			}
		}
	})
}

func (p *parser) lookUnpackedComprehension(span Span, msg string) {
	if p.atComprehension() && p.try(func() { p.comprehensions() }) {
		p.raise(span, msg)
	}
}

// diagnoseDisplay finds a comprehension without parentheses round its target, in a list or set.
func (p *parser) diagnoseDisplay() {
	p.look(func() {
		p.next()
		if p.kind() == tStar {
			e := p.starred(p.bitwiseOr)
			p.lookUnpackedComprehension(e.Range(), "iterable unpacking cannot be used in comprehension")
		}
	})
	p.look(func() {
		p.next()
		first := p.starNamed()
		end := first.Range().End
		if p.kind() != tComma {
			return
		}
		for p.got(tComma) {
			end = p.end()
			if !p.startsStar() {
				break
			}
			end = p.starNamed().Range().End
		}
		p.lookUnpackedComprehension(Span{first.Range().Start, end},
			"did you forget parentheses around the comprehension target?")
	})
}

func (p *parser) diagnoseBraces() {
	p.diagnoseDisplay()
	p.look(func() {
		p.next()
		if t := p.tok(); t.kind == tDoubleStar {
			p.next()
			p.bitwiseOr()
			p.lookUnpackedComprehension(Span{t.start, t.end}, "dict unpacking cannot be used in dict comprehension")
		}
	})
	p.look(p.lookDictItems)
}

// lookDictItems goes through the items of a dict up to the first that is none.
func (p *parser) lookDictItems() {
	p.next()
	for first := true; ; first = false {
		if p.kind() == tDoubleStar {
			p.next()
			p.bitwiseOr()
			if p.kind() == tColon {
				return
			}
		} else if !p.lookDictItem(first) {
			return
		}
		if !p.got(tComma) {
			return
		}
	}
}

func (p *parser) lookDictItem(first bool) bool {
	if !startsExpr[p.kind()] {
		return false
	}
	key := p.expression()
	if p.kind() != tColon {
		if !first && p.kind() != tError {
			p.raise(Span{key.Range().End - 1, key.Range().End}, "':' expected after dictionary key")
		}
		return false
	}
	colon := p.tokSpan()
	p.next()
	switch p.kind() {
	case tRBrace, tComma:
		p.raise(colon, "expression expected after dictionary key and ':'")
	case tStar:
		star := p.start()
		p.next()
		p.bitwiseOr()
		p.raise(p.span(star), "cannot use a starred expression in a dictionary value")
	case tDoubleStar:
		star := p.start()
		p.next()
		p.bitwiseOr()
		p.raise(p.span(star), "cannot use dict unpacking in a dictionary value")
	}
	p.expression()
	return true
}

// diagnoseComprehensionFor looks at a for of a comprehension, the parser standing after it.
func (p *parser) diagnoseComprehensionFor() {
	ok := false
	i := p.i
	p.try(func() {
		p.starTargets()
		ok = p.kind() == kIn
	})
	p.i = i
	if ok {
		return
	}
	p.look(func() {
		p.tupleOf(p.bitwiseOr)
		if p.kind() != kIn {
			p.raise(p.tokSpan(), "'in' expected after for-loop variables")
		}
	})
	p.look(p.lookForTarget)
}

func (p *parser) lookForTarget() {
	e := p.starExpressions()
	if bad := invalidTarget(e, useFor); bad != nil {
		p.raise(bad.Range(), "cannot assign to "+exprName(bad))
	}
}

// diagnoseForTarget looks at a for statement, the parser standing at for.
func (p *parser) diagnoseForTarget() {
	p.next()
	p.lookForTarget()
}

func (p *parser) diagnoseWithTarget() {
	e := p.expression()
	if k := p.kind(); k != tComma && k != tRParen && k != tColon {
		return
	}
	if bad := invalidTarget(e, useAssign); bad != nil {
		p.raise(bad.Range(), "cannot assign to "+exprName(bad))
	}
}

func (p *parser) diagnoseDelete() {
	p.next()
	e := p.starExpressions()
	if bad := invalidTarget(e, useDelete); bad != nil {
		p.raise(bad.Range(), "cannot delete "+exprName(bad))
	}
}

// diagnoseArguments looks at the arguments of a call, the parser standing at the first.
func (p *parser) diagnoseArguments() { p.look(p.lookArguments) }

func (p *parser) lookArguments() {
	args, keywords, unpacked := 0, 0, false
	for p.kind() != tRParen {
		t := p.tok()
		switch {
		case t.kind == tStar:
			p.lookStarArgument(unpacked)
			args++
		case t.kind == tDoubleStar:
			p.lookDoubleStarArgument()
			keywords++
			unpacked = true
		case (t.kind == kTrue || t.kind == kFalse || t.kind == kNone) && p.peek(1) == tEqual:
			p.raise(Span{t.start, p.tokens[p.i+1].end}, "cannot assign to "+p.text(t))
		case t.kind == tName && p.peek(1) == tEqual:
			p.lookKeyword()
			keywords++
		default:
			p.lookPositional(args, keywords, unpacked)
			args++
		}
		if !p.got(tComma) {
			return
		}
	}
}

func (p *parser) lookStarArgument(unpacked bool) {
	start := p.start()
	if unpacked {
		p.raise(p.tokens[p.i-1].span(), "iterable argument unpacking follows keyword argument unpacking")
	}
	if !startsExpr[p.peek(1)] && p.peek(1) != tError {
		p.raise(p.tokSpan(), "Invalid star expression")
	}
	p.starred(p.expression)
	if p.got(tEqual) && p.attempt(p.expression) != nil {
		p.raise(p.span(start), "cannot assign to iterable argument unpacking")
	}
}

func (t token) span() Span { return Span{t.start, t.end} }

func (p *parser) lookDoubleStarArgument() {
	start := p.start()
	p.next()
	p.expression()
	if p.got(tEqual) && p.attempt(p.expression) != nil {
		p.raise(p.span(start), "cannot assign to keyword argument unpacking")
	}
}

func (p *parser) lookKeyword() {
	start := p.start()
	p.next()
	p.next()
	span := p.span(start)
	if k := p.kind(); k == tComma || k == tRParen {
		p.raise(span, "expected argument value expression")
	}
	p.expression()
	if p.atComprehension() && p.try(func() { p.comprehensions() }) {
		p.raise(span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
}

func (p *parser) lookPositional(args, keywords int, unpacked bool) {
	start := p.start()
	if p.kind() == tName && p.peek(1) == tColonEqual {
		p.assignmentExpression()
	} else {
		p.expression()
	}
	switch {
	case p.kind() == tEqual:
		p.next()
		p.raise(p.span(start), "expression cannot contain assignment, perhaps you meant \"==\"?")
	case p.atComprehension():
		p.comprehensions()
		if args > 0 || keywords > 0 || p.kind() == tComma {
			p.raise(p.span(start), "Generator expression must be parenthesized")
		}
	}
	if keywords == 0 {
		return
	}
	msg := "positional argument follows keyword argument"
	if p.lookMoreArguments() || unpacked {
		msg += " unpacking"
	}
	p.raise(p.tokSpan(), msg)
}

// lookMoreArguments skips the arguments that follow a misplaced one, because CPython reports the place where
// they end. It tells whether there is an unpacking among them.
func (p *parser) lookMoreArguments() (unpacked bool) {
	keyword := false
	for p.kind() == tComma {
		p.next()
		switch {
		case p.kind() == tDoubleStar:
			p.next()
			keyword, unpacked = true, true
		case p.kind() == tStar:
			p.next()
		case p.kind() == tName && p.peek(1) == tEqual:
			p.next()
			p.next()
			keyword = true
		case keyword:
			p.attempt(p.expression)
			return unpacked
		}
		if p.attempt(p.expression) == nil {
			return unpacked
		}
	}
	return unpacked
}

// diagnoseParameters looks at a parameter list, the parser standing at the first.
func (p *parser) diagnoseParameters(closer kind) {
	p.look(func() { p.lookParameters(closer) })
}

// paramsSeen is what lookParameters has seen so far.
type paramsSeen struct {
	count                 int
	slash, star, defaults bool
}

func (p *parser) lookParameters(closer kind) {
	var seen paramsSeen
	for p.kind() != closer {
		t := p.tok()
		switch t.kind {
		case tSlash:
			p.lookSlash(&seen)
		case tStar:
			p.lookStar(&seen, closer)
		case tDoubleStar:
			p.lookKwargs(closer)
			return
		case tLParen:
			p.lookParenthesisedParameter(closer)
			return
		case tName:
			p.lookParameter(&seen, closer)
		default:
			return
		}
		if !p.got(tComma) {
			return
		}
	}
}

func (p *parser) lookSlash(seen *paramsSeen) {
	span := p.tokSpan()
	switch {
	case seen.slash:
		p.raise(span, "/ may appear only once")
	case seen.star:
		p.raise(span, "/ must be ahead of *")
	case seen.count == 0 && p.peek(1) == tComma:
		p.raise(span, "at least one argument must precede /")
	}
	seen.slash = true
	if p.next(); p.kind() == tStar {
		p.raise(p.tokSpan(), "expected comma between / and *")
	}
}

func (p *parser) lookStar(seen *paramsSeen, closer kind) {
	span := p.tokSpan()
	if seen.star {
		p.raise(span, "* argument may appear only once")
	}
	seen.star = true
	p.next()
	switch {
	case p.kind() == closer, p.kind() == tComma && (p.peek(1) == closer || p.peek(1) == tDoubleStar):
		p.raise(span, "named arguments must follow bare *")
	case p.kind() == tComma:
		return
	}
	p.arg(closer == tRParen, true)
	if p.kind() == tEqual {
		p.raise(p.tokSpan(), "var-positional argument cannot have default value")
	}
}

func (p *parser) lookKwargs(closer kind) {
	p.next()
	p.arg(closer == tRParen, false)
	if p.kind() == tEqual {
		p.raise(p.tokSpan(), "var-keyword argument cannot have default value")
	}
	if !p.got(tComma) {
		return
	}
	switch p.kind() {
	case tName, tStar, tDoubleStar, tSlash:
		p.raise(p.tokSpan(), "arguments cannot follow var-keyword argument")
	}
}

func (p *parser) lookParenthesisedParameter(closer kind) {
	start := p.start()
	p.next()
	for p.kind() == tName {
		p.next()
		if !p.got(tComma) {
			break
		}
	}
	if p.got(tRParen) {
		what := "Function"
		if closer == tColon {
			what = "Lambda expression"
		}
		p.raise(p.span(start), what+" parameters cannot be parenthesized")
	}
}

func (p *parser) lookParameter(seen *paramsSeen, closer kind) {
	a := p.arg(closer == tRParen, false)
	seen.count++
	if p.kind() != tEqual {
		if seen.defaults && !seen.star && (p.kind() == tComma || p.kind() == closer) {
			p.raise(a.Span, "parameter without a default follows parameter with a default")
		}
		return
	}
	p.diagnoseDefault()
	p.next()
	p.expression()
	seen.defaults = true
}

// diagnoseDefault finds a default that is not there, the parser standing at =.
func (p *parser) diagnoseDefault() {
	if k := p.peek(1); p.looking() && (k == tRParen || k == tComma) {
		p.raise(p.tokSpan(), "expected default value expression")
	}
}

// diagnoseYieldTarget finds an assignment to a yield, the parser standing at yield.
func (p *parser) diagnoseYieldTarget() {
	p.look(func() {
		e := p.yieldExpr()
		if p.kind() == tEqual {
			p.raise(e.Range(), "assignment to yield expression not possible")
		}
	})
}

// diagnosedExprStmt parses an expression statement or an assignment and explains why it is none.
func (p *parser) diagnosedExprStmt() Stmt {
	var s Stmt
	first := p.i
	p.diag.simple = true
	defer func() { p.diag.simple = false }()
	if p.try(func() { s = p.exprStmt() }) {
		end := p.i
		if k := p.kind(); k != tNewline && k != tSemicolon {
			p.i = first
			p.look(p.lookMatch)
			p.i = end
		}
		return s
	}
	p.i = first
	p.look(p.lookMatch)
	p.look(p.lookAnnotation)
	p.look(p.lookAssignment)
	p.look(p.lookAugmented)
	p.fail()
	return nil
}

// lookMatch finds a match statement without its colon.
func (p *parser) lookMatch() {
	if !p.isName(p.i, "match") {
		return
	}
	p.next()
	p.matchSubject()
	if p.kind() == tNewline {
		p.raise(p.tokSpan(), "expected ':'")
	}
}

func (p *parser) lookAnnotation() {
	first := p.starNamed()
	start := first.Range()
	isTuple := p.kind() == tComma
	for p.got(tComma) && p.startsStar() {
		p.starNamed()
	}
	if p.kind() != tColon {
		return
	}
	p.next()
	if p.attempt(p.expression) == nil {
		return
	}
	switch first.(type) {
	case *Name, *Attribute, *Subscript:
		if !isTuple {
			return
		}
	}
	_, list := first.(*List)
	_, tuple := first.(*Tuple)
	switch {
	case isTuple || tuple:
		p.raise(start, "only single target (not tuple) can be annotated")
	case list:
		p.raise(start, "only single target (not list) can be annotated")
	}
	p.raise(start, "illegal target for annotation")
}

func (p *parser) lookAssignment() {
	for {
		if p.kind() == kYield {
			e := p.yieldExpr()
			if p.kind() == tEqual {
				p.raise(e.Range(), "assignment to yield expression not possible")
			}
			return
		}
		e := p.starExpressions()
		if p.kind() != tEqual {
			return
		}
		if bad := invalidTarget(e, useAssign); bad != nil {
			p.raise(bad.Range(), "cannot assign to "+exprName(bad))
		}
		p.next()
	}
}

func (p *parser) lookAugmented() {
	e := p.starExpressions()
	if k := p.kind(); k < tPlusEqual || k > tDoubleSlashEqual {
		return
	}
	p.next()
	p.annotatedRHS()
	p.raise(e.Range(), "'"+exprName(e)+"' is an illegal expression for augmented assignment")
}

// diagnoseStatementBeforeIf finds pass, break or continue in a conditional expression.
func (p *parser) diagnoseStatementBeforeIf() {
	if p.peek(1) != kIf {
		return
	}
	p.look(func() {
		span := p.tokSpan()
		p.next()
		p.next()
		p.disjunction()
		p.want(kElse)
		p.raise(span, "expected expression before 'if', but statement is given")
	})
}

func (p *parser) diagnoseRaise() {
	p.look(func() {
		start := p.start()
		p.next()
		if p.got(kFrom) {
			p.raise(p.span(start), "did you forget an expression between 'raise' and 'from'?")
		}
		p.expression()
		if p.kind() == kFrom && !startsExpr[p.peek(1)] {
			p.raise(p.tokSpan(), "did you forget an expression after 'from'?")
		}
	})
}

func (p *parser) diagnoseAssert() {
	p.look(func() {
		p.next()
		p.lookAssertPart()
		if p.got(tComma) {
			p.lookAssertPart()
		}
	})
}

func (p *parser) lookAssertPart() {
	e := p.expression()
	switch {
	case p.got(tEqual):
		p.expression()
		p.raise(p.span(e.Range().Start), "cannot assign to "+exprName(e)+" here. Maybe you meant '==' instead of '='?")
	case p.got(tColonEqual):
		p.expression()
		p.raise(p.span(e.Range().Start), "cannot use named expression without parentheses here")
	}
}

func (p *parser) diagnoseImport() {
	p.look(func() {
		start := p.start()
		p.next()
		if p.kind() == tNewline {
			p.raise(p.tokSpan(), "Expected one or more names after 'import'")
		}
		p.dottedName()
		for p.got(tComma) {
			p.dottedName()
		}
		p.want(kFrom)
		p.dottedName()
		p.raise(p.span(start), "Did you mean to use 'from ... import ...' instead?")
	})
}

// diagnoseImportTarget finds what cannot stand after as in an import, the parser standing at as.
func (p *parser) diagnoseImportTarget() {
	p.look(func() {
		p.next()
		if p.kind() == tName {
			switch p.peek(1) {
			case tComma, tRParen, tSemicolon, tNewline:
				return
			}
		}
		e := p.expression()
		p.raise(e.Range(), "cannot use "+exprName(e)+" as import target")
	})
}

func (p *parser) diagnoseExceptTarget(word string) {
	p.look(func() {
		e := p.expression()
		if _, isName := e.(*Name); p.kind() == tColon && !isName {
			p.raise(e.Range(), "cannot use "+word+" statement with "+exprName(e))
		}
	})
}

func (p *parser) diagnoseAsPattern() {
	p.look(func() {
		if p.isName(p.i, "_") {
			p.raise(p.tokSpan(), "cannot use '_' as a target")
		}
		if p.kind() == tName {
			switch p.peek(1) {
			case tDot, tLParen, tEqual:
			default:
				return
			}
		}
		e := p.expression()
		p.raise(e.Range(), "cannot use "+exprName(e)+" as pattern target")
	})
}
