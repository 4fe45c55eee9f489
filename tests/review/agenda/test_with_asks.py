"""What topics and moments are asked about: what people said first, then what makes a moment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from action.review.agenda.agenda import Agenda
from action.review.agenda.entry import entry_of
from action.review.agenda.topic import Topic
from action.review.agenda.with_asks import with_questions
from action.review.bank.bank import Bank, BankQuestion
from action.review.moments.candidates import Candidate
from action.review.moments.moment import DecisionMade, LongGap, MomentKind, OutsideFirst
from tests.stories.nouns import a_remark

LINE = "- **14:05** The logs are full <!-- e1 -->"
GAP = LongGap(timedelta(hours=1), timedelta(minutes=5))
KINDS = ("communication", "disagree", "decision", "gap", "outside-first")
BANK = Bank(
    house=(
        *(BankQuestion(f"{kind} {at}?", (kind,)) for kind in KINDS for at in range(2)),
        BankQuestion("Logs?", ("decision", "any"), ("logs",)),
    )
)


def of_moment(why: MomentKind) -> tuple[str, ...]:
    """What is asked about a moment on that line."""
    moment = Candidate("e1", "14:05 The logs are full", why)
    return with_questions(Agenda(), [moment], {"e1": why}, BANK)[1][0].asks


def of_topic(*remarks: str, why: MomentKind) -> tuple[str, ...]:
    """What is asked about a topic of these remarks on that line, which is a moment as well."""
    entries = tuple(entry_of(a_remark(LINE, words)) for words in remarks)
    found = Agenda(topics=(Topic(("e1",), "14:05 It", entries),))
    return with_questions(found, [], {"e1": why}, BANK)[0].topics[0].asks


def test_a_moment_is_asked_about_in_the_words_that_make_it_one() -> None:
    """Not about what else the line says, and a silence not about words at all."""
    assert "Logs?" in of_moment(DecisionMade(""))
    assert "Logs?" in of_moment(DecisionMade("We decide to read the logs"))
    assert "Logs?" not in of_moment(DecisionMade("We decide to wait"))
    assert "Logs?" not in of_moment(GAP)


@pytest.mark.parametrize("why", [GAP, OutsideFirst("")])
def test_what_people_remark_counts_before_what_we_have_found(why: MomentKind) -> None:
    """And the moment is asked about all the same."""
    first, second, third = of_topic("Nobody told the shops", why=why)

    assert {first, second} == {"communication 0?", "communication 1?"}
    assert not third.startswith("communication")


def test_dissent_counts_before_all() -> None:
    """Whoever spoke first (R48)."""
    first, second, _ = of_topic("Nobody told the shops", "I remember it differently", why=GAP)

    assert {first, second} == {"disagree 0?", "disagree 1?"}
