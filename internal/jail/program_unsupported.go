//go:build !linux

package jail

// ProgramRole is what a launcher starts other programs as.
const ProgramRole = "program"

// A Program is a command to be executed inside.
type Program struct{ Argv, Env, Binds []string }

// StartProgram fails.
func (*Launcher) StartProgram(Spec, Program) (*Process, error) { return nil, errUnsupported }

// ProgramMain fails.
func ProgramMain(*Invocation) int { return 126 }
