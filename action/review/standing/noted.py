"""What the page of a review notes about its people: only what must not be done twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from action.review.commands import spoken
from action.review.commands.command import Command
from action.review.dates.known_dates import DateNotes
from action.review.incident import Incident
from action.review.model import Snapshot
from action.review.standing.role import Role

_STAMP: Final = "%Y-%m-%dT%H:%M:%SZ"
_PICKS: Final = "picks"
_DONE: Final = "done"
MOST_DONE: Final = 100
"""Commands that the page remembers as done, the last ones."""
_DATES: Final = "dates"
_TAKEN_BACK: Final = "taken_back"
_LOAD: Final = "load"
_NOBODY: Final = "."
_MOST_NAMES: Final = 10
"""Changes of the file that the page keeps for a role."""
_COUNT: Final = re.compile(r"[0-9]{1,4}")


def people(snapshot: Snapshot) -> Mapping[str, str]:
    """All of it, by name."""
    return snapshot.issue.page.people if snapshot.issue else {}


def logins(snapshot: Snapshot, what: str) -> tuple[str, ...]:
    """Logins that the page notes: who was asked, mentioned, assigned."""
    return tuple(people(snapshot).get(what, "").split())


def talked(snapshot: Snapshot, has_row: Callable[[str], bool]) -> tuple[str, ...]:
    """Who of those who are listed has ever said something about the timeline.

    Of a long conversation the old comments are not read again, so the page remembers.
    """
    now = snapshot.pull_request.talked if snapshot.pull_request else ()
    every = dict.fromkeys((*logins(snapshot, "talked"), *filter(has_row, now)))
    return tuple(every)


def picks(snapshot: Snapshot) -> Mapping[str, str]:
    """Whom the rota has picked, by what it was asked for; a page of before notes no more than who.

    What nobody can have written so is not there.
    """
    noted = people(snapshot)
    if _PICKS not in noted:
        return {role.noted: noted[role.noted] for role in Role if noted.get(role.noted)}
    pairs = (pick.partition(":") for pick in noted[_PICKS].split())
    return {key: login for key, _, login in pairs if login}


def picks_noted(picked: Mapping[str, str]) -> dict[str, str]:
    """The same as the page notes it."""
    return {_PICKS: " ".join(f"{key}:{login}" for key, login in picked.items())}


def carried_out_before(snapshot: Snapshot) -> frozenset[str]:
    """The keys of standing commands that were done: they hold, whoever has lost access since.

    A key knows the words. Whoever changes them gives another command.
    """
    return frozenset(people(snapshot).get(_DONE, "").split())


def done_noted(carried_out: Iterable[Command]) -> dict[str, str]:
    """The same as the page notes it; where nothing was done, it notes nothing."""
    last = sorted(carried_out, key=lambda command: command.order)[-MOST_DONE:]
    return {_DONE: " ".join(map(spoken.key, last))} if last else {}


def dates(snapshot: Snapshot) -> DateNotes:
    """What every `/meet` was understood as, and when the last date was taken back."""
    said = people(snapshot)
    return DateNotes.read(said.get(_DATES, ""), said.get(_TAKEN_BACK, ""))


def dates_noted(found: DateNotes) -> dict[str, str]:
    """The same as the page notes it; where nobody has settled a date, it notes nothing."""
    said = {_DATES: found.words, _TAKEN_BACK: found.stamp}
    return {key: words for key, words in said.items() if words}


def loads(snapshot: Snapshot) -> Mapping[str, int]:
    """In how many other reviews people had a role when they got one here; in lower case."""
    pairs = (pair.partition(":") for pair in people(snapshot).get(_LOAD, "").split())
    return {login: int(count) for login, _, count in pairs if _COUNT.fullmatch(count)}


def loads_noted(found: Iterable[tuple[str, int]]) -> str:
    """The same as the page notes it."""
    return " ".join(f"{login.lower()}:{count}" for login, count in found)


# --- what the incident file says of a role, and since when ----------------------------------------


@dataclass(frozen=True, slots=True)
class NamedSince:
    """Whom the file names for a role, or nobody; `since` is None where it did from the start."""

    name: str
    since: datetime | None = None

    def __str__(self) -> str:
        """The same as the page notes it."""
        stamp = f" {self.since.astimezone(UTC):{_STAMP}}" if self.since else ""
        return f"{self.name or _NOBODY}{stamp}"


def named_in_file(
    snapshot: Snapshot, incident: Incident, role: Role, now: datetime
) -> tuple[NamedSince, ...]:
    """Everybody whom the file has named for a role, in order, as far as pages have noted it."""
    named = incident.facilitator if role is Role.FACILITATOR else incident.note_taker
    before = tuple(_names_noted(people(snapshot).get(_file_key(role))))
    if not before:
        return (NamedSince(named or ""),)
    if before[-1].name == (named or ""):
        return before
    return (*before, NamedSince(named or "", _since(snapshot, before[-1].since, now)))


def _since(snapshot: Snapshot, last: datetime | None, now: datetime) -> datetime:
    """When the file was changed, by its commit; never before its last change, nor to come."""
    changed = snapshot.file.changed if snapshot.file else None
    opened = snapshot.issue.created if snapshot.issue else now
    return min(max(changed or now, last or opened), now)


def file_noted(snapshot: Snapshot, incident: Incident, now: datetime) -> dict[str, str]:
    """What the page is to note of that."""
    every = {role: named_in_file(snapshot, incident, role, now) for role in Role}
    kept = {role: (*names[:1], *names[1:][-_MOST_NAMES:]) for role, names in every.items()}
    return {_file_key(role): ", ".join(map(str, names)) for role, names in kept.items()}


def _names_noted(noted: str | None) -> Iterator[NamedSince]:
    """What a page notes; what nobody can have written so is not there."""
    for said in noted.split(", ") if noted is not None else ():
        name, _, stamp = said.partition(" ")
        with suppress(ValueError):
            since = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC) if stamp else None
            yield NamedSince("" if name == _NOBODY else name, since)


def _file_key(role: Role) -> str:
    return f"file_{role.noted}"
