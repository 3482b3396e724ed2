// Command conformance runs CPython's own tests in vivarium.
//
// It reads the test files of an installed CPython 3.13 where they lie; nothing
// of them is kept here. For every test method of a TestCase class it cuts out a
// program: the definitions of the file that the method needs, found by name and
// transitively, a small unittest of our own (shim.py), the class with this one
// method, and a call of it. The program runs in the engine alone, since CPython's
// tests look behind the curtain everywhere, and then once more under the default
// policy, where it is told how many are refused.
// The vectors of decimal arithmetic that lie beside those files are one case for
// each file of them (vectors.go).
//
//	go run ./test/conformance            a line for each file
//	go run ./test/conformance -v int     the failures of test_int, each with its end
//	go run ./test/conformance -skips     what was not tried, and why
//
// A method is skipped, never passed, when it needs a module or builtin that
// scripts do not have, and where the table in skips.go says so.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/vivarium-run/vivarium/test/lang/oracle"
)

func main() {
	verbose := flag.Bool("v", false, "print how each failure ended")
	skips := flag.Bool("skips", false, "print what is skipped and why")
	dump := flag.Bool("dump", false, "print the programs instead of running them")
	only := flag.String("run", "", "only Class.method names that match")
	policy := flag.Bool("policy", false, "run under the default policy as well")
	file := flag.String("file", "", "run this file in the engine alone instead")
	flag.Parse()
	if *file != "" {
		runFile(*file)
		return
	}
	match, err := regexp.Compile(*only)
	if err != nil {
		fail(err)
	}
	home := library()
	if home == "" {
		fail("no CPython 3.13 with its tests found; set VIVARIUM_PYTHON to one")
	}
	b := newBench(home)
	names := flag.Args()
	if len(names) == 0 {
		names = modules
	}
	var all tally
	fmt.Println(header)
	for _, name := range names {
		cases, err := b.cases(name)
		if err != nil {
			fmt.Printf("%-22s %v\n", name, err)
			continue
		}
		cases = slices.DeleteFunc(cases, func(c *testCase) bool { return !match.MatchString(c.name()) })
		if *dump {
			for _, c := range cases {
				fmt.Println(c.program)
			}
			continue
		}
		run(cases, *policy)
		t := count(cases)
		all.add(t)
		fmt.Println(t.row(name))
		report(cases, *verbose, *skips)
	}
	fmt.Println(all.row("all"))
}

// runFile runs a program without asking the policy, to look into a failure.
func runFile(name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		fail(err)
	}
	c := testCase{program: string(text)}
	c.run(func(text string) { fmt.Print(text) })
	fmt.Print(c.why)
}

func fail(why any) {
	fmt.Fprintln(os.Stderr, "conformance:", why)
	os.Exit(4)
}

// library finds the folder of CPython's tests.
func library() string {
	python := oracle.Python()
	if python == "" {
		return ""
	}
	out, err := exec.Command(python, "-I", "-c", "import test, os; print(os.path.dirname(test.__file__))").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// run runs the cases, on as many processors as there are.
func run(cases []*testCase, policy bool) {
	var wait sync.WaitGroup
	queue := make(chan *testCase)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for c := range queue {
				c.run(nil)
				if policy && c.verdict == passed {
					c.runChecked()
				}
			}
		})
	}
	for _, c := range cases {
		if c.verdict == untried {
			queue <- c
		}
	}
	close(queue)
	wait.Wait()
}

// A tally counts verdicts.
type tally struct{ passed, tried, skipped, checked, refused int }

const header = "file                   passed/tried  skipped  of the passed under the default policy: pass, refused"

func count(cases []*testCase) (t tally) {
	for _, c := range cases {
		switch c.verdict {
		case skipped:
			t.skipped++
			continue
		case passed:
			t.passed++
		}
		t.tried++
		switch c.checked {
		case passed:
			t.checked++
		case skipped:
			t.refused++
		}
	}
	return t
}

func (t *tally) add(o tally) {
	t.passed += o.passed
	t.tried += o.tried
	t.skipped += o.skipped
	t.checked += o.checked
	t.refused += o.refused
}

func (t *tally) row(name string) string {
	return fmt.Sprintf("%-22s %5d /%5d   %5d   %5d %5d", name, t.passed, t.tried, t.skipped, t.checked, t.refused)
}

func report(cases []*testCase, verbose, skips bool) {
	reasons := map[string][]string{}
	for _, c := range cases {
		switch {
		case c.verdict == failed && verbose:
			fmt.Printf("--- %s\n%s\n", c.name(), c.why)
		case c.verdict == failed:
			fmt.Printf("    FAIL %s: %s\n", c.name(), lastLine(c.why))
		case c.verdict == skipped:
			reasons[c.why] = append(reasons[c.why], c.name())
		}
		if c.checked == failed {
			fmt.Printf("    FAIL under the policy: %s: %s\n", c.name(), lastLine(c.checkedWhy))
		}
	}
	if !skips {
		return
	}
	order := make([]string, 0, len(reasons))
	for why := range reasons {
		order = append(order, why)
	}
	sort.Strings(order)
	for _, why := range order {
		fmt.Printf("    skip %s: %s\n", why, strings.Join(reasons[why], " "))
	}
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}
