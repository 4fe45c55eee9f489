"""Who was there: boxes in the notes, which the filed notes leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final

from action.markdown import checklist, safe, sections
from action.markdown.comments import BEGIN
from action.markdown.safe import Safe
from action.markdown.sections import OURS, Page
from action.review.notes.attendance_part import (
    PERSON,
    heads_people,
    is_of_attendance,
    is_row,
    lists_of_people,
    marks_of,
)
from action.review.notes.names_alone import NOBODY_KNOWN, Called, KnownNames

_BULLET: Final = re.compile(r"^\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)?")
_MARK: Final = re.compile(rf"[ \t]?{OURS}{PERSON}\b[^<>]*+>")
_BOX: Final = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s+\[[ xX]\]\s+(?P<words>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Somebody who may be there; only who has a login is known again by it."""

    login: str
    name: str

    @property
    def marker(self) -> Safe:
        """What tells the row from those that people add."""
        return sections.marker(PERSON, login=self.login) if self.login else Safe()


@dataclass(frozen=True)
class AttendanceList:
    """The boxes of some notes, as people have left them; `known` are those who may be there."""

    page: Page
    known: KnownNames = NOBODY_KNOWN

    @property
    def logins(self) -> Iterator[str]:
        """Whose box is ticked."""
        yield from (login for login, ticked in self._boxes.items() if ticked)
        yield from (one.login for one in self._added if one.login)

    @property
    def names(self) -> tuple[str, ...]:
        """Whom people have added with a tick, or who is here without a login."""
        return tuple(one.name for one in self._added if not one.login)

    @cached_property
    def _added(self) -> tuple[Called, ...]:
        bare = (item for item in self._items if item.ticked and not _login(item))
        return tuple(one for item in bare for one in self.known.alone(safe.words(item.text)))

    @cached_property
    def _boxes(self) -> Mapping[str, bool]:
        return {login: item.ticked for item in self._items if (login := _login(item))}

    @cached_property
    def _items(self) -> tuple[checklist.Item, ...]:
        """In our parts; outside of them, as where a mark is lost, those with a mark of their own.

        What stands in a part is said last, and holds.
        """
        marked = (item for item in checklist.items(self.page.text) if _login(item))
        inside = (checklist.items(_text(self.page, part)) for part in lists_of_people(self.page))
        return (*marked, *(item for items in inside for item in items))


def _login(item: checklist.Item) -> str:
    return (item.marker or {}).get("login", "")


def _text(page: Page, part: range) -> str:
    return "\n".join(page.lines[part.start : part.stop])


# --- all but the names ----------------------------------------------------------------------------


def without_attendance(page: Page, known: KnownNames = NOBODY_KNOWN) -> str:
    """The text without the boxes of who was there; all else that people wrote among them stays."""
    parts, gone = lists_of_people(page), set(marks_of(page) or ())
    boxes = {at for at, line in enumerate(page.lines) if is_row(line)}
    for part in parts:
        boxes |= {part.start + item.line for item in checklist.items(_text(page, part))}
        gone |= {at for at in part if known.knows(_BULLET.sub("", page.lines[at]))}
    gone |= {at for at in boxes if _is_alone(page.lines[at], known)}
    kept, reached = list[str](), 0
    for part in (*parts, range(len(page.lines), len(page.lines))):
        kept += (_bare(page.lines[at]) for at in range(reached, part.start) if at not in gone)
        kept += _said_among([_bare(page.lines[at]) for at in part if at not in gone])
        reached = part.stop
    return "\n".join(kept)


def _bare(line: str) -> str:
    """A line without the mark that we have given it: it may have words behind a name."""
    return _MARK.sub("", line) if is_row(line) else line


def _is_alone(line: str, known: KnownNames) -> bool:
    """Whether a box has a name and nothing else."""
    found = _BOX.match(_bare(line))
    words = found["words"] if found else ""
    return BEGIN not in words and bool(known.alone(safe.words(words)))


def _said_among(found: Sequence[str]) -> tuple[str, ...]:
    """What people have written in our part, below its heading; nothing where they have not."""
    theirs = "\n".join(line for line in found if not is_of_attendance(line)).strip("\r\n")
    heading = (line for line in found if heads_people(line))
    return (*(f"{line}\n" for line in heading), f"{theirs}\n") if theirs.strip() else ()


# --- all of it ------------------------------------------------------------------------------------


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
