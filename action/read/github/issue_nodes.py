"""What GitHub's answers mean: a review issue, who was assigned to it, and the issues below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from action.markdown.sections import Page
from action.node import Node
from action.read.github.doubles import counts, double
from action.read.github.nodes import instant, names_in, nodes, our_comments, with_reactions
from action.read.github.ourselves import Ourselves, full_login
from action.read.github.talk import Said
from action.review.claims.double import Double
from action.review.git_steps import Target
from action.review.model import ActionIssue, ReviewIssue, State
from action.review.page.review_page import ReviewPage
from action.review.standing.role import Assignment


def review_issue(node: Node, below: Said, page: ReviewPage, we: Ourselves) -> ReviewIssue:
    """A review issue and its page, with what we have said under it and its action issues."""
    closed, saved = node["closedAt"], node["lastEditedAt"]
    issues = tuple(_actions(nodes(node["subIssues"]), we))
    ours = our_comments(below.comments, we, page)
    return ReviewIssue(
        id=node["id"],
        number=node["number"],
        url=node["url"],
        title=node["title"],
        page=page,
        created=instant(node["createdAt"]),
        state=State(node["state"]),
        reason=node["stateReason"],
        closed=instant(closed) if closed else None,
        edited=instant(saved) if saved else None,
        labels=names_in(node["labels"]),
        assignees=tuple(person["login"] for person in nodes(node["assignees"])),
        assignments=tuple(_assignments(node["timelineItems"], we)),
        given=_given(node["timelineItems"], we),
        comments=tuple(with_reactions(below.comments, ours, we)),
        actions=tuple({key: _action(key, one) for key, one in reversed(issues)}.values())[::-1],
        doubles=tuple(_doubles(issues, we)),
        said=node["comments"]["totalCount"],
        noted=below.noted,
    )


def _assignments(page: Node, we: Ourselves) -> Iterator[Assignment]:
    """What people did in the sidebar: what we did follows from it, and no other bot has a say."""
    for node in nodes(page):
        by, login = node.get("actor") or {}, (node.get("assignee") or {}).get("login")
        actor = full_login(by)
        if login and by.get("__typename") == "User" and not we.are(actor):
            taken_off = node["__typename"] == "UnassignedEvent"
            yield Assignment(login, actor, instant(node["createdAt"]), taken_off)


def _given(page: Node, we: Ourselves) -> tuple[str, ...]:
    """Whom a bot of ours has assigned last; what a person's token did may be that person's deed."""
    last: dict[str, Node] = {}
    for node in nodes(page):
        if login := (node.get("assignee") or {}).get("login"):
            last[login] = node
    return tuple(login for login, node in last.items() if _gave(node, we))


def _gave(node: Node, we: Ourselves) -> bool:
    actor = node.get("actor") or {}
    ours = actor.get("__typename") == "Bot" and we.are(full_login(actor))
    return ours and node["__typename"] == "AssignedEvent"


def _actions(below: Iterable[Node], we: Ourselves) -> Iterator[tuple[str, Node]]:
    """The action issues that we have made, by key; people may hang anybody's issue below ours.

    One that was closed as a duplicate is none any more.
    """
    for node in sorted(filter(we.wrote, below), key=itemgetter("number")):
        key = Page(node["body"] or "").marker("action").get("key")
        if key and node["stateReason"] != "DUPLICATE":
            yield key, node


def _action(key: str, node: Node) -> ActionIssue:
    page = Page(node["body"])
    return ActionIssue(
        node["id"],
        node["number"],
        node["url"],
        key,
        _logins(node),
        page.marker("action").get("name", ""),
        node["title"],
        page,
        State(node["state"]) is State.CLOSED,
    )


def _logins(node: Node) -> tuple[str, ...]:
    return tuple(person["login"] for person in nodes(node["assignees"]))


def _doubles(below: Iterable[tuple[str, Node]], we: Ourselves) -> Iterator[Double]:
    """The younger of two action issues for one action."""
    first: dict[str, Node] = {}
    for key, node in below:
        if (one := first.setdefault(key, node)) is not node and counts(node):
            second = double(node, Target(one["id"], one["number"]), we)
            given = not set(_logins(node)) <= set(_logins(one))
            yield replace(second, touched=second.touched or given)
