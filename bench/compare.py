#!/usr/bin/env python3
"""Times programs under vivarium and other runners.

    compare.py --vivarium bin/vivarium [--peer 'python3 {}'] [--peer 'pypy3 {}'] [--rounds 3] [--only fib,nbody]

The runners take turns, program by program, and the best of the rounds counts for each: what else a machine does can
only add to a time. A ratio is the peer's time divided by vivarium's, so above 1 vivarium is faster. All runners must
print the same, or the program counts as wrong. Peak memory is that of the process as the kernel reports it.
"""
import argparse
import math
import os
import pathlib
import shlex
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def run(command, program):
    """Returns wall seconds, processor seconds, peak MiB and the output; an output of None is a failure."""
    argv = [part.replace("{}", str(program)) for part in shlex.split(command)]
    with tempfile.TemporaryFile() as out:
        nothing = os.open(os.devnull, os.O_WRONLY)
        start = time.perf_counter()
        child = os.posix_spawnp(argv[0], argv, os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, nothing, 2)])
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
        os.close(nothing)
        out.seek(0)
        text = out.read()
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text if status == 0 else None


def best(runs):
    return [min(column) for column in list(zip(*runs))[:3]]


def mean(values):
    return math.exp(sum(map(math.log, values)) / len(values)) if values else float("nan")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vivarium", default="bin/vivarium")
    parser.add_argument("--flags", default="--isolation none", help="flags of vivarium run")
    parser.add_argument("--peer", action="append", help="a command with {} for the program; CPython if none is given")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    commands = [f"{args.vivarium} run {args.flags} {{}}"] + (args.peer or [f"{sys.executable} {{}}"])
    wanted = set(filter(None, args.only.split(",")))
    programs = [p for p in sorted((HERE / "programs").glob("*.py")) if not wanted or p.stem in wanted]

    print("| program | s | CPU s | MiB |" + "".join(f" {c.split()[0]}: wall | CPU | memory |" for c in commands[1:]))
    print("|---|---|---|---|" + "---|---|---|" * (len(commands) - 1))
    wall, cpu, wrong = [[] for _ in commands[1:]], [[] for _ in commands[1:]], 0
    for program in programs:
        runs = [[] for _ in commands]
        for _ in range(args.rounds):
            for mine, command in zip(runs, commands):
                mine.append(run(command, program))
        outputs = {r[3] for mine in runs for r in mine}
        if len(outputs) != 1 or None in outputs:
            wrong += 1
            print(f"| {program.stem} | wrong |", flush=True)
            continue
        mine, *peers = map(best, runs)
        row = f"| {program.stem} | {mine[0]:.2f} | {mine[1]:.2f} | {mine[2]:.0f} |"
        for i, peer in enumerate(peers):
            wall[i].append(peer[0] / mine[0])
            cpu[i].append(peer[1] / mine[1])
            row += f" {wall[i][-1]:.2f} | {cpu[i][-1]:.2f} | {mine[2] / peer[2]:.2f} |"
        print(row, flush=True)
    print("| **geometric mean** | | | |" + "".join(f" **{mean(w):.2f}** | **{mean(c):.2f}** | |" for w, c in zip(wall, cpu)))
    print("| **worst** | | | |" + "".join(f" {min(w, default=0):.2f} | {min(c, default=0):.2f} | |" for w, c in zip(wall, cpu)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
