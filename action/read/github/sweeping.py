"""What a sweep serves: whatever is not complete, however old, and what was never seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from action import BRANCHES, NAME, PREPARING
from action.connection import Connection, Question
from action.errors import Letter
from action.markdown.sections import Page
from action.node import Node
from action.read.blank.web_form import WebForm
from action.read.event import Where
from action.read.github import asking, nodes
from action.read.github.documents import queries
from action.read.github.ourselves import Ourselves
from action.read.names import day_of
from action.read.settings import settings as read_settings
from action.review.claims.claimed import Claimed
from action.review.settings import Labels
from action.wire.reply import Hole, Reply

LISTS: Final[Mapping[str, str]] = {
    "after": "open",
    "afterEnded": "unfinished",
    "afterBranch": "begun",
}
"""The lists of a sweep that may go on, by the variable that turns their pages."""
MOST: Final = 100
"""Incidents whose last commit is asked for in one question."""


@dataclass(frozen=True, slots=True)
class _Everything:
    """What GitHub lists: the folder now and then, reviews by how far they are, and branches."""

    labels: Labels
    we: Ourselves
    folder: Sequence[str]
    then: frozenset[str]
    open: Mapping[str, Node]
    unfinished: Mapping[str, Node]
    closed: Mapping[str, Node]
    begun: Sequence[Node]
    lost: Sequence[Hole]
    first: WebForm | None


@dataclass(frozen=True, slots=True)
class Swept:
    """The incidents that a sweep serves, and what of GitHub's lists could not be read.

    `first` is where the first incident can be reported, if the repository has none yet; `beside`
    are letters about new files that lie beside the folders of incidents, where none is read.
    """

    ids: Sequence[str] = ()
    lost: Sequence[Hole] = ()
    first: WebForm | None = None
    beside: Sequence[Letter] = ()


def swept(connection: Connection, where: Where, today: date) -> Swept:
    """All incidents for which something may be left to do; a complete one costs nothing.

    What has begun is always finished: a closed review that does not say that it is over, and a
    branch of ours whose review is neither open nor over.
    """
    every = _everything(connection, where, today)
    ids = tuple(_left(connection, where, every, today))
    known = (ids, every.open, every.closed, every.unfinished, every.begun, every.lost)
    return Swept(ids, every.lost, None if any(known) else every.first)


def _left(connection: Connection, where: Where, every: _Everything, today: date) -> Iterator[str]:
    yield from every.unfinished
    yield from (ident for ident, node in every.closed.items() if not _is_over(node, every))
    yield from every.open
    yield from _begun(every, where)
    yield from _missed(connection, where, every, today)


# --- what GitHub lists ----------------------------------------------------------------------------


def _everything(connection: Connection, where: Where, today: date) -> _Everything:
    first = _asked(connection, queries.sweep(where, today))
    house, viewer = asking.house_in(first.data, where), str(first.data["viewer"]["login"])
    settings = read_settings(nodes.blob_text(house["settings"]), path=where.settings)
    labels, we = settings.labels, Ourselves.known_as(viewer, settings.written_by)
    names = (labels.review.name, labels.preparing.name)
    if names != (NAME, PREPARING):
        first = _asked(connection, queries.sweep(where, today, names))
    replies = tuple(_replies(connection, where, first, today, names))
    pages = [asking.house_in(reply.data, where) for reply in replies]
    house = pages[0]
    open_ = _by_ident(we, _on_all(pages, "open"))
    unfinished, closed = _on_all(pages, "unfinished"), list(nodes.nodes(house["closed"]))
    known = {*open_, *_by_ident(we, (one for one in closed if not _is_duplicate(one)))}
    return _Everything(
        labels,
        we,
        _names(house["folder"]),
        frozenset(_then(house)),
        open_,
        _by_ident(we, unfinished, but_for=known),
        _by_ident(we, closed, but_for=known),
        _on_all(pages, "begun"),
        tuple(dict.fromkeys(lack for reply in replies for lack in reply.lost)),
        _first(house, where),
    )


def _asked(connection: Connection, question: Question) -> Reply:
    return asking.reply(connection, question, (*LISTS.values(), "closed"))


def _replies(
    connection: Connection, where: Where, first: Reply, today: date, names: tuple[str, str]
) -> Iterator[Reply]:
    """The first page of what GitHub lists, and those after it."""
    after, reply = dict(queries.FIRST_PAGES), first
    yield reply
    house = asking.house_in(reply.data, where)
    while any(house[name]["pageInfo"]["hasNextPage"] for name in LISTS.values()):
        for variable, name in LISTS.items():
            after[variable] = house[name]["pageInfo"]["endCursor"] or after[variable]
        reply = _asked(connection, queries.sweep(where, today, names, dict(after)))
        house = asking.house_in(reply.data, where)
        yield reply


def _on_all(pages: Iterable[Node], name: str) -> list[Node]:
    return [node for page in pages for node in nodes.nodes(page[name])]


def _first(house: Node, where: Where) -> WebForm | None:
    """Where the first incident can be reported; None where the folder has a folder already."""
    branch, entries = house["defaultBranchRef"], (house["folder"] or {}).get("entries") or ()
    if not branch or any(entry and entry["type"] == "tree" for entry in entries):
        return None
    return WebForm(house["url"], branch["name"], where.folder)


def _names(tree: Node | None) -> tuple[str, ...]:
    return tuple(entry["name"] for entry in (tree or {}).get("entries") or () if entry)


def _then(house: Node) -> Iterator[str]:
    """The names in the folder when the days began in which an incident counts as missed."""
    for commit in nodes.nodes((house["then"] or {}).get("history")):
        yield from _names((commit["file"] or {}).get("object"))


def _by_ident(
    we: Ourselves, issues: Iterable[Node], but_for: Collection[str] = ()
) -> dict[str, Node]:
    """The reviews of ours; without the second one of a review in `but_for`, which was a double."""
    found: dict[str, Node] = {}
    for node in filter(we.wrote, issues):
        ident = Page(node["body"] or "").marker("review").get("id")
        if ident and not (_is_duplicate(node) and ident in but_for):
            found[ident] = node
    return found


def _is_duplicate(review: Node) -> bool:
    return review.get("stateReason") == "DUPLICATE"


# --- what is left to do ---------------------------------------------------------------------------


def _is_over(review: Node, every: _Everything) -> bool:
    """Whether a closed review says so: its label comes last, and the last word before it.

    While other tools do not have all of it, it is not over.
    """
    over = {every.labels.finished.name.lower(), every.labels.ended.name.lower()}
    if every.labels.sending.name.lower() in _stage(review):
        return False
    return bool(_stage(review) & over) or any(_ends(said) for said in _said(review, every.we))


def _stage(review: Node) -> set[str]:
    return {label["name"].lower() for label in nodes.nodes(review["labels"])}


def _said(review: Node, we: Ourselves) -> Iterator[Page]:
    """What we have said last."""
    return (Page(said["body"] or "") for said in filter(we.wrote, nodes.nodes(review["comments"])))


def _ends(said: Page) -> bool:
    return said.marker("comment").get("key", "").partition(" ")[0] in {"finished", "ended"}


def _begun(every: _Everything, where: Where) -> Iterator[str]:
    """The incidents whose branch is there and whose review is neither open nor over."""
    names = {where.branch(name): name for name in every.folder}
    for ref in every.begun:
        branch = f"{ref['prefix']}{ref['name']}".removeprefix("refs/heads/")
        ident = names.get(branch, branch.removeprefix(BRANCHES))
        if ident not in every.open and _is_left(ref, every.closed.get(ident), every):
            yield ident


def _is_left(ref: Node, review: Node | None, every: _Everything) -> bool:
    """Whether a branch waits for us: without a pull request, or with one that we have to merge."""
    states = {pull["state"] for pull in nodes.nodes(ref["associatedPullRequests"])}
    if "OPEN" in states:
        return review is None or not _left_to_people(review, every)
    if states or review is not None:
        return False
    target = ref["target"]
    claimed = Claimed.read(target["message"], nodes.instant(target["committedDate"]))
    return not claimed or not any(key.startswith("comment ") for key in claimed.keys)


def _left_to_people(review: Node, every: _Everything) -> bool:
    """Whether nobody but people will merge the pull request of a closed review, or close it."""
    left = any(said.markers("merge") for said in _said(review, every.we))
    return left or every.labels.ended.name.lower() in _stage(review)


# --- what was never seen --------------------------------------------------------------------------


def _missed(connection: Connection, where: Where, every: _Everything, today: date) -> Iterator[str]:
    """Incidents without a review that came to the default branch lately: their push was not seen.

    An incident of the last days can only have come lately. An older one may have come with the
    first commit of the repository, or on a side branch while `then` was the newest commit.
    """
    known = {*every.open, *every.closed, *every.unfinished}
    new = [name for name in every.folder if name not in known and day_of(name)]
    yield from (name for name in new if _is_recent(name, today))
    older = [name for name in new if not _is_recent(name, today) and name not in every.then]
    for start in range(0, len(older), MOST):
        some = older[start : start + MOST]
        head = asking.house(connection, where, queries.last_touched(where, some))["head"]
        yield from (n for i, n in enumerate(some) if _came_lately(head[f"path{i}"], today))


def _is_recent(name: str, today: date) -> bool:
    day = day_of(name)
    return day is not None and 0 <= (today - day).days <= queries.RECENTLY.days


def _came_lately(history: Node, today: date) -> bool:
    last = next(nodes.nodes(history), None)
    if last is None or not last["parents"]["totalCount"]:
        return False
    return nodes.instant(last["committedDate"]).date() >= today - queries.RECENTLY
