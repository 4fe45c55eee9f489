"""What is remembered below the list of actions: what was proposed, named and asked before.

It stands in one hidden mark, so that what people delete from the list stays away.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from action.markdown import sections
from action.review.actions.action import LEDGER, ActionList

_KEPT: Final = ("keys", "last", "asked")
"""The keys of all proposals, the number of the last name, and what was asked about."""


def without_ledger(listed: ActionList) -> ActionList:
    """The list without its mark, and without blank lines where that stood."""
    return ActionList(listed.page.without_markers(LEDGER).text.rstrip("\n"))


def with_ledger(listed: ActionList, ledger: Mapping[str, str]) -> ActionList:
    """The list, and below it the mark that remembers this, where there is anything."""
    said = {key: ledger[key] for key in _KEPT if ledger.get(key)}
    if not said:
        return listed
    above = [listed.text, ""] if listed.text else []
    return ActionList("\n".join([*above, sections.marker(LEDGER, **said)]))
