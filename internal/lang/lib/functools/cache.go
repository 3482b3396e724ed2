package functools

import "github.com/vivarium-run/vivarium/internal/lang/py"

// A cache remembers the results of a function by its arguments; with a limit,
// those used last.
type cache struct {
	f            py.Value
	results      *py.Dict
	limit        int // -1: none
	typed        bool
	hits, misses int64
	mark         py.Value // stands between positional and keyword arguments in keys
}

// Trace implements py.Traced.
func (x *cache) Trace(visit func(py.Value)) int64 {
	visit(x.f)
	visit(x.results.Value())
	visit(x.mark)
	return 112
}

func newCache(c *py.Context, a []py.Value) (py.Value, error) {
	if !py.Callable(a[0]) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "the first argument must be callable")
	}
	typed, err := c.Truth(a[2])
	if err != nil {
		return py.Value{}, err
	}
	x := &cache{f: a[0], results: py.NewDict(), limit: -1, typed: typed, mark: py.NewNative(&markType, nil)}
	if !a[1].IsNone() {
		n, err := c.IndexInt(a[1], true)
		if err != nil {
			return py.Value{}, err
		}
		x.limit = max(n, 0)
	}
	return py.NewNative(&cacheType, x), c.Alloc(py.DictBytes + 256)
}

// key makes one value of all arguments.
func (x *cache) key(c *py.Context, args []py.Value, kw []py.Kw) (py.Value, error) {
	if len(args) == 1 && len(kw) == 0 && !x.typed && (args[0].IsInt() || args[0].Is(&py.StrType)) {
		return args[0], nil
	}
	n := len(args)
	if len(kw) > 0 {
		n += 1 + 2*len(kw)
	}
	if x.typed {
		n += len(args) + len(kw)
	}
	if err := c.Charge(int64(n/4+1), py.TupleBytes+py.ValueBytes*int64(n)); err != nil {
		return py.Value{}, err
	}
	if n == len(args) {
		return py.CopyTuple(args).Value(), nil
	}
	parts := append(make([]py.Value, 0, n), args...)
	if len(kw) > 0 {
		parts = append(parts, x.mark)
		for _, k := range kw {
			parts = append(parts, c.Text(k.Name), k.Value)
		}
	}
	if x.typed {
		for _, v := range args {
			parts = append(parts, v.Type().Value())
		}
		for _, k := range kw {
			parts = append(parts, k.Value.Type().Value())
		}
	}
	return py.KeepTuple(parts).Value(), nil
}

func callCache(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) (py.Value, error) {
	x := self.Native().Data.(*cache)
	if x.limit == 0 {
		x.misses++
		return c.CallJoined(x.f, nil, args, kw)
	}
	k, err := x.key(c, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	v, err := x.results.Get(c, k)
	if err != nil {
		return py.Value{}, err
	}
	if !v.IsNil() {
		x.hits++
		if x.limit > 0 {
			_, err = x.results.MoveToEnd(c, k, true)
		}
		return v, err
	}
	x.misses++
	mark := c.Push(k)
	v, err = c.CallJoined(x.f, nil, args, kw)
	c.Pop(mark)
	if err != nil {
		return py.Value{}, err
	}
	return v, x.store(c, k, v)
}

// store remembers a result, and forgets the one used longest ago if there are
// too many.
func (x *cache) store(c *py.Context, k, v py.Value) error {
	if x.limit > 0 {
		if known, err := x.results.Has(c, k); err != nil || known {
			return err
		}
	}
	if err := x.results.Set(c, k, v); err != nil {
		return err
	}
	if x.limit > 0 && x.results.Len() > x.limit {
		_, _, err := x.results.PopItem(c, false)
		return err
	}
	return nil
}

func cacheInfo(c *py.Context, a []py.Value) (py.Value, error) {
	x := a[0].Native().Data.(*cache)
	limit := py.None
	if x.limit >= 0 {
		limit = py.Int(int64(x.limit))
	}
	t, err := c.NewTupleOf([]py.Value{py.Int(x.hits), py.Int(x.misses), limit, py.Int(int64(x.results.Len()))})
	if err != nil {
		return py.Value{}, err
	}
	return t.Value(), nil
}

func cacheClear(_ *py.Context, a []py.Value) (py.Value, error) {
	x := a[0].Native().Data.(*cache)
	x.results.Clear()
	x.hits, x.misses = 0, 0
	return py.None, nil
}

// bindCache makes a cached function a method.
func bindCache(c *py.Context, d, obj py.Value, _ *py.Type) (py.Value, error) {
	if obj.IsNil() || obj.IsNone() {
		return d, nil
	}
	return c.NewMethod(d, obj)
}
