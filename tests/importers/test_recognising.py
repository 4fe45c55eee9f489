"""What a file is, is seen by its shape; and what nobody knows is a letter that says so."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import ReviewError
from action.importers.import_model import Around, Source, Wishes
from action.importers.readers import imported
from tests.importers.samples import (
    a_log,
    a_message,
    an_entry,
    an_item,
    letter,
    letter_by,
    read_back,
    told,
    told_by,
)

LOG = a_log(an_entry("trigger", "14:05:00"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("name", ["export.json", "export", "export.txt", "slack.json"])
@pytest.mark.parametrize(
    "data", [[a_message()], LOG, {"incident_timeline_items": [an_item("x", "14:05:00")]}]
)
def test_the_name_of_a_file_does_not_matter(name: str, data: Any) -> None:
    """A log of PagerDuty called slack.json is a log of PagerDuty."""
    assert len(told_by(name, json.dumps(data), title="x").events) == 1


@pytest.mark.parametrize("name", ["export.txt", "export"])
def test_a_table_and_a_report_are_told_apart_by_their_first_line(name: str) -> None:
    """Columns that have names we know make a table."""
    assert told_by(name, "time,what\n2026-03-02 14:05,x\n").report is None
    assert told_by(name, "[Queue](x) stuck on 2026-03-02, they say\n").report is not None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            {"foo": 1},
            "This JSON is not from a known tool; export one of these: messages with `ts` (Slack);",
        ),
        ([], "This JSON is not from a known tool"),
        (7, "This JSON is not from a known tool"),
        (
            {"ok": False, "error": "not_in_channel"},
            "This is an error message, not an export: not_in_channel;",
        ),
        (
            {"error": {"message": "Not Found", "code": 2100}},
            "This is an error message, not an export: Not Found;",
        ),
        (
            {"type": "authentication_error", "errors": []},
            "This is an error message, not an export: authentication_error;",
        ),
    ],
)
def test_json_of_no_known_shape_is_a_letter(data: Any, said: str) -> None:
    """The letter says what was looked for, or what the answer says."""
    assert letter(data).startswith(f"0.json:1:1: {said}")


def test_files_of_different_tools_are_not_mixed() -> None:
    """One story from one tool."""
    assert letter([a_message()], LOG).startswith(
        "0.json:1:1: These files come from different tools"
    )


@pytest.mark.parametrize("name", ["page.html", "timeline.py", "log.log"])
def test_a_file_that_nobody_knows_is_a_letter(name: str) -> None:
    """A page of HTML or a program is no report, even where it names a day."""
    assert letter_by(name, "It was on 2026-03-02\n").startswith(
        f"{name}:1:1: This is neither JSON nor a table with known columns;"
        " if it is a report in Markdown"
    )


@pytest.mark.parametrize("wishes", [{"emoji": frozenset({"x"})}, {"link": "https://x.example"}])
@pytest.mark.parametrize("data", [LOG, {"foo": 1}])
def test_what_only_slack_knows_is_not_quietly_ignored(data: Any, wishes: Any) -> None:
    """Whoever asks for an emoji expects that something is chosen by it."""
    assert "only work with Slack messages" in letter(data, **wishes)


def test_several_files_that_are_no_json_are_a_letter() -> None:
    """Two tables would be two incidents."""
    with pytest.raises(
        ReviewError, match=r"b.md:1:1: Several files must all be JSON from one tool"
    ):
        imported([Source("a.json", json.dumps(LOG)), Source("b.md", "x")], Wishes())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1,}', "1:9: A name in double quotes belongs here"),
        ('[\n {"ts": "1"\n {}]', "3:2: A comma is missing here, or a quotation mark"),
        ('["x', "1:2: The quotes that open here are never closed"),
        ("[1, ", "1:5: A value is missing here"),
        ("{}\n{}", "2:1: A second JSON text begins here; put each into its own file"),
        ("[" * 100_000, "1:1: Too many brackets are nested here"),
        ("", "1:1: A value is missing here"),
        (r'["\x"]', "1:3: JSON does not know what this backslash means"),
        (r'["\u12"]', r"1:4: Four characters from 0 to 9 or A to F must follow the \u here"),
    ],
)
def test_broken_json_is_a_letter(text: str, said: str) -> None:
    """With line and column, and in words."""
    assert letter_by("x.json", text).startswith(f"x.json:{said}")


def test_a_number_of_any_length_does_no_harm() -> None:
    """Python itself refuses to read more than 4,300 digits."""
    assert (
        len(
            told_by(
                "x.json", f'[{{"ts": "1772460300.0001", "text": "x", "n": {"9" * 9_000}}}]'
            ).events
        )
        == 1
    )


def test_a_time_keeps_its_digits() -> None:
    """The fraction is part of the address of a message, and a number would lose it."""
    channel = "https://acme.slack.com/archives/C1"
    found = told_by("x.json", '[{"ts": 1772460300.000100, "text": "x"}]', link=channel)

    assert found.events[0].source == f"{channel}/p1772460300000100"


@pytest.mark.parametrize(
    "key", ["log_entries", "messages", "incident_updates", "incident_timeline_items", "incident"]
)
@given(JSON, JSON)
def test_whatever_stands_in_a_known_shape_is_an_import_or_a_letter(
    key: str, first: Any, second: Any
) -> None:
    """Other people's files are never a traceback, and what comes of them can be read."""
    row = {
        "ts": "1772460300.0",
        "type": "x_log_entry",
        "created_at": "2026-03-02T14:05:00Z",
        "incident_id": "1",
    }
    rows = [
        {
            **row,
            "text": first,
            "reactions": second,
            "incident": first,
            "title": first,
            "user": second,
        }
    ]
    rows += [
        {
            **row,
            "files": first,
            "attachments": [{"fields": second}],
            "blocks": first,
            "agent": second,
        }
    ]
    try:
        found = told(
            {key: [*rows, first], "incident_status": second, "pagination_meta": first}, title="x"
        )
    except ReviewError:
        return
    assert read_back(found).events


@given(JSON)
def test_files_beside_an_export_do_no_harm(beside: Any) -> None:
    """`users.json` may be anything."""
    around = Around(
        (Source("users.json", json.dumps(beside)), Source("channels.json", json.dumps(beside))), "x"
    )

    assert len(told([a_message()], around=around).events) == 1
