package itertools

import "github.com/vivarium-run/vivarium/internal/lang/py"

// Products, permutations and combinations: iterators over the choices from
// pools that are read in advance.

// pool returns the items of an iterable as a tuple.
func pool(c *py.Context, v py.Value) ([]py.Value, error) {
	t, err := c.ToTuple(v)
	if err != nil {
		return nil, err
	}
	return t.Items(), nil
}

// chooser is what the classes here have in common: the pool, the indices of
// the last choice, and whether there is one.
type chooser struct {
	object
	items   []py.Value
	index   []int
	scalars bool // so are all items
	started bool
	done    bool
	few     [fewIndices]int // room for few indices
}

// fewIndices is how many indices lie in one allocation with the object.
const fewIndices = 4

func (x *chooser) Trace(visit func(py.Value)) int64 {
	optional(visit, x.items...)
	return int64(96 + 16*len(x.items) + 8*len(x.index))
}

// read takes the arguments (iterable, r); limit: r beyond the pool means no
// choices.
func (x *chooser) read(c *py.Context, a []py.Value, limit bool) error {
	items, err := pool(c, a[0])
	if err != nil {
		return err
	}
	r, err := length(c, a[1])
	if err != nil {
		return err
	}
	return x.open(c, items, r, limit && r > len(items) || r > 0 && len(items) == 0)
}

// open begins with r indices into items, unless it is done at once.
func (x *chooser) open(c *py.Context, items []py.Value, r int, done bool) error {
	if x.done = done; done {
		return nil
	}
	if err := ints(c, r); err != nil {
		return err
	}
	x.items, x.scalars = items, py.AllScalars(items)
	if r <= fewIndices {
		x.index = x.few[:r]
	} else {
		x.index = make([]int, r)
	}
	return nil
}

// ints charges for n indices.
func ints(c *py.Context, n int) error {
	if n > 1<<48 {
		n = 1 << 48
	}
	return c.Charge(int64(n/8), 8*int64(n))
}

// length is the argument r.
func length(c *py.Context, v py.Value) (int, error) {
	r, err := c.IndexInt(v, false)
	if _, ok := py.IsRaised(err, &py.IndexErrorType); ok {
		return 0, c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	if err == nil && r < 0 {
		return 0, c.Errorf(&py.ValueErrorType, "r must be non-negative")
	}
	return r, err
}

// choice returns the tuple of the chosen items.
func (x *chooser) choice(c *py.Context, n int) (py.Value, error) {
	if err := c.Charge(int64(n/4), py.TupleBytes+py.ValueBytes*int64(n)); err != nil {
		return py.Value{}, err
	}
	t := py.MakeTuple(n, x.scalars)
	for k, i := range x.index[:n] {
		t.Items()[k] = x.items[i]
	}
	return t.Value(), nil
}

type combinations struct{ chooser }

func newCombinations(c *py.Context, a []py.Value) (stepper, error) {
	x := &combinations{}
	err := x.read(c, a, true)
	for i := range x.index {
		x.index[i] = i
	}
	return x, err
}

func (x *combinations) next(c *py.Context) (py.Value, error) {
	if x.done {
		return py.Value{}, nil
	}
	r, n := len(x.index), len(x.items)
	if x.started {
		i := r - 1
		for i >= 0 && x.index[i] == i+n-r {
			i--
		}
		if i < 0 {
			x.done = true
			return py.Value{}, nil
		}
		x.index[i]++
		for j := i + 1; j < r; j++ {
			x.index[j] = x.index[j-1] + 1
		}
	}
	x.started = true
	return x.choice(c, r)
}

type replacement struct{ chooser }

func newReplacement(c *py.Context, a []py.Value) (stepper, error) {
	x := &replacement{}
	return x, x.read(c, a, false)
}

func (x *replacement) next(c *py.Context) (py.Value, error) {
	if x.done {
		return py.Value{}, nil
	}
	r, n := len(x.index), len(x.items)
	if x.started {
		i := r - 1
		for i >= 0 && x.index[i] == n-1 {
			i--
		}
		if i < 0 {
			x.done = true
			return py.Value{}, nil
		}
		v := x.index[i] + 1
		for ; i < r; i++ {
			x.index[i] = v
		}
	}
	x.started = true
	return x.choice(c, r)
}

// permutations keeps the whole pool's order in index and counters in cycles.
type permutations struct {
	chooser
	cycles []int
}

func newPermutations(c *py.Context, a []py.Value) (stepper, error) {
	items, err := pool(c, a[0])
	if err != nil {
		return nil, err
	}
	n := len(items)
	r := n
	if !a[1].IsNone() {
		if !a[1].Is(&py.IntType) && !py.IsIntLike(a[1]) {
			return nil, c.Errorf(&py.TypeErrorType, "Expected int as r")
		}
		if r, err = length(c, a[1]); err != nil {
			return nil, err
		}
	}
	p := &permutations{}
	if err := p.open(c, items, n, r > n); err != nil || p.done {
		return p, err
	}
	if err := ints(c, r); err != nil {
		return nil, err
	}
	p.cycles = make([]int, r)
	for i := range p.index {
		p.index[i] = i
	}
	for i := range p.cycles {
		p.cycles[i] = n - i
	}
	return p, nil
}

func (x *permutations) next(c *py.Context) (py.Value, error) {
	if x.done {
		return py.Value{}, nil
	}
	if x.started && !x.advance() {
		x.done = true
		return py.Value{}, nil
	}
	x.started = true
	return x.choice(c, len(x.cycles))
}

// advance moves to the next order; false: that was the last.
func (x *permutations) advance() bool {
	n := len(x.index)
	for i := len(x.cycles) - 1; i >= 0; i-- {
		if x.cycles[i]--; x.cycles[i] > 0 {
			j := n - x.cycles[i]
			x.index[i], x.index[j] = x.index[j], x.index[i]
			return true
		}
		first := x.index[i]
		copy(x.index[i:], x.index[i+1:])
		x.index[n-1] = first
		x.cycles[i] = n - i
	}
	return false
}

// A product counts through its pools like an odometer.
type product struct {
	object
	pools   [][]py.Value
	own     int // pools before they repeat
	index   []int
	scalars bool // so are all items
	started bool
	done    bool
}

// fewPools is how many pools a small product has room for.
const fewPools = 3

// makeProduct returns a product of n pools, in one allocation where they are
// few.
func makeProduct(n int) *product {
	if n > fewPools {
		return &product{pools: make([][]py.Value, n), index: make([]int, n)}
	}
	x := &struct {
		product
		pools [fewPools][]py.Value
		index [fewPools]int
	}{}
	x.product.pools, x.product.index = x.pools[:n], x.index[:n]
	return &x.product
}

func (x *product) Trace(visit func(py.Value)) int64 {
	size := int64(96 + 32*len(x.pools))
	for _, p := range x.pools[:x.own] {
		optional(visit, p...)
		size += int64(16 * len(p))
	}
	return size
}

func newProduct(c *py.Context, a []py.Value) (stepper, error) {
	repeat, err := c.IndexInt(a[0], false)
	if err != nil {
		return nil, err
	}
	if repeat < 0 {
		return nil, c.Errorf(&py.ValueErrorType, "repeat argument cannot be negative")
	}
	iterables := a[1].Tuple().Items()
	if len(iterables) == 0 {
		repeat = 0
	}
	if repeat > 0 && len(iterables) > 1<<40/repeat {
		return nil, c.Errorf(&py.OverflowErrorType, "repeat argument too large")
	}
	n := len(iterables) * repeat
	if err := c.Charge(int64(n/8), 40*int64(n)); err != nil {
		return nil, err
	}
	x := makeProduct(n)
	x.own, x.scalars = min(len(iterables), n), true
	if repeat == 0 {
		return x, nil
	}
	mark := c.Push(a[1])
	defer c.Pop(mark)
	for i, v := range iterables {
		t, err := c.ToTuple(v)
		if err != nil {
			return nil, err
		}
		c.Push(t.Value())
		x.pools[i] = t.Items()
		x.scalars = x.scalars && py.AllScalars(t.Items())
		x.done = x.done || t.Len() == 0
	}
	for i := len(iterables); i < n; i++ {
		x.pools[i] = x.pools[i-len(iterables)]
	}
	return x, nil
}

func (x *product) next(c *py.Context) (py.Value, error) {
	if x.done {
		return py.Value{}, nil
	}
	n := len(x.pools)
	if err := c.Charge(int64(n/4), py.TupleBytes+py.ValueBytes*int64(n)); err != nil {
		return py.Value{}, err
	}
	if x.started && !x.advance() {
		x.done = true
		return py.Value{}, nil
	}
	x.started = true
	t := py.MakeTuple(n, x.scalars)
	for k, p := range x.pools {
		t.Items()[k] = p[x.index[k]]
	}
	return t.Value(), nil
}

func (x *product) advance() bool {
	for i := len(x.pools) - 1; i >= 0; i-- {
		if x.index[i]++; x.index[i] < len(x.pools[i]) {
			return true
		}
		x.index[i] = 0
	}
	return false
}
