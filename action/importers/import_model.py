"""What is asked of an import, what it is made from, and what it brings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from action.errors import Letter, Place, ReviewError
from action.markdown.safe import shortened
from action.read.settings import DEFAULTS
from action.review.incident import Event
from action.review.settings import Settings

Thing = TypeVar("Thing")
Json: TypeAlias = Any
"""Whatever a JSON text can hold; every reader asks what it is before using it."""
FieldValue: TypeAlias = str | tuple[str, ...] | datetime
"""What a field of the incident file can be filled with."""

UTC: Final = ZoneInfo("UTC")


class Watch(Protocol):
    """Hands the same things on, and lets a person see how far it has come."""

    def __call__(self, things: Sequence[Thing], /) -> Iterable[Thing]:
        """Go through all of them, in their order."""


def unwatched(things: Sequence[Thing], /) -> Iterable[Thing]:
    """Nobody is looking."""
    return things


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, and its path as people see it."""

    path: str
    text: str

    @property
    def name(self) -> PurePosixPath:
        """Its path in parts; no file is opened by it."""
        return PurePosixPath(self.path)

    @property
    def suffix(self) -> str:
        """The end of its name, `.json` and the like, in lower case."""
        return self.name.suffix.lower()


@dataclass(frozen=True, slots=True)
class Export:
    """A file that a tool has exported, and what it says where it is JSON."""

    source: Source
    is_json: bool = False
    data: Json = None

    @property
    def path(self) -> str:
        """Its path as people see it."""
        return self.source.path


@dataclass(frozen=True, slots=True)
class Around:
    """What lies beside the files (`users.json`, `channels.json`), and the name of their folder."""

    files: tuple[Source, ...] = ()
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What people ask for beside the file; what is empty is taken from the file, or is a default.

    `emoji` are names without colons; `link` is the address of the chat channel.
    """

    title: str = ""
    zone: tzinfo | None = None
    day: date | None = None
    emoji: frozenset[str] = frozenset()
    names: bool = False
    link: str = ""
    settings: Settings = DEFAULTS

    def day_from(self, events: Iterable[Event]) -> date:
        """The day that is asked for, or that of the first moment on the incident's own clock."""
        first = next(event.at for event in events if event.at)
        return self.day or first.astimezone(self.zone or UTC).date()


@dataclass(frozen=True, slots=True)
class Task:
    """What a reader is given: files that it knows, all JSON or only one, and what people ask for.

    `look_around` finds what lies beside the files; `watch` shows a person how far it has come.
    """

    exports: tuple[Export, ...]
    wishes: Wishes
    look_around: Callable[[], Around] = Around
    watch: Watch = unwatched

    @property
    def pages(self) -> list[Json]:
        """What each file says, where they are JSON."""
        return [export.data for export in self.exports]

    @property
    def source(self) -> Source:
        """The text of the file, where there is one."""
        return self.exports[0].source


@dataclass(frozen=True, slots=True)
class Import:
    """An incident as another tool or an old report tells it.

    An event has its moment in `at`, or else its time as it was written in `label`. `fields` are
    those of the incident file by name. `report` is the text of an old report, None where there is
    none. `left_out` says what is not taken over, `doubts` what a person should look at, and
    `narrower` what to do where it is too much.
    """

    title: str
    day: date
    zone: tzinfo | None
    events: tuple[Event, ...] = ()
    fields: Mapping[str, FieldValue] = field(default_factory=lambda: MappingProxyType({}))
    report: str | None = None
    left_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    narrower: str = "put the important part into a file of its own"


def refusal(what: str, remedy: str, path: str, line: int = 1, column: int = 1) -> ReviewError:
    """The letter about a place in a file, ready to be raised."""
    return ReviewError(Letter(what, remedy, Place(path, line, column)))


def service_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names of services as the field takes them: each once and on a line, 50 of them."""
    lines = (shortened(" ".join(name.split()), 100) for name in names)
    return tuple(dict.fromkeys(filter(None, lines)))[:50]


def counted(number: int, one: str, more: str = "") -> str:
    """A number with its noun: 1 event, 2 events."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"
