"""What a review of an incident would look like, and who would come, without GitHub."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from action.disk import disk_refusal
from action.errors import Letter, Place, ReviewError
from action.read.finding import incident_file_in, is_without_folder, without_folder
from action.read.incident import incident
from action.read.settings import settings as read_settings
from action.read.yaml.decoded import decoded
from action.read.yaml.source import LARGEST_FILE
from action.review.deciding import decide
from action.review.git_steps import Commit
from action.review.house import Repository
from action.review.incident import Incident
from action.review.model import IncidentFile, Snapshot
from action.review.people.cast import Cast
from action.review.people.naming import named_in
from action.review.plan import OpenIssue, OpenPullRequest, Step
from action.review.settings import Settings
from action.review.view import View
from action.write.paper import Paper

WHERE = "https://github.com/OWNER/REPOSITORY"


class NoReviewError(ReviewError):
    """There would be no review, and that is as it should be."""


def pages(path: Path, settings_path: Path, now: datetime) -> dict[str, str]:
    """The texts that would be written, by a name for each; raises ReviewError for a broken file."""
    snapshot, settled = at_hand(path, settings_path)
    return _written(snapshot, settled, now)


def who(path: Path, settings_path: Path, now: datetime) -> Cast:
    """Everybody with a part in the review; raises ReviewError for a broken file."""
    snapshot, settled = at_hand(path, settings_path)
    file = snapshot.file
    assert file is not None, "it was just read"
    assert file.incident is not None, "it could be read"
    return View(snapshot, settled, file.incident, file, now).cast


def at_hand(path: Path, settings_path: Path) -> tuple[Snapshot, Settings]:
    """An incident and the settings as they lie on this machine; ReviewError where one is broken."""
    file = incident_file_in(path) if path.is_dir() else path
    if is_without_folder(file):
        raise ReviewError(without_folder(file))
    settled = read_settings(
        _text(settings_path) if settings_path.exists() else None, path=str(settings_path)
    )
    text = _text(file)
    folder = file.resolve().parent
    shown = f"{folder.parent.name}/{folder.name}/{file.name}"
    try:
        told, letters = incident(text, path=shown, settings=settled)
    except ReviewError as error:
        raise ReviewError(*(_at(letter, str(file)) for letter in error.letters)) from error
    if not settled.severity(told.severity).review:
        raise NoReviewError(
            Letter(f"Severity {told.severity} needs no review", "no review issue would be opened")
        )
    house = _house(told, settled)
    return Snapshot(told.id, house, IncidentFile(shown, "0" * 40, told, letters)), settled


def _written(snapshot: Snapshot, settled: Settings, now: datetime) -> dict[str, str]:
    hand, steps = Paper(now), list[Step]()
    while plan := decide(snapshot, settled, now):
        steps += plan.steps
        snapshot = hand.carry_out(plan, snapshot)
    issue = snapshot.issue
    shown = {"issue.md": issue.body} if issue else {}
    for step in steps:
        if isinstance(step, OpenPullRequest):
            shown["pull-request.md"] = step.body
        elif isinstance(step, Commit):
            shown |= {file.path.rpartition("/")[2]: file.text for file in step.files}
        elif isinstance(step, OpenIssue):
            shown.setdefault("issue.md", step.body)
    return shown


def _house(told: Incident, settled: Settings) -> Repository:
    """A repository in which everybody named has access."""
    named = (*told.team, *settled.people, *settled.facilitators, *settled.note_takers)
    roles = tuple(login for login in (told.facilitator, told.note_taker) if login)
    mentioned = named_in(None, told.events, settled.people)
    people = {login.lower(): login for login in (*named, *roles, *mentioned)}
    return Repository("preview", "OWNER/REPOSITORY", WHERE, "main", "0" * 40, {}, people)


def _text(path: Path) -> str:
    """The text of a file. CallError where it cannot be opened, ReviewError where it is none."""
    place = Place(str(path))
    try:
        with open(path, "rb", opener=_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ReviewError(
                    Letter("This is not a regular file", "replace it with one", place)
                )
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise disk_refusal(error, path) from error
    if len(content) > LARGEST_FILE:
        remedy = "keep the words here and link to the rest"
        raise ReviewError(Letter("This file is larger than 1 MB", remedy, place))
    return decoded(content, place)


def _at_once(path: str, flags: int) -> int:
    """A pipe without a writer would keep people waiting."""
    return os.open(path, flags | os.O_NONBLOCK)


def _at(letter: Letter, path: str) -> Letter:
    """A letter about the file as people see it from here."""
    return replace(letter, place=letter.place._replace(path=path)) if letter.place else letter
