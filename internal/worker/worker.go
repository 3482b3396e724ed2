// Package worker is what runs inside the enclosure: it locks itself in, reads
// jobs from standard input, checks and runs them, and writes what comes out to
// standard output, in the language of package wire.
//
// The order is what matters. Nothing of a stranger's is read before the last
// wall stands; parser and checker run inside too. A worker has no secrets: no
// environment, no descriptor but its pipes, no memory of another's job.
//
// Everything goes by plain reads and writes of descriptors: files of package
// os would ask the kernel for what the filter no longer allows.
package worker

import (
	"bufio"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"slices"

	"github.com/vivarium-run/vivarium/internal/collector"
	"github.com/vivarium-run/vivarium/internal/engine/native"
	"github.com/vivarium-run/vivarium/internal/jail"
	"github.com/vivarium-run/vivarium/internal/wire"
	"github.com/vivarium-run/vivarium/policy"
)

// Role is what a launcher starts workers as. A test that starts workers of its own
// changes it first thing in main, before which this program's worker has begun.
var Role = "worker"

// Cold is the argument of a worker for which a job is waiting already.
const Cold = "cold"

// A worker begins here, before main and before packages are initialised that it
// does not need: Go initialises packages in the order of their imports, and of
// several that are ready the one whose path comes first, so net/http and all that
// comes with the record would follow. While packages are initialised their
// goroutine is bound to one thread, and each collection for which it waits
// would take many changes of threads; so the worker has a goroutine of its own.
func init() {
	if inv, err := jail.Inside(os.Args); err == nil && inv != nil && inv.Role == Role {
		go func() { os.Exit(Main(inv)) }()
		select {}
	}
}

// Main is the worker's main function. It returns the exit status.
func Main(inv *jail.Invocation) int {
	var w Worker
	return Serve(inv, w.Do)
}

// Serve locks this process in and then does jobs as do does them.
func Serve(inv *jail.Invocation, do func(*wire.Job) *wire.Result) int {
	walls, err := jail.Enter(&inv.Spec)
	if err != nil {
		_ = wire.Write(output{}, wire.KindFailed, []byte(wire.Cut(err.Error(), wire.MaxNote)))
		return 1
	}
	debug.SetPanicOnFault(false)
	collector.Start()
	if !slices.Contains(inv.Args, Cold) {
		warm()
	}
	if err := wire.Write(output{}, wire.KindReady, joinWalls(walls)); err != nil {
		return 1
	}
	native.Prepare() // while the host sends the job
	return serve(bufio.NewReaderSize(input{}, 64<<10), do)
}

func joinWalls(walls []jail.Wall) []byte {
	var note []byte
	for i, w := range walls {
		if i > 0 {
			note = append(note, ' ')
		}
		note = append(note, w...)
	}
	return note
}

// maxJob bounds a job's size against mistakes of our own: the host has counted
// before.
const maxJob = 1<<31 - 1

// serve does jobs until the host closes the pipe, or one job if no more are to
// follow it.
func serve(in io.Reader, do func(*wire.Job) *wire.Result) int {
	for {
		_, payload, err := wire.Read(in, wire.Bound{wire.KindJob: maxJob})
		if errors.Is(err, io.EOF) {
			return 0
		}
		if err != nil {
			return 1
		}
		job, err := wire.DecodeJob(payload)
		if err != nil {
			return 1
		}
		if wire.Write(output{}, wire.KindResult, do(job).Encode()) != nil || !job.Keep {
			return 0
		}
	}
}

// warm does once what the first job would otherwise pay for: it reads the
// default policy, and touches parser, compiler and machine.
func warm() {
	policy.Default()
	new(Worker).Do(&wire.Job{Mode: wire.ModeCall, Name: "warm", Source: []byte(warmth), Function: "f", Args: [][]byte{[]byte("[1, 2.5]")},
		Limits: wire.Limits{Steps: 1e4, Memory: 1 << 20, Output: 1 << 10, Depth: 100, Source: 1 << 10, Data: 1 << 10, Results: 1 << 10}})
}

const warmth = `
import math
class C:
    def __init__(self, x):
        self.x = x
def f(data):
    return {"a": [C(x).x * 2 + math.sqrt(x) for x in data], "s": f"{data}"}
`

// input reads standard input, output writes standard output. EINTR and short
// writes are theirs to bear.
type input struct{}

func (input) Read(b []byte) (int, error) { return readDescriptor(0, b) }

type output struct{}

func (output) Write(b []byte) (int, error) { return writeDescriptor(1, b) }
