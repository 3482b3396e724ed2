#!/usr/bin/env python3
"""Measures the functions of math and cmath and writes docs/reference/math-accuracy.md.

    accuracy.py --vivarium bin/vivarium --peer python3.13 [--count 100000] [--exact 20000] [--only exp,sin] [--report FILE]

The same arguments, drawn with a fixed seed from the whole domain of each function (moderate, all magnitudes down to
subnormal ones, near zeros and poles, exact cases), go through vivarium and through the peer, a CPython. Where the Python that
runs this has mpmath, the first of them are also computed to 200 bits, and the error of both is told in units in the last
place of the exact value.
"""
import argparse
import json
import math
import random
import struct
import subprocess
import sys
import tempfile

try:
    import mpmath
except ImportError:
    mpmath = None

SCRIPT = """\
import math, cmath

def call(rows):
    out = []
    for args in rows:
        try:
            r = FUNCTION(*[complex(*a) if isinstance(a, list) else a for a in args])
            out.append([r.real, r.imag] if isinstance(r, complex) else [r])
        except (ValueError, OverflowError):
            out.append(None)
    return out
"""


def span(low, high):
    return lambda r: r.uniform(low, high)


def wide(low, high):
    return lambda r: r.choice((-1, 1)) * math.ldexp(r.uniform(1, 2), r.randint(low, high - 1))


def near(*points):
    return lambda r: r.choice(points) + r.choice((-1, 1)) * math.ldexp(r.uniform(0, 1), -r.randint(3, 60))


def whole(low, high):
    return lambda r: float(r.randint(low, high))


def positive(*draws):
    return lambda r: abs(r.choice(draws)(r))


def either(*draws):
    return lambda r: r.choice(draws)(r)


ALL = wide(-1074, 1023)
LOGS = positive(span(0, 10), near(1), ALL, whole(1, 2000), lambda r: 10.0 ** r.randint(-20, 22))
TURNS = either(span(-10, 10), span(-1e6, 1e6), ALL, lambda r: near(r.randint(-400, 400) * (math.pi / 2))(r))
UNIT = either(span(-1, 1), near(-0.999, 0.999), wide(-1074, 0))
REAL = {
    "exp": (either(span(-10, 10), span(-746, 709.7), wide(-1074, 0)),),
    "exp2": (either(span(-10, 10), span(-1075, 1023.9), wide(-1074, 0), whole(-1074, 1023)),),
    "expm1": (either(span(-3, 3), span(-60, 709.7), wide(-1074, 0)),),
    "log": (LOGS,), "log2": (LOGS,), "log10": (LOGS,),
    "log1p": (either(span(-0.99, 10), wide(-1074, -1), positive(wide(0, 1023)), near(-0.9999)),),
    "sin": (TURNS,), "cos": (TURNS,), "tan": (TURNS,),
    "asin": (UNIT,), "acos": (UNIT,), "atan": (either(span(-10, 10), ALL),),
    "sinh": (either(span(-3, 3), span(-710, 710), wide(-1074, 0)),),
    "cosh": (either(span(-3, 3), span(-710, 710), wide(-1074, 0)),),
    "tanh": (either(span(-3, 3), span(-30, 30), wide(-1074, 0)),),
    "asinh": (either(span(-10, 10), ALL),),
    "acosh": (lambda r: max(1.0, either(span(1, 3), near(1), positive(wide(0, 1023)))(r)),),
    "atanh": (UNIT,),
    "cbrt": (either(span(-10, 10), ALL, lambda r: float(r.randint(-200000, 200000) ** 3)),),
    "sqrt": (positive(span(0, 10), ALL, lambda r: float(r.randint(0, 94906265) ** 2)),),
    "erf": (either(span(-6, 6), wide(-1074, 0)),),
    "erfc": (either(span(-6, 27), wide(-1074, 0)),),
    "gamma": (either(span(-20, 40), span(0, 171), wide(-1000, 0), whole(1, 171), near(-3, -2, -1, 0)),),
    "lgamma": (either(span(-20, 40), positive(wide(0, 1000)), near(1, 2), near(-3, -2, -1, 0)),),
    "pow": (positive(span(0, 10), ALL, near(1), whole(1, 100)), either(span(-10, 10), wide(-20, 10), whole(-20, 20))),
    "atan2": (either(span(-10, 10), ALL), either(span(-10, 10), ALL)),
    "hypot": (either(span(-10, 10), wide(-1074, 1022)), either(span(-10, 10), wide(-1074, 1022))),
    "fmod": (either(span(-1e6, 1e6), ALL), either(span(-10, 10), ALL)),
    "remainder": (either(span(-1e6, 1e6), ALL), either(span(-10, 10), ALL)),
}
PLANE = either(span(-4, 4), wide(-40, 5), wide(-40, 400))
CIRCLE = either(span(-4, 4), wide(-40, 9), span(-700, 700))
COMPLEX = {name: CIRCLE if name in ("exp", "sin", "cos", "tan", "sinh", "cosh", "tanh") else PLANE for name in (
    "exp", "log", "log10", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh")}
EXACT = {"pow": "power"}  # mpmath's name where it is another


def values(command, module, name, rows):
    """Returns what a command computes for the rows of arguments; None where it raises."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file, tempfile.NamedTemporaryFile("w", suffix=".json") as data:
        text = SCRIPT.replace("FUNCTION", f"{module}.{name}")
        json.dump(rows, data)
        data.flush()
        if command[1:2] == ["run"]:
            command = command + [file.name, "--call", "call", "--data", "@" + data.name]
        else:
            text += f"\nimport json\nprint(json.dumps(call(json.load(open({data.name!r})))))\n"
            command = command + [file.name]
        file.write(text)
        file.flush()
        out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    special = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}
    return [r and [special.get(x, x) if isinstance(x, str) else float(x) for x in r] for r in json.loads(out)]


def place(x):
    """The order of a float among all floats."""
    return int.from_bytes(struct.pack(">d", abs(x)), "big") * (-1 if math.copysign(1, x) < 0 else 1)


def exact(module, name, row):
    """Returns the parts of the exact value, to 200 bits; None where there is none."""
    args = [mpmath.mpc(*a) if isinstance(a, list) else mpmath.mpf(a) for a in row]
    if name == "exp2":
        r = mpmath.power(2, args[0])
    elif name == "log2":
        r = mpmath.log(args[0], 2)
    elif name == "cbrt":
        r = mpmath.sign(args[0]) * mpmath.cbrt(abs(args[0]))
    elif name == "lgamma":
        r = mpmath.log(abs(mpmath.gamma(args[0]))) if abs(args[0]) < 1e5 else mpmath.loggamma(args[0])
    elif name in ("fmod", "remainder"):
        return None
    else:
        r = getattr(mpmath, EXACT.get(name, name))(*args)
    return [r.real, r.imag] if module == "cmath" else [r]


def error(got, want):
    """The distance of a float from the exact value in units of its last place."""
    if not math.isfinite(got) or want == 0:
        return 0.0
    unit = mpmath.ldexp(1, max(int(mpmath.floor(mpmath.log(abs(want), 2))), -1022) - 52)
    return float(abs(mpmath.mpf(got) - want) / unit)


def measure(module, name, rows, args):
    mine = values([args.vivarium, "run", "--isolation", "none", "--limits", "time=300,memory=2000000000,data=100000000,output=100000000"],
                  module, name, rows)
    theirs = values([args.peer], module, name, rows)
    compared = differ = worst = other = 0
    for a, b in zip(mine, theirs):
        compared += 1
        if (a is None) != (b is None):
            other += 1
        elif a is not None:
            steps = max(0 if x == y or x != x and y != y else abs(place(x) - place(y)) for x, y in zip(a, b))
            differ += steps > 0
            worst = max(worst, steps)
    errors = [0.0, 0.0]
    if mpmath and name not in ("fmod", "remainder"):
        mpmath.mp.prec = 200 if module == "math" else 260
        for row, a, b in list(zip(rows, mine, theirs))[:args.exact]:
            want = exact(module, name, row) if a and b else None
            if want:
                errors = [max(e, *(error(x, w) for x, w in zip(r, want))) for e, r in zip(errors, (a, b))]
    shown = [f"{e:.3f}" if e < 1000 else f"{e:.1e}" for e in errors] if any(errors) else ["exact" if not worst else "-"] * 2
    return f"| {name} | {compared} | {differ} | {worst} | {other} | {shown[0]} | {shown[1]} |"


HEAD = """\
# Accuracy of the mathematical functions

The elementary functions of vivarium are rounded correctly in nearly all cases: they are computed to 61 bits or more, to 70
where those do not decide the rounding, and rounded once. CPython calls the C library instead. gamma and lgamma are CPython's
own algorithm on both sides, as are the formulas of cmath.

The tables compare both on the same arguments, drawn with a fixed seed from the whole domain of each function: of moderate size,
of all magnitudes down to subnormal ones, near zeros and poles, and cases with an exact result. They tell how many results
differ from those of CPython {peer} with its C library, by how many floats at most, and where only one of both
raises. The last two columns are the largest error of each, measured against values computed to 200 bits by mpmath for the first
{exact} arguments, in units in the last place of the exact value; 0.5 is correct rounding. For cmath both parts count.
Where lgamma, or a part of a complex result, is almost nothing beside the terms it is made of, the error is large in both, since
both use the same formulas.

sqrt, fabs, floor, ceil, trunc, fmod, remainder, copysign, frexp, ldexp, modf, nextafter, ulp, fma, fsum, sumprod, prod, hypot,
dist, isqrt, comb, perm, gcd, lcm and factorial give what CPython gives, bit for bit.

    python3 internal/lang/libm/accuracy.py --vivarium bin/vivarium --peer python3.13 --report docs/reference/math-accuracy.md
"""
COLUMNS = """
## {title}

| function | arguments | results that differ | by floats at most | only one raises | largest error, vivarium (ulp) | CPython (ulp) |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vivarium", default="bin/vivarium")
    parser.add_argument("--peer", default=sys.executable)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--exact", type=int, default=20_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--report")
    args = parser.parse_args()
    version = subprocess.run([args.peer, "-c", "import platform; print(platform.python_version(), 'and', *platform.libc_ver())"],
                             capture_output=True, text=True, check=True).stdout.strip()
    wanted = set(filter(None, args.only.split(",")))
    text = HEAD.format(peer=version, exact=args.exact)
    print(text)
    for module, functions in (("math", REAL), ("cmath", COMPLEX)):
        part = COLUMNS.format(title=module)
        print(part, end="")
        text += part
        for name, draws in functions.items():
            if wanted and name not in wanted:
                continue
            r = random.Random(name)
            if module == "math":
                rows = [[draw(r) for draw in draws] for _ in range(args.count)]
            else:
                rows = [[[draws(r), draws(r)]] for _ in range(args.count)]
            line = measure(module, name, rows, args)
            print(line, flush=True)
            text += line + "\n"
    if args.report:
        with open(args.report, "w") as file:
            file.write(text)


if __name__ == "__main__":
    main()
