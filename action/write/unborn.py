"""The numbers that a dry run gives to what it only thinks of: nobody must follow one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from action.review.plan import deeds, seen
from action.write.runner import Outcome

UNBORN: Final = 900_000_000
"""Numbers above it are of nothing that exists; GitHub's are smaller by far."""

_PLACE: Final = r"https?://[^\s#]{1,300}/(?:issues|pull)/(\d{1,10})"
_COMMENT: Final = re.compile(rf"{_PLACE}#issuecomment-\d{{1,6}}\b")
"""The number of a comment that is only thought of; those on GitHub have more digits."""
_ADDRESS: Final = re.compile(_PLACE)
_SHORT: Final = re.compile(r"#(\d{1,10})\b")


@dataclass(frozen=True, slots=True)
class Unborn:
    """What is only thought of, by its number: “the review issue”."""

    called: Mapping[int, str]

    def without_numbers(self, said: str) -> str:
        """The same words, in which what does not exist is called by what it will be."""
        plain = _COMMENT.sub(lambda found: f"a comment on {self._name(int(found[1]))}", said)
        plain = _ADDRESS.sub(lambda found: self.called.get(int(found[1]), found[0]), plain)
        return _SHORT.sub(lambda found: self._name(int(found[1])), plain)

    def foreseen(self, outcome: Outcome) -> Outcome:
        """What came of an incident on paper, in words that name only what exists."""
        issue, pull, actions = outcome.issue, outcome.pull_request, outcome.action_issues
        plain = self.without_numbers
        letters = (
            replace(one, what=plain(one.what), remedy=plain(one.remedy)) for one in outcome.letters
        )
        return replace(
            outcome,
            issue=issue if issue and issue[0] not in self.called else None,
            pull_request=pull if pull and pull[0] not in self.called else None,
            action_issues=tuple(number for number in actions if number not in self.called),
            foreseen=tuple(map(plain, deeds(seen(outcome.steps) or outcome.steps))),
            letters=tuple(letters),
        )

    def _name(self, number: int) -> str:
        return self.called.get(number, f"#{number}")
