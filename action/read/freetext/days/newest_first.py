"""Timelines that tell the newest first, throughout: that is an order, too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

from action import instants

_SEVERAL: Final = 3
"""Times that all go back from one to the next; two may be a slip."""


def newest_first(times: Sequence[datetime]) -> bool:
    """Whether several times stand one behind the other, and none is later than the one before."""
    if len(times) < _SEVERAL:
        return False
    return not any(instants.is_before(one, two) for one, two in pairwise(times))
