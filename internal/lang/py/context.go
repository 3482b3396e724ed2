package py

import (
	"math/big"
	"math/rand/v2"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

// A Caller runs the script's functions on behalf of builtins. The machine
// implements it.
type Caller interface {
	// CallFunction calls a Function with positional and keyword arguments.
	CallFunction(c *Context, f *Function, args []Value, kw []Kw) (Value, error)
	// CallPlain calls a Function with one argument, or two where y is not the
	// nil Value; ok is false, and nothing has happened, unless the call is one
	// that needs no binding.
	CallPlain(f *Function, x, y Value) (v Value, ok bool, err error)
	// Resume continues a generator: sends v (None to start or go on), or
	// raises exc in it when exc is not nil. The nil Value without error means
	// that the generator returned; its value is then in result.
	Resume(c *Context, g *Generator, v Value, exc *Raised) (yielded, result Value, err error)
	// Drain goes on with a generator while take takes what it yields, for one
	// step each, and returns the first value that it does not, or the nil Value
	// at the end. Where it can the generator is not even suspended between two
	// values, so take must not run code of the script.
	Drain(g *Generator, take func(Value) bool) (Value, error)
}

// A Context is the state of one run that values work in: the meter, the way
// back into the machine, the output, the hash key, the modules imported. It
// belongs to one goroutine.
type Context struct {
	Meter   *meter.Meter
	Caller  Caller
	Write   func(text string) // takes printed text, after it is charged
	Seed    uint64            // of random and of the hash key
	Now     *Instant          // the present time that the host hands in; nil: there is no clock
	Modules map[string]*Module
	// Import finds a module by its full name; the engine sets it to what the
	// policy allows.
	Import func(c *Context, name string) (*Module, error)
	// ScriptImport finds a module for an import statement of the script, where
	// that differs from ImportModule: a nil module is one that is not offered.
	ScriptImport func(c *Context, name string) (*Module, error)
	// RunSource compiles and runs the Python text of a module; the engine sets it.
	RunSource func(c *Context, m *Module, d *ModuleDef) error
	// Define compiles and runs the text of one def, made by a module of ours,
	// with the given global names, and returns the function; the engine sets it.
	Define func(c *Context, text, name string, names map[string]Value) (Value, error)
	// AttrAllowed says which attribute names that a script computes may be
	// looked up; nil: what DefaultAttrAllowed says.
	AttrAllowed func(name string) bool
	Main        *Module
	// Strs are the constant strs of the code that runs, by their text: a key
	// handed in from outside that is one of them is found without comparing.
	Strs     map[string]Value
	Builtins *Module
	// Library is what modules of the library have for Builtins, where the policy
	// leaves the script less; nil: the same.
	Library *Module

	hashKey   [2]uint64
	depth     int
	calls     int     // nested calls of what is no function of the script
	epoch     uint32  // changes of script classes
	temps     []Value // roots of builtins at work, see Push
	marks     uint32
	growing   []*growing // ready for the next text that grows
	args      []Value    // windows of arguments of builtins at work, see takeArgs
	stopValue Value      // of the StopIteration that ended the last iteration
	ids       map[*Object]int64
	nextID    int64       // ids given out so far
	reprs     []*Object   // containers whose repr is being made, see EnterRepr
	state     map[any]any // per-run state of modules, see State
	lastKey   any         // asked for last, with its value
	lastState any
	chars     *[256]*Str // of one code point; noStrs before the first is made
	numerals  *[256]*Str // str(n) of small n; likewise
	scratch   []byte     // empty, with room for scratchBytes, where f-strings are made
	recent    *recentStrs
	fields    [MaxParts]luck // of parts that are taken apart, by number
	words     luck           // of parts that are iterated over, or in a list
	slices    luck           // of other parts
	sums      luck           // of texts made by +
	formats   luck           // of formatted values
	// Where big ints are worked on; between operations there is nothing in them.
	work, quo, rest big.Int
	small           [2]smallOperand
	spare           spareCells
	target          *intCell // an owned one that the next result may be made in, or nil
	rooms           [6]wordRoom
	digits          textRoom
	divisor         uint                // of the last division by a word, its top bit set, and
	inverseWord     uint                // its reciprocal
	sorter          *sorter             // for the next sort
	rowKey          tupleWith[[4]Value] // the key of LookRow
}

// An Instant is a point in time: seconds since the beginning of 1970 in UTC,
// and microseconds.
type Instant struct {
	Secs   int64
	Micros int
}

// NewContext returns a context for one run.
func NewContext(m *meter.Meter, seed uint64) *Context {
	FinishTypes()
	c := &Context{Meter: m, Seed: seed, Modules: map[string]*Module{}, Write: func(string) {}, chars: &noStrs, numerals: &noStrs}
	key := rand.NewPCG(seed, 0x76697661)
	c.hashKey = [2]uint64{key.Uint64(), key.Uint64()}
	return c
}

// noStrs is a table in which no str has been made. Nothing is written to it.
var noStrs [256]*Str

// Steps charges n units of work, before it is done.
func (c *Context) Steps(n int) error { return c.Meter.Steps(int64(n)) }

// Alloc charges n bytes, before they are allocated.
func (c *Context) Alloc(n int) error { return c.Meter.Alloc(int64(n)) }

// Charge charges steps and bytes together; what is too large for the memory
// is said to be so, however long it would take.
func (c *Context) Charge(steps, bytes int64) error {
	if err := c.Meter.Alloc(bytes); err != nil {
		return err
	}
	return c.Meter.Steps(steps)
}

// Enter notes one more level of nesting in Go code that a script can drive
// (callbacks, nested data); every Enter without error needs a Leave. At the
// depth limit it raises RecursionError.
func (c *Context) Enter() error {
	if c.depth >= c.Meter.Deepest() {
		return c.recursionError()
	}
	c.depth++
	return nil
}

// Leave ends one Enter.
func (c *Context) Leave() { c.depth-- }

// Depth returns the present nesting; the machine counts its frames with
// SetDepth.
func (c *Context) Depth() int { return c.depth }

// SetDepth sets the present nesting.
func (c *Context) SetDepth(n int) { c.depth = n }

// Push keeps v reachable for the memory meter while a builtin works on it and
// calls back into the script. It returns the mark to Pop to.
func (c *Context) Push(v Value) int {
	c.temps = append(c.temps, v)
	return len(c.temps) - 1
}

// Keep puts v in the place of the value that Push with that mark kept: for a
// total that changes while other values are pushed above it.
func (c *Context) Keep(mark int, v Value) { c.temps[mark] = v }

// Pop forgets all values pushed since mark.
func (c *Context) Pop(mark int) {
	clear(c.temps[mark:])
	c.temps = c.temps[:mark]
}

// State returns the run's state of a module, made by init at first use. The
// key should be a private type of the module.
func (c *Context) State(key any, init func() any) any {
	if key == c.lastKey {
		return c.lastState
	}
	v, ok := c.state[key]
	if !ok {
		if c.state == nil {
			c.state = map[any]any{}
		}
		v = init()
		c.state[key] = v
	}
	c.lastKey, c.lastState = key, v
	return v
}

// Print writes text to the output, charged first; at the limit what still
// fits is written.
func (c *Context) Print(text string) error {
	n, err := c.Meter.Out(int64(len(text)))
	if n > 0 {
		c.Write(cutText(text, int(n)))
	}
	return err
}

// cutText cuts s to at most n bytes at the start of a code point.
func cutText(s string, n int) string {
	if n >= len(s) {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// Epoch returns the count of changes of script classes, for inline caches.
func (c *Context) Epoch() uint32 { return c.epoch }

// ID returns a number for the object that no other object of the run has; it
// tells nothing about the host's memory. Numbers, None and bools answer from
// their value.
func (c *Context) ID(v Value) int64 {
	if v.ref.flags&flagStatic != 0 && (v.IsInt() || v.IsFloat() || v.IsBool() || v.IsNone()) {
		return int64(v.bits)*16 + int64(v.ref.typ.Kind)
	}
	if id, ok := c.ids[v.ref]; ok {
		return id
	}
	if c.ids == nil {
		c.ids = map[*Object]int64{}
	}
	id := int64(0x10000000) + c.nextID*64
	c.nextID++
	c.ids[v.ref] = id
	return id
}
