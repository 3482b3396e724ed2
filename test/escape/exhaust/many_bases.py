# expect: limit
# technique: the order of a class with thousands of bases
# call: func()
# limit: time|steps|memory

def func():
    bases = tuple(type("A%d" % i, (), {}) for i in range(3000))
    while True:
        type("B", bases, {})
