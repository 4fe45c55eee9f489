"""No clock that stands in a timeline is dropped: it is a time, an end, or kept in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.printed.timeline_json import normalised
from action.read.freetext.labels.labels import leading
from tests.searching import examples

TIMES: Final = (
    *("@", "@:30", "~@", "**@**", "_@_", "`@`", "[@]", "2026-03-02 @", "March 2, @", "Mon @", "??"),
    *("@ UTC", "@Z", "@ (approx)", "since @", "until @", "do @", "bis @ Uhr", "before @", "@+"),
)
BETWEEN: Final = (
    *(", ", " / ", "/", " (", "; ", " and ", " & ", " | ", "–", " - ", " ~ ", "~", " to ", " → "),
    *(", later ", " and again ", " or ", "-", " bis ", "、", ") (", "", " ", "]("),
)
BEHIND: Final = (" – ", ": ", " ", ") ", " UTC) ", " UTC: ", "** ", "` - ", ", ", " | ", ")", "")
BEGINNINGS: Final = ("- ", "* ", "", "### ", "1. ", "| ", "| x | ", "- [ ] ", "  - ", "Detected: ")
HEADS: Final = (
    *("", "| Time | Event |\n|---|---|\n", "| Start | End | What |\n|---|---|---|\n"),
    *("| Date | Time | Event |\n|---|---|---|\n", "14:05 Paged\n\n"),
)
LINE: Final = st.tuples(
    st.sampled_from(BEGINNINGS),
    st.lists(st.tuples(st.sampled_from(TIMES), st.sampled_from(BETWEEN)), min_size=1, max_size=3),
    st.sampled_from(BEHIND),
)


def text_of(head: str, lines: list[tuple[str, list[tuple[str, str]], str]]) -> str:
    """A timeline in which no clock stands twice."""
    minutes = count(9 * 60 + 11)
    rows = []
    for begin, times, behind in lines:
        said = "".join(time + between for time, between in times[:-1]) + times[-1][0]
        rows.append(f"{begin}{said}{behind}words")
    written = "\n".join(rows)
    while "@" in written:
        minute = next(minutes)
        written = written.replace("@", f"{minute // 60:02}:{minute % 60:02}", 1)
    return f"# Notes\n\n2026-03-02\n\n## Timeline\n\n{head}{written}\n"


def shown(found: dict[str, Any]) -> Iterator[str]:
    """Everything that people are shown of a timeline."""
    for entry in found["entries"]:
        yield from filter(None, (entry[name] for name in ("label", "at", "end", "text", "source")))
    for line in (*found["notes"], *found.get("unread", ())):
        yield line["text"]
    yield from (event["at"] or "" for event in found.get("key_events", ()))


def lost(text: str) -> list[str]:
    """The clocks below the heading that nobody is shown."""
    told = " ".join(shown(normalised(text, path="notes.md")))
    return [clock for clock in re.findall(r"\d\d:\d\d", text) if clock not in told]


@given(head=st.sampled_from(HEADS), lines=st.lists(LINE, min_size=1, max_size=5))
@examples(500)
def test_every_clock_of_a_timeline_comes_back(
    head: str, lines: list[tuple[str, list[tuple[str, str]], str]]
) -> None:
    """In the time of an event, in its end, in its words, in a note or in a question."""
    text = text_of(head, lines)

    assert lost(text) == [], text


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("14:40 (13:40 UTC)", "+01:00"),
        ("13:09 (16:09 UTC)", "-03:00"),
        ("01:30 (23:30 UTC)", "+02:00"),
        ("23:30 (04:30 UTC)", "-05:00"),
        ("14:40 (14:40 UTC)", "+00:00"),
        ("14:40 (15:40 CET)", "+00:00"),
        ("14:40 (09:10 UTC)", "+05:30"),
        ("2:40 pm (13:40 UTC)", "+01:00"),
        ("12:40 pm (11:40 UTC)", "+01:00"),
        ("12:40 am (23:40 UTC)", "+01:00"),
        ("14:40 (14:10 UTC)", None),
        ("14:40 (14:33 UTC)", None),
        ("14:40 / 13:40 UTC", None),
        ("14:40 (13:40)", None),
        ("14:40 (13:40 utc)", "+01:00"),
        ("14:40 (13:40 BRT)", "-02:00"),
        ("14:40 (13:40 IST)", None),
        ("14:40 (05:40 PST)", None),
        ("14:40 CET (13:40 UTC)", "CET"),
    ],
)
def test_a_bracket_tells_the_zone_of_the_time_before_it(line: str, zone: str | None) -> None:
    """Where both can be the same moment; what is no offset of any place is another time."""
    label = leading(f"{line} Paged")

    assert label is not None
    assert label.zone == zone


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("14:05, 14:10 – Paged", "14:05, 14:10"),
        ("**14:05** / **14:10** Paged", "14:05 / 14:10"),
        ("14:05/14:10 Paged", "14:05/14:10"),
        ("14:05–14:08 (14:10) Paged", "14:05–14:08 (14:10)"),
        ("~14:05 (16:10 UTC, by the crane) Paged", "~14:05"),
        ("14:05 UTC (15:05 CET) Paged", "14:05"),
        ("14:05 UTC (17:05 CET) Paged", "14:05 (17:05 CET)"),
        ("2:05 pm (14:05 UTC) Paged", "14:05"),
        ("until 14:05 – Paged", "until 14:05"),
        ("14:05:58.39 Paged", "14:05:58.39"),
        ("14:05:58.39–14:05:59,5 Paged", "14:05:58.39–14:05:59,5"),
    ],
)
def test_the_label_says_the_further_times(line: str, label: str) -> None:
    """As they were written; the same moment in another zone needs no second word."""
    found = normalised(
        f"## Timeline\n\nTimes in UTC.\n\n- {line}\n- 15:00 Closed\n", path="notes.md"
    )

    assert found["entries"][0]["label"] == label


@pytest.mark.parametrize(
    "line",
    [
        "- 14:05, 14:10 – Paged",
        "- 14:20 / 14:22 Two hosts restart",
        "- 14:25–14:30, 14:40–14:45: Retries",
        "- 14:05 (14:10) Paged",
        "- **14:05** / **14:10** Paged",
        "- Detected: 14:05 / 14:10",
        "| Start | End | What |\n|---|---|---|\n| 14:05, 14:06 | later, 14:10 | Paged |",
        "### 14:05\n\n- 14:10 Paged",
    ],
)
def test_a_second_time_is_kept(line: str) -> None:
    """Whatever stands between the two."""
    assert lost(f"## Timeline\n\n{line}\n- 15:00 Closed\n") == []
