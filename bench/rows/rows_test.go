// Package rows measures what a host pays for one row of data: the pricing
// formula of bench/programs/black_scholes.py, called with fresh data, in an
// instance that is kept. A Python of the machine does the same for comparison.
package rows

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium"
)

const many = 1000 // rows in one call

// script is the formula, and a function for many rows at once.
func script(b *testing.B) string {
	text, err := os.ReadFile("../programs/black_scholes.py")
	if err != nil {
		b.Fatal(err)
	}
	formula, _, ok := strings.Cut(string(text), "total = 0.0")
	if !ok {
		b.Fatal("the program has changed")
	}
	return formula + "def every(rows):\n    return [func(row) for row in rows]\n"
}

func instance(b *testing.B) *vivarium.Instance {
	loaded, report := vivarium.Load("rows.py", []byte(script(b)), vivarium.Options{Limits: vivarium.Limits{Steps: -1, Time: -1}})
	if loaded == nil {
		b.Fatal(report)
	}
	i, result := loaded.Instantiate(context.Background())
	if i == nil {
		b.Fatal(result.Err())
	}
	return i
}

// row makes the data of row number i.
func row(i int) map[string]any {
	return map[string]any{"spot": 90.0 + float64(i%21), "strike": 100.0, "years": 0.25 + float64(i%8)/4,
		"rate": 0.01 + float64(i%5)/100, "vol": 0.1 + float64(i%9)/20}
}

// text is the same as JSON.
func text(i int) []byte {
	r := row(i)
	return fmt.Appendf(nil, `{"spot": %v, "strike": %v, "years": %v, "rate": %v, "vol": %v}`, r["spot"], r["strike"], r["years"], r["rate"], r["vol"])
}

func texts() []byte {
	list := each(text)
	return append(append([]byte("["), bytes.Join(list[:], []byte(", "))...), ']')
}

// each is what f makes of the numbers of the rows, made before the time counts.
func each[T any](f func(int) T) (list [many]T) {
	for i := range list {
		list[i] = f(i)
	}
	return list
}

func BenchmarkCall(b *testing.B) {
	in, rows, i := instance(b), each(row), 0
	for b.Loop() {
		if r := in.Call(context.Background(), "func", rows[i%many]); r.Status != vivarium.OK {
			b.Fatal(r.Err())
		}
		i++
	}
}

func BenchmarkCallJSON(b *testing.B) {
	in, texts, i := instance(b), each(text), 0
	for b.Loop() {
		if r := in.CallJSON(context.Background(), "func", texts[i%many]); r.Status != vivarium.OK {
			b.Fatal(r.Err())
		}
		i++
	}
}

func BenchmarkCallJSONMany(b *testing.B) {
	in, data := instance(b), texts()
	for b.Loop() {
		if r := in.CallJSON(context.Background(), "every", data); r.Status != vivarium.OK {
			b.Fatal(r.Err())
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/many, "ns/row")
}

// peer is the Python program that does the same: the arguments are what to
// call with, the times and what.
const peer = `
import json, sys, time
%s
data = sys.stdin.read()
one = json.loads(data)
def call():
    func(dict(one))
def callJSON():
    json.dumps(func(json.loads(data)))
def callJSONMany():
    json.dumps(every(json.loads(data)))
work, best = globals()[sys.argv[1]], []
for _ in range(7):
    start = time.process_time_ns()
    for _ in range(int(sys.argv[2])):
        work()
    best.append((time.process_time_ns() - start) / int(sys.argv[2]))
print(min(best))
`

func python(b *testing.B, work string, times, rows int, data []byte) {
	command := os.Getenv("VIVARIUM_PYTHON")
	if command == "" {
		command = "python3"
	}
	run := exec.Command(command, "-c", fmt.Sprintf(peer, script(b)), work, strconv.Itoa(times))
	run.Stdin, run.Stderr = bytes.NewReader(data), os.Stderr
	out, err := run.Output()
	if err != nil {
		b.Skip(err)
	}
	ns, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ns/float64(rows), "ns/row")
}

func BenchmarkPythonCall(b *testing.B)         { python(b, "call", 20000, 1, text(1)) }
func BenchmarkPythonCallJSON(b *testing.B)     { python(b, "callJSON", 10000, 1, text(1)) }
func BenchmarkPythonCallJSONMany(b *testing.B) { python(b, "callJSONMany", 10, many, texts()) }
