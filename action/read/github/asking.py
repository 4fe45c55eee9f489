"""Questions to GitHub, and the one place where the shape of an answer is looked at.

What comes from here has every field that was asked for, each of its kind: nobody looks again.
"""

from __future__ import annotations

from action import time_of_day
from action.connection import SPARE, Connection, Question
from action.errors import Letter, ReviewError
from action.node import Node
from action.read.event import Where
from action.read.github import nodes
from action.wire.fitting import misfit
from action.wire.reply import Reply
from action.wire.selection import selection
from action.wire.trouble import half


def reply(connection: Connection, question: Question) -> Reply:
    """What GitHub answers; raises ReviewError where it lacks something, or few requests are left.

    What does not exist is null, as far as GitHub may say so of it.
    """
    given, asked = connection.ask(question), selection(question.document)
    limit = asked.fields.get("rateLimit")
    if limit and not misfit(limit, given.data.get("rateLimit")):
        _enough_left(given.data["rateLimit"])
    if lacks := misfit(asked, given.data):
        raise half(lacks)
    return given


def house(connection: Connection, where: Where, question: Question) -> Node:
    """The repository in an answer; raises ReviewError where the token may not see it."""
    return house_in(reply(connection, question).data, where)


def house_in(data: Node, where: Where) -> Node:
    """The same of an answer that is there already."""
    found: Node | None = data["repository"]
    if found is None:
        letter = Letter(f"GitHub does not show {where.repository} to the token", "check the token")
        raise ReviewError(letter, reason="not-found")
    return found


def node(connection: Connection, question: Question) -> Node:
    """The thing with a certain id; it was there a moment ago."""
    found: Node = reply(connection, question).data["node"]
    return found


def _enough_left(limit: Node) -> None:
    """Stop before the limit rather than half-way; the next run goes on."""
    if limit["remaining"] < SPARE:
        until = f"{time_of_day.written(nodes.instant(limit['resetAt']))} UTC"
        raise ReviewError(
            Letter(
                f"Only {limit['remaining']} requests are left of GitHub's hourly limit",
                f"after {until} the next event or the schedule goes on from here; nothing is lost",
                serious=False,
            ),
            reason="rate-limited",
        )
