"""Who was there: boxes in the notes, which the filed notes leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType
from typing import Final

from action.markdown import checklist, safe, sections
from action.markdown.safe import Safe
from action.markdown.sections import Page
from action.review import words

SECTION_OF_ATTENDANCE: Final = "came"
_PERSON: Final = "attends"
_ROW: Final = re.compile(r"\s*[-+*]\s+\[[ xX]\]\s")
_HEADING: Final = re.compile(r"##?[ \t]")


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Somebody who may be there; only who has a login is known again by it."""

    login: str
    name: str

    @property
    def marker(self) -> Safe:
        """What tells the row from those that people add."""
        return sections.marker(_PERSON, login=self.login) if self.login else Safe()


@dataclass(frozen=True)
class AttendanceList:
    """The boxes of some notes, as people have left them."""

    page: Page

    @property
    def logins(self) -> Iterator[str]:
        """Whose box is ticked."""
        yield from (login for login, ticked in self._boxes.items() if ticked)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Whom people have added with a tick, or who is here without a login."""
        bare = (item for item in self._items if item.ticked and not _login(item))
        return tuple(filter(None, (safe.words(item.text) for item in bare)))

    @cached_property
    def _boxes(self) -> Mapping[str, bool]:
        return {login: item.ticked for item in self._items if (login := _login(item))}

    @cached_property
    def _items(self) -> tuple[checklist.Item, ...]:
        """In our part; outside of it, as where its marks are lost, those with a mark of their own.

        What stands in the part is said last, and holds.
        """
        marked = (item for item in checklist.items(self.page.text) if _login(item))
        part = _part(self.page)
        return (*marked, *checklist.items("\n".join(self.page.lines[part.start : part.stop])))


def _login(item: checklist.Item) -> str:
    return (item.marker or {}).get("login", "")


def without_attendance(page: Page) -> str:
    """The text without the boxes of who was there; all else that people wrote among them stays."""
    lines, span = page.lines, _pair(page)
    boxes = {at for at, line in enumerate(lines) if _is_row(line)}
    part = _part(page)
    inside = checklist.items("\n".join(lines[part.start : part.stop]))
    boxes |= {part.start + item.line for item in inside}
    kept = [(at, line) for at, line in enumerate(lines) if at not in {*boxes, *span}]
    above = [line for at, line in kept if at < part.start]
    below = [line for at, line in kept if at >= part.stop]
    return "\n".join((*above, *_said_among(kept, part), *below))


def _said_among(kept: Iterable[tuple[int, str]], part: range) -> tuple[str, ...]:
    """What people have written in our part, below its heading; nothing where they have not."""
    found = [line for at, line in kept if at in part]
    theirs = "\n".join(line for line in found if not is_of_attendance(line)).strip("\r\n")
    heading = (line for line in found if line.strip() == _heading())
    return (*(f"{line}\n" for line in heading), f"{theirs}\n") if theirs.strip() else ()


def is_of_attendance(line: str) -> bool:
    """Whether a line is one that we have written about who was there."""
    return _is_row(line) or line.strip() in _written()


def _is_row(line: str) -> bool:
    """Whether it is a box of ours, also where a code block that was left open hides it."""
    return bool(_ROW.match(line)) and sections.notes(line, _PERSON)


@cache
def _written() -> frozenset[str]:
    """The lines around the boxes, whatever a team wants of the list."""
    both = (words.render("_attendance.md.j2", rows=(), names=names) for names in (True, False))
    return frozenset(filter(None, (line.strip() for text in both for line in text.split("\n"))))


def _heading() -> str:
    return next(line for line in _written() if line.startswith("#"))


def _pair(page: Page) -> tuple[int, ...]:
    """The lines of the two marks of our part: those around most of what we wrote, if any."""
    count = {
        pair: sum(map(is_of_attendance, page.lines[pair[0] : pair[1]]))
        for pair in page.pairs(SECTION_OF_ATTENDANCE)
    }
    best = max(count, key=lambda pair: count[pair], default=None)
    return best if best and count[best] else ()


def _part(page: Page) -> range:
    """The lines of our part, from its heading to the next one: a mark may be lost or typed."""
    pair = _pair(page)
    if not pair:
        return range(0)
    inside = range(pair[0] + 1, pair[1])
    start = max((at for at in inside if page.lines[at].strip() == _heading()), default=inside.start)
    later = (at for at in inside if at > start and _HEADING.match(page.lines[at]))
    return range(start, next(later, inside.stop))


@dataclass(frozen=True, slots=True)
class WhoCame:
    """Who was there as far as people have said, in lower case, and names without a login."""

    logins: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    spelled: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return bool(self.logins or self.names)


def attendance(lists: Iterable[AttendanceList], said: Iterable[str]) -> WhoCame:
    """What all of it comes to; `said` are logins that somebody has named in a comment."""
    every = tuple(lists)
    found = (*(login for one in every for login in one.logins), *said)
    spelled = {login.lower(): login for login in reversed(found)}
    names = dict.fromkeys(name for one in every for name in one.names)
    return WhoCame(frozenset(spelled), tuple(names), MappingProxyType(spelled))
