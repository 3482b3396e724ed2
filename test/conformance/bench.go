package main

import (
	"context"
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/engine/native"
	"github.com/vivarium-run/vivarium/syntax"
)

//go:embed shim.py
var shim string

type verdict int

const (
	untried verdict = iota
	passed
	failed
	skipped
)

// A testCase is one test method of one class.
type testCase struct {
	file, class, method string
	program             string
	verdict             verdict
	why                 string
	checked             verdict // under the default policy; skipped: refused
	checkedWhy          string
}

func (c *testCase) name() string { return c.class + "." + c.method }

// A bench knows the files of CPython's tests and what scripts have.
type bench struct {
	home    string
	units   map[string]*unit
	shims   map[string]bool            // classes of shim.py
	members map[string]map[string]bool // and their attributes
	offered map[string]bool            // modules of vivarium
}

func newBench(home string) *bench {
	b := &bench{home: home, units: map[string]*unit{}, shims: map[string]bool{}, members: map[string]map[string]bool{}, offered: map[string]bool{}}
	u, err := newUnit("shim", []byte(shim))
	if err != nil {
		panic(err)
	}
	for _, s := range u.body {
		for _, name := range bound(s) {
			b.shims[name] = true
		}
		if class, ok := s.(*syntax.ClassDef); ok {
			b.members[class.Name] = map[string]bool{}
			for _, s := range class.Body {
				for _, name := range bound(s) {
					b.members[class.Name][name] = true
				}
			}
		}
	}
	for _, name := range asked {
		o := execute("import "+name+"\n", time.Second, nil)
		b.offered[name] = o.Error == nil && o.Fault == nil && o.Limit == nil
	}
	return b
}

// offers tells whether a module of vivarium has a name.
func (b *bench) offers(module, name string) bool {
	full := module + "." + name
	has, known := b.offered[full]
	if !known {
		o := execute("from "+module+" import "+name+"\n", time.Second, nil)
		has = o.Error == nil || !strings.HasPrefix(o.Error.Type, "Import")
		b.offered[full] = has
	}
	return has
}

// unit reads the file of a module below test.
func (b *bench) unit(name string) *unit {
	if !strings.HasPrefix(name, "test.") || strings.HasPrefix(name, "test.support.") && name != "test.support.testcase" {
		return nil
	}
	u, ok := b.units[name]
	if !ok {
		u, _ = readUnit(b.home, name)
		b.units[name] = u
	}
	return u
}

// A place is a class and the unit that defines it.
type place struct {
	*unit
	class *syntax.ClassDef
}

// cases makes the programs of a file.
func (b *bench) cases(name string) ([]*testCase, error) {
	if name == vectors {
		return b.vectorCases()
	}
	file := "test.test_" + strings.ReplaceAll(name, "/", ".")
	if name == "datetime" {
		file = "test.datetimetester" // which test_datetime only loads
	}
	u := b.unit(file)
	if u == nil {
		_, err := readUnit(b.home, file)
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	var out []*testCase
	for _, s := range u.body {
		class, ok := s.(*syntax.ClassDef)
		if !ok {
			continue
		}
		chain, isCase := b.chain(place{u, class}, 0)
		if isCase {
			out = append(out, b.casesOf(name, u, class, chain)...)
		}
	}
	return out, nil
}

func (b *bench) casesOf(file string, u *unit, class *syntax.ClassDef, chain []place) (out []*testCase) {
	seen := map[string]bool{}
	for _, at := range chain {
		for _, s := range at.class.Body {
			name := method(s)
			if name == "" {
				for _, name := range bound(s) {
					seen[name] = true // test_x = None takes a base's test away
				}
			}
			if !strings.HasPrefix(name, "test") || seen[name] {
				continue
			}
			seen[name] = true
			c := &testCase{file: file, class: class.Name, method: name}
			b.prepare(c, u, chain)
			out = append(out, c)
		}
	}
	return out
}

// prepare cuts out the program of a case.
func (b *bench) prepare(c *testCase, u *unit, chain []place) {
	if why := reason(c); why != "" {
		c.verdict, c.why = skipped, why
		return
	}
	k := &cut{bench: b, wants: map[string]bool{}, pending: map[string][]func(){}, chain: map[*syntax.ClassDef]bool{}, test: c.method}
	for _, at := range chain {
		k.chain[at.class] = true
	}
	k.need(k.part(u), c.class)
	start := ""
	if u.binds["setUpModule"] != nil {
		k.need(k.part(u), "setUpModule")
		start = "setUpModule()\n"
	}
	if k.missing != "" {
		c.verdict, c.why = skipped, k.missing
		return
	}
	c.program = spellLocals(k.text(start + fmt.Sprintf("shim_run(%s, %q)\n", c.class, c.method)))
}

// chain is the class and its bases, as far as they are in files, and whether
// unittest.TestCase is among them.
func (b *bench) chain(at place, depth int) (out []place, isCase bool) {
	if depth > 20 {
		return nil, false
	}
	out = []place{at}
	for _, e := range at.class.Bases {
		base, is := b.base(at.unit, e)
		isCase = isCase || is
		if base.class == nil || base.class == at.class {
			continue
		}
		more, is := b.chain(base, depth+1)
		out, isCase = append(out, more...), isCase || is
	}
	return out, isCase
}

// base finds the class that an expression in a class head means.
func (b *bench) base(u *unit, e syntax.Expr) (p place, isCase bool) {
	switch e := e.(type) {
	case *syntax.Attribute:
		text := syntax.ExprString(e)
		if text == "unittest.TestCase" {
			return place{}, true
		}
		module, name := text[:strings.LastIndex(text, ".")], e.Attr
		for _, full := range []string{module, "test." + module} {
			if other := b.unit(full); other != nil {
				return b.base(other, &syntax.Name{ID: name})
			}
		}
	case *syntax.Name:
		return b.named(u, e.ID)
	}
	return place{}, false
}

func (b *bench) named(u *unit, name string) (place, bool) {
	for _, s := range u.binds[name] {
		switch s := s.(type) {
		case *syntax.ClassDef:
			return place{u, s}, false
		case *syntax.ImportFrom:
			if s.Module == "unittest" && name == "TestCase" {
				return place{}, true
			}
			module := s.Module
			if s.Level > 0 {
				module = strings.TrimSuffix(u.name[:strings.LastIndex(u.name, ".")]+"."+module, ".")
			}
			if other := b.unit(module); other != nil && other != u {
				return b.named(other, name)
			}
		}
	}
	return place{}, false
}

// present is the time that the programs are told, which stands still.
var present = time.Date(2026, time.January, 31, 12, 0, 0, 0, time.UTC)

// execute runs a program in the engine alone.
func execute(text string, limit time.Duration, write func(string)) engine.Outcome {
	file := syntax.NewFile("test.py", []byte(text))
	mod, err := syntax.Parse(file, syntax.Limits{Source: 8 << 20})
	if err != nil {
		return engine.Outcome{Error: &engine.Error{Type: "SyntaxError", Traceback: err.Error()}}
	}
	program, err := native.Engine{Builtins: builtins}.Compile(file, mod)
	if err != nil {
		return engine.Outcome{Fault: err}
	}
	return program.Start(engine.Config{Write: write, Now: func() time.Time { return present },
		Limits:    engine.Limits{Steps: 1e9, Memory: 512 << 20, Time: limit, Depth: 1000},
		Functions: map[string]engine.Function{"shim_syntax": judge}}).Run("__main__")
}

// judge is the host's function shim_syntax: what is wrong with a text, or nil.
func judge(args []any, _ map[string]any) (any, error) {
	text, _ := args[0].(string)
	if args[1] == "eval" {
		text = strings.TrimLeft(text, " \t")
	}
	file := syntax.NewFile("<string>", []byte(text))
	mod, err := syntax.Parse(file, syntax.Limits{})
	if e, ok := err.(*syntax.Error); ok {
		from, to := file.Position(e.Start), file.Position(e.End)
		return []any{e.Msg, int64(from.Line), int64(from.Column), int64(to.Line), int64(to.Column), file.LineText(from.Line), e.Kind}, nil
	}
	if args[1] == "eval" && (len(mod.Body) != 1 || mod.Body[0].Kind() != "Expr") {
		return []any{"invalid syntax", int64(1), int64(1), int64(1), int64(1), text, "SyntaxError"}, nil
	}
	return nil, nil
}

// keptAway are attributes that no script can have, by design.
var keptAway = regexp.MustCompile(`module '[\w.]+' has no attribute '(_[A-Za-z]\w*)'|cannot import name '(_[A-Za-z]\w*)' from|'AttributeError' object has no attribute '(obj)'|attribute '(\w+)' is not available here|has no attribute '(tb_\w+|gi_\w+|ag_\w+|cr_\w+|f_\w+|__code__|__closure__|__globals__|__reduce\w*|__[sg]etstate__|__sizeof__|__getnewargs\w*|__set_?state__|__flags__|__defaults__)'`)

var shimmed = regexp.MustCompile(`(?:type object|'?)\s?'?shim_(\w+)'? (?:object )?has no attribute '(\w+)'`)

func (c *testCase) run(write func(string)) {
	defer func() {
		if p := recover(); p != nil {
			c.verdict, c.why = failed, fmt.Sprintf("panic: %v", p)
		}
	}()
	o := execute(c.program, 20*time.Second, write)
	c.verdict = failed
	switch {
	case o.Fault != nil:
		c.why = "fault: " + o.Fault.Error()
	case o.Limit != nil:
		c.why = fmt.Sprintf("limit: %s %d at line %d", o.Limit.Name, o.Limit.Value, o.Limit.Line)
	case o.Error == nil:
		c.verdict = passed
	case o.Error.Type == "SkipTest":
		c.verdict, c.why = skipped, o.Error.Message
	default:
		c.why = o.Error.Traceback
		if m := shimmed.FindStringSubmatch(o.Error.Message); m != nil {
			c.verdict, c.why = skipped, "needs "+m[1]+"."+m[2]
		} else if m := keptAway.FindStringSubmatch(o.Error.Message); m != nil {
			c.verdict, c.why = skipped, "looks behind the curtain: "+strings.Join(m[1:], "")
		}
	}
}

// runChecked runs the case under the default policy.
func (c *testCase) runChecked() {
	o := vivarium.Options{Functions: map[string]engine.Function{"shim_syntax": judge}, Limits: vivarium.Limits{Steps: 1e9, Memory: 512 << 20, Time: 20 * time.Second, Source: 8 << 20}}
	script, report := vivarium.Load("test.py", []byte(c.program), o)
	if script == nil {
		c.checked, c.checkedWhy = skipped, report.Diagnostics[0].Message
		return
	}
	r := script.Run(context.Background())
	if c.checked = passed; r.Status != vivarium.OK {
		c.checked, c.checkedWhy = failed, fmt.Sprint(r.Err())
	}
}
