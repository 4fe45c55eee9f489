"""A claim as a commit says it: for what, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, Self

from action import SIGNATURE

LEASE: Final = timedelta(seconds=120)
"""How long a run may be at what it has claimed, by GitHub's clock."""
_FOR: Final = "For "
_BY: Final = "By run "
"""What the lines of a commit begin with that say what it claims, and who does."""


class Claim(Enum):
    """Whether this run may do what cannot be repeated: only who has moved the branch may."""

    NONE = "none"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a run says it will do that cannot be repeated, and since when by GitHub's clock."""

    keys: tuple[str, ...]
    since: datetime
    by: str = ""

    @staticmethod
    def noted(keys: tuple[str, ...], run: str) -> str:
        """The claim as the body of a commit says it, a line for each key; nothing without keys."""
        return "\n".join((*(f"{_FOR}{key}" for key in keys), *([f"{_BY}{run}"] if keys else [])))

    @classmethod
    def read(cls, message: str, since: datetime) -> Self | None:
        """What the commit with this message claims; None for the commit of a person."""
        lines = message.split("\n")
        keys = tuple(line.removeprefix(_FOR) for line in lines if line.startswith(_FOR))
        by = next((line.removeprefix(_BY) for line in lines if line.startswith(_BY)), "")
        return cls(keys, since, by) if keys and SIGNATURE in lines else None
