package py

// A Func is the Go side of a builtin. Its arguments arrive bound: one Value
// for each parameter of the signature in order (the nil Value where an
// optional one without a default was left out), then a tuple for *args and a
// dict for **kwargs if the signature has them. Methods get self first.
type Func func(c *Context, a []Value) (Value, error)

// A Cost says in words what a builtin charges: "1", "len(iterable)"… It is
// documentation, and its absence is an error that a test finds.
type Cost string

// A Row declares one builtin function or method. The name is taken from the
// signature, which is written as in Python, with self where there is one:
//
//	{"index(self, value, start=0, stop=sys.maxsize, /)", "First index of value.", "len(self)", listIndex}
//
// Defaults may be None, True, False, ints, floats, strings, or ? for an
// argument whose absence the function itself treats.
type Row struct {
	Sig  string
	Doc  string
	Cost Cost
	Fn   Func
}

// A QuickFunc answers some calls of a builtin; see Builtin.Quick.
type QuickFunc func(c *Context, args []Value) (v Value, ok bool, err error)

// A PairFunc answers some calls of a builtin that returns a tuple of two; see
// Builtin.Pair.
type PairFunc func(c *Context, x, y Value) (first, second Value, ok bool, err error)

// A Builtin is a function written in Go.
type Builtin struct {
	Object
	Name   string
	Row    Row
	Owner  *Type  // type of a method, or nil
	Module string // of a module function
	Bind   BindKind
	// Quick, if set, answers calls with positional arguments that need no
	// binding; ok is false where it leaves the call to Row.Fn. It charges the
	// steps of that, and the bytes that it takes itself.
	Quick QuickFunc
	// Fresh says that nothing refers to the long ints that Quick returns. To those
	// of Pair nothing ever does.
	Fresh bool
	// QuickKw is Quick for calls with keywords.
	QuickKw func(c *Context, args []Value, kw []Kw) (v Value, ok bool, err error)
	// Float, if set, gives the answer to a call with one float or small int,
	// where that answer is finite; it is asked before Quick.
	Float func(float64) float64
	// Short says which builtin the machine has here, where it answers some
	// calls without calling anything.
	Short Short
	// Parts, if set, gives the items of the list that a call with positional
	// arguments returns, for callers that need no list.
	Parts PartsMethod
	// Pair, if set, gives the two items of the tuple that a call with two
	// positional arguments returns, for callers that only take it apart or do
	// not look at it.
	Pair PairFunc
	sig  sigState
}

// A Short is a builtin that the machine knows.
type Short uint8

// The builtins that the machine knows.
const (
	NotShort Short = iota
	ShortAbs
	ShortAppend // list.append
	ShortIsInstance
	ShortLen
	ShortMax
	ShortMin
	ShortNext
	ShortOrd
	ShortPop  // list.pop
	ShortSend // generator.send
	ShortSqrt // math.sqrt
)

// A BindKind tells what attribute access on an instance makes of a Builtin.
type BindKind uint8

// Kinds of binding.
const (
	BindNone     BindKind = iota // function of a module
	BindInstance                 // method: self is bound
	BindClass                    // class method: first argument is the type; its Sig starts with cls
	BindStatic
)

// NewBuiltin makes the function object of a row. A first parameter named self
// or cls makes it a method or class method; anything else binds nothing.
func NewBuiltin(r Row) *Builtin {
	name, first := sigHead(r.Sig)
	b := &Builtin{Object: Object{typ: &BuiltinType}, Name: name, Row: r}
	switch first {
	case "self":
		b.Bind = BindInstance
		b.typ = &MethodDescriptorType
	case "cls":
		b.Bind = BindClass
		b.typ = &ClassMethodDescriptorType
	}
	return b
}

// sigHead returns the name and the first parameter of a signature.
func sigHead(sig string) (name, first string) {
	open := 0
	for open < len(sig) && sig[open] != '(' {
		open++
	}
	name = sig[:open]
	i := open + 1
	for i < len(sig) && sig[i] != ',' && sig[i] != ')' && sig[i] != '=' {
		i++
	}
	if open+1 <= i && i <= len(sig) && open < len(sig) {
		first = sig[open+1 : i]
	}
	return name, first
}
