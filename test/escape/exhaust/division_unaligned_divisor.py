# expect: limit
# technique: a quotient whose wide divisor does not fill its last machine word: estimates off by 2**60 must not be corrected one by one
# call: func()
# limit: time|memory|steps|depth

def func():
    a, b = 7 ** 1600000, 3 ** 800000
    while True:
        a // b
        divmod(a, b + 1)
