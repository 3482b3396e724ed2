package datetime

import (
	"fmt"
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Moment is datetime.datetime.
var Moment py.Type

// A moment is a day and a time of day.
type moment struct {
	day
	clock
}

// epochOrdinal is the ordinal of 1970-01-01.
const epochOrdinal = 719163

func momentOf(v py.Value) *moment {
	m, _ := data(v).(*moment)
	return m
}

func rawMoment(c *py.Context, cls *py.Type, m moment) (py.Value, error) {
	if err := m.day.check(c); err != nil {
		return py.Value{}, err
	}
	if err := m.clock.check(c); err != nil {
		return py.Value{}, err
	}
	return py.NewNative(cls, &m), c.Charge(1, objectBytes)
}

// newMoment makes a datetime; a class of the script is called for it.
func newMoment(c *py.Context, cls *py.Type, m moment) (py.Value, error) {
	if cls == &Moment {
		return rawMoment(c, cls, m)
	}
	args := append(ints(m.year, m.month, m.mday, m.hour, m.minute, m.second, m.micro), m.zone)
	return c.CallKw(cls.Value(), args, m.foldKw())
}

var momentParser = parser{required: 3,
	params: []string{"year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"}}

func momentNew(c *py.Context, cls *py.Type, args []py.Value, kw []py.Kw) (py.Value, error) {
	if len(args) > 8 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "function takes at most 8 positional arguments (%d given)", len(args))
	}
	a, err := momentParser.parse(c, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	m := moment{clock: clock{zone: py.None}}
	if err := m.set(c, a); err != nil {
		return py.Value{}, err
	}
	return rawMoment(c, cls, m)
}

// set takes the arguments that are given.
func (m *moment) set(c *py.Context, a []py.Value) error {
	if err := fields(c, a[:3], &m.year, &m.month, &m.mday); err != nil {
		return err
	}
	return m.clock.set(c, a[3:])
}

func momentReplace(c *py.Context, a []py.Value) (py.Value, error) {
	m := *momentOf(a[0])
	if err := m.set(c, a[1:]); err != nil {
		return py.Value{}, err
	}
	return newMoment(c, a[0].Type(), m)
}

// plus moves a moment; ok is false beyond the first and last year.
func (m moment) plus(d delta, factor int) (out moment, ok bool) {
	carry, micros := floorDiv(m.micros()+factor*(d.secs*microsPerSec+d.micros), microsPerDay)
	n := m.ordinal() + factor*d.days + carry
	if n < 1 || n > maxOrdinal {
		return m, false
	}
	k := clockOfMicros(micros)
	k.zone = m.zone
	return moment{dayOfOrdinal(n), k}, true
}

// shifted is v plus or minus d, as an object of v's class.
func shifted(c *py.Context, v py.Value, d delta, factor int) (py.Value, error) {
	m, ok := momentOf(v).plus(d, factor)
	if !ok {
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "date value out of range")
	}
	return newMoment(c, v.Type(), m)
}

func momentAdd(c *py.Context, a, b py.Value) (py.Value, error) {
	if momentOf(a) == nil {
		a, b = b, a
	}
	d := deltaOf(b)
	if momentOf(a) == nil || d == nil {
		return py.NotImplemented, nil
	}
	return shifted(c, a, *d, 1)
}

func momentSub(c *py.Context, a, b py.Value) (py.Value, error) {
	m := momentOf(a)
	if m == nil {
		return py.NotImplemented, nil
	}
	if d := deltaOf(b); d != nil {
		return shifted(c, a, *d, -1)
	}
	n := momentOf(b)
	if n == nil {
		return py.NotImplemented, nil
	}
	p, q, err := offsets(c, a, b)
	if err != nil {
		return py.Value{}, err
	}
	if (p == nil) != (q == nil) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "can't subtract offset-naive and offset-aware datetimes")
	}
	days, micros := m.minus(n, p, q)
	return newDelta(c, &Delta, days, 0, micros)
}

// offsets are the offsets of two moments: none if both are in the same zone.
func offsets(c *py.Context, a, b py.Value) (p, q offset, err error) {
	m, n := momentOf(a), momentOf(b)
	if m.zone == n.zone {
		return nil, nil, nil
	}
	if p, err = askZone(c, m.zone, "utcoffset", a); err == nil {
		q, err = askZone(c, n.zone, "utcoffset", b)
	}
	return p, q, err
}

// minus is the distance of two moments at the given offsets.
func (m *moment) minus(n *moment, p, q offset) (days, micros int) {
	micros = m.micros() - n.micros()
	if p != nil && q != nil {
		micros += q.micro() - p.micro()
	}
	return m.ordinal() - n.ordinal(), micros
}

func momentCompare(c *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	m, n := momentOf(a), momentOf(b)
	if m == nil || n == nil {
		return py.NotImplemented, nil
	}
	p, q, err := offsets(c, a, b)
	if err != nil {
		return py.Value{}, err
	}
	equality := op == py.EQ || op == py.NE
	if (p == nil) != (q == nil) {
		if equality {
			return py.Bool(op == py.NE), nil
		}
		return py.Value{}, c.Errorf(&py.TypeErrorType, "can't compare offset-naive and offset-aware datetimes")
	}
	days, micros := m.minus(n, p, q)
	order := sign(days*microsPerDay + micros)
	if equality && order == 0 && p != nil {
		ambiguous, err := foldMatters(c, a, b, p, q)
		if err != nil || ambiguous {
			return py.Bool(op == py.NE), err
		}
	}
	return py.Bool(op.Holds(order)), nil
}

// foldMatters reports whether the offset of one of two moments depends on its
// fold: such moments equal none of another zone.
func foldMatters(c *py.Context, a, b py.Value, p, q offset) (bool, error) {
	for i, v := range []py.Value{a, b} {
		was := []offset{p, q}[i]
		now, err := flippedOffset(c, v)
		if err != nil || now == nil || *now != *was {
			return true, err
		}
	}
	return false, nil
}

func flippedOffset(c *py.Context, v py.Value) (offset, error) {
	m := *momentOf(v)
	if m.zone.Is(&Fixed) {
		return askZone(c, m.zone, "utcoffset", v)
	}
	m.fold = 1 - m.fold
	w, err := newMoment(c, v.Type(), m)
	if err != nil {
		return nil, err
	}
	return askZone(c, m.zone, "utcoffset", w)
}

func momentHash(c *py.Context, v py.Value) (int64, error) {
	m := *momentOf(v)
	if m.fold != 0 {
		m.fold = 0
		w, err := newMoment(c, v.Type(), m)
		if err != nil {
			return 0, err
		}
		v = w
	}
	o, err := askZone(c, m.zone, "utcoffset", v)
	if err != nil {
		return 0, err
	}
	if o == nil {
		return c.HashText(m.day.text() + fmt.Sprint(" ", m.micros())), nil
	}
	d, err := normalDelta(c, m.ordinal()-o.days, -o.secs, m.micros()-o.micros)
	if err != nil {
		return 0, err
	}
	return d.hash(c)
}

func momentRepr(c *py.Context, v py.Value) (py.Value, error) {
	m := momentOf(v)
	zone, err := m.keyword(c)
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(fmt.Sprintf("%s(%d, %d, %d, %s%s%s)", v.Type().Name, m.year, m.month, m.mday, m.parts(), m.foldText(), zone))
}

func momentISO(c *py.Context, a []py.Value) (py.Value, error) {
	sep, ok := textOf(a[1])
	if !ok || py.CountText(sep) != 1 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "isoformat() argument 1 must be a unicode character, not %s", shownType(a[1]))
	}
	spec, err := text(c, a[2], "isoformat", 2)
	if err != nil {
		return py.Value{}, err
	}
	m := momentOf(a[0])
	s, err := isoTime(c, m.clock, a[0], spec)
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(m.day.text() + sep + s)
}

func momentStr(c *py.Context, v py.Value) (py.Value, error) {
	return c.CallMethodKw(v, "isoformat", nil, []py.Kw{{Name: "sep", Value: c.Text(" ")}})
}

func momentFromISO(c *py.Context, a []py.Value) (py.Value, error) {
	s, err := isoText(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	d, rest, ok, err := parseISODay(c, s)
	if err != nil {
		return py.Value{}, err
	}
	m := moment{d, clock{zone: py.None}}
	if ok && rest != "" {
		_, size := py.DecodeRune(rest, 0)
		m.clock, ok, err = parseISOTime(c, rest[size:])
		if err != nil {
			return py.Value{}, err
		}
	}
	if !ok {
		return py.Value{}, badISO(c, a[1])
	}
	return newMoment(c, a[0].TypeObject(), m)
}

func combine(c *py.Context, a []py.Value) (py.Value, error) {
	d, k := dayOf(a[1]), clockOf(a[2])
	if d == nil {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "combine() argument 1 must be datetime.date, not %s", shownType(a[1]))
	}
	if k == nil {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "combine() argument 2 must be datetime.time, not %s", shownType(a[2]))
	}
	m := moment{*d, *k}
	if !a[3].IsNil() {
		m.zone = a[3]
	}
	if err := checkZone(c, m.zone); err != nil {
		return py.Value{}, err
	}
	return newMoment(c, a[0].TypeObject(), m)
}

// splitTimestamp is a number of seconds since 1970 as seconds and
// microseconds, rounded half to even.
func splitTimestamp(c *py.Context, v py.Value, fraction bool) (secs, micros int, err error) {
	f, ok := py.FloatOf(v)
	if !ok {
		n, err := c.Index(v)
		if err != nil {
			return 0, 0, err
		}
		small, big := py.IntParts(n)
		if big != nil {
			return 0, 0, timestampRange(c)
		}
		return int(small), 0, nil
	}
	if f != f {
		return 0, 0, c.Errorf(&py.ValueErrorType, "Invalid value NaN (not a number)")
	}
	whole, part := math.Modf(f)
	if !fraction && part < 0 {
		whole, part = whole-1, 0
	}
	if fraction {
		part = math.RoundToEven(part * 1e6)
	}
	if part >= 1e6 {
		whole, part = whole+1, part-1e6
	} else if part < 0 {
		whole, part = whole-1, part+1e6
	}
	if whole < -(1<<63) || whole >= 1<<63 {
		return 0, 0, timestampRange(c)
	}
	if !fraction {
		part = 0
	}
	return int(whole), int(part), nil
}

func timestampRange(c *py.Context) error {
	return c.Errorf(&py.OverflowErrorType, "timestamp out of range for platform time_t")
}

// unixDay is the day and the second in it of a POSIX timestamp.
func unixDay(c *py.Context, secs int) (day, int, error) {
	days, rest := floorDiv(secs, daySeconds)
	if n := days + epochOrdinal; n >= 1 && n <= maxOrdinal {
		return dayOfOrdinal(n), rest, nil
	}
	eras, inEra := floorDiv(days+epochOrdinal-1, 146097)
	return day{}, 0, c.Errorf(&py.ValueErrorType, "year %d is out of range", dayOfOrdinal(inEra+1).year+400*eras)
}

func momentOfUnix(c *py.Context, secs, micros int) (moment, error) {
	d, rest, err := unixDay(c, secs)
	k := clockOfMicros(rest*microsPerSec + micros)
	return moment{d, k}, err
}

func fromTimestamp(c *py.Context, a []py.Value) (py.Value, error) {
	if err := checkZone(c, a[2]); err != nil {
		return py.Value{}, err
	}
	secs, micros, err := splitTimestamp(c, a[1], true)
	if err != nil {
		return py.Value{}, err
	}
	return inZone(c, a[0].TypeObject(), secs, micros, a[2])
}

// inZone is the time of a zone at a POSIX timestamp.
func inZone(c *py.Context, cls *py.Type, secs, micros int, zone py.Value) (py.Value, error) {
	m, err := momentOfUnix(c, secs, micros)
	if err != nil {
		return py.Value{}, err
	}
	m.zone = zone
	v, err := newMoment(c, cls, m)
	if err != nil || zone.IsNone() {
		return v, err
	}
	return c.CallMethod(zone, "fromutc", v)
}

func utcFromTimestamp(c *py.Context, a []py.Value) (py.Value, error) {
	return fromTimestamp(c, []py.Value{a[0], a[1], py.None})
}

func now(c *py.Context, a []py.Value) (py.Value, error) {
	if err := checkZone(c, a[1]); err != nil {
		return py.Value{}, err
	}
	secs, micros, err := present(c)
	if err != nil {
		return py.Value{}, err
	}
	return inZone(c, a[0].TypeObject(), secs, micros, a[1])
}

func utcNow(c *py.Context, a []py.Value) (py.Value, error) {
	return now(c, []py.Value{a[0], py.None})
}

// timestamp takes a naive time for UTC.
func timestamp(c *py.Context, v py.Value) (py.Value, error) {
	m := momentOf(v)
	o, err := askZone(c, m.zone, "utcoffset", v)
	if err != nil {
		return py.Value{}, err
	}
	secs := (m.ordinal()-epochOrdinal)*daySeconds + m.micros()/microsPerSec
	if o == nil {
		return py.Float(float64(secs) + float64(m.micro)/1e6), nil
	}
	return c.Binary(py.TrueDiv, py.Int(int64(secs*microsPerSec+m.micro-o.micro())), py.Int(microsPerSec))
}

// astimezone takes a naive time for UTC.
func astimezone(c *py.Context, a []py.Value) (py.Value, error) {
	self, zone := a[0], a[1]
	if err := checkZone(c, zone); err != nil {
		return py.Value{}, err
	}
	if zone.IsNone() {
		local, err := newFixed(c, delta{}, "UTC", true)
		if err != nil {
			return py.Value{}, err
		}
		zone = local
	}
	m := momentOf(self)
	if m.zone == zone {
		return self, nil
	}
	o, err := askZone(c, m.zone, "utcoffset", self)
	if err != nil {
		return py.Value{}, err
	}
	if o == nil {
		o = &delta{}
	}
	u, ok := m.plus(*o, -1)
	if !ok {
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "date value out of range")
	}
	u.zone = zone
	v, err := newMoment(c, self.Type(), u)
	if err != nil {
		return py.Value{}, err
	}
	return c.CallMethod(zone, "fromutc", v)
}

func momentTimeTuple(c *py.Context, v py.Value) (py.Value, error) {
	m := momentOf(v)
	dst, err := askZone(c, m.zone, "dst", v)
	if err != nil {
		return py.Value{}, err
	}
	flag := -1
	if dst != nil {
		flag = 0
		if *dst != (delta{}) {
			flag = 1
		}
	}
	return timeRecord(c, m.day, m.clock, flag)
}

func utcTimeTuple(c *py.Context, v py.Value) (py.Value, error) {
	m := *momentOf(v)
	o, err := askZone(c, m.zone, "utcoffset", v)
	if err != nil {
		return py.Value{}, err
	}
	if o != nil {
		u, ok := m.plus(*o, -1)
		if !ok {
			return py.Value{}, c.Errorf(&py.OverflowErrorType, "date value out of range")
		}
		m = u
	}
	return timeRecord(c, m.day, m.clock, 0)
}

func momentStrftime(c *py.Context, a []py.Value) (py.Value, error) {
	m := momentOf(a[0])
	return strftime(c, a[0], a[1], "strftime", m.day, m.clock, m.zone)
}

// momentZone asks the zone of a datetime.
func momentZone(name string) py.Func {
	return method(func(c *py.Context, v py.Value) (py.Value, error) {
		if name == "tzname" {
			return zoneName(c, momentOf(v).zone, v)
		}
		o, err := askZone(c, momentOf(v).zone, name, v)
		if err != nil {
			return py.Value{}, err
		}
		return value(c, o)
	})
}

func justDate(c *py.Context, v py.Value) (py.Value, error) { return newDate(c, &Date, *dayOf(v)) }

func justTime(c *py.Context, v py.Value) (py.Value, error) {
	k := momentOf(v).clock
	k.zone = py.None
	return newTime(c, &Time, k)
}

func zonedTime(c *py.Context, v py.Value) (py.Value, error) {
	return newTime(c, &Time, momentOf(v).clock)
}

func declareMoment() {
	const replace = "(self, /, year=?, month=?, day=?, hour=?, minute=?, second=?, microsecond=?, tzinfo=?, *, fold=?)"
	Moment = py.Type{
		Name: "datetime.datetime", Module: "datetime", Kind: py.KindNative, Flags: py.TypeBaseable, Base: &Date,
		Doc: "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])",
		Methods: []py.Row{
			{"now(cls, tz=None)", "Returns new datetime object representing current time local to tz.", "1", now},
			{"today(cls, /)", "Current date or datetime.", "1", utcNow},
			{"utcnow(cls, /)", "Return a new datetime representing UTC day and time.", "1", utcNow},
			{"fromtimestamp(cls, timestamp, tz=None)", "Create a datetime from a POSIX timestamp. Local time is UTC.", "1", fromTimestamp},
			{"utcfromtimestamp(cls, timestamp, /)", "Construct a naive UTC datetime from a POSIX timestamp.", "1", utcFromTimestamp},
			{"strptime(cls, string, format, /)", "Parse a datetime according to a format.", "len(string) * len(format)", momentStrptime},
			{"fromisoformat(cls, string, /)", "Construct a date from a string in ISO 8601 format.", "1", momentFromISO},
			{"combine(cls, date, time, tzinfo=?)", "date, time -> datetime with same date and time fields", "1", combine},
			{"date(self, /)", "Return date object with same year, month and day.", "1", method(justDate)},
			{"time(self, /)", "Return time object with same time but with tzinfo=None.", "1", method(justTime)},
			{"timetz(self, /)", "Return time object with same time and tzinfo.", "1", method(zonedTime)},
			{"ctime(self, /)", "Return ctime() style string.", "1", method(func(c *py.Context, v py.Value) (py.Value, error) { return c.NewStr(dayOf(v).ctime(momentOf(v).clock)) })},
			{"timetuple(self, /)", "Return time tuple, compatible with time.localtime().", "1", method(momentTimeTuple)},
			{"timestamp(self, /)", "Return POSIX timestamp as float. Local time is UTC.", "1", method(timestamp)},
			{"utctimetuple(self, /)", "Return UTC time tuple, compatible with time.localtime().", "1", method(utcTimeTuple)},
			{"isoformat(self, sep='T', timespec='auto')", "Return the time formatted according to ISO.", "1", momentISO},
			{"strftime(self, format)", "Format using strftime().", "len(format)", momentStrftime},
			{"utcoffset(self, /)", "Return the timezone offset as timedelta positive east of UTC.", "1", momentZone("utcoffset")},
			{"tzname(self, /)", "Return the timezone name.", "1", momentZone("tzname")},
			{"dst(self, /)", "Return self.tzinfo.dst(self).", "1", momentZone("dst")},
			{"replace" + replace, "Return datetime with new specified fields.", "1", momentReplace},
			{"__replace__" + replace, "The same as replace().", "1", momentReplace},
			{"astimezone(self, tz=None)", "Convert to local time in new timezone tz.", "1", astimezone},
		},
		Getters: []py.Getter{
			number("hour", "", func(v py.Value) int { return momentOf(v).hour }),
			number("minute", "", func(v py.Value) int { return momentOf(v).minute }),
			number("second", "", func(v py.Value) int { return momentOf(v).second }),
			number("microsecond", "", func(v py.Value) int { return momentOf(v).micro }),
			number("fold", "", func(v py.Value) int { return momentOf(v).fold }),
			{Name: "tzinfo", Get: func(_ *py.Context, v py.Value) (py.Value, error) { return momentOf(v).zone, nil }},
		},
		Slots: py.Slots{
			New: momentNew, Repr: momentRepr, Str: momentStr, Compare: momentCompare, Hash: momentHash,
			Binary: [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error){
				py.Add: momentAdd, py.Sub: momentSub,
			},
		},
	}
}

func fillMoment() {
	constant(&Moment, "min", &Moment, &moment{day{minYear, 1, 1}, clock{zone: py.None}})
	constant(&Moment, "max", &Moment, &moment{day{maxYear, 12, 31}, clockOfMicros(microsPerDay - 1)})
	constant(&Moment, "resolution", &Delta, &delta{0, 0, 1})
}
