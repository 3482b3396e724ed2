# expect: limit
# technique: memory held only by math.sumprod while its second iterator calls on
# call: func()
# limit: memory|time|steps|depth
import math

big = 8 << 20


def descend(step, depth):
    if depth:
        step(depth - 1)


def numbers():
    yield 1 << (8 * big)


def others(depth):
    descend(step, depth)
    yield 1


def step(depth):
    math.sumprod(numbers(), others(depth))


def func():
    step(200)
