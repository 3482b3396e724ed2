# What costs much in a module ends at the limit that it meets, at once.
from decimal import *
getcontext().prec = 10**9
Decimal(1)/3  # limit: memory
# ---
from decimal import *
getcontext().prec = 10**9
Decimal(2).sqrt()  # limit: memory
# ---
from decimal import *
getcontext().prec = 10**9
Decimal(2).exp()  # limit: memory
# ---
from decimal import *
x = Decimal('1e999999999999999999')
int(x)  # limit: memory
# ---
from decimal import *
c = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
setcontext(c)
Decimal('1e999999999999') + 1  # limit: memory
# ---
from decimal import *
c = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
setcontext(c)
Decimal('1e999999999999').quantize(Decimal(1))  # limit: memory
# ---
from decimal import *
c = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
setcontext(c)
Decimal('1e999999999999') % 7  # limit: memory
# ---
from decimal import *
c = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
setcontext(c)
Decimal('1e999999999999') // 7  # limit: memory
# ---
from decimal import *
c = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
x = Decimal((0,(1,),10**17))
x.as_integer_ratio()  # limit: memory
# ---
from decimal import *
format(Decimal('1e99999'), 'f') + format(Decimal('1e999999999'), 'f')  # limit: memory
# ---
from decimal import *
format(Decimal('1e999999999'), '.10f')  # limit: memory
# ---
from decimal import *
format(Decimal('1'), '.999999999f')  # limit: memory
# ---
from decimal import *
format(Decimal('1'), '999999999')  # limit: memory
# ---
from decimal import *
format(Decimal(1), '.999999999e')  # limit: memory
# ---
from decimal import *
Decimal((0, [1]*10**7, 0))  # limit: memory
# ---
from decimal import *
getcontext().prec=10**9
Decimal(1).rotate(10**8)  # limit: memory
# ---
from decimal import *
getcontext().prec=10**9
Decimal(1).next_plus()  # limit: memory
# ---
from decimal import *
getcontext().prec=10**9
Decimal(1).next_minus()  # limit: memory
# ---
from decimal import *
getcontext().prec=10**9
getcontext().Emin = -10**9
Decimal(0).ln()
Decimal('1e-10').exp()  # limit: memory
# ---
from fractions import Fraction
Fraction('1e999999999')  # limit: memory
# ---
from fractions import Fraction
format(Fraction(1,3), '.999999999f')  # limit: memory
# ---
from fractions import Fraction
format(Fraction(10**10000,3), '999999999.99e')  # limit: memory
# ---
from fractions import Fraction
round(Fraction(1,3), 10**9)  # limit: memory
# ---
from fractions import Fraction
round(Fraction(10**9,3), -10**9)  # limit: memory
# ---
import itertools
itertools.product(range(10), repeat=10**9)  # limit: memory
# ---
import itertools
next(itertools.product(range(2), repeat=10**7))  # limit: memory
# ---
import itertools
next(itertools.permutations(range(10**7), 10**6))  # limit: memory
# ---
import itertools
list(itertools.cycle([1]))  # limit: memory
# ---
import itertools
x = itertools.tee([], 10**9)  # limit: memory
# ---
import itertools
x = []
for i in range(10**6): x = itertools.chain(x, [i])  # limit: memory
list(x)
# ---
import itertools
next(itertools.pairwise(itertools.repeat('a'*10)))
list(itertools.pairwise(itertools.count()))  # limit: memory
# ---
from collections import *
deque([1])*10**10  # limit: memory
# ---
from collections import *
d = deque([1]*100, maxlen=100)
d *= 10**15  # limit: memory
# ---
from collections import *
d = deque(range(10**6))
for i in range(10**9): d[500000]; d.index(999999)  # limit: steps
# ---
from collections import *
Counter(range(10**9))  # limit: memory
# ---
from collections import *
d = defaultdict(list)
while True: d[len(d)].append(1)  # limit: memory
# ---
from collections import *
UserList([1])*10**10  # limit: memory
# ---
from collections import *
UserString('x')*10**10  # limit: memory
# ---
from collections import *
s = UserString('x'*10**6)
s.replace('x', s)  # limit: memory
# ---
from functools import lru_cache
@lru_cache(maxsize=10**9)
def f(*n): return n
for i in range(10**9): f(i, 'x'*10**5)  # limit: memory
# ---
import operator
operator.mul([1], 10**10)  # limit: memory
# ---
import operator
operator.length_hint(range(10**18))
operator.lshift(1, 10**12)  # limit: memory
# ---
import re
re.match('(a|a)*b', 'a'*10**6)  # limit: memory
# ---
import re
re.match('(a|b|ab)*c', 'ab'*10**6)  # limit: memory
# ---
import re
re.sub('a', 'b'*10**6, 'a'*10**6)  # limit: memory
# ---
import re
re.sub('', 'b'*10**4, 'a'*10**6)  # limit: memory
# ---
import re
re.findall('', 'a'*10**8)  # limit: memory
# ---
import re
re.findall('a', 'a'*10**7)  # limit: memory
# ---
import re
re.split('', 'a'*10**7)  # limit: memory
# ---
import re
re.search(r'(?:(?=a)a)*b', 'a'*10**6)  # limit: memory
# ---
import re
re.sub('(a)', r'\1'*10**5, 'a'*10**5)  # limit: memory
# ---
import re
re.sub('a', lambda m: 'x'*10**6, 'a'*10**5)  # limit: memory
# ---
import re
re.escape('.'*10**8)  # limit: memory
# ---
import re
re.fullmatch('(?i)(ſ|s|K|k)*x', 'sſkK'*10**5)  # limit: memory
# ---
import json
json.dumps([1], indent=10**9)  # limit: memory
# ---
import json
json.dumps([[[1]*10]*10]*10, indent='x'*10**6)  # limit: memory
# ---
import json
json.dumps([1]*1000, separators=('x'*10**6, 'y'))  # limit: memory
# ---
import json
json.dumps('\0'*10**8)  # limit: memory
# ---
import json
json.dumps({i:i for i in range(10**6)}, sort_keys=True)  # limit: memory
# ---
import json
json.loads('"' + '\\u0000'*10**7 + '"')  # limit: memory
# ---
import json
json.loads('[' + '1,'*10**7 + '1]')  # limit: memory
# ---
import textwrap
textwrap.wrap('a '*10**7, 1)  # limit: memory
# ---
import textwrap
textwrap.indent('\n'*10**5, 'x'*10**5, lambda l: True)  # limit: memory
# ---
import textwrap
textwrap.fill('a '*1000, 10, initial_indent='x'*10**8)  # limit: memory
# ---
import textwrap
textwrap.fill('a '*10**4, 3, subsequent_indent='x'*10**6)  # limit: memory
# ---
import textwrap
textwrap.wrap('a\tb'*10**4, 10, tabsize=10**6)  # limit: memory
# ---
import textwrap
textwrap.dedent(('\t'*1000 + 'x\n')*10**5)  # limit: memory
# ---
import textwrap
textwrap.shorten('a '*10**7, 10**9, placeholder='x'*10**6)  # limit: memory
# ---
import textwrap
textwrap.wrap('a-'*2*10**6, 10, break_on_hyphens=True)  # limit: steps
# ---
from string import Template
Template('$a'*10**5).substitute(a='x'*10**5)  # limit: memory
# ---
import string
string.capwords('a '*10**7, None)  # limit: memory
# ---
import string
string.capwords('a b'*2*10**6, 'b')  # limit: memory
# ---
import random
random.getrandbits(10**10)  # limit: memory
# ---
import random
random.randbytes(10**10)  # limit: memory
# ---
import random
random.sample(range(10**18), 10**9)  # limit: memory
# ---
import random
random.sample([1,2,3], 10**9, counts=[10**18]*3)  # limit: memory
# ---
import random
random.choices([1], k=10**10)  # limit: memory
# ---
import random
random.gammavariate(float('nan'), 1)  # limit: steps
# ---
from array import array
array('q', range(10**10))  # limit: memory
# ---
from array import array
array('u', 'x'*10**8)  # limit: memory
# ---
from array import array
a = array('b', bytes(10**7))
while True: a.tolist()  # limit: memory
# ---
from array import array
a = array('b', bytes(10**7))
repr(a)  # limit: memory
# ---
from array import array
a = array('b', bytes(10**6))
a *= 10**9  # limit: memory
# ---
from array import array
a = array('q', [1])
a.frombytes(b'x'*8*10**7)  # limit: memory
# ---
from datetime import *
datetime(2000,1,1).strftime('%Y'*10**7)  # limit: memory
# ---
from datetime import *
f'{datetime(2000,1,1):%Y}'; format(datetime(2000,1,1), '%A%B'*10**7)  # limit: memory
# ---
from datetime import *
datetime.strptime(' '*10**7, ' '*10**7)  # limit: memory
# ---
from datetime import *
datetime.strptime('a'*10**7, 'a'*10**7 + '%Y')  # limit: memory
# ---
from datetime import *
date.fromisoformat('x'*10**8)  # limit: memory
# ---
from datetime import *
class Z(tzinfo):
    def utcoffset(self, dt): return timedelta(0)
    def tzname(self, dt): return '%Z'*10**6
datetime(2000,1,1,tzinfo=Z()).strftime('%Z'*10**3)  # limit: memory
# ---
from datetime import *
sum([timedelta(1)]*10**7, timedelta())  # limit: memory
# ---
import calendar
calendar.calendar(2000, w=10**9)  # limit: memory
# ---
import calendar
calendar.calendar(2000, l=10**9)  # limit: memory
# ---
import calendar
calendar.calendar(2000, c=10**8)  # limit: memory
# ---
import calendar
calendar.calendar(2000, m=10**9)  # limit: memory
# ---
import calendar
calendar.month(2000, 1, w=10**7, l=10**7)  # limit: memory
# ---
import calendar
calendar.TextCalendar().formatyear(2000, 10**6, 10**6, 10**6, 12)  # limit: memory
# ---
import calendar
calendar.weekheader(10**9)  # limit: memory
# ---
import statistics
statistics.mode(range(10**9))  # limit: memory
# ---
import statistics
statistics.NormalDist(0,1).samples(10**9)  # limit: memory
# ---
import statistics
statistics.multimode(str(i) for i in range(10**8))  # limit: memory
# ---
import statistics
statistics.median_grouped(range(10**8), 1)  # limit: memory
# ---
import math
math.gcd(*range(1,10**7)); math.lcm(*range(1,10**5))  # limit: memory
# ---
import math
math.fsum([1e308,-1e308]*10**7)  # limit: memory
# ---
import math
math.dist([1]*10**7, [2]*10**7); math.hypot(*[1.0]*10**7); math.sumprod([1]*10**7,[2]*10**7)  # limit: memory
# ---
from datetime import *
datetime(2000,1,1).strftime('%999Y'*10**6)  # limit: memory
# ---
from datetime import *
class Z(tzinfo):
    def utcoffset(self, dt): return timedelta(0)
    def tzname(self, dt): return '%Z'*10**6
datetime(2000,1,1,tzinfo=Z()).strftime('%Z'*10**3)  # limit: memory
# ---
'x'.center(10**10)  # limit: memory
# ---
('\t'*10**6).expandtabs(10**5)  # limit: memory
# ---
'x'.zfill(10**10)  # limit: memory
# ---
'a'.join(['b'*10**6]*10**6)  # limit: memory
# ---
'a'.translate({97: 'x'*10**8})  # limit: memory
# ---
('a'*10**6).translate({97: 'x'*10**4})  # limit: memory
# ---
'%*d' % (10**10, 1)  # limit: memory
# ---
'%.*f' % (10**9, 1.5)  # limit: memory
# ---
'%.999999999d' % 1  # limit: memory
# ---
'{:>{}}'.format(1, 10**10)  # limit: memory
# ---
'{:.999999999f}'.format(1.5)  # limit: memory
# ---
'{}'*10**6 % () if 0 else ('{}'*10**7).format(*[1]*10**7)  # limit: memory
# ---
f'{1:{10**9}}'  # limit: memory
# ---
bytes(10**10)  # limit: memory
# ---
bytearray(10**10)  # limit: memory
# ---
b'x'.ljust(10**10)  # limit: memory
# ---
b','.join([b'x'*10**6]*10**4)  # limit: memory
# ---
b'a'.replace(b'', b'x'*10**8)  # limit: memory
# ---
('a'*10**6).replace('', 'x'*10**4)  # limit: memory
# ---
('a'*10**5).split('a'); ('a '*10**7).split()  # limit: memory
# ---
'a\n'*10**7
('a\n'*10**7).splitlines()  # limit: memory
# ---
bytes.fromhex('00'*10**8)  # limit: memory
# ---
(b'x'*10**7).hex(':'); (b'x'*10**8).hex()  # limit: memory
# ---
int('9'*10**7)  # limit: steps
# ---
(1<<10**8).bit_count(); (1<<10**9)  # limit: memory
# ---
(10**10**6).to_bytes(10**10, 'big')  # limit: memory
# ---
list(map(str, range(10**9)))  # limit: memory
# ---
dict.fromkeys(range(10**9))  # limit: memory
# ---
set(range(10**9))  # limit: memory
# ---
ExceptionGroup('x', [ValueError()]*10**7)  # limit: memory
# ---
print('x'*10**9)  # limit: memory
