"""What people have asked of the agenda: a name for what belongs together, what comes first or off.

As with all standing commands the newest counts, and what was deleted was never said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from action.review.agenda.at_times import events_at_each
from action.review.commands import spoken
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import Ask, NameTopic, PutFirst, PutOff
from action.review.commands.command import Command
from action.review.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class RaisedEvents:
    """The events on which people have remarked something; `talked_out`: all of it is resolved."""

    all: frozenset[str] = frozenset()
    talked_out: frozenset[str] = frozenset()


NOTHING_RAISED: Final = RaisedEvents()


@dataclass(frozen=True, slots=True)
class AgendaWishes:
    """What was asked for, by the id of an event.

    `names` are topics, `ticked` moments that people want to talk about, `first` the events whose
    topics come first, in that order, `off` who has put a topic off. What is `talked_out` is no
    topic any more, whatever was asked for. `written` is what people wrote into the rows of moments;
    it makes no topic. `answers` are for what cannot be done.
    """

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ticked: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    off: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    talked_out: frozenset[str] = frozenset()
    written: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[Command, ReplyLine] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def topics(self) -> frozenset[str]:
        """The events that are topics without any remark."""
        return frozenset((*self.names, *self.ticked)) - self.talked_out


NO_WISHES = AgendaWishes()


@dataclass(frozen=True, slots=True)
class NoTopicThen(ReplyLine):
    """Times of no topic, where one should come first or be put off; `right` makes one."""

    line: str
    times: tuple[str, ...]
    right: str


@dataclass(frozen=True, slots=True)
class TalkedOut(ReplyLine):
    """Times at which all that was said is resolved, where somebody asks something of a topic."""

    line: str
    times: tuple[str, ...]


def wishes(
    asked: Iterable[tuple[Command, Ask]],
    timeline: Timeline | None,
    ticked: tuple[str, ...] = (),
    raised: RaisedEvents = NOTHING_RAISED,
    done: Collection[str] = (),
) -> AgendaWishes:
    """What stands of it, in the order in which it was said.

    `done` are the keys of commands that were carried out before: of these nothing is said when
    their topics are talked out since.
    """
    found, answers = _Asked(), dict[Command, ReplyLine]()
    heard: dict[Command, tuple[Ask, Mapping[str, tuple[str, ...]]]] = {}
    for command, ask in asked:
        if isinstance(ask, NameTopic | PutFirst | PutOff):
            events, wrong = events_at_each(timeline, as_given(command), ask.times)
            found.take(command, ask, [one for some in events.values() for one in some])
            heard[command] = ask, events
            if wrong:
                answers[command] = wrong
    stands = found.standing(ticked, raised.talked_out)
    topics = stands.topics | (raised.all - raised.talked_out)
    for command, (ask, events) in heard.items():
        for idle in _idle(command, ask, events, topics, raised.talked_out):
            if not (isinstance(idle, TalkedOut) and spoken.key(command) in done):
                answers.setdefault(command, idle)
    return replace(stands, answers=answers)


def _idle(
    command: Command,
    ask: Ask,
    events: Mapping[str, tuple[str, ...]],
    topics: Collection[str],
    talked_out: frozenset[str],
) -> Iterator[ReplyLine]:
    """What is said of times at which a command changes nothing, as there is no topic."""
    bare = [at for at, some in events.items() if not any(event in topics for event in some)]
    over = tuple(at for at in bare if not talked_out.isdisjoint(events[at]))
    never = tuple(at for at in bare if at not in over)
    if never and not isinstance(ask, NameTopic):
        yield NoTopicThen(as_given(command), never, f"/topic {' '.join(never)} a name")
    if over:
        yield TalkedOut(as_given(command), over)


@dataclass(slots=True)
class _Asked:
    """What stands up to now; `first` holds the newest last."""

    names: dict[str, str] = field(default_factory=dict)
    first: dict[str, None] = field(default_factory=dict)
    off: dict[str, str] = field(default_factory=dict)

    def take(
        self, command: Command, ask: NameTopic | PutFirst | PutOff, events: Sequence[str]
    ) -> None:
        """One more command, which is about these events."""
        for event in reversed(events):
            match ask:
                case NameTopic(name=name):
                    self.names[event] = name
                    self.off.pop(event, None)
                case PutFirst():
                    self.first.pop(event, None)
                    self.first[event] = None
                    self.off.pop(event, None)
                case PutOff():
                    self.first.pop(event, None)
                    self.off[event] = command.author

    def standing(self, ticked: tuple[str, ...], talked_out: frozenset[str]) -> AgendaWishes:
        """All of it, and what else counts as asked for."""
        first = tuple(reversed(self.first))
        return AgendaWishes(self.names, ticked, first, self.off, talked_out)
