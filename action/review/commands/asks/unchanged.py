"""Why a standing command that is well written changes nothing now."""

from __future__ import annotations

from dataclasses import dataclass

from action.review.commands.answering import ReplyLine


@dataclass(frozen=True, slots=True)
class PersonUnknown(ReplyLine):
    """A login that neither GitHub nor the settings know here."""

    line: str
    login: str


@dataclass(frozen=True, slots=True)
class NobodyToSwap(ReplyLine):
    """A swap while one of the two roles is open, named as the files spell it."""

    role: str


@dataclass(frozen=True, slots=True)
class RotaIsEmpty(ReplyLine):
    """A question to a rota that the settings do not have."""

    line: str
    role: str
    rota: str


@dataclass(frozen=True, slots=True)
class NobodyFree(ReplyLine):
    """A question to a rota on which nobody is free; `holder` keeps the role, if any."""

    line: str
    role: str
    holder: str


@dataclass(frozen=True, slots=True)
class AlreadyFacilitates(ReplyLine):
    """A co-facilitator who is the facilitator."""

    line: str
    login: str


@dataclass(frozen=True, slots=True)
class GuestUnknown(ReplyLine):
    """A word where somebody is invited that names nobody here, and is no mention either."""

    line: str
    login: str


@dataclass(frozen=True, slots=True)
class InvitedEnough(ReplyLine):
    """An invitation when the comments of a review have invited as many people as they can."""

    line: str
    most: int


@dataclass(frozen=True, slots=True)
class NothingLacking(ReplyLine):
    """An exception from something that is as the rules want it."""

    line: str
    lack: str


@dataclass(frozen=True, slots=True)
class SaidOfAnother(ReplyLine):
    """An exception from something that lacks now, made when somebody else had the role."""

    line: str


@dataclass(frozen=True, slots=True)
class GuestSpeaks(ReplyLine):
    """A command for others by somebody who is only invited; only its `name` is repeated."""

    name: str


@dataclass(frozen=True, slots=True)
class OnlyFacilitator(ReplyLine):
    """A command that only whoever facilitates can give; only its `name` is repeated."""

    name: str
    facilitator: str


@dataclass(frozen=True, slots=True)
class SaidTooLate(ReplyLine):
    """A command after the review was closed; only its `name` is repeated."""

    name: str
