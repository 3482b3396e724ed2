#!/usr/bin/env python3
"""Times how long vivarium takes to start, against a Go program that prints one line.

    start.py [--vivarium bin/vivarium] [--rounds 40] [--imports]

Both are built first if --vivarium is not given, and both are copied, as an installation does: the pages of a file that the
linker has written lie apart in the page cache, and to map them takes up to 0.7 ms more. The rows take turns; the lower quartile of the rounds and the best of
them count. A ratio is to the Go program. With --imports there is a row for each module of the library: its difference to
the empty script is what its import costs.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n'


def go(*args, cwd):
    subprocess.run(["go", *args], cwd=cwd, check=True, env={**os.environ, "CGO_ENABLED": "0"})


def installed(program):
    """Copies a program beside itself and returns the copy."""
    return shutil.copy(program, f"{program}.installed")


def once(argv):
    """Returns milliseconds of processor and wall time."""
    nothing = os.open(os.devnull, os.O_RDWR)
    start = time.perf_counter()
    child = os.posix_spawn(argv[0], argv, os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(nothing)
    if status:
        raise SystemExit(f"{' '.join(argv)}: status {status}")
    return 1000 * (usage.ru_utime + usage.ru_stime), 1000 * wall


def rows(vivarium, work, imports):
    """Yields the name and command of each row; the first two are what the others are compared with."""
    (work / "hello.go").write_text(HELLO)
    go("build", "-o", str(work / "hello"), "hello.go", cwd=work)
    yield "hello, in Go", [installed(work / "hello")]

    def script(name, text, *flags):
        path = work / f"{name}.py"
        path.write_text(text)
        return [vivarium, "run", *flags, str(path)]
    yield "empty script", script("empty", "", "--isolation", "none")
    if not imports:
        yield "empty script, jailed", script("empty", "", "--isolation", "process")
        return
    listed = subprocess.run([vivarium, "policy", "show"], capture_output=True, text=True, check=True).stdout
    for module in sorted({line.split(":")[0].split()[-1] for line in listed.splitlines() if line.startswith("Module ")} - {"__future__"}):
        yield f"import {module}", script(module.replace(".", "_"), f"import {module}\n", "--isolation", "none")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vivarium")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--imports", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        vivarium = args.vivarium
        if not vivarium:
            go("build", "-trimpath", "-ldflags=-s -w", "-o", str(work / "vivarium"), "./cmd/vivarium", cwd=ROOT)
            vivarium = installed(work / "vivarium")
        table = list(rows(vivarium, work, args.imports))
        times = [[] for _ in table]
        for _ in range(args.rounds):
            for (_, argv), taken in zip(table, times):
                taken.append(once(argv))
        report(table, times)


def report(table, times):
    quartiles = [[sorted(column)[len(column) // 4] for column in zip(*taken)] for taken in times]
    base, empty = quartiles[0][0], quartiles[1][0]
    print(f"{'':24}{'CPU ms':>8}{'best':>8}{'wall ms':>9}{'ratio':>7}{'more ms':>9}")
    for (name, _), (cpu, wall), taken in zip(table, quartiles, times):
        print(f"{name:24}{cpu:8.2f}{min(t[0] for t in taken):8.2f}{wall:9.2f}{cpu / base:7.2f}{cpu - empty:9.2f}")


if __name__ == "__main__":
    main()
