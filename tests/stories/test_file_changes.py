"""The incident file goes on changing while people talk: both sides keep what they wrote."""

from __future__ import annotations

import re
from dataclasses import replace

from action.errors import Letter, Place
from action.markdown.sections import Page
from action.review.git_steps import Commit
from action.review.page import titles
from action.review.page.review_page import ReviewPage
from action.review.plan import AddLabels, RemoveLabels
from tests.stories.nouns import EVENTS, FOLDER, an_event
from tests.stories.world import Review, a_review, an_incident_file

TITLED = re.compile(r"<!-- incident-review:titled [^>]*-->")
SPARE = an_event("14:20", "The database is restarted")


def test_an_event_added_to_the_file_joins_the_timeline_at_its_time() -> None:
    """With an id of its own, so that remarks on the other lines stay where they are."""
    review = a_review().file_says(events=(*EVENTS[:2], SPARE, *EVENTS[2:])).served()

    assert review.timeline.splitlines()[6:11] == [
        "- **14:05** Checkout begins to answer slowly <!-- e1 -->",
        "- **14:12** The on-call engineer is paged <!-- e2 -->",
        "- **14:20** The database is restarted <!-- e5 -->",
        "- **14:30** The new version is taken back <!-- e3 -->",
        "- **14:41** Checkout is fast again <!-- e4 -->",
    ]


def test_an_event_changed_in_the_file_is_changed_in_the_timeline() -> None:
    """One commit takes the change over, and says so."""
    review = a_review().file_says(events=(an_event("14:05", "Checkout crawls"), *EVENTS[1:]))
    served = review.served()

    assert [step.message for step in served.did(Commit)] == [
        "Take over changes from the incident file"
    ]
    assert "- **14:05** Checkout crawls <!-- e1 -->" in served.timeline


def test_a_line_that_people_changed_stays_theirs() -> None:
    """A correction in the pull request outlives every change of the file."""
    corrected = a_review().timeline_says("begins to answer slowly", "answers in 9 seconds")
    review = corrected.file_says(events=(*EVENTS, SPARE)).served()

    assert "- **14:05** Checkout answers in 9 seconds <!-- e1 -->" in review.timeline
    assert "The database is restarted" in review.timeline


def test_an_event_that_both_sides_changed_is_shown_to_people() -> None:
    """Nothing is overwritten, and the page says what each side tells, until they agree."""
    corrected = a_review().timeline_says("begins to answer slowly", "answers in 9 seconds")
    review = corrected.file_says(
        events=(an_event("14:05", "Checkout crawls"), *EVENTS[1:])
    ).served()

    assert "Checkout answers in 9 seconds" in review.timeline
    assert (
        "The pull request says: “14:05 Checkout answers in 9 seconds”."
        " The file says: “14:05 Checkout crawls”."
    ) in review.section("notices")
    assert "Make them agree in the pull request." in review.served().section("notices")


def test_the_notice_of_a_difference_goes_when_they_agree() -> None:
    """Somebody writes in the pull request what the file says, or the other way round."""
    corrected = a_review().timeline_says("begins to answer slowly", "answers in 9 seconds")
    differ = corrected.file_says(
        events=(an_event("14:05", "Checkout crawls"), *EVENTS[1:])
    ).served()

    agreed = differ.timeline_says("answers in 9 seconds", "crawls").served()

    assert "Make them agree" in differ.section("notices")
    assert "[!WARNING]" not in agreed.section("notices")


def test_a_new_title_in_the_file_becomes_the_title_of_issue_and_pull_request() -> None:
    """And the pull request's text calls the incident by it."""
    review = a_review().file_says(title="Checkout crawled").served()

    assert review.issue.title == "Review the incident: Checkout crawled (2026-11-19)"
    assert review.pull.title == "Read and comment on the timeline: Checkout crawled (2026-11-19)"
    assert "This is the timeline of **Checkout crawled**" in review.pull.body
    assert review.served().steps == ()


def as_titled_before(review: Review) -> Review:
    """The review with the titles that an earlier version gave, and remembers."""
    issue, pull = review.issue, review.pull
    first, second = (
        "Incident review: Checkout was slow (2026-11-19)",
        "Timeline of Checkout was slow",
    )
    return review._with(
        issue=replace(issue, title=first, page=ReviewPage(remembering(issue.body, first))),
        pull_request=replace(pull, title=second, page=Page(remembering(pull.body, second))),
    )


def remembering(body: str, title: str) -> str:
    """What a body says when this is the title that we gave."""
    text, count = TITLED.subn(titles.title_noted(Page(""), title, title), body)
    assert count == 1
    return text


def test_a_title_that_an_earlier_version_gave_stays() -> None:
    """Nobody finds a review under another name because of a new version."""
    before = as_titled_before(a_review())
    review = before.served().seen_anew().served()

    assert (review.issue.title, review.pull.title) == (
        "Incident review: Checkout was slow (2026-11-19)",
        "Timeline of Checkout was slow",
    )
    assert before.served().steps == ()


def test_a_title_of_an_earlier_version_still_follows_the_file() -> None:
    """It is ours, and was never a person's."""
    review = as_titled_before(a_review()).served().file_says(title="Checkout crawled").served()

    assert review.issue.title == "Review the incident: Checkout crawled (2026-11-19)"
    assert review.pull.title == "Read and comment on the timeline: Checkout crawled (2026-11-19)"


def test_a_title_that_people_gave_stays_theirs() -> None:
    """Whoever calls the review something else keeps that name."""
    issue = replace(a_review().issue, title="What we learn from Thursday")
    review = a_review()._with(issue=issue).file_says(title="Checkout crawled").served()

    assert review.issue.title == "What we learn from Thursday"
    assert review.pull.title == "Read and comment on the timeline: Checkout crawled (2026-11-19)"


def test_an_event_taken_out_of_the_file_leaves_the_timeline() -> None:
    """Unless people have changed its line."""
    review = a_review().file_says(events=EVENTS[1:]).served()

    assert "Checkout begins to answer slowly" not in review.timeline


def test_an_event_that_people_deleted_in_the_pull_request_stays_deleted() -> None:
    """The file may go on telling it."""
    row = "- **14:12** The on-call engineer is paged <!-- e2 -->\n"
    review = a_review().timeline_says(row, "").file_says(events=(*EVENTS, SPARE)).served()

    assert "paged" not in review.timeline


def test_another_severity_brings_other_labels_days_and_people() -> None:
    """A severity may be corrected while the review is under way (R02)."""
    review = a_review().file_says(severity="major").served()

    assert [step.labels for step in review.did(AddLabels)] == [("severity: major",)]
    assert [step.labels for step in review.did(RemoveLabels)] == [("severity: minor",)]
    assert "**Meet** by Friday 27 November" in review.section("steps")
    assert "Noor Haddad" in review.section("people")


def test_a_label_that_people_put_on_stays() -> None:
    """We take off only stages and severities."""
    review = a_review()
    labelled = review._with_issue(labels=(*review.issue.labels, "network"))

    assert "network" in labelled.file_says(severity="major").served().issue.labels


def test_a_severity_that_needs_no_review_ends_nothing_by_itself() -> None:
    """People decide; the page tells them how."""
    review = a_review().file_says(severity="trivial").served()

    assert (
        "The incident file now says severity trivial, which needs no review."
        " If you agree, close this issue as not planned."
    ) in review.section("notices")


def test_a_broken_file_is_shown_where_it_is_broken() -> None:
    """The review goes on with the version that the timeline branch kept."""
    place = Place(f"{FOLDER}/incident.yml", 3, 7)
    letter = Letter("“19.11” is not a day", "write 2026-11-19", place)
    review = a_review().file_broken(letter).served()

    assert f"`{FOLDER}/incident.yml:3:7`: “19.11” is not a day; write 2026-11-19" in (
        review.section("notices")
    )
    assert "Checkout begins to answer slowly" in review.timeline


def test_a_mended_file_takes_its_notice_away() -> None:
    """No trace is left of what was put right."""
    broken = a_review().file_broken(Letter("“19.11” is not a day", "write 2026-11-19")).served()

    assert "[!WARNING]" not in broken.file_says(summary="Slow").served().section("notices")


def test_a_file_that_was_never_right_opens_nothing() -> None:
    """The run itself says what is wrong, at its line."""
    letter = Letter("There is no title", "write one", Place(f"{FOLDER}/incident.yml", 1))
    review = an_incident_file().file_broken(letter)
    file = review.snapshot.file
    assert file is not None
    served = review._with(file=type(file)(file.path, "", None, (letter,))).served()

    assert served.steps == ()
    assert (served.end.reason, served.end.letters) == ("bad-file", (letter,))


def test_a_renamed_incident_points_to_its_other_review() -> None:
    """The old review is told, and people close it."""
    review = a_review()._with(renamed_to="2026-11-19-checkout-down").served()

    assert (
        "The incident was renamed to `2026-11-19-checkout-down`, which has its own review."
    ) in review.section("notices")


def test_a_title_that_a_run_did_not_get_to_is_changed_by_the_next() -> None:
    """The first run wrote the timeline and died; nothing tells the next one of an older title."""
    begun = a_review().file_says(title="Checkout was down").after_rounds(1)
    file = begun.snapshot.file
    assert file is not None
    review = begun._with(file=replace(file, before=None)).served()

    assert review.issue.title == "Review the incident: Checkout was down (2026-11-19)"
    assert review.pull.title == "Read and comment on the timeline: Checkout was down (2026-11-19)"


def test_a_title_of_peoples_own_is_left_alone_for_good() -> None:
    """Whatever the file is called later."""
    named = a_review()._with_issue(title="Talk about Thursday")
    once = named.file_says(title="Checkout was down").served()
    twice = once.file_says(title="Checkout was very slow").served()

    assert (once.issue.title, twice.issue.title) == ("Talk about Thursday",) * 2
    assert (
        twice.pull.title == "Read and comment on the timeline: Checkout was very slow (2026-11-19)"
    )


def test_after_the_merge_the_file_changes_nothing_by_itself() -> None:
    """People change the filed timeline; the page says where."""
    merged = a_review().pull_request_merged().served()
    review = merged.file_says(events=EVENTS[:2]).served()

    assert review.did(Commit) == ()
    assert f"change `{FOLDER}/timeline.md` by hand." in review.section("notices")
