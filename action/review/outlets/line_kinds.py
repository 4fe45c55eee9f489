"""What one line says of a thing and another tool: it is there, or what keeps it from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from action.review.answers.answer import Why
from action.review.kinds import Kind
from action.review.outlets.parcels import Finding, Message, Parcel, Ticket, TrelloCard
from action.review.outlets.receipts import NotSent

BAD_REQUEST: Final = "400"
"""How Jira's words begin where it misses fields, or does not know them [docs]."""


@dataclass(frozen=True, slots=True)
class Elsewhere(Kind):
    """A line of an issue about one place in another tool."""

    folder: ClassVar[str] = "elsewhere"
    what: str


@dataclass(frozen=True, slots=True)
class StandsThere(Elsewhere):
    """It is there, and where people see it."""

    url: str


@dataclass(frozen=True, slots=True)
class ToldThere(Elsewhere):
    """News that were told there, `told` being what they say."""

    told: str


@dataclass(frozen=True, slots=True)
class NotPutYet(Elsewhere):
    """A place that people fill in by hand (R65)."""


@dataclass(frozen=True, slots=True)
class OnItsWay(Elsewhere):
    """What is about to go where nobody can look, or only later; of news what is `told`."""

    told: str


@dataclass(frozen=True, slots=True)
class NoKeyGiven(Elsewhere):
    """Nobody gave us a key."""

    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotNamed(Elsewhere):
    """A field of the incident file does not say yet what it belongs to."""

    field: str


@dataclass(frozen=True, slots=True)
class KeyRefused(Elsewhere):
    """The key is over, or may not do this."""

    inputs: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class NothingFound(Elsewhere):
    """The tool does not know what the settings or the incident file name."""

    said: str
    named_in: str = "settings"


@dataclass(frozen=True, slots=True)
class PlaceTaken(Elsewhere):
    """Somebody has put something else where it would stand."""

    said: str


@dataclass(frozen=True, slots=True)
class NoListNamed(Elsewhere):
    """Nobody has said on which list it goes; without an `owner`, the team has none."""

    owner: str


@dataclass(frozen=True, slots=True)
class FieldsWanted(Elsewhere):
    """A project of Jira wants other fields than those that it gets."""

    said: str


@dataclass(frozen=True, slots=True)
class NotTaken(Elsewhere):
    """The tool has looked at it, and does not take it."""

    said: str


@dataclass(frozen=True, slots=True)
class NotNow(Elsewhere):
    """The tool did not answer, or asks for patience."""


@dataclass(frozen=True, slots=True)
class NobodyKnows(Elsewhere):
    """It may have come or not, and nobody can look; `told` is what it says, if that is known."""

    told: str = ""


@dataclass(frozen=True, slots=True)
class KeyUnusable(Elsewhere):
    """What we were given as a key is none."""

    inputs: tuple[str, ...]
    said: str


def told_by(parcel: Parcel) -> str:
    """What news say; empty for everything else."""
    return parcel.told if isinstance(parcel, Message) else ""


@dataclass(frozen=True, slots=True)
class FindingsClosed(Elsewhere):
    """People have closed the pull request that it was to come by, without merging it."""

    url: str


@dataclass(frozen=True, slots=True)
class FindingsUnopened(Elsewhere):
    """It is on its branch, and nothing but a person may open the pull request."""

    said: str
    compare: str


@dataclass(frozen=True, slots=True)
class RunMayNot(Elsewhere):
    """The workflow's own token may not do this."""

    said: str


@dataclass(frozen=True, slots=True)
class TableUnreadable(Elsewhere):
    """The table cannot be read, or lacks a column."""

    file: str
    said: str


@dataclass(frozen=True, slots=True)
class NotSeenYet(Elsewhere):
    """It may be there, and does not show yet; people can look for its `label`."""

    label: str


def failing(parcel: Parcel, failed: NotSent) -> Elsewhere:
    """The line for what was not sent."""
    match parcel:
        case Finding():
            return _not_filed(parcel, failed) or _failing(parcel, failed)
        case TrelloCard() if failed.why is Why.NOT_FOUND and not parcel.list:
            return NoListNamed(parcel.what, parcel.owner)
        case Ticket() if failed.why is Why.UNCLEAR:
            return NotSeenYet(parcel.what, parcel.label)
        case Ticket() if failed.why is Why.REFUSED and failed.said.startswith(BAD_REQUEST):
            return FieldsWanted(parcel.what, failed.said)
        case _:
            return _failing(parcel, failed)


def _not_filed(parcel: Finding, failed: NotSent) -> Elsewhere | None:
    """What only a table in this repository can say."""
    match failed.why:
        case Why.CLOSED:
            return FindingsClosed(parcel.what, failed.said)
        case Why.UNOPENED:
            return FindingsUnopened(parcel.what, failed.said, parcel.compare)
        case Why.UNREADABLE:
            return TableUnreadable(parcel.what, parcel.file, failed.said)
        case Why.FORBIDDEN:
            return RunMayNot(parcel.what, failed.said)
        case _:
            return None


def _failing(parcel: Parcel, failed: NotSent) -> Elsewhere:
    """The same, where all tools are alike."""
    match failed.why:
        case Why.FORBIDDEN:
            return KeyRefused(parcel.what, parcel.inputs, failed.said)
        case Why.NOT_FOUND:
            return NothingFound(parcel.what, failed.said, parcel.named_in)
        case Why.EXISTS:
            return PlaceTaken(parcel.what, failed.said)
        case Why.UNUSABLE:
            return KeyUnusable(parcel.what, parcel.inputs, failed.said)
        case Why.NOT_YET | Why.UNCLEAR:
            return _no_answer(parcel, failed)
        case _:
            return NotTaken(parcel.what, failed.said)


def _no_answer(parcel: Parcel, failed: NotSent) -> Elsewhere:
    """It is tried again, unless it may have come to where nobody can look."""
    if failed.why is Why.UNCLEAR and not parcel.seen:
        return NobodyKnows(parcel.what, told_by(parcel))
    return NotNow(parcel.what)
