package py_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium/internal/lang/builtins"
	"github.com/vivarium-run/vivarium/internal/lang/lib"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Every builtin is called with arguments chosen to hurt, under limits that are
// absurdly small. It may raise, or stop at a limit; it may not panic, run on,
// or answer with nothing at all.

// roomy limits let values be built.
var roomy = meter.Limits{Steps: 1 << 30, Heap: 1 << 30, Output: 1 << 20, Depth: 1000}

var absurd = []meter.Limits{
	{Steps: 1, Heap: 1 << 20, Output: 100, Depth: 50},
	{Steps: 7, Heap: 1 << 20, Output: 100, Depth: 50},
	{Steps: 50, Heap: 1 << 20, Output: 100, Depth: 50},
	{Steps: 100_000, Heap: 1 << 10, Output: 100, Depth: 50},
	{Steps: 100_000, Heap: 1 << 16, Output: 3, Depth: 3},
	{Steps: 300_000, Heap: 1 << 20, Output: 1000, Depth: 200},
}

// slowest is how long one call may take under the largest of these limits.
const slowest = 2 * time.Second

func newContext(l meter.Limits) *py.Context {
	c := py.NewContext(meter.New(l), 0)
	c.Caller = noScript{}
	c.Builtins = builtins.New(c)
	c.Import = lib.Import
	c.RunSource = func(*py.Context, *py.Module, *py.ModuleDef) error { return nil }
	return c
}

// noScript is the machine of these tests: there is no script to call back.
type noScript struct{}

func (noScript) CallPlain(*py.Function, py.Value, py.Value) (py.Value, bool, error) {
	return py.Value{}, false, nil
}

func (noScript) CallFunction(c *py.Context, _ *py.Function, _ []py.Value, _ []py.Kw) (py.Value, error) {
	return py.None, nil
}

func (noScript) Drain(*py.Generator, func(py.Value) bool) (py.Value, error) {
	return py.Value{}, nil
}

func (noScript) Resume(*py.Context, *py.Generator, py.Value, *py.Raised) (yielded, result py.Value, err error) {
	return py.Value{}, py.None, nil
}

// must unwraps what is built under roomy limits.
func must[T any](v T, err error) T {
	if err != nil {
		panic(fmt.Sprint("building a value: ", err))
	}
	return v
}

func hostileValues(c *py.Context) []py.Value {
	huge := new(big.Int).Lsh(big.NewInt(1), 1<<18)
	values := []py.Value{
		py.None, py.True, py.Ellipsis, py.NotImplemented,
		py.Int(0), py.Int(-1), py.Int(3), py.Int(1 << 40), py.Int(math.MaxInt64), py.Int(math.MinInt64),
		py.BigInt(new(big.Int).Lsh(big.NewInt(1), 64)), py.BigInt(huge), py.BigInt(new(big.Int).Neg(huge)),
		py.Float(0.5), py.Float(math.NaN()), py.Float(math.Inf(1)), py.Float(1e308), py.Float(math.Copysign(0, -1)),
		py.NewComplex(complex(math.NaN(), 1)),
		c.Text(""), c.Text("a"), c.Text("éx\x00"), c.Text("\xed\xa0\x80"), c.Text(strings.Repeat("ab", 5000)),
		c.Text("{0.__class__.__mro__[1]}{0[0]:>{1}}"), c.Text("%9999999999d%s%*d"), c.Text("999999999999d"), c.Text("__globals__"),
		must(c.NewBytes("")), must(c.NewBytes("ab\x00\xff")), must(c.Call(py.ByteArrayType.Value(), must(c.NewBytes("xyz")))),
		must(c.Call(py.RangeType.Value(), py.Int(math.MaxInt64))), must(c.Call(py.RangeType.Value(), py.BigInt(huge))),
		py.NewSlice(py.None, py.None, py.Int(-1)).Value(), py.NewSlice(py.Int(math.MinInt64), py.Int(math.MaxInt64), py.Int(0)).Value(),
		py.IntType.Value(), py.TypeType.Value(), py.ObjectType.Value(), py.ListType.Value(), py.ValueErrorType.Value(),
		c.Builtins.NS.Get("len"), c.Builtins.NS.Get("print"), c.Builtins.NS.Get("getattr"),
		py.NewException(&py.ValueErrorType, py.Int(1)).Value(), c.Builtins.Value(),
	}
	values = append(values, hostileContainers(c)...)
	return append(values, py.NewNative(&endlessType, nil), py.NewNative(&failingType, nil), py.NewNative(&oddType, nil))
}

func hostileContainers(c *py.Context) []py.Value {
	self := py.NewList(nil)
	_ = self.Append(c, py.Int(1))
	_ = self.Append(c, self.Value())
	dict := py.NewDict()
	_ = dict.SetStr(c, "self", dict.Value())
	_ = dict.Set(c, py.Int(1), self.Value())
	deep := py.NewTuple(py.Int(1)).Value()
	shared := deep
	for range 5000 {
		deep = py.NewTuple(deep).Value()
	}
	for range 60 {
		shared = py.NewTuple(shared, shared).Value()
	}
	set := py.NewSet(false)
	_ = set.Add(c, py.Int(1))
	_ = set.Add(c, c.Text("a"))
	long := make([]py.Value, 3000)
	for i := range long {
		long[i] = py.Int(int64(i * 7919 % 3001))
	}
	chain := must(c.Iter(py.NewList(nil).Value()))
	for range 3000 {
		chain = must(c.Call(c.Builtins.NS.Get("map"), c.Builtins.NS.Get("repr"), chain))
	}
	return []py.Value{
		self.Value(), dict.Value(), deep, shared, set.Value(), must(c.Call(py.FrozenSetType.Value(), set.Value())),
		py.NewList(nil).Value(), py.NewTuple().Value(), py.NewDict().Value(), py.NewList(long).Value(), chain,
		must(c.Iter(self.Value())), must(c.Iter(dict.Value())), must(c.CallMethod(dict.Value(), "items")),
		must(c.CallMethod(dict.Value(), "keys")), must(c.CallMethod(dict.Value(), "values")),
		must(c.CallMethod(self.Value(), "__iter__")), must(c.Call(c.Builtins.NS.Get("enumerate"), self.Value())),
	}
}

// endless is an iterator without end.
var endlessType = py.Type{Name: "endless", Kind: py.KindNative, Slots: py.Slots{
	Iter: func(_ *py.Context, v py.Value) (py.Value, error) { return v, nil },
	Next: func(*py.Context, py.Value) (py.Value, error) { return py.Int(1), nil },
}}

// failing raises whatever is done with it; odd answers NotImplemented and
// claims absurd sizes.
var failingType, oddType py.Type

func init() {
	py.FinishTypes()
	fail := func(c *py.Context) error { return c.Errorf(&py.KeyErrorType, "no") }
	text := func(c *py.Context, _ py.Value) (py.Value, error) { return py.Value{}, fail(c) }
	failingType = py.Type{Name: "failing", Kind: py.KindNative, Slots: py.Slots{
		Repr: text, Str: text, Iter: text, Next: text,
		Hash:    func(c *py.Context, _ py.Value) (int64, error) { return 0, fail(c) },
		Bool:    func(c *py.Context, _ py.Value) (bool, error) { return false, fail(c) },
		Len:     func(c *py.Context, _ py.Value) (int, error) { return 0, fail(c) },
		Compare: func(c *py.Context, _, _ py.Value, _ py.CompareOp) (py.Value, error) { return py.Value{}, fail(c) },
		Call:    func(c *py.Context, _ py.Value, _ []py.Value, _ []py.Kw) (py.Value, error) { return py.Value{}, fail(c) },
		GetItem: func(c *py.Context, _, _ py.Value) (py.Value, error) { return py.Value{}, fail(c) },
	}}
	odd := func(*py.Context, py.Value) (py.Value, error) { return py.NotImplemented, nil }
	oddType = py.Type{Name: "odd", Kind: py.KindNative, Slots: py.Slots{
		Repr: odd, Str: odd, Iter: odd,
		Format: func(*py.Context, py.Value, string) (py.Value, error) { return py.None, nil },
		Hash:   func(*py.Context, py.Value) (int64, error) { return math.MinInt64, nil },
		Len:    func(*py.Context, py.Value) (int, error) { return math.MaxInt, nil },
		Compare: func(*py.Context, py.Value, py.Value, py.CompareOp) (py.Value, error) {
			return py.NewList(nil).Value(), nil
		},
		Call:    func(_ *py.Context, v py.Value, _ []py.Value, _ []py.Kw) (py.Value, error) { return v, nil },
		GetItem: func(_ *py.Context, v, _ py.Value) (py.Value, error) { return v, nil },
		Unary:   [py.NumUnary]func(*py.Context, py.Value) (py.Value, error){py.Index: odd, py.ToInt: odd, py.ToFloat: odd, py.Abs: odd},
	}}
	endlessType.Static()
	failingType.Static()
	oddType.Static()
}

func TestHostileArguments(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	values := hostileValues(newContext(roomy))
	for _, target := range targets(values) {
		t.Run(target.name, func(t *testing.T) { attack(t, target, values) })
	}
}

// A target is something to call, and the values that its first argument may
// be (methods), or none.
type target struct {
	name  string
	fn    py.Value
	selfs []py.Value
}

// targets are all functions, methods and types that a script can call.
func targets(values []py.Value) []target {
	var all []target
	for _, tab := range tables() {
		if !tab.method {
			all = append(all, functions(tab)...)
		}
	}
	types := map[*py.Type]bool{}
	for _, v := range values {
		for _, t := range v.Type().MRO {
			if !types[t] {
				types[t] = true
				all = append(all, methods(t, values)...)
			}
		}
	}
	return append(all, constructors()...)
}

func functions(tab table) []target {
	var all []target
	for _, r := range tab.rows {
		b := py.ModuleFunc(tab.name, r)
		all = append(all, target{tab.name + "." + b.Name, b.Value(), nil})
	}
	return all
}

func methods(t *py.Type, values []py.Value) []target {
	var selfs []py.Value
	for _, v := range values {
		if v.Type().IsSubtype(t) {
			selfs = append(selfs, v)
		}
	}
	var all []target
	for i := range t.Dict().Len() {
		name, v := t.Dict().At(i)
		if v.Kind() == py.KindBuiltin && v.Builtin().Bind == py.BindInstance {
			all = append(all, target{t.Name + "." + name, v, selfs})
		}
	}
	return all
}

func constructors() []target {
	var all []target
	ns := builtins.New(nil).NS
	for i := range ns.Len() {
		if name, v := ns.At(i); v.Kind() == py.KindType {
			all = append(all, target{name, v, nil})
		}
	}
	for _, name := range lib.Names() {
		def := lib.Find(name)
		if _, err := def.New(newContext(roomy)); err != nil {
			continue
		}
		for _, t := range def.Types {
			all = append(all, target{name + "." + t.Name, t.Value(), nil})
		}
	}
	return all
}

// attack calls a target with few and many arguments under all the limits.
func attack(t *testing.T, target target, values []py.Value) {
	random := rand.New(rand.NewPCG(1, uint64(len(target.name))))
	for round := range 60 {
		var args []py.Value
		if len(target.selfs) > 0 {
			args = append(args, target.selfs[random.IntN(len(target.selfs))])
		}
		for range round % 4 {
			args = append(args, values[random.IntN(len(values))])
		}
		strike(t, target, args, absurd[round%len(absurd)])
		if t.Failed() {
			return
		}
	}
}

func strike(t *testing.T, target target, args []py.Value, limits meter.Limits) {
	c := newContext(limits)
	c.Meter.Trace = func() (int64, int64) { return 0, 0 }
	start := time.Now()
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%s%s under %+v panicked: %v\n%s", target.name, describe(args), limits, p, stack())
		}
	}()
	v, err := c.Call(target.fn, append([]py.Value(nil), args...)...)
	if took := time.Since(start); took > slowest {
		t.Errorf("%s%s under %+v took %v", target.name, describe(args), limits, took)
	}
	if err == nil && v.IsNil() {
		t.Errorf("%s%s answered nothing", target.name, describe(args))
	}
	switch err.(type) {
	case nil, *py.Raised, *meter.LimitError:
	default:
		t.Errorf("%s%s: an error that is neither an exception nor a limit: %v", target.name, describe(args), err)
	}
}

// describe names the types of arguments, and small values.
func describe(args []py.Value) string {
	parts := make([]string, len(args))
	for i, v := range args {
		parts[i] = v.Type().Name
		if v.IsInt() || v.IsFloat() || v.IsStr() && len(v.Str().S) < 40 {
			parts[i], _ = newContext(roomy).Repr(v)
		}
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

func stack() string {
	lines := strings.Split(string(debug.Stack()), "\n")
	return strings.Join(lines[min(9, len(lines)):min(25, len(lines))], "\n")
}
