#!/usr/bin/env python3
"""Times operations on big ints under vivarium and CPython.

    bigints.py --vivarium bin/vivarium [--peer python3] [--digits 2,10,...] [--only mul,str] [--seconds 0.05] [--rounds 2]

For every operation and number of decimal digits one short program runs under both, which repeats the operation and
counts by rounds: the processor time of an empty round is taken off. The table shows CPython's time divided by
vivarium's: above 1 vivarium is faster. Programs that print different results are wrong.
"""
import argparse
import os
import shlex
import subprocess
import sys
import tempfile

# name: (preparation, operation); a, b have n digits, s has n // 2, m is odd, e small, t is text
OPERATIONS = {
    "add": ("", "a + b"),
    "sub": ("", "a - b"),
    "mul": ("", "a * b"),
    "square": ("", "a * a"),
    "floordiv": ("", "a // s"),
    "mod": ("", "a % s"),
    "divmod": ("", "divmod(a, s)"),
    "pow": ("p = max(2, a // 10 ** (n - n // 8))", "p ** 7"),
    "powmod": ("", "pow(s, e, m)"),
    "gcd": ("from math import gcd", "gcd(a, b)"),
    "lshift": ("", "a << 100"),
    "rshift": ("", "a >> 33"),
    "str": ("", "str(a)"),
    "int": ("t = str(a)", "int(t)"),
    "isqrt": ("from math import isqrt", "isqrt(a)"),
    "compare": ("a2 = a + 0 * b", "a < b, a == a2"),
    "hash": ("", "hash(a)"),
}
DIGITS = [2, 10, 30, 100, 1000, 10_000, 100_000, 1_000_000]
# The largest sizes that CPython does in less than some seconds.
MOST = {"powmod": 1000, "str": 100_000, "int": 100_000, "gcd": 100_000, "isqrt": 100_000, "floordiv": 100_000, "mod": 100_000,
        "divmod": 100_000}

PROGRAM = """\
n = {n}
def number(seed, n):
    x, base = 0, 10 ** min(n, 18)
    if n <= 18:
        return (seed * 0x9E3779B97F4A7C15 % base) | (1 << (3 * n)) | 1
    half = n // 2
    return number(seed, n - half) * 10 ** half + number(seed * 3 + 1, half)
a, b, s, m, e = number(12345, n), number(67891, n), number(1357, max(1, n // 2)), number(2468, n) | 1, 65537
{prepare}
def work(rounds):
    r = None
    for _ in range(rounds):
        r = {operation}
    return r
r = work({rounds})
print(r if isinstance(r, str) else hash(r))
"""


def timed(command, text):
    """Returns processor seconds and the output."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(text)
        file.flush()
        before = os.times()
        argv = [part.replace("{}", file.name) for part in shlex.split(command)]
        child = subprocess.run(argv, capture_output=True, env=dict(os.environ, PYTHONINTMAXSTRDIGITS="0"))
        after = os.times()
    if child.returncode != 0:
        raise SystemExit(f"{command}: {child.stderr.decode()[-400:]}")
    return after.children_user + after.children_system - before.children_user - before.children_system, child.stdout


def program(name, n, rounds):
    prepare, operation = OPERATIONS[name]
    return PROGRAM.format(n=n, prepare=prepare, operation=operation, rounds=rounds)


def per_round(command, name, n, rounds, repeats):
    """Returns seconds a round, with what one round costs taken off."""
    best, base, out = 1e9, 1e9, None
    for _ in range(repeats):
        spent, out = timed(command, program(name, n, rounds + 1))
        best = min(best, spent)
        base = min(base, timed(command, program(name, n, 1))[0])
    return max(best - base, 1e-4) / rounds, out


def calibrate(command, name, n, seconds):
    """Returns how many rounds take about so long, and no less than the preparation."""
    rounds = 1
    base = timed(command, program(name, n, 1))[0]
    seconds = max(seconds, base)
    while True:
        spent = timed(command, program(name, n, rounds + 1))[0] - base
        if spent >= seconds / 2:
            return max(1, int(rounds * seconds / spent))
        rounds *= 8 if spent < seconds / 10 else 2


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vivarium", default="bin/vivarium")
    parser.add_argument("--peer", default=sys.executable)
    parser.add_argument("--digits", default=",".join(map(str, DIGITS)))
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=0.1)
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    mine = f"{args.vivarium} run --isolation none --limits time=600 {{}}"
    peer = f"{args.peer} {{}}"
    digits = list(map(int, args.digits.split(",")))
    wanted = set(filter(None, args.only.split(","))) or set(OPERATIONS)
    print("| operation |" + "".join(f" {n} |" for n in digits))
    print("|---|" + "---|" * len(digits))
    wrong = False
    for name in OPERATIONS:
        if name not in wanted:
            continue
        row = f"| {name} |"
        for n in digits:
            if n > MOST.get(name, n):
                row += " - |"
                continue
            rounds = calibrate(peer, name, n, args.seconds)
            theirs, want = per_round(peer, name, n, rounds, args.rounds)
            ours, got = per_round(mine, name, n, rounds, args.rounds)
            wrong |= got != want
            row += f" {theirs / ours:.2f} |" if got == want else " wrong |"
        print(row, flush=True)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
