# Random calls of str and bytes methods, printed with their results.
seed = 12345

def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n

ALPHA = ['a', 'b', 'A', 'B', 'ab', ' ', '\t', '\n', '\r', '-', '+', '0', '7', 'ß', 'é', 'Σ', 'σ', 'ǆ', 'ǅ', 'İ', 'ı', 'ŉ', '😀', '\x1c', '\x85', '\u2028', '²', '½', '٣', '一', '\ud800', '\udc80', 'ﬁ', "'", '"', '\\', '\x00', '\x7f', '\xad', '.', '_', '\u0345', 'ͅ', '\u02b0', '$', '{', '}', 'ꭰ', 'Ꭰ']
BALPHA = [b'a', b'b', b'A', b'B', b'ab', b' ', b'\t', b'\n', b'\r', b'-', b'+', b'0', b'7', b'\xff', b'\xc3\xa9', b'\xed\xa0\x80', b'\x00', b"'", b'\\', b'\xe2\x82', b'\xf0\x9f\x98\x80', b'\x1c', b'\x0b']

def text(n=8, alpha=ALPHA):
    k = rnd(n)
    r = alpha[0][:0]
    for _ in range(k):
        r += alpha[rnd(len(alpha))]
    return r

def small():
    return ['a', 'b', 'ab', '', ' ', 'é', '😀', 'aa', 'ba', '\n', 'σ', '-'][rnd(12)]

def bsmall():
    return [b'a', b'b', b'ab', b'', b' ', b'\xff', b'aa', b'\n', b'-', bytearray(b'a'), 97, b'\x00'][rnd(12)]

def num():
    return [None, 0, 1, 2, 3, -1, -2, -5, 5, 100][rnd(10)]

NOARG = ['capitalize', 'casefold', 'isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric', 'isprintable', 'isspace', 'istitle', 'isupper', 'lower', 'lstrip', 'rstrip', 'strip', 'split', 'rsplit', 'splitlines', 'swapcase', 'title', 'upper', 'expandtabs', '__len__', '__repr__']
SUB = ['count', 'find', 'index', 'rfind', 'rindex', 'startswith', 'endswith']
ONE = ['partition', 'rpartition', 'removeprefix', 'removesuffix', 'strip', 'lstrip', 'rstrip', 'split', 'rsplit', '__contains__']
ENC = ['utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'utf-8-sig', 'UTF8', 'nope']
ERR = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogatepass', 'surrogateescape', 'bogus']

def call(f, *args, **kw):
    try:
        return repr(f(*args, **kw))
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)

def lit(s):
    return ascii(s)

def one(i):
    s = text()
    m = rnd(22)
    if m < 4:
        n = NOARG[rnd(len(NOARG))]
        print(lit(s), n, ascii(call(getattr(s, n))))
    elif m < 7:
        n, a, b, c = SUB[rnd(len(SUB))], small(), num(), num()
        print(lit(s), n, lit(a), b, c, ascii(call(getattr(s, n), a, b, c)))
    elif m < 9:
        n, a = ONE[rnd(len(ONE))], small()
        print(lit(s), n, lit(a), ascii(call(getattr(s, n), a)))
    elif m == 9:
        n, a, k = ['split', 'rsplit'][rnd(2)], [None, 'a', ' ', 'ab', 'é'][rnd(5)], rnd(4) - 1
        print(lit(s), n, a and lit(a), k, ascii(call(getattr(s, n), a, k)))
    elif m == 10:
        a, b, k = small(), small(), rnd(4) - 1
        print(lit(s), 'replace', lit(a), lit(b), k, ascii(call(s.replace, a, b, k)))
    elif m == 11:
        n, w, f = ['center', 'ljust', 'rjust'][rnd(3)], rnd(14), ['x', 'é', ' ', '😀'][rnd(4)]
        print(lit(s), n, w, lit(f), ascii(call(getattr(s, n), w, f)))
    elif m == 12:
        print(lit(s), 'zfill', ascii(s.zfill(rnd(12))))
        t = rnd(6)
        print(lit(s), 'tabs', t, ascii(s.expandtabs(t)))
    elif m == 13:
        a, b, c = num(), num(), [None, 1, 2, -1, -2, 3][rnd(6)]
        print(lit(s), 'slice', a, b, c, ascii(call(lambda: s[a:b:c])), ascii(call(lambda: s[a])))
    elif m == 14:
        e, r = ENC[rnd(len(ENC))], ERR[rnd(len(ERR))]
        print(lit(s), 'encode', e, r, call(s.encode, e, r))
    elif m == 15:
        b = text(8, BALPHA)
        e, r = ENC[rnd(len(ENC))], ERR[rnd(len(ERR))]
        print(b, 'decode', e, r, ascii(call(b.decode, e, r)))
    elif m == 16:
        t = text(8)
        print(lit(s), lit(t), s < t, s == t, s >= t, lit(s + t), lit(t * rnd(4)))
        print(ascii(list(s)), ascii(s.join(list(t))), ascii(s.splitlines(True)))
    elif m == 17:
        tab = str.maketrans({'a': 'xyz', 'b': None, 'é': 233, 'A': 0x1F600})
        print(lit(s), 'translate', ascii(s.translate(tab)), ascii(s.translate(str.maketrans('ab', 'ba', 'A'))))
    else:
        b = text(8, BALPHA)
        if rnd(3) == 0:
            b = bytearray(b)
        k = rnd(7)
        if k == 0:
            n = ['capitalize', 'isalnum', 'isalpha', 'isascii', 'isdigit', 'islower', 'isspace', 'istitle', 'isupper', 'lower', 'lstrip', 'rstrip', 'strip', 'split', 'rsplit', 'splitlines', 'swapcase', 'title', 'upper', 'expandtabs', '__len__', '__repr__', 'hex'][rnd(23)]
            print(b, n, call(getattr(b, n)))
        elif k == 1:
            n, a, x, y = SUB[rnd(len(SUB))], bsmall(), num(), num()
            print(b, n, a, x, y, call(getattr(b, n), a, x, y))
        elif k == 2:
            n, a = ONE[rnd(len(ONE))], bsmall()
            print(b, n, a, call(getattr(b, n), a))
        elif k == 3:
            a, x, n = bsmall(), bsmall(), rnd(4) - 1
            print(b, 'replace', a, x, n, call(b.replace, a, x, n))
        elif k == 4:
            a, x, y = num(), num(), [None, 1, 2, -1, -2, 3][rnd(6)]
            print(b, 'slice', a, x, y, call(lambda: b[a:x:y]), call(lambda: b[a]))
        elif k == 5:
            c = bytearray(b)
            a, x, y, v = num(), num(), [None, 1, 2, -1, -2, 3][rnd(6)], text(4, BALPHA)
            def put():
                c[a:x:y] = v
            def cut():
                del c[a:x:y]
            print(b, 'put', a, x, y, v, call(put), c, call(cut), c)
        else:
            n, w = ['center', 'ljust', 'rjust', 'zfill'][rnd(4)], rnd(14)
            print(b, n, w, call(getattr(b, n), w), call(b.join, [b'x', b, bytearray(b'y')]), b + b'q', b * rnd(3))

for i in range(6000):
    one(i)
