package datetime

import "github.com/vivarium-run/vivarium/internal/lang/py"

// A day is a date of the proleptic Gregorian calendar.
type day struct{ year, month, mday int }

// Bounds of years and of ordinals; ordinal 1 is the first of January of year 1.
const (
	minYear    = 1
	maxYear    = 9999
	maxOrdinal = 3652059
)

// beforeMonth[m] is the number of days before month m of a common year.
var beforeMonth = [14]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func isLeap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func daysInMonth(y, m int) int {
	if m == 2 && isLeap(y) {
		return 29
	}
	return beforeMonth[m+1] - beforeMonth[m]
}

func daysBeforeMonth(y, m int) int {
	if m > 2 && isLeap(y) {
		return beforeMonth[m] + 1
	}
	return beforeMonth[m]
}

func daysBeforeYear(y int) int {
	y--
	return y*365 + y/4 - y/100 + y/400
}

func (d day) ordinal() int {
	return daysBeforeYear(d.year) + daysBeforeMonth(d.year, d.month) + d.mday
}

func (d day) yearDay() int { return daysBeforeMonth(d.year, d.month) + d.mday }

// weekday counts from Monday, 0.
func (d day) weekday() int { return (d.ordinal() + 6) % 7 }

// dayOfOrdinal is the inverse of ordinal; n >= 1.
func dayOfOrdinal(n int) day {
	n--
	n400, n := n/146097, n%146097
	n100, n := n/36524, n%36524
	n4, n := n/1461, n%1461
	n1, n := n/365, n%365
	y := n400*400 + n100*100 + n4*4 + n1 + 1
	if n100 == 4 || n1 == 4 {
		return day{y - 1, 12, 31}
	}
	m := n/29 + 1
	for m > 1 && daysBeforeMonth(y, m) > n || m > 12 {
		m--
	}
	return day{y, m, n - daysBeforeMonth(y, m) + 1}
}

// firstISOMonday is the ordinal of the Monday of week 1 of an ISO year.
func firstISOMonday(y int) int {
	first := daysBeforeYear(y) + 1
	weekday := (first + 6) % 7
	monday := first - weekday
	if weekday > 3 {
		monday += 7
	}
	return monday
}

// isoCalendar returns the ISO year, week and weekday (from 1).
func (d day) isoCalendar() (year, week, weekday int) {
	year, n := d.year, d.ordinal()
	monday := firstISOMonday(year)
	switch {
	case n < monday:
		year--
		monday = firstISOMonday(year)
	case n >= firstISOMonday(year+1):
		year++
		monday = firstISOMonday(year)
	}
	return year, (n-monday)/7 + 1, (n-monday)%7 + 1
}

// isoDay is the day of an ISO year, week and weekday.
func isoDay(c *py.Context, year, week, weekday int) (day, error) {
	if year < minYear || year > maxYear {
		return day{}, c.Errorf(&py.ValueErrorType, "Year is out of range: %d", year)
	}
	monday := firstISOMonday(year)
	if week < 1 || week > 53 || week == 53 && firstISOMonday(year+1)-monday < 53*7 {
		return day{}, c.Errorf(&py.ValueErrorType, "Invalid week: %d", week)
	}
	if weekday < 1 || weekday > 7 {
		return day{}, c.Errorf(&py.ValueErrorType, "Invalid day: %d (range is [1, 7])", weekday)
	}
	n := monday + (week-1)*7 + weekday - 1
	if n < 1 || n > maxOrdinal {
		return day{}, c.Errorf(&py.ValueErrorType, "year %d is out of range", year+(week/50))
	}
	return dayOfOrdinal(n), nil
}

// check refuses a day that there is not.
func (d day) check(c *py.Context) error {
	switch {
	case d.year < minYear || d.year > maxYear:
		return c.Errorf(&py.ValueErrorType, "year %d is out of range", d.year)
	case d.month < 1 || d.month > 12:
		return c.Errorf(&py.ValueErrorType, "month must be in 1..12")
	case d.mday < 1 || d.mday > daysInMonth(d.year, d.month):
		return c.Errorf(&py.ValueErrorType, "day is out of range for month")
	}
	return nil
}

// compare answers -1, 0 or 1.
func (d day) compare(e day) int { return sign(d.ordinal() - e.ordinal()) }

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// floorDiv returns quotient and remainder, the remainder in [0, b).
func floorDiv(a, b int) (q, r int) {
	q, r = a/b, a%b
	if r < 0 {
		q, r = q-1, r+b
	}
	return q, r
}
