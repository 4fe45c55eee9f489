"""A time of day as we write it, `14:05`, `14:05:30`; fields of the two files take `2:05 pm` too.

How people write times elsewhere is another grammar, the table of `read/freetext/labels/pieces.py`;
there is no third.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Final

PATTERN: Final = r"\d{1,2}:\d{2}(?::\d{2})?"
"""What looks like one; 25:00 does, too."""
SOUND: Final = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
"""What is one, for regular expressions of every kind."""
HALF: Final = r"[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?"
"""The half of the day, behind a clock of twelve hours; some systems write a narrow space."""
SOUND_OF_TWELVE: Final = rf"(?:0?[1-9]|1[0-2]):[0-5]\d(?::[0-5]\d)?{HALF}"
"""A time on such a clock, for regular expressions of every kind."""
SOUND_HOUR: Final = rf"(?:0?[1-9]|1[0-2]){HALF}"
"""An hour on such a clock, `2 pm`."""
_READ: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")


def read(text: str) -> time | None:
    """The time of day that these signs are; None where no day has it."""
    found = _READ.fullmatch(text)
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def of_twelve(text: str, half: str) -> str | None:
    """The same time on a clock of 24 hours; None where a clock of twelve hours never shows it."""
    hour, _, rest = text.partition(":")
    if not 1 <= int(hour) <= 12:  # noqa: PLR2004 - the hours on the dial
        return None
    afternoon = "p" in half.lower()
    return f"{int(hour) % 12 + 12 * afternoon:02}:{rest}"


def written(at: datetime | time, *, seconds: bool = False) -> str:
    """A time of day on the clock that it was read from."""
    return f"{at:%H:%M:%S}" if seconds else f"{at:%H:%M}"


def with_day(at: datetime, *, seconds: bool = False) -> str:
    """A moment as a field takes it: `2026-03-02 14:05`."""
    return f"{at:%Y-%m-%d} {written(at, seconds=seconds)}"
