"""`incident-review run`: what the Action runs, and what people run by hand to see a plan.

Nothing heavy is imported before it is known that the event is ours.
"""

from __future__ import annotations

import os
import signal
import sys

import click

from action.console.front_door import examples
from action.console.key_options import with_keys
from action.console.options import SETTINGS
from action.console.shell.given import TEXT
from action.wire.key_inputs import Keys


@click.command(
    epilog=examples(
        "run --dry-run --repository acme/web --incident 2026-03-02-db",
        'GITHUB_TOKEN="$(gh auth token)" incident-review run --dry-run --repository acme/shop',
    )
)
@click.option(
    "--token",
    envvar=["INPUT_TOKEN", "GITHUB_TOKEN"],
    default="",
    help="Token for GitHub; GITHUB_TOKEN is safer, because no process list shows it.",
)
@click.option(
    "--path", type=TEXT, envvar="INPUT_PATH", default="incidents", help="Folder of the incidents."
)
@click.option(
    "--settings", type=TEXT, envvar="INPUT_SETTINGS", default=SETTINGS, help="The settings file."
)
@click.option(
    "--incident", type=TEXT, envvar="INPUT_INCIDENT", default="", help="Only this incident."
)
@click.option(
    "--dry-run", envvar="INPUT_DRY_RUN", is_flag=True, help="Show the plan; change nothing."
)
@click.option(
    "--repository",
    type=TEXT,
    envvar="GITHUB_REPOSITORY",
    default="",
    metavar="OWNER/NAME",
    help="The repository, if you run this by hand; GitHub Actions sets it.",
)
@with_keys
def run(
    token: str,
    path: str,
    settings: str,
    incident: str,
    repository: str,
    *,
    dry_run: bool,
    **keys: str,
) -> None:
    """Run the review for a GitHub event (used by the Action).

    By hand, use --dry-run: it prints what would happen for --incident, or for all reviews: those
    that are open, and those that would be opened. Incidents that need no review are left out.
    Nothing is changed.
    """
    if os.environ.get("GITHUB_EVENT_NAME"):
        given = Keys({name.replace("_", "-"): value for name, value in keys.items()})
        sys.exit(_served(token, (repository, path, settings), incident, given, dry_run=dry_run))

    from action.console.dry_plan import plan_by_hand
    from action.read.event import Where

    where = Where(repository, path.strip("/"), settings.strip("/"))
    sys.exit(plan_by_hand(os.environ, token, where, incident, dry_run=dry_run))


def _served(
    token: str, places: tuple[str, str, str], incident: str, keys: Keys, *, dry_run: bool
) -> int:
    """Do what the event asks for, in a repository, its folder of incidents and its settings."""
    from action.read.event import Where, occasion_from

    repository, path, settings = places
    asked = {"INPUT_PATH": path, "INPUT_SETTINGS": settings, "INPUT_INCIDENT": incident}
    occasion = occasion_from({**os.environ, **asked})
    if not occasion.ours:
        click.echo(occasion.why)
        return 0

    from action.connection import from_environment as connection_of
    from action.read.github.documents import queries

    where = Where(repository, path.strip("/"), settings.strip("/"))
    connection = connection_of(os.environ, token)
    if not occasion.lacks:
        connection.foresee(queries.first_question(where, occasion))

    from action.clerk import work  # while GitHub thinks about the first question
    from action.write.runner import Runner

    # A cancelled job is told twice, INT and then TERM: either way the summary is still written.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    runner = Runner(os.environ, dry_run, secrets=(connection.token, *keys.secrets))
    return work(connection, where, occasion, runner=runner, keys=keys)
