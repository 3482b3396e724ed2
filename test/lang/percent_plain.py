# Plain conversions of %, and those next to them that are not plain.
n, x, s = 5, 1.5, "ab"
assert "%s-%s" % (s, n) == "ab-5" and "%s" % x == "1.5" and "%s" % -0.0 == "-0.0"
assert "%05s|%-5s|%5s|%-05s" % (s, s, n, n) == "   ab|ab   |    5|5    "
assert "%05d|%-5d|%-05d|%5d|%d" % (-n, n, n, -n, n) == "-0005|5    |5    |   -5|5"
assert "%.3s|%.1s|%5.1s" % ("abcdef", s, s) == "abc|a|    a"
assert "%.2f|%8.3f|%-8.1f|%08.2f|%.0f|%.f" % (x, x, x, -x, 2.5, 3.5) == "1.50|   1.500|1.5     |-0001.50|2|4"
assert "%x %X %o %e %.1e" % (255, 255, 8, 12345.678, 0.00012) == "ff FF 10 1.234568e+04 1.2e-04"
assert "%x" % -255 == "-ff" and "%d" % True == "1" and "%d" % 2.9 == "2" and "%s" % True == "True"
assert "%.3d|%#x|%+d|% d" % (n, 255, n, n) == "005|0xff|+5| 5"
assert "100%%" % () == "100%" and "%s%%" % n == "5%"
assert "%100d" % n == " " * 99 + "5" and len("%.100f" % x) == 102
assert "%s" % (None,) == "None" and "%s %s" % ([1], {2: 3}) == "[1] {2: 3}"
assert "é%sü" % s == "éabü" and "%s" % "é" == "é" and "%5s|%-3sß" % ("é", "ü") == "    é|ü  ß"
assert "%s" % ("x" * 3000) == "x" * 3000 and ("y" * 3000 + "%d") % 1 == "y" * 3000 + "1"
assert "%(a)s %(b)d" % {"a": 1, "b": 2} == "1 2" and "none" % {} == "none"
assert "%f" % 1e300 == "%.6f" % 1e300 and "%s" % 1e300 == "1e+300"
assert "%*d|%.*f" % (5, n, 2, x) == "    5|1.50"


class Shown(str):
    def __str__(self):
        return "shown"


assert "%s" % Shown("text") == "shown"
# ---
"%d" % "x"          # raises: TypeError "%d format: a real number is required, not str"
# ---
"%s %s" % "x"       # raises: TypeError "not enough arguments for format string"
# ---
"%s" % (1, 2)       # raises: TypeError "not all arguments converted during string formatting"
# ---
"abc" % 1           # raises: TypeError "not all arguments converted during string formatting"
# ---
"%5" % 1            # raises: ValueError "incomplete format"
# ---
"%y" % 1            # raises: ValueError "unsupported format character 'y' (0x79) at index 1"
# ---
# The tuple of a % that is not plain is made after all.
class Odd:
    def __str__(self):
        return "odd"


a, b = 1, 2.5
assert "%s %s" % (a, Odd()) == "odd".join(["1 ", ""]) and "%d %r" % (a, b) == "1 2.5"
assert "%s %s" % ((a, b) if a else (b, a)) == "1 2.5" and "%s" % ((a, b),) == "(1, 2.5)"
assert "%s|%s" % (10 ** 30, a) == "1" + "0" * 30 + "|1"
t = "%s.%s" % (a, b)
t += "%s" % a
assert t == "1.2.51"
try:
    "%d" % (a, b)
    assert False
except TypeError as e:
    assert str(e) == "not all arguments converted during string formatting"
