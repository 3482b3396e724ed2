package compile

import (
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
)

// oddPrograms are legal programs from the corners of the language.
var oddPrograms = []string{
	"x = (y := 3) + y * (y := 4)\n",
	"def f(x):\n    return x + (x := 2) + x\n",
	"def f(x):\n    return x < (x := 2) < x\n",
	"def f(a, b):\n    a, b = (b := 1), a\n    return a, b\n",
	"def f():\n    [y := 1, y ** 2]\n    return [y := x for x in (1, 2)], y\n",
	"def f():\n    return (z := x for x in 'ab'), z\n",
	"def f(x):\n    del x\n    return x\n",
	"def f():\n    for i in []:\n        pass\n    return i\n",
	"def f():\n    try:\n        x = 1\n    except E as e:\n        return e\n    return x, e\n",
	"def f():\n    while True:\n        try:\n            return 1\n        finally:\n            break\n",
	"def f():\n    for i in g():\n        try:\n            continue\n        finally:\n            h()\n    return 2\n",
	"def f():\n    try:\n        try:\n            return 1\n        finally:\n            g()\n    finally:\n        h()\n",
	"def f():\n    with a as b, c as (d, *e):\n        for x in b:\n            if x:\n                return x\n            break\n",
	"def f():\n    try:\n        pass\n    finally:\n        try:\n            g()\n        except A as x:\n            return x\n        finally:\n            return 3\n",
	"def f():\n    try:\n        g()\n    except* A as e:\n        raise\n    except* (B, C):\n        pass\n    else:\n        pass\n    finally:\n        h()\n",
	"while x:\n    try:\n        if y: continue\n    except A as e:\n        break\n    else:\n        continue\n    finally:\n        z()\nelse:\n    q()\n",
	"class A:\n    x = 1\n    y = [x for _ in range(x)]\n    z = [[a for a in range(b)] for b in range(3)]\n    def f(self): return __class__\n",
	"def f(p):\n    class A:\n        q = p\n        p = 2\n        def g(self): return p\n        class B:\n            r = p\n            s = [p for i in q]\n    return A\n",
	"def f():\n    x = 1\n    class A:\n        nonlocal x\n        x = 2\n        def g(self): return x\n    return x\n",
	"class A:\n    def __m(self, __x=1): return self.__y, __x, f(__z=2)\n    from os import __q\n",
	"def f():\n    return [lambda: i for i in range(3)]\n",
	"def f():\n    return [lambda: (i, j) for i in range(3) for j in range(i) if (lambda: j)()]\n",
	"x = [[z for z in y] for y in [[1], [2]]]\n",
	"x = [z for y in q for z in z]\n",
	"x = [0 for x[i], i in q]\n",
	"def f[T: (int, str), *Ts, **P](x: T, *a: *Ts) -> P: return lambda: T\n",
	"class C[T = int](B[T]):\n    x: T\n    def m[U](self, u: U = T) -> (T, U): return u\n    type X[V] = V | T\n",
	"def f():\n    class C[T]:\n        y: z = 1\n        def g(self): return T\n    return C\n",
	"type A = B | A\ntype L[T] = list[T]\n",
	"from __future__ import annotations\nclass A:\n    x: B.c[1]\ndef f(x: q, *y: z) -> w: pass\n",
	"x: int\ny: str = 'a'\n(z): int = 3\na.b: c = d\ne[f]: g\n",
	"def f(a, /, b=1, *c, d, e=2, **g): return lambda a, /, b=1, *c, d, e=2, **g: a\n",
	"f(*a)\nf(**b)\nf(*a, **b)\nf(1, *a, x=2, **b, y=3)\nx.f(*a)\nx.f(a, k=1)\n",
	"[*a, 1]\n(*a, 1)\n{*a, 1}\n{**a, 1: 2}\n",
	"a, *b = c\n[*a], b = c\n(a.b, c[d]), *e[f:g] = h\nx = y, z = q\n() = x\n",
	"a += 1\na.b += 2\na[b] += 3\na[b:c] += d\na[0] -= 1\na[b:c:d] *= e\n",
	"del a, a.b, a[b], a[b:c], (x, [y])\n",
	"f'{a}{b!r:>{c}}{d:{e}.{f}}{{}}' 'x'\nf''\nf'{x}'\nf'{x=}'\n",
	"def f():\n    x = yield\n    y = yield x\n    z = yield from y\n    return z, (yield)\n",
	"match x:\n    case 1 | 'a' | None | -1 | 1+2j: pass\n    case [a, [b, *_], *c] if b: pass\n    case {'k': v, **r}: pass\n    case P(1, y=(2 | 3) as q): pass\n    case [*_, l]: pass\n    case (): pass\n    case str() as s: pass\n    case _: pass\n",
	"def f(x):\n    match x:\n        case (1, a) | [a, 2] | {'a': a}: return a\n    return a\n",
	"if 1: x\nelif 0: y\nelse: z\nwhile 0: x\nwhile 1: break\n1 if 1 else 2\n",
	"def f():\n    if 0:\n        yield\n",
	"def f():\n    return\n    def g(): return h\n",
	"x = 1 if a else 2 if b else 3\nif (1 if a else b) and not (c or d): e\n",
	"x = 2 ** 62 * 4 + 10 ** 100 - -5 % 3\ny = 'a' * 3 + 'b' @ c\n",
	"import a.b.c\nimport a.b.c as d\nfrom . import e\nfrom ..f import g as h, i\n",
	"from a import *\n",
	"global x\nx = 1\ndef f():\n    global y\n    def y(): pass\n    class x: pass\n",
	"def f(x):\n    def g():\n        def h():\n            nonlocal x\n            del x\n        return h\n    return g\n",
	"@a\n@b(c)\ndef f(): pass\n@d\nclass E(*f, metaclass=g, **h): pass\n",
	"assert x\nassert x, y\nassert 0, z\n",
	"raise\nraise a\nraise a from b\n",
	"lambda: (yield)\n",
	"(lambda x, *y: [x for x in y])(1)\n",
	"class A:\n    def f(self):\n        return [super().g(x) for x in self], (super().h for _ in self)\n",
	"def f(self):\n    self = 1\n    def g(): return self, super()\n",
	"class A:\n    def f(*args): return super().f, lambda: args\n",
	"__debug__\nif __debug__: x\n",
	"print(1 in [1, 2], a not in {1, 2}, b is not None, None is c)\n",
	"for x in [1, 2]: pass\nfor a, (b, *c) in d: pass\nelse: pass\nfor x.y in z: pass\nfor x[0] in z: continue\n",
	"try:\n    pass\nexcept:\n    pass\ntry:\n    a\nexcept B:\n    c\nexcept (D, E) as f:\n    del f\n",
	"def f():\n    try:\n        return x\n    except A as x:\n        for x in y: return x\n",
}

func TestOddPrograms(t *testing.T) {
	for _, text := range oddPrograms {
		checked(t, text)
	}
}

// goldens pin the code of characteristic programs: the instructions of the innermost or only function.
var goldens = []struct{ name, source, want string }{
	{"swap", "def f(a, b):\n    a, b = b, a\n    return a\n", `
		MOVE R2 R0(a)
		MOVE R0(a) R1(b)
		MOVE R1(b) R2
		RETURN R0(a)`},
	{"fibonacci step", "def f(a, b):\n    a, b = b, a + b\n    return a\n", `
		ADD R2 R0(a) R1(b)
		MOVE R0(a) R1(b)
		MOVE R1(b) R2
		RETURN R0(a)`},
	{"range loop", "def f(n):\n    s = 0\n    for i in range(n):\n        if i % 3 == 0: continue\n        s += i * 2\n    return s\n", `
		LOAD_INT R1(s) #0
		LOAD_GLOBAL R5 range
		MOVE R6 R0(n)
		CALL R4 R5 1
		GET_ITER R3 R4
		JUMP ->10
		MOD_RK R4 R2(i) K(3)
		JUMP_EQ_RK.1 R4 K(0) ->10
		MUL_RK R5 R2(i) K(2)
		ADD.1 R1(s) R1(s) R5
		FOR_ITER R3 R2(i) ->6 L0
		RETURN R1(s)`},
	{"while with chained comparison", "def f(n):\n    x = 0\n    while 0 <= x < n:\n        x += 1\n", `
		LOAD_INT R1(x) #0
		JUMP_GE_RK.2 R1(x) K(0) ->5
		JUMP_LT R1(x) R0(n) ->5
		ADD_RK.1 R1(x) R1(x) K(1)
		JUMP_BACK L0 ->1
		RETURN_NONE`},
	{"unbound local", "def f(c):\n    if c:\n        x = 1\n    return x + x\n", `
		JUMP_IF R0(c) ->2
		LOAD_INT R1(x) #1
		CHECK_LOCAL R1(x) x
		ADD R2 R1(x) R1(x)
		RETURN R2`},
	{"assignment expression keeps the order", "def f(x):\n    return x + (x := 2)\n", `
		MOVE R2 R0(x)
		LOAD_INT R0(x) #2
		ADD R1 R2 R0(x)
		RETURN R1`},
	{"method call", "def f(x):\n    return x.a.m(1, k=2)\n", `
		GET_ATTR R2 R0(x) a
		LOAD_METHOD R2 R2 m
		LOAD_INT R4 #1
		LOAD_INT R5 #2
		CALL_METHOD_KW R1 R2 2 K(("k"))
		RETURN R1`},
	{"comprehension", "def f(s):\n    return [x * x for x in s if x]\n", `
		GET_ITER R2 R0(s)
		BUILD_LIST R1 R0(s) 0
		JUMP ->6
		JUMP_IF R3 ->6
		MUL R4 R3 R3
		LIST_APPEND R1 R4 -
		FOR_ITER R2 R3 ->3 L0
		RETURN R1`},
	{"finally and return", "def f():\n    try:\n        return g()\n    finally:\n        h()\n", `
		LOAD_GLOBAL R4 g
		CALL R3 R4 0
		MOVE R2 R3
		LOAD_INT R1 #2
		UNBIND R0
		JUMP ->7
		LOAD_INT R1 #1
		LOAD_GLOBAL R4 h
		CALL.16 R3 R4 0
		JUMP_TAG R1 2 ->11
		RERAISE R0
		RETURN R2`},
	{"except as", "def f():\n    try:\n        g()\n    except E as e:\n        h(e)\n", `
		LOAD_GLOBAL R3 g
		CALL.16 R2 R3 0
		JUMP ->16
		LOAD_GLOBAL R2 E
		JUMP_NO_MATCH R1 R2 ->15
		MOVE R0(e) R1
		LOAD_GLOBAL R4 h
		MOVE R5 R0(e)
		CALL.16 R3 R4 1
		UNBIND R0(e)
		JUMP ->13
		UNBIND R0(e)
		RERAISE R2
		POP_HANDLED R1 -
		JUMP ->16
		RERAISE R1
		RETURN_NONE`},
	{"delegating generator", "def f(g):\n    x = yield 1\n    return (yield from g)\n", `
		LOAD_INT R2 #1
		YIELD R1(x) R2
		GET_YIELD_FROM R3 R0(g)
		LOAD_NONE R4
		YIELD_FROM R2 R3 R4
		RETURN R2`},
	{"constants", "def f(x):\n    return x in [1, 2], 60 * 60, -1, (1, (2.5, 'a'))\n", `
		LOAD_K R3 K((1, 2))
		IN R2 R0(x) R3
		LOAD_INT R3 #3600
		LOAD_INT R4 #-1
		LOAD_K R5 K((1, (2.5f, "a")))
		BUILD_TUPLE R1 R2 4
		RETURN R1`},
}

func TestGolden(t *testing.T) {
	for _, row := range goldens {
		code := checked(t, row.source)
		for len(code.Children) > 0 {
			code = code.Children[0]
		}
		var got []string
		for pc := range code.Instrs {
			if !code.IsExtra(pc) {
				got = append(got, strings.Join(strings.Fields(code.Format(pc)), " "))
			}
		}
		var want []string
		for line := range strings.Lines(strings.TrimSpace(row.want)) {
			want = append(want, strings.TrimSpace(line))
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: got\n%s", row.name, strings.Join(got, "\n"))
		}
	}
}

func TestRefused(t *testing.T) {
	for text, want := range map[string]string{
		"t'{x}'\n":                                   "template strings are not offered",
		"async def f(): pass\n":                      "async is not offered",
		"async def f():\n    await x\n":              "async is not offered",
		"f(" + strings.Repeat("lambda:", 300) + "x)": "too many nested functions",
	} {
		_, err := compileText(t, text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: error %v, want %q", text, err, want)
		}
	}
}

// TestFarJumps compiles a function whose loop is too long for short jumps.
func TestFarJumps(t *testing.T) {
	body := strings.Repeat("        if a < b: x = a.b[c]\n", 9000)
	code := checked(t, "def f(a, b, c):\n    for i in a:\n"+body+"    while a < b:\n"+body+"    return x\n")
	if n := len(code.Children[0].Instrs); n < 32768 {
		t.Fatalf("%d instructions are not far", n)
	}
}

func TestCosts(t *testing.T) {
	f := checked(t, "def f(n):\n    for i in n:\n"+strings.Repeat("        x = i + 1\n", 40)+"        for j in n: pass\n").Children[0]
	if f.EntryCost != 1 {
		t.Errorf("entry costs %d", f.EntryCost)
	}
	outer, inner := f.Loops[0].Cost, f.Loops[1].Cost
	if inner != 1 || outer < 40*3/nodesPerStep || outer > 1+40*8/nodesPerStep {
		t.Errorf("turns cost %d and %d", outer, inner)
	}
}

func TestTables(t *testing.T) {
	code := checked(t, "class A:\n    '''doc'''\n    def f(self, a, /, b, *c, d, **e):\n        return __class__\n    x: int\n")
	class := code.Children[0]
	f := class.Children[0]
	switch p := f.Params; {
	case class.Doc != "doc" || class.Flags&bytecode.ClassBody == 0 || class.ClassCell < 0:
		t.Errorf("class: %+v", class)
	case f.Qualname != "A.f" || p.PosOnly != 2 || p.Regular != 1 || p.KwOnly != 1 || strings.Join(p.Names, " ") != "self a b d c e":
		t.Errorf("function: %s %+v", f.Qualname, p)
	case f.Flags != bytecode.VarArgs|bytecode.VarKeywords|bytecode.Method|bytecode.Nested:
		t.Errorf("flags: %b", f.Flags)
	case strings.Join(class.Children[1].Annotated, " ") != "x":
		t.Errorf("annotated: %v", class.Children[1].Annotated)
	case f.FirstLine != 3 || len(f.Points) != 1:
		t.Errorf("line %d, %d points", f.FirstLine, len(f.Points))
	}
}
