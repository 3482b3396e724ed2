//go:build !linux

package jail

import (
	"fmt"
	"io"
	"os"
	"runtime"
)

// errUnsupported says what is missing here.
var errUnsupported = fmt.Errorf("jail: %s has no namespaces, seccomp or Landlock; isolation by process needs Linux", runtime.GOOS)

// Options say how a Launcher works.
type Options struct {
	Executable string
	NoCgroup   bool
	Stray      *os.File
	Stderr     io.Writer
	Runsc      string
	IDs        IDRange
}

// A Launcher starts processes inside; here it cannot.
type Launcher struct{}

// New fails.
func New(Options) (*Launcher, error) { return nil, errUnsupported }

// Start fails.
func (*Launcher) Start(Spec, string, ...string) (*Process, error) { return nil, errUnsupported }

// Cgroup says that there are no control groups.
func (*Launcher) Cgroup() (bool, string) { return false, errUnsupported.Error() }

// Needs are all that any process needs.
func (*Launcher) Needs() []Wall { return needs() }

// GVisor says no.
func (*Launcher) GVisor() bool { return false }

// OwnIDs says that there are no user ids of workers.
func (*Launcher) OwnIDs() bool { return false }

// Close does nothing.
func (*Launcher) Close() error { return nil }

// A Process is one that runs inside; there is none.
type Process struct{ In, Out *os.File }

// Cgroup says no.
func (*Process) Cgroup() (bool, error) { return false, nil }

// PID returns 0.
func (*Process) PID() int { return 0 }

// Started says that it has not.
func (*Process) Started() error { return errUnsupported }

// Kill does nothing.
func (*Process) Kill() {}

// Wait says that nothing ran.
func (*Process) Wait() Exit { return Exit{} }

// Done returns nil.
func (*Process) Done() <-chan struct{} { return nil }

// Close does nothing.
func (*Process) Close() Exit { return Exit{} }

// Enter fails.
func Enter(*Spec) ([]Wall, error) { return nil, errUnsupported }
