"""The record: what is kept of a review, in a file beside its timeline (R75, R78)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from action.markdown.safe import Safe
from action.review import words
from action.review.actions import actions
from action.review.actions.action import Action
from action.review.actions.owning import due_day
from action.review.agenda.agenda import Raised, raised
from action.review.chart import chart
from action.review.model import ActionIssue
from action.review.notes.attendance import WhoCame
from action.review.notes.kept_notes import (
    attendance_in,
    has_recording,
    learned_in,
    recording_of,
    standing_answers,
    written_notes,
)
from action.review.people.attendee import Attendee
from action.review.people.invited import within
from action.review.people.need import Need
from action.review.standing.role import Role
from action.review.timeline.timeline import Timeline
from action.review.view import View


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreed action as the record tells it; `number` and `url` once it has an issue."""

    title: str
    owner: str
    due: date
    number: int | None = None
    url: str = ""
    name: str = ""
    done_when: str = ""


@dataclass(frozen=True, slots=True)
class Idea:
    """What was proposed and not agreed on, its name on the page, who declined it and why."""

    title: str
    name: str = ""
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Came:
    """How many came and had read the timeline; their names only where a team wants them.

    Beside names the record does not say how many had read: it would tell it of each.
    """

    count: int
    had_read: int
    names: tuple[str, ...] = ()


def record(view: View) -> str:
    """What is kept of the review: who, topics, learnings, actions, links."""
    listed = view.actions
    said = _raised(view)
    return words.render(
        "record.md.j2",
        incident=view.incident,
        issue=view.issue,
        pull=view.snapshot.pull_request,
        cast=view.cast,
        picture=chart.picture(view.incident, view.snapshot.timeline or Timeline("")),
        before={role.value: view.cast.standing.before(role) for role in Role},
        invited=sum(one.need is not Need.CAN for one in view.cast.attendees),
        came=_came(view),
        has_notes=bool(written_notes(view)),
        recording=recording_of(view),
        is_without_recording=has_recording(view) and not recording_of(view),
        topics=said.topics,
        answers=standing_answers(view),
        outside=said.outside,
        learned=Safe("\n\n".join(learned_in(view))),
        agreed=tuple(_agreed(view, action) for action in listed.agreed),
        opened_before=tuple(_opened_before(view)),
        done=tuple(Idea(one.title, one.name) for one in listed.done_already),
        declined=tuple(_declined(view)),
        reason=listed.reason,
        proposals=tuple(_proposed(view)),
        parked=view.agenda.parked,
    )


def _came(view: View) -> Came:
    """Who came: the two with a role unless they cannot, and whoever was seen there.

    Where nobody has said who was seen, those count who had said that they would come.
    """
    seen, everybody = attendance_in(view), view.cast.attendees
    came = [one for one in everybody if _was_there(view, one, seen)]
    rows = {one.login.lower() for one in everybody if one.login}
    others = [spelled for login, spelled in seen.spelled.items() if login not in rows]
    names = (*(one.login or one.name for one in came), *others, *seen.names)
    shown = tuple(dict.fromkeys(names)) if view.settings.names_who_came else ()
    return Came(len(set(names)), sum(one.has_read for one in came), shown)


def _was_there(view: View, one: Attendee, seen: WhoCame) -> bool:
    if one.login.lower() in seen.logins:
        return True
    if within(one.login, view.cast.roles):
        return one.comes is not False
    return bool(one.comes) and not seen


def remarked(view: View) -> Iterator[str]:
    """The address of every remark that the record tells."""
    yield from (entry.url for topic in _raised(view).topics for entry in topic.entries)


def _raised(view: View) -> Raised:
    """All that was raised: first the topics of the meeting in their order."""
    meeting, steady = view.meeting, view.meeting.steady
    said = raised(meeting.said, view.snapshot.timeline, meeting.belongs, meeting.wishes)
    return replace(said, topics=steady.in_order(said.topics)) if steady else said


def _agreed(view: View, action: Action) -> Agreed:
    made = next((issue for issue in view.issue.actions if issue.key == action.key), None)
    return Agreed(
        action.title,
        action.owner or "",
        due_day(view, action),
        made.number if made else action.issue,
        made.url if made else _issue_url(view, action.issue),
        action.name,
        action.says.done_when,
    )


def _opened_before(view: View) -> Iterator[ActionIssue]:
    """The action issues whose lines people have deleted or unticked since."""
    agreed = {action.key for action in view.actions.agreed}
    yield from (issue for issue in view.issue.actions if issue.key not in agreed)


def _declined(view: View) -> Iterator[Idea]:
    """The declined ideas, each with who says so and why."""
    ideas = view.declines.ideas
    for action in view.actions.proposed:
        if idea := ideas.get(action.name):
            yield Idea(action.title, action.name, idea.by, idea.reason)


def _proposed(view: View) -> Iterator[Idea]:
    """What nobody has agreed on or declined, also what has no line: it was made all the same."""
    listed, agenda = view.actions, view.agenda
    for action in listed.proposed:
        if action.name not in view.declines.ideas:
            yield Idea(action.title, action.name)
    for proposal in actions.without_room(listed, agenda.proposals):
        yield Idea(proposal.title)
    for proposal in agenda.settled:
        if proposal.key not in listed.known:
            yield Idea(proposal.title)


def _issue_url(view: View, number: int | None) -> str:
    return f"{view.snapshot.repository.url}/issues/{number}" if number else ""
