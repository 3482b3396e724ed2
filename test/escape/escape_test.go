// Package escape runs the corpus of hostile and harmless scripts in this
// folder (see README.md) and compares each verdict with its header.
package escape

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/engine/native"
	"github.com/vivarium-run/vivarium/policy"
	"github.com/vivarium-run/vivarium/syntax"
)

// An entry is one file of manifest.json.
type entry struct {
	Path     string
	Category string
	Expect   []string
	At       *struct{ Line, Col int }
	Call     *struct {
		Function string
		Args     []json.RawMessage
	}
	Result json.RawMessage
	Match  string
	Output *string
	Error  []string
	Limit  []string
	Needs  []string
}

func (e *entry) expects(verdict string) bool {
	return slices.Contains(e.Expect, verdict) || verdict == "allowed" && better[e.Path] != ""
}

// better lists files whose attack does not need to be stopped here, with the
// reason; the others must end as their header says.
var better = map[string]string{
	"exhaust/regex_backtracking.py": "re remembers what has failed, so the pattern takes linear time and the call simply returns",
}

func manifest(t *testing.T) []entry {
	t.Helper()
	text, err := os.ReadFile("manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Files []entry }
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Files) < 190 {
		t.Fatalf("only %d files in the manifest", len(m.Files))
	}
	return m.Files
}

func TestMain(m *testing.M) {
	vivarium.WorkerMain()
	os.Exit(m.Run())
}

// tight are the limits under which every harmless file must pass.
var tight = vivarium.Limits{Steps: 1e7, Time: 2 * time.Second, Memory: 64 << 20, Output: 64 << 10, Depth: 500, Source: 1 << 20, Result: 16 << 20}

var verdicts = map[vivarium.Status]string{
	vivarium.OK: "allowed", vivarium.Refused: "refused", vivarium.Raised: "error", vivarium.Limited: "limit", vivarium.Fault: "fault",
}

func TestCorpus(t *testing.T) {
	for _, e := range manifest(t) {
		t.Run(e.Path, func(t *testing.T) {
			source, err := os.ReadFile(filepath.FromSlash(e.Path))
			if err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			result := run(e, source)
			took := time.Since(start)
			e.judge(t, source, result)
			if took > tight.Time+time.Second {
				t.Errorf("took %v", took)
			}
			if result.Status == vivarium.Refused && took > time.Second {
				t.Errorf("the refusal took %v", took)
			}
			if again := run(e, source); !clocked(result) && !clocked(again) && (again.Status != result.Status || again.Usage.Steps != result.Usage.Steps && result.Limit == nil) {
				t.Errorf("a second run ended %s after %d steps, the first %s after %d", again.Status, again.Usage.Steps, result.Status, result.Usage.Steps)
			}
		})
	}
}

// clocked reports whether the clock ended a run: the one limit that a busy
// machine moves.
func clocked(r *vivarium.Result) bool { return r.Limit != nil && r.Limit.Name == "time" }

// TestCorpusInJail runs everything through the jail: the answers must be those
// of TestCorpus, and come as promptly; the host must be able to go on.
func TestCorpusInJail(t *testing.T) {
	pool, err := vivarium.NewPool(vivarium.PoolOptions{Options: vivarium.Options{Limits: tight, Isolation: vivarium.IsolationProcess}, Size: 2})
	if err != nil {
		if os.Getenv("VIVARIUM_REQUIRE_JAIL") != "" {
			t.Fatal(err)
		}
		t.Skipf("NO JAIL HERE: %v", err)
	}
	defer pool.Close()
	for i, e := range manifest(t) {
		t.Run(e.Path, func(t *testing.T) {
			source, err := os.ReadFile(filepath.FromSlash(e.Path))
			if err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			result := jailed(pool, e, source)
			if took := time.Since(start); took > tight.Time+2*time.Second {
				t.Errorf("took %v", took)
			}
			bounded(t, result)
			if strings.Contains(string(result.Value)+result.Stdout, "ESCAPED") {
				t.Error("ESCAPED")
			}
			free := run(e, source)
			if free.Status != result.Status || free.Limit == nil && (free.Usage.Steps != result.Usage.Steps || free.Stdout != result.Stdout || string(free.Value) != string(result.Value)) {
				t.Errorf("ended %s after %d steps in the jail (%v), %s after %d outside", result.Status, result.Usage.Steps, result.Err(), free.Status, free.Usage.Steps)
			}
			if i%10 == 0 {
				if r := pool.Call(context.Background(), "ok.py", []byte("def f(x):\n    return x + 1\n"), "f", 1); r.Status != vivarium.OK || string(r.Value) != "2" {
					t.Errorf("the next harmless call: %s %v", r.Status, r.Err())
				}
			}
		})
	}
}

// TestCheckInJail checks everything in the jail: the report is that of a check
// in this process, to the last character.
func TestCheckInJail(t *testing.T) {
	o := vivarium.Options{Limits: tight, Isolation: vivarium.IsolationProcess}
	pool, err := vivarium.NewPool(vivarium.PoolOptions{Options: o, Size: 2})
	if err != nil {
		if os.Getenv("VIVARIUM_REQUIRE_JAIL") != "" {
			t.Fatal(err)
		}
		t.Skipf("NO JAIL HERE: %v", err)
	}
	defer pool.Close()
	for _, e := range manifest(t) {
		source, err := os.ReadFile(filepath.FromSlash(e.Path))
		if err != nil {
			t.Fatal(err)
		}
		inside, outside := pool.Check(context.Background(), e.Path, source), vivarium.Check(e.Path, source, o)
		var a, b strings.Builder
		if err := errors.Join(inside.Report().WriteText(&a, policy.Style{}), outside.WriteText(&b, policy.Style{})); err != nil {
			t.Fatal(err)
		}
		if a.String() != b.String() || inside.Status != vivarium.CheckedResult(outside, o).Status {
			t.Errorf("%s: %s in the jail\n%s\noutside\n%s", e.Path, inside.Status, a.String(), b.String())
		}
	}
}

func jailed(pool *vivarium.Pool, e entry, source []byte) *vivarium.Result {
	name := filepath.Base(e.Path)
	if e.Call == nil {
		return pool.Run(context.Background(), name, source)
	}
	args := make([][]byte, len(e.Call.Args))
	for i, a := range e.Call.Args {
		args[i] = a
	}
	return pool.CallJSON(context.Background(), name, source, e.Call.Function, args...)
}

func run(e entry, source []byte) *vivarium.Result {
	o := vivarium.Options{Limits: tight}
	script, report := vivarium.Load(filepath.Base(e.Path), source, o)
	if script == nil {
		return vivarium.CheckedResult(report, o)
	}
	if e.Call == nil {
		return script.Run(context.Background())
	}
	args := make([][]byte, len(e.Call.Args))
	for i, a := range e.Call.Args {
		args[i] = a
	}
	return script.CallJSON(context.Background(), e.Call.Function, args...)
}

func (e *entry) judge(t *testing.T, source []byte, r *vivarium.Result) {
	t.Helper()
	verdict := verdicts[r.Status]
	if !e.expects(verdict) {
		if verdict == "refused" && len(e.Needs) > 0 && r.Diagnostics[0].Code == "VIV401" {
			t.Skipf("needs %v, which is not offered", e.Needs)
		}
		t.Fatalf("verdict %s (%v, %v), want %v", verdict, r.Err(), r.Limit, e.Expect)
	}
	if strings.Contains(string(r.Value), "ESCAPED") || strings.Contains(r.Stdout, "ESCAPED") {
		t.Error("ESCAPED")
	}
	bounded(t, r)
	switch verdict {
	case "refused":
		if e.At != nil && !slices.ContainsFunc(r.Diagnostics, func(d policy.Diagnostic) bool { return d.Line == e.At.Line && e.sameColumn(source, d) }) {
			t.Errorf("refused at %d:%d, want %v", r.Diagnostics[0].Line, r.Diagnostics[0].Column, *e.At)
		}
	case "allowed":
		if e.Result != nil && e.Match != "any" && !equalJSON(t, r.Value, e.Result) {
			t.Errorf("result %.300s, want %.300s", r.Value, e.Result)
		}
		if e.Output != nil && r.Stdout != *e.Output {
			t.Errorf("output %q, want %q", r.Stdout, *e.Output)
		}
	case "error":
		if len(e.Error) > 0 && !slices.Contains(e.Error, r.Error.Type) && !subclassOf(r.Error.Type, e.Error) {
			t.Errorf("error %s, want one of %v", r.Error, e.Error)
		}
	case "limit":
		if !slices.Contains(e.Limit, r.Limit.Name) {
			t.Errorf("limit %s, want one of %v", r.Limit.Name, e.Limit)
		}
	}
}

// sameColumn compares the column of anything but a syntax error.
func (e *entry) sameColumn(source []byte, d policy.Diagnostic) bool {
	file := syntax.NewFile("", source)
	return d.Code == "VIV100" || file.Col(syntax.Pos(d.Start)) == e.At.Col
}

func subclassOf(name string, wanted []string) bool {
	return name == "TimeLimitExceeded" || name == "JSONDecodeError" && slices.Contains(wanted, "ValueError")
}

// bounded checks that what is reported is a few kilobytes of valid UTF-8.
func bounded(t *testing.T, r *vivarium.Result) {
	t.Helper()
	text, err := json.Marshal(r.Diagnostics)
	if err != nil || len(text) > 64<<10 {
		t.Errorf("%d bytes of diagnostics, %v", len(text), err)
	}
	if r.Error != nil {
		all := r.Error.Type + r.Error.Message + r.Error.Traceback
		if len(all) > 64<<10 || !utf8.ValidString(all) {
			t.Errorf("%d bytes of error, valid UTF-8: %v", len(all), utf8.ValidString(all))
		}
	}
	if !utf8.ValidString(r.Stdout) {
		t.Error("output is not valid UTF-8")
	}
}

// equalJSON compares two JSON texts: integers exactly, other numbers to a
// relative 1e-12.
func equalJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	return equal(decode(t, a), decode(t, b))
}

func decode(t *testing.T, text []byte) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	var x any
	if err := d.Decode(&x); err != nil {
		t.Fatalf("%v in %.100s", err, text)
	}
	return x
}

func equal(a, b any) bool {
	switch a := a.(type) {
	case json.Number:
		b, ok := b.(json.Number)
		if !ok {
			return false
		}
		if a == b {
			return true
		}
		x, errX := a.Float64()
		y, errY := b.Float64()
		isFloat := strings.ContainsAny(string(a)+string(b), ".eE")
		return isFloat && errX == nil && errY == nil && math.Abs(x-y) <= 1e-12*math.Max(math.Abs(x), math.Abs(y))
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, equal)
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for k := range a {
			if _, ok := b[k]; !ok || !equal(a[k], b[k]) {
				return false
			}
		}
		return true
	}
	return reflect.DeepEqual(a, b)
}

// TestEngineAlone runs everything with the check switched off: the engine must
// hold by itself, since there is nothing in it to reach.
func TestEngineAlone(t *testing.T) {
	for _, e := range manifest(t) {
		if e.Category != "escape" && e.Category != "crash" && e.Category != "confuse" {
			continue
		}
		t.Run(e.Path, func(t *testing.T) {
			source, err := os.ReadFile(filepath.FromSlash(e.Path))
			if err != nil {
				t.Fatal(err)
			}
			file := syntax.NewFile(filepath.Base(e.Path), source)
			mod, err := syntax.Parse(file, syntax.Limits{})
			if err != nil {
				return
			}
			output, outcome := runUnchecked(e, file, mod)
			if outcome.Fault != nil {
				t.Errorf("fault: %v", outcome.Fault)
			}
			text := output + string(outcome.Value)
			if strings.Contains(text, "ESCAPED") && !e.harmlessHere() {
				t.Errorf("ESCAPED: %.200s", text)
			}
		})
	}
}

// harmless lists files whose technique reaches nothing in this engine, though
// their text says so: there is no host behind what they get.
var harmless = map[string]string{
	"escape/match_class_pattern.py":        "x.__class__ is type(x)",
	"confuse/backslash_newline_attr.py":    "x.__class__ is type(x)",
	"confuse/fullwidth_underscore_attr.py": "x.__class__ is type(x)",
}

func (e *entry) harmlessHere() bool { return harmless[e.Path] != "" }

func runUnchecked(e entry, file *syntax.File, mod *syntax.Module) (string, engine.Outcome) {
	program, err := native.Engine{}.Compile(file, mod)
	if err != nil {
		return "", engine.Outcome{Error: &engine.Error{Type: "CompileError", Message: err.Error()}}
	}
	var out strings.Builder
	session := program.Start(engine.Config{
		Limits: engine.Limits{Steps: 1e7, Memory: 64 << 20, Output: 64 << 10, Depth: 500, Time: 2 * time.Second, Result: 16 << 20},
		Write:  func(text string) { out.WriteString(text) },
	})
	if o := session.Run("script"); o.Error != nil || o.Limit != nil || o.Fault != nil || e.Call == nil {
		return out.String(), o
	}
	args := engine.Arguments{}
	for _, a := range e.Call.Args {
		args.JSON = append(args.JSON, a)
	}
	o := session.Call(e.Call.Function, args)
	return out.String(), o
}
