"""What people say on GitHub, page by page to its end: comments, review threads, replies.

Of a long conversation only that is read which changed since the mark on the page of the review, and
the older comments that may matter. Review threads have no such order: they are read in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from action.anchors import comment_number
from action.connection import Connection
from action.node import Node
from action.read import commands
from action.read.github import asking, nodes
from action.read.github.documents import queries
from action.review.commands.asks.asks import without_commands
from action.review.page.talk_mark import UNMARKED, Noted, TalkMark

OVERLAP: Final = timedelta(seconds=10)
"""What changed so shortly before the last look is read again: GitHub's lists may lag behind."""
FAR: Final = 3
"""Pages of changes after which it is better to read all."""
TOGETHER: Final = 100
"""Comments in one question: GitHub takes no more ids [rep]."""
AGED: Final = 50
"""Changes since a mark that are worth an edit of the page, so that one page holds those to come."""


@dataclass(frozen=True, slots=True)
class Said:
    """The comments of a conversation that may matter, oldest first, and what to note of it."""

    comments: tuple[Node, ...] = ()
    noted: Noted = UNMARKED


@dataclass(frozen=True, slots=True)
class Remarked:
    """What is said on the lines of pull requests, thread by thread, and in reviews of them.

    `reviewers` have submitted a review of one of them.
    """

    threads: tuple[Node, ...] = ()
    reviews: tuple[Node, ...] = ()
    reviewers: tuple[str, ...] = ()

    @property
    def readers(self) -> Iterator[str]:
        """Who has submitted a review, even without a word; commands alone are no reading."""
        every = dict.fromkeys(self.reviewers)
        return (login for login in every if not self._gives_only_commands(login))

    def _gives_only_commands(self, login: str) -> bool:
        """Whether all that somebody wrote is commands, and no review of theirs was without words.

        Each comment on a line comes with a review, most often one that has no words of its own.
        """
        on_lines = (one for thread in self.threads for one in nodes.nodes(thread["comments"]))
        begun, below = (tuple(_words_of(login, some)) for some in (self.reviews, on_lines))
        if any(without_commands(said).strip() for said in (*begun, *below)):
            return False
        silent = sum(not said.strip() for said in begun)
        return bool(begun) and silent <= len(below)


def _words_of(login: str, said: Iterable[Node]) -> Iterator[str]:
    return (one["body"] or "" for one in said if nodes.login_of(one) == login)


@dataclass(frozen=True, slots=True)
class Talk:
    """Reads on where a list of GitHub's has more than came with the first answer."""

    connection: Connection
    marks: tuple[TalkMark, ...] = ()

    # --- conversations ---

    def said(self, place: Node) -> Said:
        """What is said below an issue, or in the conversation of a pull request."""
        if not place["comments"]["pageInfo"]["hasNextPage"]:
            return Said(_in_order(nodes.nodes(place["comments"])))
        mark = next((mark for mark in self.marks if mark.of == place["id"]), None)
        since = self._since(place, mark) if mark else None
        found = self._all(place) if since is None else since
        noted = _noted(place, found.values(), None if since is None else mark)
        return Said(_in_order(found.values()), noted)

    def _all(self, place: Node) -> dict[str, Node]:
        """Every comment, in the order of their making, which no edit changes while we read."""
        found, after = _by_id(place["comments"]), None
        while len(found) < place["comments"]["totalCount"]:
            question = queries.all_comments(place["id"], after)
            page = asking.node(self.connection, question)["comments"]
            found |= _by_id(page)
            if not page["pageInfo"]["hasNextPage"]:
                break
            after = page["pageInfo"]["endCursor"]
        return found

    def _since(self, place: Node, mark: TalkMark) -> dict[str, Node] | None:
        """What changed since the mark, and what it keeps; None where it does not hold any more."""
        found = self._changes(place, mark.until)
        if found is None or not any(_changed(one) >= mark.until for one in found.values()):
            return None
        new = sum(_made(one) >= mark.until for one in found.values())
        if mark.older + new != place["comments"]["totalCount"]:
            return None  # somebody has deleted a comment
        found |= {ident: one for ident, one in _begun(place).items() if ident in mark.keep}
        return self._with_kept(place, found, [one for one in mark.keep if one not in found])

    def _changes(self, place: Node, until: datetime) -> dict[str, Node] | None:
        """What changed at this moment and after it; None where that is too much."""
        page: Node = place["comments"]
        found = _by_id(page)
        for _ in range(FAR):
            if any(_changed(one) < until for one in nodes.nodes(page)):
                return found
            if not page["pageInfo"]["hasNextPage"]:
                return None
            more = queries.more_changes(place["id"], page["pageInfo"]["endCursor"])
            page = asking.node(self.connection, more)["comments"]
            found |= _by_id(page)
        return None

    def _with_kept(
        self, place: Node, found: dict[str, Node], ids: list[str]
    ) -> dict[str, Node] | None:
        """The comments with those of these ids; None where one of them is not below this place."""
        here: dict[str, Node] = {}
        for start in range(0, len(ids), TOGETHER):
            some = queries.comments(ids[start : start + TOGETHER])
            here |= _by_id(asking.reply(self.connection, some).data)
        below = all(one["url"].startswith(f"{place['url']}#") for one in here.values())
        return found | here if below and here.keys() == set(ids) else None

    # --- reviews ---

    def told(self, pulls: Sequence[Node]) -> Remarked:
        """What is said on the lines of these pull requests, and in reviews of them."""
        threads = (thread for pull in pulls for thread in self.threads(pull))
        reviews = (review for pull in pulls for review in self.reviews(pull))
        latest = (review for pull in pulls for review in nodes.nodes(pull["latestReviews"]))
        return Remarked(tuple(threads), tuple(reviews), tuple(map(nodes.login_of, latest)))

    def reviews(self, pull: Node) -> Iterator[Node]:
        """The reviews of a pull request, with the words that each begins with."""
        page = pull["reviews"]
        while True:
            yield from nodes.nodes(page)
            if not page["pageInfo"]["hasNextPage"]:
                return
            more = queries.more_said(pull["id"], page["pageInfo"]["endCursor"])
            page = asking.node(self.connection, more)["reviews"]

    # --- review threads ---

    def threads(self, pull: Node) -> Iterator[Node]:
        """The review threads of a pull request, each with all that was said in it."""
        page = pull["reviewThreads"]
        while True:
            yield from (self._whole(thread) for thread in nodes.nodes(page))
            if not page["pageInfo"]["hasNextPage"]:
                return
            more = queries.more_threads(pull["id"], page["pageInfo"]["endCursor"])
            page = asking.node(self.connection, more)["reviewThreads"]

    def _whole(self, thread: Node) -> Node:
        said, page = list(nodes.nodes(thread["comments"])), thread["comments"]["pageInfo"]
        while page["hasNextPage"]:
            question = queries.more_replies(thread["id"], page["endCursor"])
            more = asking.node(self.connection, question)["comments"]
            said, page = [*said, *nodes.nodes(more)], more["pageInfo"]
        return {**thread, "comments": {"nodes": said}}


# --- what is noted --------------------------------------------------------------------------------


def _noted(place: Node, found: Iterable[Node], held: TalkMark | None) -> Noted:
    """What the page should note now; `held` is its mark, where that was of use."""
    every = tuple(found)
    new = _mark(place, every)
    if held is None:
        return Noted(new, due=True)
    return Noted(new or held, due=sum(_changed(one) >= held.until for one in every) > AGED)


def _mark(place: Node, found: Iterable[Node]) -> TalkMark | None:
    """A mark as late as the first answer allows; None where that, or what to keep, is too much.

    Comments that GitHub counts and does not show count as older, as they do in the next answer.
    """
    first = tuple(nodes.nodes(place["comments"]))
    if not first:
        return None
    until = (max(map(_changed, first)) - OVERLAP).replace(microsecond=0)
    if all(_changed(one) >= until for one in first):
        return None
    older = place["comments"]["totalCount"] - sum(_made(one) >= until for one in first)
    keep = (one for one in found if _changed(one) < until)
    ids = tuple(one["id"] for one in _in_order(keep) if commands.may_matter(one["body"] or ""))
    mark = TalkMark(place["id"], until, older, ids)
    return mark if mark.is_fit else None


def _begun(place: Node) -> dict[str, Node]:
    """The first comments, as far as they were asked for."""
    return _by_id(place["begins"]) if "begins" in place else {}


def _by_id(page: Node) -> dict[str, Node]:
    return {one["id"]: one for one in nodes.nodes(page)}


def _changed(comment: Node) -> datetime:
    return nodes.instant(comment["updatedAt"])


def _made(comment: Node) -> datetime:
    return nodes.instant(comment["createdAt"])


def _in_order(comments: Iterable[Mapping[str, str]]) -> tuple[Node, ...]:
    """Oldest first, by the numbers in their addresses."""
    return tuple(sorted(comments, key=lambda one: comment_number(one["url"])))
