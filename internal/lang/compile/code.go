package compile

import (
	"math"
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

// Short names for what the compiler writes on every line.
type (
	op  = bytecode.Op
	reg = uint16
)

const noReg = bytecode.NoReg

// builder makes one Code.
//
// Registers above the local variables are a stack: push takes one, and setting top back gives them free. While code cannot
// be reached (after return, raise, a jump), emit does nothing.
type builder struct {
	*compiler
	code   *bytecode.Code
	scope  *scope // the innermost scope: the host or one inlined in it
	host   *scope
	top    int
	span   syntax.Span
	dead   bool
	bound  boundSet // the locals that are bound here for certain
	killed boundSet // the locals that some statement of the function unbinds
	nodes  uint32   // tree nodes since the last charge point
	blocks []block
	// handled is the register with the exception that the code around is handling, or noReg.
	handled reg

	handler *handler // where exceptions go now
	started int      // since which pc
	buffers
}

// buffers are the growing parts of a builder. They are taken over from builders that are done.
type buffers struct {
	instrs []bytecode.Instr
	spans  []syntax.Span
	points []bytecode.Point
	labels []label
	jumps  []jump
	ranges []handlerRange
	pool   []any
	keys   []constKey // of pool
	texts  []string
	consts map[constKey]int // where in pool, once there are many
	names  map[string]int   // where in texts, once there are many
}

// spareBuilder returns a builder that is not in use, with empty buffers.
func (c *compiler) spareBuilder() *builder {
	if n := len(c.spare); n > 0 {
		b := c.spare[n-1]
		c.spare = c.spare[:n-1]
		return b
	}
	return &builder{buffers: buffers{
		instrs: make([]bytecode.Instr, 0, 64), spans: make([]syntax.Span, 0, 64), points: make([]bytecode.Point, 0, 8),
		labels: make([]label, 0, 8), jumps: make([]jump, 0, 8), pool: make([]any, 0, 8), keys: make([]constKey, 0, 8),
		texts: make([]string, 0, 8),
	}}
}

// giveBack copies what the code needs out of the buffers, and leaves them to others.
func (b *builder) giveBack() {
	p := &b.parts
	b.code.Instrs, b.code.Spans = p.instrs.List(b.instrs), p.spans.List(b.spans)
	b.code.Points = p.points.List(b.points)
	b.code.Consts, b.code.Names = p.consts.List(b.pool), p.names.List(b.texts)
	clear(b.pool)
	clear(b.points)
	b.buffers = buffers{
		instrs: b.instrs[:0], spans: b.spans[:0], points: b.points[:0], labels: b.labels[:0], jumps: b.jumps[:0],
		ranges: b.ranges[:0], pool: b.pool[:0], keys: b.keys[:0], texts: b.texts[:0],
	}
	b.spare = append(b.spare, b)
}

// boundSet is a set of local variables; only the first ones are followed, so that it can be copied in no time.
type boundSet [4]uint64

const followed = len(boundSet{}) * 64

func (s *boundSet) has(r reg) bool { return int(r) < followed && s[r/64]&(1<<(r%64)) != 0 }

func (s *boundSet) add(r reg) {
	if int(r) < followed {
		s[r/64] |= 1 << (r % 64)
	}
}

func (s *boundSet) remove(r reg) {
	if int(r) < followed {
		s[r/64] &^= 1 << (r % 64)
	}
}

func (s *boundSet) intersect(t boundSet) {
	for i := range s {
		s[i] &= t[i]
	}
}

func (s *boundSet) union(t boundSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s *boundSet) subtract(t boundSet) {
	for i := range s {
		s[i] &^= t[i]
	}
}

// labelID is a place that jumps lead to.
type labelID int

type label struct {
	pc      int // -1 until placed
	reached bool
	bound   boundSet // what is bound whenever a jump leads here
}

// jump is a jump whose offset is filled in when all places are known.
type jump struct {
	pc int
	to labelID
}

// handler is the target of exceptions.
type handler struct {
	label labelID
	reg   reg
}

type handlerRange struct {
	start, end int
	handler    *handler
}

type constKey struct {
	kind byte
	bits uint64
	text string
}

// fail stops compiling with an error at the current place.
func (b *builder) fail(msg string) {
	panic(&syntax.Error{File: b.file, Span: b.span, Kind: syntax.SyntaxError, Msg: msg})
}

// at makes the following instructions stand for node.
func (b *builder) at(node syntax.Node) { b.span = node.Range() }

func (b *builder) push() reg { return b.pushN(1) }

// pushN takes n registers in a row and returns the first.
func (b *builder) pushN(n int) reg {
	first := b.top
	b.top += n
	if b.top > b.code.NumRegs {
		b.code.NumRegs = b.top
		if b.top >= noReg {
			b.fail("expression or function is too large")
		}
	}
	return reg(first)
}

func (b *builder) isLocal(r reg) bool { return int(r) < b.code.NumLocals }

// scratch returns dst if it may hold something unfinished, else a new temporary.
func (b *builder) scratch(dst reg) reg {
	if b.isLocal(dst) {
		return b.push()
	}
	return dst
}

func (b *builder) pc() int { return len(b.instrs) }

func (b *builder) put(i bytecode.Instr) {
	if b.dead {
		return
	}
	b.instrs = append(b.instrs, i)
	b.spans = append(b.spans, b.span)
}

func (b *builder) emit(o op, x uint8, a, bb, c uint16) {
	b.put(bytecode.Instr{Op: o, X: x, A: a, B: bb, C: c})
	if o.Has(bytecode.Ends) {
		b.dead = true
	}
}

// emitEx emits an instruction with an EXTRA word.
func (b *builder) emitEx(i, extra bytecode.Instr) {
	extra.Op = bytecode.Extra
	b.put(i)
	b.put(extra)
}

func wide(o op, a uint16, v int) bytecode.Instr {
	i := bytecode.Instr{Op: o, A: a}
	i.SetWide(int32(v))
	return i
}

func (b *builder) emitWide(o op, a uint16, v int) { b.put(wide(o, a, v)) }

func (b *builder) move(dst, src reg) {
	if dst != src {
		b.emit(bytecode.Move, 0, dst, src, 0)
	}
}

// Labels and jumps.

func (b *builder) newLabel() labelID {
	b.labels = append(b.labels, label{pc: -1})
	return labelID(len(b.labels) - 1)
}

// reach notes that control may go from here to l.
func (b *builder) reach(l labelID) {
	if b.dead {
		return
	}
	to := &b.labels[l]
	if to.reached {
		to.bound.intersect(b.bound)
	} else {
		to.reached, to.bound = true, b.bound
	}
}

// place puts l here.
func (b *builder) place(l labelID) {
	b.reach(l)
	to := &b.labels[l]
	to.pc = b.pc()
	b.dead = !to.reached
	b.bound = to.bound
}

// placeLoop puts l here, the start of a loop: jumps back to it may come with less bound than there is now.
func (b *builder) placeLoop(l labelID) {
	b.bound.subtract(b.killed)
	b.place(l)
}

// jumpWith emits a jumping instruction to l.
func (b *builder) jumpWith(i bytecode.Instr, l labelID) {
	if b.dead {
		return
	}
	b.jumps = append(b.jumps, jump{b.pc(), l})
	b.put(i)
	b.reach(l)
	if i.Op.Has(bytecode.Ends) {
		b.dead = true
	}
}

func (b *builder) jump(l labelID) { b.jumpWith(bytecode.Instr{Op: bytecode.Jump}, l) }

func (b *builder) jumpIf(r reg, sense bool, l labelID) {
	b.jumpWith(bytecode.Instr{Op: bytecode.JumpIf, X: bit(sense), A: r}, l)
}

func bit(v bool) uint8 {
	if v {
		return 1
	}
	return 0
}

// setHandler sends the exceptions of the following instructions to h and returns where they went until now.
func (b *builder) setHandler(h *handler) *handler {
	old := b.handler
	if old == h {
		return old
	}
	if old != nil && b.started < b.pc() {
		b.ranges = append(b.ranges, handlerRange{b.started, b.pc(), old})
	}
	b.handler, b.started = h, b.pc()
	return old
}

// Constants and names.

func key(k any) (constKey, bool) {
	switch k := k.(type) {
	case nil:
		return constKey{kind: 'N'}, true
	case bool:
		return constKey{kind: 'B', bits: uint64(bit(k))}, true
	case int64:
		return constKey{kind: 'I', bits: uint64(k)}, true
	case float64:
		return constKey{kind: 'F', bits: math.Float64bits(k)}, true
	case string:
		return constKey{kind: 'S', text: k}, true
	}
	return constKey{}, false
}

// constant returns the index of k among the constants.
func (b *builder) constant(k any) int {
	id, shared := key(k)
	if shared {
		if i, ok := find(b.consts, b.keys, id); ok {
			return i
		}
	}
	b.pool, b.keys = append(b.pool, k), append(b.keys, id)
	b.consts = index(b.consts, b.keys)
	return len(b.pool) - 1
}

// name returns the index of a name.
func (b *builder) name(name string) int {
	if i, ok := find(b.names, b.texts, name); ok {
		return i
	}
	b.texts = append(b.texts, name)
	b.names = index(b.names, b.texts)
	return len(b.texts) - 1
}

// find returns the place of a key in a list, which is searched one by one while it has no index.
func find[K comparable](index map[K]int, list []K, key K) (int, bool) {
	if index != nil {
		i, ok := index[key]
		return i, ok
	}
	for i := range list {
		if list[i] == key {
			return i, true
		}
	}
	return 0, false
}

// index keeps the index of a list to which a key was added, or makes one when the list has become long.
func index[K comparable](index map[K]int, list []K) map[K]int {
	switch n := len(list); {
	case index != nil:
		index[list[n-1]] = n - 1
	case n > linearSymbols:
		index = make(map[K]int, 2*linearSymbols)
		for i, key := range list {
			index[key] = i
		}
	}
	return index
}

// shortName returns the index of a name for an operand of 16 bits.
func (b *builder) shortName(name string) uint16 {
	i := b.name(name)
	if i > math.MaxUint16 {
		b.fail("too many different names in one function")
	}
	return uint16(i)
}

func (b *builder) attr(name string) uint16 { return b.shortName(mangle(b.scope.private, name)) }

// loadConst puts the constant k into dst.
func (b *builder) loadConst(dst reg, k any) {
	switch k := k.(type) {
	case nil:
		b.emit(bytecode.LoadNone, 0, dst, 0, 0)
	case bool:
		b.emit(bytecode.LoadBool, 0, dst, uint16(bit(k)), 0)
	case int64:
		if k == int64(int32(k)) {
			b.emitWide(bytecode.LoadInt, dst, int(k))
			return
		}
		b.emitWide(bytecode.LoadK, dst, b.constant(k))
	default:
		b.emitWide(bytecode.LoadK, dst, b.constant(k))
	}
}

// constValue turns a constant of the tree into one of a Code.
func constValue(v any) any {
	switch v := v.(type) {
	case syntax.EllipsisValue, *syntax.EllipsisValue:
		return bytecode.Ellipsis{}
	case int:
		return int64(v)
	case *big.Int:
		return v
	}
	return v
}

// finish resolves the jumps, fills in the tables and returns the code.
func (b *builder) finish() *bytecode.Code {
	b.setHandler(nil)
	c := b.code
	if len(b.instrs) > math.MaxInt16/4 {
		b.expand()
	}
	for _, j := range b.jumps {
		b.link(j)
	}
	for _, r := range b.ranges {
		target := b.labels[r.handler.label].pc
		if r.end > r.start && target >= 0 {
			c.Handlers = append(c.Handlers, bytecode.Handler{
				Start: uint32(r.start), End: uint32(r.end), Target: uint32(target), Reg: r.handler.reg,
			})
		}
	}
	b.giveBack()
	return c
}

func (b *builder) link(j jump) {
	in := &b.instrs[j.pc]
	offset := b.labels[j.to].pc - j.pc - 1
	for _, o := range in.Op.Info().Word {
		if o.Kind == bytecode.Offset && o.Wide {
			in.SetWide(int32(offset))
			return
		}
	}
	in.C = uint16(int16(offset))
}

// expand rewrites the code so that no short jump leads too far: one that might becomes a short jump over a jump to a long
// jump. The code grows to three times its size at most, hence the bound.
func (b *builder) expand() {
	long := make([]bool, len(b.instrs))
	for _, j := range b.jumps {
		distance := b.labels[j.to].pc - j.pc
		long[j.pc] = isShort(b.instrs[j.pc].Op) && (distance > math.MaxInt16/4 || distance < -math.MaxInt16/4)
	}
	moved := make([]int, len(b.instrs)+1) // new place by old place
	shift := 0
	for pc := range b.instrs {
		moved[pc] = pc + shift
		if pc > 0 && long[pc-1] && b.instrs[pc].Op == bytecode.Extra {
			long[pc-1], long[pc] = false, true // what is added stands behind the EXTRA word
		}
		if long[pc] && !(pc+1 < len(b.instrs) && b.instrs[pc+1].Op == bytecode.Extra) {
			shift += 2
		}
	}
	moved[len(b.instrs)] = len(b.instrs) + shift
	b.spread(long, moved)
}

func isShort(o op) bool {
	word := o.Info().Word
	return word[2].Kind == bytecode.Offset
}

// spread moves every instruction to its new place and adds the long jumps.
func (b *builder) spread(long []bool, moved []int) {
	c := b.code
	size := moved[len(b.instrs)]
	instrs, spans := make([]bytecode.Instr, size), make([]syntax.Span, size)
	for pc, in := range b.instrs {
		instrs[moved[pc]], spans[moved[pc]] = in, b.spans[pc]
	}
	for i := range b.labels {
		if b.labels[i].pc >= 0 {
			b.labels[i].pc = moved[b.labels[i].pc]
		}
	}
	for i := range b.jumps {
		b.spreadJump(&b.jumps[i], long, moved, instrs, spans)
	}
	for i := range b.ranges {
		b.ranges[i].start, b.ranges[i].end = moved[b.ranges[i].start], moved[b.ranges[i].end]
	}
	for i := range c.Loops {
		c.Loops[i].Start, c.Loops[i].End = uint32(moved[c.Loops[i].Start]), uint32(moved[c.Loops[i].End])
	}
	for i := range b.points {
		b.points[i].PC = uint32(moved[b.points[i].PC])
	}
	b.instrs, b.spans = instrs, spans
}

func (b *builder) spreadJump(j *jump, long []bool, moved []int, instrs []bytecode.Instr, spans []syntax.Span) {
	pc := moved[j.pc]
	words := instrs[pc].Op.Words()
	if !isShort(instrs[pc].Op) || !long[j.pc+words-1] {
		j.pc = pc
		return
	}
	after := pc + words
	over := b.newLabel()
	b.labels[over].pc = after + 2
	skip, leap := wide(bytecode.Jump, 0, 1), wide(bytecode.Jump, 0, 0)
	instrs[after], instrs[after+1] = skip, leap
	spans[after], spans[after+1] = spans[pc], spans[pc]
	instrs[pc].C = uint16(words) // to the long jump: pc + 1 + words = after + 1
	j.pc = after + 1
	b.jumps = append(b.jumps, jump{after, over})
}
