"""What GitHub's answers mean: nodes of JSON become nouns of the review. No live object leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from action.anchors import anchor
from action.markdown.seals import is_whole
from action.markdown.sections import Page
from action.node import Node
from action.read.github.doubles import edited
from action.read.github.ourselves import Ourselves
from action.review.agenda.remark import Remark, Say
from action.review.claims.claimed import Claimed
from action.review.commands.asks.asks import without_commands
from action.review.model import (
    Branch,
    PullRequest,
    State,
)
from action.review.notes.own_notes import NOTES
from action.review.page.our_comment import Comment, Reaction
from action.review.page.review_page import ReviewPage
from action.review.record.filed_files import Filed
from action.review.timeline.timeline import Timeline

_RECORDING: Final = re.compile(r"recordings?(?:[._-][\w.-]*)?", re.IGNORECASE)


def nodes(connection: Node | None) -> Iterator[Node]:
    """The nodes of a connection that GitHub could show; it leaves null where it could not."""
    return (node for node in (connection or {}).get("nodes") or () if node)


def instant(text: str) -> datetime:
    """A time as GitHub writes it."""
    return datetime.fromisoformat(text)


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
        blob_text(house[f"calendar{i}"]),
        Claimed.read(ref["target"]["message"], instant(ref["target"]["committedDate"])),
    )


def filed(house: Node, i: int) -> Filed:
    """Our files on the default branch."""
    return Filed(
        _timeline(house[f"filedTimeline{i}"]),
        blob_text(house[f"filedRecord{i}"]),
        blob_text(house[f"filedNotes{i}"]),
        _recording(house[f"files{i}"]),
        blob_text(house[f"filedCalendar{i}"]),
    )


def _recording(folder: Node | None) -> str:
    """The file in the folder of an incident that is called `recording`, whatever its kind."""
    files = (one for one in (folder or {}).get("entries") or () if one and one["type"] == "blob")
    names = (str(one["name"]) for one in files)
    return next((name for name in names if _RECORDING.fullmatch(name)), "")


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
    node: Node, threads: Iterable[Node], comments: Sequence[Node], we: Ourselves, folder: str
) -> PullRequest:
    """A pull request with the remarks on it; in the text of one by others nothing is ours.

    `folder` is the incident's, whose timeline has the events that remarks are about. What we have
    said in its conversation is not among it yet.
    """
    found = tuple(_remarks(threads, folder))
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
        labels=names_in(node["labels"]),
        requested=tuple(person["login"] for person in requested if person.get("login")),
        talked=tuple(dict.fromkeys(_talkers(comments, we))),
        remarks=tuple(remark for remark in found if _is_said(remark)),
        ordered=tuple(remark for remark in found if not _is_said(remark)),
        said=node["comments"]["totalCount"] + node["reviews"]["totalCount"],
        author=login_of(node),
    )


def _talkers(comments: Iterable[Node], we: Ourselves) -> Iterator[str]:
    """Who has said something in a conversation, besides commands."""
    for comment in of_people(comments, we):
        if without_commands(comment["body"] or "").strip():
            yield login_of(comment)


def _remarks(threads: Iterable[Node], folder: str) -> Iterator[Remark]:
    """The threads on lines, without what is only a command where somebody says more."""
    for thread in threads:
        says = tuple(map(_say, nodes(thread["comments"])))
        if said := tuple(say for say in says if say.body.strip()) or says:
            yield _remark(thread, said, folder)


def _is_said(remark: Remark) -> bool:
    """Whether anything is remarked, besides commands."""
    return any(say.body.strip() for say in remark.says)


def _remark(thread: Node, says: tuple[Say, ...], folder: str) -> Remark:
    first = next(nodes(thread["comments"]))
    return Remark(
        id=thread["id"],
        says=says,
        line="" if thread["subjectType"] == "FILE" else _commented_line(first["diffHunk"] or ""),
        file=thread["path"].removeprefix(f"{folder}/"),
        resolved=thread["isResolved"],
        votes=tuple(_votes(thread["begins"])),
    )


def _votes(begins: Node) -> Iterator[str]:
    """Who gave the first words of a conversation a thumbs-up; who has left GitHub votes no more."""
    for first in nodes(begins):
        users = (reaction["user"] for reaction in nodes(first["reactions"]))
        yield from (user["login"] for user in users if user)


def _commented_line(hunk: str) -> str:
    """The last line of the diff above a comment is the one that it is about [rep]."""
    last = hunk.rstrip("\n").rpartition("\n")[2]
    return last[1:] if last[:1] in "+- " else last


def _say(comment: Node) -> Say:
    author = comment.get("author") or {}
    return Say(
        author=login_of(comment),
        body=without_commands(comment["body"] or ""),
        url=comment["url"],
        person=author.get("__typename", "User") != "Bot",
        at=instant(comment["createdAt"]),
    )


def login_of(node: Node) -> str:
    """GitHub shows who has left as `ghost`."""
    return (node.get("author") or {}).get("login") or "ghost"


def of_people(comments: Iterable[Node], we: Ourselves) -> Iterator[Node]:
    """What people said; bots do not count, nor what we said ourselves with a person's token."""
    for node in comments:
        person = (node.get("author") or {}).get("__typename") == "User"
        if person and not (we.wrote(node) and Page(node["body"] or "").markers("comment")):
            yield node


def our_comments(comments: Iterable[Node], we: Ourselves, noted: ReviewPage) -> Iterator[Comment]:
    """What we have said; what the page of the review notes is ours whatever people made of it."""
    for node in filter(we.wrote, comments):
        page, place = Page(node["body"] or ""), anchor(node["url"])
        before = noted.remarks_at.get(place)
        if before and page.marker("comment").get("key"):
            before = None
        page = Page(f"{before.marker}\n{page.text}") if before else page
        notes = NOTES if place == noted.notes_at else None
        if key := page.marker("comment").get("key") or notes:
            whole = key != NOTES or is_whole(page, "comment")
            yield Comment(
                node["id"],
                key,
                page,
                touched=edited(node, we) or not whole or before is not None,
                url=node["url"],
                hidden=node["isMinimized"],
                offered=tuple(_offered(node)),
                at=instant(node["createdAt"]),
            )


def _offered(comment: Node) -> Iterator[str]:
    """The reactions that we have given."""
    groups = filter(None, comment.get("reactionGroups") or ())
    return (one["content"] for one in groups if one["viewerHasReacted"])


def with_reactions(
    said: Iterable[Node], ours: Iterable[Comment], we: Ourselves
) -> Iterator[Comment]:
    """Our comments with the reactions of people to each of them: bots are no users [spec]."""
    told = {one["id"]: tuple(_reactions(one, we)) for one in said if "reactions" in one}
    return (replace(one, reactions=told.get(one.id)) for one in ours)


def _reactions(comment: Node, we: Ourselves) -> Iterator[Reaction]:
    for one in nodes(comment["reactions"]):
        if one["user"] and not we.are(login := str(one["user"]["login"])):
            yield Reaction(one["content"], login)


def names_in(labels: Node) -> tuple[str, ...]:
    """The names in a list of labels."""
    return tuple(label["name"] for label in nodes(labels))
