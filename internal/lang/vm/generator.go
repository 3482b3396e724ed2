package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// newGenerator makes the generator that a call of fn gives. Its frame waits
// at the start.
func (m *Machine) newGenerator(k *code, fn *py.Function, a *arguments) (py.Value, error) {
	if err := m.ready(k); err != nil {
		return py.Value{}, err
	}
	if err := m.c.Alloc(genBytes + valueBytes*k.NumRegs); err != nil {
		return py.Value{}, err
	}
	f := m.genFrame(k)
	err := m.bind(fn, k, f.regs, a)
	if err == nil {
		f.cells, err = m.cells(k, fn.Closure)
	}
	if err != nil {
		clear(f.regs)
		m.spareFrame(f)
		return py.Value{}, err
	}
	g := &py.Generator{Name: fn.Name(), Qualname: fn.Qualname(), Frame: f}
	g.Init(&py.GeneratorType)
	f.flags, f.gen.gen, f.gen.resume = flagGen, g, bytecode.NoReg
	return g.Value(), nil
}

// maxSpare bounds the frames of ended generators that a code keeps.
const maxSpare = 32

// genFrame returns a frame for a generator of k: one that a generator before
// it has left, or a new one.
func (m *Machine) genFrame(k *code) *frame {
	if f := k.spare; f != nil {
		k.spare, f.prev = f.prev, nil
		k.spares--
		k.bytes -= k.genBytes()
		return f
	}
	x := &struct {
		frame
		state genState
	}{}
	x.code, x.regs, x.gen = k, make([]py.Value, k.NumRegs), &x.state
	return &x.frame
}

func (k *code) genBytes() int64 { return int64(genBytes + valueBytes*k.NumRegs) }

// spareFrame keeps the frame of a generator that has ended, whose registers
// are unbound, for another.
func (m *Machine) spareFrame(f *frame) {
	k := f.code
	if k.spares >= maxSpare {
		return
	}
	f.pc, f.flags, f.cells, f.dst = 0, 0, nil, 0
	*f.gen = genState{}
	f.prev, k.spare = k.spare, f
	k.spares++
	k.bytes += k.genBytes()
}

// A doneError says that a generator to be resumed has ended already.
type doneError struct{}

func (doneError) Error() string { return "generator has ended" }

// wake makes the frame of g the innermost, to go on with v as the value sent.
// It returns a doneError if the generator has ended.
func (m *Machine) wake(g *py.Generator, v py.Value) (*frame, error) {
	if g.Running {
		return nil, m.c.Errorf(&py.ValueErrorType, "generator already executing")
	}
	f, ok := g.Frame.(*frame)
	if !ok || g.Done {
		return nil, doneError{}
	}
	if f.pc == 0 && !v.IsNone() {
		return nil, m.c.Errorf(&py.TypeErrorType, "can't send non-None value to a just-started generator")
	}
	if m.c.Depth() >= m.maxDepth {
		return nil, m.tooDeep()
	}
	if f.pc == 0 {
		if err := m.meter.Steps(f.code.cost); err != nil {
			return nil, err
		}
	}
	if err := m.lendStack(f); err != nil {
		return nil, err
	}
	m.c.SetDepth(m.c.Depth() + 1)
	f.prev, m.frame = m.frame, f
	g.Running = true
	if f.gen.resume != bytecode.NoReg {
		f.regs[f.gen.resume] = v
	}
	if f.flags&flagHandling != 0 {
		m.handled, f.saved = f.saved, m.handled
	}
	return f, nil
}

// leastRest is the number of free registers that makes lending what is left
// of a chunk worth while.
const leastRest = 32

// lendStack gives the generator frame f the free registers above the present
// frame, for the frames of its callees.
func (m *Machine) lendStack(f *frame) error {
	if user := m.frame; user != nil {
		if free := user.free(); len(free) >= leastRest {
			f.gen.rest, f.chunk = free, user.chunk
			return nil
		}
	}
	rest, chunk, err := m.space(m.frame, leastRest)
	f.gen.rest, f.chunk = rest, chunk
	return err
}

// suspend takes the innermost frame, a generator's, off the list; it goes on
// at pc, with the value sent in register resume. Delegating says that it
// waits in a YIELD_FROM.
func (m *Machine) suspend(f *frame, pc int, resume uint16, delegating bool) {
	f.pc, f.gen.resume, f.gen.delegating = pc, resume, delegating
	m.frame = f.prev
	f.prev, f.gen.rest, f.gen.take = nil, nil, nil
	f.flags &^= flagEntry
	f.gen.gen.Running = false
	if f.flags&flagHandling != 0 {
		m.handled, f.saved = f.saved, m.handled
	}
	m.shallower()
}

// nextOfGenerator is FOR_ITER over the generator g, whose frame becomes the
// innermost.
func (m *Machine) nextOfGenerator(f *frame, g *py.Generator) error {
	_, err := m.wake(g, py.None)
	if _, done := err.(doneError); done {
		return m.afterGenerator(f, py.None)
	}
	return err
}

// nextByCall is a call by f, at a CALL or CALL_METHOD, of next or send with the
// arguments from register at on, the first of them a generator: its frame becomes
// the innermost, and f waits at the instruction. It reports false, and has done
// nothing, where the arguments are not those of the instruction.
func (m *Machine) nextByCall(f *frame, short py.Short, at int, args []py.Value) (done bool, err error) {
	in := &f.code.ins[f.pc-1]
	v := py.None
	switch {
	case in.op() == bytecode.Call && short == py.ShortNext && at == int(in.b())+1 && len(args) == int(in.c()) && len(args) <= 2:
	case short == py.ShortSend && len(args) == 2 && (in.op() == bytecode.CallMethod || in.op() == bytecode.Call && at == int(in.b())):
		v = args[1]
	default:
		return false, nil
	}
	_, err = m.wake(args[0].Generator(), v)
	if _, ended := err.(doneError); ended {
		return true, m.afterGenerator(f, py.None)
	}
	return true, err
}

// yieldFrom is YIELD_FROM. It returns what an iterator yielded that is no
// generator; the frame of a generator becomes the innermost.
func (m *Machine) yieldFrom(f *frame, in word) (yielded py.Value, err error) {
	if err := m.meter.Steps(1); err != nil {
		return py.Value{}, err
	}
	it := f.regs[in.b()]
	if it.Is(&py.GeneratorType) {
		_, err := m.wake(it.Generator(), f.regs[in.c()])
		if _, done := err.(doneError); done {
			f.regs[in.a()] = py.None
			return py.Value{}, nil
		}
		return py.Value{}, err
	}
	yielded, result, err := m.sendTo(it, f.regs[in.c()])
	switch {
	case err != nil:
	case yielded.IsNil():
		f.regs[in.a()] = result
	default:
		m.suspend(f, f.pc-1, in.c(), true)
	}
	return yielded, err
}

// afterGenerator tells the frame f, which waits in a FOR_ITER, YIELD_FROM or a
// call of next or send, that its generator ended with v. A FOR_ITER over an
// iterator whose source that was is done again.
func (m *Machine) afterGenerator(f *frame, v py.Value) error {
	in := &f.code.ins[f.pc-1]
	switch {
	case in.op() == bytecode.YieldFrom:
		f.regs[in.a()] = v
	case in.op() == bytecode.Call && in.c() == 2:
		f.regs[in.a()] = f.regs[in.b()+2]
	case in.op() != bytecode.ForIter:
		return m.c.StopIteration(v)
	case f.regs[in.a()].Is(&py.GeneratorType):
		f.endLoop(in)
	default:
		f.pc--
	}
	return nil
}

// afterYield hands v, which a generator yielded, to the innermost frame, which
// waits in a FOR_ITER, YIELD_FROM or call of next or send. It returns the frame
// to go on with, or nil if that was the last of the run.
func (m *Machine) afterYield(v py.Value) (*frame, error) {
	for {
		f := m.frame
		in := &f.code.ins[f.pc-1]
		switch in.op() {
		case bytecode.ForIter:
			if err := m.turn(f); err != nil {
				return f, err
			}
			f.regs[in.b()] = v
			f.pc += in.offset()
			return f, nil
		case bytecode.Call, bytecode.CallMethod:
			f.regs[in.a()] = v
			return f, nil
		}
		last := f.flags&flagEntry != 0
		m.suspend(f, f.pc-1, in.c(), true)
		if last {
			return nil, nil
		}
	}
}

// Resume continues a generator from Go.
func (m *Machine) Resume(_ *py.Context, g *py.Generator, v py.Value, exc *py.Raised) (yielded, result py.Value, err error) {
	if m.frame == nil || m.broken != nil {
		err = m.guard(func() error {
			yielded, result, err = m.resume(g, v, exc)
			return err
		})
		return yielded, result, err
	}
	if exc == nil {
		return m.resumeWith(g, v, nil)
	}
	return m.resume(g, v, exc)
}

func (m *Machine) resume(g *py.Generator, v py.Value, exc *py.Raised) (yielded, result py.Value, err error) {
	var raise error
	if exc != nil {
		f, ok := g.Frame.(*frame)
		switch {
		case g.Running:
			return yielded, result, m.c.Errorf(&py.ValueErrorType, "generator already executing")
		case !ok || g.Done:
			return yielded, result, exc
		case f.pc == 0:
			m.finish(f)
			return yielded, result, exc
		case f.gen.delegating:
			return m.throwInto(g, f, exc)
		}
		raise, v = exc, py.None
	}
	return m.resumeWith(g, v, raise)
}

// resumeWith wakes g and runs it, raising an error in it at once if there is
// one.
func (m *Machine) resumeWith(g *py.Generator, v py.Value, raise error) (yielded, result py.Value, err error) {
	f, err := m.wake(g, v)
	if err != nil {
		if _, done := err.(doneError); done {
			return py.Value{}, py.None, nil
		}
		return py.Value{}, py.Value{}, err
	}
	f.flags |= flagEntry
	out, err := m.run(f, raise)
	if err != nil {
		return py.Value{}, py.Value{}, err
	}
	if g.Done {
		return py.Value{}, out, nil
	}
	return out, py.Value{}, nil
}

// Drain goes on with a generator while take takes what it yields.
func (m *Machine) Drain(g *py.Generator, take func(py.Value) bool) (item py.Value, err error) {
	if m.frame == nil || m.broken != nil {
		item, _, err = m.Resume(m.c, g, py.None, nil)
		return item, err
	}
	f, err := m.wake(g, py.None)
	if err != nil {
		if _, done := err.(doneError); done {
			err = nil
		}
		return py.Value{}, err
	}
	f.flags |= flagEntry
	f.gen.take = take
	item, err = m.run(f, nil)
	if err != nil || g.Done {
		return py.Value{}, err
	}
	return item, nil
}

// yield suspends f, which yields v, unless it is the outermost of its run and Go,
// which drains it, takes v: then goOn says that f may go on, and the next value
// is paid for. The value sent goes to the register resume.
func (m *Machine) yield(f *frame, outermost bool, v py.Value, resume uint16) (goOn bool) {
	if take := f.gen.take; outermost && take != nil && m.meter.Allows(1) && take(v) {
		m.meter.Take(1)
		f.regs[resume] = py.None
		return true
	}
	m.suspend(f, f.pc, resume, false)
	return false
}

// finish ends a generator that is not running.
func (m *Machine) finish(f *frame) {
	g := f.gen.gen
	clear(f.regs)
	f.saved = py.Value{}
	g.Done, g.Frame = true, nil
	m.spareFrame(f)
}

// throwInto raises exc in a generator that is suspended in a yield from: the
// iterator it delegates to gets it first.
func (m *Machine) throwInto(g *py.Generator, f *frame, exc *py.Raised) (yielded, result py.Value, err error) {
	in := &f.code.ins[f.pc]
	g.Running = true
	if f.flags&flagHandling != 0 { // what the delegate raises has it for its context
		m.handled, f.saved = f.saved, m.handled
	}
	yielded, result, done, err := m.throwTo(f.regs[in.b()], exc)
	if f.flags&flagHandling != 0 {
		m.handled, f.saved = f.saved, m.handled
	}
	g.Running = false
	switch {
	case err != nil:
		f.pc++ // the exception comes up at YIELD_FROM
		f.gen.resume, f.gen.delegating = bytecode.NoReg, false
		return m.resumeWith(g, py.None, err)
	case done:
		f.regs[in.a()] = result
		f.pc++
		f.gen.resume, f.gen.delegating = bytecode.NoReg, false
		return m.resumeWith(g, py.None, nil)
	}
	return yielded, py.Value{}, nil
}

// throwTo raises exc in the iterator it as generator.throw does with its
// delegate; done says that it ended with result.
func (m *Machine) throwTo(it py.Value, exc *py.Raised) (yielded, result py.Value, done bool, err error) {
	if err := m.c.Enter(); err != nil {
		return yielded, result, false, err
	}
	defer m.c.Leave()
	exiting := exc.Exc.TypeOf().IsSubtype(&py.GeneratorExitType)
	if it.Is(&py.GeneratorType) {
		yielded, result, err = m.resume(it.Generator(), py.None, exc)
		if exiting {
			return m.afterClose(yielded, err, exc)
		}
		return yielded, result, err == nil && yielded.IsNil(), err
	}
	name := "throw"
	if exiting {
		name = "close"
	}
	method, err := m.c.GetAttrOpt(it, name)
	switch {
	case err != nil:
		return yielded, result, false, err
	case method.IsNil():
		return yielded, result, false, exc
	case exiting:
		if _, err = m.c.Call(method); err == nil {
			err = exc
		}
		return yielded, result, false, err
	}
	yielded, err = m.c.Call(method, exc.Exc.Value())
	if stop, ok := py.IsRaised(err, &py.StopIterationType); ok {
		return py.Value{}, stopValue(stop.Exc), true, nil
	}
	return yielded, result, false, err
}

// afterClose judges what a delegate did when it was closed.
func (m *Machine) afterClose(yielded py.Value, err error, exc *py.Raised) (_, _ py.Value, _ bool, _ error) {
	if err == nil && !yielded.IsNil() {
		err = m.c.Errorf(&py.RuntimeErrorType, "generator ignored GeneratorExit")
	}
	if err != nil {
		if _, ok := py.IsRaised(err, &py.GeneratorExitType, &py.StopIterationType); !ok {
			return py.Value{}, py.Value{}, false, err
		}
	}
	return py.Value{}, py.Value{}, false, exc
}

// stopValue returns the value that a StopIteration carries.
func stopValue(e *py.Exception) py.Value {
	if e.Args.Len() > 0 {
		return e.Args.Items()[0]
	}
	return py.None
}

// sendTo is the part of YIELD_FROM for iterators that are not generators: it
// sends v and returns what is yielded, or the result at the end.
func (m *Machine) sendTo(it, v py.Value) (yielded, result py.Value, err error) {
	if v.IsNone() {
		yielded, err = m.c.NextRaise(it)
	} else {
		yielded, err = m.c.CallMethod(it, "send", v)
	}
	if stop, ok := py.IsRaised(err, &py.StopIterationType); ok {
		return py.Value{}, stopValue(stop.Exc), nil
	}
	return yielded, py.Value{}, err
}
