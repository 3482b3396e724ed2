#!/usr/bin/env python3
"""Times operations on big ints under vivarium and CPython.

    bigints.py --vivarium bin/vivarium [--peer python3] [--digits 2,10,...] [--only mul,str] [--seconds 0.05] [--runs 3] [--most 20]

For every operation and number of decimal digits one short program runs under both in turn, which repeats the operation
for about so many seconds of CPython; the processor time of the program without a repetition is taken off. Of several
runs the shortest counts; what takes CPython longer than half a second is run once. What would take it more than --most
seconds, going by the size before, is left out. The table shows CPython's time divided by vivarium's: above 1 vivarium
is faster. Programs that print different results are wrong. The whole table takes some minutes.
"""
import argparse
import os
import shlex
import subprocess
import sys
import tempfile

# name: (preparation, operation); a, b have n digits, s has n // 2, m is odd, e small, t is text, k grows with n
OPERATIONS = {
    "add": ("", "a + b"),
    "sub": ("", "a - b"),
    "mul": ("", "a * b"),
    "mul small": ("", "a * 12345"),
    "square": ("", "a * a"),
    "mul add": ("", "a * b + a"),
    "mul mod": ("", "a * b % m"),
    "floordiv": ("", "a // s"),
    "floordiv small": ("", "a // 12345"),
    "mod": ("", "a % s"),
    "divmod": ("", "divmod(a, s)"),
    "truediv": ("", "a / b"),
    "pow": ("p = number(5, max(1, n // 8))", "p ** 7"),
    "powmod": ("", "pow(s, e, m)"),
    "inverse": ("while gcd(b, m) > 1: b += 1", "pow(b, -1, m)"),
    "gcd": ("", "gcd(a, b)"),
    "lshift": ("", "a << 100"),
    "rshift": ("", "a >> 33"),
    "and": ("", "a & b"),
    "mask": ("k = (1 << 100) - 1", "a & k"),
    "neg": ("", "-a"),
    "compare": ("a2 = a + 0 * b", "a == a2"),
    "hash": ("", "hash(a)"),
    "bit_length": ("", "a.bit_length()"),
    "str": ("", "str(a)"),
    "hex": ("", "hex(a)"),
    "int": ("t = text(n)", "int(t)"),
    "to_bytes": ("k = a.bit_length() // 8 + 1", "a.to_bytes(k, 'big')"),
    "from_bytes": ("t = a.to_bytes(a.bit_length() // 8 + 1, 'big')", "int.from_bytes(t, 'big')"),
    "isqrt": ("", "isqrt(a)"),
    "factorial": ("k = next(k for k in count(1) if lgamma(k + 1) > n * 2.3)", "factorial(k)"),
    "comb": ("k = n * 5 // 3 + 1", "comb(2 * k, k)"),
    "perm": ("k = int(n / log10(n + 10)) + 1", "perm(10 * n, k)"),
}
DIGITS = [2, 10, 30, 100, 300, 1000, 10_000, 100_000, 1_000_000]

PROGRAM = """\
from itertools import count
from math import comb, factorial, gcd, isqrt, lgamma, log10, perm
n = {n}
def words(seed, count):
    for _ in range(count):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        yield seed
def text(n):
    return ("7" + "".join(str(w).zfill(20)[4:] for w in words(99, n // 16 + 1)))[:n]
def number(seed, n):
    bits = n * 3322 // 1000
    x = int.from_bytes(b"".join(w.to_bytes(8, "big") for w in words(seed, bits // 64 + 2)), "big")
    return x >> x.bit_length() - bits - 1 | 1
a, b, s, m, e = number(12345, n), number(67891, n), number(1357, max(1, n // 2)), number(2468, n) | 1, 65537
{prepare}
def work(rounds):
    r = None
    for _ in range(rounds):
        r = {operation}
    return r
r = work({rounds})
print(r if isinstance(r, str) else sum(r) if isinstance(r, bytes) else hash(r))
"""


def timed(command, text):
    """Returns processor seconds and the output."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file, tempfile.TemporaryFile() as out:
        file.write(text)
        file.flush()
        argv = [part.replace("{}", file.name) for part in shlex.split(command)]
        child = subprocess.Popen(argv, stdout=out, stderr=subprocess.STDOUT, env=dict(os.environ, PYTHONINTMAXSTRDIGITS="0"))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read()
    if child.returncode != 0:
        raise SystemExit(f"{command}: {printed.decode()[-400:]}")
    return usage.ru_utime + usage.ru_stime, printed


def program(name, n, rounds):
    prepare, operation = OPERATIONS[name]
    return PROGRAM.format(n=n, prepare=prepare, operation=operation, rounds=rounds)


def once(command, name, n, rounds, base):
    """Returns the time of so many rounds without that of the rest of the program, and what was printed."""
    spent, printed = timed(command, program(name, n, rounds))
    return max(spent - base, 1e-4), printed


def calibrate(command, name, n, seconds, base, rounds):
    """Returns how many rounds, these or more, take about so long, the time of some, their number and what they printed."""
    while True:
        spent, printed = once(command, name, n, rounds, base)
        if spent >= seconds / 2:
            return max(1, int(rounds * seconds / spent)), spent, rounds, printed
        rounds *= 20 if spent < seconds / 30 else 2


def compare(sides, name, n, args, base, last):
    """Returns CPython's time over vivarium's, or None if they differ, and CPython's time for one operation.

    base has the times of the programs without a repetition, last is CPython's time for a smaller size."""
    seconds = max(args.seconds, base[1])
    rounds, spent, done, printed = calibrate(sides[1], name, n, seconds, base[1], max(1, int(seconds / last / 10)))
    if spent > 0.5:
        ours, result = once(sides[0], name, n, done, base[0])
        return spent / ours if result == printed else None, spent / done
    best = [1e9, 1e9]
    for _ in range(args.runs):
        results = [once(command, name, n, rounds, b) for command, b in zip(sides, base)]
        best = [min(b, r[0]) for b, r in zip(best, results)]
        if results[0][1] != results[1][1]:
            return None, spent / done
    return best[1] / best[0], best[1] / rounds


def row(sides, name, digits, args):
    """Prints the row of an operation; returns whether results differed."""
    print(f"| {name} |", end="", flush=True)
    wrong, base, last, size = False, None, 1e-7, 1
    for n in digits:
        cell = "-"
        if base is None or last * (n / size) ** 2 <= args.most:
            if base is None or n > 1000:
                base = [min(timed(command, program(name, n, 0))[0] for _ in range(3)) for command in sides]
            ratio, last = compare(sides, name, n, args, base, last)
            size, wrong = n, wrong or ratio is None
            cell = "wrong" if ratio is None else f"{ratio:.2f}"
        print(f" {cell} |", end="", flush=True)
    print(flush=True)
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vivarium", default="bin/vivarium")
    parser.add_argument("--peer", default=sys.executable)
    parser.add_argument("--digits", default=",".join(map(str, DIGITS)))
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=0.05)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most", type=float, default=20)
    args = parser.parse_args()
    sides = f"{args.vivarium} run --isolation none --limits time=600 {{}}", f"{args.peer} {{}}"
    digits = list(map(int, args.digits.split(",")))
    wanted = set(filter(None, args.only.split(","))) or set(OPERATIONS)
    print("| operation |" + "".join(f" {n} |" for n in digits))
    print("|---|" + "---|" * len(digits))
    wrong = [row(sides, name, digits, args) for name in OPERATIONS if name in wanted]
    sys.exit(any(wrong))


if __name__ == "__main__":
    main()
