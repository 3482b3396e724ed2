package datetime

import (
	"fmt"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// The tuples with named fields that dates answer with.
var isoDateType, timeTupleType py.Type

var isoDateNames = []string{"year", "week", "weekday"}

var timeTupleNames = []string{"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"}

// record declares a type of tuples with named fields.
func record(t *py.Type, name, module, doc string, names []string) {
	*t = py.Type{Name: name, Module: module, Kind: py.KindTuple, Base: &py.TupleType, Doc: doc}
	t.Flags = py.TypeSequence
	for i, field := range names {
		t.Getters = append(t.Getters, py.Getter{Name: field, Get: func(_ *py.Context, v py.Value) (py.Value, error) {
			return v.Tuple().Items()[i], nil
		}})
	}
	t.Slots.New = func(c *py.Context, _ *py.Type, args []py.Value, _ []py.Kw) (py.Value, error) {
		if len(args) != 1 {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "%s() takes exactly 1 argument (%d given)", name, len(args))
		}
		items, err := c.ToTuple(args[0])
		if err != nil {
			return py.Value{}, err
		}
		if items.Len() != len(names) {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "%s() takes a %d-sequence (%d-sequence given)", name, len(names), items.Len())
		}
		return newRecord(c, recordType(name), items.Items())
	}
	t.Slots.Repr = func(c *py.Context, v py.Value) (py.Value, error) {
		out := make([]string, len(names))
		for i, x := range v.Tuple().Items() {
			s, err := c.Repr(x)
			if err != nil {
				return py.Value{}, err
			}
			out[i] = names[i] + "=" + s
		}
		return c.NewStr(fmt.Sprintf("%s(%s)", v.Type().Name, strings.Join(out, ", ")))
	}
}

func recordType(name string) *py.Type {
	if name == timeTupleType.Name {
		return &timeTupleType
	}
	return &isoDateType
}

func newRecord(c *py.Context, t *py.Type, items []py.Value) (py.Value, error) {
	if err := c.Charge(1, int64(64+16*len(items))); err != nil {
		return py.Value{}, err
	}
	r := py.CopyTuple(items)
	r.Init(t)
	return r.Value(), nil
}

func isoRecord(c *py.Context, d *day) (py.Value, error) {
	return newRecord(c, &isoDateType, ints(d.isoCalendar()))
}

func timeRecord(c *py.Context, d day, k clock, dst int) (py.Value, error) {
	return newRecord(c, &timeTupleType, ints(d.year, d.month, d.mday, k.hour, k.minute, k.second, d.weekday(), d.yearDay(), dst))
}

func declareRecords() {
	record(&isoDateType, "datetime.IsoCalendarDate", "datetime", "The result of date.isocalendar().", isoDateNames)
	record(&timeTupleType, "time.struct_time", "time", "The result of date.timetuple().", timeTupleNames)
}
