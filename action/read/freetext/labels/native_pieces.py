"""The pieces of a time label in other languages, each with what the grammar calls it.

A row is a pattern, and what it is in English; None where it is none after all. No language is
guessed: a word counts where such a word belongs, beside a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from action.read.freetext.labels import native_letters, native_numbers, native_zones
from action.read.freetext.labels.native_tables import WORD, Native, Standing


class Row(NamedTuple):
    """A way of writing a piece, and what it is in English."""

    pattern: re.Pattern[str]
    english: Callable[[re.Match[str], Standing], Native | None]


NUMBERS: Final = (
    Row(native_numbers.EAST_DAY, native_numbers.east_day),
    Row(native_numbers.EAST_CLOCK, native_numbers.east_clock),
    Row(native_numbers.DAY, native_numbers.day),
    Row(native_numbers.HOURS_TO, native_numbers.hours_to),
    Row(native_numbers.CLOCK, native_numbers.clock),
)
"""What begins with a number."""

LETTERS: Final = (
    Row(native_numbers.ERA_DAY, native_numbers.era_day),
    Row(native_letters.DASH, native_letters.dash),
    Row(WORD, native_letters.word),
    Row(native_zones.PLACE, native_zones.town),
)
"""What begins with anything else."""
