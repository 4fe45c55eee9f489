"""How much a review needs somebody."""

from __future__ import annotations

from enum import Enum


class Need(Enum):
    """How much a review needs somebody (R31)."""

    MUST = "must"
    SHOULD = "should"
    CAN = "can"
