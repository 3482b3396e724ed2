//go:build !linux

package jail

// A Program is a command to be executed inside.
type Program struct{ Argv, Env, Binds []string }

// StartProgram fails.
func (*Launcher) StartProgram(Spec, Program) (*Process, error) { return nil, errUnsupported }
