"""Where a finding must stand although no outlet brings it there: people put the links in (R65)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.review.outlets.kept_lines import KeptLine, LineState, kept_line
from action.review.outlets.line_kinds import NotPutYet
from action.review.outlets.outlet_rules import OutletRules

FINDINGS: Final = "findings"
"""The place of a finding in the findings tracker."""
BOARD: Final = "isms-board"
"""Its place on the board of the ISMS."""
BOTH: Final = {FINDINGS: "Findings tracker", BOARD: "ISMS board"}


def by_hand(rules: OutletRules) -> Iterator[KeptLine]:
    """The places of a finding that people see to, each as an open box."""
    board = bool(rules.trello and rules.trello.isms)
    brought = {FINDINGS: rules.findings is not None, BOARD: board}
    for place, what in BOTH.items():
        if not brought[place]:
            yield kept_line(place, LineState.WAITING, NotPutYet(what))
