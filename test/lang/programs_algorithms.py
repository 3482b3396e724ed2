# Graph algorithms.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


import heapq
from collections import deque, defaultdict

class Graph:

    def __init__(self, edges=(), directed=False):
        self.adj = defaultdict(dict)
        self.directed = directed
        for u, v, *w in edges:
            self.add(u, v, *w)

    def add(self, u, v, w=1):
        self.adj[u][v] = w
        self.adj[v]
        if not self.directed:
            self.adj[v][u] = w

    def __iter__(self):
        return iter(self.adj)

    def __len__(self):
        return len(self.adj)

    def __contains__(self, v):
        return v in self.adj

    def dijkstra(self, s):
        dist, prev, heap = ({s: 0}, {}, [(0, s)])
        while heap:
            d, u = heapq.heappop(heap)
            if d > dist[u]:
                continue
            for v, w in self.adj[u].items():
                if (nd := (d + w)) < dist.get(v, float('inf')):
                    dist[v], prev[v] = (nd, u)
                    heapq.heappush(heap, (nd, v))
        return (dist, prev)

    def path(self, s, t):
        dist, prev = self.dijkstra(s)
        out = [t]
        while out[-1] != s:
            out.append(prev[out[-1]])
        return (dist[t], out[::-1])

    def bfs(self, s):
        seen, q = ({s}, deque([s]))
        while q:
            yield (u := q.popleft())
            for v in sorted(self.adj[u]):
                if v not in seen:
                    seen.add(v)
                    q.append(v)

    def components(self):
        seen = set()
        for s in self:
            if s not in seen:
                comp = list(self.bfs(s))
                seen.update(comp)
                yield comp

    def mst(self):
        parent = {v: v for v in self}

        def find(x):
            while parent[x] != x:
                parent[x] = parent[parent[x]]
                x = parent[x]
            return x
        total = []
        for w, u, v in sorted(((w, u, v) for u in self for v, w in self.adj[u].items() if u < v)):
            a, b = (find(u), find(v))
            if a != b:
                parent[a] = b
                total.append((u, v, w))
        return total

    def topo(self):
        indeg = {v: 0 for v in self}
        for u in self:
            for v in self.adj[u]:
                indeg[v] += 1
        ready = [v for v in self if not indeg[v]]
        heapq.heapify(ready)
        out = []
        while ready:
            u = heapq.heappop(ready)
            out.append(u)
            for v in self.adj[u]:
                indeg[v] -= 1
                if not indeg[v]:
                    heapq.heappush(ready, v)
        if len(out) < len(self):
            raise ValueError('cycle detected')
        return out
g = Graph([('A', 'B', 4), ('A', 'C', 2), ('B', 'C', 5), ('B', 'D', 10), ('C', 'E', 3), ('E', 'D', 4), ('D', 'F', 11), ('X', 'Y', 1)])
emit(g.path('A', 'F'), list(g.bfs('A')), list(g.components()), g.mst(), len(g), 'Q' in g, sep='\n')
dag = Graph([('shirt', 'tie'), ('tie', 'jacket'), ('trousers', 'shoes'), ('trousers', 'belt'), ('belt', 'jacket'), ('socks', 'shoes')], directed=True)
emit(dag.topo())
dag.add('jacket', 'shirt')
try:
    dag.topo()
except ValueError as e:
    emit(e)
INF = float('inf')

def floyd(n, edges):
    d = [[0 if i == j else INF for j in range(n)] for i in range(n)]
    for u, v, w in edges:
        d[u][v] = w
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i][k] + d[k][j] < d[i][j]:
                    d[i][j] = d[i][k] + d[k][j]
    return d
for row in floyd(4, [(0, 2, -2), (1, 0, 4), (1, 2, 3), (2, 3, 2), (3, 1, -1)]):
    emit(row)

def tarjan(adj):
    index, low, stack, on, out, n = ({}, {}, [], set(), [], 0)

    def visit(v):
        nonlocal n
        index[v] = low[v] = n
        n += 1
        stack.append(v)
        on.add(v)
        for w in adj.get(v, ()):
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            comp = []
            while True:
                w = stack.pop()
                on.discard(w)
                comp.append(w)
                if w == v:
                    break
            out.append(sorted(comp))
    for v in adj:
        if v not in index:
            visit(v)
    return out
emit(tarjan({1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [6], 6: [4], 7: [6]}))
expected = """\
(20, ['A', 'C', 'E', 'D', 'F'])
['A', 'B', 'C', 'D', 'E', 'F']
[['A', 'B', 'C', 'D', 'E', 'F'], ['X', 'Y']]
[('X', 'Y', 1), ('A', 'C', 2), ('C', 'E', 3), ('A', 'B', 4), ('D', 'E', 4), ('D', 'F', 11)]
8
False
['shirt', 'socks', 'tie', 'trousers', 'belt', 'jacket', 'shoes']
cycle detected
[0, -1, -2, 0]
[4, 0, 2, 4]
[5, 1, 0, 2]
[3, -1, 1, 0]
[[4, 5, 6], [1, 2, 3], [7]]
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Caches and the containers of collections.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


from collections import OrderedDict, deque, defaultdict, Counter, ChainMap, namedtuple
from functools import lru_cache, cache, wraps, reduce, partial

class LRU:

    def __init__(self, n):
        self.n, self.d = (n, OrderedDict())

    def get(self, k, default=-1):
        if k not in self.d:
            return default
        self.d.move_to_end(k)
        return self.d[k]

    def put(self, k, v):
        self.d[k] = v
        self.d.move_to_end(k)
        if len(self.d) > self.n:
            self.d.popitem(last=False)
c = LRU(2)
c.put(1, 1)
c.put(2, 2)
c.get(1)
c.put(3, 3)
emit(c.get(2), c.get(1), c.d)
calls = Counter()

def counted(f):

    @wraps(f)
    def g(*a, **k):
        calls[f.__name__] += 1
        return f(*a, **k)
    return g

@lru_cache(maxsize=None)
@counted
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
emit(fib(100), calls, fib.cache_info())

@cache
def binom(n, k):
    return 1 if k in (0, n) else binom(n - 1, k - 1) + binom(n - 1, k)
emit([binom(10, k) for k in range(11)], binom(60, 30))
d = deque(range(10), maxlen=5)
d.append(99)
d.appendleft(-1)
d.rotate(2)
emit(d, d[0], list(reversed(d)))
g = defaultdict(list)
for w in 'the quick brown fox jumps over the lazy dog'.split():
    g[len(w)].append(w)
emit(dict(g), g)
emit(Counter('mississippi').most_common(2), Counter(a=3) - Counter(a=1, b=2), Counter('abc') | Counter('bcd'), sorted(Counter(a=2, b=1).elements()))
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3})
emit(cm['a'], cm['b'], dict(cm), cm)
P = namedtuple('P', 'x y', defaults=[0])
p = P(1)
emit(p, p._replace(y=5), p._asdict(), P._fields, p == (1, 0), *p)
emit(reduce(lambda a, b: a * b, range(1, 20)), partial(int, base=2)('1011'))
expected = """\
-1 1 OrderedDict({3: 3, 1: 1})
354224848179261915075 Counter({'fib': 101}) CacheInfo(hits=98, misses=101, maxsize=None, currsize=101)
[1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1] 118264581564861424
deque([8, 9, -1, 6, 7], maxlen=5) 8 [7, 6, -1, 9, 8]
{3: ['the', 'fox', 'the', 'dog'], 5: ['quick', 'brown', 'jumps'], 4: ['over', 'lazy']} defaultdict(<class 'list'>, {3: ['the', 'fox', 'the', 'dog'], 5: ['quick', 'brown', 'jumps'], 4: ['over', 'lazy']})
[('i', 4), ('s', 4)] Counter({'a': 2}) Counter({'a': 1, 'b': 1, 'c': 1, 'd': 1}) ['a', 'a', 'b']
1 3 {'a': 1, 'b': 3} ChainMap({'a': 1}, {'a': 2, 'b': 3})
P(x=1, y=0) P(x=1, y=5) {'x': 1, 'y': 0} ('x', 'y') True 1 0
121645100408832000 11
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Backtracking: sudoku, queens, hanoi.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


GRID = '53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79'

def solve(g):
    cells = [set('123456789') if ch == '.' else {ch} for ch in g]
    peers = []
    for i in range(81):
        r, c = divmod(i, 9)
        peers.append([j for j in range(81) if j != i and (j // 9 == r or j % 9 == c or (j // 27 == r // 3 and j % 9 // 3 == c // 3))])
    g = list(g)

    def candidates(i):
        return set('123456789') - {g[j] for j in peers[i]}

    def search():
        empty = [i for i in range(81) if g[i] == '.']
        if not empty:
            return True
        i = min(empty, key=lambda k: (len(candidates(k)), k))
        for ch in sorted(candidates(i)):
            g[i] = ch
            if search():
                return True
        g[i] = '.'
        return False
    return ''.join(g) if search() else None
s = solve(GRID)
for k in range(0, 81, 9):
    emit(*[s[k + j:k + j + 3] for j in (0, 3, 6)], sep=' | ')
    if k in (18, 45):
        emit('-' * 15)

def queens(n):

    def place(row, cols, d1, d2, acc):
        if row == n:
            yield tuple(acc)
            return
        for c in range(n):
            if c in cols or row + c in d1 or row - c in d2:
                continue
            yield from place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}, [*acc, c])
    return place(0, frozenset(), frozenset(), frozenset(), [])
sols = list(queens(6))
emit(len(sols), sols, sum((1 for _ in queens(8))))

def hanoi(n, a='A', b='B', c='C'):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f'{a}->{c}'
        yield from hanoi(n - 1, b, a, c)
emit(*hanoi(3))
emit(sum((1 for _ in hanoi(12))))
expected = """\
534 | 678 | 912
672 | 195 | 348
198 | 342 | 567
---------------
859 | 761 | 423
426 | 853 | 791
713 | 924 | 856
---------------
961 | 537 | 284
287 | 419 | 635
345 | 286 | 179
4 [(1, 3, 5, 0, 2, 4), (2, 5, 1, 4, 0, 3), (3, 0, 4, 1, 5, 2), (4, 2, 0, 5, 3, 1)] 92
A->C A->B C->B A->C B->A B->C A->C
4095
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Dynamic programming.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


def knapsack(items, cap):
    best = [[0] * (cap + 1) for _ in range(len(items) + 1)]
    for i, (name, w, v) in enumerate(items, 1):
        for c in range(cap + 1):
            best[i][c] = best[i - 1][c]
            if w <= c:
                best[i][c] = max(best[i][c], best[i - 1][c - w] + v)
    picked, c = ([], cap)
    for i in range(len(items), 0, -1):
        if best[i][c] != best[i - 1][c]:
            picked.append(items[i - 1][0])
            c -= items[i - 1][1]
    return (best[-1][-1], picked[::-1])
emit(knapsack([('map', 9, 150), ('compass', 13, 35), ('water', 153, 200), ('sandwich', 50, 160), ('glucose', 15, 60), ('tin', 68, 45), ('banana', 27, 60)], 200))

def lis(a):
    from bisect import bisect_left
    tails, prev, idx = ([], [None] * len(a), [])
    for i, x in enumerate(a):
        k = bisect_left(tails, x)
        if k == len(tails):
            tails.append(x)
            idx.append(i)
        else:
            tails[k] = x
            idx[k] = i
        prev[i] = idx[k - 1] if k else None
    out, i = ([], idx[-1])
    while i is not None:
        out.append(a[i])
        i = prev[i]
    return out[::-1]
emit(lis([10, 9, 2, 5, 3, 7, 101, 18, 20, 4]))

def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = (row[0], i)
        for j, y in enumerate(b, 1):
            prev, row[j] = (row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y)))
    return row[-1]
emit(edit('kitten', 'sitting'), edit('', 'abc'), edit('intention', 'execution'))

def lcs(a, b):
    from functools import lru_cache

    @lru_cache(None)
    def f(i, j):
        if i == len(a) or j == len(b):
            return ''
        if a[i] == b[j]:
            return a[i] + f(i + 1, j + 1)
        return max(f(i + 1, j), f(i, j + 1), key=len)
    return f(0, 0)
emit(lcs('AGGTABQWE', 'GXTXAYBE'))

def coins(amount, cs=(1, 5, 10, 25, 50)):
    ways = [1] + [0] * amount
    for c in cs:
        for a in range(c, amount + 1):
            ways[a] += ways[a - c]
    return ways[amount]
emit(coins(100), coins(1000), coins(10000))
expected = """\
(510, ['map', 'compass', 'sandwich', 'glucose', 'tin', 'banana'])
[2, 3, 7, 18, 20]
3 3 5
GTABE
292 801451 6794128501
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Sorting, searching, scheduling.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


import heapq, bisect, operator
from itertools import groupby

def merge(iv):
    out = []
    for a, b in sorted(iv):
        if out and a <= out[-1][1]:
            out[-1][1] = max(out[-1][1], b)
        else:
            out.append([a, b])
    return out
emit(merge([(1, 3), (8, 10), (2, 6), (15, 18), (17, 20)]))

def schedule(jobs):
    heap, out, t, i = ([], [], 0, 0)
    jobs = sorted(jobs, key=operator.itemgetter(1))
    while i < len(jobs) or heap:
        if not heap:
            t = max(t, jobs[i][1])
        while i < len(jobs) and jobs[i][1] <= t:
            name, arr, dur = jobs[i]
            heapq.heappush(heap, (dur, name))
            i += 1
        dur, name = heapq.heappop(heap)
        out.append((name, t, t + dur))
        t += dur
    return out
for name, s, e in schedule([('A', 0, 8), ('B', 1, 4), ('C', 2, 9), ('D', 3, 5)]):
    emit(f'{name:<3}{' ' * s}{'#' * (e - s)} {s}-{e}')
marks = [33, 99, 77, 70, 89, 90, 100]
emit(['FDCBA'[bisect.bisect([60, 70, 80, 90], m)] for m in marks])
people = [dict(name=n, age=a, city=c) for n, a, c in [('Al', 30, 'X'), ('Bo', 25, 'Y'), ('Cy', 35, 'X'), ('Di', 25, 'Z')]]
people.sort(key=lambda p: (p['age'], p['name']))
emit([p['name'] for p in people])
by = {k: [p['name'] for p in g] for k, g in groupby(sorted(people, key=lambda p: p['city']), key=lambda p: p['city'])}
emit(by)
emit(heapq.nlargest(3, marks), heapq.nsmallest(2, people, key=lambda p: p['age']), list(heapq.merge([1, 4, 7], [2, 5], [3])))
nums = [5, 2, 9, 1]
h = nums[:]
heapq.heapify(h)
emit([heapq.heappop(h) for _ in range(4)], sorted(nums, reverse=True), nums.index(9))

def quick(a):
    return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])

def merges(a):
    if len(a) < 2:
        return a
    m = len(a) // 2
    l, r = (merges(a[:m]), merges(a[m:]))
    out = []
    while l and r:
        out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r

def bubble(a):
    a = a[:]
    for i in range(len(a)):
        swapped = False
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = (a[j + 1], a[j])
                swapped = True
        if not swapped:
            break
    return a

def insertion(a):
    a = list(a)
    for i in range(1, len(a)):
        k, j = (a[i], i - 1)
        while j >= 0 and a[j] > k:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = k
    return a
data = [i * 7919 % 101 for i in range(30)]
emit(quick(data) == merges(data) == bubble(data) == insertion(data) == sorted(data))

def search(a, x):
    lo, hi = (0, len(a) - 1)
    while lo <= hi:
        mid = lo + hi >> 1
        if a[mid] == x:
            return mid
        lo, hi = (mid + 1, hi) if a[mid] < x else (lo, mid - 1)
    return ~lo
emit(search(sorted(data), 42), search([1, 3, 5], 4))
expected = """\
[[1, 6], [8, 10], [15, 20]]
A  ######## 0-8
B          #### 8-12
D              ##### 12-17
C                   ######### 17-26
['F', 'A', 'C', 'C', 'B', 'A', 'A']
['Bo', 'Di', 'Al', 'Cy']
{'X': ['Al', 'Cy'], 'Y': ['Bo'], 'Z': ['Di']}
[100, 99, 90] [{'name': 'Bo', 'age': 25, 'city': 'Y'}, {'name': 'Di', 'age': 25, 'city': 'Z'}] [1, 2, 3, 4, 5, 7]
[1, 2, 5, 9] [9, 5, 2, 1] 2
True
-14 -3
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# The game of life.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


def step(live):
    from collections import Counter
    counts = Counter(((x + dx, y + dy) for x, y in live for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy))
    return {c for c, n in counts.items() if n == 3 or (n == 2 and c in live)}

def show(live, w=12, h=6):
    return '\n'.join((''.join(('#' if (x, y) in live else '.' for x in range(w))) for y in range(h)))
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for gen in range(5):
    emit(f'generation {gen}: {len(glider)} cells')
    emit(show(glider))
    glider = step(glider)
r = {(1, 1), (2, 1), (3, 1), (2, 0), (1, 2)}
sizes = []
for _ in range(60):
    sizes.append(len(r))
    r = step(r)
emit(sizes, max(sizes), sizes.index(max(sizes)))
expected = """\
generation 0: 5 cells
.#..........
..#.........
###.........
............
............
............
generation 1: 5 cells
............
#.#.........
.##.........
.#..........
............
............
generation 2: 5 cells
............
..#.........
#.#.........
.##.........
............
............
generation 3: 5 cells
............
.#..........
..##........
.##.........
............
............
generation 4: 5 cells
............
..#.........
...#........
.###........
............
............
[5, 6, 7, 9, 8, 9, 12, 11, 18, 11, 11, 10, 13, 16, 19, 19, 23, 25, 35, 25, 32, 27, 37, 30, 46, 39, 45, 30, 31, 29, 27, 32, 32, 39, 34, 29, 34, 31, 34, 36, 33, 31, 29, 34, 31, 42, 37, 36, 45, 48, 64, 45, 60, 50, 67, 58, 66, 68, 72, 72] 72 58
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
