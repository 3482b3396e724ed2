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
	Types:   []*py.Type{&partialType, &keyType, &cacheType, &markType, &placeholderType},
	Prepare: prepare,
	Source:  &source,
	Values: func(_ *py.Context, ns *py.Namespace) error {
		support.AddAccess(ns)
		ns.Set("_attributes", support.Attributes.Get())
		ns.Set("_subclasses", support.Subclasses.Get())
		ns.Set("_get_cache_token", support.CacheToken.Get())
		ns.Set("_GenericAlias", py.AliasType.Value())
		ns.Set("_UnionType", py.UnionType.Value())
		ns.Set("_MappingProxyType", py.MappingProxyType.Value())
		ns.Set("Placeholder", placeholder)
		return nil
	},
}

var partialType, keyType, cacheType, markType, placeholderType py.Type

// placeholder is functools.Placeholder: it keeps the place of a positional
// argument of a partial for the call.
var placeholder py.Value

// sole is the Data of a type's only value.
type sole struct{}

func prepare() {
	partialType = py.Type{
		Name: "partial", Module: "functools", Kind: py.KindNative, Flags: py.TypeBaseable | py.TypeHasDict | py.TypeBorrows | py.TypeLongName,
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
		Methods: []py.Row{
			py.GenericRow,
			{"__copy__(self, /)", "The same partial in a new object.", "len(args) + len(keywords)", copyPartial},
			{"__deepcopy__(self, memo, /)", "The partial with copies of its arguments.", "size of the arguments", deepcopyPartial},
		},
		Slots: py.Slots{New: newPartial, Call: callPartial, Repr: reprPartial, DescrGet: bindPartial},
	}
	placeholderType = py.Type{
		Name: "_PlaceholderType", Module: "functools", Kind: py.KindNative, Flags: py.TypeLongName,
		Doc: "The type of the Placeholder singleton.",
		Slots: py.Slots{
			New: func(c *py.Context, _ *py.Type, args []py.Value, kw []py.Kw) (py.Value, error) {
				if len(args)+len(kw) > 0 {
					return py.Value{}, c.Errorf(&py.TypeErrorType, "_PlaceholderType takes no arguments")
				}
				return placeholder, nil
			},
			Repr: func(c *py.Context, _ py.Value) (py.Value, error) { return c.NewStr("Placeholder") },
		},
	}
	placeholder = py.Share(py.NewNative(&placeholderType, sole{}))
	keyType = py.Type{
		Name: "KeyWrapper", Module: "functools", Kind: py.KindNative, Flags: py.TypeNoInstances | py.TypeUnhashable | py.TypeBorrows | py.TypeLongName,
		Getters: []py.Getter{{Name: "obj", Doc: "Value wrapped by a key function.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
			return v.Native().Data.(*key).v, nil
		}}},
		Slots: py.Slots{Compare: compareKeys, Call: callKey},
	}
	cacheType = py.Type{
		Name: "_lru_cache_wrapper", Module: "functools", Kind: py.KindNative, Flags: py.TypeNoInstances | py.TypeHasDict | py.TypeBorrows | py.TypeLongName,
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
		total, err = c.Call2(f, total, v)
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
	r, err := c.Call2(x.cmp, x.v, y.v)
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
	open int // how many of args are Placeholder
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
	if n := len(given); n > 0 && given[n-1] == placeholder {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "trailing Placeholders are not allowed")
	}
	if p.f.Is(&partialType) && p.f.Native().Attrs == nil {
		q := partialOf(p.f)
		if err := p.kw.Merge(c, q.kw, true); err != nil {
			return py.Value{}, err
		}
		p.f = q.f
		var err error
		if given, err = q.fill(c, given, false); err != nil {
			return py.Value{}, err
		}
	}
	for _, x := range given {
		if x == placeholder {
			p.open++
		}
	}
	p.args = py.CopyTuple(given)
	for _, k := range kw {
		if k.Value == placeholder {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "Placeholder cannot be passed as a keyword argument")
		}
		if err := p.kw.SetStr(c, k.Name, k.Value); err != nil {
			return py.Value{}, err
		}
	}
	return py.NewNative(cls, p), nil
}

// fill is the partial's arguments, then those given; these first take the
// places that were kept, all of them if the call is made.
func (p *partial) fill(c *py.Context, given []py.Value, all bool) ([]py.Value, error) {
	if all && len(given) < p.open {
		return nil, c.Errorf(&py.TypeErrorType, "missing positional arguments in 'partial' call; expected at least %d, got %d", p.open, len(given))
	}
	n := p.args.Len() + len(given)
	if err := c.Charge(int64(n/8+1), int64(16*n)); err != nil {
		return nil, err
	}
	out := append(make([]py.Value, 0, n), p.args.Items()...)
	if p.open > 0 {
		for i, x := range out {
			if x == placeholder && len(given) > 0 {
				out[i], given = given[0], given[1:]
			}
		}
	}
	return append(out, given...), nil
}

func callPartial(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) (py.Value, error) {
	p := partialOf(self)
	if p.kw.Len() == 0 && p.open == 0 {
		n := p.args.Len() + len(args)
		if err := c.Charge(int64(n/8+1), int64(16*n)); err != nil {
			return py.Value{}, err
		}
		return c.CallJoined(p.f, p.args.Items(), args, kw)
	}
	all, err := p.fill(c, args, true)
	if err != nil {
		return py.Value{}, err
	}
	if p.kw.Len() == 0 {
		return c.CallKw(p.f, all, append([]py.Kw(nil), kw...))
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

// copyPartial is a partial of the same class with the same content.
func copyPartial(c *py.Context, a []py.Value) (py.Value, error) {
	if err := c.Alloc(128); err != nil {
		return py.Value{}, err
	}
	made := py.NewNative(a[0].Type(), partialOf(a[0]))
	own, err := c.AttrDict(a[0])
	if err == nil && own != nil {
		err = c.SetOwnAttrs(made, own)
	}
	return made, err
}

// deepcopyPartial copies the parts of a partial, too. What refers to the
// partial itself finds the copy in the memo, which is complete at the end.
func deepcopyPartial(c *py.Context, a []py.Value) (py.Value, error) {
	m, err := c.ImportModule("copy")
	if err != nil {
		return py.Value{}, err
	}
	made, err := copyPartial(c, a)
	if err != nil {
		return py.Value{}, err
	}
	mark := c.Push(made)
	defer c.Pop(mark)
	if err := c.SetItem(a[1], py.Int(c.ID(a[0])), made); err != nil {
		return py.Value{}, err
	}
	own, err := c.AttrDict(a[0])
	if err != nil {
		return py.Value{}, err
	}
	if own == nil {
		own = py.NewDict()
	}
	p := partialOf(a[0])
	parts := [4]py.Value{p.f, p.args.Value(), p.kw.Value(), own.Value()}
	for i, x := range parts {
		if parts[i], err = c.Call(m.NS.Get("deepcopy"), x, a[1]); err != nil {
			return py.Value{}, err
		}
	}
	if !parts[1].Is(&py.TupleType) || !parts[2].Is(&py.DictType) || !parts[3].Is(&py.DictType) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "the arguments of a partial must be a tuple and a dict")
	}
	made.Native().Data = &partial{parts[0], parts[1].Tuple(), parts[2].Dict(), p.open}
	return made, c.SetOwnAttrs(made, parts[3].Dict())
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
	for _, x := range p.args.Items() {
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
