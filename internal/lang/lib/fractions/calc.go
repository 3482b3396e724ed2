package fractions

import (
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A calc does arithmetic on ints and keeps the first error; after one it
// answers zeros.
type calc struct {
	c   *py.Context
	err error
}

func (k *calc) do(op py.BinaryOp, a, b py.Value) py.Value {
	if k.err != nil {
		return py.Int(0)
	}
	v, err := k.c.Binary(op, a, b)
	if err != nil {
		k.err = err
		return py.Int(0)
	}
	return v
}

func (k *calc) add(a, b py.Value) py.Value { return k.do(py.Add, a, b) }
func (k *calc) sub(a, b py.Value) py.Value { return k.do(py.Sub, a, b) }
func (k *calc) mul(a, b py.Value) py.Value { return k.do(py.Mul, a, b) }
func (k *calc) pow(a, b py.Value) py.Value { return k.do(py.Pow, a, b) }

// div divides rounding down; by 1 it is free.
func (k *calc) div(a, b py.Value) py.Value {
	if b == py.Int(1) {
		return a
	}
	return k.do(py.FloorDiv, a, b)
}

// mod is the remainder that goes with div.
func (k *calc) mod(a, b py.Value) py.Value { return k.do(py.Mod, a, b) }

func (k *calc) neg(a py.Value) py.Value { return k.do(py.Sub, py.Int(0), a) }

func (k *calc) abs(a py.Value) py.Value {
	if sign(a) < 0 {
		return k.neg(a)
	}
	return a
}

// divmod divides rounding down.
func (k *calc) divmod(a, b py.Value) (q, r py.Value) {
	q = k.do(py.FloorDiv, a, b)
	return q, k.sub(a, k.mul(q, b))
}

// less reports a < b.
func (k *calc) cmp(a, b py.Value) int {
	if k.err != nil {
		return 0
	}
	return compareInts(a, b)
}

// ten is 10**n.
func (k *calc) ten(n py.Value) py.Value { return k.pow(py.Int(10), n) }

func (k *calc) gcd(a, b py.Value) py.Value {
	if k.err != nil {
		return py.Int(1)
	}
	if a.IsInt() && b.IsInt() {
		if g := gcd64(magnitude(a.AsInt()), magnitude(b.AsInt())); g <= 1<<62 {
			return py.Int(int64(g))
		}
	}
	if a == py.Int(1) || b == py.Int(1) {
		return py.Int(1)
	}
	g, err := k.c.BigGCD(py.BigOf(a), py.BigOf(b))
	if err != nil {
		k.err = err
		return py.Int(1)
	}
	return py.BigInt(g)
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// gcd64 is the binary algorithm.
func gcd64(a, b uint64) uint64 {
	if a == 0 || b == 0 {
		return a | b
	}
	shift := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	for b != 0 {
		b >>= bits.TrailingZeros64(b)
		if a > b {
			a, b = b, a
		}
		b -= a
	}
	return a << shift
}

// sign returns the sign of an int.
func sign(v py.Value) int {
	n, big := py.IntParts(v)
	if big != nil {
		return big.Sign()
	}
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func compareInts(a, b py.Value) int {
	if a.IsInt() && b.IsInt() {
		x, y := a.AsInt(), b.AsInt()
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	}
	return py.BigOf(a).Cmp(py.BigOf(b))
}
