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

// Table maps full module names to their definitions.
var Table = map[string]func() *py.ModuleDef{
	"cmath":           func() *py.ModuleDef { return &cmath.Module },
	"operator":        func() *py.ModuleDef { return &operator.Module },
	"heapq":           func() *py.ModuleDef { return &heapq.Module },
	"functools":       func() *py.ModuleDef { return &functools.Module },
	"copy":            func() *py.ModuleDef { return &copy.Module },
	"contextlib":      func() *py.ModuleDef { return &contextlib.Module },
	"collections.abc": func() *py.ModuleDef { return &containers.Module },
	"collections":     func() *py.ModuleDef { return &collections.Module },
	"bisect":          func() *py.ModuleDef { return &bisect.Module },
	"abc":             func() *py.ModuleDef { return &abc.Module },
	"random":          func() *py.ModuleDef { return &random.Module },
	"itertools":       func() *py.ModuleDef { return &itertools.Module },
	"math":            func() *py.ModuleDef { return &math.Module },
	"typing":          func() *py.ModuleDef { return &typing.Module },
	"types":           func() *py.ModuleDef { return &types.Module },
	"numbers":         func() *py.ModuleDef { return &numbers.Module },
	"enum":            func() *py.ModuleDef { return &enum.Module },
	"dataclasses":     func() *py.ModuleDef { return &dataclasses.Module },
	"__future__":      func() *py.ModuleDef { return &future.Module },
	"fractions":       func() *py.ModuleDef { return &fractions.Module },
	"statistics":      func() *py.ModuleDef { return &statistics.Module },
	"decimal":         func() *py.ModuleDef { return &decimal.Module },
	"re":              func() *py.ModuleDef { return &re.Module },
	"json":            func() *py.ModuleDef { return &json.Module },
	"json.decoder":    func() *py.ModuleDef { return &json.Decoder },
	"json.encoder":    func() *py.ModuleDef { return &json.Encoder },
	"textwrap":        func() *py.ModuleDef { return &textwrap.Module },
	"datetime":        func() *py.ModuleDef { return &datetime.Module },
	"unicodedata":     func() *py.ModuleDef { return &unicodedata.Module },
	"calendar":        func() *py.ModuleDef { return &calendar.Module },
	"array":           func() *py.ModuleDef { return &array.Module },
	"string":          func() *py.ModuleDef { return &strings.Module },
}

// Names returns all module names in order.
func Names() []string {
	names := make([]string, 0, len(Table))
	for name := range Table {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Import makes the module for a run, or answers nil for one that is not in the
// table. It fits py.Context.Import.
func Import(c *py.Context, name string) (*py.Module, error) {
	def, ok := Table[name]
	if !ok {
		return nil, nil
	}
	return def().New(c)
}
