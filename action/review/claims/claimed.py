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
"""What a line of a commit begins with that says what the commit claims."""


class Claim(Enum):
    """Whether this run may do what cannot be repeated: only who has moved the branch may."""

    NONE = "none"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Claimed:
    """What some run says it will do that cannot be repeated, and since when by GitHub's clock."""

    keys: tuple[str, ...]
    since: datetime

    @staticmethod
    def noted(keys: tuple[str, ...]) -> str:
        """The keys as the body of a commit says them, a line each."""
        return "\n".join(f"{_FOR}{key}" for key in keys)

    @classmethod
    def read(cls, message: str, since: datetime) -> Self | None:
        """What the commit with this message claims; None for the commit of a person."""
        lines = message.split("\n")
        keys = tuple(line.removeprefix(_FOR) for line in lines if line.startswith(_FOR))
        return cls(keys, since) if keys and SIGNATURE in lines else None
