"""The questions that belong to the topics of an agenda and to moments (R46, R47)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from action.review.agenda.agenda import Agenda
from action.review.agenda.topic import Topic
from action.review.bank.bank import Bank
from action.review.bank.choosing import Matter, questions_for
from action.review.moments.candidates import Candidate
from action.review.moments.moment import MomentKind

_AS_ASKED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "word from outside": "outside-first",
        "tried again": "again",
        "parallel work": "parallel",
        "came back": "came-back",
    }
)
"""What the bank calls the kinds of moments, where people call them by other words."""


_DISSENT: Final = "disagree"


def with_questions(
    agenda: Agenda, moments: Sequence[Candidate], found: Mapping[str, MomentKind], bank: Bank
) -> tuple[Agenda, tuple[Candidate, ...]]:
    """Both with two or three questions for each topic and moment, of which none stands twice.

    A moment that is ticked is a topic, and has its questions there. Whatever made a topic of one
    that was found, it is asked about as what it is.
    """
    kinds = {event: _kind(kind) for event, kind in found.items()}
    free = [one for one in moments if one.why and not one.ticked and not one.raised]
    matters = [_of_topic(topic, kinds) for topic in agenda.topics]
    asks = questions_for((*matters, *map(_of_moment, free)), bank)
    topics = zip(agenda.topics, asks[: len(matters)], strict=True)
    asked = dict(zip((one.event for one in free), asks[len(matters) :], strict=True))
    return (
        replace(agenda, topics=tuple(replace(topic, asks=some) for topic, some in topics)),
        tuple(replace(one, asks=asked.get(one.event, ())) for one in moments),
    )


def _kind(moment: MomentKind) -> str:
    return _AS_ASKED.get(moment.word, moment.word)


def _of_topic(topic: Topic, moments: Mapping[str, str]) -> Matter:
    """A topic as the bank sees it: known by its event, in its words and those of its remarks.

    What people have remarked counts before what we have found, and dissent before all (R48).
    """
    kinds = (moments.get(event, "") for event in topic.events)
    remarked = sorted(topic.kinds, key=_DISSENT.__ne__)
    every = tuple(filter(None, dict.fromkeys((*remarked, *kinds))))
    words = " ".join((topic.title, *topic.places))
    said = " ".join(entry.words for entry in topic.entries)
    return Matter(topic.event or topic.title, every, words, said)


def _of_moment(moment: Candidate) -> Matter:
    kinds = (_kind(moment.why),) if moment.why else ()
    return Matter(moment.event, kinds, moment.why.words_about(moment.title) if moment.why else "")
