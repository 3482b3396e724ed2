package cmath

import (
	"math"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lazy"
)

// Results at infinities and NaN, as C99's annex G gives them: for each
// function 49 entries, by real part (-inf, negative, -0, 0, positive, inf, nan) and
// within that by imaginary part. An entry names both parts (i inf, n nan, p pi,
// h pi/2, q pi/4, t 3pi/4); E is a domain error, a point is left to the formula.
var specialTexts = [...]struct{ name, entries string }{
	{"acos", "t,i p,i p,i p,-i p,-i t,-i n,i h,i . . . . h,-i n,n h,i . . . . h,-i h,n h,i . . . . h,-i h,n h,i . . . . h,-i n,n q,i 0,i 0,i 0,-i 0,-i q,-i n,i n,i n,n n,n n,n n,n n,-i n,n"},
	{"acosh", "i,-t i,-p i,-p i,p i,p i,t i,n i,-h . . . . i,h n,n i,-h . . . . i,h n,n i,-h . . . . i,h n,n i,-h . . . . i,h n,n i,-q i,-0 i,-0 i,0 i,0 i,q i,n i,n n,n n,n n,n n,n i,n n,n"},
	{"asinh", "-i,-q -i,-0 -i,-0 -i,0 -i,0 -i,q -i,n -i,-h . . . . -i,h n,n -i,-h . . . . -i,h n,n i,-h . . . . i,h n,n i,-h . . . . i,h n,n i,-q i,-0 i,-0 i,0 i,0 i,q i,n i,n n,n n,-0 n,0 n,n i,n n,n"},
	{"atanh", "-0,-h -0,-h -0,-h -0,h -0,h -0,h -0,n -0,-h . . . . -0,h n,n -0,-h . . . . -0,h -0,n 0,-h . . . . 0,h 0,n 0,-h . . . . 0,h n,n 0,-h 0,-h 0,-h 0,h 0,h 0,h 0,n 0,-h n,n n,n n,n n,n 0,h n,n"},
	{"cosh", "E -i,i i,0 i,-0 -i,-i E i,n E . . . . E n,n E . . . . E n,0 E . . . . E n,0 E . . . . E n,n E -i,-i i,-0 i,0 -i,i E i,n n,n n,n n,0 n,0 n,n n,n n,n"},
	{"exp", "0,0 -0,-0 0,-0 0,0 -0,0 0,0 0,0 E . . . . E n,n E . . . . E n,n E . . . . E n,n E . . . . E n,n E -i,-i i,-0 i,0 -i,i E i,n n,n n,n n,-0 n,0 n,n n,n n,n"},
	{"log", "i,-t i,-p i,-p i,p i,p i,t i,n i,-h . . . . i,h n,n i,-h . . . . i,h n,n i,-h . . . . i,h n,n i,-h . . . . i,h n,n i,-q i,-0 i,-0 i,0 i,0 i,q i,n i,n n,n n,n n,n n,n i,n n,n"},
	{"rect", "E i,i -i,0 -i,-0 i,-i E i,n E . . . . E n,n 0,0 . . . . 0,0 0,0 0,0 . . . . 0,0 0,0 E . . . . E n,n E -i,-i i,-0 i,0 -i,i E i,n n,n n,n n,0 n,0 n,n n,n n,n"},
	{"sinh", "E i,-i -i,-0 -i,0 i,i E i,n E . . . . E n,n E . . . . E 0,n E . . . . E 0,n E . . . . E n,n E -i,-i i,-0 i,0 -i,i E i,n n,n n,n n,-0 n,0 n,n n,n n,n"},
	{"sqrt", "i,-i 0,-i 0,-i 0,i 0,i i,i n,i i,-i . . . . i,i n,n i,-i . . . . i,i n,n i,-i . . . . i,i n,n i,-i . . . . i,i n,n i,-i i,-0 i,-0 i,0 i,0 i,i i,n i,-i n,n n,n n,n n,n i,i n,n"},
	{"tanh", "-1,0 -1,0 -1,-0 -1,0 -1,-0 -1,0 -1,0 E . . . . E n,n E . . . . E n,n E . . . . E n,n E . . . . E n,n 1,0 1,0 1,-0 1,0 1,-0 1,0 1,0 n,n n,n n,-0 n,0 n,n n,n n,n"},
}

// A special is one entry: the result, or an error, or nothing.
type special struct {
	z             complex128
	known, domain bool
}

// specials are the tables of specialTexts, taken apart.
var specials = lazy.Value[map[string]*[49]special]{Make: parseSpecials}

func parseSpecials() map[string]*[49]special {
	tables := make(map[string]*[49]special, len(specialTexts))
	for _, text := range specialTexts {
		t := new([49]special)
		for i, entry := range strings.Fields(text.entries) {
			switch entry {
			case ".":
			case "E":
				t[i] = special{known: true, domain: true}
			default:
				re, im, _ := strings.Cut(entry, ",")
				t[i] = special{z: complex(part(re), part(im)), known: true}
			}
		}
		tables[text.name] = t
	}
	return tables
}

func part(s string) float64 {
	name, negative := strings.CutPrefix(s, "-")
	f := map[string]float64{
		"0": 0, "1": 1, "i": math.Inf(1), "n": math.NaN(),
		"p": math.Pi, "h": math.Pi / 2, "q": math.Pi / 4, "t": 3 * math.Pi / 4,
	}[name]
	if negative {
		return math.Copysign(f, -1)
	}
	return f
}

// class numbers the kinds of floats as the tables are ordered.
func class(x float64) int {
	switch {
	case x != x:
		return 6
	case math.IsInf(x, 1):
		return 5
	case math.IsInf(x, -1):
		return 0
	case x > 0:
		return 4
	case x < 0:
		return 1
	case math.Signbit(x):
		return 2
	}
	return 3
}

// lookup finds the result at (x, y) where one of them is not finite.
func lookup(name string, x, y float64) special {
	if x-x == 0 && y-y == 0 {
		return special{}
	}
	return specials.Get()[name][class(x)*7+class(y)]
}
