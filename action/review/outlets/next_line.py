"""What the line about one parcel says now, by what stood there and what came of it."""

from __future__ import annotations

from action.review.model import Snapshot
from action.review.outlets.kept_lines import KeptLine, LineState, kept_line
from action.review.outlets.line_kinds import (
    Elsewhere,
    NobodyKnows,
    NoKeyGiven,
    NotNamed,
    OnItsWay,
    PlaceTaken,
    StandsThere,
    failing,
)
from action.review.outlets.parcels import Parcel
from action.review.outlets.receipts import NotSent, Receipt


def is_due(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> bool:
    """Whether it is to be sent now.

    What was promised and not sent by this run is never sent; what failed before, only by a sweep;
    what waited for a field of the incident file, as soon as that is there.
    """
    if parcel.lacks or _lacks_key(snapshot, parcel) or _outcome(snapshot, parcel):
        return False
    if kept is None or (kept.state is LineState.ASKING and not kept.is_settled):
        return True
    if kept.state is LineState.PROMISED:
        return is_promised(snapshot, parcel)
    return snapshot.tries_again and not kept.is_settled


def is_promised(snapshot: Snapshot, parcel: Parcel) -> bool:
    """Whether this run has noted that it is going to send it."""
    return parcel.seen or parcel.place in snapshot.promised


def next_line(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> KeptLine | None:
    """The line as it should stand; None where it is not sent yet."""
    if kept is not None and kept.is_settled:
        return kept
    if outcome := _outcome(snapshot, parcel):
        return _after(parcel, outcome)
    if parcel.lacks:
        return kept_line(parcel.place, LineState.ASKING, NotNamed(parcel.what, parcel.lacks))
    if _lacks_key(snapshot, parcel):
        lacking = NoKeyGiven(parcel.what, _lacking(snapshot, parcel))
        return kept_line(parcel.place, LineState.WAITING, lacking)
    return kept if parcel.seen else _promised(snapshot, parcel, kept)


def _promised(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> KeptLine | None:
    """What is said before it is sent; and of a promise that another run has made, and died."""
    if is_due(snapshot, parcel, kept):
        return kept_line(parcel.place, LineState.PROMISED, OnItsWay(parcel.what))
    if kept is not None and kept.state is LineState.PROMISED:
        return kept_line(parcel.place, LineState.PROMISED, NobodyKnows(parcel.what))
    return kept


def _after(parcel: Parcel, outcome: Receipt | NotSent) -> KeptLine:
    """What came of it; what may have come is not sent again where nobody can look."""
    if isinstance(outcome, Receipt):
        there = StandsThere(parcel.what, outcome.url)
        return kept_line(parcel.place, LineState.SENT, there, outcome.id, outcome.url)
    says = failing(parcel, outcome)
    return kept_line(parcel.place, _state_of(says), says)


def _state_of(says: Elsewhere) -> LineState:
    match says:
        case NobodyKnows():
            return LineState.PROMISED
        case PlaceTaken():
            return LineState.SENT
        case _:
            return LineState.WAITING


def _outcome(snapshot: Snapshot, parcel: Parcel) -> Receipt | NotSent | None:
    key = (parcel.about.number, parcel.place)
    came = [one for one in snapshot.posted if (one.issue, one.place) == key]
    return came[-1] if came else None


def _lacking(snapshot: Snapshot, parcel: Parcel) -> tuple[str, ...]:
    return tuple(name for name in parcel.inputs if name not in snapshot.given)


def _lacks_key(snapshot: Snapshot, parcel: Parcel) -> bool:
    return bool(_lacking(snapshot, parcel))
