"""Who belongs here: whom GitHub can assign. In a large house it is asked about those who matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from types import MappingProxyType
from typing import Final

from action.connection import Connection
from action.logins import mentioned
from action.node import Node
from action.read.event import Where
from action.read.github import asking, nodes
from action.read.github.documents import queries
from action.review.commands import spoken
from action.review.house import Repository
from action.review.model import Snapshot, State
from action.review.notes.own_notes import begins_with_notes
from action.review.people.naming import named_in
from action.review.settings import Settings
from action.review.standing.role import Assignment

TOGETHER: Final = 100
"""People in one question."""
NAMED: Final = 24
"""People whom one person's commands may name, the last ones, so that nobody crowds out others."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """What is known of an incident before the comments are read for commands.

    `below` are comments under the review issue, `aside` in the conversation of the pull request:
    of people alone, and not what we said ourselves.
    """

    snapshot: Snapshot
    below: tuple[Node, ...] = ()
    aside: tuple[Node, ...] = ()


def with_people(
    connection: Connection, where: Where, house: Node, repository: Repository, wanted: Iterable[str]
) -> Repository:
    """The repository, knowing of these too whether it can assign them."""
    listed = house["assignableUsers"]
    if listed["totalCount"] <= len(listed["nodes"]):
        return repository
    unknown = tuple(dict.fromkeys(login for login in wanted if not repository.assignable(login)))
    found = dict(repository.people)
    for some in (unknown[at : at + TOGETHER] for at in range(0, len(unknown), TOGETHER)):
        for connected in asking.house(connection, where, queries.people(where, some)).values():
            found |= {person["login"].lower(): person["id"] for person in nodes.nodes(connected)}
    return replace(repository, people=MappingProxyType(found))


def who_matters(settings: Settings, found: Iterable[Unheard]) -> Iterator[str]:
    """Everybody who has a part or wants one."""
    yield from _named_in(settings)
    for one in found:
        yield from _concerned(one.snapshot, settings)
        yield from _who_spoke(one)


def by_name(snapshot: Snapshot, settings: Settings) -> Iterator[str]:
    """Who may have a part because the settings, the incident file or the timeline name them."""
    yield from _named_in(settings)
    yield from _concerned(snapshot, settings)


def _named_in(settings: Settings) -> Iterator[str]:
    """Whom the settings name."""
    yield from (*settings.facilitators, *settings.note_takers, *settings.people)
    yield from (*settings.delivery_managers, *settings.team, *settings.security.people)
    for client in settings.clients.values():
        yield from (client.delivery_manager,) if client.delivery_manager else ()
        yield from (*client.sprint_team, *client.involved)
        yield from (one.login for one in client.staff if one.login)


def _concerned(snapshot: Snapshot, settings: Settings) -> Iterator[str]:
    """Who has a part in the incident or is named in its timeline, or owns an action of it."""
    issue, incident = snapshot.issue, snapshot.file.incident if snapshot.file else None
    if incident:
        yield from incident.team
        named = named_in(snapshot.timeline, incident.events, settings.people)
        yield from islice(named, TOGETHER)
        yield from (login for login in (incident.facilitator, incident.note_taker) if login)
    if issue and issue.state is State.CLOSED:
        yield from mentioned(issue.page.text)


def _who_spoke(one: Unheard) -> Iterator[str]:
    """Who has remarked something, or may have given a command, and whom that may name."""
    pull = one.snapshot.pull_request
    for remark in pull.remarks if pull else ():
        yield from (say.author for say in remark.says if say.person)
    yield from (deed.login for deed in _assignments(one.snapshot))
    named: dict[str, list[str]] = {}
    for comment in (*one.below, *one.aside):
        text, login = comment["body"] or "", comment["author"]["login"]
        if begins_with_notes(text):
            named.setdefault(login, [])
        if spoken.may_hold_any(text):
            named.setdefault(login, []).extend(spoken.names_in(text))
    yield from named
    yield from chain.from_iterable(names[-NAMED:] for names in islice(named.values(), TOGETHER))


def _assignments(snapshot: Snapshot) -> Sequence[Assignment]:
    return snapshot.issue.assignments if snapshot.issue else ()
