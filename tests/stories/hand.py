"""The hand of the stories: it writes on paper, and can say no as GitHub does."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from action.review.answers.answer import Answer, Done, Refused, Why
from action.review.answers.learning import learn
from action.review.model import Snapshot
from action.review.plan import Plan, Send, Step
from action.write.paper import Paper


@dataclass(frozen=True)
class Hand:
    """Paper that can say no, as GitHub does: to whole steps, or to single names without a word.

    And as other tools do: to what goes to a place of theirs.
    """

    paper: Paper
    refusing: Mapping[type[Step], str] = field(default_factory=dict)
    dropping: Container[str] = ()
    tools: Mapping[str, Answer] = field(default_factory=dict)

    def carry_out(self, plan: Plan, snapshot: Snapshot) -> Snapshot:
        """What is known after the plan."""
        for step in plan:
            snapshot = learn(snapshot, step, self._answer(step, snapshot))
        return replace(snapshot, stale=False)

    def _answer(self, step: Step, snapshot: Snapshot) -> Answer:
        """What other tools say is told by the place to which something goes."""
        if isinstance(step, Send):
            return self.tools.get(step.parcel.place, self._done(step, snapshot))
        said = self.refusing.get(type(step))
        return Refused(Why.REFUSED, said) if said else self._done(step, snapshot)

    def _done(self, step: Step, snapshot: Snapshot) -> Done:
        done = self.paper._done(step, snapshot)
        return replace(
            done,
            logins=self._kept(done.logins),
            labels=self._kept(done.labels),
            beside=self._kept(done.beside),
        )

    def _kept(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name not in self.dropping)
