"""Whether a review can be held in this repository at all, and which there have been lately."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from action.connection import Connection
from action.errors import Letter, Place, ReviewError
from action.node import Node
from action.read.event import Where
from action.read.github import asking, nodes, queries
from action.read.github.nodes import Listed
from action.read.github.ourselves import Ourselves
from action.review.model import Repository
from action.wire.reply import Hole

LISTS: Final = ("recent",)
"""Lists of which a node that is no good may be left out, as long as somebody minds it."""


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


def with_more_labels(
    connection: Connection, where: Where, page: Node, repository: Repository
) -> Repository:
    """The same with the labels of the pages after this one."""
    while page["hasNextPage"]:
        question = queries.more_labels(where, page["endCursor"])
        labels = asking.house(connection, where, question)["labels"]
        for label in nodes.nodes(labels):
            repository = repository.with_label(label["name"], label["id"])
        page = labels["pageInfo"]
    return repository


@dataclass(frozen=True, slots=True)
class Reviews:
    """The newest reviews of a repository; `lost` are those that GitHub's answer tells badly."""

    listed: tuple[Listed, ...]
    lost: tuple[Hole, ...]
    after: str | None

    @classmethod
    def on(cls, page: Node, we: Ourselves, lost: tuple[Hole, ...]) -> Self:
        """The reviews on a page of GitHub's list, newest first, and where the list goes on."""
        listed = tuple(nodes.listed(node, we) for node in nodes.nodes(page))
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
        return cls(listed, lost, after)

    def back_to(self, day: date, read_on: Callable[[str], Reviews]) -> Reviews:
        """These, and with them those of the pages after it, to the first of a day before this."""
        found, page = self, self
        while page.after and not page._is_before(day):
            page = read_on(page.after)
            listed, lost = (*found.listed, *page.listed), (*found.lost, *page.lost)
            found = Reviews(listed, lost, page.after)
        return found

    def _is_before(self, day: date) -> bool:
        """Whether one of them was opened before this day."""
        return min((one.created.date() for one in self.listed), default=day) < day
