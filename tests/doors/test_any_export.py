"""Whatever stands in an export of another tool: a folder comes of it, or a letter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import ReviewError
from action.importers.import_model import Around, Source
from tests.doors.mutated import ODD, mutations
from tests.importers.samples import (
    a_log,
    a_message,
    an_entry,
    an_incident_of_theirs,
    an_item,
    an_update,
    pinned,
    read_back,
    told,
)
from tests.searching import examples

PROFILE = {"id": "U1", "name": "mira", "profile": {"real_name": "Mira", "display_name": "mira"}}
SLACK = [
    a_message(
        "hi <@U1> *b* <https://x|y>",
        thread_ts="1772460300.000100",
        edited={"user": "U1", "ts": "1"},
    ),
    pinned(a_message("x", 1, files=[{"name": "x", "permalink": "https://acme.slack.com/files/x"}])),
    a_message("joined", 2, subtype="channel_join"),
    a_message("", 3, attachments=[{"text": "t", "fallback": "f", "title_link": "https://x"}]),
]
SAMPLES: dict[str, Any] = {
    "Slack": SLACK,
    "Slack, by its API": {"messages": SLACK, "channel_info": {"id": "C1", "name": "x"}},
    "PagerDuty": a_log(an_entry("trigger", "14:05"), an_entry("annotate", "14:07", "y")),
    "incident.io, updates": {"incident_updates": [an_update("Live", "live", "14:05", "x")]},
    "incident.io, items": {"timeline_items": [an_item("x", "14:05")], **an_incident_of_theirs()},
    "incident.io, a list": [an_item("x", "14:05")],
}
PEOPLE: list[Any] = [PROFILE]


@pytest.mark.parametrize("subtype", [each for each in ODD if not isinstance(each, str)], ids=repr)
def test_a_subtype_that_is_no_word_is_none(subtype: object) -> None:
    """The message is told like others."""
    assert told([a_message("Looking", subtype=subtype), a_message("Found", 1)]).events


@examples(80)
@given(data=st.data(), name=st.sampled_from(sorted(SAMPLES)))
def test_any_export(data: st.DataObject, name: str) -> None:
    """With another type, nothing, or too much in any place of it."""
    assert all(letters(data.draw(mutations(SAMPLES[name]))))


@examples(50)
@given(data=st.data())
def test_any_people_beside_it(data: st.DataObject) -> None:
    """What lies beside an export is as sure as the export."""
    people = data.draw(mutations(PEOPLE))

    assert all(letters(SLACK, people))


def letters(data: Any, people: Any = PEOPLE) -> Iterator[str]:
    """What is said where an import is refused, with and without people's names."""
    beside = Source("users.json", json.dumps(people))
    for wishes in _wishes():
        try:
            read_back(told(data, around=Around((beside,), "x"), **wishes))
        except ReviewError as error:
            yield str(error)


def _wishes() -> Iterator[dict[str, Any]]:
    yield {}
    yield {"names": True, "emoji": frozenset({"pushpin"})}
