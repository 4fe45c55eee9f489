"""A report in Markdown is an incident file too: its fields stand above it, between two `---`."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from action.errors import Place, ReviewError
from action.read import report
from action.read.incident import incident
from action.read.settings import DEFAULTS
from action.read.yaml import yaml_reading
from action.read.yaml.placed_yaml import PlacedYaml, Steps
from action.review.incident import Incident

FOLDER = "incidents/2026-03-02-queue-stuck"
PATH = f"{FOLDER}/incident.md"
FIELDS = "---\ntitle: Queue is stuck\nseverity: major\n---\n"


def told(text: str) -> Incident:
    """What a report tells."""
    return incident(text, path=PATH, settings=DEFAULTS)[0]


def refused(text: str) -> list[str]:
    """The letters that a report is refused with: `line:column: words`."""
    with pytest.raises(ReviewError) as error:
        incident(text, path=PATH, settings=DEFAULTS)
    return [str(letter).removeprefix(f"{PATH}:") for letter in error.value.letters]


def test_a_yaml_file_has_no_report() -> None:
    """What begins with --- is a report only where its name says so."""
    assert report.fields_of("---\ntitle: x\n", f"{FOLDER}/incident.yml").report == ()


def test_the_fields_above_a_report_are_those_of_an_incident_file() -> None:
    """Whoever knows one form knows the other."""
    fields = "title: Queue is stuck\nseverity: major\nlead: mira\ntimeline: |\n  14:05 Alarm\n"
    alone = incident(fields, path=f"{FOLDER}/incident.yml", settings=DEFAULTS)[0]
    above = told(f"---\n{fields}---\n\nMany words.\n")

    assert (above.title, above.lead, above.events) == (alone.title, alone.lead, alone.events)


def test_the_lines_of_the_report_keep_their_places() -> None:
    """A letter about a line of the report points into the file that people have open."""
    found = report.fields_of(f"{FIELDS}\n# Queue\n\n  - 14:05 Alarm\n", PATH)

    assert found.report[1] == (Place(PATH, 6, 1), "# Queue")
    assert found.report[3] == (Place(PATH, 8, 3), "  - 14:05 Alarm")


def test_places_of_fields_are_those_of_the_file() -> None:
    """The line of the --- counts."""
    assert told(FIELDS).places["severity"] == Place(PATH, 3, 11)


@pytest.mark.parametrize("end", ["---", "...", "---  "])
@pytest.mark.parametrize("begin", ["", "\ufeff", "\n\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_editors_write_the_edges_in_their_own_ways(end: str, begin: str, newline: str) -> None:
    """Line ends of Windows, a mark at the start, and YAML's own end do no harm."""
    text = f"{begin}---\ntitle: Queue is stuck\nseverity: major\n{end}\nWords\n"

    assert told(text.replace("\n", newline)).title == "Queue is stuck"


@pytest.mark.parametrize(
    ("report", "title"),
    [
        ("# Queue is stuck\n", "Queue is stuck"),
        ("Queue is stuck\n==============\n", "Queue is stuck"),
        ("#  Queue is **stuck** #\n", "Queue is stuck"),
        ("# [Queue](https://example.org) is `stuck`\n", "Queue is stuck"),
        ("## Part\n\n# Queue is stuck\n", "Queue is stuck"),
        ("```\n# no\n```\n# Queue is stuck\n", "Queue is stuck"),
        ("<!--\n# no\n-->\n# Queue is stuck\n", "Queue is stuck"),
        ("# ![](logo.png)\n# Queue is stuck\n", "Queue is stuck"),
        ("#no\n# Queue is stuck\n# Second\n", "Queue is stuck"),
        ("# Queue in C#\n", "Queue in C#"),
    ],
)
def test_the_title_may_be_the_heading_of_the_report(report: str, title: str) -> None:
    """Nobody has to write it twice."""
    assert told(f"---\nseverity: major\ntitle:\n---\n{report}").title == title


def test_a_title_among_the_fields_comes_first() -> None:
    """A heading is only asked where nothing is written."""
    assert told(f"{FIELDS}# Post-mortem\n").title == "Queue is stuck"


def test_the_end_of_the_fields_is_no_title() -> None:
    """Not even with a line below it that would underline a heading."""
    assert told("---\nseverity: major\n...\n===\n# Queue is stuck\n").title == "Queue is stuck"


@pytest.mark.parametrize("heading", [f"# {'x' * 201}", f"{'x' * 201}\n==="])
def test_a_heading_that_is_too_long_is_told_where_it_stands(heading: str) -> None:
    """The place of the title is the place of the heading, underlined or not."""
    (letter,) = refused(f"---\nseverity: major\n---\n\n{heading}\n")

    assert letter.startswith("5:1: `title` is longer than 200 characters")


@pytest.mark.parametrize(
    "section",
    [
        "## Summary\n\n{}\n",
        "Overview\n--------\n{}\n",
        "## 1. Executive summary\n{}\n\nMore words.\n",
        "# TL;DR:\n\n<!-- two sentences -->\n\n{}\n## Next\n",
    ],
)
def test_the_summary_may_be_the_section_of_that_name(section: str) -> None:
    """Its first paragraph, as plain words on one line."""
    text = FIELDS + section.format("Mail **waited**\nfor [an hour](https://example.org).")

    assert told(text).summary == "Mail waited for an hour."


@pytest.mark.parametrize(
    "below",
    [
        "- Mail waited",
        "| a | b |",
        "> Mail waited",
        "**Date:** 2026-03-02",
        "## Next\n\nWords",
        "",
        "x" * 4_001,
    ],
)
def test_what_is_no_paragraph_of_prose_is_no_summary(below: str) -> None:
    """Nothing is made up from lists, tables or empty sections."""
    assert told(f"{FIELDS}## Summary\n\n{below}\n").summary is None


def test_a_summary_among_the_fields_comes_first() -> None:
    """The section of the report is only asked where nothing is written."""
    fields = FIELDS.replace("severity", "summary: Short\nseverity")

    assert told(f"{fields}## Summary\n\nLong\n").summary == "Short"


@pytest.mark.parametrize("field", ["", "summary:\n"])
def test_a_length_in_the_summary_of_the_report_is_read_where_it_stands(field: str) -> None:
    """With the line that goes on from it, and not once more without."""
    fields = FIELDS.replace("severity", f"{field}severity")
    summary = "## Summary\n\nThe downtime lasted 1 h\n37 min.\n"

    assert [said.minutes for said in told(f"{fields}{summary}").stated] == [97]


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        (
            "# Queue is stuck\n\nWords\n",
            (
                "1:1: The report does not begin with its fields (front matter); add these lines"
                " at the very top: `---`, `severity: major`, `---`"
            ),
        ),
        (
            "",
            (
                "1:1: The report does not begin with its fields (front matter); add these lines"
                " at the very top: `---`, `title: Checkout was slow`, `severity: major`, `---`"
            ),
        ),
        (
            "---\nseverity: major\n\nWords\n",
            (
                "1:1: The fields that begin with this --- are never closed;"
                " add a line with only --- between them and the report"
            ),
        ),
        (
            "---\nseverity: major\n\n# Queue\n\nWords and words\n\n---\nMore\n",
            (
                "4:1: The text of the report seems to begin among its fields;"
                " add a line with only --- above it"
            ),
        ),
        (
            "---\n---\n# Queue is stuck\n",
            ("1:1: `severity` is missing; add `severity: major` between the two `---` lines"),
        ),
        (
            "+++\ntitle = 'x'\n+++\n",
            (
                "1:1: Fields in TOML are not read;"
                " use --- instead of +++, and write `name: value` on each line"
            ),
        ),
        (
            "---\ntitle: Queue\n---\nWords\n",
            ("2:1: `severity` is missing; add `severity: major` between the two `---` lines"),
        ),
        (
            "---\nseverity: major\n---\nWords\n",
            (
                "2:1: `title` is missing; begin the report with a heading,"
                " `# Checkout was slow`, or add `title:` above it"
            ),
        ),
        (
            "---\ntitle: x\n\nseverity: a: b\n---\n",
            '4:12: This value contains another colon; put quotes around it: severity: "a: b"',
        ),
        (
            "---\ntitle: x\nseverity: major\nlaed: mira\n---\n",
            "4:1: `laed` is not known here; did you mean `lead`?",
        ),
        (
            FIELDS + "\n" * 50_000,
            (
                "1:1: This report has more than 50,000 lines;"
                " keep the main text here and link to the rest"
            ),
        ),
        (
            f"{FIELDS}Words\x00\n",
            (
                "5:6: There is an invisible character here (U+0000);"
                " delete it, or save the file as UTF-8"
            ),
        ),
    ],
)
def test_what_is_wrong_above_a_report_is_said(text: str, letter: str) -> None:
    """Where it is, and the very lines to write."""
    assert refused(text) == [letter]


def test_the_lines_that_the_letter_asks_for_mend_the_report() -> None:
    """Copied as they are, they make an incident file of any report."""
    (letter,) = refused("Words only.\n")
    lines = letter.partition("top: ")[2].replace("`", "").split(", ")

    assert told("\n".join((*lines, "Words only.\n"))).severity == "major"


WORDS = st.text(st.sampled_from("ab #-=|>*_`~\n\r\t<!:[]()é\u2028"), max_size=80)


@given(WORDS, WORDS)
@example("---\na: |\n  b\n", "\n")
@example("---\na: [\n", "---\n")
def test_whatever_the_text_only_letters_inside_the_file_come_out(above: str, below: str) -> None:
    """Any report is read, or refused with places that an editor can open."""
    text = f"{above}\n---\n{below}"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    try:
        places = [place for place, _ in report.fields_of(text, PATH).report]
    except ReviewError as error:
        places = [letter.place for letter in error.letters if letter.place]

    assert all(place.column <= len(lines[place.line - 1]) + 1 for place in places)


@pytest.mark.parametrize(
    "trick",
    [
        "# a" + " " * 900_000 + "a",
        "# " + "[" * 900_000,
        "<!--x-->" * 100_000,
        "## Summary\n- a\n" * 9_000,
    ],
    ids=["spaces", "brackets", "comments", "summaries"],
)
@pytest.mark.timeout(60)
def test_a_report_of_tricks_keeps_nobody_waiting(trick: str) -> None:
    """A megabyte of what is slow to take apart is read in seconds, and gives no title."""
    (letter,) = refused(f"---\nseverity: major\n---\n{trick}\n")

    assert "`title` is missing" in letter


VALUES = st.sampled_from(
    ["x", "|\n  a\n  b", "|\n  a\n\n", ">-\n  a\n  b", "a\n  b", "'a\n  b'", "[a,\n  b]", ""]
)


@given(st.lists(VALUES, min_size=1, max_size=4), st.text("ab \n", max_size=8))
def test_fields_above_a_report_are_read_as_fields_alone(values: list[str], below: str) -> None:
    """Values, places and the lines of texts are the same, one line further down."""
    fields = "".join(f"a{number}: {value}\n" for number, value in enumerate(values))
    alone = yaml_reading.read_yaml(f"# first\n{fields}", PATH)
    above = report.fields_of(f"---\n{fields}---\n{below}", PATH)

    assert (above.data, above.values) == (alone.data, alone.values)
    for steps in alone.texts:
        assert filled(above, steps) == filled(alone, steps)


def filled(found: PlacedYaml, steps: Steps) -> list[tuple[Place, str]]:
    """The lines of a text that have words."""
    return [(place, line) for place, line in found.lines(steps) if line.strip()]
