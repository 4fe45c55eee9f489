"""How an incident begins here: from the blank form, or from what another tool has exported."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Final, TypedDict

import click

from action.errors import CallError, Letter, Place, ReviewError
from action.importers import exports
from action.importers.import_model import Import, Thing, Wishes, counted
from action.importers.mrkdwn import emoji_names
from action.importers.readers import imported
from action.importers.writing import Draft, clean, draft
from action.read import names, times
from action.read import settings as team
from action.read.blank.blank_form import blank, new_incident
from action.read.blank.issue_chooser import issue_chooser
from action.read.blank.web_form import WebForm
from action.read.incident import incident
from action.review.incident import Incident
from action.review.settings import Settings
from action.time_of_day import with_day
from action.write.folder import new_folder

LONG: Final = 2_000
"""From how many messages or rows on people are shown how far it has come."""

LARGE: Final = 2_000_000
"""From how many characters on people are told that it takes a moment."""

_NEXT: Final = "the review opens by itself."


_WITH_FILES: Final = {
    "emoji": "`--emoji`",
    "names": "`--names`",
    "link": "`--link`",
}
"""What can only be asked of a file."""


class Asked(TypedDict):
    """What people may say beside a file, as they write it on the command line."""

    timezone: str
    day: str
    emoji: tuple[str, ...]
    names: bool
    link: str
    settings: Path


def begun(
    title: str, folder: Path, sources: Sequence[Path], asked: Asked, now: datetime
) -> Iterator[str]:
    """Write a new incident folder, and say what is in it and what to do next.

    Without a file and without `--date` it begins today, on the clocks of `--timezone`. Raises
    CallError before anything is written.
    """
    if sources:
        yield from _from_files(title, folder, sources, asked)
    else:
        _without_files(asked)
        yield from _from_form(title, folder, asked, now)


def for_browsers(title: str, page: WebForm, asked: Asked, now: datetime, *, chooser: bool) -> str:
    """A link to the form on GitHub, or the file that shows it to whoever opens a new issue.

    With a title the form and the folder have it; without one people name both in the browser, so
    that the link is good for every day. Raises CallError.
    """
    _without_files(asked)
    if chooser and title:
        what = "A link that stays in the chooser cannot have a title"
        raise CallError(Letter(what, "leave out TITLE, or use `--web`"))
    if chooser:
        return issue_chooser(page.link()).rstrip()
    return page.link(*_form(title, asked, now)) if title else page.link()


def _without_files(asked: Asked) -> None:
    if alone := ", ".join(name for key, name in _WITH_FILES.items() if asked.get(key)):
        raise CallError(Letter(f"{alone} needs a file", "add `--from FILE`"))


def _form(title: str, asked: Asked, now: datetime) -> tuple[str, str]:
    day, zone = _day(asked), _zone(asked)
    today = now.astimezone(zone).date() if zone else now.date()
    given = {"timezone": str(zone) if zone else "", "date": f"{day or ''}"}
    fields = {field: value for field, value in given.items() if value}
    return new_incident(title, day or today, fields)


def _from_form(title: str, folder: Path, asked: Asked, now: datetime) -> Iterator[str]:
    name, text = _form(title, asked, now)
    yield str(new_folder(folder / name, "incident.yml", text))
    yield f"Fill it in, and add it to the default branch; {_NEXT}"


def _from_files(title: str, folder: Path, sources: Sequence[Path], asked: Asked) -> Iterator[str]:
    wishes = _wishes(title, asked)
    found = exports.sources(sources)
    if not any(source.text.strip() for source in found):
        raise ReviewError(Letter("This is empty", "export it again", Place(found[0].path)))
    size = sum(len(source.text) for source in found)
    if size > LARGE and sys.stderr.isatty():
        click.echo(f"Reading {size / 1_000_000:.0f} MB …", err=True)
    brought = imported(found, wishes, lambda: exports.around(sources), _watched)
    _titled(brought)
    made = draft(brought, blank())
    name = names.folder_name(clean(brought.title), brought.day)
    path = f"incidents/{name}/{made.name}"
    proved, hints = incident(made.text, path=path, settings=wishes.settings)
    yield str(new_folder(folder / name, made.name, made.text))
    yield from _summary(brought, made, proved, len(hints))


def _wishes(title: str, asked: Asked) -> Wishes:
    day, zone = _day(asked), _zone(asked)
    emoji = frozenset(name for said in asked["emoji"] for name in emoji_names(said))
    settled = _settings(asked["settings"])
    return Wishes(title.strip(), zone, day, emoji, asked["names"], asked["link"].strip(), settled)


def _day(asked: Asked) -> date | None:
    day = names.calendar_day(asked["day"].strip()) if asked["day"] else None
    if asked["day"] and day is None:
        what = f"`{asked['day'][:40]}` is not a valid date"
        raise CallError(Letter(what, "use one from 1970 to 2199, written as `--date 2026-03-02`"))
    return day


def _zone(asked: Asked) -> tzinfo | None:
    try:
        return times.zone(asked["timezone"].strip()) if asked["timezone"] else None
    except times.UnclearTimeError as error:
        raise CallError(Letter(error.what, error.remedy)) from None


def _settings(path: Path) -> Settings:
    found = exports.sources([path]) if path.exists() else ()
    return team.settings(found[0].text if found else None, path=str(path))


def _watched(things: Sequence[Thing]) -> Iterable[Thing]:
    """The same things, with a bar on the terminal where there are many."""
    hidden = len(things) < LONG or not sys.stderr.isatty()
    with click.progressbar(things, label="Writing", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _titled(brought: Import) -> None:
    if not clean(brought.title):
        what = "Nothing in this file gives the incident a title"
        remedy = "say in a few words what happened: `incident-review new TITLE --from FILE`"
        raise CallError(Letter(what, remedy))


def _summary(brought: Import, made: Draft, proved: Incident, hints: int) -> Iterator[str]:
    """What came over, what did not and why, and what is left to do.

    `proved` is the incident file read back as the action will read it.
    """
    yield _events(proved, len(brought.events) if brought.report is None else _timed(proved))
    if gone := "; ".join((*brought.left_out, *made.cut)):
        yield f"Left out: {gone}."
    for doubt in brought.doubts:
        yield f"Please check: {doubt}."
    if hints:
        asked = counted(hints, "question")
        yield f"Please check: {asked} about its times; `incident-review check` shows where."
    first = (
        "Read it through" if "severity" in brought.fields else "Set its severity, read it through"
    )
    yield f"{first}, and add it to the default branch; {_NEXT}"


def _timed(proved: Incident) -> int:
    """How many lines of a report's timeline begin with a time; the others are notes."""
    return sum(bool(event.label) for event in proved.events)


def _events(proved: Incident, count: int) -> str:
    """How many events there are, and from when to when."""
    if not count:
        return (
            "No event was found: write them below `## Timeline`, one per line, each with its time."
        )
    events, moments = counted(count, "event"), [event.at for event in proved.events if event.at]
    if not moments:
        return f"{events}."
    first, last = min(moments), max(moments)
    return f"{events}, from {with_day(first)} to {with_day(last)} ({proved.timezone})."
