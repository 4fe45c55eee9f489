"""No line of a timeline is dropped in silence: it is told, or counted in a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from action.errors import Place
from action.read.freetext.blocks.blocks import blocks
from action.read.freetext.chronicle import Chronicle, chronicle_of_text, chronicle_of_timeline
from action.read.freetext.passages.passage import KeyEvent, Passage, TimelineEntry, Unread
from action.read.freetext.passages.tables import tables
from action.read.incident import incident
from action.read.settings import DEFAULTS
from action.read.yaml.source import PlacedLine
from tests.searching import examples

BEGINNINGS: Final = (
    *("", "  ", "    ", "- ", "  - ", "* ", "1. ", "• ", "> ", "### ", "#### ", "#1235 ", "\\"),
    *("14:05 ", "14:05: ", "- 14:05 ", "  - 14:10: ", "* **14:10** ", "- ~14:20-14:30 ", "?? "),
    *(
        "### 14:05 ",
        "### 2026-03-02 ",
        "2026-03-02: ",
        "2. März 2026, 14:05 Uhr: ",
        "gegen 15 Uhr ",
    ),
    *(
        "| 14:05 | ",
        "| x | 14:05 | ",
        "|",
        "| 2026-03-02 | | ",
        "14:05 | ",
        "! 14:05 !! ",
        "+ ",
        "|+ ",
    ),
    *(
        "**Key events** ",
        "- Key events ",
        "- Resolved: 15:00 ",
        "- Detected at 14:00 - ",
        "<p>",
        "<li>",
    ),
    *(
        "<td>",
        "<br>",
        "14:05<br>14:10 ",
        '{"at": "14:05"} ',
        "[",
        "{",
        "* - ",
        "     - ",
        ".. list",
    ),
    *(
        "**",
        "[14:05](https://example.com) ",
        "`",
        "~~",
        "&nbsp;",
        "# 14:05 ",
        "Ende: ",
        "14:05 Denver - ",
    ),
)
BETWEEN: Final = (
    "",
    "",
    "",
    "\n",
    "\n\n",
    "---\n",
    "{|\n",
    "|-\n",
    "|}\n",
    "|===\n",
    "+----+\n",
    "==== ====\n",
    "|---|---|\n",
)
LINES: Final = st.lists(
    st.tuples(st.sampled_from(BETWEEN), st.sampled_from(BEGINNINGS)), max_size=12
)


def text_of(lines: Sequence[tuple[str, str]]) -> str:
    """A text in which each line has a word of its own."""
    return "".join(f"{gap}{begin}word{i}x\n" for i, (gap, begin) in enumerate(lines))


def placed(text: str) -> list[PlacedLine]:
    return [(Place("notes.md", i, 1), line) for i, line in enumerate(text.split("\n"), 1)]


def chronicle(text: str, *, whole: bool) -> Chronicle:
    lines = placed(text)
    return chronicle_of_timeline(lines) if whole else chronicle_of_text(lines)


def said(passages: Sequence[Passage]) -> Iterator[str]:
    """Every word that people are shown."""
    for item in passages:
        if isinstance(item, TimelineEntry):
            yield from (item.label.written, item.what, item.source or "", item.by or "")
        elif isinstance(item, KeyEvent):
            yield item.label.written
        elif not hasattr(item, "label"):
            yield item.what


def column_names(text: str) -> set[int]:
    """The lines that name the columns of a table; such names are no words of an event."""
    found = blocks(placed(text))
    ends = [*(block.place.line for block in found[1:]), text.count("\n") + 2]
    return {
        line
        for start, _ in tables(found)
        if not any(label.timed for label in found[start].labels)
        for line in range(found[start].place.line, ends[start])
    }


def lost(text: str, found: Chronicle) -> list[str]:
    """The lines of which no word is told, and that no question counts; key events give a time."""
    words = set(re.findall(r"word\d+x", " ".join(said(found.passages))))
    milestones = {item.place.line for item in found.passages if isinstance(item, KeyEvent)}
    names = column_names(text)
    lines = enumerate(text.split("\n"), 1)
    return [
        line
        for number, line in lines
        if (word := re.search(r"word\d+x", line))
        and word[0] not in words
        and number not in milestones | names
    ]


@given(lines=LINES)
@examples(500)
def test_no_line_of_a_timeline_is_lost(lines: list[tuple[str, str]]) -> None:
    """Whatever shape it has, its words stand in an event, a note or a question."""
    text = text_of(lines)

    assert lost(text, chronicle(text, whole=True)) == [], text


@given(lines=LINES)
@examples(500)
def test_no_line_of_a_section_is_lost(lines: list[tuple[str, str]]) -> None:
    """The same below the heading of a timeline, in a report."""
    below = text_of([(gap.replace("---", ""), begin) for gap, begin in lines])
    text = f"## Timeline\n\n14:00 It begins\n\n{below}"
    inner = re.split(r"(?m)^#{1,2} ", text)[1]

    assert lost(f"## {inner}", chronicle(text, whole=False)) == [], text


def test_a_table_that_reaches_over_a_heading_is_told_line_by_line() -> None:
    """What would close it belongs to another section, and a table of a wiki begins no cell."""
    text = "## Timeline\n\n14:00 Paged\n\n|===\nword0x\n# 14:05 word1x\n{|\nword2x\n|===\nword3x\n"

    assert lost(text, chronicle(text, whole=False)) == []


def test_a_section_without_times_is_asked_about_where_another_tells_them() -> None:
    """It calls itself a timeline, and nothing in it can be told."""
    text = "## Timeline\n\n- 14:05 Paged\n\n## Timeline of the client\n\nNobody kept one.\n"

    assert [item for item in chronicle(text, whole=False).passages if isinstance(item, Unread)] == [
        Unread(Place("notes.md", 7, 1), "Nobody kept one.")
    ]


def test_a_sentence_beside_the_only_table_is_asked_about() -> None:
    """It begins with a time, but the table is the timeline; the sentence may tell an event."""
    rows = "".join(f"| 14:{minute} | word{minute}x |\n" for minute in (10, 20, 30))
    text = (
        f"14:05 to 14:40 word1x and all of its neighbours were down.\n\n|Time|Event|\n|-|-|\n{rows}"
    )
    found = chronicle(text, whole=False)

    assert lost(text, found) == []
    assert [item for item in found.passages if isinstance(item, Unread)] == [
        Unread(
            Place("notes.md", 1, 1), "14:05 to 14:40 word1x and all of its neighbours were down."
        )
    ]


def test_lines_that_were_not_read_are_counted_in_one_question() -> None:
    """With their numbers and first words; the review begins all the same."""
    lines = "".join(f"- Client {number}\n" for number in range(1, 8))
    head = "---\ntitle: Queue\nseverity: minor\n---\n## Timeline\n\n- 14:05 Paged\n\n"
    text = f"{head}## Timeline 2\n{lines}"
    _, hints = incident(text, path="incidents/2026-03-02-queue/incident.md", settings=DEFAULTS)
    letter = next(hint for hint in hints if "not read" in hint.what)

    assert not letter.serious
    assert letter.place == Place("incidents/2026-03-02-queue/incident.md", 10, 1)
    assert letter.what == (
        "7 lines were not read: line 10 (`Client 1`), line 11 (`Client 2`), line 12 (`Client 3`),"
        " line 13 (`Client 4`), line 14 (`Client 5`) and 2 more"
    )


def asked(*lines: str) -> list[str]:
    """What an incident file with this timeline asks about."""
    told = "\n".join(f"  {line}" for line in lines)
    text = f"title: Slow\nseverity: major\ntimeline: |\n{told}\n"
    _, hints = incident(text, path="incidents/2026-03-02-slow/incident.yml", settings=DEFAULTS)
    return [str(hint) for hint in hints]


def test_words_below_an_event_are_part_of_it_without_a_question() -> None:
    """A line that only mentions a time in a sentence goes on with the event above."""
    assert not asked(
        "14:05 The queue is long,", "as it had been at 13:50 on Monday.", "14:10 Quiet"
    )


def test_a_joined_line_with_a_time_of_its_own_is_asked_about() -> None:
    """Whether it begins or ends with that time: two events may have become one."""
    (question,) = asked("2pm error", "14.15h detected", "about half past 3 quiet", "full 14:40")

    assert question == (
        "incidents/2026-03-02-slow/incident.yml:5:3: 2 lines with times of their own were read as "
        "part of the event above: line 5 (`14.15h detected`), line 7 (`full 14:40`); if it is "
        "another event, begin it with its time, such as 14:05"
    )
