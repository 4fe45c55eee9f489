"""An agreed action becomes an issue that somebody owns, with what led to it (R63, R66)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from action.markdown import safe, sections
from action.markdown.sections import Page
from action.review import words
from action.review.actions import proposing
from action.review.actions.action import Action
from action.review.actions.sidebar_values import field_values, issue_type
from action.review.agenda.at_times import dated_titles
from action.review.agenda.kind import without_kind
from action.review.agenda.remark import Remark, Say
from action.review.outlets.also_here import ELSEWHERE, section_text
from action.review.outlets.by_hand import by_hand
from action.review.plan import OpenActionIssue
from action.review.timeline import event_line
from action.review.view import View


def issue_for(view: View, action: Action) -> OpenActionIssue:
    """The issue that an agreed action becomes, with the line and the remark that led to it."""
    assert action.owner is not None, "an action without an owner sends the review back"
    origin, due = _origin_of(view, action), due_day(view, action)
    name = next((one.name for one in view.actions.all if one.key == action.key), "")
    said = {"id": view.snapshot.id, "key": action.key, **({"name": name} if name else {})}
    body = words.render(
        "action_issue.md.j2",
        marker=sections.marker("action", **said),
        action=replace(action, noted=name),
        issue=view.issue,
        incident=view.incident,
        due=due,
        event=_line_of(view, origin),
        timeline_url=_timeline_url(view, origin),
        said=origin.said,
    )
    body = _with_boxes(view, action, body)
    names = view.existing(view.action_labels(action.says))
    title = safe.shortened(safe.title(action.title), 250)
    fields = tuple(field_values(view, action.says.priority, due))
    step = OpenActionIssue(view.target, action.key, title, body, names, action.owner)
    return replace(step, type=issue_type(view), fields=fields, name=name)


def _with_boxes(view: View, action: Action, body: str) -> str:
    """The text of a finding with the places where people note that it stands there, too (R65)."""
    is_finding = action.says.isms or view.incident.security
    boxes = tuple(by_hand(view.settings.outlets)) if is_finding else ()
    return Page(body).with_section(ELSEWHERE, section_text(boxes)).text if boxes else body


@dataclass(frozen=True, slots=True)
class Owned:
    """An action issue as the last word names it; `not_assigned` are owners GitHub did not assign.

    The title is empty, and no day is known, where people have deleted its line.
    """

    number: int
    title: str
    owners: tuple[str, ...]
    due: date | None = None
    not_assigned: tuple[str, ...] = ()


def owned(view: View) -> Iterator[Owned]:
    """Every action issue with its owners and its day, whoever opened it."""
    listed = {action.key: action for action in view.issue.page.actions.all}
    for issue in view.issue.actions:
        line = listed.get(issue.key)
        owner = (line.owner,) if line and line.owner else ()
        dropped = () if issue.assignees else owner
        due = due_day(view, line) if line else None
        title = line.title if line else ""
        yield Owned(issue.number, title, issue.assignees or dropped, due, dropped)


def due_day(view: View, action: Action) -> date:
    """The day in the line, else so many working days after the review by its severity (R70)."""
    return action.due_since(view.closed) or view.days.week.after(view.closed, view.severity.due)


@dataclass(frozen=True, slots=True)
class _Origin:
    """What led to an action: the event by its id and the line that told it, and what was said."""

    event: str | None = None
    line: str | None = None
    said: tuple[Say, ...] = ()


def _origin_of(view: View, action: Action) -> _Origin:
    """The remark that led to an action, or the command; where people deleted that, the event."""
    for remark in _remarks(view):
        for say in remark.says:
            if say.place == action.key or say.url == action.source:
                return _origin(remark, say)
    for key, command in proposing.keyed(view.snapshot):
        if key == action.key:
            return _Origin(action.event, None, (Say(command.author, command.text, command.url),))
    return _Origin(action.event or None)


def _remarks(view: View) -> tuple[Remark, ...]:
    pull = view.snapshot.pull_request
    return pull.remarks if pull else ()


def _origin(remark: Remark, proposal: Say) -> _Origin:
    """The line of a remark, what it says, and the words that proposed something, each once."""
    every = dict.fromkeys((remark.says[0], proposal))
    said = tuple(replace(say, body=without_kind(say.body)) for say in every)
    if not remark.on_timeline:
        return _Origin(None, remark.file, said)
    return _Origin(event_line.event_id(remark.line), event_line.plain_words(remark.line), said)


def _line_of(view: View, origin: _Origin) -> str | None:
    """The timeline line of an action as it stands now, in plain words; else as it stood."""
    timeline = view.snapshot.timeline
    now = dated_titles(timeline).get(origin.event) if origin.event else None
    return now or origin.line


def _timeline_url(view: View, origin: _Origin) -> str:
    """Where the line stands for good: in this very version of the timeline."""
    branch, timeline = view.snapshot.branch, view.snapshot.timeline
    url = view.address(view.path("timeline.md"), branch.head if branch else None)
    number = timeline.number_of(origin.event) if timeline and origin.event else None
    return f"{url}?plain=1#L{number}" if number else url
