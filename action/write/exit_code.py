"""Whether a run ends red: where people must act, and where it could not go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from action.faults import OUR_FAULT
from action.write.runner import Outcome

STOPPED: Final = frozenset(
    {
        "bad-token",
        "github-unreachable",
        "half-answer",
        "missing-permission",
        "not-from-github",
        OUR_FAULT,
        "page-too-long",
        "redirected",
        "refused",
        "unsettled",
    }
)
"""Reasons for which a run ends red, whatever event it was for."""
QUIET: Final = frozenset({"rate-limited", "not-ours"})
"""Reasons for which a run does nothing, and nobody has to act."""


def exit_code(outcomes: Sequence[Outcome], reason: str, *, asked: bool) -> int:
    """1 where people must act, else 0; `asked`: somebody has just pushed or asked for it."""
    if reason != "nothing-to-do":
        return int(reason not in QUIET)
    return int(any(_needs_people(outcome, asked=asked) for outcome in outcomes))


def _needs_people(outcome: Outcome, *, asked: bool) -> bool:
    if outcome.reason in STOPPED:
        return True
    return asked and any(letter.serious for letter in outcome.letters)
