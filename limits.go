package vivarium

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/vivarium-run/vivarium/syntax"
)

// Limits are the ceilings of one run. A zero field means the default, a
// negative one no ceiling; Depth, Source and Data always have one.
type Limits struct {
	Steps  int64         // units of work: loop turns, calls, and what builtins do; default: none
	Time   time.Duration // wall clock; default 10 s
	Memory int64         // bytes of live memory; default 256 MiB
	Output int64         // bytes printed; default 1 MiB
	Depth  int           // nested calls; default 1000
	Source int           // bytes of source; default 1 MiB
	Data   int           // bytes of JSON handed in; default 16 MiB
	Result int           // bytes of JSON handed back; default 16 MiB
}

// DefaultLimits are the ceilings in force where nothing is said.
var DefaultLimits = Limits{
	Steps: -1, Time: 10 * time.Second, Memory: 256 << 20, Output: 1 << 20, Depth: 1000,
	Source: syntax.DefaultSource, Data: 16 << 20, Result: 16 << 20,
}

// maxDepth is the deepest nesting that can be asked for: each level may take
// a few kilobytes of native stack.
const maxDepth = 20_000

// withDefaults fills in what is zero.
func (l Limits) withDefaults() Limits {
	d := DefaultLimits
	fill(&l.Steps, d.Steps)
	fill(&l.Time, d.Time)
	fill(&l.Memory, d.Memory)
	fill(&l.Output, d.Output)
	fill(&l.Depth, d.Depth)
	fill(&l.Source, d.Source)
	fill(&l.Data, d.Data)
	fill(&l.Result, d.Result)
	if l.Depth < 0 || l.Depth > maxDepth {
		l.Depth = maxDepth
	}
	return l
}

func fill[T int | int64 | time.Duration](field *T, value T) {
	if *field == 0 {
		*field = value
	}
}

// ceiling turns the "negative is none" of Limits into the meter's "zero is
// none".
func ceiling(n int64) int64 { return max(n, 0) }

// limitRows are the limits by name, as the command line spells them.
var limitRows = []struct {
	name string
	set  func(*Limits, string) error
}{
	{"steps", func(l *Limits, s string) error { return setCount(&l.Steps, s) }},
	{"time", func(l *Limits, s string) error { return setTime(&l.Time, s) }},
	{"memory", func(l *Limits, s string) error { return setBytes(&l.Memory, s) }},
	{"output", func(l *Limits, s string) error { return setBytes(&l.Output, s) }},
	{"depth", func(l *Limits, s string) error { return setInt(&l.Depth, s, setCount) }},
	{"source", func(l *Limits, s string) error { return setInt(&l.Source, s, setBytes) }},
	{"data", func(l *Limits, s string) error { return setInt(&l.Data, s, setBytes) }},
	{"result", func(l *Limits, s string) error { return setInt(&l.Result, s, setBytes) }},
}

// ParseLimits reads limits such as "steps=1e6,time=2s,memory=64MiB". Counts
// may be written 1_000_000 or 1e6, times as seconds or with a unit (500ms),
// sizes in bytes or with KiB, MiB, GiB (or kB, MB, GB); "none" lifts a limit.
func ParseLimits(text string) (Limits, error) {
	var l Limits
	if strings.TrimSpace(text) == "" {
		return l, nil
	}
	for part := range strings.SplitSeq(text, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok {
			return l, fmt.Errorf("limit %q: want name=value", part)
		}
		if err := l.set(name, value); err != nil {
			return l, err
		}
	}
	return l, nil
}

func (l *Limits) set(name, value string) error {
	var names []string
	for _, row := range limitRows {
		if row.name == name {
			if err := row.set(l, value); err != nil {
				return fmt.Errorf("limit %s=%s: %w", name, value, err)
			}
			return nil
		}
		names = append(names, row.name)
	}
	return fmt.Errorf("there is no limit %q; there are %s", name, strings.Join(names, ", "))
}

func setCount(field *int64, s string) error {
	if s == "none" {
		*field = -1
		return nil
	}
	s = strings.ReplaceAll(s, "_", "")
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n > 0 {
		*field = n
		return nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < 1 || f > math.MaxInt64/2 || f != math.Trunc(f) {
		return fmt.Errorf("want a whole number above 0")
	}
	*field = int64(f)
	return nil
}

var byteUnits = []struct {
	suffix string
	factor int64
}{{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"kB", 1e3}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1}}

func setBytes(field *int64, s string) error {
	for _, u := range byteUnits {
		if head, ok := strings.CutSuffix(s, u.suffix); ok {
			f, err := strconv.ParseFloat(head, 64)
			if err != nil || f <= 0 || f*float64(u.factor) > math.MaxInt64/2 {
				return fmt.Errorf("want a size such as 64MiB")
			}
			*field = int64(f * float64(u.factor))
			return nil
		}
	}
	return setCount(field, s)
}

func setTime(field *time.Duration, s string) error {
	if s == "none" {
		*field = -1
		return nil
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		s = strconv.FormatFloat(f, 'f', -1, 64) + "s"
	}
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return fmt.Errorf("want a time such as 2s or 500ms")
	}
	*field = d
	return nil
}

func setInt(field *int, s string, set func(*int64, string) error) error {
	var n int64
	if err := set(&n, s); err != nil {
		return err
	}
	*field = int(min(n, math.MaxInt32))
	return nil
}
