package vm

import (
	"sync"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A frame is one activation of a code.
type frame struct {
	code  *code
	regs  []py.Value // window; its capacity reaches to the end of the chunk
	pc    int        // where to go on: after the instruction that runs
	prev  *frame     // the caller
	cells []*py.Cell // own ones, then captured ones
	chunk int        // that regs (of a generator: rest) lies in
	room  int        // registers up to the end of the chunk; of a generator: 0
	dst   uint16     // register of prev that takes the result
	flags frameFlags

	self  py.Value      // flagInit: the instance made
	saved py.Value      // flagHandling: what was being handled outside; suspended: what is inside
	ns    *py.Namespace // class body
	gen   *genState     // generators
}

type frameFlags uint8

const (
	flagEntry    frameFlags = 1 << iota // its end is the end of a run
	flagInit                            // __init__ called by the class: the result is self
	flagHandling                        // Machine.handled is this frame's
	flagGen                             // of a generator: it has gen and is not pooled
	flagOperator                        // of a special method: NotImplemented is not the last word
	flagBody                            // of a class body: it has ns
	flagScript                          // of a script: its first registers are globals, which stay
)

// genState is what a generator's frame has besides.
type genState struct {
	gen    *py.Generator
	rest   []py.Value // free registers of the stack while it runs
	resume uint16     // register that takes the value sent, or NoReg
	// take is asked to take what is yielded, where Go drains the generator.
	take func(py.Value) bool
	// delegating: suspended in a YIELD_FROM, to which pc leads
	delegating bool
}

const (
	valueBytes = 16
	tupleBytes = 48
	frameBytes = 160
	genBytes   = frameBytes + 150
)

// firstChunk is the number of registers of the first chunk; each further one
// has twice as many up to maxChunk.
const (
	firstChunk = 256
	maxChunk   = 1 << 16
)

// above returns n registers above those of f, with the number of their chunk;
// all are unbound. A window that began at its arguments can end below what its
// caller left in registers of its own.
func (m *Machine) above(f *frame, n int) ([]py.Value, int, error) {
	free, chunk, err := m.space(f, n)
	if err != nil {
		return nil, 0, err
	}
	clear(free[:n])
	return free[:n], chunk, nil
}

// space returns the registers above those of f up to the end of their chunk,
// at least n, with the number of the chunk; there may be anything in them.
func (m *Machine) space(f *frame, n int) (free []py.Value, chunk int, err error) {
	switch {
	case f == nil:
		if len(m.chunks) > 0 {
			free = m.chunks[0][m.base:]
		}
	default:
		free, chunk = f.free(), f.chunk
	}
	if n <= len(free) {
		return free, chunk, nil
	}
	if f != nil || m.base > 0 {
		chunk++
	}
	free, err = m.chunkOf(chunk, n)
	return free, chunk, err
}

// free returns the registers above those of f in their chunk.
func (f *frame) free() []py.Value {
	if f.gen != nil {
		return f.gen.rest
	}
	return f.regs[len(f.regs):cap(f.regs)]
}

// chunkOf returns chunk number i, made or replaced so that it holds n.
func (m *Machine) chunkOf(i, n int) ([]py.Value, error) {
	if i < len(m.chunks) && len(m.chunks[i]) >= n {
		return m.chunks[i], nil
	}
	size := max(n, min(firstChunk<<min(i, 16), maxChunk))
	if err := m.c.Alloc(size * valueBytes); err != nil {
		return nil, err
	}
	chunk := newChunk(size)
	if i < len(m.chunks) {
		m.chunks[i] = chunk
	} else {
		m.chunks = append(m.chunks, chunk)
	}
	return chunk, nil
}

// firstChunks are chunks of machines that have been closed, with nothing in them.
var firstChunks sync.Pool // of *[firstChunk]py.Value

func newChunk(size int) []py.Value {
	if size == firstChunk {
		if chunk, ok := firstChunks.Get().(*[firstChunk]py.Value); ok {
			return chunk[:]
		}
	}
	return make([]py.Value, size)
}

var errClosed = faultf("the machine is closed")

// Close ends the machine's life. Its registers, empty again, serve another one.
func (m *Machine) Close() {
	m.broken = errClosed
	if len(m.chunks) > 0 && len(m.chunks[0]) == firstChunk && m.frame == nil {
		chunk := (*[firstChunk]py.Value)(m.chunks[0])
		*chunk = [firstChunk]py.Value{}
		firstChunks.Put(chunk)
	}
	m.chunks = nil
}

// newFrame takes a frame from the pool. All its fields but regs, code, pc,
// prev and chunk are zero.
func (m *Machine) newFrame() (*frame, error) {
	if f := m.pool; f != nil {
		m.pool = f.prev
		return f, nil
	}
	if err := m.c.Alloc(frameBytes); err != nil {
		return nil, err
	}
	m.frames++
	return &frame{}, nil
}

// open pushes a frame of k above the present one, with at least n registers
// for arguments and all registers unbound. The depth is counted already.
func (m *Machine) open(k *code, closure []*py.Cell, n int) (*frame, error) {
	if err := m.meter.Steps(k.cost); err != nil {
		return nil, err
	}
	regs, chunk, err := m.above(m.frame, max(k.NumRegs, n))
	if err != nil {
		return nil, err
	}
	return m.push(k, closure, regs, chunk)
}

// push makes a frame with the given window the innermost.
func (m *Machine) push(k *code, closure []*py.Cell, regs []py.Value, chunk int) (*frame, error) {
	cells, err := m.cells(k, closure)
	if err != nil {
		return nil, err
	}
	f, err := m.newFrame()
	if err != nil {
		return nil, err
	}
	f.code, f.regs, f.pc, f.cells, f.chunk, f.room = k, regs, 0, cells, chunk, cap(regs)
	f.prev, m.frame = m.frame, f
	return f, nil
}

// cells returns the cells of a frame of k: room for its own, then closure.
func (m *Machine) cells(k *code, closure []*py.Cell) ([]*py.Cell, error) {
	own := len(k.Cells)
	if own == 0 {
		return closure, nil
	}
	if err := m.c.Alloc(8 * (own + len(closure))); err != nil {
		return nil, err
	}
	cells := make([]*py.Cell, own+len(closure))
	copy(cells[own:], closure)
	return cells, nil
}

// pop ends the innermost frame and makes its caller the innermost.
func (m *Machine) pop(f *frame) {
	if f.flags&flagScript == 0 {
		clear(f.regs)
	} else {
		clear(f.regs[f.code.NumLocals:])
	}
	m.c.SetDepth(m.c.Depth() - 1)
	m.frame = f.prev
	f.cells = nil
	if f.flags&^(flagEntry|flagOperator) == 0 {
		f.flags = 0
	} else {
		generator := f.flags&flagGen != 0
		m.retire(f)
		if generator {
			return
		}
	}
	f.prev, m.pool = m.pool, f
}

// retire undoes what a frame that was not plain had set.
func (m *Machine) retire(f *frame) {
	if f.flags&flagHandling != 0 {
		m.handled = f.saved
	}
	f.saved, f.self, f.ns, f.flags = py.Value{}, py.Value{}, nil, 0
	if g := f.gen; g != nil {
		g.gen.Running, g.gen.Done, g.gen.Frame = false, true, nil
		m.spareFrame(f)
	}
}

// leaveInit ends the frame of an __init__ that returns v if that is an error,
// and gives the instance otherwise.
func (m *Machine) leaveInit(f *frame, v py.Value) (py.Value, error) {
	if v.IsNone() {
		m.learnRoom(f.prev, f.self)
		return f.self, nil
	}
	m.pop(f)
	return py.Value{}, m.c.Errorf(&py.TypeErrorType, "__init__() should return None, not '%s'", v.Type().Shown())
}

// names is the namespace that a class body fills; elsewhere, the globals.
func (f *frame) names() *py.Namespace {
	if f.ns != nil {
		return f.ns
	}
	return f.code.globals
}

// handle makes e the exception that f is handling.
func (m *Machine) handle(f *frame, e py.Value) {
	if f.flags&flagHandling == 0 {
		f.saved, f.flags = m.handled, f.flags|flagHandling
	}
	m.handled = e
}

// unhandle ends the handling of exceptions in f.
func (m *Machine) unhandle(f *frame) {
	if f.flags&flagHandling != 0 {
		m.handled, f.saved, f.flags = f.saved, py.Value{}, f.flags&^flagHandling
	}
}

// measure traces what is alive: the meter's Trace function.
func (m *Machine) measure() (bytes, objects int64) {
	m.traces++
	m.codeBytes = 0
	bytes, objects = m.c.Trace(m.roots)
	if m.meter.Failed() == nil {
		m.forget()
	}
	bytes += m.codeBytes + m.frames*frameBytes
	for _, chunk := range m.chunks {
		bytes += int64(len(chunk) * valueBytes)
	}
	return bytes, objects
}

// roots visits everything that the machine keeps alive.
func (m *Machine) roots(visit func(py.Value)) {
	see := func(v py.Value) {
		if !v.IsNil() {
			visit(v)
		}
	}
	see(m.handled)
	for f := m.frame; f != nil; f = f.prev {
		f.visit(see)
	}
}

// forget drops the texts of constants that no code has any more.
func (m *Machine) forget() {
	for text, v := range m.strs {
		if !m.c.Traced(v) {
			delete(m.strs, text)
		}
	}
}

func (f *frame) visit(see func(py.Value)) {
	f.code.Visit(see)
	for _, v := range f.regs {
		see(v)
	}
	for _, cell := range f.cells {
		if cell != nil {
			see(cell.Value())
		}
	}
	see(f.self)
	see(f.saved)
	if f.ns != nil {
		for i := range f.ns.Len() {
			see(f.ns.ValueAt(i))
		}
	}
	if f.gen != nil {
		see(f.gen.gen.Value())
	}
}

// Trace visits what a suspended generator's frame holds.
func (f *frame) Trace(visit func(py.Value)) int64 {
	f.visit(func(v py.Value) {
		if !v.IsNil() {
			visit(v)
		}
	})
	return int64(frameBytes + len(f.regs)*valueBytes + 8*len(f.cells))
}
