package wire

import (
	"encoding/json"
	"slices"
	"time"
	"unicode/utf8"
)

// A Status tells how a job ended. Zero is invalid.
type Status uint64

// The ways a job can end.
const (
	StatusOK Status = iota + 1
	StatusRefused
	StatusRaised
	StatusLimit
	StatusFault
	statuses
)

// A Result is how a job ended, as the worker tells it.
type Result struct {
	Status   Status
	Value    []byte // JSON; nil for none
	Findings []Finding
	Dropped  int // findings beyond those told
	Error    *Error
	Limit    *Limit
	HotLines []HotLine
	Usage    Usage
}

// A Finding is a diagnostic of the check. Places are byte offsets.
type Finding struct {
	Code, Severity, Message, Hint    string
	Start, End, FocusStart, FocusEnd int
}

// An Error is an uncaught exception, or what failed in a fault.
type Error struct{ Type, Message, Traceback string }

// A Limit is the ceiling that was hit.
type Limit struct {
	Name  string
	Value int64
	Line  int
}

// A HotLine is a line that spent many steps.
type HotLine struct {
	Line  int
	Steps int64
}

// Usage is what was spent.
type Usage struct {
	Steps, HeapBytes, OutputBytes int64
	Wall                          time.Duration
}

// The bounds of a result's parts.
const (
	MaxText     = 64 << 10 // one text of an error
	MaxMessage  = 8 << 10  // one text of a finding
	MaxFindings = 128
	MaxHotLines = 32
	maxPlace    = 1<<31 - 1
)

// ResultBound is the size of the largest Result message whose value is of at
// most value bytes.
func ResultBound(value int) int { return value + 4<<20 }

var (
	limitNames = []string{"steps", "time", "memory", "output", "depth", "size"}
	severities = []string{"error", "warning"}
)

// Encode writes a result. Texts that are too long are cut.
func (x *Result) Encode() []byte {
	w := &writer{make([]byte, 0, 256+len(x.Value))}
	w.number(uint64(x.Status))
	w.bytes(x.Value)
	findings := x.Findings[:min(len(x.Findings), MaxFindings)]
	w.number(uint64(len(findings)))
	for i := range findings {
		f := &findings[i]
		w.text(f.Code)
		w.text(f.Severity)
		w.text(Cut(f.Message, MaxMessage))
		w.text(Cut(f.Hint, MaxMessage))
		for _, n := range []int{f.Start, f.End, f.FocusStart, f.FocusEnd} {
			w.count(int64(n))
		}
	}
	w.count(int64(x.Dropped))
	w.flag(x.Error != nil)
	if e := x.Error; e != nil {
		w.text(Cut(e.Type, MaxText))
		w.text(Cut(e.Message, MaxText))
		w.text(Cut(e.Traceback, MaxText))
	}
	w.flag(x.Limit != nil)
	if l := x.Limit; l != nil {
		w.text(l.Name)
		w.count(l.Value)
		w.count(int64(l.Line))
	}
	hot := x.HotLines[:min(len(x.HotLines), MaxHotLines)]
	w.number(uint64(len(hot)))
	for _, h := range hot {
		w.count(int64(h.Line))
		w.count(h.Steps)
	}
	u := &x.Usage
	for _, n := range []int64{u.Steps, u.HeapBytes, u.OutputBytes, int64(u.Wall)} {
		w.count(n)
	}
	return w.buf
}

// DecodeResult reads a result whose value has at most value bytes.
func DecodeResult(payload []byte, value int) (*Result, error) {
	r := &reader{buf: payload}
	x := &Result{Status: Status(r.below(uint64(statuses-1), "status"))}
	x.Value = r.bytes(value, "result")
	for range r.items(MaxFindings, "findings") {
		x.Findings = append(x.Findings, r.finding())
	}
	x.Dropped = r.place()
	if r.flag() {
		x.Error = &Error{r.text(MaxText, "error type"), r.text(MaxText, "error message"), r.text(MaxText, "traceback")}
	}
	if r.flag() {
		x.Limit = &Limit{r.oneOf(limitNames, "limit"), r.count(), r.place()}
	}
	for range r.items(MaxHotLines, "hot lines") {
		x.HotLines = append(x.HotLines, HotLine{r.place(), r.count()})
	}
	x.Usage = Usage{r.count(), r.count(), r.count(), time.Duration(r.count())}
	if err := r.done(); err != nil {
		return nil, err
	}
	return x, x.consistent()
}

func (r *reader) finding() Finding {
	return Finding{
		Code: r.text(16, "code"), Severity: r.oneOf(severities, "severity"),
		Message: r.text(MaxMessage, "message"), Hint: r.text(MaxMessage, "hint"),
		Start: r.place(), End: r.place(), FocusStart: r.place(), FocusEnd: r.place(),
	}
}

func (r *reader) place() int { return int(r.below(maxPlace, "place")) }

func (r *reader) oneOf(known []string, what string) string {
	s := r.text(64, what)
	if r.err == nil && !slices.Contains(known, s) {
		r.fail("unknown %s %q", what, s)
	}
	return s
}

// consistent says whether the parts fit the status: nothing is refused without
// a finding, no limit is reported without a name, no value comes with a
// failure.
func (x *Result) consistent() error {
	refusing := slices.ContainsFunc(x.Findings, func(f Finding) bool { return f.Severity == "error" })
	want := map[Status][3]bool{ // error, limit, refusing findings
		StatusOK: {}, StatusRefused: {false, false, true}, StatusRaised: {true, false, false},
		StatusLimit: {false, true, false}, StatusFault: {true, false, false},
	}
	parts, known := want[x.Status]
	switch {
	case !known:
		return protocolError("status %d", x.Status)
	case parts != [3]bool{x.Error != nil, x.Limit != nil, refusing}:
		return protocolError("the parts of the result do not fit its status")
	case len(x.Value) > 0 && (x.Status != StatusOK || !utf8.Valid(x.Value) || !json.Valid(x.Value)):
		return protocolError("the value is not a result's")
	}
	return nil
}

// Cut shortens a text to at most size bytes, at a boundary of characters.
func Cut(text string, size int) string {
	if len(text) <= size {
		return text
	}
	for size > 0 && text[size]&0xC0 == 0x80 {
		size--
	}
	return text[:size]
}
