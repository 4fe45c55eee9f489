"""What the page of a review notes about its people: only what must not be done twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from action.review.incident import Incident
from action.review.model import Snapshot
from action.review.standing.role import Role

_STAMP: Final = "%Y-%m-%dT%H:%M:%SZ"
_PICKS: Final = "picks"
_LOAD: Final = "load"
_COUNT: Final = re.compile(r"[0-9]{1,4}")


def people(snapshot: Snapshot) -> Mapping[str, str]:
    """All of it, by name."""
    return snapshot.issue.page.people if snapshot.issue else {}


def logins(snapshot: Snapshot, what: str) -> tuple[str, ...]:
    """Logins that the page notes: who was asked, mentioned, assigned."""
    return tuple(people(snapshot).get(what, "").split())


def talked(snapshot: Snapshot, has_part: Callable[[str], bool]) -> tuple[str, ...]:
    """Who of those with a part has ever said something about the timeline.

    Of a long conversation the old comments are not read again, so the page remembers.
    """
    now = snapshot.pull_request.talked if snapshot.pull_request else ()
    every = dict.fromkeys((*logins(snapshot, "talked"), *filter(has_part, now)))
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


def loads(snapshot: Snapshot) -> Mapping[str, int]:
    """In how many other reviews people had a role when they got one here; in lower case."""
    pairs = (pair.partition(":") for pair in people(snapshot).get(_LOAD, "").split())
    return {login: int(count) for login, _, count in pairs if _COUNT.fullmatch(count)}


def loads_noted(found: Iterable[tuple[str, int]]) -> str:
    """The same as the page notes it."""
    return " ".join(f"{login.lower()}:{count}" for login, count in found)


# --- what the incident file says of a role, and since when ----------------------------------------


def named_in_file(incident: Incident, role: Role) -> str:
    """Whom the file names for a role; nobody is empty."""
    named = incident.facilitator if role is Role.FACILITATOR else incident.note_taker
    return named or ""


def file_since(
    snapshot: Snapshot, incident: Incident, role: Role, now: datetime
) -> datetime | None:
    """Since when the file names whom it names; None where it always did, as far as we know."""
    noted, name = people(snapshot), named_in_file(incident, role)
    before = noted.get(_file_key(role))
    if before is None:
        return None
    said, _, since = before.partition(" ")
    if said != name:
        return now
    try:
        return datetime.strptime(since, _STAMP).replace(tzinfo=UTC) if since else None
    except ValueError:
        return None


def file_noted(snapshot: Snapshot, incident: Incident, now: datetime) -> dict[str, str]:
    """What the page is to note of that."""
    found = {}
    for role in Role:
        since = file_since(snapshot, incident, role, now)
        stamp = f" {since.astimezone(UTC):{_STAMP}}" if since else ""
        found[_file_key(role)] = f"{named_in_file(incident, role)}{stamp}"
    return found


def _file_key(role: Role) -> str:
    return f"file_{role.noted}"
