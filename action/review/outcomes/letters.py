"""The letters that a review writes about itself, for the log, the annotations and the summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from action.errors import Letter
from action.review import words
from action.review.kinds import Kind
from action.review.plan import Step


@dataclass(frozen=True, slots=True)
class ReviewLetter(Kind):
    """Two lines of plain text, what is so and what to do; only a `serious` one is an error."""

    folder: ClassVar[str] = "letters"
    ending: ClassVar[str] = "txt.j2"
    serious: ClassVar[bool] = True

    def letter(self) -> Letter:
        """The letter, with people's words as they are."""
        what, remedy = words.letter(self.template(), **self.nouns())
        return Letter(what, remedy, serious=self.serious)

    def __html__(self) -> str:
        """The letter as Markdown."""
        return words.worded(str(self.letter()))


@dataclass(frozen=True, slots=True)
class FileAndBranchGone(ReviewLetter):
    """An open review whose incident file was deleted, and its branch with it."""

    issue: int


@dataclass(frozen=True, slots=True)
class SecurityKeptBack(ReviewLetter):
    """A review that a public repository must not show."""

    title: str


@dataclass(frozen=True, slots=True)
class MarkersRestored(ReviewLetter):
    """Parts of a page that had lost their markers."""

    serious: ClassVar[bool] = False
    issue: int
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueTooLong(ReviewLetter):
    """A page that GitHub does not take, not even with a shorter agenda."""

    issue: int


@dataclass(frozen=True, slots=True)
class StepRefused(ReviewLetter):
    """A step that GitHub did not do, and without which nothing follows."""

    step: Step
    said: str


@dataclass(frozen=True, slots=True)
class SomethingRefused(ReviewLetter):
    """What GitHub left out of a step; the review goes on without it."""

    serious: ClassVar[bool] = False
    incident: str
    refused: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GithubKeepsChanging(ReviewLetter):
    """A run that has looked often enough and leaves the rest to the next one."""

    serious: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class RemarkLacks(ReviewLetter):
    """A remark without a name that misses some parts; it tells none of its words."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoSuchIncident(ReviewLetter):
    """A remark of an incident that is not in the folder of incidents."""

    incidents: str


@dataclass(frozen=True, slots=True)
class RemarkNotSaid(ReviewLetter):
    """A remark of an incident that has no review."""


@dataclass(frozen=True, slots=True)
class RemarksEnough(ReviewLetter):
    """A remark when forms have brought as many as one review takes."""

    most: int


@dataclass(frozen=True, slots=True)
class RemarkWithoutLine(ReviewLetter):
    """A remark about a time or an id that the timeline has not; `times` would lead to events."""

    serious: ClassVar[bool] = False
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemarkCutShort(ReviewLetter):
    """A remark of which only the beginning fits into a comment."""

    serious: ClassVar[bool] = False
    longest: int


@dataclass(frozen=True, slots=True)
class MoreLetters(ReviewLetter):
    """What stands for the letters that GitHub does not show; a `place` has all of them."""

    count: int
    place: str
