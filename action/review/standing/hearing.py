"""From what GitHub holds to what stands: the roles as they begin, and all that came after."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from action.review.commands import spoken
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import MakeException
from action.review.commands.asks.asks import row_of
from action.review.commands.asks.unchanged import NothingLacking, SaidOfAnother
from action.review.commands.command import Command
from action.review.incident import Incident
from action.review.model import Snapshot, State
from action.review.standing import noted
from action.review.standing.ground import Ground
from action.review.standing.noted import NamedSince
from action.review.standing.role import FromRota, Holder, NamedInFile, Role
from action.review.standing.rota import Rota
from action.review.standing.standing import Arrangement
from action.review.standing.told import Deed, FileNames, told


@dataclass(frozen=True, slots=True)
class Hearing:
    """Everything that says who has which part; `parts` have one by the rules, in lower case.

    So have `guests`, who speak only for themselves.
    """

    snapshot: Snapshot
    incident: Incident
    rota: Rota
    parts: frozenset[str]
    guests: frozenset[str]
    now: datetime

    def standing(self) -> Arrangement:
        """What stands of it; the rota picks for a role that nobody has had."""
        start, deeds = self._start(), tuple(self._deeds())
        known = told(self._ground, start, deeds)
        begun = start if self._closed else self._with_picks(start, known)
        return known if begun is start else told(self._ground, begun, deeds)

    @property
    def _ground(self) -> Ground:
        picked, done = noted.picks(self.snapshot), noted.carried_out_before(self.snapshot)
        return Ground(self.rota, self.parts, self.guests, picked, done, self._closed)

    @property
    def _closed(self) -> datetime | None:
        issue = self.snapshot.issue
        return issue.closed if issue and issue.state is State.CLOSED else None

    def _start(self) -> Arrangement:
        """Who has the roles before anybody says anything: as the file or the rota had it."""
        start, picks = Arrangement(), noted.picks(self.snapshot)
        for role in Role:
            first = self._in_file(role)[0]
            if first.name and first.since is None:
                start = start.beginning(role, Holder(first.name, NamedInFile()))
            elif login := picks.get(role.noted):
                start = start.beginning(role, Holder(login, FromRota()), pick=role.noted)
        return start

    def _with_picks(self, start: Arrangement, known: Arrangement) -> Arrangement:
        """Whom the rota picks where, after all that was said, a role was never anybody's."""
        for role in Role:
            if not (known.holder(role) or role in known.left):
                others = known.holder(role.other) or start.holder(role.other)
                if login := self._first_pick(role, others):
                    start = start.beginning(role, Holder(login, FromRota()), pick=role.noted)
        return start

    def _first_pick(self, role: Role, other: str | None) -> str | None:
        """Whose turn it is; not theirs who alone could take the other role, if that is open."""
        spare = () if other else self.rota.free(role.other, ())
        alone = spare if len(spare) == 1 else ()
        return self.rota.pick(role, (other, *alone)) or self.rota.pick(role, (other,))

    def _in_file(self, role: Role) -> tuple[NamedSince, ...]:
        return noted.named_in_file(self.snapshot, self.incident, role, self.now)

    def _deeds(self) -> Iterator[Deed]:
        """What people have said and done, in no order."""
        yield from spoken.given(self.snapshot)
        for deed in self.snapshot.issue.assignments if self.snapshot.issue else ():
            yield replace(deed, login=self.rota.settings.spelled(deed.login))
        for role in Role:
            for named in self._in_file(role):
                if named.since is not None:
                    yield FileNames(role, named.name, named.since)

    def needless(
        self, standing: Arrangement, lacks: Collection[tuple[str, str]]
    ) -> Iterator[tuple[Command, ReplyLine]]:
        """Answers to exceptions from what is as it should be, and was when they were made.

        `lacks` are what is lacking, each with whom it is about.
        """
        names, before = {lack for lack, _ in lacks}, noted.carried_out_before(self.snapshot)
        used = {
            (one.url, one.lack) for one in standing.exceptions if (one.lack, one.about) in lacks
        }
        for command in spoken.given(self.snapshot):
            row = row_of(command)
            if row is None or command in standing.answers or spoken.key(command) in before:
                continue
            ask, line = row.asked(command), as_given(command)
            if isinstance(ask, MakeException) and (command.url, ask.lack) not in used:
                needed = ask.lack in names
                yield command, SaidOfAnother(line) if needed else NothingLacking(line, ask.lack)
