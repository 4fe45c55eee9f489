"""A tool whose exports are read is one file and one row; each row has a story."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from action.__main__ import main
from action.importers import readers
from action.importers.import_model import UTC, Export, Import, Task
from action.importers.readers import READERS, Reader
from action.review.incident import Event
from tests.importers.samples import (
    a_hydrant_event,
    a_log,
    a_message,
    a_page_incident,
    a_page_update,
    a_status_page,
    a_timeline,
    a_timeline_entry,
    an_entry,
    an_item,
    letter,
    read_back,
    their_events,
    told_by,
)
from tests.manual import page

AT: Final = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
STORIES: Final[dict[str, tuple[str, str]]] = {
    "Slack": ("day.json", json.dumps([a_message("Looking")])),
    "Statuspage": (
        "incidents.json",
        json.dumps(a_status_page(a_page_incident(a_page_update("", "14:05", "Looking")))),
    ),
    "Opsgenie": ("entries.json", json.dumps(a_timeline(a_timeline_entry("14:05:00", "Looking")))),
    "PagerDuty": ("log.json", json.dumps(a_log(an_entry("trigger", "14:05:00", "Looking")))),
    "FireHydrant": (
        "events.json",
        json.dumps(their_events(a_hydrant_event("14:05:00", "Looking"))),
    ),
    "incident.io": (
        "answer.json",
        json.dumps({"incident_timeline_items": [an_item("Looking", "14:05:00")]}),
    ),
    "CSV": ("table.csv", "time,what\n2026-03-02 14:05,Looking\n"),
    "A report": (
        "report.md",
        "# Checkout is slow\n\nOn 2026-03-02, in UTC\n\n## Timeline\n\n- 14:05 Looking\n",
    ),
}
"""The same small story as every tool would export it."""


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_row_reads_its_story(reader: Reader) -> None:
    """A row without one fails here."""
    path, text = STORIES[reader.name]
    found = read_back(told_by(path, text, title="Checkout is slow"))

    assert [(event.at, event.what) for event in found.events if event.at] == [(AT, "Looking")]


@pytest.mark.parametrize("name", [reader.name for reader in READERS])
def test_every_row_is_named_where_people_look(name: str) -> None:
    """In the help of the command, and in the manual."""
    shown = " ".join(CliRunner().invoke(main, ["new", "--help"]).output.split())

    assert name in shown
    assert name.lower() in page("incident-file.md").lower()


def test_every_tool_has_a_row() -> None:
    """A file that knows a tool and stands in no row would never be asked."""
    folder = Path(readers.__file__).parent / "formats"
    with_knows = {file.stem for file in folder.glob("*.py") if "\ndef knows(" in file.read_text()}

    assert {row.knows.__module__.rpartition(".")[2] for row in READERS} == with_knows


def test_json_says_by_what_it_is_known() -> None:
    """The letter about a file that nobody knows lists what was looked for."""
    said = letter({"foo": 1})

    for row in READERS:
        assert bool(row.looked_for) != bool(row.endings), row.name
        assert f"{row.looked_for} ({row.name})" in said or row.endings


def test_a_new_row_needs_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is recognised, read, named in the letter, and told apart from the others."""

    def knows(export: Export) -> bool:
        return isinstance(export.data, dict) and "pages" in export.data

    def imported(task: Task) -> Import:
        events = tuple(Event(page["pages"], "", AT) for page in task.pages)
        return Import("Checkout is slow", task.wishes.day_from(events), UTC, events)

    row = Reader("Opsbell", knows, imported, looked_for="`pages`")
    monkeypatch.setattr(readers, "READERS", (*READERS, row))

    found = told_by("export.json", '{"pages": "Looking"}')
    assert [event.what for event in read_back(found).events] == ["Looking"]
    assert "`pages` (Opsbell)" in letter({"foo": 1})
    assert "These files come from different tools" in letter({"pages": "x"}, [a_message()])


def test_a_new_ending_is_no_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar may begin with a bracket; its name says what it is."""
    seen: list[str] = []

    def imported(task: Task) -> Import:
        seen.append(task.source.text)
        return Import("x", AT.date(), UTC)

    row = Reader("A calendar", lambda _: False, imported, endings=frozenset({".ics"}))
    monkeypatch.setattr(readers, "READERS", (*READERS, row))

    told_by("events.ics", "[{ is how this one begins")
    assert seen == ["[{ is how this one begins"]
