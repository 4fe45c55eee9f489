"""Actions as items of a project on GitHub, with the day on which each is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.review.outlets.acted import acted
from action.review.outlets.outlet_rules import TOOLS
from action.review.outlets.parcels import ProjectItem
from action.review.view import View

PROJECT: Final = "project"


def items(view: View) -> Iterator[ProjectItem]:
    """An item for each action."""
    rules = view.settings.outlets.project
    if rules is None:
        return
    for action in acted(view):
        yield ProjectItem(
            action.target,
            PROJECT,
            TOOLS[PROJECT],
            rules.owner,
            rules.number,
            rules.date_field,
            action.due,
        )
