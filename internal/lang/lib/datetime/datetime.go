// Package datetime is Python's datetime: dates, times, their differences and
// zones, in the proleptic Gregorian calendar.
//
// All objects are immutable. A day counts by its ordinal, a time of day by
// its microseconds, so arithmetic is that of ints. Where a script derives a
// class from one of ours, results are made by calling that class, as in
// CPython; zones that a script defines are asked through their methods.
//
// There is no clock: now() and today() answer the one instant that the host
// handed in for the whole run, and raise RuntimeError if it handed in none.
// There is no local zone either: local time is UTC. Names of days and months
// are English.
package datetime

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is datetime.
var Module = py.ModuleDef{
	Name:    "datetime",
	Doc:     "Dates, times, their differences and zones. The present time is the one instant, in UTC, that the host handed in for the run; without it, asking for it is a RuntimeError.",
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

// present is the present time, or the error that there is none.
func present(c *py.Context) (secs, micros int, err error) {
	if c.Now == nil {
		return 0, 0, c.Errorf(&py.RuntimeErrorType, "there is no clock here: pass the time in as data")
	}
	return int(c.Now.Secs), c.Now.Micros, nil
}
