"""Exports with a thing taken away, or another in its place: an import or a letter, no traceback."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import ReviewError
from action.importers.import_model import Source, Wishes
from action.importers.readers import READERS, imported
from tests.importers import samples
from tests.importers.test_jira import HEAD, ISSUE

EXPORTS: Final[dict[str, list[Any]]] = {
    "Slack": [[samples.a_message("Looking <@U2>"), samples.pinned(samples.a_message("x", 1))]],
    "Statuspage": [
        samples.a_status_page(
            samples.a_page_incident(
                samples.a_page_update(
                    "resolved",
                    "14:49",
                    "All is well.",
                    affected_components=[
                        {"name": "API", "old_status": "x", "new_status": "partial_outage"}
                    ],
                ),
                samples.a_page_update("investigating", "14:05", "Some orders fail."),
            )
        )
    ],
    "Opsgenie": [
        samples.a_timeline(
            samples.a_timeline_entry("14:05:00", "Created", "by Mira Novak"), nextOffset="e2"
        ),
        samples.an_opsgenie_incident(owner="mira@acme.example"),
        samples.an_answer([samples.a_log_line("14:06:00", "Seen", "mira@acme.example")]),
    ],
    "PagerDuty": [
        samples.a_log(
            samples.an_entry(
                "trigger",
                "14:05:30",
                channel={"type": "note", "summary": "x", "user": samples.MIRA},
                contexts=[{"type": "link", "href": "https://x.example", "text": "x"}],
            )
        ),
        {"incident": samples.THEIR_INCIDENT},
    ],
    "PagerDuty, webhooks": [
        samples.a_webhook("incident.triggered", "14:05:30"),
        [samples.a_webhook("incident.escalated", "14:06:30")["event"]],
        samples.a_webhook(
            "incident.responder.added",
            "14:20:00",
            samples.about_it("incident_responder", user=samples.MIRA, message="x", trimmed=True),
        ),
        {
            "messages": [
                {
                    "event": "incident.resolve",
                    "incident": samples.INCIDENT,
                    "log_entries": [samples.an_entry("resolve", "14:49:00")],
                }
            ]
        },
    ],
    "FireHydrant": [
        samples.their_events(samples.a_hydrant_event("14:10:00", "Looking"), pages=2),
        samples.a_hydrant_incident(lifecycle_phases=[{"milestones": [{"slug": "closed"}]}]),
        {"data": {"incident": samples.a_hydrant_incident(severity={"slug": "SEV2"})}},
    ],
    "incident.io": [
        samples.an_incident_of_theirs(),
        {"incident_timeline_items": [samples.an_item("Looking", "14:05:00")]},
        {"incident_updates": [samples.an_update("Fixing", "live", "14:06:00", "x")]},
    ],
}
"""Everything that is read of each tool, in its own shape."""

OTHER: Final[st.SearchStrategy[Any]] = st.sampled_from(
    [None, True, 0, -1, 10**40, 1.5, "", "x", "\x00\ud800", "9" * 50, "2026-03-02", "<@U1>", []]
) | st.sampled_from(
    [{}, [[]], [None], ["x"], [{}], {"x": {}}, {"id": 1}, {"name": ["x"]}, "x" * 300]
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in JSON, from the whole to the last value."""
    yield path
    inner = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in inner:
        yield from places(value, (*path, key))


def spoilt(files: list[Any], path: tuple[Any, ...], change: Any) -> list[Any]:
    """The files with one place changed; a change of None takes it away."""
    files = copy.deepcopy(files)
    held: Any = files
    for key in path[:-1]:
        held = held[key]
    if change is None:
        del held[path[-1]]
    else:
        held[path[-1]] = change[0]
    return files


def comes_of(files: list[Any], **wishes: Any) -> str:
    """`read`, or `letter`; what is read can be written and read back by the action."""
    sources = [Source(f"{i}.json", json.dumps(data)) for i, data in enumerate(files)]
    try:
        found = imported(sources, Wishes(title="x", **wishes))
        assert samples.read_back(found).events
    except ReviewError as error:
        return "letter" if all(told.what and told.remedy for told in error.letters) else "nothing"
    return "read"


@pytest.mark.parametrize("name", EXPORTS)
def test_the_exports_that_are_spoilt_here_are_whole(name: str) -> None:
    """Or all below would be letters."""
    assert comes_of(EXPORTS[name]) == "read"


def test_every_tool_that_exports_json_is_spoilt_here() -> None:
    """A new row without a sample fails here."""
    known = {row.name for row in READERS if row.looked_for}

    assert known == {name.partition(",")[0] for name in EXPORTS}


@pytest.mark.parametrize("name", EXPORTS)
def test_whatever_is_missing_it_is_an_import_or_a_letter(name: str) -> None:
    """Every single value is taken away once."""
    files = EXPORTS[name]
    for path in [path for path in places(files) if path and len(files) + len(path) > 2]:
        assert comes_of(spoilt(files, path, None)) in {"read", "letter"}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Slack", (0,)),
        ("Statuspage", (0, "incidents", 0, "incident_updates")),
        ("Opsgenie", (0, "data", "entries")),
        ("Opsgenie", (2, "data")),
        ("PagerDuty", (0, "log_entries")),
        ("PagerDuty, webhooks", (1,)),
        ("FireHydrant", (0, "data")),
        ("incident.io", (1, "incident_timeline_items")),
        ("incident.io", (2, "incident_updates")),
    ],
)
def test_what_is_no_row_of_a_list_is_counted(name: str, path: tuple[Any, ...]) -> None:
    """Nothing goes silently, whatever the tool is."""
    files = spoilt(EXPORTS[name], (*path, slice(0, 0)), (["x", None, 7],))
    sources = [Source(f"{i}.json", json.dumps(data)) for i, data in enumerate(files)]

    assert [said for said in imported(sources, Wishes()).left_out if said.startswith("3 ")]


@pytest.mark.parametrize("name", EXPORTS)
@given(data=st.data())
def test_whatever_stands_in_a_place_it_is_an_import_or_a_letter(
    name: str, data: st.DataObject
) -> None:
    """Every value may be of another kind, and two of them at once."""
    files = EXPORTS[name]
    for _ in range(2):
        found = [path for path in places(files) if path]
        if not found:
            break
        files = spoilt(files, data.draw(st.sampled_from(found)), (data.draw(OTHER),))
    names = data.draw(st.booleans())
    assert not files or comes_of(files, names=names) in {"read", "letter"}


@given(st.lists(st.tuples(st.integers(0, 8), OTHER.map(str)), max_size=3))
def test_whatever_stands_in_a_cell_of_jira_it_is_an_import_or_a_letter(
    changes: list[tuple[int, str]],
) -> None:
    """Times without a day, comments without a time, mentions without an end."""
    cells = ["Checkout is slow", "OPS-1", "1", "Done", "13/Mar/26 2:05 PM", "", "x", "y;z", "[~a"]
    for at, text in changes:
        cells[at] = text.encode("utf-8", "replace").decode()
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    try:
        found = samples.told_by("jira.csv", f"{HEAD}\n{ISSUE}\n{row}\n", title="x")
    except ReviewError:
        return
    assert samples.read_back(found).events
