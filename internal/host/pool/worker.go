package pool

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/vivarium-run/vivarium/internal/jail"
	"github.com/vivarium-run/vivarium/internal/wire"
)

// A worker is one process inside, as the host sees it.
type worker struct {
	process *jail.Process
	walls   []jail.Wall
	jobs    int
}

// startTime is how long a worker may take to lock itself in.
const startTime = 15 * time.Second

// start starts a worker and waits until it says that it has locked itself in.
// It has met nothing of a stranger's by then, so it is believed. A cold one is
// for a job that is waiting.
func (p *Pool) start(cold bool) (*worker, error) {
	args := p.config.Args
	if cold {
		args = slices.Concat(args, p.config.Cold)
	}
	process, err := p.launcher.Start(p.config.Spec, p.config.Role, args...)
	if err != nil {
		return nil, err
	}
	process.Out.SetReadDeadline(time.Now().Add(startTime))
	kind, note, err := wire.Read(process.Out, wire.Bound{wire.KindReady: wire.MaxNote, wire.KindFailed: wire.MaxNote})
	process.Out.SetReadDeadline(time.Time{})
	if err != nil {
		process.Kill()
	}
	if cause := process.Started(); cause != nil {
		process.Close()
		return nil, cause
	}
	switch {
	case err != nil:
		exit := process.Close()
		return nil, fmt.Errorf("pool: the worker did not come up: %v: %s", exit, firstLine(exit.Text))
	case kind == wire.KindFailed:
		process.Close()
		return nil, fmt.Errorf("pool: the enclosure could not be built: %s", note)
	}
	w := &worker{process: process}
	for name := range strings.FieldsSeq(string(note)) {
		w.walls = append(w.walls, jail.Wall(name))
	}
	if counted, err := process.Cgroup(); err != nil {
		process.Close()
		return nil, fmt.Errorf("pool: %w", err)
	} else if counted {
		w.walls = append(w.walls, jail.Cgroup)
	}
	if missing := p.missing(w.walls); len(missing) > 0 && len(p.config.Spec.Off) == 0 {
		process.Close()
		return nil, fmt.Errorf("pool: the worker has no %s", missing[0])
	}
	return w, nil
}

// missing are the walls that must stand and do not.
func (p *Pool) missing(walls []jail.Wall) (out []jail.Wall) {
	for _, w := range p.launcher.Needs() {
		if !slices.Contains(walls, w) {
			out = append(out, w)
		}
	}
	return out
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return strings.ToValidUTF8(wire.Cut(line, 200), "?")
}

func (w *worker) alive() bool {
	select {
	case <-w.process.Done():
		return false
	default:
		return true
	}
}

// An Answer is how a job ended, by the host's own knowledge where it has it.
type Answer struct {
	Result   *wire.Result
	Walls    []jail.Wall // that stood
	Canceled bool        // by the context
	Killed   bool        // the worker did not end the job itself
	Detail   string      // what a worker that failed wrote, for the operator; hostile
}

func (a *Answer) reusable() bool {
	return !a.Killed && (a.Result.Status == wire.StatusOK || a.Result.Status == wire.StatusRaised)
}

// grace is how long after its time limit a worker may still say so itself.
const grace = time.Second

// A run watches over one job in a worker.
type run struct {
	*worker
	job      *wire.Job
	out      func(string)
	printed  int64
	timedOut atomic.Bool
	canceled atomic.Bool
}

// do gives the worker a job and waits for the end of it; the end of either
// context kills it.
func (w *worker) do(ctx, pool context.Context, job *wire.Job, out func(string)) *Answer {
	w.jobs++
	r := &run{worker: w, job: job, out: out}
	if limit := job.Limits.Time; limit > 0 {
		timer := time.AfterFunc(limit+grace, func() {
			r.timedOut.Store(true)
			w.process.Kill()
		})
		defer timer.Stop()
	}
	cancel := func() {
		r.canceled.Store(true)
		w.process.Kill()
	}
	defer context.AfterFunc(ctx, cancel)()
	defer context.AfterFunc(pool, cancel)()
	start := time.Now()
	result, err := r.talk()
	if err == nil {
		result.Usage.Wall = time.Since(start)
		return &Answer{Result: result, Walls: w.walls}
	}
	return r.verdict(err, time.Since(start))
}

// talk sends the job and takes what comes until the result.
func (r *run) talk() (*wire.Result, error) {
	if err := wire.Write(r.process.In, wire.KindJob, r.job.Encode()); err != nil {
		return nil, fmt.Errorf("send the job: %w", err)
	}
	value := int(r.job.Limits.Results)
	if value <= 0 {
		value = 1 << 30
	}
	bound := wire.Bound{wire.KindOutput: wire.MaxOutput, wire.KindResult: wire.ResultBound(value)}
	for {
		kind, payload, err := wire.Read(r.process.Out, bound)
		if err != nil {
			return nil, err
		}
		if kind == wire.KindResult {
			result, err := wire.DecodeResult(payload, value)
			if err == nil {
				err = fits(result, r.job)
			}
			return result, err
		}
		if err := r.print(payload); err != nil {
			return nil, err
		}
	}
}

// print takes printed text, and no more of it than was allowed.
func (r *run) print(text []byte) error {
	r.printed += int64(len(text))
	if limit := r.job.Limits.Output; limit > 0 && r.printed > limit+wire.MaxOutput {
		return &wire.ProtocolError{What: "more output than the limit allows"}
	}
	if !utf8.Valid(text) {
		return &wire.ProtocolError{What: "output is not UTF-8"}
	}
	r.out(string(text))
	return nil
}

// faults are the types of error with which a worker itself can fail.
var faults = []string{"Fault", "PolicyError"}

// fits says whether a result can be one of the job, puts the limit's value as
// the host knows it, and leaves out lines that the script does not have.
func fits(x *wire.Result, job *wire.Job) error {
	ok := x.Status == wire.StatusOK
	if ok && (len(x.Value) > 0) != (job.Mode == wire.ModeCall) {
		return &wire.ProtocolError{What: "a value where there is none, or none where there is one"}
	}
	if job.Mode == wire.ModeCheck && !ok && x.Status != wire.StatusRefused && x.Status != wire.StatusFault {
		return &wire.ProtocolError{What: "a check that ran"}
	}
	if x.Status == wire.StatusFault && !slices.Contains(faults, x.Error.Type) {
		return &wire.ProtocolError{What: "a fault that is not a worker's"}
	}
	lines := bytes.Count(job.Source, []byte{'\n'}) + bytes.Count(job.Source, []byte{'\r'}) + 1
	x.HotLines = slices.DeleteFunc(x.HotLines, func(h wire.HotLine) bool { return h.Line > lines })
	if x.Limit == nil {
		return nil
	}
	if x.Limit.Line > lines {
		x.Limit.Line = 0
	}
	l := &job.Limits
	if x.Limit.Name == "size" && !slices.Contains([]int64{l.Source, l.Data, l.Results}, x.Limit.Value) {
		return &wire.ProtocolError{What: "a size that is no limit's"}
	}
	known := map[string]int64{"steps": l.Steps, "time": l.Time.Milliseconds(), "memory": l.Memory, "output": l.Output, "depth": l.Depth}
	if value, named := known[x.Limit.Name]; named {
		if value <= 0 {
			return &wire.ProtocolError{What: "a limit that was not set"}
		}
		x.Limit.Value = value
	}
	return nil
}

// verdict says how a job ended that the worker did not end: by what the host
// did, then by what the kernel says.
func (r *run) verdict(err error, took time.Duration) *Answer {
	exit := r.end(err)
	l := &r.job.Limits
	a := &Answer{Walls: r.walls, Killed: true, Detail: strings.ToValidUTF8(exit.Text, "?"), Result: &wire.Result{Status: wire.StatusLimit, Usage: wire.Usage{OutputBytes: r.printed, Wall: took}}}
	switch {
	case r.canceled.Load():
		a.Canceled = true
		a.Result.Limit = &wire.Limit{Name: "time", Value: l.Time.Milliseconds()}
	case r.timedOut.Load() || exit.Cause == jail.CPUTime:
		a.Result.Limit = &wire.Limit{Name: "time", Value: l.Time.Milliseconds()}
	case exit.Cause == jail.Memory:
		a.Result.Limit = &wire.Limit{Name: "memory", Value: l.Memory}
	default:
		a.Result.Status = wire.StatusFault
		a.Result.Error = &wire.Error{Type: "WorkerError", Message: r.blame(err, exit)}
	}
	return a
}

// end makes sure that the worker has ended. One whose pipe has closed is given
// a moment to end by itself, so that one learns why.
func (r *run) end(err error) jail.Exit {
	if _, broken := err.(*wire.ProtocolError); !broken {
		select {
		case <-r.process.Done():
		case <-time.After(grace):
		}
	}
	return r.process.Close()
}

// blame says what a worker did that was no way to end. Its own words are kept
// out of it: they may be a stranger's.
func (r *run) blame(err error, exit jail.Exit) string {
	if p, ok := err.(*wire.ProtocolError); ok {
		return "the worker broke the protocol (" + p.What + ") and was killed"
	}
	return fmt.Sprintf("the worker %v", exit)
}
