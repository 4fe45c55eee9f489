"""Steps tick themselves: boxes follow from facts, until a person says otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from action.review.git_steps import Merge
from action.review.page.comment_steps import AddComment
from action.review.page.review_page import ReviewPage
from action.review.people.attendee import Attendee
from action.review.people.need import Need
from action.review.plan import EditIssue
from action.review.settings import ShowReaders
from action.review.steps.read_step import read_step
from action.review.view import View
from tests.stories.nouns import a_file, an_incident
from tests.stories.world import Review, a_review, an_incident_file

DATE, READ = "**Settle a date**", "**Read the timeline**"
AGREE, CLOSE = "**Agree on actions**", "**Close this issue**"
NOTES = "**Keep the notes and the recording**"
EVERYBODY = ("jonas", "ana", "mira", "tom")
OWNED = "- [x] Page somebody sooner @tom"


def boxes(review: Review) -> str:
    """What is in the boxes of the steps, `x` or `-`; date and notes have stories of their own."""
    rows = (row for row in review.section("steps").split("\n") if row.startswith("- ["))
    others = (row for row in rows if DATE not in row and NOTES not in row)
    return "".join(row[3].replace(" ", "-") for row in others)


def line(review: Review, title: str) -> str:
    """The step of this title, as its line has it."""
    return next(row for row in review.section("steps").split("\n") if title in row)


def top(review: Review) -> str:
    """The first line that the page shows."""
    rows = (row.strip() for row in review.issue.body.split("\n"))
    return next(row for row in rows if row and not row.startswith("<!--"))


def dated(review: Review) -> Review:
    """Somebody has settled the date: the last day for the meeting, as it happens."""
    return review.commented("/meet 2026-12-04 14:00", by="tom").served()


def by_hand(review: Review, title: str) -> Review:
    """Somebody clicks on the box of a step."""
    words = line(review, title).partition("] ")[2]
    was, becomes = ("x", " ") if f"- [x] {title}" in review.issue.body else (" ", "x")
    return review.rewritten(f"- [{was}] {words}", f"- [{becomes}] {words}")


# --- what there is to do --------------------------------------------------------------------------


def test_each_step_has_a_person_and_a_day() -> None:
    """Who by role, and until which working day."""
    review = a_review()

    assert "#2 and comment on its lines: everybody who must come, by Thursday 3 December" in line(
        review, READ
    )
    assert "jonas and everybody who came, by Friday 4 December" in line(review, AGREE)
    assert "as completed: jonas, by Monday 7 December" in line(review, CLOSE)


def test_where_nobody_facilitates_the_role_is_named() -> None:
    """Whoever takes it finds what there is to do."""
    review = an_incident_file().team(facilitators=()).served()

    assert "as completed: the facilitator, by" in line(review, CLOSE)


def test_naming_somebody_for_a_step_tells_nobody() -> None:
    """They were told by their assignment; a page that is edited must not tell them again."""
    assert "@" not in a_review().section("steps")
    assert "@" not in top(a_review())


def test_a_step_that_a_severity_does_not_need_is_not_there() -> None:
    """And what comes after it is next."""
    review = an_incident_file().served()
    short = replace(review.settings.severity("minor"), steps=("read", "close"))
    review = review.team(severities={"minor": short}).read_by(*EVERYBODY).served()

    assert boxes(review) == "x-"
    assert AGREE not in review.section("steps")
    assert top(review).startswith("**Next: jonas closes this issue")


def test_a_severity_may_have_no_steps_at_all() -> None:
    """The page still says how to meet, and that the issue is to be closed."""
    review = an_incident_file().served()
    bare = replace(review.settings.severity("minor"), steps=())
    review = review.team(severities={"minor": bare}).served()

    assert boxes(review) == ""
    assert "**Meet** by" in review.section("steps")
    assert top(review).startswith("**Next: jonas closes this issue as completed, by ")


# --- facts ----------------------------------------------------------------------------------------


def test_the_timeline_is_read_when_everybody_who_must_come_has_read_it() -> None:
    """Until then the page says how many have."""
    some = a_review().read_by("mira", "tom").served()

    assert boxes(some) == "---"
    assert "(2 of 4 have read it so far)" in line(some, READ)
    assert boxes(some.read_by("jonas", "ana").served()) == "x--"
    assert "so far" not in line(some.read_by("jonas", "ana").served(), READ)


def test_somebody_who_comes_later_must_read_it_too() -> None:
    """The box follows the fact in both directions."""
    review = a_review().read_by(*EVERYBODY).served()
    review = review.file_says(responders=("mira", "tom", "lee")).served()

    assert boxes(review) == "---"
    assert "(4 of 5 have read it so far)" in line(review, READ)


def test_who_should_come_is_not_waited_for() -> None:
    """A client's delivery manager is welcome to read, and nobody counts on it."""
    review = a_review(clients=("acme",)).read_by(*EVERYBODY).served()

    assert boxes(review) == "x--"


def test_where_nobody_must_come_nothing_is_read_yet() -> None:
    """An incident file that names nobody, and a team without a rota."""
    nobody = an_incident_file(lead=None, responders=()).team(facilitators=(), note_takers=())
    review = dated(nobody.served())

    assert boxes(review) == "---"
    assert top(review).endswith("comments on its lines, by Thursday 3 December.**")


def test_who_has_no_login_is_not_waited_for() -> None:
    """They cannot submit a review on GitHub."""
    review = a_review().read_by(*EVERYBODY)
    view = View(review.snapshot, review.settings, an_incident(), a_file(an_incident()), review.now)
    guest = Attendee("", "Jo Park", Need.MUST, ())
    vars(view)["cast"] = replace(view.cast, attendees=(*view.cast.attendees, guest))

    assert (read_step(view).is_done, read_step(view).must) == (True, 4)


def test_a_team_may_show_nobody_s_reading() -> None:
    """Then the page does not even count."""
    review = an_incident_file().team(show_readers=ShowReaders.NOBODY).served()
    review = review.read_by("mira").served()

    assert " of 4 " not in review.section("steps") + top(review)
    assert boxes(review.read_by(*EVERYBODY).served()) == "x--"


def test_actions_are_agreed_on_when_they_could_become_issues() -> None:
    """One that is ticked and owned; without an owner it would come back."""
    assert boxes(a_review().with_action("- [ ] Page somebody sooner @tom").served()) == "---"
    assert boxes(a_review().with_action("- [x] Page somebody sooner").served()) == "---"
    assert boxes(a_review().with_action(OWNED).served()) == "-x-"


def test_a_tick_that_no_list_takes_in_keeps_actions_from_being_agreed_on() -> None:
    """Closing the review would ask about it."""
    review = a_review().with_action(OWNED).learned("- [x] Write more tests @ana").served()

    assert boxes(review) == "---"


def test_an_action_that_is_taken_back_takes_its_tick_along() -> None:
    """Nobody has said anything about the step itself."""
    review = a_review().with_action(OWNED).served()

    assert boxes(review.rewritten("- [x] **A1**", "- [ ] **A1**").served()) == "---"


def test_closing_the_issue_ticks_what_it_ends() -> None:
    """In the edit that names the action issues."""
    review = a_review().read_by(*EVERYBODY).with_action(OWNED).served().closed().served()

    assert boxes(review) == "xxx"
    assert len(review.did(EditIssue)) == 1


def test_no_action_is_a_good_end_too() -> None:
    """The page is written together with the last word, which costs no request of its own."""
    review = a_review().read_by(*EVERYBODY).served().closed().served()

    assert boxes(review) == "xxx"
    (plan,) = (plan for plan in review.plans if any(isinstance(s, EditIssue) for s in plan))
    assert {type(step) for step in plan} >= {EditIssue, AddComment, Merge}


def test_a_review_that_is_taken_up_again_is_not_closed() -> None:
    """The box follows."""
    review = a_review().with_action(OWNED).closed().served().reopened().served()

    assert boxes(review) == "-x-"


def test_a_review_that_ends_as_not_planned_has_not_come_to_its_close() -> None:
    """It is over all the same, which the page says in the request that says so below."""
    review = a_review().closed("NOT_PLANNED").served()

    assert boxes(review) == "---"
    assert top(review) == "**This review is over.**"
    (plan,) = (plan for plan in review.plans if any(isinstance(s, EditIssue) for s in plan))
    assert any(isinstance(step, AddComment) for step in plan)


# --- people ---------------------------------------------------------------------------------------


def test_a_tick_of_a_person_stays_whatever_the_facts_say() -> None:
    """They know more than we do; what the facts say stands beside it."""
    review = by_hand(a_review().read_by("mira", "tom", "ana").served(), READ).served()

    assert boxes(review) == "x--"
    assert "(ticked by hand, but 3 of 4 have read it so far)" in line(review, READ)
    assert review.served().steps == ()


def test_an_untick_of_a_person_stays_too() -> None:
    """Somebody wants to talk about the actions once more."""
    review = by_hand(a_review().with_action(OWNED).served(), AGREE).served()

    assert boxes(review) == "---"
    assert "(unticked by hand, although actions are agreed on)" in line(review, AGREE)
    assert review.served().steps == ()


def test_what_is_missing_is_said_beside_a_tick() -> None:
    """Nothing agreed on, or something that would come back."""
    review = by_hand(a_review(), AGREE).served()

    assert "(ticked by hand, but no action is agreed on yet)" in line(review, AGREE)
    review = review.with_action("- [x] Page somebody sooner").served()
    assert "(ticked by hand, but something is still missing from what is agreed on)" in line(
        review, AGREE
    )


def test_a_tick_of_a_person_is_theirs_also_when_the_facts_agree_and_go() -> None:
    """Nobody takes it away again but a person."""
    agreed = by_hand(a_review(), AGREE).served().with_action(OWNED).served()

    assert "by hand" not in line(agreed, AGREE)
    gone = agreed.rewritten("- [x] **A1**", "- [ ] **A1**").served()
    assert boxes(gone) == "-x-"


def test_who_takes_a_tick_back_gives_the_box_back() -> None:
    """From then on it follows the facts again."""
    review = by_hand(by_hand(a_review(), AGREE).served(), AGREE).served()

    assert boxes(review) == "---"
    assert boxes(review.with_action(OWNED).served()) == "-x-"


def test_a_second_thought_before_we_looked_is_no_change() -> None:
    """Ticked and unticked: nothing has happened."""
    review = by_hand(by_hand(a_review(), CLOSE), CLOSE)

    assert review.served().steps == ()
    assert boxes(review.closed().served()) == "-xx"


def test_an_untick_after_the_end_stays() -> None:
    """The page of a review that is over is people's; it is not written again."""
    over = a_review().with_action(OWNED).closed().served()
    review = by_hand(over, AGREE)

    assert review.served().steps == ()
    assert boxes(review.served()) == "--x"


def test_words_that_people_change_are_ours_and_the_tick_is_theirs() -> None:
    """Who words a step anew and ticks it has ticked it."""
    old = line(a_review(), AGREE).partition(" <!--")[0]
    review = a_review().rewritten(old, "- [X] We have agreed, thanks all").served()

    assert boxes(review) == "-x-"
    assert "(ticked by hand, but " in line(review, AGREE)


def test_a_line_that_people_delete_comes_back_as_it_was() -> None:
    """With the tick that a person gave it."""
    ticked = by_hand(a_review(), AGREE).served()
    review = ticked.rewritten(line(ticked, AGREE), "").served()

    assert boxes(review) == "-x-"
    assert review.section("steps") == ticked.section("steps")


def test_a_tick_outlives_another_severity() -> None:
    """A step that is not needed for a while comes back as people left it."""
    review = by_hand(a_review(), AGREE).served()
    usual = review.settings.severities
    short = {"minor": replace(usual["minor"], steps=("read", "close"))}

    away = review.team(severities=short).served()
    assert boxes(away) == "--"
    assert boxes(away.team(severities=usual).served()) == "-x-"


# --- pages that were written otherwise ------------------------------------------------------------


OLD = """## How this review goes

1. **Read the timeline and comment on its lines** in #2, until Thursday 3 December.
2. **Meet** by Friday 4 December, for about 60 minutes; jonas finds the date."""


def test_a_page_from_before_gets_the_boxes() -> None:
    """And the sentence at its top."""
    before = a_review().issue.page.with_sections({"steps": OLD, "notices": ""})
    review = a_review()._with_issue(page=before).read_by(*EVERYBODY).served()

    assert boxes(review) == "x--"
    assert top(review).startswith("**Next: jonas settles when to meet")


def test_a_review_that_was_over_before_is_left_as_it_is() -> None:
    """Its page is not written for boxes that nobody needs any more."""
    over = a_review().with_action(OWNED).closed().served()
    before = over.issue.page.with_sections({"steps": OLD, "notices": ""})

    assert over._with_issue(page=before).served().steps == ()


def test_steps_that_lost_their_section_keep_their_ticks() -> None:
    """The part is put back at the end of the page; the old lines are nobody's action."""
    review = by_hand(a_review(), AGREE).served()
    spoiled = review.rewritten("<!-- incident-review:steps:end -->", "").served()

    assert boxes(spoiled) == "-x-"
    assert spoiled.issue.page.ticked_elsewhere == ()
    assert "is finished" in spoiled.closed().served().comments[0]


def test_a_first_line_that_lost_its_marks_is_put_back_and_named() -> None:
    """The old one stands there as people's text, and would call for what is done."""
    spoiled = a_review().rewritten("<!-- incident-review:notices:end -->", "")
    letters = [letter for plan in spoiled.served().plans for letter in plan.letters]

    assert "The part “notices” of #1 had lost its hidden markers" in letters[0].what


# --- the sentence at the top ----------------------------------------------------------------------


def test_the_page_begins_with_what_is_next() -> None:
    """Who, what, until when; the first step that is not ticked."""
    review = a_review().read_by("mira", "tom").served()
    assert top(review) == "**Next: jonas settles when to meet, by Monday 23 November.**"

    review = dated(review)
    assert top(review) == (
        "**Next: everybody who must come reads the timeline in #2 and comments on its lines,"
        " by Thursday 3 December (2 of 4 have).**"
    )

    review = review.read_by(*EVERYBODY).served()
    assert top(review) == (
        "**Next: jonas and everybody who comes to the meeting agree on actions, by Friday 4"
        " December.**"
    )

    review = review.with_action(OWNED).served()
    assert top(review) == (
        "**Next: ana keeps the notes and the recording of the meeting, by Monday 7 December.**"
    )

    review = review.learned("Much.").commented("/recording none").served()
    assert top(review) == "**Next: jonas closes this issue as completed, by Monday 7 December.**"

    review = review.closed().served()
    assert top(review) == "**This review is over.**"


def test_what_a_person_has_ticked_is_not_next() -> None:
    """And what they have unticked is next again."""
    review = by_hand(dated(a_review()), READ).served()

    assert top(review).startswith("**Next: jonas and everybody who comes")
    assert top(by_hand(review, READ).served()).startswith("**Next: everybody who must come")


def test_where_all_is_ticked_closing_is_next() -> None:
    """The issue is still open, whatever its last box says."""
    review = dated(a_review())
    for title in (READ, AGREE, NOTES, CLOSE):
        review = by_hand(review, title).served()

    assert boxes(review) == "xxx"
    assert top(review) == "**Next: jonas closes this issue as completed, by Monday 7 December.**"
    assert " (overdue since Monday 7 December)" in top(review.later(days=19).served())
    assert top(review.closed().served()) == "**This review is over.**"


def test_a_notice_stands_below_what_is_next() -> None:
    """A warning is for some, the next step for everybody."""
    review = an_incident_file().team(note_takers=()).served()

    sentence, warning = review.section("notices").split("\n\n")
    assert sentence.startswith("**Next: ")
    assert warning.startswith("> [!WARNING]\n> - There is no note-taker yet.")


def test_while_actions_rest_the_review_is_not_over() -> None:
    """They become issues by themselves; the page says when."""
    review = a_review().resting(2).with_action(OWNED).closed().served()

    assert boxes(review) == "-xx"
    assert top(review).startswith("**Next: the actions become issues on Tuesday 24 November;")
    assert "is over" not in review.issue.body
    assert top(review.later(days=4).served()) == "**This review is over.**"


def test_where_nothing_rests_a_closed_review_is_over() -> None:
    """There is no action to sleep on, or nobody wants any."""
    bare, unwanted = a_review().resting(2), a_review().resting(2).with_action(OWNED)

    assert top(bare.closed().served()) == "**This review is over.**"
    assert top(unwanted.closed("NOT_PLANNED").served()) == "**This review is over.**"


def test_a_page_without_room_for_the_steps_does_not_keep_a_review_from_ending() -> None:
    """The word that ends it is said all the same."""
    full = a_review()._with_issue(page=ReviewPage(a_review().issue.body + "x" * 65_000))

    assert "was closed without a meeting" in full.closed("NOT_PLANNED").served().comments[0]


# --- days -----------------------------------------------------------------------------------------


def test_a_day_that_has_passed_is_said_once() -> None:
    """Kindly, and the page is not written again because it is a day later still."""
    late = dated(a_review()).later(days=14).served()

    assert " (overdue since Thursday 3 December) (0 of 4 have" in line(late, "Read the timeline")
    assert "overdue since" not in line(late, AGREE)
    assert late.later(hours=4).served().steps == ()


@pytest.mark.parametrize("days", [0, 1, 13])
def test_until_its_last_day_is_over_no_step_is_late(days: int) -> None:
    """The day itself is still a good day."""
    review = dated(a_review().read_by("mira", "tom", "jonas", "ana"))

    review = review.later(hours=1).served()

    assert review.later(days=days).served().steps == ()


def test_what_is_ticked_is_never_late() -> None:
    """Whoever ticked it."""
    read = a_review().read_by(*EVERYBODY).served().later(days=14).served()
    ticked = by_hand(a_review(), READ).served().later(days=14).served()

    assert "was due" not in line(read, READ) + line(ticked, READ)


def test_who_cannot_come_need_not_have_read() -> None:
    """The step is done when everybody who is coming has read; if nobody comes, it is not."""
    some = a_review().read_by("mira", "jonas", "ana").commented("/not-coming", by="tom").served()
    none = a_review()
    for login in EVERYBODY:
        none = none.commented("/not-coming", by=login)

    assert boxes(some) == "x--"
    assert boxes(none.served()) == "---"
