"""The clerk's day: look, decide, write, and again until nothing is left to do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Final

from action.connection import Connection
from action.errors import Letter, ReviewError
from action.faults import OUR_FAULT, STOPPED_RUN, fault_letter, kept_going, stopped_letter
from action.read.event import Occasion, Where
from action.read.github.documents.queries import INCIDENTS_TOGETHER
from action.read.github.look import look
from action.read.github.repository import head_of
from action.read.github.sweeping import Swept
from action.read.github.touched import touched
from action.review.claims import claiming
from action.review.claims.claimed import Claim
from action.review.deciding import AT_WORK, decide
from action.review.model import Snapshot
from action.review.outcomes.letters import GithubKeepsChanging, NoSuchIncident, RemarkLacks
from action.review.outcomes.telling import operation, worth_saying
from action.review.plan import Plan, Reopen, Step
from action.review.settings import Settings
from action.wire.key_inputs import KEY_INPUTS, Keys
from action.wire.trouble import PartError
from action.write.exit_code import exit_code
from action.write.github import fitting
from action.write.hands import Hands
from action.write.outlets.courier import Courier
from action.write.paper import Paper
from action.write.runner import Outcome, Runner
from action.write.unborn import UNBORN, Unborn

ROUNDS: Final = 64
"""More rounds than any review needs; passing this is a fault of ours."""
LOOKS: Final = 4
"""How often GitHub may change under us in one run before the next run takes over."""
OF_ALL: Final = frozenset(
    {"bad-token", "github-unreachable", "not-from-github", "rate-limited", "redirected"}
)
"""Reasons that hold for every incident: for the next one GitHub is not asked again."""
UNCLEAR: Final = 15.0
"""Seconds until GitHub has certainly ended what it was at when its answer was lost."""
POLL: Final = timedelta(seconds=10)
"""How often to ask whether another run has moved on."""
ASKED: Final = frozenset({"push", "workflow_dispatch", "repository_dispatch"})
"""Events by which somebody has just asked for something, and looks at what came of it."""
LAG: Final = 1.0
"""Seconds for GitHub's lists to catch up with what was just written."""


Hand = Callable[[Plan, Snapshot], Snapshot]
Listener = Callable[[str], None]


def work(
    connection: Connection,
    where: Where,
    occasion: Occasion,
    *,
    runner: Runner,
    keys: Keys,
) -> int:
    """Serve every incident that the event touches; the exit code is 1 where people must act."""
    now = datetime.now(UTC)
    outcomes: list[Outcome] = []
    letters: Sequence[Letter] = ()
    reason = "nothing-to-do"
    try:
        if runner.dry_run:
            plans = on_paper(connection, where, occasion, now, (runner.tell, runner.invite))
            outcomes.extend(plans)
        else:
            hand = Hands(connection, Courier(keys, connection)).carry_out
            clerk = Clerk(
                connection, where, occasion, now, hand, runner.tell, runner.invite, keys.names
            )
            outcomes.extend(clerk.day())
    except ReviewError as error:
        letters, reason = error.letters, error.reason
    except KeyboardInterrupt:
        letters, reason = (stopped_letter(),), STOPPED_RUN
    runner.report(outcomes, letters, reason)
    return exit_code(outcomes, reason, asked=occasion.name in ASKED)


def on_paper(
    connection: Connection,
    where: Where,
    occasion: Occasion,
    now: datetime,
    ears: tuple[Listener, Listener],
) -> Iterator[Outcome]:
    """What would come of each incident, and no number of what a dry run only thinks of."""
    tell, invite = ears
    paper, given = Paper(now, UNBORN), frozenset(KEY_INPUTS)
    words = Unborn(paper.opened)

    def told(plan: str) -> None:
        tell(words.without_numbers(plan))

    clerk = Clerk(connection, where, occasion, now, paper.carry_out, told, invite, given)
    return (words.foreseen(outcome) for outcome in clerk.day())


@dataclass(frozen=True, slots=True)
class Clerk:
    """Serves incidents one by one with the hand it was given; `tell` hears every plan.

    `invite` hears where the first incident can be reported, if there is none.
    """

    connection: Connection
    where: Where
    occasion: Occasion
    now: datetime
    carry_out: Hand
    tell: Listener
    invite: Listener
    given: frozenset[str] = frozenset()

    def day(self) -> Iterator[Outcome]:
        """What came of each incident that the event touches, read a few at a time.

        What ends the whole day is said once; what lists of incidents lack is said at its end.
        """
        if self.occasion.lacks:
            raise ReviewError(RemarkLacks(self.occasion.lacks).letter(), reason="bad-remark")
        found = self._touched()
        if found.first:
            self.invite(found.first.link())
        for start in range(0, len(found.ids), INCIDENTS_TOGETHER):
            for outcome in self._apart(found.ids[start : start + INCIDENTS_TOGETHER]):
                yield outcome
                if outcome.reason in OF_ALL:
                    return
        if found.beside:
            raise ReviewError(*found.beside, reason="bad-file")
        if found.lost:
            raise PartError(found.lost)

    def _touched(self) -> Swept:
        faults: list[Exception] = []
        with kept_going(faults):
            return touched(self.connection, self.where, self.occasion, self.now.date())
        raise ReviewError(*map(fault_letter, faults), reason=OUR_FAULT)

    def _apart(self, ids: Sequence[str]) -> Iterator[Outcome]:
        """The same of some incidents; after a fault of ours, each that is left is read alone.

        Where GitHub's answer is no good for one of them, the others are read without it.
        """
        left, faults = list(ids), list[Exception]()
        try:
            with kept_going(faults):
                for outcome in self.serve(ids):
                    left.remove(outcome.incident)
                    yield outcome
        except PartError as error:
            yield from self._without(left, error)
        for fault in faults:
            if len(ids) == 1:
                letter = fault_letter(fault, ids[0])
                yield Outcome(ids[0], "none", OUR_FAULT, ids[0], letters=(letter,))
            else:
                for ident in left:
                    yield from self._apart((ident,))

    def _without(self, left: Sequence[str], error: PartError) -> Iterator[Outcome]:
        """What came of those whom an error does not concern; where it concerns all, it ends all."""
        rest = [ident for ident in left if ident not in error.ids]
        if len(rest) == len(left) or (not rest and len(left) > 1):
            raise error
        for ident in error.ids:
            yield Outcome(ident, "none", error.reason, ident, letters=(error.about(ident),))
        if rest:
            yield from self._apart(rest)

    def serve(self, ids: Sequence[str]) -> Iterator[Outcome]:
        """What came of each of these incidents, as far as GitHub holds anything of it."""
        for reading in look(self.connection, self.where, ids, self.occasion):
            heard = time.monotonic()
            for snapshot in reading.snapshots:
                if snapshot.file or snapshot.issue:
                    known = replace(snapshot, heard=heard, given=self.given)
                    yield self._served(known, reading.settings)
                elif snapshot.brought:
                    letter = NoSuchIncident(self.where.folder).letter()
                    raise ReviewError(letter, reason="no-such-incident")

    def _served(self, snapshot: Snapshot, settings: Settings) -> Outcome:
        done: list[Step] = []
        letters: dict[Letter, None] = {}
        looks, reason = 0, ""
        try:
            for _ in range(ROUNDS):
                if snapshot.stale:
                    looks += 1
                    if looks > LOOKS:
                        return _outcome(
                            snapshot, done, "unsettled", (GithubKeepsChanging().letter(),)
                        )
                    snapshot = self._again(snapshot)
                plan = decide(snapshot, settings, self.now)
                reason = reason if done and not plan else _reason(plan, reason)
                letters |= dict.fromkeys(plan.letters)
                if plan.reason == AT_WORK and not self.occasion.sweep:
                    snapshot = self._when_free(snapshot)
                    continue
                if not plan:
                    return _outcome(snapshot, done, reason, tuple(letters))
                plan = fitting(plan, snapshot)
                self.tell(f"{snapshot.id}\n{plan}")
                snapshot = self.carry_out(plan, snapshot)
                done += plan.steps
        except PartError as error:
            return _outcome(snapshot, done, error.reason, (error.about(snapshot.id),))
        except ReviewError as error:
            return _outcome(snapshot, done, error.reason, error.letters)
        raise AssertionError(f"{snapshot.id}: not done after {ROUNDS} rounds:\n{plan}")

    def _again(self, old: Snapshot) -> Snapshot:
        """What GitHub holds now, with what this run knows about its own claim."""
        time.sleep(UNCLEAR if old.unclear else LAG)
        number = old.issue.number if old.issue else self.occasion.issue
        occasion = replace(self.occasion, issue=number)
        fresh = next(look(self.connection, self.where, (old.id,), occasion)).snapshots[0]
        return replace(
            fresh,
            claim=_claim_after(old, fresh),
            claimed=old.claimed,
            heard=time.monotonic(),
            waited=old.waited,
            pace=old.pace,
            timed=old.timed,
            refused=old.refused,
            given=old.given,
            posted=old.posted,
        )

    def _when_free(self, held: Snapshot) -> Snapshot:
        """What GitHub holds when the other run has done what it claimed, or its time is over."""
        branch = held.branch
        assert branch is not None, "a claim is on a branch"
        for _ in range(ceil(claiming.time_left(held) / POLL)):
            time.sleep(POLL.total_seconds())
            if claiming.ends_unmoved(branch.claimed):
                fresh = self._again(held)
                if not claiming.is_held(fresh) or fresh.branch != branch:
                    return fresh
            elif head_of(self.connection, self.where, branch.name) != branch.head:
                return self._again(held)
        return self._again(replace(held, waited=branch.head))


def _claim_after(old: Snapshot, fresh: Snapshot) -> Claim:
    """Who has moved the branch keeps the claim until somebody else moves it."""
    if not old.branch or not fresh.branch:
        return Claim.NONE
    if fresh.branch.head == old.branch.head:
        return old.claim
    return Claim.NONE


def _reason(plan: Plan, before: str) -> str:
    if "page-too-long" in {plan.reason, before}:
        return "page-too-long"
    if before == "sent-back" or any(isinstance(step, Reopen) for step in plan):
        return "sent-back"
    if not plan and plan.reason in {"preparing", "closing", "ended"}:
        return "up-to-date"
    return plan.reason


def _outcome(
    snapshot: Snapshot, done: Sequence[Step], reason: str, letters: Sequence[Letter]
) -> Outcome:
    issue, pull = snapshot.issue, snapshot.pull_request
    incident = snapshot.file.incident if snapshot.file else None
    return Outcome(
        incident=snapshot.id,
        operation=operation(snapshot, done),
        reason=reason,
        title=incident.title if incident else _path_of(snapshot),
        issue=(issue.number, issue.url) if issue else None,
        pull_request=(pull.number, pull.url) if pull else None,
        action_issues=tuple(action.number for action in issue.actions) if issue else (),
        steps=tuple(done),
        letters=(*letters, *worth_saying(snapshot)),
    )


def _path_of(snapshot: Snapshot) -> str:
    return snapshot.file.path if snapshot.file else snapshot.id
