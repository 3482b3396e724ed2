package syntax

import "fmt"

// The kinds of errors, named after CPython's exceptions.
const (
	SyntaxError      = "SyntaxError"
	IndentationError = "IndentationError"
	TabError         = "TabError"
)

// Error is a reason why a source is not a program. Msg is CPython's wording wherever CPython has one.
type Error struct {
	Span
	File *File
	Kind string // SyntaxError, IndentationError or TabError
	Msg  string
	// Limit names the limit that the source exceeds ("source", "nesting", "indentation", "depth", "tokens",
	// "digits", "identifier"); it is empty for an error in the language.
	Limit string
}

// Error returns the place, kind and message on one line.
func (e *Error) Error() string {
	p := e.Position()
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.File.Name, p.Line, p.Column, e.Kind, e.Msg)
}

// Position returns where the error begins.
func (e *Error) Position() Position { return e.File.Position(e.Start) }

// Warning is something CPython would warn of while it compiles, such as an invalid escape sequence.
type Warning struct {
	Span
	Msg string
}

// Limits bounds what Parse takes on. A zero field means the default.
type Limits struct {
	Source     int // bytes of source; default 1 MiB
	Depth      int // depth of the tree; default 3000, at most 10000
	Tokens     int // number of tokens; default 524288
	Digits     int // digits of one int literal; default 100000
	Identifier int // bytes of one identifier; default 64 KiB
}

// The default limits.
const (
	DefaultSource     = 1 << 20
	DefaultDepth      = 3000
	DefaultTokens     = 1 << 19
	DefaultDigits     = 100_000
	DefaultIdentifier = 64 << 10
)

// The fixed limits, which are CPython's but for the last.
const (
	maxBrackets    = 200
	maxIndentation = 100
	maxFStrings    = 150
	maxDepth       = 10_000 // ours: what the stack of a recursive pass is safe with
)

func (l Limits) withDefaults() Limits {
	for _, row := range []struct {
		field *int
		value int
	}{
		{&l.Source, DefaultSource}, {&l.Depth, DefaultDepth}, {&l.Tokens, DefaultTokens},
		{&l.Digits, DefaultDigits}, {&l.Identifier, DefaultIdentifier},
	} {
		if *row.field <= 0 {
			*row.field = row.value
		}
	}
	l.Depth = min(l.Depth, maxDepth)
	return l
}
