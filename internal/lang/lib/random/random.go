// Package random is Python's random module: the Mersenne Twister of CPython
// and the distributions made from it, bit for bit.
//
// The functions of the module are the methods of one Random object, which
// belongs to the run and is seeded from the run's seed, as every Random
// without a seed of its own is. There is no SystemRandom.
//
// A class of the script may derive from Random and override random or
// getrandbits; everything here then draws from the override.
package random

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is random.
var Module = py.ModuleDef{
	Name:    "random",
	Doc:     "Random variable generators.",
	Prepare: declare,
	Types:   []*py.Type{&Type},
	Values:  functions,
}

// Type is random.Random.
var Type py.Type

func declare() {
	Type = py.Type{
		Name: "Random", Kind: py.KindNative, Flags: py.TypeBaseable | py.TypeHasDict,
		Doc:     "Random number generator base class used by bound module functions.",
		Methods: append(coreRows, distributionRows...),
		Slots:   py.Slots{New: newRandom, Init: initRandom},
	}
}

// functions binds the methods of the run's generator as functions of the
// module.
func functions(c *py.Context, ns *py.Namespace) error {
	v, err := newRandom(c, &Type, nil, nil)
	if err != nil {
		return err
	}
	for _, r := range Type.Methods {
		name := py.NewBuiltin(r).Name
		if name[0] == '_' {
			continue
		}
		m, err := c.GetAttr(v, name)
		if err != nil {
			return err
		}
		ns.Set(name, m)
	}
	all := []py.Value{c.Text("Random")}
	for _, name := range ns.Names() {
		if name[0] != '_' && name != "Random" {
			all = append(all, c.Text(name))
		}
	}
	ns.Set("__all__", py.NewList(all).Value())
	for _, k := range constants {
		ns.Set(k.name, py.Float(k.x))
	}
	ns.Set("BPF", py.Int(53))
	return nil
}

// constants are what CPython's module computes for itself and leaves visible.
var constants = []struct {
	name string
	x    float64
}{
	{"RECIP_BPF", 1.0 / (1 << 53)}, {"TWOPI", 2 * math.Pi}, {"LOG4", 1.3862943611198906},
	{"NV_MAGICCONST", 1.7155277699214135}, {"SG_MAGICCONST", 2.504077396776274},
}

// A generator is the data of a Random object.
type generator struct {
	twister
	next     float64 // second result of gauss
	hasNext  bool
	override bool // a script's class overrides random
	bitsOver bool // … or getrandbits
	floats   bool // random is overridden nearer to the class than getrandbits
}

// Trace reports the size of the generator; it holds no values.
func (g *generator) Trace(func(py.Value)) int64 { return generatorBytes }

const generatorBytes = 4*size + 64

func of(v py.Value) *generator { return v.Native().Data.(*generator) }

// seeds counts the generators of a run that were seeded from its seed.
type seeds struct{ count int64 }

type seedsKey struct{}

// seedFromRun seeds from the run's seed; each time differently.
func (g *generator) seedFromRun(c *py.Context) {
	s := c.State(seedsKey{}, func() any { return &seeds{} }).(*seeds)
	n := new(big.Int).SetUint64(c.Seed)
	n.Add(n, new(big.Int).Lsh(big.NewInt(s.count), 64))
	s.count++
	g.seedInt(n)
}

func newRandom(c *py.Context, cls *py.Type, args []py.Value, _ []py.Kw) (py.Value, error) {
	if err := c.Charge(2000, generatorBytes+64); err != nil {
		return py.Value{}, err
	}
	g := &generator{override: overrides(cls, "random"), bitsOver: overrides(cls, "getrandbits"), floats: floatsFirst(cls)}
	v := py.NewNative(cls, g)
	if cls != &Type {
		return v, nil
	}
	return v, seedArgs(c, g, args)
}

func seedArgs(c *py.Context, g *generator, args []py.Value) error {
	if len(args) > 1 {
		return c.Errorf(&py.TypeErrorType, "Random() takes at most 1 argument (%d given)", len(args))
	}
	x := py.None
	if len(args) == 1 {
		x = args[0]
	}
	return g.seed(c, x, py.Int(2))
}

// overrides reports whether a class of the script defines a method of Random
// anew.
// floatsFirst tells which of random and getrandbits a class overrides last,
// and so what ranges are drawn from.
func floatsFirst(cls *py.Type) bool {
	for _, k := range cls.MRO {
		switch {
		case k == &Type || !k.Dict().Get("getrandbits").IsNil():
			return false
		case !k.Dict().Get("random").IsNil():
			return true
		}
	}
	return false
}

func overrides(cls *py.Type, name string) bool {
	return cls != &Type && cls.Lookup(name) != Type.Lookup(name)
}

// initRandom seeds instances of derived classes, through their seed method.
func initRandom(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) error {
	if self.Type() == &Type {
		if len(kw) == 0 {
			return nil
		}
		if kw[0].Name != "x" || len(args)+len(kw) > 1 {
			return c.Errorf(&py.TypeErrorType, "Random.__init__() got an unexpected keyword argument '%s'", kw[0].Name)
		}
		return of(self).seed(c, kw[0].Value, py.Int(2))
	}
	x := py.None
	if len(args) > 0 {
		x = args[0]
	}
	_, err := c.CallMethod(self, "seed", x)
	return err
}

var coreRows = []py.Row{
	{"seed(self, a=None, version=2)", "Initialize internal state from a seed.", "len(a)", seed},
	{"getstate(self)", "The internal state, which can be passed to setstate() later.", "1000", getState},
	{"setstate(self, state)", "Restore internal state from object returned by getstate().", "1000", setState},
	{"random(self, /)", "random() -> x in the interval [0, 1).", "1", random},
	{"getrandbits(self, k, /)", "getrandbits(k) -> x. Generates an int with k random bits.", "k", getRandBits},
	{"randbytes(self, n)", "Generate n random bytes.", "n", randBytes},
	{"randrange(self, start, stop=None, step=1)", "Choose a random item from range(stop) or range(start, stop[, step]).", "1", randRange},
	{"randint(self, a, b)", "Random integer in range [a, b], including both end points.", "1", randInt},
	{"choice(self, seq)", "Choose a random element from a non-empty sequence.", "1", choice},
	{"choices(self, population, weights=None, *, cum_weights=None, k=1)", "A k sized list of population elements chosen with replacement.", "len(weights)+k", choices},
	{"shuffle(self, x)", "Shuffle list x in place, and return None.", "len(x)", shuffle},
	{"sample(self, population, k, *, counts=None)", "Chooses k unique random elements from a population sequence.", "k", sample},
}

func seed(c *py.Context, a []py.Value) (py.Value, error) {
	return py.None, of(a[0]).seed(c, a[1], a[2])
}

func (g *generator) seed(c *py.Context, a, version py.Value) error {
	if err := c.Steps(2000); err != nil {
		return err
	}
	g.hasNext = false
	first, err := c.IndexInt(version, true)
	if err != nil {
		return err
	}
	switch {
	case a.IsNone():
		g.seedFromRun(c)
		return nil
	case py.IsIntLike(a):
		return g.seedBig(c, py.BigOf(a))
	case a.IsStr() && first == 1:
		if err := c.Steps(len(a.Str().S) / 8); err != nil {
			return err
		}
		return g.seedBig(c, new(big.Int).SetUint64(oldHash(a.Str().S, py.DecodeRune)))
	case a.Kind() == py.KindBytes && first == 1:
		if err := c.Steps(len(a.Bytes().S) / 8); err != nil {
			return err
		}
		return g.seedBig(c, new(big.Int).SetUint64(oldHash(a.Bytes().S, func(s string, i int) (rune, int) { return rune(s[i]), 1 })))
	}
	if text, ok := py.TextOf(a); ok {
		if err := c.Charge(int64(len(text))/8+200, int64(len(text))*2+256); err != nil {
			return err
		}
		return g.seedBig(c, new(big.Int).SetBytes(append([]byte(text), sha512(text)...)))
	}
	f, ok := py.FloatOf(a)
	if !ok {
		return c.Errorf(&py.TypeErrorType,
			"The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
	}
	return g.seedBig(c, new(big.Int).SetUint64(uint64(py.HashFloat(f))))
}

func (g *generator) seedBig(c *py.Context, n *big.Int) error {
	if err := c.Charge(int64(n.BitLen()/64), int64(n.BitLen()/4)); err != nil {
		return err
	}
	g.seedInt(n)
	return nil
}

// oldHash is how version 1 made a number of a text, which decode reads.
func oldHash(s string, decode func(s string, i int) (rune, int)) uint64 {
	x, n := uint64(0), uint64(0)
	for i := 0; i < len(s); n++ {
		r, size := decode(s, i)
		if i += size; n == 0 {
			x = uint64(r) << 7
		}
		x = 1000003*x ^ uint64(r)
	}
	return x ^ n
}

func getState(c *py.Context, a []py.Value) (py.Value, error) {
	if err := c.Charge(100, 16*(size+1)+200); err != nil {
		return py.Value{}, err
	}
	g := of(a[0])
	words := make([]py.Value, size+1)
	for i, w := range g.state {
		words[i] = py.Int(int64(w))
	}
	words[size] = py.Int(int64(g.index))
	next := py.None
	if g.hasNext {
		next = py.Float(g.next)
	}
	return py.NewTuple(py.Int(3), py.KeepTuple(words).Value(), next).Value(), nil
}

func setState(c *py.Context, a []py.Value) (py.Value, error) {
	parts, err := c.Items(a[1])
	if err != nil {
		return py.Value{}, err
	}
	if len(parts) == 0 || parts[0] != py.Int(3) && parts[0] != py.Int(2) {
		version := "None"
		if len(parts) > 0 {
			if version, err = c.Repr(parts[0]); err != nil {
				return py.Value{}, err
			}
		}
		return py.Value{}, c.Errorf(&py.ValueErrorType,
			"state with version %s passed to Random.setstate() of version 3", version)
	}
	if len(parts) != 3 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "not enough values to unpack (expected 3, got %d)", len(parts))
	}
	return py.None, of(a[0]).restore(c, parts[1], parts[2])
}

func (g *generator) restore(c *py.Context, words, next py.Value) error {
	if !words.Is(&py.TupleType) {
		return c.Errorf(&py.TypeErrorType, "state vector must be a tuple")
	}
	items := words.Tuple().Items()
	if len(items) != size+1 {
		return c.Errorf(&py.ValueErrorType, "state vector is the wrong size")
	}
	var t twister
	for i, v := range items {
		if !py.IsIntLike(v) {
			return c.Errorf(&py.TypeErrorType, "an integer is required")
		}
		n, big := py.IntParts(v)
		if big != nil || n < 0 {
			return c.Errorf(&py.OverflowErrorType, "can't convert negative value to unsigned int")
		}
		if i < size {
			t.state[i] = uint32(n)
		} else if n > size {
			return c.Errorf(&py.ValueErrorType, "invalid state")
		} else {
			t.index = int(n)
		}
	}
	g.twister = t
	g.next, g.hasNext = py.FloatOf(next)
	return nil
}

// float draws from random(), the script's own if its class has one.
func (g *generator) float(c *py.Context, self py.Value) (float64, error) {
	if !g.override {
		return g.twister.float(), nil
	}
	v, err := c.CallMethod(self, "random")
	if err != nil {
		return 0, err
	}
	return c.ToFloat(v)
}

func random(_ *py.Context, a []py.Value) (py.Value, error) {
	return py.Float(of(a[0]).twister.float()), nil
}

func getRandBits(c *py.Context, a []py.Value) (py.Value, error) {
	k, err := c.IndexInt(a[1], true)
	if err != nil {
		return py.Value{}, err
	}
	if k < 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "number of bits must be non-negative")
	}
	return of(a[0]).randomBits(c, k)
}

func (g *generator) randomBits(c *py.Context, k int) (py.Value, error) {
	switch {
	case k == 0:
		return py.Int(0), nil
	case k < 64:
		return py.Int(int64(g.bits(k))), nil
	}
	if err := c.Charge(int64(k)/64, int64(k)/4+128); err != nil {
		return py.Value{}, err
	}
	return py.BigInt(g.bigBits(k)), nil
}

func randBytes(c *py.Context, a []py.Value) (py.Value, error) {
	n, err := c.IndexInt(a[1], true)
	if err != nil {
		return py.Value{}, err
	}
	if n < 0 || n > math.MaxInt/8 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "number of bits must be non-negative")
	}
	if err := c.Charge(int64(n)/8+1, int64(n)*4+128); err != nil {
		return py.Value{}, err
	}
	bits, err := c.CallMethod(a[0], "getrandbits", py.Int(int64(n)*8))
	if err != nil {
		return py.Value{}, err
	}
	return c.CallMethod(bits, "to_bytes", py.Int(int64(n)), c.Text("little"))
}

// below draws from 0 up to n > 0, by rejection.
func (g *generator) below(c *py.Context, self py.Value, n int64) (int64, error) {
	if g.bitsOver || g.override {
		v, err := g.belowBig(c, self, py.Int(n))
		if err != nil {
			return 0, err
		}
		small, _ := py.IntParts(v)
		return small, nil
	}
	k := bits.Len64(uint64(n))
	for {
		if r := int64(g.bits(k)); r < n {
			return r, nil
		}
		if err := c.Steps(1); err != nil {
			return 0, err
		}
	}
}

// belowBig is below for ints of any size and for overriding classes.
func (g *generator) belowBig(c *py.Context, self, n py.Value) (py.Value, error) {
	if g.floats {
		return g.belowFloat(c, self, n)
	}
	k := py.BigOf(n).BitLen()
	for {
		var r py.Value
		var err error
		if g.bitsOver {
			r, err = c.CallMethod(self, "getrandbits", py.Int(int64(k)))
		} else {
			r, err = g.randomBits(c, k)
		}
		if err != nil {
			return py.Value{}, err
		}
		small, err := c.Less(r, n)
		if err != nil || small {
			return r, err
		}
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
	}
}

// belowFloat draws from random() where that is all a class overrides.
func (g *generator) belowFloat(c *py.Context, self, n py.Value) (py.Value, error) {
	const most = 1 << 53
	small, big := py.IntParts(n)
	limit := 1.0
	if big == nil && small < most {
		limit = float64(most-most%small) / most
	} else {
		small = most
	}
	for {
		x, err := g.float(c, self)
		if err != nil {
			return py.Value{}, err
		}
		if x < limit || small == most {
			if small == most {
				f, err := c.ToFloat(n)
				if err != nil {
					return py.Value{}, err
				}
				return c.FloatToInt(math.Floor(x * f))
			}
			return c.FloatToInt(math.Floor(math.Mod(x*most, float64(small))))
		}
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
	}
}

func randInt(c *py.Context, a []py.Value) (py.Value, error) {
	stop, err := c.Binary(py.Add, a[2], py.Int(1))
	if err != nil {
		return py.Value{}, err
	}
	return randRange(c, []py.Value{a[0], a[1], stop, py.Int(1)})
}

func randRange(c *py.Context, a []py.Value) (py.Value, error) {
	start, err := c.Index(a[1])
	if err != nil {
		return py.Value{}, err
	}
	if a[2].IsNone() {
		if a[3] != py.Int(1) {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "Missing a non-None stop argument")
		}
		if py.BigOf(start).Sign() <= 0 {
			return py.Value{}, c.Errorf(&py.ValueErrorType, "empty range for randrange()")
		}
		return of(a[0]).draw(c, a[0], py.Int(0), py.Int(1), start)
	}
	stop, err := c.Index(a[2])
	if err != nil {
		return py.Value{}, err
	}
	step, err := c.Index(a[3])
	if err != nil {
		return py.Value{}, err
	}
	if step == py.Int(0) {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "zero step for randrange()")
	}
	count, err := rangeLength(c, start, stop, step)
	if err != nil {
		return py.Value{}, err
	}
	if py.BigOf(count).Sign() <= 0 {
		return py.Value{}, emptyRange(c, a[1:])
	}
	return of(a[0]).draw(c, a[0], start, step, count)
}

func emptyRange(c *py.Context, a []py.Value) error {
	text := ""
	for i, v := range a {
		if i == 2 && v == py.Int(1) {
			break
		}
		s, err := c.Str(v)
		if err != nil {
			return err
		}
		if i > 0 {
			text += ", "
		}
		text += s
	}
	return c.Errorf(&py.ValueErrorType, "empty range in randrange(%s)", text)
}

// rangeLength is ceil((stop - start) / step).
func rangeLength(c *py.Context, start, stop, step py.Value) (py.Value, error) {
	if start.IsInt() && stop.IsInt() && step == py.Int(1) && start.AsInt() >= 0 && stop.AsInt() >= 0 {
		return py.Int(stop.AsInt() - start.AsInt()), nil
	}
	width, err := c.Binary(py.Sub, start, stop)
	if err != nil {
		return py.Value{}, err
	}
	n, err := c.Binary(py.FloorDiv, width, step)
	if err != nil {
		return py.Value{}, err
	}
	return c.Unary(py.Neg, n)
}

// draw returns start + step*x with x below count.
func (g *generator) draw(c *py.Context, self, start, step, count py.Value) (py.Value, error) {
	if start.IsInt() && step == py.Int(1) && count.IsInt() {
		x, err := g.below(c, self, count.AsInt())
		if sum := start.AsInt() + x; err != nil || sum >= start.AsInt() {
			return py.Int(sum), err
		}
		return c.Binary(py.Add, start, py.Int(x))
	}
	x, err := g.belowBig(c, self, count)
	if err != nil {
		return py.Value{}, err
	}
	if x, err = c.Binary(py.Mul, x, step); err != nil {
		return py.Value{}, err
	}
	return c.Binary(py.Add, start, x)
}

func choice(c *py.Context, a []py.Value) (py.Value, error) {
	n, err := c.Len(a[1])
	if err != nil {
		return py.Value{}, err
	}
	if n == 0 {
		return py.Value{}, c.Errorf(&py.IndexErrorType, "Cannot choose from an empty sequence")
	}
	i, err := of(a[0]).below(c, a[0], int64(n))
	if err != nil {
		return py.Value{}, err
	}
	return c.GetItem(a[1], py.Int(i))
}

func shuffle(c *py.Context, a []py.Value) (py.Value, error) {
	n, err := c.Len(a[1])
	if err != nil {
		return py.Value{}, err
	}
	x := a[1]
	for i := n - 1; i > 0; i-- {
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		j, err := of(a[0]).below(c, a[0], int64(i)+1)
		if err != nil {
			return py.Value{}, err
		}
		if err := swap(c, x, py.Int(int64(i)), py.Int(j)); err != nil {
			return py.Value{}, err
		}
	}
	return py.None, nil
}

func swap(c *py.Context, x, i, j py.Value) error {
	p, err := c.GetItem(x, j)
	if err != nil {
		return err
	}
	q, err := c.GetItem(x, i)
	if err != nil {
		return err
	}
	if err := c.SetItem(x, i, p); err != nil {
		return err
	}
	return c.SetItem(x, j, q)
}

func sample(c *py.Context, a []py.Value) (py.Value, error) {
	population, k := a[1], a[2]
	if !isSequence(population) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "Population must be a sequence.  For dicts or sets, use sorted(d).")
	}
	n, err := c.Len(population)
	if err != nil {
		return py.Value{}, err
	}
	want, err := c.IndexInt(k, true)
	if err != nil {
		return py.Value{}, err
	}
	if !a[3].IsNone() {
		return sampleCounts(c, a, n, want)
	}
	picks, err := of(a[0]).pick(c, a[0], int64(n), want)
	if err != nil {
		return py.Value{}, err
	}
	return gather(c, population, picks)
}

// isSequence reports what collections.abc.Sequence takes for one.
func isSequence(v py.Value) bool {
	switch v.Kind() {
	case py.KindStr, py.KindBytes, py.KindByteArray:
		return true
	}
	return v.Type().Has(py.TypeSequence)
}

// gather returns the list of the items at the given places.
func gather(c *py.Context, population py.Value, picks []int64) (py.Value, error) {
	items := make([]py.Value, 0, len(picks))
	mark := c.Push(population)
	defer c.Pop(mark)
	for _, i := range picks {
		v, err := c.GetItem(population, py.Int(i))
		if err != nil {
			return py.Value{}, err
		}
		c.Push(v)
		items = append(items, v)
	}
	return py.NewList(items).Value(), nil
}

// pick draws k different numbers below n, in the order in which CPython draws
// them: from a pool that shrinks when k is a good part of n, else by rejecting
// those already drawn.
func (g *generator) pick(c *py.Context, self py.Value, n int64, k int) ([]int64, error) {
	if k < 0 || int64(k) > n {
		return nil, c.Errorf(&py.ValueErrorType, "Sample larger than population or is negative")
	}
	limit := int64(21)
	if k > 5 {
		limit += int64(1) << (2 * ceilLog4(3*int64(k)))
	}
	if err := c.Charge(int64(k)+1, int64(k)*72+256); err != nil {
		return nil, err
	}
	if n > limit {
		return g.pickSparse(c, self, n, k)
	}
	if err := c.Charge(n/8, n*8); err != nil {
		return nil, err
	}
	pool := make([]int64, n)
	for i := range pool {
		pool[i] = int64(i)
	}
	picks := make([]int64, k)
	for i := range picks {
		left := n - int64(i)
		j, err := g.below(c, self, left)
		if err != nil {
			return nil, err
		}
		picks[i], pool[j] = pool[j], pool[left-1]
	}
	return picks, nil
}

// ceilLog4 returns the least e with 4**e >= n.
func ceilLog4(n int64) int {
	e := 0
	for p := int64(1); p < n; p *= 4 {
		e++
	}
	return e
}

func (g *generator) pickSparse(c *py.Context, self py.Value, n int64, k int) ([]int64, error) {
	seen := make(map[int64]struct{}, k)
	picks := make([]int64, 0, k)
	for len(picks) < k {
		if err := c.Steps(2); err != nil {
			return nil, err
		}
		j, err := g.below(c, self, n)
		if err != nil {
			return nil, err
		}
		if _, ok := seen[j]; !ok {
			seen[j] = struct{}{}
			picks = append(picks, j)
		}
	}
	return picks, nil
}

// sampleCounts samples a population whose items are repeated counts times.
func sampleCounts(c *py.Context, a []py.Value, n, k int) (py.Value, error) {
	counts, err := c.Items(a[3])
	if err != nil {
		return py.Value{}, err
	}
	if len(counts) != n {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "The number of counts does not match the population")
	}
	sums := make([]int64, len(counts))
	total := int64(0)
	for i, v := range counts {
		if !py.IsIntLike(v) {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "Counts must be integers")
		}
		x, big := py.IntParts(v)
		if big != nil || x > 0 && total > math.MaxInt64-x {
			return py.Value{}, c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C ssize_t")
		}
		total += x
		sums[i] = total
	}
	if total < 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "Counts must be non-negative")
	}
	picks, err := of(a[0]).pick(c, a[0], total, k)
	if err != nil {
		return py.Value{}, err
	}
	for i, x := range picks {
		picks[i] = int64(search(len(sums)-1, func(j int) bool { return x < sums[j] }))
	}
	return gather(c, a[1], picks)
}

// search returns the first j below n for which less(j), or n: bisect_right.
func search(n int, less func(j int) bool) int {
	lo, hi := 0, max(n, 0)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if less(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

func choices(c *py.Context, a []py.Value) (py.Value, error) {
	population, weights, cum := a[1], a[2], a[3]
	k, err := c.IndexInt(a[4], true)
	if err != nil {
		return py.Value{}, err
	}
	n, err := c.Len(population)
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Charge(int64(max(k, 0)), int64(max(k, 0))*24+96); err != nil {
		return py.Value{}, err
	}
	if weights.IsNone() && cum.IsNone() {
		return of(a[0]).chooseEven(c, a[0], population, n, k)
	}
	sums, err := cumulative(c, weights, cum)
	if err != nil {
		return py.Value{}, err
	}
	if len(sums) != n {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "The number of weights does not match the population")
	}
	if n == 0 {
		return py.Value{}, c.Errorf(&py.IndexErrorType, "list index out of range")
	}
	return of(a[0]).chooseWeighted(c, a[0], population, sums, k)
}

func (g *generator) chooseEven(c *py.Context, self, population py.Value, n, k int) (py.Value, error) {
	picks := make([]int64, max(k, 0))
	for i := range picks {
		x, err := g.float(c, self)
		if err != nil {
			return py.Value{}, err
		}
		picks[i] = int64(math.Floor(x * float64(n)))
	}
	return gather(c, population, picks)
}

// cumulative returns the running sums of the weights.
func cumulative(c *py.Context, weights, cum py.Value) ([]float64, error) {
	if !weights.IsNone() && !cum.IsNone() {
		return nil, c.Errorf(&py.TypeErrorType, "Cannot specify both weights and cumulative weights")
	}
	if py.IsIntLike(weights) {
		n, err := c.Repr(weights)
		if err != nil {
			return nil, err
		}
		return nil, c.Errorf(&py.TypeErrorType, "The number of choices must be a keyword argument: k=%s", n)
	}
	given := cum
	if cum.IsNone() {
		given = weights
	}
	items, err := c.Items(given)
	if err != nil {
		return nil, err
	}
	sums := make([]float64, len(items))
	total := py.Value{}
	for i, v := range items {
		switch {
		case !cum.IsNone() || i == 0:
			total = v
		default:
			if total, err = c.Binary(py.Add, total, v); err != nil {
				return nil, err
			}
		}
		if sums[i], err = c.ToFloat(total); err != nil {
			return nil, err
		}
	}
	return sums, nil
}

func (g *generator) chooseWeighted(c *py.Context, self, population py.Value, sums []float64, k int) (py.Value, error) {
	total := sums[len(sums)-1]
	if total <= 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "Total of weights must be greater than zero")
	}
	if total-total != 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "Total of weights must be finite")
	}
	if err := c.Steps(max(k, 0) * bits.Len(uint(len(sums))) / 8); err != nil {
		return py.Value{}, err
	}
	picks := make([]int64, max(k, 0))
	for i := range picks {
		x, err := g.float(c, self)
		if err != nil {
			return py.Value{}, err
		}
		x *= total
		picks[i] = int64(search(len(sums)-1, func(j int) bool { return x < sums[j] }))
	}
	return gather(c, population, picks)
}
