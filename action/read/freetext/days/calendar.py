"""Days as people write them, without a year, with the month first or second, or as a weekday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from action.read.freetext.labels import pieces
from action.read.freetext.labels.native_tables import month_of
from action.read.freetext.labels.written import WrittenDay, written_day
from action.read.freetext.passages.passage import Joined, Note, Passage, Unread
from action.read.names import possible_day
from action.read.times import UnclearTimeError

UNDATED: Final = date(1970, 1, 1)
"""The first day of a text that names none; no moment is shown for it."""

_FULL: Final = re.compile(
    rf"(?<!\d)(?:(?P<full_day>{pieces.FULL_DAY})|(?P<named_day>(?i:{pieces.NAMED_DAY}))"
    r"|(?P<numeric_day>\d{1,2}(?P<sign>[./]) ?\d{1,2}(?P=sign) ?\d{4}(?!\d))"
    r"|(?P<short_day>(?<![/-])\d{1,2}(?P<dash>[/-])\d{1,2}(?P=dash)\d\d(?![\d/-]|:\d))"
    r"|(?P<east>(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일号號])"
    r"|(?P<native>(?P<number>\d{1,2})(?:\.|º|er)?\s?(?:de\s|d['’])?(?P<word>[^\W\d_]{3,12})\.?"
    r",?\s(?:del?\s)?(?P<year>\d{4})(?!\d)))"
)
_WITH_YEAR: Final = re.compile(r"(?:19|2[01])\d\d|年|년|[a-zA-Z]\.?-?\d\d|\d[/-]\d\d?[/-]\d\d")
"""What every day with a year holds: four figures of our time, or a month and two figures."""
_YEAR: Final = re.compile(r"(?<![\w.:/-])20\d\d(?:(?=[年년])|(?![\w/-]|[.:]\d))|(?<=/)20\d\d(?=/)")
_WEEK: Final = 7
_OF_A_THRONE: Final = range(1, 200)
"""Years since a reign or a republic began, as Japan and Taiwan count them."""
_BUDDHIST: Final = range(2500, 2700)
_HALF_A_YEAR: Final = 182
_FAR: Final = 2_000
"""Characters of a line in which a day is looked for."""
_MONTHS: Final = 12
_LONGEST_MONTH: Final = 31
_NEAR: Final = (3, 40)
"""Days between the incident and a day that is read with certainty one way and not the other."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day a text begins on, and whether its days such as 03/04 put the month first.

    `year` counts for a text that names no day with a year; `language` is the order that its
    language has, where there is only one.
    """

    first: date
    month_first: bool | None = None
    year: int | None = None
    language: bool | None = None

    def knowing(self, passages: Iterable[Passage]) -> Calendar:
        """The same calendar, knowing from other days of the text which number is the month."""
        days = tuple(_numeric(passages))
        told_so = {day.month_first for day in days} - {None}
        if len(told_so) == 1:
            return replace(self, month_first=told_so.pop())
        unclear = tuple(day for day in days if day.either)
        if self.language is False or (self.language and not any(day.year for day in unclear)):
            return replace(self, month_first=self.language)
        return replace(self, month_first=self._order(unclear)) if unclear else self

    def _order(self, days: tuple[WrittenDay, ...]) -> bool | None:
        """The order that puts every ambiguous day near the day the text begins on."""
        for most in _NEAR:
            fits = [
                all(self._near(_settled(day, month_first=first), most) for day in days)
                for first in (False, True)
            ]
            if fits[0] != fits[1]:
                return fits[1]
        return self.month_first

    def _near(self, day: WrittenDay, most: int) -> bool:
        try:
            return abs((self.day(day, self.first) - self.first).days) <= most
        except UnclearTimeError:
            return False

    def day(self, said: WrittenDay, before: date) -> date:
        """The day meant, as seen from the day before it; raises UnclearError where none is."""
        if said.step is not None:
            return before + timedelta(days=said.step)
        if said.nth is not None:
            return self.first + timedelta(days=said.nth - 1)
        if said.either:
            if self.month_first is None:
                raise UnclearTimeError(
                    f"{said.either[0]:02}/{said.either[1]:02} could be two different days",
                    "write YYYY-MM-DD",
                )
            said = _settled(said, month_first=self.month_first)
        if said.month is None:
            return before + timedelta(days=((said.weekday or 0) - before.weekday()) % _WEEK)
        return _calendar_day(said) if said.year else self._with_year(said, before)

    def _with_year(self, said: WrittenDay, before: date) -> date:
        """The year that puts the day nearest to the one before."""
        if before == UNDATED and self.year is None:
            raise UnclearTimeError("The year is missing", "write YYYY-MM-DD")
        if before == UNDATED:
            return _calendar_day(said._replace(year=self.year))
        near = _possible(said._replace(year=before.year))
        if near and abs((near - before).days) < _HALF_A_YEAR:
            return near
        years = (before.year - 1, before.year, before.year + 1)
        found = [day for year in years if (day := _possible(said._replace(year=year)))]
        if not found:
            raise UnclearTimeError(
                f"{said.number}.{said.month}. is not a valid date", "write YYYY-MM-DD"
            )
        return min(found, key=lambda day: abs((day - before).days))


def _numeric(passages: Iterable[Passage]) -> Iterator[WrittenDay]:
    for item in passages:
        if isinstance(item, Note | Unread | Joined):
            continue
        for said in filter(None, (item.label.start, item.label.end)):
            if said.day and (said.day.either or said.day.month_first is not None):
                yield said.day


def _settled(said: WrittenDay, *, month_first: bool) -> WrittenDay:
    first, second = said.either or (0, 0)
    month, number = (first, second) if month_first else (second, first)
    return said._replace(month=month, number=number, either=None)


def _possible(said: WrittenDay) -> date | None:
    """The day, where it is one that an incident can have."""
    return possible_day(said.year or 0, said.month or 0, said.number or 0)


def _calendar_day(said: WrittenDay) -> date:
    day = _possible(said)
    if day is None and said.year and (said.year in _OF_A_THRONE or said.year in _BUDDHIST):
        raise UnclearTimeError(
            f"The year {said.year} seems to be from another calendar",
            "write the day as YYYY-MM-DD, such as 2026-03-02",
        )
    if day is None:
        raise UnclearTimeError(
            f"{said.year}-{said.month:02}-{said.number:02} is not a valid date",
            "write YYYY-MM-DD, such as 2026-03-02",
        )
    return day


def years_in(text: str) -> Iterator[int]:
    """Every year of our time that a text names by itself."""
    return (int(year) for year in _YEAR.findall(text))


def placed_days(text: str, *, month_first: bool | None = None) -> Iterator[tuple[date, int]]:
    """Every day with a year that a text names, in order, and where it stands."""
    for written, at in _written_days(text):
        known = month_first is not None and written.either
        said = _settled(written, month_first=bool(month_first)) if known else written
        if said.year and (day := _possible(said)):
            yield day, at


def order_in(texts: Iterable[str]) -> bool | None:
    """Whether days such as 15/01/2026 put the month first in a text; None where none tells."""
    days = (said for text in texts for said, _ in _written_days(text))
    orders = {said.month_first for said in days} - {None}
    return orders.pop() if len(orders) == 1 else None


def _written_days(text: str) -> Iterator[tuple[WrittenDay, int]]:
    if not _WITH_YEAR.search(text):
        return
    for found in _FULL.finditer(text, 0, _FAR):
        if said := _said(found):
            yield said, found.start()


def _said(found: re.Match[str]) -> WrittenDay | None:
    """The day that was found, in whatever language."""
    if found["east"]:
        return WrittenDay(int(found["y"]), int(found["m"]), int(found["d"]))
    if found["native"]:
        month = month_of(found["word"])
        return WrittenDay(int(found["year"]), month, int(found["number"])) if month else None
    if found["short_day"]:
        return _short(found["short_day"])
    return written_day(found.lastgroup or "", found[0])


def _short(text: str) -> WrittenDay | None:
    """A day with two figures for its year, such as 5-26-21, where it has one reading only."""
    first, second, year = map(int, re.split("[/-]", text))
    if first <= _MONTHS < second <= _LONGEST_MONTH or (
        second <= _MONTHS < first and year > _LONGEST_MONTH
    ):
        return written_day("numeric_day", text)
    return None
