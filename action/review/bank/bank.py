"""The questions there are: ours come from templates/questions.toml, a team has its own settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ANY: Final = "any"
ASKED_ABOUT: Final = (
    "decision",
    "communication",
    "observation",
    "question",
    "disagree",
    "surprise",
    "hand-over",
    "escalation",
    "gap",
    "outside-first",
    "again",
    "parallel",
    "came-back",
    ANY,
)
"""The kinds of remarks and of moments that a question may be made for."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question as people read it, and what it fits.

    `about` are kinds of ASKED_ABOUT, the one that it fits best first. With `words` it is asked only
    where one of them stands in the text: `log` is that word, `alert*` whatever begins so; and it is
    not where one stands there that it is `unless`. Those of a `theme` are near each other.
    """

    ask: str
    about: tuple[str, ...] = (ANY,)
    words: tuple[str, ...] = ()
    theme: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank:
    """The questions of the team, which go first, and those that come with the program."""

    team: tuple[BankQuestion, ...] = ()
    house: tuple[BankQuestion, ...] = ()
