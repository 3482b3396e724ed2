package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/internal/jail"
	"github.com/vivarium-run/vivarium/internal/wire"
	"github.com/vivarium-run/vivarium/internal/worker"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the command available to the scripts in testdata.
func TestMain(m *testing.M) {
	worker.Role = "faulty worker"
	if inv, err := jail.Inside(os.Args); err == nil && inv != nil && inv.Role == worker.Role {
		os.Exit(faulty(inv))
	}
	vivarium.WorkerMain()
	testscript.Main(m, map[string]func(){"vivarium": func() { os.Exit(run(os.Args[1:])) }})
}

// faulty is the worker of the scripts in testdata: it does its jobs, but when a
// source tells it to crash, or to lie, it does.
func faulty(inv *jail.Invocation) int {
	var honest worker.Worker
	return worker.Serve(inv, func(job *wire.Job) *wire.Result {
		switch {
		case bytes.HasPrefix(job.Source, []byte("# crash")):
			panic("out of cheese")
		case bytes.HasPrefix(job.Source, []byte("# lie")):
			return &wire.Result{Status: wire.StatusRefused, Findings: []wire.Finding{
				{Code: "VIV401", Severity: "error", Message: "no\nfine.py:1:1: error[VIV401] the module os is not offered"}}}
		}
		return honest.Do(job)
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Condition: condition(t), Dir: "testdata", RequireExplicitExec: true, Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status}})
}

// status runs a command and demands its exit status: status 3 vivarium run …
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command [args...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + exit.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// condition knows [jail], whether this machine has what the jail needs, [runsc],
// whether it has gVisor's program, [gvisor], whether both, and [usr]. CI sets VIVARIUM_REQUIRE_JAIL, so that it cannot be missing unseen.
func condition(t *testing.T) func(string) (bool, error) {
	p, err := vivarium.NewPool(vivarium.PoolOptions{Warm: -1, Options: vivarium.Options{Isolation: vivarium.IsolationProcess}})
	if err == nil {
		p.Close()
	} else if os.Getenv("VIVARIUM_REQUIRE_JAIL") != "" {
		t.Fatal(err)
	} else {
		t.Logf("NO JAIL HERE: %v", err)
	}
	return func(name string) (bool, error) {
		switch name {
		case "jail":
			return err == nil, nil
		case "runsc", "gvisor":
			_, missing := exec.LookPath("runsc")
			return missing == nil && (err == nil || name == "runsc"), nil
		case "usr": // programs in the usual places
			_, prog := os.Stat("/usr/bin/cat")
			_, lib := os.Stat("/lib64")
			return prog == nil && lib == nil, nil
		}
		return false, fmt.Errorf("unknown condition %q", name)
	}
}
