// Package itertools is Python's itertools: lazy iterators over iterators.
//
// Each class is a Go struct with a next method; declare makes the type around
// it. Stepping an inner iterator goes through the context, which counts depth,
// so a tower of iterators ends at the depth limit. Results are charged before
// they are made.
package itertools

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is itertools.
var Module = py.ModuleDef{
	Name: "itertools",
	Doc:  "Functional tools for creating and using iterators.",
	Rows: []py.Row{
		{"tee(iterable, n=2, /)", "Returns a tuple of n independent iterators.", "n", tee},
	},
	Types: []*py.Type{
		&accumulateType, &batchedType, &chainType, &combinationsType, &replacementType, &compressType, &countType,
		&cycleType, &dropWhileType, &filterFalseType, &groupByType, &isliceType, &pairwiseType, &permutationsType,
		&productType, &repeatType, &starMapType, &takeWhileType, &zipLongestType, &teeType, &grouperType, &teeNodeType,
	},
	Prepare: prepare,
}

var (
	accumulateType, batchedType, chainType, combinationsType, replacementType, compressType, countType py.Type
	cycleType, dropWhileType, filterFalseType, groupByType, isliceType, pairwiseType, permutationsType py.Type
	productType, repeatType, starMapType, takeWhileType, zipLongestType, teeType, grouperType          py.Type
	teeNodeType                                                                                        py.Type
)

// A stepper is the Go side of an iterator class.
type stepper interface {
	py.Traced
	next(c *py.Context) (py.Value, error)
	header() *py.Native
}

// An object is the header that the struct of a class begins with, so that
// object and data are one allocation.
type object struct{ py.Native }

func (o *object) header() *py.Native { return &o.Native }

const nativeBytes = 128

func self(_ *py.Context, v py.Value) (py.Value, error) { return v, nil }

func step(c *py.Context, v py.Value) (py.Value, error) { return v.Native().Data.(stepper).next(c) }

// declare makes a type from its signature (without cls) and maker.
func declare(name, params, doc string, make func(c *py.Context, a []py.Value) (stepper, error)) py.Type {
	sig := name + "(cls, " + params + ")"
	row := py.Row{Sig: sig, Doc: doc, Cost: "1", Fn: func(c *py.Context, a []py.Value) (py.Value, error) {
		if err := c.Alloc(nativeBytes); err != nil {
			return py.Value{}, err
		}
		data, err := make(c, a[1:])
		if err != nil {
			return py.Value{}, err
		}
		return data.header().Init(a[0].TypeObject(), data), nil
	}}
	return py.Type{
		Name: name, Module: "itertools", Doc: doc, Kind: py.KindNative, Flags: py.TypeBaseable | py.TypeLongName,
		Slots: py.Slots{New: py.NewSlot(row), Iter: self, Next: step},
	}
}

// hidden declares an iterator type that scripts cannot call.
func hidden(name string) py.Type {
	return py.Type{
		Name: name, Module: "itertools", Kind: py.KindNative, Flags: py.TypeNoInstances | py.TypeLongName,
		Slots: py.Slots{Iter: self, Next: step},
	}
}

func prepare() {
	accumulateType = declare("accumulate", "iterable, func=None, *, initial=None", "Return series of accumulated sums.", newAccumulate)
	batchedType = declare("batched", "iterable, n, *, strict=False", "Batch data into tuples of length n.", newBatched)
	chainType = declare("chain", "*iterables", "Return a chain object whose .__next__() method returns elements from the first iterable until it is exhausted, then elements from the next iterable, until all of the iterables are exhausted.", newChain)
	chainType.Methods = []py.Row{{"from_iterable(cls, iterable, /)", "Alternative chain() constructor taking a single iterable argument that evaluates lazily.", "1", chainFrom}, py.GenericRow}
	combinationsType = declare("combinations", "iterable, r", "Return successive r-length combinations of elements in the iterable.", newCombinations)
	replacementType = declare("combinations_with_replacement", "iterable, r", "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.", newReplacement)
	compressType = declare("compress", "data, selectors", "Return data elements corresponding to true selector elements.", newCompress)
	countType = declare("count", "start=0, step=1", "Return a count object whose .__next__() method returns consecutive values.", newCount)
	countType.Slots.Repr, countType.Iterated = countRepr, countIterated
	cycleType = declare("cycle", "iterable, /", "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.", newCycle)
	dropWhileType = declare("dropwhile", "predicate, iterable, /", "Drop items from the iterable while predicate(item) is true.", newDropWhile)
	filterFalseType = declare("filterfalse", "function, iterable, /", "Return those items of iterable for which function(item) is false.", newFilterFalse)
	groupByType = declare("groupby", "iterable, key=None", "make an iterator that returns consecutive keys and groups from the iterable", newGroupBy)
	chainType.Source, dropWhileType.Source = chainSource, dropSource
	isliceType = declare("islice", "iterable, start, stop=?, step=?, /", "Return an iterator whose next() method returns selected values from an iterable.", newIslice)
	isliceType.Source = isliceSource
	pairwiseType = declare("pairwise", "iterable, /", "Return an iterator of overlapping pairs taken from the input iterator.", newPairwise)
	permutationsType = declare("permutations", "iterable, r=None", "Return successive r-length permutations of elements in the iterable.", newPermutations)
	productType = declare("product", "*iterables, repeat=1", "Cartesian product of input iterables.  Equivalent to nested for-loops.", newProduct)
	repeatType = declare("repeat", "object, times=?", "create an iterator which will return the object for the specified number of times.", newRepeat)
	repeatType.Slots.Repr = repeatRepr
	repeatType.Methods = []py.Row{{"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", "1", repeatHint}}
	starMapType = declare("starmap", "function, iterable, /", "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.", newStarMap)
	takeWhileType = declare("takewhile", "predicate, iterable, /", "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.", newTakeWhile)
	zipLongestType = declare("zip_longest", "*iterables, fillvalue=None", "Return a zip_longest object whose .__next__() method returns a tuple of the i-th elements of all iterables, until the longest is exhausted.", newZipLongest)
	teeType, grouperType, teeNodeType = hidden("_tee"), hidden("_grouper"), hidden("_tee_dataobject")
	teeType.Methods = []py.Row{{"__copy__(self, /)", "Returns an independent iterator.", "1", teeCopy}}
}

// waiting returns the generator it if that has not ended, or nil.
func waiting(it py.Value) *py.Generator {
	if it.IsNil() {
		return nil
	}
	if g, ok := it.AsGenerator(); ok && !g.Done {
		return g
	}
	return nil
}

// optional visits values of which some may be nil.
func optional(visit func(py.Value), vs ...py.Value) {
	for _, v := range vs {
		if !v.IsNil() {
			visit(v)
		}
	}
}

// iterAll returns the iterators of the iterables in a tuple.
func iterAll(c *py.Context, iterables py.Value) ([]py.Value, error) {
	in := iterables.Tuple().Items()
	if err := c.Charge(int64(len(in)), py.ValueBytes*int64(len(in))); err != nil {
		return nil, err
	}
	its := make([]py.Value, len(in))
	for i, v := range in {
		it, err := c.Iter(v)
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

type accumulate struct {
	object
	it, f, total, initial py.Value
}

func (x *accumulate) Trace(visit func(py.Value)) int64 {
	optional(visit, x.it, x.f, x.total, x.initial)
	return 64
}

func newAccumulate(c *py.Context, a []py.Value) (stepper, error) {
	it, err := c.Iter(a[0])
	x := &accumulate{it: it, f: a[1]}
	if !a[2].IsNone() {
		x.initial = a[2]
	}
	return x, err
}

func (x *accumulate) next(c *py.Context) (py.Value, error) {
	if !x.initial.IsNil() {
		x.total, x.initial = x.initial, py.Value{}
		return x.total, nil
	}
	v, err := c.Next(x.it)
	if err != nil || v.IsNil() {
		return py.Value{}, err
	}
	switch {
	case x.total.IsNil():
		x.total = v
		return v, nil
	case x.f.IsNone():
		v, err = c.Binary(py.Add, x.total, v)
	default:
		v, err = c.Call2(x.f, x.total, v)
	}
	if err == nil {
		x.total = v
	}
	return v, err
}

type batched struct {
	object
	it     py.Value
	n      int
	strict bool
}

func (x *batched) Trace(visit func(py.Value)) int64 { optional(visit, x.it); return 48 }

func newBatched(c *py.Context, a []py.Value) (stepper, error) {
	n, err := c.IndexInt(a[1], false)
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, c.Errorf(&py.ValueErrorType, "n must be at least one")
	}
	strict, err := c.Truth(a[2])
	if err != nil {
		return nil, err
	}
	it, err := c.Iter(a[0])
	return &batched{it: it, n: n, strict: strict}, err
}

func (x *batched) next(c *py.Context) (py.Value, error) {
	if x.it.IsNil() {
		return py.Value{}, nil
	}
	l := py.NewList(nil)
	mark := c.Push(l.Value())
	defer c.Pop(mark)
	for l.Len() < x.n {
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		v, err := c.Next(x.it)
		if err != nil {
			return py.Value{}, err
		}
		if v.IsNil() {
			x.it = py.Value{}
			break
		}
		if err := l.Append(c, v); err != nil {
			return py.Value{}, err
		}
	}
	if l.Len() == 0 {
		return py.Value{}, nil
	}
	if l.Len() < x.n && x.strict {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "batched(): incomplete batch")
	}
	t, err := c.ToTuple(l.Value())
	if err != nil {
		return py.Value{}, err
	}
	return t.Value(), nil
}

// A chain steps cur, and takes the next from rest or source when it ends.
type chain struct {
	object
	rest        []py.Value
	source, cur py.Value
}

func (x *chain) Trace(visit func(py.Value)) int64 {
	optional(visit, x.rest...)
	optional(visit, x.source, x.cur)
	return int64(64 + 16*len(x.rest))
}

func newChain(_ *py.Context, a []py.Value) (stepper, error) {
	return &chain{rest: a[0].Tuple().Items()}, nil
}

func chainFrom(c *py.Context, a []py.Value) (py.Value, error) {
	if err := c.Alloc(nativeBytes); err != nil {
		return py.Value{}, err
	}
	it, err := c.Iter(a[1])
	if err != nil {
		return py.Value{}, err
	}
	x := &chain{source: it}
	return x.Init(a[0].TypeObject(), x), nil
}

// following returns the next iterable; the nil Value if there is none.
func (x *chain) following(c *py.Context) (py.Value, error) {
	if len(x.rest) > 0 {
		v := x.rest[0]
		x.rest = x.rest[1:]
		return v, nil
	}
	if x.source.IsNil() {
		return py.Value{}, nil
	}
	return c.Next(x.source)
}

func (x *chain) next(c *py.Context) (py.Value, error) {
	for {
		if x.cur.IsNil() {
			if err := c.Steps(1); err != nil {
				return py.Value{}, err
			}
			v, err := x.following(c)
			if err != nil || v.IsNil() {
				x.rest, x.source = nil, py.Value{}
				return py.Value{}, err
			}
			it, err := c.Iter(v)
			if err != nil {
				x.rest, x.source = nil, py.Value{}
				return py.Value{}, err
			}
			x.cur = it
		}
		v, err := c.Next(x.cur)
		if err != nil || !v.IsNil() {
			return v, err
		}
		x.cur = py.Value{}
	}
}

// chainSource is the Source of chains.
func chainSource(_ *py.Context, v py.Value) (*py.Generator, error) {
	return waiting(v.Native().Data.(*chain).cur), nil
}

type compress struct {
	object
	data, selectors py.Value
}

func (x *compress) Trace(visit func(py.Value)) int64 { optional(visit, x.data, x.selectors); return 32 }

func newCompress(c *py.Context, a []py.Value) (stepper, error) {
	data, err := c.Iter(a[0])
	if err != nil {
		return nil, err
	}
	selectors, err := c.Iter(a[1])
	return &compress{data: data, selectors: selectors}, err
}

func (x *compress) next(c *py.Context) (py.Value, error) {
	for {
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		v, err := c.Next(x.data)
		if err != nil || v.IsNil() {
			return py.Value{}, err
		}
		s, err := c.Next(x.selectors)
		if err != nil || s.IsNil() {
			return py.Value{}, err
		}
		if ok, err := c.Truth(s); err != nil || ok {
			return v, err
		}
	}
}

// A count adds delta to cur; small says that both are ints within int64.
type count struct {
	object
	cur, delta py.Value
	small      bool
}

func (x *count) Trace(visit func(py.Value)) int64 { optional(visit, x.cur, x.delta); return 48 }

func newCount(c *py.Context, a []py.Value) (stepper, error) {
	for _, v := range a[:2] {
		if s := &v.Type().Slots; s.Unary[py.ToFloat] == nil && s.Unary[py.Index] == nil && !py.IsIntLike(v) && v.Kind() != py.KindComplex {
			return nil, c.Errorf(&py.TypeErrorType, "a number is required")
		}
	}
	return &count{cur: a[0], delta: a[1], small: a[0].IsInt() && a[1].IsInt()}, nil
}

const (
	mostTurns  = 1 << 56 // no loop lives to see as many
	mostCount  = 1 << 62
	mostStride = 64
)

// countIterated is count(*args) where the numbers are ints that stay within 64
// bits in all turns of a loop.
func countIterated(c *py.Context, a []py.Value) (v py.Value, ok bool, err error) {
	start, delta := int64(0), int64(1)
	switch {
	case len(a) > 2 || len(a) > 0 && !a[0].IsInt() || len(a) > 1 && !a[1].IsInt():
		return v, false, nil
	case len(a) > 1:
		delta = a[1].AsInt()
		fallthrough
	case len(a) > 0:
		start = a[0].AsInt()
	}
	if delta < -mostStride || delta > mostStride || start < -mostCount || start > mostCount {
		return v, false, nil
	}
	v, err = c.NewRangeIter(start, delta, mostTurns)
	return v, true, err
}

func (x *count) next(c *py.Context) (py.Value, error) {
	v := x.cur
	if x.small {
		n, d := v.AsInt(), x.delta.AsInt()
		if sum := n + d; (sum > n) == (d > 0) {
			x.cur = py.Int(sum)
			return v, nil
		}
	}
	next, err := c.Binary(py.Add, v, x.delta)
	if err != nil {
		return py.Value{}, err
	}
	x.cur = next
	x.small = next.IsInt() && x.delta.IsInt()
	return v, nil
}

func countRepr(c *py.Context, v py.Value) (py.Value, error) {
	x := v.Native().Data.(*count)
	cur, err := c.Repr(x.cur)
	if err != nil {
		return py.Value{}, err
	}
	if x.delta == py.Int(1) {
		return c.NewStr(v.Type().Name + "(" + cur + ")")
	}
	delta, err := c.Repr(x.delta)
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(v.Type().Name + "(" + cur + ", " + delta + ")")
}

// A cycle keeps what it yields until it is exhausted, and then walks over that.
type cycle struct {
	object
	it    py.Value
	saved *py.List
	i     int
}

func (x *cycle) Trace(visit func(py.Value)) int64 {
	optional(visit, x.it)
	visit(x.saved.Value())
	return 48
}

func newCycle(c *py.Context, a []py.Value) (stepper, error) {
	it, err := c.Iter(a[0])
	return &cycle{it: it, saved: py.NewList(nil)}, err
}

func (x *cycle) next(c *py.Context) (py.Value, error) {
	if !x.it.IsNil() {
		v, err := c.Next(x.it)
		if err != nil {
			return py.Value{}, err
		}
		if !v.IsNil() {
			return v, x.saved.Append(c, v)
		}
		x.it = py.Value{}
	}
	if x.saved.Len() == 0 {
		return py.Value{}, nil
	}
	v := x.saved.At(x.i)
	if x.i++; x.i == x.saved.Len() {
		x.i = 0
	}
	return v, nil
}

// A filter is dropwhile, takewhile or filterfalse.
type filter struct {
	object
	f, it py.Value
	open  bool // dropwhile: done dropping; takewhile: stopped
	do    func(x *filter, c *py.Context) (py.Value, error)
}

func (x *filter) Trace(visit func(py.Value)) int64 { optional(visit, x.f, x.it); return 64 }

func (x *filter) next(c *py.Context) (py.Value, error) { return x.do(x, c) }

func newFilter(do func(x *filter, c *py.Context) (py.Value, error)) func(c *py.Context, a []py.Value) (stepper, error) {
	return func(c *py.Context, a []py.Value) (stepper, error) {
		it, err := c.Iter(a[1])
		return &filter{f: a[0], it: it, do: do}, err
	}
}

func newDropWhile(c *py.Context, a []py.Value) (stepper, error) {
	return newFilter((*filter).drop)(c, a)
}

func newTakeWhile(c *py.Context, a []py.Value) (stepper, error) {
	return newFilter((*filter).take)(c, a)
}

func newFilterFalse(c *py.Context, a []py.Value) (stepper, error) {
	return newFilter((*filter).reject)(c, a)
}

// test is bool(f(v)).
func (x *filter) test(c *py.Context, v py.Value) (bool, error) {
	r, err := c.Call1(x.f, v)
	if err != nil {
		return false, err
	}
	return c.Truth(r)
}

func (x *filter) drop(c *py.Context) (py.Value, error) {
	for {
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		v, err := c.Next(x.it)
		if err != nil || v.IsNil() || x.open {
			return v, err
		}
		ok, err := x.test(c, v)
		if err != nil {
			return py.Value{}, err
		}
		if !ok {
			x.open = true
			return v, nil
		}
	}
}

// dropSource is the Source of dropwhile.
func dropSource(c *py.Context, v py.Value) (*py.Generator, error) {
	x := v.Native().Data.(*filter)
	if !x.open {
		return nil, nil
	}
	return waiting(x.it), c.Steps(1)
}

func (x *filter) take(c *py.Context) (py.Value, error) {
	if x.open {
		return py.Value{}, nil
	}
	v, err := c.Next(x.it)
	if err != nil || v.IsNil() {
		return py.Value{}, err
	}
	ok, err := x.test(c, v)
	if err != nil {
		return py.Value{}, err
	}
	if !ok {
		x.open = true
		return py.Value{}, nil
	}
	return v, nil
}

func (x *filter) reject(c *py.Context) (py.Value, error) {
	for {
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		v, err := c.Next(x.it)
		if err != nil || v.IsNil() {
			return py.Value{}, err
		}
		var ok bool
		if x.f.IsNone() || x.f == py.BoolType.Value() {
			ok, err = c.Truth(v)
		} else {
			ok, err = x.test(c, v)
		}
		if err != nil {
			return py.Value{}, err
		}
		if !ok {
			return v, nil
		}
	}
}

// An islice yields the items numbered start (which moves on), up to stop (-1:
// all); count items have been read.
type islice struct {
	object
	it          py.Value
	start, stop int
	step, count int
}

func (x *islice) Trace(visit func(py.Value)) int64 { optional(visit, x.it); return 64 }

func newIslice(c *py.Context, a []py.Value) (stepper, error) {
	args := a[1:]
	for args[len(args)-1].IsNil() {
		args = args[:len(args)-1]
	}
	x := &islice{stop: -1, step: 1}
	var err error
	if len(args) == 1 {
		x.stop, err = sliceArg(c, args[0], -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", 0)
	} else {
		const message = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
		if x.start, err = sliceArg(c, args[0], 0, message, 0); err != nil {
			return nil, err
		}
		stop := "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
		if hasIndex(args[1]) {
			stop = message
		}
		x.stop, err = sliceArg(c, args[1], -1, stop, 0)
	}
	if err != nil {
		return nil, err
	}
	if len(args) == 3 {
		if x.step, err = sliceArg(c, args[2], 1, "Step for islice() must be a positive integer or None.", 1); err != nil {
			return nil, err
		}
	}
	x.it, err = c.Iter(a[0])
	return x, err
}

func hasIndex(v py.Value) bool { return py.IsIntLike(v) || v.Type().Slots.Unary[py.Index] != nil }

// sliceArg returns an argument of islice.
func sliceArg(c *py.Context, v py.Value, none int, message string, least int) (int, error) {
	if v.IsNone() {
		return none, nil
	}
	if hasIndex(v) {
		n, err := c.IndexInt(v, false)
		if err == nil && n >= least {
			return n, nil
		}
		if _, ok := py.IsRaised(err, &py.IndexErrorType); err != nil && !ok {
			return 0, err
		}
	}
	return 0, c.Errorf(&py.ValueErrorType, "%s", message)
}

func (x *islice) next(c *py.Context) (py.Value, error) {
	if x.it.IsNil() {
		return py.Value{}, nil
	}
	v, err := x.read(c)
	if err != nil || v.IsNil() {
		x.it = py.Value{}
		return py.Value{}, err
	}
	old := x.start
	x.start += x.step
	if x.start < old || x.stop >= 0 && x.start > x.stop {
		x.start = x.stop
		if x.stop < 0 {
			x.start = math.MaxInt
		}
	}
	return v, nil
}

// isliceSource is the Source of islices.
func isliceSource(c *py.Context, v py.Value) (*py.Generator, error) {
	x := v.Native().Data.(*islice)
	g := waiting(x.it)
	if g == nil || x.step != 1 || x.count != x.start || x.stop >= 0 && x.count >= x.stop || x.count == math.MaxInt {
		return nil, nil
	}
	if err := c.Steps(1); err != nil {
		return nil, err
	}
	x.count++
	x.start++
	return g, nil
}

// read skips to the next wanted item and returns it; the nil Value at the end.
func (x *islice) read(c *py.Context) (py.Value, error) {
	for {
		wanted := x.count >= x.start
		if wanted && x.stop >= 0 && x.count >= x.stop {
			return py.Value{}, nil
		}
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		v, err := c.Next(x.it)
		if err != nil || v.IsNil() {
			return py.Value{}, err
		}
		x.count++
		if wanted {
			return v, nil
		}
	}
}

type pairwise struct {
	object
	it, old py.Value
}

func (x *pairwise) Trace(visit func(py.Value)) int64 { optional(visit, x.it, x.old); return 32 }

func newPairwise(c *py.Context, a []py.Value) (stepper, error) {
	it, err := c.Iter(a[0])
	return &pairwise{it: it}, err
}

func (x *pairwise) next(c *py.Context) (py.Value, error) {
	if x.it.IsNil() {
		return py.Value{}, nil
	}
	for x.old.IsNil() {
		v, err := c.Next(x.it)
		if err != nil || v.IsNil() {
			x.it = py.Value{}
			return py.Value{}, err
		}
		x.old = v
		if x.it.IsNil() {
			return py.Value{}, nil
		}
	}
	v, err := c.Next(x.it)
	if err != nil || v.IsNil() {
		x.it, x.old = py.Value{}, py.Value{}
		return py.Value{}, err
	}
	old := x.old
	x.old = v
	return py.Pair(old, v), c.Alloc(py.PairBytes)
}

// A repeat yields v, left times; left < 0: for ever.
type repeat struct {
	object
	v    py.Value
	left int
}

func (x *repeat) Trace(visit func(py.Value)) int64 { optional(visit, x.v); return 32 }

func newRepeat(c *py.Context, a []py.Value) (stepper, error) {
	x := &repeat{v: a[0], left: -1}
	if !a[1].IsNil() {
		n, err := c.IndexInt(a[1], false)
		if err != nil {
			return nil, err
		}
		x.left = max(n, 0)
	}
	return x, nil
}

func (x *repeat) next(_ *py.Context) (py.Value, error) {
	if x.left == 0 {
		return py.Value{}, nil
	}
	if x.left > 0 {
		x.left--
	}
	return x.v, nil
}

func repeatRepr(c *py.Context, v py.Value) (py.Value, error) {
	x := v.Native().Data.(*repeat)
	text, err := c.Repr(x.v)
	if err != nil {
		return py.Value{}, err
	}
	if x.left >= 0 {
		n, err := c.Repr(py.Int(int64(x.left)))
		if err != nil {
			return py.Value{}, err
		}
		text += ", " + n
	}
	return c.NewStr(v.Type().Name + "(" + text + ")")
}

func repeatHint(c *py.Context, a []py.Value) (py.Value, error) {
	x := a[0].Native().Data.(*repeat)
	if x.left < 0 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "len() of unsized object")
	}
	return py.Int(int64(x.left)), nil
}

type starMap struct {
	object
	f, it py.Value
}

func (x *starMap) Trace(visit func(py.Value)) int64 { optional(visit, x.f, x.it); return 32 }

func newStarMap(c *py.Context, a []py.Value) (stepper, error) {
	it, err := c.Iter(a[1])
	return &starMap{f: a[0], it: it}, err
}

func (x *starMap) next(c *py.Context) (py.Value, error) {
	v, err := c.Next(x.it)
	if err != nil || v.IsNil() {
		return py.Value{}, err
	}
	if t, ok := v.AsTuple(); ok {
		if err := c.Steps(t.Len() / 16); err != nil {
			return py.Value{}, err
		}
		return c.CallJoined(x.f, nil, t.Items(), nil)
	}
	args, err := c.Items(v)
	if err != nil {
		return py.Value{}, err
	}
	return c.Call(x.f, args...)
}

type zipLongest struct {
	object
	its    []py.Value // nil Value: exhausted
	active int
	fill   py.Value
}

func (x *zipLongest) Trace(visit func(py.Value)) int64 {
	optional(visit, x.its...)
	visit(x.fill)
	return int64(64 + 16*len(x.its))
}

func newZipLongest(c *py.Context, a []py.Value) (stepper, error) {
	its, err := iterAll(c, a[1])
	fill := a[0]
	return &zipLongest{its: its, active: len(its), fill: fill}, err
}

func (x *zipLongest) next(c *py.Context) (py.Value, error) {
	n := len(x.its)
	if n == 0 || x.active == 0 {
		return py.Value{}, nil
	}
	if err := c.Charge(int64(n), py.TupleBytes+py.ValueBytes*int64(n)); err != nil {
		return py.Value{}, err
	}
	var few [8]py.Value
	items := few[:]
	if n > len(few) {
		items = make([]py.Value, n)
	}
	items = items[:n]
	for i := range x.its {
		items[i] = x.fill
		if x.its[i].IsNil() {
			continue
		}
		v, err := c.Next(x.its[i])
		if err != nil {
			x.active = 0
			return py.Value{}, err
		}
		if v.IsNil() {
			x.its[i] = py.Value{}
			if x.active--; x.active == 0 {
				return py.Value{}, nil
			}
			continue
		}
		items[i] = v
	}
	return py.CopyTuple(items).Value(), nil
}
