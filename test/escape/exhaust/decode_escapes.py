# expect: limit
# technique: every byte of 20 MB goes through an error handler
# call: func()
# limit: memory|time|steps

def func():
    return len((b"\xff" * 20_000_000).decode("utf-8", "backslashreplace"))
