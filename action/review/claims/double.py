"""What two runs have made twice, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass

from action.review.git_steps import Target


@dataclass(frozen=True, slots=True)
class Double:
    """A second issue for one thing, made by two runs at once; `original` is the one that stays.

    `touched`: a person has written, ticked or changed something in it, given it to somebody else,
    or closed it; `ended`: the last.
    """

    target: Target
    original: Target
    touched: bool
    ended: bool = False
