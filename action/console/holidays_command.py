"""`incident-review holidays`: the days off of a place, for the settings."""

from __future__ import annotations

import click

from action.console.front_door import examples
from action.console.shell.given import TEXT
from action.printed.days_off import days_off


@click.command(epilog=examples("holidays GB-ENG 2027", "holidays DE 2027"))
@click.argument("place", type=TEXT)
@click.argument("year", type=TEXT)
def holidays(place: str, year: str) -> None:
    """Print the days off in a country or a part of it, as lines for the settings.

    PLACE is an ISO 3166 code: GB, or GB-ENG for a part of it.
    """
    for line in days_off(place, year):
        click.echo(line)
