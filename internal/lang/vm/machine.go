package vm

import (
	"fmt"
	"runtime/debug"
	"sort"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/syntax"
)

// A Machine runs the code of one script. It belongs to one goroutine.
type Machine struct {
	c     *py.Context
	meter *meter.Meter

	frame    *frame // innermost frame
	pool     *frame // frames not in use
	chunks   [][]py.Value
	base     int      // registers at the bottom of the first chunk that hold globals
	handled  py.Value // exception being handled, or nil
	maxDepth int
	broken   error // the fault that ended this machine's life
	plain    bool  // no short ways: for tests

	key   *py.Slice // the subscript of getSlice
	few   *py.Set   // the right operand of buildSetOp
	spare *py.List  // the slice that a slice is assigned
	kw    [4]py.Kw  // keyword arguments of a builtin, until they are bound
	lent  bool      // spare is in use: the assignment is being evaluated

	traces    int   // so far
	codeBytes int64 // of the codes that the trace under way has met
	frames    int64 // made so far
	strs      map[string]py.Value

	file  *syntax.File  // of the script, for lines
	lines map[int]int64 // steps booked by line of the script
	stop  int           // line at which a limit stopped the script, or 0
}

// A Fault is an error of ours, not of the script.
type Fault struct {
	Reason any
	Stack  []byte
}

func (f *Fault) Error() string { return fmt.Sprint("fault: ", f.Reason) }

func faultf(format string, args ...any) error { return &Fault{Reason: fmt.Sprintf(format, args...)} }

// New returns a machine for the run c and makes it c's Caller.
func New(c *py.Context) *Machine {
	namespaceReady.Do(finishNamespace)
	m := &Machine{c: c, meter: c.Meter, strs: map[string]py.Value{}, lines: map[int]int64{}}
	m.maxDepth = c.Meter.Limits().Depth
	if m.maxDepth <= 0 || m.maxDepth > deepest {
		m.maxDepth = deepest
	}
	c.Caller, c.Strs = m, m.strs
	c.Meter.Trace = m.measure
	c.Meter.Sample = m.sample
	return m
}

// deepest bounds the depth where the limits do not, for the Go stack's sake.
const deepest = 100_000

// RunMain runs the body of a script as the module name, "__main__" for a
// script that is run and not loaded.
func (m *Machine) RunMain(bc *bytecode.Code, file *syntax.File, name string) (*py.Module, error) {
	m.file = file
	mod, err := m.newModule(name)
	if err != nil {
		return nil, err
	}
	m.c.Main = mod
	return mod, m.RunBody(bc, mod)
}

// RunModule runs the body of a library module written in Python.
func (m *Machine) RunModule(bc *bytecode.Code, name string) (*py.Module, error) {
	mod, err := m.newModule(name)
	if err != nil {
		return nil, err
	}
	return mod, m.RunBody(bc, mod)
}

const moduleBytes = 512

func (m *Machine) newModule(name string) (*py.Module, error) {
	if err := m.c.Alloc(moduleBytes); err != nil {
		return nil, err
	}
	mod := py.NewModule(name)
	text, err := m.intern(name)
	if err != nil {
		return nil, err
	}
	mod.NS.Set("__name__", text)
	mod.NS.Set("__doc__", py.None)
	return mod, nil
}

// RunBody runs the body of a module in the module mod.
func (m *Machine) RunBody(bc *bytecode.Code, mod *py.Module) error {
	mark := m.c.Push(mod.Value())
	defer m.c.Pop(mark)
	return m.guard(func() error {
		k, err := m.link(bc, mod)
		if err != nil {
			return err
		}
		if err := m.ready(k); err != nil {
			return err
		}
		if k.Flags&bytecode.HasDoc != 0 {
			doc, err := m.intern(k.Doc)
			if err != nil {
				return err
			}
			mod.NS.Set("__doc__", doc)
		}
		if err := m.deeper(); err != nil {
			return err
		}
		f, err := m.open(k, nil, 0)
		if err != nil {
			m.shallower()
			return err
		}
		f.flags |= flagEntry
		if k.NumLocals > 0 {
			if err := m.openGlobals(f); err != nil {
				m.pop(f)
				return err
			}
		}
		_, err = m.run(f, nil)
		return err
	})
}

// openGlobals makes the variables in registers of f, the frame of a script, part of its globals. They lie at the bottom of the
// first chunk and stay there when the frame ends.
func (m *Machine) openGlobals(f *frame) error {
	if f.prev != nil || m.base != 0 {
		return faultf("%s is not the first module", f.code.module.Name)
	}
	n := f.code.NumLocals
	if err := m.c.Charge(int64(n), int64(n*newNameBytes)); err != nil {
		return err
	}
	f.code.globals.Open(f.code.Locals, f.regs[:n:n])
	f.flags |= flagScript
	m.base = n
	return nil
}

// Call calls fn, which may be anything callable, from outside the script.
func (m *Machine) Call(fn py.Value, args ...py.Value) (v py.Value, err error) {
	err = m.guard(func() error {
		v, err = m.c.Call(fn, args...)
		return err
	})
	return v, err
}

// Guard runs f, which may call the script, and turns a Go panic into a Fault.
func (m *Machine) Guard(f func() error) error { return m.guard(f) }

// guard runs f; at the outermost level a panic of Go becomes a Fault, and the
// machine runs nothing any more.
func (m *Machine) guard(f func() error) (err error) {
	if m.broken != nil {
		return m.broken
	}
	if m.frame == nil {
		m.stop = 0
		defer func() {
			if r := recover(); r != nil {
				m.broken = &Fault{Reason: r, Stack: debug.Stack()}
				err = m.broken
			}
		}()
	}
	return f()
}

// A HotLine is a line of the script with the steps spent on it.
type HotLine struct {
	Line  int
	Steps int64
}

// HotLines returns the lines that took the most steps, as sampled; the most
// expensive first.
func (m *Machine) HotLines() []HotLine {
	hot := make([]HotLine, 0, len(m.lines))
	for line, steps := range m.lines {
		hot = append(hot, HotLine{line, steps})
	}
	sort.Slice(hot, func(i, j int) bool {
		if hot[i].Steps != hot[j].Steps {
			return hot[i].Steps > hot[j].Steps
		}
		return hot[i].Line < hot[j].Line
	})
	return hot
}

// StopLine returns the line of the script that a limit stopped, or 0.
func (m *Machine) StopLine() int { return m.stop }

// maxLookOut bounds the search for a frame of the script.
const maxLookOut = 64

// sample books steps on the line of the script that runs now.
func (m *Machine) sample(steps int64) {
	if line := m.currentLine(); line > 0 {
		m.lines[line] += steps
	}
}

// currentLine returns the line of the script at which the innermost of its
// frames is.
func (m *Machine) currentLine() int {
	f := m.frame
	for i := 0; f != nil && i < maxLookOut; i++ {
		if f.code.File == m.file && m.file != nil {
			return f.code.line(f.code.start(f.pc))
		}
		f = f.prev
	}
	return 0
}

// deeper counts one more nested call.
func (m *Machine) deeper() error {
	d := m.c.Depth()
	if d >= m.maxDepth {
		return m.tooDeep()
	}
	m.c.SetDepth(d + 1)
	return nil
}

// tooDeep is the RecursionError at the depth limit.
func (m *Machine) tooDeep() error {
	if err := m.c.Enter(); err != nil {
		return err
	}
	m.c.Leave()
	return m.c.Errorf(&py.RecursionErrorType, "maximum recursion depth exceeded")
}

func (m *Machine) shallower() { m.c.SetDepth(m.c.Depth() - 1) }
