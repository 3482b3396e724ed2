# expect: limit
# technique: memory held only by dict() between reading a pair and storing it, while the key's hash calls on
# call: func()
# limit: memory|time|steps|depth

big = 8 << 20


def descend(step, depth):
    if depth:
        step(depth - 1)


class Key:
    def __init__(self, depth):
        self.depth = depth

    def __hash__(self):
        descend(step, self.depth)
        return 1


def pair(depth):
    yield Key(depth)
    yield b"x" * big


def step(depth):
    dict(pair(depth) for _ in [1])


def func():
    step(200)
