"""A plan that people ask for by hand: what would follow on GitHub, if the Action ran now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import click

from action.clerk import on_paper
from action.connection import from_environment
from action.console.front_door import WrongCallError
from action.errors import Letter, ReviewError
from action.markdown import safe
from action.read.event import Occasion, Where
from action.review import words
from action.write.harmless import harmless
from action.write.runner import Outcome

_NAME: Final = re.compile(
    r"(?:(?:https?|ssh)://[^/\s]{1,200}/|[^/\s@]{1,50}@[^/\s:]{1,200}:)?"
    r"([\w.-]{1,100}/[\w.-]{1,100}?)(?:\.git)?/?",
    re.ASCII,
)
"""A repository by its name, or by an address that git or a browser knows."""
_BY_HAND: Final = "workflow_dispatch"
"""What GitHub calls a run that somebody starts by hand."""
_NO_EVENT: Final = Letter(
    "There is no event of GitHub's here, so nothing is done",
    "add `--dry-run` to see what would follow; the workflow runs this command by itself",
)
_NO_REPOSITORY: Final = Letter(
    "It is not said which repository to look at", "give `--repository OWNER/NAME`"
)
_NO_TOKEN: Final = Letter(
    "There is no token to ask GitHub with",
    "set GITHUB_TOKEN to one that may read the repository; `gh auth token` prints yours",
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
    try:
        outcomes = tuple(
            on_paper(
                from_environment(env, token), there, occasion, datetime.now(UTC), lambda _: None
            )
        )
    except ReviewError as error:
        raise WrongCallError(harmless(str(error), (token,))) from error
    click.echo(harmless(_shown(there, asked, outcomes), (token,)))
    letters = [letter for outcome in outcomes for letter in outcome.letters]
    return int(any(letter.serious for letter in letters))


def repository_named(said: str) -> str:
    """The repository as `owner/name`, also of its address; WrongCallError where it is neither."""
    found = repository_in(said)
    if found is None:
        what = f"`{said[:80]}` is not a repository"
        raise WrongCallError(str(Letter(what, "write it as OWNER/NAME, such as acme/shop")))
    return found


def repository_in(said: str) -> str | None:
    """The same, or None where it is neither."""
    found = _NAME.fullmatch(said.strip())
    return found[1] if found else None


def incident_named(said: str, folder: str) -> str:
    """The id of an incident, also where somebody gives the path of its folder or file."""
    _, found, inside = f"/{said.strip()}".rpartition(f"/{folder}/")
    return inside.partition("/")[0] if found else said.strip()


def _shown(where: Where, asked: str, outcomes: Sequence[Outcome]) -> str:
    """The plan as people read it. Raises WrongCallError where the incident is not there."""
    if asked and not outcomes:
        what = f"{where.repository} has no incident `{asked[:80]}`"
        remedy = f"name a folder in {where.folder}/ on the default branch"
        raise WrongCallError(str(Letter(what, remedy)))
    return words.text("foreseen.txt.j2", reviews=list(map(_told, outcomes)), where=where)


def _told(outcome: Outcome) -> Mapping[str, object]:
    return {
        "title": outcome.title or outcome.incident,
        "id": outcome.incident,
        "addresses": [url for _, url in filter(None, (outcome.issue, outcome.pull_request))],
        "deeds": outcome.deeds,
        "why": safe.plain(outcome.why.__html__()) if not outcome.deeds else "",
        "letters": list(map(str, outcome.letters)),
    }
