package random

import (
	"encoding/binary"
	"math/big"
	"math/bits"
	"sync"
)

// SHA-512, by which texts become seeds. The standard library's needs the
// operating system, which nothing in the language may. Its constants are the
// fractions of the square and cube roots of the first primes.

var shaConstants = sync.OnceValues(func() (start [8]uint64, round [80]uint64) {
	n := 0
	for p := int64(2); n < len(round); p++ {
		if !big.NewInt(p).ProbablyPrime(0) {
			continue
		}
		if n < len(start) {
			start[n] = rootFraction(p, 2)
		}
		round[n] = rootFraction(p, 3)
		n++
	}
	return start, round
})

// rootFraction returns the first 64 bits of the fraction of the k-th root of p.
func rootFraction(p int64, k int) uint64 {
	target := new(big.Int).Lsh(big.NewInt(p), uint(64*k))
	root, power := new(big.Int), new(big.Int)
	for bit := 68; bit >= 0; bit-- {
		root.SetBit(root, bit, 1)
		if power.Exp(root, big.NewInt(int64(k)), nil).Cmp(target) > 0 {
			root.SetBit(root, bit, 0)
		}
	}
	return root.And(root, new(big.Int).SetUint64(1<<64-1)).Uint64()
}

// sha512 returns the digest of text.
func sha512(text string) []byte {
	h, k := shaConstants()
	data := append([]byte(text), 0x80)
	for len(data)%128 != 112 {
		data = append(data, 0)
	}
	data = binary.BigEndian.AppendUint64(data, uint64(len(text))>>61)
	data = binary.BigEndian.AppendUint64(data, uint64(len(text))<<3)
	for ; len(data) > 0; data = data[128:] {
		shaBlock(&h, &k, data[:128])
	}
	var out []byte
	for _, w := range h {
		out = binary.BigEndian.AppendUint64(out, w)
	}
	return out
}

func shaBlock(h *[8]uint64, k *[80]uint64, block []byte) {
	var w [80]uint64
	for i := range 16 {
		w[i] = binary.BigEndian.Uint64(block[8*i:])
	}
	for i := 16; i < 80; i++ {
		a, b := w[i-15], w[i-2]
		s0 := bits.RotateLeft64(a, -1) ^ bits.RotateLeft64(a, -8) ^ a>>7
		s1 := bits.RotateLeft64(b, -19) ^ bits.RotateLeft64(b, -61) ^ b>>6
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	v := *h
	for i := range 80 {
		a, e := v[0], v[4]
		s1 := bits.RotateLeft64(e, -14) ^ bits.RotateLeft64(e, -18) ^ bits.RotateLeft64(e, -41)
		t1 := v[7] + s1 + (e&v[5] ^ ^e&v[6]) + k[i] + w[i]
		s0 := bits.RotateLeft64(a, -28) ^ bits.RotateLeft64(a, -34) ^ bits.RotateLeft64(a, -39)
		t2 := s0 + (a&v[1] ^ a&v[2] ^ v[1]&v[2])
		v = [8]uint64{t1 + t2, v[0], v[1], v[2], v[3] + t1, v[4], v[5], v[6]}
	}
	for i := range h {
		h[i] += v[i]
	}
}
