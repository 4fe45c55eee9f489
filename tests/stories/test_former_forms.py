"""Pages that an earlier version wrote: its sentences are known again, and are nobody's answers."""

from __future__ import annotations

from action.review.settings import NotesRule
from tests.stories.world import Review, a_review

FORMER = {
    "If you cannot edit this comment, write one of your own that begins with the word *Notes*:"
    " it is saved like this one.": "You cannot edit this comment? Write one of your own that begins"
    " with the word *Notes*: it is kept like this one.",
    "<!-- This comment is yours: everybody who can edit comments here may write in it. Once"
    " somebody has, Incident Review never changes it again. When the review is closed, it is saved"
    " as notes.md: word for word, without the list of people unless your settings ask for it."
    " -->": "<!-- This comment is yours now: whoever can edit comments"
    " here writes in it, and we never change it again once somebody has. When the review is"
    " closed, it is filed word for word as notes.md. -->",
    "Tick who is here, and add anybody who is missing on a line of their own. The facilitator and"
    " the note-taker count anyway. This list is not saved with the notes; the record only says how"
    " many came.": "Tick who is here, and add who is missing. The two with a role count anyway. The"
    " filed notes leave this list out; the record only counts.",
    "or write the answer after it.": "or write the answer behind it.",
}
"""What we write into notes now, and what we wrote before."""


def as_written_before(text: str) -> str:
    """Notes as an earlier version began them."""
    for now, before in FORMER.items():
        assert now in text
        text = text.replace(now, before)
    return text


def older_notes(ticked: bool = False) -> Review:
    """A review whose notes an earlier version began, and in which somebody ticked who is there."""
    review = a_review().team(notes=NotesRule.REQUIRED).commented("/notes", number=100).served()
    tick = ("- [ ] mira", "- [x] mira") if ticked else ("", "")
    return review.wrote_notes(lambda text: as_written_before(text).replace(*tick))


def test_an_older_form_without_a_word_is_no_notes() -> None:
    """A tick in it is none either."""
    back = older_notes(ticked=True).closed().served()

    assert "- Nobody has taken notes of the meeting yet." in back.comments[-1]


def test_what_is_written_into_an_older_form_is_kept_without_its_hints() -> None:
    """Neither the invitation nor the list of people is for the file."""
    written = older_notes().wrote_notes(
        lambda text: text.replace("# Notes\n", "# Notes\n\nWe laughed.\n", 1)
    )
    filed = written.team(notes=NotesRule.ASKED).closed().served().filed_notes

    assert filed.startswith("# Notes\n\nWe laughed.\n")
    assert "of your own" not in filed
    assert "leave this list out" not in filed


def test_the_guide_above_older_questions_is_no_answer() -> None:
    """The section is people's, so it stands there until the end."""
    now = "or write the answer after it. Answers go into the record."
    before = "or write the answer behind it. The record keeps it."
    review = a_review().edited(lambda body: body.replace(now, before)).closed().served()

    assert before in review.issue.body
    assert "write the answer" not in review.record


def test_the_first_event_takes_the_place_of_the_older_word_too() -> None:
    """“Nothing is told yet” is not so any more."""
    older = a_review(events=()).timeline_says("No events yet.", "Nothing is told yet.")
    review = older.commented("/event 14:20 A call").served()

    assert "Nothing is told yet." not in review.timeline
    assert "- **14:20** A call" in review.timeline
