"""`when.ics`: the meeting for any calendar, as RFC 5545 has it.

It says of itself which event it tells (`X-INCIDENT-REVIEW`) and how often that has changed
(`SEQUENCE`), so whether it must be written anew is known without taking it apart.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from action.review.dates.calendar_event import CalendarEvent

CALENDAR_FILE: Final = "when.ics"
"""Its name, which stands behind `timeline.md` in a diff."""
MARK: Final = "X-INCIDENT-REVIEW"
_CANCELLED: Final = "cancelled"
_SEQUENCE: Final = re.compile(r"^SEQUENCE:([0-9]{1,8})$", re.MULTILINE)
_MARKED: Final = re.compile(rf"^{MARK}:([a-z0-9]+)$", re.MULTILINE)
_START: Final = re.compile(r"^DTSTART:([0-9]{8}T[0-9]{6}Z)$", re.MULTILINE)
_STATUS: Final = re.compile(r"^STATUS:[A-Z]+$", re.MULTILINE)
"""Lines of ours: people's words never begin one, for a line that goes on begins with a space."""


def tells(text: str | None, event: CalendarEvent) -> bool:
    """Whether a calendar file tells this very event, and not that it is cancelled."""
    return text is not None and _mark(_plain_lines(text)) == event.mark


def has_moved(text: str | None) -> bool:
    """Whether a calendar that has taken the file in before may show what is no longer so."""
    return text is not None and _next_version(text) > 1


def is_cancelled(text: str | None) -> bool:
    """Whether a calendar file says that its meeting is cancelled."""
    return text is not None and _mark(_plain_lines(text)) == _CANCELLED


def begins(text: str | None) -> datetime | None:
    """When the meeting of a file begins; None where nobody can tell."""
    found = _START.search(_plain_lines(text or ""))
    try:
        return datetime.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def revised(text: str | None, event: CalendarEvent | None) -> str | None:
    """What the file should say by now; None where it may stay as it is, or away.

    Without an event a file that tells one says that it is cancelled, so that calendars strike it.
    """
    if event is None:
        return _cancelled(_plain_lines(text)) if text is not None else None
    return None if tells(text, event) else _written(event, _next_version(text))


def _written(event: CalendarEvent, version: int) -> str:
    from action.review.dates.calendar_words import in_words_of_calendars

    return in_words_of_calendars(event, version, {MARK: event.mark})


def _cancelled(text: str) -> str | None:
    """The same event, cancelled, where the file tells one that is not."""
    if _mark(text) in {"", _CANCELLED}:
        return None
    text = _STATUS.sub("STATUS:CANCELLED", text)
    text = _MARKED.sub(f"{MARK}:{_CANCELLED}", text)
    return _SEQUENCE.sub(f"SEQUENCE:{_next_version(text)}", text).replace("\n", "\r\n")


def _next_version(text: str | None) -> int:
    """The number behind that of the file; 0 where there was none."""
    found = _SEQUENCE.search(_plain_lines(text or ""))
    return int(found[1]) + 1 if found else int(bool(text))


def _mark(text: str) -> str:
    found = _MARKED.search(text)
    return found[1] if found else ""


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n")
