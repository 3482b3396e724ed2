// Package lib lists the modules that scripts may import, as far as the policy
// allows. Each is a package below this one, or a few rows of Go and Python.
//
// A module is a py.ModuleDef. Naming it here costs nothing: it is built when
// a script first imports it, once for all runs; what a run may change is made
// for each run.
package lib

import (
	"sort"

	"github.com/vivarium-run/vivarium/internal/lang/lib/abc"
	"github.com/vivarium-run/vivarium/internal/lang/lib/array"
	"github.com/vivarium-run/vivarium/internal/lang/lib/bisect"
	"github.com/vivarium-run/vivarium/internal/lang/lib/calendar"
	"github.com/vivarium-run/vivarium/internal/lang/lib/cmath"
	"github.com/vivarium-run/vivarium/internal/lang/lib/collections"
	containers "github.com/vivarium-run/vivarium/internal/lang/lib/collections/abc"
	"github.com/vivarium-run/vivarium/internal/lang/lib/contextlib"
	"github.com/vivarium-run/vivarium/internal/lang/lib/copy"
	"github.com/vivarium-run/vivarium/internal/lang/lib/dataclasses"
	"github.com/vivarium-run/vivarium/internal/lang/lib/datetime"
	"github.com/vivarium-run/vivarium/internal/lang/lib/decimal"
	"github.com/vivarium-run/vivarium/internal/lang/lib/enum"
	"github.com/vivarium-run/vivarium/internal/lang/lib/fractions"
	"github.com/vivarium-run/vivarium/internal/lang/lib/functools"
	"github.com/vivarium-run/vivarium/internal/lang/lib/future"
	"github.com/vivarium-run/vivarium/internal/lang/lib/heapq"
	"github.com/vivarium-run/vivarium/internal/lang/lib/itertools"
	"github.com/vivarium-run/vivarium/internal/lang/lib/json"
	"github.com/vivarium-run/vivarium/internal/lang/lib/math"
	"github.com/vivarium-run/vivarium/internal/lang/lib/numbers"
	"github.com/vivarium-run/vivarium/internal/lang/lib/operator"
	"github.com/vivarium-run/vivarium/internal/lang/lib/random"
	"github.com/vivarium-run/vivarium/internal/lang/lib/re"
	"github.com/vivarium-run/vivarium/internal/lang/lib/statistics"
	"github.com/vivarium-run/vivarium/internal/lang/lib/strings"
	"github.com/vivarium-run/vivarium/internal/lang/lib/textwrap"
	"github.com/vivarium-run/vivarium/internal/lang/lib/types"
	"github.com/vivarium-run/vivarium/internal/lang/lib/typing"
	"github.com/vivarium-run/vivarium/internal/lang/lib/unicodedata"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// table has the definition of each module under its full name.
var table = [...]struct {
	name string
	def  *py.ModuleDef
}{
	{"cmath", &cmath.Module},
	{"operator", &operator.Module},
	{"heapq", &heapq.Module},
	{"functools", &functools.Module},
	{"copy", &copy.Module},
	{"contextlib", &contextlib.Module},
	{"collections.abc", &containers.Module},
	{"collections", &collections.Module},
	{"bisect", &bisect.Module},
	{"abc", &abc.Module},
	{"random", &random.Module},
	{"itertools", &itertools.Module},
	{"math", &math.Module},
	{"typing", &typing.Module},
	{"types", &types.Module},
	{"numbers", &numbers.Module},
	{"enum", &enum.Module},
	{"dataclasses", &dataclasses.Module},
	{"__future__", &future.Module},
	{"fractions", &fractions.Module},
	{"statistics", &statistics.Module},
	{"decimal", &decimal.Module},
	{"re", &re.Module},
	{"json", &json.Module},
	{"json.decoder", &json.Decoder},
	{"json.encoder", &json.Encoder},
	{"textwrap", &textwrap.Module},
	{"datetime", &datetime.Module},
	{"unicodedata", &unicodedata.Module},
	{"calendar", &calendar.Module},
	{"array", &array.Module},
	{"string", &strings.Module},
}

// Names returns all module names in order.
func Names() []string {
	names := make([]string, 0, len(table))
	for _, m := range table {
		names = append(names, m.name)
	}
	sort.Strings(names)
	return names
}

// Find returns the definition of a module, or nil.
func Find(name string) *py.ModuleDef {
	for _, m := range table {
		if m.name == name {
			return m.def
		}
	}
	return nil
}

// Import makes the module for a run, or answers nil for one that is not in the
// table. It fits py.Context.Import.
func Import(c *py.Context, name string) (*py.Module, error) {
	def := Find(name)
	if def == nil {
		return nil, nil
	}
	return def.New(c)
}
