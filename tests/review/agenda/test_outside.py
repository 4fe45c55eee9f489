"""Strangers share a small place: what a team sees of its own is the same with and without them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from action.review.agenda.agenda import Agenda, Raised, agenda, raised
from action.review.agenda.outside import FEW_OUTSIDE, NOBODY, Outside
from action.review.agenda.ranking import Ranking
from action.review.agenda.remark import Remark, Say
from action.review.timeline import event_line
from action.review.timeline.timeline import Timeline
from tests.stories.nouns import EVENTS, EVERYBODY, HOUSE, a_pull_request, a_remark

TEXT = event_line.body(EVENTS, event_line.new_ids(EVENTS))
LINES = [row for row in TEXT.splitlines() if event_line.event_id(row)]
KINDS = ("", "question: ", "disagree: ", "action: ", "park: ", "```suggestion\n")
STRANGERS = ("zoe", "eve", "mallory")


def belongs(login: str) -> bool:
    """Whether somebody is of the team."""
    return login in EVERYBODY


def an_agenda(*remarks: Remark) -> Agenda:
    """What these remarks come to."""
    return agenda(a_pull_request(*remarks), Timeline(TEXT), 90, Ranking(belongs))


def a_record(*remarks: Remark) -> Raised:
    """What the record keeps of them."""
    return raised(a_pull_request(*remarks), Timeline(TEXT), belongs)


def on(number: int, words: str, *, by: str, first: int = 1, resolved: bool = False) -> Remark:
    """A remark on one of the four events, counted from 1."""
    return a_remark(LINES[number - 1], words, by=by, first=first, resolved=resolved)


def answered(remark: Remark, *answers: tuple[str, str]) -> Remark:
    """The same conversation with these answers, each by somebody."""
    more = (
        Say(by, words, f"{HOUSE}/pull/2#discussion_{remark.id}-{i}")
        for i, (by, words) in enumerate(answers)
    )
    return replace(remark, says=(*remark.says, *more))


def numbered(remarks: list[Remark]) -> tuple[Remark, ...]:
    """Each with an identity of its own."""
    return tuple(replace(remark, id=f"T_{i}") for i, remark in enumerate(remarks))


def said_by_strangers(remarks: tuple[Remark, ...]) -> int:
    """Comments of theirs, as far as no answer of the team took them up."""
    every = [(r, say) for r in remarks for say in r.says if not belongs(say.author)]
    taken = [r for r in remarks if not belongs(r.says[0].author) and any(map(_ours, r.says))]
    return len(every) - len(taken)


def merged(one: tuple[Remark, ...], other: tuple[Remark, ...], turns: Random) -> Iterator[Remark]:
    """Both in one, each in its order."""
    one_, other_ = list(one), list(other)
    while one_ or other_:
        yield (one_ if not other_ or (one_ and turns.random() < 0.5) else other_).pop(0)


def _ours(say: Say) -> bool:
    return belongs(say.author)


def counted(outside: Outside) -> int:
    """Comments that are shown, or counted."""
    return outside.more + sum(1 + entry.replies for entry in outside.entries)


# --- one at a time --------------------------------------------------------------------------------


def test_what_a_stranger_says_is_in_the_small_place() -> None:
    """With its words and a link, and nowhere else."""
    found = an_agenda(on(1, "question: is my order safe?", by="zoe"))

    assert [entry.words for entry in found.outside.entries] == ["is my order safe?"]
    assert replace(found, outside=NOBODY) == replace(an_agenda(), outside=NOBODY)


def test_a_stranger_proposes_and_parks_nothing() -> None:
    """What they would have done is read there, too."""
    found = an_agenda(on(1, "action: Sell it", by="zoe"), on(2, "park: me", by="eve", first=2))

    assert (found.proposals, found.parked, found.topics) == ((), (), ())
    assert [entry.kind for entry in found.outside.entries] == ["action", "park"]


def test_more_than_a_few_are_counted() -> None:
    """With all that was said in them."""
    one = answered(on(1, "Hm", by="zoe"), ("eve", "Yes"), ("zoe", "No"))
    found = an_agenda(*numbered([one] * 5)).outside

    assert (len(found.entries), counted(found)) == (FEW_OUTSIDE, 15)


def test_who_answers_a_stranger_takes_it_up() -> None:
    """Then it is a topic of the team's, whatever kind it called itself."""
    said = answered(on(1, "action: Tell us sooner", by="zoe"), ("mira", "That is true"))
    found = an_agenda(said)

    assert [entry.words for topic in found.topics for entry in topic.entries] == ["Tell us sooner"]
    assert (found.proposals, counted(found.outside)) == ((), 0)


def test_answers_of_strangers_weigh_nothing() -> None:
    """Not even where many of them agree with one of the team."""
    quiet = on(2, "Hm", by="tom", first=2)
    loud = answered(on(3, "Hm", by="mira"), *((f"fan{i}", "+1") for i in range(50)))
    both = answered(on(4, "Hm", by="lee", first=3), ("kim", "Me too"))
    found = an_agenda(*numbered([loud, quiet, both]))

    assert [topic.event for topic in found.topics] == ["e4", "e2", "e3"]
    assert counted(found.outside) == 50


def test_a_stranger_answers_no_question_for_the_team() -> None:
    """It still waits for one of the team."""
    asked = answered(on(1, "question: who saw it?", by="tom"), ("zoe", "I did"))
    (topic,) = an_agenda(asked).topics

    assert topic.entries[0].unanswered


def test_what_is_resolved_leaves_the_small_place_too() -> None:
    """The record still counts it."""
    said = on(1, "Buy gold", by="zoe", resolved=True)

    assert counted(an_agenda(said).outside) == 0
    assert counted(a_record(said).outside) == 1


def test_a_page_without_room_drops_strangers_first() -> None:
    """And counts them on."""
    full = an_agenda(*numbered([on(1, "Hm", by="tom"), *[on(2, "Hm", by="zoe")] * 9]))
    short = full.shorter()

    assert (short.topics, short.outside.entries, short.outside.more) == (full.topics, (), 9)


# --- any of them ----------------------------------------------------------------------------------

words = st.builds(lambda kind: f"{kind}words", st.sampled_from(KINDS))
team = st.sampled_from(EVERYBODY[:4])
strangers = st.sampled_from(STRANGERS)
ours = st.builds(
    lambda n, text, by, done: on(n, text, by=by, resolved=done),
    st.integers(1, 4),
    words,
    team,
    st.booleans(),
)
theirs = st.builds(
    lambda n, text, by, more: answered(on(n, text, by=by), *more),
    st.integers(1, 4),
    words,
    strangers,
    st.lists(st.tuples(strangers, words), max_size=3),
)


@given(
    own=st.lists(st.tuples(ours, st.lists(st.tuples(strangers, words), max_size=3)), max_size=8),
    foreign=st.lists(theirs, max_size=8),
    turns=st.randoms(use_true_random=False),
)
def test_no_number_of_comments_changes_what_the_team_sees(
    own: list[tuple[Remark, list[tuple[str, str]]]], foreign: list[Remark], turns: Random
) -> None:
    """On the agenda and in the record; and every one of the others is counted."""
    alone = numbered([remark for remark, _ in own])
    joined = tuple(answered(r, *more) for r, (_, more) in zip(alone, own, strict=True))
    strange = tuple(replace(remark, id=f"S_{i}") for i, remark in enumerate(foreign))
    every = tuple(merged(joined, strange, turns))
    with_them, without = an_agenda(*every), an_agenda(*alone)
    kept, bare = a_record(*every), a_record(*alone)

    assert replace(with_them, outside=NOBODY) == replace(without, outside=NOBODY)
    assert kept.topics == bare.topics
    assert counted(kept.outside) == said_by_strangers(every)
