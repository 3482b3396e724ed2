package py

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// The text of an uncaught exception, as CPython prints it, within bounds.

const (
	maxTracebackText   = 16 << 10
	maxTracebackFrames = 64 // head and tail together
	maxTracebackChain  = 32 // exceptions linked by cause and context
	maxMessageText     = 8 << 10
	maxSourceLine      = 400
	maxGroupWidth      = 15
	maxGroupDepth      = 10
	recursionCutoff    = 3 // equal frames shown before they are folded
)

// FormatTraceback returns the text that CPython prints for an uncaught
// exception, bounded in size. Source returns the text of a file, "" where
// there is none. What script code in __str__ spends is metered; if it fails,
// the text says so.
func (c *Context) FormatTraceback(e *Exception, source func(file string) string) string {
	w := &tracebackWriter{c: c, source: source, files: map[string]string{}}
	w.chain(e)
	text := w.b.String()
	if len(text) > maxTracebackText {
		text = cutText(text, maxTracebackText) + "\n...\n"
	}
	return text
}

// A tracebackWriter writes an exception with those it is linked to.
type tracebackWriter struct {
	c         *Context
	source    func(file string) string
	files     map[string]string
	b         strings.Builder
	depth     int // of nested exception groups
	needClose bool
}

// emit writes text, in a group with the group's margin before each line.
func (w *tracebackWriter) emit(text string) { w.emitMargin(text, "|") }

func (w *tracebackWriter) emitMargin(text, margin string) {
	if w.b.Len() > maxTracebackText {
		return
	}
	if w.depth == 0 {
		w.b.WriteString(text)
		return
	}
	for _, line := range strings.SplitAfter(text, "\n") {
		if line != "" {
			w.b.WriteString(strings.Repeat("  ", w.depth) + margin + " " + line)
		}
	}
}

const (
	causeText   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextText = "\nDuring handling of the above exception, another exception occurred:\n\n"
)

// A link is one exception of a chain, with the sentence that comes before the
// one it led to.
type link struct {
	e    *Exception
	text string
}

// chain writes e after the exceptions that led to it.
func (w *tracebackWriter) chain(e *Exception) {
	var links []link
	seen := map[*Exception]bool{}
	text := ""
	for e != nil && !seen[e] && len(links) < maxTracebackChain {
		seen[e] = true
		links = append(links, link{e, text})
		switch {
		case e.Cause.Kind() == KindException:
			e, text = e.Cause.Exception(), causeText
		case e.Context.Kind() == KindException && !e.SuppressContext:
			e, text = e.Context.Exception(), contextText
		default:
			e = nil
		}
	}
	for _, l := range slices.Backward(links) {
		if isGroup(l.e.Value()) {
			w.group(l.e)
		} else {
			w.single(l.e)
		}
		if l.text != "" {
			w.emit(l.text)
		}
	}
}

func (w *tracebackWriter) single(e *Exception) {
	if len(e.Traceback) > 0 {
		w.emit("Traceback (most recent call last):\n")
		w.frames(e.Traceback)
	}
	w.only(e)
}

// group writes an exception group with its members.
func (w *tracebackWriter) group(e *Exception) {
	if w.depth > maxGroupDepth {
		w.emit(fmt.Sprintf("... (max_group_depth is %d)\n", maxGroupDepth))
		return
	}
	top := w.depth == 0
	if top {
		w.depth = 1
		defer func() { w.depth = 0 }()
	}
	if len(e.Traceback) > 0 {
		margin := "|"
		if top {
			margin = "+"
		}
		w.emitMargin("Exception Group Traceback (most recent call last):\n", margin)
		w.frames(e.Traceback)
	}
	w.only(e)
	w.members(e.members())
}

func (w *tracebackWriter) members(list []Value) {
	shown := min(len(list), maxGroupWidth+1)
	w.needClose = false
	for i, v := range list[:shown] {
		last := i == shown-1
		if last {
			w.needClose = true
		}
		title, corner := fmt.Sprint(i+1), "  "
		if i == 0 {
			corner = "+-"
		}
		if i == maxGroupWidth {
			title = "..."
		}
		w.b.WriteString(strings.Repeat("  ", w.depth) + corner + "+---------------- " + title + " ----------------\n")
		w.depth++
		if i < maxGroupWidth {
			w.chain(v.Exception())
		} else {
			rest := len(list) - maxGroupWidth
			w.emit(fmt.Sprintf("and %d more exception%s\n", rest, plural(rest)))
		}
		if last && w.needClose {
			w.b.WriteString(strings.Repeat("  ", w.depth) + "+------------------------------------\n")
			w.needClose = false
		}
		w.depth--
		if w.b.Len() > maxTracebackText {
			return
		}
	}
}

// frames writes the frames, outermost first; runs of equal ones are folded,
// and of very many the middle is left out.
func (w *tracebackWriter) frames(entries []TracebackEntry) {
	type run struct{ first, n int }
	var runs []run
	for i := len(entries) - 1; i >= 0; i-- {
		if k := len(runs) - 1; k >= 0 && sameFrame(&entries[runs[k].first], &entries[i]) {
			runs[k].n++
			continue
		}
		runs = append(runs, run{i, 1})
	}
	for i, r := range runs {
		if left := len(runs) - maxTracebackFrames; left > 0 && i >= maxTracebackFrames/2 && i < maxTracebackFrames/2+left {
			if i == maxTracebackFrames/2 {
				w.emit(fmt.Sprintf("  [... %d frames left out ...]\n", left))
			}
			continue
		}
		text := w.frame(&entries[r.first])
		for range min(r.n, recursionCutoff) {
			w.emit(text)
		}
		if more := r.n - recursionCutoff; more > 0 {
			w.emit(fmt.Sprintf("  [Previous line repeated %d more time%s]\n", more, plural(more)))
		}
	}
}

func sameFrame(a, b *TracebackEntry) bool {
	return a.File == b.File && a.Line == b.Line && a.Function == b.Function
}

// frame is the text of one frame.
func (w *tracebackWriter) frame(e *TracebackEntry) string {
	head := fmt.Sprintf("  File \"%s\", line %d, in %s\n", e.File, e.Line, e.Function)
	src, ok := w.files[e.File]
	if !ok {
		src = w.source(e.File)
		w.files[e.File] = src
	}
	return head + excerpt(src, int(e.Start), int(e.End), e.Line)
}

// only writes the last lines: type, message and notes.
func (w *tracebackWriter) only(e *Exception) {
	name := e.typ.longName()
	if e.typ.Module == "__main__" {
		name = e.typ.Qualname
	}
	text, err := w.c.Str(e.Value())
	if err != nil {
		text = "<exception str() failed>"
	}
	if len(text) > maxMessageText {
		text = cutText(text, maxMessageText) + "..."
	}
	if e.typ.IsSubtype(&SyntaxErrorType) && e.Field(2).Kind() == KindInt {
		text = w.syntaxPlace(e)
	}
	if hint := w.c.suggestion(e); hint != "" {
		text += ". Did you mean: '" + hint + "'?"
	}
	if text != "" {
		name += ": " + text
	}
	w.emit(name + "\n")
	w.notes(e)
}

func (w *tracebackWriter) notes(e *Exception) {
	notes := e.Attrs.Get(notesName)
	if notes.IsNil() {
		return
	}
	if notes.Kind() != KindList {
		if text, err := w.c.Repr(notes); err == nil {
			w.emit(cutText(text, maxMessageText) + "\n")
		}
		return
	}
	for i := 0; i < min(notes.List().Len(), maxTracebackFrames); i++ {
		note := notes.List().At(i)
		text, err := w.c.Str(note)
		if err != nil {
			text = "<note str() failed>"
		}
		w.emit(cutText(text, maxMessageText) + "\n")
	}
}

// syntaxPlace writes where a SyntaxError is and returns its bare message.
func (w *tracebackWriter) syntaxPlace(e *Exception) string {
	text := func(i int) string {
		if v := e.Field(i); v.Kind() == KindStr {
			return v.Str().S
		}
		return ""
	}
	file := text(1)
	if file == "" {
		file = "<string>"
	}
	line, _ := IntParts(e.Field(2))
	w.emit(fmt.Sprintf("  File \"%s\", line %d\n", file, line))
	if src := strings.TrimRight(text(4), "\n"); src != "" && len(src) <= maxSourceLine {
		w.emit("    " + strings.TrimLeft(src, " \t\f") + "\n" + syntaxCarets(e, src))
	}
	return text(0)
}

// syntaxCarets underlines the place of a SyntaxError in its line.
func syntaxCarets(e *Exception, src string) string {
	if e.Field(3).Kind() != KindInt {
		return ""
	}
	column, _ := IntParts(e.Field(3))
	end := int64(0)
	if e.Field(6).Kind() == KindInt {
		end, _ = IntParts(e.Field(6))
	}
	indent := int64(len(src) - len(strings.TrimLeft(src, " \t\f")))
	n := int64(utf8.RuneCountInString(src))
	column = min(max(column-indent, 1), n-indent+1)
	width := min(max(end-indent-column, 1), n+1)
	return strings.Repeat(" ", int(3+column)) + strings.Repeat("^", int(width)) + "\n"
}

// suggestion returns the name that a misspelt one may have meant.
func (c *Context) suggestion(e *Exception) string {
	if len(e.Fields) == 0 || !e.Fields[0].IsStr() {
		return ""
	}
	name := e.Fields[0].Str().S
	var candidates []string
	switch {
	case e.typ.IsSubtype(&AttributeErrorType) && !e.Field(1).IsNil():
		names, err := c.AttrNames(e.Field(1))
		if err != nil {
			return ""
		}
		candidates = names
	case e.typ.IsSubtype(&NameErrorType):
		for _, m := range [2]*Module{c.Main, c.Builtins} {
			if m != nil {
				candidates = append(candidates, m.NS.Names()...)
			}
		}
	default:
		return ""
	}
	if c.Steps(len(candidates)) != nil {
		return ""
	}
	return Suggest(name, slices.DeleteFunc(slices.Clone(candidates), func(s string) bool {
		return s[:min(1, len(s))] == "_" && name[:min(1, len(name))] != "_"
	}))
}

// NameError makes a NameError (or UnboundLocalError) about a name; the name
// stands for %s in format.
func (c *Context) NameError(t *Type, format, name string) error {
	err := c.Errorf(t, format, name)
	if r, ok := err.(*Raised); ok {
		r.Exc.setFields(c.Text(name))
	}
	return err
}
