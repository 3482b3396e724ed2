# expect: limit
# technique: keywords of a partial merged with as many others: quadratic
# call: func()
# limit: memory|time|steps
from functools import partial


def func():
    take = partial(lambda **kw: len(kw), **{"a%d" % i: i for i in range(50000)})
    others = {"b%d" % i: i for i in range(50000)}
    while True:
        take(**others)
