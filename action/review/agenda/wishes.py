"""What people have asked of the agenda: a name for what belongs together, what comes first or off.

As with all standing commands the newest counts, and what was deleted was never said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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


def wishes(
    asked: Iterable[tuple[Command, Ask]], timeline: Timeline | None, ticked: tuple[str, ...] = ()
) -> AgendaWishes:
    """What stands of it, in the order in which it was said."""
    found = replace(NO_WISHES, ticked=ticked)
    for command, ask in asked:
        if isinstance(ask, NameTopic | PutFirst | PutOff):
            events = events_at(timeline, as_given(command), ask.at)
            found = _with(found, command, ask, events)
    return found


def _with(
    found: AgendaWishes,
    command: Command,
    ask: NameTopic | PutFirst | PutOff,
    events: tuple[str, ...] | ReplyLine,
) -> AgendaWishes:
    if isinstance(events, ReplyLine):
        return replace(found, answers={**found.answers, command: events})
    others = tuple(event for event in found.first if event not in events)
    kept = {event: by for event, by in found.off.items() if event not in events}
    match ask:
        case NameTopic(name=name):
            return replace(found, names={**found.names, **dict.fromkeys(events, name)}, off=kept)
        case PutFirst():
            return replace(found, first=(*events, *others), off=kept)
        case PutOff():
            off = {**found.off, **dict.fromkeys(events, command.author)}
            return replace(found, first=others, off=off)
