"""The notes of a review, wherever people have taken them; and the recording of its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.review.bank.standing_list import StandingAnswer
from action.review.notes.attendance import WhoCame, attendance
from action.review.notes.names_alone import KnownNames
from action.review.notes.notes_text import NotesText
from action.review.notes.own_notes import NOTES, OwnNotes, is_headed_notes
from action.review.notes.own_words import has_own_words
from action.review.page.our_comment import Comment
from action.review.people.attendee import Attendee
from action.review.people.invited import within
from action.review.people.whys import ClientStaff, InvitedInComment, OwnWord
from action.review.view import View

MOST_KEPT: Final = 400_000
"""Characters of all notes together, so that git and GitHub still show them as one text."""


def notes_comment(view: View) -> Comment | None:
    """Our comment for the notes: the first, where two runs have begun it."""
    issue = view.snapshot.issue
    ours = (one for one in (issue.comments if issue else ()) if one.key == NOTES)
    return min(ours, key=lambda one: one.number, default=None)


def notes_url(view: View) -> str:
    """Where our comment for the notes can be read; empty where it is not there."""
    said = notes_comment(view)
    place = f"#issuecomment-{said.number}" if said and said.number else ""
    return f"{view.issue.url}{place}" if said else ""


def kept_notes(view: View) -> tuple[NotesText, ...]:
    """All that people have written as notes: into our comment first, then in their own."""
    issue, kept, left = view.snapshot.issue, list[NotesText](), MOST_KEPT
    known = KnownNames(dict(_called(view)))
    ours = (one.page for one in (issue.comments if issue else ()) if _is_theirs(one))
    own = (one.page for one in (issue.notes if issue else ()) if _is_kept(view, one))
    for page in (*ours, *own):
        left -= len(page.text)
        if left >= 0:
            kept.append(NotesText(page, known))
    return tuple(kept)


def written_notes(view: View) -> tuple[NotesText, ...]:
    """Those of them with words of people's own: a form that was only ticked is not filed."""
    asked, topics = view.settings.standing_questions, [one.title for one in view.agenda.topics]
    return tuple(one for one in kept_notes(view) if has_own_words(one, asked, topics))


def _called(view: View) -> Iterator[tuple[str, str]]:
    """What everybody is called who may be there, in lower case, with their login if they have one.

    A name that two people have is of the first, and logins are nobody else's.
    """
    every = [(one.login, one.name) for one in reversed(view.cast.attendees)]
    people = [(login, one.name) for login, one in view.settings.people.items()]
    logins = (*(login for login, _ in every), *view.cast.team, *view.cast.roles)
    named = ((name.lower(), login) for login, name in (*people, *every) if name)
    yield from named
    yield from ((login.lower(), login) for login in logins if login)


def _is_kept(view: View, one: OwnNotes) -> bool:
    return may_take_notes(view, one.author) and is_headed_notes(one.page.text)


def _is_theirs(comment: Comment) -> bool:
    """Whether people have written into a comment of ours that is for notes."""
    return comment.key == NOTES and comment.touched


def may_take_notes(view: View, login: str) -> bool:
    """Whether somebody has access, or a part that is more than an invitation."""
    parts = (one.login for one in view.cast.attendees if one.login and not _is_guest(one))
    return view.snapshot.repository.assignable(login) or within(login, parts)


def _is_guest(one: Attendee) -> bool:
    return all(isinstance(why, ClientStaff | InvitedInComment | OwnWord) for why in one.reasons)


# --- what stands in them --------------------------------------------------------------------------


def learned_in(view: View) -> tuple[str, ...]:
    """What was learned, as people wrote it: on the page, and in each of the notes."""
    page = view.issue.page.learned
    found = (page, *(notes.learned for notes in kept_notes(view)))
    return tuple(dict.fromkeys(filter(None, found)))


def standing_answers(view: View) -> tuple[StandingAnswer, ...]:
    """What was answered to the questions that every review asks, on the page and in the notes."""
    lists = (view.issue.page.standing, *(notes.standing for notes in kept_notes(view)))
    asked = view.settings.standing_questions
    return tuple(dict.fromkeys(answer for one in lists for answer in one.answers(asked)))


def attendance_in(view: View) -> WhoCame:
    """Who was there, as the notes have it and as people have said in comments."""
    return attendance((one.attendance for one in kept_notes(view)), view.meeting.notes.came)


def are_taken(view: View) -> bool:
    """Whether anybody has taken notes, be it below “What we learned” on the page."""
    return bool(written_notes(view) or (view.snapshot.issue and view.issue.page.learned))


def recording_of(view: View) -> str:
    """Where the recording is: as somebody has said last, or a file in the folder."""
    said, file = view.meeting.notes.recording, view.snapshot.filed.recording
    if said is not None:
        return said
    return view.address(view.path(file)) if file else ""


def has_recording(view: View) -> bool:
    """Whether the recording is there, or somebody has said that there is none."""
    return bool(recording_of(view)) or view.meeting.notes.recording is not None
