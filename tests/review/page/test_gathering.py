"""A ticked box is never lost, wherever on the page people have put it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date

import comrak
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from action.review.actions.problems import AlmostTicked, TickedElsewhere, problems
from action.review.page.review_page import ReviewPage
from tests.review.page.test_issue_body import PARTS, outside, written
from tests.stories.nouns import a_house
from tests.stories.world import a_review

PAGE = a_review(clients=("acme",)).issue.body
END = "<!-- incident-review:actions:end -->"
START = "<!-- incident-review:actions:start -->"
TICK = "- [x] Page sooner @tom"
CLOSING = date(2026, 11, 20)


def agreed(body: str) -> list[str]:
    """What is agreed on a page."""
    return [action.title for action in ReviewPage(body).actions.agreed]


def put(line: str, before: str) -> str:
    """Our page with a paragraph of people's before something on it."""
    assert before in PAGE
    return PAGE.replace(before, f"{line}\n\n{before}", 1)


LOOK_ALIKES = (
    "> - [x] Page sooner @tom",
    "> > 1. [X] Page sooner @tom",
    "• [x] Page sooner @tom",
    "– [x] Page sooner @tom",
    "-\u00a0[x] Page sooner @tom",
    "\u200b- [x] Page sooner @tom",
    "- ☑ Page sooner @tom",
    "- [✅] Page sooner @tom",
    "- ✅ Page sooner @tom",
    "✔\ufe0f Page sooner @tom",
    "- [х] Page sooner @tom",
    "- ［x］ Page sooner @tom",
    "- 【x】 Page sooner @tom",
    "- **[x]** Page sooner @tom",
    "- *[x] Page sooner* @tom",
    "- \\[x] Page sooner @tom",
    "- (x) Page sooner @tom",
    "| What | Who |\n|---|---|\n| [x] Page sooner | @tom |",
    "| What | Who | Agreed |\n|---|---|---|\n| Page sooner | @tom | ✅ |",
    "### [x] Page sooner @tom",
    "    - [x] Page sooner @tom",
    '<input type="checkbox" checked> Page sooner @tom',
)
"""Lines that people call ticked; only in a quote GitHub shows a box, and that of somebody else."""

# --- what must not happen -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "```\n- [x] Page sooner @tom\n```",
        "We were ✅ by noon, said @tom",
        "✅ The rollback went well",
        "- the box [x] of @tom",
        "| Host | Good |\n|---|---|\n| a | ✅ |",
        "- [x](https://example.org) of @tom",
        "<!-- - ☑ Page sooner @tom -->",
    ],
)
def test_an_example_and_prose_with_a_check_mark_are_nobodys_action(line: str) -> None:
    """What is shown as code, hidden, or a sign among other words."""
    page = ReviewPage(f"{PAGE}\n{line}\n")

    assert (agreed(page.text), page.ticked_elsewhere) == ([], ())
    assert list(page.actions.almost_agreed) == []
    assert page.mended.text == page.text


def test_events_with_check_marks_on_our_agenda_are_nobodys_action() -> None:
    """Titles of topics, that we write, begin as people's events do."""
    lines = "- ✅ Rolled back: [why?](https://example.org/1)\n- \\[x\\] Done\n### 1. (x) Broken"
    page = ReviewPage(put(lines, "<!-- incident-review:agenda:end -->"))

    assert (page.ticked_elsewhere, page.mended.text) == ((), page.text)


@pytest.mark.parametrize("part", ["steps", "people"])
def test_a_tick_in_another_list_of_ours_is_no_action(part: str) -> None:
    """Steps and people are ticked for what they are."""
    page = ReviewPage(put("- [x] Read the timeline", f"<!-- incident-review:{part}:end -->"))

    assert (agreed(page.text), page.ticked_elsewhere) == ([], ())


def test_our_markers_stay_where_they_are_until_there_is_a_number_to_add() -> None:
    """A line that people wrote at the end of the page is no reason to move anything."""
    body = f"{PAGE}\n{TICK}\n"

    assert outside(written(body, a_review(clients=("acme",)))) == outside(body)


def test_a_page_on_which_nobody_typed_beside_our_section_stays_as_it_is() -> None:
    """No marker is moved, and none comes twice."""
    assert ReviewPage(PAGE).mended.text == PAGE


# --- taken in -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        f"{PAGE}{TICK}",
        f"{PAGE}\n\nWe agreed:\n\n{TICK}\n\nThank you all!\n",
        f"{PAGE}\r\n{TICK}\r\n## Later\r\n".replace("\r\n", "\n").replace("\n", "\r\n"),
        put(TICK, START),
        put(TICK, "<!-- incident-review:agenda:end -->"),
        put(f"  {TICK}", "<!-- incident-review:facts:end -->"),
    ],
    ids=["end", "words around", "CRLF", "above the start", "agenda", "facts"],
)
def test_a_tick_beside_our_section_is_an_action(body: str) -> None:
    """At the end of the page, where people type; above the start; in a part that we write anew."""
    assert agreed(body) == ["Page sooner"]
    assert ReviewPage(body).ticked_elsewhere == ()


def test_a_box_in_a_part_that_we_write_anew_moves_to_the_actions() -> None:
    """Before it would be overwritten, and once."""
    once = written(put(TICK, "<!-- incident-review:agenda:end -->"), a_review(clients=("acme",)))

    words = TICK.partition("] ")[2]
    assert once.count(words) == 1
    assert words in (ReviewPage(once).section("actions") or "")


# --- named ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        put(TICK, "## Actions"),
        f"{TICK}\n\n{PAGE}",
        f"{PAGE}\n## Follow-ups\n\n{TICK}\n",
        PAGE.replace("## Actions", f"## Actions\n\n{TICK}\n\n## Ours"),
    ],
    ids=["learned", "top", "own heading", "above another heading"],
)
def test_a_tick_anywhere_else_is_named(body: str) -> None:
    """Whether it is an action or something else, people say."""
    assert agreed(body) == []
    assert ReviewPage(body).ticked_elsewhere == (TICK,)


@pytest.mark.parametrize(
    "line",
    [
        "We agreed on this:\n2. [x] Page sooner @tom",
        "- one\n          - [x] Page sooner @tom",
        "<details>\n- [x] Page sooner @tom\n</details>",
        "- [✓] Page sooner @tom",
        "- [\tx] Page sooner @tom",
        *LOOK_ALIKES,
    ],
)
def test_what_looks_ticked_and_is_no_box_is_named(line: str) -> None:
    """Glued to the text above, inside HTML, with another tick, bullet or bracket."""
    body = PAGE.replace(END, f"\n{line}\n{END}")
    found = problems(ReviewPage(body).actions, a_house(), 3, CLOSING)

    assert [type(problem) for problem in found] == [AlmostTicked]


@pytest.mark.parametrize("line", LOOK_ALIKES)
@pytest.mark.parametrize("before", ["## Actions", "<!-- incident-review:agenda:end -->", ""])
def test_what_looks_ticked_is_an_action_or_named_wherever_it_stands(line: str, before: str) -> None:
    """Above, in a part that we write anew, and at the end of the page, where people type."""
    page = ReviewPage(put(line, before) if before else f"{PAGE}\n{line}\n")
    named = (
        *problems(page.actions, a_house(), 3, CLOSING),
        *map(TickedElsewhere, page.ticked_elsewhere),
    )
    found = [problem for problem in named if "Page sooner" in str(astuple(problem))]

    assert len(found) + len(agreed(page.text)) == 1


def test_a_tick_below_a_fence_that_nobody_closes_is_named() -> None:
    """To GitHub all that follows is code; who forgot to close it agreed on something."""
    page = ReviewPage(f"{PAGE}\n## Later\n\n~~~\n{TICK}\n")

    assert page.ticked_elsewhere == (TICK,)


# --- what holds whatever people write -------------------------------------------------------------

BULLETS = ("- ", "* ", "+ ", "1. ", "2) ", "  - ", "    - ", "- - ", "\t- ", "> - ")
BOXES = ("[x] ", "[X] ", "[x]  ", "[ ] ", "[x]", "[ x] ")
boxes = st.tuples(st.sampled_from(BULLETS), st.sampled_from(BOXES), st.integers(1, 9)).map(
    lambda parts: f"{parts[0]}{parts[1]}Do {parts[2]} @tom"
)
pieces = boxes | st.sampled_from(
    [
        *("", "words", "## Mine", "### Mine", "Mine\n---", "```", "<details>", "</details>"),
        *("<!-- -->", "<!--", "| a | b |", "- words", "## Actions", "# Mine", "1. one"),
        *("    code", "- [x] @tom"),
    ]
)
chunks = st.lists(st.lists(pieces, max_size=4), min_size=8, max_size=8)


def shown_ticked(body: str) -> Iterator[str]:
    """The words behind each ticked box that GitHub shows, but for those in our other lists."""
    for part in ("steps", "people"):
        edge = f"<!-- incident-review:{part}:"
        body = re.sub(rf"(?s){edge}start -->.*?{edge}end -->", "<!-- ours -->", body)
    knows = comrak.ExtensionOptions()
    knows.tasklist = knows.table = True
    shown = str(comrak.render_markdown(body, knows))
    yield from re.findall(r"<input[^>]*checked[^>]*>\s*(?:<p>)?\s*(Do \d)", shown)


@settings(max_examples=400, deadline=None)
@given(added=chunks, newline=st.sampled_from(["\n", "\r\n"]))
def test_every_tick_is_an_action_or_is_named(added: list[list[str]], newline: str) -> None:
    """For any page made of people's lines around our sections and in them."""
    body = PAGE
    for name, chunk in zip(PARTS, added, strict=False):
        edge = f"<!-- incident-review:{name}:start -->"
        body = body.replace(edge, "\n".join([*chunk, edge]), 1)
    page = ReviewPage("\n".join([body, *added[-1]]).replace("\n", newline))
    named = (
        *problems(page.actions, a_house(), 99, CLOSING),
        *map(TickedElsewhere, page.ticked_elsewhere),
    )
    known = f"{agreed(page.text)} {[astuple(problem) for problem in named]}"

    assert [words for words in shown_ticked(page.text) if words not in known] == []
