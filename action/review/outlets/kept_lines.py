"""Lines of ours about other tools, in an action issue or a comment: each place has one.

A line says in a mark what we have noted, and what its words were: words that a person has changed
are theirs, and stay.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from action.markdown import sections
from action.review.kinds import Kind

PLACE_MARK: Final = "elsewhere"
"""The kind of the mark on each line."""
HEAD: Final = "head"
_DIGITS: Final = 8
_VALUE: Final = re.compile(r"[A-Za-z0-9._:/@=, -]{1,400}")


class LineState(Enum):
    """How far something has come: `sent` is a receipt, `promised` one that was written before.

    `waiting` waits for the other tool, `asking` for what people write in the incident file. A
    promise bears the run that made it as its id: only that one keeps it. `unclear`: it may have
    come or not, and is never sent again.
    """

    SENT = "sent"
    PROMISED = "promised"
    UNCLEAR = "unclear"
    WAITING = "waiting"
    ASKING = "asking"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One line as it stands; those of people have no state."""

    raw: str
    place: str = ""
    state: LineState | None = None
    id: str = ""
    url: str = ""
    touched: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing is to be sent any more: it may be there, or people have taken it over."""
        return self.touched or self.state in {LineState.SENT, LineState.UNCLEAR}


@dataclass(frozen=True)
class KeptLines:
    """All lines of a section or a comment, read once."""

    text: str

    @cached_property
    def by_place(self) -> Mapping[str, KeptLine]:
        """Our lines; of two for one place, the one that holds a receipt."""
        found: dict[str, KeptLine] = {}
        for line in map(_read, self.text.split("\n")):
            if line.place and not (line.place in found and found[line.place].is_settled):
                found[line.place] = line
        return found

    @property
    def of(self) -> str:
        """The number of the issue that they were written for; empty where they do not say it."""
        heads = (sections.noted(line) or {} for line in self.text.split("\n"))
        return next((one["of"] for one in heads if one.get("state") == HEAD and "of" in one), "")

    @property
    def as_words(self) -> KeptLines:
        """The same without marks: words that somebody has copied from another issue."""
        bare = (line.partition(sections.OURS)[0].rstrip() for line in self.text.split("\n"))
        return KeptLines("\n".join(bare))

    @property
    def of_people(self) -> Iterator[str]:
        """The lines that people wrote among ours."""
        lines = map(_read, self.text.split("\n"))
        theirs = (line.raw for line in lines if line.state is None and line.raw.strip())
        return (raw for raw in theirs if not sections.notes(raw, "comment"))


def kept_line(place: str, state: LineState, says: Kind, id_: str = "", url: str = "") -> KeptLine:
    """A line as we write it."""
    words = says.__html__()
    kept = {"id": id_, "url": url}
    said = {name: value for name, value in kept.items() if _VALUE.fullmatch(value)}
    mark = sections.marker(PLACE_MARK, place=place, state=state.value, check=_check(words), **said)
    return KeptLine(f"- {words} {mark}", place, state, id_, url)


def _read(raw: str) -> KeptLine:
    said = sections.noted(raw) or {}
    if not sections.notes(raw, PLACE_MARK) or said.get("state") not in _STATES:
        return KeptLine(raw)
    words = raw.partition(sections.OURS)[0].strip().removeprefix("- ").strip()
    return KeptLine(
        raw,
        said.get("place", ""),
        LineState(said["state"]),
        said.get("id", ""),
        said.get("url", ""),
        touched=_check(words) != said.get("check"),
    )


_STATES: Final = frozenset(state.value for state in LineState)


def _check(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
