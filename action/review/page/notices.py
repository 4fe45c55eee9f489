"""What the people of a review should know before everything else, as long as it is so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.review.actions import actions
from action.review.model import Refusal, State
from action.review.timeline import merging
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
    if len(view.agenda.proposals) > actions.MOST:
        yield Notice("many-proposals")
    if lost := view.snapshot.refused.get(Refusal.LABELS):
        yield Notice("labels-dropped", text=", ".join(lost))


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
        yield Notice("pull-request-refused", text=said[-1], who=branch, url=view.compare_url)
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
    pull = view.snapshot.pull_request
    if view.timeline.merged and pull and pull.state is State.MERGED:
        yield Notice("file-changed-after-merge", who=view.path("timeline.md"))
    timeline = view.snapshot.timeline
    for conflict in merging.conflicts(timeline, view.incident) if timeline else ():
        yield Notice("conflict", text=conflict.here or "", remedy=conflict.file or "")


def _of_people(view: View) -> Iterator[Notice]:
    for lack in view.cast.lacks:
        field = f"{lack.role}: login"
        yield Notice(lack.kind, who=lack.who, role=lack.role, rota=lack.rota, field=field)
    house = view.snapshot.repository
    if lost := tuple(login for login in view.cast.roles if not house.assignable(login)):
        yield Notice("cannot-be-assigned", who=lost)
    if strangers := tuple(login for login in view.incident.team if not house.assignable(login)):
        yield Notice("cannot-be-asked", who=strangers)
    if refused := view.not_asked:
        yield Notice("reviewers-refused", who=refused)
