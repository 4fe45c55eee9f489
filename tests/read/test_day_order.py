"""Which number of 03/04 is the month, as the language of a text has it."""

from __future__ import annotations

import pytest

from action.read.freetext.days.order import month_first_in


@pytest.mark.parametrize(
    "text",
    [
        "A fila não andava, e ninguém foi avisado da falha.",
        "La cola se detuvo y nadie fue avisado del fallo por el equipo.",
        "La coda era ferma e nessuno è stato avvisato della cosa, che non va.",
        "La file est restée bloquée dans la nuit, et les clients ne le savaient pas.",
        "Die Schlange stand still, und niemand wurde von der Störung benachrichtigt.",
        "De wachtrij stond stil en niemand werd van het probleem verteld.",
        "Kolejka stanęła i nikt nie dowiedział się o tym przez całą noc.",
        "Køen stod stille, og ingen fik det at vide, det var ikke godt.",
        "Очередь стояла, и никто не знал.",
        "توقف الطابور ولم يعلم أحد",
    ],
)
def test_most_languages_put_the_day_first(text: str) -> None:
    """They never write it otherwise."""
    assert month_first_in([text]) is False


@pytest.mark.parametrize(
    "text",
    ["队列停了。 没有人知道。 监控没有报警。", "列が止まった。 誰も気づかなかった。 警報は無い。"],
)
def test_the_east_puts_the_month_first(text: str) -> None:
    """Where the year is left out it was never written last."""
    assert month_first_in([text]) is True


@pytest.mark.parametrize(
    "text",
    [
        "The queue stood still and nobody was told of it.",
        "The team of de Vries and van Dam was told by the café, del and des and que.",
        "14:05 EST deploy, 14:10 EST DOS attack, 14:20 EST DAS is full",
        "Deploy, rollback, deploy",
        "",
    ],
)
def test_english_may_do_both(text: str) -> None:
    """People are asked, also where nothing tells the language."""
    assert month_first_in([text]) is None


def test_the_beginning_of_a_text_tells_its_language() -> None:
    """Nobody waits for the rest of a long one."""
    assert (
        month_first_in(["The queue of the shop is up. " * 1000, "não é uma fila da loja " * 900])
        is None
    )
