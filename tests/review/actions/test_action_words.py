"""One grammar for comments and pages: what a line says, in whatever order it is said."""

from __future__ import annotations

import re
from datetime import date
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from action.markdown import safe
from action.review.actions.action_words import UnclearPart, Wording, as_line, wording_of
from action.review.dates.day_words import (
    DaysLater,
    EndOfMonth,
    NextSuchDay,
    NextWeekday,
    RelativeDay,
)

FRIDAY = date(2026, 11, 20)
PARTS = ("@tom", "due friday", "kind: detect", "priority: high", "isms", "done when it rings;")

# --- what is words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Page sooner",
        "Order 66 due to load",
        "Send what is due soon",
        "Wait until the job is done when nobody looks",
        "See what was done already",
        "Put it into the isms",
        "Speed it up by half",
        "Keep the log until the review",
        "Pay when payment is due",
        "Ring mira@example.org",
        "Page sooner done when",
        "Add a field kind: what a machine is",
    ],
)
def test_words_that_only_sound_like_a_part_stay_words(words: str) -> None:
    """Nothing is taken away from what people wrote."""
    assert wording_of(words) == Wording(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ask @jonas to teach the team about canaries",
        "Send the @acme/web a mail by fax",
        "@jonas and @lee pair on canaries",
        "Move what is due friday to the kind: detect list",
        "Keep the log until 4 December in the safe",
        "Rename `@lee` flag",
        "Explain `done when` to all",
    ],
)
@pytest.mark.parametrize("parts", ["@mira", "(@mira, due friday)", "isms @mira!", "owner: @mira"])
def test_what_stands_inside_the_sentence_stays_there(words: str, parts: str) -> None:
    """Parts stand behind the words, so nobody in the words owns anything."""
    says = wording_of(f"{words} {parts}")

    assert (says.title.strip(" !"), says.owners) == (words.replace("`", ""), ("mira",))


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("Page sooner @tom, please", ("tom",)),
        ("@tom Page sooner", ("tom",)),
        ("Ask @jonas to teach us", ()),
        ("Have it checked by @jonas this week", ()),
        ("Let us see what @jonas and @lee think", ()),
    ],
)
def test_a_person_alone_owns_it_unless_something_is_done_to_them(
    words: str, owners: tuple[str, ...]
) -> None:
    """No word is taken away; where nobody owns it, the letter asks."""
    says = wording_of(words)

    assert (says.title, says.owners) == (words.removeprefix("@tom "), owners)


@pytest.mark.parametrize("said", ["Page sooner @tom and @lee", "@tom & @lee: Page sooner"])
def test_two_may_own_it(said: str) -> None:
    """The word between them is none of the action's."""
    assert wording_of(said) == Wording("Page sooner", owners=("tom", "lee"))


def test_parts_need_no_blank_behind_the_colon() -> None:
    """None is dropped, whatever stands beside it."""
    said = "Page sooner priority:high isms kind:prevent due:2026-12-24 owner:@mira"

    assert wording_of(said) == Wording(
        "Page sooner",
        owners=("mira",),
        due=date(2026, 12, 24),
        kind="prevent",
        priority="high",
        isms=True,
    )


@pytest.mark.parametrize("words", ["`due friday`", "[due friday](https://example.org)", "`@tom`"])
def test_code_and_links_are_words(words: str) -> None:
    """They are shown to others, and ask for nothing."""
    says = wording_of(f"Explain {words} to us")

    assert (says.owners, says.due) == ((), None)


# --- the parts ------------------------------------------------------------------------------------


def test_a_line_may_say_everything() -> None:
    """Whose, until when, what it changes, how it presses, and how people will know."""
    said = "Page sooner @tom due 2026-12-04 kind: detect priority: high isms done when it rings"

    assert wording_of(said) == Wording(
        "Page sooner",
        owners=("tom",),
        due=date(2026, 12, 4),
        done_when="it rings",
        kind="detect",
        priority="high",
        isms=True,
    )


@pytest.mark.parametrize("between", [" ", ", "])
def test_the_order_of_the_parts_does_not_matter(between: str) -> None:
    """Nor does what parts them."""
    orders = permutations(PARTS)
    said = {wording_of(f"Page sooner{between}{between.join(order)}") for order in orders}

    assert [(one.done_when, one.isms, one.kind) for one in said] == [("it rings", True, "detect")]


@pytest.mark.parametrize(
    ("said", "known", "owners"),
    [
        ("done when it rings", "it rings", ()),
        ("Done when: it rings.", "it rings", ()),
        ("done when it rings; @tom", "it rings", ("tom",)),
        ("done when it rings @tom", "it rings", ("tom",)),
        ("@tom done when checked by @kim", "checked by @kim", ("tom",)),
        ("done when checked by @kim", "checked by @kim", ()),
        ("@tom done when it rings @kim", "it rings @kim", ("tom",)),
        ("done when it is due friday to them", "it is due friday to them", ()),
        ("done when one rings; done when two ring", "one rings", ()),
    ],
)
def test_done_when_goes_to_a_semicolon_or_to_the_end(
    said: str, known: str, owners: tuple[str, ...]
) -> None:
    """What people write behind a finished line, such as its owner, still counts."""
    says = wording_of(f"Page sooner {said}")

    assert (says.done_when, says.owners) == (known, owners)


def test_words_behind_done_when_are_words() -> None:
    """They join those before it."""
    assert wording_of("Roll back done when calm; tell all").title == "Roll back; tell all"


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("due 2026-12-04", date(2026, 12, 4)),
        ("by 2026-12-04", date(2026, 12, 4)),
        ("until: 2026-12-04", date(2026, 12, 4)),
        ("due friday", NextWeekday(4)),
        ("due on Friday", NextWeekday(4)),
        ("due: fri", NextWeekday(4)),
        ("by monday", NextWeekday(0)),
        ("until tomorrow", DaysLater(1, working=False)),
        ("due today", DaysLater(0, working=False)),
        ("due in 10 working days", DaysLater(10, working=True)),
        ("due in 3 business days", DaysLater(3, working=True)),
        ("due in a week", DaysLater(7, working=False)),
        ("due in two weeks", DaysLater(14, working=False)),
        ("due in 1 day", DaysLater(1, working=False)),
        ("due within 5 days", DaysLater(5, working=False)),
        ("by next Friday", NextWeekday(4, of_next_week=True)),
        ("by the end of the month", EndOfMonth()),
        ("by Friday 4 December", NextSuchDay(12, 4, weekday=4)),
        ("due Friday 4 December 2026", date(2026, 12, 4)),
        ("until 4 December", NextSuchDay(12, 4)),
        ("due by the 4th of December", NextSuchDay(12, 4)),
        ("due: 4 Dec 2026", date(2026, 12, 4)),
        ("by December 4", NextSuchDay(12, 4)),
        ("by Fri, Dec. 4th, 2026", date(2026, 12, 4)),
        ("due 1 March", NextSuchDay(3, 1)),
    ],
)
def test_a_day_is_written_as_people_say_it(said: str, due: date | RelativeDay) -> None:
    """A date, a weekday, or so many days."""
    assert wording_of(f"Page sooner {said}") == Wording("Page sooner", due=due)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("due friday", date(2026, 11, 27)),
        ("due saturday", date(2026, 11, 21)),
        ("due thursday", date(2026, 11, 26)),
        ("due in 10 working days", date(2026, 12, 4)),
        ("due in 10 days", date(2026, 11, 30)),
        ("due 2026-12-04", date(2026, 12, 4)),
        ("due 20 November", date(2026, 11, 20)),
        ("due 19 November", date(2027, 11, 19)),
        ("due 29 February", date(2028, 2, 29)),
        ("due Friday 4 December", date(2026, 12, 4)),
        ("due next friday", date(2026, 11, 27)),
        ("due next monday", date(2026, 11, 23)),
        ("due end of month", date(2026, 11, 30)),
    ],
)
def test_a_relative_day_counts_from_the_day_it_was_said(said: str, day: date) -> None:
    """On a Friday “friday” is the next one: nobody promises something for today."""
    assert wording_of(f"Page sooner {said}").since(FRIDAY).due == day


@pytest.mark.parametrize(
    ("said", "unclear"),
    [
        ("due someday", UnclearPart("due", "someday")),
        ("due next full moon @tom", UnclearPart("due", "next full moon")),
        ("due: 31 November", UnclearPart("due", "31 november")),
        ("due 2026-02-31", UnclearPart("due", "2026-02-31")),
        ("by Monday, 4 December 2026", UnclearPart("due", "monday, 4 december 2026")),
        ("kind: urgent @tom", UnclearPart("kind", "urgent")),
        ("priority: p1", UnclearPart("priority", "p1")),
    ],
)
def test_what_cannot_be_understood_is_kept_to_be_asked_about(
    said: str, unclear: UnclearPart
) -> None:
    """It is no part of the words, and is not lost."""
    says = wording_of(f"Page sooner {said}")

    assert (says.title, says.unclear) == ("Page sooner", (unclear,))


def test_a_weekday_that_does_not_fit_its_day_is_asked_about() -> None:
    """Nobody can tell which of the two is meant."""
    says = wording_of("Page sooner due Monday 4 December").since(FRIDAY)

    assert (says.due, says.unclear) == (None, (UnclearPart("due", "monday 4 december 2026"),))
    assert wording_of(as_line(says)) == says


def test_what_is_said_twice_and_differently_stays_words_the_second_time() -> None:
    """The first counts, and people see the other."""
    says = wording_of("Page sooner due friday due monday kind: detect kind: detect")

    assert (says.title, says.due, says.kind) == ("Page sooner due monday", NextWeekday(4), "detect")


@pytest.mark.parametrize(
    ("said", "isms"), [("isms", True), ("isms: yes", True), ("isms: no", False), ("", False)]
)
def test_isms_may_be_denied(said: str, isms: bool) -> None:
    """A word alone is a yes."""
    assert wording_of(f"Page sooner {said}").isms is isms


# --- written and read again -----------------------------------------------------------------------

PIECES = (
    *PARTS,
    *("Page", "sooner", "@acme/web", "@kim", "due someday", "by monday", "due in 10 working days"),
    *("owner:", "4 december", "friday", "2026", "next", "end of month", "until"),
    *("done when", "done", "when", "already", "is", "the", "to", "by", "due", "due:", "kind: x"),
    *(";", "(", ")", ",", "—", "-", ":", "\n", "`@mira`", "[x](http://a.b)", "&amp;", "&#64;"),
    *(
        "*a*",
        "_a_",
        "~",
        "|",
        "\\",
        "<b>",
        "#5",
        "1.",
        "http://x.y/@tom",
        "@&#8203;lee",
        "isms: no",
    ),
)
texts = st.lists(st.sampled_from(PIECES), max_size=9).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


@given(text=texts | st.text(max_size=60))
@example("@tom done when")
@example("due someday done when")
@example("due friday-due friday")
@example("Find out what\nis done already")
def test_a_line_that_we_write_says_what_was_read(text: str) -> None:
    """Whatever stood there before."""
    says = wording_of(text)

    assert wording_of(as_line(says)) == says


@given(text=texts)
def test_no_word_is_lost(text: str) -> None:
    """Each is in the words, or in a part."""
    said = text.replace("isms: no", "").replace("done already", "already done")
    says = wording_of(said)
    kept = as_line(says).replace(safe.GAP, "").replace("&#64;", "@").lower()
    words = re.findall(r"[a-z]{4,}", safe.words(said).lower())

    assert [word for word in words if word not in kept and word != "until"] == []


@given(text=texts)
def test_a_line_that_we_write_tells_nobody(text: str) -> None:
    """Whoever wrote the comment has told whom they meant."""
    assert not re.search(r"(?<!\w)@\w", as_line(wording_of(text)))
