package policy

import (
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/syntax"
)

func check(t *testing.T, p *Policy, source string) *Report {
	t.Helper()
	_, report := p.Check(syntax.NewFile("script.py", []byte(source)), syntax.Limits{})
	return report
}

func codes(r *Report) string {
	var out []string
	for _, d := range r.Diagnostics {
		out = append(out, d.Code)
	}
	return strings.Join(out, " ")
}

// Every rule's own example is reported under its code, and its counterpart is
// not reported at all.
func TestRuleExamples(t *testing.T) {
	for _, r := range Rules() {
		if r.Reason == "" || r.Instead == "" || r.Bad == "" || r.Good == "" || r.Name == "" {
			t.Errorf("%s: a column is empty", r.Code)
		}
		if got := codes(check(t, Default(), r.Bad)); !strings.Contains(got, r.Code) {
			t.Errorf("%s: its bad example is reported as %q", r.Code, got)
		}
		if got := codes(check(t, Default(), r.Good)); got != "" {
			t.Errorf("%s: its good example is reported as %q", r.Code, got)
		}
	}
}

// Whether a name is the script's own or Python's is a question of scopes and
// order.
func TestOwnNames(t *testing.T) {
	for _, row := range []struct{ source, want string }{
		{"def f(open):\n    return open\n", ""},
		{"def compile(x):\n    return x\nprint(compile(1))\n", ""},
		{"def f(x):\n    return compile(x)\ndef compile(x):\n    return x\n", ""},
		{"print(1)\ndef f(x):\n    return compile(x)\ndef compile(x):\n    return x\n", "VIV201"},
		{"if 0:\n    eval = 1\neval('1')\n", "VIV201"},
		{"eval('1')\neval = 1\n", "VIV201"},
		{"eval = len\ndel eval\neval('1')\n", "VIV201"},
		{"def f():\n    eval('1')\n    eval = 1\n", ""},
		{"def f():\n    global eval\n    eval = len\ndef g():\n    return eval('1')\n", "VIV201"},
		{"def o():\n    eval = 1\n    def f():\n        global eval\n        def g():\n            return eval('1')\n", "VIV201"},
		{"def f():\n    [eval for eval in []]\n    return eval('1')\n", "VIV201"},
		{"x = [open for open in [1]]\n", ""},
		{"class A:\n    x = eval\n    eval = 1\n", "VIV201"},
		{"class A:\n    input = 1\n    x = input\n", ""},
		{"class A:\n    eval = 1\n    def f(self):\n        return eval('1')\n", "VIV201"},
		{"from math import *\nx = sqrt(2)\n", ""},
		{"def f():\n    return eval\n", "VIV201"},
		{"def f(*open, **vars):\n    return open, vars\n", ""},
		{"try:\n    pass\nexcept Exception as exec:\n    pass\nexec('1')\n", "VIV201"},
		{"import math as open\nopen.sqrt(1)\n", ""},
		{"lambda dir: dir\n", ""},
		{"type X[eval] = eval\n", ""},
		{"f = lambda: eval\neval = 1\n", ""},
		{"xs = [(lambda: eval)()]\neval = 1\n", "VIV201"},
	} {
		if got := codes(check(t, Default(), row.source)); got != row.want {
			t.Errorf("%q: reported %q, want %q", row.source, got, row.want)
		}
	}
}

func TestAttributesAndImports(t *testing.T) {
	for _, row := range []struct{ source, want string }{
		{"x = ().__class__\n", "VIV301"},
		{"x = ().__class__.__base__.__subclasses__()\n", "VIV301 VIV301 VIV301"},
		{"def f(e):\n    return e.tb_frame.f_globals\n", "VIV302 VIV302"},
		{"def f(x):\n    match x:\n        case int(__class__=y):\n            return y\n", "VIV301"},
		{"getattr(1, '__class__')\n", "VIV304"},
		{"'{0.a[__class__].__dict__}'.format(1)\n", "VIV304"},
		{"'{{0.__class__}}'.format(1)\n", ""},
		{"import os, math, sys\n", "VIV401 VIV401"},
		{"from os import path\n", "VIV401"},
		{"import os.path as p\n", "VIV401"},
		{"from math import __loader__\n", "VIV402 VIV202"},
		{"import statistics\nstatistics.sys\n", "VIV402"},
		{"import math\nmath.sqrt = 1\n", "VIV402"},
		{"import collections.abc\nx = collections.abc.Mapping\n", ""},
		{"from collections import abc\nx = abc.Nothing\n", "VIV402"},
		{"import math as __builtins__\n", "VIV202"},
		{"def f(__builtins__, /):\n    pass\n", "VIV202"},
		{"f(__builtins__=1)\n", "VIV904 VIV202"},
		{"class A:\n    def __del__(self):\n        pass\n", "VIV303"},
		{"class A:\n    __slots__ = ('a',)\n    __hash__ = None\n", ""},
		{"class A:\n    def __mul__(self, k):\n        return self\n    __rmul__ = __mul__\n", ""},
		{"class A:\n    x = __class__\n    y = __builtins__\n    def f(self):\n        return __mul__\n", "VIV202 VIV202 VIV202"},
		{"async def f():\n    await g()\n", "VIV110 VIV110 VIV904"},
		{"x = 1 # eval('1') __class__\ny = \"import os; open()\"\n", ""},
		{"from __future__ import annotations\ndef f(x: int | None = None) -> 'Foo': ...\n", ""},
		{"x: eval('1') = 0\n", "VIV201"},
	} {
		if got := codes(check(t, Default(), row.source)); got != row.want {
			t.Errorf("%q: reported %q, want %q", row.source, got, row.want)
		}
	}
}

func TestProfiles(t *testing.T) {
	narrow, err := Parse([]byte("name = \"narrow\"\nextends = \"maths\"\n[remove]\nbuiltins = [\"print\"]\nmodules = [\"random\"]\nmath = [\"gamma\"]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := codes(check(t, narrow, "import random\nfrom math import gamma\nprint(1)\n")); got != "VIV401 VIV402 VIV201" {
		t.Errorf("narrowed policy reports %q", got)
	}
	for _, row := range []struct{ text, want string }{
		{"name = 'x'\nbuiltin = ['len']\n", "unknown key"},
		{"name = 'x'\nsyntax = ['Eval']\n", "no node kind"},
		{"name = 'x'\nbuiltins = ['eval']\n", "cannot be offered"},
		{"name = 'x'\n[modules]\nos = '*'\n", "not part of the library"},
		{"name = 'x'\n[modules]\nmath = ['sqr']\n", "did you mean sqrt"},
		{"name = 'x'\nextends = 'maths'\n[remove]\nbuiltins = ['nothing']\n", "not offered anyway"},
		{"description = 'x'\n", "name is missing"},
	} {
		if _, err := Parse([]byte(row.text)); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%q: error %v, want one with %q", row.text, err, row.want)
		}
	}
}

func TestReportIsBounded(t *testing.T) {
	report := check(t, Default(), strings.Repeat("eval('1')\n", 5000))
	if len(report.Diagnostics) != maxDiagnostics || report.Dropped != 5000-maxDiagnostics {
		t.Errorf("%d diagnostics, %d dropped", len(report.Diagnostics), report.Dropped)
	}
	report = check(t, Default(), strings.Repeat("x = 'a'; y = undefined_"+strings.Repeat("n", 500)+"\n", 500)+"eval('1')\n")
	if !report.Refused() {
		t.Error("warnings hide an error")
	}
	var b strings.Builder
	if err := report.WriteText(&b, Style{}); err != nil || b.Len() > 100_000 {
		t.Errorf("text has %d bytes, error %v", b.Len(), err)
	}
}

func TestExcerptIsSafe(t *testing.T) {
	report := check(t, Default(), "x = '\u202e\x1b[31m'; eval('1')\n")
	var b strings.Builder
	if err := report.WriteText(&b, Style{}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\u202e") {
		t.Errorf("control characters reach the terminal: %q", b.String())
	}
}

// The names of the rules stand for the codes that the messages show.
func TestRuleNames(t *testing.T) {
	for code, r := range map[string]*Rule{
		"VIV100": ruleSyntax,
		"VIV101": ruleSourceLimit,
		"VIV110": ruleConstruct,
		"VIV201": ruleBuiltin,
		"VIV202": ruleSpecialName,
		"VIV301": ruleSpecialAttr,
		"VIV302": ruleInternalAttr,
		"VIV303": ruleSpecialMethod,
		"VIV304": ruleTextAttr,
		"VIV401": ruleModule,
		"VIV402": ruleMember,
		"VIV403": ruleRelative,
		"VIV901": ruleEndless,
		"VIV902": ruleHugeRange,
		"VIV903": ruleHugePower,
		"VIV904": ruleUnknownName,
	} {
		if r.Code != code {
			t.Errorf("the rule called that of %s is %s", code, r.Code)
		}
	}
}
