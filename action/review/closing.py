"""Chapter three: the review is closed, actions become owned issues, the record is filed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from action.review import actions, markdown, opening, page, sections, timeline, words, workdays
from action.review.actions import Action
from action.review.agenda import raised, without_kind
from action.review.model import Claim, Comment, Refusal, Remark, Say, State
from action.review.people import Need
from action.review.plan import (
    AddComment,
    Commit,
    EditComment,
    EditIssue,
    File,
    Merge,
    OpenActionIssue,
    OpenPullRequest,
    Reopen,
    Step,
    Target,
)
from action.review.view import View

FINISHED: Final = "finished"
TOGETHER: Final = 20
"""Action issues made by one request."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreed action as the record tells it; `number` and `url` once it has an issue."""

    title: str
    owner: str
    due: date
    number: int | None = None
    url: str = ""


# --- what to do -----------------------------------------------------------------------------------


def completed(view: View) -> Iterator[Step]:
    """What follows when the issue was closed as completed; each call one round further."""
    problems = actions.problems(
        view.issue.body, view.snapshot.repository, view.settings.actions.at_most
    )
    if problems:
        yield from _sent_back(view, problems)
    elif _resting_until(view) and _new(view):
        yield from _said_once(
            view, f"resting {_closing(view)}", "soaking.md.j2", until=_resting_until(view)
        )
    elif _new(view) or not _told(view):
        yield from _finish(view)
    else:
        yield from opening.labels(view, view.settings.labels.finished)
        yield from _merge(view)


def not_planned(view: View) -> Iterator[Step]:
    """What follows when the issue was closed as not planned: a word, and no actions."""
    pull = view.snapshot.pull_request
    shown = pull if pull and pull.state is State.OPEN else None
    steps = tuple(_said_once(view, f"ended {_closing(view)}", "ended.md.j2", pull=shown))
    yield from steps
    if _may_speak(view) or not steps:
        yield from opening.labels(view, view.settings.labels.ended)


def _sent_back(view: View, problems: tuple[actions.Problem, ...]) -> Iterator[Step]:
    """One letter for each time the issue was closed, and the issue open again."""
    key = f"sent-back {_closing(view)}"
    yield from _said_once(view, key, "sent_back.md.j2", problems=problems)
    if _comment(view, key) is not None or _may_speak(view):
        yield Reopen(view.target)


def _said_once(view: View, key: str, template: str, **nouns: object) -> Iterator[Step]:
    """A comment that exists once: who says it has moved the branch before, while there is one."""
    if _comment(view, key) is not None:
        return
    if not _may_speak(view):
        yield from opening.claim(view)
        return
    marker = sections.marker("comment", key=key)
    yield AddComment(view.target, key, words.render(template, marker=marker, **nouns))


def _may_speak(view: View) -> bool:
    return view.snapshot.claim is Claim.OURS or view.snapshot.branch is None


# --- finishing, round by round --------------------------------------------------------------------


def _finish(view: View) -> Iterator[Step]:
    """The record, whose commit is the claim; the action issues; then all that names them."""
    if view.snapshot.claim is not Claim.OURS:
        yield from _claim_with_record(view)
    elif missing := _new(view):
        yield from (_issue_for(view, action) for action in missing[:TOGETHER])
    else:
        yield from _name_everything(view)


def _claim_with_record(view: View) -> Iterator[Step]:
    branch = view.snapshot.branch
    text = record(view)
    if branch and branch.record != text:
        yield _filing(view, text)
    else:
        yield from opening.claim(view)


def _filing(view: View, text: str) -> Commit:
    branch = view.snapshot.branch
    assert branch is not None, "the record is written on the timeline branch"
    file = File(view.path("review.md"), text)
    return Commit(
        branch.name, branch.head, (file,), f"Record the review of {page.plain_title(view)}"
    )


def _name_everything(view: View) -> Iterator[Step]:
    branch = view.snapshot.branch
    text = record(view)
    if branch and branch.record != text:
        yield _filing(view, text)
    yield from opening.labels(view, view.settings.labels.finished)
    if (body := page.current(view)) != view.issue.body:
        yield EditIssue(view.target, body)
    pull = view.snapshot.pull_request
    if (
        not (pull and pull.state is State.OPEN)
        and Refusal.PULL_REQUEST not in view.snapshot.refused
    ):
        title = f"Record of the review of {page.plain_title(view)}"
        body = opening.request_body(view, "_record_request_text.md.j2")
        yield OpenPullRequest(view.snapshot.branch_name, title, body)
    else:
        yield from _last_word(view)


def _last_word(view: View, how: str = "") -> Iterator[Step]:
    marker = sections.marker("comment", key=FINISHED)
    pull = view.snapshot.pull_request
    body = words.render(
        "finished.md.j2",
        marker=marker,
        merge_marker=sections.marker("merge", by="people"),
        actions=view.issue.actions,
        unowned=[action for action in view.issue.actions if action.dropped],
        pull=pull if pull and _holds_record(view) else None,
        how=how,
        refused=" ".join(view.snapshot.refused.get(Refusal.MERGE, ())),
        branch=view.snapshot.branch_name,
        compare_url=view.compare_url,
    )
    said = _comment(view, FINISHED)
    if said is None:
        yield AddComment(view.target, FINISHED, body)
    elif said.body.strip() != body.strip():
        yield EditComment(said.id, FINISHED, body)


def _holds_record(view: View) -> bool:
    """Whether the pull request brings the record, or has brought it."""
    pull = view.snapshot.pull_request
    merged = pull is not None and pull.state is State.MERGED and bool(view.snapshot.filed.record)
    return merged or (pull is not None and pull.state is State.OPEN)


def _merge(view: View) -> Iterator[Step]:
    """Finish the pull request; where GitHub refuses, say once what people can press."""
    pull = view.snapshot.pull_request
    if not pull or pull.state is not State.OPEN:
        return
    said = _comment(view, FINISHED)
    if said and sections.markers(said.body, "merge"):
        return
    if Refusal.MERGE in view.snapshot.refused:
        yield from _last_word(view, "refused")
        return
    method = view.snapshot.repository.merge_methods[0]
    headline = f"Timeline and record of {page.plain_title(view)} (#{pull.number})"
    yield Merge(Target(pull.id, pull.number), pull.head, method, headline)


# --- action issues --------------------------------------------------------------------------------


def _new(view: View) -> tuple[Action, ...]:
    """Agreed actions that have no issue yet."""
    made = {issue.key for issue in view.issue.actions}
    return tuple(
        a for a in actions.agreed(view.issue.body) if a.issue is None and a.key not in made
    )


def _told(view: View) -> bool:
    """Whether page, record and last word all name every action issue there is.

    A record that is nowhere any more was taken away by people, once the last word is spoken.
    """
    said, branch = _comment(view, FINISHED), view.snapshot.branch
    if said is None:
        return False
    filed = (branch.record if branch else None) or view.snapshot.filed.record
    made = {issue.key: issue for issue in view.issue.actions}
    linked = all(a.issue for a in actions.read(view.issue.body) if a.key in made)
    recorded = filed is None or all(issue.url in filed for issue in made.values())
    return linked and recorded and all(f"#{issue.number}," in said.body for issue in made.values())


def _issue_for(view: View, action: Action) -> OpenActionIssue:
    assert action.owner is not None, "an action without an owner sends the review back"
    remark = _remark_of(view, action)
    body = words.render(
        "action_issue.md.j2",
        marker=sections.marker("action", id=view.snapshot.id, key=action.key),
        action=action,
        issue=view.issue,
        incident=view.incident,
        due=_due(view, action),
        event=_line_of(view, remark[0]) if remark else None,
        timeline_url=_timeline_url(view, remark[0] if remark else None),
        remark=_in_plain_words(remark[1]) if remark else None,
    )
    names = view.existing(
        (view.settings.labels.action, view.settings.labels.severity(view.incident.severity))
    )
    title = markdown.shortened(action.title, 250)
    return OpenActionIssue(view.target, action.key, title, body, names, action.owner)


def _due(view: View, action: Action) -> date:
    """The day in the line, else so many working days after the review by its severity (R70)."""
    return action.due or workdays.after(view.closed, view.severity.due)


def _remark_of(view: View, action: Action) -> tuple[Remark, Say] | None:
    """The remark that led to an action, and the words in it that proposed it."""
    pull = view.snapshot.pull_request
    for remark in pull.remarks if pull else ():
        for say in remark.says:
            if say.url.rpartition("#")[2] == action.key or say.url == action.source:
                return remark, say
    return None


def _in_plain_words(say: Say) -> Say:
    return Say(say.author, markdown.plain(without_kind(say.body)), say.url)


def _line_of(view: View, remark: Remark) -> str:
    """The timeline line of a remark as it stands now, in plain words."""
    ident = timeline.event_id(remark.line)
    return timeline.titles(view.timeline_text or "").get(ident or "") or timeline.title(remark.line)


def _timeline_url(view: View, remark: Remark | None) -> str:
    """Where the line stands for good: in this very version of the timeline."""
    branch = view.snapshot.branch
    url = view.address(view.path("timeline.md"), branch.head if branch else None)
    ident = timeline.event_id(remark.line) if remark else None
    lines = (view.timeline_text or "").splitlines()
    number = next(
        (i for i, row in enumerate(lines, 1) if ident and timeline.event_id(row) == ident), 0
    )
    return f"{url}?plain=1#L{number}" if number else url


# --- the record -----------------------------------------------------------------------------------


def record(view: View) -> str:
    """What is kept of the review: who, topics, learnings, actions, links."""
    read = actions.read(view.issue.body)
    made = {issue.key: issue for issue in view.issue.actions}
    agreed = [
        Agreed(
            a.title,
            a.owner or "",
            _due(view, a),
            made[a.key].number if a.key in made else a.issue,
            made[a.key].url if a.key in made else _issue_url(view, a.issue),
        )
        for a in read
        if a.ticked
    ]
    wanted = [p.login for p in view.cast.attendees if p.need is not Need.CAN]
    return words.render(
        "record.md.j2",
        incident=view.incident,
        issue=view.issue,
        pull=view.snapshot.pull_request,
        cast=view.cast,
        invited=tuple(wanted),
        topics=raised(view.snapshot.pull_request, view.timeline_text),
        learned=page.learned(view.issue.body),
        agreed=agreed,
        reason=actions.reason(view.issue.body),
        proposals=[a for a in read if not a.ticked],
        parked=view.agenda.parked,
    )


def _issue_url(view: View, number: int | None) -> str:
    return f"{view.snapshot.repository.url}/issues/{number}" if number else ""


# --- small things ---------------------------------------------------------------------------------


def _closing(view: View) -> str:
    """Which closing this is: the moment GitHub notes for it."""
    closed = view.issue.closed
    return f"{closed:%Y-%m-%dT%H:%M:%SZ}" if closed else "now"


def _comment(view: View, key: str) -> Comment | None:
    return next((comment for comment in view.issue.comments if comment.key == key), None)


def _resting_until(view: View) -> date | None:
    """The day until which agreed actions rest (R71), while it has not come."""
    soak = view.settings.actions.soak
    until = workdays.after(view.closed, soak)
    return until if soak and view.now.date() < until else None
