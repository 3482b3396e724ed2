package vm

import (
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/syntax"
)

// A code is a bytecode.Code linked into a machine.
type code struct {
	*bytecode.Code
	ins      []instr // private copy, in which a FOR_ITER has the cost of a turn; nil until ready, as is all below but params
	consts   []py.Value
	params   py.Params
	nparams  int  // registers that arguments fill, *args and **kwargs included
	plain    bool // ready, only positional parameters, no generator: arguments stay where they are
	exact    int  // plain and without own cells: nparams; else, and until ready, -1
	filler   bool // ready and a filler
	filling  *filling
	nregs    int
	nlocals  int
	asked    int // of the first so many registers it may be asked whether they are bound
	cost     int64
	costs    []int64 // by index of Loops
	module   *py.Module
	globals  *py.Namespace
	builtins *py.Namespace
	loads    []*py.Value  // by index of Names: where the global is, else the builtin, which never moves; nil while not known
	stores   []*py.Value  // the same of globals alone
	home     *py.Value    // the same of __name__
	attrs    []*attrCache // by pc
	children []*code      // linked at first use
	spare    *frame       // of generators that have ended
	spares   int
	once     *py.Function // of a generator expression that captures nothing
	longs    int          // operators done with long ints, up to longsBefore
	machine  *Machine
	bytes    int64 // for the meter
	traced   int   // the last trace that met it
}

// Arity tells the parameters.
func (k *code) Arity() *py.Params { return &k.params }

// Title returns the names of the code.
func (k *code) Title() (name, qualname string) { return k.Name, k.Qualname }

// Sizes of the parts of a code, for the meter.
const (
	codeBytes   = 400
	instrBytes  = 16 // the instruction and its cache pointer
	constBytes  = 16
	nameBytes   = 24
	childBytes  = 8
	stringBytes = 64
)

// link makes the code of bc, whose globals are those of module. It is ready to run when ready has filled it in, which
// whoever enters it asks for: most functions are never called.
func (m *Machine) link(bc *bytecode.Code, module *py.Module) (*code, error) {
	if err := m.c.Charge(1, int64(codeBytes+bc.Bytes)); err != nil {
		return nil, err
	}
	k := &code{Code: bc, module: module, globals: module.NS, builtins: m.builtinsOf(module), exact: -1, machine: m, bytes: codeBytes + int64(bc.Bytes)}
	k.linkParams()
	return k, nil
}

// ready makes k ready to run.
func (m *Machine) ready(k *code) error {
	if k.ins != nil {
		return nil
	}
	bc := k.Code
	bc.Complete()
	size := instrBytes*len(bc.Instrs) + constBytes*len(bc.Consts) + nameBytes*len(bc.Names) + childBytes*len(bc.Children)
	if err := m.c.Charge(int64(len(bc.Instrs)/8+len(bc.Consts)), int64(size)); err != nil {
		return err
	}
	consts := make([]py.Value, len(bc.Consts))
	mark := m.c.Push(py.None)
	defer m.c.Pop(mark)
	for i, v := range bc.Consts {
		value, err := m.constant(v)
		if err != nil {
			return err
		}
		m.c.Push(value)
		consts[i] = value
	}
	k.consts = consts
	k.cost = int64(bc.EntryCost)
	places := make([]*py.Value, 2*len(bc.Names))
	k.loads, k.stores = places[:len(bc.Names)], places[len(bc.Names):]
	k.attrs = make([]*attrCache, len(bc.Instrs))
	k.children = make([]*code, len(bc.Children))
	k.plain = k.nparams == k.params.Pos && k.Flags&bytecode.Generator == 0
	k.nregs, k.nlocals = k.NumRegs, k.NumLocals
	if k.plain && len(k.Cells) == 0 {
		k.exact = k.nparams
	}
	k.costs = make([]int64, len(bc.Loops))
	for i, l := range bc.Loops {
		k.costs[i] = int64(l.Cost)
	}
	k.ins = words(bc.Instrs)
	for pc := range k.ins {
		if bc.IsExtra(pc) {
			continue
		}
		switch in := &k.ins[pc]; in.op() {
		case bytecode.CheckLocal, bytecode.DelLocal:
			k.asked = max(k.asked, int(in.a())+1)
		case bytecode.ForIter:
			k.ins[pc+1].setWide(int32(bc.Loops[k.ins[pc+1].a()].Cost))
		case bytecode.Format, bytecode.FormatK:
			k.linkFormat(in)
		}
	}
	k.filler = k.isFiller()
	k.bytes += int64(size)
	return nil
}

// Visit visits what k keeps and counts its bytes, once in each trace.
func (k *code) Visit(visit func(py.Value)) {
	m := k.machine
	if k.traced == m.traces {
		return
	}
	k.traced = m.traces
	m.codeBytes += k.bytes
	for _, v := range k.consts {
		visit(v)
	}
	visit(k.module.Value())
	for _, child := range k.children {
		if child != nil {
			child.Visit(visit)
		}
	}
}

// builtinsOf returns the names that code of the module finds after its globals.
func (m *Machine) builtinsOf(module *py.Module) *py.Namespace {
	switch {
	case module.Builtin && m.c.Library != nil:
		return m.c.Library.NS
	case m.c.Builtins != nil:
		return m.c.Builtins.NS
	}
	return noBuiltins
}

// noBuiltins is for machines of tests that have none.
var noBuiltins = py.NewNamespace()

func (k *code) linkParams() {
	p := k.Params
	k.params = py.Params{
		Names:   p.Names,
		PosOnly: p.PosOnly,
		Pos:     p.PosOnly + p.Regular,
		KwOnly:  p.KwOnly,
		VarArgs: k.Flags&bytecode.VarArgs != 0,
		VarKws:  k.Flags&bytecode.VarKeywords != 0,
	}
	k.nparams = len(p.Names)
}

// child returns the linked nested code i.
func (m *Machine) child(k *code, i int) (*code, error) {
	if k.children[i] == nil {
		linked, err := m.link(k.Children[i], k.module)
		if err != nil {
			return nil, err
		}
		k.children[i] = linked
	}
	return k.children[i], nil
}

// constant makes the Value of a constant of a bytecode.Code.
func (m *Machine) constant(k any) (py.Value, error) {
	switch k := k.(type) {
	case nil:
		return py.None, nil
	case bool:
		return py.Bool(k), nil
	case int64:
		return py.Int(k), nil
	case float64:
		return py.Float(k), nil
	case *big.Int:
		return py.BigInt(k), m.c.Alloc(len(k.Bits())*8 + stringBytes)
	case complex128:
		return py.NewComplex(k), m.c.Alloc(stringBytes)
	case string:
		return m.intern(k)
	case []byte:
		return m.c.NewBytes(string(k))
	case bytecode.Ellipsis:
		return py.Ellipsis, nil
	case bytecode.Tuple:
		items, err := m.constants(k)
		return tupleValue(items), err
	case bytecode.FrozenSet:
		return m.constantSet(k)
	}
	return py.Value{}, faultf("constant of type %T", k)
}

func (m *Machine) constants(list []any) ([]py.Value, error) {
	if err := m.c.Charge(int64(len(list)), int64(tupleBytes+valueBytes*len(list))); err != nil {
		return nil, err
	}
	items := make([]py.Value, len(list))
	for i, k := range list {
		v, err := m.constant(k)
		if err != nil {
			return nil, err
		}
		items[i] = v
	}
	return items, nil
}

func (m *Machine) constantSet(list []any) (py.Value, error) {
	items, err := m.constants(list)
	if err != nil {
		return py.Value{}, err
	}
	s := py.NewSet(true)
	for _, v := range items {
		if err := s.Add(m.c, v); err != nil {
			return py.Value{}, err
		}
	}
	return s.Value(), nil
}

// intern returns the one str of the machine with the text s.
func (m *Machine) intern(s string) (py.Value, error) {
	if v, ok := m.strs[s]; ok {
		return v, nil
	}
	if err := m.c.Alloc(len(s) + stringBytes); err != nil {
		return py.Value{}, err
	}
	v := m.c.Text(s)
	m.strs[s] = v
	return v, nil
}

// line returns the source line of the instruction at pc.
func (k *code) line(pc int) int {
	if k.File == nil {
		return k.FirstLine
	}
	return k.File.Line(k.span(pc).Start)
}

// span returns the span of the instruction at pc.
func (k *code) span(pc int) syntax.Span {
	if pc < 0 || pc >= len(k.Spans) {
		return syntax.Span{}
	}
	return k.Spans[pc]
}

// start returns the pc of the instruction whose last word is before next.
func (k *code) start(next int) int {
	pc := next - 1
	if pc > 0 && k.IsExtra(pc) {
		pc--
	}
	return pc
}

// fileName returns the name of the source.
func (k *code) fileName() string {
	if k.File == nil {
		return "<unknown>"
	}
	return k.File.Name
}
