"""A step of a review: a box in “How this review goes”, ticked by facts or by a person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from action.markdown.safe import Safe
from action.review import words
from action.review.kinds import Kind
from action.review.steps.boxes import Tick, step_marker, title_in


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStep(Kind):
    """One step, due on a day; `is_done` is what the facts say, `ticked` what its box does.

    Its template has four lines: the step in the list, beginning with its title in bold; the same
    as a sentence that says who does what next; a word beside the box, where one is due; and what
    is good to know about the step.
    """

    folder: ClassVar[str] = "steps"
    key: ClassVar[str]
    due: date
    is_done: bool
    ticked: bool = False
    is_late: bool = False

    def with_tick(self, tick: Tick, today: date) -> Self:
        """The same with what is in its box; whoever has ticked it is not late."""
        return replace(self, ticked=tick.ticked, is_late=not tick.ticked and today > self.due)

    @property
    def title(self) -> str:
        """What it is called, as plain words."""
        return title_in(self.in_list)

    @property
    def in_list(self) -> Safe:
        """What there is to do, by whom and until when."""
        return self._lines[0]

    @property
    def as_next(self) -> Safe:
        """Who does what next, as a sentence without its end."""
        return self._lines[1]

    @property
    def beside(self) -> Safe:
        """How far it is, and that a person has ticked it against the facts; often nothing."""
        return self._lines[2]

    @property
    def more(self) -> Safe:
        """What is good to know about it, in whole sentences."""
        return self._lines[3]

    @property
    def mark(self) -> Safe:
        """What tells its line from all others."""
        return step_marker(self.key)

    @property
    def _lines(self) -> tuple[Safe, ...]:
        said = words.render(self.template(), **self.nouns())
        return tuple(map(Safe, said.rstrip("\n").split("\n")))
