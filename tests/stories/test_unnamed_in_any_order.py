"""Whatever is sent, relayed, changed and taken back in whatever order: what stands is said once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from hypothesis import given
from hypothesis import strategies as st

from tests.searching import examples
from tests.stories.world import Review, a_review

CLOCKS = ("14:05", "14:12", "14:30", "14:41")
FIRST = 100
"""The number of the first comment that people write."""


@dataclass(frozen=True)
class Told:
    """A review, and what stands of all that was said in it: words by comment, and by run."""

    review: Review
    relayed: dict[int, str] = field(default_factory=dict)
    sent: dict[int, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


Deed = Callable[[Told], Told]


def relays(number: int, clock: str, word: int) -> Deed:
    """The facilitator writes that comment, or edits it; it stands in the pull request."""

    def done(told: Told) -> Told:
        said = f"Told number {word}."
        review = told.review.commented(
            f"/relay {clock} {said}", by="jonas", on="pull request", number=FIRST + number
        )
        return replace(told, review=review, relayed={**told.relayed, number: said})

    return done


def takes_back(number: int) -> Deed:
    """The facilitator deletes it."""

    def done(told: Told) -> Told:
        left = {key: said for key, said in told.relayed.items() if key != number}
        review = told.review.deleted(FIRST + number, on="pull request")
        return replace(told, review=review, relayed=left)

    return done


def sends(run: int, clock: str) -> Deed:
    """A form sends something, or somebody starts that run again: then it says what it said."""

    def done(told: Told) -> Told:
        said = told.sent.get(run, f"Sent at {clock} by {run}.")
        at = re.sub(r"^Sent at (\S+) .*", r"\1", said)
        review = told.review.form_sends(said, at=at, run=run).served()
        return replace(told, review=review, sent={**told.sent, run: said})

    return done


def hides(run: int) -> Deed:
    """Somebody folds the comment of that run away."""

    def done(told: Told) -> Told:
        said = told.sent.get(run)
        if said is None:
            return told
        review = told.review.our_comment(said, hidden=True)
        return replace(told, review=review, hidden=told.hidden | {said})

    return done


def looks(told: Told) -> Told:
    """The clerk runs."""
    return replace(told, review=told.review.served())


def dies(told: Told) -> Told:
    """The clerk begins, and is killed after its first request."""
    return replace(told, review=told.review.seen_anew().after_rounds(1))


FEW = st.integers(0, 3)
CLOCK = st.sampled_from(CLOCKS)
DEEDS = st.one_of(
    st.builds(relays, FEW, CLOCK, st.integers(0, 9)),
    st.builds(takes_back, FEW),
    st.builds(sends, FEW, CLOCK),
    st.builds(hides, FEW),
    st.just(looks),
    st.just(dies),
)


@examples(25)
@given(st.lists(DEEDS, min_size=4, max_size=12))
def test_what_stands_is_said_once_and_is_on_the_agenda(deeds: Sequence[Deed]) -> None:
    """One comment of ours for each, none for what was taken back, and no more to do."""
    told = Told(a_review().later(hours=1))
    for deed in deeds:
        told = deed(told)
    end = told.review.served()

    ours = Counter(
        word for said in end.conversation for word in re.findall(r"(?:Told|Sent) .*\.", said)
    )
    standing = Counter((*told.relayed.values(), *told.sent.values()))
    shown = Counter(re.findall(r"\[((?:Told|Sent) [^\]]*\.)\]", end.section("agenda")))
    assert {word: ours[word] for word in standing} == standing
    assert len(end.conversation) == standing.total()
    assert shown == standing - Counter(told.hidden)
    assert end.served().steps == ()
