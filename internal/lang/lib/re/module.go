package re

import (
	_ "embed"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed scanner.py
var source string

// Module is the definition of re.
var Module = py.ModuleDef{
	Name: "re",
	Doc:  "Support for regular expressions (RE).",
	Prepare: func() {
		declareFlagType()
		declareErrorType()
		declarePatternType()
		declareMatchType()
		declareScannerType()
		scannerType.Static()
		seekerType.Static()
	},
	Types: []*py.Type{&flagType, &errorType, &patternType, &matchType},
	Rows: []py.Row{
		{"compile(pattern, flags=0)", "Compile a regular expression pattern, returning a Pattern object.", "len(pattern)", reCompile},
		{"match(pattern, string, flags=0)", "Try to apply the pattern at the start of the string.", "matching", apply(patternMatch)},
		{"fullmatch(pattern, string, flags=0)", "Try to apply the pattern to all of the string.", "matching", apply(patternFullmatch)},
		{"search(pattern, string, flags=0)", "Scan through string looking for a match to the pattern.", "matching", apply(patternSearch)},
		{"findall(pattern, string, flags=0)", "Return a list of all non-overlapping matches in the string.", "matching", apply(patternFindall)},
		{"finditer(pattern, string, flags=0)", "Return an iterator over all non-overlapping matches in the string.", "matching", apply(patternFinditer)},
		{"sub(pattern, repl, string, count=0, flags=0)", "Replace the leftmost non-overlapping occurrences of the pattern in string.", "matching", reSub(patternSub)},
		{"subn(pattern, repl, string, count=0, flags=0)", "Return a 2-tuple containing (new_string, number).", "matching", reSub(patternSubn)},
		{"split(pattern, string, maxsplit=0, flags=0)", "Split the source string by the occurrences of the pattern.", "matching", reSplit},
		{"escape(pattern)", "Escape special characters in a string.", "len(pattern)", reEscape},
		{"purge()", "Clear the regular expression caches.", "1", rePurge},
	},
	Values: func(c *py.Context, ns *py.Namespace) error {
		ns.Set("error", errorType.Value())
		ns.Set("NOFLAG", newFlag(0))
		for _, f := range flagNames {
			v := newFlag(f.value)
			ns.Set(f.long, v)
			if f.short != "" {
				ns.Set(f.short, v)
			}
		}
		return nil
	},
	Source: &source,
}

// A cacheKey tells one use of a pattern's text from another.
type cacheKey struct {
	text  string
	bytes bool
	flags int
}

// The cache of compiled patterns is bounded in number and in size of a
// program, since the memory meter does not see it.
const (
	maxCached        = 128
	maxCachedProgram = 2048
)

type cacheState struct{}

func cacheOf(c *py.Context) map[cacheKey]py.Value {
	return c.State(cacheState{}, func() any { return map[cacheKey]py.Value{} }).(map[cacheKey]py.Value)
}

// compiled returns the Pattern for the first argument of a function.
func compiled(c *py.Context, v, flags py.Value) (py.Value, error) {
	if !py.IsIntLike(flags) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "unsupported operand type(s) for &: '%s' and 'int'", flags.Type().Shown())
	}
	n, _ := py.IntParts(flags)
	switch {
	case v.Is(&patternType):
		if n != 0 {
			return py.Value{}, c.Errorf(&py.ValueErrorType, "cannot process flags argument with a compiled pattern")
		}
		return v, nil
	case !v.IsStr() && !py.IsBytesLike(v):
		return py.Value{}, c.Errorf(&py.TypeErrorType, "first argument must be string or compiled pattern")
	}
	key := cacheKey{subjectText(c, v), !v.IsStr(), int(n)}
	cache := cacheOf(c)
	if p, ok := cache[key]; ok {
		return p, c.Steps(len(key.text)/64 + 1)
	}
	p, err := newPattern(c, v, int(n))
	if err != nil {
		return py.Value{}, err
	}
	if len(patternOf(p).prog.code) <= maxCachedProgram && len(key.text) <= maxCachedProgram {
		if len(cache) >= maxCached {
			clear(cache)
		}
		cache[key] = p
	}
	return p, nil
}

func reCompile(c *py.Context, a []py.Value) (py.Value, error) { return compiled(c, a[0], a[1]) }

// noLimit stands for endpos where none is given.
var noLimit = py.Int(1<<63 - 1)

// apply makes a function of a Pattern's method.
func apply(method py.Func) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		p, err := compiled(c, a[0], a[2])
		if err != nil {
			return py.Value{}, err
		}
		defer c.Pop(c.Push(p))
		return method(c, []py.Value{p, a[1], py.Int(0), noLimit})
	}
}

func reSub(method py.Func) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		p, err := compiled(c, a[0], a[4])
		if err != nil {
			return py.Value{}, err
		}
		defer c.Pop(c.Push(p))
		return method(c, []py.Value{p, a[1], a[2], a[3]})
	}
}

func reSplit(c *py.Context, a []py.Value) (py.Value, error) {
	p, err := compiled(c, a[0], a[3])
	if err != nil {
		return py.Value{}, err
	}
	defer c.Pop(c.Push(p))
	return patternSplit(c, []py.Value{p, a[1], a[2]})
}

func reEscape(c *py.Context, a []py.Value) (py.Value, error) {
	if !a[0].IsStr() && !py.IsBytesLike(a[0]) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "decoding to str: need a bytes-like object, %s found", a[0].Type().Shown())
	}
	s := subjectText(c, a[0])
	if err := c.Charge(int64(len(s)/8+1), int64(2*len(s)+64)); err != nil {
		return py.Value{}, err
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	if a[0].IsStr() {
		return c.NewStr(b.String())
	}
	return c.NewBytes(b.String())
}

func rePurge(c *py.Context, a []py.Value) (py.Value, error) {
	clear(cacheOf(c))
	return py.None, nil
}
