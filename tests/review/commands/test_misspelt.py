"""Which words are nearly one of our commands, and which are somebody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.commands.spelling import meant_by
from action.review.commands.table import TABLE

OURS = tuple(rule.name for rule in TABLE)
COMING = ("action", "coming", "event", "first", "help", "note-taker", "not-coming", "relay")
short_words = st.text("ab-", max_size=7)


def edits(one: str, other: str) -> int:
    """The edits between two words, counted by the book (optimal string alignment)."""
    cost = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            changed = cost[i - 1, j - 1] + (one[i - 1] != other[j - 1])
            cost[i, j] = min(cost[i - 1, j] + 1, cost[i, j - 1] + 1, changed)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                cost[i, j] = min(cost[i, j], cost[i - 2, j - 2] + 1)
    return cost[len(one), len(other)]


# --- what is left to others -----------------------------------------------------------------------


@pytest.mark.parametrize("word", ["deploy", "remind", "vents", "evt", "eventful", "tneve", "e", ""])
def test_a_word_two_edits_away_is_somebody_elses(word: str) -> None:
    """There may be other programs that listen."""
    assert meant_by(word, OURS) is None


@pytest.mark.parametrize("word", ["hello", "hell", "help-me", "helps", "hlep", "kelp", "held"])
def test_nobody_guesses_at_a_short_command(word: str) -> None:
    """Too many words are near to one of four letters."""
    assert meant_by(word, OURS) is None


@pytest.mark.parametrize("name", OURS)
def test_a_command_is_not_misspelt(name: str) -> None:
    """Also where another one is near."""
    assert meant_by(name, (*OURS, f"{name}s")) is None


def test_a_word_between_two_commands_is_not_guessed_at() -> None:
    """Which of them was meant is not ours to say; a short one counts here too."""
    assert meant_by("evenc", ("event", "evens")) is None
    assert meant_by("evet", ("event", "even")) is None


# --- what is guessed ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "edit"),
    [
        ("evnt", "a letter is missing"),
        ("even", "the last one"),
        ("vent", "the first one"),
        ("events", "a letter too many"),
        ("eevent", "one twice"),
        ("event-", "a hyphen"),
        ("evemt", "another letter"),
        ("veent", "two neighbours swapped"),
        ("evetn", "the last two"),
    ],
)
def test_a_word_one_edit_away_is_guessed(word: str, edit: str) -> None:
    """The length of our word counts, not of what was written."""
    assert meant_by(word, OURS) == "event", edit


def test_commands_to_come_are_told_apart() -> None:
    """With hyphens and without."""
    guessed = [meant_by(word, COMING) for word in ("notetaker", "comming", "not-comin", "fist")]

    assert guessed == ["note-taker", "coming", "not-coming", "first"]


@given(short_words, short_words)
def test_one_edit_is_one_edit_by_the_book(word: str, name: str) -> None:
    """Whatever the words."""
    long = sum(map(str.isalpha, name)) >= 5

    assert (meant_by(word, [name]) == name) == (long and edits(word, name) == 1)
