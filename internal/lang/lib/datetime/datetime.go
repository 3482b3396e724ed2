// Package datetime is Python's datetime: dates, times, their differences and
// zones, in the proleptic Gregorian calendar.
//
// All objects are immutable. A day counts by its ordinal, a time of day by
// its microseconds, so arithmetic is that of ints. Where a script derives a
// class from one of ours, results are made by calling that class, as in
// CPython; zones that a script defines are asked through their methods.
//
// There is no clock and no local zone: now() and today() raise RuntimeError
// unless the host handed a time in with SetClock, and local time is UTC. Names
// of days and months are English.
package datetime

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is datetime.
var Module = py.ModuleDef{
	Name:    "datetime",
	Doc:     "Fast implementation of the datetime type.",
	Prepare: declare,
	Types:   []*py.Type{&Date, &Moment, &Time, &Delta, &Zone, &Fixed},
	Values: func(_ *py.Context, ns *py.Namespace) error {
		ns.Set("MINYEAR", py.Int(minYear))
		ns.Set("MAXYEAR", py.Int(maxYear))
		ns.Set("UTC", utc)
		return nil
	},
}

// declare fills in the types, bases first, and what they hold of each other.
func declare() {
	declareDelta()
	declareZones()
	declareDate()
	declareTime()
	declareMoment()
	declareRecords()
	for _, t := range []*py.Type{&Delta, &Zone, &Fixed, &Date, &Time, &Moment, &isoDateType, &timeTupleType} {
		t.Static()
	}
	fillDelta()
	fillZones()
	fillDate()
	fillTime()
	fillMoment()
}

type clockKey struct{}

// A Clock answers the present time as seconds and microseconds since 1970.
type Clock func() (secs, micros int)

// SetClock lets now() and today() of a run answer what the host's clock says.
// A run without one has no clock, and its results cannot depend on the time.
func SetClock(c *py.Context, clock Clock) {
	c.State(clockKey{}, func() any { return clock })
}

func presentTime(c *py.Context) (secs, micros int, err error) {
	clock := c.State(clockKey{}, func() any { return Clock(nil) }).(Clock)
	if clock == nil {
		return 0, 0, noClock(c)
	}
	secs, micros = clock()
	return secs, micros, nil
}
