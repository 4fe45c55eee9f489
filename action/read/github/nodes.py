"""What GitHub's answers mean: nodes of JSON become nouns of the review. No live object leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Final

from action.markdown.sections import Page
from action.node import Node
from action.read import commands
from action.review.claims.claimed import Claimed
from action.review.git_steps import Target
from action.review.model import (
    ActionIssue,
    Branch,
    Comment,
    Double,
    Filed,
    PullRequest,
    Remark,
    Repository,
    ReviewIssue,
    Say,
    State,
)
from action.review.page.review_page import ReviewPage
from action.review.timeline.timeline import Timeline

MERGES: Final = (
    ("mergeCommitAllowed", "MERGE"),
    ("squashMergeAllowed", "SQUASH"),
    ("rebaseMergeAllowed", "REBASE"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A review as the list of reviews tells it; `ours` where we have opened it.

    `is_double`: it was closed as a duplicate of another.
    """

    target: Target
    created: datetime
    page: ReviewPage
    ours: bool
    open: bool
    is_double: bool

    def is_of(self, ident: str) -> bool:
        """Whether it says that it is the review of this incident."""
        return any(said.get("id") == ident for said in self.page.markers("review"))


def nodes(connection: Node | None) -> Iterator[Node]:
    """The nodes of a connection that GitHub could show; it leaves null where it could not."""
    return (node for node in (connection or {}).get("nodes") or () if node)


def instant(text: str) -> datetime:
    """A time as GitHub writes it."""
    return datetime.fromisoformat(text)


def repository(
    node: Node, viewer: str, people: Iterable[Node], recent: Iterable[Listed]
) -> Repository:
    """The repository, with the labels and people known so far."""
    branch = node["defaultBranchRef"]
    return Repository(
        id=node["id"],
        name=node["nameWithOwner"],
        url=node["url"],
        default_branch=branch["name"],
        head=branch["target"]["oid"],
        labels={label["name"].lower(): label["id"] for label in nodes(node["labels"])},
        people={person["login"].lower(): person["id"] for person in people},
        merge_methods=tuple(method for field, method in MERGES if node[field]),
        rota=tuple(_served(recent)),
        me=viewer,
    )


def listed(node: Node) -> Listed:
    """A review in the list of reviews."""
    return Listed(
        Target(node["id"], node["number"]),
        instant(node["createdAt"]),
        ReviewPage(node["body"] or ""),
        ours=node["viewerDidAuthor"],
        open=node["state"] == "OPEN",
        is_double=node["stateReason"] == "DUPLICATE",
    )


def _served(recent: Iterable[Listed]) -> Iterator[tuple[str, ...]]:
    """Who facilitated and took notes in the last reviews, newest first."""
    for review in recent:
        if people := review.page.people:
            yield tuple(people[role] for role in ("facilitator", "note_taker") if people.get(role))


def blob_text(blob: Node | None) -> str | None:
    """The text of a file, or None where there is none that can be read as text."""
    if not blob or blob.get("isBinary") or blob.get("isTruncated"):
        return None
    value = blob.get("text")
    return value if isinstance(value, str) else None


def branch(house: Node, i: int, name: str) -> Branch | None:
    """The timeline branch of incident number `i` of the answer."""
    ref = house[f"ref{i}"]
    if not ref:
        return None
    return Branch(
        name,
        ref["target"]["oid"],
        _timeline(house[f"timeline{i}"]),
        blob_text(house[f"notes{i}"]),
        blob_text(house[f"record{i}"]),
        Claimed.read(ref["target"]["message"], instant(ref["target"]["committedDate"])),
    )


def filed(house: Node, i: int) -> Filed:
    """Our files on the default branch."""
    return Filed(_timeline(house[f"filedTimeline{i}"]), blob_text(house[f"filedRecord{i}"]))


def _timeline(blob: Node | None) -> Timeline | None:
    said = blob_text(blob)
    return None if said is None else Timeline(said)


def newest_pull(candidates: Node) -> Node | None:
    """The pull request of a branch: an open one before the newest; never one from a fork."""
    own = [pull for pull in nodes(candidates) if not pull["isCrossRepository"]]
    return next((pull for pull in own if pull["state"] == "OPEN"), own[0] if own else None)


def pull(node: Node, threads: Iterable[Node], comments: Sequence[Node], me: str) -> PullRequest:
    """A pull request with the remarks on it, and what was said in its conversation."""
    requested = (
        request.get("requestedReviewer") or {} for request in nodes(node["reviewRequests"])
    )
    return PullRequest(
        id=node["id"],
        number=node["number"],
        url=node["url"],
        page=Page(node["body"] or ""),
        head=node["headRefOid"],
        title=node["title"],
        state=State(node["state"]),
        labels=_names(node["labels"]),
        requested=tuple(person["login"] for person in requested if person.get("login")),
        read_by=tuple(dict.fromkeys(_login(review) for review in nodes(node["latestReviews"]))),
        remarks=tuple(_remark(thread) for thread in threads if any(nodes(thread["comments"]))),
        comments=tuple(_ours(comments, me)),
        commands=tuple(commands.commands_in(comments)),
        said=node["comments"]["totalCount"] + node["reviews"]["totalCount"],
    )


def _remark(thread: Node) -> Remark:
    first = next(nodes(thread["comments"]))
    hunk = (first["diffHunk"] or "").rstrip("\n").rpartition("\n")[2]
    return Remark(
        id=thread["id"],
        says=tuple(_say(comment) for comment in nodes(thread["comments"])),
        line=hunk[1:] if hunk[:1] in "+- " else hunk,
        file=thread["path"].rpartition("/")[2],
        resolved=thread["isResolved"],
    )


def _say(comment: Node) -> Say:
    author = comment.get("author") or {}
    return Say(
        author=_login(comment),
        body=comment["body"] or "",
        url=comment["url"],
        person=author.get("__typename", "User") != "Bot",
    )


def _login(node: Node) -> str:
    """GitHub shows who has left as `ghost`."""
    return (node.get("author") or {}).get("login") or "ghost"


def review_issue(node: Node, page: ReviewPage, comments: Sequence[Node], me: str) -> ReviewIssue:
    """A review issue, with what was said under it and the action issues below it."""
    closed, below = node["closedAt"], tuple(_actions(nodes(node["subIssues"])))
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
        labels=_names(node["labels"]),
        assignees=tuple(person["login"] for person in nodes(node["assignees"])),
        comments=tuple(_ours(comments, me)),
        commands=tuple(commands.commands_in(comments)),
        actions=tuple({key: _action(key, one) for key, one in reversed(below)}.values())[::-1],
        doubles=tuple(_doubles(below, me)),
        said=node["comments"]["totalCount"],
    )


def _ours(comments: Iterable[Node], me: str) -> Iterator[Comment]:
    for node in comments:
        page = Page(node["body"] or "")
        if node["viewerDidAuthor"] and (key := page.marker("comment").get("key")):
            number = node["url"].rpartition("-")[2]
            yield Comment(
                node["id"], key, page, int(number) if number.isdecimal() else 0, edited(node, me)
            )


def _actions(below: Iterable[Node]) -> Iterator[tuple[str, Node]]:
    """The action issues by key; whoever may add a sub-issue may write here, so a marker is enough.

    One that was closed as a duplicate is none any more.
    """
    for node in sorted(below, key=itemgetter("number")):
        key = Page(node["body"] or "").marker("action").get("key")
        if key and node["stateReason"] != "DUPLICATE":
            yield key, node


def _action(key: str, node: Node) -> ActionIssue:
    logins = tuple(person["login"] for person in nodes(node["assignees"]))
    return ActionIssue(node["id"], node["number"], node["url"], key, logins)


def _doubles(below: Iterable[tuple[str, Node]], me: str) -> Iterator[Double]:
    """The younger of two action issues for one action."""
    first: dict[str, Node] = {}
    for key, node in below:
        if (one := first.setdefault(key, node)) is not node and node["state"] == "OPEN":
            yield double(node, Target(one["id"], one["number"]), me)


def double(node: Node, original: Target, me: str) -> Double:
    """An issue that stands there a second time."""
    talked = any(not said["viewerDidAuthor"] for said in nodes(node["comments"]))
    return Double(Target(node["id"], node["number"]), original, talked or edited(node, me))


def edited(node: Node, me: str) -> bool:
    """Whether a person has changed a text last."""
    editor = node.get("editor") or {}
    return editor.get("__typename") == "User" and editor.get("login") != me


def _names(labels: Node) -> tuple[str, ...]:
    return tuple(label["name"] for label in nodes(labels))
