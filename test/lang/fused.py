# Sums of products come out the same on processors that could fuse the two.
import math
import random

random.seed(1)
small = [random.gammavariate(0.3, 1.0) for _ in range(3000)]
large = [random.gammavariate(2.7, 1.0) for _ in range(3000)]
assert math.fsum(small).hex() == "0x1.d86147458455bp+9"
assert math.fsum(large).hex() == "0x1.f6d6474b92afbp+12"
# ---
import math
import random
from datetime import timedelta

random.seed(2)
xs = [random.random() for _ in range(500)]
micro = [timedelta(days=x, hours=-x, minutes=x * 7).microseconds for x in xs]
assert sum(i * m for i, m in enumerate(micro)) == 61745170847
assert math.sumprod(xs, xs[::-1]).hex() == "0x1.000c090b18e29p+7"
assert math.dist(xs, xs[::-1]).hex() == "0x1.2314e34e743eep+3"
assert math.fsum(math.cbrt(x * 1e6) for x in xs).hex() == "0x1.26ff876f225c0p+15"
assert math.fsum(math.gamma(x * 170) ** 0.001 + math.erf(x * 2) for x in xs).hex() == "0x1.0965435381fdcp+10"
