// Package pool keeps workers ready, gives them jobs, and gets rid of them.
//
// A worker is started, locks itself in and waits: it is warm. A job leases it,
// and when the job has ended the worker is retired, that is, killed: one
// stranger's script per worker. Only where the caller says so is a worker kept
// for further jobs with the very same script.
//
//	        start           lease           result
//	(none) ──────▶ warm ──────────▶ leased ────────▶ retired
//	                 ▲ kept, same script │
//	                 └───────────────────┘
//
// At most Size jobs run at a time; more wait, for as long as their context
// lets them. Replacements are started in the background. Nothing here believes
// a worker: messages are bounded and checked by package wire, time is kept
// here, and how a worker ended is what the kernel says.
package pool

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vivarium-run/vivarium/internal/jail"
	"github.com/vivarium-run/vivarium/internal/wire"
)

// A Config says how a pool works.
type Config struct {
	Spec jail.Spec
	Size int // jobs at a time; 0: twice the processors
	Warm int // workers kept ready; 0: Size; negative: none
	Jail jail.Options
	Role string   // what workers are started as
	Args []string // more of their command line
	// Cold is more of the command line of a worker for which a job is waiting:
	// it need not prepare itself for any that may come.
	Cold []string
}

// ErrClosed says that the pool is closed.
var ErrClosed = errors.New("pool: closed")

// A Pool is safe for concurrent use.
type Pool struct {
	config   Config
	launcher *jail.Launcher
	tickets  chan struct{} // one for each job that may run
	warm     chan *worker
	wanted   chan struct{}   // asks for a warm worker
	life     context.Context // ends with the pool
	end      context.CancelFunc
	short    atomic.Bool    // a job found no worker ready, and not all are again
	work     sync.WaitGroup // background work and retirements

	mu     sync.Mutex
	kept   map[key][]*worker
	keep   int
	closed bool
}

// A key names a script that a worker is kept for.
type key [sha256.Size]byte

// New makes a pool. It starts one worker at once, to learn whether the
// enclosure can be built here.
func New(c Config) (*Pool, error) {
	if c.Size <= 0 {
		c.Size = 2 * runtime.GOMAXPROCS(0)
	}
	if c.Warm == 0 {
		c.Warm = c.Size
	}
	c.Warm = max(c.Warm, 0)
	l, err := jail.New(c.Jail)
	if err != nil {
		return nil, err
	}
	p := &Pool{config: c, launcher: l, tickets: make(chan struct{}, c.Size), warm: make(chan *worker, c.Warm+1),
		wanted: make(chan struct{}, c.Warm+1), kept: map[key][]*worker{}}
	p.life, p.end = context.WithCancel(context.Background())
	first, err := p.start(c.Warm == 0)
	if err != nil {
		p.end()
		l.Close()
		return nil, err
	}
	p.warm <- first
	for range max(c.Warm-1, 0) {
		p.wanted <- struct{}{}
	}
	if c.Warm > 0 {
		p.work.Add(1)
		go p.replenish()
	}
	return p, nil
}

// replenish starts workers as they are wanted.
func (p *Pool) replenish() {
	defer p.work.Done()
	for {
		if len(p.wanted) == 0 {
			p.short.Store(false)
		}
		select {
		case <-p.life.Done():
			return
		case <-p.wanted:
		}
		for pause := 10 * time.Millisecond; ; pause = min(2*pause, time.Second) {
			w, err := p.start(p.short.Load())
			if err == nil {
				p.warm <- w // there is room: it has been asked for
				break
			}
			select {
			case <-p.life.Done():
				return
			case <-time.After(pause):
			}
		}
	}
}

// Close ends all workers, also those that have a job, and waits until nothing
// of them is left.
func (p *Pool) Close() error {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil
	}
	p.closed = true
	idle := p.kept
	p.kept = map[key][]*worker{}
	p.mu.Unlock()
	p.end()
	for _, list := range idle {
		for _, w := range list {
			w.process.Close()
		}
	}
	for range cap(p.tickets) {
		p.tickets <- struct{}{}
	}
	p.work.Wait()
	for {
		select {
		case w := <-p.warm:
			w.process.Close()
		default:
			return p.launcher.Close()
		}
	}
}

// Do runs a job in a worker. Printed text goes to out as it comes. What is
// wrong with the job is in the answer; an error means that there was no worker
// to run it, or that the context ended before there was.
func (p *Pool) Do(ctx context.Context, job *wire.Job, out func(text string)) (*Answer, error) {
	select {
	case p.tickets <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-p.life.Done():
		return nil, ErrClosed
	}
	defer func() { <-p.tickets }()
	k := keyOf(job)
	w, warm, err := p.lease(k, job.Keep)
	if err != nil {
		return nil, err
	}
	if warm {
		defer p.replace()()
	}
	answer := w.do(ctx, p.life, job, out)
	p.dismiss(w, k, job.Keep && answer.reusable())
	return answer, nil
}

func keyOf(job *wire.Job) key {
	if !job.Keep {
		return key{}
	}
	h := sha256.New()
	for _, part := range [][]byte{[]byte(job.Name), job.Source, job.Policy} {
		fmt.Fprintf(h, "%d:", len(part))
		h.Write(part)
	}
	return key(h.Sum(nil))
}

// lease returns a worker that is alive: one kept for the script, a warm one,
// which must be replaced, or a new one.
func (p *Pool) lease(k key, keep bool) (w *worker, warm bool, err error) {
	if keep {
		if w := p.takeKept(k); w != nil {
			return w, false, nil
		}
	}
	for {
		select {
		case <-p.life.Done():
			return nil, false, ErrClosed
		case w := <-p.warm:
			if w.alive() {
				return w, p.config.Warm > 0, nil
			}
			w.process.Close()
			p.want()
		default:
			p.short.Store(true)
			w, err := p.start(true)
			return w, false, err
		}
	}
}

// moment is how long the replacement of a worker waits for the end of its job,
// so that a short job need not share the processors with it.
const moment = 2 * time.Millisecond

// replace asks for a worker in a moment, or as soon as the function that it
// returns is called.
func (p *Pool) replace() func() {
	timer := time.AfterFunc(moment, p.want)
	return func() {
		if timer.Stop() {
			p.want()
		}
	}
}

func (p *Pool) want() {
	select {
	case p.wanted <- struct{}{}:
	default:
	}
}

func (p *Pool) takeKept(k key) *worker {
	p.mu.Lock()
	defer p.mu.Unlock()
	for list := p.kept[k]; len(list) > 0; list = p.kept[k] {
		w := list[len(list)-1]
		if p.keep--; len(list) == 1 {
			delete(p.kept, k)
		} else {
			p.kept[k] = list[:len(list)-1]
		}
		if w.alive() {
			return w
		}
		p.retire(w)
	}
	return nil
}

// maxJobs is how many jobs a kept worker does.
const maxJobs = 1000

// dismiss keeps a worker for the same script, or retires it.
func (p *Pool) dismiss(w *worker, k key, keep bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !keep || p.closed || w.jobs >= maxJobs {
		p.retire(w)
		return
	}
	if p.keep >= p.config.Size {
		p.evict()
	}
	p.kept[k] = append(p.kept[k], w)
	p.keep++
}

// evict retires one of the workers that are kept.
func (p *Pool) evict() {
	for k, list := range p.kept {
		p.retire(list[0])
		if p.keep--; len(list) == 1 {
			delete(p.kept, k)
		} else {
			p.kept[k] = list[1:]
		}
		return
	}
}

// retire ends a worker in the background.
func (p *Pool) retire(w *worker) {
	p.work.Add(1)
	go func() {
		defer p.work.Done()
		w.process.Close()
	}()
}
