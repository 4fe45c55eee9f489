"""A review on paper: people do what they do on GitHub, then the clerk serves it until all is quiet.

Every deed gives a new review; nothing is changed in place, so a story can branch at any point.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from action.errors import Letter
from action.markdown.sections import Page
from action.read.commands import own_notes as headed_notes
from action.read.commands import understood
from action.review.agenda.remark import Remark
from action.review.answers.answer import Answer
from action.review.claims.claimed import Claim, Claimed
from action.review.dates.slots import SLOTS
from action.review.deciding import decide
from action.review.model import ActionIssue, Branch, PullRequest, ReviewIssue, Snapshot, State
from action.review.notes.own_notes import NOTES
from action.review.outlets.outlet_rules import OutletRules
from action.review.page.comment_steps import EMOJI
from action.review.page.our_comment import Comment, Reaction
from action.review.page.review_page import ReviewPage
from action.review.plan import Plan, Step
from action.review.record.filed_files import Filed
from action.review.remarks.brought import Brought
from action.review.settings import Settings
from action.review.standing.role import Assignment
from action.review.timeline.timeline import Timeline
from action.wire.key_inputs import KEY_INPUTS
from action.write.paper import Paper
from tests.stories.hand import Hand
from tests.stories.nouns import (
    FRIDAY,
    ID,
    a_comment,
    a_file,
    a_house,
    a_remark,
    a_team,
    an_incident,
)

ROUNDS = 16
ALSO = "<!-- incident-review:elsewhere:start"
PLACES = {
    "issue": "issuecomment-",
    "pull request": "issuecomment-",
    "line": "discussion_r",
    "review": "pullrequestreview-",
}
"""Where people comment, and how GitHub begins the name of such a comment in its address."""
Kind = TypeVar("Kind", bound=Step)


@dataclass(frozen=True)
class Review:
    """What GitHub holds of one incident, and what the clerk did the last time that it looked."""

    snapshot: Snapshot
    settings: Settings
    now: datetime = FRIDAY
    plans: tuple[Plan, ...] = ()
    end: Plan = field(default_factory=Plan)

    # --- the clerk ---

    def served(
        self,
        *,
        refusing: Mapping[type[Step], str] | None = None,
        dropping: Container[str] = (),
        tools: Mapping[str, Answer] | None = None,
    ) -> Review:
        """The clerk looks, and works round by round until nothing is left to do."""
        hand = Hand(Paper(self.now, self._last_number()), refusing or {}, dropping, tools or {})
        snapshot, plans = self.seen_anew().snapshot, list[Plan]()
        while plan := decide(snapshot, self.settings, self.now):
            plans.append(plan)
            assert len(plans) < ROUNDS, f"the clerk does not come to an end:\n{plan}"
            snapshot = hand.carry_out(plan, snapshot)
        snapshot = replace(snapshot, brought=None)
        return replace(self, snapshot=snapshot, plans=tuple(plans), end=plan)

    @property
    def letters(self) -> tuple[Letter, ...]:
        """What the log said the last time, each once."""
        every = (letter for plan in (*self.plans, self.end) for letter in plan.letters)
        return tuple(dict.fromkeys(every))

    def after_rounds(self, rounds: int) -> Review:
        """The clerk begins to work, and dies after so many rounds."""
        hand, snapshot, plans = Hand(Paper(self.now, self._last_number())), self.snapshot, []
        for _ in range(rounds):
            plans.append(decide(snapshot, self.settings, self.now))
            snapshot = hand.carry_out(plans[-1], snapshot)
        return replace(self, snapshot=snapshot, plans=tuple(plans))

    def claimed_by_another(self, *keys: str, seconds: float) -> Review:
        """Another run has said, so many seconds ago, that it will do this; the clerk looks."""
        snapshot = self.seen_anew().snapshot
        branch = snapshot.branch or Branch(snapshot.branch_name, "0ther")
        claimed = replace(branch, claimed=Claimed(keys, self.now - timedelta(seconds=seconds)))
        return self._with(branch=claimed, seen=self.now, claim=Claim.NONE)

    def planned(self) -> Plan:
        """What the clerk would do first."""
        return decide(self.snapshot, self.settings, self.now)

    def seen_anew(self) -> Review:
        """What the next run finds on GitHub: what a run has only heard is forgotten."""
        snapshot, pull, branch = self.snapshot, self.snapshot.pull_request, self.snapshot.branch
        filed = snapshot.filed
        if pull and pull.state is State.MERGED and branch:
            filed = Filed(
                branch.timeline,
                branch.record or filed.record,
                branch.notes or filed.notes,
                filed.recording,
                branch.calendar or filed.calendar,
            )
        run = f"run {int(re.sub(r'[^0-9]', '', snapshot.run) or 0) + 1}"
        return self._with(claim=Claim.NONE, refused={}, filed=filed, posted=(), run=run)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Everything the clerk did the last time, in order."""
        return tuple(step for plan in self.plans for step in plan)

    def did(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """What the clerk did of one kind the last time."""
        return tuple(step for step in self.steps if isinstance(step, kind))

    @property
    def story(self) -> str:
        """What the clerk did the last time, as its plans print themselves."""
        return "\n".join(str(plan) for plan in self.plans)

    # --- what can be read ---

    @property
    def issue(self) -> ReviewIssue:
        """The review issue."""
        assert self.snapshot.issue is not None
        return self.snapshot.issue

    @property
    def pull(self) -> PullRequest:
        """The timeline pull request."""
        assert self.snapshot.pull_request is not None
        return self.snapshot.pull_request

    @property
    def branch(self) -> Branch:
        """The timeline branch."""
        assert self.snapshot.branch is not None
        return self.snapshot.branch

    @property
    def timeline(self) -> str:
        """The timeline as it stands on its branch."""
        assert self.branch.timeline is not None
        return self.branch.timeline.text

    @property
    def record(self) -> str:
        """The record on the timeline branch."""
        assert self.branch.record is not None
        return self.branch.record

    def section(self, name: str) -> str:
        """One of our sections in the page of the review."""
        found = self.issue.page.section(name)
        assert found is not None, f"the page has no section {name}"
        return found

    @property
    def comments(self) -> tuple[str, ...]:
        """What we have said below the review issue, without our hidden marks.

        The times that are proposed in every review stand in `proposal`, the notes in `notes`.
        """
        return _shown(one for one in self.issue.comments if one.key not in {SLOTS, NOTES})

    @property
    def proposal(self) -> str:
        """The times that we have proposed, without our hidden marks."""
        (said,) = _shown(comment for comment in self.issue.comments if comment.key == SLOTS)
        return said

    @property
    def conversation(self) -> tuple[str, ...]:
        """The same in the conversation of the pull request."""
        return _shown(self.pull.comments)

    # --- what people do: the file and the settings ---

    def file_says(self, **changes: Any) -> Review:
        """Somebody edits the incident file."""
        file = self.snapshot.file
        assert file is not None
        assert file.incident is not None
        incident = replace(file.incident, **changes)
        blob = hashlib.sha1(repr(incident).encode(), usedforsecurity=False).hexdigest()
        new = replace(a_file(incident, blob), before=file.incident, changed=self.now)
        return self._with(file=new)

    def file_broken(self, letter: Letter) -> Review:
        """Somebody breaks the incident file; the version on the timeline branch still holds."""
        file = self.snapshot.file
        assert file is not None
        return self._with(file=replace(file, blob="", letters=(letter,)))

    def with_outlets(self, **rules: Any) -> Review:
        """The team wants its actions and news in other tools, too."""
        return self.team(outlets=OutletRules(**rules))

    def without_keys(self, *inputs: str) -> Review:
        """The workflow does not hand over these keys."""
        return self._with(given=self.snapshot.given - set(inputs))

    def swept(self, *, tools: Mapping[str, Answer] | None = None) -> Review:
        """The clerk comes round, and tries again what other tools did not take before."""
        found = self._with(tries_again=True).served(tools=tools)
        return found._with(tries_again=False)

    def house(self, **changes: Any) -> Review:
        """The repository is another than usual."""
        return self._with(repository=replace(self.snapshot.repository, **changes))

    def team(self, **changes: Any) -> Review:
        """The team settles something."""
        return replace(self, settings=replace(self.settings, **changes))

    def meeting_for(self, minutes: int) -> Review:
        """The team holds the meetings of minor incidents so long."""
        usual = self.settings.severities["minor"]
        minor = replace(usual, minutes=minutes, longest=minutes)
        return self.team(severities={**self.settings.severities, "minor": minor})

    def later(self, **span: float) -> Review:
        """Time passes."""
        return replace(self, now=self.now + timedelta(**span))

    def resting(self, soak: int) -> Review:
        """The team lets agreed actions rest for so many working days."""
        return self.team(actions=replace(self.settings.actions, soak=soak))

    # --- what people do: the pull request ---

    def with_remark(
        self, clock: str, words: str, *, by: str = "tom", replies: Sequence[str] = ()
    ) -> Review:
        """Somebody comments on the line of an event; each reply reads “who: what”."""
        line = next(row for row in self.timeline.splitlines() if clock in row)
        remark = a_remark(line, words, by=by, replies=replies, first=self._next_say())
        says = tuple(replace(say, at=self.now) for say in remark.says)
        return self._with_remark(replace(remark, says=says))

    def with_remark_on_notes(self, words: str, *, by: str = "tom") -> Review:
        """Somebody comments on a file that somebody has added to the pull request."""
        return self._with_remark(
            a_remark("# Notes", words, by=by, first=self._next_say(), file="notes.md")
        )

    def resolved(self, clock: str) -> Review:
        """Somebody resolves the conversations on the line of an event."""
        remarks = tuple(
            replace(remark, resolved=remark.resolved or clock in remark.line)
            for remark in self.pull.remarks
        )
        return self._with_pull(remarks=remarks)

    def read_by(self, *logins: str) -> Review:
        """People submit a review of the timeline; GitHub no longer waits for theirs."""
        readers = tuple(dict.fromkeys((*self.pull.read_by, *logins)))
        waited = tuple(login for login in self.pull.requested if login not in logins)
        return self._with_pull(read_by=readers, requested=waited)

    def timeline_says(self, old: str, new: str) -> Review:
        """Somebody commits a change to timeline.md on its branch."""
        assert old in self.timeline
        branch = replace(
            self.branch, timeline=Timeline(self.timeline.replace(old, new)), head="5ea1"
        )
        return self._with(branch=branch)._with_pull(head="5ea1")

    def pull_request_closed(self) -> Review:
        """Somebody closes the timeline pull request."""
        return self._with_pull(state=State.CLOSED)

    def pull_request_merged(self) -> Review:
        """Somebody merges the timeline pull request."""
        return self._with_pull(state=State.MERGED)

    # --- what people do: comments ---

    def commented(
        self, words: str, *, by: str = "tom", on: str = "issue", number: int = 0
    ) -> Review:
        """Somebody comments in one of the PLACES, or edits what they have said there."""
        place = self.issue if on == "issue" else self.pull
        name = f"{PLACES[on]}{number or self._next_comment()}"
        before = next((c for c in place.commands if c.place == name), None)
        late = timedelta(minutes=self.issue.state is State.CLOSED)
        at = before.at if before else self.now + late
        edited = self.now + late if before else None
        said = a_comment(f"{place.url}#{name}", words, by, at, edited)
        kept = (replace(one, thanked=bool(before and before.thanked)) for one in said)
        told = (*(c for c in place.commands if c.place != name), *kept)
        changed = (
            self._with_pull(commands=told)
            if place is self.pull
            else self._with_issue(commands=told)
        )
        return replace(changed, snapshot=understood(changed.snapshot))

    def form_sends(self, words: str, *, at: str = "", run: int = 1) -> Review:
        """Somebody writes into the form, which starts a run of this number."""
        return self._with(brought=Brought(f"remark {run}", words, at))

    def our_comment(self, containing: str, **changes: Any) -> Review:
        """Somebody changes a comment of ours in the conversation of the pull request."""
        comments = tuple(
            replace(one, **changes) if containing in one.body else one for one in self.pull.comments
        )
        return self._with_pull(comments=comments)

    def our_comment_deleted(self, containing: str) -> Review:
        """Somebody deletes a comment of ours there."""
        kept = tuple(one for one in self.pull.comments if containing not in one.body)
        return self._with_pull(comments=kept)

    def reacted(self, *logins: str, to: int) -> Review:
        """People click the emoji of a proposed time, or once more to take that back."""
        content = tuple(EMOJI)[to - 1]
        return self._with_proposal(lambda said: _voted(said, content, logins))

    def without_proposal(self) -> Review:
        """Somebody deletes the comment that proposes times."""
        kept = (one for one in self.issue.comments if one.key != SLOTS)
        return self._with_issue(comments=tuple(kept))

    def _with_proposal(self, change: Callable[[Comment], Comment]) -> Review:
        every = self.issue.comments
        changed = (change(one) if one.key == SLOTS else one for one in every)
        return self._with_issue(comments=tuple(changed))

    def deleted(self, number: int, *, on: str = "issue") -> Review:
        """Somebody deletes their comment."""
        place = self.issue if on == "issue" else self.pull
        left = tuple(c for c in place.commands if c.place != f"{PLACES[on]}{number}")
        return self._with_issue(commands=left) if on == "issue" else self._with_pull(commands=left)

    def wrote_notes(self, change: Callable[[str], str]) -> Review:
        """Somebody edits our comment for the notes in the browser, which stores CRLF."""
        said = next(one for one in self.issue.comments if one.key == NOTES)
        new = change(said.body.replace("\r\n", "\n")).replace("\n", "\r\n")
        theirs = replace(said, page=Page(new), touched=True)
        every = tuple(theirs if one is said else one for one in self.issue.comments)
        return self._with_issue(comments=every)

    def own_notes(self, words: str, *, by: str = "tom", number: int = 500) -> Review:
        """Somebody writes a comment that may be notes; without words they delete it."""
        url = f"{self.issue.url}#issuecomment-{number}"
        node = {"url": url, "body": words, "author": {"login": by}}
        kept = tuple(one for one in self.issue.notes if one.url != url)
        new = tuple(headed_notes([node], lambda _: True)) if words else ()
        return self._with_issue(notes=(*kept, *new))

    @property
    def notes(self) -> str:
        """Our comment for the notes, without our hidden marks."""
        (body,) = (one.body for one in self.issue.comments if one.key == NOTES)
        return re.sub(r" ?<!-- incident-review:.*?-->", "", body).strip()

    @property
    def filed_notes(self) -> str:
        """The notes as they are filed, without our hidden mark above them."""
        return (self.branch.notes or "").partition("-->\n")[2]

    def assigns(self, by: str, login: str) -> Review:
        """Somebody assigns a person in the sidebar of the issue."""
        done = Assignment(login, by, self.now)
        return self._with_issue(
            assignees=(*self.issue.assignees, login), assignments=(*self.issue.assignments, done)
        )

    def unassigns(self, by: str, login: str) -> Review:
        """Somebody takes a person off in the sidebar of the issue."""
        done = Assignment(login, by, self.now, taken_off=True)
        left = tuple(one for one in self.issue.assignees if one != login)
        return self._with_issue(assignees=left, assignments=(*self.issue.assignments, done))

    # --- what people do: the issue ---

    def edited(self, change: Callable[[str], str]) -> Review:
        """Somebody edits the page in the browser, which stores CRLF."""
        changed = change(self.issue.body.replace("\r\n", "\n"))
        page = ReviewPage(changed.replace("\n", "\r\n"))
        return self._with_issue(page=page, edited=self.now)

    def with_action(self, line: str) -> Review:
        """Somebody writes a line at the end of the actions."""
        end = "<!-- incident-review:actions:end -->"
        return self.edited(lambda body: body.replace(end, f"\n{line}\n{end}"))

    def rewritten(self, old: str, new: str) -> Review:
        """Somebody changes words of the page."""
        assert old in self.issue.body
        return self.edited(lambda body: body.replace(old, new))

    def ticked(self, words: str, new: str = "") -> Review:
        """Somebody ticks the proposal that begins with these words, and may change them."""
        begin = re.compile(rf"- \[ \] (\*\*A\d+\*\* )?{re.escape(words)}")
        assert begin.search(self.issue.body)
        return self.edited(
            lambda body: begin.sub(lambda line: f"- [x] {line[1] or ''}{new or words}", body)
        )

    def learned(self, words: str) -> Review:
        """Somebody writes below “What we learned”."""
        heading = "## What we learned\n"
        return self.edited(lambda body: body.replace(heading, f"{heading}\n{words}\n"))

    def closed(self, reason: str = "COMPLETED") -> Review:
        """Somebody closes the review issue."""
        return self._with_issue(state=State.CLOSED, reason=reason, closed=self.now)

    def without_section_elsewhere(self) -> Review:
        """The run dies before it has noted what it has sent."""
        return self._with_actions(lambda a: replace(a, page=Page(a.page.text.partition(ALSO)[0])))

    def action_issue_says(self, old: str, new: str) -> Review:
        """Somebody edits the text of an action issue."""
        assert any(old in action.page.text for action in self.issue.actions)
        return self._with_actions(lambda a: replace(a, page=Page(a.page.text.replace(old, new))))

    def action_issue_closed(self) -> Review:
        """Somebody closes the action issues: all is done."""
        return self._with_actions(lambda action: replace(action, is_closed=True))

    def _with_actions(self, change: Callable[[ActionIssue], ActionIssue]) -> Review:
        return self._with_issue(actions=tuple(map(change, self.issue.actions)))

    def reopened(self) -> Review:
        """Somebody opens the review issue again."""
        return self._with_issue(state=State.OPEN, reason="REOPENED", closed=None)

    # --- small things ---

    def _with(self, **changes: Any) -> Review:
        return replace(self, snapshot=replace(self.snapshot, **changes))

    def _with_issue(self, **changes: Any) -> Review:
        return self._with(issue=replace(self.issue, **changes))

    def _with_pull(self, **changes: Any) -> Review:
        return self._with(pull_request=replace(self.pull, **changes))

    def _with_remark(self, remark: Remark) -> Review:
        people = (say.author for say in remark.says if say.person)
        return self._with_pull(remarks=(*self.pull.remarks, remark)).read_by(*people)

    def _with_action_owners(self, *logins: str) -> Review:
        """GitHub has these owners for every action issue."""
        made = (replace(action, assignees=logins) for action in self.issue.actions)
        return self._with_issue(actions=tuple(made))

    def _next_say(self) -> int:
        return 1 + sum(len(remark.says) for remark in self.pull.remarks)

    def _next_comment(self) -> int:
        every = (*self.issue.commands, *self.pull.commands)
        numbers = (int(re.sub(r"\D", "", command.place)) for command in every)
        return 1 + max(numbers, default=99)

    def _last_number(self) -> int:
        issue, pull = self.snapshot.issue, self.snapshot.pull_request
        numbers = [thing.number for thing in (issue, pull) if thing]
        return max([*numbers, *(action.number for action in issue.actions)] if issue else [0])


def _shown(comments: Iterable[Comment]) -> tuple[str, ...]:
    bodies = (re.sub(r"<!--.*?-->\n?", "", comment.body) for comment in comments)
    return tuple(body.strip() for body in bodies)


def _voted(said: Comment, content: str, logins: Sequence[str]) -> Comment:
    given, new = list(said.reactions or ()), [Reaction(content, login) for login in logins]
    kept = [one for one in given if one not in new]
    return replace(said, reactions=(*kept, *(one for one in new if one not in given)))


def an_incident_file(**changes: Any) -> Review:
    """Somebody has just added an incident file; the clerk has not looked yet."""
    found = Snapshot(ID, a_house(), a_file(an_incident(**changes)), given=frozenset(KEY_INPUTS))
    return Review(found, a_team())


@cache
def a_review(**changes: Any) -> Review:
    """A review that the clerk has opened for an incident file."""
    return an_incident_file(**changes).served()
