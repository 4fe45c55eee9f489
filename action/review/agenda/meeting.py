"""The meeting: how long it takes, its agenda, and the questions that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from action.markdown.sections import Page
from action.review.actions.proposing import told_in_comments
from action.review.agenda.agenda import Agenda, raised_at
from action.review.agenda.agenda import agenda as gathered
from action.review.agenda.at_times import dated_titles
from action.review.agenda.hour import length
from action.review.agenda.wishes import AgendaWishes, RaisedEvents, wishes
from action.review.agenda.with_asks import with_questions
from action.review.bank.standing_question import StandingQuestion
from action.review.incident import Incident
from action.review.model import Snapshot
from action.review.moments.candidates import Candidate, candidates, found_in
from action.review.moments.moment import MomentKind
from action.review.moments.moment_boxes import ticked_moments
from action.review.people.cast import Cast
from action.review.settings import Settings
from action.review.standing import noted


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
        """The moments worth asking about that are no topics yet, with questions."""
        return self._asked[1]

    @cached_property
    def _asked(self) -> tuple[Agenda, tuple[Candidate, ...]]:
        snapshot = self.snapshot
        asked = (self.minutes, self._belongs, self.wishes)
        found = gathered(snapshot.pull_request, snapshot.timeline, *asked)
        more = told_in_comments(snapshot, self._belongs)
        found = replace(found, proposals=(*found.proposals, *more))
        return with_questions(found, self._candidates, self._found, self.settings.questions)

    @cached_property
    def wishes(self) -> AgendaWishes:
        """What people have asked of the agenda."""
        page = self.snapshot.issue.page if self.snapshot.issue else Page("")
        asked, timeline = self.cast.standing.others, self.snapshot.timeline
        done = noted.carried_out_before(self.snapshot)
        return wishes(asked, timeline, ticked_moments(page), self._raised, done)

    @cached_property
    def _raised(self) -> RaisedEvents:
        """The events of which people have made topics with a remark."""
        return raised_at(self.snapshot.pull_request, self.snapshot.timeline, self._belongs)

    @cached_property
    def _found(self) -> Mapping[str, MomentKind]:
        """The moments of the timeline; without one there are none yet."""
        timeline, rules = self.snapshot.timeline, self.settings.moment_words
        return found_in(self.incident, timeline, rules) if timeline and rules else {}

    @property
    def _candidates(self) -> tuple[Candidate, ...]:
        timeline = self.snapshot.timeline
        if timeline is None or self.settings.moment_words is None:
            return ()
        raised = self._raised.all.union(self.wishes.names)
        return candidates(dated_titles(timeline), self._found, raised, self.wishes.ticked)

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
