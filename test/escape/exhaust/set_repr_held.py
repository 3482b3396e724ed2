# expect: limit
# technique: memory held only by the repr of a set that was emptied meanwhile
# call: func()
# limit: memory|time|steps|depth

big = 8 << 20


def descend(step, depth):
    if depth:
        step(depth - 1)


class Item:
    def __init__(self, depth, items):
        self.depth, self.items = depth, items

    def __repr__(self):
        self.items.clear()
        descend(step, self.depth)
        return ""


class Large(bytes):
    pass


def step(depth):
    items = set()
    items.update([Large(b"x" * big), Item(depth, items)])
    repr(items)


def func():
    step(200)
