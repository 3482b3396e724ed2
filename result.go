package vivarium

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/vivarium-run/vivarium/policy"
)

// A Status tells how a run ended.
type Status string

// The ways a run can end.
const (
	OK      Status = "ok"      // it came to its end
	Refused Status = "refused" // syntax or policy refused it; nothing of it ran
	Raised  Status = "raised"  // an exception came out of the script
	Limited Status = "limit"   // a limit stopped it
	Fault   Status = "fault"   // vivarium itself failed
)

// A Layer is one of the defences that were in force in a run.
type Layer string

// The layers; see SECURITY.md for what each promises.
const (
	LayerParser Layer = "parser" // one tree is checked and run
	LayerPolicy Layer = "policy" // the allowlist
	LayerEngine Layer = "engine" // no ambient authority
	LayerMeters Layer = "meters" // steps, memory, output, depth, time
	LayerJail   Layer = "jail"   // a process that could do no harm by itself
	LayerGVisor Layer = "gvisor" // a second kernel round it
)

// A Result is all that comes out of a run. Its JSON form is the contract of
// the command line's --json.
type Result struct {
	Status      Status              `json:"status"`
	Value       json.RawMessage     `json:"result"` // the returned value as JSON; null if there is none
	Stdout      string              `json:"stdout"`
	Diagnostics []policy.Diagnostic `json:"diagnostics"`
	Error       *Error              `json:"error,omitempty"`
	Limit       *Limit              `json:"limit,omitempty"`
	HotLines    []HotLine           `json:"hot_lines,omitempty"`
	Usage       Usage               `json:"usage"`
	Layers      []Layer             `json:"layers"`
	Seed        uint64              `json:"seed"`
	Now         time.Time           `json:"now,omitzero"`      // the present time that the script was told, if it was told one
	Receipt     string              `json:"receipt,omitempty"` // the id under which a Recorder has it

	report *policy.Report
	held   string // what was printed, if nothing was given out yet
}

// An Error is the exception that ended a run, or vivarium's own failure.
type Error struct {
	Type      string `json:"type"`
	Message   string `json:"message"`
	Traceback string `json:"traceback,omitempty"`
}

func (e *Error) Error() string {
	if e.Message == "" {
		return e.Type
	}
	return e.Type + ": " + e.Message
}

// A Limit is the ceiling that stopped a run: its value in steps, bytes,
// levels or, for time, milliseconds, and the line that was being executed (0
// if none was).
type Limit struct {
	Name  string `json:"name"`
	Value int64  `json:"value"`
	Line  int    `json:"line"`
}

// A HotLine is one of the lines that spent most, counted by sampling every
// thousand-odd steps, so that it is the same on every machine.
type HotLine struct {
	Line  int   `json:"line"`
	Steps int64 `json:"steps"`
}

// Usage is what a run has spent.
type Usage struct {
	Steps       int64 `json:"steps"`
	HeapBytes   int64 `json:"heap_bytes"`   // an upper bound of the live bytes at any time
	OutputBytes int64 `json:"output_bytes"` // printed
	WallMS      int64 `json:"wall_ms"`
}

// Report returns the check's report, for rendering; nil if nothing was
// checked.
func (r *Result) Report() *policy.Report { return r.report }

// Decode unmarshals the returned value into v, as json.Unmarshal does.
func (r *Result) Decode(v any) error { return json.Unmarshal(r.Value, v) }

// Err returns nil for OK and otherwise an *Error that says what went wrong.
func (r *Result) Err() error {
	switch {
	case r.Status == OK:
		return nil
	case r.Error != nil:
		return r.Error
	case r.Limit != nil:
		return &Error{Type: "LimitError", Message: r.Limit.text()}
	case len(r.Diagnostics) > 0:
		return &Error{Type: "Refused", Message: r.Diagnostics[0].Message}
	}
	return &Error{Type: string(r.Status)}
}

// failure says what kept a check from its end.
func (r *Result) failure() string {
	if r.Error != nil {
		return r.Error.Message
	}
	return r.Err().Error()
}

// text says which limit it was, with its value in fitting units.
func (l *Limit) text() string {
	where := ""
	if l.Line > 0 {
		where = fmt.Sprintf(" at line %d", l.Line)
	}
	return fmt.Sprintf("the limit %s of %s stopped the script%s", l.Name, limitText(l.Name, l.Value), where)
}

func limitText(name string, value int64) string {
	switch name {
	case "time":
		return (time.Duration(value) * time.Millisecond).String()
	case "memory", "output", "size":
		return byteText(value)
	case "steps":
		return fmt.Sprintf("%d steps", value)
	}
	return fmt.Sprintf("%d levels", value)
}

func byteText(n int64) string {
	for _, u := range []struct {
		name string
		size int64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if n >= u.size && n%u.size == 0 {
			return fmt.Sprintf("%d %s", n/u.size, u.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}

// String says which limit stopped the script, and where.
func (l *Limit) String() string { return l.text() }
