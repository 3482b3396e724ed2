// Package bytecode is the instruction set of the machine: what package compile produces from the syntax tree and what
// package vm runs.
//
// The machine is a register machine. One activation of a Code is a frame, and a frame has
//
//	R[0 .. NumRegs)      registers. Parameters come first, in the order of Params.Names, then the other local
//	                     variables (R[i] for i < NumLocals is the variable Locals[i]), then temporaries.
//	F[0 .. cells+free)   cells. First the frame's own (Cells), then those captured from enclosing frames (Free).
//	K[..]                the constants, Names[..] the names, L[..] the loops, Children[..] the nested codes.
//	G, NS                the module's globals; in a class body also the class namespace that is being filled.
//	handled              the exception that this frame is handling now, or none. It belongs to the frame: what is being
//	                     handled "now" (bare raise, __context__, sys.exc_info) is that of the innermost frame that has one.
//	pc                   the index of the instruction that runs.
//
// A register, a cell, or a slot is either bound to a value or unbound. Reading an unbound register never happens except
// where an effect says so: the compiler puts CHECK_LOCAL before each use that it cannot prove to be bound.
//
// Rules that hold for every instruction:
//
//   - An instruction that raises has written nothing, so `x = f()` leaves x alone when f raises.
//   - All operands are read before anything is written, so A may be the same register as B or C.
//   - A register range handed to CALL*, BUILD_*, BUILD_CLASS* lies on top of the live temporaries: no register from the
//     start of the range on is read again before it is written, the destination apart. A callee's registers may overlay it.
//   - Jump offsets count from the word after the opcode's word: the target is pc + 1 + offset.
//   - An opcode that needs more room is followed by one EXTRA word, whose fields the table writes A', B', C'. An EXTRA word
//     is never reached by itself; the instruction skips it (pc += 2) and jumps never lead to one.
//
// Exceptions cost nothing until raised: Handlers maps ranges of pc to a handler. When an instruction at pc raises e, the
// machine looks for the range that holds pc; if there is one, it does R[Reg] = e, handled = e, pc = Target; if there is none,
// the frame ends and e is raised at the call. The ranges do not overlap and are sorted.
//
// Steps are charged at two kinds of place only, besides the work of builtins: on entering a function (Code.EntryCost) and at
// each turn of a loop (Loop.Cost, by JUMP_BACK and FOR_ITER). Both costs depend only on the tree. YIELD_FROM charges one
// step each time it runs, since a value may pass through many of them.
//
// A Code never changes once compile has returned it, but for those read from an image (image.go), whose bodies are read
// when they are first entered. The machine links it into a copy of its own, with room for inline
// caches.
package bytecode

import (
	"sync"

	"github.com/vivarium-run/vivarium/syntax"
)

// Instr is one instruction of eight bytes.
type Instr struct {
	Op      Op
	X       uint8
	A, B, C uint16
}

// NoReg stands in a register operand for "none".
const NoReg = 0xFFFF

// Wide returns B and C read as one signed number: offsets, constant and name indices, integers.
func (i Instr) Wide() int32 { return int32(uint32(i.B) | uint32(i.C)<<16) }

// SetWide stores v in B and C.
func (i *Instr) SetWide(v int32) { i.B, i.C = uint16(uint32(v)), uint16(uint32(v)>>16) }

// Offset returns C read as a signed number: the short jump offset.
func (i Instr) Offset() int { return int(int16(i.C)) }

// Tuple is a constant tuple; its items are constants.
type Tuple []any

// FrozenSet is a constant frozenset; its items are constants, possibly repeated.
type FrozenSet []any

// Ellipsis is the constant `...`.
type Ellipsis struct{}

// Handler says where an exception raised in [Start, End) goes.
type Handler struct {
	Start, End uint32
	Target     uint32
	Reg        uint16 // receives the exception
}

// Loop is one loop of the source (a `for`, a `while`, or one `for` of an inlined comprehension).
type Loop struct {
	Start, End uint32      // the instructions of the loop: [Start, End)
	Cost       uint32      // steps per turn
	Node       syntax.Node // *syntax.For, *syntax.While or *syntax.Comprehension
}

// Point is a place where a statement starts.
type Point struct {
	PC   uint32
	Node syntax.Stmt
}

// Flags of a Code.
type Flags uint16

// The flags.
const (
	VarArgs     Flags = 1 << iota // has *args
	VarKeywords                   // has **kwargs
	Generator                     // calling it makes a generator
	Method                        // defined directly in a class body
	ClassBody                     // runs in a class namespace
	Module                        // the top level of a file
	Nested                        // has free variables
	Annotate                      // evaluates annotations, a type parameter's bound or default, or an alias's value; takes one positional-only argument, the format, which it ignores
	Lambda                        // a lambda, or a generator expression if Generator is set too
	HasDoc                        // Doc is the docstring
)

// Params describes the parameters of a function. Names lists all of them in register order: PosOnly positional-only ones,
// then Regular ones that go either way, then KwOnly keyword-only ones, then *args if VarArgs, then **kwargs if VarKeywords.
type Params struct {
	PosOnly, Regular, KwOnly int
	Names                    []string
}

// Code is one compiled function, class body, generator expression or module.
type Code struct {
	Name, Qualname string
	Flags          Flags
	Params         Params
	NumRegs        int
	NumLocals      int
	Locals         []string // names of R[0 .. NumLocals)
	Cells          []string // names of the frame's own cells F[0 .. len(Cells))
	Free           []string // names of the captured cells F[len(Cells) ..)
	Captures       []uint16 // where each of Free is found in the F of the frame that makes the function
	ClassCell      int      // class bodies: the own cell that receives the finished class (`__class__`), or -1
	Consts         []any    // nil, bool, int64, *big.Int, float64, complex128, string, []byte, Ellipsis, Tuple, FrozenSet
	Names          []string // attributes, globals, class names
	Instrs         []Instr
	Spans          []syntax.Span // by instruction: the expression or statement it stands for
	Handlers       []Handler
	Loops          []Loop
	Points         []Point // sorted by PC
	Children       []*Code
	Doc            string
	Annotated      []string    // annotate codes: the annotated names in order
	EntryCost      uint32      // steps charged on entering
	FirstLine      int         // the line of the def, class or first decorator; 1 for a module
	Node           syntax.Node // *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef, *syntax.GeneratorExp, *syntax.Module …
	File           *syntax.File
	Bytes          int // that count as memory of the run, if it has compiled the code

	rest string // of an image: what Complete reads
	once sync.Once
}

// HandlerAt returns the handler for an exception raised at pc.
func (c *Code) HandlerAt(pc int) (Handler, bool) {
	lo, hi := 0, len(c.Handlers)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(c.Handlers[mid].End) <= pc {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(c.Handlers) && int(c.Handlers[lo].Start) <= pc {
		return c.Handlers[lo], true
	}
	return Handler{}, false
}

// Size is about how many bytes the code has, without its children, its file and the tree that it was made of.
func (c *Code) Size() int {
	names := len(c.Params.Names) + len(c.Locals) + len(c.Cells) + len(c.Free) + len(c.Consts) + len(c.Names) + len(c.Annotated)
	return 1024 + 20*len(c.Instrs) + 40*names + 32*len(c.Handlers) + 48*len(c.Loops) + 8*len(c.Children)
}

// IsExtra reports whether the word at pc is the second word of an instruction.
func (c *Code) IsExtra(pc int) bool { return c.Instrs[pc].Op == Extra }
