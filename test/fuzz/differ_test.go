package fuzz

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/test/lang/oracle"
)

var (
	programs = flag.Int("programs", 600, "how many random programs TestAgainstCPython compares")
	seed     = flag.Uint64("seed", 1, "of the random programs")
	only     = flag.String("language", "", "that all random programs are of; otherwise they take turns")
	during   = flag.Duration("during", 0, "compare random programs for so long, instead of so many")
)

// mostDifferences is how many differences are reduced and shown.
const mostDifferences = 5

// TestAgainstCPython runs random programs here and in CPython. What they print
// and how they end must be the same.
func TestAgainstCPython(t *testing.T) {
	python := oracle.Python()
	if known := slices.ContainsFunc(languages, func(l *language) bool { return *only == "" || l.name == *only }); !known {
		t.Fatalf("there is no language %q", *only)
	}
	if python == "" {
		t.Skip("NOT TESTED: no CPython 3.13 found to compare random programs with; set VIVARIUM_PYTHON to one")
	}
	p := &peer{python: python}
	defer p.stop()
	begin, found, undecided, i := time.Now(), 0, 0, 0
	for ; found < mostDifferences && !done(i, begin); i++ {
		program := newGrammar(*seed, uint64(i)).makeProgram()
		switch ours, theirs, verdict := compare(p, program); verdict {
		case undecidedRun:
			undecided++
		case different:
			found++
			program = reduce(program, func(smaller []*stmt) bool {
				here, there, verdict := compare(p, smaller)
				return verdict == different && here.Type == ours.Type && there.Type == theirs.Type
			})
			ours, theirs, _ = compare(p, program)
			t.Errorf("program %d of seed %d differs, reduced:\n%s\nvivarium: %s\nCPython:  %s", i, *seed, render(program), ours, theirs)
		}
	}
	t.Logf("%d programs, %d of them undecided for a limit, %d different", i, undecided, found)
	if undecided > i/4 {
		t.Errorf("%d of %d programs met a limit: the grammar lets them grow too much", undecided, i)
	}
}

// done reports whether enough programs were compared.
func done(i int, begin time.Time) bool {
	if *during > 0 {
		return time.Since(begin) >= *during
	}
	return i >= *programs
}

// A verdict is what comparing the runs of a program came to.
type verdict int

const (
	same verdict = iota
	different
	undecidedRun // a limit ended one of them
)

// compare runs a program on both sides.
func compare(p *peer, program []*stmt) (ours, theirs ending, v verdict) {
	text := render(program)
	ours, ok := runHere(text)
	if !ok {
		return ours, theirs, undecidedRun
	}
	theirs, err := p.run(text)
	switch {
	case err != nil || theirs.Type == "MemoryError":
		return ours, theirs, undecidedRun
	case ours.Type == refused && (theirs.Type == "SyntaxError" || theirs.Type == "IndentationError"):
		return ours, theirs, same
	case ours.comparable() != theirs.comparable():
		return ours, theirs, different
	}
	return ours, theirs, same
}

// An ending is what may be seen of a run.
type ending struct {
	Stdout  string `json:"stdout"`
	Type    string `json:"type"` // of the exception that ended it, or empty
	Message string `json:"message"`
}

// refused is the type of the ending of what was not run here at all.
const refused = "Refused"

func (e ending) String() string {
	return strings.TrimRight(fmt.Sprintf("%s %s\n%s", e.Type, e.Message, e.Stdout), "\n")
}

// runHere runs a program in this process; ok is false if a limit ended it. A
// refusal and a fault are endings that no program has in CPython.
func runHere(text string) (e ending, ok bool) {
	script, report := vivarium.Load("random.py", []byte(text), vivarium.Options{Seed: 1, Limits: vivarium.Limits{Output: 8 << 20, Time: 20 * time.Second}})
	if script == nil {
		return ending{Type: refused, Message: fmt.Sprint(report.Diagnostics[0])}, true
	}
	r := script.Run(context.Background())
	e.Stdout = r.Stdout
	if r.Error != nil {
		e.Type, e.Message = r.Error.Type, r.Error.Message
	}
	return e, r.Status != vivarium.Limited
}

// driver runs programs in CPython: one JSON text a line in, one object out. A
// program that takes long or much memory ends the process.
const driver = `
import contextlib, io, json, resource, signal, sys
sys.set_int_max_str_digits(0)
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
for line in sys.stdin:
    answer, out = {}, io.StringIO()
    signal.alarm(5)
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(json.loads(line), "random.py", "exec"), {"__name__": "__main__"})
    except BaseException as e:
        answer = {"type": type(e).__name__, "message": str(e)}
    signal.alarm(0)
    print(json.dumps(answer | {"stdout": out.getvalue()}), flush=True)
`

// A peer is a process of CPython, started when it is needed.
type peer struct {
	python  string
	process *exec.Cmd
	in      io.WriteCloser
	out     *json.Decoder
}

// newer turns messages of CPython 3.13 into those of 3.14, which are meant.
var newer = strings.NewReplacer(
	"integer division or modulo by zero", "division by zero", "integer modulo by zero", "division by zero",
	"float division by zero", "division by zero", "float floor division by zero", "division by zero", "float modulo by zero", "division by zero", "float modulo", "division by zero",
	"float divmod()", "division by zero", "0.0 cannot be raised to a negative power", "zero to a negative power",
)

// older is what messages of 3.14 say and those of 3.13 do not.
var older = regexp.MustCompile(`(too many values to unpack \(expected \d+), got \d+\)`)

// domain is how math in 3.14 says what an argument must be.
var domain = regexp.MustCompile(`expected a [a-z ]+( -?1 and \+?1)?( input)?(, got -?[0-9.e+]+(inf|nan)?|, got (-?inf|nan))?`)

// address is where an object lies.
var address = regexp.MustCompile(` at 0x[0-9a-f]+`)

// comparable returns an ending without what differs between versions and runs.
func (e ending) comparable() ending {
	for _, text := range []*string{&e.Stdout, &e.Message} {
		*text = domain.ReplaceAllString(*text, "math domain error")
		*text = address.ReplaceAllString(older.ReplaceAllString(newer.Replace(*text), "$1)"), "")
	}
	return e
}

// run runs a program; an error tells that CPython gave no answer.
func (p *peer) run(text string) (e ending, err error) {
	if err := p.start(); err != nil {
		return e, err
	}
	if err = errors.Join(json.NewEncoder(p.in).Encode(text), p.out.Decode(&e)); err != nil {
		p.stop()
	}
	return e, err
}

func (p *peer) start() (err error) {
	if p.process != nil {
		return nil
	}
	process := exec.Command(p.python, "-I", "-W", "ignore", "-c", driver)
	if p.in, err = process.StdinPipe(); err != nil {
		return err
	}
	out, err := process.StdoutPipe()
	if err != nil {
		return err
	}
	p.out = json.NewDecoder(out)
	if err = process.Start(); err == nil {
		p.process = process
	}
	return err
}

func (p *peer) stop() {
	if p.process != nil {
		p.in.Close()
		_ = p.process.Process.Kill()
		_ = p.process.Wait()
		p.process = nil
	}
}

// TestReduce checks that what matters to a condition is left, and nothing else.
func TestReduce(t *testing.T) {
	for i := range uint64(20) {
		program := newGrammar(7, i).makeProgram()
		lines := strings.Split(render(program), "\n")
		line := strings.TrimSpace(lines[rand.New(rand.NewPCG(i, 0)).IntN(len(lines)-1)])
		program = reduce(program, func(smaller []*stmt) bool { return strings.Contains(render(smaller), line) })
		if text := render(program); !strings.Contains(text, line) || strings.Count(text, "\n") > 5 {
			t.Errorf("to keep %q, this was left:\n%s", line, text)
		}
	}
}
