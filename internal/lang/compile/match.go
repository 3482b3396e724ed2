package compile

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

// binding is a name that a pattern captures, bound only once the whole pattern has matched.
type binding struct {
	name  string
	value reg
}

// matcher compiles the pattern of one case. What it captures stays in temporaries, which are not given back before the case
// has been decided.
type matcher struct {
	*builder
	bindings []binding
}

func (b *builder) match(n *syntax.Match) {
	subject := b.push()
	b.exprTo(n.Subject, subject)
	end := b.newLabel()
	for _, k := range n.Cases {
		if b.dead {
			break
		}
		b.nodes++
		mark := b.top
		next := b.newLabel()
		b.matchCase(k, subject, next)
		b.top = mark
		b.stmts(k.Body)
		b.jump(end)
		b.place(next)
	}
	b.place(end)
}

// matchCase goes on if the case applies, and jumps to next if not.
func (b *builder) matchCase(k *syntax.MatchCase, subject reg, next labelID) {
	m := &matcher{builder: b}
	m.pattern(k.Pattern, subject, next)
	b.at(k.Pattern)
	for _, bind := range m.bindings {
		b.assignName(bind.name, inReg(bind.value))
	}
	if k.Guard != nil {
		b.condition(k.Guard, next, false)
	}
}

func (m *matcher) bind(name string, value reg) {
	if name != "" {
		m.bindings = append(m.bindings, binding{name, value})
	}
}

// pattern goes on if the value in subject matches p, and jumps to fail if not.
func (m *matcher) pattern(p syntax.Pattern, subject reg, fail labelID) {
	m.nodes++
	switch n := p.(type) {
	case *syntax.MatchValue:
		mark := m.top
		value := m.operand(n.Value)
		m.at(n)
		m.compareJump(syntax.Eq, inReg(subject), value, fail, false)
		m.top = mark
	case *syntax.MatchSingleton:
		m.at(n)
		m.compareJump(syntax.Is, inReg(subject), konst(constValue(n.Value)), fail, false)
	case *syntax.MatchSequence:
		m.sequence(n, subject, fail)
	case *syntax.MatchMapping:
		m.mapping(n, subject, fail)
	case *syntax.MatchClass:
		m.class(n, subject, fail)
	case *syntax.MatchAs:
		if n.Pattern != nil {
			m.pattern(n.Pattern, subject, fail)
		}
		m.bind(n.Name, subject)
	case *syntax.MatchOr:
		m.or(n, subject, fail)
	default:
		m.at(p)
		m.builder.fail("unsupported pattern")
	}
}

// test jumps to fail unless the check o holds for subject.
func (m *matcher) test(o op, subject reg, fail labelID) {
	t := m.push()
	m.emit(o, 0, t, subject, 0)
	m.jumpIf(t, false, fail)
	m.top--
}

// length jumps to fail unless len(subject) is size, or at least size.
func (m *matcher) length(subject reg, size int, atLeast bool, fail labelID) {
	if atLeast && size == 0 {
		return
	}
	o := syntax.Eq
	if atLeast {
		o = syntax.GtE
	}
	mark := m.top
	t := m.push()
	m.emit(bytecode.Length, 0, t, subject, 0)
	m.compareJump(o, inReg(t), konst(int64(size)), fail, false)
	m.top = mark
}

func (m *matcher) sequence(n *syntax.MatchSequence, subject reg, fail labelID) {
	star, wild := -1, true
	for i, p := range n.Patterns {
		s, isStar := p.(*syntax.MatchStar)
		if isStar {
			star = i
		}
		wild = wild && (isWildcard(p) || isStar && s.Name == "")
	}
	m.at(n)
	m.test(bytecode.MatchSequence, subject, fail)
	size := len(n.Patterns)
	if star >= 0 {
		m.length(subject, size-1, true, fail)
	} else {
		m.length(subject, size, false, fail)
	}
	switch {
	case wild:
	case star < 0:
		base := m.pushN(size)
		m.emit(bytecode.Unpack, 0, base, subject, uint16(size))
		m.items(n.Patterns, base, fail)
	case n.Patterns[star].(*syntax.MatchStar).Name == "":
		m.ends(n, star, subject, fail)
	default:
		base := m.pushN(size)
		extra := bytecode.Instr{A: uint16(size - star - 1)}
		m.emitEx(bytecode.Instr{Op: bytecode.UnpackEx, A: base, B: subject, C: uint16(star)}, extra)
		m.items(n.Patterns, base, fail)
	}
}

func isWildcard(p syntax.Pattern) bool {
	as, ok := p.(*syntax.MatchAs)
	return ok && as.Pattern == nil && as.Name == ""
}

// items matches patterns against the registers from base on.
func (m *matcher) items(patterns []syntax.Pattern, base reg, fail labelID) {
	for i, p := range patterns {
		if star, ok := p.(*syntax.MatchStar); ok {
			m.bind(star.Name, base+reg(i))
		} else if !isWildcard(p) {
			m.pattern(p, base+reg(i), fail)
		}
	}
}

// ends matches a sequence pattern whose middle is of no interest.
func (m *matcher) ends(n *syntax.MatchSequence, star int, subject reg, fail labelID) {
	for i, p := range n.Patterns {
		if i == star || isWildcard(p) {
			continue
		}
		index := i
		if i > star {
			index = i - len(n.Patterns)
		}
		item := m.push()
		m.at(p)
		if small, ok := smallIndex(konst(int64(index))); ok {
			m.emit(bytecode.GetIndexI, 0, item, subject, small)
		} else {
			m.loadConst(item, int64(index))
			m.emit(bytecode.GetIndex, 0, item, subject, item)
		}
		m.pattern(p, item, fail)
	}
}

func (m *matcher) mapping(n *syntax.MatchMapping, subject reg, fail labelID) {
	m.at(n)
	m.test(bytecode.MatchMapping, subject, fail)
	m.length(subject, len(n.Keys), true, fail)
	if len(n.Keys) == 0 && n.Rest == "" {
		return
	}
	keys := m.push()
	m.exprTo(&syntax.Tuple{Span: n.Span, Elts: n.Keys}, keys)
	if len(n.Keys) > 0 {
		values := m.push()
		m.at(n)
		m.emit(bytecode.MatchKeys, 0, values, subject, keys)
		m.jumpWith(bytecode.Instr{Op: bytecode.JumpIfNone, X: 1, A: values}, fail)
		base := m.pushN(len(n.Keys))
		m.emit(bytecode.Unpack, 0, base, values, uint16(len(n.Keys)))
		m.items(n.Patterns, base, fail)
	}
	if n.Rest != "" {
		rest := m.push()
		m.at(n)
		m.emit(bytecode.MatchRest, 0, rest, subject, keys)
		m.bind(n.Rest, rest)
	}
}

func (m *matcher) class(n *syntax.MatchClass, subject reg, fail labelID) {
	pair := m.pushN(2)
	m.move(pair, subject)
	m.exprTo(n.Cls, pair+1)
	names := make(bytecode.Tuple, len(n.KwdAttrs))
	for i, name := range n.KwdAttrs {
		names[i] = name
	}
	m.at(n)
	in := bytecode.Instr{Op: bytecode.MatchClass, A: pair, B: pair, C: uint16(len(n.Patterns))}
	m.emitEx(in, wide(0, 0, m.constant(names)))
	m.jumpWith(bytecode.Instr{Op: bytecode.JumpIfNone, X: 1, A: pair}, fail)
	all := append(append([]syntax.Pattern(nil), n.Patterns...), n.KwdPatterns...)
	if len(all) == 0 {
		return
	}
	base := m.pushN(len(all))
	m.emit(bytecode.Unpack, 0, base, pair, uint16(len(all)))
	m.items(all, base, fail)
}

// or tries the alternatives in turn. All bind the same names; what the others bind is moved to where the first put it.
func (m *matcher) or(n *syntax.MatchOr, subject reg, fail labelID) {
	done := m.newLabel()
	outer := m.bindings
	var first []binding
	for i, p := range n.Patterns {
		next := fail
		if i < len(n.Patterns)-1 {
			next = m.newLabel()
		}
		m.bindings = nil
		m.pattern(p, subject, next)
		if i == 0 {
			first = m.own(m.bindings)
		} else {
			m.moveBindings(first, m.bindings)
		}
		m.jump(done)
		if next != fail {
			m.place(next)
		}
	}
	m.place(done)
	m.bindings = append(outer, first...)
}

// own copies bindings to registers of their own, where another alternative may put its values.
func (m *matcher) own(bindings []binding) []binding {
	owned := make([]binding, len(bindings))
	for i, bind := range bindings {
		owned[i] = binding{bind.name, m.push()}
		m.move(owned[i].value, bind.value)
	}
	return owned
}

func (m *matcher) moveBindings(to, from []binding) {
	values := make(map[string]reg, len(from))
	for _, bind := range from {
		values[bind.name] = bind.value
	}
	for _, bind := range to {
		m.move(bind.value, values[bind.name])
	}
}
