"""Timelines as people paste them, one shape or trap a story, with what each must come to.

A story is two files in `timelines/`: the text, and beside it `.expected`, which says on its first
line what the story shows, then what the reader should know or find (`path`, `zone`), then the
events and notes in the order of the file:

    2026-03-02T14:05                     | the words of an event
    2026-03-02T14:05 to 2026-03-02T14:20 | a range
    about 2026-03-02T14:05               | a time that people hedge
    2026-03-03T00:10 (next-day)          | what is remarkable about the time
    unknown "14:??"                      | a time that nobody knows, as it was written
    note                                 | a line without a time, that belongs to no event

`notes: any` in the head: beside the notes given, the file has words that are beside the point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

from action.printed.timeline_json import normalised

STORIES: Final = Path(__file__).parent / "timelines"
TOLD: Final = ("next-day", "out-of-order", "other-zone")
"""The flags that a story names; the others follow from what stands there anyway."""
BLOCK: Final = "incidents/2026-03-02-pasted/incident.yml"


@dataclass(frozen=True)
class Row:
    """A line below the head of an `.expected` file."""

    when: str
    words: str

    @property
    def quoted(self) -> bool:
        """Whether the story says how the label is written."""
        return '"' in self.when


@dataclass(frozen=True)
class Story:
    """What a text should come to."""

    path: str
    zone: str | None
    any_notes: bool
    rows: tuple[Row, ...]

    @property
    def events(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.when != "note")

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(row.words for row in self.rows if row.when == "note")


def story(text: Path) -> Story:
    """The expectation beside a text."""
    head, _, body = text.with_suffix(".expected").read_text(encoding="utf-8").partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines()[1:])
    rows = (re.split(r" +\| ?", line, maxsplit=1) for line in body.splitlines())
    return Story(
        path=said.get("path", text.name),
        zone=said.get("zone"),
        any_notes=said.get("notes") == "any",
        rows=tuple(Row(when, words) for when, words in rows),
    )


@pytest.fixture(
    params=[file for file in sorted(STORIES.iterdir()) if file.suffix != ".expected"],
    ids=lambda file: file.stem,
)
def text(request: pytest.FixtureRequest) -> Path:
    """The text of each story in turn."""
    file: Path = request.param
    return file


@pytest.fixture
def expected(text: Path) -> Story:
    return story(text)


@pytest.fixture
def found(text: Path, expected: Story) -> dict[str, Any]:
    """What the reader makes of the text."""
    return normalised(text.read_text(encoding="utf-8"), path=expected.path)


def test_each_event_is_told_once_at_its_time_with_its_words(
    found: dict[str, Any], expected: Story
) -> None:
    """Times, ends, hedges, remarkable things and whole texts, in the order of the file."""
    entries = found["entries"]
    quoted = [row.quoted for row in expected.events] + [False] * len(entries)

    assert [told(entry, quoted=quoted[i]) for i, entry in enumerate(entries)] == [
        f"{row.when} | {row.words}" for row in expected.events
    ]


def test_what_is_no_event_is_kept_as_a_note(found: dict[str, Any], expected: Story) -> None:
    """Nothing is lost: words that belong to no event stay, in the order of the file."""
    notes = [note["text"] for note in found["notes"]]

    assert [note for note in notes if note in expected.notes or not expected.any_notes] == [
        *expected.notes
    ]


def test_the_zone_is_the_one_that_the_text_states(found: dict[str, Any], expected: Story) -> None:
    """Where a text states no zone, none is made up."""
    if expected.zone:
        assert (found["timezone"] or "none") == expected.zone


def test_each_event_says_where_it_stands(text: Path, found: dict[str, Any]) -> None:
    """Line numbers lead into the text, in its order, to where the event begins."""
    lines = text.read_text(encoding="utf-8").splitlines()
    numbers = [entry["line"] for entry in found["entries"]]
    begun = ["".join(lines[number - 1 : number + 1]) for number in numbers]

    assert numbers == sorted(numbers)
    assert [
        entry
        for entry, line in zip(found["entries"], begun, strict=True)
        if not begins(entry, line)
    ] == []


def test_the_line_ends_of_another_system_change_nothing(
    text: Path, found: dict[str, Any], expected: Story
) -> None:
    """A file from Windows tells the same."""
    lines = text.read_text(encoding="utf-8").splitlines()

    assert normalised("\r\n".join((*lines, "")), path=expected.path) == found


def test_pasted_into_the_incident_file_it_tells_the_same(
    text: Path, found: dict[str, Any], expected: Story
) -> None:
    """A timeline in a block of YAML is read as the file it came from, unless that was a report."""
    lines = text.read_text(encoding="utf-8").splitlines()
    if text.suffix == ".yml" or text.stem.startswith("report") or expected.any_notes:
        return
    pasted = "timeline: |2\n" + "".join(f"  {line}\n" for line in lines)
    again = normalised(pasted, path=BLOCK)

    assert [entry["text"] for entry in again["entries"]] == [e["text"] for e in found["entries"]]


def begins(entry: dict[str, Any], line: str) -> bool:
    """Whether a figure of the time or the first of the words stands in a line."""
    signs = [*re.findall(r"\d\d", entry["label"]), *entry["text"].split()[:1]]
    return any(sign in line for sign in signs) or not signs


def told(entry: dict[str, Any], *, quoted: bool) -> str:
    """An entry as a story writes it."""
    when = " to ".join(moment(entry[name]) for name in ("at", "end") if entry[name])
    flags = ", ".join(flag for flag in TOLD if flag in entry["flags"])
    about = "about" if entry["approximate"] else ""
    label = f'"{entry["label"]}"' if quoted or not when else ""
    source = f" {{source: {entry['source']}}}" if entry["source"] else ""
    before = (about, when or "unknown", label, f"({flags})" if flags else "")
    return f"{' '.join(filter(None, before))} | {entry['text']}{source}"


def moment(written: str) -> str:
    """A moment with its seconds where there are any."""
    at = datetime.fromisoformat(written)
    return at.isoformat(timespec="seconds" if at.second else "minutes")
