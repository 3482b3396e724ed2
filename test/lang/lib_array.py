from array import array, typecodes, ArrayType
assert repr((typecodes, ArrayType is array, array)) == "('bBuwhHiIlLqQfd', True, <class 'array.array'>)"
assert repr([array(c).itemsize for c in typecodes]) == '[1, 1, 4, 4, 2, 2, 4, 4, 8, 8, 8, 8, 4, 8]'
assert repr([array(c) for c in typecodes]) == "[array('b'), array('B'), array('u'), array('w'), array('h'), array('H'), array('i'), array('I'), array('l'), array('L'), array('q'), array('Q'), array('f'), array('d')]"
# ---
from array import array, typecodes, ArrayType
array()  # raises: TypeError "array() takes at least 1 argument (0 given)"
# ---
from array import array, typecodes, ArrayType
array('x')  # raises: ValueError "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"
# ---
from array import array, typecodes, ArrayType
array('ii')  # raises: TypeError "array() argument 1 must be a unicode character, not str"
# ---
from array import array, typecodes, ArrayType
array(3)  # raises: TypeError "array() argument 1 must be a unicode character, not int"
# ---
from array import array, typecodes, ArrayType
array('i', 3)  # raises: TypeError "'int' object is not iterable"
# ---
from array import array, typecodes, ArrayType
array('i', 'abc')  # raises: TypeError "cannot use a str to initialize an array with typecode 'i'"
# ---
from array import array, typecodes, ArrayType
array('i', ['a'])  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('i', [1.5])  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('d', ['a'])  # raises: TypeError "must be real number, not str"
# ---
from array import array, typecodes, ArrayType
assert repr([array(c, [65, 66]) for c in 'bBhHiIlLqQfd']) == "[array('b', [65, 66]), array('B', [65, 66]), array('h', [65, 66]), array('H', [65, 66]), array('i', [65, 66]), array('I', [65, 66]), array('l', [65, 66]), array('L', [65, 66]), array('q', [65, 66]), array('Q', [65, 66]), array('f', [65.0, 66.0]), array('d', [65.0, 66.0])]"
assert repr((array('u', 'abé'), array('w', 'a😀'), array('w', ['a', 'b']))) == "(array('u', 'abé'), array('w', 'a😀'), array('w', 'ab'))"
assert repr(array('d', [1, 2.5, True])) == "array('d', [1.0, 2.5, 1.0])"
# ---
from array import array, typecodes, ArrayType
array('b', [128])  # raises: OverflowError "signed char is greater than maximum"
# ---
from array import array, typecodes, ArrayType
array('b', [-129])  # raises: OverflowError "signed char is less than minimum"
# ---
from array import array, typecodes, ArrayType
array('B', [256])  # raises: OverflowError "unsigned byte integer is greater than maximum"
# ---
from array import array, typecodes, ArrayType
array('B', [-1])  # raises: OverflowError "unsigned byte integer is less than minimum"
# ---
from array import array, typecodes, ArrayType
array('h', [40000])  # raises: OverflowError "signed short integer is greater than maximum"
# ---
from array import array, typecodes, ArrayType
array('h', [-40000])  # raises: OverflowError "signed short integer is less than minimum"
# ---
from array import array, typecodes, ArrayType
array('H', [70000])  # raises: OverflowError "unsigned short is greater than maximum"
# ---
from array import array, typecodes, ArrayType
array('H', [-1])  # raises: OverflowError "unsigned short is less than minimum"
# ---
from array import array, typecodes, ArrayType
array('i', [2**31])  # raises: OverflowError "signed integer is greater than maximum"
# ---
from array import array, typecodes, ArrayType
array('i', [-2**31-1])  # raises: OverflowError "signed integer is less than minimum"
# ---
from array import array, typecodes, ArrayType
array('i', [2**64])  # raises: OverflowError "Python int too large to convert to C long"
# ---
from array import array, typecodes, ArrayType
array('I', [2**32])  # raises: OverflowError "unsigned int is greater than maximum"
# ---
from array import array, typecodes, ArrayType
array('I', [-1])  # raises: OverflowError "can't convert negative value to unsigned int"
# ---
from array import array, typecodes, ArrayType
array('I', [2**64])  # raises: OverflowError "Python int too large to convert to C unsigned long"
# ---
from array import array, typecodes, ArrayType
array('l', [2**63])  # raises: OverflowError "Python int too large to convert to C long"
# ---
from array import array, typecodes, ArrayType
array('l', [-2**63-1])  # raises: OverflowError "Python int too large to convert to C long"
# ---
from array import array, typecodes, ArrayType
array('L', [2**64])  # raises: OverflowError "Python int too large to convert to C unsigned long"
# ---
from array import array, typecodes, ArrayType
array('L', [-1])  # raises: OverflowError "can't convert negative value to unsigned int"
# ---
from array import array, typecodes, ArrayType
array('q', [2**63])  # raises: OverflowError "int too big to convert"
# ---
from array import array, typecodes, ArrayType
array('q', [-2**63-1])  # raises: OverflowError "int too big to convert"
# ---
from array import array, typecodes, ArrayType
array('Q', [2**64])  # raises: OverflowError "int too big to convert"
# ---
from array import array, typecodes, ArrayType
array('Q', [-1])  # raises: OverflowError "can't convert negative int to unsigned"
# ---
from array import array, typecodes, ArrayType
array('B', ['a'])  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('H', ['a'])  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('I', ['a'])  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('L', [1.0])  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('Q', [1.0])  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('l', [None])  # raises: TypeError "'NoneType' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('q', [None])  # raises: TypeError "'NoneType' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('w', [3])  # raises: TypeError "array item must be unicode character"
# ---
from array import array, typecodes, ArrayType
array('w', ['ab'])  # raises: TypeError "array item must be unicode character"
# ---
from array import array, typecodes, ArrayType
array('u', [3])  # raises: TypeError "array item must be unicode character"
# ---
from array import array, typecodes, ArrayType
array('w', [b'a'])  # raises: TypeError "array item must be unicode character"
# ---
from array import array, typecodes, ArrayType
assert repr(array('f', [0.1, 1e39])) == "array('f', [0.10000000149011612, inf])"
assert repr(array('L', [2**64-1])) == "array('L', [18446744073709551615])"
assert repr(array('i', b'\x01\x00\x00\x00\x02\x00\x00\x00')) == "array('i', [1, 2])"
# ---
from array import array, typecodes, ArrayType
array('i', b'abc')  # raises: ValueError "bytes length not a multiple of item size"
# ---
from array import array, typecodes, ArrayType
array('h', array('d', [1.0]))  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
array('w', array('i', [1]))  # raises: TypeError "array item must be unicode character"
# ---
from array import array, typecodes, ArrayType
assert repr(array('i', bytearray(8))) == "array('i', [0, 0])"
assert repr(array('h', array('i', [1, 2]))) == "array('h', [1, 2])"
assert repr(array('w', array('u', 'abc'))) == "array('w', 'abc')"
# ---
from array import array, typecodes, ArrayType
array('i', array('w', 'abc'))  # raises: TypeError "cannot use a unicode array to initialize an array with typecode 'i'"
# ---
from array import array, typecodes, ArrayType
array('i', 'abc', 3)  # raises: TypeError "array() takes at most 2 arguments (3 given)"
# ---
from array import array, typecodes, ArrayType
array('i', x=3)  # raises: TypeError "array.array() takes no keyword arguments"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a.append(2.5)  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
def gen():
    yield 1
    yield 2
assert repr((array('i', (1, 2)), array('i', gen()), array('i', range(3)), array('i', {3: 1}))) == "(array('i', [1, 2]), array('i', [1, 2]), array('i', [0, 1, 2]), array('i', [3]))"
assert repr(do(array('i', [1]), array.append, 2)) == "(array('i', [1, 2]), None)"
assert repr(do(array('i', [1]), array.extend, [2, 3])) == "(array('i', [1, 2, 3]), None)"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1]), array.extend, array('h', [5]))  # raises: TypeError "can only extend with array of same kind"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1]), array.extend, 5)  # raises: TypeError "'int' object is not iterable"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1]), array.extend, 'ab')  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1]), array.fromlist, (5, 6))  # raises: TypeError "arg must be list"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1]), array.fromlist, [5, 'a'])  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
assert repr(do(array('i', [1]), array.extend, array('i', [5]))) == "(array('i', [1, 5]), None)"
assert repr(do(array('i', [1]), array.fromlist, [5, 6])) == "(array('i', [1, 5, 6]), None)"
assert repr(do(array('i', [1]), array.frombytes, b'\x01\x02\x03\x04')) == "(array('i', [1, 67305985]), None)"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1]), array.frombytes, b'\x01\x02\x03')  # raises: ValueError "bytes length not a multiple of item size"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1]), array.frombytes, 'abc')  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1]), array.fromunicode, 'bcd')  # raises: ValueError "fromunicode() may only be called on unicode type arrays ('u' or 'w')"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('w', 'a'), array.fromunicode, 3)  # raises: TypeError "fromunicode() argument must be str, not int"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a.tounicode()  # raises: ValueError "tounicode() may only be called on unicode type arrays ('u' or 'w')"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
a = array('i', [1, 2, 3, 4, 5])
assert repr(do(array('w', 'a'), array.fromunicode, 'bcd')) == "(array('w', 'abcd'), None)"
assert repr(array('w', 'abc').tounicode()) == "'abc'"
assert repr((a.tobytes(), a.tolist(), array('d', [1.5]).tobytes(), array('H', [258]).tobytes(), array('w', 'é').tobytes(), array('b', [-1]).tobytes())) == "(b'\\x01\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x03\\x00\\x00\\x00\\x04\\x00\\x00\\x00\\x05\\x00\\x00\\x00', [1, 2, 3, 4, 5], b'\\x00\\x00\\x00\\x00\\x00\\x00\\xf8?', b'\\x02\\x01', b'\\xe9\\x00\\x00\\x00', b'\\xff')"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
assert repr(array('w', 'abc').tolist()) == "['a', 'b', 'c']"
assert repr(do(array('H', [258]), array.byteswap)) == "(array('H', [513]), None)"
assert repr(do(array('i', [1, 2]), array.byteswap)) == "(array('i', [16777216, 33554432]), None)"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
assert repr(do(array('d', [1.0]), array.byteswap)) == "(array('d', [3.03865e-319]), None)"
assert repr(do(array('b', [1]), array.byteswap)) == "(array('b', [1]), None)"
assert repr(do(array('i', [1, 2, 3]), array.insert, 1, 9)) == "(array('i', [1, 9, 2, 3]), None)"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
assert repr(do(array('i', [1, 2, 3]), array.insert, -1, 9)) == "(array('i', [1, 2, 9, 3]), None)"
assert repr(do(array('i', [1, 2, 3]), array.insert, 100, 9)) == "(array('i', [1, 2, 3, 9]), None)"
assert repr(do(array('i', [1, 2, 3]), array.insert, -100, 9)) == "(array('i', [9, 1, 2, 3]), None)"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1, 2, 3]), array.insert, 'a', 9)  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
assert repr(do(array('i', [1, 2, 3]), array.pop)) == "(array('i', [1, 2]), 3)"
assert repr(do(array('i', [1, 2, 3]), array.pop, 0)) == "(array('i', [2, 3]), 1)"
assert repr(do(array('i', [1, 2, 3]), array.pop, -2)) == "(array('i', [1, 3]), 2)"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
do(array('i', [1, 2, 3]), array.pop, 3)  # raises: IndexError "pop index out of range"
# ---
from array import array, typecodes, ArrayType
array('i').pop()  # raises: IndexError "pop from empty array"
# ---
from array import array, typecodes, ArrayType
array('i').remove(2)  # raises: ValueError "array.remove(x): x not in array"
# ---
from array import array, typecodes, ArrayType
def do(x, f, *args):
    r = f(x, *args)
    return x, r
assert repr(do(array('i', [1, 2, 3]), array.remove, 2)) == "(array('i', [1, 3]), None)"
assert repr(do(array('i', [1, 2, 3]), array.reverse)) == "(array('i', [3, 2, 1]), None)"
assert repr(do(array('i', [1, 2, 3]), array.clear)) == "(array('i'), None)"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a.index(9)  # raises: ValueError "array.index(x): x not in array"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a.index(1, 1)  # raises: ValueError "array.index(x): x not in array"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a.index(5, 0, 3)  # raises: ValueError "array.index(x): x not in array"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
assert repr((a.index(3), a.count(3), a.count('x'))) == '(2, 1, 0)'
assert repr(a.index(5, -2)) == '4'
assert repr((a[0], a[-1], a[1:3], a[::-1], a[::2], a[10:], a[True])) == "(1, 5, array('i', [2, 3]), array('i', [5, 4, 3, 2, 1]), array('i', [1, 3, 5]), array('i'), 2)"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a[5]  # raises: IndexError "array index out of range"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a[-6]  # raises: IndexError "array index out of range"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a['x']  # raises: TypeError "array indices must be integers"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a[1.0]  # raises: TypeError "array indices must be integers"
# ---
from array import array, typecodes, ArrayType
def setitem(x, i, v):
    x[i] = v
    return x
setitem(array('i', [1, 2, 3]), 3, 7)  # raises: IndexError "array assignment index out of range"
# ---
from array import array, typecodes, ArrayType
def setitem(x, i, v):
    x[i] = v
    return x
setitem(array('i', [1, 2, 3]), 0, 'x')  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from array import array, typecodes, ArrayType
def setitem(x, i, v):
    x[i] = v
    return x
setitem(array('i', [1, 2, 3]), 'x', 1)  # raises: TypeError "array indices must be integers"
# ---
from array import array, typecodes, ArrayType
def setitem(x, i, v):
    x[i] = v
    return x
assert repr(setitem(array('i', [1, 2, 3]), 0, 7)) == "array('i', [7, 2, 3])"
assert repr(setitem(array('i', [1, 2, 3]), slice(0, 2), array('i', [9]))) == "array('i', [9, 3])"
assert repr(setitem(array('i', [1, 2, 3]), slice(0, 0), array('i', [9, 8]))) == "array('i', [9, 8, 1, 2, 3])"
# ---
from array import array, typecodes, ArrayType
def setitem(x, i, v):
    x[i] = v
    return x
setitem(array('i', [1, 2, 3]), slice(0, 2), [9])  # raises: TypeError "can only assign array (not \"list\") to array slice"
# ---
from array import array, typecodes, ArrayType
def setitem(x, i, v):
    x[i] = v
    return x
setitem(array('i', [1, 2, 3]), slice(0, 2), array('h', [9]))  # raises: TypeError "bad argument type for built-in operation"
# ---
from array import array, typecodes, ArrayType
def setitem(x, i, v):
    x[i] = v
    return x
setitem(array('i', [1, 2, 3]), slice(None, None, 2), array('i', [9]))  # raises: ValueError "attempt to assign array of size 1 to extended slice of size 2"
# ---
from array import array, typecodes, ArrayType
def setitem(x, i, v):
    x[i] = v
    return x
assert repr(setitem(array('i', [1, 2, 3]), slice(None, None, 2), array('i', [9, 8]))) == "array('i', [9, 2, 8])"
assert repr(setitem(array('i', [1, 2, 3]), slice(None, None, -1), array('i', [7, 8, 9]))) == "array('i', [9, 8, 7])"
assert repr(setitem(array('i', [1, 2, 3]), slice(2, 1), array('i', [7]))) == "array('i', [1, 2, 7, 3])"
# ---
from array import array, typecodes, ArrayType
def delitem(x, i):
    del x[i]
    return x
delitem(array('i', [1, 2, 3]), 5)  # raises: IndexError "array assignment index out of range"
# ---
from array import array, typecodes, ArrayType
def delitem(x, i):
    del x[i]
    return x
assert repr(delitem(array('i', [1, 2, 3]), 1)) == "array('i', [1, 3])"
assert repr(delitem(array('i', [1, 2, 3, 4, 5]), slice(1, 3))) == "array('i', [1, 4, 5])"
assert repr(delitem(array('i', [1, 2, 3, 4, 5]), slice(None, None, 2))) == "array('i', [2, 4])"
# ---
from array import array, typecodes, ArrayType
def delitem(x, i):
    del x[i]
    return x
delitem(array('i', [1, 2, 3]), 'x')  # raises: TypeError "array indices must be integers"
# ---
from array import array, typecodes, ArrayType
def delitem(x, i):
    del x[i]
    return x
a = array('i', [1, 2, 3, 4, 5])
assert repr(delitem(array('i', [1, 2, 3, 4, 5]), slice(None, None, -2))) == "array('i', [2, 4])"
assert repr((len(a), bool(array('i')), bool(a), list(a), 3 in a, 9 in a, 'x' in a, [x for x in reversed(a)])) == '(5, False, True, [1, 2, 3, 4, 5], True, False, False, [5, 4, 3, 2, 1])'
assert repr((a == array('i', [1, 2, 3, 4, 5]), a == array('d', [1, 2, 3, 4, 5]), a == [1, 2, 3, 4, 5], a != array('i'), a < array('i', [2]), a >= array('i', [1, 2]), array('i') == array('d'), array('d', [float('nan')]) == array('d', [float('nan')]))) == '(True, True, False, True, True, True, True, False)'
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a < [1]  # raises: TypeError "'<' not supported between instances of 'array.array' and 'list'"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a + array('h', [6])  # raises: TypeError "bad argument type for built-in operation"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a + [6]  # raises: TypeError "can only append array (not \"list\") to array"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
[6] + a  # raises: TypeError "can only concatenate list (not \"array.array\") to list"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a * 'x'  # raises: TypeError "can't multiply sequence by non-int of type 'str'"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a * 1.5  # raises: TypeError "can't multiply sequence by non-int of type 'float'"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a * 10**30  # raises: OverflowError "cannot fit 'int' into an index-sized integer"
# ---
from array import array, typecodes, ArrayType
def iadd(x, y):
    x += y
    return x
a = array('i', [1, 2, 3, 4, 5])
assert repr(a + array('i', [6])) == "array('i', [1, 2, 3, 4, 5, 6])"
assert repr((array('i', [1]) * 3, 2 * array('i', [1, 2]), array('i', [1]) * -1, array('i', [1]) * 0)) == "(array('i', [1, 1, 1]), array('i', [1, 2, 1, 2]), array('i'), array('i'))"
assert repr(iadd(array('i', [1]), array('i', [2]))) == "array('i', [1, 2])"
# ---
from array import array, typecodes, ArrayType
def iadd(x, y):
    x += y
    return x
iadd(array('i', [1]), [2])  # raises: TypeError "can only extend array with array (not \"list\")"
# ---
from array import array, typecodes, ArrayType
def iadd(x, y):
    x += y
    return x
iadd(array('i', [1]), array('h', [2]))  # raises: TypeError "can only extend with array of same kind"
# ---
from array import array, typecodes, ArrayType
def imul(x, y):
    x *= y
    return x
imul(array('i', [1, 2]), 'x')  # raises: TypeError "can't multiply sequence by non-int of type 'str'"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
hash(a)  # raises: TypeError "unhashable type: 'array.array'"
# ---
from array import array, typecodes, ArrayType
def imul(x, y):
    x *= y
    return x
a = array('i', [1, 2, 3, 4, 5])
assert repr(imul(array('i', [1, 2]), 2)) == "array('i', [1, 2, 1, 2])"
assert repr((repr(array('i')), str(array('d', [1.5])), repr(array('w', '')), repr(array('w', "a'b")))) == '("array(\'i\')", "array(\'d\', [1.5])", "array(\'w\')", \'array(\\\'w\\\', "a\\\'b")\')'
assert repr((a.typecode, a.itemsize)) == "('i', 4)"
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
a.foo  # raises: AttributeError "'array.array' object has no attribute 'foo'"
# ---
from array import array, typecodes, ArrayType
array('i', [1]).append()  # raises: TypeError "array.append() takes exactly one argument (0 given)"
# ---
from array import array, typecodes, ArrayType
array('i', [1]).append(1, 2)  # raises: TypeError "array.append() takes exactly one argument (2 given)"
# ---
from array import array, typecodes, ArrayType
import copy, operator
class A(array): pass
a = array('i', [1, 2, 3, 4, 5])
assert repr((copy.copy(a), copy.deepcopy(a), copy.copy(a) is a)) == "(array('i', [1, 2, 3, 4, 5]), array('i', [1, 2, 3, 4, 5]), False)"
assert repr((A('i', [1, 2]), A('i', [1])[0:1], type(A('i', [1]) + A('i', [2])).__name__, A('w', 'ab'))) == "(A('i', [1, 2]), array('i', [1]), 'array', A('w', 'ab'))"
assert repr((sum(a), max(a), min(a), sorted(array('i', [3, 1, 2])), list(map(str, a)), list(zip(a, a)), tuple(a), set(a) == {1, 2, 3, 4, 5})) == "(15, 5, 1, [1, 2, 3], ['1', '2', '3', '4', '5'], [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)], (1, 2, 3, 4, 5), True)"
# ---
from array import array, typecodes, ArrayType
assert repr((bytes(array('B', [1, 2])), bytearray(array('B', [65])))) == "(b'\\x01\\x02', bytearray(b'A'))"
assert repr(bytes(array('H', [1]))) == "b'\\x01\\x00'"
assert repr(array('B', b'abc') == array('B', [97, 98, 99])) == 'True'
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
assert repr((array('f', [3.14])[0], array('f', [float('inf')])[0], array('d', [float('nan')]))) == "(3.140000104904175, inf, array('d', [nan]))"
assert repr((array('q', [2**63 - 1, -2**63]), array('Q', [2**64 - 1]), array('L', [2**63]))) == "(array('q', [9223372036854775807, -9223372036854775808]), array('Q', [18446744073709551615]), array('L', [9223372036854775808]))"
assert repr(isinstance(a, array)) == 'True'
# ---
from array import array, typecodes, ArrayType
a = array('i', [1, 2, 3, 4, 5])
assert repr(array('i', array('i', [1, 2, 3]))[1]) == '2'
assert repr([type(x).__name__ for x in (array('d', [1])[0], array('w', 'a')[0], array('b', [1])[0])]) == "['float', 'str', 'int']"
assert repr(a.buffer_info()[1]) == '5'
