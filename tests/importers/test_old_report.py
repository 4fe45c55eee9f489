"""An old report becomes an incident file: our front matter, and its own text unchanged."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.importers.import_model import Import
from action.importers.writing import draft
from action.read.blank.blank_form import blank
from action.read.incident import incident
from action.read.settings import DEFAULTS
from action.review.incident import Incident
from tests.importers.samples import letter_by, told_by

PATH = "reports/2026-03-02-queue-stuck.md"
REPORT = "# Queue is stuck\n\n## Timeline\n\n- 14:05 Paged\n"


def text_of(found: Import) -> str:
    """The file that a report becomes."""
    return draft(found, blank()).text


def front_of(found: Import) -> Incident:
    """What our front matter says, read as an incident file."""
    front = text_of(found).split("---")[1]
    return incident(front, path=f"incidents/{found.day}-x/incident.yml", settings=DEFAULTS)[0]


def test_the_text_of_a_report_stays_as_it_is() -> None:
    """What people wrote is not ours to improve."""
    assert text_of(told_by(PATH, REPORT)) == (
        '---\ntitle: "Queue is stuck"\nseverity: "major"\ndate: "2026-03-02"\n---\n\n' + REPORT
    )


def test_the_ends_of_lines_stay_as_they_are() -> None:
    """A file written on Windows stays one."""
    text = text_of(told_by(PATH, REPORT.replace("\n", "\r\n")))

    assert text.endswith(REPORT.replace("\n", "\r\n"))
    assert text.replace("\r\n", "").count("\n") == 0


@given(st.text(alphabet=st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=60))
def test_whatever_the_text_it_stays(words: str) -> None:
    """Nothing in a report can break out of its place."""
    text = f"Report\n{words}\n"

    assert text_of(told_by(PATH, text)).endswith(text)


@given(st.text(alphabet=st.sampled_from("abtitle:d\n\r -+>.#[]{}&*!|'\"0123\t"), max_size=120))
def test_whatever_the_front_matter_it_is_taken_or_kept(front: str) -> None:
    """What comes out is sound, and ends with the report."""
    found = told_by(PATH, f"---\n{front}\n---\n{REPORT}")

    assert front_of(found).title
    assert text_of(found).endswith(REPORT)


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        (PATH, "## **Queue** is `stuck` ##\n", "Queue is stuck"),
        (PATH, "Queue is stuck\n=====\n", "Queue is stuck"),
        (PATH, "```\n# not this\n```\n# Queue is stuck\n", "Queue is stuck"),
        (PATH, "---\ntitle: From above\n---\n# Queue is stuck\n", "From above"),
        (PATH, "# Incident Report\n\n## Summary\n", "Queue stuck"),
        (PATH, "Only words\n", "Queue stuck"),
        ("2026-03-02_queue/README.md", "Only words\n", "Queue"),
    ],
)
def test_a_report_gives_the_incident_its_title(path: str, text: str, title: str) -> None:
    """The first heading that says something, else the name of the file."""
    assert told_by(path, text).title == title


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (PATH, "words"),
        ("post/2026/03/02/queue.md", "words"),
        ("queue-20260302.md", "words"),
        ("queue.md", "---\ndate: 2026-03-02 10:00:00 +0000\n---\nwords"),
        ("queue.md", "# Incident on 2 March 2026\n"),
        ("queue.md", "Updated 2026-04-01.\n\n**Date**: March 2nd, 2026\n"),
        ("queue.md", "It began on 2026-03-02, and ended on 2026-03-03."),
    ],
)
def test_the_day_is_found(path: str, text: str) -> None:
    """In the path, the front matter, the title or the text."""
    assert str(told_by(path, text).day) == "2026-03-02"


def test_days_that_disagree_are_told() -> None:
    """A post is often published some days after the incident."""
    assert told_by(PATH, "# Outage of 2026-02-27\n").doubts[0] == (
        "The date is from the file's name (2026-03-02), but the title says 2026-02-27"
        " and the text says 2026-02-27"
    )


def test_a_report_without_a_day_is_asked_about() -> None:
    """A day that nobody wrote is not invented."""
    assert letter_by("queue.md", "words") == (
        "queue.md:1:1: The report gives no date; add `--date 2026-03-02`"
    )


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("All times in UTC.", "UTC"),
        ("| Time (Europe/Berlin) | What |", "Europe/Berlin"),
        ("14:05 UTC and 14:10 GMT", "UTC"),
        ("2026-03-02T14:05Z", "UTC"),
        ("14:05 BST, which is 13:05 UTC", None),
        ("14:05 UTC+2", "UTC+2"),
        ("## Timeline (JST)\n\n- 14:05 Down", "JST"),
        ("All times in Berlin time.\n\n- 14:05 Down", "Europe/Berlin"),
        ("Europe/Berlin and America/New_York", None),
        ("times in Europe/Atlantis", None),
        ("no word of it", None),
    ],
)
def test_a_zone_is_taken_over_only_where_it_is_clear(text: str, zone: str | None) -> None:
    """One that is stated, and nothing beside it that could mean another."""
    found = told_by(PATH, text)

    assert (str(found.zone) if found.zone else None) == zone
    assert any("`timezone:`" in doubt for doubt in found.doubts) is (zone is None)


def test_letters_of_several_meanings_are_asked_about() -> None:
    """The clocks stay as they are, whichever place it was."""
    assert told_by(PATH, "- 14:05 BST Down\n- 14:10 BST Up").doubts == (
        (
            "Its times are in BST, which can mean several zones;"
            " add `timezone:` with Europe/London or Asia/Dhaka"
        ),
    )


def test_a_zone_can_be_asked_for() -> None:
    """Whoever was there knows."""
    assert told_by(PATH, "14:05 UTC", zone=ZoneInfo("Asia/Tokyo")).zone == ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("**Severity**: Minor", "minor"),
        ("| Severity | critical |", "critical"),
        ("Severity: SEV-1", "major"),
        ("---\nseverity: Minor\n---\n", "minor"),
        ("words", "major"),
    ],
)
def test_a_severity_of_ours_is_taken_over(text: str, severity: str) -> None:
    """Another team's scale is not translated."""
    assert front_of(told_by(PATH, text)).severity == severity


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("In https://acme.slack.com/archives/C01 and https://acme.slack.com/archives/C01/p1", True),
        ("https://acme.slack.com/archives/C01 https://acme.slack.com/archives/C02", False),
    ],
)
def test_the_one_channel_that_is_linked_is_taken_over(text: str, channel: bool) -> None:
    """Of two, nobody can say which it was."""
    assert (front_of(told_by(PATH, text)).channel is not None) is channel


def test_front_matter_of_other_tools_is_kept() -> None:
    """What our form takes moves up; all else stays in a comment, and ends nowhere early."""
    front = "layout: post\nresponders: [mira, jonas]\nauthor: Mira --> Novak\ntags:\n  - queue\n"
    found = told_by(PATH, f"---\n{front}---\n{REPORT}")

    assert front_of(found).responders == ("mira", "jonas")
    assert text_of(found).endswith(
        "<!-- The front matter of this report also said:\nlayout: post\n"
        f"author: Mira --&gt; Novak\ntags:\n  - queue\n-->\n\n{REPORT}"
    )


@pytest.mark.parametrize(
    "front",
    ["lead: Mira Novak", "started: about noon", "severity: SEV-1", "channel: '#inc-42'"],
)
def test_a_field_that_our_form_would_refuse_is_kept_as_it_is(front: str) -> None:
    """The new file must be sound, and nothing may be lost."""
    found = told_by(PATH, f"---\n{front}\n---\n{REPORT}")

    assert (front_of(found).title, front in text_of(found)) == ("Queue is stuck", True)


def test_what_is_asked_for_wins_and_the_report_keeps_its_own() -> None:
    """Title, day and zone of the front matter are not lost where others take their place."""
    front = "title: Old words\ndate: 2026-02-27\ntimezone: Europe/Berlin"
    text = f"---\n{front}\n---\n{REPORT}"
    found = told_by(PATH, text, title="New words", zone=ZoneInfo("Asia/Tokyo"))
    told = front_of(found)

    assert (told.title, f"{told.day}", told.timezone) == ("New words", "2026-03-02", "Asia/Tokyo")
    assert f"{front}\n-->" in text_of(found)


def test_what_the_report_says_itself_is_said_once() -> None:
    """Where all of it is taken over, no comment repeats it."""
    front = "title: Old words\ndate: 2026-03-02\ntimezone: Europe/Berlin"
    found = told_by(PATH, f"---\n{front}\n---\n{REPORT}")

    assert (front_of(found).timezone, "<!--" in text_of(found)) == ("Europe/Berlin", False)


@pytest.mark.parametrize("front", ["a: &x [*x", "{{ templated }}", "- a\n- list"])
def test_front_matter_that_cannot_be_read_is_kept_whole(front: str) -> None:
    """It may be for a machine that knows it."""
    assert f"{front}\n-->\n\n{REPORT}" in text_of(told_by(PATH, f"---\n{front}\n---\n{REPORT}"))


def test_front_matter_in_toml_is_kept_whole() -> None:
    """Hugo writes it between plus signs."""
    text = text_of(told_by(PATH, f"+++\ntitle = 'x'\n+++\n{REPORT}"))

    assert f"title = 'x'\n-->\n\n{REPORT}" in text


def test_a_line_of_dashes_is_no_front_matter() -> None:
    """A report may begin with a rule."""
    report = "---\n\nQueue is stuck\n"

    assert text_of(told_by(PATH, report)).endswith(report)


def test_what_nobody_can_see_is_told() -> None:
    """The action would refuse it later; the place is that of the report."""
    assert letter_by(PATH, "# Queue\nis \x00 stuck\n").startswith(
        f"{PATH}:2:4: There is an invisible character"
    )
