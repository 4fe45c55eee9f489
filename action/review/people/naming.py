"""Whom a timeline names: logins after an @, and names that the settings know (R30)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from action import logins
from action.markdown import safe
from action.review.incident import Event
from action.review.settings import Person
from action.review.timeline.timeline import Timeline


def named_in(
    timeline: Timeline | None, events: Iterable[Event], people: Mapping[str, Person]
) -> Iterator[str]:
    """The logins of people in a timeline, or in the events of the file while there is none."""
    if timeline is None:
        lines = [" ".join(filter(None, (event.what, event.by))) for event in events]
    else:
        lines = [block.text for block in timeline.rows.blocks]
    known = {person.name: login for login, person in people.items() if person.name}
    names = _any_of(known) if known else None
    found: dict[str, None] = {}
    for line in lines:
        said = safe.plain(line)
        found |= dict.fromkeys(logins.mentioned(said))
        found |= dict.fromkeys(known[name[0]] for name in names.finditer(said)) if names else {}
    yield from found


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as words of their own, the longest first."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
