"""The questions that come with the program: each asks how or what, and nobody for reasons."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

import pytest

from action.markdown.safe import text
from action.read.data_files.house_questions import house_questions, standing_questions
from action.read.forms.question_values import LONGEST_QUESTION, faults_of
from action.read.settings import DEFAULTS
from action.review.bank.bank import ASKED_ABOUT, Bank, BankQuestion
from action.review.bank.choosing import Matter, questions_for
from action.review.bank.standing_question import AnswerForm, StandingQuestion

HOUSE = house_questions()
STANDING = standing_questions()
EVERY = [*(question.ask for question in HOUSE), *(question.ask for question in STANDING)]
OPEN = ("How", "What", "When", "Where", "Which")
JUDGING = re.compile(
    r"\b(?:should|why|fault|blam\w+|mistake\w*|fail(?!over)\w*|careless\w*|forg[eo]t\w*|wrong|avoid\w*"
    r"|miss(?:ed|ing)|have been|would|could have|if only)\b",
    re.IGNORECASE,
)


# --- the bank -------------------------------------------------------------------------------------


def test_there_are_enough_for_many_reviews() -> None:
    """At least seventy, and ten for each kind."""
    made_for = Counter(kind for question in HOUSE for kind in question.about)

    assert len(HOUSE) >= 70
    assert {kind: count for kind, count in made_for.items() if count < 7} == {}
    assert made_for.keys() == set(ASKED_ABOUT)


@pytest.mark.parametrize("question", HOUSE, ids=lambda question: question.ask)
def test_each_asks_how_what_when_where_or_which(question: BankQuestion) -> None:
    """It is one sentence, short enough for a line of the page, and reads as it is written."""
    assert question.ask.split()[0] in OPEN
    assert question.ask.endswith("?")
    assert question.ask.count("?") == 1
    assert len(question.ask) <= 100
    assert text(question.ask) == question.ask


@pytest.mark.parametrize("ask", EVERY)
def test_none_asks_why_or_who_or_what_should_have_been(ask: str) -> None:
    """What a team's own questions are held to (R47, R50) holds for ours, the standing ones too."""
    assert [fault.message() for fault in faults_of(ask)] == []
    assert len(ask) <= LONGEST_QUESTION


@pytest.mark.parametrize("question", HOUSE, ids=lambda question: question.ask)
def test_no_word_of_them_judges(question: BankQuestion) -> None:
    """Nor does one ask for another world, except how an answer would help, or a question be put."""
    found = {word.lower() for word in JUDGING.findall(question.ask)}

    assert found <= {"would"}
    assert not found or re.match(r"(?:What|How) would (?:an answer|you put)", question.ask)


def test_no_question_stands_there_twice() -> None:
    """Neither in the bank nor among the standing ones."""
    assert [ask for ask, times in Counter(map(str.casefold, EVERY)).items() if times > 1] == []


@pytest.mark.parametrize("question", HOUSE, ids=lambda question: question.ask)
def test_each_knows_what_it_is_for(question: BankQuestion) -> None:
    """Kinds that there are, words in small letters as they are looked for, and a theme."""
    assert question.about
    assert set(question.about) <= set(ASKED_ABOUT)
    assert len(set(question.about)) == len(question.about)
    assert all(re.fullmatch(r"[a-z]+(?: [a-z]+)*\*?", word) for word in question.words)
    assert question.theme


@pytest.mark.parametrize(
    "word", sorted({word for question in HOUSE for word in question.words if len(word) > 2})
)
def test_each_word_calls_for_its_question(word: str) -> None:
    """Where it stands in a text, one of the questions that name it is asked."""
    said = word.removesuffix("*")
    (asks,) = questions_for([Matter("e1", (), f"It was {said} again.")], Bank(house=HOUSE))
    asked = {question.words for question in HOUSE if question.ask in asks if question.words}

    assert any(word in words or said in str(words) for words in asked)


def test_the_themes_stand_together() -> None:
    """Whoever reads the file finds what is near each other in one place."""
    themes = [theme for theme, _ in groupby(question.theme for question in HOUSE)]

    assert len(set(themes)) == len(themes)


# --- the standing ones ----------------------------------------------------------------------------


def test_the_standing_questions_are_those_of_the_seeds_in_their_order() -> None:
    """What happened comes first; how to prevent it comes last, and short."""
    assert [question.key for question in STANDING] == [
        "what-happened",
        "declaring",
        "responding",
        "decisions",
        "restoring",
        "telling-clients",
        "processes",
        "documentation",
        "went-well",
        "lucky",
        "surprised",
        "preventing",
        "major-flaw",
    ]


def test_three_of_them_are_answered_with_yes_or_no() -> None:
    """The others with a few words (R58)."""
    plain = [question.key for question in STANDING if question.answer is AnswerForm.YES_OR_NO]

    assert plain == ["restoring", "telling-clients", "major-flaw"]


def test_only_the_plan_for_clients_needs_clients() -> None:
    """Nobody is asked for a plan for clients whom an incident does not name."""
    assert [question for question in STANDING if question.with_clients] == [
        StandingQuestion(
            "telling-clients",
            "Do we have a plan for telling the clients?",
            AnswerForm.YES_OR_NO,
            with_clients=True,
        )
    ]


def test_a_key_can_stand_in_a_mark() -> None:
    """By it an answer is found again, so it has nothing that Markdown or a marker would take."""
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", question.key) for question in STANDING)


# --- handed over ----------------------------------------------------------------------------------


def test_the_settings_bring_them_to_the_review() -> None:
    """The review opens no files; what it may ask comes with what a team has settled."""
    assert DEFAULTS.questions == Bank(house=HOUSE)
    assert DEFAULTS.standing_questions == STANDING
