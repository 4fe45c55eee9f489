"""Commands that people gave in comments, with what was understood of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
    """The same, where each `/event` has the event that it tells, or what would be right."""
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
    if command.name != spoken.EVENT:
        return command
    try:
        event = event_in(command.text, incident, timeline, source=command.url)
    except UnclearTimeError as doubt:
        return replace(command, doubt=Letter(doubt.what, doubt.remedy, serious=False))
    return replace(command, event=event)
