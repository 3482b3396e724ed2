"""Writes statements of CPython's library with one token changed, each after a line "# --- VERDICT" of compile().

Usage: mutate.py SEED COUNT. The verdict is "valid" or "LINE KIND: MESSAGE".
"""
import ast
import glob
import io
import os
import random
import sys
import tokenize
import warnings

TOKENS = """( ) [ ] { } , : ; = == := . * ** @ + - not in is if else for lambda yield await async def class return x y
1 "s" f'{a}' None True import from as with try except pass break global nonlocal del raise -> ! / match case type _
print while or and % < ~ ...""".split()


def dedented(lines):
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    return "".join(line[indent:] if not line[:indent].strip() else line for line in lines)


def mutated(source):
    tokens = [t for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.string.strip()]
    starts = [0]
    for line in source.splitlines(True):
        starts.append(starts[-1] + len(line))
    victim = random.choice(tokens)
    begin = starts[victim.start[0] - 1] + victim.start[1]
    end = starts[victim.end[0] - 1] + victim.end[1]
    new = random.choice(["", random.choice(TOKENS), random.choice(TOKENS) + " " + victim.string, random.choice(tokens).string])
    result = source[:begin] + new + source[end:]
    return result if result.endswith("\n") else result + "\n"


def verdict(source):
    try:
        compile(source, "mutant", "exec", dont_inherit=True)
    except SyntaxError as e:
        return f"{e.lineno} {type(e).__name__}: {e.msg}"
    return "valid"


def main():
    warnings.simplefilter("ignore")
    random.seed(int(sys.argv[1]))
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    files = sorted(glob.glob(os.path.dirname(os.__file__) + "/*.py"))
    count = int(sys.argv[2])
    while count > 0:
        with open(random.choice(files), encoding="utf-8") as f:
            text = f.read()
        statements = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.stmt) and n.end_lineno - n.lineno < 12]
        for node in random.sample(statements, min(40, len(statements))):
            try:
                source = mutated(dedented(text.splitlines(True)[node.lineno - 1 : node.end_lineno]))
            except (tokenize.TokenError, IndentationError):
                continue
            if "\f" in source or "\n# ---" in source:
                continue
            print("# ---", verdict(source))
            print(source, end="")
            count -= 1


main()
