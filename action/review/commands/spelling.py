"""How people write a command: `/event 14:10 Calm again`, `/Swap.`, `/note taker @kim`, `/evnt`.

A sign behind the name and a space or an underscore in it are forgiven where only one command can
be meant. A question mark is a doubt, so it makes another word; so does a slip.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from action.markdown.comments import without_comments

HELP: Final = "help"
GIVEN: Final = re.compile(
    r"^[ \t]*/(?P<name>[a-z]++(?:[-_][a-z]++)*+)"
    r"(?:(?P<sign>[.,:;!?]++(?=\s|$)|:)|(?=[\s@]|$))(?P<text>[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that begins like a command; a path such as `/etc/hosts` or `/read.md` does not."""
LETTERS: Final = 5
"""Letters of the shortest command that is guessed at."""
_SIGNS: Final = ".,:;!?"
_DOUBT: Final = "?"


def command_in(line: re.Match[str], names: Collection[str]) -> tuple[str, str]:
    """The name of a command, spelled as in `names` where it is one of them, and what follows it."""
    name = line["name"].lower().replace("_", "-")
    text = " ".join(without_comments(line["text"]).split())
    first, _, rest = text.partition(" ")
    second = first.lower().rstrip(_SIGNS)
    if line["sign"] is None and name not in names and f"{name}-{second}" in names:
        return _doubted(f"{name}-{second}", first[len(second) :]), rest
    return _doubted(name, line["sign"] or ""), text


def _doubted(name: str, signs: str) -> str:
    """Somebody may only ask what it does; help is given all the same."""
    return f"{name}{_DOUBT}" if _DOUBT in signs and name != HELP else name


# --- slips ----------------------------------------------------------------------------------------


def meant_by(written: str, names: Iterable[str]) -> str | None:
    """The one name that a word is one edit away from; None where it is a name, or no such word."""
    near = [name for name in names if name == written or _one_edit_apart(written, name)]
    if written.removesuffix(_DOUBT) in near and written not in near:
        return written.removesuffix(_DOUBT)
    if len(near) != 1 or near[0] == written or sum(map(str.isalpha, near[0])) < LETTERS:
        return None
    return near[0]


def _one_edit_apart(one: str, other: str) -> bool:
    """Whether what is left behind their common beginning differs by one edit."""
    pairs = enumerate(zip(one, other, strict=False))
    same = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    a, b = one[same:], other[same:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b or a == b[1:] or a[1:] == b[1:]
