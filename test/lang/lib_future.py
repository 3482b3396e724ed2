from __future__ import absolute_import
assert absolute_import.getOptionalRelease() == (2, 5, 0, "alpha", 1)
assert absolute_import.getMandatoryRelease() == (3, 0, 0, "alpha", 0)
# ---
from __future__ import division
assert 1 / 2 == 0.5
assert division.getOptionalRelease() == (2, 2, 0, "alpha", 2)
# ---
from __future__ import generator_stop


def numbers():
    yield 1
    raise StopIteration


it = numbers()
assert next(it) == 1
try:
    next(it)
except RuntimeError as e:
    assert str(e) == "generator raised StopIteration"
assert generator_stop.getMandatoryRelease() == (3, 7, 0, "alpha", 0)
# ---
from __future__ import generators, nested_scopes
assert generators.getOptionalRelease() == (2, 2, 0, "alpha", 1)
assert nested_scopes.getMandatoryRelease() == (2, 2, 0, "alpha", 0)
# ---
from __future__ import print_function, unicode_literals
assert print_function.getMandatoryRelease() == (3, 0, 0, "alpha", 0)
assert type("") is str and unicode_literals.getOptionalRelease() == (2, 6, 0, "alpha", 2)
# ---
from __future__ import with_statement
assert repr(with_statement) == "_Feature((2, 5, 0, 'alpha', 1), (2, 6, 0, 'alpha', 0), 524288)"
# ---
import __future__ as future
assert future.all_feature_names == [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
    "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"]
# ---
import __future__ as future
for name in future.all_feature_names:
    feature = getattr(future, name)
    assert feature.getOptionalRelease() <= (3, 7, 0, "beta", 1), name
# ---
from __future__ import barry_as_FLUFL
assert barry_as_FLUFL.getMandatoryRelease() == (4, 0, 0, "alpha", 0)
# ---
"""A docstring may stand before."""
from __future__ import annotations


def area(width: Missing, height: 'Missing too') -> Nothing:
    return width * height


assert area(2, 3) == 6
assert area.__annotations__ == {"width": "Missing", "height": "'Missing too'", "return": "Nothing"}
