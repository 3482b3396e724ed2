package datetime

import (
	"fmt"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Zone is datetime.tzinfo, which scripts derive from; Fixed is
// datetime.timezone, a fixed offset from UTC.
var Zone, Fixed py.Type

// A fixed is the data of a timezone.
type fixed struct {
	offset delta
	name   string
	named  bool
}

// Trace implements py.Traced. The name may be that of many zones.
func (f *fixed) Trace(func(py.Value)) int64 { return 48 + int64(len(f.name)) }

// utc is timezone.utc, shared by all runs.
var utc py.Value

// An offset is what utcoffset and its like answer: nil stands for None.
type offset = *delta

func isZone(v py.Value) bool { return v.Type().IsSubtype(&Zone) }

// checkZone refuses a tzinfo argument that is neither None nor a tzinfo.
func checkZone(c *py.Context, v py.Value) error {
	if v.IsNone() || isZone(v) {
		return nil
	}
	return c.Errorf(&py.TypeErrorType, "tzinfo argument must be None or of a tzinfo subclass, not type '%s'", v.Type().Shown())
}

// within reports whether d is less than a day either way.
func (d delta) within() bool {
	return d.days == 0 || d.days == -1 && (d.secs > 0 || d.micros > 0)
}

// askZone calls utcoffset or dst of a tzinfo.
func askZone(c *py.Context, zone py.Value, method string, arg py.Value) (offset, error) {
	if zone.IsNone() {
		return nil, nil
	}
	if f, ok := data(zone).(*fixed); ok && zone.Is(&Fixed) {
		if method == "dst" {
			return nil, nil
		}
		return &f.offset, nil
	}
	r, err := c.CallMethod(zone, method, arg)
	if err != nil || r.IsNone() {
		return nil, err
	}
	d := deltaOf(r)
	if d == nil {
		return nil, c.Errorf(&py.TypeErrorType, "tzinfo.%s() must return None or a timedelta, not '%s'", method, r.Type().Shown())
	}
	if !d.within() {
		return nil, c.Errorf(&py.ValueErrorType, "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
	}
	return d, nil
}

// zoneName calls tzname of a tzinfo.
func zoneName(c *py.Context, zone, arg py.Value) (py.Value, error) {
	if zone.IsNone() {
		return py.None, nil
	}
	r, err := c.CallMethod(zone, "tzname", arg)
	if err != nil || r.IsNone() || r.IsStr() {
		return r, err
	}
	return py.Value{}, c.Errorf(&py.TypeErrorType, "tzinfo.tzname() must return None or a string, not '%s'", r.Type().Shown())
}

// value is the offset as a script sees it.
func value(c *py.Context, o offset) (py.Value, error) {
	if o == nil {
		return py.None, nil
	}
	return newDelta(c, &Delta, o.days, o.secs, o.micros)
}

// text is the offset as ±HH:MM[:SS[.ffffff]], with sep for the colons.
func (d delta) text(sep string) string {
	mark := "+"
	if d.days < 0 {
		mark = "-"
		micros := microsPerDay - d.secs*microsPerSec - d.micros
		d = delta{0, micros / microsPerSec, micros % microsPerSec}
	}
	out := fmt.Sprintf("%s%02d%s%02d", mark, d.secs/3600, sep, d.secs/60%60)
	if d.secs%60 != 0 || d.micros != 0 {
		out += fmt.Sprintf("%s%02d", sep, d.secs%60)
	}
	if d.micros != 0 {
		out += fmt.Sprintf(".%06d", d.micros)
	}
	return out
}

func (f *fixed) text() string {
	switch {
	case f.named:
		return f.name
	case f.offset == delta{}:
		return "UTC"
	}
	return "UTC" + f.offset.text(":")
}

func unimplemented(what string) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		return py.Value{}, c.Errorf(&py.NotImplementedErrorType, "a tzinfo subclass must implement %s()", what)
	}
}

// zoneFromUTC is tzinfo.fromutc for zones whose standard offset is constant.
func zoneFromUTC(c *py.Context, a []py.Value) (py.Value, error) {
	if err := checkFromUTC(c, a); err != nil {
		return py.Value{}, err
	}
	off, err := askZone(c, a[0], "utcoffset", a[1])
	if err != nil {
		return py.Value{}, err
	}
	if off == nil {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "fromutc: non-None utcoffset() result required")
	}
	dst, err := askZone(c, a[0], "dst", a[1])
	if err != nil {
		return py.Value{}, err
	}
	if dst == nil {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "fromutc: non-None dst() result required")
	}
	standard, err := shifted(c, a[1], delta{off.days - dst.days, off.secs - dst.secs, off.micros - dst.micros}, 1)
	if err != nil {
		return py.Value{}, err
	}
	dst, err = askZone(c, a[0], "dst", standard)
	if err != nil {
		return py.Value{}, err
	}
	if dst == nil {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "fromutc: tz.dst() gave inconsistent results; cannot convert")
	}
	return shifted(c, standard, *dst, 1)
}

func checkFromUTC(c *py.Context, a []py.Value) error {
	m := momentOf(a[1])
	if m == nil {
		return c.Errorf(&py.TypeErrorType, "fromutc: argument must be a datetime")
	}
	if m.zone != a[0] {
		return c.Errorf(&py.ValueErrorType, "fromutc: dt.tzinfo is not self")
	}
	return nil
}

func fixedOf(v py.Value) *fixed {
	f, _ := data(v).(*fixed)
	return f
}

func fixedNew(c *py.Context, cls *py.Type, args []py.Value, kw []py.Kw) (py.Value, error) {
	p := parser{name: "timezone", params: []string{"offset", "name"}, required: 1}
	a, err := p.parse(c, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	d := deltaOf(a[0])
	if d == nil {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "timezone() argument 1 must be datetime.timedelta, not %s", shownType(a[0]))
	}
	if a[1].IsNil() {
		return newFixed(c, *d, "", false)
	}
	name, err := text(c, a[1], "timezone", 2)
	if err != nil {
		return py.Value{}, err
	}
	return newFixed(c, *d, name, true)
}

func newFixed(c *py.Context, d delta, name string, named bool) (py.Value, error) {
	if d == (delta{}) && !named {
		return utc, nil
	}
	if !d.within() {
		v, err := newDelta(c, &Delta, d.days, d.secs, d.micros)
		if err != nil {
			return py.Value{}, err
		}
		shown, err := c.Repr(v)
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, c.Errorf(&py.ValueErrorType,
			"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.", shown)
	}
	return py.NewNative(&Fixed, &fixed{d, name, named}), c.Alloc(objectBytes)
}

// fixedMethod checks the argument that timezone's methods take and ignore.
func fixedMethod(name string, f func(c *py.Context, z *fixed) (py.Value, error)) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		if !a[1].IsNone() && momentOf(a[1]) == nil {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "%s(dt) argument must be a datetime instance or None, not %s", name, shownType(a[1]))
		}
		return f(c, fixedOf(a[0]))
	}
}

func fixedFromUTC(c *py.Context, a []py.Value) (py.Value, error) {
	if err := checkFromUTC(c, a); err != nil {
		return py.Value{}, err
	}
	return shifted(c, a[1], fixedOf(a[0]).offset, 1)
}

func fixedRepr(c *py.Context, v py.Value) (py.Value, error) {
	if v == utc {
		return c.NewStr("datetime.timezone.utc")
	}
	f := fixedOf(v)
	d, err := value(c, &f.offset)
	if err != nil {
		return py.Value{}, err
	}
	shown, err := c.Repr(d)
	if err != nil {
		return py.Value{}, err
	}
	if f.named {
		if err := c.Charge(int64(len(f.name)), int64(2*len(f.name))); err != nil {
			return py.Value{}, err
		}
		shown += ", " + py.ReprStr(f.name)
	}
	return c.NewStr("datetime.timezone(" + shown + ")")
}

func fixedCompare(_ *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	f, g := fixedOf(a), fixedOf(b)
	if f == nil || g == nil || op != py.EQ && op != py.NE {
		return py.NotImplemented, nil
	}
	return py.Bool(op.Holds(f.offset.compare(g.offset))), nil
}

func declareZones() {
	Zone = py.Type{
		Name: "datetime.tzinfo", Module: "datetime", Kind: py.KindNative, Flags: py.TypeBaseable,
		Doc: "Abstract base class for time zone info objects.",
		Methods: []py.Row{
			{"utcoffset(self, dt, /)", "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC", "1", unimplemented("utcoffset")},
			{"dst(self, dt, /)", "datetime -> DST offset as timedelta positive east of UTC.", "1", unimplemented("dst")},
			{"tzname(self, dt, /)", "datetime -> string name of time zone.", "1", unimplemented("tzname")},
			{"fromutc(self, dt, /)", "datetime in UTC -> datetime in local time.", "1", zoneFromUTC},
			{"__copy__(self, /)", "Return the object, or a copy of it.", "1", itself},
			{"__deepcopy__(self, memo, /)", "Return the object, or a deep copy of it.", "1", itself},
		},
		Slots: py.Slots{New: func(c *py.Context, cls *py.Type, _ []py.Value, _ []py.Kw) (py.Value, error) {
			return py.NewNative(cls, nil), c.Charge(1, objectBytes)
		}},
	}
	Fixed = py.Type{
		Name: "datetime.timezone", Module: "datetime", Kind: py.KindNative, Base: &Zone,
		Doc: "Fixed offset from UTC implementation of tzinfo.",
		Methods: []py.Row{
			{"utcoffset(self, dt, /)", "Return fixed offset.", "1", fixedMethod("utcoffset", func(c *py.Context, z *fixed) (py.Value, error) { return value(c, &z.offset) })},
			{"dst(self, dt, /)", "Return None.", "1", fixedMethod("dst", func(*py.Context, *fixed) (py.Value, error) { return py.None, nil })},
			{"tzname(self, dt, /)", "If name is specified when timezone is created, returns the name.", "1", fixedMethod("tzname", func(c *py.Context, z *fixed) (py.Value, error) { return c.NewStr(z.text()) })},
			{"fromutc(self, dt, /)", "datetime in UTC -> datetime in local time.", "1", fixedFromUTC},
		},
		Slots: py.Slots{
			New: fixedNew, Repr: fixedRepr, Compare: fixedCompare,
			Str:  func(c *py.Context, v py.Value) (py.Value, error) { return c.NewStr(fixedOf(v).text()) },
			Hash: func(c *py.Context, v py.Value) (int64, error) { return fixedOf(v).offset.hash(c) },
		},
	}
}

func fillZones() {
	constant(&Fixed, "utc", &Fixed, &fixed{})
	utc = Fixed.Dict().Get("utc")
	constant(&Fixed, "min", &Fixed, &fixed{offset: delta{-1, 60, 0}})
	constant(&Fixed, "max", &Fixed, &fixed{offset: delta{0, daySeconds - 60, 0}})
}
