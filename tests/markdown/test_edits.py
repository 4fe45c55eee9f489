"""An edit that was written over is made once more, and nothing else of the page changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown import sections
from action.markdown.edits import made_again
from action.markdown.sections import Page
from tests.searching import examples

THEIRS: Final = frozenset({"actions"})
ACTIONS: Final = "- [ ] Add an alert @mira\n- [ ] Write it down @ana"


def page(facts: str = "Slow.", actions: str = ACTIONS, learned: str = "") -> Page:
    """A page with a section of ours, what people learned, and the actions."""
    ours, theirs = sections.wrap("facts", facts), sections.wrap("actions", actions)
    return Page(f"{ours}\n\n## What we learned\n\n{learned}\n## Actions\n\n{theirs}\n")


def after(now: Page, saved: Page, found: Page | None = None) -> Page:
    """The page with the edit that led to `saved`."""
    return made_again(now, found or page(), saved, THEIRS)


# --- what changes nothing -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "now",
    [
        page("Fast.", ACTIONS.replace("[ ]", "[x]", 1)),
        page("Fast.", ACTIONS.replace("[ ]", "[x]")),
        page("Fast.", ACTIONS.replace("[ ] Add an alert", "[x] Add two alerts")),
        page("Fast.", ""),
    ],
    ids=["it is there", "with more of it", "somebody has said it better", "the line is gone"],
)
def test_a_tick_that_is_there_or_has_no_place_changes_nothing(now: Page) -> None:
    """The page is the very same."""
    assert after(now, page(actions=ACTIONS.replace("[ ]", "[x]", 1))) is now


def test_what_was_added_is_not_added_twice() -> None:
    """Although somebody has written below it since."""
    now = page(learned="We learned a lot.\nAnd more.\n")

    assert after(now, page(learned="We learned a lot.\n")) is now


NAMED: Final = (
    '- [ ] **A1** Add an alert @mira <!-- incident-review:action key="k1" name="A1" -->\n'
    '- [ ] **A2** Write it down @ana <!-- incident-review:action key="k2" name="A2" -->'
)


def test_what_has_got_a_name_is_the_same_line() -> None:
    """We write before its words, too."""
    now = page("Fast.", NAMED.replace("[ ] **A1**", "[x] **A1**"))

    assert after(now, page(actions=ACTIONS.replace("[ ]", "[x]", 1))) is now


@pytest.mark.parametrize(
    ("saved", "right"),
    [
        (ACTIONS.replace("[ ]", "[x]", 1), NAMED.replace("[ ]", "[x]", 1)),
        (ACTIONS.replace("it down", "it up"), NAMED.replace("it down", "it up")),
        (f"{ACTIONS}\n- [ ] Ask", f"{NAMED}\n- [ ] Ask"),
        (ACTIONS.partition("\n")[2], NAMED.partition("\n")[2]),
    ],
    ids=["ticked", "reworded", "added", "deleted"],
)
def test_an_edit_of_lines_that_we_have_named_meanwhile_is_made_again(
    saved: str, right: str
) -> None:
    """And the names stay where they are."""
    assert after(page("Fast.", NAMED), page(actions=saved)) == page("Fast.", right)


def test_what_was_added_and_has_got_its_issue_is_there() -> None:
    """We write behind a line of theirs, and it is the same line."""
    added = f"{ACTIONS}\n- [x] Ask the vendor @lee"
    now = page("Fast.", f'{added} → #4 <!-- incident-review:action key="k" -->')

    assert after(now, page(actions=added)) is now


def test_an_edit_of_our_own_sections_is_ours_to_write() -> None:
    """What people change in there we would write anew anyway."""
    now = page("Fast.")

    assert after(now, page("Somebody's facts.")) is now


def test_a_page_whose_marks_were_taken_out_is_left_alone() -> None:
    """Nobody can say what belongs where."""
    now, saved = page("Fast."), Page("All is new.")

    assert after(now, saved) is now


# --- what is made again ---------------------------------------------------------------------------


def test_a_tick_comes_back_beside_a_line_that_joined_meanwhile() -> None:
    """We had written a proposal below it when we wrote over the tick."""
    more = f"{ACTIONS}\n- [ ] Proposed @jonas"

    made = after(page("Fast.", more), page(actions=ACTIONS.replace("[ ] Write", "[x] Write")))

    assert made == page("Fast.", more.replace("[ ] Write", "[x] Write"))


def test_a_line_between_others_comes_back_to_its_place() -> None:
    """And what stands elsewhere stays."""
    added = ACTIONS.replace("\n", "\n- [x] Ask the vendor @lee\n")

    assert after(page("Fast."), page(actions=added)) == page("Fast.", added)


def test_a_line_that_was_taken_out_goes_again() -> None:
    """What people delete is an edit, too."""
    fewer = ACTIONS.partition("\n")[2]

    assert after(page("Fast."), page(actions=fewer)) == page("Fast.", fewer)


def test_what_was_saved_in_another_newline_is_the_same_page() -> None:
    """The web editor stores CRLF."""
    saved = page(learned="We learned a lot.\n")

    made = after(page("Fast."), Page(saved.text.replace("\n", "\r\n")))

    assert made == page("Fast.", learned="We learned a lot.\n")


LINES: Final = st.lists(st.sampled_from(["", "one", "two", "- [ ] a", "- [x] a"]), max_size=5)


@examples(200)
@given(LINES, LINES, LINES, LINES, st.sampled_from(["Slow.", "Fast.\n\nVery."]))
def test_what_we_wrote_and_what_people_wrote_come_together(
    learned: Sequence[str],
    listed: Sequence[str],
    learned_then: Sequence[str],
    listed_then: Sequence[str],
    facts: str,
) -> None:
    """Whatever people change where we change nothing, in as many places as they like."""

    def written(facts: str, learned: Sequence[str], listed: Sequence[str]) -> Page:
        return page(facts, "\n".join(listed), "".join(f"{line}\n" for line in learned))

    found = written("Slow.", learned, listed)
    saved = written("Slow.", learned_then, listed_then)

    made = made_again(written(facts, learned, listed), found, saved, THEIRS)

    assert made == written(facts, learned_then, listed_then)
    assert made_again(made, found, saved, THEIRS) is made
