# import binds the module, or the name given
import math
import math as m
from math import pi, sqrt as root
assert math is m and pi == math.pi and root(9) == 3.0 and math.__name__ == "math"
assert type(math).__name__ == "module"
# ---
# unchecked
import nope_nope  # raises: ModuleNotFoundError "No module named 'nope_nope'"
# ---
# unchecked
import math.nope  # raises: ModuleNotFoundError
# ---
# unchecked
# cpython: skip (there are no files, so the location is always unknown)
from math import nope  # raises: ImportError "cannot import name 'nope' from 'math' (unknown location)"
# ---
# unchecked
import math
math.nope  # raises: AttributeError "module 'math' has no attribute 'nope'"
# ---
# a module is imported once
def f():
    import math
    return math
assert f() is f()
from math import *
assert floor(2.5) == 2 and e > 2.7
# ---
# unchecked
try:
    import nope_nope
except ImportError as e:
    assert type(e) is ModuleNotFoundError
else:
    assert False
