"""Takes a label apart, piece after piece, as far as the pieces go together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from action.read.freetext.labels import pieces
from action.read.freetext.labels.written import (
    UNSAID,
    Clock,
    WrittenDay,
    WrittenTime,
    written_clock,
    written_day,
    written_hours,
)

_DAYS: Final = frozenset(
    {"full_day", "named_day", "numeric_day", "weekday", "next_day", "blank_day"}
)
_CLOCKS: Final = frozenset({"blurred", "clock", "hour", "dot", "plain", "noon"})
_BEFORE: Final = frozenset({"hedge", "lead"})
_AFTER_CLOCK: Final = frozenset({"", ",", "on", "@", "(", "of"})
_FARTHEST, _QUARTERS = 12, frozenset({0, 30, 45})
"""Hours that clocks are behind UTC at most, and the minutes by which they are."""
_OPEN: Final = frozenset({"since", "from", "until", "till"})
_WAVES: Final = frozenset(pieces.WAVES)
_AGAIN: Final = frozenset({"(", "/", ",", "and"})
_RANGE: Final = frozenset(
    ("- -- \\- – — − ‑ ~ 〜 ～ → -> --> to until till through thru .. ... … and").split()  # noqa: SIM905 - a row
)
_NOON: Final = 12
_DAY_AHEAD: Final = re.compile(rf",? (?i:{pieces.NAMED_DAY}|{pieces.FULL_DAY})")
_BETWEEN: Final = re.compile(
    r"[ \t]*(?P<closed>[*_`\])>\"”'}]*)[ \t]*"
    r"(?P<word>(?:,|@|/|\||:(?= ?~?\d{1,2}(?:[:.hH]\d\d| ?[aApP]\.?[mM]))|T(?=\d)"
    r"|(?:at|on|of|the|and|around)(?=[ ~])"
    rf"|(?:to|until|till|through|thru)(?= )|[{pieces.WAVES}](?=[ \t]?\d)"
    r"|\\?-{1,2}>?|–|—|−|‑|→|->|\.{2,3}|…|;)?)"
    r"[ \t]*(?:at(?= )[ \t]*)?(?P<opened>[*_`\[(<\"“{]*)[ \t]*"
)


@dataclass(slots=True)
class Scan:
    """What has been read of a label: when from, until when, and how certain people were.

    `sure` are pieces that nothing else can be, `led` a day after *on*, `opened` the signs that want
    closing, `others` the times behind the first, from the place `split`.
    """

    start: WrittenTime = UNSAID
    end: WrittenTime | None = None
    about: bool = False
    unknown: bool = False
    open: bool = False
    sure: bool = False
    led: bool = False
    opened: str = ""
    pieces: int = 0
    behind_t: bool = False
    others: list[WrittenTime] = field(default_factory=list)
    split: int | None = None

    def read(self, first: re.Match[str]) -> int | None:
        """Read piece after piece; the end of the last, or None where no label is here."""
        found: re.Match[str] | None = first
        text, word, end = first.string, "", None
        while found and self._takes(found, word):
            at = found.end()
            self.split = end if self.others and self.split is None else self.split
            if found.lastgroup in _BEFORE:
                word = word if found.lastgroup == "hedge" else ""
                found = pieces.piece(text, _spaces(text, at))
                continue
            end = at = self._clinging(text, at)
            between = _BETWEEN.match(text, at)
            if not between:
                break
            word = between["word"] or ("(" if "(" in between["opened"] else "")
            word = self._wave(word) if word in _WAVES else word
            self.opened += between["closed"] + between["opened"]
            found = pieces.piece(text, between.end())
        return end

    def _wave(self, word: str) -> str:
        """A wave between two pieces; before the first clock it says that it is not certain."""
        if self._current().clock:
            return word
        self.about = True
        return ""

    # --- one piece ---

    def _current(self) -> WrittenTime:
        return self.others[-1] if self.others else self.end or self.start

    def _put(self, day: WrittenDay | None, clock: Clock | None, zone: str | None) -> None:
        said = WrittenTime(day, clock, zone)
        if self.others:
            self.others[-1] = said
        elif self.end is None:
            self.start = said
        else:
            self.end = said

    def _takes(self, found: re.Match[str], word: str) -> bool:
        """Whether the piece can be part of this label; if so it is taken."""
        kind = found.lastgroup or ""
        if kind in _CLOCKS:
            self.open = self.open or kind == "blurred"
            self.about = self.about or kind == "blurred"
            return self._clock(written_clock(kind, found[0]), word)
        if kind == "hours":
            return self._hours(*written_hours(found[0]), word)
        if kind in _DAYS:
            return self._day(kind, found, word)
        if kind in _BEFORE:
            return self._doubt(found, word)
        return self._zone(found[0]) if kind == "zone" else self._unknown(kind, found[0], word)

    def _unknown(self, kind: str, text: str, word: str) -> bool:
        if self.start.clock:
            self.open = kind == "blank_clock" and word in _RANGE
            return self.open
        self.pieces += 1
        self.about = self.about or kind == "part"
        self.sure = self.sure or (kind == "blank_clock" and ":" in text)
        self.unknown = True
        return True

    def _doubt(self, found: re.Match[str], behind: str) -> bool:
        """Take a word before a time, such as *around*; it must have a time behind it."""
        kind, text = found.lastgroup, found.string
        if self._current().clock and kind == "lead":
            return False
        ahead = pieces.piece(text, _spaces(text, found.end()))
        while ahead and ahead.lastgroup in _BEFORE:
            ahead = pieces.piece(text, _spaces(text, ahead.end()))
        if not ahead or ahead.lastgroup == "zone":
            return False
        if self._current().clock and ahead.lastgroup not in {*_CLOCKS, "full_day"}:
            return False
        word = found[0].lower()
        first = not (self._current().clock and behind in _AGAIN)
        self.about = self.about or (kind == "hedge" and first)
        self.led = self.led or word == "on"
        self.open = self.open or word in _OPEN
        return True

    def _day(self, kind: str, found: re.Match[str], word: str) -> bool:
        said, day = self._current(), written_day(kind, found[0])
        if self.others:
            return False
        if said.day is None and (said.clock is None or word in _AFTER_CLOCK):
            dated = said.clock is None or _DAY_AHEAD.match(found.string, found.end())
            if kind == "weekday" and not (dated or word in {",", "(", "on"}):
                return False
            self._put(day, said.clock, said.zone)
        elif (
            said.day
            and said.day.weekday is not None
            and said.day.month is None
            and kind != "weekday"
        ):
            self._put(day._replace(weekday=said.day.weekday), said.clock, said.zone)
        elif said.day and _is_counted(said.day) and kind not in {"weekday", "next_day"}:
            self._put(day, said.clock, said.zone)
        elif self.end is None and word in _RANGE:
            self.end = WrittenTime(day=day)
        elif kind != "weekday" or said.clock:
            return False
        self.unknown = self.unknown or kind == "blank_day"
        self.sure = self.sure or kind == "blank_day" or (kind == "full_day" and "." not in found[0])
        self.pieces += 1
        return True

    def _clock(self, clock: Clock, word: str) -> bool:
        said = self._current()
        if said.clock is None and not self.unknown:
            self._put(said.day, clock, said.zone)
            self.behind_t = word == "T"
        elif self.end is None and word in _RANGE and self.start.clock and not self.others:
            self.end = WrittenTime(clock=_last_of(self.start.clock, clock))
        elif self._comes_again(word):
            self.others.append(WrittenTime(clock=clock))
        else:
            return False
        self.pieces += 1
        return True

    def _hours(self, numbers: Sequence[str], half: str, word: str) -> bool:
        """Take a range that only says its hours, and their word behind it."""
        begun, over = (Clock(int(number), 0, half=half) for number in numbers)
        if half and begun.hour % _NOON > over.hour % _NOON:
            begun = begun._replace(half="a" if half == "p" else "p")
        if word in _RANGE or not self._clock(begun, word) or self.others:
            return False
        self.end = WrittenTime(clock=over)
        return True

    def _comes_again(self, word: str) -> bool:
        """Whether another clock may stand behind the first, after a sign or a little word."""
        behind_zone = word == "|" and self._current().zone is not None
        return word in _AGAIN or behind_zone or (bool(self.others) and word in _RANGE)

    def _zone(self, text: str) -> bool:
        said = self._current()
        if said.clock is None and not self.unknown:
            return self.pieces == 0 and text in {"UTC", "GMT"}
        if said.zone is None and text.lower() != "local time":
            self._put(said.day, said.clock, text)
        return True

    def _ends(self, clock: Clock | None) -> bool:
        """Take the end of a range that has none; whether there is one to be taken."""
        if clock is None or self.end:
            return False
        self.end = WrittenTime(clock=clock)
        return True

    # --- what clings to a clock ---

    def _clinging(self, text: str, at: int) -> int:
        """Take an offset, the last digits of a range, and words of doubt right behind a piece."""
        while text[at : at + 2].lstrip(" ")[:1] in pieces.CLINGING:
            found = pieces.AFTER_CLOCK.match(text, at)
            if not found or not self._clings(found):
                break
            at = found.end()
        return at

    def _clings(self, found: re.Match[str]) -> bool:
        said = self._current()
        if found["doubt"] or found["onward"]:
            self.about = self.about or (bool(found["doubt"]) and not self.others)
            self.open = self.open or bool(found["onward"])
            return True
        if said.clock is None:
            return False
        if found["up_to"]:
            return bool(self.others) or self._ends(_up_to(said.clock, int(found["up_to"][1:])))
        west = found["behind_t"]
        offset = found["offset"] or (west if west and self._is_offset(said, west) else None)
        if offset is None:
            return west is None
        if said.zone:
            return False
        self._put(said.day, said.clock, offset.strip())
        return True

    def _is_offset(self, said: WrittenTime, text: str) -> bool:
        """Whether a time west of UTC, such as -04:00, is an offset rather than the end of a range.

        So it is behind T, and, with a space before it and none behind, where a year is named, or
        where the range would run backwards.
        """
        if self.behind_t:
            return True
        hour, minute = int(text[-5:-3].strip(" -")), int(text[-2:])
        if not text.startswith(" ") or hour > _FARTHEST or minute not in _QUARTERS:
            return False
        named = said.day is not None and said.day.year is not None
        clock = said.clock
        return named or (clock is not None and not clock.half and hour < clock.hour)


def _is_counted(day: WrittenDay) -> bool:
    """Whether a day is only counted from another, as in Day 3; a date behind it says which."""
    return day.nth is not None or day.step is not None


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t*_`":
        at += 1
    return at


def _last_of(first: Clock, last: Clock) -> Clock:
    """The end of a range; behind 10:49:41 it may leave out its hour: 51:02."""
    if first.second is None or last.second is not None or last.half:
        return last
    short = first._replace(minute=last.hour, second=last.minute)
    later = short.possible and (short.minute, short.second or 0) > (first.minute, first.second)
    return short if later and (not last.possible or last.hour < first.hour) else last


def _up_to(clock: Clock, last: int) -> Clock | None:
    """The end of a range that only writes its last digits: 16:05:57-58, 14:05-20."""
    if clock.second is not None:
        return clock._replace(second=last) if last > clock.second else None
    return clock._replace(minute=last) if last > clock.minute else None
