// Package native is the engine of our own: the compiler and the machine of
// internal/lang, behind the interface of package engine.
package native

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/vivarium-run/vivarium/internal/collector"
	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/compile"
	"github.com/vivarium-run/vivarium/internal/lang/convert"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/internal/lang/vm"
	"github.com/vivarium-run/vivarium/syntax"
)

// Engine is the native engine.
type Engine struct {
	// Builtins are functions that scripts have besides the usual ones. Tests of
	// the engine use them; they work inside the meters, behind no policy.
	Builtins []py.Row
}

// LargeSource is the size in bytes from which on a source might be too large
// for the compiler, whose limits are some 65,000 instructions, names or
// registers.
const LargeSource = 32 << 10

// Compile makes a program of a checked tree.
func (e Engine) Compile(file *syntax.File, mod *syntax.Module) (engine.Program, error) {
	code, err := compile.Script(file, mod)
	if err != nil {
		return nil, fmt.Errorf("compile: %w", err)
	}
	return &program{file: file, code: code, builtins: e.Builtins}, nil
}

type program struct {
	file     *syntax.File
	code     *bytecode.Code
	builtins []py.Row
	// whole is the policy, of one of the sessions, that leaves out no builtin.
	whole atomic.Pointer[any]
}

// A session is one machine with its context.
type session struct {
	*program
	config  engine.Config
	c       *py.Context
	meter   *meter.Meter
	machine *vm.Machine
	module  *py.Module
	in      *convert.Reader
	out     *convert.Writer
	born    time.Time     // when the session was made: the clock's zero
	began   time.Duration // when the present Run or Call began
	timer   *time.Timer   // of the present Run or Call
	watch   func()
	watched func()                // beWatched
	views   map[string]*py.Module // modules as the policy offers them
	args    []py.Value            // room for the arguments of the next Call
}

// Prepare does what the first run of a process would have to do before it
// begins, however short it is.
func Prepare() { py.FinishTypes() }

// Start makes a session.
func (p *program) Start(config engine.Config) engine.Session {
	s := &session{program: p, config: config, born: time.Now(), views: map[string]*py.Module{}}
	s.meter = meter.New(s.limits())
	if collect := collector.Collect(); collect != nil {
		s.meter.SetCollect(collect)
		s.meter.Large = collector.Large
	}
	s.c = py.NewContext(s.meter, config.Seed)
	if config.Write != nil {
		s.c.Write = config.Write
	}
	s.machine = vm.New(s.c)
	s.in, s.out = convert.NewReader(s.c), convert.NewWriter(s.c)
	s.watched = s.beWatched
	s.prepare()
	return s
}

func (s *session) limits() meter.Limits {
	l := s.config.Limits
	return meter.Limits{Steps: l.Steps, Heap: l.Memory, Output: l.Output, Depth: l.Depth, TimeMS: l.Time.Milliseconds()}
}

// Cancel stops what is running, soon. It may be called from any goroutine.
func (s *session) Cancel() { s.meter.StopForCancel() }

// Watch sets what is called at the first look at the stop flag.
func (s *session) Watch(f func()) { s.watch = f }

// Close ends the session.
func (s *session) Close() { s.machine.Close() }

// Run executes the module.
func (s *session) Run(name string) engine.Outcome {
	return s.measure(func() ([]byte, error) {
		var err error
		s.module, err = s.machine.RunMain(s.code, s.file, name)
		return nil, err
	})
}

// Call calls a function that the module defines.
func (s *session) Call(function string, args engine.Arguments) engine.Outcome {
	fn, o, wrong := s.wrongCall(function, args)
	if wrong {
		return o
	}
	s.meter.Reset(s.limits())
	bad := 0
	o = s.measure(func() (out []byte, err error) {
		err = s.machine.Guard(func() error {
			out, err = s.call(fn, args, &bad)
			return err
		})
		return out, err
	})
	if bad > 0 {
		return engine.Outcome{Error: &engine.Error{Type: "ValueError", Message: fmt.Sprintf("argument %d is not valid JSON", bad)}}
	}
	return o
}

// call calls fn; bad becomes the number of an argument that is no JSON.
func (s *session) call(fn py.Value, args engine.Arguments, bad *int) ([]byte, error) {
	mark := s.c.Push(py.None)
	defer s.c.Pop(mark)
	values := s.args[:0]
	s.args = nil // a function of the host may call, too
	defer func() {
		clear(values)
		s.args = values[:0]
	}()
	add := func(v py.Value, err error) error {
		if err == nil {
			s.c.Push(v)
			values = append(values, v)
		}
		return err
	}
	for i, text := range args.JSON {
		err := add(s.in.JSON(text))
		if err == convert.ErrNotJSON {
			*bad = i + 1
			return nil, s.c.Errorf(&py.ValueErrorType, "argument %d is not valid JSON", i+1)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, x := range args.Values {
		if err := add(s.in.Go(x)); err != nil {
			return nil, err
		}
	}
	result, err := s.c.Call(fn, values...)
	if err != nil {
		return nil, err
	}
	s.c.Push(result)
	return s.out.JSON(result, s.config.Limits.Result)
}

// measure does the work under the clock and says how it ended.
func (s *session) measure(work func() ([]byte, error)) engine.Outcome {
	s.c.Now = s.present()
	s.began = time.Since(s.born)
	s.meter.Watch = s.watched
	defer s.endWatch()
	value, err := work()
	var o engine.Outcome
	if err != nil {
		s.explain(&o, err)
	} else {
		o.Value = value
	}
	o.Usage = engine.Usage{Steps: s.meter.Spent(), HeapBytes: s.meter.HeapPeak(), OutputBytes: s.meter.OutputBytes(), Wall: time.Since(s.born) - s.began}
	return o
}

// present is the time that the run is told, if it is told one.
func (s *session) present() *py.Instant {
	if s.config.Now == nil {
		return nil
	}
	now := s.config.Now()
	if now.IsZero() {
		return nil
	}
	return &py.Instant{Secs: now.Unix(), Micros: now.Nanosecond() / int(time.Microsecond)}
}

// beWatched is called at the first look at the stop flag: from then on a timer
// may raise it, and whoever may cancel the run. Most runs end before, and spare
// the threads that this takes.
func (s *session) beWatched() {
	if t := s.config.Limits.Time; t > 0 {
		if left := t - (time.Since(s.born) - s.began); left > 0 {
			s.timer = time.AfterFunc(left, s.meter.StopForTime)
		} else {
			s.meter.StopForTime()
		}
	}
	if s.watch != nil {
		s.watch()
	}
}

func (s *session) endWatch() {
	s.meter.Watch = nil
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
}

// hotLines is how many of the lines that spent most are told.
const hotLines = 5

// explain turns the error that ended a run into the outcome. The verdict comes
// from the meter's state, never from an exception's name.
func (s *session) explain(o *engine.Outcome, err error) {
	if raised, ok := err.(*py.Raised); ok {
		if raised.Exc.Limit {
			o.Limit = &engine.Limit{Name: meter.Depth, Value: int64(s.config.Limits.Depth), Line: s.lineOf(raised)}
			return
		}
		o.Error, err = s.describe(raised)
	}
	if limit, ok := err.(*meter.LimitError); ok {
		o.Error = nil
		o.Limit = &engine.Limit{Name: limit.Name, Value: limit.Value, Line: s.machine.StopLine(), Canceled: limit.Canceled}
		for i, h := range s.machine.HotLines() {
			if i < hotLines {
				o.HotLines = append(o.HotLines, engine.HotLine(h))
			}
		}
		return
	}
	if err != nil {
		o.Fault = err
	}
}

func (s *session) lineOf(r *py.Raised) int {
	for _, t := range r.Exc.Traceback {
		if t.File == s.file.Name {
			return t.Line
		}
	}
	return 0
}

// describe makes the text of an exception. That may run code of the script
// (__str__), so it may hit a limit, which is then how the run ended.
func (s *session) describe(r *py.Raised) (*engine.Error, error) {
	e := &engine.Error{Type: bounded(r.Exc.TypeOf().Name)}
	err := s.machine.Guard(func() error {
		text, err := s.c.Str(r.Exc.Value())
		if _, limit := err.(*meter.LimitError); limit {
			return err
		}
		if err != nil {
			text = "<exception str() failed>"
		}
		e.Message = bounded(text)
		e.Traceback = s.c.FormatTraceback(r.Exc, s.source)
		return nil
	})
	if failed := s.meter.Failed(); failed != nil {
		return nil, failed
	}
	return e, err
}

// maxMessage bounds the text of an exception that is handed out.
const maxMessage = 4096

func bounded(text string) string {
	if len(text) <= maxMessage {
		return text
	}
	return text[:maxMessage] + "…"
}

// source returns the text of a file that a traceback names.
func (s *session) source(file string) string {
	if file != s.file.Name {
		return ""
	}
	return string(s.file.Source())
}
