"""Reads paths from standard input; writes, for each, the length of ast.dump (or -1), its text, and a line end."""
import ast
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
out = sys.stdout.buffer
for path in sys.stdin.read().splitlines():
    with open(path, "rb") as f:
        source = f.read()
    try:
        text = ast.dump(ast.parse(source), include_attributes=True)
        data = text.encode("utf-8", "surrogatepass")
    except (SyntaxError, ValueError, RecursionError) as e:
        message = type(e).__name__ + "\t" + str(getattr(e, "lineno", 0)) + "\t" + str(getattr(e, "msg", e))
        data = message.encode("utf-8", "replace")
        out.write(b"E %d\n" % len(data))
    else:
        try:
            compile(source, path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError) as e:
            out.write(b"C %d\n" % len(data))
        else:
            out.write(b"T %d\n" % len(data))
    out.write(data)
    out.write(b"\n")
