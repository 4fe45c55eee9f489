"""The days off of a country or a part of it, as lines that fit into the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from types import ModuleType
from typing import Final

from action.errors import CallError, Letter
from action.markdown.safe import one_line

YEARS: Final = range(1970, 2200)
"""The years that settings may name."""
_FEW: Final = 12
"""As many parts of a country are named in a letter; of more, those that look alike."""
_NEAR: Final = 4
_ISO: Final = "use an ISO 3166 code: GB, or GB-ENG for a part of it"
_HOW_TO_INSTALL: Final = Letter(
    "This command needs the package `holidays`, which is not installed",
    'install it from your checkout with `pip install ".[holidays]"`',
)
_WORD_BEGINS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def days_off(place: str, year: str) -> Iterator[str]:
    """The lines for the settings: a comment, and a day a line with its name behind it.

    Raises CallError where package, country, part or year are not there, naming what is near.
    """
    known = _Package.installed()
    code = known.code_of(place)
    country, _, part = code.partition("-")
    in_year = _year(year)
    days = known.days(country, part, in_year)
    if not days:
        raise CallError(
            Letter(f"No days off are known for {code} in {in_year}", "try a year that is closer")
        )
    yield f"# Days off in {code}, {in_year}, for .github/incident-review.yml"
    yield "meeting:"
    yield "  days-off:"
    yield from (f"    - {day}  # {one_line(name)}" for day, name in sorted(days.items()))


def _year(said: str) -> int:
    if re.fullmatch(r"[0-9]{4}", said) and int(said) in YEARS:
        return int(said)
    near = f"20{said}" if re.fullmatch(r"[0-9]{2}", said) else "2027"
    raise CallError(
        Letter(
            f"`{one_line(said)}` is not a year that can be looked up",
            f"use four digits from {YEARS[0]} to {YEARS[-1]}: {near}",
        )
    )


@dataclass(frozen=True, slots=True)
class _Package:
    """What is known of countries; the names of them are by code, such as `GB`."""

    holidays: ModuleType
    names: Mapping[str, str]

    @classmethod
    def installed(cls) -> _Package:
        """The package, imported late: only this command needs it, and not everybody has it."""
        try:
            import holidays
            from holidays.registry import COUNTRIES
        except ModuleNotFoundError as error:
            raise CallError(_HOW_TO_INSTALL) from error
        return cls(holidays, {code: _spaced(name) for name, code, *_ in COUNTRIES.values()})

    def days(self, country: str, part: str, year: int) -> Mapping[date, str]:
        """The days off with their names, in the language of whoever asks where it is known."""
        found = self.holidays.country_holidays(country, subdiv=part or None, years=year)
        return dict(found)

    def code_of(self, place: str) -> str:
        """A country or a part of it, as the package writes it."""
        country, dash, part = place.strip().upper().partition("-")
        if country not in self.names:
            raise CallError(self._unknown_country(place, country))
        if not dash:
            return country
        parts = self._parts(country)
        if part not in parts:
            raise CallError(self._unknown_part(place, country, part, sorted(set(parts.values()))))
        return f"{country}-{parts[part]}"

    def _parts(self, country: str) -> Mapping[str, str]:
        """The parts of a country, by code and by name, both in capitals."""
        all_of_it = self.holidays.country_holidays(country)
        by_name = getattr(all_of_it, "subdivisions_aliases", {})
        by_code = {code: code for code in all_of_it.subdivisions}
        return {name.upper(): code for name, code in (by_name | by_code).items()}

    def _unknown_country(self, place: str, country: str) -> Letter:
        called = {name.upper(): code for code, name in self.names.items()}
        words = {**called, **{code: code for code in self.names}}
        near = dict.fromkeys(words[word] for word in get_close_matches(country, words, _NEAR))
        shown = ", ".join(f"{code} ({self.names[code]})" for code in near)
        remedy = f"did you mean {shown}?" if near else _ISO
        return Letter(f"`{one_line(place)}` is not a known country", remedy)

    def _unknown_part(self, place: str, country: str, part: str, parts: list[str]) -> Letter:
        what = f"`{one_line(place)}` is not a known part of {self.names[country]}"
        near = get_close_matches(part, parts, _NEAR, 0.5) if len(parts) > _FEW else parts
        if not parts:
            return Letter(what, f"use {country}")
        known = ", ".join(f"{country}-{one}" for one in near or parts)
        return Letter(what, f"did you mean {known}?" if near else f"use one of {known}")


def _spaced(name: str) -> str:
    """`UnitedKingdom` as people write it."""
    return _WORD_BEGINS.sub(" ", name)
