package builtins

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Builtins about numbers.

func abs(c *py.Context, a []py.Value) (py.Value, error) { return c.Unary(py.Abs, a[0]) }

func divmod(c *py.Context, a []py.Value) (py.Value, error) { return c.Binary(py.DivMod, a[0], a[1]) }

func pow(c *py.Context, a []py.Value) (py.Value, error) { return c.Power(a[0], a[1], a[2]) }

func round(c *py.Context, a []py.Value) (py.Value, error) {
	m, err := c.LookupSpecial(a[0], "__round__")
	if err != nil {
		return py.Value{}, err
	}
	if m.IsNil() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "type %s doesn't define __round__ method", a[0].Type().Shown())
	}
	if a[1].IsNone() {
		return c.Call(m)
	}
	return c.Call(m, a[1])
}

func sum(c *py.Context, a []py.Value) (py.Value, error) {
	if err := refuseText(c, a[0], a[1]); err != nil {
		return py.Value{}, err
	}
	root := c.Push(a[1])
	defer c.Pop(root)
	if l, ok := a[0].AsList(); ok && l.Unboxed() {
		s := summer{c: c, root: root} // not in the heap, since no function of it is handed on
		s.start(a[1])
		err := s.addList(l)
		return s.total(), err
	}
	s := &summer{c: c, root: root}
	s.start(a[1])
	if err := c.EachTaken(a[0], s.addFast, s.addSlowly); err != nil {
		return py.Value{}, err
	}
	return s.total(), nil
}

// refuseText raises where the sum starts with a text, unless there is nothing
// to iterate anyway.
func refuseText(c *py.Context, iterable, start py.Value) error {
	var hint string
	switch start.Kind() {
	case py.KindStr:
		hint = "strings [use ''.join(seq) instead]"
	case py.KindBytes:
		hint = "bytes [use b''.join(seq) instead]"
	case py.KindByteArray:
		hint = "bytearray [use b''.join(seq) instead]"
	default:
		return nil
	}
	if _, err := c.Iter(iterable); err != nil {
		return err
	}
	return c.Errorf(&py.TypeErrorType, "sum() can't sum %s", hint)
}

// A summer adds values up as CPython does: ints as ints while they fit in a
// machine word, floats and complex numbers with Neumaier's compensation,
// everything else by +. It goes from one mode to a later one, never back.
type summer struct {
	c    *py.Context
	root int // mark of the running total in the context's roots
	mode sumMode
	n    int64
	re   compensated
	im   compensated
	v    py.Value
}

type sumMode uint8

const (
	sumInts sumMode = iota
	sumFloats
	sumComplex
	sumAny
)

// A compensated sum is hi plus the rounding errors made so far.
type compensated struct{ hi, lo float64 }

func (s *compensated) add(x float64) {
	t := s.hi + x
	if math.Abs(s.hi) >= math.Abs(x) {
		s.lo += (s.hi - t) + x
	} else {
		s.lo += (x - t) + s.hi
	}
	s.hi = t
}

func (s *compensated) value() float64 {
	if s.lo != 0 && !math.IsInf(s.lo, 0) && !math.IsNaN(s.lo) {
		return s.hi + s.lo
	}
	return s.hi
}

// start takes v as the total so far. Only a total of exactly one of the three
// number types is added to in its own way; ints must fit in a word and come
// before floats.
func (s *summer) start(v py.Value) {
	switch {
	case v.IsInt():
		s.mode, s.n = sumInts, v.AsInt()
	default:
		s.restart(v)
	}
}

// restart goes on from v, in a mode after that of ints.
func (s *summer) restart(v py.Value) {
	s.v = v
	switch {
	case v.IsFloat() && s.mode < sumComplex:
		s.mode, s.re = sumFloats, compensated{hi: v.AsFloat()}
	case v.Is(&py.ComplexType) && s.mode < sumAny:
		z := v.Complex().C
		s.mode, s.re, s.im = sumComplex, compensated{hi: real(z)}, compensated{hi: imag(z)}
	default:
		s.mode = sumAny
	}
}

func (s *summer) total() py.Value {
	switch s.mode {
	case sumInts:
		return py.Int(s.n)
	case sumFloats:
		return py.Float(s.re.value())
	case sumComplex:
		return py.NewComplex(complex(s.re.value(), s.im.value()))
	}
	return s.v
}

// addList adds the items of a list of payloads. Adding those runs nothing that could
// change it.
func (s *summer) addList(l *py.List) error {
	n := l.Len()
	if err := s.c.Steps(n); err != nil {
		return err
	}
	for i := 0; i < n; i++ {
		if i += s.addPayloads(l, i); i == n {
			break
		}
		if item := l.At(i); s.addFast(item) {
			continue
		} else if err := s.addSlowly(item); err != nil {
			return err
		}
	}
	return nil
}

// addPayloads adds items of l from i on while they are of the kind of the sum,
// and returns how many.
func (s *summer) addPayloads(l *py.List, i int) int {
	start := i
	switch {
	case s.mode == sumInts:
		ints := l.Ints()
		for ; i < len(ints); i++ {
			t := s.n + ints[i]
			if (t > s.n) != (ints[i] > 0) {
				break
			}
			s.n = t
		}
	case s.mode == sumFloats:
		for floats := l.Floats(); i < len(floats); i++ {
			s.re.add(floats[i])
		}
	}
	return i - start
}

// addSlowly adds what addFast does not.
func (s *summer) addSlowly(item py.Value) error {
	if s.mode == sumFloats || s.mode == sumComplex {
		if f, ok, err := s.real(item); err != nil {
			return err
		} else if ok {
			s.re.add(f)
			return nil
		}
	}
	v, err := s.c.Binary(py.Add, s.total(), item)
	if err != nil {
		return err
	}
	s.restart(v)
	s.c.Keep(s.root, v)
	return nil
}

// addFast adds what needs neither conversion nor script code.
func (s *summer) addFast(item py.Value) bool {
	switch s.mode {
	case sumInts:
		if item.IsInt() || item.IsBool() {
			n := item.AsInt()
			if t := s.n + n; (t > s.n) == (n > 0) {
				s.n = t
				return true
			}
		}
	case sumFloats:
		if item.IsFloat() {
			s.re.add(item.AsFloat())
			return true
		}
	case sumComplex:
		if item.Is(&py.ComplexType) {
			z := item.Complex().C
			s.re.add(real(z))
			s.im.add(imag(z))
			return true
		}
	}
	return false
}

// real returns the value of an item that a float or complex sum takes by its
// value: ints always, floats of subclasses for complex sums.
func (s *summer) real(item py.Value) (f float64, ok bool, err error) {
	if py.IsIntLike(item) {
		f, err = s.c.ToFloat(item)
		return f, true, err
	}
	if s.mode == sumComplex {
		f, ok = py.FloatOf(item)
	}
	return f, ok, nil
}
