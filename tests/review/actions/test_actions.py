"""Lines of the actions section: proposed, agreed by a tick, owned by a person, never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown import checklist, sections
from action.markdown.sections import Page
from action.review.actions import actions
from action.review.actions.action import Action, ActionList
from action.review.actions.problems import (
    AlmostTicked,
    BadDate,
    DayGone,
    NoOwner,
    NotAssignable,
    NoWords,
    OnlyATeam,
    Problem,
    TooMany,
    problems,
)
from action.review.agenda.agenda import Proposal
from action.review.model import ActionIssue
from action.review.page.review_page import ReviewPage
from tests.stories.nouns import HOUSE, a_house, at

MARK = '<!-- incident-review:action key="k1" -->'
CLOSING = date(2026, 11, 20)


def page(*rows: str) -> str:
    """A page with these lines in its actions section."""
    return f"## Actions\n\n{sections.wrap('actions', chr(10).join(rows))}\n"


def read(body: str) -> tuple[Action, ...]:
    """The actions of a page."""
    return ReviewPage(body).actions.all


def with_proposals(text: str, new: list[Proposal], settled: Sequence[Proposal] = ()) -> str:
    """The section with these proposals, of which some are resolved by now."""
    return actions.with_proposals(ActionList(text), new, settled).text


def with_links(text: str, made: list[ActionIssue]) -> str:
    """The section with the numbers of these issues."""
    return actions.with_links(ActionList(text), made).text


def one(row: str) -> Action:
    """The action that a line says."""
    (action,) = read(page(row))
    return action


def kinds(*rows: str, at_most: int = 3) -> list[type[Problem]]:
    """The kinds of what keeps these lines from becoming issues."""
    return [
        type(problem)
        for problem in problems(ReviewPage(page(*rows)).actions, a_house(), at_most, CLOSING)
    ]


def a_proposal(key: str, words: str = "Page sooner") -> Proposal:
    """An action that Tom has proposed in a remark."""
    return Proposal(key, words, "tom", f"{HOUSE}/pull/2#{key}", "14:05 Slow")


# --- reading a line -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "title", "owner", "due"),
    [
        ("- [x] Page sooner", "Page sooner", None, None),
        ("- [x] Page sooner @tom", "Page sooner", "tom", None),
        ("- [x] @tom Page sooner", "Page sooner", "tom", None),
        ("- [x] Page sooner (@tom)", "Page sooner", "tom", None),
        ("- [x] Page sooner — @tom, @mira", "Page sooner", "tom", None),
        ("- [x] Page sooner, @tom due 2026-12-04", "Page sooner", "tom", date(2026, 12, 4)),
        ("- [x] Page sooner (due: 2026-12-04) @tom", "Page sooner", "tom", date(2026, 12, 4)),
        ("- [x] Page sooner by 2026-12-04 @tom", "Page sooner", "tom", date(2026, 12, 4)),
        ("- [x] **Page** sooner until 2026-12-04", "Page sooner", None, date(2026, 12, 4)),
        ("- [x] Page sooner @tom → #12", "Page sooner", "tom", None),
        ("- [x] Page @acme/web sooner @tom", "Page @acme/web sooner", "tom", None),
        ("- [X] Page `@mira` sooner @tom.", "Page @mira sooner", "tom", None),
        ("- [x] Order 66 due to load @tom", "Order 66 due to load", "tom", None),
    ],
)
def test_a_line_says_what_who_and_when(
    row: str, title: str, owner: str | None, due: date | None
) -> None:
    """However people write it; the title is what is left."""
    action = one(row)

    assert (action.title, action.owner, action.due) == (title, owner, due)


def test_a_line_knows_the_remark_it_came_from() -> None:
    """The link that we wrote behind it."""
    url = f"{HOUSE}/pull/2#discussion_r7"
    action = one(f"- [ ] Page sooner ([proposed by tom]({url})) {MARK}")

    assert (action.title, action.source, action.key, action.owner) == (
        "Page sooner",
        url,
        "k1",
        None,
    )


def test_a_line_knows_its_issue() -> None:
    """So that it is not made again."""
    assert one(f"- [x] Page sooner @tom → #12 {MARK}").issue == 12


def test_a_line_written_by_hand_is_known_by_its_words() -> None:
    """Owner, date, capitals and ticks may still change."""
    keys = {
        one("- [ ] Page sooner").key,
        one("- [x] Page  sooner @tom").key,
        one("* [x] page sooner due 2026-12-04 @mira").key,
    }

    assert len(keys) == 1


def test_a_line_written_by_hand_has_a_short_key() -> None:
    """It stands in markers and claims, and is the same in every version."""
    assert one("- [x] Buy a bigger database").key == "haf4fce5a50da"


def test_a_ticked_line_without_words_is_asked_about_and_one_without_a_tick_is_not() -> None:
    """Nobody has agreed on anything there."""
    assert kinds("- [x] @tom due 2026-12-04", "- [ ] @mira") == [NoWords]


def test_the_last_list_of_what_was_proposed_counts() -> None:
    """Somebody has doubled the one before; and a marker without a key is none of ours."""
    before, after = (sections.marker("proposed", keys=keys) for keys in ("k1", "k1 k2"))
    listed = ActionList(f"- [ ] Do it {sections.marker('action')}\n\n{before}\n{after}")

    assert listed.known == {"k1", "k2"}


def test_two_lines_in_the_same_words_are_two_actions() -> None:
    """People may have meant it twice."""
    first, second = read(page("- [ ] Test it", "- [ ] Test it"))

    assert first.key != second.key


def test_a_line_without_words_is_no_action() -> None:
    """An owner alone owns nothing."""
    assert read(page("- [x] @tom due 2026-12-04")) == ()


def test_boxes_elsewhere_on_the_page_are_no_actions() -> None:
    """Only what stands in the section is agreed on."""
    assert read(f"- [x] Elsewhere @tom\n\n{page('- [x] Here @tom')}")[0].title == "Here"


def test_the_section_is_found_by_its_heading_where_the_marks_are_gone() -> None:
    """People's actions outlive our hidden marks."""
    body = "## Actions\n\n- [x] Here @tom\n\n## Other\n\n- [x] Not here\n"

    assert [action.title for action in read(body)] == ["Here"]


# --- what keeps an action from being made ---------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("- [x] Page sooner", NoOwner),
        ("- [x] Page sooner `@tom`", NoOwner),
        ("- [x] Page sooner @acme/web", OnlyATeam),
        ("- [x] Page sooner @zoe", NotAssignable),
        ("- [x] Page sooner @tom due 2026-02-31", BadDate),
        ("- [x] Page sooner @tom by Monday 4 December", BadDate),
        ("- [x] Page sooner @tom due 2020-01-01", DayGone),
        ("-[x] Page sooner @tom", AlmostTicked),
        ("- [x]Page sooner @tom", AlmostTicked),
    ],
)
def test_what_keeps_a_ticked_line_from_becoming_an_issue(row: str, kind: type[Problem]) -> None:
    """Each is told to people in a sentence of its own (R63)."""
    assert kinds(row) == [kind]


@pytest.mark.parametrize(
    "row",
    [
        "- [x] Page sooner @tom",
        "- [x] Page sooner @TOM",
        "- [x] Page sooner @tom due today",
        "- [x] Page sooner @acme/web @tom",
        "- [x] Page sooner → #12",
        "- [ ] Page sooner",
        "-[ ] Page sooner",
        "no box at all",
    ],
)
def test_what_needs_nothing_more(row: str) -> None:
    """Agreed and owned, made already, or not agreed."""
    assert kinds(row) == []


def test_a_letter_repeats_as_much_of_a_line_as_fits() -> None:
    """A hundred and twenty characters say which one is meant."""
    (problem,) = problems(ActionList(f"- [x] {'Word' * 50}"), a_house(), 3, CLOSING)

    assert problem == NoOwner(f"{'Word' * 29}Wor…", "")


def test_more_than_about_three_want_a_reason() -> None:
    """Only while one of them is new (R62)."""
    rows = [f"- [x] Do {number} @tom" for number in range(3)]

    assert kinds(*rows) == []
    assert kinds(*rows, "- [x] Do more @tom") == [TooMany]
    assert kinds(*rows, "- [x] Do more @tom", "", "Reason: two teams") == []
    assert kinds(*rows, "- [x] Do more @tom", "", "**Reason:** two teams") == []
    assert kinds(*(f"{row} → #{9}" for row in [*rows, "- [x] Do more @tom"])) == []


# --- writing: what holds for any page -------------------------------------------------------------

rows = st.sampled_from(
    [
        *("- [ ] One", "- [x] Two @tom", f"- [x] Three @mira {MARK}", "  - [x] Nested @tom"),
        *(
            "- [x] One",
            "* [X] Four @tom due 2026-12-04",
            "words",
            "",
            "Reason: many",
            "1. [x] Five",
        ),
        *("- [x] Six → #9", '<!-- incident-review:proposed keys="d1 d9" -->', "> - [x] quoted"),
        *("```\n- [x] an example\n```", "<!--\n- [x] hidden\n-->", "    - [x] code"),
    ]
)
texts = st.lists(rows, max_size=8).map("\n".join)
proposals = st.lists(st.sampled_from(["d1", "d2", "d3"]), unique=True).map(
    lambda keys: [a_proposal(key) for key in keys]
)


def theirs(text: str) -> list[str]:
    """Every line but those that only we write."""
    ours = ("<!-- incident-review:proposed", "- [ ] Page sooner (")
    return [row for row in text.split("\n") if row.strip() and not row.startswith(ours)]


@given(text=texts, new=proposals)
def test_proposals_change_no_line_of_people(text: str, new: list[Proposal]) -> None:
    """Every line is still there, in the same order."""
    assert theirs(with_proposals(text, new)) == theirs(text)


@given(text=texts, new=proposals)
def test_proposals_are_added_once(text: str, new: list[Proposal]) -> None:
    """The same remarks again, in whatever order, add nothing."""
    once = with_proposals(text, new)

    assert with_proposals(once, new[::-1]) == once


@given(new=proposals, more=proposals)
def test_a_proposal_that_was_deleted_stays_away(new: list[Proposal], more: list[Proposal]) -> None:
    """However many others come after it."""
    once = with_proposals("- [ ] Ours", new)
    ledger = [row for row in once.split("\n") if not row.startswith("- [ ] Page sooner (")]
    after = with_proposals("\n".join(ledger), more)
    shown = {action.key for action in read(page(after)) if action.marked}

    assert shown == {p.key for p in more} - {p.key for p in new}


@given(text=texts)
def test_links_are_only_added_at_the_end_of_a_line(text: str) -> None:
    """Its words stay as they are, byte for byte; every other line too."""
    made = [ActionIssue("I", n, "u", a.key) for n, a in enumerate(read(page(text)), 20)]
    before, after = text.split("\n"), with_links(text, made).split("\n")

    assert len(before) == len(after)
    for was, is_ in zip(before, after, strict=True):
        assert is_ == was or is_.startswith(was.removesuffix(MARK).rstrip() + " → #")


def test_a_proposal_that_is_linked_keeps_its_one_mark() -> None:
    """A line that was written by hand gets one."""
    made = [ActionIssue("I", 9, "u", "k1")]

    assert with_links(f"- [x] Do it {MARK}", made) == f"- [x] Do it → #9 {MARK}"


def test_a_list_that_nothing_was_made_of_is_the_same_list() -> None:
    """Whoever holds it has read it already."""
    listed = ActionList("- [x] Do it")

    assert actions.with_links(listed, []) is listed


@given(text=texts)
def test_links_are_added_once(text: str) -> None:
    """And afterwards every action knows its issue."""
    made = [ActionIssue("I", n, "u", a.key) for n, a in enumerate(read(page(text)), 20)]
    once = with_links(text, made)

    assert with_links(once, made) == once


@given(text=texts)
def test_an_action_keeps_its_identity_when_it_is_linked(text: str) -> None:
    """So that no run makes a second issue of it."""
    before = read(page(text))
    made = [ActionIssue("I", n, "u", a.key) for n, a in enumerate(before, 20)]
    after = read(page(with_links(text, made)))

    assert [action.key for action in after] == [action.key for action in before]
    assert all(action.issue for action in after)


@given(text=texts, new=proposals)
def test_what_was_proposed_is_a_box_on_the_page(text: str, new: list[Proposal]) -> None:
    """Whatever stands around it, GitHub shows a box to tick."""
    known = Page(text).markers("proposed")
    seen = set(known[-1]["keys"].split()) if known else set()
    found = checklist.items(with_proposals(text, new))
    boxes = {item.marker["key"] for item in found if item.marker and "key" in item.marker}

    assert {p.key for p in new} - seen <= boxes


@pytest.mark.parametrize("over", [0, 1, 5])
def test_a_full_section_takes_no_more_proposals(over: int) -> None:
    """Lines of people that became issues have keys, too, and may be more than there is room for."""
    full = [f"- [ ] Ours {sections.marker('action', key=f'h{i}')}" for i in range(60 + over)]
    new = [Proposal(f"k{i}", "Page sooner", "tom", f"{HOUSE}/pull/2#r1", "14:05") for i in range(9)]

    assert with_proposals("\n".join(full), new) == "\n".join(full)


# --- room for proposals ---------------------------------------------------------------------------


def many(first: int, last: int) -> list[Proposal]:
    """Proposals by their numbers."""
    return [a_proposal(f"k{number}", f"Do {number}") for number in range(first, last + 1)]


def standing(text: str) -> set[str]:
    """The proposals that stand in a section, by their keys."""
    return {action.key for action in ActionList(text).all}


def test_a_page_has_room_for_sixty() -> None:
    """And says how many others there are."""
    every = many(1, 70)
    text = with_proposals("", every)

    assert standing(text) == {f"k{number}" for number in range(1, 61)}
    assert len(actions.without_room(ActionList(text), every)) == 10


def test_with_more_than_sixty_nothing_more_is_added() -> None:
    """However often the page is written."""
    text = with_proposals("", many(1, 60))
    for last in (61, 75, 130):
        text = with_proposals(text, many(1, last))

    assert len(standing(text)) == 60


def test_a_deleted_comment_makes_room_and_its_line_stays() -> None:
    """Nobody can tell any more whether somebody has changed the line."""
    text = with_proposals(with_proposals("", many(1, 60)), many(11, 75))

    assert standing(text) == {f"k{number}" for number in range(1, 71)}


def test_a_resolved_proposal_makes_room_for_a_new_one() -> None:
    """Its line goes where it stands as we wrote it, and only where the room is needed."""
    full = with_proposals("", many(1, 60))

    assert with_proposals(full, many(11, 60), many(1, 10)) == full
    text = with_proposals(full, many(11, 63), many(1, 10))
    assert standing(text) == {f"k{number}" for number in range(4, 64)}


def test_a_resolved_proposal_that_somebody_touched_keeps_its_line() -> None:
    """A tick, an owner, other words and lines below are people's."""
    full = with_proposals("", many(1, 60)).replace("[ ] Do 1 ", "[x] Do 1 ")
    full = full.replace("Do 2 ", "Do 2 @tom ").replace("Do 3 ", "Do it ")
    rows = full.split("\n")
    rows.insert(next(at for at, row in enumerate(rows) if "Do 4 " in row) + 1, "  by Monday")
    text = with_proposals("\n".join(rows), many(11, 75), many(1, 10))

    assert {"k1", "k2", "k3", "k4", "k70"} <= standing(text)
    assert {"k5", "k10"}.isdisjoint(standing(text))
    assert "  by Monday" in text


def test_a_proposal_whose_conversation_is_opened_again_comes_back() -> None:
    """We took its line away; nobody deleted it."""
    text = with_proposals(with_proposals("", many(1, 60)), many(11, 70), many(1, 10))
    again = with_proposals(text, many(1, 30), many(31, 70))

    assert {"k1", "k10"} <= standing(again)


def test_a_deleted_line_makes_room_and_does_not_come_back() -> None:
    """Whoever deletes it has decided."""
    text = with_proposals("", many(1, 60))
    shorter = "\n".join(row for row in text.split("\n") if "Do 7 " not in row)
    text = with_proposals(shorter, many(1, 75))

    assert standing(text) == {f"k{n}" for n in range(1, 62)} - {"k7"}


def test_who_comes_late_has_a_place_again() -> None:
    """Hundreds that were settled are no reason to hear nobody any more."""
    text = ""
    for start in range(1, 600, 50):
        text = with_proposals(text, many(start, start + 49))

    assert {"k599", "k600"} <= standing(text)


def test_lines_written_by_hand_take_no_place_of_a_proposal() -> None:
    """Sixty wishes of people's own are their business."""
    by_hand = "\n".join(f"- [ ] Wish {number}" for number in range(60))

    assert "k1" in standing(with_proposals(by_hand, many(1, 1)))


def test_proposals_join_in_the_order_in_which_they_were_made() -> None:
    """Whichever of them a run has read first, so that they get the same names from every run."""
    first = replace(a_proposal("k9", "One"), said=at("14:05"))
    second = replace(a_proposal("k1", "Two"), said=at("14:06"))

    assert with_proposals("", [second, first]) == with_proposals("", [first, second])
    assert [one.title for one in read(page(with_proposals("", [second, first])))] == ["One", "Two"]


def test_the_list_of_what_was_proposed_stands_there_once() -> None:
    """A longer one takes the place of the one before."""
    text = with_proposals(with_proposals("", many(1, 2)), many(1, 3))

    assert text.count("<!-- incident-review:proposed ") == 1


def test_a_blank_line_parts_proposals_from_the_words_above() -> None:
    """Without it, GitHub would make one paragraph of both; between items there is none."""
    wishes = "- [ ] One\n- [ ] Two"
    begins = [with_proposals(above, many(1, 1)).split("\n") for above in ("Hm", wishes)]

    assert [rows.index("") for rows in begins] == [1, 3]
