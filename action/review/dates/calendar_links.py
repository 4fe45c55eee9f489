"""Addresses at which calendars on the web offer to take an event in."""

from __future__ import annotations

import string
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from action.review.dates.calendar_event import CalendarEvent

_KEPT: Final = frozenset(f"{string.ascii_letters}{string.digits}-._~".encode())
"""What an address may have as it is [RFC 3986]."""
_GOOGLE: Final = "https://calendar.google.com/calendar/render"
_OUTLOOK: Final = "https://outlook.office.com/calendar/0/deeplink/compose"


def google(event: CalendarEvent) -> str:
    """Where Google Calendar shows the event, to be saved."""
    dates = "/".join(map(_basic, (event.begins, event.ends)))
    about = {"text": event.title, "dates": dates, "details": event.about, "location": event.call}
    return _address(_GOOGLE, {"action": "TEMPLATE", **about})


def outlook(event: CalendarEvent) -> str:
    """Where Outlook on the web shows the event, to be saved."""
    when = {"startdt": _extended(event.begins), "enddt": _extended(event.ends)}
    about = {"subject": event.title, **when, "body": event.about, "location": event.call}
    return _address(_OUTLOOK, {"path": "/calendar/action/compose", "rru": "addevent", **about})


def _address(place: str, about: Mapping[str, str]) -> str:
    said = (f"{key}={_quoted(words)}" for key, words in about.items() if words)
    return f"{place}?{'&'.join(said)}"


def _quoted(words: str) -> str:
    """Words of people's as a part of an address; nothing in them can end it."""
    return "".join(chr(byte) if byte in _KEPT else f"%{byte:02X}" for byte in words.encode())


def _basic(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}"


def _extended(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
