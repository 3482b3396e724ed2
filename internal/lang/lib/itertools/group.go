package itertools

import "github.com/vivarium-run/vivarium/internal/lang/py"

// groupby and tee: iterators that share a source.

// A groupBy reads one item ahead. Its groups yield while the current key is
// theirs and they are the latest group.
type groupBy struct {
	object
	it, key            py.Value
	target, cur, value py.Value // nil Values before the first item
	group              *grouper
}

func (x *groupBy) Trace(visit func(py.Value)) int64 {
	optional(visit, x.it, x.key, x.target, x.cur, x.value)
	return 112
}

func newGroupBy(c *py.Context, a []py.Value) (stepper, error) {
	it, err := c.Iter(a[0])
	return &groupBy{it: it, key: a[1]}, err
}

// read takes the next item and its key; false at the end.
func (x *groupBy) read(c *py.Context) (bool, error) {
	v, err := c.Next(x.it)
	if err != nil || v.IsNil() {
		return false, err
	}
	k := v
	if !x.key.IsNone() {
		if k, err = c.Call1(x.key, v); err != nil {
			return false, err
		}
	}
	x.value, x.cur = v, k
	return true, nil
}

func (x *groupBy) next(c *py.Context) (py.Value, error) {
	x.group = nil
	for {
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		if !x.cur.IsNil() {
			if x.target.IsNil() {
				break
			}
			same, err := c.Equal(x.target, x.cur)
			if err != nil {
				return py.Value{}, err
			}
			if !same {
				break
			}
		}
		if ok, err := x.read(c); !ok {
			return py.Value{}, err
		}
	}
	x.target = x.cur
	if err := c.Alloc(nativeBytes + py.PairBytes); err != nil {
		return py.Value{}, err
	}
	g := &grouper{key: x.target}
	v := g.Init(&grouperType, g)
	g.parent = x
	x.group = g
	return py.Pair(x.cur, v), nil
}

// A grouper yields the items of one group.
type grouper struct {
	object
	parent *groupBy
	key    py.Value
}

func (g *grouper) Trace(visit func(py.Value)) int64 {
	visit(g.key)
	return 48 + g.parent.Trace(visit)
}

func (g *grouper) next(c *py.Context) (py.Value, error) {
	x := g.parent
	if x.group != g {
		return py.Value{}, nil
	}
	if x.value.IsNil() {
		if ok, err := x.read(c); !ok {
			return py.Value{}, err
		}
	}
	same, err := c.Equal(g.key, x.cur)
	if err != nil || !same {
		return py.Value{}, err
	}
	v := x.value
	x.value, x.cur = py.Value{}, py.Value{}
	return v, nil
}

// teeRoom is how many items one link of the chain behind a tee holds.
const teeRoom = 57

// A teeNode is a link: items read from the source, and the next link.
type teeNode struct {
	object
	it      py.Value
	items   []py.Value
	link    py.Value // native around the next teeNode, or nil
	running bool
}

func (x *teeNode) Trace(visit func(py.Value)) int64 {
	optional(visit, x.it, x.link)
	optional(visit, x.items...)
	return int64(96 + 16*cap(x.items))
}

// next is never called: links are no iterators of the script's.
func (x *teeNode) next(*py.Context) (py.Value, error) { return py.Value{}, nil }

func newNode(c *py.Context, it py.Value) (py.Value, error) {
	if err := c.Alloc(nativeBytes + 16*teeRoom); err != nil {
		return py.Value{}, err
	}
	x := &teeNode{it: it, items: make([]py.Value, 0, teeRoom)}
	return x.Init(&teeNodeType, x), nil
}

// at returns item i of the link; the nil Value at the end of the source.
func (x *teeNode) at(c *py.Context, i int) (py.Value, error) {
	if i < len(x.items) {
		return x.items[i], nil
	}
	if x.running {
		return py.Value{}, c.Errorf(&py.RuntimeErrorType, "cannot re-enter the tee iterator")
	}
	x.running = true
	v, err := c.Next(x.it)
	x.running = false
	if err != nil || v.IsNil() {
		return py.Value{}, err
	}
	x.items = append(x.items, v)
	return v, nil
}

// A teeIter is one of the iterators that tee returns.
type teeIter struct {
	object
	node py.Value
	i    int
}

func (x *teeIter) Trace(visit func(py.Value)) int64 { visit(x.node); return 32 }

func (x *teeIter) next(c *py.Context) (py.Value, error) {
	node := x.node.Native().Data.(*teeNode)
	if x.i == teeRoom {
		if node.link.IsNil() {
			link, err := newNode(c, node.it)
			if err != nil {
				return py.Value{}, err
			}
			node.link = link
		}
		x.node, x.i = node.link, 0
		node = x.node.Native().Data.(*teeNode)
	}
	v, err := node.at(c, x.i)
	if err != nil || v.IsNil() {
		return py.Value{}, err
	}
	x.i++
	return v, nil
}

// another returns an iterator that is where x is.
func (x *teeIter) another() py.Value {
	y := &teeIter{node: x.node, i: x.i}
	return y.Init(&teeType, y)
}

func teeCopy(c *py.Context, a []py.Value) (py.Value, error) {
	return a[0].Native().Data.(*teeIter).another(), c.Alloc(nativeBytes)
}

func tee(c *py.Context, a []py.Value) (py.Value, error) {
	n, err := c.IndexInt(a[1], false)
	if err != nil {
		return py.Value{}, err
	}
	if n < 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "n must be >= 0")
	}
	if err := c.Charge(int64(n), (nativeBytes+py.ValueBytes)*int64(min(n, 1<<48))+py.TupleBytes); err != nil {
		return py.Value{}, err
	}
	if n == 0 {
		return py.NewTuple().Value(), nil
	}
	it, err := c.Iter(a[0])
	if err != nil {
		return py.Value{}, err
	}
	first := &teeIter{}
	if it.Is(&teeType) {
		first = it.Native().Data.(*teeIter)
	} else if first.node, err = newNode(c, it); err != nil {
		return py.Value{}, err
	}
	out := make([]py.Value, n)
	for i := range out {
		out[i] = first.another()
	}
	return py.KeepTuple(out).Value(), nil
}
