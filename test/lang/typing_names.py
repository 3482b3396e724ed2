# Names that annotations use can be imported and subscripted.
import re
from contextlib import contextmanager
from typing import IO, AsyncIterator, Awaitable, BinaryIO, Callable, ContextManager, Iterator, Match, Optional, Pattern, TextIO

WORD: Pattern[str] = re.compile(r"\w+")


def first(text: str, out: Optional[TextIO] = None, raw: IO[bytes] | None = None) -> Optional[Match[str]]:
    return WORD.search(text)


@contextmanager
def opened(n: int) -> Iterator[int]:
    yield n


def use(make: Callable[[int], ContextManager[int]], later: Callable[..., Awaitable[int]] | None = None) -> int:
    with make(3) as n:
        return n


assert first("  ab").group() == "ab" and use(opened) == 3
assert isinstance(WORD, Pattern) and isinstance(first("x"), Match) and not isinstance("x", Match)
assert isinstance(opened(1), ContextManager)
assert repr(Pattern) == "typing.Pattern" and repr(Pattern[str]) == "typing.Pattern[str]"
assert issubclass(TextIO, IO) and issubclass(BinaryIO, IO)
