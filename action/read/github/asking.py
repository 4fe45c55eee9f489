"""Questions to GitHub, and the one place where the shape of an answer is looked at.

What comes from here has every field that was asked for, each of its kind: nobody looks again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from action import time_of_day
from action.connection import SPARE, Connection, Question
from action.errors import Letter, ReviewError
from action.node import Node
from action.read.event import Where
from action.read.github import nodes
from action.wire.fitting import KINDS, misfit, misfits
from action.wire.reply import Hole, Reply
from action.wire.selection import Selected, selection
from action.wire.trouble import PartError
from action.wire.verdict import went_wrong


def reply(connection: Connection, question: Question, lists: Collection[str] = ()) -> Reply:
    """What GitHub answers; raises ReviewError where it lacks something, or few requests are left.

    What does not exist is null, as far as GitHub may say so of it; so is a node of these lists that
    is no good, and the reply says which.
    """
    given, asked = connection.ask(question), selection(question.document)
    limit = asked.fields.get("rateLimit")
    if limit and not misfit(limit, given.data.get("rateLimit")):
        _enough_left(given.data["rateLimit"])
    lacks = tuple(_lacks(given, asked))
    lost = tuple(lack for lack in lacks if _node_of(lack, given.data, lists))
    if len(lost) < len(lacks):
        raise PartError([lack for lack in lacks if not _node_of(lack, given.data, lists)])
    left_out = (_left_out(lack, given.data["repository"]) for lack in lost)
    return replace(given, lost=tuple(left_out))


def _lacks(given: Reply, asked: Selected) -> Iterator[Hole]:
    """What GitHub says went wrong, and whatever else is missing or of another kind."""
    told = went_wrong(given)
    yield from told
    for path in (tuple(place.split(".")) for place in misfits(asked, given.data)):
        if not any(lack.path[: len(path)] == path[: len(lack.path)] for lack in told):
            yield Hole(path)


def _left_out(lack: Hole, house: Node) -> Hole:
    """Put null for a node that is no good, and keep of it what people know it by."""
    page, at = house[lack.path[1]]["nodes"], int(lack.path[3])
    node, page[at] = page[at], None
    known = node if isinstance(node, dict) else {}
    number, name = known.get("number"), known.get("name")
    if KINDS["number"](number):
        return replace(lack, of=f"#{number}")
    return replace(lack, of=str(name)) if KINDS["login"](name) else lack


def _node_of(lack: Hole, data: Node, lists: Collection[str]) -> bool:
    """Whether only a node of one of these lists of the repository is no good."""
    match lack.path:
        case ("repository", name, "nodes", at, *_) if name in lists and at.isdecimal():
            house = data.get("repository")
            page = house.get(name) if isinstance(house, dict) else None
            found = page.get("nodes") if isinstance(page, dict) else None
            return isinstance(found, list) and int(at) < len(found)
    return False


@contextmanager
def concerning(whose: Callable[[Hole], Iterable[str]]) -> Iterator[None]:
    """Say of what an answer lacks in here whose incident it concerns."""
    try:
        yield
    except PartError as error:
        raise error.concerning(whose) from None


def numbered(owners: Sequence[Sequence[str]], lack: Hole) -> Sequence[str]:
    """Whose a part of an answer is that asks for one thing after the other."""
    _, number = lack.part
    return owners[number] if number is not None and number < len(owners) else ()


def house(connection: Connection, where: Where, question: Question) -> Node:
    """The repository in an answer; raises ReviewError where the token may not see it."""
    return house_in(reply(connection, question).data, where)


def house_in(data: Node, where: Where) -> Node:
    """The same of an answer that is there already."""
    found: Node | None = data["repository"]
    if found is None:
        letter = Letter(
            f"The token cannot see {where.repository}", "give the token access to this repository"
        )
        raise ReviewError(letter, reason="not-found")
    return found


def node(connection: Connection, question: Question) -> Node:
    """The thing with a certain id; it was there a moment ago."""
    found: Node = reply(connection, question).data["node"]
    return found


def _enough_left(limit: Node) -> None:
    """Stop before the limit rather than half-way; the next run goes on."""
    if limit["remaining"] < SPARE:
        until = f"{time_of_day.written(nodes.instant(limit['resetAt']))} UTC"
        raise ReviewError(
            Letter(
                f"Only {limit['remaining']} requests are left in GitHub's hourly limit",
                f"nothing is lost: the next run after {until} continues from here",
                serious=False,
            ),
            reason="rate-limited",
        )
