"""An agreed action becomes an issue that somebody owns, with what led to it (R63, R66)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from action.markdown import safe, sections
from action.review import words, workdays
from action.review.actions.action import Action
from action.review.agenda.kind import without_kind
from action.review.agenda.remark import Remark, Say
from action.review.plan import OpenActionIssue
from action.review.timeline import event_line
from action.review.view import View


def issue_for(view: View, action: Action) -> OpenActionIssue:
    """The issue that an agreed action becomes, with the line and the remark that led to it."""
    assert action.owner is not None, "an action without an owner sends the review back"
    remark = _remark_of(view, action)
    body = words.render(
        "action_issue.md.j2",
        marker=sections.marker("action", id=view.snapshot.id, key=action.key),
        action=action,
        issue=view.issue,
        incident=view.incident,
        due=due_day(view, action),
        event=_line_of(view, remark[0]) if remark else None,
        timeline_url=_timeline_url(view, remark[0] if remark else None),
        said=tuple(_said(*remark)) if remark else (),
    )
    names = view.existing(
        (view.settings.labels.action, view.settings.labels.severity(view.incident.severity))
    )
    title = safe.shortened(safe.title(action.title), 250)
    return OpenActionIssue(view.target, action.key, title, body, names, action.owner)


def due_day(view: View, action: Action) -> date:
    """The day in the line, else so many working days after the review by its severity (R70)."""
    return action.due or workdays.after(view.closed, view.severity.due)


def _remark_of(view: View, action: Action) -> tuple[Remark, Say] | None:
    """The remark that led to an action, and the words in it that proposed it."""
    pull = view.snapshot.pull_request
    for remark in pull.remarks if pull else ():
        for say in remark.says:
            if say.place == action.key or say.url == action.source:
                return remark, say
    return None


def _said(remark: Remark, proposal: Say) -> Iterator[Say]:
    """The remark that led to an action, and the words that proposed it, each once."""
    for say in dict.fromkeys((remark.says[0], proposal)):
        yield Say(say.author, without_kind(say.body), say.url)


def _line_of(view: View, remark: Remark) -> str:
    """The timeline line of a remark as it stands now, in plain words."""
    if not remark.on_timeline:
        return remark.file
    timeline, ident = view.snapshot.timeline, event_line.event_id(remark.line)
    now = timeline.titles.get(ident) if timeline and ident else None
    return now or event_line.plain_words(remark.line)


def _timeline_url(view: View, remark: Remark | None) -> str:
    """Where the line stands for good: in this very version of the timeline."""
    branch = view.snapshot.branch
    url = view.address(view.path("timeline.md"), branch.head if branch else None)
    on_event = remark.line if remark and remark.on_timeline else ""
    timeline, ident = view.snapshot.timeline, event_line.event_id(on_event)
    number = timeline.number_of(ident) if timeline and ident else None
    return f"{url}?plain=1#L{number}" if number else url
