package py

import (
	"math"
	"math/big"
)

// product returns a*b; the caller has charged.
func (c *Context) product(a, b *big.Int) (*big.Int, error) {
	return new(big.Int).Mul(a, b), nil
}

// quotient returns a/b cut towards zero and the remainder; the caller has
// charged.
func (c *Context) quotient(a, b *big.Int) (q, r *big.Int, err error) {
	q, r = new(big.Int).QuoRem(a, b, new(big.Int))
	return q, r, nil
}

// gcdExt returns g, the greatest common divisor of a and m > 0, and an x with
// a*x = g modulo m.
func (c *Context) gcdExt(a, m *big.Int) (g, x *big.Int, err error) {
	w := words(m)
	if err := c.chargeBig(4*w, 2*gcdSteps(w)); err != nil {
		return nil, nil, err
	}
	x = new(big.Int)
	return new(big.Int).GCD(x, nil, a, m), x, nil
}

// BigGCD returns the greatest common divisor, charged.
func (c *Context) BigGCD(a, b *big.Int) (*big.Int, error) {
	w := max(words(a), words(b))
	if err := c.chargeBig(4*w, gcdSteps(w)); err != nil {
		return nil, err
	}
	return new(big.Int).GCD(nil, nil, new(big.Int).Abs(a), new(big.Int).Abs(b)), nil
}

// bigText returns the digits of n, charged.
func (c *Context) bigText(n *big.Int, base int) (string, error) {
	w := words(n)
	if err := c.Charge(textSteps(w), int64(n.BitLen())); err != nil {
		return "", err
	}
	return n.Text(base), nil
}

// parseBig converts digits, valid in the base, charged.
func (c *Context) parseBig(digits string, base int) (*big.Int, error) {
	w := len(digits)/10 + 1
	if err := c.chargeBig(4*w, textSteps(w)); err != nil {
		return nil, err
	}
	n, _ := new(big.Int).SetString(digits, base)
	return n, nil
}

// MulBig returns a*b, charged.
func (c *Context) MulBig(a, b *big.Int) (*big.Int, error) { return c.chargedProduct(a, b) }

// SqrtBig returns the integer part of the root of n >= 0, charged.
func (c *Context) SqrtBig(n *big.Int) (*big.Int, error) {
	w := words(n)
	if err := c.chargeBig(4*w, 2*divSteps(w, w/2)+8); err != nil {
		return nil, err
	}
	return new(big.Int).Sqrt(n), nil
}

// FrexpBig returns n > 0 as m * 2**exp with m, correctly rounded, from 0.5 up
// to 1.
func FrexpBig(n *big.Int) (m float64, exp int) {
	exp = n.BitLen()
	shift := max(exp-64, 0)
	top := new(big.Int).Rsh(n, uint(shift))
	m = roundScaled(top.Uint64(), int(n.TrailingZeroBits()) < shift, -64)
	if exp < 64 {
		m, e := math.Frexp(m)
		return m, e + 64
	}
	if m == 1 {
		return 0.5, exp + 1
	}
	return m, exp
}
