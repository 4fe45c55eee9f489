"""From what GitHub holds to what stands: the roles as they begin, and all that came after."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from action.review.commands import spoken
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import MakeException
from action.review.commands.asks.asks import row_of
from action.review.commands.asks.unchanged import NothingLacking
from action.review.commands.command import Command
from action.review.incident import Incident
from action.review.model import Snapshot, State
from action.review.standing import noted
from action.review.standing.role import FromRota, Holder, NamedInFile, Role
from action.review.standing.rota import Rota
from action.review.standing.standing import Arrangement
from action.review.standing.told import Deed, FileNames, Ground, told


@dataclass(frozen=True, slots=True)
class Hearing:
    """Everything that says who has which part; `parts` have one by the rules, in lower case."""

    snapshot: Snapshot
    incident: Incident
    rota: Rota
    parts: frozenset[str]
    now: datetime

    def standing(self) -> Arrangement:
        """What stands of it."""
        return told(self._ground, self._start(), self._deeds())

    @property
    def _ground(self) -> Ground:
        return Ground(self.rota, self.parts, noted.picks(self.snapshot), self._closed)

    @property
    def _closed(self) -> datetime | None:
        issue = self.snapshot.issue
        return issue.closed if issue and issue.state is State.CLOSED else None

    def _start(self) -> Arrangement:
        """Who has the roles before anybody says anything: as the file or the rota has it."""
        start = Arrangement()
        for role in Role:
            name, since = self._in_file(role)
            if name and since is None:
                start = start.beginning(role, Holder(name, NamedInFile()))
            elif login := self._picked_first(start, role):
                start = start.beginning(role, Holder(login, FromRota()), pick=role.noted)
        return start

    def _picked_first(self, start: Arrangement, role: Role) -> str | None:
        """Who was picked once stays picked; nobody is where the file had named somebody before."""
        before, (_, since) = noted.picks(self.snapshot).get(role.noted), self._in_file(role)
        if before or since or self._closed:
            return before
        other, _ = self._in_file(role.other)
        return self.rota.pick(role, (other, start.holder(role.other)))

    def _in_file(self, role: Role) -> tuple[str, datetime | None]:
        """Whom the incident file names, and since when, where it has changed."""
        since = noted.file_since(self.snapshot, self.incident, role, self.now)
        return noted.named_in_file(self.incident, role), since

    def _deeds(self) -> Iterator[Deed]:
        """What people have said and done, in no order."""
        yield from spoken.given(self.snapshot)
        yield from self.snapshot.issue.assignments if self.snapshot.issue else ()
        for role in Role:
            name, since = self._in_file(role)
            if name and since is not None:
                yield FileNames(role, name, since)

    def needless(
        self, standing: Arrangement, lacks: Collection[str]
    ) -> Iterator[tuple[Command, ReplyLine]]:
        """Answers to exceptions from what is as it should be."""
        for command in spoken.given(self.snapshot):
            row = row_of(command)
            ask = row.asked(command) if row and command not in standing.answers else None
            if isinstance(ask, MakeException) and ask.lack not in lacks:
                yield command, NothingLacking(as_given(command))
