package datetime

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Parsing by a format. The format becomes a list of items; each item offers
// the lengths that it can match, the preferred one first, and the matcher goes
// back to the next one where the rest does not fit, as a regular expression
// would. What failed once at a place is not tried there again, so the work is
// at most items times length.

// A span is one way to write a number: so many digits within bounds, perhaps
// after a space.
type span struct {
	width, low, high int
	space            bool
}

// numberSpans are the numeric directives.
var numberSpans = [256][]span{
	'd': {{2, 1, 31, false}, {1, 1, 9, false}, {1, 1, 9, true}},
	'H': {{2, 0, 23, false}, {1, 0, 9, false}},
	'I': {{2, 1, 12, false}, {1, 1, 9, false}},
	'G': {{4, 0, 9999, false}},
	'j': {{3, 1, 366, false}, {2, 1, 99, false}, {1, 1, 9, false}},
	'm': {{2, 1, 12, false}, {1, 1, 9, false}},
	'M': {{2, 0, 59, false}, {1, 0, 9, false}},
	'S': {{2, 0, 61, false}, {1, 0, 9, false}},
	'U': {{2, 0, 53, false}, {1, 0, 9, false}},
	'W': {{2, 0, 53, false}, {1, 0, 9, false}},
	'V': {{2, 1, 53, false}, {1, 0, 9, false}},
	'w': {{1, 0, 6, false}},
	'u': {{1, 1, 7, false}},
	'y': {{2, 0, 99, false}},
	'Y': {{4, 0, 9999, false}},
}

// nameList returns the names that a directive stands for one of, or nil; where
// one name starts another the longer comes first.
func nameList(letter byte) []string {
	switch letter {
	case 'a':
		return shortDays[:]
	case 'A':
		return longDays[:]
	case 'b':
		return shortMonths[1:]
	case 'B':
		return longMonths[1:]
	case 'p':
		return []string{"am", "pm"}
	case 'Z':
		return []string{"utc", "gmt"}
	}
	return nil
}

// compounds stand for formats.
var compounds = [256]string{'c': "%a %b %d %H:%M:%S %Y", 'x': "%m/%d/%y", 'X': "%H:%M:%S"}

// An item of a format: a directive, a run of white space (letter ' '), or text
// that is matched as it is (letter 0).
type item struct {
	letter byte
	text   []byte
}

// parseFormat splits a format into items.
func parseFormat(c *py.Context, format string) ([]item, error) {
	var items []item
	seen := map[byte]bool{}
	rest := format
	for rest != "" {
		r, size := py.DecodeRune(rest, 0)
		switch {
		case rest[0] == '%':
			if len(rest) == 1 {
				return nil, c.Errorf(&py.ValueErrorType, "stray %% in format '%s'", format)
			}
			_, size = py.DecodeRune(rest, 1)
			letter := rest[1]
			if expanded := compounds[letter]; expanded != "" {
				rest = expanded + rest[2:]
				continue
			}
			if !known(letter) {
				return nil, c.Errorf(&py.ValueErrorType, "'%s' is a bad directive in format '%s'", rest[1:1+size], format)
			}
			if seen[letter] {
				return nil, c.Errorf(&py.ValueErrorType, "redefinition of group name '%c' in format '%s'", letter, format)
			}
			if letter == '%' {
				items = addLiteral(items, "%")
			} else {
				seen[letter] = true
				items = append(items, item{letter: letter})
			}
			size++
		case py.IsSpaceRune(r):
			if n := len(items); n == 0 || items[n-1].letter != ' ' {
				items = append(items, item{letter: ' '})
			}
		default:
			items = addLiteral(items, rest[:size])
		}
		rest = rest[size:]
	}
	return items, nil
}

// addLiteral adds text to match as it is to the items.
func addLiteral(items []item, s string) []item {
	if n := len(items); n > 0 && items[n-1].letter == 0 {
		items[n-1].text = append(items[n-1].text, s...)
		return items
	}
	return append(items, item{text: []byte(s)})
}

func known(letter byte) bool {
	return numberSpans[letter] != nil || nameList(letter) != nil || letter == 'f' || letter == 'z' || letter == '%'
}

// A matcher matches the items with a text.
type matcher struct {
	c      *py.Context
	items  []item
	s      string
	ends   []int  // where each matched item ends
	failed []bool // by item and place
}

// match finds where each item ends.
func (m *matcher) match(i, at int) (bool, error) {
	if i == len(m.items) {
		return true, nil
	}
	slot := i*(len(m.s)+1) + at
	if m.failed[slot] {
		return false, nil
	}
	if err := m.c.Steps(1 + len(m.items[i].text)/8); err != nil {
		return false, err
	}
	lengths := m.lengths(m.items[i], m.s[at:])
	if err := m.c.Steps(len(lengths)); err != nil {
		return false, err
	}
	if err := m.c.Enter(); err != nil {
		return false, err
	}
	defer m.c.Leave()
	for _, n := range lengths {
		m.ends[i] = at + n
		if ok, err := m.match(i+1, at+n); ok || err != nil {
			return ok, err
		}
	}
	m.failed[slot] = true
	return false, nil
}

// lengths are the ways in which an item matches the start of s.
func (m *matcher) lengths(it item, s string) []int {
	switch it.letter {
	case 0:
		if n := len(it.text); len(s) >= n && strings.EqualFold(s[:n], string(it.text)) {
			return []int{n}
		}
		return nil
	case ' ':
		return spaceLengths(s)
	case 'f':
		return fractionLengths(s)
	case 'z':
		return zoneLengths(s)
	}
	if spans := numberSpans[it.letter]; spans != nil {
		return numberLengths(spans, s)
	}
	for _, name := range nameList(it.letter) {
		if len(s) >= len(name) && strings.EqualFold(s[:len(name)], name) {
			return []int{len(name)}
		}
	}
	return nil
}

func numberLengths(spans []span, s string) []int {
	var out []int
	for _, w := range spans {
		t, skip := s, 0
		if w.space {
			if !strings.HasPrefix(s, " ") {
				continue
			}
			t, skip = s[1:], 1
		}
		if n, _, ok := digits(t, w.width); ok && n >= w.low && n <= w.high {
			out = append(out, w.width+skip)
		}
	}
	return out
}

// spaceLengths lists all lengths of the white space at the start, longest
// first.
func spaceLengths(s string) []int {
	var out []int
	for at := 0; at < len(s) && len(out) < maxWidth; {
		r, size := py.DecodeRune(s, at)
		if !py.IsSpaceRune(r) {
			break
		}
		at += size
		out = append([]int{at}, out...)
	}
	return out
}

func fractionLengths(s string) []int {
	var out []int
	for n := 6; n > 0; n-- {
		if _, _, ok := digits(s, n); ok {
			out = append(out, n)
		}
	}
	return out
}

// zoneLengths matches ±HH[:]MM[[:]SS[.f]] or Z.
func zoneLengths(s string) []int {
	if strings.HasPrefix(s, "Z") {
		return []int{1}
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		return nil
	}
	_, rest, ok := digits(s[1:], 2)
	if !ok {
		return nil
	}
	rest, ok = sixty(rest)
	if !ok {
		return nil
	}
	out := []int{len(s) - len(rest)}
	if rest, ok = sixty(rest); !ok {
		return out
	}
	out = append([]int{len(s) - len(rest)}, out...)
	if !strings.HasPrefix(rest, ".") {
		return out
	}
	for n, shorter := 1, out; n <= 6; n++ {
		if _, after, ok := digits(rest[1:], n); ok {
			out = append([]int{len(s) - len(after)}, shorter...)
		}
	}
	return out
}

// sixty reads an optional colon and a number below 60.
func sixty(s string) (rest string, ok bool) {
	s = strings.TrimPrefix(s, ":")
	n, rest, ok := digits(s, 2)
	return rest, ok && n < 60
}

// strptime parses a text and returns the groups by letter.
func strptime(c *py.Context, a []py.Value) (*parsed, error) {
	s, err := text(c, a[1], "strptime", 1)
	if err != nil {
		return nil, err
	}
	format, err := text(c, a[2], "strptime", 2)
	if err != nil {
		return nil, err
	}
	if err := c.Charge(int64(len(s)/8+len(format)), int64(48*len(format))); err != nil {
		return nil, err
	}
	items, err := parseFormat(c, format)
	if err != nil {
		return nil, err
	}
	m := matcher{c: c, items: items, s: s, ends: make([]int, len(items))}
	if err := m.room(); err != nil {
		return nil, err
	}
	ok, err := m.match(0, 0)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, mismatch(c, a)
	}
	return m.groups()
}

// room makes the table of failures.
func (m *matcher) room() error {
	size := int64(len(m.items)+1) * int64(len(m.s)+1)
	if err := m.c.Charge(size/64, size); err != nil {
		return err
	}
	m.failed = make([]bool, size)
	return nil
}

func mismatch(c *py.Context, a []py.Value) error {
	s, err := c.Repr(a[1])
	if err != nil {
		return err
	}
	f, err := c.Repr(a[2])
	if err != nil {
		return err
	}
	return c.Errorf(&py.ValueErrorType, "time data %s does not match format %s", s, f)
}

// missing marks a number that no directive gave.
const missing = -1 << 30

// A parsed text: the numbers that directives gave.
type parsed struct {
	year, isoYear, isoWeek, week, weekday, julian int
	sunday                                        bool // weeks start on Sundays
	month, mday                                   int
	clock
	hour12 int
	half   string
	offset offset
	zone   string
}

// groups reads what the items matched.
func (m *matcher) groups() (*parsed, error) {
	p := &parsed{year: missing, isoYear: missing, isoWeek: missing, week: missing, weekday: missing, julian: missing,
		month: 1, mday: 1, hour12: missing}
	start := 0
	for i, it := range m.items {
		found := m.s[start:m.ends[i]]
		start = m.ends[i]
		if err := p.take(m.c, it.letter, found); err != nil {
			return nil, err
		}
	}
	if start != len(m.s) {
		return nil, m.c.Errorf(&py.ValueErrorType, "unconverted data remains: %s", m.s[start:])
	}
	if p.hour12 != missing {
		p.hour = p.hour12 % 12
		if p.half == "pm" {
			p.hour += 12
		}
	}
	return p, nil
}

// take notes what one directive matched.
func (p *parsed) take(c *py.Context, letter byte, found string) error {
	switch letter {
	case 0, ' ':
		return nil
	case 'f':
		p.micro, _ = parseFraction(found)
		return nil
	case 'z':
		return p.takeOffset(c, found)
	case 'Z':
		p.zone = found
		return nil
	case 'p':
		p.half = strings.ToLower(found)
		return nil
	}
	if list := nameList(letter); list != nil {
		p.takeName(letter, list, found)
		return nil
	}
	found = strings.TrimPrefix(found, " ")
	n, _, _ := digits(found, len(found))
	p.takeNumber(letter, n)
	return nil
}

func (p *parsed) takeName(letter byte, list []string, found string) {
	for i, name := range list {
		if !strings.EqualFold(name, found) {
			continue
		}
		if letter == 'a' || letter == 'A' {
			p.weekday = i
		} else {
			p.month = i + 1
		}
	}
}

func (p *parsed) takeNumber(letter byte, n int) {
	switch letter {
	case 'y':
		p.year = 2000 + n
		if n > 68 {
			p.year = 1900 + n
		}
	case 'Y':
		p.year = n
	case 'G':
		p.isoYear = n
	case 'm':
		p.month = n
	case 'd':
		p.mday = n
	case 'H':
		p.hour, p.hour12 = n, missing
	case 'I':
		p.hour12 = n
	case 'M':
		p.minute = n
	case 'S':
		p.second = n
	case 'w':
		p.weekday = (n + 6) % 7
	case 'u':
		p.weekday = n - 1
	case 'j':
		p.julian = n
	case 'U', 'W':
		p.week, p.sunday = n, letter == 'U'
	case 'V':
		p.isoWeek = n
	}
}

func (p *parsed) takeOffset(c *py.Context, found string) error {
	p.offset = &delta{}
	if found == "Z" {
		return nil
	}
	z := found
	if z[3] == ':' {
		z = z[:3] + z[4:]
		if len(z) > 5 {
			if z[5] != ':' {
				return c.Errorf(&py.ValueErrorType, "Inconsistent use of : in %s", found)
			}
			z = z[:5] + z[6:]
		}
	}
	if strings.Contains(z, ":") {
		return c.Errorf(&py.ValueErrorType, "Inconsistent use of : in %s", found)
	}
	hours, rest, _ := digits(z[1:], 2)
	minutes, rest, _ := digits(rest, 2)
	seconds, rest, _ := digits(rest, 2)
	micros, _ := parseFraction(strings.TrimPrefix(rest, "."))
	factor := 1
	if z[0] == '-' {
		factor = -1
	}
	d, err := normalDelta(c, 0, factor*((hours*60+minutes)*60+seconds), factor*micros)
	*p.offset = d
	return err
}

const weekdayDirectives = "('%A', '%a', '%w', or '%u')."

// checkISO refuses directives that do not go together.
func (p *parsed) checkISO(c *py.Context) error {
	message := ""
	switch {
	case p.isoYear != missing && p.julian != missing:
		message = "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
	case p.isoYear != missing && (p.isoWeek == missing || p.weekday == missing):
		message = "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive " + weekdayDirectives
	case p.isoYear != missing || p.isoWeek == missing:
		return nil
	case p.year == missing || p.weekday == missing:
		message = "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive " + weekdayDirectives
	default:
		message = "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
	}
	return c.Errorf(&py.ValueErrorType, "%s", message)
}

// date works out the day.
func (p *parsed) date(c *py.Context) (day, error) {
	if err := p.checkISO(c); err != nil {
		return day{}, err
	}
	year := p.year
	if year == missing {
		year = 1900
	}
	julian := p.julian
	if julian == missing && p.weekday != missing {
		switch {
		case p.week != missing:
			julian = p.julianOfWeek(year)
		case p.isoYear != missing:
			return isoDay(c, p.isoYear, p.isoWeek, p.weekday+1)
		}
	}
	d := day{year, p.month, p.mday}
	if julian == missing {
		return d, d.check(c)
	}
	if err := (day{year, 1, 1}).check(c); err != nil {
		return d, err
	}
	n := daysBeforeYear(year) + julian
	if n < 1 || n > maxOrdinal {
		return d, c.Errorf(&py.ValueErrorType, "year %d is out of range", year+sign(julian))
	}
	return dayOfOrdinal(n), nil
}

// julianOfWeek is the day of the year of a weekday in a week of the year; it
// may lie outside of the year.
func (p *parsed) julianOfWeek(year int) int {
	first, weekday := (daysBeforeYear(year)+7)%7, p.weekday
	if p.sunday {
		first, weekday = (first+1)%7, (weekday+1)%7
	}
	if p.week == 0 {
		return 1 + weekday - first
	}
	return 1 + (7-first)%7 + 7*(p.week-1) + weekday
}

// moment is all that the text says.
func (p *parsed) moment(c *py.Context) (moment, error) {
	d, err := p.date(c)
	if err != nil {
		return moment{}, err
	}
	k := clock{hour: p.hour, minute: p.minute, second: p.second, micro: p.micro, zone: py.None}
	if p.offset != nil {
		k.zone, err = newFixed(c, *p.offset, p.zone, p.zone != "")
	}
	return moment{d, k}, err
}

func parseMoment(c *py.Context, a []py.Value) (moment, error) {
	p, err := strptime(c, a)
	if err != nil {
		return moment{}, err
	}
	return p.moment(c)
}

func momentStrptime(c *py.Context, a []py.Value) (py.Value, error) {
	m, err := parseMoment(c, a)
	if err != nil {
		return py.Value{}, err
	}
	return newMoment(c, a[0].TypeObject(), m)
}

func dateStrptime(c *py.Context, a []py.Value) (py.Value, error) {
	m, err := parseMoment(c, a)
	if err != nil {
		return py.Value{}, err
	}
	return newDate(c, a[0].TypeObject(), m.day)
}

func timeStrptime(c *py.Context, a []py.Value) (py.Value, error) {
	m, err := parseMoment(c, a)
	if err != nil {
		return py.Value{}, err
	}
	return newTime(c, a[0].TypeObject(), m.clock)
}
