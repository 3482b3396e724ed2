// Package vivarium checks and runs Python scripts of strangers: scripts that
// should do mathematics and nothing else.
//
// A script is parsed once; the tree is checked against an allowlist
// ([policy.Policy]), compiled, and executed by a machine of our own that has
// no files, sockets, processes or clocks to give away, under meters that stop
// whatever spends too much.
//
//	script, report := vivarium.Load("price.py", source, vivarium.Options{})
//	if script == nil {
//		report.WriteText(os.Stderr, policy.Style{}) // what is wrong, where, and what to do instead
//		return
//	}
//	result := script.Call(ctx, "func", map[string]any{"spot": 100.0, "strike": 95.0})
//
// Every Call of a [Script] starts from nothing: nothing that a call did can be
// seen by the next. An [Instance] keeps the script's globals from call to
// call, which saves running the module again.
//
// The zero Options are safe: the policy `maths`, [DefaultLimits], seed 0, no
// clock. Options.Now hands the time in.
package vivarium

// Version is the version of vivarium and of the language that it runs.
const Version = "0.1.0-dev"

//go:generate go run ./internal/tools/reference
