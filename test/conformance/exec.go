package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/syntax"
)

// builtins are what the programs of cases have besides a script's builtins.
var builtins = []py.Row{
	{Sig: "shim_exec(text, space, /)", Doc: "Run the text in the dict of names space.", Cost: "len(text)", Fn: runText},
	{Sig: "shim_locals(variables, /)", Doc: "A dict of what the functions in variables return, without those that find no value.", Cost: "number of variables", Fn: localNames},
	{Sig: "shim_globals()", Doc: "A dict of the program's global names.", Cost: "number of names", Fn: globalNames},
}

// runText runs text in a module that has the names of a dict, and puts what the
// module then has into the dict. Functions that the text defines go on seeing
// the module.
func runText(c *py.Context, a []py.Value) (py.Value, error) {
	m, d := py.NewModule("builtins"), a[1].Dict()
	m.NS.Set("__name__", c.Text(m.Name))
	for i := 0; ; {
		k, v, next, ok := d.Entry(i)
		if !ok {
			break
		}
		if i = next; k.IsStr() {
			m.NS.Set(k.Str().S, v)
		}
	}
	text := spellLocals(a[0].Str().S)
	err := c.RunSource(c, m, &py.ModuleDef{Name: "<text>", Source: &text})
	if fill := copyNames(c, m, d, func(name string) bool { return name != "__name__" }); err == nil {
		err = fill
	}
	return py.None, err
}

func globalNames(c *py.Context, _ []py.Value) (py.Value, error) {
	d := py.NewDict()
	return d.Value(), copyNames(c, c.Main, d, func(string) bool { return true })
}

func localNames(c *py.Context, a []py.Value) (py.Value, error) {
	d := py.NewDict()
	for i := 0; ; {
		name, get, next, ok := a[0].Dict().Entry(i)
		if !ok {
			return d.Value(), nil
		}
		i = next
		v, err := c.Call(get)
		if _, unbound := py.IsRaised(err, &py.NameErrorType); unbound {
			continue
		}
		if err == nil {
			err = d.SetStr(c, name.Str().S, v)
		}
		if err != nil {
			return py.Value{}, err
		}
	}
}

func copyNames(c *py.Context, m *py.Module, d *py.Dict, wanted func(name string) bool) error {
	for i := range m.NS.Len() {
		name, v := m.NS.At(i)
		if v.IsNil() || !wanted(name) {
			continue
		}
		if err := d.SetStr(c, name, v); err != nil {
			return err
		}
	}
	return nil
}

// spellLocals replaces every call locals() in a function by a dict of the
// function's variables that are bound: shim_locals asks a lambda for each.
func spellLocals(text string) string {
	file := syntax.NewFile("text", []byte(text))
	mod, err := syntax.ParseOnly(file, syntax.Limits{Source: 8 << 20})
	if err != nil || !strings.Contains(text, "locals()") {
		return text
	}
	var edits []edit
	syntax.Inspect(mod, func(n syntax.Node) bool {
		if f, ok := n.(*syntax.FunctionDef); ok {
			for _, span := range callsOfLocals(f) {
				edits = append(edits, edit{span, localsText(f)})
			}
		}
		return true
	})
	slices.SortFunc(edits, func(a, b edit) int { return int(b.Start - a.Start) })
	for _, e := range edits {
		text = text[:e.Start] + e.text + text[e.End:]
	}
	return text
}

// callsOfLocals finds the calls in the function's own scope.
func callsOfLocals(f *syntax.FunctionDef) (spans []syntax.Span) {
	for _, s := range f.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Lambda, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
				return false
			case *syntax.Call:
				if name, ok := n.Func.(*syntax.Name); ok && name.ID == "locals" && len(n.Args)+len(n.Keywords) == 0 {
					spans = append(spans, n.Span)
				}
			}
			return true
		})
	}
	return spans
}

func localsText(f *syntax.FunctionDef) string {
	var names, foreign []string
	syntax.Inspect(f.Args, func(n syntax.Node) bool {
		if a, ok := n.(*syntax.Arg); ok {
			names = append(names, a.Arg)
		}
		return true
	})
	for _, s := range f.Body {
		names = append(names, bound(s)...)
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Global:
				foreign = append(foreign, n.Names...)
			case *syntax.Nonlocal:
				names = append(names, n.Names...)
			case *syntax.NamedExpr:
				names = append(names, bound(&syntax.ExprStmt{Value: n.Target})...)
			}
			return true
		})
	}
	slices.Sort(names)
	var out []string
	for _, name := range slices.Compact(names) {
		if name != "" && !slices.Contains(foreign, name) {
			out = append(out, fmt.Sprintf("%q: lambda: %s", name, name))
		}
	}
	return "shim_locals({" + strings.Join(out, ", ") + "})"
}
