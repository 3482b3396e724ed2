import textwrap, string
t = "The quick brown-fox jumped over the lazy dog's back -- and then some-thing very-long-hyphenated happened. Yes!  \n New line\there."
for w in (10, 17, 30):
    for kw in ({}, {'break_on_hyphens': False}, {'max_lines': 2}, {'initial_indent': '* ', 'subsequent_indent': '  '}, {'fix_sentence_endings': True}, {'drop_whitespace': False}, {'break_long_words': False}):
        print(w, kw, textwrap.wrap(t, w, **kw))
print(repr(textwrap.dedent("  a\n   b\n\n  c\n")), repr(textwrap.indent("a\n\nb\n", "> ")), textwrap.shorten("Hello  world! and more", 12))
print(string.capwords("hello  wORLD x"), string.Template("$a ${b} $$ $c").safe_substitute(a=1, b=2), string.Template("$a ${b} $$").substitute({'a': 1}, b=2))
try: string.Template("x $ y").substitute()
except ValueError as e: print(e)
try: string.Template("$zz").substitute()
except KeyError as e: print(e)
print(string.punctuation, string.Template("$a $b").get_identifiers())
