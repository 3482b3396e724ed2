# Under the future import an annotation is kept as text, in CPython's spelling.
from __future__ import annotations


class Kept:
    a0: int
    a1: "a"
    a2: 'it\'s'
    a3: "\n\t\x00é\ud800"
    a4: b"x'"
    a5: u"abc"
    a6: "a" "b"
    a7: 1_000
    a8: 0x_ff
    a9: 1e400
    a10: -1e400
    a11: 1e5
    a12: 1e22
    a13: 1j
    a14: 1e400j
    a15: 2+1j
    a16: ...
    a17: None
    a18: True
    a19: ((a, b))
    a20: ((a,))
    a21: ()
    a22: (a, b)
    a23: ([a, *b])
    a24: {a}
    a25: ({a, *b})
    a26: {}
    a27: ({a:b, **c})
    a28: ({**c | d, 'x': y if z else w})
    a29: a[1]
    a30: (a[1,2])
    a31: (a[1,])
    a32: a[()]
    a33: (a[(1,2)])
    a34: a[*b]
    a35: (a[*b, c])
    a36: (a[(*b, c)])
    a37: (a[1:2])
    a38: (a[1:2, ::3])
    a39: (a[b:c:d])
    a40: (a[:])
    a41: (a[::])
    a42: (a[lambda: 1])
    a43: a[b if c else d]
    a44: (a[b:lambda: 1])
    a45: (a[(x, y):z])
    a46: (a[x == 1:])
    a47: a | b
    a48: a | (b | c)
    a49: (a | b) | c
    a50: a or b and c
    a51: (a or b) and c
    a52: a and (b and c)
    a53: a or (b or c)
    a54: not a
    a55: not (not a)
    a56: not (a and b)
    a57: (not a) + b
    a58: -a ** -b
    a59: (-a) ** b
    a60: a ** b ** c
    a61: (a ** b) ** c
    a62: a ** (b + c)
    a63: -(a ** b)
    a64: (-1) ** 2
    a65: - -a
    a66: +-~a
    a67: -(-1)
    a68: a - (b - c)
    a69: a - b - c
    a70: a * (b + c)
    a71: a @ b // c % d
    a72: a << b >> c
    a73: (a << b) & c ^ d | e
    a74: a < b < c
    a75: (a < b) < c
    a76: a < (b < c)
    a77: a is not b
    a78: a not in b
    a79: not a in b
    a80: (a if b else c) if d else e
    a81: a if b else (c if d else e)
    a82: a if (b if c else d) else e
    a83: ((lambda: 1) if a else b)
    a84: (lambda: x)
    a85: (lambda x: x)
    a86: (lambda *a: 1)
    a87: (lambda **k: 1)
    a88: (lambda *, a: 1)
    a89: (lambda a, /: 1)
    a90: (lambda a, /, b, *c, d=1, **e: (a, b))
    a91: (lambda a=1, /, b=2, *, c, d=3: a)
    a92: (lambda x: (lambda y: x))
    a93: (lambda: (a, b))
    a94: (lambda: a if b else c)
    a95: ((lambda: a) + b)
    a96: ([lambda: x, y])
    a97: (f(lambda: x))
    a98: f()
    a99: (f(a, b))
    a100: (f(*a, **b))
    a101: (f(a, *b, c=1, **d))
    a102: f(x for x in y)
    a103: (f((x for x in y), z))
    a104: f(x=(x for x in y))
    a105: f(a)(b)[c].d
    a106: f(a if b else c)
    a107: (f(a, (b, c)))
    a108: f(*a or b)
    a109: f(**a or b)
    a110: f(*a if b else c)
    a111: (f(*(a, b)))
    a112: [x for x in y]
    a113: [x for x in y if z]
    a114: [x for x in y if z if w for a in b]
    a115: ([x for x, z in y])
    a116: ([x for (x, z) in y])
    a117: ([x for [x, z] in y])
    a118: ([x for x, in y])
    a119: ([x for x, *z in y])
    a120: [x for a.b in y]
    a121: [x for x in (y if z else w)]
    a122: [x for x in y or z]
    a123: ([x for x in (lambda: y)])
    a124: ([x for x in y if (lambda: z)])
    a125: [x for x in y if (a if b else c)]
    a126: ([(x, y) for x in y])
    a127: [x if y else z for x in w]
    a128: {x for x in y}
    a129: ({k: v for k, v in y})
    a130: ({k: (lambda: v) for k in y})
    a131: (x for x in y)
    a132: ((x for x in y))
    a133: ([x for x in (1, 2)])
    a134: a.b.c
    a135: (1).real
    a136: 1 .real
    a137: (1.5).real
    a138: 1.5.real
    a139: 1j.real
    a140: True.real
    a141: (a + b).c
    a142: (-a).b
    a143: "x".y
    a144: b"x".y
    a145: f"x".y
    a146: ((a, b).c)
    a147: [a].b
    a148: {a}.b
    a149: ((lambda: x).y)
    a150: (a if b else c)[d]
    a151: (a or b)(c)
    a152: f""
    a153: f"a"
    a154: f"{a}"
    a155: f"{a!r}"
    a156: (f"{a!s:>10}")
    a157: (f"{a:>{b}}")
    a158: (f"{a:{b}{c!r}x}")
    a159: f"{a=}"
    a160: (f"{a = !r:>5}")
    a161: f"{a['x']}"
    a162: f'{a["x"]}'
    a163: f"{a['x']}{b["y"]}"
    a164: f"'{a}"
    a165: f'"{a}'
    a166: f"'\"{a}"
    a167: f"{{}}{a}"
    a168: (f"{a:{{}}}")
    a169: (f"{ {a: b} }")
    a170: f"{ {a for a in b} }"
    a171: (f"{(a, b)}")
    a172: (f"{a, b}")
    a173: (f"{(lambda x: x)}")
    a174: f"{a if b else c}"
    a175: f"{a or b}"
    a176: (f"{a:x}" "y" f"{b}")
    a177: "x" f"{a}" 'it\'s'
    a178: f"{a}\n\t\\"
    a179: rf"{a}\n"
    a180: f"{f'{a}'}"
    a181: f"{f'{a!r}' + 'x'}"
    a182: (f"{a:%H:%M}")
    a183: (f"{a!r:^{width}.{prec}}")
    a184: f"é{a}☃"
    a185: f"{'x'}"
    a186: f"{'a\nb'}"
    a187: f"{b'x'}"
    a188: f"{not a}"
    a189: f"{-a}"
    a190: f"{a.b[c](d)}"
    a191: f"{[x for x in y]}"
    a192: f"{ {} }"
    a193: (f"{a:{'x'}}")
    a194: (f"{a:\n}")
    a195: list[int]
    a196: (dict[str, list[int]])
    a197: Optional["X"]
    a198: (Callable[[int, str], None])
    a199: (Callable[..., int])
    a200: (Annotated[int, "x", Field(gt=1)])
    a201: (Literal["a", 'b', 1, None, b'c'])
    a202: Literal[-1]
    a203: (Literal["it's", 'say "x"', """a'"b"""])
    a204: int|None
    a205: (tuple[int,...])
    a206: tuple[()]
    a207: "list[int]" | None
    a208: (a if b else c,)
    a209: a < b if c else d
    a210: ((a, b) + c)
    a211: ([a, b][0])
    a212: ([*a, *b])
    a213: ((*a, b))
    a214: ((*a, *(b or c)))
    a215: ({*a, b})
    a216: ({"a" : 1 ,  'b':2})
    a217: x . y [ z ]
    a218: (f( a ,b = c ))
    a219: ( a )
    a220: ((a))
    a221: a if(b)else c
    a222: [(yield_)]
    a223: a[b][c]
    a224: a[-1]
    a225: a[not b]
    a226: (a[b or c, d and e])
    a227: (a[b, c:d])
    a228: (a[(b, c), d])
    a229: (a[((b, c),)])
    a230: (a[lambda x: (x, y), z])
    a231: 1if 1else 2
    a232: 0.1
    a233: 1.0
    a234: 1e-7
    a235: 1e16
    a236: 123456789012345678901234567890
    a237: 0b101
    a238: 0o17
    a239: 1_0.0_1
    a240: .5
    a241: 5.
    a242: 0j
    a243: 1.5j
    a244: '\\'
    a245: '\''
    a246: '"'
    a247: '\'"'
    a248: '\u2028\u200b\xa0\xad'
    a249: '😀'
    a250: '\U0010ffff'
    a251: b'\x00\xff\n'
    a252: b"'"
    a253: b'"'
    a254: b'\'"'


texts = list(Kept.__annotations__.values())
for i, text in enumerate([
    'int',
    "'a'",
    '"it\'s"',
    "'\\n\\t\\x00\xe9\\ud800'",
    'b"x\'"',
    "u'abc'",
    "'ab'",
    '1000',
    '255',
    '1e309',
    '-1e309',
    '100000.0',
    '1e+22',
    '1j',
    '1e309j',
    '2 + 1j',
    '...',
    'None',
    'True',
    '(a, b)',
    '(a,)',
    '()',
    '(a, b)',
    '[a, *b]',
    '{a}',
    '{a, *b}',
    '{}',
    '{a: b, **c}',
    "{**c | d, 'x': y if z else w}",
    'a[1]',
    'a[1, 2]',
    'a[1,]',
    'a[()]',
    'a[1, 2]',
    'a[*b,]',
    'a[*b, c]',
    'a[*b, c]',
    'a[1:2]',
    'a[1:2, ::3]',
    'a[b:c:d]',
    'a[:]',
    'a[:]',
    'a[lambda: 1]',
    'a[b if c else d]',
    'a[b:lambda: 1]',
    'a[(x, y):z]',
    'a[x == 1:]',
    'a | b',
    'a | (b | c)',
    'a | b | c',
    'a or b and c',
    '(a or b) and c',
    'a and (b and c)',
    'a or (b or c)',
    'not a',
    'not not a',
    'not (a and b)',
    '(not a) + b',
    '-a ** (-b)',
    '(-a) ** b',
    'a ** b ** c',
    '(a ** b) ** c',
    'a ** (b + c)',
    '-a ** b',
    '(-1) ** 2',
    '--a',
    '+-~a',
    '--1',
    'a - (b - c)',
    'a - b - c',
    'a * (b + c)',
    'a @ b // c % d',
    'a << b >> c',
    'a << b & c ^ d | e',
    'a < b < c',
    '(a < b) < c',
    'a < (b < c)',
    'a is not b',
    'a not in b',
    'not a in b',
    '(a if b else c) if d else e',
    'a if b else c if d else e',
    'a if (b if c else d) else e',
    '(lambda: 1) if a else b',
    'lambda: x',
    'lambda x: x',
    'lambda*a: 1',
    'lambda**k: 1',
    'lambda*, a: 1',
    'lambda a, /: 1',
    'lambda a, /, b, *c, d=1, **e: (a, b)',
    'lambda a=1, /, b=2, *, c, d=3: a',
    'lambda x: lambda y: x',
    'lambda: (a, b)',
    'lambda: a if b else c',
    '(lambda: a) + b',
    '[lambda: x, y]',
    'f(lambda: x)',
    'f()',
    'f(a, b)',
    'f(*a, **b)',
    'f(a, *b, c=1, **d)',
    'f(x for x in y)',
    'f((x for x in y), z)',
    'f(x=(x for x in y))',
    'f(a)(b)[c].d',
    'f(a if b else c)',
    'f(a, (b, c))',
    'f(*(a or b))',
    'f(**a or b)',
    'f(*(a if b else c))',
    'f(*(a, b))',
    '[x for x in y]',
    '[x for x in y if z]',
    '[x for x in y if z if w for a in b]',
    '[x for x, z in y]',
    '[x for x, z in y]',
    '[x for [x, z] in y]',
    '[x for x, in y]',
    '[x for x, *z in y]',
    '[x for a.b in y]',
    '[x for x in (y if z else w)]',
    '[x for x in y or z]',
    '[x for x in (lambda: y)]',
    '[x for x in y if (lambda: z)]',
    '[x for x in y if (a if b else c)]',
    '[(x, y) for x in y]',
    '[x if y else z for x in w]',
    '{x for x in y}',
    '{k: v for k, v in y}',
    '{k: lambda: v for k in y}',
    '(x for x in y)',
    '(x for x in y)',
    '[x for x in (1, 2)]',
    'a.b.c',
    '1 .real',
    '1 .real',
    '1.5.real',
    '1.5.real',
    '1j.real',
    'True.real',
    '(a + b).c',
    '(-a).b',
    "'x'.y",
    "b'x'.y",
    "f'x'.y",
    '(a, b).c',
    '[a].b',
    '{a}.b',
    '(lambda: x).y',
    '(a if b else c)[d]',
    '(a or b)(c)',
    "f''",
    "f'a'",
    "f'{a}'",
    "f'{a!r}'",
    "f'{a!s:>10}'",
    "f'{a:>{b}}'",
    "f'{a:{b}{c!r}x}'",
    "f'a={a!r}'",
    "f'a = {a!r:>5}'",
    'f"{a[\'x\']}"',
    'f"{a[\'x\']}"',
    'f"{a[\'x\']}{b[\'y\']}"',
    'f"\'{a}"',
    'f\'"{a}\'',
    'f\'\\\'"{a}\'',
    "f'{{}}{a}'",
    "f'{a:{ {}}}'",
    "f'{ {a: b}}'",
    "f'{ {a for a in b}}'",
    "f'{(a, b)}'",
    "f'{(a, b)}'",
    "f'{(lambda x: x)}'",
    "f'{(a if b else c)}'",
    "f'{a or b}'",
    "f'{a:x}y{b}'",
    'f"x{a}it\'s"',
    "f'{a}\\n\\t\\\\'",
    "f'{a}\\\\n'",
    'f"{f\'{a}\'}"',
    'f"{f\'{a!r}\' + \'x\'}"',
    "f'{a:%H:%M}'",
    "f'{a!r:^{width}.{prec}}'",
    "f'\xe9{a}\u2603'",
    'f"{\'x\'}"',
    'f"{\'a\\\\nb\'}"',
    'f"{b\'x\'}"',
    "f'{not a}'",
    "f'{-a}'",
    "f'{a.b[c](d)}'",
    "f'{[x for x in y]}'",
    "f'{ {}}'",
    'f"{a:{\'x\'}}"',
    "f'{a:\\n}'",
    'list[int]',
    'dict[str, list[int]]',
    "Optional['X']",
    'Callable[[int, str], None]',
    'Callable[..., int]',
    "Annotated[int, 'x', Field(gt=1)]",
    "Literal['a', 'b', 1, None, b'c']",
    'Literal[-1]',
    'Literal["it\'s", \'say "x"\', \'a\\\'"b\']',
    'int | None',
    'tuple[int, ...]',
    'tuple[()]',
    "'list[int]' | None",
    '(a if b else c,)',
    'a < b if c else d',
    '(a, b) + c',
    '[a, b][0]',
    '[*a, *b]',
    '(*a, b)',
    '(*a, *(b or c))',
    '{*a, b}',
    "{'a': 1, 'b': 2}",
    'x.y[z]',
    'f(a, b=c)',
    'a',
    'a',
    'a if b else c',
    '[yield_]',
    'a[b][c]',
    'a[-1]',
    'a[not b]',
    'a[b or c, d and e]',
    'a[b, c:d]',
    'a[(b, c), d]',
    'a[(b, c),]',
    'a[lambda x: (x, y), z]',
    '1 if 1 else 2',
    '0.1',
    '1.0',
    '1e-07',
    '1e+16',
    '123456789012345678901234567890',
    '5',
    '15',
    '10.01',
    '0.5',
    '5.0',
    '0j',
    '1.5j',
    "'\\\\'",
    '"\'"',
    '\'"\'',
    '\'\\\'"\'',
    "'\\u2028\\u200b\\xa0\\xad'",
    "'\U0001f600'",
    "'\\U0010ffff'",
    "b'\\x00\\xff\\n'",
    'b"\'"',
    'b\'"\'',
    'b\'\\\'"\'',
]):
    assert texts[i] == text, (texts[i], text)
