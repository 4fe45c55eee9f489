"""What GitHub's answers mean: nodes of JSON become nouns of the review. No live object leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from typing import Final

from action.markdown.sections import Page
from action.node import Node
from action.read.github.doubles import counts, double, edited
from action.read.github.ourselves import Ourselves
from action.review.agenda.remark import Remark, Say
from action.review.claims.claimed import Claimed
from action.review.claims.double import Double
from action.review.git_steps import Target
from action.review.model import (
    ActionIssue,
    Branch,
    Comment,
    Filed,
    MergeRules,
    PullRequest,
    Repository,
    ReviewIssue,
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

    `is_double`: it was closed as a duplicate of another. `counts`: it is open, or was
    closed as done.
    """

    target: Target
    created: datetime
    page: ReviewPage
    ours: bool
    counts: bool
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
        public=not node["isPrivate"],
        default_branch=branch["name"],
        head=branch["target"]["oid"],
        labels={label["name"].lower(): label["id"] for label in nodes(node["labels"])},
        people={person["login"].lower(): person["id"] for person in people},
        merge_methods=tuple(method for field, method in MERGES if node[field]),
        merge_rules=_merge_rules(branch),
        rota=tuple(_served(recent)),
        me=viewer,
    )


def _merge_rules(branch: Node) -> MergeRules:
    """What protection and rulesets of a branch ask for together, as far as GitHub shows them."""
    classic = branch.get("refUpdateRule") or {}
    rules = tuple(nodes(branch.get("rules")))
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
        instant(node["createdAt"]),
        ReviewPage(node["body"] or ""),
        ours=we.wrote(node),
        counts=counts(node),
        is_double=node["stateReason"] == "DUPLICATE",
    )


def _served(recent: Iterable[Listed]) -> Iterator[tuple[str, ...]]:
    """Who facilitated and took notes in the last reviews of ours, newest first."""
    for review in recent:
        if review.ours and (people := review.page.people):
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


def merged_before(candidates: Node, newest: Node) -> Iterator[Node]:
    """The pull requests of a branch that were merged before its newest: their remarks count on."""
    own = (pull for pull in nodes(candidates) if not pull["isCrossRepository"])
    return (one for one in own if one["state"] == "MERGED" and one["number"] < newest["number"])


def pull(
    node: Node, threads: Iterable[Node], comments: Iterable[Node], we: Ourselves, folder: str
) -> PullRequest:
    """A pull request with the remarks on it; in the text of one by others nothing is ours.

    `folder` is the incident's, whose timeline has the events that remarks are about.
    """
    requested = (
        request.get("requestedReviewer") or {} for request in nodes(node["reviewRequests"])
    )
    return PullRequest(
        id=node["id"],
        number=node["number"],
        url=node["url"],
        page=Page(node["body"] or "" if we.wrote(node) else ""),
        head=node["headRefOid"],
        title=node["title"],
        state=State(node["state"]),
        labels=_names(node["labels"]),
        requested=tuple(person["login"] for person in requested if person.get("login")),
        read_by=tuple(dict.fromkeys(_login(review) for review in nodes(node["latestReviews"]))),
        remarks=tuple(
            _remark(thread, folder) for thread in threads if any(nodes(thread["comments"]))
        ),
        comments=tuple(_ours(comments, we)),
        said=node["comments"]["totalCount"] + node["reviews"]["totalCount"],
        author=_login(node),
    )


def _remark(thread: Node, folder: str) -> Remark:
    first = next(nodes(thread["comments"]))
    return Remark(
        id=thread["id"],
        says=tuple(_say(comment) for comment in nodes(thread["comments"])),
        line="" if thread["subjectType"] == "FILE" else _commented_line(first["diffHunk"] or ""),
        file=thread["path"].removeprefix(f"{folder}/"),
        resolved=thread["isResolved"],
    )


def _commented_line(hunk: str) -> str:
    """The last line of the diff above a comment is the one that it is about [rep]."""
    last = hunk.rstrip("\n").rpartition("\n")[2]
    return last[1:] if last[:1] in "+- " else last


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


def review_issue(node: Node, comments: Iterable[Node], we: Ourselves) -> ReviewIssue:
    """A review issue, with what we have said under it and the action issues below it."""
    closed, below = node["closedAt"], tuple(_actions(nodes(node["subIssues"]), we))
    return ReviewIssue(
        id=node["id"],
        number=node["number"],
        url=node["url"],
        title=node["title"],
        page=ReviewPage(node["body"] or ""),
        created=instant(node["createdAt"]),
        state=State(node["state"]),
        reason=node["stateReason"],
        closed=instant(closed) if closed else None,
        labels=_names(node["labels"]),
        assignees=tuple(person["login"] for person in nodes(node["assignees"])),
        comments=tuple(_ours(comments, we)),
        actions=tuple({key: _action(key, one) for key, one in reversed(below)}.values())[::-1],
        doubles=tuple(_doubles(below, we)),
        said=node["comments"]["totalCount"],
    )


def of_people(comments: Iterable[Node], we: Ourselves) -> Iterator[Node]:
    """What people said; bots do not count, nor what we said ourselves with a person's token."""
    for node in comments:
        person = (node.get("author") or {}).get("__typename") == "User"
        if person and not (we.wrote(node) and Page(node["body"] or "").markers("comment")):
            yield node


def _ours(comments: Iterable[Node], we: Ourselves) -> Iterator[Comment]:
    for node in filter(we.wrote, comments):
        page = Page(node["body"] or "")
        if key := page.marker("comment").get("key"):
            number = node["url"].rpartition("-")[2]
            yield Comment(
                node["id"], key, page, int(number) if number.isdecimal() else 0, edited(node, we)
            )


def _actions(below: Iterable[Node], we: Ourselves) -> Iterator[tuple[str, Node]]:
    """The action issues that we have made, by key; people may hang anybody's issue below ours.

    One that was closed as a duplicate is none any more.
    """
    for node in sorted(filter(we.wrote, below), key=itemgetter("number")):
        key = Page(node["body"] or "").marker("action").get("key")
        if key and node["stateReason"] != "DUPLICATE":
            yield key, node


def _action(key: str, node: Node) -> ActionIssue:
    return ActionIssue(node["id"], node["number"], node["url"], key, _logins(node))


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


def _names(labels: Node) -> tuple[str, ...]:
    return tuple(label["name"] for label in nodes(labels))
