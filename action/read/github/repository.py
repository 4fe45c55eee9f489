"""Whether a review can be held in this repository at all, and which there have been lately."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Self

from action.connection import Connection
from action.errors import Letter, Place, ReviewError
from action.node import Node
from action.read.event import Where
from action.read.github import asking, nodes
from action.read.github.belonging import Unheard
from action.read.github.documents import queries
from action.read.github.documents.fragments import ISSUE_FIELDS, ISSUE_TYPES
from action.read.github.doubles import counts
from action.read.github.ourselves import Ourselves
from action.review.actions.sidebar import Sidebar, SidebarItem
from action.review.git_steps import MergeRules, Target
from action.review.house import Repository
from action.review.model import FINISHED, ReviewIssue
from action.review.page.review_page import ReviewPage
from action.review.settings import ActionRules, Settings
from action.review.standing.role import Role, Served
from action.wire.reply import Hole

LISTS: Final = ("recent",)
"""Lists of which a node that is no good may be left out, as long as somebody minds it."""


MERGES: Final = (
    ("mergeCommitAllowed", "MERGE"),
    ("squashMergeAllowed", "SQUASH"),
    ("rebaseMergeAllowed", "REBASE"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A review as the list of reviews tells it; `ours` where we have opened it.

    `is_double`: it was closed as a duplicate of another. `counts`: it is open, as `is_open` says,
    or was closed as done.
    """

    target: Target
    created: datetime
    page: ReviewPage
    ours: bool
    counts: bool
    is_double: bool
    is_open: bool

    def is_of(self, ident: str) -> bool:
        """Whether it says that it is the review of this incident."""
        return any(said.get("id") == ident for said in self.page.markers("review"))


def repository_in(data: Node, where: Where) -> Node:
    """The repository in an answer; raises ReviewError where a review cannot be held in it."""
    house = asking.house_in(data, where)
    if not house["hasIssuesEnabled"]:
        raise ReviewError(
            Letter(
                "Issues are turned off in this repository",
                "turn them on under Settings → General → Features",
            ),
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
                "This is not a text file, or it is too large",
                "save it as UTF-8",
                Place(where.settings),
            ),
            reason="bad-settings",
        )
    return text


def known_so_far(
    node: Node, viewer: str, people: Iterable[Node], recent: Iterable[Listed]
) -> Repository:
    """The repository, with the labels and people known so far."""
    branch = node["defaultBranchRef"]
    return Repository(
        id=node["id"],
        name=node["nameWithOwner"],
        url=node["url"],
        public=not node["isPrivate"],
        default_branch=branch["name"],
        head=branch["target"]["oid"],
        labels={label["name"].lower(): label["id"] for label in nodes.nodes(node["labels"])},
        people={person["login"].lower(): person["id"] for person in people},
        merge_methods=tuple(method for field, method in MERGES if node[field]),
        merge_rules=_merge_rules(branch),
        rota=tuple(_served(recent)),
        me=viewer,
    )


def _merge_rules(branch: Node) -> MergeRules:
    """What protection and rulesets of a branch ask for together, as far as GitHub shows them."""
    classic = branch.get("refUpdateRule") or {}
    rules = tuple(nodes.nodes(branch.get("rules")))
    each = [classic, *(rule.get("parameters") or {} for rule in rules)]
    asked = ("requiresConversationResolution", "requiredReviewThreadResolution")
    alone = any(rule.get("type") == "REQUIRED_REVIEW_THREAD_RESOLUTION" for rule in rules)
    return MergeRules(
        approvals=max(int(one.get("requiredApprovingReviewCount") or 0) for one in each),
        resolved=alone or any(one.get(field) for one in each for field in asked),
    )


def listed(node: Node, we: Ourselves) -> Listed:
    """A review in the list of reviews."""
    return Listed(
        Target(node["id"], node["number"]),
        nodes.instant(node["createdAt"]),
        ReviewPage(node["body"] or ""),
        ours=we.wrote(node),
        counts=counts(node),
        is_double=node["stateReason"] == "DUPLICATE",
        is_open=node["state"] == "OPEN",
    )


def _served(recent: Iterable[Listed]) -> Iterator[Served]:
    """Who served in the last reviews of ours, newest first; in one that was dismissed nobody."""
    for review in recent:
        if review.ours and review.counts and (people := review.page.people):
            first, second = (people.get(role.noted, "") for role in Role)
            yield Served(first, second, review.target.number, review.is_open)


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


def head_of(connection: Connection, where: Where, branch: str) -> str | None:
    """Where a branch points to now; None where there is none any more."""
    ref: Node | None = asking.house(connection, where, queries.head(where, branch))["ref"]
    return str(ref["target"]["oid"]) if ref else None


@dataclass(frozen=True, slots=True)
class Reviews:
    """The newest reviews of a repository; `lost` are those that GitHub's answer tells badly."""

    listed: tuple[Listed, ...]
    lost: tuple[Hole, ...]
    after: str | None

    @classmethod
    def on(cls, page: Node, we: Ourselves, lost: tuple[Hole, ...]) -> Self:
        """The reviews on a page of GitHub's list, newest first, and where the list goes on."""
        found = tuple(listed(node, we) for node in nodes.nodes(page))
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
        return cls(found, lost, after)

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


# --- types and fields of issues -------------------------------------------------------------------


def with_sidebar(
    connection: Connection,
    where: Where,
    house: Repository,
    found: Iterable[Unheard],
    settings: Settings,
) -> Repository:
    """The repository, knowing what can be chosen for issues, where that is wanted very soon."""
    parts = tuple(_parts(settings.actions))
    if not parts or not any(_opens_issues(one.snapshot.issue) for one in found):
        return house
    told = _told_of(connection, where, parts)
    types = tuple(_item(one) for one in nodes.nodes(told.get("issueTypes")) if one["isEnabled"])
    fields = (_item(one) for one in nodes.nodes(told.get("issueFields")) if one.get("name"))
    return replace(house, sidebar=Sidebar(types, tuple(field for field in fields if field.id)))


def _parts(rules: ActionRules) -> Iterator[str]:
    if rules.issue_type:
        yield ISSUE_TYPES
    if rules.priority_field or rules.due_field:
        yield ISSUE_FIELDS


def _opens_issues(issue: ReviewIssue | None) -> bool:
    """Whether a review is over that has no issues for its actions yet, or no last word on them."""
    if issue is None or not issue.is_completed or not issue.page.actions.agreed:
        return False
    said = any(comment.key == FINISHED for comment in issue.comments)
    return not said or bool(issue.page.actions.unmade({one.key for one in issue.actions}))


def _told_of(connection: Connection, where: Where, parts: Sequence[str]) -> Node:
    """What GitHub tells of these; an older server does not understand a word that is new to it."""
    try:
        return asking.house(connection, where, queries.sidebar(where, parts))
    except ReviewError as error:
        if error.reason != "refused":
            raise
    alone = [(part,) for part in parts if len(parts) > 1]
    return {name: one for part in alone for name, one in _told_of(connection, where, part).items()}


def _item(node: Node) -> SidebarItem:
    options = tuple(_item(option) for option in node.get("options") or () if option)
    return SidebarItem(node.get("id", ""), node["name"], node.get("dataType") or "", options)
