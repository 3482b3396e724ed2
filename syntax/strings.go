package syntax

import (
	"bytes"
	"strings"
)

// strings parses one or more string literals that stand side by side, of which one value or one f-string is made.
func (p *parser) strings() Expr {
	start := p.start()
	if p.kind() == tString && p.peek(1) != tString && p.peek(1) != tFStart {
		return p.stringLiteral()
	}
	var list literals
	for p.kind() == tString || p.kind() == tFStart {
		if p.kind() == tString {
			list.addConstant(p, p.stringLiteral())
		} else {
			p.formatted(&list)
		}
	}
	return list.join(p, p.span(start))
}

// literals collects adjacent string literals.
type literals struct {
	parts   []Expr
	bytes   bool // there is a bytes literal
	text    bool // there is a str literal or f-string
	format  bool // there is an f-string
	tmpl    bool // there is a t-string
	plain   bool // there is something that is not a t-string
	lastPos Span
}

func (l *literals) addConstant(p *parser, c *Constant) {
	_, isBytes := c.Value.([]byte)
	l.bytes, l.text = l.bytes || isBytes, l.text || !isBytes
	l.plain = true
	l.lastPos = c.Span
	if l.tmpl {
		p.raise(c.Span, "cannot mix t-string literals with string or bytes literals")
	}
	l.parts = append(l.parts, c)
}

func (l *literals) join(p *parser, span Span) Expr {
	if l.bytes && l.text {
		p.raise(span, "cannot mix bytes and nonbytes literals")
	}
	if l.bytes {
		return &Constant{Span: span, Value: l.concatBytes(), KindPrefix: l.parts[0].(*Constant).KindPrefix}
	}
	parts := p.foldConstants(l.parts, l.format || l.tmpl)
	switch {
	case l.tmpl:
		return &TemplateStr{span, parts}
	case l.format:
		return p.tree.joined.Put(JoinedStr{span, parts})
	}
	c := parts[0].(*Constant)
	c.Span = span
	return c
}

func (l *literals) concatBytes() []byte {
	joined := []byte{}
	for _, part := range l.parts {
		joined = append(joined, part.(*Constant).Value.([]byte)...)
	}
	return joined
}

// foldConstants joins neighbouring constants of parts, in place; in f-strings it drops those that are empty.
func (p *parser) foldConstants(parts []Expr, dropEmpty bool) []Expr {
	folded := parts[:0]
	for i := 0; i < len(parts); {
		first, ok := parts[i].(*Constant)
		if !ok {
			folded = append(folded, parts[i])
			i++
			continue
		}
		end := i + 1
		for end < len(parts) && isConstant(parts[end]) {
			end++
		}
		if end > i+1 {
			first = p.tree.constants.Put(Constant{Span{first.Start, parts[end-1].Range().End}, joined(parts[i:end]), first.KindPrefix})
		}
		i = end
		if first.Value != "" || !dropEmpty {
			folded = append(folded, first)
		}
	}
	return folded
}

func isConstant(e Expr) bool {
	_, ok := e.(*Constant)
	return ok
}

// joined returns the texts of str constants as one.
func joined(constants []Expr) string {
	var text strings.Builder
	for _, c := range constants {
		text.WriteString(c.(*Constant).Value.(string))
	}
	return text.String()
}

// stringLiteral parses one string token that is no f-string.
func (p *parser) stringLiteral() *Constant {
	t := p.tok()
	span := Span{t.start, t.end}
	text := p.src[t.start:t.end]
	isBytes, raw, prefix := false, false, ""
	q := 0
	for ; text[q] != '"' && text[q] != '\''; q++ {
		switch text[q] {
		case 'b', 'B':
			isBytes = true
		case 'r', 'R':
			raw = true
		case 'u':
			prefix = "u"
		}
	}
	size := 1
	if len(text)-q >= 6 && text[q+1] == text[q] && text[q+2] == text[q] {
		size = 3
	}
	body := text[q+size : len(text)-size]
	d := decoder{p: p, span: span, base: t.start + Pos(q+size), bytes: isBytes}
	var value any
	if isBytes {
		value = d.decodeBytes(body, raw)
	} else {
		value = d.decode(body, raw)
	}
	p.next()
	return p.tree.constants.Put(Constant{span, value, prefix})
}

// formatted parses one f-string or t-string and appends its parts to the list.
func (p *parser) formatted(list *literals) {
	t := p.tok()
	f := fstring{p: p, letter: 'f', span: Span{t.start, t.end}}
	for _, c := range p.src[t.start:t.end] {
		switch c | 0x20 {
		case 'r':
			f.raw = true
		case 't':
			f.letter = 't'
		}
	}
	p.next()
	parts := p.tree.exprs.Few()
	for p.kind() != tFEnd {
		parts = f.part(parts, true)
	}
	p.next()
	list.addFormatted(p, &f, parts, p.span(t.start))
}

func (l *literals) addFormatted(p *parser, f *fstring, parts []Expr, span Span) {
	isTemplate := f.letter == 't'
	if isTemplate && l.plain || !isTemplate && l.tmpl {
		p.raise(Span{l.lastPos.Start, span.End}, "cannot mix t-string literals with string or bytes literals")
	}
	l.text, l.lastPos = true, span
	l.tmpl = l.tmpl || isTemplate
	l.format = l.format || !isTemplate
	l.plain = l.plain || !isTemplate
	if l.parts == nil {
		l.parts = parts
	} else {
		l.parts = append(l.parts, parts...)
	}
}

// fstring is an f-string or t-string being parsed.
type fstring struct {
	p      *parser
	letter byte
	raw    bool
	span   Span
}

// part parses a literal piece or a replacement field. Templates' own fields are interpolations.
func (f *fstring) part(parts []Expr, top bool) []Expr {
	p := f.p
	switch t := p.tok(); t.kind {
	case tFMiddle:
		p.next()
		if t.start == t.end {
			return parts
		}
		text := p.src[t.start:t.end]
		if bytes.HasSuffix(text, []byte("{{")) || bytes.HasSuffix(text, []byte("}}")) {
			text = text[:len(text)-1]
		}
		d := decoder{p: p, span: f.span, base: t.start}
		return append(parts, p.tree.constants.Put(Constant{Span: Span{t.start, t.end}, Value: d.decode(text, f.raw && top)}))
	case tLBrace:
		return f.field(parts, top)
	}
	p.fail()
	return nil
}

// complain raises a message of an f-string; it speaks in the second pass only, when what is more telling had
// its turn.
func (f *fstring) complain(msg string) {
	if f.p.diag.on && f.p.kind() != tError {
		f.p.raise(f.p.tokSpan(), string(f.letter)+"-string: "+msg)
	}
	f.p.fail()
}

func (f *fstring) field(parts []Expr, top bool) []Expr {
	p := f.p
	start := p.start()
	p.next()
	exprStart := p.end()
	value := f.value()
	debug := p.kind() == tEqual
	debugEnd := Pos(0)
	if debug {
		p.next()
		debugEnd = p.start()
	} else if k := p.kind(); k != tExclamation && k != tColon && k != tRBrace {
		f.complain("expecting '=', or '!', or ':', or '}'")
	}
	exprEnd := p.start()
	conversion := f.conversion(debug)
	spec := f.spec()
	if p.kind() != tRBrace {
		f.complain("expecting '}'")
	}
	p.next()
	if debug {
		text := debugText(p.src[exprStart:debugEnd])
		parts = append(parts, &Constant{Span: Span{exprStart, debugEnd}, Value: text})
		if conversion < 0 && spec == nil {
			conversion = 'r'
		}
	}
	if f.letter == 't' && top {
		text := strings.TrimRight(debugText(p.src[exprStart:exprEnd]), " \t\n\f\r=")
		return append(parts, &Interpolation{p.span(start), value, text, conversion, spec})
	}
	return append(parts, p.tree.formatted.Put(FormattedValue{p.span(start), value, conversion, spec}))
}

// value parses the expression of a replacement field.
func (f *fstring) value() Expr {
	p := f.p
	switch t := p.tok(); t.kind {
	case tEqual, tExclamation, tColon, tRBrace:
		f.complain("valid expression required before '" + p.text(t) + "'")
	}
	if !p.startsStar() && p.kind() != kYield {
		f.complain("expecting a valid expression after '{'")
	}
	if !p.diag.on {
		return p.annotatedRHS()
	}
	var value Expr
	if !p.try(func() { value = p.annotatedRHS() }) {
		if p.attempt(p.primary) != nil {
			f.complain("expecting '=', or '!', or ':', or '}'")
		}
		f.complain("expecting a valid expression after '{'")
	}
	return value
}

func (f *fstring) conversion(debug bool) int {
	p := f.p
	if k := p.kind(); debug && k != tExclamation && k != tColon && k != tRBrace {
		f.complain("expecting '!', or ':', or '}'")
	}
	if p.kind() != tExclamation {
		return -1
	}
	mark := p.tok()
	p.next()
	t := p.tok()
	switch {
	case t.kind == tColon || t.kind == tRBrace:
		f.complain("missing conversion character")
	case t.kind != tName:
		f.complain("invalid conversion character")
	case t.start != mark.end:
		p.raise(p.tokSpan(), string(f.letter)+"-string: conversion type must come right after the exclamation mark")
	}
	name := p.text(t)
	if name != "s" && name != "r" && name != "a" {
		p.raise(p.tokSpan(), string(f.letter)+"-string: invalid conversion character '"+name+"': expected 's', 'r', or 'a'")
	}
	p.next()
	if p.kind() != tColon && p.kind() != tRBrace {
		f.complain("expecting ':' or '}'")
	}
	return int(name[0])
}

// spec parses a format specification, or returns nil.
func (f *fstring) spec() Expr {
	p := f.p
	if p.kind() != tColon {
		return nil
	}
	start := p.start()
	p.next()
	p.enter()
	defer p.leave()
	parts := p.tree.exprs.Few()
	for p.kind() == tFMiddle || p.kind() == tLBrace {
		parts = f.part(parts, false)
	}
	if p.kind() != tRBrace {
		f.complain("expecting '}', or format specs")
	}
	return p.tree.joined.Put(JoinedStr{p.span(start), p.foldConstants(parts, true)})
}

// debugText is the text before the = of a replacement field, without comments, its line ends as one LF each.
func debugText(text []byte) string {
	text = newlines(text)
	if bytes.IndexByte(text, '#') < 0 {
		return string(text)
	}
	var out []byte
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0 && c == '\\' && i+1 < len(text):
			out = append(out, c)
			i++
			c = text[i]
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '#':
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// newlines returns text with every CR LF and CR as LF.
func newlines(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte{'\n'})
	return bytes.ReplaceAll(text, []byte{'\r'}, []byte{'\n'})
}
