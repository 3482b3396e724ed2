package worker

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/vivarium-run/vivarium/internal/collector"
	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/engine/native"
	"github.com/vivarium-run/vivarium/internal/wire"
	"github.com/vivarium-run/vivarium/policy"
	"github.com/vivarium-run/vivarium/syntax"
)

// A loaded script is kept where the same one may come again. A program is
// immutable, so nothing of a run is left in it.
type loaded struct {
	name               string
	source, policyText []byte
	maxSource          int64
	policy             *policy.Policy
	module             *syntax.Module // nil: refused, or compiled
	report             *policy.Report
	program            engine.Program // nil: refused, or not compiled
	broken             error
}

// A Worker does jobs, one after the other. The zero Worker is ready.
type Worker struct{ last *loaded }

// Do does a job. What was loaded for the last one is used again if it is the
// same.
func (w *Worker) Do(job *wire.Job) *wire.Result {
	script, err := load(job, w.last)
	if w.last = script; err != nil {
		return &wire.Result{Status: wire.StatusFault, Error: &wire.Error{Type: "PolicyError", Message: valid(err.Error())}}
	}
	if job.Mode != wire.ModeCheck || len(job.Source) >= native.LargeSource {
		script.compile()
	}
	result := &wire.Result{Status: wire.StatusOK, Findings: findings(script.report), Dropped: script.report.Dropped}
	switch {
	case script.report.Refused():
		result.Status = wire.StatusRefused
	case job.Mode == wire.ModeCheck:
	case script.broken != nil:
		settle(result, engine.Outcome{Fault: script.broken}, &job.Limits)
	default:
		settle(result, run(job, script), &job.Limits)
	}
	return result
}

func load(job *wire.Job, last *loaded) (*loaded, error) {
	if last != nil && last.name == job.Name && bytes.Equal(last.source, job.Source) && bytes.Equal(last.policyText, job.Policy) && last.maxSource == job.Limits.Source {
		return last, nil
	}
	s := &loaded{name: job.Name, source: job.Source, policyText: job.Policy, maxSource: job.Limits.Source, policy: policy.Default()}
	if len(job.Policy) > 0 {
		var err error
		if s.policy, err = policy.Parse(job.Policy); err != nil {
			return nil, fmt.Errorf("policy: %w", err)
		}
	}
	s.module, s.report = s.policy.Check(syntax.NewFile(job.Name, job.Source), syntax.Limits{Source: int(job.Limits.Source)})
	if s.report.Refused() {
		s.module = nil
	}
	return s, nil
}

// compile makes the program, or refuses what is too large for one.
func (s *loaded) compile() {
	if s.module == nil {
		return
	}
	s.program, s.broken = native.Engine{}.Compile(s.report.File, s.module)
	s.module = nil
	var large *syntax.Error
	if errors.As(s.broken, &large) {
		s.report.TooLarge(large)
	}
}

func findings(r *policy.Report) []wire.Finding {
	var out []wire.Finding
	for _, f := range r.Findings() {
		out = append(out, wire.Finding{Code: f.Code, Severity: string(f.Severity), Message: f.Message, Hint: f.Hint,
			Start: f.Start, End: f.End, FocusStart: f.FocusStart, FocusEnd: f.FocusEnd})
	}
	return out
}

// run runs a script in a session of its own.
func run(job *wire.Job, script *loaded) engine.Outcome {
	l, p := &job.Limits, script.policy
	collector.Bound(l.Memory)
	var out printer
	defer out.close()
	session := script.program.Start(engine.Config{
		Limits: engine.Limits{Steps: l.Steps, Memory: l.Memory, Output: l.Output, Depth: int(l.Depth), Time: l.Time, Data: int(max(l.Data, 0)), Result: int(l.Results)},
		Seed:   job.Seed, Now: func() time.Time { return job.Now }, Write: out.write,
		Modules: p.AllowsModule, Members: p.AllowsMember, Builtins: p.AllowsBuiltin, Policy: p,
	})
	if job.Mode == wire.ModeRun {
		return session.Run("__main__")
	}
	if o := session.Run("script"); job.Mode == wire.ModeLoad || o.Fault != nil || o.Limit != nil || o.Error != nil {
		return o
	}
	return session.Call(job.Function, engine.Arguments{JSON: job.Args})
}

// settle writes an outcome into the result.
func settle(r *wire.Result, o engine.Outcome, l *wire.Limits) {
	r.Usage = wire.Usage{Steps: o.Usage.Steps, HeapBytes: o.Usage.HeapBytes, OutputBytes: o.Usage.OutputBytes, Wall: o.Usage.Wall}
	for _, h := range o.HotLines {
		r.HotLines = append(r.HotLines, wire.HotLine(h))
	}
	switch {
	case o.Fault != nil:
		r.Status, r.Error = wire.StatusFault, &wire.Error{Type: "Fault", Message: valid(o.Fault.Error())}
	case o.Limit != nil:
		r.Status, r.Limit = wire.StatusLimit, &wire.Limit{Name: o.Limit.Name, Value: o.Limit.Value, Line: o.Limit.Line}
	case o.Error != nil:
		r.Status = wire.StatusRaised
		r.Error = &wire.Error{Type: valid(o.Error.Type), Message: valid(o.Error.Message), Traceback: valid(o.Error.Traceback)}
	default:
		r.Value = o.Value
	}
}

// valid makes a text fit to travel: a message may have been cut in the middle
// of a character.
func valid(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }

// A printer gathers printed text for a moment and sends it in few messages.
type printer struct {
	mu    sync.Mutex
	buf   []byte
	timer *time.Timer
}

// moment is how long printed text may wait to be sent.
const moment = 20 * time.Millisecond

func (p *printer) write(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.buf = append(p.buf, text...)
	switch {
	case len(p.buf) >= wire.MaxOutput/2:
		p.send()
	case p.timer == nil:
		p.timer = time.AfterFunc(moment, p.flush)
	}
}

func (p *printer) flush() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.send()
}

// send sends what there is, cut between characters. A host that no longer
// listens has closed the pipe, which ends the worker.
func (p *printer) send() {
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	text := valid(string(p.buf))
	p.buf = p.buf[:0]
	for len(text) > 0 {
		piece := wire.Cut(text, wire.MaxOutput)
		_ = wire.Write(output{}, wire.KindOutput, []byte(piece))
		text = text[len(piece):]
	}
}

func (p *printer) close() { p.flush() }
