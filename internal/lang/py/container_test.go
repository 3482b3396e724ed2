package py

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

// The container tests run the same random operations here and on CPython and
// compare what they print.

func testContext() *Context {
	c := NewContext(meter.New(meter.Limits{Depth: 500}), 1)
	return c
}

// python finds the oracle: a CPython 3.13 or later.
func python(t *testing.T) string {
	t.Helper()
	candidates := []string{os.Getenv("VIVARIUM_PYTHON")}
	roots := []string{os.Getenv("PYENV_ROOT"), filepath.Join(os.Getenv("HOME"), ".pyenv")}
	for _, root := range roots {
		found, _ := filepath.Glob(filepath.Join(root, "versions", "3.1[345]*", "bin", "python3"))
		candidates = append(candidates, found...)
	}
	for _, name := range append(candidates, "python3.14", "python3.13") {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	t.Skip("no CPython 3.13 to compare with")
	return ""
}

// A twin runs operations here and writes them down for the oracle.
type twin struct {
	t      *testing.T
	c      *Context
	vars   map[string]Value
	script strings.Builder
	out    []string
}

func newTwin(t *testing.T) *twin {
	return &twin{t: t, c: testContext(), vars: map[string]Value{}}
}

// text shows a result, or the error as type and message.
func (w *twin) text(v Value, err error) string {
	if err == nil && v.IsNil() {
		return "nothing"
	}
	if err == nil {
		s, err := w.c.Repr(v)
		if err != nil {
			w.t.Fatal(err)
		}
		return s
	}
	r, ok := err.(*Raised)
	if !ok {
		w.t.Fatal(err)
	}
	args, err := w.c.Str(r.Exc.Value())
	if err != nil {
		w.t.Fatal(err)
	}
	return r.Exc.TypeOf().Name + ": " + args
}

const prelude = `
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ': ' + str(e))
`

// expr notes that the Python expression has the given result here.
func (w *twin) expr(code string, v Value, err error) {
	fmt.Fprintf(&w.script, "show(lambda: %s)\n", code)
	w.out = append(w.out, w.text(v, err))
}

func (w *twin) check() {
	cmd := exec.Command(python(w.t), "-")
	cmd.Stdin = strings.NewReader(prelude + w.script.String())
	raw, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("%v: %s", err, raw)
	}
	lines := strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n")
	code := strings.Split(w.script.String(), "\n")
	at := 0
	for _, line := range code {
		if !strings.HasPrefix(line, "show(") {
			continue
		}
		if at >= len(lines) || at >= len(w.out) {
			break
		}
		if lines[at] != w.out[at] {
			w.t.Fatalf("%s\n here: %s\nthere: %s", line, w.out[at], lines[at])
		}
		at++
	}
	if len(lines) != len(w.out) {
		w.t.Fatalf("%d results here, %d there", len(w.out), len(lines))
	}
}

// literal is a value as Python text; what a script reads back.
func (w *twin) literal(v Value) string { return w.text(v, nil) }

func (w *twin) randomKey(r *rand.Rand) Value {
	switch r.IntN(6) {
	case 0:
		return Int(r.Int64N(8))
	case 1:
		return Int(r.Int64() - r.Int64())
	case 2:
		return NewTuple(Int(r.Int64N(20)), Int(r.Int64N(20))).Value()
	case 3:
		return Float(float64(r.IntN(40)) / 2)
	case 4:
		return Int((1<<61 - 1) * r.Int64N(4))
	}
	return Int(r.Int64N(200) - 50)
}

func (w *twin) randomSet(r *rand.Rand) Value {
	s := NewSet(false)
	for range r.IntN(40) {
		if err := s.Add(w.c, w.randomKey(r)); err != nil {
			w.t.Fatal(err)
		}
	}
	return s.Value()
}

// listOf returns the items of v in a list, in the order of iteration.
func (w *twin) listOf(v Value) Value {
	items, err := w.c.Items(v)
	if err != nil {
		w.t.Fatal(err)
	}
	return NewList(items).Value()
}

func TestSetsAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	w := newTwin(t)
	s := NewSet(false).Value()
	w.script.WriteString("s = set()\n")
	ops := []struct {
		op     BinaryOp
		symbol string
	}{{Or, "|"}, {And, "&"}, {Sub, "-"}, {Xor, "^"}}
	for range 3000 {
		var err error
		switch n := r.IntN(12); {
		case n < 5:
			k := w.randomKey(r)
			_, err = w.c.CallMethod(s, "add", k)
			fmt.Fprintf(&w.script, "s.add(%s)\n", w.literal(k))
		case n < 7:
			k := w.randomKey(r)
			_, err = w.c.CallMethod(s, "discard", k)
			fmt.Fprintf(&w.script, "s.discard(%s)\n", w.literal(k))
		case n < 8:
			v, err := w.c.CallMethod(s, "pop")
			w.expr("s.pop()", v, err)
		case n < 9:
			other := w.listOf(w.randomSet(r))
			fmt.Fprintf(&w.script, "t = set(%s)\n", w.literal(other))
			o, err := w.c.setOf(other)
			if err != nil {
				t.Fatal(err)
			}
			op := ops[r.IntN(4)]
			v, err := w.c.Binary(op.op, s, o.Value())
			w.expr("s "+op.symbol+" t", v, err)
			if r.IntN(2) == 0 {
				s, err = w.c.InplaceOp(op.op, s, o.Value())
				fmt.Fprintf(&w.script, "s %s= t\n", op.symbol)
				w.expr("s", s, err)
			}
		case n < 10:
			method := []string{"union", "intersection", "difference", "symmetric_difference", "isdisjoint", "issubset", "issuperset"}[r.IntN(7)]
			other := w.listOf(w.randomSet(r))
			v, err := w.c.CallMethod(s, method, other)
			w.expr(fmt.Sprintf("s.%s(%s)", method, w.literal(other)), v, err)
		case n < 11:
			v, err := w.c.CallMethod(s, "copy")
			w.expr("s.copy()", v, err)
			f, err := w.c.Call(FrozenSetType.Value(), s)
			if err != nil {
				t.Fatal(err)
			}
			h, err := w.c.Hash(f)
			w.expr("hash(frozenset(s))", Int(h), err)
		}
		if err != nil {
			t.Fatal(err)
		}
		if r.IntN(4) == 0 {
			w.expr("s", s, nil)
		}
	}
	w.check()
}

func TestTupleHash(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	w := newTwin(t)
	for range 200 {
		items := make([]Value, r.IntN(6))
		for i := range items {
			items[i] = w.randomKey(r)
		}
		v := KeepTuple(items).Value()
		h, err := w.c.Hash(v)
		w.expr("hash("+w.literal(v)+")", Int(h), err)
	}
	w.check()
}

// part returns a random part of a slice and its text.
func part(r *rand.Rand) Value {
	switch r.IntN(8) {
	case 0, 1:
		return None
	case 2:
		return Int(1<<63 - 1)
	case 3:
		return Int(-1 << 63)
	}
	return Int(r.Int64N(30) - 15)
}

func (w *twin) randomSlice(r *rand.Rand) (Value, string) {
	s := NewSlice(part(r), part(r), None)
	if r.IntN(2) == 0 {
		s.Step = part(r)
	}
	return s.Value(), w.literal(s.Value())
}

// randomItems returns a list of one kind of items or several.
func (w *twin) randomItems(r *rand.Rand) Value {
	l := NewList(nil)
	kind := r.IntN(5)
	for range r.IntN(12) {
		k := kind
		if kind == 4 {
			k = r.IntN(4)
		}
		v := [4]Value{Int(r.Int64N(9)), Float(float64(r.IntN(9)) / 2), Bool(r.IntN(2) == 0), w.c.Text(string(rune('a' + r.IntN(5))))}[k]
		if err := l.Append(w.c, v); err != nil {
			w.t.Fatal(err)
		}
	}
	return l.Value()
}

func TestListsAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	w := newTwin(t)
	l := NewList(nil).Value()
	w.script.WriteString("l = []\nimport operator\n")
	for range 3000 {
		other := w.randomItems(r)
		item := other
		if o := other.List(); o.Len() > 0 {
			item = o.At(0)
		}
		index := Int(r.Int64N(24) - 12)
		slice, text := w.randomSlice(r)
		switch r.IntN(16) {
		case 0:
			v, err := w.c.CallMethod(l, "append", item)
			w.expr("l.append("+w.literal(item)+")", v, err)
		case 1:
			v, err := w.c.CallMethod(l, "extend", other)
			w.expr("l.extend("+w.literal(other)+")", v, err)
		case 2:
			v, err := w.c.CallMethod(l, "insert", index, item)
			w.expr("l.insert("+w.literal(index)+", "+w.literal(item)+")", v, err)
		case 3:
			v, err := w.c.CallMethod(l, "pop", index)
			w.expr("l.pop("+w.literal(index)+")", v, err)
		case 4:
			v, err := w.c.CallMethod(l, "remove", item)
			w.expr("l.remove("+w.literal(item)+")", v, err)
		case 5:
			v, err := w.c.CallMethod(l, "index", item, index)
			w.expr("l.index("+w.literal(item)+", "+w.literal(index)+")", v, err)
		case 6:
			v, err := w.c.CallMethod(l, "count", item)
			w.expr("l.count("+w.literal(item)+")", v, err)
		case 7:
			v, err := w.c.GetItem(l, slice)
			w.expr("l["+text+"]", v, err)
		case 8:
			err := w.c.SetItem(l, slice, other)
			w.expr("operator.setitem(l, "+text+", "+w.literal(other)+")", None, err)
		case 9:
			err := w.c.DelItem(l, slice)
			w.expr("operator.delitem(l, "+text+")", None, err)
		case 10:
			v, err := w.c.Binary(Add, l, other)
			w.expr("l + "+w.literal(other), v, err)
		case 11:
			v, err := w.c.CallMethod(l, "reverse")
			w.expr("l.reverse()", v, err)
		case 12:
			err := w.c.SetItem(l, slice, l)
			w.expr("operator.setitem(l, "+text+", l)", None, err)
		case 13:
			v, err := w.c.Compare(LT, l, other)
			w.expr("l < "+w.literal(other), v, err)
		case 14:
			if l.List().Len() > 200 {
				l.List().clear()
				w.script.WriteString("l.clear()\n")
			}
			n := Int(r.Int64N(4) - 1)
			v, err := w.c.Binary(Mul, n, l)
			w.expr(w.literal(n)+" * l", v, err)
		case 15:
			err := w.c.SetItem(l, index, item)
			w.expr("operator.setitem(l, "+w.literal(index)+", "+w.literal(item)+")", None, err)
		}
		w.expr("l", l, nil)
	}
	w.check()
}

func TestDictsAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	w := newTwin(t)
	d := NewDict().Value()
	w.script.WriteString(`
import operator
d = {}
def move(k, last):
    global d
    if k not in d:
        return False
    k = next(x for x in d if x == k)
    v = d.pop(k)
    if last:
        d[k] = v
    else:
        d = {k: v, **d}
    return True
`)
	for i := range 8000 {
		k := w.randomKey(r)
		if r.IntN(3) == 0 {
			k = w.c.Text(fmt.Sprint("k", r.IntN(60)))
		}
		key := w.literal(k)
		switch r.IntN(14) {
		case 0, 1, 2:
			err := w.c.SetItem(d, k, Int(int64(i)))
			w.expr(fmt.Sprintf("operator.setitem(d, %s, %d)", key, i), None, err)
		case 3, 4:
			err := w.c.DelItem(d, k)
			w.expr("operator.delitem(d, "+key+")", None, err)
		case 5:
			v, err := w.c.CallMethod(d, "get", k, Int(-1))
			w.expr("d.get("+key+", -1)", v, err)
		case 6:
			v, err := w.c.CallMethod(d, "setdefault", k, Int(int64(i)))
			w.expr(fmt.Sprintf("d.setdefault(%s, %d)", key, i), v, err)
		case 7:
			v, err := w.c.CallMethod(d, "popitem")
			w.expr("d.popitem()", v, err)
		case 8:
			v, err := w.c.CallMethod(d, "pop", k, None)
			w.expr("d.pop("+key+", None)", v, err)
		case 9:
			v, err := w.c.CallMethod(d, "copy")
			w.expr("d.copy()", v, err)
			if r.IntN(3) == 0 {
				d = v
				w.script.WriteString("d = d.copy()\n")
			}
		case 10:
			v, err := w.c.Contains(d, k)
			w.expr(key+" in d", Bool(v), err)
		case 11:
			v, err := w.c.Reversed(d)
			if err == nil {
				v = w.listOf(v)
			}
			w.expr("list(reversed(d))", v, err)
		case 12:
			if r.IntN(20) == 0 {
				d.Dict().Clear()
				w.script.WriteString("d.clear()\n")
			}
		case 13:
			last := r.IntN(2) == 0
			ok, err := d.Dict().MoveToEnd(w.c, k, last)
			w.expr(fmt.Sprintf("move(%s, %v)", key, map[bool]string{true: "True", false: "False"}[last]), Bool(ok), err)
		}
		w.expr("d", d, nil)
	}
	w.check()
}

func TestRangesAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	w := newTwin(t)
	bound := func() Value {
		if r.IntN(3) == 0 {
			return part(r)
		}
		return Int(r.Int64N(40) - 20)
	}
	for range 2000 {
		a, b, step := bound(), bound(), bound()
		v, err := w.c.Call(RangeType.Value(), a, b, step)
		text := fmt.Sprintf("range(%s, %s, %s)", w.literal(a), w.literal(b), w.literal(step))
		w.expr(text, v, err)
		if err != nil {
			continue
		}
		slice, at := w.randomSlice(r)
		x, err := w.c.GetItem(v, slice)
		w.expr(text+"["+at+"]", x, err)
		i := bound()
		if i.IsInt() {
			x, err = w.c.GetItem(v, i)
			w.expr(text+"["+w.literal(i)+"]", x, err)
			in, err := w.c.Contains(v, i)
			w.expr(w.literal(i)+" in "+text, Bool(in), err)
			x, err = w.c.CallMethod(v, "index", i)
			w.expr(text+".index("+w.literal(i)+")", x, err)
		}
		h, err := w.c.Hash(v)
		w.expr("hash("+text+")", Int(h), err)
		n, err := w.c.Len(v)
		w.expr("len("+text+")", Int(int64(n)), err)
		it, err := w.c.Reversed(v)
		if err == nil {
			it, err = w.c.Next(it)
		}
		if err == nil && it.IsNil() {
			it = None
		}
		w.expr("next(reversed("+text+"), None)", it, err)
		size := Int(r.Int64N(20))
		x, err = w.c.CallMethod(slice, "indices", size)
		w.expr(at+".indices("+w.literal(size)+")", x, err)
	}
	w.check()
}

// TestSortComparisons checks that sorting asks the same comparisons in the
// same order as CPython's sort.
func TestSortComparisons(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	w := newTwin(t)
	w.script.WriteString(`
class K:
    def __init__(self, v, i): self.v, self.i = v, i
    def __lt__(self, o):
        global asked
        asked = (asked * 1000003 + self.i * 7919 + o.i) % (1 << 61)
        return self.v < o.v
def run(vs):
    global asked
    asked = 0
    l = [K(v, i) for i, v in enumerate(vs)]
    l.sort()
    return asked, [k.i for k in l]
`)
	for round := range 60 {
		n := r.IntN(400)
		if round%10 == 0 {
			n = 3000
		}
		values := make([]int64, n)
		limit := 1 + r.Int64N(int64(n)+1)
		for i := range values {
			switch round % 4 {
			case 0:
				values[i] = r.Int64N(limit)
			case 1:
				values[i] = int64(i) - int64(i)%(1+limit/3)*2
			case 2:
				values[i] = int64(i/50)*(1-int64(i/50)%2*2) + r.Int64N(3)
			case 3:
				values[i] = int64(i % (1 + int(limit)))
			}
		}
		keys, vals := make([]Value, n), make([]Value, n)
		for i, v := range values {
			keys[i], vals[i] = NewTuple(Int(v), Int(int64(i))).Value(), Int(int64(i))
		}
		var asked uint64
		s := &sorter{c: w.c, keys: keys, vals: vals, gallop: minGallop}
		s.less = func(_ *Context, a, b Value) (bool, error) {
			x, y := a.Tuple().Items(), b.Tuple().Items()
			asked = mixAsked(asked, 1000003, uint64(x[1].AsInt()*7919+y[1].AsInt()))
			return x[0].AsInt() < y[0].AsInt(), nil
		}
		if err := s.sort(); err != nil {
			t.Fatal(err)
		}
		for i := 1; i < n; i++ {
			a, b := keys[i-1].Tuple().Items(), keys[i].Tuple().Items()
			if a[0].AsInt() > b[0].AsInt() || a[0] == b[0] && a[1].AsInt() > b[1].AsInt() {
				t.Fatal("not sorted stably")
			}
		}
		w.expr(fmt.Sprintf("run(%s)", strings.ReplaceAll(fmt.Sprint(values), " ", ",")), Pair(Int(int64(asked)), NewList(vals).Value()), nil)
	}
	w.check()
}

// mixAsked is (a*b+d) mod 2**61.
func mixAsked(a, b, d uint64) uint64 { return (a*b + d) & (1<<61 - 1) }

// TestSortInconsistent sorts with answers that mean nothing.
func TestSortInconsistent(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	c := testContext()
	for range 300 {
		n := r.IntN(2000)
		keys := make([]Value, n)
		for i := range keys {
			keys[i] = Int(int64(i))
		}
		stop := r.IntN(20000)
		s := &sorter{c: c, keys: keys, gallop: minGallop}
		s.less = func(_ *Context, a, b Value) (bool, error) {
			if stop--; stop == 0 {
				return false, errFound
			}
			return r.IntN(2) == 0, nil
		}
		if err := s.sort(); err != nil && err != errFound {
			t.Fatal(err)
		}
		seen := make([]bool, n)
		for _, k := range keys {
			if seen[k.AsInt()] {
				t.Fatal("an item is there twice")
			}
			seen[k.AsInt()] = true
		}
	}
}

func TestSortScalars(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	c := testContext()
	for _, n := range []int{0, 1, 2, 100, 300000} {
		for _, float := range []bool{false, true} {
			l := NewList(nil)
			for range n {
				v := Int(r.Int64() - r.Int64())
				if float {
					v = Float(r.NormFloat64())
				}
				if err := l.Append(c, v); err != nil {
					t.Fatal(err)
				}
			}
			if err := l.Sort(c, None, r.IntN(2) == 0); err != nil {
				t.Fatal(err)
			}
			if err := l.Sort(c, None, true); err != nil {
				t.Fatal(err)
			}
			for i := 1; i < n; i++ {
				if less, _ := c.Less(l.At(i-1), l.At(i)); less {
					t.Fatal("not sorted")
				}
			}
		}
	}
}

// TestTrace checks that the meter finds exactly what is reachable.
func TestTrace(t *testing.T) {
	c := testContext()
	base, _ := c.Trace(nil)
	l := NewList(nil)
	for i := range 1000 {
		if err := l.Append(c, Int(int64(i))); err != nil {
			t.Fatal(err)
		}
	}
	mark := c.Push(l.Value())
	bytes, objects := c.Trace(nil)
	if want := base + l.bytes(); bytes != want || objects != 1 {
		t.Errorf("got %d bytes in %d objects, want %d in 1", bytes, objects, want)
	}
	d := NewDict()
	if err := d.SetStr(c, "self", d.Value()); err != nil {
		t.Fatal(err)
	}
	if err := l.Append(c, d.Value()); err != nil {
		t.Fatal(err)
	}
	if _, objects = c.Trace(nil); objects != 3 {
		t.Errorf("got %d objects, want list, dict and key", objects)
	}
	c.Pop(mark)
	if bytes, _ = c.Trace(nil); bytes != base {
		t.Errorf("got %d bytes after all is forgotten, want %d", bytes, base)
	}
}

// TestMemoryLimit grows every container under a small limit.
func TestMemoryLimit(t *testing.T) {
	grow := map[string]func(c *Context) error{
		"list": func(c *Context) error {
			l := NewList(nil)
			for i := 0; ; i++ {
				if err := l.Append(c, Int(int64(i))); err != nil {
					return err
				}
			}
		},
		"dict": func(c *Context) error {
			d := NewDict()
			for i := 0; ; i++ {
				if err := d.Set(c, Int(int64(i)), None); err != nil {
					return err
				}
			}
		},
		"set": func(c *Context) error {
			s := NewSet(false)
			for i := 0; ; i++ {
				if err := s.Add(c, Int(int64(i))); err != nil {
					return err
				}
			}
		},
		"repeat": func(c *Context) error {
			l := NewList([]Value{None})
			for {
				v, err := c.Binary(Mul, l.Value(), Int(1<<20))
				if err != nil {
					return err
				}
				l = v.List()
			}
		},
	}
	for name, f := range grow {
		c := NewContext(meter.New(meter.Limits{Heap: 1 << 20}), 1)
		if err, ok := f(c).(*meter.LimitError); !ok || err.Name != meter.Memory {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCollisions checks that keys made to collide are charged.
func TestCollisions(t *testing.T) {
	for name, add := range map[string]func(c *Context) func(Value) error{
		"dict": func(c *Context) func(Value) error {
			d := NewDict()
			return func(k Value) error { return d.Set(c, k, None) }
		},
		"set": func(c *Context) func(Value) error {
			s := NewSet(false)
			return func(k Value) error { return s.Add(c, k) }
		},
	} {
		c := testContext()
		insert := add(c)
		k := Int(0)
		for range 4000 {
			if err := insert(k); err != nil {
				t.Fatal(err)
			}
			k, _ = c.Binary(Add, k, Int(1<<61-1))
		}
		if c.Meter.Spent() < 1000000 {
			t.Errorf("%s: only %d steps for 4000 colliding keys", name, c.Meter.Spent())
		}
	}
}
