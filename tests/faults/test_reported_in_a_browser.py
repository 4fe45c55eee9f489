"""Somebody without Git reports an incident: a link, GitHub's editor, and a review."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest

from action.read.blank.blank_form import blank
from action.read.blank.web_form import in_browsers
from tests.faults.scene import IDENT, SETTINGS, SETTINGS_FILE, Scene
from tests.github import Run

FORGOTTEN: Final = "incidents/YYYY-MM-DD-words/incident.yml"
NAMED: Final = f"incidents/{IDENT}/incident.yml"
LINK: Final = re.compile(r"^No incident yet\. \[Report the first one\]\((\S+)\): ")
NOTHING: Final = "There was nothing to do: this run concerns none of the incidents."


def by_hand(scene: Scene) -> Run:
    """Lee presses *Run workflow*."""
    run = scene.run(scene.hub.dispatch_event())
    assert run.exit_code == 0, run.stdout
    return run


def opened_page(summary: str) -> tuple[str, str]:
    """What the editor on GitHub shows: the name and the text of the new file."""
    found = LINK.match(summary)
    assert found, summary
    shown = parse_qs(urlsplit(found[1]).query, strict_parsing=True)
    assert shown.keys() == {"filename", "value"}
    return shown["filename"][0], shown["value"][0]


def titled(form: str) -> str:
    """The form after a title was written into it."""
    return form.replace("title:", "title: Checkout was slow", 1)


# --- no link where it would only be noise ---------------------------------------------------------


def test_where_there_is_an_incident_nobody_is_invited(opened: Scene) -> None:
    """Whoever looks at the summary then looks for something else."""
    assert "Report the first one" not in by_hand(opened).summary


def test_an_incident_that_is_history_is_one(new: Scene) -> None:
    """It gets no review any more, and is no reason to ask for a first one."""
    new["mira"].push({"incidents/2020-03-02-queue/incident.yml": titled(blank())})
    new.later(60 * 60 * 24 * 40)

    assert "Report the first one" not in by_hand(new).summary


def test_a_review_that_was_ended_and_cleared_away_is_no_beginning(opened: Scene) -> None:
    """The folder is empty again, and everybody knows how an incident is reported."""
    opened.run(opened.close("not_planned"))
    opened["mira"].push({NAMED: None}, "Remove it")
    summary = by_hand(opened).summary

    assert summary.strip() == NOTHING


# --- the first incident ---------------------------------------------------------------------------


def test_a_repository_without_incidents_shows_where_to_report_one(new: Scene) -> None:
    """The page of the run that somebody starts after the set-up leads to the form, filled in."""
    run = by_hand(new)

    assert opened_page(run.summary) == (FORGOTTEN, in_browsers(blank()))
    assert (run.annotations, run.outputs["reason-code"]) == ((), "nothing-to-do")


def test_the_push_that_adds_the_settings_shows_it_too(new: Scene) -> None:
    """With a README in the folder that is to hold the incidents."""
    new["mira"].push({"incidents/README.md": "Our incidents\n"})
    run = new.run(new["mira"].push({SETTINGS_FILE: f"{SETTINGS}team: [kim]\n"}))

    assert opened_page(run.summary)[0] == FORGOTTEN


def test_what_is_written_there_opens_a_review(new: Scene) -> None:
    """A title, a name for the folder, *Commit changes*."""
    name, form = opened_page(by_hand(new).summary)
    named = name.replace("YYYY-MM-DD-words", IDENT)
    run = new.run(new["mira"].push({named: titled(form)}, "Create incident.yml"))

    assert (run.exit_code, run.annotations, len(new.reviews())) == (0, (), 1)


# --- what people forget ---------------------------------------------------------------------------


def test_a_forgotten_name_is_answered_with_how_to_rename_it(new: Scene) -> None:
    """In the browser again; nothing is opened under a name that is none."""
    form = titled(blank()).replace("date:  ", "date: 2026-03-02  #", 1)
    run = new.run(new["mira"].push({FORGOTTEN: form}))
    (said,) = run.annotations

    assert (run.exit_code, said.level, said.properties["file"]) == (1, "error", FORGOTTEN)
    assert said.message == (
        "The folder is still called `YYYY-MM-DD-words`; open this file on GitHub, press the pencil,"
        " and type `../2026-03-02-checkout-was-slow/incident.yml` as its new name"
    )
    assert new.hub.world.issues() == []


def test_after_the_renaming_the_review_opens(new: Scene) -> None:
    """As if nothing had been."""
    new.run(new["mira"].push({FORGOTTEN: titled(blank())}))
    run = new.run(new["mira"].push({FORGOTTEN: None, NAMED: titled(blank())}, "Rename"))

    assert (run.exit_code, len(new.reviews())) == (0, 1)


def test_the_untouched_form_gets_one_message(new: Scene) -> None:
    """Somebody wanted to see what happens."""
    run = new.run(new["mira"].push({NAMED: blank()}))

    assert [said.message.partition(";")[0] for said in run.annotations] == ["`title` is missing"]
    assert run.exit_code == 1


@pytest.mark.parametrize("name", ["incident.yml", "incident.md", "2026-03-02-slow.yml"])
def test_a_file_without_a_folder_of_its_own_is_not_passed_over(new: Scene, name: str) -> None:
    """In the box for the name a folder is soon deleted."""
    run = new.run(new["mira"].push({f"incidents/{name}": titled(blank())}))
    (said,) = run.annotations

    assert (run.exit_code, run.outputs["reason-code"]) == (1, "bad-file")
    assert said.properties["file"] == f"incidents/{name}"
    assert "move it to incidents/" in said.message


@pytest.mark.parametrize("name", ["README.md", "notes.txt"])
def test_other_files_beside_the_folders_are_nobodys_business(new: Scene, name: str) -> None:
    """A page about how we do this here."""
    run = new.run(new["mira"].push({f"incidents/{name}": "Our incidents\n"}))

    assert (run.exit_code, run.annotations) == (0, ())
    assert run.summary.strip() == NOTHING


def test_a_file_without_a_folder_is_told_of_once(new: Scene) -> None:
    """The next incident has nothing to do with it."""
    new.run(new["mira"].push({"incidents/incident.yml": titled(blank())}))
    run = new.run(new["mira"].push({NAMED: titled(blank())}))

    assert (run.exit_code, run.annotations, len(new.reviews())) == (0, (), 1)
