"""The days on which an incident may have happened, as a text names them.

The day a report was written, and the day an action is due, are no such days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from action.read.freetext.blocks.section import names_actions
from action.read.freetext.days import calendar
from action.read.freetext.labels.native_words import WRITING, either

_WRITING: Final = re.compile(
    r"\b(?:written|published|updated|created|drafted|authored|modified|edited|revised|generated"
    r"|posted|submitted|approved|signed|presented|discussed|review(?:ed)?|retrospective"
    r"|post-?mortem (?:date|held|meeting|owner|published|review)|meeting|due|deadline|eta|target"
    r"|analy[sz]ed|analysis date|date of (?:the )?analysis"
    r"|revision|report date|date of (?:this |the )?(?:report|writing|publication|review)"
    rf"|status as of|as of|copyright|released?|version)\b|{either(WRITING)}",
    re.IGNORECASE,
)
_DUE_COLUMN: Final = re.compile(
    r"\|\s*(?:due(?: date| by)?|deadline|eta|target(?: date)?|when due|by when"
    rf"|{either(WRITING)})\s*(?=\||$)",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(
    r"\s{0,3}(?P<rank>#{1,6}|={2,6})\s*(?P<words>.*)|\*\*(?P<bold>[^*]+)\*\*\W*"
)
_CLAUSE: Final = re.compile(r"[.!?。](?:\s|$)|;|[。]")
_FARTHEST: Final = 60
_BOLD_RANK: Final = 7


def days_told(text: str, *, month_first: bool | None = None) -> Iterator[date]:
    """Every day with a year in a text that is not said to be one of writing, or one that is due."""
    for day, at in calendar.placed_days(text, month_first=month_first):
        if not is_of_writing(text, at):
            yield day


def is_of_writing(text: str, at: int) -> bool:
    """Whether a day that stands at a place of a text is said to be one of writing, or is due."""
    before = _CLAUSE.split(text[max(0, at - _FARTHEST) : at])[-1]
    return bool(_WRITING.search(before))


def without_plans(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a report, without its sections about actions and without tables of due days.

    The title of the whole report may name actions; it is no section of them.
    """
    told = tuple(lines)
    titles = [line for line in told if line.startswith("# ")]
    actions, due = 0, False
    for line in told:
        if found := None if titles == [line] else _HEADING.match(line):
            rank = len(found["rank"]) if found["rank"] else _BOLD_RANK
            named = names_actions(found["words"] or found["bold"] or "")
            actions = (actions if actions and rank > actions else 0) or (rank if named else 0)
        due = "|" in line and (due or bool(_DUE_COLUMN.search(line)))
        if not (actions or due):
            yield line
