"""Brings parcels to other tools, one after the other; none of them can stop a review."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from action.review.answers.answer import Answer, Done, Refused, Why
from action.review.answers.learning import learn
from action.review.model import Snapshot
from action.review.outlets.parcels import AnyParcel, FollowUp, Postmortem, TrelloCard
from action.review.plan import Send
from action.wire.key_inputs import Keys
from action.write.outlets.incident_io import IncidentIo
from action.write.outlets.tool import NotTakenError
from action.write.outlets.trello import Trello

OF_THE_TOOL: Final = frozenset({Why.FORBIDDEN, Why.UNCLEAR, Why.NOT_YET})
"""Why something was not taken, where the next thing would not be taken either in this run."""


@dataclass
class Courier:
    """Goes to the tools with the keys of this run; a tool that fails for all is asked once."""

    keys: Keys
    failing: dict[str, Refused] = field(default_factory=dict)

    def deliver(self, sends: tuple[Send, ...], snapshot: Snapshot) -> Snapshot:
        """The snapshot that knows what came of each."""
        for send in sends:
            snapshot = learn(snapshot, send, self._answer(send.parcel))
        return snapshot

    def _answer(self, parcel: AnyParcel) -> Answer:
        if failed := self.failing.get(parcel.outlet):
            return failed
        try:
            return self._put(parcel)
        except NotTakenError as error:
            refused = Refused(error.why, error.said)
            if error.why in OF_THE_TOOL:
                self.failing[parcel.outlet] = refused
            return refused

    def _put(self, parcel: AnyParcel) -> Done:
        match parcel:
            case FollowUp():
                return self.incident_io.put(parcel)
            case Postmortem():
                return self.incident_io.put_review(parcel)
            case TrelloCard():
                return self.trello.put(parcel)
            case _:
                raise NotTakenError(Why.REFUSED, "not built yet")

    @cached_property
    def incident_io(self) -> IncidentIo:
        """incident.io, when the first follow-up goes there."""
        return IncidentIo.opened(self.keys)

    @cached_property
    def trello(self) -> Trello:
        """Trello, when the first card goes there."""
        return Trello.opened(self.keys)
