// Package engine says what executes a checked script: one small interface,
// with the native engine (package native, our own machine) behind it.
//
// The caller has parsed and checked the script; the tree it checked is the
// tree it hands over, so nothing is read twice.
package engine

import (
	"time"

	"github.com/vivarium-run/vivarium/syntax"
)

// An Engine turns checked trees into programs.
type Engine interface {
	// Compile makes a program of a checked tree.
	Compile(file *syntax.File, mod *syntax.Module) (Program, error)
}

// A Program is a compiled script. It is immutable and safe for concurrent
// use.
type Program interface {
	// Start makes a session: an own world in which the script can run.
	Start(Config) Session
}

// A Config says under what conditions a session runs.
type Config struct {
	Limits    Limits
	Seed      uint64
	Now       func() time.Time               // the present time, asked as each Run and Call begins; nil or the zero time: none
	Write     func(text string)              // takes printed text
	Modules   func(name string) bool         // which modules may be imported
	Members   func(module, name string) bool // which of their names
	Builtins  func(name string) bool         // which builtins are offered
	Policy    any                            // what Modules, Members and Builtins ask, if that never changes: with an equal one they answer the same
	Functions map[string]Function            // handed in by the host
}

// Limits are the engine's part of the ceilings; zero means none.
type Limits struct {
	Steps, Memory, Output int64
	Depth                 int
	Time                  time.Duration
	Data, Result          int // bytes of JSON, in and out
}

// A Function is a host's function: JSON-like Go values in and out (nil, bool,
// int64, *big.Int, float64, string, []any, map[string]any). An error becomes a
// RuntimeError in the script.
type Function func(args []any, keywords map[string]any) (any, error)

// A Session is one world of a script: its globals, its random state, its
// meter. It is used by one goroutine at a time, but for Cancel.
type Session interface {
	// Run executes the script's module under the given __name__.
	Run(name string) Outcome
	// Call calls a function of the script that Run has defined. A function
	// that is not there and arguments that are no JSON are Errors.
	Call(function string, args Arguments) Outcome
	// Cancel stops what is running, soon.
	Cancel()
	// Watch has f called when a Run or Call looks for the first time whether it
	// is to stop. Who may want to Cancel need not wait for that before: what
	// ends sooner has not looked. Nil: nothing is called.
	Watch(f func())
	// Close ends the session, which is not used any more.
	Close()
}

// Arguments are the positional arguments of a call: JSON texts, or Go values.
type Arguments struct {
	JSON   [][]byte
	Values []any
}

// An Outcome is how a Run or Call ended.
type Outcome struct {
	Value    []byte // JSON of the result; nil for Run
	Error    *Error // an exception of the script
	Limit    *Limit // a limit
	Fault    error  // ours
	HotLines []HotLine
	Usage    Usage
}

// An Error is an uncaught exception.
type Error struct{ Type, Message, Traceback string }

// A Limit is the ceiling that was hit, where.
type Limit struct {
	Name     string
	Value    int64
	Line     int
	Canceled bool
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
