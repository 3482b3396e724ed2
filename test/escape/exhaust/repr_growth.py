# expect: limit
# technique: repr of a list that names one long text a million times
# call: func()
# limit: memory|time|steps

def func():
    return len(repr(['a' * 1000000] * 1000000))
