"""What the line about one parcel says now, by what stood there and what came of it."""

from __future__ import annotations

from action.review.model import Snapshot
from action.review.outlets.kept_lines import KeptLine, LineState, kept_line
from action.review.outlets.line_kinds import (
    TOOLS,
    Elsewhere,
    NobodyKnows,
    NoKeyGiven,
    NotNamed,
    OnItsWay,
    PlaceTaken,
    StandsThere,
    ToldThere,
    failing,
    told_by,
)
from action.review.outlets.parcels import Message, Parcel
from action.review.outlets.receipts import NotSent, Receipt


def is_due(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> bool:
    """Whether it is to be sent now.

    What another run has promised is never sent; what failed before, only by a sweep; what waited
    for a field of the incident file, as soon as that is there.
    """
    if parcel.lacks or _lacks_key(snapshot, parcel) or _outcome(snapshot, parcel):
        return False
    if kept is None or (kept.state is LineState.ASKING and not kept.is_settled):
        return True
    if kept.state is LineState.PROMISED:
        return is_promised(snapshot, parcel, kept)
    return snapshot.tries_again and not kept.is_settled


def is_promised(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> bool:
    """Whether it may be sent at once: it can be seen there, or this run has noted that it will."""
    ours = kept is not None and kept.state is LineState.PROMISED and kept.id == snapshot.run
    return parcel.seen or ours


def is_over(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> bool:
    """Whether nothing follows: it is there, or no run will ever send it."""
    if kept is None:
        return False
    promised = kept.state is LineState.PROMISED
    return kept.is_settled or (promised and not is_promised(snapshot, parcel, kept))


def next_line(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> KeptLine | None:
    """The line as it should stand; None where it is not sent yet."""
    if kept is not None and kept.is_settled:
        return kept
    if outcome := _outcome(snapshot, parcel):
        return _after(parcel, outcome)
    if kept is not None and kept.state is LineState.PROMISED:
        return _of_a_promise(snapshot, parcel, kept)
    if lacking := _without(snapshot, parcel):
        return lacking
    if parcel.seen or not is_due(snapshot, parcel, kept):
        return kept
    promise = OnItsWay(parcel.what, told_by(parcel))
    return kept_line(parcel.place, LineState.PROMISED, promise, snapshot.run)


def _without(snapshot: Snapshot, parcel: Parcel) -> KeptLine | None:
    """What is said where a field of the incident file is missing, or a key."""
    if parcel.lacks:
        return kept_line(parcel.place, LineState.ASKING, NotNamed(parcel.what, parcel.lacks))
    if _lacks_key(snapshot, parcel):
        lacking = NoKeyGiven(parcel.what, _lacking(snapshot, parcel))
        return kept_line(parcel.place, LineState.WAITING, lacking)
    return None


def given_up(line: KeptLine) -> KeptLine:
    """The line of what is not wanted any more; of a promise nobody knows whether it was kept."""
    if line.state is not LineState.PROMISED:
        return line
    outlet = line.place.partition(".")[0]
    return kept_line(line.place, LineState.UNCLEAR, NobodyKnows(TOOLS.get(outlet, outlet)))


def _of_a_promise(snapshot: Snapshot, parcel: Parcel, kept: KeptLine) -> KeptLine:
    """The same where this run has made it; of one that has died, nobody knows what it has sent."""
    if is_promised(snapshot, parcel, kept):
        return kept
    return kept_line(parcel.place, LineState.UNCLEAR, NobodyKnows(parcel.what, told_by(parcel)))


def _after(parcel: Parcel, outcome: Receipt | NotSent) -> KeptLine:
    """What came of it; what may have come is not sent again where nobody can look."""
    if isinstance(outcome, Receipt):
        there = _there(parcel, outcome)
        return kept_line(parcel.place, LineState.SENT, there, outcome.id, outcome.url)
    says = failing(parcel, outcome)
    return kept_line(parcel.place, _state_of(says), says)


def _state_of(says: Elsewhere) -> LineState:
    match says:
        case NobodyKnows():
            return LineState.UNCLEAR
        case PlaceTaken():
            return LineState.SENT
        case _:
            return LineState.WAITING


def _there(parcel: Parcel, receipt: Receipt) -> Elsewhere:
    """News have no address, and everything else has one."""
    if isinstance(parcel, Message):
        return ToldThere(parcel.what, parcel.told)
    return StandsThere(parcel.what, receipt.url)


def _outcome(snapshot: Snapshot, parcel: Parcel) -> Receipt | NotSent | None:
    key = (parcel.about.number, parcel.place)
    came = [one for one in snapshot.posted if (one.issue, one.place) == key]
    return came[-1] if came else None


def _lacking(snapshot: Snapshot, parcel: Parcel) -> tuple[str, ...]:
    return tuple(name for name in parcel.inputs if name not in snapshot.given)


def _lacks_key(snapshot: Snapshot, parcel: Parcel) -> bool:
    return bool(_lacking(snapshot, parcel))
