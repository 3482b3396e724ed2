package vivarium

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/engine/native"
	"github.com/vivarium-run/vivarium/policy"
	"github.com/vivarium-run/vivarium/syntax"
)

// Options say how a script is checked and run. The zero value is safe.
type Options struct {
	Policy *policy.Policy // nil: policy.Default()
	Limits Limits
	Seed   uint64 // of the module random and of hashing; same seed, same run
	// Now is asked for the present time as each run or call begins: time.Now,
	// or a function of your own that answers a chosen one. The script sees that
	// one instant until it ends, in whole microseconds of UTC. Where Now is nil,
	// or answers the zero time, a script that asks for the time gets an error.
	Now func() time.Time
	// Functions are offered to the script as builtins. They run in the host,
	// with its authority: hand in nothing you would not let a stranger call.
	Functions map[string]Function
	// Output takes the printed text as it comes, or with a Recorder when the
	// run is recorded; nil: it is only kept for Result.Stdout.
	Output func(text string)
	// Recorder keeps a record of every decision and run; nil: none is kept.
	Recorder Recorder
	// Isolation says what must be around the engine. Check and Load work in
	// this process, so they take none; a Pool takes process as its default.
	Isolation Isolation
}

// A Function is a host's function that a script may call. Arguments and result
// are nil, bool, int64, *big.Int, float64, string, []any or map[string]any. An
// error becomes a RuntimeError in the script.
type Function = engine.Function

// A Script is a checked and compiled script, safe for concurrent use.
type Script struct {
	program engine.Program
	report  *policy.Report
	options Options
}

// Check checks a source without running anything of it. The name is only used
// in messages. It parses in this process; Pool.Check does so in a worker.
func Check(name string, source []byte, o Options) *policy.Report {
	mod, report := check(name, source, &o)
	if !report.Refused() && len(source) >= native.LargeSource {
		_, _ = compile(mod, report)
	}
	return report
}

// compile makes a program, or refuses what is too large for one.
func compile(mod *syntax.Module, report *policy.Report) (engine.Program, error) {
	program, err := native.Engine{}.Compile(report.File, mod)
	var large *syntax.Error
	if errors.As(err, &large) {
		report.TooLarge(large)
	}
	return program, err
}

func check(name string, source []byte, o *Options) (*syntax.Module, *policy.Report) {
	o.Limits = o.Limits.withDefaults()
	if o.Policy == nil {
		o.Policy = policy.Default()
	}
	p := o.Policy
	if len(o.Functions) > 0 {
		names := make([]string, 0, len(o.Functions))
		for n := range o.Functions {
			names = append(names, n)
		}
		p = p.WithNames(names...)
	}
	return p.Check(syntax.NewFile(name, source), syntax.Limits{Source: o.Limits.Source})
}

// Load checks and compiles a source. The script is nil if the report refuses
// it. If a recorder could not record the refusal, there is a script, whose
// every run is the fault that says so.
func Load(name string, source []byte, o Options) (*Script, *policy.Report) {
	mod, report := check(name, source, &o)
	if report.Refused() {
		return o.recordRefusal(report), report
	}
	if o.Isolation != "" && o.Isolation != IsolationNone {
		err := fmt.Errorf("isolation %s was asked for, but Load runs scripts in this process: use a Pool", o.Isolation)
		return &Script{program: brokenProgram{err}, report: report, options: o}, report
	}
	program, err := compile(mod, report)
	if report.Refused() {
		return nil, report
	}
	if err != nil {
		return &Script{program: brokenProgram{err}, report: report, options: o}, report
	}
	return &Script{program: program, report: report, options: o}, report
}

// Report returns what the check found: warnings, since the script was not
// refused.
func (s *Script) Report() *policy.Report { return s.report }

// An instant is the present time of one run or call.
type instant struct {
	now    time.Time // zero: there is no clock
	broken error     // what is wrong with now
}

// present asks for the present time.
func (o *Options) present() instant {
	if o.Now == nil {
		return instant{}
	}
	now := o.Now().UTC().Truncate(time.Microsecond)
	if y := now.Year(); y < 1 || y > 9999 {
		return instant{broken: fmt.Errorf("the present time is in the year %d: scripts know the years 1 to 9999", y)}
	}
	return instant{now: now}
}

// Run executes the script as a program: its __name__ is "__main__".
func (s *Script) Run(ctx context.Context) *Result {
	at := s.options.present()
	return s.options.recorded(s.recordOf(EntryRun, "", at), func() *Result {
		i := s.start(at)
		defer i.session.Close()
		return i.do(ctx, func() engine.Outcome { return i.session.Run("__main__") })
	})
}

// Call executes the script's module and then calls one of its functions with
// Go values as positional arguments: nil, bool, ints, floats, string, *big.Int,
// slices, maps with string keys, json.RawMessage, or structs that encoding/json
// can write.
func (s *Script) Call(ctx context.Context, function string, args ...any) *Result {
	at := s.options.present()
	if s.options.Recorder == nil {
		return s.fresh(ctx, at, func(i *Instance) *Result { return i.call(ctx, function, args) })
	}
	return s.options.recordedCall(s.recordOf(EntryCall, function, at), args, func(texts [][]byte) *Result {
		return s.fresh(ctx, at, func(i *Instance) *Result { return i.callJSON(ctx, function, texts) })
	})
}

// CallJSON is Call with the arguments as JSON texts.
func (s *Script) CallJSON(ctx context.Context, function string, args ...[]byte) *Result {
	at := s.options.present()
	rec := s.recordOf(EntryCall, function, at)
	rec.Data = append([][]byte{}, args...)
	return s.options.recorded(rec, func() *Result {
		return s.fresh(ctx, at, func(i *Instance) *Result { return i.callJSON(ctx, function, args) })
	})
}

// fresh calls a new instance; what its module printed comes first.
func (s *Script) fresh(ctx context.Context, at instant, call func(*Instance) *Result) *Result {
	i, result := s.instantiate(ctx, at)
	if i == nil {
		return result
	}
	defer i.session.Close()
	i.stdout.WriteString(result.Stdout)
	return call(i)
}

// An Instance is a script whose module has been executed, with its globals. It
// is used by one goroutine at a time.
type Instance struct {
	script  *Script
	session engine.Session
	stdout  strings.Builder
	receipt string          // of the load
	held    strings.Builder // printed, not given out before it is recorded
	calls   int             // that were recorded

	// Of the present run or call.
	instant
	ctx     context.Context
	unwatch func() bool // ends the watch over ctx; nil: there is none
}

// Instantiate executes the script's module, under a __name__ other than
// "__main__", and returns the instance to call; or nil and how it failed.
func (s *Script) Instantiate(ctx context.Context) (*Instance, *Result) {
	at := s.options.present()
	var i *Instance
	result := s.options.recorded(s.recordOf(EntryLoad, "", at), func() (r *Result) {
		i, r = s.instantiate(ctx, at)
		return r
	})
	if i == nil || result.Status != OK {
		return nil, result
	}
	i.receipt = result.Receipt
	return i, result
}

func (s *Script) instantiate(ctx context.Context, at instant) (*Instance, *Result) {
	i := s.start(at)
	result := i.do(ctx, func() engine.Outcome { return i.session.Run("script") })
	if result.Status != OK {
		return nil, result
	}
	return i, result
}

func (s *Script) start(at instant) *Instance {
	i := &Instance{script: s, instant: at}
	o, p := s.options, s.options.Policy
	i.session = s.program.Start(engine.Config{
		Limits: engine.Limits{Steps: ceiling(o.Limits.Steps), Memory: ceiling(o.Limits.Memory), Output: ceiling(o.Limits.Output),
			Depth: o.Limits.Depth, Time: time.Duration(ceiling(int64(o.Limits.Time))), Data: max(o.Limits.Data, 0), Result: max(o.Limits.Result, 0)},
		Seed: o.Seed,
		Now:  func() time.Time { return i.now },
		Write: func(text string) {
			i.stdout.WriteString(text)
			switch {
			case o.Recorder != nil:
				i.held.WriteString(text)
			case o.Output != nil:
				o.Output(text)
			}
		},
		Modules: p.AllowsModule, Members: p.AllowsMember, Builtins: p.AllowsBuiltin, Policy: p, Functions: o.Functions,
	})
	i.session.Watch(i.watch)
	return i
}

// Call calls a function of the script, as Script.Call does, without executing
// the module again. Each call has the whole limits to itself.
func (i *Instance) Call(ctx context.Context, function string, args ...any) *Result {
	i.begin()
	if i.script.options.Recorder == nil {
		return i.call(ctx, function, args)
	}
	return i.script.options.recordedCall(i.recordOf(function), args,
		func(texts [][]byte) *Result { return i.callJSON(ctx, function, texts) })
}

// begin prepares for one more call.
func (i *Instance) begin() {
	i.calls++
	i.held.Reset()
	i.instant = i.script.options.present()
}

func (i *Instance) call(ctx context.Context, function string, args []any) *Result {
	return i.do(ctx, func() engine.Outcome { return i.session.Call(function, engine.Arguments{Values: args}) })
}

// CallJSON is Call with the arguments as JSON texts.
func (i *Instance) CallJSON(ctx context.Context, function string, args ...[]byte) *Result {
	i.begin()
	if i.script.options.Recorder == nil {
		return i.callJSON(ctx, function, args)
	}
	rec := i.recordOf(function)
	rec.Data = append([][]byte{}, args...)
	return i.script.options.recorded(rec, func() *Result { return i.callJSON(ctx, function, args) })
}

func (i *Instance) callJSON(ctx context.Context, function string, args [][]byte) *Result {
	return i.do(ctx, func() engine.Outcome { return i.session.Call(function, engine.Arguments{JSON: args}) })
}

// do runs work under the context.
func (i *Instance) do(ctx context.Context, work func() engine.Outcome) *Result {
	if i.broken != nil {
		return i.result(&engine.Outcome{Fault: i.broken})
	}
	outer, unwatch := i.ctx, i.unwatch
	i.ctx, i.unwatch = ctx, nil
	defer func() {
		if i.unwatch != nil {
			i.unwatch()
		}
		i.ctx, i.unwatch = outer, unwatch
	}()
	outcome := work()
	return i.result(&outcome)
}

// watch begins to watch over the context, once a run looks whether it is to
// stop.
func (i *Instance) watch() {
	if i.ctx.Err() != nil {
		i.session.Cancel()
	} else if i.ctx.Done() != nil {
		i.unwatch = context.AfterFunc(i.ctx, i.session.Cancel)
	}
}

// A roomyResult is a Result and the layers it names, in one piece.
type roomyResult struct {
	Result
	layers [4]Layer
}

// result turns an outcome into a Result.
func (i *Instance) result(o *engine.Outcome) *Result {
	s := i.script
	room := &roomyResult{layers: [...]Layer{LayerParser, LayerPolicy, LayerEngine, LayerMeters}}
	r := &room.Result
	r.Status, r.Value, r.Layers = OK, o.Value, room.layers[:]
	r.Stdout, r.held = i.stdout.String(), i.held.String()
	r.Seed, r.Now, r.report, r.Diagnostics = s.options.Seed, i.now, s.report, s.report.Diagnostics
	r.Usage = Usage{Steps: o.Usage.Steps, HeapBytes: o.Usage.HeapBytes, OutputBytes: o.Usage.OutputBytes, WallMS: o.Usage.Wall.Milliseconds()}
	if r.Diagnostics == nil {
		r.Diagnostics = []policy.Diagnostic{}
	}
	for _, h := range o.HotLines {
		r.HotLines = append(r.HotLines, HotLine(h))
	}
	switch {
	case o.Fault != nil:
		r.Status, r.Error = Fault, &Error{Type: "Fault", Message: o.Fault.Error()}
	case o.Limit != nil:
		r.Status, r.Limit = Limited, &Limit{Name: o.Limit.Name, Value: o.Limit.Value, Line: o.Limit.Line}
		if o.Limit.Canceled {
			r.Error = &Error{Type: "Canceled", Message: "the host canceled the run"}
		}
	case o.Error != nil:
		r.Status, r.Error = Raised, &Error{Type: o.Error.Type, Message: o.Error.Message, Traceback: o.Error.Traceback}
	}
	if o.Value == nil || r.Status != OK {
		r.Value = json.RawMessage("null")
	}
	i.stdout.Reset()
	return r
}

// CheckedResult is the Result of a check alone: OK or Refused.
func CheckedResult(report *policy.Report, o Options) *Result {
	r := &Result{Status: OK, Value: json.RawMessage("null"), Diagnostics: report.Diagnostics,
		Layers: []Layer{LayerParser, LayerPolicy}, Seed: o.Seed, report: report}
	if r.Diagnostics == nil {
		r.Diagnostics = []policy.Diagnostic{}
	}
	if report.Refused() {
		r.Status = Refused
	}
	return r
}

// FaultResult is the Result where vivarium could not work at all.
func FaultResult(kind, message string, seed uint64) *Result {
	return &Result{Status: Fault, Value: json.RawMessage("null"), Diagnostics: []policy.Diagnostic{},
		Error: &Error{Type: kind, Message: message}, Layers: []Layer{}, Seed: seed}
}

// brokenProgram stands for a script that passed the check but that the
// compiler could not take: a fault of ours.
type brokenProgram struct{ err error }

func (p brokenProgram) Start(engine.Config) engine.Session { return p }

func (p brokenProgram) Run(string) engine.Outcome { return engine.Outcome{Fault: p.err} }

func (p brokenProgram) Call(string, engine.Arguments) engine.Outcome {
	return engine.Outcome{Fault: p.err}
}

func (p brokenProgram) Cancel() {}

func (p brokenProgram) Watch(func()) {}

func (p brokenProgram) Close() {}
