"""The record: what is kept of a review, in a file beside its timeline (R75, R78)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from action.review import words
from action.review.actions import actions
from action.review.actions.action import ActionList
from action.review.actions.owning import due_day
from action.review.agenda.agenda import Proposal, Raised, raised
from action.review.chart import chart
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
    open_, settled = view.agenda.proposals, view.agenda.settled
    listed = actions.with_proposals(view.issue.page.actions, open_, settled)
    made = {issue.key: issue for issue in view.issue.actions}
    agreed = [
        Agreed(
            a.title,
            a.owner or "",
            due_day(view, a),
            made[a.key].number if a.key in made else a.issue,
            made[a.key].url if a.key in made else _issue_url(view, a.issue),
        )
        for a in listed.agreed
    ]
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
        topics=said.topics,
        answers=tuple(view.issue.page.standing.answers(view.settings.standing_questions)),
        outside=said.outside,
        learned=view.issue.page.learned,
        agreed=agreed,
        reason=listed.reason,
        proposals=(*listed.proposed, *actions.without_room(listed, open_), *_gone(listed, settled)),
        parked=view.agenda.parked,
    )


def _came(view: View) -> Came:
    """Who came, as far as people have said: the two with a role come unless they cannot."""
    roles, everybody = view.cast.roles, view.cast.attendees
    expected = {one: one.comes is None and within(one.login, roles) for one in everybody}
    came = [one for one in everybody if one.comes or expected[one]]
    named = came if view.settings.names_who_came else []
    names = tuple(one.login or one.name for one in named)
    return Came(len(came), sum(one.has_read for one in came), names)


def remarked(view: View) -> Iterator[str]:
    """The address of every remark that the record tells."""
    yield from (entry.url for topic in _raised(view).topics for entry in topic.entries)


def _raised(view: View) -> Raised:
    snapshot = view.snapshot
    return raised(snapshot.pull_request, snapshot.timeline, view.belongs, view.meeting.wishes)


def _gone(listed: ActionList, settled: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """The settled proposals that have no line any more; they were made all the same."""
    return (proposal for proposal in settled if proposal.key not in listed.known)


def _issue_url(view: View, number: int | None) -> str:
    return f"{view.snapshot.repository.url}/issues/{number}" if number else ""
