// Package functools is Python's functools: partial, lru_cache, reduce and
// cmp_to_key in Go, the rest in Python.
package functools

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/lib/internal/support"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed functools.py
var source string

// Module is functools.
var Module = py.ModuleDef{
	Name: "functools",
	Doc:  "Tools for working with functions and callable objects.",
	Rows: []py.Row{
		{"reduce(function, iterable, initial=?, /)", "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.", "1 per item", reduce},
		{"cmp_to_key(mycmp)", "Convert a cmp= function into a key= function.", "1", cmpToKey},
		{"_lru_cache_wrapper(function, maxsize, typed, /)", "Create a cached callable that wraps another function.", "1", newCache},
	},
	Types:   []*py.Type{&partialType, &keyType, &cacheType, &markType},
	Prepare: prepare,
	Source:  source,
	Values: func(_ *py.Context, ns *py.Namespace) error {
		ns.Set("_attributes", support.Attributes)
		return nil
	},
}

var partialType, keyType, cacheType, markType py.Type

func prepare() {
	partialType = py.Type{
		Name: "partial", Module: "functools", Kind: py.KindNative, Flags: py.TypeBaseable | py.TypeHasDict,
		Doc: "Create a new function with partial application of the given arguments and keywords.",
		Getters: []py.Getter{
			{Name: "func", Doc: "function object to use in future partial calls", Get: func(_ *py.Context, v py.Value) (py.Value, error) { return partialOf(v).f, nil }},
			{Name: "args", Doc: "tuple of arguments to future partial calls", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				return partialOf(v).args.Value(), nil
			}},
			{Name: "keywords", Doc: "dictionary of keyword arguments to future partial calls", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				return partialOf(v).kw.Value(), nil
			}},
		},
		Slots: py.Slots{New: newPartial, Call: callPartial, Repr: reprPartial, DescrGet: bindPartial},
	}
	keyType = py.Type{
		Name: "KeyWrapper", Module: "functools", Kind: py.KindNative, Flags: py.TypeNoInstances | py.TypeUnhashable,
		Getters: []py.Getter{{Name: "obj", Doc: "Value wrapped by a key function.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
			return v.Native().Data.(*key).v, nil
		}}},
		Slots: py.Slots{Compare: compareKeys, Call: callKey},
	}
	cacheType = py.Type{
		Name: "_lru_cache_wrapper", Module: "functools", Kind: py.KindNative, Flags: py.TypeNoInstances | py.TypeHasDict,
		Methods: []py.Row{
			{"_info(self, /)", "The numbers of cache_info.", "1", cacheInfo},
			{"cache_clear(self, /)", "Clear the cache and cache statistics", "1", cacheClear},
			{"__copy__(self, /)", "Return the wrapper itself.", "1", func(_ *py.Context, a []py.Value) (py.Value, error) { return a[0], nil }},
			{"__deepcopy__(self, memo, /)", "Return the wrapper itself.", "1", func(_ *py.Context, a []py.Value) (py.Value, error) { return a[0], nil }},
		},
		Slots: py.Slots{Call: callCache, DescrGet: bindCache},
	}
	markType = py.Type{Name: "_keyword_mark", Module: "functools", Kind: py.KindNative, Flags: py.TypeNoInstances}
}

func reduce(c *py.Context, a []py.Value) (py.Value, error) {
	f, total := a[0], a[2]
	it, err := c.Iter(a[1])
	if _, ok := py.IsRaised(err, &py.TypeErrorType); ok {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "reduce() arg 2 must support iteration")
	}
	if err != nil {
		return py.Value{}, err
	}
	err = c.EachNext(it, func(v py.Value) error {
		if total.IsNil() {
			total = v
			return nil
		}
		var err error
		total, err = c.Call(f, total, v)
		return err
	})
	if err == nil && total.IsNil() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "reduce() of empty iterable with no initial value")
	}
	return total, err
}

// A key compares by a function of two arguments.
type key struct{ cmp, v py.Value }

// Trace implements py.Traced.
func (k *key) Trace(visit func(py.Value)) int64 {
	visit(k.cmp)
	if !k.v.IsNil() {
		visit(k.v)
	}
	return 32
}

func cmpToKey(c *py.Context, a []py.Value) (py.Value, error) {
	return py.NewNative(&keyType, &key{cmp: a[0]}), c.Alloc(96)
}

func callKey(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) (py.Value, error) {
	if len(args) == 0 && len(kw) == 1 && kw[0].Name == "obj" {
		args = []py.Value{kw[0].Value}
	} else if len(args) != 1 || len(kw) > 0 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "K() takes exactly 1 argument (%d given)", len(args)+len(kw))
	}
	return py.NewNative(&keyType, &key{self.Native().Data.(*key).cmp, args[0]}), c.Alloc(96)
}

func compareKeys(c *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	if !a.Is(&keyType) || !b.Is(&keyType) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "other argument must be K instance")
	}
	x, y := a.Native().Data.(*key), b.Native().Data.(*key)
	if x.v.IsNil() || y.v.IsNil() {
		return py.Value{}, c.Errorf(&py.AttributeErrorType, "object")
	}
	r, err := c.Call(x.cmp, x.v, y.v)
	if err != nil {
		return py.Value{}, err
	}
	return c.Compare(op, r, py.Int(0))
}

// A partial is a function with its first arguments and some keywords.
type partial struct {
	f    py.Value
	args *py.Tuple
	kw   *py.Dict
}

// Trace implements py.Traced.
func (p *partial) Trace(visit func(py.Value)) int64 {
	visit(p.f)
	visit(p.args.Value())
	visit(p.kw.Value())
	return 48
}

func partialOf(v py.Value) *partial { return v.Native().Data.(*partial) }

func newPartial(c *py.Context, cls *py.Type, args []py.Value, kw []py.Kw) (py.Value, error) {
	if len(args) == 0 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "type 'partial' takes at least one argument")
	}
	if !py.Callable(args[0]) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "the first argument must be callable")
	}
	if err := c.Charge(int64(len(args)+len(kw)), int64(128+py.TupleBytes+py.DictBytes+16*len(args))); err != nil {
		return py.Value{}, err
	}
	p := &partial{f: args[0], kw: py.NewDict()}
	given := args[1:]
	if p.f.Is(&partialType) && p.f.Native().Attrs == nil {
		q := partialOf(p.f)
		if err := p.kw.Merge(c, q.kw, true); err != nil {
			return py.Value{}, err
		}
		p.f = q.f
		if err := c.Steps(len(q.args.Items) / 4); err != nil {
			return py.Value{}, err
		}
		given = append(append([]py.Value(nil), q.args.Items...), given...)
		if err := c.Alloc(16 * len(given)); err != nil {
			return py.Value{}, err
		}
	}
	p.args = py.CopyTuple(given)
	for _, k := range kw {
		if err := p.kw.SetStr(c, k.Name, k.Value); err != nil {
			return py.Value{}, err
		}
	}
	return py.NewNative(cls, p), nil
}

func callPartial(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) (py.Value, error) {
	p := partialOf(self)
	n := len(p.args.Items) + len(args)
	if err := c.Charge(int64(n/8+1), int64(16*n)); err != nil {
		return py.Value{}, err
	}
	all := make([]py.Value, 0, n)
	all = append(append(all, p.args.Items...), args...)
	if p.kw.Len() == 0 {
		return c.CallKw(p.f, all, kw)
	}
	merged, err := c.Keywords(p.kw.Value())
	if err != nil {
		return py.Value{}, err
	}
	for _, k := range kw {
		if err := c.Charge(int64(len(merged)/8+1), 32); err != nil {
			return py.Value{}, err
		}
		merged = setKeyword(merged, k)
	}
	return c.CallKw(p.f, all, merged)
}

// setKeyword adds a keyword argument or replaces the one of its name.
func setKeyword(kw []py.Kw, k py.Kw) []py.Kw {
	for i := range kw {
		if kw[i].Name == k.Name {
			kw[i].Value = k.Value
			return kw
		}
	}
	return append(kw, k)
}

func reprPartial(c *py.Context, v py.Value) (py.Value, error) {
	if c.EnterRepr(v) {
		return c.Text("..."), nil
	}
	defer c.LeaveRepr()
	p := partialOf(v)
	text, err := c.Repr(p.f)
	if err != nil {
		return py.Value{}, err
	}
	text = v.Type().Module + "." + v.Type().Qualname + "(" + text
	add := func(prefix string, x py.Value) error {
		s, err := c.Repr(x)
		if err != nil {
			return err
		}
		text += ", " + prefix + s
		return c.Charge(int64(len(text)/64), int64(len(text)))
	}
	for _, x := range p.args.Items {
		if err := add("", x); err != nil {
			return py.Value{}, err
		}
	}
	for i := 0; ; {
		k, x, next, ok := p.kw.Entry(i)
		if !ok {
			return c.NewStr(text + ")")
		}
		i = next
		name, err := c.Str(k) // p.keywords is this dict, in which a script can put any key
		if err != nil {
			return py.Value{}, err
		}
		if err := add(name+"=", x); err != nil {
			return py.Value{}, err
		}
	}
}

// bindPartial: a partial in a class is a method only from Python 3.14 on.
func bindPartial(c *py.Context, d, obj py.Value, _ *py.Type) (py.Value, error) {
	if obj.IsNil() {
		return d, nil
	}
	return c.NewMethod(d, obj)
}
