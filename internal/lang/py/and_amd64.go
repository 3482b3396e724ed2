package py

import "math/big"

// andBlocks puts x & y into z, for n > 0 blocks of eight words.
//
//go:noescape
func andBlocks(z, x, y *big.Word, n int)

// andMany puts x & y into z, all equally long, but for up to seven words at the
// end, and returns how many it has done. Go's compiler takes a word at a time,
// where C's take two or four.
func andMany(z, x, y []big.Word) int {
	n := min(len(z), len(x), len(y)) / 8
	if n > 0 {
		andBlocks(&z[0], &x[0], &y[0], n)
	}
	return 8 * n
}
