package py

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// TestDigits compares decimal digits, eight at a time, with strconv.
func TestDigits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	check := func(n uint64) {
		t.Helper()
		want := strconv.FormatUint(n, 10)
		if got := decimalLen(n); got != len(want) {
			t.Fatalf("decimalLen(%d) = %d", n, got)
		}
		to := make([]byte, len(want))
		if writeDecimal(to, n); string(to) != want {
			t.Fatalf("writeDecimal of %s: %s", want, to)
		}
		padded := strings.Repeat("0", 20-len(want)) + want
		for k := 1; k <= 20; k++ {
			to := make([]byte, k)
			if writeDecimal(to, n); string(to) != padded[20-k:] {
				t.Fatalf("writeDecimal of %s in %d bytes: %s", want, k, to)
			}
		}
		if n < 1e8 {
			if x := eightBytes(padded[12:]); !eightDigits(x) || eightValue(x) != uint(n) || eightText(n) != x {
				t.Fatalf("%d as eight digits: %x, %d", n, eightText(n), eightValue(x))
			}
		}
	}
	for _, p := range wordTens {
		for d := range uint64(3) {
			check(p + d - 1)
			check(2*p - d)
		}
	}
	check(1<<64 - 1)
	for range 100_000 {
		check(r.Uint64() >> r.IntN(64))
		check(r.Uint64N(1e8))
	}
	for at := range 8 {
		for b := range 256 {
			text := []byte("01234567")
			text[at] = byte(b)
			if got := eightDigits(eightBytes(string(text))); got != isASCIIDigit(byte(b)) {
				t.Fatalf("eightDigits(%q) = %v", text, got)
			}
		}
	}
}
