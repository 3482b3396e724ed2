# expect: limit
# technique: memory held only by a call that is collecting **keywords, while its mapping calls on
# call: func()
# limit: memory|time|steps|depth

big = 8 << 20


def descend(step, depth):
    if depth:
        step(depth - 1)


class Mapping:
    def __init__(self, depth):
        self.depth = depth

    def keys(self):
        return ["a", "b"]

    def __getitem__(self, name):
        if name == "a":
            return b"x" * big
        return descend(step, self.depth)


def collect(**kw):
    return len(kw)


def step(depth):
    collect(**Mapping(depth))


def func():
    step(200)
