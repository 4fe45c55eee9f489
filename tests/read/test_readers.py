"""Who has read the timeline: whoever submits a review that is more than a command."""

from __future__ import annotations

from typing import Any, cast

import pytest

from action.connection import Connection
from action.read.github.talk import Remarked, Talk


def by(login: str, body: str = "") -> dict[str, Any]:
    """A review or a comment on a line, as GitHub gives it."""
    return {"author": {"login": login}, "body": body}


def read(reviews: list[str], lines: list[str]) -> bool:
    """Whether mira has read the timeline: the words of her reviews, and hers on its lines."""
    others = (by("tom", "Who saw it?"),)
    thread = {"comments": {"nodes": [*others, *(by("mira", words) for words in lines)]}}
    told = Remarked((thread,), tuple(by("mira", words) for words in reviews), ("mira",))
    return "mira" in told.readers


@pytest.mark.parametrize(
    ("reviews", "lines"),
    [
        (["/coming"], []),
        (["/not-coming I am at the hospital\nuntil Friday"], []),
        ([""], ["/not-coming"]),
        (["", ""], ["/not-coming", "/facilitator @kim"]),
        (["/coming"], ["/swap."]),
    ],
)
def test_commands_are_no_reading(reviews: list[str], lines: list[str]) -> None:
    """Who only says that they come has not said anything about the timeline."""
    assert not read(reviews, lines)


@pytest.mark.parametrize(
    ("reviews", "lines"),
    [
        ([""], []),
        (["All is well"], []),
        (["", ""], ["/coming"]),
        (["/coming", ""], []),
        (["/coming\n\nAll is well"], []),
        (["", ""], ["/coming", "Was it so?"]),
        ([], []),
    ],
)
def test_a_review_is_a_reading(reviews: list[str], lines: list[str]) -> None:
    """Also one without words, and also beside a command."""
    assert read(reviews, lines)


def test_who_has_reviewed_an_earlier_pull_request_has_read_it() -> None:
    """The record may come in one of its own, to which nobody has said anything."""
    none: dict[str, Any] = {"nodes": [], "pageInfo": {"hasNextPage": False}}
    quiet = {"reviewThreads": none, "reviews": none}
    pulls = [{**quiet, "latestReviews": {"nodes": [by(one)]}} for one in ("mira", "tom")]
    unasked = cast("Connection", None)

    assert list(Talk(unasked).told(pulls).readers) == ["mira", "tom"]
