"""The blank form in a browser: what the link carries, and what people forget to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from action.errors import Letter, ReviewError
from action.read.blank.blank_form import blank, new_incident
from action.read.blank.issue_chooser import issue_chooser
from action.read.blank.web_form import WebForm, in_browsers, two_fields
from action.read.incident import incident
from action.read.names import UNNAMED, calendar_day, folder_name
from action.read.settings import DEFAULTS
from action.review import words

PROJECT: Final = Path(__file__).parents[2]
NAME: Final = "2026-03-02-checkout-is-slow"
PATH: Final = f"incidents/{NAME}/incident.yml"
RENAMED: Final = "`../2026-03-02-checkout-is-slow/incident.yml` as its new name"
UNDATED: Final = "YYYY-MM-DD-checkout-is-slow/incident.yml"
SHOP: Final = WebForm("https://github.com/acme/shop", "main", "incidents")
TITLED: Final = blank().replace("title:", "title: Checkout is slow", 1)
EXAMPLES: Final = tuple(line for line in blank().splitlines() if line.startswith("#  "))
TEXT: Final = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)
BRANCH: Final = TEXT.map(lambda name: name.strip("/").replace("//", "/") or "x")


def shown(link: str) -> tuple[str, str, str]:
    """What GitHub makes of a link: the branch, the name of the file, and its text."""
    parts = urlsplit(link)
    asked = parse_qs(parts.query, strict_parsing=True, encoding="utf-8", errors="strict")
    assert asked.keys() == {"filename", "value"}
    branch = unquote(parts.path.partition("/new/")[2], errors="strict")
    return branch, asked["filename"][0], asked["value"][0]


def letters(text: str, path: str = PATH) -> list[Letter]:
    """All that is said about an incident file, mistakes and questions."""
    try:
        return list(incident(text, path=path, settings=DEFAULTS)[1])
    except ReviewError as error:
        return list(error.letters)


# --- the link -------------------------------------------------------------------------------------


def test_a_link_shows_the_blank_form() -> None:
    """All of it but the line that only an editor on a machine of one's own can use."""
    assert shown(SHOP.link()) == ("main", f"incidents/{UNNAMED}/incident.yml", in_browsers(blank()))
    assert "yaml-language-server" not in SHOP.link()
    assert len(blank().splitlines()) - len(in_browsers(blank()).splitlines()) == 2


@given(BRANCH, TEXT, TEXT)
@example("release/1.x", "post mortems", "# + & % ? = ; \n é 🎉")
@example("#1", "a&value=b", "+")
def test_whatever_the_names_the_link_decodes_to_them(branch: str, folder: str, form: str) -> None:
    """Nothing in a branch, a folder or a text can end its part of the address."""
    link = WebForm("https://ghe.example.org/acme/shop", branch, folder).link(NAME, form)

    assert shown(link) == (branch, f"{folder}/{NAME}/incident.yml", in_browsers(form))
    assert link.isascii()
    assert not re.search(r"[\s\"<>()|\[\]`]", link)


@given(BRANCH, TEXT)
@example("é" * 120, "日" * 80)
@example("main", "日" * 80)
def test_a_link_is_never_longer_than_github_takes(branch: str, folder: str) -> None:
    """Nor is that of the page for signing in, which carries it; with long names the form is short.

    GitHub refuses addresses of 8,192 characters and more [docs].
    """
    link = WebForm("https://github.com/acme/shop", branch, folder).link()

    assert len(quote(link, safe="")) <= 8_000
    assert shown(link)[2] in {in_browsers(blank()), two_fields(blank())}


def test_there_is_room_for_the_form_where_names_are_as_usual() -> None:
    """A branch and a folder of fifty characters each, and a title of two hundred."""
    page = WebForm(f"https://github.com/{'o' * 39}/{'r' * 60}", "b" * 50, "f" * 50)
    name, form = new_incident("w" * 200, calendar_day("2026-03-02"))  # type: ignore[arg-type]

    assert len(SHOP.link()) < 5_000
    assert len(page.link(name, form)) < 6_000
    assert shown(page.link(name, form))[2] == in_browsers(form)


def test_a_short_link_shows_the_two_fields() -> None:
    """For a terminal, where the address itself is read."""
    _, _, form = shown(SHOP.short_link())

    assert len(SHOP.short_link()) < 400
    assert re.findall(r"(?m)^(\w+):", form) == ["title", "severity"]
    assert letters(form.replace("title:", "title: Slow")) == []


def test_a_link_stays_whole_in_a_summary() -> None:
    """Markdown takes no sign of it for one of its own."""
    said = words.render("summary.md.j2", outcomes=(), letters=(), dry_run=False, first=SHOP.link())
    found = re.search(r"\]\((\S+)\):", said)

    assert found
    assert shown(found[1]) == shown(SHOP.link())


# --- the page for new issues ----------------------------------------------------------------------


def test_the_chooser_that_people_copy_is_the_one_that_is_printed() -> None:
    """`incident-review new --chooser --repository acme/shop > templates/issue-chooser.yml`."""
    text = (PROJECT / "templates" / "issue-chooser.yml").read_text(encoding="utf-8")

    assert issue_chooser(SHOP.link()) == text


@given(BRANCH, TEXT)
def test_the_chooser_is_what_github_reads(branch: str, folder: str) -> None:
    """Its three names for a link [docs], and the link as it is."""
    page = WebForm("https://github.com/acme/shop", branch, folder)
    read = yaml.safe_load(issue_chooser(page.link()))
    (link,) = read["contact_links"]

    assert read.keys() == {"blank_issues_enabled", "contact_links"}
    assert link.keys() == {"name", "about", "url"}
    assert link["url"] == page.link()


# --- the form -------------------------------------------------------------------------------------


def test_the_form_fits_into_the_editor() -> None:
    """Its lines need no wrapping, and the first of them greets."""
    lines = in_browsers(blank()).splitlines()

    assert max(map(len, lines)) <= 88
    assert lines[0].startswith("# An incident: ")


def test_the_form_asks_in_the_order_of_a_story() -> None:
    """What must be there first, then when, what, step by step, and who."""
    names = re.findall(r"(?m)^([a-z-]+):", blank())
    order = ("title", "severity", "timezone", "started", "summary", "timeline", "responders")

    assert [name for name in names if name in order] == list(order)


def test_a_title_is_enough() -> None:
    """Everything else may stay as it is."""
    assert letters(TITLED) == []


def test_an_untouched_form_gets_one_message() -> None:
    """At the line where the title goes."""
    (said,) = letters(blank())

    assert (said.what, said.place) == ("`title` is missing", said.place)
    assert said.place
    assert blank().splitlines()[said.place.line - 1].startswith("title:")


# --- what people leave as it was ------------------------------------------------------------------


def test_the_examples_that_are_left_there_ask_nothing() -> None:
    """Nor do those of an earlier form, nor a line that somebody took out of a timeline."""
    old = TITLED.replace(EXAMPLES[-1], "#  ~14:30 The new version is taken back")
    taken_out = "title: x\nseverity: major\ntimeline: |\n  14:05 Slow\n#  14:12 Not so\n"

    assert letters(old) == []
    assert letters(taken_out) == []
    assert (
        letters(f"{TITLED.partition('timeline')[0]}timeline:\n# 14:05 Not so\n- 14:10 Slow\n") == []
    )


def test_events_behind_the_marks_of_the_form_are_not_lost() -> None:
    """Somebody wrote over the examples, and left the # in front of them."""
    (said,) = letters(TITLED.replace(EXAMPLES[0], "#  14:07 Orders fail"))

    assert str(said).startswith(f"{PATH}:{blank().splitlines().index(EXAMPLES[0]) + 1}:1: ")
    assert said.what == "`# 14:07 Orders fail` is not read, because it begins with #"
    assert said.remedy == "delete the # at the start of each line of the timeline"
    assert not said.serious


@pytest.mark.parametrize(
    ("below", "what", "remedy"),
    [
        (
            "{examples}\n  14:10 Mine",
            "lines with # are above it",
            "delete those lines, or only their #",
        ),
        ("14:10 Mine\n14:20 More", "it is not indented", "begin it with two spaces"),
        ("  14:05 Slow\n14:10 Mine", "it is not indented", "begin it with two spaces"),
        (
            "  14:05 Slow\n# 14:07 Not so\n  14:10 Mine",
            "lines with # are above it",
            "delete those lines, or only their #",
        ),
        (
            "{examples}\n14:10 Mine",
            "it is not indented",
            "begin it with two spaces, and delete the lines with # above it",
        ),
        ("{examples}\n- 14:10 Mine", "it is not indented",
         "begin it with two spaces, and delete the lines with # above it"),
    ],
)  # fmt: skip
def test_a_line_that_yaml_keeps_out_of_the_timeline_says_so(
    below: str, what: str, remedy: str
) -> None:
    """In the words of the form, not in those of YAML."""
    text = (
        f"title: x\nseverity: major\ntimeline: |\n{below.format(examples=chr(10).join(EXAMPLES))}\n"
    )
    (said,) = letters(text)

    assert said.what == f"This line is not read as part of `timeline`, because {what}"
    assert said.remedy == remedy
    assert said.place
    assert said.place.line == 1 + next(
        number for number, line in enumerate(text.splitlines()) if "Mine" in line
    )


@pytest.mark.parametrize("line", ["impact bad", "  deep: er\n x: y"])
def test_other_slips_are_answered_as_before(line: str) -> None:
    """A field without its colon is no event."""
    (said,) = letters(f"title: x\nseverity: major\ntimeline: |\n  14:05 Slow\n{line}\n")

    assert "not read as part of" not in said.what


# --- a folder that nobody has named ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "fields", "wanted"),
    [
        (UNNAMED, "date: 2026-03-02", RENAMED),
        (UNNAMED, "started: 2026-03-02 14:05", RENAMED),
        (UNNAMED, "", f"`../{UNDATED}` as its new name; for YYYY-MM-DD write the day it began"),
        (
            "YYYY-MM-DD-orders-fail",
            "date: 2026-03-02",
            "`../2026-03-02-orders-fail/incident.yml` as its new name",
        ),
        (
            "yyyy-mm-dd-words",
            "date: 2026-03-02",
            "`../2026-03-02-words/incident.yml` as its new name",
        ),
    ],
)  # fmt: skip
def test_a_forgotten_name_is_answered_with_a_better_one(
    name: str, fields: str, wanted: str
) -> None:
    """And with how to write it in a browser."""
    text = f"title: Checkout is slow\nseverity: major\n{fields}\n"
    (said,) = letters(text, f"incidents/{name}/incident.yml")

    assert said.what == f"The folder is still called `{name}`"
    assert said.remedy == (f"open this file on GitHub, press the pencil, and type {wanted}")


def test_a_name_without_words_of_ones_own_will_do() -> None:
    """The day is what counts; `words` is as good a word as any."""
    assert letters(TITLED, "incidents/2026-03-02-words/incident.yml") == []


def test_a_title_that_begins_like_the_form_is_a_title() -> None:
    """Letters for a day are words, too."""
    assert folder_name("YYYY-MM-DD is a date", calendar_day("2026-03-02")) == (
        "2026-03-02-yyyy-mm-dd-is-a-date"
    )
