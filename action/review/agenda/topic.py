"""Topics: what is remarked at one event, or at several that people have joined under one name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from action.markdown import safe
from action.review import words
from action.review.agenda.entry import Entry, entry_of
from action.review.agenda.outside import Belongs
from action.review.agenda.remark import TIMELINE, Remark
from action.review.agenda.wishes import AgendaWishes
from action.review.timeline import event_line

FEW: Final = 5
"""Entries of a topic that are shown however long the page is."""


@dataclass(frozen=True, slots=True)
class Topic:
    """All that wants talking about at one event of the timeline, or at a file as a whole.

    People may have joined several events under one name: `events` are their ids and `places` their
    words. `minutes` is its time in the meeting, `off` who has put it off. It `is_over` when it was
    talked about in this meeting, and is resolved. `written` is what people wrote about it on the
    page, in Markdown.
    """

    events: tuple[str, ...]
    title: str
    entries: tuple[Entry, ...]
    more: int = 0
    places: tuple[str, ...] = ()
    minutes: int = 0
    off: str = ""
    asks: tuple[str, ...] = ()
    is_over: bool = False
    written: str = ""

    @property
    def event(self) -> str | None:
        """The first event it is about."""
        return next(iter(self.events), None)

    @property
    def lead(self) -> str:
        """Its title as it stands before a colon: without a full stop at its end."""
        return self.title.removesuffix(".")

    def shorter(self) -> Topic:
        """The same with its first entries only; the others are counted."""
        kept = max(FEW, len(self.entries) * 3 // 4)
        more = len(self.entries[kept:])
        return replace(self, entries=self.entries[:kept], more=self.more + more)

    @property
    def noted(self) -> str:
        """What is written about it on the page, in few words."""
        return safe.excerpt(self.written)

    @property
    def people(self) -> tuple[str, ...]:
        """Everyone who takes part, in the order they joined."""
        return tuple(dict.fromkeys(login for entry in self.entries for login in entry.people))

    @property
    def comments(self) -> int:
        """How much has been said."""
        return sum(1 + entry.replies for entry in self.entries)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What kinds of remarks it has, as far as that is known."""
        return tuple(dict.fromkeys(entry.about for entry in self.entries if entry.about))


def topics(
    remarks: Iterable[Remark],
    titles: Mapping[str, str],
    wishes: AgendaWishes,
    entry: Callable[[Remark], Entry] = entry_of,
) -> Iterator[Topic]:
    """A topic for each event and each name, in the order of the timeline."""
    by_place: dict[tuple[str | None, str], list[Entry]] = {}
    asked_for = wishes.topics
    for remark in remarks:
        by_place.setdefault(place(remark, titles), []).append(entry(remark))
    for event in titles:
        if event in asked_for:
            by_place.setdefault((event, titles[event]), [])
    order = {event: i for i, event in enumerate(titles)}
    in_order = sorted(by_place.items(), key=lambda one: order.get(one[0][0] or "", -1))
    joined: dict[str, list[tuple[str | None, str, list[Entry]]]] = {}
    for (ident, title), entries in in_order:
        name = wishes.names.get(ident or "", "")
        key = f"name {name.casefold()}" if name else f"event {ident} {title}"
        joined.setdefault(key, []).append((ident, title, entries))
    yield from (_topic(parts, wishes) for parts in joined.values())


def _topic(parts: list[tuple[str | None, str, list[Entry]]], wishes: AgendaWishes) -> Topic:
    events = tuple(event for event, _, _ in parts if event)
    entries = tuple(entry for _, _, some in parts for entry in some)
    name = wishes.names.get(events[0], "") if events else ""
    off = next((wishes.off[event] for event in events if event in wishes.off), "")
    places = tuple(title for _, title, _ in parts) if name else ()
    told = (wishes.written.get(event, "") for event in events)
    written = "\n\n".join(filter(None, told))
    return Topic(events, name or parts[0][1], entries, places=places, off=off, written=written)


def place(remark: Remark, titles: Mapping[str, str]) -> tuple[str | None, str]:
    """The event a remark is about, by the id in its line, and the words of that event now."""
    if not remark.on_timeline:
        return None, _of_file(remark)
    if event := event_line.event_id(remark.line):
        return event, titles.get(event) or event_line.plain_words(remark.line)
    told = event_line.is_told(remark.line)
    return None, event_line.plain_words(remark.line) if told else _of_file(remark)


def _of_file(remark: Remark) -> str:
    """What a remark about no event is about; our own file has a name that people know."""
    return _whole_timeline() if remark.file == TIMELINE else remark.file


@cache
def _whole_timeline() -> str:
    return words.text("whole_timeline.txt.j2")


def weight(belongs: Belongs, wishes: AgendaWishes, topic: Topic) -> tuple[int, ...]:
    """What people put first; then most people of ours, dissent, open questions, votes, words."""
    first = (wishes.first.index(event) for event in topic.events if event in wishes.first)
    dissent = any(entry.differs for entry in topic.entries)
    waiting = any(entry.unanswered for entry in topic.entries)
    votes = sum(entry.votes for entry in topic.entries)
    people = sum(map(belongs, topic.people))
    early = min(first, default=len(wishes.first))
    return early, -people, -dissent, -waiting, -votes, -topic.comments
