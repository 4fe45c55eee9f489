"""Which questions a topic or a moment gets: two or three that fit it, and none twice on a page."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.read.data_files.house_questions import house_questions
from action.review.bank.bank import ASKED_ABOUT, Bank, BankQuestion
from action.review.bank.choosing import AT_MOST, USUAL, Matter, questions_for

OURS = Bank(house=house_questions())
OF_OURS = {question.ask: question for question in OURS.house}


def made(*asks: str, about: str = "any", words: tuple[str, ...] = (), theme: str = "") -> Bank:
    """A bank of ours that holds these questions."""
    return Bank(house=tuple(BankQuestion(ask, (about,), words, theme) for ask in asks))


def matter(key: str, *kinds: str, words: str = "Something happened") -> Matter:
    """A topic or a moment."""
    return Matter(key, kinds, words)


def page(count: int) -> list[Matter]:
    """As many topics and moments as somebody likes, of every kind in turn."""
    return [matter(f"e{at}", ASKED_ABOUT[at % len(ASKED_ABOUT)]) for at in range(count)]


# --- what must not happen -------------------------------------------------------------------------


def test_nothing_to_ask_about_asks_nothing() -> None:
    """An empty page stays one."""
    assert questions_for([], OURS) == ()


def test_an_empty_bank_leaves_everything_without_questions() -> None:
    """Each matter has its place in the answer all the same."""
    assert questions_for(page(3), Bank()) == ((), (), ())


@pytest.mark.parametrize("count", [1, 10, 60, 500])
def test_no_question_stands_twice_on_a_page(count: int) -> None:
    """However many there are to be asked about."""
    asked = Counter(ask for asks in questions_for(page(count), OURS) for ask in asks)

    assert [ask for ask, times in asked.items() if times > 1] == []


def test_a_question_that_is_in_the_bank_twice_is_asked_once() -> None:
    """Also where a team has written one of ours in other letters; then it is theirs."""
    bank = Bank(
        (BankQuestion("what helped?"),), (BankQuestion("What helped?"), BankQuestion("What else?"))
    )

    for key in map(str, range(20)):
        assert questions_for([matter(key)], bank) == (("what helped?", "What else?"),)


def test_a_question_for_other_kinds_is_not_asked() -> None:
    """A remark of which nothing is known gets what fits anything."""
    bank = made("What tipped it?", about="escalation")

    assert questions_for([matter("a"), matter("b", "gap"), matter("c", "odd")], bank) == ((),) * 3


@pytest.mark.parametrize("text", ["The login failed", "Catalog rebuilt", "", "lo g", "dialogs"])
def test_a_question_for_a_word_is_not_asked_where_the_word_is_missing(text: str) -> None:
    """`log` is that word and no other, so nobody is asked for logs that nobody spoke of."""
    bank = made("What was in them?", words=("log", "logs"))

    assert questions_for([matter("a", words=text)], bank) == ((),)


# --- what fits ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ASKED_ABOUT)
def test_every_kind_gets_three_questions_of_its_own(kind: str) -> None:
    """Two where only those are left that fit anything."""
    (asks,) = questions_for([matter("e1", kind)], OURS)

    assert len(asks) == (USUAL if kind == "any" else AT_MOST)
    assert all(kind in OF_OURS[ask].about for ask in asks)


@pytest.mark.parametrize("kind", [kind for kind in ASKED_ABOUT if kind != "any"])
def test_two_of_a_kind_on_a_page_have_questions_of_it(kind: str) -> None:
    """Each of them two at least."""
    for asks in questions_for([matter("e1", kind), matter("e2", kind)], OURS):
        assert sum(kind in OF_OURS[ask].about for ask in asks) >= 2


def test_a_usual_page_does_not_run_dry() -> None:
    """Five topics and five moments, all of one kind even."""
    for kind in ASKED_ABOUT:
        found = questions_for([matter(f"e{at}", kind) for at in range(10)], OURS)
        assert min(map(len, found)) >= USUAL, kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("PAGED at night: checkout is down", "paged"),
        ("The alerts went on and on", "alert*"),
        ("We rolled-back to 4.1", "rolled back"),
        ("Nothing in the run-book.", "run book"),
        ("Looked at #logs;nothing", "logs"),
    ],
)
def test_the_words_of_a_matter_call_for_a_question(text: str, word: str) -> None:
    """In any letters, whatever stands around them; `alert*` is any word that begins so."""
    bank = made("How was that?", words=(word,))
    found = questions_for([matter("a", words=text)], bank)

    assert found == (("How was that?",),)


@pytest.mark.parametrize(
    ("said", "not_asked"),
    [
        ("We heard it from Twitter before any alert fired", "alert"),
        ("There was no alert", "alert"),
        ("We decide to take the release back", "a change like this"),
        ("The rollout was rolled back", "a change like this"),
        ("The failover was not done until 09:10", "restart"),
        ("AWS status page said all green", "customers"),
        ("See https://example.org/log", "logs"),
    ],
)
def test_no_question_contradicts_what_was_said(said: str, not_asked: str) -> None:
    """What was not there, went back or stands in an address is not asked about."""
    (asks,) = questions_for([Matter("e1", (), "Something happened", said)], OURS)

    assert asks
    assert not any(not_asked in ask for ask in asks)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("The certificate expired at midnight", "about to run out"),
        ("At midnight the certificate expired", "the hour and the day"),
        ("The disk filled up with logs", "about to run out"),
        ("We take the release back", "going back was safe"),
    ],
)
def test_of_several_words_the_first_is_what_it_is_about(said: str, asked: str) -> None:
    """Only one of them is asked about."""
    (asks,) = questions_for([Matter("e1", (), "Something happened", said)], OURS)

    assert asked in asks[0]


def test_the_question_for_a_word_comes_first_and_there_is_only_one() -> None:
    """The others are for the kind: a decision in which alerts and logs are named is one still."""
    words = "Decided after the alerts, the logs and the dashboard to restart the night job"
    for key in map(str, range(20)):
        ((first, *others),) = questions_for([matter(key, "decision", words=words)], OURS)
        assert OF_OURS[first].words
        assert [OF_OURS[ask].about for ask in others if "decision" not in OF_OURS[ask].about] == []


def test_a_matter_of_two_kinds_is_asked_about_both() -> None:
    """Several remarks at one event make one topic."""
    bank = Bank(house=(BankQuestion("How?", ("gap",)), BankQuestion("When?", ("decision",))))

    (asks,) = questions_for([matter("a", "gap", "decision")], bank)

    assert set(asks) == {"How?", "When?"}


@pytest.mark.parametrize("key", [str(at) for at in range(20)])
def test_of_three_questions_one_is_for_the_other_kind(key: str) -> None:
    """The first kind has two, whatever else the bank holds for it."""
    gaps = tuple(BankQuestion(f"How {at}?", ("gap",)) for at in range(5))
    bank = Bank(house=(*gaps, BankQuestion("When?", ("decision",))))

    (asks,) = questions_for([matter(key, "gap", "decision")], bank)
    assert (len(asks), asks[-1]) == (3, "When?")


def test_a_word_that_only_the_line_has_comes_behind_the_kind() -> None:
    """It was not said by anybody who wants to talk about it, and may be beside the point."""
    bank = Bank(house=(BankQuestion("Logs?", words=("logs",)), BankQuestion("How?", ("gap",))))

    assert questions_for([matter("a", "gap", words="The logs")], bank) == (("How?", "Logs?"),)
    said = Matter("a", ("gap",), "It", said="The logs")
    assert questions_for([said], bank) == (("Logs?", "How?"),)


def test_the_kind_that_a_question_names_first_is_the_one_it_fits_best() -> None:
    """What is made for hand-overs goes before what fits them, too."""
    best = BankQuestion("How?", ("hand-over",))
    fits = tuple(BankQuestion(f"What {at}?", ("gap", "hand-over")) for at in range(20))

    ((first, *_),) = questions_for([matter("a", "hand-over")], Bank(house=(*fits, best)))

    assert first == "How?"


def test_what_fits_anything_is_never_the_third() -> None:
    """Two good questions are enough where there is none that is made for it."""
    bank = made("How?", "When?", "Where?")
    (asks,) = questions_for([matter("a", "gap")], bank)

    assert len(asks) == USUAL


def test_three_questions_are_of_two_themes() -> None:
    """Those of one theme are near each other; a third of it would tell nothing new."""
    near = made("How?", "When?", "Which?", about="gap", theme="silence").house
    other = made("Where?", about="gap", theme="pressure").house

    assert len(questions_for([matter("a", "gap")], Bank(house=near))[0]) == USUAL
    for key in map(str, range(10)):
        (asks,) = questions_for([matter(key, "gap")], Bank(house=(*near, *other)))
        assert (len(asks), "Where?" in asks) == (AT_MOST, True)


def test_the_questions_of_a_team_come_before_ours() -> None:
    """Those that fit; behind them ours."""
    team = (BankQuestion("How did the shop feel it?"), BankQuestion("When did it?", ("gap",)))
    (first, second) = questions_for(
        [matter("a", "gap"), matter("b", "decision")], Bank(team, OURS.house)
    )

    assert first[:2] == ("When did it?", "How did the shop feel it?")
    assert first[2] in OF_OURS
    assert set(second) <= OF_OURS.keys()


def test_when_the_bank_runs_dry_fewer_are_asked() -> None:
    """Whoever stands first on the page has the most to lose, and is served first."""
    bank = made("How?", "When?", "Where?")

    assert list(map(len, questions_for([matter("a"), matter("b"), matter("c")], bank))) == [2, 1, 0]


# --- what stays as it was -------------------------------------------------------------------------


def test_the_same_page_has_the_same_questions() -> None:
    """Nothing is thrown by dice; two matters of one kind differ by their keys alone."""
    first = questions_for(page(20), OURS)

    assert questions_for(page(20), Bank(house=tuple(reversed(OURS.house)))) == first
    assert len({questions_for([matter(f"e{at}", "decision")], OURS) for at in range(20)}) > 15


@given(st.lists(st.sampled_from(ASKED_ABOUT), max_size=30), st.sampled_from(ASKED_ABOUT))
def test_what_comes_last_changes_nothing_before_it(kinds: list[str], kind: str) -> None:
    """A new topic at the end of the page leaves all others their questions."""
    before = [matter(f"e{at}", one) for at, one in enumerate(kinds)]
    found = questions_for([*before, matter("new", kind)], OURS)

    assert found[:-1] == questions_for(before, OURS)


def test_most_keep_their_questions_when_one_comes_or_goes_before_them() -> None:
    """Only where both would like the same one, and what has gone stood before."""
    whole = page(10)
    kept = total = 0
    for gone in range(10):
        fewer = [one for one in whole if one.key != f"e{gone}"]
        was = dict(zip((one.key for one in whole), questions_for(whole, OURS), strict=True))
        now = dict(zip((one.key for one in fewer), questions_for(fewer, OURS), strict=True))
        kept += sum(len({*now[key]} & {*was[key]}) for key in now)
        total += sum(map(len, now.values()))

    assert kept / total > 0.9


def test_a_question_that_is_new_in_the_bank_leaves_the_others_in_their_order() -> None:
    """A release with more questions does not shuffle the pages of today."""
    fewer = Bank(house=OURS.house[1:])
    pairs = zip(questions_for(page(10), OURS), questions_for(page(10), fewer), strict=True)

    assert sum(was == now for was, now in pairs) >= 8


# --- much of it, and hostile ----------------------------------------------------------------------


def test_thousands_of_matters_take_what_there_is() -> None:
    """A bank holds what it holds; the rest of the page goes without."""
    found = questions_for(page(5_000), OURS)

    assert len(found) == 5_000
    assert 100 < sum(map(len, found)) <= len(OURS.house)


def calls(matters: list[Matter]) -> int:
    """How much is done for so many matters, counted in calls of functions."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        questions_for(matters, OURS)
    finally:
        sys.setprofile(None)
    return counted


def test_twice_as_many_matters_take_twice_as_long() -> None:
    """Never four times, and no time is measured: only how much is done."""
    once, twice, four_times = calls(page(500)), calls(page(1_000)), calls(page(2_000))

    assert four_times - twice <= 2.1 * (twice - once)


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_key_and_any_words_have_questions(key: str, words: str) -> None:
    """People write what they like."""
    ((first, *_),) = questions_for([Matter(key, ("gap",), words)], OURS)

    assert first in OF_OURS


def test_half_characters_in_a_key_stop_nobody() -> None:
    """JSON may carry them, and no encoding takes them."""
    assert questions_for([matter("\ud800", "gap", words="\udfff")], OURS)[0]
