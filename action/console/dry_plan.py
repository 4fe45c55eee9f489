"""A plan that people ask for by hand: what would follow on GitHub, if the Action ran now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import click

from action.clerk import on_paper
from action.connection import from_environment
from action.console.front_door import WrongCallError
from action.console.options import repository_named
from action.errors import Letter, ReviewError
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
    """Print what would follow; the exit code is 1 where a letter says what to correct.

    Raises WrongCallError where something is missing, or GitHub does not answer.
    """
    if not dry_run:
        raise WrongCallError(str(_NO_EVENT))
    token = token.strip() or env.get("GH_TOKEN", "").strip()
    given = {_NO_REPOSITORY: where.repository, _NO_TOKEN: token}
    if lacking := [str(letter) for letter, said in given.items() if not said]:
        raise WrongCallError("\n".join(lacking))
    there = replace(where, repository=repository_named(where.repository))
    asked = incident_named(incident, there.folder)
    occasion = Occasion(_BY_HAND, incidents=(asked,)) if asked else Occasion(_BY_HAND, sweep=True)
    first: list[str] = []
    try:
        connection, now = from_environment(env, token), datetime.now(UTC)
        outcomes = tuple(on_paper(connection, there, occasion, now, (lambda _: None, first.append)))
    except ReviewError as error:
        raise WrongCallError(harmless(str(error), (token,))) from error
    click.echo(harmless(_shown(there, asked, outcomes, first), (token,)))
    letters = [letter for outcome in outcomes for letter in outcome.letters]
    return int(any(letter.serious for letter in letters))


def incident_named(said: str, folder: str) -> str:
    """The id of an incident, also where somebody gives the path of its folder or file."""
    _, found, inside = f"/{said.strip()}".rpartition(f"/{folder}/")
    return inside.partition("/")[0] if found else said.strip()


def _shown(where: Where, asked: str, outcomes: Sequence[Outcome], first: Sequence[str]) -> str:
    """The plan as people read it. Raises WrongCallError where the incident is not there."""
    if asked and not outcomes:
        what = f"{where.repository} has no incident `{asked[:80]}`"
        remedy = f"use the name of a folder in {where.folder}/ on the default branch"
        raise WrongCallError(str(Letter(what, remedy)))
    reviews = list(map(_told, outcomes))
    return words.text("foreseen.txt.j2", reviews=reviews, where=where, empty=bool(first))


def _told(outcome: Outcome) -> Mapping[str, object]:
    return {
        "title": outcome.title or outcome.incident,
        "id": outcome.incident,
        "addresses": [url for _, url in filter(None, (outcome.issue, outcome.pull_request))],
        "deeds": outcome.deeds,
        "why": safe.plain(outcome.why.__html__()) if not outcome.deeds else "",
        "letters": list(map(str, outcome.letters)),
    }
