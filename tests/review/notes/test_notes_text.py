"""Notes come out word for word, whatever people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown import seals
from action.markdown.sections import Page
from action.review.notes.attendance_part import SECTION_OF_ATTENDANCE
from action.review.notes.notes_text import NotesText
from action.review.notes.own_notes import is_headed_notes
from tests.searching import examples
from tests.stories.world import Review, a_review

OURS = "<!-- incident-review:"
PIECES = (
    "We laughed.", "", "# Notes", "## What we learned", "```", "~~~~ text", "<!--", "-->",
    "<details>",
    f"{OURS}actions:start -->", f"{OURS}actions:end -->", f"{OURS}questions:end -->",
    f'{OURS}comment key="notes" -->', f'{OURS}notes seal="000000000000" -->', "- [x] mira", "\r",
    f'{OURS}question key="lucky" -->', "  - @ana closes #1", "| a | b |", "\ud83d\ude00", "é\u202e",
    "x" * 5_000, "{{ 7 * 7 }}", "/event 14:10 Again", "---", "\t\\", "\u2028",
)  # fmt: skip
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=20)


def filed(text: str, *, names: bool = False) -> str:
    """What is filed of notes."""
    return NotesText(Page(text)).filed(names=names)


def as_git_has_it(text: str) -> str:
    """The same text with plain newlines, ending with one, and without what makes it binary."""
    plain = text.replace("\r\n", "\n").replace("\0", "").encode("utf-8", "replace").decode()
    return plain.strip("\n") + "\n"


def closed(*own: str) -> Review:
    """A review closed with such notes of people's own."""
    review = a_review()
    for number, text in enumerate(own, 500):
        review = review.own_notes(f"Notes\n{text}", number=number)
    return review.closed().served()


# --- word for word --------------------------------------------------------------------------------


@given(LINES, st.sampled_from(["\n", "\r\n"]))
def test_notes_are_filed_word_for_word(lines: list[str], newline: str) -> None:
    """Our own marks among them, open code blocks, anything."""
    text = newline.join(("Notes", *lines))

    assert filed(text, names=True) == as_git_has_it(text)
    if f"{SECTION_OF_ATTENDANCE}:start" not in text:
        assert filed(text) == as_git_has_it(text)


@examples(25)
@given(LINES, LINES)
def test_a_review_ends_with_all_of_it_and_rests(one: list[str], other: list[str]) -> None:
    """Whatever the notes say: they are filed once, and the next run finds nothing to do."""
    texts = ["\n".join(("We talked.", *lines)) for lines in (one, other)]
    review = closed(*texts)

    assert all(as_git_has_it(f"Notes\n{text}") in review.filed_notes for text in texts)
    assert review.served().steps == ()


@pytest.mark.parametrize(
    "text", ["x\r\n" * 20_000, "y" * 60_000, "a\0b", "\ud800", "```\n" * 9_999]
)
def test_long_and_odd_notes_are_filed(text: str) -> None:
    """As far as git can keep them."""
    review = closed(text)

    assert as_git_has_it(f"Notes\n{text}") == review.filed_notes
    assert review.served().steps == ()


@given(LINES)
def test_what_we_write_is_whole_until_somebody_changes_a_word(lines: list[str]) -> None:
    """Other newlines and blank lines around it are none; a browser adds them."""
    text = "\n".join(lines).replace("\r", "")
    ours = seals.sealed("comment", text, key="notes")

    assert seals.is_whole(Page(ours), "comment")
    assert seals.is_whole(Page(ours.replace("\n", "\r\n")), "comment")
    assert not seals.is_whole(Page(f"{ours}\nx"), "comment")
    assert not seals.is_whole(Page(ours.partition("\n")[2] + "x"), "comment")


# --- whose names stay here ------------------------------------------------------------------------


@pytest.mark.parametrize("lost", ["", ":start", ":end", "both"])
def test_no_box_of_a_person_is_filed(lost: str) -> None:
    """Whichever of the marks of that part somebody has deleted."""
    edges = [f"{OURS}{SECTION_OF_ATTENDANCE}{edge} -->" for edge in (":start", ":end")]
    kept = ["" if lost == "both" or (lost and lost in edge) else edge for edge in edges]
    row = f'- [x] mira {OURS}attends login="mira" -->'
    text = "\n".join(("# Notes", kept[0], row, kept[1], "Said."))

    assert "mira" not in filed(text)
    assert "Said." in filed(text)
    assert row in filed(text, names=True)


# --- the heading ----------------------------------------------------------------------------------


@given(st.text(max_size=200))
def test_a_comment_without_the_word_is_no_notes(text: str) -> None:
    """Nothing else is copied."""
    assert is_headed_notes(text) <= ("notes" in text.lower())
