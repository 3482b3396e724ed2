package datetime

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

var (
	longDays    = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	shortDays   = [...]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
	longMonths  = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	shortMonths = [...]string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

// A formatter writes one date and time by directives.
type formatter struct {
	day
	clock
}

// directiveSteps is what writing one directive costs.
const directiveSteps = 16

// strftime formats a date and time; the zone is asked with self.
func strftime(c *py.Context, self, format py.Value, name string, d day, k clock, zone py.Value) (py.Value, error) {
	s, err := text(c, format, name, 1)
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Charge(int64(len(s)), int64(8*len(s)+256)); err != nil {
		return py.Value{}, err
	}
	f := formatter{day: d, clock: k}
	out := c.NewBuilder()
	defer out.Release()
	for s != "" {
		at := strings.IndexByte(s, '%')
		if at < 0 || at == len(s)-1 {
			break
		}
		if err := c.Steps(directiveSteps); err != nil {
			return py.Value{}, err
		}
		if err := out.Add(s[:at]); err != nil {
			return py.Value{}, err
		}
		s = s[at:]
		shown, size, err := f.zoneText(c, s, self, zone)
		if err != nil {
			return py.Value{}, err
		}
		if size == 0 {
			shown, size = f.directive(s)
		}
		if err := out.Add(shown); err != nil {
			return py.Value{}, err
		}
		s = s[size:]
	}
	if err := out.Add(s); err != nil {
		return py.Value{}, err
	}
	shown, err := out.String()
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(shown)
}

// zoneText writes the directives that ask the zone; size is 0 for others.
func (f *formatter) zoneText(c *py.Context, s string, self, zone py.Value) (shown string, size int, err error) {
	switch {
	case s[1] == 'z', strings.HasPrefix(s, "%:z"):
		sep, size := "", 2
		if s[1] == ':' {
			sep, size = ":", 3
		}
		o, err := askZone(c, zone, "utcoffset", self)
		if err != nil || o == nil {
			return "", size, err
		}
		return o.text(sep), size, nil
	case s[1] == 'Z':
		v, err := zoneName(c, zone, self)
		if err != nil || v.IsNone() {
			return "", 2, err
		}
		if !v.Is(&py.StrType) {
			if v, err = c.CallMethod(v, "replace", c.Text("%"), c.Text("%%")); err != nil {
				return "", 2, err
			}
		}
		name, ok := textOf(v)
		if !ok {
			return "", 2, c.Errorf(&py.TypeErrorType, "tzname.replace() did not return a string")
		}
		return name, 2, nil
	}
	return "", 0, nil
}

// maxWidth bounds the width that a directive may ask for.
const maxWidth = 1000

// directive writes the directive at the start of s: flags, a width and a
// letter, as the C library knows them. What it does not know is left alone.
func (f *formatter) directive(s string) (shown string, size int) {
	i, flag, change := 1, byte(0), byte(0)
	for i < len(s) && strings.IndexByte("_-0^#", s[i]) >= 0 {
		if s[i] == '^' || s[i] == '#' {
			change = s[i]
		} else {
			flag = s[i]
		}
		i++
	}
	start := i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	width, _ := strconv.Atoi(s[start:i])
	if i == len(s) || width > maxWidth {
		return s[:i], i
	}
	if (s[i] == 'E' || s[i] == 'O') && i+1 < len(s) {
		i++
	}
	p, ok := f.piece(s[i])
	if !ok {
		return s[:i+1], i + 1
	}
	shown = p.text(flag, width)
	switch {
	case change == '#' && s[i] == 'p': // the other case of what it is
		shown = strings.ToLower(shown)
	case change != 0:
		shown = strings.ToUpper(shown)
	}
	return shown, i + 1
}

// A piece is what a directive stands for: a number with its usual width and
// padding, or a text.
type piece struct {
	s       string
	n       int
	width   int
	pad     byte
	numeric bool
}

func (p piece) text(flag byte, width int) string {
	out, fill := p.s, byte(' ')
	if p.numeric {
		out, fill = strconv.Itoa(p.n), p.pad
		width = max(width, p.width)
	}
	switch flag {
	case '-':
		return out
	case '_':
		fill = ' '
	case '0':
		fill = '0'
	}
	if n := width - len(out); n > 0 {
		out = strings.Repeat(string(fill), n) + out
	}
	return out
}

func digit(n, width int) (piece, bool) {
	return piece{n: n, width: width, pad: '0', numeric: true}, true
}

func spaced(n, width int) (piece, bool) {
	return piece{n: n, width: width, pad: ' ', numeric: true}, true
}

func words(s string) (piece, bool) { return piece{s: s}, true }

// piece finds what a letter stands for.
func (f *formatter) piece(letter byte) (piece, bool) {
	switch letter {
	case 'a':
		return words(shortDays[f.weekday()])
	case 'A':
		return words(longDays[f.weekday()])
	case 'b', 'h':
		return words(shortMonths[f.month])
	case 'B':
		return words(longMonths[f.month])
	case 'p':
		return words(f.half())
	case 'P':
		return words(strings.ToLower(f.half()))
	case 'n':
		return words("\n")
	case 't':
		return words("\t")
	case '%':
		return words("%")
	case 'f':
		return words(fmt.Sprintf("%06d", f.micro))
	}
	if p, ok := f.compound(letter); ok {
		return p, true
	}
	return f.number(letter)
}

func (f *formatter) half() string {
	if f.hour < 12 {
		return "AM"
	}
	return "PM"
}

// compound finds the directives that stand for several others.
func (f *formatter) compound(letter byte) (piece, bool) {
	hms := fmt.Sprintf("%02d:%02d:%02d", f.hour, f.minute, f.second)
	switch letter {
	case 'c':
		return words(fmt.Sprintf("%s %s %2d %s %d", shortDays[f.weekday()], shortMonths[f.month], f.mday, hms, f.year))
	case 'D', 'x':
		return words(fmt.Sprintf("%02d/%02d/%02d", f.month, f.mday, f.year%100))
	case 'F':
		return words(fmt.Sprintf("%d-%02d-%02d", f.year, f.month, f.mday))
	case 'R':
		return words(fmt.Sprintf("%02d:%02d", f.hour, f.minute))
	case 'r':
		return words(fmt.Sprintf("%02d:%02d:%02d %s", f.hour12(), f.minute, f.second, f.half()))
	case 'T', 'X':
		return words(hms)
	}
	return piece{}, false
}

func (f *formatter) hour12() int { return (f.hour+11)%12 + 1 }

// number finds the directives that stand for a number.
func (f *formatter) number(letter byte) (piece, bool) {
	isoYear, isoWeek, isoWeekday := f.isoCalendar()
	switch letter {
	case 'C':
		return digit(f.year/100, 2)
	case 'd':
		return digit(f.mday, 2)
	case 'e':
		return spaced(f.mday, 2)
	case 'g':
		return digit(isoYear%100, 2)
	case 'G':
		return digit(isoYear, 1)
	case 'H':
		return digit(f.hour, 2)
	case 'I':
		return digit(f.hour12(), 2)
	case 'j':
		return digit(f.yearDay(), 3)
	case 'k':
		return spaced(f.hour, 2)
	case 'l':
		return spaced(f.hour12(), 2)
	case 'm':
		return digit(f.month, 2)
	case 'M':
		return digit(f.minute, 2)
	case 's':
		return digit((f.ordinal()-epochOrdinal)*daySeconds+f.micros()/microsPerSec, 1)
	case 'S':
		return digit(f.second, 2)
	case 'u':
		return digit(isoWeekday, 1)
	case 'U':
		return digit((f.yearDay()+6-isoWeekday%7)/7, 2)
	case 'V':
		return digit(isoWeek, 2)
	case 'w':
		return digit(isoWeekday%7, 1)
	case 'W':
		return digit((f.yearDay()+6-f.weekday())/7, 2)
	case 'y':
		return digit(f.year%100, 2)
	case 'Y':
		return digit(f.year, 1)
	}
	return piece{}, false
}
