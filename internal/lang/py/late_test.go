package py_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/builtins"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// lateVariable makes this test program its own child, in which a run is the
// first of the process.
const lateVariable = "VIVARIUM_TEST_LATE"

// firstUses are the ways in which an exception type comes into a run.
var firstUses = map[string]func(c *py.Context) py.Value{
	"raised": func(c *py.Context) py.Value {
		r, _ := py.IsRaised(c.Errorf(&py.ZeroDivisionErrorType, "x"), &py.ArithmeticErrorType)
		return r.Exc.TypeOf().Value()
	},
	"index": func(c *py.Context) py.Value {
		ns := builtins.New(c).NS
		return ns.ValueAt(ns.Index("ZeroDivisionError"))
	},
	"get":   func(c *py.Context) py.Value { return builtins.New(c).NS.Get("ZeroDivisionError") },
	"class": func(*py.Context) py.Value { return py.ExceptionClass(&py.ZeroDivisionErrorType) },
	"listed": func(c *py.Context) py.Value {
		ns := builtins.New(c).NS
		for i := range ns.Len() {
			if name, v := ns.At(i); name == "ZeroDivisionError" {
				return v
			}
		}
		return py.Value{}
	},
	"traced": func(c *py.Context) py.Value {
		m := builtins.New(c)
		c.Builtins = m
		c.Trace(nil)
		return m.NS.ValueAt(m.NS.Index("ZeroDivisionError"))
	},
}

func TestExceptionsFinishLate(t *testing.T) {
	if use := os.Getenv(lateVariable); use != "" {
		lateChild(t, firstUses[use])
		return
	}
	for use := range firstUses {
		t.Run(use, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.run=^TestExceptionsFinishLate$")
			cmd.Env = append(os.Environ(), lateVariable+"="+use)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		})
	}
}

// lateChild uses an exception type first in many goroutines at once.
func lateChild(t *testing.T, use func(c *py.Context) py.Value) {
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			c := py.NewContext(meter.New(meter.Limits{}), 1)
			v := use(c)
			text, err := c.Repr(v)
			made, made2 := c.Call(v, c.Text("a"))
			if err != nil || text != "<class 'ZeroDivisionError'>" || made2 != nil || !made.Is(&py.ZeroDivisionErrorType) {
				t.Errorf("got %q, %v, %v", text, err, made2)
			}
			if v.TypeObject().Lookup("add_note").IsNil() || !v.TypeObject().IsSubtype(&py.ExceptionType) {
				t.Error("the type is not complete")
			}
		})
	}
	all.Wait()
}

// TestExceptionTypesAsValues looks for other ways in which an exception type
// might become a value before it is finished.
func TestExceptionTypesAsValues(t *testing.T) {
	direct := regexp.MustCompile(`\b\w*(?:Error|Exception|Exit|Interrupt|Group|Warning|Iteration)Type\.(?:Value|Dict|Lookup)\(`)
	err := filepath.WalkDir("../..", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, found := range direct.FindAllString(string(text), -1) {
			t.Errorf("%s: %s…): want ExceptionClass", path, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
