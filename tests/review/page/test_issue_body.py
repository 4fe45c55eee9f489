"""The page of a review is people's; the marked sections in it are ours, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.page import issue_body, titles
from action.review.page.review_page import ReviewPage
from action.review.view import View
from tests.searching import examples
from tests.stories.nouns import THURSDAY, at
from tests.stories.world import Review, a_review

PARTS = (
    *("notices", "facts", "steps", "people", "agenda", "moments", "pack", "questions"),
    *("parked", "actions"),
)
TALKED = (
    a_review(clients=("acme",))
    .with_remark("14:05", "question: who saw it?", by="lee")
    .with_remark("14:12", "action: Page sooner", by="tom")
    .with_remark("14:30", "park: names", by="pat")
)


def a_view(review: Review, body: str | None = None) -> View:
    """The review as its chapters see it, perhaps with another page."""
    file, issue = review.snapshot.file, review.issue
    assert file is not None
    assert file.incident is not None
    told = issue if body is None else replace(issue, page=ReviewPage(body))
    snapshot = replace(review.snapshot, issue=told)
    return View(snapshot, review.settings, file.incident, file, review.now)


def outside(body: str) -> list[str]:
    """What stands outside of our sections, between each two of them."""
    parts: list[str] = []
    rest = body
    for name in PARTS:
        before, _, rest = rest.partition(f"<!-- incident-review:{name}:start -->")
        _, _, rest = rest.partition(f"<!-- incident-review:{name}:end -->")
        parts.append(before)
    return [*parts, rest]


def written(body: str, review: Review = TALKED) -> str:
    """The page brought up to date."""
    return issue_body.current_page(a_view(review, body))


# --- examples -------------------------------------------------------------------------------------


def test_the_title_says_what_and_when() -> None:
    """On one line, however the file wrote it."""
    review = a_review().file_says(title="Checkout\n was  slow")

    assert (
        titles.review_title(a_view(review).incident)
        == "Review the incident: Checkout was slow (2026-11-19)"
    )


def test_a_new_page_has_every_section_in_order() -> None:
    """Nothing stands on it that no marker frames, but two headings for people."""
    body = issue_body.new_page(a_view(TALKED))

    assert [part.strip() for part in outside(body)][1:6] == [""] * 5
    assert [name for name in PARTS if ReviewPage(body).section(name) is None] == []


def test_a_new_page_is_current() -> None:
    """The first round after the opening finds nothing to correct."""
    quiet = a_review()

    assert issue_body.current_page(a_view(quiet)) == quiet.issue.body


@pytest.mark.parametrize("name", ["facts", "steps", "people", "agenda", "actions"])
def test_a_lost_section_comes_back(name: str) -> None:
    """Wherever its text went."""
    body = a_review().issue.body.replace(f"<!-- incident-review:{name}:end -->\n", "")

    assert ReviewPage(written(body)).section(name)


def test_an_emptied_page_becomes_a_page_again() -> None:
    """Somebody selected everything and pressed a key."""
    body = written("")

    assert [name for name in PARTS if ReviewPage(body).section(name) is None] == []
    assert ReviewPage(body).markers("review") == ({"id": a_review().snapshot.id},)


def test_actions_of_people_outlive_the_marks_around_them() -> None:
    """The heading is enough to find them."""
    body = a_review().with_action("- [x] Page sooner @tom").issue.body.replace("\r\n", "\n")
    bare = body.replace("<!-- incident-review:actions:start -->\n", "")

    after = written(bare, a_review())

    assert after.count("Page sooner @tom") == 1
    assert "- [x] **A1** Page sooner @tom" in (ReviewPage(after).section("actions") or "")


@pytest.mark.parametrize(
    ("started", "resolved", "row"),
    [
        ("14:05", "15:52", "| Resolved | 15:52, 1 h 47 min after it started |"),
        ("14:05", "14:05", "| Resolved | 14:05 |"),
        (None, "15:52", "| Resolved | 15:52 |"),
    ],
)
def test_turns_of_the_incident_are_told_with_their_distance(
    started: str | None, resolved: str, row: str
) -> None:
    """Where both times are known."""
    begun = at(started) if started else None
    review = a_review(started=begun, resolved=at(resolved, THURSDAY))

    assert row in review.section("facts").splitlines()


def test_a_page_leaves_people_room_to_write_on() -> None:
    """The agenda gives way before there is none left."""
    review = a_review(clients=("acme",))
    for number in range(12):
        review = review.with_remark("14:05", f"{number} " + "word " * 30)
    short = len(written(review.learned("x").issue.body, review))
    full = review.learned("x" * (issue_body.LIMIT - issue_body.ROOM // 2 - short))

    assert len(written(full.issue.body, review)) <= issue_body.LIMIT - issue_body.ROOM


@pytest.mark.parametrize(
    ("body", "learned"),
    [
        ("## What we learned\n\nA *lot*.\n\n## Actions\n", "A *lot*."),
        ("x\n\n## What we learned\n\nA *lot*.\n\n## Actions\n", "A *lot*."),
        ("x\r\n\r\n## What we learned\r\n\r\nA\r\nB\r\n\r\n## Actions", "A\nB"),
        ("x\n\n## What we learned\n\n<!-- Write here -->\n\n## Actions\n", ""),
        ("x\n\n## What we learned\n\n### One\n\nA\n", "### One\n\nA"),
        ("x\n\n## Actions\n", ""),
    ],
)
def test_what_people_learned_is_kept_as_they_wrote_it(body: str, learned: str) -> None:
    """Their Markdown, without our hint."""
    assert ReviewPage(body).learned == learned


# --- what holds whatever people write -------------------------------------------------------------

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
pieces = words.filter(lambda text: "incident-review" not in text) | st.sampled_from(
    [
        "",
        "\r\n",
        "# Mine",
        "- [x] Mine @tom",
        "| a |\r\n|---|",
        "<details>",
        "> quoted",
        "## Actions",
    ]
)
chunks = st.lists(pieces, min_size=len(PARTS) + 1, max_size=len(PARTS) + 1)
patient = examples(50)


def with_chunks(body: str, added: list[str]) -> str:
    """The page with a chunk of people's before each section of ours, and one at the end."""
    for name, chunk in zip(PARTS, added, strict=False):
        edge = f"<!-- incident-review:{name}:start -->"
        body = body.replace(edge, f"{chunk}\n{edge}", 1)
    return body + added[-1]


def plain(text: str) -> bool:
    """Whether the text opens nothing that would swallow our sections."""
    return "```" not in text and "~~~" not in text and "<!--" not in text


@patient
@given(added=chunks.filter(lambda texts: all(map(plain, texts))))
def test_text_outside_our_sections_is_never_changed(added: list[str]) -> None:
    """Byte for byte, in whatever newlines."""
    body = with_chunks(a_review(clients=("acme",)).issue.body, added)

    assert outside(written(body)) == outside(body)


@patient
@given(added=chunks)
def test_a_current_page_stays_as_it_is(added: list[str]) -> None:
    """Whatever was on it before, and whatever newlines the browser stores."""
    once = written(with_chunks(a_review(clients=("acme",)).issue.body, added))
    stored = once.replace("\r\n", "\n").replace("\n", "\r\n")

    assert written(once) == once
    assert written(stored) == stored


@patient
@given(length=st.integers(0, 70_000), remarks=st.integers(0, 12))
def test_a_page_is_never_longer_than_github_takes(length: int, remarks: int) -> None:
    """Shortened by its agenda, or not written at all."""
    review = a_review(clients=("acme",))
    for number in range(remarks):
        review = review.with_remark("14:05", f"{number} " + "word " * 30)
    try:
        body = written(review.learned("x" * length).issue.body, review)
    except issue_body.TooLongError:
        assert length > 55_000
        return

    assert len(body) <= issue_body.LIMIT
    assert "x" * length in body
