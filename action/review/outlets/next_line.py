"""What the line about one parcel says now, by what stood there and what came of it."""

from __future__ import annotations

from collections.abc import Collection

from action.review.model import Snapshot
from action.review.outlets.kept_lines import KeptLine, LineState, kept_line
from action.review.outlets.line_kinds import (
    Elsewhere,
    NobodyKnows,
    NoKeyGiven,
    NotNamed,
    NotSeenYet,
    OnItsWay,
    PlaceTaken,
    StandsThere,
    ToldThere,
    failing,
    told_by,
)
from action.review.outlets.outlet_rules import TOOLS
from action.review.outlets.parcels import Message, Parcel
from action.review.outlets.receipts import NotSent, Receipt


def is_due(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> bool:
    """Whether it is to be sent now.

    What another run has promised is never sent, and looked for by a sweep where that helps; what
    failed before is sent again only by a sweep; what waited for a field of the incident file, as
    soon as that is there.
    """
    if parcel.lacks or _lacks_key(snapshot, parcel) or _outcome(snapshot, parcel):
        return False
    if kept is None or kept.is_settled:
        return kept is None
    if kept.state is LineState.ASKING or _is_ours(snapshot, kept):
        return True
    return snapshot.tries_again and (parcel.late or kept.state is not LineState.PROMISED)


def is_promised(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> bool:
    """Whether it may go out at once: it can be seen there, or a line says that it will go."""
    if parcel.seen and not parcel.late:
        return True
    promised = kept is not None and kept.state is LineState.PROMISED
    return promised and (parcel.late or not is_begun(snapshot, kept))


def is_begun(snapshot: Snapshot, kept: KeptLine | None) -> bool:
    """Whether an earlier run has promised it, and may have sent it."""
    return kept is not None and kept.state is LineState.PROMISED and kept.id != snapshot.run


def _is_ours(snapshot: Snapshot, kept: KeptLine) -> bool:
    """Whether this run has promised it."""
    return kept.state is LineState.PROMISED and kept.id == snapshot.run


def is_over(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> bool:
    """Whether nothing follows: it is there, or no run will ever send it."""
    if kept is None:
        return bool(parcel.lacks)
    return kept.is_settled or bool(parcel.lacks) or (not parcel.late and is_begun(snapshot, kept))


def next_line(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> KeptLine | None:
    """The line as it should stand; None where it is not sent yet."""
    if kept is not None and kept.is_settled:
        return kept
    if outcome := _outcome(snapshot, parcel):
        return _after(parcel, outcome, was_begun=is_begun(snapshot, kept))
    if kept is not None and kept.state is LineState.PROMISED:
        return _of_a_promise(snapshot, parcel, kept)
    return _of_what_is_new(snapshot, parcel, kept)


def _of_what_is_new(snapshot: Snapshot, parcel: Parcel, kept: KeptLine | None) -> KeptLine | None:
    """What keeps it from being sent, or the promise that it will be."""
    if parcel.lacks:
        return kept_line(parcel.place, LineState.ASKING, NotNamed(parcel.what, parcel.lacks))
    if _lacks_key(snapshot, parcel):
        lacking = NoKeyGiven(parcel.what, _lacking(snapshot, parcel))
        return kept_line(parcel.place, LineState.WAITING, lacking)
    if is_promised(snapshot, parcel, kept) or not is_due(snapshot, parcel, kept):
        return kept
    promise = OnItsWay(parcel.what, told_by(parcel))
    return kept_line(parcel.place, LineState.PROMISED, promise, snapshot.run)


def given_up(line: KeptLine, outlets: Collection[str]) -> KeptLine:
    """The line of what is not wanted any more; of a promise nobody knows whether it was kept.

    Where a tool was switched off in which we can look, it stays until that is on again.
    """
    outlet, is_news, _ = line.place.partition(".")
    if line.state is not LineState.PROMISED or not (is_news or outlet in outlets):
        return line
    return kept_line(line.place, LineState.UNCLEAR, NobodyKnows(TOOLS.get(outlet, outlet)))


def _of_a_promise(snapshot: Snapshot, parcel: Parcel, kept: KeptLine) -> KeptLine:
    """The same where it is still to be kept; of a run that has died, nobody knows what it sent."""
    if parcel.late or not is_begun(snapshot, kept):
        return kept
    return kept_line(parcel.place, LineState.UNCLEAR, NobodyKnows(parcel.what, told_by(parcel)))


def _after(parcel: Parcel, outcome: Receipt | NotSent, *, was_begun: bool) -> KeptLine:
    """What came of it; what may have come is not sent again, and looked for where that helps."""
    if isinstance(outcome, Receipt):
        there = _there(parcel, outcome)
        return kept_line(parcel.place, LineState.SENT, there, outcome.id, outcome.url)
    says = failing(parcel, outcome)
    state = _state_of(says)
    return kept_line(parcel.place, LineState.PROMISED if was_begun else state, says)


def _state_of(says: Elsewhere) -> LineState:
    match says:
        case NotSeenYet():
            return LineState.PROMISED
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
