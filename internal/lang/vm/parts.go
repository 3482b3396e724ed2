package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A tuple that a function returns or yields, and that the caller only unpacks,
// is not made: its parts go from register to register. Nor is one made that the
// caller does not look at.

// mostParts is how many parts are handed over so.
const mostParts = 4

// returnParts returns from f with a tuple of the parts; it reports false, and
// has done nothing, where the caller wants the tuple.
func (m *Machine) returnParts(f *frame, parts []py.Value) bool {
	if f.flags != 0 {
		return false
	}
	to := f.prev
	if !isCall(to.code.ins[to.pc-1].op()) {
		return false
	}
	if to.drops() {
		to.regs[f.dst] = py.None
		m.pop(f)
		return true
	}
	unpack := to.unpacks(to.pc, f.dst, len(parts))
	if unpack == nil {
		return false
	}
	kept := shared(parts)
	m.pop(f)
	copy(to.regs[unpack.a():], kept[:len(parts)])
	to.pc++
	return true
}

// yieldParts is returnParts for a generator that yields to a FOR_ITER; what is
// sent to it goes to the register resume.
func (m *Machine) yieldParts(f *frame, parts []py.Value, resume uint16) bool {
	if f.flags != flagGen {
		return false
	}
	to := f.prev
	loop, cost := &to.code.ins[to.pc-1], int64(to.code.ins[to.pc].wide())
	if loop.op() != bytecode.ForIter || !m.meter.Allows(cost) {
		return false
	}
	begin := to.pc + loop.offset()
	unpack := to.unpacks(begin, loop.b(), len(parts))
	if unpack == nil {
		return false
	}
	kept := shared(parts)
	m.meter.Take(cost)
	m.suspend(f, f.pc+1, resume, false)
	copy(to.regs[unpack.a():], kept[:len(parts)])
	to.pc = begin + 1
	return true
}

// unpacks returns the UNPACK of n items at pc of f that has the only use of the
// register src, or nil.
func (f *frame) unpacks(pc int, src uint16, n int) word {
	in := &f.code.ins[pc]
	if in.op() != bytecode.Unpack || in.b() != src || int(in.c()) != n || int(src) < f.code.nlocals {
		return nil
	}
	return in
}

// drops reports whether f is in a call whose result nothing reads.
func (f *frame) drops() bool {
	in := &f.code.ins[f.pc-1]
	return isCall(in.op()) && in.x()&bytecode.Dropped != 0
}

// shared returns a copy of the parts, since where they go may be where they are.
func shared(parts []py.Value) (kept [mostParts]py.Value) {
	for i, v := range parts {
		v.Share()
		kept[i] = v
	}
	return kept
}
