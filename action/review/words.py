"""Nouns and templates become Markdown. What people wrote is shown as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import jinja2

from action import time_of_day
from action.markdown import as_written, safe
from action.review.timeline.event_line import named

PACKAGED: Final = Path(__file__).resolve().parents[1] / "templates"
IN_THE_REPOSITORY: Final = Path(__file__).resolve().parents[2] / "templates"


def render(template: str, **nouns: object) -> str:
    """The words of a template about these nouns; ends with one newline."""
    return _environment().get_template(template).render(nouns).strip("\n") + "\n"


def text(template: str, **nouns: object) -> str:
    """The words of a template in plain text, as a terminal shows it."""
    plain = _environment().overlay(autoescape=False, finalize=None)
    return plain.get_template(template).render(nouns).strip("\n")


def letter(template: str, **nouns: object) -> tuple[str, str]:
    """What is so and what to do, the two lines of a template, in plain text as a log shows it."""
    what, remedy = _lines(template)
    return what.render(nouns), remedy.render(nouns)


def span(minutes: timedelta) -> str:
    """A length of time in words: 1 h 47 min."""
    total = int(minutes.total_seconds()) // 60
    hours, rest = divmod(total, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "d"), (hours, "h"), (rest, "min")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "less than a minute"


def short_day(day: date) -> str:
    """A day in few words: Thursday 19 November."""
    return named(day).rpartition(" ")[0]


def clock(at: datetime) -> str:
    """A time of day, as the incident's people read it on their clocks."""
    return time_of_day.written(at)


def worded(said: str) -> safe.Safe:
    """A letter of ours as Markdown: what stands in backticks is code, everything else is text."""
    parts = said.split("`")
    if len(parts) % 2 == 0:
        return safe.text(said)
    shown = (safe.code(part) if i % 2 else _text_between(part) for i, part in enumerate(parts))
    return safe.Safe("".join(shown))


def _text_between(part: str) -> str:
    """Harmless text that keeps the spaces around it."""
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() and part.strip() else ""
    return f"{before}{safe.text(part)}{after}"


@cache
def _environment() -> jinja2.Environment:
    """Templates come with the program, never from a repository; people's text is escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_folder()),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,
    )
    del environment.filters["safe"]
    environment.filters |= _filters()
    return environment


@cache
def _lines(template: str) -> tuple[jinja2.Template, ...]:
    """The lines of a template, parted before nouns come in that have lines of their own."""
    plain = _environment().overlay(autoescape=False, finalize=None)
    lines = (_folder() / template).read_text(encoding="utf-8").splitlines()
    return tuple(map(plain.from_string, lines))


def _filters() -> Mapping[str, object]:
    return {
        "code": safe.code,
        "mention": safe.mention,
        "name": safe.name,
        "paragraphs": safe.paragraphs,
        "quote": safe.quote,
        "quoted": as_written.quoted,
        "within": as_written.within,
        "link": safe.link,
        "day": lambda day: safe.text(named(day)),
        "short_day": lambda day: safe.text(short_day(day)),
        "moment": lambda at: safe.Safe(at.isoformat(timespec="seconds")),
        "clock": lambda at: safe.text(clock(at)),
        "span": lambda length: safe.text(span(length)),
        "address": safe.address,
        "worded": worded,
        "names": lambda logins: safe.Safe(", ".join(safe.name(login) for login in logins)),
    }


def _shown(value: object) -> object:
    """Everything that is not ours already becomes harmless text."""
    return value if hasattr(value, "__html__") else safe.text(str(value))


def _folder() -> Path:
    return PACKAGED if PACKAGED.is_dir() else IN_THE_REPOSITORY
