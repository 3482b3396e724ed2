package vivarium_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/policy"
)

// A script is checked and compiled once, then called with data.
func ExampleLoad() {
	source := []byte(`
def func(data):
    return {"mean": sum(data) / len(data), "largest": max(data)}
`)
	script, report := vivarium.Load("stats.py", source, vivarium.Options{})
	if script == nil {
		report.WriteText(os.Stdout, policy.Style{})
		return
	}
	result := script.Call(context.Background(), "func", []float64{1, 2.5, 4})
	fmt.Println(result.Status, string(result.Value))
	// Output: ok {"mean":2.5,"largest":4.0}
}

// What is wrong with a script is said without running anything of it.
func ExampleCheck() {
	report := vivarium.Check("formula.py", []byte("import os\nprint(eval('1 + 1'))\n"), vivarium.Options{})
	for _, d := range report.Diagnostics {
		fmt.Printf("%d:%d %s %s\n", d.Line, d.Column, d.Code, d.Message)
	}
	// Output:
	// 1:1 VIV401 the module os is not offered
	// 2:7 VIV201 the builtin eval is not offered
}

// The host lends a function to the script. It runs with the host's authority.
func ExampleOptions_functions() {
	rates := map[string]float64{"EUR": 1, "USD": 0.86}
	options := vivarium.Options{Functions: map[string]vivarium.Function{
		"rate": func(args []any, _ map[string]any) (any, error) {
			name, _ := args[0].(string)
			if r, ok := rates[name]; ok {
				return r, nil
			}
			return nil, errors.New("no such currency")
		},
	}}
	script, _ := vivarium.Load("convert.py", []byte("def euros(amount, name):\n    return amount * rate(name)\n"), options)
	ctx := context.Background()
	fmt.Println(string(script.Call(ctx, "euros", 50, "USD").Value))
	fmt.Println(script.Call(ctx, "euros", 50, "XXX").Err())
	// Output:
	// 43.0
	// RuntimeError: rate: no such currency
}

// Limits stop whatever spends too much, and say where.
func ExampleLimits() {
	script, _ := vivarium.Load("loop.py", []byte("n = 0\nwhile n >= 0:\n    n += 1\n"),
		vivarium.Options{Limits: vivarium.Limits{Steps: 100_000, Memory: 16 << 20, Time: time.Second}})
	result := script.Run(context.Background())
	fmt.Println(result.Status, result.Limit)
	// Output: limit the limit steps of 100000 steps stopped the script at line 2
}

// An instance keeps the script's globals from call to call.
func ExampleScript_Instantiate() {
	script, _ := vivarium.Load("counter.py", []byte("seen = []\ndef add(x):\n    seen.append(x)\n    return sum(seen)\n"), vivarium.Options{})
	ctx := context.Background()
	instance, result := script.Instantiate(ctx)
	if instance == nil {
		fmt.Println(result.Err())
		return
	}
	for _, x := range []int{1, 2, 3} {
		fmt.Print(string(instance.Call(ctx, "add", x).Value), " ")
	}
	fmt.Println(string(script.Call(ctx, "add", 10).Value))
	// Output: 1 3 6 10
}
