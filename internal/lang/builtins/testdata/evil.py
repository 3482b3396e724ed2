shared = [1, 2, 3]
table = {1: 2, "a": 3}
group = {1, 2}


def spoil():
    shared.clear()
    table.clear()
    group.clear()
    shared.extend(range(50))
    table.update({i: i for i in range(50)})
    group.update(range(50))


answers = [None, NotImplemented, -1, 2**70, 1.5, "text", b"x", [], (), shared, table, int, len]


class Evil:
    """Answers every question with `answer`, after spoiling the containers."""

    def __init__(self, answer):
        self.answer = answer
        self.times = 0

    def reply(self, *args, **kw):
        spoil()
        self.times += 1
        if self.times % 30 == 0:
            raise StopIteration if self.times % 60 else IndexError
        if isinstance(self.answer, type) and issubclass(self.answer, BaseException):
            raise self.answer("evil")
        if self.answer == "self":
            return self
        return self.answer

    __repr__ = __str__ = __format__ = __hash__ = __bool__ = __len__ = __length_hint__ = __bytes__ = reply
    __lt__ = __le__ = __eq__ = __ne__ = __gt__ = __ge__ = reply
    __getitem__ = __setitem__ = __delitem__ = __contains__ = __missing__ = __iter__ = __next__ = __reversed__ = reply
    __call__ = __enter__ = __exit__ = __neg__ = __pos__ = __invert__ = __abs__ = __index__ = __int__ = __float__ = reply
    __complex__ = __round__ = __trunc__ = __floor__ = __ceil__ = reply
    __add__ = __sub__ = __mul__ = __truediv__ = __floordiv__ = __mod__ = __divmod__ = __pow__ = reply
    __lshift__ = __rshift__ = __and__ = __or__ = __xor__ = __matmul__ = reply
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __rfloordiv__ = __rmod__ = __rdivmod__ = __rpow__ = reply
    __rlshift__ = __rrshift__ = __rand__ = __ror__ = __rxor__ = __rmatmul__ = reply
    __iadd__ = __isub__ = __imul__ = __ior__ = __iand__ = __ixor__ = reply
    keys = items = read = reply
    __get__ = __set__ = __delete__ = __set_name__ = __dir__ = reply


def endless():
    while True:
        yield 1


def short():
    spoil()
    yield 1
    spoil()
    yield shared
    raise ValueError("short")


class Keys:
    """A key whose == spoils the table it is looked up in."""

    def __hash__(self):
        return hash(1)

    def __eq__(self, other):
        spoil()
        return False


looped = []
looped.append(looped)
looped.append({"x": looped})
evils = [Evil(a) for a in answers] + [Evil(ValueError), Evil(StopIteration), Evil(IndexError), Evil(TypeError), Evil("self"), Keys()]
plain = [0, -1, 7, 2**65, 0.5, "a", "%s{0}", b"ab", shared, table, group, looped, (1, (2,)), range(5), slice(None, None, 2), int, Evil, spoil, len, None, True]
count = 0


def strike(*args, **kw):
    global count
    count += 1
    if count % shards != shard:
        return
    try:
        r = target(*args, **kw)
    except Exception:
        return
    try:
        for i, x in zip(range(5), r):
            str(x)
    except Exception:
        pass


if callable(target):
    strike()
    for a in evils + plain:
        strike(a)
        for b in evils:
            strike(a, b)
        strike(a, 1, a)
    for a in plain:
        for b in plain:
            strike(a, b)
    for a in evils:
        strike(shared, key=a)
        strike(shared, a, key=a)
    for a in (shared, table, group, bytearray(b"abc"), "abc", (1, 2)):
        strike(a, short())
        strike(short(), a)
    for i in range(shards):
        strike(map(spoil, endless()))
