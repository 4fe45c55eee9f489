"""What the people of a review should know before everything else, as long as it is so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.review import people
from action.review.model import Refusal, State
from action.review.view import View


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice; templates/_notice.md.j2 has the words for each kind."""

    kind: str
    text: str = ""
    remedy: str = ""
    place: str = ""
    who: str | tuple[str, ...] = ""
    url: str = ""
    role: str = ""
    rota: str = ""
    field: str = ""


def notices(view: View) -> Iterator[Notice]:
    """Everything worth a notice, the most pressing first."""
    yield from _of_file(view)
    yield from _of_pull_request(view)
    yield from _of_timeline(view)
    yield from _of_people(view)
    if lost := view.snapshot.refused.get(Refusal.LABELS):
        yield Notice("labels-dropped", text=lost)


def _of_file(view: View) -> Iterator[Notice]:
    for letter in view.file.letters:
        place = str(letter.place) if letter.place else ""
        yield Notice("letter", text=letter.what, remedy=letter.remedy, place=place)
    if view.snapshot.renamed_to:
        yield Notice("renamed", who=view.snapshot.renamed_to)
    if not view.severity.review:
        yield Notice("severity", who=view.incident.severity)


def _of_pull_request(view: View) -> Iterator[Notice]:
    pull = view.snapshot.pull_request
    if pull is None and (said := view.snapshot.refused.get(Refusal.PULL_REQUEST)):
        branch = view.snapshot.branch_name
        yield Notice("pull-request-refused", text=said, who=branch, url=view.compare_url)
    if pull and view.issue.state is State.OPEN and pull.state is State.CLOSED:
        yield Notice("pull-request-closed", who=str(pull.number))
    if (
        pull
        and view.issue.state is State.OPEN
        and pull.state is State.MERGED
        and not view.snapshot.filed.record
    ):
        yield Notice("pull-request-merged", who=str(pull.number))


def _of_timeline(view: View) -> Iterator[Notice]:
    if not view.merged:
        return
    pull = view.snapshot.pull_request
    if pull and pull.state is State.MERGED:
        yield Notice("file-changed-after-merge", who=view.path("timeline.md"))
        return
    for conflict in view.merged.conflicts:
        yield Notice("conflict", text=conflict.here, remedy=conflict.file or "")


def _of_people(view: View) -> Iterator[Notice]:
    for lack in view.cast.lacks:
        yield Notice(
            lack.kind, who=lack.who, role=lack.role, rota=lack.rota, field=f"{lack.role}: login"
        )
    snapshot = view.snapshot
    assigned = {login.lower() for login in view.issue.assignees} if snapshot.issue else None
    if assigned is not None:
        lost = [login for login in view.cast.roles if login.lower() not in assigned]
        if lost:
            yield Notice("assignees-dropped", who=tuple(lost))
    if out := tuple(_out_of_reach(view)):
        yield Notice("cannot-be-asked", who=out)


def _out_of_reach(view: View) -> Iterator[str]:
    """Responders whom GitHub cannot ask, or did not."""
    pull = view.snapshot.pull_request
    known = {*(pull.requested if pull else ()), *(pull.read_by if pull else ())}
    reached = {login.lower() for login in (*known, *view.to_ask, view.snapshot.repository.me)}
    asked = {login.lower() for login in people.asked(view.snapshot)}
    for login in view.incident.team:
        stranger = not view.snapshot.repository.assignable(login)
        refused = (
            bool(pull) and login.lower() in asked and pull is not None and pull.state is State.OPEN
        )
        if login.lower() not in reached and (stranger or refused):
            yield login
