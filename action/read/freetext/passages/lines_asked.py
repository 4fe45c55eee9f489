"""The questions about lines of a timeline that became no event of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from action.errors import Letter
from action.read.freetext.passages.passage import Joined, Passage, Unread
from action.read.yaml.yaml_letters import short

_MOST_NAMED: Final = 5


def lines_asked(passages: Iterable[Passage]) -> Iterator[Letter]:
    """One question about all lines that were not read, and one about all that may be events."""
    asked = [item for item in passages if isinstance(item, Unread | Joined)]
    if lines := [item for item in asked if isinstance(item, Unread)]:
        what = f"{_counted(lines, 'was', 'were')} not read: {_named(lines)}"
        remedy = "begin each with a time, or put it below the event that it belongs to"
        yield Letter(what, remedy, lines[0].place, serious=False)
    if joined := [item for item in asked if isinstance(item, Joined)]:
        own = _counted(joined, "with a time of its own was", "with times of their own were")
        what = f"{own} read as part of the event above: {_named(joined)}"
        remedy = "if it is another event, begin it with its time, such as 14:05"
        yield Letter(what, remedy, joined[0].place, serious=False)


def _counted(lines: Sequence[Passage], one: str, several: str) -> str:
    return f"1 line {one}" if len(lines) == 1 else f"{len(lines)} lines {several}"


def _named(lines: Sequence[Unread | Joined]) -> str:
    shown = (f"line {item.place.line} (`{short(item.what)}`)" for item in lines[:_MOST_NAMED])
    more = f" and {len(lines) - _MOST_NAMED} more" if len(lines) > _MOST_NAMED else ""
    return f"{', '.join(shown)}{more}"
