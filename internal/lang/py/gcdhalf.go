package py

import "math/big"

// Greatest common divisors of very long ints by halving (Lehmer, Knuth,
// Schönhage; the course of it as in N. Möller, On Schönhage's algorithm and
// subquadratic integer GCD computation, 2008): the quotients that take the
// upper half of two numbers to half its length are nearly those of the whole
// numbers, and all of them together are one matrix, found by recursion and
// applied by fast products. Where quotients at the end are not those of the
// whole numbers the results are a little larger or negative, but the matrix is
// unimodular all the same, which is all that counts.

const (
	// halfWords is the size up to which Lehmer's steps make the matrix.
	halfWords = 120
	// halvedWords is the size from which halving is quicker.
	halvedWords = 2500
)

// A matrix makes m[0]*a + m[1]*b and m[2]*a + m[3]*b of a and b.
type matrix [4]*big.Int

func identity() matrix {
	return matrix{big.NewInt(1), new(big.Int), new(big.Int), big.NewInt(1)}
}

// row returns x*a + y*b.
func (c *Context) row(x, y, a, b *big.Int) (*big.Int, error) {
	p, err := c.product(x, a)
	if err != nil {
		return nil, err
	}
	q, err := c.product(y, b)
	if err != nil {
		return nil, err
	}
	return p.Add(p, q), nil
}

// apply returns what m makes of a and b, after changes to m by which neither is
// negative and the first is the larger.
func (c *Context) apply(m *matrix, a, b *big.Int) (x, y *big.Int, err error) {
	if x, err = c.row(m[0], m[1], a, b); err != nil {
		return nil, nil, err
	}
	if y, err = c.row(m[2], m[3], a, b); err != nil {
		return nil, nil, err
	}
	for i, n := range [...]*big.Int{x, y} {
		if n.Sign() < 0 {
			n.Neg(n)
			m[2*i], m[2*i+1] = new(big.Int).Neg(m[2*i]), new(big.Int).Neg(m[2*i+1])
		}
	}
	if x.Cmp(y) < 0 {
		x, y = y, x
		m[0], m[1], m[2], m[3] = m[2], m[3], m[0], m[1]
	}
	return x, y, nil
}

// after returns the matrix that does m and then l.
func (c *Context) after(l, m matrix) (p matrix, err error) {
	for i := range p {
		row, column := i&2, i&1
		if p[i], err = c.row(l[row], l[row+1], m[column], m[2+column]); err != nil {
			return p, err
		}
	}
	return p, nil
}

// divided is one step of Euclid's on a and b, which m led to.
func (c *Context) divided(m matrix, a, b *big.Int) (matrix, *big.Int, *big.Int, error) {
	q, r, err := c.quotient(a, b)
	if err != nil {
		return m, nil, nil, err
	}
	m, err = c.after(matrix{new(big.Int), big.NewInt(1), big.NewInt(1), q.Neg(q)}, m)
	return m, b, r, err
}

// halve returns a matrix that takes a >= b to about half the words of a.
func (c *Context) halve(a, b *big.Int) (matrix, error) {
	n := words(a)
	least := n / 2
	if words(b) <= least {
		return identity(), nil
	}
	if n <= halfWords {
		l := lehmer{c: c, a: a, b: b, least: least, columns: [][2]*big.Int{{big.NewInt(1), new(big.Int)}, {new(big.Int), big.NewInt(1)}}}
		err := l.run()
		return matrix{l.columns[0][0], l.columns[1][0], l.columns[0][1], l.columns[1][1]}, err
	}
	m, err := c.halveAbove(a, b, n/2)
	if err != nil {
		return m, err
	}
	if a, b, err = c.apply(&m, a, b); err != nil {
		return m, err
	}
	if words(b) > least {
		if m, a, b, err = c.divided(m, a, b); err != nil {
			return m, err
		}
	}
	size := words(a)
	drop := 2*least - size
	if words(b) <= least || size-drop > n-n/8 {
		return m, nil
	}
	l, err := c.halveAbove(a, b, drop)
	if err != nil {
		return m, err
	}
	return c.after(l, m)
}

// halveAbove is halve without the lowest words of a and b.
func (c *Context) halveAbove(a, b *big.Int, drop int) (matrix, error) {
	drop = max(drop, 0) * 64
	return c.halve(new(big.Int).Rsh(a, uint(drop)), new(big.Int).Rsh(b, uint(drop)))
}

// halvedGCD is longGCD by halving; the caller has charged.
func (c *Context) halvedGCD(x, y []big.Word) (Value, error) {
	a, b := new(big.Int).SetBits(x), new(big.Int).SetBits(y)
	for words(b) > halvedWords {
		if words(a) <= words(b)+1 {
			m, err := c.halveAbove(a, b, words(a)/2)
			if err != nil {
				return Value{}, err
			}
			before := words(a) + words(b)
			if a, b, err = c.apply(&m, a, b); err != nil {
				return Value{}, err
			}
			if words(a)+words(b) < before {
				continue
			}
		}
		_, r, err := c.quotient(a, b)
		if err != nil {
			return Value{}, err
		}
		a, b = b, r
	}
	return c.longGCD(a.Bits(), b.Bits())
}
