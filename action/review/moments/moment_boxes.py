"""The boxes of moments on a page: a person's tick makes a topic of one, and stays theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from action.markdown import checklist, sections
from action.markdown.safe import Safe
from action.markdown.sections import Page, noted

SECTION_OF_MOMENTS = "moments"
_MOMENT = "moment"

P = TypeVar("P", bound=Page)


def moment_marker(event: str, said: str = "") -> Safe:
    """The mark on the line of a moment, which names its event and remembers what we wrote."""
    known = {"event": event, "said": said} if said else {"event": event}
    return sections.marker(_MOMENT, **known)


def ticked_moments(page: Page) -> tuple[str, ...]:
    """The events whose moments people want to talk about, in the order of the page."""
    return tuple(event for event, ticked in _boxes(page).items() if ticked)


def moments_ticked_again(page: P, found: Page, saved: Page) -> P:
    """The page with the ticks that somebody has set or taken away, where they are lost."""
    now, before, after = (_boxes(one) for one in (page, found, saved))
    changed = {event for event in before if after.get(event, before[event]) != before[event]}
    again = {event for event in changed if now.get(event) == before[event]}
    if not again:
        return page
    return page.with_text([_turned(line) if _event(line) in again else line for line in page.lines])


def _boxes(page: Page) -> dict[str, bool]:
    return {event: item.ticked for item in _items(page) if (event := _event_of(item))}


def _items(page: Page) -> Iterator[checklist.Item]:
    yield from checklist.items(page.section(SECTION_OF_MOMENTS) or "")


def _event_of(item: checklist.Item) -> str:
    return (item.marker or {}).get("event", "")


def _event(line: str) -> str:
    return (noted(line) or {}).get("event", "")


def _turned(line: str) -> str:
    """The line with its box the other way round."""
    before, box, rest = line.partition("[ ]")
    if box:
        return f"{before}[x]{rest}"
    return line.replace("[x]", "[ ]", 1).replace("[X]", "[ ]", 1)
