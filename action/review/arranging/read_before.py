"""Shortly before the meeting those who must come and have not read are asked, once (R26).

One comment for a meeting: it is edited as people read, as the date moves, and to its end. Whoever
meets again after that is asked in a new one. It names people, so a team that shows nobody's reading
has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from action.instants import instant, is_before
from action.logins import mentioned
from action.markdown import safe, sections
from action.markdown.safe import Safe
from action.review import words
from action.review.arranging.filed_timeline import filed_timeline
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
"""The key of our comment that asks, and of the marker in it that says whom it has asked.

A number stands behind the key of the second such comment, and of those after it.
"""


def reminder(view: View) -> Iterator[Step]:
    """The comment when it is due; else the same with what has become of it."""
    every = _every(view)
    if _is_due(view) and all(_is_over(view, one) for one in every):
        key = f"{READ_BEFORE} {len(every) + 1}" if every else READ_BEFORE
        if view.may_speak:
            yield AddComment(view.target, key, _body(view, key, None))
            return
        yield from claiming.claim(
            view, "Ask people to read the timeline", claiming.comment_key(key)
        )
        return
    yield from followed_to_the_end(view)


def followed_to_the_end(view: View) -> Iterator[EditComment]:
    """What each of these comments says by now, as long as nobody has changed it."""
    begun = _has_begun(view)
    for said in _every(view):
        over = _is_over(view, said)
        if said.touched or (begun and not over):
            continue
        body = _over(said) if over else _body(view, said.key, said)
        if said.body.strip() != body.strip():
            yield EditComment(said.id, said.key, body)


def _every(view: View) -> tuple[Comment, ...]:
    every = (one for one in view.issue.comments if one.key.partition(" ")[0] == READ_BEFORE)
    return tuple(every)


def _is_over(view: View, said: Comment) -> bool:
    """Whether the meeting that people were asked to be ready for has begun."""
    meets = _moment(said.page.marker(READ_BEFORE).get("meets", ""))
    return meets is not None and not is_before(view.now, meets)


def _is_due(view: View) -> bool:
    """Whether the meeting is near, and somebody who can read the timeline has not."""
    pull, days = view.snapshot.pull_request, view.days
    can = pull is not None and pull.state is not State.CLOSED
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


# --- its words ------------------------------------------------------------------------------------


def _body(view: View, key: str, said: Comment | None) -> str:
    """Its words; whose mention stands keeps it, and nobody is mentioned a second time."""
    unread, closed = _unread(view), view.issue.state is State.CLOSED
    there = mentioned(said.body) if said else ()
    told = {login.lower() for login in _asked(said)}.difference(login.lower() for login in there)
    meeting, pull = view.days.meeting, view.snapshot.pull_request
    asks = meeting.start if meeting and unread and not closed else None
    return words.render(
        "read_before.md.j2",
        marker=_marker(key, dict.fromkeys((*_asked(said), *unread)), asks),
        names=tuple((safe.name if one.lower() in told else safe.mention)(one) for one in unread),
        have_read=_have_read(view),
        is_ended=closed,
        meeting=meeting,
        pull_request=pull.number if pull else None,
        filed_url=filed_timeline(view),
    )


def _over(said: Comment) -> str:
    """Its words when that meeting has begun; whoever reads now is late, and nobody says so."""
    meets = _moment(said.page.marker(READ_BEFORE).get("meets", ""))
    marker = _marker(said.key, _asked(said), meets)
    return words.render("read_too_late.md.j2", marker=marker)


def _asked(said: Comment | None) -> tuple[str, ...]:
    return tuple(said.page.marker(READ_BEFORE).get("asked", "").split()) if said else ()


def _marker(key: str, asked: Iterable[str], meets: datetime | None) -> Safe:
    """Whom the comment has asked, and for which meeting, where it still asks for one."""
    named = {"asked": " ".join(asked)}
    named |= {"meets": f"{instant(meets):%Y-%m-%dT%H:%MZ}"} if meets else {}
    return Safe(f"{sections.marker('comment', key=key)}\n{sections.marker(READ_BEFORE, **named)}")


def _moment(word: str) -> datetime | None:
    """The moment that a marker notes; None where there is none, or nobody can read it."""
    try:
        at = datetime.fromisoformat(word)
    except ValueError:
        return None
    return at if at.tzinfo else None
