"""Whose tick is in a box: told from the page alone, whatever people have done to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import comrak
import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown import safe, sections
from action.review import words
from action.review.page.review_page import ReviewPage
from action.review.settings import STEPS
from action.review.steps.boxes import Tick, boxes_of, is_step
from action.review.steps.steps import ROWS, with_ticks
from tests.review.samples import STEPS as SAMPLES
from tests.searching import examples
from tests.stories.world import a_review

DAY = date(2026, 11, 20)
KEYS = STEPS
KINDS = {step.key: replace(step, ticked=False, is_late=False) for step in reversed(SAMPLES)}
NOTHING = dict.fromkeys(KEYS, False)


def written(page: ReviewPage, facts: Mapping[str, bool]) -> ReviewPage:
    """The page after a run that finds these facts."""
    steps = [replace(KINDS[key], is_done=facts[key]) for key in KEYS]
    found = with_ticks(steps, page.step_boxes, DAY)
    text = words.render(
        "steps.md.j2",
        marker=found.marker,
        steps=found.steps,
        meeting=safe.text("Meet by Friday."),
        facilitator="jonas",
        form="",
        looks_back=False,
    )
    return page.with_section("steps", text.rstrip("\n"))


def clicked(page: ReviewPage, key: str, *, ticked: bool) -> ReviewPage:
    """The page after somebody has set a box."""
    mark = f'<!-- incident-review:step key="{key}" -->'
    lines = [
        f"- [{'x' if ticked else ' '}]{line[5:]}" if mark in line else line
        for line in page.text.split("\n")
    ]
    return page.with_text(lines)


def seen(page: ReviewPage) -> dict[str, bool]:
    """What is in the boxes of our section, read in the plainest way."""
    rows = (page.section("steps") or "").split("\n")
    return {key: row[3] == "x" for key in KEYS for row in rows if f'step key="{key}"' in row}


PAGE = written(ReviewPage("# Mine\n\nWords.\n"), NOTHING)


# --- the rows -------------------------------------------------------------------------------------


def test_every_step_that_settings_know_has_a_row() -> None:
    """In the order of a review."""
    assert tuple(key for key, _ in ROWS) == STEPS


def test_a_step_is_called_as_its_line_begins() -> None:
    """So that it is known also where its mark was deleted."""
    titles = [KINDS[key].title for key in KEYS]

    assert titles == [
        "Settle a date", "Read the timeline", "Agree on actions",
        "Keep the notes and the recording", "Close this issue",
    ]  # fmt: skip


def test_github_shows_a_list_of_boxes_and_none_of_our_marks() -> None:
    """Five of them, one ticked."""
    knows = comrak.ExtensionOptions()
    knows.tasklist = True
    body = written(clicked(PAGE, "agree", ticked=True), NOTHING).section("steps") or ""
    shown = str(comrak.render_markdown(body, knows))

    assert shown.count('<input type="checkbox"') == 5
    assert shown.count('checked=""') == 1
    assert "<strong>Agree on actions</strong>" in shown
    assert "&lt;!--" not in shown


# --- what changes nothing -------------------------------------------------------------------------


@pytest.mark.parametrize("facts", [NOTHING, {**NOTHING, "read": True}, dict.fromkeys(KEYS, True)])
def test_a_page_that_is_as_it_should_be_stays(facts: Mapping[str, bool]) -> None:
    """Ours or a person's, written once or ten times."""
    page = written(clicked(PAGE, "close", ticked=True), facts)

    assert written(page, facts).text == page.text


def test_other_newlines_are_no_change() -> None:
    """GitHub's editor writes CRLF for the whole page."""
    page = ReviewPage(clicked(PAGE, "read", ticked=True).text.replace("\n", "\r\n"))

    assert seen(written(page, NOTHING)) == {**NOTHING, "read": True}
    assert "\n" not in written(page, NOTHING).text.replace("\r\n", "")


# --- spoiled pages --------------------------------------------------------------------------------


TICKED = clicked(PAGE, "agree", ticked=True)
AGREE = next(line for line in TICKED.lines if 'key="agree"' in line)
NOTE = '<!-- incident-review:steps ticked="" by_hand="" -->\n'
MARK = ' <!-- incident-review:step key="agree" -->'

SPOILED: Mapping[str, Callable[[str], str]] = {
    "the mark of the line is deleted": lambda text: text.replace(MARK, ""),
    "the mark of the line is broken": lambda text: text.replace(MARK, MARK[:-4]),
    "the note is deleted": lambda text: text.replace(NOTE, ""),
    "the note is broken": lambda text: text.replace(NOTE, NOTE.replace(" -->", "")),
    "the note says nothing": lambda text: text.replace(' ticked="" by_hand=""', ""),
    "the note names steps that nobody knows": lambda text: text.replace(
        'by_hand=""', 'by_hand="../etc dance read"'
    ),
    "the begin of the section is deleted": lambda text: text.replace(
        "<!-- incident-review:steps:start -->\n", ""
    ),
    "the end of the section is deleted": lambda text: text.replace(
        "<!-- incident-review:steps:end -->", ""
    ),
    "the section is doubled": lambda text: f"{text}\n{text}",
    "the line is doubled": lambda text: text.replace(AGREE, f"{AGREE}\n{AGREE}"),
    "the line stands beside its untouched double": lambda text: text.replace(
        AGREE, f"{AGREE.replace('[x]', '[ ]')}\n{AGREE}"
    ),
    "the line has other words": lambda text: text.replace(AGREE, f"- [x] All agreed!{MARK}"),
    "the line has another bullet": lambda text: text.replace("- [x]", "* [X]"),
    "the line is indented": lambda text: text.replace("- [x]", "   - [x]"),
    "the box is glued to its words": lambda text: text.replace("- [x] ", "- [x]"),
    "the box has a check mark": lambda text: text.replace("- [x]", "- [✓]"),
    "the line stands first": lambda text: text.replace(f"{AGREE}\n", "").replace(
        "- [ ] **Read", f"{AGREE}\n- [ ] **Read"
    ),
    "the line was moved out of the section": lambda text: (
        text.replace(f"{AGREE}\n", "") + f"\n{AGREE}\n"
    ),
    "all is CRLF": lambda text: text.replace("\n", "\r\n"),
    "a forged note stands above": lambda text: (
        '<!-- incident-review:steps ticked="agree" by_hand="" -->\n\n' + text
    ),
    "a forged line stands above": lambda text: AGREE.replace("[x]", "[ ]") + f"\n\n{text}",
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_tick_of_a_person_outlives_what_was_done_to_its_page(
    spoil: Callable[[str], str],
) -> None:
    """It is told from whatever is left."""
    page = written(ReviewPage(spoil(TICKED.text)), NOTHING)

    assert seen(page)["agree"]
    assert written(page, NOTHING).text == page.text


def test_where_nothing_is_left_the_facts_count() -> None:
    """An emptied page becomes a page again."""
    assert seen(written(ReviewPage(""), {**NOTHING, "read": True})) == {**NOTHING, "read": True}


def test_a_note_without_boxes_still_knows_whose_they_were() -> None:
    """Somebody deleted the list."""
    held = written(TICKED, NOTHING)
    bare = held.with_text([line for line in held.lines if not line.startswith("- [")])

    assert written(bare, NOTHING).text == held.text


pieces = st.sampled_from(
    [
        *(
            "- [x] ",
            "- [ ]",
            "[x",
            "]",
            "**Agree on actions**",
            "**",
            "\n",
            "\r\n",
            "```\n",
            ">",
            "",
        ),
        *('<!-- incident-review:step key="agree" -->', '<!-- incident-review:step key="" -->'),
        *('<!-- incident-review:steps ticked="read" by_hand="agree" -->', "<!--", "-->", "-=", '"'),
        *("<!-- incident-review:steps:start -->\n", "<!-- incident-review:steps:end -->\n"),
    ]
)


@examples(200)
@given(
    added=st.lists(st.lists(pieces | st.text(max_size=3), max_size=5), min_size=1, max_size=4),
    at=st.integers(0, 40),
)
def test_no_page_is_too_broken(added: list[list[str]], at: int) -> None:
    """Whatever it holds, the second run has nothing to write any more."""
    lines = list(TICKED.lines)
    for chunk in added:
        lines.insert(at % len(lines), "".join(chunk))
    try:
        once = written(TICKED.with_text(lines), NOTHING)
    except ValueError:
        pytest.fail("what people wrote has come into a marker")
    assert written(once, NOTHING).text == once.text


def test_a_step_in_other_words_may_be_an_action() -> None:
    """It is looked at as any other line."""
    assert is_step(AGREE)
    assert not is_step(f"- [x] Page sooner @tom{MARK}")
    assert not is_step("- [x] **Agree on actions**")


# --- any order of things --------------------------------------------------------------------------


@dataclass
class Told:
    """What should be so, told by the rule and not by the page."""

    facts: dict[str, bool] = field(default_factory=lambda: dict(NOTHING))
    theirs: dict[str, bool] = field(default_factory=dict)
    last: dict[str, bool] = field(default_factory=lambda: dict(NOTHING))

    def looked(self, page: ReviewPage) -> None:
        """A run sees the page, of which `last` is what was written last."""
        for key, now in seen(page).items():
            if now != self.last[key]:
                if key in self.theirs and now == self.facts[key]:
                    del self.theirs[key]
                else:
                    self.theirs[key] = now
        self.last = {key: self.theirs.get(key, self.facts[key]) for key in KEYS}


moves = st.lists(
    st.tuples(st.sampled_from(["fact", "click", "run"]), st.sampled_from(KEYS)), max_size=24
)


@given(moves=moves)
def test_the_end_is_the_fact_unless_a_person_says_otherwise(moves: list[tuple[str, str]]) -> None:
    """For any order of facts that change, people who click, and runs."""
    page, told = PAGE, Told()
    for what, key in [*moves, ("run", "read"), ("run", "read")]:
        if what == "fact":
            told.facts[key] = not told.facts[key]
        elif what == "click":
            page = clicked(page, key, ticked=not seen(page)[key])
        else:
            told.looked(page)
            page = written(page, told.facts)
            assert seen(page) == told.last


@dataclass(frozen=True)
class Edit:
    """What the event of an edit tells."""

    found: ReviewPage
    saved: ReviewPage


tales = st.lists(
    st.tuples(
        st.sampled_from(["fact", "click", "look", "write", "hear"]),
        st.sampled_from(KEYS),
        st.integers(0, 1),
    ),
    max_size=30,
)


@given(tale=tales)
def test_a_first_tick_is_never_undone(tale: list[tuple[str, str, int]]) -> None:
    """Also where two runs are at work, and write over what people saved since they looked.

    Each run writes once for what it has seen; the events of edits are heard later. Where a run has
    come to the same in that very moment, the tick is its own: the page cannot tell two from one.
    """
    page, facts, once, clicks = PAGE, dict(NOTHING), dict[str, bool](), set[str]()
    looks: list[ReviewPage | None] = [None, None]
    events: list[Edit] = []
    for what, key, run in [*tale, ("write", "read", 0), ("write", "read", 1), ("hear", "", 0)]:
        if what == "fact":
            facts[key] = not facts[key]
        elif what == "click" and key not in clicks:
            clicks.add(key)
            once[key] = not seen(page)[key]
            after = clicked(page, key, ticked=once[key])
            events.append(Edit(page, after))
            page = after
        elif what == "look":
            looks[run] = written(page, facts)
        elif what == "write" and (mine := looks[run]):
            once = {key: to for key, to in once.items() if not coincides(mine, key, events)}
            page, looks[run] = mine, None
        elif what == "hear":
            page = heard(page, events)
            page, events, looks = written(page, facts), [], [None, None]
    assert {key: seen(page)[key] for key in once} == once
    assert {key: seen(page)[key] for key in facts.keys() - clicks} == {
        key: facts[key] for key in facts.keys() - clicks
    }


def coincides(mine: ReviewPage, key: str, events: list[Edit]) -> bool:
    """Whether a run writes by the facts what somebody has saved since it looked."""
    unheard = any(seen(one.found)[key] != seen(one.saved)[key] == seen(mine)[key] for one in events)
    return unheard and key not in mine.step_boxes.noted_by_hand


def heard(page: ReviewPage, events: list[Edit]) -> ReviewPage:
    """The page with every edit that was written over."""
    for edit in events:
        page = page.with_edit(edit.found.text, edit.saved.text)
    return page


# --- an edit that was written over ----------------------------------------------------------------


def test_a_tick_that_we_wrote_over_comes_back() -> None:
    """It is a person's as soon as the page is written again."""
    again = PAGE.with_edit(PAGE.text, TICKED.text)

    assert again.text == TICKED.text
    assert written(again, NOTHING).step_boxes.tick("agree", "", fact=False) == Tick(True, True)


def test_a_tick_comes_back_upon_newer_words() -> None:
    """The page has another count by now."""
    newer = ReviewPage(written(PAGE, {**NOTHING, "read": True}).text.replace("\n", "\r\n"))

    assert seen(newer.with_edit(PAGE.text, TICKED.text)) == {**NOTHING, "read": True, "agree": True}


def test_an_untick_comes_back_too() -> None:
    """In both directions."""
    done = written(PAGE, {**NOTHING, "agree": True})
    undone = clicked(done, "agree", ticked=False)

    assert seen(done.with_edit(done.text, undone.text))["agree"] is False


def test_a_tick_that_is_there_is_not_made_again() -> None:
    """Nor is one that somebody has taken back since."""
    assert TICKED.with_edit(PAGE.text, TICKED.text) == TICKED
    assert PAGE.with_edit(TICKED.text, TICKED.text) == PAGE


def test_an_edit_of_other_words_ticks_nothing() -> None:
    """What the facts have ticked in the meantime stays."""
    done = written(PAGE, {**NOTHING, "read": True})
    said = PAGE.text.replace("Words.", "Words, and more.")

    assert seen(done.with_edit(PAGE.text, said)) == {**NOTHING, "read": True}


def test_a_tick_and_words_of_one_edit_both_come_back() -> None:
    """They were saved together."""
    said = TICKED.text.replace("Words.", "Words, and more.")

    assert PAGE.with_edit(PAGE.text, said).text == said


@pytest.mark.parametrize("other", ["", "Words.", AGREE, f"{AGREE}\n{AGREE.replace('[x]', '[ ]')}"])
def test_an_edit_of_a_page_that_says_little_harms_nothing(other: str) -> None:
    """No boxes, boxes outside of our section, or two that say different things."""
    assert PAGE.with_edit(other, other) == PAGE
    assert PAGE.with_edit(other, PAGE.text).text == PAGE.text


def test_of_two_boxes_that_differ_an_edit_tells_nothing() -> None:
    """Nobody can say which of them was meant."""
    both = TICKED.text.replace(AGREE, f"{AGREE}\n{AGREE.replace('[x]', '[ ]')}")

    assert PAGE.with_edit(PAGE.text, both) == PAGE


def test_the_first_page_has_nothing_to_tell() -> None:
    """It is opened with all boxes empty."""
    assert boxes_of(ReviewPage("")).boxes == ()
    assert seen(a_review().issue.page) == NOTHING
    assert sections.wrap("steps", a_review().section("steps"))
