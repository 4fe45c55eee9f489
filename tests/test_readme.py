"""What the README and its pages show can be copied, typed, and done exactly as written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import click
import pytest

from action.__main__ import main
from action.languages.first_words import FIRST_WORDS
from action.read.blank.web_form import WebForm
from action.read.dispatched import REMARK_TYPE, dispatch
from action.read.incident import incident
from action.read.settings import DEFAULTS
from action.review.commands.rules.slash_help import HelpTable
from action.review.commands.table import TABLE
from tests.console.asking import asked
from tests.github import Hub, Run, Runner
from tests.manual import MANUAL, PROJECT, README, page, sample
from tests.stories.nouns import HOUSE, a_comment
from tests.warm import Warm

# --- what people copy -----------------------------------------------------------------------------


def test_the_incident_file_in_the_readme_is_a_good_one() -> None:
    """Who copies it gets a review, and not a letter."""
    path = "incidents/2026-11-19-checkout-slow/incident.yml"
    told, letters = incident(sample(README, "yaml"), path=path, settings=DEFAULTS)

    assert letters == ()
    assert told.day == date(2026, 11, 19)
    assert len(told.events) == 4


def test_the_report_in_the_manual_is_a_good_one() -> None:
    """Who puts such lines above a report gets a review of it."""
    path = "incidents/2026-11-19-checkout-slow/incident.md"
    shown = sample(page("incident-file.md"), "markdown", "---")
    told, letters = incident(shown, path=path, settings=DEFAULTS)

    assert letters == ()
    assert told.title == "Checkout was slow and some orders failed"
    assert told.summary == "For 47 minutes one order in five failed."


def request_of_a_form() -> dict[str, object]:
    """What the request in the manual sends."""
    shown = sample(page("without-your-name.md"), "console", "curl")
    found = re.search(r"--data '(.*?)'", shown, re.DOTALL)
    assert found
    sent = json.loads(found[1])
    assert isinstance(sent, dict)
    return sent


def test_the_request_of_a_form_in_the_manual_is_a_good_one() -> None:
    """Who sends it has said something: nothing is missing in it."""
    sent = request_of_a_form()
    found = dispatch(sent["client_payload"], "7")

    assert sent["event_type"] == REMARK_TYPE
    assert found.lacks == ()
    assert (found.incident, found.remark.at) == ("2026-11-20-checkout-slow", "14:05")


# --- what people write in comments ----------------------------------------------------------------


def who_may(table: str) -> dict[str, str]:
    """Who may write each command of a table."""
    rows = re.findall(r"(?m)^\| `/([\w-]+)[^`\n]*` \|.*\| ([^|\n]+) \|$", table)
    return dict(rows)


def test_the_manual_and_the_answer_to_help_agree_on_who_may() -> None:
    """Whoever reads one need not read the other."""
    asked = who_may(HelpTable(TABLE).__html__())

    assert len(asked) == len(TABLE)
    assert who_may(page("commands.md")) == asked


def test_every_command_in_the_readme_is_understood() -> None:
    """Those that people need first, as they are written there."""
    shown = re.findall(r"`(/[^`]+)`", README)
    known = {rule.name for rule in TABLE}

    assert len(shown) > 5
    for line in shown:
        (command,) = a_comment(f"{HOUSE}/issues/1#issuecomment-7", line, "mira")
        assert command.name in known
        assert command.doubt is None, line


@pytest.mark.parametrize("name", ["README.md", "commands.md"])
def test_every_first_word_of_a_comment_is_listed(name: str) -> None:
    """In the table of what a line of the timeline can get."""
    rows = re.split(r"(?m)^\| you write \| it becomes \|$", MANUAL[name])[1].split("\n\n")[0]
    listed = re.findall(r"`(\w+):[^`]*`", rows)

    assert sorted(listed) == sorted(FIRST_WORDS["English"])


# --- what people type -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["README.md", "command-line.md"])
def test_every_command_is_listed(name: str) -> None:
    """The manual and the command line know the same commands."""
    listed = re.findall(r"(?m)^\| `incident-review (\w+)", MANUAL[name])

    assert isinstance(main, click.Group)
    assert sorted(listed) == sorted(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("script", ["demo", "test"])
def test_the_two_commands_can_be_started(script: str) -> None:
    """They are named in the README as they are."""
    assert f"\nscripts/{script}\n" in README
    assert (PROJECT / "scripts" / script).stat().st_mode & 0o111


# --- the set-up, done exactly as written ----------------------------------------------------------

COPIED: Final = re.compile(r"Copy \[`(templates/[^`]+)`\]\(\1\) to `([^`]+)`")
SAVED: Final = re.compile(r"Save a file like this as `([^`]+)`")


def chapter(heading: str) -> str:
    """A chapter of the README."""
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.fixture
def copies() -> dict[str, str]:
    """The files that the set-up says to copy, each where it says."""
    pairs = COPIED.findall(chapter("Set it up"))
    return {to: (PROJECT / source).read_text(encoding="utf-8") for source, to in pairs}


@pytest.fixture
def added() -> dict[str, str]:
    """The incident file of the next chapter, where it says."""
    text = chapter("Add an incident")
    return {path: sample(text, "yaml") for path in SAVED.findall(text)}


def test_what_the_set_up_says_to_copy_is_good(
    copies: dict[str, str],
    added: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The workflow, the settings and an incident file, and nothing is to be corrected."""
    monkeypatch.chdir(tmp_path)
    for path, text in {**copies, **added}.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")
    done = asked("check")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "Checked: 1 incident file, the settings and 1 workflow.\nEverything is correct.\n"
    )


@pytest.fixture
def hub(copies: dict[str, str]) -> Iterator[Hub]:
    """A repository that was set up so, switch included."""
    with Hub("acme/shop", files={"README.md": "# Shop\n", **copies}) as hub:
        hub.settings.actions_may_open_pull_requests = True
        hub.settings.administers = True
        yield hub
        assert hub.violations == []


def test_the_doctor_has_nothing_to_say_about_the_set_up(hub: Hub) -> None:
    """Whoever has done the four steps need not press anything."""
    hub.settings.token_scopes["actions"] = "read"
    env = {"GITHUB_API_URL": hub.url, "GITHUB_TOKEN": hub.token}
    done = asked("doctor", "--repository", "acme/shop", env=env)

    assert done.exit_code == 0
    assert "\nReady: reviews can start.\n" in done.stdout
    assert "→" not in done.stdout


@pytest.fixture
def first(warm: Warm, hub: Hub, added: dict[str, str], tmp_path: Path) -> Run:
    """Mira saves the incident file on the default branch, and GitHub starts the program."""
    event = hub.person("mira").push(added)
    return Runner(hub, tmp_path, workspace=PROJECT, start=warm).run(event)


def test_after_the_set_up_the_first_incident_opens_its_review(hub: Hub, first: Run) -> None:
    """The review issue and the timeline pull request are there, and nothing has gone wrong."""
    assert (first.exit_code, first.outputs["operation"]) == (0, "created")
    assert [one for one in first.annotations if one.level == "error"] == []
    (issue,) = hub.world.issues()
    (pull,) = hub.world.pulls()
    assert (
        issue.title == "Review the incident: Checkout was slow and some orders failed (2026-11-19)"
    )
    assert pull.title == (
        "Read and comment on the timeline: Checkout was slow and some orders failed (2026-11-19)"
    )


def test_the_result_in_the_manual_has_the_shape_of_a_real_one(first: Run) -> None:
    """Whoever reads it with a program finds what the manual shows."""
    shown = json.loads(sample(page("reference.md"), "json"))
    found = json.loads(first.outputs["result"])

    assert shown.keys() == found.keys()
    assert shown["reviews"][0].keys() == found["reviews"][0].keys()


def test_the_link_for_people_without_git_opens_the_short_form() -> None:
    """Who puts their repository into it and passes it on gets incident files back."""
    shop = WebForm(home="https://github.com/acme/shop", branch="main", folder="incidents")

    assert f"```text\n{shop.short_link()}\n```" in README
