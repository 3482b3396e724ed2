package datetime

import (
	"fmt"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Date is datetime.date.
var Date py.Type

// dayOf is the day of a date or datetime, nil for other objects.
func dayOf(v py.Value) *day {
	switch d := data(v).(type) {
	case *day:
		return d
	case *moment:
		return &d.day
	}
	return nil
}

// plainDay is the day of a date that is no datetime.
func plainDay(v py.Value) *day {
	d, _ := data(v).(*day)
	return d
}

// rawDate makes a date of the class cls without asking its constructor.
func rawDate(c *py.Context, cls *py.Type, d day) (py.Value, error) {
	if err := d.check(c); err != nil {
		return py.Value{}, err
	}
	return py.NewNative(cls, &d), c.Charge(1, objectBytes)
}

// newDate makes a date; a class of the script is called for it.
func newDate(c *py.Context, cls *py.Type, d day) (py.Value, error) {
	if cls == &Date {
		return rawDate(c, cls, d)
	}
	return c.Call(cls.Value(), ints(d.year, d.month, d.mday)...)
}

var dateParser = parser{params: []string{"year", "month", "day"}, required: 3}

func dateNew(c *py.Context, cls *py.Type, args []py.Value, kw []py.Kw) (py.Value, error) {
	a, err := dateParser.parse(c, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	var d day
	if err := fields(c, a, &d.year, &d.month, &d.mday); err != nil {
		return py.Value{}, err
	}
	return rawDate(c, cls, d)
}

func fromOrdinal(c *py.Context, a []py.Value) (py.Value, error) {
	n, err := cInt(c, a[1], 0)
	if err != nil {
		return py.Value{}, err
	}
	if n < 1 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "ordinal must be >= 1")
	}
	return newDate(c, a[0].TypeObject(), dayOfOrdinal(n))
}

func fromISOCalendar(c *py.Context, a []py.Value) (py.Value, error) {
	var year, week, weekday int
	err := fields(c, a[1:], &year, &week, &weekday)
	if _, large := py.IsRaised(err, &py.OverflowErrorType); large {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "ISO calendar component out of range")
	}
	if err != nil {
		return py.Value{}, err
	}
	d, err := isoDay(c, year, week, weekday)
	if err != nil {
		return py.Value{}, err
	}
	return newDate(c, a[0].TypeObject(), d)
}

func dateFromISO(c *py.Context, a []py.Value) (py.Value, error) {
	s, err := isoText(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	d, rest, ok, err := parseISODay(c, s)
	if err != nil {
		return py.Value{}, err
	}
	if !ok || rest != "" {
		return py.Value{}, badISO(c, a[1])
	}
	return newDate(c, a[0].TypeObject(), d)
}

func dateFromTimestamp(c *py.Context, a []py.Value) (py.Value, error) {
	secs, _, err := splitTimestamp(c, a[1], false)
	if err != nil {
		return py.Value{}, err
	}
	d, _, err := unixDay(c, secs)
	if err != nil {
		return py.Value{}, err
	}
	return newDate(c, a[0].TypeObject(), d)
}

func (d day) text() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.mday) }

func dateRepr(c *py.Context, v py.Value) (py.Value, error) {
	d := dayOf(v)
	return c.NewStr(fmt.Sprintf("%s(%d, %d, %d)", v.Type().Name, d.year, d.month, d.mday))
}

func dateCompare(_ *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	d, e := plainDay(a), plainDay(b)
	if d == nil || e == nil {
		return py.NotImplemented, nil
	}
	return py.Bool(op.Holds(d.compare(*e))), nil
}

// dateShift adds days to a date.
func dateShift(c *py.Context, v py.Value, days int) (py.Value, error) {
	n := dayOf(v).ordinal() + days
	if n < 1 || n > maxOrdinal {
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "date value out of range")
	}
	return newDate(c, v.Type(), dayOfOrdinal(n))
}

func dateAdd(c *py.Context, a, b py.Value) (py.Value, error) {
	if plainDay(a) == nil {
		a, b = b, a
	}
	e := deltaOf(b)
	if plainDay(a) == nil || e == nil {
		return py.NotImplemented, nil
	}
	return dateShift(c, a, e.days)
}

func dateSub(c *py.Context, a, b py.Value) (py.Value, error) {
	d := plainDay(a)
	if d == nil {
		return py.NotImplemented, nil
	}
	if e := plainDay(b); e != nil {
		return newDelta(c, &Delta, d.ordinal()-e.ordinal(), 0, 0)
	}
	if e := deltaOf(b); e != nil {
		return dateShift(c, a, -e.days)
	}
	return py.NotImplemented, nil
}

func dateReplace(c *py.Context, a []py.Value) (py.Value, error) {
	d := *dayOf(a[0])
	if err := fields(c, a[1:], &d.year, &d.month, &d.mday); err != nil {
		return py.Value{}, err
	}
	return newDate(c, a[0].Type(), d)
}

func isoCalendar(c *py.Context, v py.Value) (py.Value, error) {
	return isoRecord(c, dayOf(v))
}

func dateTimeTuple(c *py.Context, v py.Value) (py.Value, error) {
	return timeRecord(c, *dayOf(v), clock{}, -1)
}

func (d day) ctime(k clock) string {
	return fmt.Sprintf("%s %s %2d %02d:%02d:%02d %04d", shortDays[d.weekday()], shortMonths[d.month], d.mday, k.hour, k.minute, k.second, d.year)
}

func dateToday(c *py.Context, a []py.Value) (py.Value, error) {
	secs, _, err := present(c)
	if err != nil {
		return py.Value{}, err
	}
	d, _, err := unixDay(c, secs)
	if err != nil {
		return py.Value{}, err
	}
	return newDate(c, a[0].TypeObject(), d)
}

func dateStrftime(c *py.Context, a []py.Value) (py.Value, error) {
	return strftime(c, a[0], a[1], "strftime", *dayOf(a[0]), clock{}, py.None)
}

func dateFormat(c *py.Context, v py.Value, spec string) (py.Value, error) {
	if spec == "" {
		s, err := c.Str(v)
		if err != nil {
			return py.Value{}, err
		}
		return c.NewStr(s)
	}
	return c.CallMethod(v, "strftime", c.Text(spec))
}

func declareDate() {
	Date = py.Type{
		Name: "datetime.date", Module: "datetime", Kind: py.KindNative, Flags: py.TypeBaseable,
		Doc: "date(year, month, day) --> date object",
		Methods: []py.Row{
			{"today(cls, /)", "Current date or datetime:  same as self.__class__.fromtimestamp(time.time()).", "1", dateToday},
			{"fromtimestamp(cls, timestamp, /)", "Create a date from a POSIX timestamp. Local time is UTC.", "1", dateFromTimestamp},
			{"fromordinal(cls, ordinal, /)", "int -> date corresponding to a proleptic Gregorian ordinal.", "1", fromOrdinal},
			{"fromisoformat(cls, date_string, /)", "Construct a date from a string in ISO 8601 format.", "1", dateFromISO},
			{"fromisocalendar(cls, year, week, day)", "Construct a date from the ISO year, week number and weekday.", "1", fromISOCalendar},
			{"strptime(cls, string, format, /)", "Parse a date according to a format.", "len(string) * len(format)", dateStrptime},
			{"ctime(self, /)", "Return ctime() style string.", "1", method(func(c *py.Context, v py.Value) (py.Value, error) { return c.NewStr(dayOf(v).ctime(clock{})) })},
			{"strftime(self, format)", "Format using strftime().", "len(format)", dateStrftime},
			{"isoformat(self, /)", "Return string in ISO 8601 format, YYYY-MM-DD.", "1", method(func(c *py.Context, v py.Value) (py.Value, error) { return c.NewStr(dayOf(v).text()) })},
			{"isoweekday(self, /)", "Return the day of the week represented by the date. Monday == 1 ... Sunday == 7", "1", method(func(_ *py.Context, v py.Value) (py.Value, error) { return py.Int(int64(dayOf(v).weekday() + 1)), nil })},
			{"isocalendar(self, /)", "Return a named tuple containing ISO year, week number, and weekday.", "1", method(isoCalendar)},
			{"timetuple(self, /)", "Return time tuple, compatible with time.localtime().", "1", method(dateTimeTuple)},
			{"toordinal(self, /)", "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1.", "1", method(func(_ *py.Context, v py.Value) (py.Value, error) { return py.Int(int64(dayOf(v).ordinal())), nil })},
			{"weekday(self, /)", "Return the day of the week represented by the date. Monday == 0 ... Sunday == 6", "1", method(func(_ *py.Context, v py.Value) (py.Value, error) { return py.Int(int64(dayOf(v).weekday())), nil })},
			{"replace(self, /, year=?, month=?, day=?)", "Return date with new specified fields.", "1", dateReplace},
			{"__replace__(self, /, year=?, month=?, day=?)", "The same as replace().", "1", dateReplace},
			{"__copy__(self, /)", "Return the object, or a copy of it.", "1", itself},
			{"__deepcopy__(self, memo, /)", "Return the object, or a deep copy of it.", "1", itself},
		},
		Getters: []py.Getter{
			number("year", "", func(v py.Value) int { return dayOf(v).year }),
			number("month", "", func(v py.Value) int { return dayOf(v).month }),
			number("day", "", func(v py.Value) int { return dayOf(v).mday }),
		},
		Slots: py.Slots{
			New: dateNew, Repr: dateRepr, Compare: dateCompare, Format: dateFormat,
			Str:  func(c *py.Context, v py.Value) (py.Value, error) { return c.NewStr(dayOf(v).text()) },
			Hash: func(c *py.Context, v py.Value) (int64, error) { return c.HashText(dayOf(v).text()), nil },
			Binary: [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error){
				py.Add: dateAdd, py.Sub: dateSub,
			},
		},
	}
}

func fillDate() {
	constant(&Date, "min", &Date, &day{minYear, 1, 1})
	constant(&Date, "max", &Date, &day{maxYear, 12, 31})
	constant(&Date, "resolution", &Delta, &delta{1, 0, 0})
}
