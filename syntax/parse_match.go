package syntax

func (p *parser) matchStmt() Stmt {
	start := p.start()
	p.next()
	n := &Match{Subject: p.matchSubject()}
	p.colon()
	p.want(tNewline)
	if p.kind() != tIndent {
		if p.kind() == tError {
			p.fail()
		}
		p.raiseIndent("expected an indented block after 'match' statement on line " + itoa(p.line(start)))
	}
	p.next()
	for p.kind() != tDedent {
		n.Cases = append(n.Cases, p.caseBlock())
	}
	p.next()
	n.Span = p.spanOfBlock(start)
	return n
}

func (p *parser) matchSubject() Expr {
	start := p.start()
	first := p.starNamed()
	_, isStarred := first.(*Starred)
	if p.kind() != tComma {
		if isStarred {
			p.fail()
		}
		return first
	}
	elts := []Expr{first}
	for p.got(tComma) && p.startsStar() {
		elts = append(elts, p.starNamed())
	}
	return &Tuple{p.span(start), elts, Load}
}

func (p *parser) caseBlock() *MatchCase {
	start := p.start()
	p.begin()
	if !p.isName(p.i, "case") {
		p.fail()
	}
	p.next()
	n := &MatchCase{Pattern: p.patterns()}
	if p.got(kIf) {
		n.Guard = p.namedExpression()
	}
	p.colon()
	n.Body = p.block("'case' statement", start)
	n.Span = p.spanOfBlock(start)
	return n
}

// patterns parses a pattern, or a sequence pattern without brackets.
func (p *parser) patterns() Pattern {
	start := p.start()
	first := p.maybeStarPattern()
	_, isStar := first.(*MatchStar)
	if p.kind() != tComma {
		if isStar {
			p.fail()
		}
		return first
	}
	list := []Pattern{first}
	for p.got(tComma) && p.kind() != tColon && p.kind() != kIf {
		list = append(list, p.maybeStarPattern())
	}
	return &MatchSequence{p.span(start), list}
}

func (p *parser) maybeStarPattern() Pattern {
	if p.kind() != tStar {
		return p.pattern()
	}
	start := p.start()
	p.next()
	n := &MatchStar{}
	if p.isName(p.i, "_") {
		n.NameSpan = p.tokSpan()
		p.next()
	} else {
		n.Name, n.NameSpan = p.captureTarget()
	}
	n.Span = p.span(start)
	return n
}

// captureTarget parses a name that a pattern binds, which is not the wildcard.
func (p *parser) captureTarget() (string, Span) {
	if p.isName(p.i, "_") {
		p.fail()
	}
	name, span := p.name()
	switch p.kind() {
	case tDot, tLParen, tEqual:
		p.fail()
	}
	return name, span
}

func (p *parser) pattern() Pattern {
	start := p.start()
	alternative := p.orPattern()
	if p.kind() != kAs {
		return alternative
	}
	p.next()
	if p.diag.on {
		p.diagnoseAsPattern()
	}
	n := &MatchAs{Pattern: alternative}
	n.Name, n.NameSpan = p.captureTarget()
	n.Span = p.span(start)
	return n
}

func (p *parser) orPattern() Pattern {
	start := p.start()
	first := p.closedPattern()
	if p.kind() != tVBar {
		return first
	}
	list := []Pattern{first}
	for p.got(tVBar) {
		list = append(list, p.closedPattern())
	}
	return &MatchOr{p.span(start), list}
}

func (p *parser) closedPattern() Pattern {
	p.enter()
	defer p.leave()
	start := p.start()
	switch k := p.kind(); k {
	case tNumber, tMinus:
		value := p.literalNumber()
		return &MatchValue{p.span(start), value}
	case tString, tFStart:
		value := p.strings()
		return &MatchValue{p.span(start), value}
	case kNone:
		p.next()
		return &MatchSingleton{p.span(start), nil}
	case kTrue, kFalse:
		p.next()
		return &MatchSingleton{p.span(start), k == kTrue}
	case tName:
		return p.namePattern()
	case tLParen:
		return p.parenthesisedPattern()
	case tLBracket:
		p.next()
		list := p.patternList(tRBracket)
		return &MatchSequence{p.span(start), list}
	case tLBrace:
		return p.mappingPattern()
	}
	p.fail()
	return nil
}

// literalNumber parses a number, a negative one, or a complex one written as a sum.
func (p *parser) literalNumber() Expr {
	start := p.start()
	first := p.signedNumber()
	k := p.kind()
	if k != tPlus && k != tMinus {
		return first
	}
	if isImaginary(first) {
		p.raise(first.Range(), "real number required in complex literal")
	}
	p.next()
	if p.kind() != tNumber {
		p.fail()
	}
	imag := p.numberLiteral()
	if !isImaginary(imag) {
		p.raise(imag.Range(), "imaginary number required in complex literal")
	}
	op := Add
	if k == tMinus {
		op = Sub
	}
	return &BinOp{p.span(start), first, op, imag}
}

func (p *parser) signedNumber() Expr {
	start := p.start()
	negative := p.got(tMinus)
	if p.kind() != tNumber {
		p.fail()
	}
	number := p.numberLiteral()
	if negative {
		return &UnaryOp{p.span(start), USub, number}
	}
	return number
}

func isImaginary(e Expr) bool {
	if u, ok := e.(*UnaryOp); ok {
		e = u.Operand
	}
	c, ok := e.(*Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(complex128)
	return ok
}

// namePattern parses a wildcard, a capture, a value pattern or a class pattern.
func (p *parser) namePattern() Pattern {
	start := p.start()
	if p.isName(p.i, "_") {
		p.next()
		return &MatchAs{Span: p.span(start)}
	}
	var e Expr = p.nameExpr(Load)
	e = p.attributes(start, e)
	if p.kind() == tLParen {
		return p.classPattern(start, e)
	}
	if p.kind() == tEqual {
		p.fail()
	}
	if n, ok := e.(*Name); ok {
		return &MatchAs{Span: n.Span, Name: n.ID, NameSpan: n.Span}
	}
	return &MatchValue{p.span(start), e}
}

func (p *parser) attributes(start Pos, e Expr) Expr {
	for p.got(tDot) {
		attr, span := p.name()
		e = &Attribute{p.span(start), e, attr, span, Load}
	}
	return e
}

func (p *parser) parenthesisedPattern() Pattern {
	start := p.start()
	p.next()
	if p.got(tRParen) {
		return &MatchSequence{p.span(start), nil}
	}
	first := p.maybeStarPattern()
	_, isStar := first.(*MatchStar)
	if p.kind() != tComma {
		if isStar {
			p.fail()
		}
		p.want(tRParen)
		return first
	}
	list := []Pattern{first}
	if p.next(); p.kind() == tRParen {
		p.next()
	} else {
		list = append(list, p.patternList(tRParen)...)
	}
	return &MatchSequence{p.span(start), list}
}

// patternList parses patterns with commas up to closer, which it consumes.
func (p *parser) patternList(closer kind) []Pattern {
	var list []Pattern
	for p.kind() != closer {
		list = append(list, p.maybeStarPattern())
		if !p.got(tComma) {
			break
		}
	}
	p.want(closer)
	return list
}

func (p *parser) mappingPattern() Pattern {
	start := p.start()
	p.next()
	n := &MatchMapping{}
	for p.kind() != tRBrace {
		if p.got(tDoubleStar) {
			n.Rest, n.RestSpan = p.captureTarget()
			if p.got(tComma) && p.kind() != tRBrace && p.diag.on {
				p.raise(n.RestSpan, "double star pattern must be the last (right-most) subpattern in the mapping pattern")
			}
			break
		}
		n.Keys = append(n.Keys, p.mappingKey())
		p.want(tColon)
		n.Patterns = append(n.Patterns, p.pattern())
		if !p.got(tComma) {
			break
		}
	}
	p.want(tRBrace)
	n.Span = p.span(start)
	return n
}

func (p *parser) mappingKey() Expr {
	switch p.kind() {
	case tNumber, tMinus:
		return p.literalNumber()
	case tString, tFStart:
		return p.strings()
	case kNone, kTrue, kFalse:
		return p.atom()
	}
	start := p.start()
	e := p.attributes(start, p.nameExpr(Load))
	if _, ok := e.(*Name); ok {
		p.fail()
	}
	return e
}

func (p *parser) classPattern(start Pos, cls Expr) Pattern {
	p.next()
	n := &MatchClass{Cls: cls}
	for p.kind() != tRParen {
		if p.kind() == tName && p.peek(1) == tEqual {
			name, span := p.name()
			p.next()
			n.KwdAttrs, n.KwdAttrSpans = append(n.KwdAttrs, name), append(n.KwdAttrSpans, span)
			n.KwdPatterns = append(n.KwdPatterns, p.pattern())
		} else {
			pattern := p.pattern()
			if len(n.KwdAttrs) > 0 {
				p.raise(pattern.Range(), "positional patterns follow keyword patterns")
			}
			n.Patterns = append(n.Patterns, pattern)
		}
		if !p.got(tComma) {
			break
		}
	}
	p.want(tRParen)
	n.Span = p.span(start)
	return n
}
