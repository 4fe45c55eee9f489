"""Who was there: boxes in the notes, in a part that the filed notes leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final

from action.markdown import checklist, safe, sections
from action.markdown.safe import Safe
from action.markdown.sections import OURS, Page

SECTION_OF_ATTENDANCE: Final = "came"
_PERSON: Final = "attends"


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
        """In our part; where its marks are lost, the boxes that bear a mark of their own."""
        part = self.page.section(SECTION_OF_ATTENDANCE)
        if part is not None:
            return checklist.items(part)
        return tuple(item for item in checklist.items(self.page.text) if _login(item))


def _login(item: checklist.Item) -> str:
    return (item.marker or {}).get("login", "")


def without_attendance(page: Page) -> str:
    """The text without who was there; where the marks of that part are lost, without its boxes."""
    lines, span = page.lines, page.span(SECTION_OF_ATTENDANCE)
    if span is not None:
        return "\n".join((*lines[: span[0]], *lines[span[1] + 1 :]))
    return "\n".join(line for line in lines if not _bears_mark(line))


def _bears_mark(line: str) -> bool:
    return f"{OURS}{_PERSON} " in line and bool(Page(line).markers(_PERSON))


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
