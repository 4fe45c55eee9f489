"""Shortly before the meeting those who must come and have not read are asked, once (R26).

One comment for the review: it is edited as people read, as the date moves, and to its end. It names
people, so a team that shows nobody's reading has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.instants import is_before
from action.logins import mentioned
from action.markdown import safe, sections
from action.markdown.safe import Safe
from action.review import words
from action.review.claims import claiming
from action.review.model import State
from action.review.page.comment_steps import AddComment, EditComment
from action.review.page.our_comment import Comment
from action.review.people.attendee import Attendee
from action.review.people.need import Need
from action.review.plan import Step
from action.review.settings import ShowReaders
from action.review.view import View

READ_BEFORE: Final = "read-before"
"""The key of our comment that asks, and of the marker in it that says whom it has asked."""


def reminder(view: View) -> Iterator[Step]:
    """The comment when it is due; else the same with what has become of it."""
    said = next((one for one in view.issue.comments if one.key == READ_BEFORE), None)
    if said is None and _is_due(view):
        if view.may_speak:
            yield AddComment(view.target, READ_BEFORE, _body(view, None))
        else:
            key = claiming.comment_key(READ_BEFORE)
            yield from claiming.claim(view, "Ask for the timeline to be read", key)
    elif said and not said.touched and not _has_begun(view):
        body = _body(view, said)
        if said.body.strip() != body.strip():
            yield EditComment(said.id, READ_BEFORE, body)


def last_word(view: View) -> Iterator[Step]:
    """What the comment says when the review was ended."""
    said = next((one for one in view.issue.comments if one.key == READ_BEFORE), None)
    if said and not said.touched and said.body.strip() != (body := _body(view, said)).strip():
        yield EditComment(said.id, READ_BEFORE, body)


def _is_due(view: View) -> bool:
    """Whether the meeting is near, and somebody who can read the timeline has not."""
    pull, days = view.snapshot.pull_request, view.days
    can = pull is not None and pull.state is State.OPEN
    near = days.meeting is not None and days.today >= days.ask_from and not _has_begun(view)
    by_name = view.settings.show_readers is ShowReaders.MUST
    return can and near and by_name and bool(_unread(view))


def _has_begun(view: View) -> bool:
    meeting = view.days.meeting
    return meeting is not None and not is_before(view.now, meeting.start)


def _unread(view: View) -> tuple[str, ...]:
    """Who must come and has still to read: not who cannot come, and not who cannot read it here."""
    house = view.snapshot.repository
    must = (one for one in view.cast.attendees if one.need is Need.MUST and _comes(one))
    left = (one.login for one in must if one.login and not one.has_read)
    return tuple(login for login in left if house.public or house.assignable(login))


def _have_read(view: View) -> bool:
    """Whether anybody who must come has read it."""
    must = (one for one in view.cast.attendees if one.need is Need.MUST)
    return any(one.has_read and _comes(one) for one in must)


def _comes(one: Attendee) -> bool:
    """Whether somebody may come: by their own word, or else if they are not away."""
    return one.away_until is None if one.comes is None else one.comes


def _body(view: View, said: Comment | None) -> str:
    """Its words; whose mention stands keeps it, and nobody is mentioned a second time."""
    unread = _unread(view)
    before = said.page.marker(READ_BEFORE).get("asked", "").split() if said else []
    there = mentioned(said.body) if said else ()
    told = {login.lower() for login in before}.difference(login.lower() for login in there)
    asked = dict.fromkeys((*before, *unread))
    comment = sections.marker("comment", key=READ_BEFORE)
    noted = sections.marker(READ_BEFORE, asked=" ".join(asked))
    pull = view.snapshot.pull_request
    return words.render(
        "read_before.md.j2",
        marker=Safe(f"{comment}\n{noted}"),
        names=tuple((safe.name if one.lower() in told else safe.mention)(one) for one in unread),
        have_read=_have_read(view),
        is_ended=view.is_ended,
        meeting=view.days.meeting,
        pull_request=pull.number if pull else None,
    )
