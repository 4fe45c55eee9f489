"""The list of who is here: names alone are left out of the filed notes, every other word stays."""

from __future__ import annotations

import re

import pytest

from tests.stories.world import Review, a_review

HERE = "Who is here"
TOM = ' <!-- incident-review:attends login="tom" -->'


def with_notes() -> Review:
    """Notes with a lesson, so that they are filed."""
    review = a_review().commented("/notes", number=100).served()
    return review.wrote_notes(lambda text: text.replace("# Notes", "# Notes\n\nA lesson.", 1))


def with_here(old: str, new: str) -> Review:
    """Somebody edits the list."""
    return with_notes().wrote_notes(lambda text: text.replace(old, new, 1))


def blank() -> str:
    """What GitHub shows of our comment, without the hidden marks, as people copy it."""
    return re.sub(r" ?<!--.*?-->\n?", "", a_review().commented("/notes").served().notes)


def filed(review: Review) -> str:
    """The notes as they are filed."""
    return review.closed().served().filed_notes


def came(review: Review) -> str:
    """What the record says about who came."""
    rows = review.closed().served().record.splitlines()
    return next(row for row in rows if row.startswith("| Who came"))


# --- names alone ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("- [x] Jo", 3),
        ("- [x] @kim", 3),
        ("- [x] @kim (late)", 3),
        ("- [x] Ada van Dijk", 3),
        ("- [x] Jo from *Acme*", 3),
        ("- [x] kim, Clara Meier and Noor Haddad", 5),
        ("- [x] 田中太郎", 3),
        ("1. [x] Jo O'Neill", 3),
        ("- [ ] Jo", 2),
    ],
)
def test_names_that_people_add_are_counted_and_not_filed(row: str, count: int) -> None:
    """With a tick, beside the two with a role; each of several names in one box."""
    review = with_here("- [ ] tom", f"{row}\n- [ ] tom")

    assert row not in filed(review)
    assert HERE not in filed(review)
    assert came(review).startswith(f"| Who came | {count} people")


def test_our_boxes_are_left_out_whatever_list_people_make_of_them() -> None:
    """With numbers, stars or deeper."""
    for row in ("1. [x] tom", "* [ ] tom", "  - [x] tom"):
        review = with_here("- [ ] tom", row)

        assert "tom" not in filed(review)
        assert HERE not in filed(review)


def test_whoever_is_named_twice_came_once() -> None:
    """By hand and in a comment, with a login or by the name that the settings know."""
    review = with_here("- [ ] tom", "- [x] Noor Haddad\n- [ ] tom").commented("/came @noor")

    assert came(review).startswith("| Who came | 3 people")


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (f"- [ ] tom{TOM}", f"- [x] tom{TOM}: the graph lied", "- [x] tom: the graph lied"),
        (f"- [ ] tom{TOM}", f"- [x] tom: the graph lied{TOM}", "- [x] tom: the graph lied"),
        (TOM, f"{TOM}\n  - [ ] the graph lied", "  - [ ] the graph lied"),
        (TOM, f"{TOM}\n  - tom: the graph lied", "  - tom: the graph lied"),
        (TOM, f"{TOM}\n- [x] Ask the client about the refund", "- [x] Ask the client about"),
        (TOM, f"{TOM}\n- [ ] Ask Clara", "- [ ] Ask Clara"),
        (TOM, f"{TOM}\n- [x] Jo, who lost the pager", "- [x] Jo, who lost the pager"),
        (TOM, f"{TOM}\n- [x] Rollback: 20 minutes", "- [x] Rollback: 20 minutes"),
        (TOM, f"{TOM}\n- [x] グラフは嘘をついていた", "- [x] グラフは嘘をついていた"),
        (TOM, f"{TOM} <!-- came late -->", "- [ ] tom <!-- came late -->"),
    ],
)
def test_a_box_with_other_words_is_filed(old: str, new: str, kept: str) -> None:
    """Whatever stands in it; names alone stay out."""
    text = filed(with_here(old, new))

    assert f"## {HERE}\n\n{kept}" in text
    assert "mira" not in text
    assert "attends" not in text


def test_words_in_a_box_are_nobody_who_came() -> None:
    """Whoever is ticked with words behind the name was there."""
    review = with_here(f"- [ ] tom{TOM}", f"- [x] tom{TOM}: it lied\n- [x] Ask the client")

    assert came(review).startswith("| Who came | 3 people")


# --- in notes of one's own ------------------------------------------------------------------------


def own(words: str) -> Review:
    """Somebody who cannot edit ours writes their own."""
    return a_review().commented("/notes").served().own_notes(words)


@pytest.mark.parametrize(
    "heading", ["## Who is here", "# Who is here?", "**Who is here:**", "Who is here"]
)
def test_names_in_notes_of_ones_own_are_counted_and_not_filed(heading: str) -> None:
    """Below the heading of the list, as in our notes."""
    review = own(f"Notes\n\nWe talked.\n\n{heading}\n\n- [x] mira\n- [ ] tom\n- [x] kim\n\n## End")

    assert filed(review).split() == ["Notes", "We", "talked.", "##", "End"]
    assert came(review).startswith("| Who came | 4 people")


def test_a_copy_without_our_marks_is_read_like_ours() -> None:
    """As one copies what GitHub shows."""
    text = blank().replace("- [ ] mira", "- [x] mira").replace("# Notes\n", "# Notes\n\nMine.\n", 1)
    bare = re.sub(r"- \[[ x]\] |#+ ", "", blank())

    assert "Mine." in filed(own(text))
    assert "mira" not in filed(own(text))
    assert "only says how many came" not in filed(own(text))
    assert came(own(text)).startswith("| Who came | 3 people")
    assert "mira" not in filed(own(f"# Notes\n\nMine.\n\n{bare}"))


def test_a_list_of_ones_own_elsewhere_stays() -> None:
    """Only below that heading boxes are people."""
    text = filed(own("Notes\n\n- [x] Jo\n\n## Who is here\n\n- [x] mira\n\n## Done\n\n- [x] Ada"))

    assert "- [x] Jo" in text
    assert "- [x] Ada" in text
    assert "mira" not in text


def test_a_team_that_keeps_names_files_them_from_there_too() -> None:
    """It has said so."""
    review = own("Notes\n\nWe talked.\n\n## Who is here\n\n- [x] mira")

    assert "- [x] mira" in filed(review.team(names_who_came=True))
