"""Our comment for the notes: begun once, renewed while nobody has touched it, then people's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from action.instants import between
from action.markdown import safe, seals, sections
from action.review import words
from action.review.agenda.topic import Topic
from action.review.bank.standing_list import SECTION_OF_QUESTIONS, question_rows
from action.review.bank.standing_question import StandingQuestion
from action.review.claims import claiming
from action.review.notes.attendance import AttendanceRow
from action.review.notes.attendance_part import SECTION_OF_ATTENDANCE
from action.review.notes.kept_notes import notes_comment
from action.review.notes.notes_text import NotesText
from action.review.notes.own_notes import NOTES
from action.review.page.comment_steps import AddComment, EditComment
from action.review.people.invited import within
from action.review.plan import Step
from action.review.settings import NotesRule
from action.review.view import View

MOST_ROWS: Final = 200
"""People for whom there is a box."""
SETTLES: Final = timedelta(minutes=10)
"""How long a date must have stood until notes are begun for it."""
_TITLE: Final = 200
"""Characters of a topic in its heading."""


def notes_wanted(view: View) -> bool:
    """Whether there is to be a place for notes: somebody asked for one, or the date is settled.

    A date that was just written may be a slip; whoever mends it is not told of notes meanwhile.
    """
    date, asked = view.days.meeting, view.settings.notes is not NotesRule.NO
    stands = date is not None and between(date.said, view.snapshot.seen or view.now) >= SETTLES
    return view.meeting.notes.wanted or (asked and stands)


def renewed_notes(view: View) -> Iterator[Step]:
    """The comment as it should stand; people's words that we wrote over once more."""
    said = notes_comment(view)
    if said is None:
        return
    if said.lost:
        yield EditComment(said.id, NOTES, said.body)
    elif not said.touched and said.body.strip() != (body := _body(view)).strip():
        yield EditComment(said.id, NOTES, body)


def begun_notes(view: View) -> Iterator[Step]:
    """The comment, where it is wanted and not there; who begins it must have the claim."""
    if notes_comment(view) is not None or not notes_wanted(view):
        return
    if view.may_speak:
        yield AddComment(view.target, NOTES, _body(view))
    else:
        yield from claiming.claim(view, "Start the notes", claiming.comment_key(NOTES))


def asked_in_notes(view: View) -> frozenset[str]:
    """The keys of the questions that stand in the notes, and not on the page any more."""
    said = notes_comment(view)
    if said is None:
        return frozenset()
    if said.touched:
        return NotesText(said.page).standing.asked
    return frozenset(question.key for question in _questions(view))


def _body(view: View) -> str:
    rows, names = tuple(_rows(view))[:MOST_ROWS], view.settings.names_who_came
    here = words.render("_attendance.md.j2", rows=rows, names=names)
    text = words.render(
        "notes.md.j2",
        topics=tuple(map(_title, view.agenda.topics)),
        attendance=sections.wrap(SECTION_OF_ATTENDANCE, here.rstrip("\n")),
        questions=sections.wrap(SECTION_OF_QUESTIONS, question_rows(_questions(view))),
    )
    return seals.sealed("comment", text.rstrip("\n"), key=NOTES)


def _title(topic: Topic) -> str:
    return safe.shortened(safe.one_line(topic.title), _TITLE)


def _questions(view: View) -> tuple[StandingQuestion, ...]:
    """Those of every review that nobody has answered on the page."""
    asked = view.settings.standing_questions
    answered = {answer.ask for answer in view.issue.page.standing.answers(asked)}
    due = view.meeting.standing_questions
    return tuple(question for question in due if question.ask not in answered)


def _rows(view: View) -> Iterator[AttendanceRow]:
    """Who may be there, beside the two with a role."""
    for one in view.cast.attendees:
        if not within(one.login, view.cast.roles):
            yield AttendanceRow(one.login, one.name if one.name != one.login else "")
    yield from (AttendanceRow(login, "") for login in view.cast.team)
