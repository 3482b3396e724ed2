package fuzz

import (
	"context"
	"testing"

	"github.com/vivarium-run/vivarium"
)

// TestAgain runs scripts three times in one process: nothing that is shared
// between runs may be seen by the meters of a later one.
func TestAgain(t *testing.T) {
	for _, source := range []string{
		"class A:\n    def __getattr__(self, name): return 1\nA().x", "import functools\nf = functools.lru_cache(lambda x: x)\nf.note = f(1)",
		"import functools\np = functools.partial(print)\np.a = p.b = 1", "e = ValueError()\ne.a = e.b = 1\ndef f(): pass\nf.x = f.y = 1",
		"import collections\nd = collections.OrderedDict(a=1)\nd.x = 1\ncollections.namedtuple('P', 'x y')(1, 2)",
		"import re, json, random, fractions, statistics, dataclasses, enum, typing, datetime, decimal",
		"try:\n    ''.union\nexcept AttributeError as e:\n    print(e)", "import re\nre.sub('(a)', r'\\1', 'aa')",
	} {
		var heap, steps int64
		for i := range 3 {
			script, report := vivarium.Load("again.py", []byte(source), vivarium.Options{})
			if script == nil {
				t.Fatalf("%q: %v", source, report.Diagnostics[0])
			}
			u := script.Run(context.Background()).Usage
			if i > 0 && (u.HeapBytes != heap || u.Steps != steps) {
				t.Errorf("run %d of %q took %d bytes and %d steps, not %d and %d", i+1, source, u.HeapBytes, u.Steps, heap, steps)
			}
			heap, steps = u.HeapBytes, u.Steps
		}
	}
}
