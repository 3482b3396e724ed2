package re

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// An op is an instruction of the machine.
type op uint8

const (
	opMatch   op = iota
	opFail       //
	opChar       // the character r
	opFold       // a character that folds to r
	opText       // the literal text
	opAny        // any character but a newline
	opAll        // any character
	opClass      // a character of set
	opJump       // go on at x
	opSplit      // try x, then y
	opSave       // register n = position
	opClose      // register n = position, and the last group is n/2
	opAt         // assertion at
	opBackref    // the text of group n
	opCond       // group n matched: next, otherwise x
	opRepeat     // min to max characters, each as the test says
	opMark       // register n = position: a turn of a loop begins
	opTest       // position is still that in register n: go on at x
	opCount      // counted loop: see machine.count
	opSet        // register n = -1, register n+1 = 0
	opBarrier    // an assertion or atomic group begins; failing goes on at x if negate
	opAccept     // … its end: forget the choices since the barrier
	opBack       // go back min characters
)

// An instr is one instruction.
type instr struct {
	op     op
	at     byte
	mode   mode
	fold   folding
	negate bool // opBarrier of (?!…): matching fails
	look   bool // opAccept of an assertion: position goes back
	ascii  bool
	multi  bool
	r      rune
	set    *class
	text   string
	x, y   int
	n      int
	min    int
	max    int
	test   op  // of opRepeat: opChar, opFold, opAny, opAll or opClass
	memo   int // number of the choice for the memo, -1: not noted
}

const instrBytes = 144

// maxProgram bounds a program; unrolled repetitions that would exceed
// maxUnrolled become counted loops.
const (
	maxProgram  = 1 << 20
	maxUnrolled = 1000
)

// A program is a compiled pattern.
type program struct {
	code      []instr
	groups    int // without group 0
	names     map[string]int
	nameOrder []string
	flags     int
	bytes     bool
	registers int
	memos     int  // choices that may be noted
	plain     bool // no backreference: choices may be noted
	prefix    string
	first     *instr   // test of the first character, or nil
	anchored  bool     // begins with \A
	idle      *machine // ready for the next search, or nil
}

// register numbers: two for each group from 0 on, then the last group that
// closed, then those of loops.
func (p *program) lastReg() int { return 2 * (p.groups + 1) }

type compiler struct {
	c     *py.Context
	room  *py.Scratch
	p     *program
	depth int // inside of barriers and counted loops
	err   error
}

// compile makes the program of a parsed pattern.
func compile(ps *parser, tree *node) (*program, error) {
	p := &program{groups: ps.groups - 1, names: ps.names, nameOrder: ps.nameOrder, flags: ps.flags, bytes: ps.bytes, plain: true}
	p.registers = p.lastReg() + 1
	k := &compiler{c: ps.c, room: ps.room, p: p}
	k.node(tree)
	k.emit(instr{op: opMatch})
	if k.err != nil {
		return nil, k.err
	}
	p.analyse()
	return p, nil
}

func (k *compiler) emit(i instr) int {
	if k.err == nil {
		k.err = k.c.Steps(2)
	}
	if k.err == nil {
		// The program doubles as it grows.
		k.err = k.room.Grow(2 * instrBytes)
	}
	if k.err == nil && len(k.p.code) >= maxProgram {
		k.err = k.c.Errorf(&py.OverflowErrorType, "regular expression code size limit exceeded")
	}
	if k.err != nil {
		return 0
	}
	i.memo = -1
	if (i.op == opSplit || i.op == opRepeat) && k.depth == 0 {
		i.memo = k.p.memos
		k.p.memos++
	}
	k.p.code = append(k.p.code, i)
	return len(k.p.code) - 1
}

// here is the address of the next instruction.
func (k *compiler) here() int { return len(k.p.code) }

func (k *compiler) at(i int) *instr {
	if i < len(k.p.code) {
		return &k.p.code[i]
	}
	return &instr{}
}

func (k *compiler) node(n *node) {
	if k.err != nil {
		return
	}
	switch n.kind {
	case nLiteral, nAny, nClass:
		k.emit(k.single(n))
	case nAt:
		k.emit(instr{op: opAt, at: n.at, multi: n.flags&flagM != 0, ascii: n.flags&flagU == 0})
	case nGroup:
		k.group(n)
	case nSeq:
		k.sequence(n.subs)
	case nBranch:
		k.branch(n.subs)
	case nRepeat:
		k.repeat(n)
	case nBackref:
		k.p.plain = false
		k.emit(instr{op: opBackref, n: 2 * n.group, fold: foldingOf(n.flags)})
	case nCond:
		k.conditional(n)
	case nLook:
		k.look(n)
	case nAtomic:
		k.atomic(func() { k.node(n.subs[0]) })
	case nFail:
		k.emit(instr{op: opFail})
	}
}

// single is the instruction for one character.
func (k *compiler) single(n *node) instr {
	switch {
	case n.kind == nClass:
		return instr{op: opClass, set: n.set}
	case n.kind == nAny && n.flags&flagS != 0:
		return instr{op: opAll}
	case n.kind == nAny:
		return instr{op: opAny}
	}
	f := foldingOf(n.flags)
	r := f.fold(n.r)
	if f == foldNone || r == n.r && f == foldASCII && !isASCIILetter(r) {
		return instr{op: opChar, r: n.r}
	}
	return instr{op: opFold, r: r, fold: f}
}

func (k *compiler) group(n *node) {
	if n.group > 0 {
		k.emit(instr{op: opSave, n: 2 * n.group})
	}
	k.node(n.subs[0])
	if n.group > 0 {
		k.emit(instr{op: opClose, n: 2*n.group + 1})
	}
}

// sequence joins runs of literal characters.
func (k *compiler) sequence(subs []*node) {
	for i := 0; i < len(subs); i++ {
		j := i
		var text []byte
		for j < len(subs) && subs[j].kind == nLiteral && foldingOf(subs[j].flags) == foldNone {
			text = k.appendChar(text, subs[j].r)
			j++
		}
		if j > i+1 {
			k.emit(instr{op: opText, text: string(text)})
			i = j - 1
			continue
		}
		k.node(subs[i])
	}
}

func (k *compiler) appendChar(b []byte, r rune) []byte {
	if k.p.bytes {
		return append(b, byte(r))
	}
	return py.AppendRune(b, r)
}

func (k *compiler) branch(subs []*node) {
	var jumps []int
	for i, s := range subs {
		if i == len(subs)-1 {
			k.node(s)
			break
		}
		split := k.emit(instr{op: opSplit})
		k.at(split).x = k.here()
		k.node(s)
		jumps = append(jumps, k.emit(instr{op: opJump}))
		k.at(split).y = k.here()
	}
	for _, j := range jumps {
		k.at(j).x = k.here()
	}
}

func (k *compiler) conditional(n *node) {
	k.p.plain = false
	cond := k.emit(instr{op: opCond, n: 2 * n.group})
	k.node(n.subs[0])
	jump := k.emit(instr{op: opJump})
	k.at(cond).x = k.here()
	k.node(n.subs[1])
	k.at(jump).x = k.here()
}

func (k *compiler) look(n *node) {
	barrier := k.emit(instr{op: opBarrier, negate: n.negate})
	k.depth++
	if n.behind {
		k.emit(instr{op: opBack, min: n.min})
	}
	k.node(n.subs[0])
	k.depth--
	k.emit(instr{op: opAccept, look: true, negate: n.negate})
	k.at(barrier).x = k.here()
}

func (k *compiler) atomic(body func()) {
	k.emit(instr{op: opBarrier})
	k.depth++
	body()
	k.depth--
	k.emit(instr{op: opAccept})
}

// strip removes groups that capture nothing and change no flags.
func strip(n *node) *node {
	for {
		switch {
		case n.kind == nGroup && n.group == 0, n.kind == nSeq && len(n.subs) == 1:
			n = n.subs[0]
		default:
			return n
		}
	}
}

func (k *compiler) repeat(n *node) {
	body := strip(n.subs[0])
	if body.kind == nLiteral || body.kind == nAny || body.kind == nClass {
		i := k.single(body)
		i.test, i.op = i.op, opRepeat
		i.min, i.max, i.mode = n.min, n.max, n.mode
		k.emit(i)
		return
	}
	if n.mode == possessive {
		k.atomic(func() { k.loop(body, n.min, n.max, greedy) })
		return
	}
	k.loop(body, n.min, n.max, n.mode)
}

// loop repeats a body of any kind: unrolled, with a loop at the end where
// there is no upper bound, or counted.
func (k *compiler) loop(body *node, lo, hi int, m mode) {
	copies := hi
	if hi == unbounded {
		copies = lo
	}
	if copies > 1 && (copies > maxUnrolled || copies*body.size(maxUnrolled) > maxUnrolled) {
		k.counted(body, lo, hi, m)
		return
	}
	for range lo {
		k.node(body)
	}
	switch {
	case hi == unbounded:
		k.star(body, m)
	case hi == lo+1:
		k.optional(body, m, func(int) {}, -1)
	case hi > lo:
		k.options(body, hi-lo, m)
	}
}

// choice emits a split between going on with the next instruction and leaving.
func (k *compiler) choice(m mode) int {
	i := k.emit(instr{op: opSplit, mode: m})
	k.setChoice(i, k.here(), 0)
	return i
}

// setChoice fills in where a choice goes; leave is tried first if lazy.
func (k *compiler) setChoice(i, body, leave int) {
	s := k.at(i)
	s.x, s.y = body, leave
	if s.mode == lazy {
		s.x, s.y = leave, body
	}
}

// optional is body?.
func (k *compiler) optional(body *node, m mode, then func(mark int), mark int) {
	i := k.choice(m)
	start := k.here()
	k.node(body)
	then(mark)
	k.setChoice(i, start, k.here())
}

// star is body*: a turn that matched nothing is the last one.
func (k *compiler) star(body *node, m mode) {
	mark := k.register(1)
	loop := k.choice(m)
	start := k.here()
	k.emit(instr{op: opMark, n: mark})
	k.node(body)
	test := k.emit(instr{op: opTest, n: mark})
	k.emit(instr{op: opJump, x: loop})
	k.at(test).x = k.here()
	k.setChoice(loop, start, k.here())
}

// options is body{0,count}.
func (k *compiler) options(body *node, count int, m mode) {
	mark := k.register(1)
	type choice struct{ split, start int }
	var choices []choice
	var tests []int
	for range count {
		i := k.choice(m)
		choices = append(choices, choice{i, k.here()})
		k.emit(instr{op: opMark, n: mark})
		k.node(body)
		tests = append(tests, k.emit(instr{op: opTest, n: mark}))
	}
	for _, t := range tests {
		k.at(t).x = k.here()
	}
	for _, c := range choices {
		k.setChoice(c.split, c.start, k.here())
	}
}

func (k *compiler) register(n int) int {
	k.p.registers += n
	return k.p.registers - n
}

// counted is a loop with a counter in a register.
func (k *compiler) counted(body *node, lo, hi int, m mode) {
	reg := k.register(2)
	k.emit(instr{op: opSet, n: reg})
	loop := k.emit(instr{op: opCount, n: reg, min: lo, max: hi, mode: m})
	k.depth++
	k.node(body)
	k.depth--
	k.emit(instr{op: opJump, x: loop})
	k.at(loop).x = k.here()
}

// size estimates the instructions of n, up to limit.
func (n *node) size(limit int) int {
	total := 1
	for _, s := range n.subs {
		if total += s.size(limit); total > limit {
			return limit + 1
		}
	}
	if n.kind == nRepeat && strip(n.subs[0]).kind > nClass {
		copies := n.max
		if n.max == unbounded {
			copies = n.min + 1
		}
		if copies > maxUnrolled {
			copies = 2
		}
		total *= copies + 1
	}
	return min(total, limit+1)
}

// analyse finds what a match must begin with.
func (p *program) analyse() {
	for i := range p.code {
		switch in := &p.code[i]; in.op {
		case opSave:
			continue
		case opAt:
			p.anchored = in.at == 'A' || in.at == '^' && !in.multi
		case opText:
			p.prefix = in.text
		case opChar:
			p.prefix = string(p.appendChar(in.r))
		case opFold, opClass:
			p.first = in
		case opRepeat:
			if in.min > 0 && in.test != opAll && in.test != opAny {
				first := *in
				first.op = in.test
				p.first = &first
			}
		}
		return
	}
}

func (p *program) appendChar(r rune) []byte {
	if p.bytes {
		return []byte{byte(r)}
	}
	return py.AppendRune(nil, r)
}
