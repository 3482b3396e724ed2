package vivarium

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/vivarium-run/vivarium/internal/host/pool"
	"github.com/vivarium-run/vivarium/internal/jail"
	"github.com/vivarium-run/vivarium/internal/jail/drill"
	"github.com/vivarium-run/vivarium/internal/wire"
	"github.com/vivarium-run/vivarium/internal/worker"
	"github.com/vivarium-run/vivarium/policy"
	"github.com/vivarium-run/vivarium/syntax"
)

// An Isolation says what is around the engine.
type Isolation string

// The isolations.
const (
	IsolationNone    Isolation = "none"    // nothing: the script runs in this process
	IsolationProcess Isolation = "process" // a process of its own in a jail; Linux
	IsolationGVisor  Isolation = "gvisor"  // the same under gVisor's kernel
)

// DefaultIsolation is the isolation of a Pool where nothing is said: process
// on Linux, none where this program cannot have a jail; why then says what
// keeps it from one.
func DefaultIsolation() (i Isolation, why string) {
	switch {
	case runtime.GOOS != "linux":
		return IsolationNone, "there is a jail on Linux only"
	case !pureGo:
		return IsolationNone, "this build may hold C code; build with CGO_ENABLED=0 for the jail"
	}
	return IsolationProcess, ""
}

// hooked says that this program has called WorkerMain.
var hooked atomic.Bool

// WorkerMain must be the first call in main of a program that makes a Pool:
// the pool starts the program again, as a worker, and that never gets further
// than to this call. In the program itself it does nothing.
func WorkerMain() {
	inside, err := jail.Inside(os.Args)
	switch {
	case inside == nil && err == nil:
		hooked.Store(true)
		return
	case err == nil && inside.Role == drill.Role:
		os.Exit(drill.Main(inside))
	}
	os.Exit(1) // a worker has begun before, see package worker
}

// PoolOptions say how a Pool runs scripts.
type PoolOptions struct {
	Options
	Size int // scripts running at a time; 0: twice the processors
	// Warm is how many workers are kept ready; 0: Size; negative: none, so
	// that each run starts its own, without a control group.
	Warm int
	// Reuse lets a worker run the same script again, with the same name and
	// policy, in a world of its own but in the same process. Otherwise each
	// worker runs one script once.
	Reuse bool
	// UserIDs are the ids, of users and of groups, that workers have if this
	// program runs as root: one each, so at least as many as workers on the
	// host at a time. They must belong to nobody else. Zero: 65,536 of them from
	// 1,879,048,192 upwards. An ordinary user's workers have that user's id.
	UserIDs IDRange
	// Executable is the program started as worker, if not this one: the
	// vivarium command, or another that calls WorkerMain.
	Executable string
}

// An IDRange is a range of user ids.
type IDRange struct{ First, Count int }

// ParseIDRange reads a range such as "100000-165535".
func ParseIDRange(text string) (IDRange, error) {
	first, last, ok := strings.Cut(text, "-")
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if !ok || err1 != nil || err2 != nil || from <= 0 || to < from || to >= 1<<32-1 {
		return IDRange{}, fmt.Errorf("user ids %q: want a range such as 100000-165535", text)
	}
	return IDRange{from, to - from + 1}, nil
}

// A Pool runs scripts in workers: processes that are locked in before they
// read the script. It is safe for concurrent use. Functions of the host cannot
// be handed to scripts in workers.
type Pool struct {
	options PoolOptions
	pool    *pool.Pool // nil: isolation none
}

// NewPool makes a pool and starts its first worker. It fails if the isolation
// asked for cannot be had on this machine; it never takes a lesser one.
func NewPool(o PoolOptions) (*Pool, error) {
	o.Limits = o.Limits.withDefaults()
	if o.Policy == nil {
		o.Policy = policy.Default()
	}
	if o.Isolation == "" {
		o.Isolation, _ = DefaultIsolation()
	}
	switch o.Isolation {
	case IsolationNone:
		return &Pool{options: o}, nil
	case IsolationProcess, IsolationGVisor:
	default:
		return nil, fmt.Errorf("isolation %q: want %s, %s or %s", o.Isolation, IsolationNone, IsolationProcess, IsolationGVisor)
	}
	if len(o.Functions) > 0 {
		return nil, errors.New("functions of the host cannot be called from a worker: isolation none is needed for them")
	}
	if o.Executable == "" && !hooked.Load() {
		return nil, errors.New("this program cannot start itself as a worker: call vivarium.WorkerMain first thing in main, or set Executable")
	}
	c := pool.Config{Spec: specFor(o.Limits), Size: o.Size, Warm: o.Warm, Role: worker.Role, Cold: []string{worker.Cold}, Jail: jail.Options{Executable: o.Executable, IDs: jail.IDRange(o.UserIDs)}}
	if o.Warm < 0 {
		// To join a control group may take longer than all the rest of a cold
		// start. A lone worker is bounded by its rlimits as well.
		c.Jail.NoCgroup = true
	}
	if o.Isolation == IsolationGVisor {
		var err error
		if c.Jail.Runsc, err = findGVisor(); err != nil {
			return nil, err
		}
	}
	p, err := pool.New(c)
	if err != nil {
		return nil, err
	}
	return &Pool{o, p}, nil
}

// findGVisor returns gVisor's program.
func findGVisor() (string, error) {
	path, err := exec.LookPath("runsc")
	if err != nil {
		return "", errors.New("isolation gvisor: there is no runsc on the PATH (gVisor's program; Debian's package is runsc)")
	}
	return path, nil
}

// reserve is the memory that a worker may take beyond its script's limit: the
// runtime, the program, its collector's slack.
const reserve = 256 << 20

// specFor derives the walls that have a size from the limits.
func specFor(l Limits) jail.Spec {
	var s jail.Spec
	if l.Memory > 0 {
		s.Memory = l.Memory + reserve + 4*(int64(max(l.Source, 0))+int64(max(l.Data, 0))+int64(max(l.Result, 0)))
	}
	if l.Time > 0 {
		s.CPU = 2*int64(l.Time/time.Second) + 4
	}
	return s
}

// Close ends all workers.
func (p *Pool) Close() error {
	if p.pool == nil {
		return nil
	}
	return p.pool.Close()
}

// Isolation returns the isolation in force.
func (p *Pool) Isolation() Isolation { return p.options.Isolation }

// Check checks a source, in a worker if there are any. The result always has a
// report; that of a check that did not come to its end says so in Failed.
func (p *Pool) Check(ctx context.Context, name string, source []byte) *Result {
	r := p.do(ctx, wire.Job{Mode: wire.ModeCheck, Name: name, Source: source}, p.options.Output)
	if r.Status != OK && r.Status != Refused {
		r.report = &policy.Report{File: syntax.NewFile(name, source), Failed: r.failure()}
	}
	return r
}

// Run checks a source and executes it as a program.
func (p *Pool) Run(ctx context.Context, name string, source []byte) *Result {
	return p.do(ctx, wire.Job{Mode: wire.ModeRun, Name: name, Source: source}, p.options.Output)
}

// Load checks a source and executes its module, under a __name__ other than
// "__main__".
func (p *Pool) Load(ctx context.Context, name string, source []byte) *Result {
	return p.do(ctx, wire.Job{Mode: wire.ModeLoad, Name: name, Source: source}, p.options.Output)
}

// Call checks a source, executes its module and calls one of its functions.
// Arguments are what encoding/json can write.
func (p *Pool) Call(ctx context.Context, name string, source []byte, function string, args ...any) *Result {
	texts := make([][]byte, len(args))
	for i, a := range args {
		text, err := json.Marshal(a)
		if err != nil {
			return FaultResult("ValueError", fmt.Sprintf("argument %d: %v", i+1, err), p.options.Seed)
		}
		texts[i] = text
	}
	return p.CallJSON(ctx, name, source, function, texts...)
}

// CallJSON is Call with the arguments as JSON texts.
func (p *Pool) CallJSON(ctx context.Context, name string, source []byte, function string, args ...[]byte) *Result {
	return p.do(ctx, wire.Job{Mode: wire.ModeCall, Name: name, Source: source, Function: function, Args: args}, p.options.Output)
}

// do does a job and has it recorded, if it is not only a check.
func (p *Pool) do(ctx context.Context, job wire.Job, output func(string)) *Result {
	at := p.options.present()
	if at.broken != nil {
		return FaultResult("ClockError", at.broken.Error(), p.options.Seed)
	}
	job.Now = at.now
	if p.options.Recorder == nil || job.Mode == wire.ModeCheck {
		return p.work(ctx, job, output)
	}
	rec := Record{Entry: EntryRun, Source: job.Source, Now: job.Now}
	switch job.Mode {
	case wire.ModeLoad:
		rec.Entry = EntryLoad
	case wire.ModeCall:
		rec.Entry, rec.Function, rec.Data = EntryCall, job.Function, append([][]byte{}, job.Args...)
	}
	return p.options.recorded(rec, func() *Result {
		var held strings.Builder
		r := p.work(ctx, job, func(text string) { held.WriteString(text) })
		r.held = held.String()
		return r
	})
}

func (p *Pool) work(ctx context.Context, job wire.Job, output func(string)) *Result {
	if p.pool == nil {
		return p.inProcess(ctx, &job, output)
	}
	o := &p.options
	l := &o.Limits
	for _, a := range job.Args {
		if l.Data > 0 && len(a) > l.Data {
			return p.tooMuchData()
		}
	}
	if len(job.Source) > l.Source {
		job.Source = job.Source[:l.Source+1] // the check will refuse it
	}
	job.Keep, job.Seed, job.Limits = o.Reuse, o.Seed, wireLimits(l)
	if o.Policy != policy.Default() {
		job.Policy = o.Policy.Source()
	}
	var text outputText
	answer, err := p.pool.Do(ctx, &job, text.writer(output))
	if err != nil {
		return p.noWorker(ctx, err)
	}
	return p.result(&job, answer, text.String())
}

func wireLimits(l *Limits) wire.Limits {
	return wire.Limits{Steps: l.Steps, Memory: l.Memory, Output: l.Output, Time: l.Time,
		Depth: int64(l.Depth), Source: int64(l.Source), Data: int64(l.Data), Results: int64(l.Result)}
}

// inProcess is a pool without isolation.
func (p *Pool) inProcess(ctx context.Context, job *wire.Job, output func(string)) *Result {
	o := p.options.Options
	o.Recorder, o.Output, o.Now = nil, output, func() time.Time { return job.Now }
	if job.Mode == wire.ModeCheck {
		return CheckedResult(Check(job.Name, job.Source, o), o)
	}
	script, report := Load(job.Name, job.Source, o)
	switch {
	case script == nil:
		return CheckedResult(report, o)
	case job.Mode == wire.ModeRun:
		return script.Run(ctx)
	case job.Mode == wire.ModeLoad:
		_, result := script.Instantiate(ctx)
		return result
	}
	return script.CallJSON(ctx, job.Function, job.Args...)
}

func (p *Pool) tooMuchData() *Result {
	r := FaultResult("", "", p.options.Seed)
	r.Status, r.Error, r.Limit = Limited, nil, &Limit{Name: "size", Value: int64(p.options.Limits.Data)}
	return r
}

func (p *Pool) noWorker(ctx context.Context, err error) *Result {
	if ctx.Err() == nil {
		return FaultResult("IsolationError", err.Error(), p.options.Seed)
	}
	r := FaultResult("Canceled", "the host canceled the run", p.options.Seed)
	r.Status, r.Limit = Limited, &Limit{Name: "time", Value: p.options.Limits.Time.Milliseconds()}
	return r
}

// result turns a worker's answer into a Result. Diagnostics are rebuilt from
// the source, so that they say nothing untrue about it.
func (p *Pool) result(job *wire.Job, a *pool.Answer, stdout string) *Result {
	x := a.Result
	r := &Result{Status: statusOf(x.Status), Value: json.RawMessage("null"), Stdout: stdout, Seed: p.options.Seed, Now: job.Now,
		Layers: p.layers(job.Mode),
		Usage:  Usage{Steps: x.Usage.Steps, HeapBytes: x.Usage.HeapBytes, OutputBytes: x.Usage.OutputBytes, WallMS: x.Usage.Wall.Milliseconds()}}
	findings := make([]policy.Finding, len(x.Findings))
	for i, f := range x.Findings {
		findings[i] = policy.Finding{Code: f.Code, Severity: policy.Severity(f.Severity), Message: f.Message, Hint: f.Hint,
			Start: f.Start, End: f.End, FocusStart: f.FocusStart, FocusEnd: f.FocusEnd}
	}
	report, err := policy.Rebuild(syntax.NewFile(job.Name, job.Source), findings, x.Dropped)
	if err != nil {
		return FaultResult("WorkerError", "the worker lied about the script ("+err.Error()+")", p.options.Seed)
	}
	r.report, r.Diagnostics = report, report.Diagnostics
	if r.Diagnostics == nil {
		r.Diagnostics = []policy.Diagnostic{}
	}
	if len(x.Value) > 0 {
		r.Value = x.Value
	}
	for _, h := range x.HotLines {
		r.HotLines = append(r.HotLines, HotLine(h))
	}
	if x.Error != nil {
		r.Error = &Error{Type: x.Error.Type, Message: x.Error.Message, Traceback: x.Error.Traceback}
	}
	if x.Limit != nil {
		r.Limit = &Limit{Name: x.Limit.Name, Value: x.Limit.Value, Line: x.Limit.Line}
	}
	if a.Canceled {
		r.Error = &Error{Type: "Canceled", Message: "the host canceled the run"}
	}
	return r
}

// layers are those in force round a job in a worker.
func (p *Pool) layers(mode wire.Mode) []Layer {
	layers := []Layer{LayerParser, LayerPolicy}
	if mode != wire.ModeCheck {
		layers = append(layers, LayerEngine, LayerMeters)
	}
	layers = append(layers, LayerJail)
	if p.options.Isolation == IsolationGVisor {
		layers = append(layers, LayerGVisor)
	}
	return layers
}

// statusOf translates the wire's statuses.
func statusOf(s wire.Status) Status {
	switch s {
	case wire.StatusOK:
		return OK
	case wire.StatusRefused:
		return Refused
	case wire.StatusRaised:
		return Raised
	case wire.StatusLimit:
		return Limited
	case wire.StatusFault:
		return Fault
	}
	return ""
}

// outputText keeps printed text.
type outputText struct{ buf []byte }

func (t *outputText) String() string { return string(t.buf) }

func (t *outputText) writer(also func(string)) func(string) {
	return func(text string) {
		t.buf = append(t.buf, text...)
		if also != nil {
			also(text)
		}
	}
}
