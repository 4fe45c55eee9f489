"""A time label at the start of a line, and where the words after it begin.

A label is pieces in any order, with little words and signs between them. What is read is only what
stands there: the day, the half of the day and the zone that a label leaves out come from elsewhere.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from action.read.freetext.labels import besides, pieces
from action.read.freetext.labels.native_letters import is_native
from action.read.freetext.labels.native_tables import TOWNS_BEGIN
from action.read.freetext.labels.scanning import Scan
from action.read.freetext.labels.translation import translated
from action.read.freetext.labels.written import UNSAID, Clock, WrittenDay, WrittenTime

_LONGEST: Final = 160
"""Characters of a line in which a label is looked for."""

_EXACT: Final = re.compile(
    r"(\*\*)?(?:(\d{4})-(\d\d)-(\d\d)[ T])?([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?"
    r"(?: ?(Z|UTC|GMT))?(?(1)\*\*)(: | [-–—|] | |$)"
    r"(?=(?P<name>[A-Z][a-z]+) [a-z]|$|(?P<word>[a-z]+) )"
)
"""What most lines of most timelines begin with; there is no need to look for anything else."""
_GOES_ON: Final = frozenset({
    "at", "on", "of", "the", "and", "around", "to", "until", "till", "through", "onward", "onwards",
    "ongoing", "approx", "approximately", "ish", "or", "am", "pm", "h", "hr", "hrs",
})  # fmt: skip
"""Words behind a clock that may belong to it."""

_TAG: Final = r"</?(?:b|strong|i|em|code|u|span|time)>"
_TAGGED: Final = re.compile(_TAG)
_OPENING: Final = re.compile(
    rf"(?:{_TAG}|\*{{1,3}}|_{{1,3}}|~~|[`\[(<\"“'|]|\{{ ?|\\\[){{0,5}}(?:T(?=\d\d:))?", re.ASCII
)
_MIRRORED: Final = {"[": "]", "(": ")", "<": ">", "“": "”", "{": "}"}
_ADDRESS: Final = re.compile(r"\]\((?P<url>https?://[^\s()]+)\)")
_SEPARATOR: Final = re.compile(
    r"[ \t]*+(?P<sign>:(?!\w+:(?!/))|\\?-{1,3}(?=\s|[^\W\d]|$|[*_`\[])|–|—|−|\||→|=>|->|>|//"
    r"|,(?=\s)|;(?=\s)|\.(?=\s|$)|\)(?=\s)|，|、)?[ \t]*+"
)
_STRONG: Final = frozenset(":-–—|→>/")
_WITHOUT_SPACES: Final = "\u2e80"
"""From here on letters may stand right behind a time."""
_AROUND: Final = " \t:-–—|→>/*_`[]()<\"“'"


class TimeLabel(NamedTuple):
    """When, as a line says it: from, and until where it is a range; `rest` is where words begin.

    `open` is what no clock says in full: *since 10:30*, *until 14:50*, *10:00:2x*; `dangling` a
    bold or italic sign that was opened before the time and is closed somewhere in the words;
    `others` the times behind the first, and `besides` how they are written.
    """

    written: str
    start: WrittenTime = UNSAID
    end: WrittenTime | None = None
    about: bool = False
    unknown: bool = False
    open: bool = False
    strong: bool = False
    rest: int = 0
    url: str | None = None
    dangling: str = ""
    others: tuple[WrittenTime, ...] = ()
    besides: str = ""

    @property
    def zone(self) -> str | None:
        """The zone that its time is in: as it says, or as a bracket with the same time tells."""
        if self.start.zone or self.end or not self.besides.startswith((" (", "(")):
            return self.start.zone
        return besides.zone_told(self.start, self.others[0])

    @property
    def timed(self) -> bool:
        """Whether it names a clock, known or not, rather than only a day."""
        return self.start.clock is not None or self.unknown

    @property
    def only_day(self) -> bool:
        """Whether it names a day, or days, and no clock."""
        untimed = self.end is None or self.end.clock is None
        return self.start.day is not None and not self.timed and untimed

    def ends(self, text: str) -> bool:
        """Whether nothing stands behind it in the text that it begins."""
        return not text[self.rest :].strip(" .)*_`]")


def leading(text: str, start: int = 0) -> TimeLabel | None:
    """The label that a line begins with, or None where it begins with words."""
    window = text[start : start + _LONGEST]
    exact = _EXACT.match(window)
    label = (_exact(exact) if exact else None) or _in_english(window)
    return label._replace(rest=label.rest + start) if label and start else label


def _in_english(text: str) -> TimeLabel | None:
    """The label of a line whose time may be written in any language."""
    said = translated(text)
    if said is None:
        return _in_pieces(text)
    label = _in_pieces(said.text)
    if label is None:
        return _in_pieces(text)
    rest = said.back(label.rest)
    return label._replace(written=text[:rest].strip(_AROUND), rest=rest)


def _in_pieces(text: str) -> TimeLabel | None:
    """The label that a line begins with, in whatever pieces people write it."""
    opening = _OPENING.match(text)
    at = opening.end() if opening else 0
    first = pieces.piece(text, at)
    if first is None:
        return None
    scan = Scan(opened=text[:at])
    taken = scan.read(first)
    if taken is None:
        return None
    if scan.split and besides.are_words(text, scan.split, taken, scan.others):
        taken, scan.others = scan.split, []
    footnote = pieces.FOOTNOTE.match(text, taken)
    taken = footnote.end() if footnote else taken
    written = text[at:taken].strip()
    closes = text.startswith(")", taken) and written.count("(") > written.count(")")
    return _separated(scan, text, f"{written})" if closes else written, taken)


def _exact(found: re.Match[str]) -> TimeLabel | None:
    """The label of a line as programs write it: day and clock in figures, then a sentence."""
    bold, year, month, number, hour, minute, second, zone, sign, name, word = found.groups()
    if word and (word in _GOES_ON or pieces.piece(found.string, found.end())):
        return None
    if is_native(word or name or "") or name in TOWNS_BEGIN:
        return None
    day = WrittenDay(int(year), int(month), int(number)) if year else None
    clock = Clock(int(hour), int(minute), int(second) if second else None)
    strong = bool(bold or sign.strip() or found.end() == len(found.string))
    written = found[0][: len(found[0]) - len(sign)].strip("*")
    return TimeLabel(written, WrittenTime(day, clock, zone), strong=strong, rest=found.end())


def whole(text: str) -> TimeLabel | None:
    """The label that a text holds and nothing else; None where there is more, or none."""
    label = leading(text)
    return label if label and label.ends(text) else None


def _separated(scan: Scan, text: str, written: str, at: int) -> TimeLabel | None:
    """Step over closing signs and the separator; None where the label runs on into a word."""
    signs, url, before, begun = "", None, -1, at
    while at != before:
        before = at
        if text.startswith("](", at) and (found := _ADDRESS.match(text, at)):
            at, url, signs = found.end(), found["url"], signs + ":"
        if scan.opened and (after := _closed(scan.opened, text, at)) > at:
            at, signs = after, signs + ":"
        if (sign := _SEPARATOR.match(text, at)) and sign["sign"]:
            at, signs = sign.end(), signs + sign["sign"]
    if at < len(text) and not signs and not text[at].isspace() and text[at] < _WITHOUT_SPACES:
        return None
    rest = len(text) - len(text[at:].lstrip())
    strong = bool(_STRONG & set(signs)) or rest == len(text) or (scan.led and "," in signs)
    remark = text.startswith("(", rest) and scan.start.day is not None
    if not scan.start.clock and not (scan.pieces and (strong or scan.sure or remark)):
        return None
    label = TimeLabel(
        written,
        scan.start,
        scan.end,
        scan.about,
        scan.unknown,
        scan.open,
        strong,
        rest,
        url,
        _dangling(text, scan.opened, text[begun:at]),
    )
    return _completed(label, scan, text[scan.split : begun])


def _completed(label: TimeLabel, scan: Scan, further: str) -> TimeLabel:
    """The label with the zone that stands behind its range, and the times behind the first."""
    if scan.end and scan.end.zone and not scan.start.zone:
        label = label._replace(start=scan.start._replace(zone=scan.end.zone))
    if not scan.others:
        return label
    return label._replace(others=besides.zoned(scan.others), besides=besides.plain(further))


def _dangling(text: str, opened: str, behind: str) -> str:
    """The sign in front of the label that was not closed in it or right behind it."""
    mark = text[: len(text) - len(text.lstrip("*_~"))]
    return mark if mark and opened.count(mark) == 1 and mark not in behind else ""


def _closed(opened: str, text: str, at: int) -> int:
    """Step over what closes a bold, a bracket or a link that was opened before or in the label."""
    closing = {_MIRRORED.get(sign, sign) for sign in opened}
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
    return at


def _spaced(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isspace()
