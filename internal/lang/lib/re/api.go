package re

import "github.com/vivarium-run/vivarium/internal/lang/py"

// Split splits text at the matches of a pattern of ours, as re.split does.
func Split(c *py.Context, pattern string, text py.Value) (py.Value, error) {
	Module.Build()
	p, err := compiled(c, c.Text(pattern), py.Int(0))
	if err != nil {
		return py.Value{}, err
	}
	defer c.Pop(c.Push(p))
	return patternSplit(c, []py.Value{p, text, py.Int(0)})
}

// CompileRow is re.compile under another name, for modules in Python text.
func CompileRow(name string) py.Row {
	return py.Row{Sig: name + "(pattern, flags=0)", Doc: "A compiled pattern.", Cost: "len(pattern)", Fn: func(c *py.Context, a []py.Value) (py.Value, error) {
		Module.Build()
		return compiled(c, a[0], a[1])
	}}
}
