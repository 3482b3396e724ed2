package py

// Predicted costs of big-number work, in steps of about 20 ns. They are whole
// numbers of the sizes only, so that a run costs the same everywhere.

const (
	// karatsubaWords is where math/big leaves schoolbook multiplication.
	karatsubaWords = 40
	// sliceWords is the size up to which one product or quotient of math/big
	// is so short (some 10 ms) that nothing need be looked at meanwhile.
	sliceWords = 12000
	// sliceSteps is the predicted cost up to which work is done in one piece.
	sliceSteps = 500_000
)

// mulSteps predicts the product of n by m words.
func mulSteps(n, m int) int64 {
	if n < m {
		n, m = m, n
	}
	if m <= karatsubaWords {
		return int64(n)*int64(m)/16 + 1
	}
	if m <= sliceWords {
		return (int64(n)/int64(m) + 1) * karatsubaSteps(m)
	}
	return transformSteps(int64(n) + int64(m))
}

// karatsubaSteps predicts the product of m by m words: three times the work
// for twice the words.
func karatsubaSteps(m int) int64 {
	f := int64(1)
	for m > karatsubaWords {
		m = (m + 1) / 2
		f *= 3
	}
	return f * (int64(m)*int64(m)/16 + 1)
}

// transformSteps predicts a product of w words made by transforms.
func transformSteps(w int64) int64 {
	log := int64(1)
	for x := w; x > 1; x >>= 1 {
		log++
	}
	return 3 * w * (log + 3)
}

// divSteps predicts the division of n by m words.
func divSteps(n, m int) int64 {
	q := n - m + 1
	if q <= 0 {
		return int64(n)/32 + 1
	}
	if q <= karatsubaWords || m <= karatsubaWords {
		return int64(q)*int64(m)/8 + int64(n)/8 + 1
	}
	return 4*mulSteps(q, m) + int64(n)/8
}

// textSteps predicts the conversion of w words to or from text in a base that
// is no power of two: divisions by halves, all the way down.
func textSteps(w int) int64 {
	if w <= karatsubaWords {
		return int64(w)*int64(w)/8 + int64(w) + 1
	}
	return 3*mulSteps(w/2+1, w/2+1) + int64(w)*8
}

// euclidSteps predicts an inverse of n words, and a greatest common divisor
// without halving.
func euclidSteps(n int) int64 { return int64(n)*int64(n)/4 + int64(n)*2 + 1 }

// gcdSteps predicts a greatest common divisor of n words: each round takes a
// quarter off.
func gcdSteps(n int) int64 {
	steps := int64(0)
	for ; n > halvedWords; n -= n / 4 {
		steps += halfSteps(n/2) + 4*mulSteps(n, n/4) + divSteps(n, n-1)
	}
	return steps + euclidSteps(n)
}

// halfSteps predicts the halving of n words: two of half the size, their
// products with the numbers and with one another.
func halfSteps(n int) int64 {
	steps, count := int64(0), int64(1)
	for ; n > halfWords; n /= 2 {
		steps += count * (4*mulSteps(n, n/4+1) + 8*mulSteps(n/4+1, n/4+1) + int64(n))
		count *= 2
	}
	return steps + 3*count*euclidSteps(n)
}

// gcdRoom is the size in words of what a greatest common divisor of n words
// needs meanwhile.
func gcdRoom(n int) int {
	if n <= halvedWords {
		return 2 * n
	}
	return 14 * n
}
