# expect: limit|allowed
# technique: a pattern of 300,000 alternatives: tree and program in the making
# call: func()
# limit: memory|time|steps
# result: 0
import re


def func():
    return re.compile("|".join(["a"] * 300000)).groups
