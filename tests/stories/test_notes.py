"""Notes and recording of the meeting: begun once, people's own, filed word for word at the end."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from action.markdown.sections import Page
from action.review.git_steps import Commit, TakeOver
from action.review.notes.own_notes import NOTES
from action.review.page.comment_steps import AddComment, DeleteComment, EditComment, React
from action.review.page.our_comment import Comment
from action.review.plan import EditIssue, Reopen
from action.review.settings import NotesRule
from tests.stories.nouns import FOLDER, HOUSE, PARTS
from tests.stories.world import Review, a_review, an_incident_file

AT = f"{HOUSE}/issues/1#issuecomment-2"
RECORDED = "https://example.org/m/7"
HERE = "Who is here"


def with_notes() -> Review:
    """A review for which somebody has asked for notes."""
    return a_review().commented("/notes", number=100).served()


def ours(review: Review) -> Comment:
    """Our comment for the notes."""
    (said,) = (one for one in review.issue.comments if one.key == NOTES)
    return said


def after(review: Review, heading: str, words: str) -> Review:
    """Somebody writes below a heading of the notes."""
    return review.wrote_notes(lambda text: text.replace(heading, f"{heading}\n\n{words}", 1))


def noted(words: str = "We laughed.") -> Review:
    """Notes in which somebody has written something."""
    return after(with_notes(), "# Notes", words)


def ticked(review: Review, *logins: str) -> Review:
    """Somebody ticks who is there."""
    rows = re.compile(rf"- \[ \] (?={'|'.join(logins)})")
    return review.wrote_notes(lambda text: rows.sub("- [x] ", text))


def who_came(review: Review) -> str:
    """What the record says about that."""
    rows = review.closed().served().record.splitlines()
    return next((row for row in rows if row.startswith("| Who came")), "")


def step(review: Review) -> str:
    """The step about notes and recording."""
    rows = review.section("steps").splitlines()
    return next(row for row in rows if "**Keep the notes" in row)


# --- a place for notes ----------------------------------------------------------------------------


def test_without_a_wish_there_are_no_notes() -> None:
    """The pull request opens with the timeline alone, and nobody is asked to fill a form."""
    review = a_review()

    assert review.comments == ()
    assert [file.path for step in review.did(Commit) for file in step.files] == [
        f"{FOLDER}/timeline.md"
    ]
    assert "What went well?" in review.section("questions")


def test_whoever_asks_gets_one_comment_for_notes() -> None:
    """What we learned first, then the topics, who is here, and what every review asks."""
    review = a_review().with_remark("14:05", "Slow how?").served().commented("/notes").served()

    lines = review.notes.split("\n")
    assert [line for line in lines if line.startswith("#")] == [
        "# Notes",
        "## What we learned",
        "## 1. 14:05 Checkout begins to answer slowly",
        "## Who is here",
        "## What every review asks",
    ]
    assert "- [ ] mira" in lines
    assert "- [ ] jonas" not in lines
    assert "- [ ] What went well?" in lines
    assert len(review.did(React)) == 1
    assert review.served().steps == ()


def test_who_begins_the_notes_has_claimed_them() -> None:
    """Else two runs would."""
    (claim,) = with_notes().did(TakeOver)

    assert claim.keys == ("comment notes",)
    assert a_review().commented("/notes").claimed_by_another(
        "comment notes", seconds=1
    ).planned().steps == ()  # fmt: skip


def test_two_runs_that_began_notes_leave_one_comment() -> None:
    """The first stays; what somebody has written into the second stays, too."""
    review = with_notes()
    first = ours(review)
    others = tuple(one for one in review.issue.comments if one is not first)
    second = replace(first, id="again", url=f"{review.issue.url}#issuecomment-9999")
    doubled = review._with_issue(comments=(*others, first, second))
    written = review._with_issue(comments=(*others, first, replace(second, touched=True)))

    assert [step.id for step in doubled.served().did(DeleteComment)] == ["again"]
    assert written.served().did(DeleteComment) == ()


def test_the_notes_follow_the_agenda_while_nobody_has_touched_them() -> None:
    """A new topic is a new heading; a word of somebody's makes them people's own."""
    renewed = with_notes().with_remark("14:12", "Who called?").served()
    theirs = noted().with_remark("14:12", "Who called?").served()

    assert "## 1. 14:12 The on-call engineer is paged" in renewed.notes
    assert len(renewed.did(EditComment)) == 1
    assert "14:12" not in theirs.notes
    assert theirs.did(EditComment) == ()


def test_what_we_wrote_over_is_written_once_more() -> None:
    """Somebody saved between our look and our write; then it is theirs for good."""
    review = with_notes()
    said = ours(review)
    saved = Page(said.body.replace("# Notes", "# Notes\n\nWe laughed."))
    lost = replace(said, page=saved, touched=True, lost=True)
    again = review._with_issue(comments=(lost,)).served()

    assert [step.body for step in again.did(EditComment)] == [saved.text]
    assert again.served().steps == ()
    later = again.with_remark("14:12", "Who called?").served()
    assert later.did(EditComment) == ()


def test_notes_that_somebody_has_deleted_come_again_as_long_as_they_are_wanted() -> None:
    """Whoever wants none deletes the wish; then the page asks its questions again."""
    review = with_notes()
    others = tuple(one for one in review.issue.comments if one.key != NOTES)
    gone = review._with_issue(comments=others)
    unwanted = gone.deleted(100).served()

    assert len(gone.served().did(AddComment)) == 1
    assert unwanted.did(AddComment) == ()
    assert unwanted.section("questions") == a_review().section("questions")
    assert unwanted.issue.page.text.count("the notes](") == 0
    assert unwanted.served().steps == ()


def test_a_closed_review_begins_no_notes() -> None:
    """It is too late for them, and somebody hears so."""
    review = a_review().closed().served().commented("/notes").served()

    assert "`/notes` changes nothing, because the review was already closed" in review.comments[-1]


# --- one place for each thing ---------------------------------------------------------------------


def test_the_page_points_to_the_notes() -> None:
    """Nothing is asked in two places."""
    review = with_notes()

    assert review.section("questions").startswith(
        "The questions that every review asks, what we learned and who came are in"
        f" [the notes]({AT})."
    )
    assert "- [ ]" not in review.section("questions")
    assert f"## What we learned\n\nWe write it into [the notes]({AT})." in review.issue.body
    assert "Nothing was written down here." in review.closed().served().record


def test_what_was_answered_on_the_page_stays_there_and_is_not_asked_again() -> None:
    """Nothing is lost, and nothing stands there twice."""
    answered = a_review().rewritten(
        "- [ ] What went well? <!--", "- [x] What went well? The *rollback* <!--"
    )
    review = answered.commented("/notes").served()

    assert "- [x] What went well? The *rollback*" in review.section("questions")
    assert review.section("questions").count("- [") == 1
    assert "What went well?" not in review.notes
    assert "- [ ] Where were we lucky?" in review.notes
    both = review.wrote_notes(
        lambda text: text.replace(
            "[ ] Where were we lucky? <!--", "[x] Where were we lucky? Noon <!--"
        )
    )
    record = both.closed().served().record
    assert "- What went well? — The *rollback*\n- Where were we lucky? — Noon\n" in record


def test_an_answer_on_the_page_between_our_look_and_our_write_is_not_lost() -> None:
    """It joins what is left there."""
    before, page = a_review().issue.page, with_notes().issue.page
    saved = before.text.replace(
        "- [ ] What went well? <!--", "- [x] What went well? The rollback <!--"
    )
    again = page.with_edit(before.text, saved)

    assert "- [x] What went well? The rollback" in (again.section("questions") or "")
    assert again.with_edit(before.text, saved) == again


def test_a_question_that_joins_later_stands_on_the_page() -> None:
    """The notes are people's by then, and no run changes them."""
    review = noted().file_says(clients=("acme",)).served()
    untouched = with_notes().file_says(clients=("acme",)).served()

    assert "telling the clients" in review.section("questions")
    assert "telling the clients" not in review.notes
    assert "telling the clients" in untouched.notes
    assert "telling the clients" not in untouched.section("questions")
    assert review.served().steps == untouched.served().steps == ()


def test_what_was_learned_counts_wherever_it_was_written() -> None:
    """On the page before there were notes, in the notes, and in a comment of one's own."""
    review = a_review().learned("On the page.").commented("/notes").served()
    review = after(review, "## What we learned", "In the *notes*.\n\n### More\n\nMuch.")
    review = review.own_notes(
        "# Notes\n\nHello.\n\n## What we learned\n\nIn my own.\n\n## Else\n\nX"
    )
    record = review.closed().served().record

    learned = record.partition("## What we learned\n\n")[2].partition("\n\n## Actions")[0]
    assert learned == "On the page.\n\nIn the *notes*.\n\n### More\n\nMuch.\n\nIn my own."
    assert "On the page." in review.issue.body


LEARNED = [
    "## What we learned:", "### What we learned", "# What We Learned #", "## What we learned today",
    "**What we learned**", "**What we learned:**", "__What we learned__:", "What we learned:",
    "What we learned\n---------------", "What we learned\n===", "## Lessons learned",
    "## What did we learn?", "## *What we’ve learnt*", "## Was wir gelernt haben", "## 学んだこと",
    "**Ce que nous avons appris**", "## Чему мы научились", "## 2. What we learned",
]  # fmt: skip


@pytest.mark.parametrize("heading", LEARNED)
def test_what_was_learned_is_found_below_any_heading_of_that_name(heading: str) -> None:
    """In our notes and in one's own; it ends with the next heading."""
    noted = with_notes().wrote_notes(
        lambda text: text.replace("## What we learned", f"{heading}\n\nIt lied. #1\n\n# Else", 1)
    )
    own = a_review().own_notes(f"Notes\n\nHi.\n\n{heading}\n\nIt lied. #1\n\n# Else\n\nX")

    assert learned(noted) == learned(own) == "It lied. #1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**What we learned**\n\nA\n\n**Actions**\n\nB", "A"),
        ("What we learned\n---\n\nA\n\nActions\n---\n\nB", "A"),
        ("## What we learned\n\nA\n---\n\n**B**", "A\n---\n\n**B**"),
        ("## What we learned\n\n## Lessons\n\nA", "A"),
        ("## What we learned\n\n### Lessons\n\nA", "### Lessons\n\nA"),
        ("```\n## What we learned\n```\n\nA", ""),
        ("What we learned was nothing new.", ""),
        ("What we learned: nothing new.", ""),
    ],
)
def test_what_was_learned_ends_where_people_end_it(text: str, expected: str) -> None:
    """With the next heading of their kind, and the first with words is taken."""
    sentence = (
        "Nothing was written under this heading in the notes. What was said is in"
        " [notes.md](notes.md)."
    )

    assert learned(a_review().own_notes(f"Notes\n\nHi.\n\n{text}")) == (expected or sentence)


def test_a_record_does_not_say_that_nothing_was_written_where_there_are_notes() -> None:
    """It says where they are."""
    review = a_review().own_notes("Notes\n\nWe laughed.")

    copied = a_review().own_notes(
        "Notes\n\nHi.\n\nWhat we learned\n\nIt lied.\n\n1. 14:05 Slow\n\nWho is here\n"
    )

    assert learned(copied) == "It lied."
    assert learned(review).endswith("What was said is in [notes.md](notes.md).")
    assert learned(a_review()) == "Nothing was written down here."


def learned(review: Review) -> str:
    """What the record says that was learned."""
    record = review.closed().served().record
    return record.partition("## What we learned\n\n")[2].partition("\n\n## Actions")[0]


def test_an_open_code_block_in_what_was_learned_ends_with_it() -> None:
    """The rest of the record is no code."""
    review = after(with_notes(), "## What we learned", "See:\n\n```sh\nrm *")
    record = review.closed().served().record

    assert "```sh\nrm *\n\n## 1." not in record
    assert record.count("```") % 2 == 0


# --- filed at the end -----------------------------------------------------------------------------


def test_notes_are_filed_word_for_word_beside_the_record() -> None:
    """With the record, in one commit; who was there is left out."""
    words = "*We* laughed @ana #1 <b>\n\n    code\n\n| a |\n|---|"
    review = ticked(noted(words), "mira").closed().served()

    first = review.did(Commit)[0]
    assert [file.path for file in first.files] == [f"{FOLDER}/review.md", f"{FOLDER}/notes.md"]
    assert review.filed_notes.startswith(f"# Notes\n\n{words}\n")
    assert HERE not in review.filed_notes
    assert "mira" not in review.filed_notes
    assert "## What every review asks" in review.filed_notes
    assert "| Notes | [notes.md](notes.md) |" in review.record
    assert "Timeline, notes and record are saved with #2." in review.comments[-1]
    assert review.served().steps == ()


def test_a_team_that_keeps_names_files_who_was_there() -> None:
    """It has said so in its settings."""
    review = ticked(noted().team(names_who_came=True), "mira").closed().served()

    assert f"## {HERE}\n\n- [x] mira" in review.filed_notes


def test_names_are_left_out_where_the_marks_of_their_part_are_lost() -> None:
    """Whoever deleted a hidden line did not mean to publish names."""
    review = ticked(noted(), "mira").wrote_notes(
        lambda text: text.replace("<!-- incident-review:came:end -->\n", "")
    )
    assert "mira" not in review.closed().served().filed_notes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tick who is here", "{words}\n\nTick who is here"),
        ("the record only says how many came.", "the record only says how many came.\n\n{words}"),
        ("- [x] mira", "{words}\n\n- [x] mira"),
        ("- [ ] tom", "- [ ] tom\n\n{words}\n\n- [ ] tom"),
        ("- [ ] tom", "- [ ] tom\r\n\r\n{words}\r\n\r\n- [ ] tom"),
    ],
)
def test_words_beside_the_boxes_are_kept(before: str, after: str) -> None:
    """It is an empty place like any other; only the boxes are left out."""
    words = "A client: *nobody* called us.\n\n> Nor us."
    review = ticked(with_notes(), "mira").wrote_notes(
        lambda text: text.replace(before, after.format(words=words), 1)
    )
    text = review.closed().served().filed_notes

    assert f"## {HERE}\n\n{words}\n" in text
    assert "mira" not in text
    assert "tom" not in text
    assert "This list is not saved" not in text
    assert who_came(review).startswith("| Who came | 3 people")


@pytest.mark.parametrize("name", ["came", "questions", "comment", "agenda"])
def test_marks_like_ours_that_people_type_lose_no_words_and_show_no_names(name: str) -> None:
    """Whoever writes about this program may quote them."""
    words = (
        f"Before\n<!-- incident-review:{name}:start -->\nLesson\n- [x] Done\n"
        f"<!-- incident-review:{name}:end -->\nBehind\n"
        f'<!-- incident-review:{name} key="x" login="y" -->\nEnd'
    )
    review = ticked(after(with_notes(), "## What we learned", words), "mira")
    review = review.wrote_notes(lambda text: text.replace("- [ ] tom", "- [x] Jo\n- [ ] tom"))
    done = review.closed().served()

    assert words in done.filed_notes
    assert "mira" not in done.filed_notes
    assert "Jo" not in done.filed_notes
    learned = done.record.partition("## What we learned\n\n")[2].partition("\n\n## Actions")[0]
    assert learned.split() == ["Before", "Lesson", "-", "[x]", "Done", "Behind", "End"]
    assert who_came(review).startswith("| Who came | 4 people")


@pytest.mark.parametrize("typed", ["start", "end"])
@pytest.mark.parametrize("lost", ["start", "end"])
def test_one_mark_typed_and_one_lost_keep_other_boxes_and_show_no_names(
    typed: str, lost: str
) -> None:
    """What lies between them by accident is no list of people."""
    marks = {which: f"<!-- incident-review:came:{which} -->" for which in ("start", "end")}
    review = ticked(with_notes(), "mira").wrote_notes(
        lambda text: (
            text.replace(f"{marks[lost]}\n", "")
            .replace("## What we learned", f"## What we learned\n\n{marks[typed]}\n- [x] Ours")
            .replace("## What every", f"{marks[typed]}\n- [x] Theirs\n\n## What every")
        )
    )
    text = review.closed().served().filed_notes

    assert "- [x] Ours" in text
    assert "mira" not in text
    assert "What went well?" in text
    assert who_came(review).startswith("| Who came | 3 people") or lost == "start"


def test_boxes_of_people_reach_no_record_without_their_heading() -> None:
    """Where the heading between was deleted, what we learned ends all the same."""
    review = ticked(after(with_notes(), "## What we learned", "Much."), "mira").wrote_notes(
        lambda text: text.replace(f"## {HERE}\n", "").replace("## What every review asks\n", "")
    )
    record = review.closed().served().record

    assert "Much." in record
    assert "mira" not in record.partition("## What we learned")[2]
    assert "- [ ] What went well?" not in record


def test_notes_that_nobody_has_touched_are_not_filed() -> None:
    """An empty form teaches nobody anything."""
    review = with_notes().closed().served()

    assert review.branch.notes is None
    assert "notes.md" not in review.record


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [ ] mira", "- [x] mira"),
        ("- [ ] tom", "- [x] Jo\n- [ ] tom"),
        ("- [ ] What went well?", "- [x] What went well?"),
        ("## What we learned", "## What we learned "),
        ("## What we learned", "## What we learned\n\n- \n- \n\n---"),
        ("## 1. 14:05 Checkout begins", "## 1. 14:05 Checkout begins slowly"),
    ],
)
def test_a_form_that_nobody_has_filled_out_is_no_notes(old: str, new: str) -> None:
    """A tick or a space is not what was said."""
    review = a_review().with_remark("14:05", "Slow how?").served().commented("/notes").served()
    review = review.wrote_notes(lambda text: text.replace(old, new, 1)).served()
    done = review.closed().served()

    assert new.strip() in review.notes.replace("\r\n", "\n")
    assert "missing" in step(review.commented("/recording none").served())
    assert done.branch.notes is None
    assert "notes.md" not in done.record
    assert sent_back(review)


@pytest.mark.parametrize(
    "words", ["Notes", "# Notes\n\n", "**Notes:**\n\n- ", "## Notes of Friday"]
)
def test_a_heading_alone_is_no_notes(words: str) -> None:
    """Somebody meant to write some."""
    review = a_review().own_notes(words)

    assert review.closed().served().branch.notes is None
    assert sent_back(review)


@pytest.mark.parametrize(
    "words",
    [
        "\u200b", "\u3164", "&nbsp;", "&#8203;", "<br>", "<!-- later -->", "<!-- on\n\nMonday -->",
        "- <!-- later -->", "- [ ] What went well?", "> ",
    ],
)  # fmt: skip
def test_what_nobody_can_read_is_no_notes(words: str) -> None:
    """Invisible signs, a remark that is hidden, our own question once more."""
    review = after(with_notes(), "## What we learned", words)
    own = a_review().own_notes(f"Notes\n\n{words}")

    assert sent_back(review)
    assert sent_back(own)
    assert own.closed().served().branch.notes is None


@pytest.mark.parametrize("marks", [r"<!-- incident-review:.*?-->", r"<!--[\s\S]*?-->"])
def test_our_blank_form_pasted_is_no_notes(marks: str) -> None:
    """Whoever copies it to fill it out may be called away."""
    review = a_review().with_remark("14:05", "Slow how?").served().commented("/notes").served()
    blank = re.sub(marks, "", ours(review).body).strip()
    plain = re.sub(r"(?m)^(#+|- \[ \]) ", "", blank)
    ticks = blank.replace("[ ]", "[x]")

    for pasted in (blank, plain, ticks):
        assert sent_back(review.own_notes(pasted))
        assert not sent_back(review.own_notes(f"{pasted}\n\nIt was late."))


@pytest.mark.parametrize("words", ["ok", "👍", "![photo](https://example.org/a.png)", "7", "嗯"])
def test_a_word_is_notes_however_short(words: str) -> None:
    """Nobody judges what people say."""
    assert not sent_back(a_review().own_notes(f"Notes\n\n{words}"))


@pytest.mark.parametrize("words", ["Notes: ok", "NOTES - we laughed", "**Notes:** nobody called"])
def test_words_behind_the_word_are_notes(words: str) -> None:
    """A line is enough."""
    assert words in a_review().own_notes(words).closed().served().filed_notes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [ ] What went well?", "- [ ] What went well? Noon"),
        ("What went well? <!--", "What went well?\n  Noon <!--"),
        ("## What every", "Noon\n\n## What every"),
        ("as you write it. -->", "as you write it. Noon -->"),
        ("## What we learned", "## Noon\n\n## What we learned"),
        ("the record only says how many came.", "the record only says how many came. Noon"),
        ("# Notes", "# Notes\n\n<!-- Noon"),
    ],
)
def test_one_word_is_notes_wherever_it_stands(old: str, new: str) -> None:
    """It is filed, and meets what a team requires."""
    review = with_notes().wrote_notes(lambda text: text.replace(old, new, 1))

    assert "Noon" in review.closed().served().filed_notes
    assert not sent_back(review)


def sent_back(review: Review) -> bool:
    """Whether a team that requires notes has the review open again."""
    asked = review.team(notes=NotesRule.REQUIRED).commented("/recording none").closed().served()
    return bool(asked.did(Reopen))


def test_a_comment_that_is_gone_does_not_live_on() -> None:
    """Notes are copied, other comments are not; deleted before the end, neither is."""
    said = a_review().own_notes("Notes\n\nSecret.").served()
    review = said.own_notes("").closed().served()
    talk = a_review().own_notes("I have notes at home.").closed().served()

    assert review.branch.notes is None
    assert talk.branch.notes is None


def test_what_is_written_into_the_notes_after_the_end_is_filed_too() -> None:
    """The event of that comment brings it, once."""
    done = noted().closed().served()
    late = after(done, "# Notes", "One more thing.")._with_issue(late=True).served()

    assert late.filed_notes.startswith("# Notes\n\nOne more thing.\n\nWe laughed.")
    assert late.served().did(Commit) == ()


@pytest.mark.parametrize("written", ["", "\nAna wrote this here.\n"])
def test_a_file_of_before_keeps_what_people_wrote_in_it(written: str) -> None:
    """A version before has put notes.md on the branch; it stays above what is filed."""
    blank = (
        "# Notes: Checkout was slow\n\n<!-- For the note-taker. -->\n\n"
        f"Review: [issue 1]({HOUSE}/issues/1)\n"
    )
    review = noted()
    older = review._with(branch=replace(review.branch, notes=blank + written))
    closed = older.closed().served()

    text = closed.branch.notes or ""
    assert ("Ana wrote this here." in text) == bool(written)
    assert ("# Notes: Checkout was slow" in text) == bool(written)
    assert text.count("We laughed.") == 1
    assert closed.served().steps == ()
    assert a_review()._with(branch=replace(a_review().branch, notes=blank + written)).closed(
    ).served().branch.notes == blank + written  # fmt: skip


def test_what_people_change_in_the_filed_notes_stays() -> None:
    """Reopened, changed in the file and in the comment, closed again."""
    done = noted().closed().served().reopened().served()
    changed = (done.branch.notes or "").replace("We laughed.", "We laughed a lot.")
    review = after(done._with(branch=replace(done.branch, notes=changed)), "# Notes", "Much.")
    again = review.later(days=1).closed().served()

    assert "We laughed a lot." in (again.branch.notes or "")
    assert "\nWe laughed.\n" in (again.branch.notes or "")


def test_everybody_can_see_how_notes_are_written_without_editing_ours() -> None:
    """Whoever cannot edit the comment cannot see what is hidden in it either; no file has it."""
    invitation = "write one of your own that begins with the word *Notes*"
    shown = re.sub(r"<!--[\s\S]*?-->", "", with_notes().notes)
    filed = noted().closed().served().filed_notes

    assert invitation in shown
    assert invitation not in filed
    assert filed.startswith("# Notes\n\nWe laughed.\n\n<!-- This comment is yours: everybody")
    copied = a_review().own_notes(f"{shown.replace('*', '')}\n\nWe laughed.")
    assert "of your own" not in copied.closed().served().filed_notes


def test_whoever_ends_a_review_without_a_meeting_hears_that_notes_are_not_filed() -> None:
    """They stay where they are; without notes nothing is said of them."""
    sentence = (
        "Your notes stay, too: they are saved as a file only when a review is closed as completed."
    )

    assert sentence in noted().closed("NOT_PLANNED").served().comments[-1]
    assert noted().closed("NOT_PLANNED").served().branch.notes is None
    assert sentence not in with_notes().closed("NOT_PLANNED").served().comments[-1]


# --- notes of one's own ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head",
    ["# Notes", "Notes", "**Notes**", "notes:", "## Notes of Friday", "__Notes__:", "**Notes:**",
     "\n\nNOTES\n=====", "<!-- from my phone -->\nNotes",
     "Notes of the meeting", "NOTES - Friday", "Notes – 1 December", "Notes 1 December", "Notes.",
     "Notes: we talked for an hour", "**Notes** from Ana", "**Notes of Friday**", "_Notes_",
     "Notes from the client: nobody called", "Notes (part 2)", "Notes we took\n-----"],
)  # fmt: skip
def test_a_comment_that_begins_with_the_word_is_notes(head: str) -> None:
    """However people make a heading."""
    review = a_review().own_notes(f"{head}\n\nWe laughed.").closed().served()

    assert review.filed_notes.strip() == f"{head}\n\nWe laughed.".strip()


@pytest.mark.parametrize(
    "words",
    [
        "Notes are at home",
        "> Notes\n\nx",
        "- Notes",
        "Note\n\nx",
        "My notes\n\nx",
        "```\nNotes\n```",
    ],
)
def test_a_comment_that_only_speaks_of_notes_is_none(words: str) -> None:
    """It is linked with the review, and not copied."""
    assert a_review().own_notes(words).closed().served().branch.notes is None


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Notes are at home", "Notes are at home"),
        ("**Notes**, please, who takes them?", "Notes, please, who takes them?"),
        ("Notes on what?\n\nOn us.", "Notes on what?"),
    ],
)
def test_whoever_begins_with_the_word_hears_when_it_is_no_notes(words: str, line: str) -> None:
    """Once; edited, it is kept, and the answer is settled."""
    review = a_review().own_notes(words).served()
    again = review.own_notes(f"Notes\n\n{words}").served()

    (said,) = review.comments
    assert f"`{line}` reads like a sentence, so this comment is not saved as notes." in said
    assert review.served().steps == ()
    assert "reads like a sentence" not in again.comments[0]
    assert a_review().own_notes(words, by="zoe").served().comments == ()


def test_whoever_replies_to_the_notes_with_a_quotation_hears_that_it_is_none() -> None:
    """As GitHub writes it below “Quote reply”."""
    quoted = "\n".join(f"> {line}".rstrip() for line in with_notes().notes.split("\n"))
    review = with_notes().own_notes(f"{quoted}\n\nWe laughed.").served()

    assert "This comment quotes the notes, so it is not saved as notes" in review.comments[-1]
    assert review.closed().served().branch.notes is None
    assert with_notes().own_notes("> Notes\n\nWhere?").served().comments == ()


def test_a_comment_with_a_command_besides_gets_one_answer() -> None:
    """Whatever there is to say about it."""
    review = a_review().commented("Notes are where?\n\n/relay", by="jonas", number=500)
    review = review.own_notes("Notes are where?\n\n/relay", by="jonas").served()

    (said,) = review.comments
    assert "does not say what you were told" in said
    assert "not saved as notes" in said


def test_notes_of_somebody_without_access_count_by_their_role() -> None:
    """A note-taker from outside; not a stranger, nor a guest."""
    outside = PARTS[0]
    taker = an_incident_file(note_taker=outside).served().own_notes("Notes\n\nX", by=outside)
    guest = a_review().commented(f"/invite @{outside}").own_notes("Notes\n\nX", by=outside)

    assert "X" in taker.closed().served().filed_notes
    assert guest.closed().served().branch.notes is None
    assert a_review().own_notes("Notes\n\nX", by="zoe").closed().served().branch.notes is None


def test_a_copy_of_our_notes_is_read_like_ours() -> None:
    """Who cannot edit ours copies it, fills it out, and posts it."""
    blank = ours(with_notes()).body
    filled = blank.replace("- [ ] tom", "- [x] tom").replace("# Notes\n", "# Notes\n\nMine.\n", 1)
    review = with_notes().own_notes(filled, by="pat")

    assert who_came(review) == "| Who came | 3 people; 0 of them had read the timeline |"
    assert "Mine." in review.closed().served().filed_notes
    assert HERE not in review.closed().served().filed_notes


# --- who came -------------------------------------------------------------------------------------


def test_where_nobody_says_who_was_there_the_promises_count() -> None:
    """As they did before there were notes."""
    review = a_review().commented("/coming", by="tom")

    assert who_came(review).startswith("| Who came | 3 people")
    assert who_came(after(with_notes(), "# Notes", "x")).startswith("| Who came | 2 people")


def test_boxes_and_comments_say_who_was_there() -> None:
    """With the two roles, each once; a promise alone does not count then."""
    review = a_review().commented("/coming", by="tom").commented("/notes").served()
    review = ticked(review, "mira").commented("/came @mira and @lee")
    names = review.team(names_who_came=True)

    assert who_came(review).startswith("| Who came | 4 people")
    assert who_came(names) == "| Who came | 4 people: jonas, ana, mira, lee |"


def test_whoever_is_added_by_hand_counts_too() -> None:
    """Not everybody has a login."""
    review = ticked(with_notes(), "mira").wrote_notes(
        lambda text: text.replace("- [ ] tom", "- [x] Jo from *Acme*\n- [ ] tom")
    )
    names = review.team(names_who_came=True)

    assert who_came(review).startswith("| Who came | 4 people")
    assert "Jo from Acme" in who_came(names)


def test_a_comment_about_who_came_can_be_taken_back() -> None:
    """Edited or deleted, it never said so."""
    review = a_review().commented("/came @tom @mira", number=100).served()

    assert who_came(review).startswith("| Who came | 4 people")
    assert who_came(review.commented("/came @tom", number=100)).startswith("| Who came | 3 people")
    assert who_came(review.deleted(100)).startswith("| Who came | 2 people")


def test_a_role_that_could_not_come_is_not_counted() -> None:
    """Unless somebody has seen them there."""
    review = a_review().commented("/not-coming", by="ana")

    assert who_came(review.commented("/came @tom")).startswith("| Who came | 2 people")
    assert who_came(review.commented("/came @tom @ana")).startswith("| Who came | 3 people")


# --- the recording --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [RECORDED, f"<{RECORDED}>", f"[our talk]({RECORDED})", f"{RECORDED}.", f'[it]({RECORDED} "x")'],
)
def test_the_record_says_where_the_recording_is(words: str) -> None:
    """However the address was written."""
    review = a_review().commented(f"/recording {words}").served()

    assert len(review.did(React)) == 1
    assert f"Here is [the recording]({RECORDED})." in step(review)
    assert f"| Recording | [recording]({RECORDED}) |" in review.closed().served().record


def test_the_newest_recording_counts_until_it_is_taken_back() -> None:
    """Edited, it is another; deleted, it is none."""
    review = a_review().commented("/recording https://example.org/1", number=100).later(hours=1)
    review = review.commented(f"/recording {RECORDED}", number=101)

    assert RECORDED in review.closed().served().record
    assert "https://example.org/1" in review.deleted(101).closed().served().record
    assert "| Recording" not in review.deleted(101).deleted(100).closed().served().record


def test_a_recording_that_comes_after_the_end_joins_the_record() -> None:
    """Such files take their time; deleted, it leaves the record again."""
    done = a_review().closed().served()
    late = done.commented(f"/recording {RECORDED}", number=100)._with_issue(late=True).served()

    assert RECORDED in late.record
    assert late.served().steps == ()
    gone = late.deleted(100)._with_issue(late=True).served()
    assert RECORDED not in gone.record


def test_a_file_in_the_folder_can_be_the_recording() -> None:
    """Where nobody says another."""
    review = a_review()
    filed = review._with(filed=replace(review.snapshot.filed, recording="recording.mp4"))
    address = f"{HOUSE}/blob/main/{FOLDER}/recording.mp4"

    assert f"[recording]({address})" in filed.closed().served().record
    other = filed.commented(f"/recording {RECORDED}")
    assert address not in other.closed().served().record
    none = filed.commented("/recording none")
    assert address not in none.closed().served().record


@pytest.mark.parametrize("words", ["none", "None.", "no", "-"])
def test_the_record_says_that_there_is_no_recording(words: str) -> None:
    """Whoever reads it later looks for none; that can come after the end, too."""
    line = "| Recording | there is none |"
    done = a_review().closed().served()
    late = done.commented(f"/recording {words}", number=100)._with_issue(late=True).served()
    other = a_review().commented(f"/recording {RECORDED}").commented(f"/recording {words}")

    assert "| Recording" not in done.record
    assert line in late.record
    assert late.served().steps == ()
    assert line in other.closed().served().record
    assert RECORDED not in other.closed().served().record


# --- what is missing ------------------------------------------------------------------------------


def test_the_step_says_what_is_missing() -> None:
    """And ticks itself when both are there."""
    review = a_review()
    assert step(review).startswith("- [ ] **Keep the notes and the recording**: ana, by Monday")

    notes = noted().served()
    assert "(the recording is missing)" in step(notes)
    assert f"[the notes]({AT})" in step(notes)
    recorded = review.commented("/recording none").served()
    assert "(the notes are missing)" in step(recorded)
    assert step(notes.commented("/recording none").served()).startswith("- [x]")
    assert step(recorded.learned("Much.").served()).startswith("- [x]")


def test_a_team_may_ask_for_nothing() -> None:
    """There is no such step, and who wants notes gets them all the same."""
    review = a_review().team(notes=NotesRule.NO).served()

    assert "Keep the notes" not in review.section("steps")
    assert len(review.commented("/notes").served().did(AddComment)) == 1


def test_what_is_only_asked_for_keeps_no_review_open() -> None:
    """A review without notes is a review."""
    assert a_review().closed().served().did(Reopen) == ()


def test_a_team_may_want_both_before_a_review_is_closed() -> None:
    """It is sent back with a letter, once for each closing, and nothing is half done."""
    review = a_review().team(notes=NotesRule.REQUIRED).with_action("- [x] Page sooner @tom")
    back = review.closed().served()

    assert len(back.did(Reopen)) == 1
    assert back.did(Commit) == ()
    assert back.comments[0].startswith("**Please add what is missing and close this issue again.**")
    assert "- Nobody has taken notes of the meeting yet." in back.comments[0]
    assert "- Nobody has said where the recording is." in back.comments[0]
    kept = back.learned("Much.").commented(f"/recording {RECORDED}").served()
    assert "This review is finished." in kept.later(hours=1).closed().served().comments[-1]


def test_a_tick_by_hand_is_no_recording() -> None:
    """The box is a person's word; the record needs the thing itself."""
    review = a_review().team(notes=NotesRule.REQUIRED).served()
    by_hand = review.rewritten("- [ ] **Keep the notes", "- [x] **Keep the notes")

    assert len(by_hand.closed().served().did(Reopen)) == 1


def test_a_rule_that_comes_later_reopens_no_finished_review() -> None:
    """What is over is over."""
    done = a_review().closed().served().team(notes=NotesRule.REQUIRED)
    late = done.with_remark("14:05", "And then?")._with_issue(late=True).served()

    assert late.did(Reopen) == ()
    assert len(done.reopened().served().later(days=1).closed().served().did(Reopen)) == 1


def test_the_page_is_written_for_the_notes_and_not_again() -> None:
    """One edit of the page, and one comment."""
    review = with_notes()

    assert len(review.did(AddComment)) == 1
    assert len(review.did(EditIssue)) == 1
