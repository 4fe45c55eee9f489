"""A remark without a name that an event brings; until it is said, its words live nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

BROUGHT: Final = "remark"
"""What the keys of our comments for such remarks begin with; the number of the run follows."""
RELAYED: Final = "relayed"
"""The same for what the facilitator passes on; the comment of the command follows."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Words for a review, and a time or the id of an event; who sent them is not known here.

    `key` names the remark for ever: a run that is started again brings the same one.
    """

    key: str
    words: str = field(repr=False)
    at: str = field(default="", repr=False)
