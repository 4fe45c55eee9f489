"""The rules by which words tell something, as the data file gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from action.review.moments.statement import Statement
from action.review.questions import statements

RULES: Final = (
    *(
        "decision",
        "hand-over",
        "escalation",
        "parallel",
        "at-work",
        "tried-again",
        "attempt",
        "phase",
        "undone",
    ),
    *("outside", "alarm", "better", "bad-again", "trouble", "little"),
)
"""The tables of the data file."""


@dataclass(frozen=True, slots=True)
class WordRules:
    """The rules by name: phrases, words before them and behind them that take them back.

    `stems` are letters of which some are in every phrase, so that most statements need no second
    look. `doubts` are the words before a phrase that most rules share.
    """

    stems: Mapping[str, re.Pattern[str]] = field(hash=False)
    phrases: Mapping[str, re.Pattern[str]] = field(hash=False)
    doubts: Mapping[str, re.Pattern[str]] = field(hash=False)
    before: Mapping[str, re.Pattern[str]] = field(hash=False)
    behind: Mapping[str, re.Pattern[str]] = field(hash=False)

    @property
    def _taking_back(self) -> tuple[Mapping[str, re.Pattern[str]], ...]:
        return self.doubts, self.before

    def found(self, rule: str, one: Statement) -> re.Match[str] | None:
        """The words by which a statement tells something for certain; None where it does not."""
        if not self.stems[rule].search(one.plain):
            return None
        match = self.phrases[rule].search(one.plain)
        if match is None or statements.is_question(one.plain):
            return None
        if any(words[rule].search(one.plain, 0, match.start()) for words in self._taking_back):
            return None
        return None if self.behind[rule].match(one.plain[match.end() :]) else match

    def every(self, rule: str, one: Statement) -> Iterator[re.Match[str]]:
        """All places in a statement where the words of a rule stand, if it tells it for certain."""
        if self.tells(rule, one):
            yield from self.phrases[rule].finditer(one.plain)

    def tells(self, rule: str, one: Statement) -> bool:
        """Whether a statement tells it for certain."""
        return self.found(rule, one) is not None
