"""Texts at which a pattern works hardest: what it repeats, over and over, and then a break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.growth.counting import ONE_SIGN, PARSER, REPEATS, Node, fits

LONG: Final = 10
"""Repeats that may come as often as this, or more often, are tried."""
SIGNS: Final = " \t\naA0f1z-*_[](){}<>`~:/\\.,;\"'|#@=&!?+$^%é–→\r\x00"
ENDS: Final = ("", "\x00", "\n", "a")
TASTES: Final = 5
"""So many different pieces are tried for what a pattern repeats."""


@dataclass(frozen=True)
class Hostile:
    """A text of any length: a begin, a piece again and again, and an end."""

    begin: str
    piece: str
    end: str

    def text(self, times: int) -> str:
        return self.begin + self.piece * times + self.end


def hostile(pattern: str, flags: int) -> Iterator[Hostile]:
    """The texts for a pattern, each once."""
    parsed = PARSER.parse(pattern, flags)
    pieces: dict[tuple[str, str], None] = {}
    for taste in range(TASTES):
        for before, body, now in _repeats(parsed, "", taste, parsed.state.flags):
            piece = _sample(body, taste, now)
            pieces |= dict.fromkeys([(before, piece), ("", piece), ("", before + piece)])
            pieces[("", before)] = None
    whole = [_sample(parsed, taste, parsed.state.flags) for taste in range(3)]
    pieces |= dict.fromkeys(("", one) for one in whole)
    pieces |= dict.fromkeys(("", one[:-1]) for one in whole)
    yield from (Hostile(*one, end) for one in pieces if one[1] for end in ENDS)


def _repeats(
    nodes: Sequence[Node], before: str, taste: int, flags: int
) -> Iterator[tuple[str, Any, int]]:
    """What may come often, with what has to come before it."""
    for node in nodes:
        for inner, now in _inner(node, flags):
            if str(node[0]) in REPEATS and node[1][1] >= LONG:
                yield before, inner, now
            yield from _repeats(inner, before, taste, now)
        before += _sample([node], taste, flags)


def _inner(node: Node, flags: int) -> Iterator[tuple[Any, int]]:
    """The patterns within a part of a pattern, with the flags they have there."""
    name, said = str(node[0]), node[1]
    if name == "SUBPATTERN":
        yield said[3], (flags | said[1]) & ~said[2]
    elif name == "BRANCH":
        yield from ((branch, flags) for branch in said[1])
    elif name in REPEATS:
        yield said[2], flags
    elif name in {"ASSERT", "ASSERT_NOT"}:
        yield said[1], flags
    elif name == "ATOMIC_GROUP":
        yield said, flags
    elif name == "GROUPREF_EXISTS":
        yield from ((part, flags) for part in said[1:] if part)


def _sample(nodes: Sequence[Node], taste: int, flags: int) -> str:
    """Words that this part of a pattern takes; another taste, other words."""
    return "".join(_one(node, taste, flags) for node in nodes)


def _one(node: Node, taste: int, flags: int) -> str:
    name, said = str(node[0]), node[1]
    if name in ONE_SIGN:
        return _sign(node, taste, flags)
    if name in {"ASSERT", "ASSERT_NOT", "AT", "GROUPREF"}:
        return ""
    inner = list(_inner(node, flags))
    if not inner:
        return ""
    words, now = inner[taste % len(inner)] if name == "BRANCH" else inner[0]
    times = max(said[0], min(1, int(said[1]))) if name in REPEATS else 1
    return _sample(words, taste, now) * times


def _sign(node: Node, taste: int, flags: int) -> str:
    if str(node[0]) == "LITERAL":
        return chr(node[1])
    fit = fits(node, flags & ~re.DEBUG)
    known = [sign for sign in SIGNS if fit(sign)]
    return (
        known[taste % len(known)]
        if known
        else next((chr(n) for n in range(0x30000) if fit(chr(n))), "")
    )
