"""Whatever people leave on the branch, on a page or in a comment: a review goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown.edits import made_again
from action.markdown.sections import Page
from action.review.page.review_page import ReviewPage
from action.review.timeline.timeline import Timeline
from tests.doors.hostile_lines import LINES, VALUES, comments, hostile_versions
from tests.searching import examples
from tests.stories.nouns import EVENTS, a_remark, an_event
from tests.stories.world import Review, a_review

FORGED = [value for value in VALUES if value not in {"", "x y z", "mira tom"}]
FILES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {"title": "Another title"},
        {"events": ()},
        {"events": EVENTS[1:3]},
        {"events": (*EVENTS, an_event("16:00", "More"))},
        {"events": tuple(reversed(EVENTS))},
        {"events": (replace(EVENTS[0], at=None, label=""), *EVENTS[1:])},
        {"lead": "a--b", "responders": ("a-", "0--")},
    ]
)
NEW = (*EVENTS[1:], an_event("16:00", "More"))


def on_the_branch(text: str) -> Review:
    """A review in which somebody has committed this as its timeline."""
    review = a_review()
    branch = replace(review.branch, timeline=Timeline(text), head="5ea1")
    return replace(review, snapshot=replace(review.snapshot, branch=branch))


def on_the_page(text: str) -> Review:
    """A review whose issue says this."""
    return a_review()._with_issue(page=ReviewPage(text))


# --- what was found -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "days",
    ["", "Thursday 19 November 2026\n-------------------------", "19 November\n===", "# One title"],
)
def test_a_timeline_without_our_headings_takes_over_a_changed_file(days: str) -> None:
    """People may write them in another way, or take them away."""
    text = a_review().timeline.replace("# Timeline: Checkout was slow\n", "")
    served = on_the_branch(text.replace("## Thursday 19 November 2026", days)).file_says(events=NEW)

    assert "- **16:00** More" in served.served().timeline


def test_the_last_id_that_can_be_is_no_end() -> None:
    """Whoever writes it leaves room below it for what comes."""
    text = a_review().timeline.replace("<!-- e4 -->", "<!-- e99999999 -->")
    served = on_the_branch(f"{text}- **15:00** New\n").served().file_says(events=NEW).served()

    assert [
        row for row in served.timeline.split("\n") if "- **" in row and "<!-- e" not in row
    ] == []
    assert not served.served().steps


@pytest.mark.parametrize("number", ["9" * 20, "9" * 5000, "²", "0", "-1", "٣١"])
@pytest.mark.parametrize("heading", ["## Thursday {} November 2026", "## Thursday 19 November {}"])
def test_no_day_is_only_a_heading(heading: str, number: str) -> None:
    """However large the number is."""
    text = a_review().timeline.replace("## Thursday 19 November 2026", heading.format(number), 1)

    assert "More" in on_the_branch(text).file_says(events=NEW).served().timeline


@pytest.mark.parametrize("value", FORGED)
def test_no_value_in_a_marker_stops_a_review(value: str) -> None:
    """Be it on the page, in the pull request or in the timeline."""
    said = f'facilitator="{value}" note_taker="{value}" asked="{value}" refused="{value}"'
    page = a_review().issue.body.replace('facilitator="jonas" note_taker="ana"', said)
    review = on_the_page(page)._with_pull(
        page=Page(f'<!-- incident-review:pull-request id="{value}" issue="{value}" -->')
    )

    assert review.closed().served().issue.body


@pytest.mark.parametrize("login", ["a--b", "a-", "0--", "a--"])
def test_old_logins_are_people_like_others(login: str) -> None:
    """In the file, in the settings and with an action."""
    review = a_review().file_says(lead=login).team(facilitators=(login,), note_takers=(login,))
    proposed = review.served().edited(lambda body: f"{body}\n- [x] Add an alert @{login}\n")

    assert proposed.closed().served().issue.body


def test_an_action_with_a_number_of_thousands_of_digits_is_an_action() -> None:
    """It is no action that has its issue already."""
    line = "- [x] Add an alert @mira → #" + "9" * 5000
    start = "<!-- incident-review:actions:start -->"
    review = a_review().edited(lambda body: body.replace(start, f"{start}\n{line}\n"))

    assert len(review.closed().served().issue.actions) == 1


# --- what may come --------------------------------------------------------------------------------


@examples(25)
@given(st.data(), FILES, st.booleans())
def test_any_timeline(data: st.DataObject, file: dict[str, Any], closed: bool) -> None:
    """With any change of the file, while the review goes on and when it ends."""
    text = data.draw(
        hostile_versions(a_review().timeline) | st.lists(st.sampled_from(LINES)).map("\n".join)
    )
    review = on_the_branch(text)
    review = review.file_says(**file) if file else review

    (review.closed() if closed else review).served().served()


@examples(20)
@given(st.data(), st.booleans())
def test_any_page(data: st.DataObject, closed: bool) -> None:
    """The review issue and the pull request."""
    review = on_the_page(data.draw(hostile_versions(a_review().issue.body) | st.text(max_size=60)))
    review = review._with_pull(page=Page(data.draw(hostile_versions(a_review().pull.page.text))))

    (review.closed() if closed else review).served().served()


@examples(40)
@given(st.data())
def test_any_edit(data: st.DataObject) -> None:
    """What somebody found, what they saved, and what stands there now."""
    page = a_review().issue.body
    now, found, saved = (Page(data.draw(st.just(page) | hostile_versions(page))) for _ in range(3))

    made = made_again(now, found, saved, frozenset({"actions"}))

    assert made_again(made, found, saved, frozenset({"actions"})) == made


@examples(20)
@given(comments(), comments(), st.sampled_from(["issue", "pull request"]), st.booleans())
def test_any_comment(words: str, remark: str, place: str, closed: bool) -> None:
    """Below the issue, in the pull request and on a line."""
    review = a_review().commented(words, on=place)
    said = a_remark(EVENTS[0].what, remark)
    review = review._with_pull(remarks=(said,))

    (review.closed() if closed else review).served().served()
