"""The nouns of the stories: a slow checkout on a Thursday in November, its team, their house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any

from action.anchors import anchor
from action.errors import Letter
from action.markdown.sections import Page
from action.read.commands import commands_in
from action.read.github.nodes import of_people
from action.read.github.ourselves import Ourselves
from action.read.settings import DEFAULTS
from action.review.agenda.remark import Remark, Say
from action.review.commands.command import Command
from action.review.house import Repository
from action.review.incident import Event, Incident
from action.review.model import IncidentFile, PullRequest
from action.review.settings import Client, Person, Settings

ID = "2026-11-19-checkout-slow"
FOLDER = f"incidents/{ID}"
THURSDAY = date(2026, 11, 19)
FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOUSE = "https://github.com/acme/shop"
PARTS = ("maxx",)
"""Who may have a part without access."""
EVERYBODY = ("mira", "tom", "jonas", "kim", "ana", "lee", "noor", "pat")


def at(clock: str, day: date = THURSDAY) -> datetime:
    """A moment of the incident."""
    return datetime.combine(day, time.fromisoformat(clock), UTC)


def an_event(clock: str, what: str, day: date = THURSDAY, **more: Any) -> Event:
    """An event of the timeline at a time of that day."""
    return Event(what, clock, at(clock, day), **more)


EVENTS = (
    an_event("14:05", "Checkout begins to answer slowly"),
    an_event("14:12", "The on-call engineer is paged"),
    an_event("14:30", "The new version is taken back"),
    an_event("14:41", "Checkout is fast again"),
)


def an_incident(**changes: Any) -> Incident:
    """A minor incident to which Mira, who led, and Tom responded."""
    usual = Incident(
        id=ID,
        title="Checkout was slow",
        severity="minor",
        timezone="Europe/London",
        day=THURSDAY,
        lead="mira",
        responders=("mira", "tom"),
        events=EVENTS,
    )
    return replace(usual, **changes)


def a_file(
    incident: Incident | None, blob: str = "b1", *, letters: Sequence[Letter] = ()
) -> IncidentFile:
    """The incident file as it was found on the default branch."""
    return IncidentFile(f"{FOLDER}/incident.yml", blob, incident, tuple(letters))


def a_team(**changes: Any) -> Settings:
    """A team: Jonas and Kim facilitate, Ana and Lee take notes, Noor is senior."""
    acme = Client("acme", "Acme Ltd", delivery_manager="lee", sprint_team=("pat",))
    people = {"noor": Person("noor", "Noor Haddad", senior=True)}
    usual = replace(
        DEFAULTS,
        facilitators=("jonas", "kim"),
        note_takers=("ana", "lee"),
        clients=MappingProxyType({"acme": acme}),
        people=MappingProxyType(people),
    )
    return replace(usual, **changes)


def a_house(**changes: Any) -> Repository:
    """The repository acme/shop, in which everybody of the team can be assigned."""
    usual = Repository(
        id="R_1",
        name="acme/shop",
        url=HOUSE,
        default_branch="main",
        head="c0ffee",
        labels=MappingProxyType({}),
        people=MappingProxyType({login: f"U_{login}" for login in EVERYBODY}),
        me="github-actions[bot]",
    )
    return replace(usual, **changes)


def a_say(number: int, by: str, words: str) -> Say:
    """One comment in a conversation of pull request 2."""
    url = f"{HOUSE}/pull/2#discussion_r{number}"
    return Say(by, words, url, person=not by.endswith("[bot]"), at=FRIDAY)


def a_remark(
    line: str,
    words: str,
    *,
    by: str = "tom",
    replies: Sequence[str] = (),
    first: int = 1,
    **more: Any,
) -> Remark:
    """A conversation on a line; each reply reads “who: what”."""
    said = [a_say(first, by, words)]
    for number, reply in enumerate(replies, first + 1):
        who, _, what = reply.partition(": ")
        said.append(a_say(number, who, what or "Me too."))
    return Remark(f"T_{first}", tuple(said), line, **more)


def a_comment(
    address: str, words: str, by: str, said: datetime = FRIDAY, edited: datetime | None = None
) -> tuple[Command, ...]:
    """What somebody asks for in the comment of this address."""
    node = {
        "id": f"IC_{anchor(address)}",
        "url": address,
        "body": words,
        "createdAt": said.isoformat(),
        "lastEditedAt": edited.isoformat() if edited else None,
        "author": {"login": by, "__typename": "Bot" if by.endswith("[bot]") else "User"},
    }
    house = a_house()
    people = of_people([node], Ourselves.known_as(house.me, ()))
    return tuple(commands_in(people, lambda login: house.assignable(login) or login in PARTS))


def a_pull_request(*remarks: Remark, **more: Any) -> PullRequest:
    """The timeline pull request with these conversations."""
    return PullRequest("P_2", 2, f"{HOUSE}/pull/2", Page(""), "c0ffee", remarks=remarks, **more)
