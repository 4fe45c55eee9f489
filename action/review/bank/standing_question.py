"""The questions that every review asks, whatever has happened (R49, R58, R85)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class AnswerForm(Enum):
    """What people give for an answer: a few words, or yes or no."""

    SAID = "said"
    YES_OR_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class StandingQuestion:
    """One of them; `key` never changes, by it an answer is found again.

    `with_clients`: it is asked only where the incident names clients.
    """

    key: str
    ask: str
    answer: AnswerForm
    with_clients: bool = False
