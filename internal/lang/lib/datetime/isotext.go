package datetime

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Reading dates and times in ISO 8601 format.

// isoText is the argument of fromisoformat, charged for.
func isoText(c *py.Context, v py.Value) (string, error) {
	s, ok := textOf(v)
	if !ok {
		return "", c.Errorf(&py.TypeErrorType, "fromisoformat: argument must be str")
	}
	return s, c.Steps(len(s)/8 + 4)
}

func badISO(c *py.Context, v py.Value) error {
	s, err := c.Repr(v)
	if err != nil {
		return err
	}
	return c.Errorf(&py.ValueErrorType, "Invalid isoformat string: %s", s)
}

// digits reads n digits from the start of s.
func digits(s string, n int) (value int, rest string, ok bool) {
	if len(s) < n {
		return 0, s, false
	}
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return 0, s, false
		}
		value = value*10 + int(s[i]-'0')
	}
	return value, s[n:], true
}

// parseISODay reads a date from the start of s: YYYY-MM-DD, YYYYMMDD,
// YYYY-Www-D, YYYYWwwD, or a week without its day.
func parseISODay(c *py.Context, s string) (d day, rest string, ok bool, err error) {
	year, rest, ok := digits(s, 4)
	if !ok || rest == "" {
		return d, rest, false, nil
	}
	dashes := rest[0] == '-'
	if dashes {
		rest = rest[1:]
	}
	if strings.HasPrefix(rest, "W") {
		return parseISOWeek(c, year, rest[1:], dashes)
	}
	month, rest, ok := digits(rest, 2)
	if !ok {
		return d, rest, false, nil
	}
	if dashes {
		if !strings.HasPrefix(rest, "-") {
			return d, rest, false, nil
		}
		rest = rest[1:]
	}
	mday, rest, ok := digits(rest, 2)
	if !ok {
		return d, rest, false, nil
	}
	d = day{year, month, mday}
	return d, rest, true, d.check(c)
}

func parseISOWeek(c *py.Context, year int, s string, dashes bool) (d day, rest string, ok bool, err error) {
	week, rest, ok := digits(s, 2)
	if !ok {
		return d, rest, false, nil
	}
	weekday := 1
	if at, has := weekdayAt(rest, dashes); has {
		weekday, rest = int(rest[at]-'0'), rest[at+1:]
	}
	d, err = isoDay(c, year, week, weekday)
	return d, rest, true, err
}

// weekdayAt finds the digit of the weekday at the start of what follows a week.
// A dash or a digit there can also be what stands before a time, which has an
// even number of digits.
func weekdayAt(s string, dashes bool) (at int, has bool) {
	if dashes {
		if s == "" || s[0] != '-' {
			return 0, false
		}
		s = s[1:]
	}
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if dashes {
		return 1, n == 1
	}
	return 0, n == 1 || n > 1 && n%2 == 0
}

// parseISOTime reads all of s as a time with an offset or without.
func parseISOTime(c *py.Context, s string) (k clock, ok bool, err error) {
	k.zone = py.None
	at := strings.IndexAny(s, "+-Z")
	local, zone := s, ""
	if at >= 0 {
		local, zone = s[:at], s[at:]
	}
	hms, ok := parseISOClock(local)
	if !ok {
		return k, false, nil
	}
	k.hour, k.minute, k.second, k.micro = hms[0], hms[1], hms[2], hms[3]
	if zone == "" {
		return k, true, k.check(c)
	}
	k.zone, ok, err = parseISOZone(c, zone)
	if err == nil && ok {
		err = k.check(c)
	}
	return k, ok, err
}

func parseISOZone(c *py.Context, s string) (zone py.Value, ok bool, err error) {
	if s == "Z" {
		return utc, true, nil
	}
	if s[0] == 'Z' {
		return py.None, false, nil
	}
	hms, ok := parseISOClock(s[1:])
	if !ok {
		return py.None, false, nil
	}
	factor := 1
	if s[0] == '-' {
		factor = -1
	}
	secs := (hms[0]*60+hms[1])*60 + hms[2]
	d, err := normalDelta(c, 0, factor*secs, factor*hms[3])
	if err != nil {
		return py.None, false, err
	}
	zone, err = newFixed(c, d, "", false)
	return zone, true, err
}

// parseISOClock reads HH[:MM[:SS[.f]]], with colons or without.
func parseISOClock(s string) (hms [4]int, ok bool) {
	colons := false
	for i := range 3 {
		hms[i], s, ok = digits(s, 2)
		if !ok {
			return hms, false
		}
		if s == "" {
			return hms, true
		}
		if i == 0 {
			colons = s[0] == ':'
		}
		switch {
		case i == 2:
		case colons && s[0] == ':':
			s = s[1:]
		case colons:
			return hms, false
		}
	}
	if s[0] != '.' && s[0] != ',' || len(s) == 1 {
		return hms, false
	}
	hms[3], ok = parseFraction(s[1:])
	return hms, ok
}

// parseFraction reads the digits of a fraction of a second; those after the
// sixth are left out.
func parseFraction(s string) (micros int, ok bool) {
	for i := range max(len(s), 6) {
		digit := 0
		if i < len(s) {
			if s[i] < '0' || s[i] > '9' {
				return 0, false
			}
			digit = int(s[i] - '0')
		}
		if i < 6 {
			micros = micros*10 + digit
		}
	}
	return micros, true
}
