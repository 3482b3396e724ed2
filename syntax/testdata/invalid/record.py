"""Records CPython's verdict on each snippet of snippets.txt: run with CPython 3.13 in this folder.

A snippet begins after a line "# --- LINE KIND: MESSAGE"; the recorder rewrites that line.
"""
import re
import warnings

warnings.simplefilter("ignore")
with open("snippets.txt", encoding="utf-8", newline="\n") as f:
    parts = re.split(r"^# ---.*\n", f.read(), flags=re.M)[1:]
with open("snippets.txt", "w", encoding="utf-8", newline="\n") as f:
    for source in parts:
        try:
            compile(source, "snippet", "exec", dont_inherit=True)
            verdict = "valid"
        except SyntaxError as e:
            verdict = f"{e.lineno} {type(e).__name__}: {e.msg}"
        f.write(f"# --- {verdict}\n{source}")
