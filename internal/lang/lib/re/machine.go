package re

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A frame is an entry of the stack: a choice to go back to, or a change to
// undo on the way.
type frame struct {
	kind frameKind
	pc   int32
	a, b int
}

type frameKind uint8

const (
	choiceFrame  frameKind = iota // go on at pc, position a
	undoFrame                     // register a was b
	greedyFrame                   // opRepeat at pc: back to a at least, now b
	lazyFrame                     // opRepeat at pc: a more characters (from a on, if unbounded), now b
	moreFrame                     // opCount at pc: one more turn, position a
	barrierFrame                  // barrier at pc, position a
	noteFrame                     // choice a at position b has failed
)

const frameBytes = 32

// batch is how many instructions run between two charges.
const batch = 512

// A machine runs a program on one text.
type machine struct {
	c        *py.Context
	p        *program
	s        string
	end      int // texts end here
	regs     []int
	stack    []frame
	scratch  *py.Scratch
	start    int  // where the present attempt began
	notAt    int  // an empty match here does not count, or -1
	whole    bool // the match must reach the end
	fuel     int  // instructions until the next charge
	spent    int  // instructions of this search
	memo     []uint64
	base     int   // position of memo's first column
	failed   []run // by choice: what is known of opRepeat
	patience int   // instructions before the memo is made
}

// A run is the last stretch over which an opRepeat could go, and the part of
// it from which the rest of the pattern is known to fail.
type run struct {
	lo, hi         int // stretch lo…hi, no more characters at hi
	failLo, failHi int
	known          bool
}

// newMachine prepares matching in s[:end]. Close must be called.
func newMachine(c *py.Context, p *program, s string, end int) (*machine, error) {
	m := p.idle
	if m != nil {
		p.idle = nil
		m.scratch.Reopen()
	} else {
		m = &machine{c: c, p: p, scratch: c.NewScratch()}
		if err := m.scratch.Grow(p.machineBytes()); err != nil {
			m.scratch.Release()
			return nil, err
		}
		m.regs = make([]int, p.registers)
		m.stack = make([]frame, 0, firstFrames)
	}
	m.s, m.end, m.notAt, m.whole, m.fuel = s, end, -1, false, batch
	m.patience = 8*end + 4*batch
	return m, nil
}

// firstFrames is the room of a new machine's stack.
const firstFrames = 64

// machineBytes is the size of a new machine.
func (p *program) machineBytes() int { return 8*p.registers + firstFrames*frameBytes + 256 }

// close ends the use of a machine. One that has not grown serves the next
// search of its program.
func (m *machine) close() {
	m.scratch.Release()
	if m.memo == nil && cap(m.stack) == firstFrames {
		m.s = ""
		m.p.idle = m
	}
}

func (m *machine) reset() {
	for i := range m.regs {
		m.regs[i] = -1
	}
}

// next decodes the character at i.
func (m *machine) next(i int) (rune, int) {
	b := m.s[i]
	if b < 0x80 || m.p.bytes {
		return rune(b), 1
	}
	return py.DecodeRune(m.s, i)
}

// back returns the position one character before i > 0.
func (m *machine) back(i int) int {
	i--
	for !m.p.bytes && i > 0 && m.s[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// search finds the first match that begins at pos or later; the registers
// hold it. With anchor it must begin at pos.
func (m *machine) search(pos int, anchor bool) (bool, error) {
	m.spent, m.memo, m.failed, m.base = 0, nil, nil, pos
	if m.patience == 0 && m.p.plain {
		if err := m.remember(); err != nil {
			return false, err
		}
	}
	ok, err := m.attempts(pos, anchor)
	if err == nil {
		err = m.charge()
	}
	return ok, err
}

func (m *machine) attempts(pos int, anchor bool) (bool, error) {
	for ; pos <= m.end; pos++ {
		if !anchor {
			var err error
			if pos, err = m.candidate(pos); err != nil || pos < 0 {
				return false, err
			}
		}
		m.reset()
		m.fuel -= len(m.regs)/8 + 1
		m.stack = m.stack[:0]
		ok, err := m.run(pos)
		if ok || err != nil || anchor || m.p.anchored {
			return ok, err
		}
		if pos < m.end {
			_, size := m.next(pos)
			pos += size - 1
		}
	}
	return false, nil
}

// candidate returns the first position from pos on where a match may begin,
// or -1.
func (m *machine) candidate(pos int) (int, error) {
	switch {
	case m.p.prefix != "":
		// Only a short prefix is searched for: that is linear.
		prefix := m.p.prefix[:min(len(m.p.prefix), 24)]
		i := strings.Index(m.s[pos:m.end], prefix)
		skipped := i
		if i < 0 {
			skipped = m.end - pos
		}
		if err := m.c.Steps(skipped / 16); err != nil || i < 0 {
			return -1, err
		}
		return pos + i, nil
	case m.p.first != nil:
		for i := pos; i < m.end; {
			r, size := m.next(i)
			if m.test(m.p.first.op, m.p.first, r) {
				return i, m.c.Steps((i - pos) / 8)
			}
			i += size
		}
		return -1, m.c.Steps((m.end - pos) / 8)
	}
	return pos, nil
}

// charge pays for what was done since the last charge and decides about the
// memo.
func (m *machine) charge() error {
	used := batch - m.fuel
	m.fuel = batch
	m.spent += used
	if m.memo == nil && m.p.plain && m.spent > m.patience {
		if err := m.remember(); err != nil {
			return err
		}
	}
	return m.c.Steps(used / 2)
}

// remember makes the memo, unless it were too large.
func (m *machine) remember() error {
	most := int64(1 << 26)
	if heap := m.c.Meter.Limits().Heap; heap > 0 {
		most = heap / 4
	}
	words := (int64(m.p.memos)*int64(m.end-m.base+1) + 63) / 64
	if words == 0 || words > most/8 {
		return nil
	}
	if err := m.scratch.Grow(int(words)*8 + 40*m.p.memos); err != nil {
		return err
	}
	m.memo = make([]uint64, words)
	m.failed = make([]run, m.p.memos)
	for i := range m.failed {
		m.failed[i].hi = -1
	}
	return nil
}

// bit returns where the memo has a choice at a position.
func (m *machine) bit(memo, pos int) (word int, bit uint64) {
	k := memo*(m.end-m.base+1) + pos - m.base
	return k >> 6, 1 << (k & 63)
}

// hopeless reports whether a choice at a position is known to fail.
func (m *machine) hopeless(memo, pos int) bool {
	if memo < 0 || m.memo == nil {
		return false
	}
	word, bit := m.bit(memo, pos)
	return m.memo[word]&bit != 0
}

// note notes that a choice at a position has failed.
func (m *machine) note(memo, pos int) {
	if memo >= 0 && m.memo != nil {
		word, bit := m.bit(memo, pos)
		m.memo[word] |= bit
	}
}

// watch makes sure that the failure of a choice is noted, if it comes to that.
func (m *machine) watch(memo, pos int) error {
	if memo < 0 || m.memo == nil {
		return nil
	}
	return m.push(frame{kind: noteFrame, a: memo, b: pos})
}

func (m *machine) push(f frame) error {
	if len(m.stack) == cap(m.stack) {
		if err := m.scratch.Grow(frameBytes * cap(m.stack)); err != nil {
			return err
		}
		grown := make([]frame, len(m.stack), 2*cap(m.stack))
		copy(grown, m.stack)
		m.stack = grown
	}
	m.stack = append(m.stack, f)
	return nil
}

// set changes a register so that it can be undone.
func (m *machine) set(reg, value int) error {
	old := m.regs[reg]
	m.regs[reg] = value
	if len(m.stack) == 0 {
		// Nothing to go back to; the next attempt starts afresh.
		return nil
	}
	return m.push(frame{kind: undoFrame, a: reg, b: old})
}

// test reports whether an instruction for one character accepts r.
func (m *machine) test(o op, in *instr, r rune) bool {
	switch o {
	case opChar:
		return r == in.r
	case opFold:
		return in.fold.fold(r) == in.r
	case opAny:
		return r != '\n'
	case opAll:
		return true
	}
	return in.set.has(r)
}

// run tries to match at pos.
func (m *machine) run(pos int) (bool, error) {
	m.start = pos
	pc := 0
	for {
		if m.fuel--; m.fuel < 0 {
			if err := m.charge(); err != nil {
				return false, err
			}
		}
		in := &m.p.code[pc]
		var ok bool
		var err error
		switch in.op {
		case opChar, opFold, opAny, opAll, opClass:
			ok = false
			if pos < m.end {
				r, size := m.next(pos)
				if ok = m.test(in.op, in, r); ok {
					pos += size
					pc++
				}
			}
		case opText:
			if ok = strings.HasPrefix(m.s[pos:m.end], in.text); ok {
				pos += len(in.text)
				m.fuel -= len(in.text) / 16
				pc++
			}
		case opMatch:
			if !(m.whole && pos != m.end || pos == m.notAt && m.start == pos) {
				m.regs[0], m.regs[1] = m.start, pos
				return true, nil
			}
			ok = false
		case opFail:
			ok = false
		default:
			pc, pos, ok, err = m.step(in, pc, pos)
		}
		if err == nil && !ok {
			pc, pos, ok, err = m.backtrack()
			if err == nil && !ok {
				return false, nil
			}
		}
		if err != nil {
			return false, err
		}
	}
}

// step runs an instruction that is not about a single character.
func (m *machine) step(in *instr, pc, pos int) (int, int, bool, error) {
	switch in.op {
	case opJump:
		return in.x, pos, true, nil
	case opSplit:
		if m.hopeless(in.memo, pos) {
			return pc, pos, false, nil
		}
		err := m.watch(in.memo, pos)
		if err == nil {
			err = m.push(frame{kind: choiceFrame, pc: int32(in.y), a: pos})
		}
		return in.x, pos, true, err
	case opSave, opMark:
		return pc + 1, pos, true, m.set(in.n, pos)
	case opClose:
		err := m.set(in.n, pos)
		if err == nil {
			err = m.set(m.p.lastReg(), in.n/2)
		}
		return pc + 1, pos, true, err
	case opAt:
		return pc + 1, pos, m.assert(in, pos), nil
	case opTest:
		if m.regs[in.n] == pos {
			return in.x, pos, true, nil
		}
		return pc + 1, pos, true, nil
	case opRepeat:
		return m.repeat(in, pc, pos)
	case opBackref:
		pos, ok := m.backref(in, pos)
		return pc + 1, pos, ok, nil
	case opCond:
		if m.regs[in.n] >= 0 && m.regs[in.n+1] >= 0 {
			return pc + 1, pos, true, nil
		}
		return in.x, pos, true, nil
	case opSet:
		err := m.set(in.n, -1)
		if err == nil {
			err = m.set(in.n+1, 0)
		}
		return pc + 1, pos, true, err
	case opCount:
		return m.count(in, pc, pos)
	case opBarrier:
		return pc + 1, pos, true, m.push(frame{kind: barrierFrame, pc: int32(pc), a: pos})
	case opAccept:
		return m.accept(in, pc, pos)
	}
	for range in.min { // opBack
		if pos <= 0 {
			return pc, pos, false, nil
		}
		pos = m.back(pos)
		m.fuel--
	}
	return pc + 1, pos, true, nil
}

// assert tests ^ $ \A \Z \b \B.
func (m *machine) assert(in *instr, pos int) bool {
	switch in.at {
	case '^':
		return pos == 0 || in.multi && m.s[pos-1] == '\n'
	case 'A':
		return pos == 0
	case '$':
		return pos == m.end || m.s[pos] == '\n' && (in.multi || pos+1 == m.end)
	case 'Z':
		return pos == m.end
	}
	before, after := false, false
	if pos > 0 {
		r, _ := m.next(m.back(pos))
		before = isWord(r, in.ascii)
	}
	if pos < m.end {
		r, _ := m.next(pos)
		after = isWord(r, in.ascii)
	}
	return (before != after) == (in.at == 'b')
}

// backref matches the text of a group again.
func (m *machine) backref(in *instr, pos int) (int, bool) {
	from, to := m.regs[in.n], m.regs[in.n+1]
	if from < 0 || to < from {
		return pos, false
	}
	m.fuel -= (to - from) / 8
	if in.fold == foldNone {
		text := m.s[from:to]
		return pos + len(text), strings.HasPrefix(m.s[pos:m.end], text)
	}
	for from < to {
		if pos >= m.end {
			return pos, false
		}
		r, n := m.next(from)
		q, k := m.next(pos)
		if in.fold.fold(r) != in.fold.fold(q) {
			return pos, false
		}
		from, pos = from+n, pos+k
	}
	return pos, true
}

// scan goes over up to most characters that the repetition accepts.
func (m *machine) scan(in *instr, pos, most int) (end, n int) {
	if in.test == opAll && m.p.bytes {
		n = min(most, m.end-pos)
		return pos + n, n
	}
	for n < most && pos < m.end {
		r, size := m.next(pos)
		if !m.test(in.test, in, r) {
			break
		}
		pos += size
		n++
	}
	m.fuel -= n / 4
	return pos, n
}

// repeat runs an opRepeat.
func (m *machine) repeat(in *instr, pc, pos int) (int, int, bool, error) {
	low, n := m.scan(in, pos, in.min)
	if n < in.min {
		return pc, pos, false, nil
	}
	if in.mode == lazy {
		return m.repeatLazy(in, pc, low)
	}
	known := m.stretch(in)
	end := m.extent(in, low, known)
	if in.mode == possessive {
		return pc + 1, end, true, nil
	}
	if end == low {
		return pc + 1, end, !m.hopeless(in.memo, end), m.watch(in.memo, end)
	}
	if known != nil {
		if known.known && in.max == unbounded && known.failLo <= low && end <= known.failHi {
			return pc, pos, false, nil
		}
		if in.max == unbounded {
			*known = run{lo: low, hi: end, failLo: known.failLo, failHi: known.failHi, known: known.known}
		}
	}
	return pc + 1, end, !m.hopeless(in.memo, end), m.push(frame{kind: greedyFrame, pc: int32(pc), a: low, b: end})
}

// repeatLazy begins a lazy repetition at the position behind its minimum.
func (m *machine) repeatLazy(in *instr, pc, low int) (int, int, bool, error) {
	f := frame{kind: lazyFrame, pc: int32(pc), a: in.max - in.min, b: low}
	if in.max == unbounded {
		if m.exhausted(in, low) {
			return pc, low, false, nil
		}
		f.a = low
	}
	return pc + 1, low, !m.hopeless(in.memo, low), m.push(f)
}

// exhausted reports whether an unbounded lazy repetition that has come to pos
// is known to fail there and everywhere further on.
func (m *machine) exhausted(in *instr, pos int) bool {
	k := m.stretch(in)
	return k != nil && k.known && k.failLo <= pos && pos <= k.failHi
}

// extent returns how far from low a greedy repetition can go.
func (m *machine) extent(in *instr, low int, known *run) int {
	if known == nil || in.max != unbounded || low > known.hi {
		end, _ := m.scan(in, low, in.max-in.min)
		return end
	}
	for pos := low; ; m.fuel-- {
		if pos >= known.lo {
			return known.hi
		}
		r, size := m.next(pos)
		if !m.test(in.test, in, r) {
			return pos
		}
		pos += size
	}
}

// stretch returns what is known of an opRepeat, or nil.
func (m *machine) stretch(in *instr) *run {
	if in.memo < 0 || m.failed == nil {
		return nil
	}
	return &m.failed[in.memo]
}

// count runs one turn of a counted loop: register n is where the last turn
// began, register n+1 the number of turns.
func (m *machine) count(in *instr, pc, pos int) (int, int, bool, error) {
	turns := m.regs[in.n+1]
	switch {
	case turns < in.min:
		return pc + 1, pos, true, m.set(in.n+1, turns+1)
	case turns >= in.max && in.max != unbounded || m.regs[in.n] == pos:
		return in.x, pos, true, nil
	case in.mode == lazy:
		return in.x, pos, true, m.push(frame{kind: moreFrame, pc: int32(pc), a: pos})
	}
	err := m.push(frame{kind: choiceFrame, pc: int32(in.x), a: pos})
	if err == nil {
		err = m.turn(in, pos)
	}
	return pc + 1, pos, true, err
}

// turn begins another turn of a counted loop.
func (m *machine) turn(in *instr, pos int) error {
	if err := m.set(in.n, pos); err != nil {
		return err
	}
	return m.set(in.n+1, m.regs[in.n+1]+1)
}

// accept ends an assertion or atomic group that matched: its choices are
// forgotten, its changes stay undoable (or are undone, if it is negative).
func (m *machine) accept(in *instr, pc, pos int) (int, int, bool, error) {
	i := len(m.stack) - 1
	for m.stack[i].kind != barrierFrame {
		i--
	}
	m.fuel -= (len(m.stack) - i) / 4
	barrier := m.stack[i]
	if in.negate {
		for j := len(m.stack) - 1; j > i; j-- {
			if f := m.stack[j]; f.kind == undoFrame {
				m.regs[f.a] = f.b
			}
		}
		m.stack = m.stack[:i]
		return pc, pos, false, nil
	}
	kept := m.stack[:i]
	for _, f := range m.stack[i+1:] {
		if f.kind == undoFrame {
			kept = append(kept, f)
		}
	}
	m.stack = kept
	if in.look {
		pos = barrier.a
	}
	return pc + 1, pos, true, nil
}

// backtrack goes back to the last choice; ok is false if there is none.
func (m *machine) backtrack() (pc, pos int, ok bool, err error) {
	for len(m.stack) > 0 {
		if m.fuel--; m.fuel < 0 {
			if err := m.charge(); err != nil {
				return 0, 0, false, err
			}
		}
		top := len(m.stack) - 1
		f := &m.stack[top]
		switch f.kind {
		case choiceFrame:
			m.stack = m.stack[:top]
			return int(f.pc), f.a, true, nil
		case undoFrame:
			m.regs[f.a] = f.b
			m.stack = m.stack[:top]
		case greedyFrame:
			if m.shorter(f) {
				return int(f.pc) + 1, f.b, true, nil
			}
			m.stack = m.stack[:top]
		case lazyFrame:
			if m.longer(f) {
				return int(f.pc) + 1, f.b, true, nil
			}
			m.stack = m.stack[:top]
		case moreFrame:
			in, at, pc := &m.p.code[f.pc], f.a, int(f.pc)
			m.stack = m.stack[:top]
			return pc + 1, at, true, m.turn(in, at)
		case noteFrame:
			m.note(f.a, f.b)
			m.stack = m.stack[:top]
		case barrierFrame:
			in, at := &m.p.code[f.pc], f.a
			m.stack = m.stack[:top]
			if in.negate {
				return in.x, at, true, nil
			}
		}
	}
	return 0, 0, false, nil
}

// shorter takes one character off a greedy repetition, and more where the
// next instruction could not match.
func (m *machine) shorter(f *frame) bool {
	in, then := &m.p.code[f.pc], &m.p.code[f.pc+1]
	m.note(in.memo, f.b)
	if k := m.stretch(in); k != nil && k.known && k.failLo < f.b && f.b <= k.failHi {
		f.b = max(k.failLo, f.a)
	}
	for f.b > f.a {
		f.b = m.back(f.b)
		m.fuel--
		if then.op == opChar && f.b < m.end && then.r < 0x80 && m.s[f.b] != byte(then.r) {
			continue
		}
		if !m.hopeless(in.memo, f.b) {
			return true
		}
	}
	if k := m.stretch(in); k != nil && in.max == unbounded && k.lo <= f.a && f.a <= k.hi {
		*k = run{lo: k.lo, hi: k.hi, failLo: f.a, failHi: k.hi, known: true}
	}
	return false
}

// longer adds characters to a lazy repetition, up to where what follows is not
// known to fail.
func (m *machine) longer(f *frame) bool {
	in := &m.p.code[f.pc]
	m.note(in.memo, f.b)
	for f.b < m.end && (in.max == unbounded || f.a > 0) {
		r, size := m.next(f.b)
		if !m.test(in.test, in, r) {
			break
		}
		f.b += size
		m.fuel--
		if in.max != unbounded {
			f.a--
		} else if m.exhausted(in, f.b) {
			f.b = m.stretch(in).failHi
			break
		}
		if !m.hopeless(in.memo, f.b) {
			return true
		}
	}
	if k := m.stretch(in); k != nil && in.max == unbounded {
		*k = run{hi: -1, failLo: f.a, failHi: f.b, known: true}
	}
	return false
}
