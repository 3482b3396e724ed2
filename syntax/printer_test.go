package syntax

import (
	"bytes"
	"testing"
)

// everyKind holds every kind of node at least once.
const everyKind = `import a.b as c, d
from .. import *
from ...e import (f as g, h)
@deco(1)
async def f[T: int = str, *Ts = *x, **P = [y]](a, /, b: int = 1, *c: *Ts, d, e=2, **f) -> "z":
    global g1, g2
    async for x, *y in z: await w
    else: return (yield), (yield from q)
    async with a as (b, c), d: raise E from F
    nonlocal n
    return [i async for i in x if i if j for k in l]
def g(*, a=lambda *a, b=1, **k: (a, b)): pass
class C[T](A, *B, metaclass=M, **kw): x: int = 3; (y): str; z.w: int
type Alias[T] = list[T]
del a, b[0], (c.d, [e])
a = b, *c = [d] = x if y else z
a += 1; b -= 2; c *= 3; d @= 4; e /= 5; f %= 6; g **= 7; h <<= 8; i >>= 9; j |= 10; k ^= 11; l &= 12; m //= 13
while not a and b or c:
    if x == 1 != 2 < 3 <= 4 > 5 >= 6 is 7 is not 8 in 9 not in 10: break
    elif y: continue
    else: pass
else: assert x, "message"
for i, in j: pass
with (yield): pass
with (a, b): pass
with ((a, b)): pass
with (a, b) as c, d: pass
match x, *y:
    case None | True | -1 | 1 + 2j | "s" | b"t": pass
    case [a, *_, b.c] | (d, *e): pass
    case {"k": v, n.m: 1, -2: _, **rest} if guard: pass
    case C() | C(1, x) | C(1, x=2) as whole: pass
    case {}: pass
    case (): pass
    case _: pass
try: pass
except A as e: pass
except (B, C): pass
except D, E: pass
except: pass
else: pass
finally: pass
try: pass
except* A: pass
x = 1 + 2 - 3 * 4 @ 5 / 6 % 7 ** 8 << 9 >> 10 | 11 ^ 12 & 13 // 14
x = (a + b) * -c ** -(d ** e) ** f, (-1) ** 2, not (a or b) and c, ~-+a, (a if b else c) if d else e
x = (1).real, 1.5.real, 1j, 1e400, 1e400j, 1e22, 123456789012345678901234567890, ..., None, True, u"u", b"\x00'\""
x = {1: 2, **a, 3: 4}, {1, *b}, {}, (), (1,), [], {a: b for a in c}, {a for a in b}, (a for a in b)
x = (y := 1), [z := 2], f(w := 3), lambda: (yield), lambda x, /, y=1, *z: x
x = a[1], a[1:2], a[1:2:3], a[:], a[::2], a[1, 2], a[1:2, *b], a[()], a[(1, 2),], a[b := 1]
x = f(), f(a, *b, c=1, **d), f(a for a in b), f.g.h(1)(2)
x = f"{a}{b!r}{c:>{w}.2f}{d = }{{}}'\"\n{f"{e}"}{ {1: 2}[1] }{(lambda: 1)}{x:\x7b}", f"", rf"\{x}"
x = t"{a}{b!r}{c:>{w}}{ d }{{}}", t""
x = "\ud800\N{BULLET}é\t'", '"', "'\""
`

// TestPrint checks that the printed tree parses to the same tree, and that every kind of node was printed.
func TestPrint(t *testing.T) {
	mod, err := ParseOnly(NewFile("every", []byte(everyKind)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	checkNesting(t, mod)
	seen := map[string]bool{}
	Inspect(mod, func(n Node) bool {
		seen[n.Kind()] = true
		return true
	})
	const kinds = 77
	if len(seen) != kinds {
		t.Errorf("%d kinds of nodes, want %d", len(seen), kinds)
	}
	if problem := printsBack(mod); problem != "" {
		t.Error(problem)
	}
	synthetic, err := ParseOnly(NewFile("synthetic", []byte(synthetic(100))), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if problem := printsBack(synthetic); problem != "" {
		t.Error(problem)
	}
}

// TestExprString checks that parentheses are written where they are needed only.
func TestExprString(t *testing.T) {
	for _, source := range []string{
		"a + b * c", "(a + b) * c", "-a ** (-b)", "lambda*a: a", "1 .real", "1.5.real", "f(x for x, y in z)", "a[b, c]", `f"{a['x']}"`, "(-a) ** b", "not a == b", "(not a) == b", "lambda x: x", "(lambda: a)()",
		"a if b else c if d else e", "(a if b else c) if d else e", "f(*a, b=c)", "a < b < c", "(a < b) < c",
		"await a ** b", "(await a).b", "a - (b - c)", "a - b - c", "a ** b ** c", "(a ** b) ** c", "[x for x in y]",
	} {
		mod, err := ParseOnly(NewFile("expr", []byte(source)), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if got := ExprString(mod.Body[0].(*ExprStmt).Value); got != source {
			t.Errorf("%s is printed as %s", source, got)
		}
	}
}

// TestNestedFString checks that quoting strings in strings does not make a long text of a short one.
func TestNestedFString(t *testing.T) {
	source := `'\\\\'`
	for range 100 {
		source = `f"{` + source + `}\\"`
	}
	mod, err := ParseOnly(NewFile("expr", []byte(source)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := ExprString(mod.Body[0].(*ExprStmt).Value); len(got) > 32*len(source) {
		t.Errorf("%d bytes became %d", len(source), len(got))
	}
}

// TestDumpIndent checks the indented form.
func TestDumpIndent(t *testing.T) {
	mod, err := ParseOnly(NewFile("s", []byte("f(a)")), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Dump(&b, mod, DumpOptions{Indent: "  "}); err != nil {
		t.Fatal(err)
	}
	const want = `Module(
  body=[
    Expr(
      value=Call(
        func=Name(
          id='f',
          ctx=Load()),
        args=[
          Name(
            id='a',
            ctx=Load())]))])`
	if b.String() != want {
		t.Errorf("got %s", b.String())
	}
}
