package cmath

import (
	"math"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
)

func TestConstants(t *testing.T) {
	if sqrtLarge != math.Sqrt(large) || sqrtSmall != math.Sqrt(smallest) || logLarge != libm.Log(large) {
		t.Errorf("the roots are %x and %x, the logarithm is %x", math.Sqrt(large), math.Sqrt(smallest), libm.Log(large))
	}
}
