"""A moment of an incident that is worth asking about, and in words what makes it one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from action.markdown import safe
from action.review.kinds import Kind
from action.review.questions.milestones import Told
from action.review.timeline import event_line


@dataclass(frozen=True, slots=True)
class MomentKind(Kind):
    """What makes an event worth asking about; `word` is the one by which people know the kind."""

    folder: ClassVar[str] = "moments"
    word: ClassVar[str] = ""

    def words_about(self, title: str) -> str:
        """The words that there may be something to ask about: those of its event."""
        return title


@dataclass(frozen=True, slots=True)
class QuotedMoment(MomentKind):
    """A moment that a sentence tells; `said` is empty where the begin of the event shows it."""

    said: str

    def words_about(self, title: str) -> str:
        """The sentence that tells it, be there more in the event."""
        return self.said or title


@dataclass(frozen=True, slots=True)
class DecisionMade(QuotedMoment):
    """Something was decided (R39)."""

    word: ClassVar[str] = "decision"


@dataclass(frozen=True, slots=True)
class WorkHandedOver(QuotedMoment):
    """Work or a role passed from one to another (R06)."""

    word: ClassVar[str] = "hand-over"


@dataclass(frozen=True, slots=True)
class HelpCalled(QuotedMoment):
    """Somebody else was called, or the incident was taken for a graver one."""

    word: ClassVar[str] = "escalation"


@dataclass(frozen=True, slots=True)
class LongGap(MomentKind):
    """Nothing is told for much longer than usual in this timeline."""

    word: ClassVar[str] = "gap"
    length: timedelta
    usual: timedelta

    def words_about(self, title: str) -> str:
        """No words at all, for nobody has told what it is about."""
        return title[:0]


@dataclass(frozen=True, slots=True)
class OutsideFirst(QuotedMoment):
    """People outside knew it before any alarm of ours."""

    word: ClassVar[str] = "word from outside"


@dataclass(frozen=True, slots=True)
class TriedAgain(QuotedMoment):
    """What had been tried was tried once more; `before` is when, where the words do not say it."""

    word: ClassVar[str] = "tried again"
    before: str


@dataclass(frozen=True, slots=True)
class InParallel(QuotedMoment):
    """Several worked at the same time (R25); `other` is what went on beside it."""

    word: ClassVar[str] = "parallel work"
    other: str


@dataclass(frozen=True, slots=True)
class CameBack(QuotedMoment):
    """It was better, and then it was not; `better` is when it had been."""

    word: ClassVar[str] = "came back"
    better: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An event worth asking about that nobody may have commented on yet: a candidate only."""

    told: Told
    kind: MomentKind

    @property
    def id(self) -> str:
        """The id of its event."""
        return self.told.id

    @property
    def label(self) -> str:
        """When it was, as it was written."""
        return self.told.label

    @property
    def words(self) -> str:
        """What the event says, shortened."""
        words = event_line.without_bullets(safe.excerpt(self.told.event.what))
        return safe.shortened(words, _LONGEST)


_LONGEST = 80
