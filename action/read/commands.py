"""Commands that people gave in comments, with what was understood of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from action.errors import Letter
from action.markdown.sections import OURS, Page
from action.node import Node
from action.read.command_event import event_in
from action.read.times import UnclearTimeError
from action.review.commands import spoken
from action.review.commands.asks.asks import NAMES
from action.review.commands.command import Command, Origin
from action.review.incident import Incident
from action.review.model import Snapshot
from action.review.notes.own_notes import OwnNotes, begins_with_notes
from action.review.timeline.timeline import Timeline

GLANCE: Final = 2_000
"""Characters of a stranger's comment that are looked at."""

CommandReader = Callable[[Command, Incident, Timeline | None], Command]
"""Fills in what a command means for this incident and its timeline; raises UnclearTimeError."""


def heard(
    snapshot: Snapshot, below: Sequence[Node], aside: Sequence[Node], parts: Iterable[str]
) -> Snapshot:
    """The same with the commands in comments of people, below its issue and in its pull request.

    `parts` may have a part in it without access; so may those whom a command names.
    """
    issue, pull = snapshot.issue, snapshot.pull_request
    belongs = _listened_to(snapshot, (*below, *aside), parts)
    given, talked = commands_in(below, belongs), commands_in(aside, belongs)
    notes = tuple(own_notes(below, belongs))
    return replace(
        snapshot,
        issue=replace(issue, commands=tuple(given), notes=notes) if issue else None,
        pull_request=replace(pull, commands=tuple(talked)) if pull else None,
    )


def own_notes(comments: Iterable[Node], belongs: Callable[[str], bool]) -> Iterator[OwnNotes]:
    """The comments that people who may have a part here begin with the word Notes, oldest first."""
    for node in comments:
        login, text = node["author"]["login"], node["body"] or ""
        if begins_with_notes(text) and belongs(login):
            yield OwnNotes(login, node["url"], Page(text))


def _listened_to(
    snapshot: Snapshot, every: Sequence[Node], parts: Iterable[str]
) -> Callable[[str], bool]:
    """Whose comments are read whole: whether they may give a command is decided later.

    Somebody whom we have thanked might then, whoever has lost access since.
    """
    house, done = snapshot.repository, (_login(one) for one in every if _thanked(one))
    known = {*done, *(login.lower() for login in parts)}
    left, before = list(every), -1
    while len(known) > before:
        before = len(known)
        new = [one for one in left if house.assignable(_login(one)) or _login(one) in known]
        left = [one for one in left if not (house.assignable(_login(one)) or _login(one) in known)]
        known |= {name.lower() for one in new for name in spoken.names_in(one["body"] or "")}
    return lambda login: house.assignable(login) or login.lower() in known


def _login(comment: Node) -> str:
    return str(comment["author"]["login"]).lower()


def commands_in(comments: Iterable[Node], belongs: Callable[[str], bool]) -> Iterator[Command]:
    """The commands in comments, of which only those of people who belong here are read whole.

    Of a stranger, who gets one answer at most, one command is heard, in the beginning of the first
    comment that may hold it.
    """
    glanced: set[str] = set()
    for node in comments:
        login = node["author"]["login"]
        if belongs(login):
            yield from spoken.commands(node["body"] or "", _origin(node), NAMES)
        elif login not in glanced:
            told = spoken.one_of((node["body"] or "")[:GLANCE], NAMES, _origin(node))
            glanced |= {login} if told else set()
            yield from told


def may_matter(text: str) -> bool:
    """Whether a comment, whoever wrote it, can be a letter of ours, hold a command, or be notes.

    This looks at its text alone: who belongs here, and who we are, can change without a word.
    """
    begin = text[:GLANCE]
    ours = f"{OURS}comment" in text or begins_with_notes(text)
    return ours or any(map(spoken.may_hold_any, (text, begin)))


def _origin(node: Node) -> Origin:
    at, login = datetime.fromisoformat(node["createdAt"]), str(node["author"]["login"])
    edited = node.get("lastEditedAt")
    since = datetime.fromisoformat(edited) if edited else None
    return Origin(node["id"], node["url"], login, at, _thanked(node), since)


def _thanked(comment: Node) -> bool:
    """Whether it bears a thumbs-up of ours."""
    groups = filter(None, comment.get("reactionGroups") or ())
    return any(one["content"] == "THUMBS_UP" and one["viewerHasReacted"] for one in groups)


def understood(snapshot: Snapshot) -> Snapshot:
    """The same, where each command that has a reader says what it means, or what would be right."""
    issue, pull, file = snapshot.issue, snapshot.pull_request, snapshot.file
    incident = file.incident if file else None
    if incident is None or not spoken.given(snapshot):
        return snapshot

    def each(given: Iterable[Command]) -> tuple[Command, ...]:
        return tuple(_understood(command, incident, snapshot.timeline) for command in given)

    return replace(
        snapshot,
        issue=replace(issue, commands=each(issue.commands)) if issue else None,
        pull_request=replace(pull, commands=each(pull.commands)) if pull else None,
    )


def _understood(command: Command, incident: Incident, timeline: Timeline | None) -> Command:
    reader = READERS.get(command.name)
    try:
        return reader(command, incident, timeline) if reader else command
    except UnclearTimeError as doubt:
        return replace(command, doubt=Letter(doubt.what, doubt.remedy, serious=False))


def _event(command: Command, incident: Incident, timeline: Timeline | None) -> Command:
    return replace(command, event=event_in(command.text, incident, timeline, source=command.url))


READERS: Final[Mapping[str, CommandReader]] = MappingProxyType({spoken.EVENT: _event})
"""Who reads what follows the name, for each command of the table that must be understood."""
