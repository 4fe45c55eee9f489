"""The agenda grows out of the remarks: topics by event, the most talked-about first (R41, R45)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from action.markdown import safe
from action.review.agenda.at_times import dated_titles, time_of
from action.review.agenda.discourse import NOTHING_YET, Discourse, discourse
from action.review.agenda.entry import Entry, entry_of, suggests, whole_entry
from action.review.agenda.hour import room, timed
from action.review.agenda.kind import said_actions
from action.review.agenda.neighbours import Neighbours, neighbours
from action.review.agenda.outside import NOBODY, Belongs, Outside, from_outside, ours
from action.review.agenda.ranking import Ranking, Talks, is_kind, only_talk
from action.review.agenda.remark import TIMELINE, UNNAMED, HasRemarks, Remark
from action.review.agenda.topic import FEW, Topic, place, topics
from action.review.agenda.wishes import NO_WISHES, NOTHING_RAISED, AgendaWishes, RaisedEvents
from action.review.timeline import event_line
from action.review.timeline.timeline import Timeline

PROPOSED: Final = 400
"""Characters of a comment that proposes something."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An action that somebody proposed in a comment; `key` is its identity for ever.

    `at` is what it is about, and `event` the id of the event where only we know that; relative days
    count from `said`.
    """

    key: str
    words: str
    author: str
    url: str
    at: str
    said: datetime | None = None
    event: str = ""

    @property
    def title(self) -> str:
        """What should be done, and all that was said of it, on one line."""
        return safe.one_line(self.words)


Part = TypeVar("Part", Topic, Entry)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the remarks come to. `also` was raised, but there is no time for it in the meeting.

    `settled` was proposed in conversations that are resolved. So many topics as are `held` fit into
    the `minutes` of the meeting. `first_at` is the time of one that could be put first.
    """

    topics: tuple[Topic, ...] = ()
    also: tuple[Topic, ...] = ()
    amendments: tuple[Topic, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    settled: tuple[Proposal, ...] = ()
    parked: tuple[Entry, ...] = ()
    left_out: int = 0
    outside: Outside = NOBODY
    url: str = ""
    minutes: int = 0
    held: int = 0
    first_at: str = ""
    neighbours: tuple[Neighbours, ...] = ()
    discourse: Discourse = NOTHING_YET

    @property
    def each(self) -> int:
        """The minutes of each topic."""
        return max((topic.minutes for topic in self.topics), default=0)

    @property
    def rest(self) -> int:
        """The minutes that the topics leave."""
        return self.minutes - self.each * len(self.topics)

    @property
    def all_put_off(self) -> bool:
        """Whether what was raised besides is not for this meeting, all of it."""
        return bool(self.also) and all(topic.off for topic in self.also)

    @property
    def can_be_shorter(self) -> bool:
        """Whether anything is left that could be left out."""
        ours = self.also or self.topics or self.amendments or self.parked
        return bool(ours or self.outside.entries)

    def shorter(self) -> Agenda:
        """The same a little shorter, for a page that would be too long; what goes is counted."""
        if self.outside.entries:
            return replace(self, outside=self.outside.shorter())
        if any(len(topic.entries) > FEW for topic in self.topics) and not self.also:
            return replace(self, topics=tuple(topic.shorter() for topic in self.topics))
        return self._with_fewer()

    def _with_fewer(self) -> Agenda:
        """The same without the last ones of its least weighty part; they are counted."""
        also, amendments, parked = self.also, self.amendments, self.parked
        if also:
            return replace(self, also=_first(also), left_out=self.left_out + _last(also))
        if amendments:
            fewer = _first(amendments)
            return replace(self, amendments=fewer, left_out=self.left_out + _last(amendments))
        if parked:
            return replace(self, parked=_first(parked), left_out=self.left_out + _last(parked))
        topics = self.topics
        return replace(self, topics=_first(topics), left_out=self.left_out + _last(topics))


def _first(many: tuple[Part, ...]) -> tuple[Part, ...]:
    """What is left in one step: few steps lead to the end, and none of them takes much."""
    return many[: len(many) * 3 // 4]


def _last(many: tuple[object, ...]) -> int:
    """How many go in that step."""
    return len(many) - len(many) * 3 // 4


def agenda(
    pull: HasRemarks | None,
    timeline: Timeline | None,
    minutes: int,
    ranking: Ranking,
) -> Agenda:
    """The agenda of a meeting of so many minutes, of what those who belong here have said."""
    if pull is None:
        return Agenda(minutes=minutes)
    belongs = ranking.belongs
    heard = _heard(pull, timeline)
    every = [remark for remark in heard if not remark.resolved]
    closed = ours([remark for remark in heard if remark.resolved], belongs)
    open_ = ours(every, belongs)
    talk = [remark for remark in open_ if not suggests(remark)]
    dated = dated_titles(timeline)
    everything = Talks(talk, closed, dated)
    found, ranked = ranking.found(everything), ranking.ranked(everything, room(minutes))
    wanted_here = (topic for topic in found if not topic.off)
    others = (topic for topic in ranked.also if not topic.off)
    return Agenda(
        topics=timed(ranked.wanted, minutes),
        also=ranked.also,
        amendments=tuple(topics(filter(suggests, open_), dated, NO_WISHES)),
        proposals=tuple(_proposals(open_, dated, belongs)),
        settled=tuple(_proposals(closed, dated, belongs)),
        parked=tuple(entry_of(remark) for remark in talk if is_kind(remark, "park", belongs)),
        outside=from_outside(every, open_, pull.url),
        url=pull.url,
        minutes=minutes,
        held=ranked.held,
        neighbours=neighbours(wanted_here, timeline),
        first_at=_first_at((*others, *ranked.wanted[1:]), timeline),
        discourse=discourse(found),
    )


def _first_at(others: Iterable[Topic], timeline: Timeline | None) -> str:
    """The time of the first of them that a command can name."""
    blocks = timeline.rows.blocks if timeline else ()
    by_id = {block.ident: block for block in blocks if block.ident}
    known = (by_id[topic.event] for topic in others if topic.event in by_id)
    times = (time_of(timeline, block) for block in known if timeline)
    return next(filter(None, times), "")


@dataclass(frozen=True, slots=True)
class Raised:
    """All that was raised on the timeline, talked out or not: what the record keeps."""

    topics: tuple[Topic, ...] = ()
    outside: Outside = NOBODY


def raised(
    pull: HasRemarks | None,
    timeline: Timeline | None,
    belongs: Belongs,
    wishes: AgendaWishes = NO_WISHES,
) -> Raised:
    """All of it in the order of the timeline; of what came from outside a few remarks.

    So is what people wrote into a row of moments, also where its event is gone by now.
    """
    if pull is None:
        return Raised()
    every = _heard(pull, timeline)
    kept = ours(every, belongs)
    talk = (remark for remark in kept if not suggests(remark))
    dated = dated_titles(timeline)
    asked = replace(wishes, ticked=(*wishes.ticked, *wishes.written))
    found = topics(only_talk(talk, belongs), dated, asked, entry=whole_entry)
    lost = "\n\n".join(said for event, said in wishes.written.items() if event not in dated)
    above = (Topic((), TIMELINE, (), written=lost),) if lost else ()
    return Raised((*above, *found), from_outside(every, kept, pull.url))


def raised_at(pull: HasRemarks | None, timeline: Timeline | None, belongs: Belongs) -> RaisedEvents:
    """The events of which a remark makes a topic, be it talked out by now."""
    if pull is None or timeline is None:
        return NOTHING_RAISED
    kept = ours(_heard(pull, timeline), belongs)
    talk = only_talk((remark for remark in kept if not suggests(remark)), belongs)
    places = ((place(remark, timeline.titles)[0], remark.resolved) for remark in talk)
    every = [(event, resolved) for event, resolved in places if event]
    found = frozenset(event for event, _ in every)
    return RaisedEvents(found, found - {event for event, resolved in every if not resolved})


def _heard(pull: HasRemarks, timeline: Timeline | None) -> tuple[Remark, ...]:
    """What people have said, each remark with the event that it is about."""
    titles = timeline.titles if timeline else {}
    heard = (_people_only(remark) for remark in _found(pull.remarks, titles))
    return tuple(remark for remark in heard if remark.says)


def _people_only(remark: Remark) -> Remark:
    return replace(remark, says=tuple(say for say in remark.says if say.person))


def _found(remarks: Iterable[Remark], titles: Mapping[str, str]) -> Iterator[Remark]:
    """The remarks; one on a line that had no id yet is about the only event in its words now."""
    count = Counter(titles.values())
    events = {words: ident for ident, words in titles.items() if count[words] == 1}
    for remark in remarks:
        bare = remark.on_timeline and event_line.event_id(remark.line) is None
        ident = events.get(event_line.plain_words(remark.line)) if bare else None
        yield replace(remark, line=f"{remark.line} {event_line.mark(ident)}") if ident else remark


def _proposals(
    remarks: Iterable[Remark], titles: Mapping[str, str], belongs: Belongs
) -> Iterator[Proposal]:
    """The actions that people who belong here have proposed, anywhere in a conversation."""
    for remark in remarks:
        for say in filter(lambda say: belongs(say.author), remark.says):
            said = said_actions(say.body) if say.author != UNNAMED else ()
            told = filter(None, map(proposed_words, said))
            for number, words in enumerate(told, start=1):
                key = say.place if number == 1 else f"{say.place}-{number}"
                yield Proposal(key, words, say.author, say.url, place(remark, titles)[1], say.at)


def proposed_words(markdown: str) -> str:
    """The words of a comment that proposes something, in lines; they begin with a capital."""
    words = safe.shortened(safe.plain(markdown), PROPOSED)
    return words[:1].upper() + words[1:]
