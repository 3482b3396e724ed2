package fractions

import (
	"math"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// compare orders Fractions among each other and with rationals and floats.
func compare(c *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	if !Is(a) {
		if !Is(b) {
			return py.NotImplemented, nil
		}
		return compare(c, b, a, op.Swapped())
	}
	x := *of(a)
	y, ok, err := rational(c, b)
	if err != nil {
		return py.Value{}, err
	}
	if ok {
		return ordered(c, x, y, op)
	}
	if b.Kind() == py.KindComplex && (op == py.EQ || op == py.NE) && imag(b.Complex().C) == 0 {
		b = py.Float(real(b.Complex().C))
	}
	f, isFloat := py.FloatOf(b)
	switch {
	case !isFloat:
		return py.NotImplemented, nil
	case f != f || math.IsInf(f, 0):
		return c.Compare(op, py.Float(0), py.Float(f))
	}
	num, den := py.FloatRatio(f)
	return ordered(c, x, ratio{py.BigInt(num), py.BigInt(den)}, op)
}

func ordered(c *py.Context, x, y ratio, op py.CompareOp) (py.Value, error) {
	if op == py.EQ || op == py.NE {
		same := compareInts(x.den, y.den) == 0 && compareInts(x.num, y.num) == 0
		return py.Bool(same == (op == py.EQ)), nil
	}
	k := calc{c: c}
	cmp := k.cmp(k.mul(x.num, y.den), k.mul(y.num, x.den))
	return py.Bool(op.Holds(cmp)), k.err
}

// hashModulus is the prime by which numbers are hashed.
const hashModulus = 1<<61 - 1

// hash is numerator / denominator modulo the prime, as for all numbers, so
// that equal numbers have equal hashes.
func hash(c *py.Context, v py.Value) (int64, error) {
	r := of(v)
	if err := c.Steps((py.BigOf(r.num).BitLen() + py.BigOf(r.den).BitLen()) / 512); err != nil {
		return 0, err
	}
	den, num := hashInt(r.den), hashInt(r.num)
	h := uint64(314159)
	if den != 0 {
		h = mulMod(uint64(num), inverse(uint64(den)))
	}
	result := int64(h)
	if sign(r.num) < 0 {
		result = -result
	}
	if result == -1 {
		result = -2
	}
	return result, nil
}

// hashInt is the hash of the absolute value of n.
func hashInt(v py.Value) int64 {
	n, big := py.IntParts(v)
	if big != nil {
		h := py.HashBig(big)
		if big.Sign() < 0 {
			h = -h
		}
		if h == 2 && big.Sign() < 0 {
			h = residueOfTwo(v)
		}
		return h
	}
	return int64(magnitude(n) % hashModulus)
}

// residueOfTwo tells apart the residues 1 and 2, which a negative int hashes
// alike.
func residueOfTwo(v py.Value) int64 {
	n := py.BigOf(v)
	r := int64(0)
	words := n.Bits()
	for i := len(words) - 1; i >= 0; i-- {
		hi, lo := bits.Mul64(uint64(r), 8) // 2**64 is 8 modulo the prime
		_, rem := bits.Div64(hi, lo, hashModulus)
		r = int64((rem + uint64(words[i])%hashModulus) % hashModulus)
	}
	return r
}

func mulMod(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	_, rem := bits.Div64(hi, lo, hashModulus)
	return rem
}

// inverse is x ** (p-2), by Fermat.
func inverse(x uint64) uint64 {
	r := uint64(1)
	for e := uint64(hashModulus - 2); e > 0; e >>= 1 {
		if e&1 == 1 {
			r = mulMod(r, x)
		}
		x = mulMod(x, x)
	}
	return r
}
