"""The two hands of a run: one writes to GitHub, the other brings to other tools."""

from __future__ import annotations

from dataclasses import dataclass

from action.connection import Connection
from action.review.model import Snapshot
from action.review.plan import Plan
from action.write import github
from action.write.outlets.courier import Courier


@dataclass(frozen=True, slots=True)
class Hands:
    """Do as a plan says; one that sends writes nothing, so that each hand has a plan of its own."""

    connection: Connection
    courier: Courier

    def carry_out(self, plan: Plan, snapshot: Snapshot) -> Snapshot:
        """The snapshot that has learned from what was done."""
        if plan.sent:
            return self.courier.deliver(plan.sent, snapshot)
        return github.carry_out(self.connection, plan, snapshot)
