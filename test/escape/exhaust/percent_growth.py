# expect: limit
# technique: text under construction by %: every piece is garbage to a tracer, the whole is not
# call: func()
# limit: memory|time|steps

def func():
    return len(('%s' * 300000) % (('a' * 100000,) * 300000))
