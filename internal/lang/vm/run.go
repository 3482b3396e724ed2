package vm

import (
	"math"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// run executes the innermost frame f, which is an entry, until it returns,
// yields, or fails. An error given is raised in f at once.
//
// The state of the frame that runs is kept in local variables: regs, consts,
// and in, the instruction that runs, which gives way to the one behind it at
// the end of its arm; a jump adds to that. The switch has the short ways: what
// can be done on these alone, without calling a function of Go. Everything else
// goes to general, where the instruction's function in table general does all
// of it, and then to load, where the variables are read anew. So nothing but m
// and f lives across a call, and Go's compiler keeps the variables in machine
// registers; an arm that called a function and went on would have them saved
// at every instruction.
//
// Every arm ends by stepping in and going to next itself. Arms that fell out of
// the switch would meet in one block, for which Go's compiler picks other machine
// registers than the dispatch has: two jumps and three moves at each instruction.
// The switch is the last statement, so an arm that does not end is no Go program.
//
// A short way does what the general one does: the same result, the same steps,
// the same bytes charged. Where it is not sure of that it has changed nothing
// yet and goes to general.
func (m *Machine) run(f *frame, err error) (py.Value, error) {
	entry := f
	var (
		regs   window
		consts window
		in     word      // the instruction that runs
		at, n  int       // arguments of a call
		x, y   py.Value  // operands
		p, q   *py.Value // where operands are
		v      py.Value  // result
		ok     bool
	)
	if err != nil {
		goto unwind
	}

load:
	consts, regs, in = windowOf(f.code.consts), windowOf(f.regs), wordOf(f.code.ins, f.pc)
	if m.plain {
		goto plain
	}

	goto next

add: // x + y
	if ints(*p, *q) {
		a, b := p.AsInt(), q.AsInt()
		if sum := a + b; (a^sum)&(b^sum) >= 0 {
			regs.at(in.a()).SetInt(sum)
			in = in.ahead(1)
			goto next
		}
		goto operate
	}
	if floats(*p, *q) {
		regs.at(in.a()).SetFloat(p.Float() + q.Float())
		in = in.ahead(1)
		goto next
	}
	if p.IsFloat() && q.IsInt() && near(q.AsInt()) {
		regs.at(in.a()).SetFloat(p.Float() + float64(q.AsInt()))
		in = in.ahead(1)
		goto next
	}
	if p.IsInt() && near(p.AsInt()) && q.IsFloat() {
		regs.at(in.a()).SetFloat(float64(p.AsInt()) + q.Float())
		in = in.ahead(1)
		goto next
	}
	goto operate

sub: // x - y
	if ints(*p, *q) {
		a, b := p.AsInt(), q.AsInt()
		if difference := a - b; (a^b)&(a^difference) >= 0 {
			regs.at(in.a()).SetInt(difference)
			in = in.ahead(1)
			goto next
		}
		goto operate
	}
	if floats(*p, *q) {
		regs.at(in.a()).SetFloat(p.Float() - q.Float())
		in = in.ahead(1)
		goto next
	}
	if p.IsFloat() && q.IsInt() && near(q.AsInt()) {
		regs.at(in.a()).SetFloat(p.Float() - float64(q.AsInt()))
		in = in.ahead(1)
		goto next
	}
	if p.IsInt() && near(p.AsInt()) && q.IsFloat() {
		regs.at(in.a()).SetFloat(float64(p.AsInt()) - q.Float())
		in = in.ahead(1)
		goto next
	}
	goto operate

mul: // x * y
	if floats(*p, *q) {
		regs.at(in.a()).SetFloat(p.Float() * q.Float())
		if next := in.ahead(1); next.op() == bytecode.Add {
			in = next
			p, q = regs.at(in.b()), regs.at(in.c())
			goto add
		}
		in = in.ahead(1)
		goto next
	}
	if ints(*p, *q) {
		hi, lo := bits.Mul64(p.AsUint(), q.AsUint())
		// Make the high word that of the signed product.
		hi -= uint64(p.AsInt()>>63&q.AsInt()) + uint64(q.AsInt()>>63&p.AsInt())
		if int64(hi) != int64(lo)>>63 {
			goto operate
		}
		regs.at(in.a()).SetInt(int64(lo))
		in = in.ahead(1)
		goto next
	}
	if p.IsFloat() && q.IsInt() && near(q.AsInt()) {
		regs.at(in.a()).SetFloat(p.Float() * float64(q.AsInt()))
		in = in.ahead(1)
		goto next
	}
	if p.IsInt() && near(p.AsInt()) && q.IsFloat() {
		regs.at(in.a()).SetFloat(float64(p.AsInt()) * q.Float())
		in = in.ahead(1)
		goto next
	}
	goto operate

trueDiv: // x / y
	if floats(*p, *q) {
		if q.Float() == 0 {
			goto operate
		}
		regs.at(in.a()).SetFloat(p.Float() / q.Float())
		in = in.ahead(1)
		goto next
	}
	if p.IsFloat() && q.IsInt() && near(q.AsInt()) && q.AsInt() != 0 {
		regs.at(in.a()).SetFloat(p.Float() / float64(q.AsInt()))
		in = in.ahead(1)
		goto next
	}
	if p.IsInt() && near(p.AsInt()) && q.IsFloat() && q.Float() != 0 {
		regs.at(in.a()).SetFloat(float64(p.AsInt()) / q.Float())
		in = in.ahead(1)
		goto next
	}
	if ints(*p, *q) {
		goto quotient
	}
	goto operate

quotient: // x / y of ints
	if near(p.AsInt()) && near(q.AsInt()) && q.AsInt() != 0 {
		regs.at(in.a()).SetFloat(float64(p.AsInt()) / float64(q.AsInt()))
		in = in.ahead(1)
		goto next
	}
	goto operate

root: // x ** 0.5 of what is positive: both are rounded correctly
	if q.IsFloat() && q.Float() == 0.5 {
		switch {
		case p.IsFloat() && p.Float() > 0:
			regs.at(in.a()).SetFloat(math.Sqrt(p.Float()))
			in = in.ahead(1)
			goto next
		case p.IsInt() && p.AsInt() > 0 && p.AsInt() <= exact:
			regs.at(in.a()).SetFloat(math.Sqrt(float64(p.AsInt())))
			in = in.ahead(1)
			goto next
		}
	}
	goto operate

floorDiv: // x // y
	if ints(*p, *q) && q.AsInt() > 0 {
		a, b := p.AsInt(), q.AsInt()
		if uint64(a|b)>>32 == 0 {
			regs.at(in.a()).SetInt(int64(uint32(a) / uint32(b)))
			in = in.ahead(1)
			goto next
		}
		q := a / b
		if q*b > a {
			q--
		}
		regs.at(in.a()).SetInt(q)
		in = in.ahead(1)
		goto next
	}
	goto operate

mod: // x % y
	if ints(*p, *q) && q.AsInt() > 0 {
		a, b := p.AsInt(), q.AsInt()
		if uint64(a|b)>>32 == 0 {
			regs.at(in.a()).SetInt(int64(uint32(a) % uint32(b)))
			in = in.ahead(1)
			goto next
		}
		r := a % b
		if r < 0 {
			r += b
		}
		regs.at(in.a()).SetInt(r)
		in = in.ahead(1)
		goto next
	}
	goto operate

lshift: // x << y
	if ints(*p, *q) && uint64(q.AsInt()) <= 62 {
		a, n := p.AsInt(), uint64(q.AsInt())
		if shifted := a << n; shifted>>n == a {
			regs.at(in.a()).SetInt(shifted)
			in = in.ahead(1)
			goto next
		}
	}
	goto operate

rshift: // x >> y
	if ints(*p, *q) && q.AsInt() >= 0 {
		regs.at(in.a()).SetInt(p.AsInt() >> min(uint64(q.AsInt()), 63))
		in = in.ahead(1)
		goto next
	}
	goto operate

and: // x & y
	if ints(*p, *q) {
		regs.at(in.a()).SetInt(p.AsInt() & q.AsInt())
		in = in.ahead(1)
		goto next
	}
	goto operate

or: // x | y
	if ints(*p, *q) {
		regs.at(in.a()).SetInt(p.AsInt() | q.AsInt())
		in = in.ahead(1)
		goto next
	}
	goto operate

xor: // x ^ y
	if ints(*p, *q) {
		regs.at(in.a()).SetInt(p.AsInt() ^ q.AsInt())
		in = in.ahead(1)
		goto next
	}
	goto operate

jumpEqual: // JUMP_EQ or JUMP_NE of x and y that are short strs
	{
		a, isStr := x.AsStr()
		b, isStrToo := y.AsStr()
		switch {
		case !isStr || !isStrToo:
			goto general
		case len(a.S) != len(b.S):
			ok = false
		case len(a.S) == 1:
			ok = a.S[0] == b.S[0]
		case a == b && len(a.S) < 64:
			ok = true
		default:
			goto general
		}
		if in.op() == bytecode.JumpNe || in.op() == bytecode.JumpNeRK {
			ok = !ok
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	}

contains: // IN or JUMP_IN: the int x in y, a set of ints, a dict or a tuple of a few
	{
		if !x.IsInt() || !m.meter.Allows(2+fewItems) {
			goto general
		}
		if t, isTuple := y.AsTuple(); isTuple {
			if t.Len() > fewItems || m.c.Depth() >= m.maxDepth {
				goto general
			}
			ok = false
			cost := int64(1)
			for i := range t.Len() {
				p := t.Place(i)
				if !p.IsInt() {
					goto general
				}
				cost++
				if p.AsInt() == x.AsInt() {
					ok = true
					break
				}
			}
			m.meter.Take(cost)
			goto contained
		}
		if d, isDict := y.AsDict(); isDict {
			if !d.Indexed() || x.AsUint() >= py.OwnHash {
				goto general
			}
			at = d.Position(int(x.AsInt()))
			e := d.Entries()
			if ok = at >= 0; ok && (at >= len(e) || !e[at].HoldsInt(int(x.AsInt()))) || at < -1 {
				goto general
			}
			m.meter.Take(1)
			goto contained
		}
		s, isSet := y.AsSet()
		hash := x.AsUint()
		if !isSet || !s.Words() || x.AsInt() <= -py.OwnHash || x.AsInt() >= py.OwnHash {
			goto general
		}
		if hash == math.MaxUint64 {
			hash--
		}
		place := hash & s.Mask()
		last := place
		if place+py.LinearProbes <= s.Mask() {
			last = place + py.LinearProbes
		}
		for ; ; place++ {
			w := s.WordAt(place)
			if w == x.AsUint()^py.WordSign {
				ok = true
				break
			}
			if w == py.WordFree {
				ok = false
				break
			}
			if w == py.WordDummy || place == last {
				goto general
			}
		}
		m.meter.Take(1)
		goto contained
	}

contained: // whether, ok, is what IN or JUMP_IN ask
	if in.op() == bytecode.In {
		ok = ok == (in.x() == 0)
		goto answer
	}
	if ok == (in.x() != 0) {
		in = in.ahead(in.offset())
	}
	in = in.ahead(1)
	goto next

answer: // the truth ok
	if ok {
		regs.at(in.a()).Put(py.True)
	} else {
		regs.at(in.a()).Put(py.False)
	}
	in = in.ahead(1)
	goto next

getIndex: // R[B][at]
	if l, isList := regs.at(in.b()).AsList(); isList {
		if at < 0 {
			at += l.Len()
		}
		if uint(at) < uint(l.Len()) {
			if l.Unboxed() {
				regs.at(in.a()).PutRaw(l, *l.Word(at))
			} else {
				regs.at(in.a()).Put(*l.Place(at))
			}
			in = in.ahead(1)
			goto next
		}
	} else if t, isTuple := regs.at(in.b()).AsTuple(); isTuple {
		if at < 0 {
			at += t.Len()
		}
		if uint(at) < uint(t.Len()) {
			regs.at(in.a()).Put(*t.Place(at))
			in = in.ahead(1)
			goto next
		}
	} else if s, isStr := regs.at(in.b()).AsStr(); isStr && s.Narrow() {
		if at < 0 {
			at += len(s.S)
		}
		if uint(at) < uint(len(s.S)) {
			if char := m.c.Latin(s.S[at]); char != nil {
				regs.at(in.a()).Put(char.Value())
				in = in.ahead(1)
				goto next
			}
		}
	} else if d, isDict := regs.at(in.b()).AsDict(); isDict && d.Indexed() && uint(at) < py.OwnHash {
		if e := d.Entries(); uint(d.Position(at)) < uint(len(e)) && e[d.Position(at)].HoldsInt(at) {
			regs.at(in.a()).Put(e[d.Position(at)].Value())
			in = in.ahead(1)
			goto next
		}
	}
	goto general

getKey: // R[B][y] of a dict that has the str y at the place X, where it was last time
	if d, isDict := regs.at(in.b()).AsDict(); isDict {
		if e := d.Entries(); int(in.x()) < len(e) && e[in.x()].Holds(y) && y.Is(&py.StrType) {
			regs.at(in.a()).Put(e[in.x()].Value())
			in = in.ahead(1)
			goto next
		}
	}
	goto general

setIndex: // R[A][at] = x
	if l, isList := regs.at(in.a()).AsList(); isList {
		if at < 0 {
			at += l.Len()
		}
		if uint(at) < uint(l.Len()) {
			if l.Takes(x) {
				*l.Word(at) = x.AsUint()
				in = in.ahead(1)
				goto next
			}
			if !l.Unboxed() {
				l.Place(at).Put(x)
				in = in.ahead(1)
				goto next
			}
		}
	} else if d, isDict := regs.at(in.a()).AsDict(); isDict && d.Indexed() && uint(at) < py.OwnHash {
		if e := d.Entries(); uint(d.Position(at)) < uint(len(e)) && e[d.Position(at)].HoldsInt(at) {
			e[d.Position(at)].Place().Put(x)
			in = in.ahead(1)
			goto next
		}
	}
	goto general

call: // x with the n arguments in registers at, at+1 …
	{
		fn, isFunction := x.AsFunction()
		callee := m.pool
		if !isFunction {
			b, isBuiltin := x.AsBuiltin()
			if !isBuiltin {
				if method, isMethod := x.AsMethod(); isMethod {
					if b, isBuiltin = method.Func.AsBuiltin(); !isBuiltin {
						goto general
					}
					at, n = at-1, n+1
					*regs.at(uint16(at)) = method.Self
					goto builtin
				}
				a := f.code.cache(in)
				if t, isType := x.AsType(); !isType || a == nil || a.kind != cacheInit || a.typ != t || a.epoch != t.Epoch() {
					goto general
				}
				f.pc = in.index(f.code.ins) + 1
				if err = m.constructPlain(f, a, at, n, in.a()); err != nil {
					goto unwind
				}
				f = m.frame
				goto load
			}
			if b.Short != py.NotShort && n > 0 {
				p, q := regs.at(uint16(at)), regs.at(uint16(at+n-1))
				switch b.Short {
				case py.ShortAppend:
					l, isList := p.AsList()
					if n != 2 || !isList || l.Full() {
						break
					}
					if l.Takes(*q) {
						*l.Word(l.Len()) = q.AsUint()
					} else if l.Unboxed() {
						break
					} else {
						*l.Place(l.Len()) = *q
					}
					l.Grow()
					regs.at(in.a()).Put(py.None)
					in = in.ahead(1)
					goto next
				case py.ShortPop:
					l, isList := p.AsList()
					if n != 1 || !isList || l.Len() == 0 || !m.meter.Allows(1) {
						break
					}
					m.meter.Take(1)
					if at = l.Len() - 1; l.Unboxed() {
						regs.at(in.a()).PutRaw(l, *l.Word(at))
					} else {
						regs.at(in.a()).Put(*l.Place(at))
						l.Place(at).Put(py.Value{})
					}
					l.Shrink()
					in = in.ahead(1)
					goto next
				case py.ShortLen:
					if n != 1 {
						break
					}
					if l, isList := p.AsList(); isList {
						regs.at(in.a()).SetInt(int64(l.Len()))
						in = in.ahead(1)
						goto next
					}
					if s, isStr := p.AsStr(); isStr && s.Plain() {
						regs.at(in.a()).SetInt(int64(len(s.S)))
						in = in.ahead(1)
						goto next
					}
					if d, isDict := p.AsDict(); isDict {
						regs.at(in.a()).SetInt(int64(d.Len()))
						in = in.ahead(1)
						goto next
					}
					if t, isTuple := p.AsTuple(); isTuple {
						regs.at(in.a()).SetInt(int64(t.Len()))
						in = in.ahead(1)
						goto next
					}
				case py.ShortIsInstance:
					if t, isType := q.AsType(); isType && n == 2 && p.Type() == t {
						regs.at(in.a()).Put(py.True)
						in = in.ahead(1)
						goto next
					}
				case py.ShortAbs:
					if n != 1 {
						break
					}
					if p.IsFloat() {
						regs.at(in.a()).SetFloat(math.Abs(p.AsFloat()))
						in = in.ahead(1)
						goto next
					}
					if p.IsInt() && p.AsInt() != math.MinInt64 {
						regs.at(in.a()).SetInt(max(p.AsInt(), -p.AsInt()))
						in = in.ahead(1)
						goto next
					}
				case py.ShortSqrt:
					if n != 1 {
						break
					}
					if p.IsFloat() && p.AsFloat() >= 0 && p.AsFloat() <= math.MaxFloat64 {
						regs.at(in.a()).SetFloat(math.Sqrt(p.AsFloat()))
						in = in.ahead(1)
						goto next
					}
					if p.IsInt() && p.AsInt() >= 0 && p.AsInt() <= exact {
						regs.at(in.a()).SetFloat(math.Sqrt(float64(p.AsInt())))
						in = in.ahead(1)
						goto next
					}
				case py.ShortOrd:
					if s, isStr := p.AsStr(); isStr && n == 1 && len(s.S) == 1 {
						regs.at(in.a()).SetInt(int64(s.S[0]))
						in = in.ahead(1)
						goto next
					}
				case py.ShortMax, py.ShortMin:
					if n != 2 || !m.meter.Allows(2) {
						break
					}
					switch {
					case p.IsInt() && q.IsInt():
						ok = q.AsInt() > p.AsInt()
						if b.Short == py.ShortMin {
							ok = q.AsInt() < p.AsInt()
						}
					case p.IsFloat() && q.IsFloat():
						ok = q.AsFloat() > p.AsFloat()
						if b.Short == py.ShortMin {
							ok = q.AsFloat() < p.AsFloat()
						}
					default:
						goto builtin
					}
					m.meter.Take(2)
					if ok {
						p = q
					}
					regs.at(in.a()).Put(*p)
					in = in.ahead(1)
					goto next
				}
			}
			if b.Float != nil && n == 1 && regs.at(uint16(at)).IsFloat() {
				f.pc = in.index(f.code.ins) + 1
				r := b.Float(regs.at(uint16(at)).Float())
				regs, in = windowOf(f.regs), wordOf(f.code.ins, f.pc-1)
				if r-r == 0 {
					regs.at(in.a()).SetFloat(r)
					goto load
				}
				goto general
			}
		builtin:
			f.pc = in.index(f.code.ins) + 1
			if err = m.callPositional(f, b, at, n, in.a()); err != nil {
				goto unwind
			}
			f = m.frame
			goto load
		}
		if callee == nil {
			goto general
		}
		k, isCode := fn.Code.(*code)
		if !isCode || k.exact != n || !m.meter.Allows(k.cost) || m.c.Depth() >= m.maxDepth {
			goto general
		}
		window, room := f.regs, f.room-at
		if k.nregs > room && (f.gen == nil || k.nregs > len(f.gen.rest)) {
			goto general
		}
		callee.dst = in.a() // before f.pc, so that in is not needed any more
		f.pc = in.index(f.code.ins) + 1
		if k.nregs <= room {
			window = window[at : at+k.nregs]
		} else { // registers of generators are their own
			window, room = f.gen.rest[:k.nregs], len(f.gen.rest)
			for i := range n {
				window[i] = f.regs[at+i]
			}
		}
		m.meter.Take(k.cost)
		m.c.SetDepth(m.c.Depth() + 1)
		m.pool = callee.prev
		callee.code, callee.regs, callee.pc, callee.cells = k, window, 0, fn.Closure
		callee.prev, callee.room, callee.chunk = f, room, f.chunk
		m.frame = callee
		f = callee
		regs = windowOf(window)
		for i := uint16(n); i < uint16(k.asked); i++ {
			*regs.at(i) = py.Value{}
		}
		goto load
	}

operate: // an operator on *p and *q, which may be long ints
	f.pc = in.index(f.code.ins) + 1
	if err = m.operate(f, in, p, q); err != nil {
		goto unwind
	}
	f = m.frame
	goto load

general:
	f.pc = in.index(f.code.ins) + 1
	if err = general[in.op()](m, f, in); err != nil {
		goto unwind
	}
	f = m.frame
	goto load

plain: // without the short ways
	switch in.op() {
	case bytecode.Return:
		v = *regs.at(in.a())
		goto leave
	case bytecode.ReturnNone:
		v = py.None
		goto leave
	case opReturnShared:
		v = *regs.at(in.a())
		v.Share()
		goto leave
	case bytecode.Yield:
		v = *regs.at(in.b())
		m.suspend(f, in.index(f.code.ins)+1, in.a(), false)
		goto yielded
	case bytecode.YieldFrom:
		f.pc = in.index(f.code.ins) + 1
		if v, err = m.yieldFrom(f, in); err != nil {
			goto unwind
		}
		if !v.IsNil() {
			goto yielded
		}
		f = m.frame
		goto load
	}
	goto general

leave: // f returns v
	if f.flags&^flagEntry != 0 {
		if f, v, err = m.leave(f, v, entry); err != nil {
			goto unwind
		}
		if f == nil {
			return v, nil
		}
		goto load
	}
	for far := uintptr(f.code.nregs) * valueBytes; far != 0; far -= valueBytes {
		regs.before(far).Drop()
	}
	m.c.SetDepth(m.c.Depth() - 1)
	if f.cells != nil {
		f.cells = nil
	}
	m.frame = f.prev
	f.prev, m.pool = m.pool, f
	if f.flags != 0 {
		f.flags = 0
		return v, nil
	}
	windowOf(m.frame.regs).at(f.dst).Put(v)
	f = m.frame
	goto load

yielded: // the generator f, suspended now, yields v
	if f == entry {
		return v, nil
	}
	if f, err = m.afterYield(v); err != nil {
		goto unwind
	}
	if f == nil {
		return v, nil
	}
	goto load

unwind:
	if f, err = m.unwind(f, err); f == nil {
		return py.Value{}, err
	}
	goto load

next:
	switch in.op() {
	case bytecode.Invalid: // so that the table of the switch begins with the first opcode
		goto general
	// Registers, cells, names.
	case bytecode.Move:
		regs.at(in.a()).Put(*regs.at(in.b()))
		in = in.ahead(1)
		goto next
	case bytecode.LoadK:
		regs.at(in.a()).Put(*consts.wide(in.wide()))
		in = in.ahead(1)
		goto next
	case bytecode.LoadInt:
		regs.at(in.a()).SetInt(int64(in.wide()))
		in = in.ahead(1)
		goto next
	case bytecode.LoadNone:
		regs.at(in.a()).Put(py.None)
		in = in.ahead(1)
		goto next
	case bytecode.LoadBool:
		ok = in.b() != 0
		goto answer
	case bytecode.CheckLocal:
		if regs.at(in.a()).IsNil() {
			goto general
		}
		in = in.ahead(1)
		goto next
	case bytecode.Unbind:
		*regs.at(in.a()) = py.Value{}
		in = in.ahead(1)
		goto next
	case bytecode.LoadDeref:
		if v = f.cells[in.b()].V; v.IsNil() {
			goto general
		}
		regs.at(in.a()).Put(v)
		in = in.ahead(1)
		goto next
	case bytecode.StoreDeref:
		f.cells[in.b()].V.Put(*regs.at(in.a()))
		in = in.ahead(1)
		goto next
	case bytecode.LoadGlobal:
		place := placeOf(f.code.loads, in.wide())
		if place == nil {
			goto general
		}
		regs.at(in.a()).Put(*place)
		in = in.ahead(1)
		goto next
	case bytecode.StoreGlobal:
		place := placeOf(f.code.stores, in.wide())
		if place == nil {
			goto general
		}
		place.Put(*regs.at(in.a()))
		in = in.ahead(1)
		goto next

	// Operators: the operands are read here, the work is done below.
	case bytecode.Add:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto add
	case bytecode.AddRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto add
	case bytecode.AddKR:
		p, q = consts.at(in.b()), regs.at(in.c())
		goto add
	case bytecode.Sub:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto sub
	case bytecode.SubRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto sub
	case bytecode.SubKR:
		p, q = consts.at(in.b()), regs.at(in.c())
		goto sub
	case bytecode.Mul:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto mul
	case bytecode.MulRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto mul
	case bytecode.MulKR:
		p, q = consts.at(in.b()), regs.at(in.c())
		goto mul
	case bytecode.TrueDiv:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto trueDiv
	case bytecode.TrueDivRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto trueDiv
	case bytecode.TrueDivKR:
		p, q = consts.at(in.b()), regs.at(in.c())
		goto trueDiv
	case bytecode.FloorDiv:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto floorDiv
	case bytecode.FloorDivRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto floorDiv
	case bytecode.FloorDivKR:
		p, q = consts.at(in.b()), regs.at(in.c())
		goto floorDiv
	case bytecode.Mod:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto mod
	case bytecode.ModRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto mod
	case bytecode.ModKR:
		p, q = consts.at(in.b()), regs.at(in.c())
		goto mod
	case bytecode.LShift:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto lshift
	case bytecode.LShiftRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto lshift
	case bytecode.RShift:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto rshift
	case bytecode.RShiftRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto rshift
	case bytecode.And:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto and
	case bytecode.AndRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto and
	case bytecode.Or:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto or
	case bytecode.OrRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto or
	case bytecode.Xor:
		p, q = regs.at(in.b()), regs.at(in.c())
		goto xor
	case bytecode.XorRK:
		p, q = regs.at(in.b()), consts.at(in.c())
		goto xor
	case bytecode.PowRK:
		if p, q = regs.at(in.b()), consts.at(in.c()); *q != py.Int(2) {
			goto root
		}
		if q = p; p.IsInt() {
			goto mul
		}
		if square := float64(p.Float() * p.Float()); p.IsFloat() && square-square == 0 {
			regs.at(in.a()).SetFloat(square)
			in = in.ahead(1)
			goto next
		}
		goto operate
	case bytecode.Neg:
		switch x = *regs.at(in.b()); {
		case x.IsInt() && x.AsInt() != math.MinInt64:
			regs.at(in.a()).SetInt(-x.AsInt())
		case x.IsFloat():
			regs.at(in.a()).SetFloat(-x.AsFloat())
		default:
			goto general
		}
		in = in.ahead(1)
		goto next
	case bytecode.Not:
		switch x = *regs.at(in.b()); {
		case x.IsBool() || x.IsInt():
			ok = x.AsInt() == 0
		case x.IsNone():
			ok = true
		default:
			if l, isList := x.AsList(); isList {
				ok = l.Len() == 0
			} else if s, isStr := x.AsStr(); isStr {
				ok = s.S == ""
			} else {
				goto general
			}
		}
		goto answer

	// Comparisons.
	case bytecode.Lt:
		x, y = *regs.at(in.b()), *regs.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() < y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() < y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.Le:
		x, y = *regs.at(in.b()), *regs.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() <= y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() <= y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.Eq:
		x, y = *regs.at(in.b()), *regs.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() == y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() == y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.Ne:
		x, y = *regs.at(in.b()), *regs.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() != y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() != y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.Gt:
		x, y = *regs.at(in.b()), *regs.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() > y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() > y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.Ge:
		x, y = *regs.at(in.b()), *regs.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() >= y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() >= y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.LtRK:
		x, y = *regs.at(in.b()), *consts.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() < y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() < y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.LeRK:
		x, y = *regs.at(in.b()), *consts.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() <= y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() <= y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.EqRK:
		x, y = *regs.at(in.b()), *consts.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() == y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() == y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.NeRK:
		x, y = *regs.at(in.b()), *consts.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() != y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() != y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.GtRK:
		x, y = *regs.at(in.b()), *consts.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() > y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() > y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.GeRK:
		x, y = *regs.at(in.b()), *consts.at(in.c())
		switch {
		case ints(x, y):
			ok = x.AsInt() >= y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() >= y.AsFloat()
		default:
			goto general
		}
		goto answer
	case bytecode.Is:
		ok = (*regs.at(in.b()) == *regs.at(in.c())) == (in.x() == 0)
		goto answer
	case bytecode.In:
		x, y = *regs.at(in.b()), *regs.at(in.c())
		goto contains
	case bytecode.IsNone:
		ok = regs.at(in.b()).IsNone() == (in.x() == 0)
		goto answer

	// Jumps.
	case bytecode.Jump:
		in = in.ahead(int(in.wide()))
		in = in.ahead(1)
		goto next
	case bytecode.JumpBack:
		cost := f.code.costs[in.a()]
		if !m.meter.Allows(cost) {
			goto general
		}
		m.meter.Take(cost)
		in = in.ahead(int(in.wide()))
		in = in.ahead(1)
		goto next
	case bytecode.JumpIf:
		switch x = *regs.at(in.a()); {
		case x.IsBool() || x.IsInt():
			ok = x.AsInt() != 0
		case x.IsNone():
			ok = false
		default:
			if l, isList := x.AsList(); isList {
				ok = l.Len() != 0
			} else if s, isStr := x.AsStr(); isStr {
				ok = s.S != ""
			} else {
				goto general
			}
		}
		if ok == (in.x() != 0) {
			in = in.ahead(int(in.wide()))
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpIfNone:
		if regs.at(in.a()).IsNone() == (in.x() != 0) {
			in = in.ahead(int(in.wide()))
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpIs:
		if (*regs.at(in.a()) == *regs.at(in.b())) == (in.x() != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpIn:
		x, y = *regs.at(in.a()), *regs.at(in.b())
		goto contains
	case bytecode.JumpLt:
		x, y = *regs.at(in.a()), *regs.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() < y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() < y.AsFloat()
		default:
			goto general
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpLe:
		x, y = *regs.at(in.a()), *regs.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() <= y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() <= y.AsFloat()
		default:
			goto general
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpEq:
		x, y = *regs.at(in.a()), *regs.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() == y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() == y.AsFloat()
		default:
			goto jumpEqual
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpNe:
		x, y = *regs.at(in.a()), *regs.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() != y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() != y.AsFloat()
		default:
			goto jumpEqual
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpGt:
		x, y = *regs.at(in.a()), *regs.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() > y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() > y.AsFloat()
		default:
			goto general
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpGe:
		x, y = *regs.at(in.a()), *regs.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() >= y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() >= y.AsFloat()
		default:
			goto general
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpLtRK:
		x, y = *regs.at(in.a()), *consts.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() < y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() < y.AsFloat()
		default:
			goto general
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpLeRK:
		x, y = *regs.at(in.a()), *consts.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() <= y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() <= y.AsFloat()
		default:
			goto general
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpEqRK:
		x, y = *regs.at(in.a()), *consts.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() == y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() == y.AsFloat()
		default:
			goto jumpEqual
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpNeRK:
		x, y = *regs.at(in.a()), *consts.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() != y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() != y.AsFloat()
		default:
			goto jumpEqual
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpGtRK:
		x, y = *regs.at(in.a()), *consts.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() > y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() > y.AsFloat()
		default:
			goto general
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpGeRK:
		x, y = *regs.at(in.a()), *consts.at(in.b())
		switch {
		case ints(x, y):
			ok = x.AsInt() >= y.AsInt()
		case floats(x, y):
			ok = x.AsFloat() >= y.AsFloat()
		default:
			goto general
		}
		if ok == (in.x()&1 != 0) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.JumpTag:
		if *regs.at(in.a()) == py.Int(int64(in.b())) {
			in = in.ahead(in.offset())
		}
		in = in.ahead(1)
		goto next
	case bytecode.ForIter:
		x = *regs.at(in.a())
		cost := int64(in.ahead(1).wide())
		if !m.meter.Allows(cost) {
			goto general
		}
		switch x.Type() {
		case &py.RangeIteratorType:
			it := x.RangeIter()
			if it.Left <= 0 {
				goto general
			}
			regs.at(in.b()).SetInt(it.Advance())
		case &py.ListIteratorType:
			it := x.ListIter()
			l := it.L
			if l == nil || uint(it.I) >= uint(l.Len()) {
				goto general
			}
			if l.Unboxed() {
				regs.at(in.b()).PutRaw(l, *l.Word(it.I))
			} else {
				regs.at(in.b()).Put(*l.Place(it.I))
			}
			it.I++
		case &py.GeneratorType:
			waiting, _ := x.AsGenerator()
			callee, isFrame := waiting.Frame.(*frame)
			if !isFrame || callee.pc == 0 || callee.flags != flagGen || waiting.Running || m.c.Depth() >= m.maxDepth {
				goto general
			}
			rest := f.regs[len(f.regs):cap(f.regs)]
			if f.gen != nil {
				rest = f.gen.rest
			}
			if len(rest) < leastRest {
				goto general
			}
			m.c.SetDepth(m.c.Depth() + 1)
			g := callee.gen
			g.rest, callee.chunk, waiting.Running = rest, f.chunk, true
			if g.resume != bytecode.NoReg {
				callee.regs[g.resume].Put(py.None)
			}
			f.pc, callee.prev, m.frame = in.index(f.code.ins)+1, f, callee
			f = callee
			goto load
		case &py.TupleIteratorType:
			it := x.TupleIter()
			if it.T == nil || uint(it.I) >= uint(it.T.Len()) {
				goto general
			}
			regs.at(in.b()).Put(*it.T.Place(it.I))
			it.I++
		case &py.StrIteratorType:
			it := x.StrIter()
			if it.S == nil || !it.S.Narrow() || uint(it.Off) >= uint(len(it.S.S)) {
				goto general
			}
			char := m.c.Latin(it.S.S[it.Off])
			if char == nil {
				goto general
			}
			regs.at(in.b()).Put(char.Value())
			it.Off++
			it.N++
		case &py.DictKeyIteratorType, &py.DictValueIteratorType, &py.DictItemIteratorType:
			it := x.DictIter()
			if it.D == nil || it.Used != it.D.Len() || it.Left == 0 {
				goto general
			}
			entries := it.D.Entries()
			if uint(it.Pos) >= uint(len(entries)) || entries[it.Pos].Key().IsNil() {
				goto general
			}
			e := &entries[it.Pos]
			switch x.Type() {
			case &py.DictKeyIteratorType:
				regs.at(in.b()).Put(e.Key())
			case &py.DictValueIteratorType:
				regs.at(in.b()).Put(e.Value())
			default:
				to := in.ahead(1 + in.offset())
				if to.op() != bytecode.Unpack || to.b() != in.b() || to.c() != 2 || int(in.b()) < f.code.nlocals {
					goto general
				}
				regs.at(to.a()).Put(e.Key())
				regs.at(to.a() + 1).Put(e.Value())
				it.Pos++
				it.Left--
				m.meter.Take(cost)
				in = to
				in = in.ahead(1)
				goto next
			}
			it.Pos++
			it.Left--
		case &py.EnumerateType:
			e, to := x.EnumIter(), in.ahead(1+in.offset())
			if !e.Big.IsNil() || e.Count == math.MaxInt64 ||
				to.op() != bytecode.Unpack || to.b() != in.b() || to.c() != 2 || int(in.b()) < f.code.nlocals {
				goto general
			}
			switch e.It.Type() {
			case &py.ListIteratorType:
				it := e.It.ListIter()
				if it.L == nil || uint(it.I) >= uint(it.L.Len()) {
					goto general
				}
				if it.L.Unboxed() {
					regs.at(to.a()+1).PutRaw(it.L, *it.L.Word(it.I))
				} else {
					regs.at(to.a() + 1).Put(*it.L.Place(it.I))
				}
				it.I++
			case &py.TupleIteratorType:
				it := e.It.TupleIter()
				if it.T == nil || uint(it.I) >= uint(it.T.Len()) {
					goto general
				}
				regs.at(to.a() + 1).Put(*it.T.Place(it.I))
				it.I++
			case &py.StrIteratorType:
				it := e.It.StrIter()
				if it.S == nil || !it.S.Narrow() || uint(it.Off) >= uint(len(it.S.S)) {
					goto general
				}
				char := m.c.Latin(it.S.S[it.Off])
				if char == nil {
					goto general
				}
				regs.at(to.a() + 1).Put(char.Value())
				it.Off++
				it.N++
			default:
				goto general
			}
			regs.at(to.a()).SetInt(e.Count)
			e.Count++
			m.meter.Take(cost)
			in = to
			in = in.ahead(1)
			goto next
		case &py.ZipType:
			z, to := x.ZipIter(), in.ahead(1+in.offset())
			if len(z.Its) != 2 || z.Strict || !z.Its[0].Is(&py.ListIteratorType) || !z.Its[1].Is(&py.ListIteratorType) ||
				to.op() != bytecode.Unpack || to.b() != in.b() || to.c() != 2 || int(in.b()) < f.code.nlocals {
				goto general
			}
			first, second := z.Its[0].ListIter(), z.Its[1].ListIter()
			if first == second || first.L == nil || second.L == nil ||
				uint(first.I) >= uint(first.L.Len()) || uint(second.I) >= uint(second.L.Len()) {
				goto general
			}
			for i := range uint16(2) {
				it := z.Its[i].ListIter()
				if it.L.Unboxed() {
					regs.at(to.a()+i).PutRaw(it.L, *it.L.Word(it.I))
				} else {
					regs.at(to.a() + i).Put(*it.L.Place(it.I))
				}
				it.I++
			}
			m.meter.Take(cost)
			in = to
			in = in.ahead(1)
			goto next
		default:
			goto general
		}
		m.meter.Take(cost)
		in = in.ahead(in.offset())
		in = in.ahead(1)
		goto next

	// Attributes and items.
	case bytecode.GetAttr:
		a := f.code.cache(in)
		if a == nil {
			goto general
		}
		if i, isInstance := regs.at(in.b()).AsInstance(); isInstance {
			if a.kind != cacheSlot || a.shape != i.Shape || a.epoch != m.c.Epoch() {
				goto general
			}
			if v = i.Slots[a.slot]; v.IsNil() {
				goto general
			}
			regs.at(in.a()).Put(v)
			in = in.ahead(1)
			goto next
		}
		if module, isModule := regs.at(in.b()).AsModule(); !isModule || a.ns != module.NS || a.epoch != a.ns.Version {
			goto general
		}
		regs.at(in.a()).Put(a.ns.ClosedAt(a.slot))
		in = in.ahead(1)
		goto next
	case bytecode.SetAttr:
		a := f.code.cache(in)
		i, isInstance := regs.at(in.a()).AsInstance()
		if a == nil || !isInstance || a.shape != i.Shape || a.epoch != m.c.Epoch() {
			goto general
		}
		if a.kind == cacheSlot {
			i.Slots[a.slot].Put(*regs.at(in.b()))
			in = in.ahead(1)
			goto next
		}
		if a.kind != cacheNew || len(i.Slots) == cap(i.Slots) || !m.meter.HasRoom(py.AttrBytes) {
			goto general
		}
		m.meter.TakeRoom(py.AttrBytes)
		i.Slots = i.Slots[:len(i.Slots)+1]
		i.Slots[len(i.Slots)-1] = *regs.at(in.b())
		i.Shape = a.next
		in = in.ahead(1)
		goto next
	case bytecode.LoadMethod:
		a := f.code.cache(in)
		x = *regs.at(in.b())
		if a == nil {
			goto general
		}
		if a.kind == cacheMethod && a.typ == x.Type() && a.epoch == x.Type().Epoch() {
			if a.shape != nil {
				if i, isInstance := x.AsInstance(); !isInstance || a.shape != i.Shape {
					goto general
				}
			}
			regs.at(in.a()).Put(a.value)
			regs.at(in.a() + 1).Put(x)
			in = in.ahead(1)
			goto next
		}
		if module, isModule := x.AsModule(); !isModule || a.ns != module.NS || a.epoch != a.ns.Version {
			goto general
		}
		regs.at(in.a()).Put(a.ns.ClosedAt(a.slot))
		*regs.at(in.a() + 1) = py.Value{}
		in = in.ahead(1)
		goto next
	case bytecode.GetIndex:
		if y = *regs.at(in.c()); !y.IsInt() {
			goto getKey
		}
		at = int(y.AsInt())
		goto getIndex
	case bytecode.GetIndexK:
		y = *consts.at(in.c())
		goto getKey
	case bytecode.GetIndexI:
		at = in.offset()
		goto getIndex
	case bytecode.SetIndex:
		if y = *regs.at(in.b()); !y.IsInt() {
			goto general
		}
		at, x = int(y.AsInt()), *regs.at(in.c())
		goto setIndex
	case bytecode.SetIndexI:
		at, x = int(int16(in.b())), *regs.at(in.c())
		goto setIndex
	case bytecode.SetIndexK:
		if y = *regs.at(in.b()); !y.IsInt() {
			goto general
		}
		at, x = int(y.AsInt()), *consts.at(in.c())
		goto setIndex
	case bytecode.ListAppend:
		y = *regs.at(in.b())
		l, isList := regs.at(in.a()).AsList()
		if !isList || l.Full() {
			goto general
		}
		switch {
		case l.Takes(y):
			*l.Word(l.Len()) = y.AsUint()
		case l.Unboxed():
			goto general
		default:
			*l.Place(l.Len()) = y
		}
		l.Grow()
		in = in.ahead(1)
		goto next
	case bytecode.Unpack:
		t, isTuple := regs.at(in.b()).AsTuple()
		if !isTuple || t.Len() != int(in.c()) {
			goto general
		}
		for i := range in.c() {
			regs.at(in.a() + i).Put(*t.Place(int(i)))
		}
		in = in.ahead(1)
		goto next

	case bytecode.BuildMapK:
		f.pc = in.index(f.code.ins) + 1
		if err = m.buildMapK(f, in); err != nil {
			goto unwind
		}
		goto load

	case bytecode.Format, bytecode.FormatK:
		x = *regs.at(in.b())
		if !m.meter.Allows(py.PlainSteps) {
			goto general
		}
		switch {
		case x.IsInt() && in.x()&laterInt != 0:
			regs.at(in.a()).SetInt(x.AsInt())
		case x.IsFloat() && (in.x()&laterAnyFloat != 0 || in.x()&laterFloat != 0 && x.AsFloat() < laterMax && x.AsFloat() > -laterMax):
			regs.at(in.a()).SetFloat(x.AsFloat())
		case x.Is(&py.StrType) && in.x()&laterStr != 0:
			regs.at(in.a()).Put(x.Unformatted())
		default:
			goto general
		}
		m.meter.Take(py.PlainSteps)
		in = in.ahead(1)
		goto next

	// Calls.
	case bytecode.Call:
		x, at, n = *regs.at(in.b()), int(in.b())+1, int(in.c())
		goto call
	case bytecode.CallMethod:
		x, at, n = *regs.at(in.b()), int(in.b())+2, int(in.c())
		if !regs.at(in.b() + 1).IsNil() {
			at, n = at-1, n+1
		}
		goto call
	case bytecode.Return:
		v = *regs.at(in.a())
		goto leave
	case bytecode.ReturnNone:
		v = py.None
		goto leave
	case opReturnShared:
		v = *regs.at(in.a())
		v.Share()
		goto leave
	case bytecode.Yield:
		f.pc = in.index(f.code.ins) + 1
		v = *regs.at(in.b())
		if f == entry || f.flags != flagGen {
			if m.yield(f, f == entry, v, in.a()) {
				goto load
			}
			goto yielded
		}
		{
			g, to := f.gen, f.prev
			g.resume, g.delegating = in.a(), false
			in = &to.code.ins[to.pc-1]
			cost := int64(to.code.ins[to.pc].wide())
			if in.op() != bytecode.ForIter || !m.meter.Allows(cost) {
				m.suspend(f, f.pc, g.resume, false)
				goto yielded
			}
			g.rest, g.gen.Running = nil, false
			m.frame, f.prev = to, nil
			m.c.SetDepth(m.c.Depth() - 1)
			m.meter.Take(cost)
			to.regs[in.b()].Put(v)
			to.pc += in.offset()
			f = to
			goto load
		}
	case bytecode.YieldFrom:
		f.pc = in.index(f.code.ins) + 1
		if v, err = m.yieldFrom(f, in); err != nil {
			goto unwind
		}
		if v.IsNil() {
			f = m.frame
			goto load
		}
		goto yielded

	// No opcodes, but with an arm for every byte the jump through the table needs no comparison.
	case 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192, 193, 194,
		195, 196, 197, 198, 199, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 215, 216, 217, 218,
		219, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239, 240, 241, 242,
		243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255:
		goto general
	default:
		goto general
	}
}

// fewItems is the length up to which tuples are searched in the loop.
const fewItems = 8

// leave ends the frame f of a run that began with entry; f returns v and is no
// plain one. It returns the frame to go on with, or nil and the result at the
// end of the run; with an error, the frame that it comes up in.
func (m *Machine) leave(f *frame, v py.Value, entry *frame) (*frame, py.Value, error) {
	if f.flags&flagInit != 0 {
		var err error
		if v, err = m.leaveInit(f, v); err != nil {
			return m.frame, v, err
		}
	}
	generator, operator, dst := f.flags&flagGen != 0, f.flags&flagOperator != 0, f.dst
	m.pop(f)
	if f == entry {
		return nil, v, nil
	}
	f = m.frame
	switch {
	case generator:
		return f, v, m.afterGenerator(f, v)
	case operator && v == py.NotImplemented:
		var err error
		if v, err = m.afterOperator(f); err != nil {
			return f, v, err
		}
	}
	f.regs[dst] = v
	return f, v, nil
}
