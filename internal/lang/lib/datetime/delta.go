package datetime

import (
	"fmt"
	"math"
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A delta is a timedelta: 0 <= secs < 86400 and 0 <= micros < 1e6.
type delta struct{ days, secs, micros int }

const (
	maxDeltaDays = 999999999
	daySeconds   = 86400
	microsPerSec = 1000000
	microsPerDay = daySeconds * microsPerSec
	wideBits     = 4096 // ints beyond this many bits are refused before any work
)

// Delta is datetime.timedelta.
var Delta py.Type

func deltaOf(v py.Value) *delta {
	d, _ := data(v).(*delta)
	return d
}

// newDelta makes a timedelta of class cls from parts in any range.
func newDelta(c *py.Context, cls *py.Type, days, secs, micros int) (py.Value, error) {
	d, err := normalDelta(c, days, secs, micros)
	if err != nil {
		return py.Value{}, err
	}
	return py.NewNative(cls, &d), c.Charge(1, objectBytes)
}

// normalDelta carries over what exceeds the parts.
func normalDelta(c *py.Context, days, secs, micros int) (delta, error) {
	carry, micros := floorDiv(micros, microsPerSec)
	more, secs := floorDiv(secs+carry, daySeconds)
	days += more
	if days > maxDeltaDays || days < -maxDeltaDays {
		return delta{}, c.Errorf(&py.OverflowErrorType, "days=%d; must have magnitude <= %d", days, maxDeltaDays)
	}
	return delta{days, secs, micros}, nil
}

// total is the length in microseconds.
func (d delta) total() *big.Int {
	n := big.NewInt(int64(d.days)*daySeconds + int64(d.secs))
	return n.Mul(n, big.NewInt(microsPerSec)).Add(n, big.NewInt(int64(d.micros)))
}

// deltaOfTotal makes a timedelta of so many microseconds.
func deltaOfTotal(c *py.Context, cls *py.Type, n *big.Int) (py.Value, error) {
	days, rest := new(big.Int).DivMod(n, big.NewInt(microsPerDay), new(big.Int))
	if !days.IsInt64() || days.Int64() != int64(int32(days.Int64())) {
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C int")
	}
	r := int(rest.Int64())
	return newDelta(c, cls, int(days.Int64()), r/microsPerSec, r%microsPerSec)
}

// deltaUnits are the arguments of timedelta in the order in which they are
// added up, with their places in the signature and their microseconds.
var deltaUnits = [...]struct {
	name   string
	at     int
	micros int64
}{
	{"microseconds", 2, 1},
	{"milliseconds", 3, 1000},
	{"seconds", 1, microsPerSec},
	{"minutes", 4, 60 * microsPerSec},
	{"hours", 5, 3600 * microsPerSec},
	{"days", 0, microsPerDay},
	{"weeks", 6, 7 * microsPerDay},
}

var deltaParser = parser{name: "__new__", params: []string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}}

func deltaNew(c *py.Context, cls *py.Type, args []py.Value, kw []py.Kw) (py.Value, error) {
	a, err := deltaParser.parse(c, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Steps(2); err != nil {
		return py.Value{}, err
	}
	sum, leftover := new(big.Int), 0.0
	for _, u := range deltaUnits {
		if v := a[u.at]; !v.IsNil() {
			if err := accumulate(c, sum, &leftover, u.name, v, u.micros); err != nil {
				return py.Value{}, err
			}
		}
	}
	if leftover != 0 {
		sum.Add(sum, big.NewInt(int64(roundLeftover(sum, leftover))))
	}
	return deltaOfTotal(c, cls, sum)
}

// roundLeftover rounds the fractions of a microsecond so that the sum is
// rounded half to even.
func roundLeftover(sum *big.Int, leftover float64) float64 {
	whole := math.Round(leftover)
	if math.Abs(whole-leftover) != 0.5 {
		return whole
	}
	odd := float64(sum.Bit(0))
	return 2*math.Round((leftover+odd)*0.5) - odd
}

// accumulate adds v units to the sum, and their fraction to leftover.
func accumulate(c *py.Context, sum *big.Int, leftover *float64, name string, v py.Value, unit int64) error {
	if py.IsIntLike(v) {
		n, err := boundedInt(c, v)
		if err != nil {
			return err
		}
		sum.Add(sum, new(big.Int).Mul(n, big.NewInt(unit)))
		return nil
	}
	f, ok := py.FloatOf(v)
	if !ok {
		return c.Errorf(&py.TypeErrorType, "unsupported type for timedelta %s component: %s", name, v.Type().Shown())
	}
	whole, fraction := math.Modf(f)
	n, err := c.FloatToInt(whole)
	if err != nil {
		return err
	}
	sum.Add(sum, new(big.Int).Mul(py.BigOf(n), big.NewInt(unit)))
	if fraction == 0 {
		return nil
	}
	more, rest := math.Modf(float64(float64(unit) * fraction))
	sum.Add(sum, big.NewInt(int64(more)))
	*leftover += rest
	return nil
}

// boundedInt is an int that may be calculated with at once.
func boundedInt(c *py.Context, v py.Value) (*big.Int, error) {
	n := py.BigOf(v)
	if n.BitLen() > wideBits {
		return nil, c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C int")
	}
	return n, nil
}

func deltaRepr(c *py.Context, v py.Value) (py.Value, error) {
	d, out := deltaOf(v), ""
	for _, part := range []struct {
		name string
		n    int
	}{{"days", d.days}, {"seconds", d.secs}, {"microseconds", d.micros}} {
		if part.n != 0 {
			if out != "" {
				out += ", "
			}
			out += fmt.Sprintf("%s=%d", part.name, part.n)
		}
	}
	if out == "" {
		out = "0"
	}
	return c.NewStr(v.Type().Name + "(" + out + ")")
}

func deltaStr(c *py.Context, v py.Value) (py.Value, error) {
	d, out := deltaOf(v), ""
	if d.days != 0 {
		out = fmt.Sprintf("%d day", d.days)
		if d.days != 1 && d.days != -1 {
			out += "s"
		}
		out += ", "
	}
	out += fmt.Sprintf("%d:%02d:%02d", d.secs/3600, d.secs/60%60, d.secs%60)
	if d.micros != 0 {
		out += fmt.Sprintf(".%06d", d.micros)
	}
	return c.NewStr(out)
}

func (d delta) compare(e delta) int {
	switch {
	case d.days != e.days:
		return sign(d.days - e.days)
	case d.secs != e.secs:
		return sign(d.secs - e.secs)
	}
	return sign(d.micros - e.micros)
}

func deltaCompare(_ *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	d, e := deltaOf(a), deltaOf(b)
	if d == nil || e == nil {
		return py.NotImplemented, nil
	}
	return py.Bool(op.Holds(d.compare(*e))), nil
}

func (d delta) hash(c *py.Context) (int64, error) {
	return c.Hash(py.KeepTuple(ints(d.days, d.secs, d.micros)).Value())
}

func totalSeconds(c *py.Context, v py.Value) (py.Value, error) {
	return c.Binary(py.TrueDiv, py.BigInt(deltaOf(v).total()), py.Int(microsPerSec))
}

func deltaScaled(c *py.Context, v py.Value, factor int) (py.Value, error) {
	d := deltaOf(v)
	return newDelta(c, &Delta, factor*d.days, factor*d.secs, factor*d.micros)
}

func deltaAbs(c *py.Context, v py.Value) (py.Value, error) {
	if deltaOf(v).days < 0 {
		return deltaScaled(c, v, -1)
	}
	return deltaScaled(c, v, 1)
}

// deltaSum adds or subtracts two timedeltas.
func deltaSum(factor int) func(*py.Context, py.Value, py.Value) (py.Value, error) {
	return func(c *py.Context, a, b py.Value) (py.Value, error) {
		d, e := deltaOf(a), deltaOf(b)
		if d == nil || e == nil {
			return py.NotImplemented, nil
		}
		return newDelta(c, &Delta, d.days+factor*e.days, d.secs+factor*e.secs, d.micros+factor*e.micros)
	}
}

func deltaMul(c *py.Context, a, b py.Value) (py.Value, error) {
	if deltaOf(a) == nil {
		a, b = b, a
	}
	d := deltaOf(a)
	if py.IsIntLike(b) {
		n, err := boundedInt(c, b)
		if err != nil {
			return py.Value{}, err
		}
		return deltaOfTotal(c, &Delta, new(big.Int).Mul(d.total(), n))
	}
	if _, ok := py.FloatOf(b); !ok {
		return py.NotImplemented, nil
	}
	num, den, err := ratio(c, b)
	if err != nil {
		return py.Value{}, err
	}
	if den.Sign() == 0 {
		return py.Value{}, zeroDivision(c)
	}
	return deltaOfTotal(c, &Delta, divideToEven(num.Mul(num, d.total()), den))
}

// ratio is a finite float as a fraction; a class derived from float may say what
// it is.
func ratio(c *py.Context, v py.Value) (num, den *big.Int, err error) {
	if !v.IsFloat() {
		return toldRatio(c, v)
	}
	switch f := v.AsFloat(); {
	case math.IsNaN(f):
		return nil, nil, c.Errorf(&py.ValueErrorType, "cannot convert NaN to integer ratio")
	case math.IsInf(f, 0):
		return nil, nil, c.Errorf(&py.OverflowErrorType, "cannot convert Infinity to integer ratio")
	}
	num, den = py.FloatRatio(v.AsFloat())
	return num, den, nil
}

// toldRatio asks v for its fraction.
func toldRatio(c *py.Context, v py.Value) (num, den *big.Int, err error) {
	r, err := c.CallMethod(v, "as_integer_ratio")
	if err != nil {
		return nil, nil, err
	}
	t, ok := r.AsTuple()
	switch {
	case !ok:
		return nil, nil, c.Errorf(&py.TypeErrorType, "unexpected return type from as_integer_ratio(): expected tuple, got '%s'", r.Type().Shown())
	case t.Len() != 2:
		return nil, nil, c.Errorf(&py.ValueErrorType, "as_integer_ratio() must return a 2-tuple")
	case !py.IsIntLike(t.At(0)) || !py.IsIntLike(t.At(1)):
		return nil, nil, c.Errorf(&py.TypeErrorType, "non-integer arguments in division")
	}
	if num, err = boundedInt(c, t.At(0)); err != nil {
		return nil, nil, err
	}
	if den, err = boundedInt(c, t.At(1)); err != nil {
		return nil, nil, err
	}
	return new(big.Int).Set(num), new(big.Int).Set(den), nil
}

// divideToEven is the nearest int to a/b, ties to even.
func divideToEven(a, b *big.Int) *big.Int {
	if b.Sign() < 0 {
		a, b = new(big.Int).Neg(a), new(big.Int).Neg(b)
	}
	q, r := new(big.Int).DivMod(a, b, new(big.Int))
	twice := r.Lsh(r, 1).Cmp(b)
	if twice > 0 || twice == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

func deltaTrueDiv(c *py.Context, a, b py.Value) (py.Value, error) {
	d := deltaOf(a)
	if d == nil {
		return py.NotImplemented, nil
	}
	if e := deltaOf(b); e != nil {
		return c.Binary(py.TrueDiv, py.BigInt(d.total()), py.BigInt(e.total()))
	}
	if py.IsIntLike(b) {
		n := py.BigOf(b)
		if n.Sign() == 0 {
			return py.Value{}, zeroDivision(c)
		}
		if err := c.Steps(n.BitLen() / 64); err != nil {
			return py.Value{}, err
		}
		return deltaOfTotal(c, &Delta, divideToEven(d.total(), n))
	}
	if _, ok := py.FloatOf(b); !ok {
		return py.NotImplemented, nil
	}
	num, den, err := ratio(c, b)
	if err != nil {
		return py.Value{}, err
	}
	if num.Sign() == 0 {
		return py.Value{}, zeroDivision(c)
	}
	return deltaOfTotal(c, &Delta, divideToEven(den.Mul(den, d.total()), num))
}

func zeroDivision(c *py.Context) error {
	return c.Errorf(&py.ZeroDivisionErrorType, "integer division or modulo by zero")
}

func deltaFloorDiv(c *py.Context, a, b py.Value) (py.Value, error) {
	d, e := deltaOf(a), deltaOf(b)
	if d != nil && e != nil {
		return c.Binary(py.FloorDiv, py.BigInt(d.total()), py.BigInt(e.total()))
	}
	if d == nil || !py.IsIntLike(b) {
		return py.NotImplemented, nil
	}
	q, err := c.Binary(py.FloorDiv, py.BigInt(d.total()), b)
	if err != nil {
		return py.Value{}, err
	}
	return deltaOfTotal(c, &Delta, py.BigOf(q))
}

func deltaMod(c *py.Context, a, b py.Value) (py.Value, error) {
	d, e := deltaOf(a), deltaOf(b)
	if d == nil || e == nil {
		return py.NotImplemented, nil
	}
	r, err := c.Binary(py.Mod, py.BigInt(d.total()), py.BigInt(e.total()))
	if err != nil {
		return py.Value{}, err
	}
	return deltaOfTotal(c, &Delta, py.BigOf(r))
}

func deltaDivMod(c *py.Context, a, b py.Value) (py.Value, error) {
	if deltaOf(a) == nil || deltaOf(b) == nil {
		return py.NotImplemented, nil
	}
	q, err := deltaFloorDiv(c, a, b)
	if err != nil {
		return py.Value{}, err
	}
	r, err := deltaMod(c, a, b)
	if err != nil {
		return py.Value{}, err
	}
	return py.Pair(q, r), c.Alloc(96)
}

func declareDelta() {
	Delta = py.Type{
		Name: "datetime.timedelta", Module: "datetime", Kind: py.KindNative, Flags: py.TypeBaseable,
		Doc: "Difference between two datetime values.",
		Methods: []py.Row{
			{"total_seconds(self, /)", "Total seconds in the duration.", "1", method(totalSeconds)},
			{"__copy__(self, /)", "Return the object, or a copy of it.", "1", itself},
			{"__deepcopy__(self, memo, /)", "Return the object, or a deep copy of it.", "1", itself},
		},
		Getters: []py.Getter{
			number("days", "Number of days.", func(v py.Value) int { return deltaOf(v).days }),
			number("seconds", "Number of seconds (>= 0 and less than 1 day).", func(v py.Value) int { return deltaOf(v).secs }),
			number("microseconds", "Number of microseconds (>= 0 and less than 1 second).", func(v py.Value) int { return deltaOf(v).micros }),
		},
		Slots: py.Slots{
			New: deltaNew, Repr: deltaRepr, Str: deltaStr, Compare: deltaCompare,
			Hash: func(c *py.Context, v py.Value) (int64, error) { return deltaOf(v).hash(c) },
			Bool: func(_ *py.Context, v py.Value) (bool, error) { return *deltaOf(v) != delta{}, nil },
			Unary: [py.NumUnary]func(*py.Context, py.Value) (py.Value, error){
				py.Neg: func(c *py.Context, v py.Value) (py.Value, error) { return deltaScaled(c, v, -1) },
				py.Pos: func(c *py.Context, v py.Value) (py.Value, error) { return deltaScaled(c, v, 1) },
				py.Abs: deltaAbs,
			},
			Binary: [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error){
				py.Add: deltaSum(1), py.Sub: deltaSum(-1), py.Mul: deltaMul, py.TrueDiv: deltaTrueDiv,
				py.FloorDiv: deltaFloorDiv, py.Mod: deltaMod, py.DivMod: deltaDivMod,
			},
		},
	}
}

func fillDelta() {
	constant(&Delta, "min", &Delta, &delta{-maxDeltaDays, 0, 0})
	constant(&Delta, "max", &Delta, &delta{maxDeltaDays, daySeconds - 1, microsPerSec - 1})
	constant(&Delta, "resolution", &Delta, &delta{0, 0, 1})
}

// constant adds an attribute to a finished type, shared by all runs.
func constant(t *py.Type, name string, of *py.Type, data any) {
	t.Dict().Set(name, py.Share(py.NewNative(of, data)))
}
