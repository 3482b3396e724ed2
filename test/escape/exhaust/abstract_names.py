# expect: error|limit
# technique: a message that names 15,000 long abstract methods
# call: func()
# error: TypeError
# limit: time|steps|memory
import abc


def func():
    names = {"a" * 500 + str(i): abc.abstractmethod(lambda self: 1) for i in range(15000)}
    return abc.ABCMeta("B", (), names)()
