package random

import "math/big"

// A twister is the generator MT19937 of Matsumoto and Nishimura.
type twister struct {
	state [size]uint32
	index int
}

const (
	size   = 624
	middle = 397
)

// seedWord fills the state from one word.
func (t *twister) seedWord(s uint32) {
	t.state[0] = s
	for i := 1; i < size; i++ {
		s = 1812433253*(s^s>>30) + uint32(i)
		t.state[i] = s
	}
	t.index = size
}

// seedKey fills the state from a key of any length but 0.
func (t *twister) seedKey(key []uint32) {
	t.seedWord(19650218)
	i, j := 1, 0
	for k := max(size, len(key)); k > 0; k-- {
		prev := t.state[i-1]
		t.state[i] = (t.state[i] ^ (prev^prev>>30)*1664525) + key[j] + uint32(j)
		i = t.advance(i)
		if j++; j >= len(key) {
			j = 0
		}
	}
	for k := size - 1; k > 0; k-- {
		prev := t.state[i-1]
		t.state[i] = (t.state[i] ^ (prev^prev>>30)*1566083941) - uint32(i)
		i = t.advance(i)
	}
	t.state[0] = 1 << 31
}

func (t *twister) advance(i int) int {
	if i++; i >= size {
		t.state[0] = t.state[size-1]
		i = 1
	}
	return i
}

// seedInt seeds from the absolute value of n, in words of 32 bits from the
// lowest up.
func (t *twister) seedInt(n *big.Int) {
	b := new(big.Int).Abs(n).Bytes()
	key := make([]uint32, max(1, (len(b)+3)/4))
	for i := range b {
		at := len(b) - 1 - i
		key[at/4] |= uint32(b[i]) << (8 * (at % 4))
	}
	t.seedKey(key)
}

// refill makes the next 624 words.
func (t *twister) refill() {
	mix := func(a, b, c uint32) uint32 {
		y := a&(1<<31) | b&(1<<31-1)
		return c ^ y>>1 ^ (y&1)*0x9908b0df
	}
	s := &t.state
	for i := 0; i < size-middle; i++ {
		s[i] = mix(s[i], s[i+1], s[i+middle])
	}
	for i := size - middle; i < size-1; i++ {
		s[i] = mix(s[i], s[i+1], s[i+middle-size])
	}
	s[size-1] = mix(s[size-1], s[0], s[middle-1])
	t.index = 0
}

// word returns 32 random bits.
func (t *twister) word() uint32 {
	if t.index >= size {
		t.refill()
	}
	y := t.state[t.index]
	t.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float returns a number from 0 up to 1, of 53 bits.
func (t *twister) float() float64 {
	a, b := t.word()>>5, t.word()>>6
	return (float64(float64(a)*67108864) + float64(b)) * (1.0 / 9007199254740992)
}

// bits returns k random bits, 0 < k <= 64.
func (t *twister) bits(k int) uint64 {
	if k <= 32 {
		return uint64(t.word() >> (32 - k))
	}
	low := uint64(t.word())
	return low | uint64(t.word()>>(64-k))<<32
}

// bigBits returns k random bits, k > 0.
func (t *twister) bigBits(k int) *big.Int {
	b := make([]byte, (k+31)/32*4)
	for end := len(b); end > 0; end -= 4 {
		w := t.word()
		if k < 32 {
			w >>= 32 - k
		}
		k -= 32
		b[end-1], b[end-2], b[end-3], b[end-4] = byte(w), byte(w>>8), byte(w>>16), byte(w>>24)
	}
	return new(big.Int).SetBytes(b)
}
