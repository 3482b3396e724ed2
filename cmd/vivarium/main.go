// Command vivarium checks and runs Python scripts of strangers.
//
// What is printed where: results and the script's own output go to standard
// output; diagnostics, tracebacks and everything vivarium says about a run go
// to standard error; with --json one object goes to standard output and
// nothing else is printed. Colours appear only on a terminal.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/vivarium-run/vivarium"
)

// The exit statuses of the contract.
const (
	exitDone    = 0
	exitRaised  = 1
	exitRefused = 2
	exitLimit   = 3
	exitFault   = 4
)

// exitStatus is an error that only carries the status to end with: all that
// is to be said has been said.
type exitStatus int

func (e exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

func main() {
	vivarium.WorkerMain()
	os.Exit(run(os.Args[1:]))
}

// run executes the command line and returns the exit status.
func run(args []string) int {
	root := newRoot(args)
	root.SetArgs(args)
	err := root.Execute()
	var status exitStatus
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &status):
		return int(status)
	}
	fmt.Fprintf(os.Stderr, "vivarium: %v\n", err)
	return exitFault
}

// commands are made one by one, so that a start pays for the one it needs.
var commands = []struct {
	name string
	make func() *cobra.Command
}{
	{"check", newCheck},
	{"run", newRun},
	{"jail", newJail},
	{"doctor", newDoctor},
	{"policy", newPolicy},
	{"audit", newAudit},
}

// newRoot returns the command line with the command that args begin with, or
// with all of them if they begin with none.
func newRoot(args []string) *cobra.Command {
	root := &cobra.Command{
		Use:   "vivarium",
		Short: "Check and run Python scripts of strangers, safely",
		Long: `vivarium checks and runs Python scripts that strangers wrote: scripts that
should do mathematics and nothing else. A script gets no file, no network, no
process and no clock, and meters stop whatever spends too much.`,
		Version:       vivarium.Version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, c := range commands {
		if len(args) > 0 && args[0] == c.name {
			root.CompletionOptions.DisableDefaultCmd = true
			root.AddCommand(c.make())
			return root
		}
	}
	for _, c := range commands {
		root.AddCommand(c.make())
	}
	return root
}
