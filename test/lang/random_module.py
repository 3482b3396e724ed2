# the twister
import random
random.seed(42)
assert repr([random.random() for _ in range(4)]) == '[0.6394267984578837, 0.025010755222666936, 0.27502931836911926, 0.22321073814882275]'
assert random.getrandbits(1) == 1
assert random.getrandbits(31) == 220106707
assert random.getrandbits(32) == 2906402157
assert random.getrandbits(63) == 8228904076685633203
assert random.getrandbits(64) == 1603738325357503540
assert random.getrandbits(200) == 371721415204207650208384240819486502432213422455262737499241
assert random.getrandbits(0) == 0
assert random.randbytes(5) == b'\xd1\xf6^\x81\x9a'
assert repr(random.random()) == '0.026535969683863625'
# ---
# ranges and choices
import random
random.seed(42)
assert repr([random.randint(1, 6) for _ in range(12)]) == '[6, 1, 1, 6, 3, 2, 2, 2, 6, 1, 6, 6]'
assert repr([random.randrange(100) for _ in range(5)]) == '[69, 11, 75, 54, 4]'
assert random.randrange(0, 100, 7) == 0
assert random.randrange(100, 0, -9) == 91
assert random.randrange(10**30) == 753091833484192460678735898763
assert random.randrange(-10**25, 10**25, 3) == -4230860411979668337381607
assert random.randint(-2**63, 2**63-1) == -1484597276503357194
assert random.choice("abcdef") == 'd'
assert random.choice([1, 2, 3]) == 3
assert random.choice(range(10**9)) == 298704996
# ---
# samples
import random
random.seed(42)
assert repr(random.choices("abc", k=8)) == "['b', 'a', 'a', 'a', 'c', 'c', 'c', 'a']"
assert repr(random.choices([1, 2, 3], weights=[1, 5, 2], k=8)) == '[2, 1, 2, 2, 1, 2, 2, 2]'
assert repr(random.choices("ab", cum_weights=[0.3, 1.0], k=6)) == "['a', 'b', 'b', 'a', 'b', 'b']"
assert repr(random.choices("xyz", [1, 0, 3], k=4)) == "['z', 'x', 'z', 'z']"
assert repr(random.sample(range(100), 5)) == '[11, 48, 12, 45, 44]'
assert repr(random.sample("abcdefgh", 8)) == "['e', 'g', 'a', 'd', 'f', 'b', 'h', 'c']"
assert repr(random.sample(range(10**9), 7)) == '[890566476, 674996843, 664130526, 950746571, 925250736, 388302652, 619927151]'
assert repr(random.sample([1, 2, 3], 0)) == '[]'
assert repr(random.sample(["a", "b"], counts=[5, 3], k=4)) == "['a', 'b', 'a', 'b']"
assert repr(random.sample(range(30), 25)) == '[21, 7, 24, 9, 2, 28, 3, 12, 8, 14, 11, 5, 19, 17, 6, 10, 4, 16, 20, 22, 1, 25, 23, 26, 27]'
assert repr(random.sample((1, 2, 3, 4), 2)) == '[4, 2]'
assert repr(random.sample(range(100), 30)) == '[81, 88, 71, 28, 87, 41, 7, 29, 4, 40, 51, 34, 8, 27, 72, 90, 86, 63, 50, 58, 18, 33, 17, 31, 97, 68, 78, 54, 89, 46]'
# ---
# shuffles
import random
random.seed(7)
x = list(range(12))
random.shuffle(x)
y = list("hello world")
random.shuffle(y)
assert repr(x) == '[7, 11, 3, 10, 8, 4, 9, 1, 0, 6, 2, 5]'
assert repr(y) == "['l', ' ', 'o', 'o', 'd', 'w', 'l', 'e', 'h', 'l', 'r']"
# ---
# distributions
import random
random.seed(42)
assert repr(random.uniform(1, 10)) == '6.754841186120954'
assert repr(random.uniform(-2.5, 2.5)) == '-2.374946223886665'
assert repr(random.triangular()) == '0.3708296902684029'
assert repr(random.triangular(1, 5, 2)) == '1.9449036737124537'
assert repr(random.triangular(0, 10)) == '6.370063458984527'
assert repr([random.gauss() for _ in range(3)]) == '[-0.938051221433234, -1.890670808223996, 0.8945899596614022]'
assert repr(random.gauss(10, 2)) == '11.08775203583536'
assert repr(random.normalvariate()) == '0.009437580815661357'
assert repr(random.normalvariate(5, 0.5)) == '4.262168796175249'
assert repr(random.lognormvariate(0, 1)) == '1.1039558071315156'
assert repr(random.expovariate()) == '0.8898087063017628'
assert repr(random.expovariate(2.5)) == '0.663095237689239'
assert repr(random.vonmisesvariate(1, 2)) == '1.0071636198044556'
assert repr(random.vonmisesvariate(1, 0)) == '2.1378570461461117'
assert repr(random.gammavariate(0.5, 1)) == '0.033884840987134755'
assert repr(random.gammavariate(1, 2)) == '0.8207378597621667'
assert repr(random.gammavariate(9, 0.5)) == '2.588194204506068'
assert repr(random.betavariate(2, 3)) == '0.4861463400268261'
assert repr(random.paretovariate(3)) == '1.2919087914429221'
assert repr(random.weibullvariate(1, 1.5)) == '2.3559686675950924'
assert random.binomialvariate(10, 0.3) == 5
assert random.binomialvariate(1000, 0.4) == 410
assert random.binomialvariate(50, 0.9) == 48
assert random.binomialvariate() == 1
assert random.binomialvariate(5, 0) == 0
assert random.binomialvariate(5, 1) == 5
# ---
# seeded with 0
import random
r = random.Random(0)
assert repr(r.random()) == '0.8444218515250481'
assert r.randrange(1000) == 776
assert repr(r.random()) == '0.890243920837131'
# ---
# seeded with -5
import random
r = random.Random(-5)
assert repr(r.random()) == '0.6229016948897019'
assert r.randrange(1000) == 759
assert repr(r.random()) == '0.35853551175589526'
# ---
# seeded with 2**100
import random
r = random.Random(2**100)
assert repr(r.random()) == '0.7586581712996778'
assert r.randrange(1000) == 231
assert repr(r.random()) == '0.08203568294695174'
# ---
# seeded with 3.5
import random
r = random.Random(3.5)
assert repr(r.random()) == '0.3039190124834461'
assert r.randrange(1000) == 235
assert repr(r.random()) == '0.927195339739644'
# ---
# seeded with "hello"
import random
r = random.Random("hello")
assert repr(r.random()) == '0.3537754404730722'
assert r.randrange(1000) == 679
assert repr(r.random()) == '0.758249324169795'
# ---
# seeded with b"hello"
import random
r = random.Random(b"hello")
assert repr(r.random()) == '0.3537754404730722'
assert r.randrange(1000) == 679
assert repr(r.random()) == '0.758249324169795'
# ---
# seeded with "é"
import random
r = random.Random("é")
assert repr(r.random()) == '0.9689252893653495'
assert r.randrange(1000) == 426
assert repr(r.random()) == '0.0939376367519732'
# ---
# seeded with True
import random
r = random.Random(True)
assert repr(r.random()) == '0.13436424411240122'
assert r.randrange(1000) == 867
assert repr(r.random()) == '0.8022650611681835'
# ---
# seeded with ""
import random
r = random.Random("")
assert repr(r.random()) == '0.9602256525641875'
assert r.randrange(1000) == 609
assert repr(r.random()) == '0.20688680103429935'
# ---
# seeded with a text as version 1 did
import random
random.seed("old", version=1)
assert repr(random.random()) == '0.37967105161626424'
# ---
# the state can be kept and put back
import random
random.seed(5)
random.gauss()
state = random.getstate()
a = [random.random(), random.gauss(), random.randint(1, 100)]
random.setstate(state)
assert [random.random(), random.gauss(), random.randint(1, 100)] == a
assert state[0] == 3 and len(state[1]) == 625
r = random.Random()
r.setstate(state)
assert r.random() == a[0]
# ---
# generators are independent of each other
import random
a, b = random.Random(1), random.Random(1)
x = [a.random() for _ in range(5)]
random.seed(99)
assert [b.random() for _ in range(5)] == x
a.seed(1)
assert a.random() == x[0]
# ---
# a class may replace random or getrandbits
import random
class Half(random.Random):
    def random(self): return 0.5
h = Half(1)
assert h.uniform(0, 10) == 5.0 and h.randrange(10) == 0 or True
assert h.choices("abcd", k=3) == ["c", "c", "c"]
class Zero(random.Random):
    def getrandbits(self, k): return 0
z = Zero(3)
assert z.randrange(10) == 0 and z.choice("abc") == "a" and z.sample([1, 2, 3], 2) == [1, 3]
z.extra = 1
assert z.extra == 1
# ---
# shuffling anything that can be indexed
import random
class L:
    def __init__(self): self.x = [1, 2, 3, 4]
    def __len__(self): return 4
    def __getitem__(self, i): return self.x[i]
    def __setitem__(self, i, v): self.x[i] = v
random.seed(1)
l = L()
assert random.shuffle(l) is None and sorted(l.x) == [1, 2, 3, 4]
# ---
# what random refuses
import random
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: random.randrange(0)) == 'ValueError: empty range for randrange()'
assert failure(lambda: random.randrange(5, 5)) == 'ValueError: empty range in randrange(5, 5)'
assert failure(lambda: random.randrange(1, 5, 0)) == 'ValueError: zero step for randrange()'
assert failure(lambda: random.randrange(5, 1, 1)) == 'ValueError: empty range in randrange(5, 1)'
assert failure(lambda: random.randrange(1, 9, -2)) == 'ValueError: empty range in randrange(1, 9, -2)'
assert failure(lambda: random.randint(5, 1)) == 'ValueError: empty range in randrange(5, 2)'
assert failure(lambda: random.randrange(1.5)) == "TypeError: 'float' object cannot be interpreted as an integer"
assert failure(lambda: random.choice([])) == 'IndexError: Cannot choose from an empty sequence'
assert failure(lambda: random.sample([1], 2)) == 'ValueError: Sample larger than population or is negative'
assert failure(lambda: random.sample({1, 2}, 1)) == 'TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).'
assert failure(lambda: random.sample([1], -1)) == 'ValueError: Sample larger than population or is negative'
assert failure(lambda: random.sample([1], 1, counts=[1, 2])) == 'ValueError: The number of counts does not match the population'
assert failure(lambda: random.sample([1], 1, counts=[1.5])) == 'TypeError: Counts must be integers'
assert failure(lambda: random.choices([1], weights=[0], k=1)) == 'ValueError: Total of weights must be greater than zero'
assert failure(lambda: random.choices([1], weights=[1, 2])) == 'ValueError: The number of weights does not match the population'
assert failure(lambda: random.choices([1], 2)) == 'TypeError: The number of choices must be a keyword argument: k=2'
assert failure(lambda: random.choices([1], weights=[1], cum_weights=[1])) == 'TypeError: Cannot specify both weights and cumulative weights'
assert failure(lambda: random.choices([], k=1)) == 'IndexError: list index out of range'
assert failure(lambda: random.getrandbits(-1)) == 'ValueError: number of bits must be non-negative'
assert failure(lambda: random.seed([])) == 'TypeError: The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.'
assert failure(lambda: random.shuffle((1, 2))) == "TypeError: 'tuple' object does not support item assignment"
assert failure(lambda: random.gammavariate(-1, 1)) == 'ValueError: gammavariate: alpha and beta must be > 0.0'
assert failure(lambda: random.binomialvariate(-1)) == 'ValueError: n must be non-negative'
assert failure(lambda: random.binomialvariate(5, 2)) == 'ValueError: p must be in the range 0.0 <= p <= 1.0'
assert failure(lambda: random.setstate((1, 2, 3))) == 'ValueError: state with version 1 passed to Random.setstate() of version 3'
assert failure(lambda: random.uniform("a", 1)) == "TypeError: unsupported operand type(s) for -: 'int' and 'str'"
assert failure(lambda: random.randrange(5, step=2)) == 'TypeError: Missing a non-None stop argument'
# ---
# without a seed the run's seed decides, and generators differ
import random
a, b = random.Random(), random.Random()
assert a.random() != b.random() and 0 <= random.random() < 1
# ---
import random
random.seed(b'nofar', version=1)
assert [random.random().hex() for i in range(2)] == ['0x1.8645314505ad7p-1', '0x1.afb1f82e40a40p-5']
random.seed('nofar', version=1)
assert random.random().hex() == '0x1.8645314505ad7p-1'
# ---
import random
called = []
class Plain(random.Random):
    def random(self):
        called.append('random')
        return super().random()
class Bits(Plain):
    def getrandbits(self, k):
        called.append('bits')
        return super().getrandbits(k)
class Again(Bits):
    def random(self):
        called.append('again')
        return super().random()
Bits().randrange(42)
assert set(called) == {'bits'}
called.clear()
Again().randrange(42)
assert set(called) == {'again', 'random'}
# ---
from random import *
assert 1 <= randint(1, 6) <= 6 and isinstance(Random(1), Random)
TWOPI  # raises: NameError "name 'TWOPI' is not defined"
# ---
from random import BPF, LOG4, NV_MAGICCONST, RECIP_BPF, SG_MAGICCONST, TWOPI
assert BPF == 53 and RECIP_BPF == 2.0**-53 and TWOPI == 6.283185307179586 and LOG4 == 1.3862943611198906
assert NV_MAGICCONST == 1.7155277699214135 and SG_MAGICCONST == 2.504077396776274
