"""A time label at the start of a line, and where the words after it begin.

A label is pieces in any order, with little words and signs between them. What is read is only what
stands there: the day, the half of the day and the zone that a label leaves out come from elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from action.read.written import pieces
from action.read.written.saying import NOTHING, Clock, Day, Said
from action.read.written.scanning import Scan

_LONGEST: Final = 160
"""Characters of a line in which a label is looked for."""

_HINT: Final = re.compile(
    r"(?:</?\w{1,6}>|[^\w?<]|_|<){0,12}(?:[\d?TXxHhYy-]|(?i:unk|unc|tb[cd]|n/a|not|time|utc|gmt"
    r"|noon|mid|night|over|morn|after|even|lunch|eod|same|that|the|later?|next|foll|day|early|in "
    r"|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|at|on|from|since|between|start|around|about|approx|circa|rough|ca?\b|some|short|just|right"
    r"|long|before|by|prior|prob|poss|est))"
)
"""What a label can begin with; most lines do not, and are not looked at more closely."""

_EXACT: Final = re.compile(
    r"(\*\*)?(?:(\d{4})-(\d\d)-(\d\d)[ T])?([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?(1)\*\*)"
    r"(: | [-–—|] | |$)(?=[A-Z][a-z]+ [a-z]|$)"
)
"""What most lines of most timelines begin with; there is no need to look for anything else."""

_TAG: Final = r"</?(?:b|strong|i|em|code|u|span|time)>"
_TAGGED: Final = re.compile(_TAG)
_OPENING: Final = re.compile(
    rf"(?:{_TAG}|\*{{1,3}}|_{{1,3}}|~~|[`\[(<\"“'|]|\{{ ?|\\\[)*(?:T(?=\d\d:))?", re.ASCII
)
_MIRRORED: Final = {"[": "]", "(": ")", "<": ">", "“": "”", "{": "}"}
_ADDRESS: Final = re.compile(r"\]\((?P<url>https?://[^\s()]+)\)")
_SEPARATOR: Final = re.compile(
    r"[ \t]*(?P<sign>:(?!\w+:(?!/))|\\?-{1,3}(?=\s|[^\W\d]|$|[*_`\[])|–|—|−|\||→|=>|->|>|//"
    r"|,(?=\s)|;(?=\s)|\.(?=\s|$)|\)(?=\s))?[ \t]*"
)
_STRONG: Final = frozenset(":-–—|→>/")


@dataclass(frozen=True, slots=True)
class Label:
    """When, as a line says it: from, and until where it is a range; `rest` is where words begin.

    `open` is a time that goes on without an end: *since 10:30*, *09:20 onward*; `dangling` a bold
    or italic sign that was opened before the time and is closed somewhere in the words.
    """

    written: str
    start: Said = NOTHING
    end: Said | None = None
    about: bool = False
    unknown: bool = False
    open: bool = False
    strong: bool = False
    rest: int = 0
    url: str | None = None
    dangling: str = ""

    @property
    def timed(self) -> bool:
        """Whether it names a clock, known or not, rather than only a day."""
        return self.start.clock is not None or self.unknown

    @property
    def only_day(self) -> bool:
        """Whether it names a day, or days, and no clock."""
        untimed = self.end is None or self.end.clock is None
        return self.start.day is not None and not self.timed and untimed


def leading(text: str, start: int = 0) -> Label | None:
    """The label that a line begins with, or None where it begins with words."""
    window = text[start : start + _LONGEST]
    label = _leading(window) if _HINT.match(window) else None
    return replace(label, rest=label.rest + start) if label and start else label


@lru_cache(maxsize=2**15)
def _leading(text: str) -> Label | None:
    if found := _EXACT.match(text):
        return _exact(found)
    scan = Scan()
    opening = _OPENING.match(text)
    at = opening.end() if opening else 0
    scan.opened = text[:at]
    taken = scan.read(text, at)
    if taken is None:
        return None
    taken = _past_footnote(text, taken)
    return _separated(scan, text, text[at:taken].strip(), taken)


def _exact(found: re.Match[str]) -> Label:
    """The label of a line as programs write it: day and clock in figures, then a sentence."""
    bold, year, month, number, hour, minute, second, sign = found.groups()
    day = Day(int(year), int(month), int(number)) if year else None
    clock = Clock(int(hour), int(minute), int(second) if second else None)
    strong = bool(bold or sign.strip() or found.end() == len(found.string))
    written = found[0][: len(found[0]) - len(sign)].strip("*")
    return Label(written, Said(day, clock), strong=strong, rest=found.end())


def whole(text: str) -> Label | None:
    """The label that a text holds and nothing else; None where there is more, or none."""
    label = leading(text)
    return label if label and not text[label.rest :].strip(" .)*_`]") else None


def _separated(scan: Scan, text: str, written: str, at: int) -> Label | None:
    """Step over closing signs and the separator; None where the label runs on into a word."""
    signs, url, before, begun = "", None, -1, at
    while at != before:
        before = at
        if found := _ADDRESS.match(text, at):
            at, url, signs = found.end(), found["url"], signs + ":"
        at, closed = _closed(scan.opened, text, at)
        sign = _SEPARATOR.match(text, at)
        signs += closed + (sign["sign"] or "" if sign else "")
        at = sign.end() if sign and sign["sign"] else at
    if at < len(text) and not signs and not text[at].isspace():
        return None
    rest = len(text) - len(text[at:].lstrip())
    strong = bool(_STRONG & set(signs)) or rest == len(text) or (scan.led and "," in signs)
    if not scan.start.clock and not (scan.pieces and (strong or scan.sure)):
        return None
    dangling = _dangling(text, scan.opened, text[begun:at])
    return Label(
        written,
        scan.start,
        scan.end,
        scan.about,
        scan.unknown,
        scan.open,
        strong,
        rest,
        url,
        dangling,
    )


def _dangling(text: str, opened: str, behind: str) -> str:
    """The sign in front of the label that was not closed in it or right behind it."""
    mark = text[: len(text) - len(text.lstrip("*_~"))]
    return mark if mark and opened.count(mark) == 1 and mark not in behind else ""


def _closed(opened: str, text: str, at: int) -> tuple[int, str]:
    """Step over what closes a bold, a bracket or a link that was opened before or in the label."""
    closing = {_MIRRORED.get(sign, sign) for sign in opened}
    start = at
    if "<" in opened and (found := _TAGGED.match(text, at)):
        at = found.end()
    if "{" in opened and text.startswith(" }", at):
        at += 1
    while (
        at < len(text)
        and text[at] in closing
        and not text.startswith("](", at)
        and (text[at] == "}" or not _spaced(text, at))
    ):
        at += 1
    return at, ":" if at > start else ""


def _spaced(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isspace()


def _past_footnote(text: str, at: int) -> int:
    found = pieces.FOOTNOTE.match(text, at)
    return found.end() if found else at
