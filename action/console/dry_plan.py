"""A plan that people ask for by hand: what would follow on GitHub, if the Action ran now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Final
from urllib.parse import quote

import click

from action.clerk import on_paper
from action.connection import Connection, from_environment
from action.console.shell.checkout import repository_named
from action.console.shell.endings import FINE, TO_CORRECT, ended
from action.console.shell.given import is_named
from action.errors import CallError, Letter, ReviewError, on_one_line
from action.markdown import safe
from action.read.event import Occasion, Where
from action.review import words
from action.write.harmless import harmless
from action.write.runner import Outcome

_BY_HAND: Final = "workflow_dispatch"
"""What GitHub calls a run that somebody starts by hand."""
_NO_EVENT: Final = Letter(
    "There is no GitHub event here, so nothing was done",
    "add `--dry-run` to see what would happen; the workflow runs this command by itself",
)
_NO_REPOSITORY: Final = Letter("The repository is missing", "add `--repository OWNER/NAME`")
_NO_TOKEN: Final = Letter(
    "The token for GitHub is missing",
    "set GITHUB_TOKEN to one that can read the repository; `gh auth token` prints yours",
)


def plan_by_hand(
    env: Mapping[str, str], token: str, where: Where, incident: str, *, dry_run: bool
) -> int:
    """Print what would follow; the exit code is 1 where a message says what to correct.

    Raises CallError where something is missing, and ReviewError where GitHub does not answer.
    """
    if not dry_run:
        raise CallError(_NO_EVENT)
    token = token.strip() or env.get("GH_TOKEN", "").strip()
    given = {_NO_REPOSITORY: where.repository, _NO_TOKEN: token}
    if lacking := [letter for letter, said in given.items() if not said]:
        raise CallError(*lacking)
    there = replace(where, repository=repository_named(where.repository))
    asked = incident_named(incident, there.folder)
    if is_named("incident") and not asked:
        remedy = "add the name of its folder, or leave out `--incident` for all reviews"
        raise CallError(Letter("`--incident` names no incident", remedy))
    try:
        outcomes, first = _foreseen(from_environment(env, token), there, asked)
        click.echo(harmless(_shown(there, asked, outcomes, first), (token,)))
    except ReviewError as error:
        raise ended(error, partial(harmless, secrets=(token,))) from error
    letters = [letter for outcome in outcomes for letter in outcome.letters]
    return TO_CORRECT if any(letter.serious for letter in letters) else FINE


def _foreseen(
    connection: Connection, there: Where, asked: str
) -> tuple[tuple[Outcome, ...], list[str]]:
    """What would come of the incident, or of all, and where the first one can be reported.

    Raises CallError where a named place is empty.
    """
    occasion = Occasion(_BY_HAND, incidents=(asked,)) if asked else Occasion(_BY_HAND, sweep=True)
    now, first = datetime.now(UTC), list[str]()
    outcomes = tuple(on_paper(connection, there, occasion, now, (lambda _: None, first.append)))
    for option, place in {"path": there.folder, "settings": there.settings}.items():
        at = f"/repos/{there.repository}/contents/{quote(place, errors='replace')}"
        if is_named(option) and connection.shown(at) is None:
            what = f"{there.repository} has no {on_one_line(place)} on its default branch"
            raise CallError(Letter(what, f"check the path after `--{option}`"))
    return outcomes, first


def incident_named(said: str, folder: str) -> str:
    """The id of an incident, also where somebody gives the path of its folder or file."""
    _, found, inside = f"/{said.strip()}".rpartition(f"/{folder}/")
    return inside.partition("/")[0] if found else said.strip()


def _shown(where: Where, asked: str, outcomes: Sequence[Outcome], first: Sequence[str]) -> str:
    """The plan as people read it. Raises CallError where the incident is not there."""
    if asked and not outcomes:
        what = f"{where.repository} has no incident `{on_one_line(asked[:80])}`"
        remedy = f"use the name of a folder in {where.folder}/ on the default branch"
        raise CallError(Letter(what, remedy))
    shown = [outcome for outcome in outcomes if asked or _is_review(outcome)]
    reviews = list(map(_told, shown))
    return words.text("foreseen.txt.j2", reviews=reviews, where=where, empty=bool(first))


def _is_review(outcome: Outcome) -> bool:
    """Whether there is a review, or people must do something to get one."""
    return bool(outcome.issue or outcome.pull_request or outcome.deeds or outcome.letters)


def _told(outcome: Outcome) -> Mapping[str, object]:
    return {
        "title": outcome.title or outcome.incident,
        "id": outcome.incident,
        "addresses": [url for _, url in filter(None, (outcome.issue, outcome.pull_request))],
        "deeds": outcome.deeds,
        "reason": outcome.reason,
        "why": safe.plain(outcome.why.__html__()) if not outcome.deeds else "",
        "letters": list(map(str, outcome.letters)),
    }
