# expect: error|limit
# technique: the text of a KeyError whose key is ten million control characters
# call: func()
# error: KeyError
# limit: memory|time|steps

def func():
    return {}["\x00" * 10_000_000]
