"""The command line tells a timeline to programs: moments, line numbers, and what is doubtful."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import ReviewError
from action.printed.timeline_json import normalised

PATH = "incidents/2026-03-02-queue-stuck/incident.yml"


def entry(line: int, label: str, at: str | None, text: str, **other: object) -> dict[str, object]:
    """An entry without end, source or anything remarkable, but for what is `other`."""
    known = {"line": line, "label": label, "at": at, "end": None, "approximate": False}
    return {**known, "text": text, "source": None, "flags": [], **other}


def test_json_of_a_text_tells_entries_and_notes() -> None:
    """Lines with a time are entries, with local times and line numbers; the others are notes."""
    text = "# Queue\n2026-03-02\n- 14:05 Paged\n\nSome words\n- ~14:10-14:20 Restarted\n"

    assert normalised(text, path="notes.md") == {
        "timezone": None,
        "entries": [
            entry(3, "14:05", "2026-03-02T14:05", "Paged", id="e1"),
            entry(
                6,
                "~14:10–14:20",
                "2026-03-02T14:10",
                "Restarted",
                id="e2",
                end="2026-03-02T14:20",
                approximate=True,
                flags=["approximate"],
            ),
        ],
        "notes": [{"line": 1, "text": "Queue"}, {"line": 5, "text": "Some words"}],
    }


def test_json_of_a_text_without_a_day_has_no_moments() -> None:
    """A clock alone is not a moment, and none is invented."""
    assert normalised("14:05 Paged\n", path="notes.txt")["entries"][0]["at"] is None


def test_json_of_an_incident_file_knows_zone_and_day() -> None:
    """The folder says the day, the file the zone, whatever else is wrong with it."""
    found = normalised("timezone: Europe/London\ntimeline: ['14:05 Paged']\n", path=PATH)

    assert (found["timezone"], found["entries"][0]["at"]) == ("Europe/London", "2026-03-02T14:05")


@pytest.mark.parametrize(
    ("lines", "flag"),
    [
        ("??:?? x", "no-time"),
        ("25:10 x", "unclear"),
        ("~14:05 x", "approximate"),
        ("14:05 x\n13:00 y", "out-of-order"),
        ("23:00 x\n00:10 y", "next-day"),
    ],
)
def test_json_flags_what_is_remarkable(lines: str, flag: str) -> None:
    """Programs can see where a time is doubtful."""
    assert flag in normalised(lines, path="2026-03-02-x/notes.md")["entries"][-1]["flags"]


@given(st.text(max_size=300))
def test_whatever_the_text_nothing_ends_the_program(text: str) -> None:
    """Any text becomes entries and notes, or letters."""
    try:
        found = normalised(text, path="2026-03-02-x/notes.md")
    except ReviewError:
        return

    assert all(item["line"] <= len(text) + 1 for item in (*found["entries"], *found["notes"]))
