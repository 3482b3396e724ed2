package py_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/builtins"
	"github.com/vivarium-run/vivarium/internal/lang/lib"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A table is the rows of one module or type.
type table struct {
	name   string
	rows   []py.Row
	method bool
}

// tables returns every table of rows that a script can reach: the builtin
// functions, the builtin types, the modules with their types.
func tables() []table {
	all := []table{{"builtins", builtins.Rows, false}}
	seen := map[*py.Type]bool{}
	addType := func(where string, t *py.Type) {
		if !seen[t] {
			seen[t] = true
			all = append(all, table{where + "." + t.Name, t.Methods, true})
		}
	}
	ns := builtins.New(nil).NS
	for i := range ns.Len() {
		if _, v := ns.At(i); v.Kind() == py.KindType {
			addType("builtins", v.TypeObject())
		}
	}
	for _, v := range hostileValues(newContext(roomy)) {
		addType("builtins", v.Type())
	}
	for _, name := range lib.Names() {
		def := lib.Find(name)
		all = append(all, table{name, def.Rows, false})
		for _, t := range def.Types {
			addType(name, t)
		}
	}
	return all
}

func TestRows(t *testing.T) {
	for _, tab := range tables() {
		seen := map[string]bool{}
		for _, r := range tab.rows {
			name := py.NewBuiltin(r).Name
			where := tab.name + "." + name
			if name == "" || seen[name] {
				t.Errorf("%s: no name, or twice: %q", tab.name, r.Sig)
			}
			seen[name] = true
			if r.Doc == "" || r.Fn == nil {
				t.Errorf("%s has no doc or no function", where)
			}
			if strings.TrimSpace(string(r.Cost)) == "" {
				t.Errorf("%s does not say what it charges", where)
			}
			if err := parseSig(r.Sig); err != nil {
				t.Errorf("%s: %v", where, err)
			}
		}
	}
}

func parseSig(sig string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("signature %q: %v", sig, p)
		}
	}()
	py.ParseSignature(sig)
	return nil
}

func TestSignatureNames(t *testing.T) {
	for _, tab := range tables() {
		for _, r := range tab.rows {
			names := map[string]bool{}
			for _, n := range py.ParameterNames(r.Sig) {
				if names[n] {
					t.Errorf("%s: %q names %s twice", tab.name, r.Sig, n)
				}
				names[n] = true
			}
		}
	}
}

// Each slot has a row, and a slotSet has a bit for each.
func TestSlotRows(t *testing.T) {
	if have, want := py.SlotRows(); have != want || want > 128 {
		t.Errorf("%d slot rows, want %d, 128 at the most", have, want)
	}
}
