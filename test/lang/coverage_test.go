package lang

import (
	"slices"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/policy"
	"github.com/vivarium-run/vivarium/syntax"
)

// TestCoverage holds each module of the library against the chunks: there must
// be at least as many that use the module as it has public names. With -v it
// prints, module by module, the names that no chunk mentions.
func TestCoverage(t *testing.T) {
	used := map[string]*usage{}
	for _, path := range files(t) {
		for _, c := range chunks(t, path) {
			countUses(c.Text, used)
		}
	}
	p := policy.Default()
	for _, module := range p.Modules() {
		names, u := p.Members(module), used[module]
		if u == nil {
			u = &usage{}
		}
		var silent []string
		for _, name := range names {
			if u.names[name] == 0 && u.names["*"] == 0 {
				silent = append(silent, name)
			}
		}
		t.Logf("%-16s %4d names, %4d chunks; in none: %s", module, len(names), u.chunks, strings.Join(silent, " "))
		if len(names) > u.chunks {
			t.Errorf("%s: %d names, but only %d chunks use the module", module, len(names), u.chunks)
		}
	}
}

// A usage counts the chunks that import a module, and those that use its names.
type usage struct {
	chunks int
	names  map[string]int
}

// countUses adds what one chunk uses.
func countUses(text string, used map[string]*usage) {
	mod, err := syntax.Parse(syntax.NewFile("chunk.py", []byte(text)), syntax.Limits{})
	if err != nil {
		return
	}
	bound := map[string]string{} // names of the chunk that are modules
	names := map[string][]string{}
	syntax.Inspect(mod, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Import:
			for _, a := range n.Names {
				names[a.Name] = append(names[a.Name], "")
				if a.AsName != "" {
					bound[a.AsName] = a.Name
				} else {
					bound[a.Name] = a.Name
				}
			}
		case *syntax.ImportFrom:
			for _, a := range n.Names {
				names[n.Module] = append(names[n.Module], a.Name)
			}
		}
		return true
	})
	syntax.Inspect(mod, func(n syntax.Node) bool {
		if a, ok := n.(*syntax.Attribute); ok {
			if module := bound[syntax.ExprString(a.Value)]; module != "" {
				names[module] = append(names[module], a.Attr)
			}
		}
		return true
	})
	for module, list := range names {
		u := used[module]
		if u == nil {
			u = &usage{names: map[string]int{}}
			used[module] = u
		}
		u.chunks++
		slices.Sort(list)
		for _, name := range slices.Compact(list) {
			u.names[name]++
		}
	}
}
