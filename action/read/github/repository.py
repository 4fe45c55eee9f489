"""Whether a review can be held in this repository at all, and a letter where it cannot."""

from __future__ import annotations

from action import time_of_day
from action.connection import SPARE, Reply
from action.errors import Letter, Place, ReviewError
from action.node import Node
from action.read.event import Where
from action.read.github import nodes


def repository_in(reply: Reply, where: Where) -> Node:
    """The repository in an answer; raises ReviewError where a review cannot be held in it."""
    house: Node | None = reply.data.get("repository")
    if not house:
        raise ReviewError(
            Letter(f"GitHub does not show {where.repository} to the token", "check the token"),
            reason="not-found",
        )
    if not house["hasIssuesEnabled"]:
        raise ReviewError(
            Letter("Issues are switched off in this repository", "switch them on in its settings"),
            reason="issues-disabled",
        )
    if not house["defaultBranchRef"]:
        raise ReviewError(Letter("The repository is empty", "push a first commit"), reason="empty")
    return house


def settings_text(house: Node, where: Where) -> str | None:
    """The settings file; one that is there but cannot be read must not count as “no settings”."""
    blob = house["settings"]
    text = nodes.blob_text(blob)
    if blob and text is None:
        raise ReviewError(
            Letter(
                "This file is not text, or too long",
                "write it as UTF-8 YAML",
                Place(where.settings),
            ),
            reason="bad-settings",
        )
    return text


def enough_left(reply: Reply) -> None:
    """Stop before the limit rather than half-way; the next run goes on."""
    limit = reply.data.get("rateLimit")
    if limit and limit["remaining"] < SPARE:
        until = f"{time_of_day.written(nodes.instant(limit['resetAt']))} UTC"
        raise ReviewError(
            Letter(
                f"Only {limit['remaining']} requests are left of GitHub's hourly limit",
                f"after {until} the next event or the schedule goes on from here; nothing is lost",
                serious=False,
            ),
            reason="rate-limited",
        )
