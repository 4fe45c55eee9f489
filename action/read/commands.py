"""Commands that people gave in comments, with what was understood of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from action.errors import Letter
from action.markdown.sections import Page
from action.node import Node
from action.read.command_event import event_in
from action.read.times import UnclearTimeError
from action.review.commands import spoken
from action.review.commands.command import Command
from action.review.incident import Incident
from action.review.model import Snapshot
from action.review.timeline.timeline import Timeline

CommandReader = Callable[[Command, Incident, Timeline | None], Command]
"""Fills in what a command means for this incident and its timeline; raises UnclearTimeError."""


def commands_in(comments: Iterable[Node]) -> Iterator[Command]:
    """The commands in comments of people; bots, and what we said ourselves, do not count."""
    for node in comments:
        author = node.get("author") or {}
        ours = node["viewerDidAuthor"] and Page(node["body"] or "").markers("comment")
        if author.get("__typename") == "User" and not ours:
            yield from spoken.commands(
                node["body"] or "", comment=node["id"], url=node["url"], author=author["login"]
            )


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
