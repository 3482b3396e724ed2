package policy

import (
	"fmt"
	"unicode"

	"github.com/vivarium-run/vivarium/syntax"
)

// A Finding is a diagnostic in the form in which it travels between
// processes: without lines and columns, which follow from the offsets.
type Finding struct {
	Code, Message, Hint              string
	Severity                         Severity
	Start, End, FocusStart, FocusEnd int
}

// Findings returns the diagnostics of a report for another process.
func (r *Report) Findings() []Finding {
	out := make([]Finding, len(r.Diagnostics))
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		out[i] = Finding{Code: d.Code, Severity: d.Severity, Message: d.Message, Hint: d.Hint,
			Start: d.Start, End: d.End, FocusStart: int(d.focus.Start), FocusEnd: int(d.focus.End)}
	}
	return out
}

// Rebuild makes a report of findings that another process made about the
// file. That process is not trusted: places are cut to the file, lines and
// columns counted anew, and an unknown code, a severity that is not the code's,
// or a text that is not one printable line is an error.
func Rebuild(file *syntax.File, findings []Finding, dropped int) (*Report, error) {
	if len(findings) > maxDiagnostics || dropped < 0 || dropped > 0 && len(findings) < maxDiagnostics {
		return nil, fmt.Errorf("policy: %d findings, %d dropped", len(findings), dropped)
	}
	r := &Report{File: file, Dropped: dropped}
	size := len(file.Source())
	for _, f := range findings {
		if err := f.check(); err != nil {
			return nil, err
		}
		d := Diagnostic{Code: f.Code, Severity: f.Severity, Message: f.Message, Hint: f.Hint, Start: f.Start, End: f.End}
		r.place(&d)
		start := min(max(f.FocusStart, 0), size)
		d.focus = syntax.Span{Start: syntax.Pos(start), End: syntax.Pos(min(max(f.FocusEnd, start), size))}
		r.Diagnostics = append(r.Diagnostics, d)
	}
	return r, nil
}

func (f *Finding) check() error {
	rule, known := Explain(f.Code)
	switch {
	case !known:
		return fmt.Errorf("policy: unknown code %.16q", f.Code)
	case f.Severity != rule.Severity:
		return fmt.Errorf("policy: %s with the severity %.16q", f.Code, f.Severity)
	case f.Message == "":
		return fmt.Errorf("policy: %s without a message", f.Code)
	}
	for _, c := range f.Message + f.Hint {
		if !unicode.IsPrint(c) {
			return fmt.Errorf("policy: a message with the character %U", c)
		}
	}
	return nil
}
