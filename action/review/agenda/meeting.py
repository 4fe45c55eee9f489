"""The meeting: how long it takes, its agenda, and the questions that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from action.markdown.sections import Page
from action.review.actions.proposing import told_in_comments
from action.review.agenda.agenda import Agenda
from action.review.agenda.agenda import agenda as gathered
from action.review.agenda.hour import length
from action.review.agenda.wishes import AgendaWishes, wishes
from action.review.agenda.with_asks import with_questions
from action.review.bank.standing_question import StandingQuestion
from action.review.incident import Incident
from action.review.model import Snapshot
from action.review.moments.candidates import Candidate, candidates
from action.review.moments.moment_boxes import ticked_moments
from action.review.people.cast import Cast
from action.review.settings import Settings
from action.review.timeline import event_line


@dataclass(frozen=True)
class Meeting:
    """What people meet for, given what they have said until now."""

    snapshot: Snapshot
    settings: Settings
    incident: Incident
    cast: Cast

    @property
    def agenda(self) -> Agenda:
        """What the remarks come to, with questions."""
        return self._asked[0]

    @property
    def moments(self) -> tuple[Candidate, ...]:
        """The moments worth asking about that nobody has commented on, with questions."""
        return self._asked[1]

    @cached_property
    def _asked(self) -> tuple[Agenda, tuple[Candidate, ...]]:
        snapshot = self.snapshot
        asked = (self.minutes, self._belongs, self.wishes)
        found = gathered(snapshot.pull_request, snapshot.timeline, *asked)
        more = told_in_comments(snapshot, self._belongs)
        found = replace(found, proposals=(*found.proposals, *more))
        return with_questions(found, self._candidates, self.settings.questions)

    @cached_property
    def wishes(self) -> AgendaWishes:
        """What people have asked of the agenda."""
        page = self.snapshot.issue.page if self.snapshot.issue else Page("")
        return wishes(self.cast.standing.others, self.snapshot.timeline, ticked_moments(page))

    @property
    def _candidates(self) -> tuple[Candidate, ...]:
        """Without a timeline there are none yet."""
        timeline, rules = self.snapshot.timeline, self.settings.moment_words
        if timeline is None or rules is None:
            return ()
        pull = self.snapshot.pull_request
        lines = (remark.line for remark in pull.remarks) if pull else ()
        commented = {event for event in map(event_line.event_id, lines) if event}
        named = set(self.wishes.names)
        return candidates(self.incident, timeline, rules, commented | named, self.wishes.ticked)

    @property
    def minutes(self) -> int:
        """How long it takes: by severity, and by how much there is to talk about (R18)."""
        pull, timeline = self.snapshot.pull_request, self.snapshot.timeline
        talks = sum(not remark.resolved for remark in pull.remarks) if pull else 0
        events = len(timeline.rows.blocks) if timeline else len(self.incident.events)
        severity = self.settings.severity(self.incident.severity)
        return length(severity, events, len(self.cast.attendees), talks)

    @property
    def standing_questions(self) -> Iterator[StandingQuestion]:
        """The questions that every review asks, as far as they concern this one (R58)."""
        for question in self.settings.standing_questions:
            if self.incident.clients or not question.with_clients:
                yield question

    def _belongs(self, login: str) -> bool:
        return self.snapshot.repository.assignable(login) or self.cast.has_part(login)
