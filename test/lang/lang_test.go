// Package lang says what scripts mean: the Python files in this folder are
// programs that must do here what CPython does.
//
// A file holds chunks between lines `# ---`; each chunk is a program of its
// own, usually of plain asserts. Marks in comments:
//
//	1 // 0      # raises: ZeroDivisionError "division by zero"   the program ends so (the message may be left out)
//	while 1: 0  # limit: steps                                   a limit ends it
//	eval("1")   # refused: VIV201                                the check refuses it here
//	# cpython: skip (reason)                                     CPython is not asked: it differs, and why that is wanted
//	# unchecked                                                  the policy is not asked: this is about the engine alone
//
// The same chunks are run by CPython, where one is found (VIVARIUM_PYTHON, or a
// python3.13 on the PATH or below ~/.pyenv), and must pass there too.
package lang

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/engine/native"
	"github.com/vivarium-run/vivarium/syntax"
	"github.com/vivarium-run/vivarium/test/lang/oracle"
)

// A chunk is one program of a file.
type chunk struct {
	File, Text string
	Line       int // of the file at which the chunk starts
	Raises     string
	Message    string
	HasMessage bool
	At         int // line of the mark
	Limit      string
	Refused    string
	Skip       string // why CPython is not asked
	Unchecked  bool
}

var (
	raisesMark  = regexp.MustCompile(`# raises: (\w+)(?: "(.*)")?\s*$`)
	limitMark   = regexp.MustCompile(`# limit: (\w+)`)
	refusedMark = regexp.MustCompile(`# refused: (\w+)`)
	skipMark    = regexp.MustCompile(`# cpython: skip \((.+)\)`)
)

// chunks reads a file.
func chunks(t *testing.T, path string) []chunk {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []chunk
	c := chunk{File: path, Line: 1}
	flush := func(next int) {
		if strings.TrimSpace(c.Text) != "" {
			out = append(out, c)
		}
		c = chunk{File: path, Line: next}
	}
	for i, line := range strings.SplitAfter(string(text), "\n") {
		if strings.TrimRight(line, "\r\n") == "# ---" {
			flush(i + 2)
			continue
		}
		c.Text += line
		c.marks(line, i+2-c.Line)
	}
	flush(0)
	return out
}

func (c *chunk) marks(line string, at int) {
	if m := raisesMark.FindStringSubmatch(line); m != nil {
		c.Raises, c.Message, c.HasMessage, c.At = m[1], unescape(m[2]), strings.Contains(m[0], `"`), at
	}
	if m := limitMark.FindStringSubmatch(line); m != nil {
		c.Limit, c.At = m[1], at
	}
	if m := refusedMark.FindStringSubmatch(line); m != nil {
		c.Refused, c.At = m[1], at
	}
	if strings.TrimSpace(line) == "# unchecked" {
		c.Unchecked = true
	}
	if m := skipMark.FindStringSubmatch(line); m != nil {
		c.Skip = m[1]
	}
}

func unescape(s string) string {
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, "\n").Replace(s)
}

func files(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("*.py")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no test files: %v", err)
	}
	return paths
}

func TestChunks(t *testing.T) {
	total := 0
	for _, path := range files(t) {
		t.Run(strings.TrimSuffix(path, ".py"), func(t *testing.T) {
			list := chunks(t, path)
			total += len(list)
			for _, c := range list {
				if problem := c.run(); problem != "" {
					t.Errorf("%s:%d: %s", c.File, c.Line, problem)
				}
			}
		})
	}
	t.Logf("%d chunks", total)
}

// limits are small, so that a chunk which never ends fails soon.
var limits = vivarium.Limits{Time: 20 * time.Second, Steps: 5e7, Memory: 128 << 20}

// run runs the chunk here and says what is wrong, or nothing.
func (c *chunk) run() string {
	if c.Unchecked {
		return c.runUnchecked()
	}
	o := vivarium.Options{Limits: limits}
	script, report := vivarium.Load(filepath.Base(c.File), []byte(c.Text), o)
	if script == nil {
		for _, d := range report.Diagnostics {
			if d.Code == c.Refused && d.Line == c.At {
				return ""
			}
		}
		d := report.Diagnostics[0]
		return fmt.Sprintf("refused: %s %s at line %d", d.Code, d.Message, c.Line+d.Line-1)
	}
	return c.judge(script.Run(context.Background()))
}

// runUnchecked runs the chunk in the engine without asking the policy.
func (c *chunk) runUnchecked() string {
	file := syntax.NewFile(filepath.Base(c.File), []byte(c.Text))
	mod, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		return err.Error()
	}
	program, err := native.Engine{}.Compile(file, mod)
	if err != nil {
		return err.Error()
	}
	o := program.Start(engine.Config{Limits: engine.Limits{Steps: limits.Steps, Memory: limits.Memory, Time: limits.Time, Depth: 1000}}).Run("__main__")
	r := &vivarium.Result{Status: vivarium.OK}
	switch {
	case o.Fault != nil:
		r.Status, r.Error = vivarium.Fault, &vivarium.Error{Message: o.Fault.Error()}
	case o.Limit != nil:
		r.Status, r.Limit = vivarium.Limited, &vivarium.Limit{Name: o.Limit.Name}
	case o.Error != nil:
		r.Status, r.Error = vivarium.Raised, &vivarium.Error{Type: o.Error.Type, Message: o.Error.Message, Traceback: o.Error.Traceback}
	}
	return c.judge(r)
}

func (c *chunk) judge(r *vivarium.Result) string {
	switch {
	case c.Refused != "":
		return "not refused"
	case r.Status == vivarium.Fault:
		return "fault: " + r.Error.Message
	case c.Limit != "":
		if r.Limit == nil || r.Limit.Name != c.Limit {
			return fmt.Sprintf("ended %s (%v), want limit %s", r.Status, r.Err(), c.Limit)
		}
	case c.Raises != "":
		return c.judgeRaised(r)
	case r.Status != vivarium.OK:
		return c.failure(r)
	}
	return ""
}

func (c *chunk) failure(r *vivarium.Result) string {
	if r.Limit != nil {
		return fmt.Sprintf("%v", r.Limit)
	}
	return "ended " + string(r.Status) + ":\n" + r.Error.Traceback
}

func (c *chunk) judgeRaised(r *vivarium.Result) string {
	if c.Raises == "RecursionError" && r.Limit != nil && r.Limit.Name == "depth" {
		return "" // an uncaught one is the verdict of the limit
	}
	if r.Status != vivarium.Raised {
		return fmt.Sprintf("ended %s (%v), want %s", r.Status, r.Err(), c.Raises)
	}
	if r.Error.Type != c.Raises || c.HasMessage && r.Error.Message != c.Message {
		return fmt.Sprintf("raised %s: %s\nwant   %s: %s", r.Error.Type, r.Error.Message, c.Raises, c.Message)
	}
	return ""
}

// driver runs chunks in CPython: one JSON object a line in, one out. Each has its
// own context variables, so that none inherits another's decimal context.
const driver = `
import io, json, sys, contextlib, contextvars, traceback, warnings
warnings.simplefilter("ignore")
for line in sys.stdin:
    text = json.loads(line)
    space = {"__name__": "__main__"}
    out = io.StringIO()
    answer = {"type": "", "message": ""}
    try:
        with contextlib.redirect_stdout(out):
            contextvars.Context().run(exec, compile(text, "chunk", "exec"), space)
    except BaseException as e:
        answer = {"type": type(e).__name__, "message": "", "where": traceback.format_exc()[-600:]}
        try:
            answer["message"] = str(e)
        except BaseException:
            pass
    sys.__stdout__.write(json.dumps(answer) + "\n")
    sys.__stdout__.flush()
`

// TestOracle runs the chunks in CPython, so that the tests themselves are
// right.
func TestOracle(t *testing.T) {
	python := oracle.Python()
	if python == "" {
		t.Skip("no CPython 3.13 found; set VIVARIUM_PYTHON to one to check the chunks against it")
	}
	var asked []chunk
	var input bytes.Buffer
	encode := json.NewEncoder(&input)
	for _, path := range files(t) {
		for _, c := range chunks(t, path) {
			if c.Skip != "" || c.Limit != "" || c.Refused != "" {
				continue
			}
			asked = append(asked, c)
			if err := encode.Encode(c.Text); err != nil {
				t.Fatal(err)
			}
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, python, "-I", "-c", driver)
	cmd.Stdin, cmd.Stderr = &input, os.Stderr
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	answers := json.NewDecoder(bytes.NewReader(output))
	for _, c := range asked {
		var a struct{ Type, Message, Where string }
		if err := answers.Decode(&a); err != nil {
			t.Fatal(err)
		}
		if a.Type != c.Raises || c.HasMessage && a.Message != c.Message {
			t.Errorf("%s:%d: CPython ends with %q %q, the chunk wants %q %q\n%s", c.File, c.Line, a.Type, a.Message, c.Raises, c.Message, a.Where)
		}
	}
	t.Logf("%d chunks agree with CPython", len(asked))
}
