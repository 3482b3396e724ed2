package datetime

import (
	"fmt"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Time is datetime.time.
var Time py.Type

// A clock is a time of day. The zero zone is None.
type clock struct {
	hour, minute, second, micro int
	fold                        int
	zone                        py.Value
}

// Trace implements py.Traced.
func (k *clock) Trace(visit func(py.Value)) int64 {
	visit(k.zone)
	return 80
}

func clockOf(v py.Value) *clock {
	k, _ := data(v).(*clock)
	return k
}

// within says how far into the day the clock is.
func (k clock) micros() int {
	return ((k.hour*60+k.minute)*60+k.second)*microsPerSec + k.micro
}

// clockOfMicros is the inverse of micros.
func clockOfMicros(n int) clock {
	secs := n / microsPerSec
	return clock{hour: secs / 3600, minute: secs / 60 % 60, second: secs % 60, micro: n % microsPerSec, zone: py.None}
}

func (k *clock) check(c *py.Context) error {
	problem := ""
	switch {
	case k.hour < 0 || k.hour > 23:
		problem = "hour must be in 0..23"
	case k.minute < 0 || k.minute > 59:
		problem = "minute must be in 0..59"
	case k.second < 0 || k.second > 59:
		problem = "second must be in 0..59"
	case k.micro < 0 || k.micro >= microsPerSec:
		problem = "microsecond must be in 0..999999"
	case k.fold != 0 && k.fold != 1:
		problem = "fold must be either 0 or 1"
	default:
		return checkZone(c, k.zone)
	}
	return c.Errorf(&py.ValueErrorType, "%s", problem)
}

func rawTime(c *py.Context, cls *py.Type, k clock) (py.Value, error) {
	if err := k.check(c); err != nil {
		return py.Value{}, err
	}
	return py.NewNative(cls, &k), c.Charge(1, objectBytes)
}

// newTime makes a time; a class of the script is called for it.
func newTime(c *py.Context, cls *py.Type, k clock) (py.Value, error) {
	if cls == &Time {
		return rawTime(c, cls, k)
	}
	args := append(ints(k.hour, k.minute, k.second, k.micro), k.zone)
	return c.CallKw(cls.Value(), args, k.foldKw())
}

// foldKw is the keyword argument that says the fold where it is not 0.
func (k clock) foldKw() []py.Kw {
	if k.fold == 0 {
		return nil
	}
	return []py.Kw{{Name: "fold", Value: py.Int(1)}}
}

// set takes the arguments that are given.
func (k *clock) set(c *py.Context, a []py.Value) error {
	if err := fields(c, a[:4], &k.hour, &k.minute, &k.second, &k.micro); err != nil {
		return err
	}
	if !a[4].IsNil() {
		k.zone = a[4]
	}
	return fields(c, a[5:6], &k.fold)
}

var timeParser = parser{params: []string{"hour", "minute", "second", "microsecond", "tzinfo", "fold"}}

func timeNew(c *py.Context, cls *py.Type, args []py.Value, kw []py.Kw) (py.Value, error) {
	if len(args) > 5 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "function takes at most 5 positional arguments (%d given)", len(args))
	}
	a, err := timeParser.parse(c, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	k := clock{zone: py.None}
	if err := k.set(c, a); err != nil {
		return py.Value{}, err
	}
	return rawTime(c, cls, k)
}

func timeReplace(c *py.Context, a []py.Value) (py.Value, error) {
	k := *clockOf(a[0])
	if err := k.set(c, a[1:]); err != nil {
		return py.Value{}, err
	}
	return newTime(c, a[0].Type(), k)
}

// parts is the inside of a repr: the seconds where they are not zero.
func (k clock) parts() string {
	out := fmt.Sprintf("%d, %d", k.hour, k.minute)
	switch {
	case k.micro != 0:
		out += fmt.Sprintf(", %d, %d", k.second, k.micro)
	case k.second != 0:
		out += fmt.Sprintf(", %d", k.second)
	}
	return out
}

// keyword is ", tzinfo=…" of a repr.
func (k clock) keyword(c *py.Context) (string, error) {
	if k.zone.IsNone() {
		return "", nil
	}
	s, err := c.Repr(k.zone)
	return ", tzinfo=" + s, err
}

func (k clock) foldText() string {
	if k.fold == 0 {
		return ""
	}
	return ", fold=1"
}

func timeRepr(c *py.Context, v py.Value) (py.Value, error) {
	k := clockOf(v)
	zone, err := k.keyword(c)
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(v.Type().Name + "(" + k.parts() + zone + k.foldText() + ")")
}

// text is the time in ISO format, without the offset, as isoformat's timespec
// asks for it.
func (k clock) text(c *py.Context, spec string) (string, error) {
	if spec == "auto" {
		spec = "seconds"
		if k.micro != 0 {
			spec = "microseconds"
		}
	}
	switch spec {
	case "hours":
		return fmt.Sprintf("%02d", k.hour), nil
	case "minutes":
		return fmt.Sprintf("%02d:%02d", k.hour, k.minute), nil
	case "seconds":
		return fmt.Sprintf("%02d:%02d:%02d", k.hour, k.minute, k.second), nil
	case "milliseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%03d", k.hour, k.minute, k.second, k.micro/1000), nil
	case "microseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%06d", k.hour, k.minute, k.second, k.micro), nil
	}
	return "", c.Errorf(&py.ValueErrorType, "Unknown timespec value")
}

// isoTime is the time with its offset, for which the zone is asked with arg.
func isoTime(c *py.Context, k clock, arg py.Value, spec string) (string, error) {
	s, err := k.text(c, spec)
	if err != nil {
		return "", err
	}
	o, err := askZone(c, k.zone, "utcoffset", arg)
	if err != nil || o == nil {
		return s, err
	}
	return s + o.text(":"), nil
}

func timeISO(c *py.Context, a []py.Value) (py.Value, error) {
	spec, err := text(c, a[1], "isoformat", 1)
	if err != nil {
		return py.Value{}, err
	}
	s, err := isoTime(c, *clockOf(a[0]), py.None, spec)
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(s)
}

func timeFromISO(c *py.Context, a []py.Value) (py.Value, error) {
	s, err := isoText(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	if s != "" && s[0] == 'T' {
		s = s[1:]
	}
	k, ok, err := parseISOTime(c, s)
	if err == nil && !ok {
		err = badISO(c, a[1])
	}
	if err != nil {
		return py.Value{}, err
	}
	return newTime(c, a[0].TypeObject(), k)
}

func timeStrftime(c *py.Context, a []py.Value) (py.Value, error) {
	return strftime(c, py.None, a[1], "strftime", day{1900, 1, 1}, *clockOf(a[0]), clockOf(a[0]).zone)
}

func timeCompare(c *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	k, l := clockOf(a), clockOf(b)
	if k == nil || l == nil {
		return py.NotImplemented, nil
	}
	x, y := k.micros(), l.micros()
	if k.zone == l.zone {
		return py.Bool(op.Holds(sign(x - y))), nil
	}
	p, err := askZone(c, k.zone, "utcoffset", py.None)
	if err != nil {
		return py.Value{}, err
	}
	q, err := askZone(c, l.zone, "utcoffset", py.None)
	if err != nil {
		return py.Value{}, err
	}
	switch {
	case p == nil && q == nil:
	case p != nil && q != nil:
		x, y = x-p.micro(), y-q.micro()
	case op == py.EQ || op == py.NE:
		return py.Bool(op == py.NE), nil
	default:
		return py.Value{}, c.Errorf(&py.TypeErrorType, "can't compare offset-naive and offset-aware times")
	}
	return py.Bool(op.Holds(sign(x - y))), nil
}

// micro is an offset in microseconds.
func (d delta) micro() int { return (d.days*daySeconds+d.secs)*microsPerSec + d.micros }

func timeHash(c *py.Context, v py.Value) (int64, error) {
	k := clockOf(v)
	o, err := askZone(c, k.zone, "utcoffset", py.None)
	if err != nil {
		return 0, err
	}
	if o == nil {
		return c.HashText(fmt.Sprint("naive ", k.micros())), nil
	}
	return c.HashText(fmt.Sprint("aware ", k.micros()-o.micro())), nil
}

// zoneMethod asks the zone of a time, for which there is no date.
func zoneMethod(name string) py.Func {
	return method(func(c *py.Context, v py.Value) (py.Value, error) {
		if name == "tzname" {
			return zoneName(c, clockOf(v).zone, py.None)
		}
		o, err := askZone(c, clockOf(v).zone, name, py.None)
		if err != nil {
			return py.Value{}, err
		}
		return value(c, o)
	})
}

func declareTime() {
	Time = py.Type{
		Name: "datetime.time", Module: "datetime", Kind: py.KindNative, Flags: py.TypeBaseable,
		Doc: "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object",
		Methods: []py.Row{
			{"isoformat(self, timespec='auto')", "Return the time formatted according to ISO.", "1", timeISO},
			{"strftime(self, format)", "Format using strftime().", "len(format)", timeStrftime},
			{"utcoffset(self, /)", "Return the timezone offset as timedelta positive east of UTC.", "1", zoneMethod("utcoffset")},
			{"tzname(self, /)", "Return the timezone name.", "1", zoneMethod("tzname")},
			{"dst(self, /)", "Return self.tzinfo.dst(self).", "1", zoneMethod("dst")},
			{"replace(self, /, hour=?, minute=?, second=?, microsecond=?, tzinfo=?, *, fold=?)", "Return time with new specified fields.", "1", timeReplace},
			{"__replace__(self, /, hour=?, minute=?, second=?, microsecond=?, tzinfo=?, *, fold=?)", "The same as replace().", "1", timeReplace},
			{"fromisoformat(cls, string, /)", "Construct a time from a string in ISO 8601 format.", "1", timeFromISO},
			{"strptime(cls, string, format, /)", "Parse a time according to a format.", "len(string) * len(format)", timeStrptime},
			{"__copy__(self, /)", "Return the object, or a copy of it.", "1", itself},
			{"__deepcopy__(self, memo, /)", "Return the object, or a deep copy of it.", "1", itself},
		},
		Getters: []py.Getter{
			number("hour", "", func(v py.Value) int { return clockOf(v).hour }),
			number("minute", "", func(v py.Value) int { return clockOf(v).minute }),
			number("second", "", func(v py.Value) int { return clockOf(v).second }),
			number("microsecond", "", func(v py.Value) int { return clockOf(v).micro }),
			number("fold", "", func(v py.Value) int { return clockOf(v).fold }),
			{Name: "tzinfo", Get: func(_ *py.Context, v py.Value) (py.Value, error) { return clockOf(v).zone, nil }},
		},
		Slots: py.Slots{
			New: timeNew, Repr: timeRepr, Compare: timeCompare, Hash: timeHash, Format: dateFormat,
			Str: func(c *py.Context, v py.Value) (py.Value, error) { return timeISO(c, []py.Value{v, c.Text("auto")}) },
		},
	}
}

func fillTime() {
	constant(&Time, "min", &Time, &clock{zone: py.None})
	last := clockOfMicros(microsPerDay - 1)
	constant(&Time, "max", &Time, &last)
	constant(&Time, "resolution", &Delta, &delta{0, 0, 1})
}
