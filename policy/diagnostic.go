package policy

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/vivarium-run/vivarium/syntax"
)

// Severity tells whether a Diagnostic refuses the script.
type Severity string

// The severities. A script is refused for errors only.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
)

// A Diagnostic is one problem at one place of a script. Lines and columns
// count from 1, columns in code points; Start and End are byte offsets.
type Diagnostic struct {
	Code      string   `json:"code"`
	Severity  Severity `json:"severity"`
	Message   string   `json:"message"`
	Hint      string   `json:"hint,omitempty"`
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	EndLine   int      `json:"end_line"`
	EndColumn int      `json:"end_column"`
	Start     int      `json:"start"`
	End       int      `json:"end"`

	focus syntax.Span // the part of the span that the carets stress
}

// maxDiagnostics is how many problems a report holds; the rest is counted.
const maxDiagnostics = 100

// maxQuote is how many code points of a script's text a message quotes.
const maxQuote = 60

// quote shows a name of the script in a message: bounded, and without
// characters that could disturb a terminal or reorder text.
func quote(name string) string { return quoteRunes(name, maxQuote) }

func quoteRunes(text string, limit int) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > limit {
			b.WriteString("…")
			break
		}
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// A Report is what a check found, sorted by place.
type Report struct {
	File        *syntax.File
	Diagnostics []Diagnostic
	Dropped     int // problems beyond the first hundred
	// Failed says why the check did not come to its end, where it was made by a
	// process that did not: nothing is known of the script then, and it is
	// refused.
	Failed string
}

// Refused reports whether the script must not run.
func (r *Report) Refused() bool {
	if r.Failed != "" {
		return true
	}
	for i := range r.Diagnostics {
		if r.Diagnostics[i].Severity == SeverityError {
			return true
		}
	}
	return false
}

// add records a problem of the rule at span; focus is the part to stress.
func (r *Report) add(rule *Rule, span, focus syntax.Span, hint, format string, args ...any) {
	d := Diagnostic{Code: rule.Code, Severity: rule.Severity, Message: fmt.Sprintf(format, args...), Hint: hint,
		Start: int(span.Start), End: int(span.End), focus: focus}
	r.Diagnostics = append(r.Diagnostics, d)
}

// finish sorts the problems, errors before warnings at the same place, drops
// repeats and what is beyond the cap, and fills in lines and columns.
func (r *Report) finish() {
	d := r.Diagnostics
	sort.SliceStable(d, func(i, j int) bool {
		if d[i].Start != d[j].Start {
			return d[i].Start < d[j].Start
		}
		if d[i].Severity != d[j].Severity {
			return d[i].Severity == SeverityError
		}
		return d[i].End > d[j].End
	})
	kept := d[:0]
	for i := range d {
		if n := len(kept); n > 0 && kept[n-1].Code == d[i].Code && kept[n-1].Start == d[i].Start && kept[n-1].End == d[i].End && kept[n-1].Message == d[i].Message {
			continue
		}
		kept = append(kept, d[i])
	}
	if len(kept) > maxDiagnostics {
		kept = keepErrors(kept)
		r.Dropped = len(kept) - maxDiagnostics
		kept = kept[:maxDiagnostics]
	}
	for i := range kept {
		r.place(&kept[i])
	}
	r.Diagnostics = kept
}

// keepErrors moves an error to the front part if only warnings are there, so
// that a flood of warnings cannot hide a refusal.
func keepErrors(d []Diagnostic) []Diagnostic {
	for i := range d {
		if d[i].Severity == SeverityError && i >= maxDiagnostics {
			sort.SliceStable(d, func(a, b int) bool { return d[a].Severity == SeverityError && d[b].Severity != SeverityError })
			break
		}
	}
	return d
}

func (r *Report) place(d *Diagnostic) {
	size := len(r.File.Source())
	d.Start = min(max(d.Start, 0), size)
	d.End = min(max(d.End, d.Start), size)
	start, end := r.File.Position(syntax.Pos(d.Start)), r.File.Position(syntax.Pos(d.End))
	d.Line, d.Column, d.EndLine, d.EndColumn = start.Line, start.Column, end.Line, end.Column
}
