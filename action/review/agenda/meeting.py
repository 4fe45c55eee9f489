"""The meeting: how long it takes, its agenda, and the questions that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from action.instants import is_before
from action.markdown.sections import Page
from action.review.actions.proposing import told_in_comments
from action.review.agenda.agenda import Agenda, raised_at
from action.review.agenda.agenda import agenda as gathered
from action.review.agenda.at_times import dated_titles
from action.review.agenda.hour import length
from action.review.agenda.outside import ours
from action.review.agenda.ranking import Ranking
from action.review.agenda.remark import UNNAMED, Remark
from action.review.agenda.steady import SteadyAgenda, steady_agenda
from action.review.agenda.wishes import AgendaWishes, RaisedEvents, wishes
from action.review.agenda.with_asks import with_questions
from action.review.bank.standing_question import StandingQuestion
from action.review.commands.answering import ReplyLine
from action.review.commands.command import Command
from action.review.incident import Incident
from action.review.model import Snapshot, State
from action.review.moments.candidates import Candidate, candidates, found_in
from action.review.moments.moment import MomentKind
from action.review.moments.moment_boxes import ticked_moments
from action.review.moments.row_words import row_words
from action.review.notes.asked_notes import AskedNotes, asked_notes
from action.review.people.cast import Cast
from action.review.remarks.relays import Relays, relays
from action.review.remarks.unnamed import (
    AllRemarks,
    a_few,
    all_remarks,
    brought_remarks,
    relayed_remarks,
)
from action.review.settings import Settings
from action.review.standing import noted


@dataclass(frozen=True)
class Meeting:
    """What people meet for, given what they have said until now."""

    snapshot: Snapshot
    settings: Settings
    incident: Incident
    cast: Cast
    now: datetime

    @property
    def steady(self) -> SteadyAgenda | None:
        """The agenda as people found it on the page when they began to meet, from then on."""
        found = self._promised
        return found if found and found.has_begun(self._clock) else None

    @property
    def has_been(self) -> bool:
        """Whether its date is over."""
        return self._promised is not None and not is_before(self._clock, self._promised.ends)

    @property
    def looks_back(self) -> bool:
        """Whether nobody meets any more: the meeting is over, or the review is closed."""
        issue = self.snapshot.issue
        return self.has_been or (issue is not None and issue.state is State.CLOSED)

    @cached_property
    def _promised(self) -> SteadyAgenda | None:
        issue, date = self.snapshot.issue, self.cast.date.date
        minutes = self._said_minutes or self.settings.severity(self.incident.severity).minutes
        if not issue or not date or (issue.closed and is_before(issue.closed, date.start)):
            return None
        return steady_agenda(issue.page, date.start, minutes)

    @property
    def _clock(self) -> datetime:
        """What GitHub's clock shows, as far as we know it."""
        return self.snapshot.seen or self.now

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
        ranking = Ranking(self.belongs, self.wishes, self.steady)
        shown, left_out = a_few(brought_remarks(snapshot))
        said = all_remarks(snapshot, (*shown, *self._relayed))
        found = gathered(said, snapshot.timeline, self.minutes, ranking)
        more = told_in_comments(snapshot, self.belongs)
        proposals = (*found.proposals, *more)
        found = replace(found, proposals=proposals, left_out=found.left_out + left_out)
        return with_questions(found, self._candidates, self._found, self.settings.questions)

    @cached_property
    def wishes(self) -> AgendaWishes:
        """What people have asked of the agenda."""
        page = self.snapshot.issue.page if self.snapshot.issue else Page("")
        asked, timeline = self.cast.standing.others, self.snapshot.timeline
        done = noted.carried_out_before(self.snapshot)
        found = wishes(asked, timeline, ticked_moments(page), self._raised, done)
        return replace(found, written=row_words(page))

    @cached_property
    def notes(self) -> AskedNotes:
        """What people have asked about the notes."""
        return asked_notes(self.cast.standing.others, self._knows)

    @property
    def answers(self) -> Mapping[Command, ReplyLine]:
        """What is answered to those who have asked for what cannot be."""
        return {**self.wishes.answers, **self.relays.answers, **self.notes.answers}

    @cached_property
    def _raised(self) -> RaisedEvents:
        """The events of which people have made topics with a remark."""
        return raised_at(self.said, self.snapshot.timeline, self.belongs)

    @cached_property
    def relays(self) -> Relays:
        """What the facilitator passes on."""
        return relays(self.cast.standing.others, self.snapshot.timeline)

    @cached_property
    def _relayed(self) -> tuple[Remark, ...]:
        said = (relayed.remark for relayed in self.relays.said)
        return tuple(relayed_remarks(self.snapshot, said))

    @cached_property
    def said(self) -> AllRemarks | None:
        """All that was remarked, also without a name."""
        every = (*brought_remarks(self.snapshot), *self._relayed)
        return all_remarks(self.snapshot, every)

    @cached_property
    def _raised_before(self) -> RaisedEvents:
        """The same without what was remarked since the meeting began: moments stay, too."""
        said, steady = self.said, self.steady
        if said is None or steady is None:
            return self._raised
        before = tuple(one for one in said.remarks if not steady.is_new(one))
        return raised_at(replace(said, remarks=before), self.snapshot.timeline, self.belongs)

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
        raised = self._raised_before.all.union(self.wishes.names)
        written, ticked = self.wishes.written, self.wishes.ticked
        return candidates(dated_titles(timeline), self._found, raised, ticked, written)

    @property
    def minutes(self) -> int:
        """How long it takes: as was said, or by severity and what there is to talk about (R18)."""
        if self.steady:
            return self.steady.minutes
        if self._said_minutes:
            return self._said_minutes
        said, timeline = self.said, self.snapshot.timeline
        heard = ours(said.remarks, self.belongs) if said else ()
        talks = sum(not remark.resolved for remark in heard)
        events = len(timeline.rows.blocks) if timeline else len(self.incident.events)
        severity = self.settings.severity(self.incident.severity)
        return length(severity, events, len(self.cast.attendees), talks)

    @property
    def _said_minutes(self) -> int:
        """How long it takes by the words that have settled its date; 0 where they say nothing."""
        date = self.cast.date.date
        return date.minutes if date else 0

    @property
    def standing_questions(self) -> Iterator[StandingQuestion]:
        """The questions that every review asks, as far as they concern this one (R58)."""
        for question in self.settings.standing_questions:
            if self.incident.clients or not question.with_clients:
                yield question

    def _knows(self, login: str) -> bool:
        """Whether a login is somebody's here, and no slip."""
        known = self.belongs(login) or self.cast.has_row(login)
        return known or self.settings.person(login) is not None

    def belongs(self, login: str) -> bool:
        """Whether somebody has access here, or a part in this review; who gives no name does."""
        here = self.snapshot.repository.assignable(login) or self.cast.has_part(login)
        return here or login == UNNAMED
