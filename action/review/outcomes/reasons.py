"""Why nothing was done about an incident: stable words for programs, a sentence for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Final

from action.review.kinds import Kind


@dataclass(frozen=True, slots=True)
class Reason(Kind):
    """Why nothing was done, as the summary of the job says it."""

    folder: ClassVar[str] = "reasons"

    @classmethod
    def code(cls) -> str:
        """The stable word of the outputs: `bad-file` for BadFile."""
        return cls.called().replace("_", "-")


@dataclass(frozen=True, slots=True)
class UpToDate(Reason):
    """All is as it should be."""


@dataclass(frozen=True, slots=True)
class SeverityNeedsNoReview(Reason):
    """The settings want no review of incidents like this."""


@dataclass(frozen=True, slots=True)
class SecurityInPublic(Reason):
    """Anybody could read a review that touches information security."""


@dataclass(frozen=True, slots=True)
class ReviewedBefore(Reason):
    """The record is there, the review issue is not."""


@dataclass(frozen=True, slots=True)
class ReviewIssueGone(Reason):
    """Somebody deleted the review issue."""


@dataclass(frozen=True, slots=True)
class AnotherRunIsAtWork(Reason):
    """The claim went to another run."""


@dataclass(frozen=True, slots=True)
class NoFile(Reason):
    """The incident file was deleted."""


@dataclass(frozen=True, slots=True)
class BadFile(Reason):
    """The incident file cannot be read; the letters below say why."""


@dataclass(frozen=True, slots=True)
class NothingDone(Reason):
    """Anything else; the letters below say what."""


_KNOWN: Final[Mapping[str, Reason]] = MappingProxyType(
    {
        reason.code(): reason
        for reason in (
            UpToDate(),
            SeverityNeedsNoReview(),
            SecurityInPublic(),
            ReviewedBefore(),
            ReviewIssueGone(),
            AnotherRunIsAtWork(),
            NoFile(),
            BadFile(),
        )
    }
)


def reason(code: str) -> Reason:
    """What is said for a reason code where nothing was done."""
    return _KNOWN.get(code, NothingDone())
