"""Topics in their order: the weightiest first, and as people found them once they meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from action.review.agenda.entry import suggests
from action.review.agenda.kind import said_kind
from action.review.agenda.outside import Belongs
from action.review.agenda.remark import UNNAMED, Remark
from action.review.agenda.steady import SteadyAgenda, talked_out
from action.review.agenda.topic import Topic, topics, weight
from action.review.agenda.wishes import NO_WISHES, AgendaWishes


@dataclass(frozen=True, slots=True)
class Talks:
    """Conversations with the titles of their events: what is open, and what is resolved."""

    open: Sequence[Remark]
    closed: Sequence[Remark]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RankedTopics:
    """The topics of the meeting in order, and what was raised besides; so many are `held`."""

    wanted: tuple[Topic, ...]
    also: tuple[Topic, ...]
    held: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """By whom and by what topics are put in order; from the meeting on the agenda is `steady`."""

    belongs: Belongs
    wishes: AgendaWishes = NO_WISHES
    steady: SteadyAgenda | None = None

    def found(self, talk: Talks) -> tuple[Topic, ...]:
        """Every topic of what is open, in the order of the timeline; of the meeting none."""
        before = (one for one in talk.open if not (self.steady and self.steady.is_new(one)))
        return self._topics(before, talk.titles)

    def ranked(self, talk: Talks, room: int) -> RankedTopics:
        """The topics, of which there is room for so many."""
        if self.steady:
            return self._as_it_was(self.steady, talk)
        found = self.found(talk)
        kept = (topic for topic in found if not topic.off)
        wanted = tuple(sorted(kept, key=partial(weight, self.belongs, self.wishes)))
        put_off = (topic for topic in found if topic.off)
        return RankedTopics(wanted[:room], (*wanted[room:], *put_off), room)

    def _as_it_was(self, steady: SteadyAgenda, talk: Talks) -> RankedTopics:
        """As people found them when the meeting began; what is new was raised besides."""
        before = self.found(talk)
        new = (one for one in talk.open if steady.is_new(one))
        since = topics(only_talk(new, self.belongs), talk.titles, NO_WISHES)
        events = {event for topic in before for event in topic.events}
        resolved = self._topics((one for one in talk.closed if not suggests(one)), talk.titles)
        gone = (topic for topic in resolved if events.isdisjoint(topic.events))
        kept = [topic for topic in (*before, *talked_out(gone, steady)) if not topic.off]
        wanted, rest = steady.parted(kept, self.wishes)
        put_off = (topic for topic in before if topic.off)
        return RankedTopics(wanted, (*rest, *since, *put_off), len(wanted))

    def _topics(self, talk: Iterable[Remark], titles: Mapping[str, str]) -> tuple[Topic, ...]:
        return tuple(topics(only_talk(talk, self.belongs), titles, self.wishes))


def only_talk(talk: Iterable[Remark], belongs: Belongs) -> Iterator[Remark]:
    """What is only talked about, and has no place of its own.

    That is where a proposal or a parked topic is. One of a stranger is only talked about, and so is
    one without a name: nobody can be asked. What people answer to a proposal is talked about, too.
    """
    for one in talk:
        if is_kind(one, "action", belongs):
            yield from _answers(one)
        elif not is_kind(one, "park", belongs):
            yield one


def _answers(proposal: Remark) -> Iterator[Remark]:
    """What was answered to a proposal, each as a remark on the same line."""
    for say in proposal.says[1:]:
        if said_kind(say.body) != "action":
            yield replace(proposal, says=(say,), votes=())


def is_kind(remark: Remark, kind: str, belongs: Belongs) -> bool:
    """Whether somebody who belongs here has begun a remark with the word for this kind."""
    first = remark.says[0]
    named = first.author != UNNAMED
    return named and said_kind(first.body) == kind and belongs(first.author)
