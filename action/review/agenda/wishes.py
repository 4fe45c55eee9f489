"""What people have asked of the agenda: a name for what belongs together, what comes first or off.

As with all standing commands the newest counts, and what was deleted was never said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from action.review.agenda.at_times import events_at
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import Ask, NameTopic, PutFirst, PutOff
from action.review.commands.command import Command
from action.review.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class AgendaWishes:
    """What was asked for, by the id of an event.

    `names` are topics, `ticked` moments that people want to talk about, `first` the events whose
    topics come first, in that order, `off` who has put a topic off. `answers` are for what cannot
    be done.
    """

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ticked: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    off: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[Command, ReplyLine] = field(default_factory=lambda: MappingProxyType({}))


NO_WISHES = AgendaWishes()


@dataclass(frozen=True, slots=True)
class NoTopicThen(ReplyLine):
    """A topic that should come first or be put off, where none is; `right` makes one."""

    line: str
    at: str
    right: str


def wishes(
    asked: Iterable[tuple[Command, Ask]],
    timeline: Timeline | None,
    ticked: tuple[str, ...] = (),
    raised: Collection[str] = (),
) -> AgendaWishes:
    """What stands of it, in the order in which it was said; remarks have `raised` some events."""
    found = _Asked()
    ranked: dict[Command, tuple[str, tuple[str, ...]]] = {}
    for command, ask in asked:
        if isinstance(ask, NameTopic | PutFirst | PutOff):
            events = events_at(timeline, as_given(command), ask.at)
            found.take(command, ask, events)
            if not isinstance(ask, NameTopic) and not isinstance(events, ReplyLine):
                ranked[command] = ask.at, events
    topics = {*raised, *found.names, *ticked}
    bare = {command: at for command, (at, some) in ranked.items() if topics.isdisjoint(some)}
    lacks = {one: NoTopicThen(as_given(one), at, f"/topic {at} a name") for one, at in bare.items()}
    first = tuple(reversed(found.first))
    return AgendaWishes(found.names, ticked, first, found.off, {**found.answers, **lacks})


@dataclass(slots=True)
class _Asked:
    """What stands up to now; `first` holds the newest last."""

    names: dict[str, str] = field(default_factory=dict)
    first: dict[str, None] = field(default_factory=dict)
    off: dict[str, str] = field(default_factory=dict)
    answers: dict[Command, ReplyLine] = field(default_factory=dict)

    def take(
        self,
        command: Command,
        ask: NameTopic | PutFirst | PutOff,
        events: tuple[str, ...] | ReplyLine,
    ) -> None:
        """One more command, which is about these events."""
        if isinstance(events, ReplyLine):
            self.answers[command] = events
            return
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
