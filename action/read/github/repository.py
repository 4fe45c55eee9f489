"""Whether a review can be held in this repository at all, and a letter where it cannot."""

from __future__ import annotations

from action.errors import Letter, Place, ReviewError
from action.node import Node
from action.read.event import Where
from action.read.github import asking, nodes


def repository_in(data: Node, where: Where) -> Node:
    """The repository in an answer; raises ReviewError where a review cannot be held in it."""
    house = asking.house_in(data, where)
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
