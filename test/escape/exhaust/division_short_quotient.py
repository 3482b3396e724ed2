# expect: limit
# technique: true division of equal huge ints: native scratch memory many times the operands
# call: func()
# limit: time|memory|steps

def func():
    x = (1 << 80_000_000) - 1
    while True:
        x / x
