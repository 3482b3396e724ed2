package vm_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/vm"
)

// TestOwnedInts runs programs that hand long ints about in all ways, with
// cells used again and without: what they print must be the same.
func TestOwnedInts(t *testing.T) {
	for seed := range uint64(200) {
		text := (&writer{rand: rand.New(rand.NewPCG(seed, 1))}).program()
		limits := meter.Limits{Steps: 5_000_000, Depth: 200}
		fast := execute(t, text, limits)
		plain := execute(t, text, limits, (*vm.Machine).SetPlain)
		if fast.err != nil && (plain.err == nil || !strings.Contains(fast.message(), "steps limit")) {
			t.Fatalf("seed %d: %v\n%s", seed, fast.message(), text)
		}
		if a, b := fast.out.String(), plain.out.String(); a != b {
			t.Fatalf("seed %d: output\n%s\nwithout ownership\n%s\nin\n%s", seed, a, b, text)
		}
		if a, b := fast.c.Meter.Spent(), plain.c.Meter.Spent(); a != b {
			t.Errorf("seed %d: %d steps, %d without ownership", seed, a, b)
		}
	}
}

// A writer writes a program.
type writer struct {
	rand *rand.Rand
	b    strings.Builder
}

const ownedPrelude = `
kept = []
class Keeper:
    x = 3 ** 50
    def __add__(self, other): kept.append(other); return other
    __radd__ = __rmul__ = __sub__ = __add__
    def __lt__(self, other): kept.append(other); return False
    __gt__ = __lt__
    def __rsub__(self, other): return self.x
k = Keeper()
def same(x): return x
def twice(x, y):
    x = x + x
    y = x * 3 + y
    return x if y & 1 else y
def late(x):
    r = x * 3 ** 70
    r = r + x
    try:
        return r
    finally:
        r = r * r + 1
        kept.append(r)
def gen(x):
    for i in range(3):
        x = x * 3 ** 45 + i
        y = x * x
        yield x
        x = (x + y) % 5 ** 60
        yield y
`

func (w *writer) program() string {
	w.b.WriteString(ownedPrelude)
	w.b.WriteString("def work(a, b):\n    c, d, e, some = 3 ** 60, -5 ** 50, 7 ** 44, []\n    def inner(): return captured\n    for turn in range(14):\n        captured = a * b\n")
	for range 3 + w.rand.IntN(12) {
		w.statement("        ")
	}
	for _, v := range "abcde" {
		fmt.Fprintf(&w.b, "        %c = %c %% (2 ** %d - 1) + 2 ** 70\n", v, v, 100+w.rand.IntN(2000))
	}
	w.b.WriteString("        print(turn, a, b, c, d, e, some[-3:], kept[-3:], captured, inner())\n    return c\nfor i in range(2):\n    print(work(2 ** 200 + i, 10 ** 40))\n")
	return w.b.String()
}

func (w *writer) pick(options ...string) string { return options[w.rand.IntN(len(options))] }

func (w *writer) name() string { return w.pick("a", "b", "c", "d", "e") }

func (w *writer) expression(depth int) string {
	if depth == 0 || w.rand.IntN(4) == 0 {
		return w.pick("a", "b", "c", "d", "e", "a", "b", "c", "7", "3 ** 41", "captured", "Keeper.x", "twice(a, b)", "same(c)", "late(d)", "turn")
	}
	x, y := w.expression(depth-1), w.expression(depth-1)
	switch w.rand.IntN(16) {
	case 0, 1, 2:
		return fmt.Sprintf("(%s + %s)", x, y)
	case 3, 4:
		return fmt.Sprintf("(%s - %s)", x, y)
	case 5, 6:
		return fmt.Sprintf("(%s * %s)", x, y)
	case 7:
		return fmt.Sprintf("(%s // (%s | 1))", x, y)
	case 8:
		return fmt.Sprintf("(%s %% (%s | 1))", x, y)
	case 9:
		return fmt.Sprintf("(%s %s %s)", x, w.pick("&", "|", "^"), y)
	case 10:
		return fmt.Sprintf("(%s %s %d)", x, w.pick("<<", ">>", "**"), w.rand.IntN(3))
	case 11:
		return fmt.Sprintf("(%s if %s < %s else %s)", x, w.name(), y, w.name())
	case 12:
		return fmt.Sprintf("(%s := %s)", w.name(), x)
	case 13:
		return fmt.Sprintf("(%s %s k)", x, w.pick("+", "*", "-"))
	case 14:
		return fmt.Sprintf("(-%s and +%s)", x, y)
	}
	return fmt.Sprintf("(~%s or %s)", x, y)
}

func (w *writer) statement(indent string) {
	x, y := w.name(), w.name()
	line := func(format string, args ...any) { fmt.Fprintf(&w.b, indent+format+"\n", args...) }
	switch w.rand.IntN(21) {
	case 0, 1, 2, 3:
		line("%s = %s", x, w.expression(3))
	case 17:
		line("for %s in some[%d:]: %s = %s * 5", x, w.rand.IntN(4), y, x)
	case 19:
		line("some.append(%s)", x)
		line("%s = %s * 3 + 5", x, w.pick("c", "d", "e"))
		line("%s = some[-1]", y)
		line("%s = %s * 7", y, y)
		line("some.append(%s)", y)
	case 18:
		line("some.append(twice(%s, %s))", x, y)
	case 4:
		line("%s, %s = %s, %s", x, y, w.expression(2), w.expression(2))
	case 5:
		line("%s %s= %s", x, w.pick("+", "-", "*", "&", "|"), w.expression(2))
	case 6:
		line("some.append(%s)", w.expression(1))
	case 7:
		line("%s = some[-1] if some else 1", x)
	case 8:
		line("%s = %s = %s", x, y, w.expression(2))
	case 9:
		line("%s = %s", x, y)
	case 10:
		line("if %s %s %s:", w.name(), w.pick("<", "==", ">="), w.expression(1))
		w.statement(indent + "    ")
		line("else:")
		w.statement(indent + "    ")
	case 11:
		line("try:")
		w.statement(indent + "    ")
		line("    %s = %s // (%s - %s)", x, w.expression(2), y, w.pick("0", y))
		line("except ZeroDivisionError:")
		w.statement(indent + "    ")
	case 12:
		line("for v in [%s, %s]: %s = %s * 3 + v", w.name(), w.name(), x, x)
	case 13:
		line("some = [%s, *some[:3], (%s, %s)[1]]", w.name(), w.name(), w.name())
	case 14:
		line("for %s in gen(%s): some.append(%s + 0)", x, w.expression(1), x)
	case 15:
		line("kept.append(f'{%s:x}')", w.expression(1))
	case 16:
		line("while %s > 2 ** 90: %s = %s >> 31", x, x, x)
	default:
		line("%s = Keeper.x = %s", x, w.expression(1))
	}
}
