package policy

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Style decides how a report is written for people.
type Style struct {
	Color bool
}

const (
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	blue   = "\x1b[34m"
	bold   = "\x1b[1m"
	reset  = "\x1b[0m"
)

func (s Style) paint(color, text string) string {
	if !s.Color {
		return text
	}
	return color + text + reset
}

// WriteText writes the report for people: for each problem its place, code
// and message, the line with carets, and the way out.
func (r *Report) WriteText(w io.Writer, style Style) error {
	var b strings.Builder
	for i := range r.Diagnostics {
		r.writeOne(&b, &r.Diagnostics[i], style)
	}
	if r.Dropped > 0 {
		fmt.Fprintf(&b, "… and %d more\n", r.Dropped)
	}
	if r.Failed != "" {
		fmt.Fprintf(&b, "%s %s %s\n", style.paint(bold, quotePath(r.File.Name)+":"), style.paint(red, "could not be checked:"), quoteRunes(r.Failed, maxFailure))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) writeOne(b *strings.Builder, d *Diagnostic, style Style) {
	color := red
	if d.Severity == SeverityWarning {
		color = yellow
	}
	place := fmt.Sprintf("%s:%d:%d:", quotePath(r.File.Name), d.Line, d.Column)
	fmt.Fprintf(b, "%s %s %s\n", style.paint(bold, place), style.paint(color, string(d.Severity)+"["+d.Code+"]"), d.Message)
	r.writeExcerpt(b, d, style, color)
	if d.Hint != "" {
		fmt.Fprintf(b, "      %s %s\n", style.paint(blue, "="), d.Hint)
	}
}

// maxFailure is how many code points are shown of why a check failed.
const maxFailure = 400

func quotePath(name string) string { return quoteRunes(name, 200) }

// excerptWidth is how many code points of a line are shown.
const excerptWidth = 100

// writeExcerpt shows the line with carets under the focus and tildes under
// the rest of the span.
func (r *Report) writeExcerpt(b *strings.Builder, d *Diagnostic, style Style, color string) {
	if d.Line > r.File.LineCount() {
		return
	}
	text := r.File.LineText(d.Line)
	start := int(r.File.LineStart(d.Line))
	from, to := clampTo(d.Start-start, len(text)), clampTo(d.End-start, len(text))
	if d.EndLine > d.Line {
		to = len(text)
	}
	focusFrom, focusTo := from, to
	if f := d.focus; f.End > f.Start && r.File.Line(f.Start) == d.Line {
		focusFrom, focusTo = clampTo(int(f.Start)-start, len(text)), clampTo(int(f.End)-start, len(text))
	}
	line, marks := excerpt(text, from, to, focusFrom, focusTo)
	fmt.Fprintf(b, "%5d %s %s\n", d.Line, style.paint(blue, "|"), line)
	fmt.Fprintf(b, "      %s %s\n", style.paint(blue, "|"), style.paint(color, marks))
}

func clampTo(n, size int) int { return min(max(n, 0), size) }

// excerpt returns the part of the line around the span, with control
// characters replaced, and the marks that go under it.
func excerpt(text string, from, to, focusFrom, focusTo int) (line, marks string) {
	skip := 0
	if before := utf8.RuneCountInString(text[:from]); before > excerptWidth/2 {
		skip = before - excerptWidth/2
	}
	var l, m strings.Builder
	n := 0
	for i, r := range text {
		if n++; n <= skip {
			continue
		}
		if n > skip+excerptWidth {
			l.WriteString("…")
			break
		}
		l.WriteString(visible(r))
		switch {
		case i >= focusFrom && i < focusTo:
			m.WriteByte('^')
		case i >= from && i < to:
			m.WriteByte('~')
		default:
			m.WriteByte(' ')
		}
	}
	marks = strings.TrimRight(m.String(), " ")
	if marks == "" {
		marks = strings.Repeat(" ", max(0, utf8.RuneCountInString(text[:from])-skip)) + "^"
	}
	return strings.TrimRight(l.String(), " "), marks
}

// visible shows a code point in one column.
func visible(r rune) string {
	switch {
	case r == '\t':
		return " "
	case r == utf8.RuneError || !unicode.IsPrint(r) && r != ' ':
		return "·"
	}
	return string(r)
}

// WriteJSON writes the diagnostics as a JSON array.
func (r *Report) WriteJSON(w io.Writer) error {
	list := r.Diagnostics
	if list == nil {
		list = []Diagnostic{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}

// WriteSARIF writes reports as one SARIF 2.1.0 log (OASIS standard), which
// editors and code hosts display. Checks that failed are notifications of an
// invocation without success.
func WriteSARIF(w io.Writer, version string, reports ...*Report) error {
	type object = map[string]any
	var ruleList []object
	for _, r := range Rules() {
		ruleList = append(ruleList, object{"id": r.Code, "name": r.Name,
			"shortDescription": object{"text": r.Reason}, "help": object{"text": r.Instead},
			"defaultConfiguration": object{"level": string(r.Severity)}})
	}
	results, failures := []object{}, []object{}
	for _, r := range reports {
		artifact := object{"uri": r.File.Name}
		if r.Failed != "" {
			failures = append(failures, object{"level": "error", "message": object{"text": "could not be checked: " + r.Failed},
				"locations": []object{{"physicalLocation": object{"artifactLocation": artifact}}}})
		}
		for i := range r.Diagnostics {
			d := &r.Diagnostics[i]
			text := d.Message
			if d.Hint != "" {
				text += " (" + d.Hint + ")"
			}
			results = append(results, object{"ruleId": d.Code, "level": string(d.Severity), "message": object{"text": text},
				"locations": []object{{"physicalLocation": object{
					"artifactLocation": artifact,
					"region": object{"startLine": d.Line, "startColumn": d.Column, "endLine": d.EndLine, "endColumn": d.EndColumn,
						"byteOffset": d.Start, "byteLength": d.End - d.Start}}}}})
		}
	}
	log := object{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": []object{{
		"tool":        object{"driver": object{"name": "vivarium", "version": version, "rules": ruleList}},
		"invocations": []object{{"executionSuccessful": len(failures) == 0, "toolExecutionNotifications": failures}},
		"columnKind":  "unicodeCodePoints", "results": results}}}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(log)
}

// WriteText writes the policy in words.
func (p *Policy) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "policy %s: %s\n", p.name, p.description)
	section := func(title string, names []string) {
		fmt.Fprintf(&b, "\n%s\n%s", title, columns(names))
	}
	section("Builtins:", p.builtins)
	section("Special names that can be read and bound:", p.specialNames)
	section("Special attributes that can be used:", p.specialAttrs)
	section("Special methods that classes can define:", p.specialMethods)
	section("Syntax (node kinds of Python's tree):", p.syntax)
	for _, m := range p.modules {
		section("Module "+m.name+":", m.names)
	}
	fmt.Fprintf(&b, "\n`vivarium policy explain CODE` tells the reason of a diagnostic; codes are:\n")
	for _, r := range Rules() {
		fmt.Fprintf(&b, "  %s  %-22s %s\n", r.Code, r.Name, r.Severity)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// columns sets names in lines of at most 96 characters.
func columns(names []string) string {
	var b strings.Builder
	width := 0
	for _, n := range names {
		if width > 0 && width+1+len(n) > 96 {
			b.WriteByte('\n')
			width = 0
		}
		if width == 0 {
			b.WriteString("  ")
			width = 1
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(n)
		width += 1 + len(n)
	}
	b.WriteByte('\n')
	return b.String()
}

// WriteText writes what a rule is about, with its examples.
func (r Rule) WriteText(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s %s (%s)\n\nWhy:     %s\nInstead: %s\n\nThis is reported:\n%s\nThis is not:\n%s",
		r.Code, r.Name, r.Severity, r.Reason, r.Instead, indent(r.Bad), indent(r.Good))
	return err
}

func indent(code string) string {
	var b strings.Builder
	for line := range strings.Lines(code) {
		b.WriteString("    " + quoteRunes(strings.TrimRight(line, "\n"), excerptWidth) + "\n")
	}
	return b.String()
}
