# expect: limit
# technique: one exception raised again and again: its traceback grows
# call: func()
# limit: memory|time|steps

def again(e):
    raise e


def func():
    e = ValueError()
    while True:
        try:
            again(e)
        except ValueError:
            pass
